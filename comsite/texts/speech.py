"""Who asked, answered or said something, and to whom, where the text itself says so.

A statement is found where a person's name is followed by a verb of speech: "The Chair asked Cllr
Example whether …". What is not said so plainly is left out: nobody is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from comsite.texts.targets import Target

Act = Literal["asked", "answered", "told", "said", "presented"]


_VERBS: dict[Act, str] = {
    "asked": "asked questioned queried enquired inquired requested challenged",
    "answered": "answered replied responded",
    "told": "told informed advised assured reassured explained clarified confirmed",
    "said": "said stated added noted spoke described reported commented suggested reiterated"
    " acknowledged agreed highlighted discussed mentioned outlined thanked welcomed presented"
    " introduced elaborated updated observed remarked stressed emphasised concluded raised shared"
    " recognised accepted referred quoted called",
}


_ACTS: dict[str, Act] = {verb: act for act, verbs in _VERBS.items() for verb in verbs.split()}


# Verbs that need the words after them, by their first word.
_PHRASES: dict[str, tuple[Act, re.Pattern[str]]] = {
    "wanted": ("asked", re.compile(r"wanted to know\b")),
    "sought": ("asked", re.compile(r"sought (?:clarification|an update|(?:re)?assurance)\b")),
    "pointed": ("said", re.compile(r"pointed out\b")),
    "presented": (
        "presented",
        re.compile(
            r"presented (?=(?:the|this|that|an?|his|her|their) (?:\w+ ){0,3}"
            r"(?:report|paper|update|briefing)\b)"
        ),
    ),
}


_BEFORE_VERB = re.compile(
    r"(?:'s)?(?:,[^,.;]{1,80},)? (?:(?:also|then|further|again|first|next|later|in turn|both|\w+ly)"
    r" )*(?=(\w+))"
)


_ASKED_BY = re.compile(r" (?:was|were|had been) (?:also |then )?asked by (?:the )?$")


_BEFORE_NAME = re.compile(r" (?:to )?(?:the )?$")


_JOINED = re.compile(r"(?:,? and | & |/|, )(?:the )?$")


_ASKS = ("asked", "questioned", "queried", "enquired", "inquired")


_PRONOUNS = ("He ", "She ", "They ")


_PRONOUN = re.compile(r"(?:^|(?<=[.?!] ))(?:He|She|They)(?= )")


_BEGINS = re.compile(r"(?:^|[.?!][\"'”’)]*\s)(?:The )?$")


_ALSO_ASKED = re.compile(
    r"[^.?!;]*?(?:,| and| but)(?: \w+ly| then| also| and| but)* "
    r"(?:asked|questioned|queried|enquired|inquired)\b"
)


class Statement(NamedTuple):
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


class _Name(NamedTuple):
    start: int
    end: int
    person: Target


def statements(text: str, spans: Iterable[tuple[int, int, Target]], anchor: str) -> list[Statement]:
    """The statements in a paragraph whose names are at ``spans`` (start, end, record)."""
    names = [_Name(*span) for span in spans if span[2].kind == "people"]
    if not names:
        return []
    paragraph = _Paragraph(text, names, anchor)
    found = [one for place in range(len(names)) for one in paragraph.of_name(place)]
    if any(pronoun in text for pronoun in _PRONOUNS):
        found += paragraph.of_pronouns()
        found.sort(key=lambda one: one[0])
    return [one for _, one in found]


def answers_told(said: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements of an item, with what somebody ``told`` made an answer, or only said.

    It is an answer right after a question, or in the paragraph of one, of whoever is told.
    """
    found: list[Statement] = []
    question: Statement | None = None
    for one in said:
        if one.act == "told":
            near = question and (question is found[-1] or question.anchor == one.anchor)
            answers = question and near and question.speaker in (one.to or (question.speaker,))
            own = question and question.speaker == one.speaker
            one = one._replace(act="answered" if answers and not own else "said")
        if one.act == "asked":
            question = one
        found.append(one)
    return tuple(found)


def exchanges(said: Iterable[Statement]) -> tuple[Exchange, ...]:
    """Each question with what others said after it, until the next question."""
    found: list[tuple[Statement, list[Statement]]] = []
    for one in said:
        if one.act == "asked":
            found.append((one, []))
        elif found and one.speaker != found[-1][0].speaker:
            found[-1][1].append(one)
    return tuple(Exchange(question, tuple(replies)) for question, replies in found)


