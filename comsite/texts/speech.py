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
from typing import NamedTuple, TypeAlias

from comsite.texts.targets import Target
from comsite.texts.verbs import ACTS, ADDRESSING, PAPER, PHRASES, SPOKEN_TO
from comsite.texts.verbs import Act as Act

_NEAR = 80  # how many letters before a name are looked at

# A reply to any of these is no answer.
_TO_SOMETHING = re.compile(
    r" to (?!(?:the|this|that|his|her|a) (?:\w+ )?(?:question|query|point)s?\b)"
)

# Asking somebody for a thing is no question.
_FOR = re.compile(r"(?: (?:them|him|her|us|the [a-z]+|(?:the )?[A-Z]\w*))? for\b")

_WHO_SAID = (
    r"(?:said|stated|added|noted|explained|clarified|informed|answered|replied|asked|agreed"
    r"|commented|stressed) (?:that|how|why|whether|if)\b"
)

_BEFORE_VERB = re.compile(
    r"(?: \((?:as printed|sic)\))?"  # a remark of the archive on how the name is spelt
    rf"(?:(?P<who>,? who)(?= (?:also )?{_WHO_SAID})|,[^,.;]{{1,80}},)?"
    r" (?:(?:also|then|further|again|first|next|later|in turn|both|\w+ly) )*(?=(?P<verb>\w+))"
)

_ASKED_BY = re.compile(r" (?:was|were|had been) (?:also |then )?asked by (?:the )?$")
_BEFORE_NAME = re.compile(r" (?:to )?(?:the )?")
_TO_NAME = re.compile(r" to (?:the )?")
_LISTED = re.compile(r"(?:,? and | & |/|, )(?:the )?")
_JOINED = re.compile(r"(?: \([^()]{1,40}\))?(?: and | & |/)(?:the )?$")

# A name after one of these words is not whoever speaks: "the letter to the Chair noted that",
# "asked whether the Clerk agreed", "the question that the Chair asked".
_NOT_SPEAKING = re.compile(
    r"\b(?:to|by|of|from|with|for|between|about|than|via|behind|against|towards|on|upon|at|in"
    r"|under|over|through|like|unlike|whether|if|unless"
    r"|(?:questions?|points?|issues?|reports?|papers?|letters?|figures?)(?: that)?"
    r"|(?<!,)(?<!, in) which) (?:the )?$",
    re.IGNORECASE,
)

# Names joined by "and" speak together where the first of them begins a clause.
_CLAUSE = re.compile(
    r"(?:^|[.?!;:,][\"'”’)]* |\b(?:and|but|both|that|while|whilst|as|then|because|so|when) )"
    r"[\"'“‘(]?(?:the )?$",
    re.IGNORECASE,
)

_SPOKEN_BY = re.compile(
    r"(?:(?:^|[.?!] )(?P<first>Introduced)|, (?P<after>introduced)"
    r"|\b(?:was|were) (?:also |then |next )?"
    r"(?P<passive>introduced|outlined|described|explained|discussed|presented)) by (?:the )?$"
)
_ABOUT_PAPER = re.compile(rf"\b(?:{PAPER})s?\b[^.?!]*$")

_IN_REPLY = re.compile(
    r"(?:^|[.?!] )In (?:(?:reply|answer)|(?:reply|answer|response) to (?:the|this|that|his|her)"
    r" (?:question|query)), (?:the )?$"
)

_ASKS = ("ask", "questioned", "queried", "enquired", "inquired")
_PRONOUNS = ("He ", "She ")

_PRONOUN = re.compile(r"(?:^|(?<=[.?!] ))(?:He|She)(?= )")
_BEGINS = re.compile(r"(?:^|[.?!][\"'”’)]*\s)(?:The )?$")

_ALSO = r"(?: \w+ly| then| also| and| but)*"

