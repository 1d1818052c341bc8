"""The tables as files: CSV and JSON of each, and the Frictionless Data Package over them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from comsite.base import urls
from comsite.base.output import Output
from comsite.content.models import Site
from comsite.data.schemas import VERSION, around_document, compact, dumps, plain_schema
from comsite.data.sheets import Column, Sheet, columns
from comsite.data.spreadsheets import heading, line
from comsite.data.tables import Row, Table

# The field types of Table Schema, by those of JSON Schema. A list is text with spaces in a cell.
_TYPES = {"string": "string", "integer": "integer", "boolean": "boolean", "array": "string"}

_PIECE = 5_000  # rows that are kept before they are written


class _Growing:
    """A file that grows piece by piece, with its size in bytes and their hash so far."""

    def __init__(self, url: str, text: str) -> None:
        self.path = url.removeprefix("/")
        self.size = 0
        self.hash = hashlib.sha256()
        self._texts = [text]

    def add(self, *texts: str) -> None:
        """Put texts behind what there is."""
        self._texts += texts

    def piece(self) -> Output:
        """Return what has been added since the last piece, and forget it."""
        data, continued = "".join(self._texts).encode(), self.size > 0
        self._texts.clear()
        self.size += len(data)
        self.hash.update(data)
        return Output(self.path, data, continued)


class TableFiles:
    """The files of one table, as its rows come: a large table is never kept whole."""

    def __init__(self, sheet: Sheet) -> None:
        self.table = sheet.table
        self._rows = 0
        self._written = 0
        header = heading([column.name for column in sheet.columns])
        self.csv = _Growing(urls.table(self.table.name, "csv"), header)
        address = urls.table(self.table.name, "json")
        around = around_document(sheet.base, f"{self.table.name}-table")
        head = compact({**around, "id": address}).removesuffix("}")
        self.json = _Growing(address, head + ',"rows":[')
        self._columns = self.table.columns

    def add(self, rows: Sequence[Row], values: Iterable[Iterable[object]]) -> Iterator[Output]:
        """Add rows, with their values in the sheet; give what is due to be written."""
        self.csv.add(*map(line, values))
        if self.table.has_json:
            for number, row in enumerate(rows, self._rows):
                here = {name: row[name] for name in self._columns if row[name] is not None}
                self.json.add(",\n" if number else "\n", compact(here))
        self._rows += len(rows)
        if self._rows - self._written >= _PIECE:
            yield from self._pieces()

    def end(self) -> Iterator[Output]:
        """Give the rows that were not written yet, and the end of each file."""
        self.json.add("\n]}\n")
        yield from self._pieces()

    def _pieces(self) -> Iterator[Output]:
        self._written = self._rows
        yield self.csv.piece()
        if self.table.has_json:
            yield self.json.piece()


def data_package(files: Iterable[TableFiles], site: Site, base: str) -> Output:
    """Make the file that describes the CSV files; they must be complete."""
    resources = [_resource(table_files.table, table_files.csv) for table_files in files]
    return Output(urls.DATAPACKAGE.removeprefix("/"), dumps(_package(site, base, resources)))


def _package(site: Site, base: str, resources: list[dict[str, Any]]) -> dict[str, Any]:
    licence, official = site.licence, site.official_record
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "archive",
        "id": base + urls.DATAPACKAGE,
        "title": site.title,
        "description": site.summary,
        "homepage": base + urls.DATA,
        "version": f"{VERSION}.0.0",
    }
    if licence:
        package["licenses"] = [{"title": licence.name} | _if_any("path", licence.url)]
        package["licenses"][0]["name"] = licence.name.replace(" ", "-")
    if official:
        package["sources"] = [{"title": official.publisher} | _if_any("path", official.url)]
    return {**package, "resources": resources}


def _if_any(name: str, value: str | None) -> dict[str, str]:
    return {name: value} if value else {}


def _resource(table: Table, file: _Growing) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.summary,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.hash.hexdigest()}",
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    shape = plain_schema(table.row)
    required = shape.get("required", ())
    return {
        "fields": [_field(column, shape["properties"], required) for column in columns(table)],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": column, "reference": {"resource": name, "fields": "id"}}
            for column, name in table.foreign.items()
        ],
    }


def _field(column: Column, props: dict[str, Any], required: Iterable[str]) -> dict[str, Any]:
    """Return what the Table Schema says of a column."""
    name = column.name
    if column.kind != "value":
        return {"name": name, "type": "string", "description": column.description}
    prop = props[name]
    constraints: dict[str, Any] = {key: prop[key] for key in ("pattern", "enum") if key in prop}
    listed = prop["type"] == "array"
    if name in required and not listed:
        constraints["required"] = True
    note = " Several have a space between them." if listed else ""
    field = {
        "name": name,
        "type": _TYPES[prop["type"]],
        "description": prop["description"] + note,
    }
    return {**field, "constraints": constraints} if constraints else field
