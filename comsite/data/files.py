"""Open data: JSON beside each page, tables, the database, Popolo, and the schema of each."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, create_model

from comsite.base import urls
from comsite.base.output import Output
from comsite.content.schemas import content_schemas
from comsite.data.database import Database
from comsite.data.names import names
from comsite.data.package import TableFiles, data_package
from comsite.data.popolo import Popolo, popolo
from comsite.data.records import all_records
from comsite.data.schemas import content_schema, document, schema
from comsite.data.shapes import RECORDS, Path, Shape
from comsite.data.sheets import Sheet
from comsite.data.tables import TABLES, Table, tables_of
from comsite.library.library import Library


def _of_table(table: Table) -> type[Shape]:
    """Make the class of a table's JSON file."""
    return create_model(
        table.title,
        __base__=Shape,
        __doc__=f"A table: {table.title.lower()}.",
        id=(Path, Field(description="The path of this file.")),
        rows=(tuple[table.row, ...], Field(description="Its rows.")),  # type: ignore[name-defined]
    )


def _type(table: Table) -> str:
    """Return the name of the type of a table's JSON file."""
    return f"{table.name}-table"


# Every type of JSON file, by the name in its field "type".
TYPES: dict[str, type[Shape]] = {
    **RECORDS,
    **{_type(table): _of_table(table) for table in TABLES if table.has_json},
    "popolo": Popolo,
}

_KINDS = {shape: kind for kind, shape in RECORDS.items()}


def all_data(library: Library) -> Iterator[Output]:
    """Make every file of open data; the tables grow while the records pass by."""
    site = library.archive.site
    base = site.base_url.rstrip("/")
    called = names(library)
    sheets = [Sheet(table, base, called) for table in tables_of(library.archive)]
    tables = [TableFiles(sheet) for sheet in sheets]
    database = Database(sheets)
    for record in all_records(library):
        for sheet, table in zip(sheets, tables, strict=True):
            if rows := [*sheet.table.rows(record)]:
                values = [sheet.values(row) for row in rows]
                yield from table.add(rows, values)
                database.add(sheet.table.name, values)
        if kind := _KINDS.get(type(record)):  # else it is within the file of another
            yield document(base, kind, record, urls.data(record.id))
    for table in tables:
        yield from table.end()
    yield database.end()
    yield data_package(tables, site, base)
    yield document(base, "popolo", popolo(library), urls.POPOLO)
    left_out = {_type(table) for table in TABLES} - {_type(sheet.table) for sheet in sheets}
    for kind, shape in TYPES.items():
        if kind not in left_out:
            yield schema(base, kind, shape)
    for kind, json_schema in content_schemas().items():
        yield content_schema(base, kind, json_schema)
