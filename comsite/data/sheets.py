"""Tables as people read them: with the whole address of each row, and names beside paths.

A spreadsheet and a database have these columns beside those of the table. The JSON has not: there a
path leads to the record, and the record has the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from comsite.data.shapes import Path
from comsite.data.tables import Row, Table

# Anchors that a page of an item does not have.
_TOP, _ITEM = "top", "item-"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``field`` is that of the row, and empty for the address of the row.

    ``kind`` says whether it has the value itself, a name in place of a path, or the address.
    """

    name: str
    field: str
    kind: Literal["value", "name", "address"]
    description: str


def columns(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table: first the address, and after each path the name."""
    address = "" if "url" not in table.columns else "page_"  # an organisation has a url of its own
    about = "The whole address at which a reader finds it."
    found = [Column(f"{address}url", "", "address", about)]
    for name, field in table.row.model_fields.items():
        described = field.description or ""
        if name not in table.by_name:
            found.append(Column(name, name, "value", described))
        if name != "id" and name != "files" and _has_paths(field.annotation, field.metadata):
            several = (
                " Several have a semicolon between them." if _is_list(field.annotation) else ""
            )
            words = f"What {name} leads to is called so.{several}"
            if name in table.by_name:
                words = f"{described}{several}"
            found.append(Column(f"{name}_name", name, "name", words))
    return tuple(found)


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple


def _has_paths(annotation: Any, metadata: list[Any]) -> bool:
    """Return whether a field has one path, or several."""
    (constraints,) = (data for data in Path.__metadata__)  # type: ignore[attr-defined]
    return constraints in metadata or Path in get_args(annotation)


class Sheet:
    """The rows of a table as people read them. ``names`` are those of records, by path."""

    def __init__(self, table: Table, base: str, names: Mapping[str, str]) -> None:
        self.table = table
        self.columns = columns(table)
        self.base = base
        self._names = names
        self._fields = [(column.field, column.kind == "name") for column in self.columns[1:]]
        self._page, *anchors = table.at
        self._anchor = anchors[0] if anchors else ""

    def values(self, row: Row) -> list[object]:
        """Return the values of a row, in the order of the columns.

        A list is one text: with spaces between its entries, and with semicolons between names.
        """
        values: list[object] = [self._address(row)]
        for field, by_name in self._fields:
            value = row[field]
            if by_name:
                value = self._named(value)
            elif isinstance(value, tuple):
                value = " ".join(value)
            values.append(value)
        return values

    def _named(self, value: str | tuple[str, ...] | None) -> str | None:
        if value is None:
            return None
        if isinstance(value, str):
            return self._names.get(value, value)
        return "; ".join([self._names.get(path, path) for path in value])

    def _address(self, row: Row) -> str:
        anchor = row[self._anchor] if self._anchor else ""
        if not anchor or anchor == _TOP or anchor.startswith(_ITEM):
            return f"{self.base}{row[self._page]}"
        return f"{self.base}{row[self._page]}#{anchor}"
