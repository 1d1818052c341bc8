"""Find who asked, answered or said something, and to whom, where the text itself says so.

A statement is a person's name followed by a verb of speech: "The Chair asked Cllr Example
whether …". Where the text is less plain, no speaker is guessed and there is no statement.
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

# Some verbs mean an act only together with the words after them. The key is their first word.
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


class SpokenStatement(NamedTuple):
    """One act of speech in a paragraph.

    ``to`` are the people whom the text names as addressed, and ``anchor`` is the paragraph's id.
    """

    speaker: Target
    act: Act
    to: tuple[Target, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, and what other people said after it until the next question."""

    question: SpokenStatement
    replies: tuple[SpokenStatement, ...]


class _NamedPerson(NamedTuple):
    """A person's name in a paragraph: where it starts and ends, and whose name it is."""

    start: int
    end: int
    person: Target


def statements(
    text: str, spans: Iterable[tuple[int, int, Target]], anchor: str
) -> list[SpokenStatement]:
    """Return the statements of a paragraph, in the order of the text.

    ``spans`` are the names in it: start, end and record of each. ``anchor`` is its id.
    """
    names = [_NamedPerson(*span) for span in spans if span[2].kind == "people"]
    if not names:
        return []
    paragraph = _SpeechParagraph(text, names, anchor)
    placed = [pair for place in range(len(names)) for pair in paragraph.of_name(place)]
    if any(pronoun in text for pronoun in _PRONOUNS):
        placed += paragraph.of_pronouns()
        placed.sort(key=lambda pair: pair[0])
    return [statement for _, statement in placed]


def answers_told(spoken: Iterable[SpokenStatement]) -> tuple[SpokenStatement, ...]:
    """Return an item's statements, with each ``told`` changed to ``answered`` or ``said``.

    Telling somebody is an answer if that person has just asked: right before it, or in the same
    paragraph. Otherwise it is only said, and so is what the asker goes on to tell.
    """
    sorted_out: list[SpokenStatement] = []
    question: SpokenStatement | None = None
    for statement in spoken:
        if statement.act == "told":
            is_near = question and (
                question is sorted_out[-1] or question.anchor == statement.anchor
            )
            is_answer = (
                question and is_near and question.speaker in (statement.to or (question.speaker,))
            )
            is_asker = question and question.speaker == statement.speaker
            statement = statement._replace(act="answered" if is_answer and not is_asker else "said")
        if statement.act == "asked":
            question = statement
        sorted_out.append(statement)
    return tuple(sorted_out)


def exchanges(spoken: Iterable[SpokenStatement]) -> tuple[Exchange, ...]:
    """Group an item's statements: each question with what others said until the next one."""
    rounds: list[tuple[SpokenStatement, list[SpokenStatement]]] = []
    for statement in spoken:
        if statement.act == "asked":
            rounds.append((statement, []))
        elif rounds and statement.speaker != rounds[-1][0].speaker:
            rounds[-1][1].append(statement)
    return tuple(Exchange(question, tuple(replies)) for question, replies in rounds)


