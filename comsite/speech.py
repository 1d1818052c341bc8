"""Who asked, answered or said something, and to whom, where the text itself says so.

A statement is found where a person's name is followed by a verb of speech: "The Mayor asked ACC
Example whether …". What is not said so plainly is left out: nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from comsite.names import Target

Act = Literal["asked", "answered", "said", "presented"]

_VERBS: dict[Act, str] = {
    "asked": "asked questioned queried enquired inquired requested challenged",
    "answered": "answered replied responded explained clarified confirmed assured reassured"
    " informed advised told",
    "said": "said stated added noted spoke described reported commented suggested reiterated"
    " acknowledged agreed highlighted discussed mentioned outlined thanked welcomed presented"
    " introduced elaborated updated observed remarked stressed emphasised concluded raised shared"
    " recognised accepted referred quoted called",
}
_ACTS: dict[str, Act] = {verb: act for act, verbs in _VERBS.items() for verb in verbs.split()}
_PHRASES: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (
        "asked",
        re.compile(r"wanted to know\b|sought (?:clarification|an update|(?:re)?assurance)\b"),
    ),
    ("said", re.compile(r"pointed out\b")),
    (
        "presented",
        re.compile(
            r"presented (?=(?:the|this|that|an?|his|her|their) (?:\w+ ){0,3}"
            r"(?:report|paper|update|briefing)\b)"
        ),
    ),
)
_BEFORE_VERB = re.compile(
    r"(?:'s)?(?:,[^,.;]{1,80},)? (?:(?:also|then|further|again|first|next|later|in turn|both|\w+ly)"
    r" )*(?=(\w+))"
)
_ASKED_BY = re.compile(r" (?:was|were|had been) (?:also |then )?asked by (?:the )?$")
_BEFORE_NAME = re.compile(r" (?:to )?(?:the )?$")
_JOINED = re.compile(r"(?:,? and | & |/|, )(?:the )?$")
_PRONOUN = re.compile(r"(?:^|(?<=[.?!] ))(?:He|She|They)(?= )")
_BEGINS = re.compile(r"(?:^|[.?!][\"'”’)]*\s)(?:The )?$")
_ALSO_ASKED = re.compile(
    r"[^.?!;]*?(?:,| and| but)(?: \w+ly| then| also| and| but)* "
    r"(?:asked|questioned|queried|enquired|inquired)\b"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words in a paragraph: ``to`` are those addressed whom the text names."""

    speaker: Target
    act: Act
    to: tuple[Target, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, and what others said after it until the next one."""

    question: Statement
    replies: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    person: Target


def statements(text: str, spans: Iterable[tuple[int, int, Target]], anchor: str) -> list[Statement]:
    """The statements in a paragraph whose names are at ``spans`` (start, end, record)."""
    names = [_Name(*span) for span in spans if span[2].kind == "people"]
    if not names:
        return []
    found = [one for place in range(len(names)) for one in _of_name(text, names, place, anchor)]
    found += _of_pronouns(text, names, anchor)
    return [one for _, one in sorted(found, key=lambda one: one[0])]


def exchanges(said: Iterable[Statement]) -> tuple[Exchange, ...]:
    """Each question with what others said after it, until the next question."""
    found: list[tuple[Statement, list[Statement]]] = []
    for one in said:
        if one.act == "asked":
            found.append((one, []))
        elif found and one.speaker != found[-1][0].speaker:
            found[-1][1].append(one)
    return tuple(Exchange(question, tuple(replies)) for question, replies in found)


def _of_name(
    text: str, names: Sequence[_Name], place: int, anchor: str
) -> list[tuple[int, Statement]]:
    name = names[place]
    after = names[place + 1] if place + 1 < len(names) else None
    if after and _ASKED_BY.fullmatch(text[name.end : after.start]):
        return [(name.start, Statement(after.person, "asked", (name.person,), anchor))]
    if place and _ASKED_BY.fullmatch(text[names[place - 1].end : name.start]):
        return []
    return [
        (name.start, Statement(speaker, act, to, anchor))
        for act, to in _acts(text, name.end, names[place + 1 :], _is_subject(text, name))
        for speaker in _speakers(text, names, place)
    ]


def _speakers(text: str, names: Sequence[_Name], place: int) -> list[Target]:
    """The person named, with those joined to the name: "The Mayor and DMPC asked"."""
    found = [names[place].person]
    while place and _JOINED.fullmatch(text[names[place - 1].end : names[place].start]):
        if text[names[place - 1].end : names[place].start].startswith(", "):
            break
        place -= 1
        found.insert(0, names[place].person)
    return list(dict.fromkeys(found))


def _acts(
    text: str, end: int, following: Sequence[_Name], subject: bool
) -> list[tuple[Act, tuple[Target, ...]]]:
    """What somebody named up to ``end`` does; as ``subject`` also after "and" or "but"."""
    found: list[tuple[Act, tuple[Target, ...]]] = []
    if verb := _BEFORE_VERB.match(text, end):
        act, after = _act(text, verb.end(), verb[1])
        to = _addressed(text, after, following) if act in ("asked", "answered") else ()
        found += [(act, to)] if act else []
    limit = following[0].start if following else len(text)
    if subject and not (found and found[0][0] == "asked"):
        also = _ALSO_ASKED.match(text, end, limit)
        found += [("asked", _addressed(text, also.end(), following))] if also else []
    return found


def _act(text: str, start: int, word: str) -> tuple[Act | None, int]:
    """What the verb at a place says that somebody did, and where the verb ends."""
    for act, phrase in _PHRASES:
        if match := phrase.match(text, start):
            return act, match.end()
    return _ACTS.get(word), start + len(word)


def _is_subject(text: str, name: _Name) -> bool:
    """Whether a name begins its sentence."""
    return bool(_BEGINS.search(text[max(0, name.start - 8) : name.start]))


def _addressed(text: str, end: int, following: Sequence[_Name]) -> tuple[Target, ...]:
    """Those named right after the verb: "informed the PCC", "asked ACC Example and the Clerk"."""
    found: list[Target] = []
    for name in following:
        between = text[end : name.start]
        if name.start < end or not (_JOINED if found else _BEFORE_NAME).fullmatch(between):
            if name.start >= end:
                break
            continue
        if text.startswith("'s ", name.end) or text.startswith("’s ", name.end):
            break
        found.append(name.person)
        end = name.end
    return tuple(dict.fromkeys(found))


def _of_pronouns(text: str, names: Sequence[_Name], anchor: str) -> list[tuple[int, Statement]]:
    """ "She asked …" after a sentence in which nobody but the one who spoke has been named."""
    found = []
    for pronoun in _PRONOUN.finditer(text):
        before = [name for name in names if name.end <= pronoun.start()]
        people = {name.person for name in before}
        if len(people) != 1 or not _is_subject(text, before[0]):
            continue
        following = [name for name in names if name.start > pronoun.end()]
        found += [
            (pronoun.start(), Statement(before[0].person, act, to, anchor))
            for act, to in _acts(text, pronoun.end(), following, True)
        ]
    return found
