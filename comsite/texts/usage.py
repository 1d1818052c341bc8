"""Judge from the words around a name whether it means a person, a post or something else.

"The Warden" is a person; "a new Warden" is the post; "the Lord Warden", "the Warden of Gullport"
and "the Warden's Fund" are neither. The tables are for English; another language needs its own.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from comsite.base.dates import MONTHS
from comsite.texts.names import Names
from comsite.texts.phrases import WORD

_THE = ("The ", " the ")

_NEAR = 60  # how many letters on either side of a name are looked at

# Before the name of a post, these words say that it means one of several, or nobody in particular.
_ANY = re.compile(
    r"an?|any|each|every|another|other|no|some|all|both|these|those|new|next|incoming|future"
    r"|different|local|respective|their|two|three|four|five|six|many|several|most|few|individual"
    r"|permanent"
)

_OFFICE = re.compile(r"\b(?:post|role|rank|position|office|title|job) of (?:the )?$")

# Before the name of a post, these words say that it means somebody who does not hold it that day.
_FORMER = re.compile(r"former|previous|then|ex|outgoing|late|past|earlier")
_ACTING = re.compile(r"acting|temporary|interim")

# These words have a capital only because a sentence or a heading begins with them.
_FUNCTION = re.compile(
    r"the|and|or|but|as|at|by|for|from|in|of|on|to|with|when|while|where|whereas|whilst|since|if"
    r"|that|then|so|because|although|though|after|before|during|following|however|later|both"
    r"|what|how|why|did|does|do|is|was|were|are|has|had|will|would|can|could|should|our|your"
    r"|thanks|thank|dear|also|which|whether|yes|no|actions?"
)

# After the name of a post, these words make a thing of it: "the Chair elections".
_THING = re.compile(
    r"leads?|elections?|candidates?|roles?|posts?|vacancy|levels?|offices?|areas?|teams?"
    r"|briefings?|awards?|elect|grants?|house|building|portfolios?|ranks?|rota|cover|[0-9]+"
)

# These things belong to a post and not to its holder, with or without capitals, as in "the Chair's
# report".
_PAPERS = re.compile(
    r"reports?|announcements?|offices?|funds?|awards?|updates?|statements?|briefings?|parlour|chain"
)

_AREA = re.compile(r"(?:of|for) (?:the )?([A-Z]\w*)")

# After a person's name, these words make something that is only named after the person, as in "the
# Example Prize".
_NAMED_AFTER = re.compile(
    r" (?:Report|Review|Inquiry|Enquiry|Prize|Award|Foundation|Trust|Centre|House|Street|Road|Way"
    r"|Hall|Building|Lecture|Fund|Scholarship|Act|Law|Inquest)\b"
)

# These verbs follow a person's name in minutes. Those in _IS may also follow a month ("May is …"),
# so only _DOES can tell the name "May" from the month.
_DOES = r"\w{2,}ed|said|spoke|told|gave|led|thought|felt|saw|took|went|left|brought|asks|says"

_IS = (
    r"made|began|put|knew|understood|sought|chose|met|drew|set|found|showed|read|undertook|is|was"
    r"|were|are|has|had|have|would|will|could|should|might|must|can|to|also|then|did|does"
)

_AND_OTHER = r"(?:'s?)?(?:(?:,? and|,|/| &) ?[A-Z][\w' .-]*?)?"

_ACTS = re.compile(rf"{_AND_OTHER} (?:{_DOES}|{_IS})\b")
_MONTH_ACTS = re.compile(rf"{_AND_OTHER} (?:{_DOES})\b")
_OWNS = re.compile(r"'s? [a-z]|,")
_MORE_NAME = re.compile(r" [A-Z0-9]|'s? [A-Z]")

_DETERMINER = re.compile(
    r"the|an?|this|that|these|those|his|her|its|our|their|your|my|every|each|any|some|no"
    r"|last|next|early|late|mid"
)

_QUOTES = ("“", '"', " '")

_QUOTATION = re.compile(r"[“\"]([^“”\"]{3,120})[”\"]|'([^']{3,120})'")
_MONTH = re.compile("|".join(MONTHS))
_SENTENCE_END = re.compile(r"[.?!:;–—][\"'”)\]]*\s*$")


class PostUse(Enum):
    """The meaning of a post's name at one place in a text.

    ``PERSON`` is whoever holds the post, ``FORMER`` somebody who held it, ``ACTING`` somebody who
    stands in; ``POST`` is the post as such, and ``OTHER`` something else altogether.
    """

    PERSON = auto()
    POST = auto()
    FORMER = auto()
    ACTING = auto()
    OTHER = auto()


def joins(text: str, after: int) -> str:
    """Return what separates a title from the name after it: a space, a comma and space, or ""."""
    return " " if text.startswith(" ", after) else ", " if text.startswith(", ", after) else ""


def use_of_post(text: str, start: int, end: int, names: Names, post: str) -> PostUse:
    """Return the meaning of the name of ``post`` that stands from ``start`` to ``end``."""
    use = _before(text, start, names, post)
    return _after(text, end, names, post) if use is PostUse.PERSON else use


def _before(text: str, start: int, names: Names, post: str) -> PostUse:
    if text.endswith(_THE, 0, start) and not text.endswith(" of the ", 0, start):
        return PostUse.PERSON  # the usual case, settled first because that is fast
    near = text[max(0, start - _NEAR) : start]
    if near.endswith("-"):
        return PostUse.OTHER
    if _OFFICE.search(near):
        return PostUse.POST
    words = near.split() if near.endswith(" ") else []
    last = words[-1] if words else ""
    if not last or not last[-1].isalnum():
        return PostUse.PERSON
    low = last.lower()
    if _ANY.fullmatch(low):
        return PostUse.POST
    if _FORMER.fullmatch(low):
        return PostUse.FORMER
    if _ACTING.fullmatch(low):
        return PostUse.ACTING
    own = last.removesuffix("'s") in names.areas.get(post, ())
    if own or not last.rpartition("-")[2][:1].isupper() or _FUNCTION.fullmatch(low):
        return PostUse.PERSON
    begins = _begins_sentence(text, start - len(near) + near.rindex(last))
    return PostUse.PERSON if begins and low.endswith(("ing", "ed", "ly")) else PostUse.OTHER


def _after(text: str, end: int, names: Names, post: str) -> PostUse:
    owned = text.startswith(("'s ", "' "), end)
    place = text.index(" ", end) + 1 if owned else end + 1
    following = WORD.match(text, place) if owned or text.startswith(" ", end) else None
    if following is None:
        return PostUse.PERSON
    word = following[0]
    if not owned and word in ("of", "for"):
        area = _AREA.match(text, place)
        own = not area or area[1] in names.areas.get(post, ()) or names.is_general(post, area[1])
        return PostUse.PERSON if own else PostUse.OTHER
    if (_PAPERS if owned else _THING).fullmatch(word.lower()):
        return PostUse.OTHER
    if word[0].isupper() and word != "I":
        names_here = names.at(text, place, word)
        known = names_here.records or names_here.titles
        return PostUse.PERSON if known else PostUse.OTHER
    return PostUse.PERSON


def is_single_name(text: str, start: int, end: int) -> bool:
    """Whether a word that is a first name or a family name is used as a name here.

    Some names are also months or other ordinary words.
    """
    near, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if near.endswith(("-", ".")) or after.startswith("-") or _MORE_NAME.match(after):
        return False
    if _MONTH.fullmatch(text, start, end):
        return bool(_MONTH_ACTS.match(after))
    if _begins_sentence(text, start):
        return bool(_ACTS.match(after) or _OWNS.match(after) or after.lstrip()[:1] in ("–", "-"))
    words = near.split()
    last = words[-1] if words else ""
    if _DETERMINER.fullmatch(last.lower()):
        return False
    named = last[:1].islower() or not last[-1:].isalnum() or last in ("The", "And")
    return named or bool(_ACTS.match(after))


def is_in_title(text: str, start: int, end: int) -> bool:
    """Whether a name is a part of a title: of a thing named after somebody, or of a quoted title.

    A quoted title is a text in quotation marks whose longer words all have capitals.
    """
    if _NAMED_AFTER.match(text, end):
        return True
    near, far = max(0, start - 2 * _NEAR), end + 2 * _NEAR
    if not any(map(text[near:far].__contains__, _QUOTES)):
        return False
    for quoted in _QUOTATION.finditer(text, near, far):
        if quoted.start() < start and end < quoted.end():
            words = (quoted[1] or quoted[2]).split()
            longer = quoted.end() - quoted.start() > end - start + 6
            small = [word for word in words if len(word) > 3 and not word[:1].isupper()]
            return longer and all(_FUNCTION.fullmatch(word) for word in small)
    return False


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a place begins a sentence or the text."""
    near = text[max(0, start - _NEAR) : start]
    return not near.strip(" \"'“(") or bool(_SENTENCE_END.search(near))
