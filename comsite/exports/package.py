"""The tables as files: CSV and JSON of each, and the Frictionless Data Package over them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from comsite import urls
from comsite.exports.schemas import VERSION, dumps, plain_schema
from comsite.exports.shapes import Shape
from comsite.exports.spreadsheets import Sheet
from comsite.exports.tables import Table
from comsite.models import Site
from comsite.outputs import Output

# The field types of Table Schema, by those of JSON Schema. A list is text with spaces in a cell.
_TYPES = {"string": "string", "integer": "integer", "boolean": "boolean", "array": "string"}


class TableFiles:
    """The files of one table, as its rows come."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._sheet = Sheet(table.columns)
        self._rows: list[bytes] = []

    def add(self, shape: Shape) -> None:
        """Add the rows that a record gives."""
        for row in self.table.rows(shape):
            self._sheet.add(getattr(row, column) for column in self.table.columns)
            self._rows.append(dumps(row.model_dump(mode="json", exclude_none=True)).rstrip())

    def csv(self) -> Output:
        """The table for spreadsheets."""
        return Output(_path(urls.table(self.table.name, "csv")), self._sheet.encode())

    def json(self, base: str) -> Output:
        """The same rows as JSON, one a line."""
        name = self.table.name
        head = dumps(
            {
                "$schema": base + urls.schema(f"{name}-table", VERSION),
                "version": VERSION,
                "type": f"{name}-table",
                "id": urls.table(name, "json"),
            }
        )
        rows = b",\n".join(self._rows)
        return Output(
            _path(urls.table(name, "json")), head.rstrip(b"}\n") + b',"rows":[\n' + rows + b"\n]}\n"
        )


def table_files(files: list[TableFiles], site: Site, base: str) -> Iterator[Output]:
    """Both files of each table, and the data package that describes those for spreadsheets."""
    resources = []
    for one in files:
        output = one.csv()
        resources.append(_resource(one.table, output))
        yield output
        yield one.json(base)
    yield Output(_path(urls.DATAPACKAGE), dumps(_package(site, base, resources)))


def _path(url: str) -> str:
    return url.removeprefix("/")


def _package(site: Site, base: str, resources: list[dict[str, Any]]) -> dict[str, Any]:
    licence, official = site.licence, site.official_record
    found: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "archive",
        "id": base + urls.DATAPACKAGE,
        "title": site.title,
        "description": site.summary,
        "homepage": base + urls.DATA,
        "version": f"{VERSION}.0.0",
    }
    if licence:
        found["licenses"] = [{"title": licence.name} | _if_any("path", licence.url)]
        found["licenses"][0]["name"] = licence.name.replace(" ", "-")
    if official:
        found["sources"] = [{"title": official.publisher} | _if_any("path", official.url)]
    return {**found, "resources": resources}


def _if_any(name: str, value: str | None) -> dict[str, str]:
    return {name: value} if value else {}


def _resource(table: Table, output: Output) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.summary,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(output.data),
        "hash": f"sha256:{hashlib.sha256(output.data).hexdigest()}",
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table."""
    shape = plain_schema(table.row)
    required = shape.get("required", ())
    return {
        "fields": [
            _field(name, prop, name in required) for name, prop in shape["properties"].items()
        ],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": column, "reference": {"resource": name, "fields": "id"}}
            for column, name in table.foreign.items()
        ],
    }


def _field(name: str, prop: dict[str, Any], required: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {key: prop[key] for key in ("pattern", "enum") if key in prop}
    listed = prop["type"] == "array"
    if required and not listed:
        constraints["required"] = True
    note = " Several have a space between them." if listed else ""
    found = {
        "name": name,
        "type": _TYPES[prop["type"]],
        "description": prop["description"] + note,
    }
    return {**found, "constraints": constraints} if constraints else found
