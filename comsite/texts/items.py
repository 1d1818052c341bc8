"""The records that reading a text makes: agenda items, actions, and the texts of an archive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from comsite.base.problems import Problem
from comsite.content.models import Decision, ItemDetails
from comsite.texts.clerk import Block, Gone
from comsite.texts.keeping import GoneItem
from comsite.texts.linking import Doubt
from comsite.texts.markdown import LinkUse
from comsite.texts.mentions import Mention
from comsite.texts.numbering import Heading, Paragraph
from comsite.texts.speech import SpokenStatement
from comsite.texts.targets import Target

# The title of an item on what later meetings will take up, and the end of a sentence.
_AHEAD = re.compile(r"\b(?:future|forthcoming|upcoming|next|forward)\b", re.IGNORECASE)
_A_LINE_OR_TWO = 160  # letters
_SENTENCE = re.compile(r"[.!?][)\"'”’]*$")


@dataclass(frozen=True)
class Action:
    """A promise that the notes record under an agenda item.

    For action a under item 4, ``label`` is ``4a`` and ``slug`` is ``2023-07-11-4a``. ``meeting``
    is a slug, ``item`` a number, and ``item_slug`` that of its address; ``topics`` are those that
    an editor gave it; ``line`` counts from 1 in the meeting's file.
    """

    slug: str
    label: str
    meeting: str
    item: str
    item_slug: str
    anchor: str
    text: str
    html: Markup
    owners: tuple[Target, ...]
    topics: tuple[str, ...]
    line: int

    @property
    def owners_by_kind(self) -> Mapping[str, list[str]]:
        """The slugs of those who own it, by the folder of their kind."""
        owners: dict[str, list[str]] = {}
        for owner in self.owners:
            owners.setdefault(owner.kind, []).append(owner.slug)
        return owners


@dataclass(frozen=True)
class Decided:
    """A decision that the notes record under an agenda item, as an editor lists it.

    For decision a under item 4, ``label`` is ``4a``. ``meeting`` is a slug, ``item`` the number as
    printed, and ``item_slug`` that of its address. ``line`` counts from 1 in the meeting's file.
    """

    label: str
    meeting: str
    item: str
    item_slug: str
    anchor: str
    record: Decision
    line: int


@dataclass(frozen=True, slots=True)
class GoneDecision:
    """A decision that was published under an item and is listed there no more."""

    label: str
    anchor: str
    taken_down: bool


@dataclass(frozen=True)
class Item:
    """An agenda item: its text as numbered and linked HTML, and all that the text contains.

    ``meeting`` is the meeting's slug. ``number`` is as printed now, and ``slug`` the one that its
    address has, which was printed first. ``line`` is the line of the heading in the meeting's file,
    or 0 for the text before the first item. ``blocks`` are its places, ``gone`` those that it
    has no more; it ``is_plain`` if all is as it would be without a ledger.
    """

    meeting: str
    number: str
    slug: str
    title: str
    anchor: str
    html: Markup
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    actions: tuple[Action, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[SpokenStatement, ...]
    doubts: tuple[Doubt, ...]
    details: ItemDetails
    line: int
    blocks: tuple[Block, ...] = ()
    gone: tuple[Gone, ...] = ()
    is_plain: bool = True
    decisions: tuple[Decided, ...] = ()
    gone_decisions: tuple[GoneDecision, ...] = ()

    @property
    def name(self) -> str:
        """Its title in plain words, where it has one; else as printed."""
        return self.details.title or self.title

    @property
    def is_procedural(self) -> bool:
        """Whether it is only about the meeting itself, as an editor says, or as it is so short.

        An item without any text is not: what was to come under it is not known.
        """
        details = self.details
        if details.procedural is not None:
            return details.procedural
        told = bool(
            details.topics or details.reports or details.summary or self.actions or self.decisions
        )
        length = sum(len(paragraph.text) for paragraph in self.paragraphs)
        return not told and 0 < length <= _A_LINE_OR_TWO

    @property
    def tells(self) -> bool:
        """Whether something is told under it: no text tells nothing, nor does a list to come."""
        if not self.paragraphs or self.actions or not _AHEAD.search(self.title):
            return bool(self.paragraphs)
        return any(_SENTENCE.search(paragraph.text) for paragraph in self.paragraphs)

    @property
    def anchors(self) -> frozenset[str]:
        """The ids of the item's paragraphs, headings and decisions, and of those that are gone."""
        return _anchors(self.paragraphs, self.headings, self.gone).union(
            (one.anchor for one in self.decisions), (one.anchor for one in self.gone_decisions)
        )


@dataclass(frozen=True)
class MeetingText:
    """A meeting's notes: the text before the first item, then the items in their order."""

    introduction: Item | None
    items: tuple[Item, ...]
    links: tuple[LinkUse, ...]
    problems: tuple[Problem, ...]
    gone: tuple[GoneItem, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """The ids on the meeting's page."""
        return frozenset(item.anchor for item in self.items).union(
            *(part.anchors for part in self.parts), *(item.anchors for item in self.gone)
        )

    @property
    def is_plain(self) -> bool:
        """Whether all places and items are where they would be without a ledger."""
        return not self.gone and all(part.is_plain for part in self.parts)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The names that only an editor can settle."""
        return tuple(doubt for part in self.parts for doubt in part.doubts)

    @property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """The paragraphs by their anchors."""
        parts = self.parts
        return {paragraph.anchor: paragraph for part in parts for paragraph in part.paragraphs}

    @property
    def parts(self) -> tuple[Item, ...]:
        """The introduction, if there is one, and the items."""
        return (self.introduction, *self.items) if self.introduction else self.items


@dataclass(frozen=True)
class BodyText:
    """The text of a report, or of one of the site's own pages."""

    html: Markup
    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[Mention, ...]
    doubts: tuple[Doubt, ...]
    links: tuple[LinkUse, ...]
    problems: tuple[Problem, ...]
    blocks: tuple[Block, ...] = ()
    gone: tuple[Gone, ...] = ()
    is_plain: bool = True

    @property
    def anchors(self) -> frozenset[str]:
        """The ids on the page, those included that lead to what is gone."""
        return _anchors(self.paragraphs, self.headings, self.gone)


@dataclass(frozen=True)
class Texts:
    """The texts of an archive: meetings, reports and pages, each by slug."""

    meetings: Mapping[str, MeetingText]
    reports: Mapping[str, BodyText]
    pages: Mapping[str, BodyText]

    @property
    def problems(self) -> list[Problem]:
        """The problems in all texts: meetings first, then reports, then pages."""
        texts: list[MeetingText | BodyText]
        texts = [*self.meetings.values(), *self.reports.values(), *self.pages.values()]
        return [problem for text in texts for problem in text.problems]

    @property
    def decisions(self) -> tuple[Decided, ...]:
        """Every decision, in the order of the meetings' slugs."""
        return tuple(
            decision
            for text in self.meetings.values()
            for item in text.items
            for decision in item.decisions
        )

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action, in the order of the meetings' slugs."""
        return tuple(
            action
            for text in self.meetings.values()
            for item in text.items
            for action in item.actions
        )


def _anchors(
    paragraphs: Iterable[Paragraph], headings: Iterable[Heading], gone: Iterable[Gone]
) -> frozenset[str]:
    return frozenset(
        [
            *(paragraph.anchor for paragraph in paragraphs),
            *(heading.anchor for heading in headings),
            *(place.anchor for place in gone),
        ]
    )