class _SpeechParagraph:
    """A paragraph and the people named in it, in the order of the text.

    Its methods yield pairs of a position in the text and the statement that begins there. A
    ``place`` is the index of a name in ``names``.
    """

    def __init__(self, text: str, names: Sequence[_NamedPerson], anchor: str) -> None:
        self.text = text
        self.names = names
        self.anchor = anchor
        # Most paragraphs ask nothing, and the closer look at them would cost time.
        self.asks = any(map(text.__contains__, _ASKS))

    def of_name(self, place: int) -> Iterator[tuple[int, SpokenStatement]]:
        """Yield what the person named at a place says or asks, or is asked by the next one."""
        name = self.names[place]
        if self.asks and self._is_asked_by(place + 1):
            asker = self.names[place + 1].person
            yield name.start, SpokenStatement(asker, "asked", (name.person,), self.anchor)
            return
        if self.asks and self._is_asked_by(place):
            return
        subject = self.asks and self._is_subject(name)
        for act, to in self._acts(name.person, name.end, place + 1, subject):
            for speaker in self._speakers(place):
                yield name.start, SpokenStatement(speaker, act, to, self.anchor)

    def of_pronouns(self) -> Iterator[tuple[int, SpokenStatement]]:
        """Yield what "She asked …" says, if only one person has been named until then.

        That person must be the subject of the paragraph's first sentence.
        """
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
                    yield pronoun.start(), SpokenStatement(first.person, act, to, self.anchor)

    def _between(self, place: int) -> str:
        """Return the words between the name before a place and the name at it."""
        return self.text[self.names[place - 1].end : self.names[place].start]

    def _is_asked_by(self, place: int) -> bool:
        """Whether the name at a place asks the name before it, as in "X was asked by Y"."""
        inside = 0 < place < len(self.names)
        return inside and bool(_ASKED_BY.fullmatch(self._between(place)))

    def _speakers(self, place: int) -> list[Target]:
        """Return the person at a place and those joined before it: "The Chair and Clerk asked"."""
        speakers = [self.names[place].person]
        while place and _JOINED.fullmatch(between := self._between(place)):
            if between.startswith(", "):
                break
            place -= 1
            speakers.insert(0, self.names[place].person)
        return list(dict.fromkeys(speakers))

    def _acts(
        self, speaker: Target, end: int, following: int, subject: bool
    ) -> list[tuple[Act, tuple[Target, ...]]]:
        """Return the acts of a person whose name ends at ``end``, each with those addressed.

        ``following`` is the place of the first name after it. A ``subject`` of a sentence may
        also ask something after "and" or "but" further on in it.
        """
        acts: list[tuple[Act, tuple[Target, ...]]] = []
        if verb := _BEFORE_VERB.match(self.text, end):
            act, after = _act(self.text, verb.end(), verb[1])
            named = (
                self._addressed(after, following) if act in ("asked", "answered", "told") else ()
            )
            acts += [(act, named)] if act else []
        if subject and not (acts and acts[0][0] == "asked"):
            also = _ALSO_ASKED.match(self.text, end, self._next_other(speaker, following))
            acts += [("asked", self._addressed(also.end(), following))] if also else []
        return acts

    def _next_other(self, speaker: Target, following: int) -> int:
        """Return where somebody else is named next, or where the text ends."""
        if following == len(self.names):
            return len(self.text)
        name = self.names[following]
        return self._changes[following] if name.person.slug == speaker.slug else name.start

    @cached_property
    def _changes(self) -> list[int]:
        """For each name, the start of the next name of another person, or the text's end."""
        places: list[int] = []
        start, slug, change = len(self.text), "", len(self.text)
        for name in reversed(self.names):
            change = change if name.person.slug == slug else start
            places.append(change)
            start, slug = name.start, name.person.slug
        return places[::-1]

    def _is_subject(self, name: _NamedPerson) -> bool:
        """Whether a name begins its sentence."""
        return bool(_BEGINS.search(self.text[max(0, name.start - 8) : name.start]))

    def _addressed(self, end: int, following: int) -> tuple[Target, ...]:
        """Return the people named right after the verb: "informed the Chair", "asked Ada and Bo".

        ``end`` is where the verb ends.
        """
        addressed: list[Target] = []
        for place in range(following, len(self.names)):
            name = self.names[place]
            if name.start < end:
                continue
            if not (_JOINED if addressed else _BEFORE_NAME).fullmatch(self.text[end : name.start]):
                break
            if self.text.startswith(("'s ", "’s "), name.end):
                break
            addressed.append(name.person)
            end = name.end
        return tuple(dict.fromkeys(addressed))


def _act(text: str, start: int, word: str) -> tuple[Act | None, int]:
    """Return the act that the verb ``word`` at ``start`` stands for, if any, and the verb's end."""
    act, phrase = _PHRASES.get(word, (None, None))
    if phrase and (match := phrase.match(text, start)):
        return act, match.end()
    return _ACTS.get(word), start + len(word)