# Further on in a sentence its subject may ask or say something too. Where somebody else may be
# the subject by then, as in "that residents had rung and asked why", nobody is taken to.
_ALSO_ASKED = re.compile(
    rf"[^?.!;]*?(?P<joint>,| and| but){_ALSO} "
    r"(?:asked|questioned|queried|enquired|inquired)\b"
)
_OTHERS = re.compile(
    r"\b(?:who|they|people|residents|members|victims|staff|officers|pupils|students|parents"
    r"|families|partners|colleagues|women|girls|children|schools|communities|groups|public"
    r"|callers|councillors|visitors|volunteers)\b"
)
_REPORTING = re.compile(r"\b(?:that|who|how|whether|which|where|when)\b")
_ASKED_OTHERS = re.compile(
    r" (?:the )?(?!about|how|what|when|where|whether|which|who|why|if|in|with)[a-z]+s?"
    r" (?:about|how|what|when|where|whether|which|who|why|if|to|for)\b"
)
_ALSO_SAID = re.compile(
    r"(?:(?!\b(?:that|which|who|whom|whose|whether|if|because|as|since|while|when|where|how|why"
    rf"|what)\b)[^?.!;,])*?(?:,? and|,? but){_ALSO} (?=(?P<verb>said|stated|added|noted|explained"
    r"|clarified|confirmed|stressed|emphasised|suggested|reiterated|commented|acknowledged"
    r"|highlighted|hoped) (?:that|how|why|it)\b)"
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


_Act: TypeAlias = tuple[Act, tuple[Target, ...]]  # an act, and those addressed


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

    What somebody tells is an answer if it is told to whoever has just asked: right before it, or
    in the same paragraph. So it is if whoever was asked by name speaks next in that paragraph.
    Anything else is only said. A question is over when the asker has said something else.
    """
    sorted_out: list[SpokenStatement] = []
    question: SpokenStatement | None = None
    awaited: set[str] = set()
    for statement in spoken:
        speaker = statement.speaker.slug
        asker = question.speaker.slug if question else ""
        if statement.act == "told":
            to = {one.slug for one in statement.to}
            is_here = bool(question and question.anchor == statement.anchor)
            is_next = bool(question and question is sorted_out[-1])
            to_asker = asker in to and (is_here or is_next)
            as_asked = not to and is_here and speaker in awaited
            is_answer = speaker != asker and (to_asker or as_asked)
            statement = statement._replace(act="answered" if is_answer else "said")
        if statement.act == "asked":
            question = statement
            awaited = {one.slug for one in statement.to} - {speaker}
        else:
            awaited = awaited - {speaker} if speaker in awaited else set()
            question = None if speaker == asker else question
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
        before = self._before(place)
        if before.endswith((" by ", " by the ")) and (by := _SPOKEN_BY.search(before)):
            for speaker, act in self._spoken_by(place, by):
                yield name.start, SpokenStatement(speaker, act, (), self.anchor)
            return
        in_reply = "In " in before and _IN_REPLY.search(before)
        for act, to in self._acts(name.person, name.end, place + 1, self._is_subject(place)):
            act = "answered" if in_reply and act == "told" else act
            for speaker in self._speakers(place):
                yield name.start, SpokenStatement(speaker, act, to, self.anchor)

    def _spoken_by(self, place: int, by: re.Match[str]) -> Iterator[tuple[Target, Act]]:
        """Yield who introduced something, and the act, in "was introduced by the Chair."."""
        last = place
        while last + 1 < len(self.names) and _JOINED.fullmatch(self._between(last + 1)):
            last += 1
        following = self.text[self.names[last].end :][:1]
        ends = ("", ".", ";") if by["passive"] else ("", ".", ";", ",")
        presented = by["passive"] == "presented"
        start = self.names[place].start - len(by.string) + by.start()
        about_paper = presented and _ABOUT_PAPER.search(self.text[max(0, start - _NEAR) : start])
        if following in ends and (about_paper or not presented):
            for name in self.names[place : last + 1]:
                yield name.person, "presented" if presented else "said"

    def of_pronouns(self) -> Iterator[tuple[int, SpokenStatement]]:
        """Yield what "She asked …" says, if only one person has been named until then.

        That person must be the subject of the paragraph's first sentence.
        """
        first = self.names[0]
        if not self._is_subject(0):
            return
        others = (name.end for name in self.names if name.person != first.person)
        another = next(others, len(self.text) + 1)
        ends = [name.end for name in self.names]
        for pronoun in _PRONOUN.finditer(self.text):
            if first.end <= pronoun.start() < another:
                following = bisect_right(ends, pronoun.end())
                for act, to in self._acts(first.person, pronoun.end(), following, True):
                    yield pronoun.start(), SpokenStatement(first.person, act, to, self.anchor)

    def _before(self, place: int) -> str:
        """Return the words shortly before the name at a place."""
        start = self.names[place].start
        return self.text[max(0, start - _NEAR) : start]

    def _between(self, place: int) -> str:
        """Return the words between the name before a place and the name at it."""
        return self.text[self.names[place - 1].end : self.names[place].start]

    def _is_asked_by(self, place: int) -> bool:
        """Whether the name at a place asks the name before it, as in "X was asked by Y"."""
        inside = 0 < place < len(self.names)
        return inside and bool(_ASKED_BY.fullmatch(self._between(place)))

    def _speakers(self, place: int) -> list[Target]:
        """Return the person at a place and those joined before it: "The Chair and Clerk asked".

        In "asked the Chair and the Clerk said" only the Clerk speaks.
        """
        first = self._first_joined[place]
        if not _CLAUSE.search(self._before(first)):
            first = place
        speakers = [name.person for name in self.names[first : place + 1]]
        return list(dict.fromkeys(speakers))

    @cached_property
    def _first_joined(self) -> list[int]:
        """For each name, the place of the first of the names joined to it by "and"."""
        firsts: list[int] = []
        for place in range(len(self.names)):
            joined = place and _JOINED.fullmatch(self._between(place))
            firsts.append(firsts[-1] if joined else place)
        return firsts

    def _acts(self, speaker: Target, end: int, following: int, subject: bool) -> list[_Act]:
        """Return the acts of a person whose name ends at ``end``, each with those addressed.

        ``following`` is the place of the first name after it. A ``subject`` of a sentence may
        also ask or say something after "and" or "but" further on in it.
        """
        acts: list[_Act] = []
        verb = _BEFORE_VERB.match(self.text, end)
        if verb and (verb["who"] or not self._is_object(following - 1, end)):
            act = self._act(verb.end(), verb["verb"], following)
            acts += [act] if act else []
        if subject and not (acts and acts[0][0] == "asked"):
            until = self._next_other(speaker, following)
            if self.asks and (also := _ALSO_ASKED.match(self.text, end, until)):
                acts += self._also_asked(also, following, reporting=bool(acts))
            if not acts and (also := _ALSO_SAID.match(self.text, end, until)):
                act = self._act(also.end(), also["verb"], following)
                acts += [act] if act else []
        return acts

    def _also_asked(self, also: re.Match[str], following: int, reporting: bool) -> list[_Act]:
        """Return the question further on in a sentence, unless somebody else may be asking it.

        ``reporting`` is whether the sentence reports what its subject said until there.
        """
        reporting = reporting or bool(_REPORTING.search(also[0]))
        if reporting and also["joint"] == " and" and _OTHERS.search(also[0]):
            return []
        verb = also[0].rpartition(" ")[2]
        if _ASKED_OTHERS.match(self.text, also.end()):
            return []
        act = self._act(also.end() - len(verb), verb, following)
        return [act] if act and act[0] == "asked" else []

    def _act(self, start: int, word: str, following: int) -> _Act | None:
        """Return the act of the verb ``word`` at ``start``, and who is addressed, if it is one."""
        act, end = ACTS.get(word), start + len(word)
        for meant, phrase in PHRASES.get(word, ()):
            if match := phrase.match(self.text, start):
                act, end = meant, match.end()
                break
        if act is None or act in ("said", "presented"):
            return (act, ()) if act else None
        pattern = _BEFORE_NAME if act == "asked" or ADDRESSING.fullmatch(word) else _TO_NAME
        takes = pattern is _BEFORE_NAME or SPOKEN_TO.fullmatch(word)
        to, end = self._addressed(end, following, pattern) if takes else ((), end)
        if act == "asked" and _FOR.match(self.text, end):
            return "said", ()
        if act == "answered" and not to and _TO_SOMETHING.match(self.text, end):
            return None if word == "responded" else ("said", ())
        return act, to

    def _is_object(self, place: int, end: int) -> bool:
        """Whether the name at a place, if it ends at ``end``, is not the subject of its verb."""
        before = self._before(self._first_joined[place])
        return self.names[place].end == end and bool(_NOT_SPEAKING.search(before))

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

    def _is_subject(self, place: int) -> bool:
        """Whether the name at a place begins its sentence, alone or after others and "and"."""
        start = self.names[self._first_joined[place]].start
        return bool(_BEGINS.search(self.text[max(0, start - 8) : start]))

    def _addressed(
        self, end: int, following: int, before: re.Pattern[str]
    ) -> tuple[tuple[Target, ...], int]:
        """Return the people named right after the verb: "informed the Chair", "asked Ada and Bo".

        ``end`` is where the verb ends, and ``before`` what stands between it and the first name.
        The second value is where the last of the names ends.
        """
        addressed: list[Target] = []
        for place in range(following, len(self.names)):
            name = self.names[place]
            if name.start < end:
                continue
            if not (_LISTED if addressed else before).fullmatch(self.text[end : name.start]):
                break
            if self.text.startswith(("'s ", "’s "), name.end):
                break
            addressed.append(name.person)
            end = name.end
        return tuple(dict.fromkeys(addressed)), end
