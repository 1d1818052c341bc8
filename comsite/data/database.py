"""All tables in one file of SQLite, with a full-text search over the paragraphs.

The tables have the columns of the CSV files; a hyphen in a name is an underscore. An address is
worked out when it is asked for. The long tables have the same paths, names and dates again and
again: each stands once in ``known_texts``, and the table is a view over the rows of numbers.

The same rows give the same bytes: they are put in by their order, all is packed at the end, and the
version of SQLite that a file notes of its writer is always the same one. What may still differ is
how another version of SQLite lays out pages and the index; one version lays them out always alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from comsite.base import urls
from comsite.base.output import Output
from comsite.base.problems import BuildError
from comsite.data.sheets import Sheet

MARK = b"SQLite format 3\0"  # how a file of SQLite begins
_WRITER = slice(96, 100)  # the version of SQLite that wrote the file last
_WRITTEN_BY = (3_040_000).to_bytes(4)
_KNOWN = "CREATE TABLE known_texts (number INTEGER PRIMARY KEY, text TEXT, name TEXT)"
_TYPES = {"int": "INTEGER", "bool": "INTEGER"}
# In words as they are typed: "promises" finds "promised", "e" finds "é".
_SEARCH = (
    'CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (text, content="paragraphs",'
    " tokenize='porter unicode61 remove_diacritics 2')"
)


class Database:
    """The file, as its rows come. Raises BuildError where SQLite has no full-text search."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._known: dict[tuple[object, object], int] = {}  # a text and its name, by number
        self._file = sqlite3.connect(":memory:", isolation_level=None)
        self._file.execute("BEGIN")
        self._inserts = {sheet.table.name: _insert(sheet) for sheet in sheets}
        self._pairs = {sheet.table.name: _pairs(sheet) for sheet in sheets if _is_long(sheet)}
        for sheet in sheets:
            for sql in _create_long(sheet) if _is_long(sheet) else (_create(sheet),):
                self._file.execute(sql)

    def add(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Put in rows, as the sheet has them. The address is not stored."""
        pairs = self._pairs.get(table)
        stored = (self._numbers(row, pairs) if pairs else row[1:] for row in rows)
        self._file.executemany(self._inserts[table], stored)

    def _numbers(self, row: Sequence[object], pairs: list[tuple[int, int]]) -> list[int | None]:
        cells = (*row, None)
        return [self._number(cells[text], cells[name]) for text, name in pairs]

    def _number(self, text: object, name: object) -> int | None:
        """Return the number of a text; one that is not there has none. A number stays as it is."""
        if isinstance(text, int):
            return text
        if text is None and name is None:
            return None
        return self._known.setdefault((text, name), len(self._known))

    def end(self) -> Output:
        """Make the search, pack the file and give it."""
        try:
            self._file.execute(_SEARCH)
        except sqlite3.OperationalError as error:
            raise BuildError(
                "this Python's SQLite has no full-text search (FTS5), which the file"
                f" {urls.DATABASE.removeprefix('/')} needs; build with another Python"
            ) from error
        known = ((number, *both) for both, number in self._known.items())
        self._file.execute(_KNOWN)
        self._file.executemany("INSERT INTO known_texts VALUES (?, ?, ?)", known)
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
    address, *others = sheet.columns
    page, *anchor = (f'"{column}"' for column in table.at)
    parts = [f'"{address.name}" TEXT AS ({_address(sheet, page, *anchor)})']
    parts += [
        f'"{column.name}" {_type(sheet, column.field) if column.kind == "value" else "TEXT"}'
        for column in others
    ]
    if table.name != "paragraphs":
        parts.append(f"PRIMARY KEY ({', '.join(table.key)})")
    parts += [
        f"FOREIGN KEY ({column}) REFERENCES {other.replace('-', '_')} (id)"
        for column, other in table.foreign.items()
    ]
    # A key is kept once, as the table's own order. Where the search counts the rows there is none:
    # it would hold each path again.
    order = "" if table.name == "paragraphs" else " WITHOUT ROWID"
    return f"CREATE TABLE {_name(sheet)} ({', '.join(parts)}){order}"


def _is_long(sheet: Sheet) -> bool:
    """Return whether a table has many rows for each paragraph."""
    return sheet.table.name in ("mentions", "statements")


def _numbers(sheet: Sheet) -> list[str]:
    """Return the columns of a long table that are stored, as numbers of texts."""
    return [*dict.fromkeys(column.field for column in sheet.columns[1:])]


def _pairs(sheet: Sheet) -> list[tuple[int, int]]:
    """Return where a row has the text of each number, and where its name; -1 if it has none."""
    at = {column.name: place for place, column in enumerate(sheet.columns)}
    return [(at.get(name, -1), at.get(f"{name}_name", -1)) for name in _numbers(sheet)]


def _insert(sheet: Sheet) -> str:
    """Return the SQL that puts in a row of what is stored."""
    name, stored = _name(sheet), [column.name for column in sheet.columns[1:]]
    if _is_long(sheet):
        name, stored = f"{name}_rows", _numbers(sheet)
    columns = ", ".join(f'"{column}"' for column in stored)
    return f"INSERT INTO {name} ({columns}) VALUES ({', '.join('?' for _ in stored)})"  # noqa: S608  (our own names)


def _create_long(sheet: Sheet) -> Iterator[str]:
    """Yield the SQL that makes a long table: the rows with the numbers, and the view of them."""
    stored = ", ".join(f'"{name}" INTEGER' for name in _numbers(sheet))
    key, rows = ", ".join(sheet.table.key), f"{_name(sheet)}_rows"
    yield f"CREATE TABLE {rows} ({stored}, PRIMARY KEY ({key})) WITHOUT ROWID"
    address, *others = sheet.columns
    at = (f'"known_{column}".text' for column in sheet.table.at)
    shown = [f'{_address(sheet, *at)} AS "{address.name}"']
    for column in others:
        known = f'"known_{column.field}".{"name" if column.kind == "name" else "text"}'
        shown.append(f'{"rows.place" if column.name == "place" else known} AS "{column.name}"')
    joined = [
        f'LEFT JOIN known_texts AS "known_{name}" ON "known_{name}".number = rows."{name}"'
        for name in _numbers(sheet)
        if name != "place"
    ]
    view = f"CREATE VIEW {_name(sheet)} AS SELECT {', '.join(shown)} FROM {rows} AS rows"  # noqa: S608  (our own names)
    yield " ".join((view, *joined))


def _address(sheet: Sheet, page: str, anchor: str = "") -> str:
    """Return the SQL of the address of a row, as `Sheet` makes it."""
    base = sheet.base.replace("'", "''")
    whole = f"'{base}' || {page}"
    if not anchor:
        return whole
    return f"{whole} || iif({anchor} = 'top' OR {anchor} GLOB 'item-*', '', '#' || {anchor})"


def _type(sheet: Sheet, field: str) -> str:
    annotation = sheet.table.row.model_fields[field].annotation
    kinds = (annotation, *get_args(annotation))  # of a number that may be missing, both
    names = (getattr(kind, "__name__", "") for kind in kinds)
    return next((_TYPES[name] for name in names if name in _TYPES), "TEXT")


def _name(sheet: Sheet) -> str:
    return sheet.table.name.replace("-", "_")
