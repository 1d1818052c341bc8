"""Open data: what there is, and how to use it."""

from __future__ import annotations

from comsite import urls
from comsite.contexts.shared import Head, Link
from comsite.contexts.site import DataColumn, DataPage, DataTable
from comsite.exports import shapes
from comsite.exports.schemas import VERSION
from comsite.exports.tables import TABLES, Table
from comsite.pages.page import Page, crumbs
from comsite.views import Views

_SUMMARY = "Meetings, items, reports, people, actions and mentions as tables, to use again."


def data_page(views: Views) -> Page:
    """The tables with their columns, the other files, and the schemas."""
    meetings = views.archive.meetings_by_date
    example = urls.record("meetings", meetings[-1].slug) if meetings else ""
    context = DataPage(
        head=Head("Data", urls.DATA, _SUMMARY, "data", crumbs(), urls.DATAPACKAGE),
        tables=tuple(_table(table) for table in TABLES),
        popolo=urls.POPOLO,
        package=urls.DATAPACKAGE,
        example=Link(example, urls.data(example)) if example else None,
        schemas=tuple(
            Link(kind, urls.schema(kind, VERSION)) for kind in (*shapes.RECORDS, "popolo")
        ),
        feed=urls.FEED,
        actions_feed=urls.ACTIONS_FEED,
        calendar=urls.CALENDAR,
        version=str(VERSION),
    )
    return Page(urls.DATA, "data.html", context)


def _table(table: Table) -> DataTable:
    fields = table.row.model_fields
    return DataTable(
        title=table.title,
        anchor=table.name,
        summary=table.summary.rstrip("."),
        csv=urls.table(table.name, "csv"),
        json=urls.table(table.name, "json"),
        columns=tuple(DataColumn(name, field.description or "") for name, field in fields.items()),
    )
