"""What a read text consists of: items, paragraphs, actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from comsite.base.problems import Problem
from comsite.content.models import ItemDetails
from comsite.texts.linking import Doubt
from comsite.texts.markdown import LinkUse
from comsite.texts.mentions import Mention
from comsite.texts.numbering import (
    Heading,
    Paragraph,
)
from comsite.texts.speech import Statement
from comsite.texts.targets import Target

OPENING = "0"  # the number of what stands before the first item


@dataclass(frozen=True)
class Action:
    """A promise minuted under an item: ``slug`` is 2023-07-11-4a, ``label`` 4a."""

    slug: str
    label: str
    meeting: str
    item: str
    anchor: str
    text: str
    html: Markup
    owners: tuple[Target, ...]
    line: int


@dataclass(frozen=True)
class Item:
    """An agenda item: its text as HTML, numbered and linked, and what was found in it."""

    meeting: str
    number: str
    title: str
    anchor: str
    html: Markup
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    actions: tuple[Action, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    details: ItemDetails
    line: int

    @property
    def anchors(self) -> frozenset[str]:
        """The ids in the item's text."""
        paragraphs = frozenset(paragraph.anchor for paragraph in self.paragraphs)
        return paragraphs.union(heading.anchor for heading in self.headings)


@dataclass(frozen=True)
class MeetingText:
    """A meeting's notes: what stands before the first item, and the items."""

    introduction: Item | None
    items: tuple[Item, ...]
    links: tuple[LinkUse, ...]
    problems: tuple[Problem, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """The ids on the meeting's page."""
        parts = (*((self.introduction,) if self.introduction else ()), *self.items)
        return frozenset(item.anchor for item in self.items).union(
            *(part.anchors for part in parts)
        )

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What in it only an editor can settle."""
        parts = (*((self.introduction,) if self.introduction else ()), *self.items)
        return tuple(doubt for part in parts for doubt in part.doubts)

    @property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """Its paragraphs by their anchors."""
        parts = (*((self.introduction,) if self.introduction else ()), *self.items)
        return {one.anchor: one for part in parts for one in part.paragraphs}


@dataclass(frozen=True)
class BodyText:
    """The text of a report or of a page of the site's own."""

    html: Markup
    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[Mention, ...]
    doubts: tuple[Doubt, ...]
    links: tuple[LinkUse, ...]
    problems: tuple[Problem, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """The ids on the page."""
        return frozenset(
            [heading.anchor for heading in self.headings]
            + [paragraph.anchor for paragraph in self.paragraphs]
        )


@dataclass(frozen=True)
class Texts:
    """The texts of an archive by slug."""

    meetings: Mapping[str, MeetingText]
    reports: Mapping[str, BodyText]
    pages: Mapping[str, BodyText]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in any of them."""
        texts: list[MeetingText | BodyText]
        texts = [*self.meetings.values(), *self.reports.values(), *self.pages.values()]
        return [problem for text in texts for problem in text.problems]

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action, in the order of the meetings' slugs."""
        return tuple(
            action
            for text in self.meetings.values()
            for item in text.items
            for action in item.actions
        )
