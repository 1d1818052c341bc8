"""The pages of topics, by themselves and as one post had to do with them."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.contexts.charts import Chart, CountTable, HeatRow
from comsite.contexts.people import TenureView
from comsite.contexts.shared import ActionSummary, Event, Head, Link, ReportSummary
from comsite.contexts.story import ActPlaces, Promise, Turn
from comsite.dates import PartialDate


@dataclass(frozen=True, slots=True)
class TopicYear:
    """A year of a topic: ``inside`` is what only topics inside it have.

    A long history has its years on pages of their own: the lists are empty and ``more`` leads on.
    """

    year: Link
    anchor: str
    events: tuple[Event, ...]
    actions: tuple[ActionSummary, ...]
    inside: tuple[Event, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topic.html``: a topic's history, year by year, latest first.

    ``counts`` has the numbers of ``chart``; ``by_post`` leads to its pages for one post each;
    ``people_more`` and ``neighbours_more`` say how many are left out of the lists.
    """

    head: Head
    title: str
    other_names: tuple[str, ...]
    summary: str
    broader: Link | None
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    by_post: tuple[Link, ...]
    chart: Chart | None
    counts: CountTable
    people: tuple[Link, ...]
    people_more: int
    neighbours: tuple[Link, ...]
    neighbours_more: int
    years: tuple[TopicYear, ...]


@dataclass(frozen=True, slots=True)
class TopicYearPage:
    """``topic_year.html``: one year of a topic with a long history."""

    head: Head
    year: TopicYear
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """``topics.html``: a heat map of topic by year; ``groups`` are the broad topics.

    ``gaps`` are the years between of which the archive has no item or report.
    """

    head: Head
    years: tuple[Link, ...]
    groups: tuple[tuple[HeatRow, ...], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostTopicItem:
    """An item on a post's page for a topic; ``inside`` are the narrower topics that it is on.

    ``others`` are the paragraphs with questions on something else. Where there is no room for
    words, ``untold`` counts those with questions, and ``other_actions`` those of other owners.
    """

    item: Link
    meeting: Link
    date: PartialDate
    inside: tuple[Link, ...]
    holders: tuple[Link, ...]
    acts: tuple[ActPlaces, ...]
    turns: tuple[Turn, ...]
    others: tuple[Link, ...]
    untold: int
    reports: tuple[Link, ...]
    promises: tuple[Promise, ...]
    other_actions: int


@dataclass(frozen=True, slots=True)
class PostTopicReport:
    """A report there that no item has; ``role`` is what the post did for it."""

    report: ReportSummary
    inside: tuple[Link, ...]
    role: str


@dataclass(frozen=True, slots=True)
class PostTopicYear:
    """A year there; ``unnoted`` are meetings with such reports of which no notes are held."""

    year: Link
    anchor: str
    items: tuple[PostTopicItem, ...]
    reports: tuple[PostTopicReport, ...]
    unnoted: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PostTopicPage:
    """``post_topic.html``: a post and a topic over the years, whoever held the post.

    ``elsewhere`` counts earlier items and reports, too many to list; ``unknown`` says in
    sentences what the archive does not know.
    """

    head: Head
    post: Link
    topic: Link
    lead: str
    inside: tuple[Link, ...]
    holders: tuple[TenureView, ...]
    shared: bool
    years: tuple[PostTopicYear, ...]
    elsewhere: str
    unknown: tuple[str, ...]
