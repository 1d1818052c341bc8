"""All tables in one file of SQLite, with a full-text search over the paragraphs.

The tables have the columns of the CSV files; a hyphen in a name is an underscore. The same rows
give the same bytes: they are put in by their order, all is packed at the end, and the version of
SQLite that a file notes of its writer is always the same one. What may still differ is how another
version of SQLite lays out pages and the index; one version lays them out always alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from comsite.base import urls
from comsite.base.output import Output
from comsite.base.problems import BuildError
from comsite.data.shapes import Shape
from comsite.data.sheets import Sheet
from comsite.data.tables import TABLES

MARK = b"SQLite format 3\0"  # how a file of SQLite begins
_WRITER = slice(96, 100)  # the version of SQLite that wrote the file last
_WRITTEN_BY = (3_040_000).to_bytes(4)
_TYPES = {"int": "INTEGER", "bool": "INTEGER"}
# In words as they are typed: "promises" finds "promised", "e" finds "é".
_SEARCH = (
    'CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (text, content="paragraphs",'
    " tokenize='porter unicode61 remove_diacritics 2')"
)


class Database:
    """The file, as its rows come. Raises BuildError where SQLite has no full-text search."""

    def __init__(self, base: str, names: Mapping[str, str]) -> None:
        self._sheets = [Sheet(table, base, names) for table in TABLES]
        self._file = sqlite3.connect(":memory:", isolation_level=None)
        self._file.execute("BEGIN")
        for sheet in self._sheets:
            self._file.execute(_create(sheet))

    def add(self, shape: Shape) -> None:
        """Put in the rows that a record gives."""
        for sheet in self._sheets:
            marks = ", ".join("?" for _ in sheet.columns)
            rows = (tuple(map(_cell, sheet.values(row))) for row in sheet.table.rows(shape))
            self._file.executemany(f"INSERT INTO {_name(sheet)} VALUES ({marks})", rows)  # noqa: S608  (our own names)

    def end(self) -> Output:
        """Make the search, pack the file and give it."""
        try:
            self._file.execute(_SEARCH)
        except sqlite3.OperationalError as error:
            raise BuildError(
                "this Python's SQLite has no full-text search (FTS5), which the file"
                f" {urls.DATABASE.removeprefix('/')} needs; build with another Python"
            ) from error
        self._file.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild')")
        self._file.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('optimize')")
        self._file.execute("COMMIT")
        self._file.execute("VACUUM")
        data = bytearray(self._file.serialize())
        self._file.close()
        data[_WRITER] = _WRITTEN_BY
        return Output(urls.DATABASE.removeprefix("/"), bytes(data))


def texts_of(data: bytes) -> Iterator[str]:
    """Give every text in a file of SQLite, however it is laid out there."""
    file = sqlite3.connect(":memory:")
    file.deserialize(data)
    file.text_factory = lambda raw: raw.decode("utf-8", "replace")
    for (table,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in file.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  (a name of the file itself)
            yield from (value for value in row if isinstance(value, str))
    file.close()


def _create(sheet: Sheet) -> str:
    """Return the SQL that makes a table, with its keys."""
    table = sheet.table
    parts = [
        f'"{column.name}" {_type(sheet, column.field) if column.kind == "value" else "TEXT"}'
        for column in sheet.columns
    ]
    parts.append(f"PRIMARY KEY ({', '.join(table.key)})")
    parts += [
        f"FOREIGN KEY ({column}) REFERENCES {other.replace('-', '_')} (id)"
        for column, other in table.foreign.items()
    ]
    # A key is kept once, as the table's own order, except where the search counts the rows.
    order = "" if table.name == "paragraphs" else " WITHOUT ROWID"
    return f"CREATE TABLE {_name(sheet)} ({', '.join(parts)}){order}"


def _type(sheet: Sheet, field: str) -> str:
    annotation = sheet.table.row.model_fields[field].annotation
    return _TYPES.get(getattr(annotation, "__name__", ""), "TEXT")


def _name(sheet: Sheet) -> str:
    return sheet.table.name.replace("-", "_")


def _cell(value: object) -> object:
    """Return a value as SQLite has it: the same as in a spreadsheet, without the guards."""
    return " ".join(value) if isinstance(value, tuple) else value
