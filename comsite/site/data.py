"""Open data: what there is, and how to use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.language import _, marked
from comsite.data import shapes
from comsite.data.queries import QUERIES, Query
from comsite.data.schemas import VERSION
from comsite.data.sheets import columns
from comsite.data.tables import Table, tables_of
from comsite.site.amounts import count, size
from comsite.site.page import Head, Link, SitePage, crumbs
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table of open data."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of open data: its address, and its size as a reader says it."""

    url: str
    size: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of open data: ``summary`` is what a row is; ``csv`` and ``json`` are its files."""

    title: str
    anchor: str
    summary: str
    csv: DataFile
    json: DataFile | None
    columns: tuple[DataColumn, ...]
    counted: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """``data.html``: what there is of open data."""

    head: Head
    tables: tuple[DataTable, ...]
    database: DataFile
    queries: tuple[Query, ...]
    popolo: DataFile
    package: DataFile
    example: Link | None
    schemas: tuple[Link, ...]
    feed: str
    actions_feed: str
    decisions_feed: str
    calendar: str
    version: str


_SUMMARY = marked("Meetings, items, reports, people, actions and mentions as tables, to use again.")


def data_page(views: Views, sizes: Mapping[str, int]) -> SitePage:
    """Make the page of open data: tables, other files and schemas; ``sizes`` are in bytes."""

    def file(url: str) -> DataFile:
        return DataFile(url, size(sizes.get(url, 0)))

    meetings = views.archive.meetings_by_date
    example = urls.record("meetings", meetings[-1].slug) if meetings else ""
    context = DataPage(
        head=Head(_("Data"), urls.DATA, _(_SUMMARY), "data", crumbs(), urls.DATAPACKAGE),
        tables=tuple(_table(table, file) for table in tables_of(views.archive)),
        database=file(urls.DATABASE),
        queries=QUERIES,
        popolo=file(urls.POPOLO),
        package=file(urls.DATAPACKAGE),
        example=Link(example, urls.data(example)) if example else None,
        schemas=tuple(
            Link(kind, urls.schema(kind, VERSION)) for kind in (*shapes.RECORDS, "popolo")
        ),
        feed=urls.FEED,
        actions_feed=urls.ACTIONS_FEED,
        decisions_feed=urls.DECISIONS_FEED if views.archive.has_decisions else "",
        calendar=urls.CALENDAR,
        version=str(VERSION),
    )
    return SitePage(urls.DATA, "data.html", context)


def _table(table: Table, file: Callable[[str], DataFile]) -> DataTable:
    shown = tuple(DataColumn(column.name, column.description) for column in columns(table))
    return DataTable(
        title=table.title,
        anchor=table.name,
        summary=table.summary.rstrip("."),
        csv=file(urls.table(table.name, "csv")),
        json=file(urls.table(table.name, "json")) if table.has_json else None,
        columns=shown,
        counted=count(len(shown), "column"),
    )
