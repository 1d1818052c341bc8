"""All tables in one file of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from comsite.base.problems import BuildError
from comsite.checking.gate import Options, read
from comsite.data import database
from comsite.data.files import all_data
from comsite.data.queries import QUERIES, Query
from comsite.data.sheets import Sheet
from comsite.data.spreadsheets import original
from comsite.data.tables import TABLES, Table
from comsite.publishing.takedown.finding import search_site
from comsite.publishing.takedown.wording import Wording
from tests import cases
from tests.data import opendata

FILES = cases.outputs()
DATA = FILES["data/archive.sqlite"]


@pytest.fixture
def opened() -> Iterator[sqlite3.Connection]:
    """The file, as a program opens it."""
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(DATA)
        yield found


def test_the_file_is_whole(opened: sqlite3.Connection) -> None:
    """SQLite has no complaint, every key leads to a row, and nothing is left of what was built."""
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert opened.execute("PRAGMA freelist_count").fetchone() == (0,)
    views = {
        name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    }
    assert views == {"mentions", "statements"}
    keys = sum(
        len(opened.execute(f"PRAGMA foreign_key_list({_name(one)})").fetchall()) for one in TABLES
    )
    assert keys == sum(len(table.foreign) for table in TABLES if table.name not in views)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_it_has_the_rows_of_the_sheets(opened: sqlite3.Connection, table: Table) -> None:
    """With the same columns; a text has no guard there."""
    rows = opened.execute(f"SELECT * FROM {_name(table)}")  # noqa: S608
    names = [column[0] for column in rows.description]
    sheet = opendata.sheet(FILES[f"data/{table.name}.csv"])
    assert names == list(sheet[0])
    found = sorted(tuple("" if value is None else str(value) for value in row) for row in rows)
    said = {"true": "1", "false": "0"}
    fields = table.row.model_fields.items()
    is_yes = {name for name, one in fields if bool in (one.annotation, *get_args(one.annotation))}
    expected = sorted(
        tuple(
            said.get(value, "") if name in is_yes else original(value)
            for name, value in row.items()
        )
        for row in sheet
    )
    assert found == expected


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.question)
def test_the_examples_on_the_page_have_answers(opened: sqlite3.Connection, query: Query) -> None:
    """Each is on the page as it is asked here; one asks for words that this archive may lack."""
    page = FILES["data/index.html"].decode().replace("&#39;", "'")
    assert query.sql in page
    assert query.question in page
    found = opened.execute(query.sql.replace("money OR cost", "mud OR lamp")).fetchall()
    assert found


def test_words_are_found_in_all_their_forms(opened: sqlite3.Connection) -> None:
    """By their stems; a program that looks for a search finds which table it is of."""
    search = "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH ?"
    (one,), (other,) = (opened.execute(search, [word]).fetchone() for word in ("lamp", "lamps"))
    assert one == other > 0
    (sql,) = opened.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'paragraphs_fts'"
    ).fetchone()
    assert 'content="paragraphs"' in sql  # as Datasette looks for it


def test_the_same_records_give_the_same_bytes() -> None:
    """Whatever version of SQLite writes the file, it notes the same one."""
    library = read(Options(cases.ARCHIVE, cases.TESTS))
    (again,) = (one.data for one in all_data(library) if one.path == "data/archive.sqlite")
    assert again == DATA
    assert DATA[96:100] == (3_040_000).to_bytes(4)


def test_without_full_text_search_a_build_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without the search would be another file."""
    monkeypatch.setattr(database, "_SEARCH", "CREATE VIRTUAL TABLE found USING fts0 (text)")
    with pytest.raises(BuildError) as raised:
        database.Database([Sheet(table, "https://fernwick.example", {}) for table in TABLES]).end()
    assert str(raised.value) == (
        "this Python's SQLite has no full-text search (FTS5), which the file data/archive.sqlite"
        " needs; build with another Python"
    )


def test_a_takedown_finds_words_however_they_are_laid_out(tmp_path: Path) -> None:
    """A long text is cut into pages of the file, in the middle of a word too."""
    for place in range(600):
        with closing(sqlite3.connect(":memory:")) as file:
            file.execute("PRAGMA page_size = 512")
            file.execute("CREATE TABLE paragraphs (text TEXT)")
            file.execute(
                "INSERT INTO paragraphs VALUES (?)",
                ["a " * place + "Ada Example" + " b" * (600 - place)],
            )
            data = file.serialize()
        if b"Ada Example" not in data:
            break
    assert b"Ada Example" not in data
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "archive.sqlite").write_bytes(data)
    (found,) = search_site(tmp_path, Wording(("Ada Example",))).finds
    assert (found.part, found.path) == ("open data", "data/archive.sqlite")


def _name(table: Table) -> str:
    return table.name.replace("-", "_")
