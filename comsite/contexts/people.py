"""The pages of people, posts and organisations."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.contexts.charts import Strip
from comsite.contexts.shared import ActionSummary, Head, Link
from comsite.contexts.story import PartView, Turn
from comsite.dates import PartialDate


@dataclass(frozen=True, slots=True)
class TenureView:
    """A time in a post: ``who`` links to the person (on a post's page) or the post.

    ``strip`` draws the period, unless all that is known lies in one year.
    """

    who: Link
    role: str
    period: str
    note: str
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """A meeting that somebody attended, or sent apologies to; ``post`` is the post that day."""

    meeting: Link
    date: PartialDate
    role: str
    post: Link | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``person.html``; ``scale`` is the first and last year that times in a post are drawn on.

    ``questions`` are the latest that the person asked or answered, ``more_questions`` if there
    are others; ``earlier`` counts the items, reports and actions
    that are too many to list.
    """

    head: Head
    name: str
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    tenures: tuple[TenureView, ...]
    scale: tuple[int, int]
    roles: tuple[AttendanceRecord, ...]
    apologies: tuple[AttendanceRecord, ...]
    items: tuple[PartView, ...]
    earlier: int
    questions: tuple[Turn, ...]
    more_questions: bool
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


@dataclass(frozen=True, slots=True)
class PostPage:
    """``post.html``: its holders by date, and what they did, each on their days in the post."""

    head: Head
    title: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    holders: tuple[TenureView, ...]
    scale: tuple[int, int]
    preceded_by: tuple[Link, ...]
    followed_by: Link | None
    topics: tuple[Link, ...]
    items: tuple[PartView, ...]
    earlier: int
    questions: tuple[Turn, ...]
    more_questions: bool
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """``organisation.html``."""

    head: Head
    name: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    website: str
    note: str
    posts: tuple[Link, ...]
    people: tuple[Link, ...]
    items: tuple[PartView, ...]
    earlier: int
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int
