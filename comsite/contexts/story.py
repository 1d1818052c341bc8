"""Who said and did what, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.contexts.shared import ActionSummary, Link
from comsite.dates import PartialDate


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Somebody who asked or spoke, and the paragraphs that say so."""

    who: Link
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What a later text says of an action, or that nothing is said.

    ``sources`` are the meeting or report (with dates as texts of links), or the first and the last
    meeting of several in a row that say nothing; ``dates`` are theirs. ``status`` is empty where
    nothing is changed.
    """

    dates: tuple[PartialDate, ...]
    sources: tuple[Link, ...]
    status: str
    text: str
    where: Link | None


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """A step of what came of a report: ``text`` says what it is, ``link`` leads there.

    ``asked``, ``replies``, ``corrected`` and ``actions`` are what happened at it, if it is an item.
    """

    date: PartialDate
    text: str
    link: Link
    status: str = ""
    where: Link | None = None
    asked: tuple[VoiceView, ...] = ()
    replies: tuple[VoiceView, ...] = ()
    corrected: tuple[Link, ...] = ()
    actions: tuple[ActionSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicThread:
    """The discussions, or reports, before and after on a topic: links with dates as notes."""

    topic: Link
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class ActPlaces:
    """What somebody does in an item, and links to the paragraphs that say so."""

    act: str
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """What a person or post has to do with an item; ``people``: who held the post that day."""

    date: PartialDate
    item: Link
    people: tuple[Link, ...]
    acts: tuple[ActPlaces, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody, and what they do in a paragraph: asked, answered, said."""

    who: Link
    act: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph with a question or what was said to it; ``own``: by or to whom the page is on."""

    paragraph: Link
    item: Link
    date: PartialDate
    said: tuple[Said, ...]
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """An action with what became of it; ``own``: owned by the post that the page is on.

    ``since`` says what later notes do not.
    """

    action: ActionSummary
    steps: tuple[HistoryStep, ...]
    since: str
    own: bool