class _Paragraph:
    """A paragraph and the people named in it, in order. Finds (place, statement)."""

    def __init__(self, text: str, names: Sequence[_Name], anchor: str) -> None:
        self.text = text
        self.names = names
        self.anchor = anchor
        # Most paragraphs do not, and looking closer costs time.
        self.asks = any(map(text.__contains__, _ASKS))

    def of_name(self, place: int) -> Iterator[tuple[int, Statement]]:
        """What somebody named does, or is asked."""
        name = self.names[place]
        if self.asks and self._is_asked_by(place + 1):
            asker = self.names[place + 1].person
            yield name.start, Statement(asker, "asked", (name.person,), self.anchor)
            return
        if self.asks and self._is_asked_by(place):
            return
        subject = self.asks and self._is_subject(name)
        for act, to in self._acts(name.person, name.end, place + 1, subject):
            for speaker in self._speakers(place):
                yield name.start, Statement(speaker, act, to, self.anchor)

    def of_pronouns(self) -> Iterator[tuple[int, Statement]]:
        """ "She asked …" after sentences in which nobody else than their subject is named."""
        first = self.names[0]
        if not self._is_subject(first):
            return
        others = (name.end for name in self.names if name.person != first.person)
        another = next(others, len(self.text) + 1)
        ends = [name.end for name in self.names]
        for pronoun in _PRONOUN.finditer(self.text):
            if first.end <= pronoun.start() < another:
                following = bisect_right(ends, pronoun.end())
                for act, to in self._acts(first.person, pronoun.end(), following, self.asks):
                    yield pronoun.start(), Statement(first.person, act, to, self.anchor)

    def _between(self, place: int) -> str:
        """The words between a name and the one before it."""
        return self.text[self.names[place - 1].end : self.names[place].start]

    def _is_asked_by(self, place: int) -> bool:
        """Whether the name at a place asks the one before it: "X was asked by Y"."""
        inside = 0 < place < len(self.names)
        return inside and bool(_ASKED_BY.fullmatch(self._between(place)))

    def _speakers(self, place: int) -> list[Target]:
        """The person named, with those joined to the name: "The Chair and Clerk asked"."""
        found = [self.names[place].person]
        while place and _JOINED.fullmatch(between := self._between(place)):
            if between.startswith(", "):
                break
            place -= 1
            found.insert(0, self.names[place].person)
        return list(dict.fromkeys(found))

    def _acts(
        self, speaker: Target, end: int, following: int, subject: bool
    ) -> list[tuple[Act, tuple[Target, ...]]]:
        """What somebody named up to ``end`` does; as ``subject`` also after "and" or "but".

        ``following`` is the place of the first name after it.
        """
        found: list[tuple[Act, tuple[Target, ...]]] = []
        if verb := _BEFORE_VERB.match(self.text, end):
            act, after = _act(self.text, verb.end(), verb[1])
            named = (
                self._addressed(after, following) if act in ("asked", "answered", "told") else ()
            )
            found += [(act, named)] if act else []
        if subject and not (found and found[0][0] == "asked"):
            also = _ALSO_ASKED.match(self.text, end, self._next_other(speaker, following))
            found += [("asked", self._addressed(also.end(), following))] if also else []
        return found

    def _next_other(self, speaker: Target, following: int) -> int:
        """Where somebody else is named, or the text ends."""
        if following == len(self.names):
            return len(self.text)
        name = self.names[following]
        return self._changes[following] if name.person.slug == speaker.slug else name.start

    @cached_property
    def _changes(self) -> list[int]:
        """For each name, where the next of another person stands, or the text ends."""
        found: list[int] = []
        start, slug, change = len(self.text), "", len(self.text)
        for name in reversed(self.names):
            change = change if name.person.slug == slug else start
            found.append(change)
            start, slug = name.start, name.person.slug
        return found[::-1]

    def _is_subject(self, name: _Name) -> bool:
        """Whether a name begins its sentence."""
        return bool(_BEGINS.search(self.text[max(0, name.start - 8) : name.start]))

    def _addressed(self, end: int, following: int) -> tuple[Target, ...]:
        """Those named right after the verb: "informed the Chair", "asked Ada and Clerk"."""
        found: list[Target] = []
        for place in range(following, len(self.names)):
            name = self.names[place]
            if name.start < end:
                continue
            if not (_JOINED if found else _BEFORE_NAME).fullmatch(self.text[end : name.start]):
                break
            if self.text.startswith(("'s ", "’s "), name.end):
                break
            found.append(name.person)
            end = name.end
        return tuple(dict.fromkeys(found))


def _act(text: str, start: int, word: str) -> tuple[Act | None, int]:
    """What the verb at a place says that somebody did, and where the verb ends."""
    act, phrase = _PHRASES.get(word, (None, None))
    if phrase and (match := phrase.match(text, start)):
        return act, match.end()
    return _ACTS.get(word), start + len(word)
