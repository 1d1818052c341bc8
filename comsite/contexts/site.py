"""The pages of the site itself: home, search, open data, texts."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from comsite.contexts.charts import HeatRow, Share, TimeLine
from comsite.contexts.shared import ActionSummary, Head, Link, MeetingSummary
from comsite.search_parts import SearchPart


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: ``latest`` is the latest meeting with notes; ``counts`` what is held.

    ``statuses`` are those of all actions; ``topics`` the ones met most, by ``topic_years``.
    """

    head: Head
    latest: MeetingSummary | None
    latest_items: tuple[Link, ...]
    time_line: TimeLine
    recent: tuple[MeetingSummary, ...]
    statuses: tuple[Share, ...]
    open_actions: tuple[ActionSummary, ...]
    topic_years: tuple[Link, ...]
    topics: tuple[HeatRow, ...]
    counts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """A filter with many values: its ``name`` in the index, and what several are called."""

    name: str
    plural: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``search.html``: the form; ``browse`` leads on where no script runs.

    ``searchable`` if anything is in the index; ``parts`` are the index, the newest first, and
    ``words`` the address of the suggestions.
    """

    head: Head
    browse: tuple[Link, ...]
    searchable: bool
    parts: tuple[SearchPart, ...]
    words: str
    facets: tuple[SearchFacet, ...]


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table of open data."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of open data: ``summary`` is what a row is; ``csv`` and ``json`` are addresses."""

    title: str
    anchor: str
    summary: str
    csv: str
    json: str
    columns: tuple[DataColumn, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """``data.html``: what there is of open data. Sizes come from the ``size`` filter."""

    head: Head
    tables: tuple[DataTable, ...]
    popolo: str
    package: str
    example: Link | None
    schemas: tuple[Link, ...]
    feed: str
    actions_feed: str
    calendar: str
    version: str


@dataclass(frozen=True, slots=True)
class TextPage:
    """``text.html``: a page of the site's own."""

    head: Head
    title: str
    contents: tuple[Link, ...]
    html: Markup


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """``404.html``."""

    head: Head
    browse: tuple[Link, ...]
