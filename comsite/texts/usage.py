"""Judge from the words around a name whether it means a person, a post or something else.

"The Warden" is a person; "a new Warden" is the post; "the Lord Warden", "the Warden of Gullport"
and "the Warden's Fund" are neither. The tables are for English; another language needs its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

from comsite.base.dates import MONTHS
from comsite.texts.names import Names
from comsite.texts.phrases import WORD
from comsite.texts.verbs import ACTS

_THE = ("The ", " the ")

_NEAR = 60  # how many letters on either side of a name are looked at

# Before the name of a post, these words say that it means one of several, or nobody in particular.
_ANY = re.compile(
    r"an?|any|each|every|another|other|no|some|all|both|these|those|different|local|respective"
    r"|their|two|three|four|five|six|many|several|most|few|individual|neighbouring"
)

# Before the name of a post, these words say that it means the post and not its holder.
_NEW = re.compile(r"new|next|future|permanent")

_OFFICE = re.compile(
    r"\b(?:post|role|rank|position|office|title|job) of (?:the )?$"
    r"|\b(?:acting|stand|stands|stood|standing|serve|serves|served|serving) as $"
)

# Before the name of a post, these words say that it means somebody who does not hold it that day.
_FORMER = re.compile(
    r"former|previous|then|ex|outgoing|departing|retiring|retired|late|last|past|earlier|erstwhile"
)
_ACTING = re.compile(r"acting|temporary|interim")

# Before the name of a post, these words make another post of it: "the deputy Warden".
_CHANGING = re.compile(
    r"deputy|assistant|asst|vice|associate|sub|under|shadow|honorary|joint|lord|lady|chief"
    r"|principal|senior|junior|regional|national|district"
    r"|incoming|prospective|potential|aspiring"
)

# With these before "and", in the plural, the name of a post means any such post.
_ANY_PAIR = re.compile(
    r"\b(?:forces|councils|authorities|[A-Z][a-z]+(?:or|er|able)s|[A-Z]{2,5}s)"
    r" (?:and|or|&) (?:the )?$"
)

# So it does after a body of no place, where the text says what should be done.
_BARE_PAIR = re.compile(r"(?:^|[^\w\s] |\b[a-z]+ |The )[\"“']?\w+ (?:and|or|&) $")
_SHOULD = re.compile(r"[\"”']?(?: \([^()]{1,30}\))? (?:\w+ )?(?:should|must|ought)\b")

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
    r"|briefings?|awards?|elect|designate|grants?|house|building|portfolios?|ranks?|rota|cover|[0-9]+"
)

# These things belong to a post and not to its holder, with or without capitals, as in "the Chair's
# office". A report is the holder's own, unless capitals make a title of it.
_BELONGINGS = re.compile(r"offices?|funds?|awards?|announcements?|briefings?|parlour|chain")

# What stands with a capital in a heading after two posts: "Chair/Clerk Activity".
_DOINGS = re.compile(r"Activity|Activities|Engagement|Visits?|Comments?")

# After the name of a post, the place or the body whose post it is, or that it is another's.
_AREA = re.compile(r"(?:(?:of|for) (?:the )?|(?:from|at) )([A-Z]\w*(?:[ -](?:and )?[A-Z]\w*)*)")
_ELSEWHERE = re.compile(
    r"(?:of|for|from|in|at) (?:(?:another|other|neighbouring|an? (?:different|neighbouring))\b"
    r"|(?:any|each|every|some|an?) (?:\w+ )?(?:force|area|region|county|city|body|council)\b)"
)
_DAY = re.compile(rf"(?:{'|'.join(MONTHS)}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")

# A place's name does not end with one of these words: West Fernwick is not West Gullport.
_UNFINISHED = re.compile(
    r"(?:North|South|East|West|North-?(?:East|West)|South-?(?:East|West))(?:ern)?"
    r"|Great|Greater|Central|Mid|Upper|Lower|Old|New|City|County|Royal|Saint|St"
)

# After a person's name, these words make something that is only named after the person, as in "the
# Example Prize".
_NAMED_AFTER = re.compile(
    r" (?:Report|Review|Inquiry|Enquiry|Prize|Award|Foundation|Trust|Centre|House|Street|Road|Way"
    r"|Hall|Building|Lecture|Fund|Scholarship|Act|Law|Inquest)\b"
)

# These verbs follow a person's name in minutes. Those in _IS may also follow a month ("May is …"),
# so only _DOES can tell the name "May" from the month.
_DOES = r"\w{2,}ed|said|spoke|told|gave|led|thought|felt|saw|took|went|left|brought|asks|says"

# Only people do this. What else ends in -ed may be said of a thing, as in "Price reported in
# March", unless it goes on as speech does.
_SPEAKS = (
    r"said|says|asked|asks|told|tells|answered|replied|queried|enquired|inquired|spoke|thanked"
    r"|apologised|remarked|commented|explained|argued|wondered|hoped|felt|thought|wanted"
    r"|disagreed|objected|abstained|volunteered|seconded|doubted|regretted|preferred"
    r"|blamed (?!for|on|by)|read (?:an?|the|out|from)"
    r"|\w{2,}ed (?:that|why|what|how|if|whether)"
    rf"|(?:had|has|have) (?:{'|'.join(ACTS)})"
    r"|(?:was|were)(?: then| also)? (?:asked|told|thanked|invited|reminded|congratulated)"
)

_IS = (
    r"made|began|put|knew|understood|sought|chose|met|drew|set|found|showed|read|undertook|is|was"
    r"|were|are|has|had|have|would|will|could|should|might|must|can|to|also|then|did|does"
)

_AND_OTHER = r"(?:'s?)?(?:(?:,? and|,|/| &) ?[A-Z][\w' .-]*?)?"

_ACTS = re.compile(rf"{_AND_OTHER} (?:{_DOES}|{_IS})\b")
_MONTH_ACTS = re.compile(rf"{_AND_OTHER} (?:{_DOES})\b")
_TALKS = re.compile(rf"{_AND_OTHER} (?:also |then )?(?:{_SPEAKS})\b|'s [a-z]")
_JOINED = re.compile(r"(?: and |/| & |, )(?=[A-Z])")
_OWNS = re.compile(r"'s? [a-z]|,")
_MORE_NAME = re.compile(r" [A-Z0-9]|'s? [A-Z]")

_DETERMINER = re.compile(
    r"the|an?|this|that|these|those|his|her|its|our|their|your|my|every|each|any|some|no"
    r"|last|next|early|late|mid"
)

_QUOTES = ("“", '"', " '")

_QUOTATION = re.compile(r"[“\"]([^“”\"]{3,120})[”\"]|'([^']{3,120})'")
_MONTH = re.compile("|".join(MONTHS))
_LAST_WORD = re.compile(r"(?<![\w'-])(\w+) $")
_SENTENCE_END = re.compile(r"[.?!:;–—][\"'”)\]]*\s*$")


class PostUse(Enum):
    """The meaning of a post's name at one place in a text.

    ``PERSON`` is whoever holds the post, ``FORMER`` somebody who held it, ``ACTING`` somebody who
    stands in; ``POST`` is the post as such, ``ANY`` one of several posts of that name, and
    ``OTHER`` something else altogether.
    """

    PERSON = auto()
    POST = auto()
    ANY = auto()
    FORMER = auto()
    ACTING = auto()
    OTHER = auto()


class NameUse(Enum):
    """The meaning of a single name: a person, perhaps a person, or something else."""

    PERSON = auto()
    DOUBTFUL = auto()
    OTHER = auto()


_USE_AFTER: Mapping[re.Pattern[str], PostUse] = {
    _ANY: PostUse.ANY,
    _NEW: PostUse.POST,
    _FORMER: PostUse.FORMER,
    _ACTING: PostUse.ACTING,
    _CHANGING: PostUse.OTHER,
}


def joins(text: str, after: int) -> str:
    """Return what separates a title from the name after it: a space, a comma and space, or ""."""
    return " " if text.startswith(" ", after) else ", " if text.startswith(", ", after) else ""


def use_of_post(text: str, start: int, end: int, names: Names, post: str) -> PostUse:
    """Return the meaning of the name of ``post`` that stands from ``start`` to ``end``."""
    use = _before(text, start, end, names, post)
    return _after(text, start, end, names, post) if use is PostUse.PERSON else use


def changing_word(text: str, start: int) -> int | None:
    """Return where a word begins that makes another post of the one named after it, if any does.

    Such words are "deputy", "former" and "acting", with or without a capital.
    """
    word = _LAST_WORD.search(text, max(0, start - _NEAR), start)
    low = word[1].lower() if word else ""
    changes = any(table.fullmatch(low) for table in (_CHANGING, _FORMER, _ACTING))
    return word.start(1) if word and changes else None


def is_of_the_past(name: str) -> bool:
    """Whether a name begins with a word by which it means somebody who held a post before."""
    return bool(_FORMER.fullmatch(name.partition(" ")[0].lower()))


def is_of_deputy(text: str, start: int) -> bool:
    """Whether the word before a title makes a lower or another one of it, as "deputy" does."""
    word = _LAST_WORD.search(text, max(0, start - _NEAR), start)
    return bool(word and _CHANGING.fullmatch(word[1].lower()))


def _before(text: str, start: int, end: int, names: Names, post: str) -> PostUse:
    if text.endswith(_THE, 0, start) and not text.endswith(" of the ", 0, start):
        return PostUse.PERSON  # the usual case, settled first because that is fast
    near = text[max(0, start - _NEAR) : start]
    if near.endswith("-"):
        return PostUse.OTHER
    if _OFFICE.search(near):
        return PostUse.POST
    if _ANY_PAIR.search(near):
        return PostUse.ANY
    if _BARE_PAIR.search(near) and _SHOULD.match(text, end):
        return PostUse.ANY
    if " " in text[start:end] and _begins_sentence(text, start) and _SHOULD.match(text, end):
        return PostUse.ANY
    words = near.split() if near.endswith(" ") else []
    own = names.areas.get(post, ())
    while words and words[-1].removesuffix("'s") in own:
        words.pop()  # in "the former Fernwick Warden", what matters is "former"
    last = words[-1] if words else ""
    if not last or not last[-1].isalnum():
        return PostUse.PERSON
    low = last.lower()
    for table, use in _USE_AFTER.items():
        if table.fullmatch(low):
            return use
    if not last.rpartition("-")[2][:1].isupper() or _FUNCTION.fullmatch(low):
        return PostUse.PERSON
    begins = _begins_sentence(text, start - len(near) + near.rindex(last))
    return PostUse.PERSON if begins and low.endswith(("ing", "ed", "ly")) else PostUse.OTHER


def _after(text: str, start: int, end: int, names: Names, post: str) -> PostUse:
    if text.startswith(("-elect", "-designate"), end):
        return PostUse.OTHER
    owned = text.startswith(("'s ", "' "), end)
    place = text.index(" ", end) + 1 if owned else end + 1
    following = WORD.match(text, place) if owned or text.startswith(" ", end) else None
    if following is None:
        return PostUse.PERSON
    word = following[0]
    if not owned and word in ("of", "for", "from", "in", "at"):
        return PostUse.PERSON if _is_here(text, place, names, post) else PostUse.OTHER
    if (_BELONGINGS if owned else _THING).fullmatch(word.lower()):
        return PostUse.OTHER
    if text[start - 1 : start] == "/" and not owned and _DOINGS.fullmatch(word):
        return PostUse.PERSON
    if word[0].isupper() and word != "I":
        names_here = names.at(text, place, word)
        known = names_here.records or names_here.titles
        return PostUse.PERSON if known else PostUse.OTHER
    return PostUse.PERSON


def _is_here(text: str, place: int, names: Names, post: str) -> bool:
    """Whether "of Fernwick" after the name of a post says the place or the body of this post."""
    if _ELSEWHERE.match(text, place):
        return False
    area = _AREA.match(text, place)
    if not area or _DAY.match(area[1]):
        return True
    words = re.split(r"[ -](?:and )?", area[1])
    own = names.areas.get(post, ())
    count = next((index for index, word in enumerate(words) if word not in own), len(words))
    if count and (count == len(words) or not _UNFINISHED.fullmatch(words[count - 1])):
        return True
    return text.startswith(("of", "for"), place) and names.is_general(post, text, area.start(1))


def use_of_single_name(text: str, start: int, end: int, names: Names) -> NameUse:
    """Return the meaning of a word that is a first name or a family name, and stands by itself.

    Some names are also months or other ordinary words: where a sentence begins with one, it is a
    person's only beside what people alone do, or beside another's name.
    """
    near, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if near.endswith(("-", ".")) or after.startswith("-") or _MORE_NAME.match(after):
        return NameUse.OTHER
    word = text[start:end].lower()
    if _MONTH.fullmatch(text, start, end):
        if not _MONTH_ACTS.match(after):
            return NameUse.OTHER
        return NameUse.PERSON if _TALKS.match(after) else NameUse.DOUBTFUL
    if _begins_sentence(text, start):
        if not (_ACTS.match(after) or _OWNS.match(after) or after.lstrip()[:1] in ("–", "-")):
            return NameUse.OTHER
        if word not in names.everyday or _is_beside_name(text, end, names):
            return NameUse.PERSON
        # "Banks said" may be of several banks.
        talks = not word.endswith("s") and _TALKS.match(after)
        return NameUse.PERSON if talks else NameUse.DOUBTFUL
    words = near.split()
    last = words[-1] if words else ""
    if _DETERMINER.fullmatch(last.lower()):
        return NameUse.OTHER
    named = last[:1].islower() or not last[-1:].isalnum() or last in ("The", "And")
    return NameUse.PERSON if named or _ACTS.match(after) else NameUse.OTHER


def _is_beside_name(text: str, end: int, names: Names) -> bool:
    """Whether another person's name is joined to one that ends here: "Grace and Ivy"."""
    joint = _JOINED.match(text, end)
    word = WORD.match(text, joint.end()) if joint else None
    if not word:
        return False
    other = names.at(text, word.start(), word[0])
    return bool(other.titles or other.surnames or other.given_names)


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
