"""Open data: the JSON beside each page, the tables, Popolo, the data package and the schemas."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comsite.checking.gate import Options
from comsite.data import files as exports
from comsite.data import shapes
from comsite.data.shapes import RECORDS
from comsite.data.spreadsheets import cell, line, original
from comsite.data.tables import TABLES, Table
from comsite.publishing.build import build
from tests import cases, small
from tests.data import opendata

FILES = cases.outputs()
DATA = opendata.documents(FILES)
RECORD_PATHS = sorted(path for path in DATA if path.endswith("index.json"))
AROUND = ("$schema", "version", "type")
# What is within the file of another, by the type of that file: the field, and what it is.
WITHIN: Mapping[str, tuple[str, type[shapes.Document]]] = {
    "meeting": ("items", shapes.Item),
    "actions": ("actions", shapes.Action),
}


def records() -> Iterator[tuple[type[shapes.Document], dict[str, Any]]]:
    """The data of every record, item and action, with the class of its shape."""
    for path in RECORD_PATHS:
        data = {key: value for key, value in DATA[path].items() if key not in AROUND}
        yield RECORDS[DATA[path]["type"]], data
        field, shape = WITHIN.get(DATA[path]["type"], ("", shapes.Document))
        yield from ((shape, one) for one in data.get(field, ()))


def addresses(value: Any) -> Iterator[str]:
    """Every text in the data that is a path of the site."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str) and value.startswith("/"):
        yield value


def test_every_page_has_data() -> None:
    """Every page but the home page, listings and search has JSON beside it."""
    pages = {path for path in FILES if path.endswith("index.html")}
    bare = {page for page in pages if page.replace(".html", ".json") not in DATA}
    bare -= {
        page
        for page in bare
        if re.match(
            r"actions/[a-z0-9]|meetings/[^/]+/[^/]+/|dates/[0-9]|.*/topics/|.*/changes/", page
        )
    }  # views of records, and what is in the file of another
    listings = ("meetings", "reports", "topics", "people", "posts", "organisations", "dates")
    others = {"index.html", "search/index.html", "data/index.html", "corrections/index.html"}
    others |= {"updates/index.html", "decisions/index.html"}
    others |= {"meetings/2031-03-04-harbour/index.html", "reports/2031-03-04-mud/index.html"}
    assert bare == {f"{name}/index.html" for name in listings} | others


@pytest.mark.parametrize("path", RECORD_PATHS)
def test_ids_are_paths(path: str) -> None:
    """A record's id is the path of its page, and the page tells of its data.

    Where there is no page but a row, that path leads to it.
    """
    assert DATA[path]["id"] == "/" + path.removesuffix("index.json")
    if path == "organisations/friends-of-the-lamp/index.json":
        page = FILES[path.replace("index.json", "index.html")].decode()
        assert '<a href="/organisations/#friends-of-the-lamp">' in page
        return
    page = FILES[path.replace("index.json", "index.html")].decode()
    assert f'<link rel="alternate" type="application/json" href="/{path}">' in page
    assert DATA[path]["version"] == 2
    assert DATA[path]["type"] in RECORDS


def test_every_path_leads() -> None:
    """Every record, item, action and file that any data names by its path is there."""
    files = {f"files/{file.name}" for file in (cases.ARCHIVE / "files").iterdir()}
    for path, data in DATA.items():
        for address in addresses(data):
            target, _, fragment = address.removeprefix("/").partition("#")
            found = target in files or target in FILES or f"{target}index.html" in FILES
            assert found, (path, address)
            if fragment:
                assert f'id="{fragment}"'.encode() in FILES[f"{target}index.html"]


def test_anchors_are_on_the_page() -> None:
    """Every anchor in the data is an id on the record's page."""
    for path in RECORD_PATHS:
        page = FILES[path.replace("index.json", "index.html")].decode()
        data = DATA[path]
        for field in ("paragraphs", "sections", "mentions", "statements"):
            for one in data.get(field, ()):
                if one["anchor"] not in ("top", "item-" + data.get("number", "").lower()):
                    assert f'id="{one["anchor"]}"' in page, (path, one)


def test_no_draft() -> None:
    """Nothing of a draft is in any file, unless drafts are asked for."""
    assert not any(b"2031-12-02" in data for data in FILES.values())
    assert "meetings/2031-12-02/index.json" in cases.outputs(drafts=True)


# Schemas


@pytest.mark.slow
def test_every_file_follows_the_schema_it_names() -> None:
    """No JSON file has anything that its schema does not have, or lacks what it must have."""
    assert list(opendata.schema_errors(FILES)) == []
    assert len(DATA) > 40


def test_every_type_has_a_schema_and_a_file() -> None:
    """No schema is published that no file follows, and the other way round."""
    used = {data["type"] for data in DATA.values()}
    assert used == set(exports.TYPES)
    for data in DATA.values():
        path = data["$schema"].removeprefix("https://fernwick.example/")
        assert path == f"data/schemas/v2/{data['type']}.json"
        assert path in FILES


@pytest.mark.slow
def test_a_schema_can_fail() -> None:
    """A field too many, a field too few, and a value of a wrong form are each found."""
    path = "meetings/2031-03-04/index.json"
    data = dict(DATA[path])
    for wrong in ({"mood": "calm"}, {"id": "meetings/2031-03-04"}, {"date": "4 March"}):
        files = {**FILES, path: json.dumps({**data, **wrong}).encode()}
        assert list(opendata.schema_errors(files))
    files = {**FILES, path: json.dumps({k: v for k, v in data.items() if k != "items"}).encode()}
    assert list(opendata.schema_errors(files))


def test_every_field_is_described() -> None:
    """Each field of each schema, at any depth, says what it means."""

    def bare(schema: Any, where: str) -> Iterator[str]:
        for name, prop in schema.get("properties", {}).items():
            if "description" not in prop:
                yield f"{where}.{name}"
        for name, inner in schema.get("$defs", {}).items():
            yield from bare(inner, f"{where}/{name}")

    for path in FILES:
        if path.startswith("data/schemas/"):
            assert list(bare(json.loads(FILES[path]), path)) == []


# Records


def test_meeting() -> None:
    """A meeting's data has who was there, what was said, asked and corrected."""
    data = DATA["meetings/2031-03-04/index.json"]
    assert data["chair"] == "/people/ada-example/"
    assert data["notes"] == {"status": "agreed", "agreed_at": "/meetings/2031-06-10/"}
    assert data["present"][1] == {
        "role": "Harbour Master (HM)",
        "person": "/people/ben-sample/",
        "post": "/posts/harbour-master/",
    }
    assert [item["number"] for item in data["items"]] == ["1", "2", "3", "4A"]
    assert data["items"][1]["paragraphs"][4]["text"].endswith("there are: large ones; small ones;")
    assert data["corrections"][0]["report"] == "/reports/2031-03-04-dredging/"
    assert DATA["meetings/2031-06-10/index.json"]["apologies"] == []
    assert "apologies" not in DATA["meetings/2031-06-10-evening/index.json"]


def test_pages_within_the_data_of_another_name_its_file() -> None:
    """An item is in the file of its meeting, an action in that of the register."""
    meeting, register = DATA["meetings/2031-03-04/index.json"], DATA["actions/index.json"]
    for path, inside in ((meeting["id"], meeting["items"]), ("/actions/", register["actions"])):
        assert inside
        for one in inside:
            page = FILES[f"{one['id'].removeprefix('/')}index.html"].decode()
            assert f'<link rel="alternate" type="application/json" href="{path}index.json">' in page


def test_actions() -> None:
    """The register has every action, its owners and what became of it."""
    found = {
        one["id"]: (len(one["owners"]), one["status"], len(one["updates"]))
        for one in DATA["actions/index.json"]["actions"]
    }
    assert found == {
        "/actions/2031-06-10-3a/": (1, "no later record", 0),
        "/actions/2031-03-04-2a/": (1, "done", 1),
        "/actions/2031-03-04-2b/": (2, "open", 1),
        "/actions/2031-03-04-2c/": (0, "overtaken", 1),
        "/actions/2031-03-04-3a/": (1, "open", 1),
        "/actions/2031-03-04-3c/": (3, "reported back", 1),
    }


@pytest.mark.slow
def test_statements(tmp_path: Path) -> None:
    """Who asked whom, where the text says so, is in the item's data with the paragraph."""
    files = {
        "people/ada-example.yaml": "name: Ada Example\n",
        "people/ben-sample.yaml": "name: Ben Sample\n",
        "meetings/2031-03-04.md": small.meeting(
            "2031-03-04",
            "present:\n  - person: ada-example\n  - person: ben-sample\n",
            "## 1. Mud\n\nAda Example asked Ben Sample how deep it is.\n",
        ),
    }
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, files), output, search=False))
    (data,) = json.loads((output / "meetings/2031-03-04/index.json").read_bytes())["items"]
    assert data["statements"] == [
        {
            "speaker": "/people/ada-example/",
            "act": "asked",
            "to": ["/people/ben-sample/"],
            "anchor": "p1-1",
        }
    ]
    assert list(opendata.schema_errors(opendata.read(output))) == []
    assert list(opendata.package_errors(opendata.read(output))) == []


# Tables


def rebuilt(table: Table) -> list[dict[str, str]]:
    """A table as CSV has it, made of the JSON beside the pages and nothing else."""
    rows = []
    for shape, data in records():
        rows += [
            {column: cell(_joined(row[column])) for column in plain_columns(table)}
            for row in table.rows(shape.model_validate(data))
        ]
    return rows


def _joined(value: object) -> object:
    """A list has spaces between its entries."""
    return " ".join(value) if isinstance(value, tuple) else value


def own_columns(table: Table) -> list[dict[str, str]]:
    """A table of CSV without the columns that are there for people alone."""
    sheet = opendata.sheet(FILES[f"data/{table.name}.csv"])
    return [{name: row[name] for name in plain_columns(table)} for row in sheet]


def plain_columns(table: Table) -> list[str]:
    """The columns of a table that CSV has as they are: some it has by name alone."""
    return [name for name in table.columns if name not in table.by_name]


def ordered(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """Rows in an order of their own."""
    return sorted(tuple(row.values()) for row in rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_whoever_has_the_json_can_rebuild_the_tables(table: Table) -> None:
    """Every row comes from the JSON of a record, and none is missing."""
    sheet = own_columns(table)
    assert sheet
    assert ordered(rebuilt(table)) == ordered(sheet)


def test_tables_are_rebuilt_without_our_code() -> None:
    """Attendance and mentions, by the names of the fields alone."""
    attendance = {
        (one["id"], who["person"], how, who.get("role", ""))
        for shape, one in records()
        if shape is shapes.Meeting
        for how in ("present", "also_present", "apologies")
        for who in one.get(how, ())
    }
    assert attendance == {
        (row["meeting"], row["person"], row["how"], original(row["role"]))
        for row in opendata.sheet(FILES["data/attendance.csv"])
    }
    mentions = sorted(
        (one["id"], found["anchor"], found["name"], found["record"], found.get("post", ""))
        for _, one in records()
        for found in (*one.get("mentions", ()), *one.get("introduction", {}).get("mentions", ()))
    )
    assert mentions == sorted(
        (row["source"], row["anchor"], original(row["name"]), row["record"], row["post"])
        for row in opendata.sheet(FILES["data/mentions.csv"])
    )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_and_json_are_the_same_rows(table: Table) -> None:
    """A row of CSV, without the guards, is the row of JSON."""

    def plain(value: object) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        return " ".join(value) if isinstance(value, list) else str(value)

    sheet = own_columns(table)
    if not table.has_json:  # then the JSON of the records has its rows, as the test above proves
        assert f"data/{table.name}.json" not in FILES
        return
    rows = DATA[f"data/{table.name}.json"]["rows"]
    assert [{name: original(value) for name, value in row.items() if value} for row in sheet] == [
        {name: plain(value) for name, value in row.items() if plain(value)} for row in rows
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_row_has_a_whole_address_that_leads(table: Table) -> None:
    """A reader finds there what the row is about, at the paragraph if it is one."""
    for row in opendata.sheet(FILES[f"data/{table.name}.csv"]):
        address = next(iter(row.values()))
        assert address.startswith("https://fernwick.example/")
        page, _, anchor = address.removeprefix("https://fernwick.example/").partition("#")
        html = FILES[f"{page}index.html"].decode()
        assert not anchor or f'id="{anchor}"' in html, address


def test_names_stand_beside_paths() -> None:
    """Whoever reads a table need not look up what a path means; several have semicolons."""
    (item,) = (
        row
        for row in opendata.sheet(FILES["data/items.csv"])
        if row["id"] == "/meetings/2031-03-04/2/"
    )
    assert item["meeting_name"] == "4 March 2031"
    assert item["topics"].count(" ") == item["topics_name"].count("; ")
    assert item["topics_name"].split("; ")[0] == "Dredging"
    assert list(item)[:5] == ["url", "id", "meeting", "meeting_name", "date"]
    for table in TABLES:
        for row in opendata.sheet(FILES[f"data/{table.name}.csv"]):
            for name, value in row.items():
                if name.endswith("_name") and name != "sort_name":
                    assert "/" not in value[:1], (table.name, row)
                    of = name.removesuffix("_name")
                    assert of in table.by_name or bool(value) == bool(row[of]), (table.name, row)


def test_long_tables_have_topics_by_name_alone() -> None:
    """Their paths are in the tables of items and reports."""
    topics = {
        row["id"]: row["topics_name"]
        for name in ("items", "reports")
        for row in opendata.sheet(FILES[f"data/{name}.csv"])
    }
    for name, of in (("paragraphs", "source"), ("statements", "item")):
        rows = opendata.sheet(FILES[f"data/{name}.csv"])
        assert "topics" not in rows[0]
        named = {row[of]: row["topics_name"] for row in rows if row["topics_name"]}
        assert named
        assert named.items() <= topics.items()


def test_paragraphs() -> None:
    """Every paragraph of every text is a row, with who spoke in it."""
    rows = opendata.sheet(FILES["data/paragraphs.csv"])
    found = {(row["source"], row["anchor"]): original(row["text"]) for row in rows}
    assert len(found) == len(rows)
    expected = {
        (one["id"], paragraph["anchor"]): paragraph["text"]
        for _, one in records()
        for paragraph in (
            *one.get("paragraphs", ()),
            *one.get("introduction", {}).get("paragraphs", ()),
        )
    }
    assert found == expected
    said = opendata.sheet(FILES["data/statements.csv"])
    for one in said:
        (row,) = (
            row for row in rows if (row["source"], row["anchor"]) == (one["item"], one["anchor"])
        )
        assert one["speaker"] in row["speakers"].split()
        assert one["act"] in row["acts"].split()
    assert said


def test_the_data_package_describes_the_tables() -> None:
    """Every row fits the types and constraints declared; keys are unique, and lead somewhere."""
    assert list(opendata.package_errors(FILES)) == []
    package = json.loads(FILES["data/datapackage.json"])
    assert package["profile"] == "tabular-data-package"
    assert package["licenses"] == [
        {
            "title": "CC BY 4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "name": "CC-BY-4.0",
        }
    ]
    assert package["sources"] == [
        {"title": "Fernwick Town Hall", "path": "https://townhall.fernwick.example/records/"}
    ]
    assert {one["name"] for one in package["resources"]} == {table.name for table in TABLES}


def test_csv_is_as_excel_and_rfc_4180_want_it() -> None:
    """UTF-8 with its mark, and lines that end in CR LF."""
    for path, data in FILES.items():
        if path.startswith("data/") and path.endswith(".csv"):
            assert data.startswith(b"\xef\xbb\xbf")
            assert data.count(b"\n") == data.count(b"\r\n")
            assert data.endswith(b"\r\n")


def test_dates_stay_as_they_are_written() -> None:
    """A month without a day is not made a day."""
    dates = {row["id"]: row["date"] for row in opendata.sheet(FILES["data/meetings.csv"])}
    assert dates["/meetings/2031-01/"] == "2031-01"


SIGNS = st.text(
    st.sampled_from("=+-@;,\t\r\n'\" a1＝＠﹢⁻₌−.|\u00ad\u200b\u200e\ufeff\u3164\U000e0041"),
    max_size=12,
)
RUN = set("=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−")
UNSEEN = re.compile('[\\s"\u00ad\u200b\u200e\ufeff\u3164\U000e0041]')


@given(st.one_of(SIGNS, st.text()))
def test_every_text_comes_back(text: str) -> None:
    """The apostrophes that guard a text can be taken away again."""
    assert original(cell(text)) == text


@given(st.one_of(SIGNS, st.text()))
def test_no_cell_is_run(text: str) -> None:
    """Wherever a spreadsheet cuts, no cell begins with a sign that it runs."""
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return  # a number is a number
    guarded = cell(text)
    assert guarded[:1] not in {*RUN, *"\t\r\n"}
    for part in re.split(r"[;\t\r\n]", guarded):
        assert UNSEEN.sub("", part)[:1] not in RUN, (text, part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        (' "=1+1', "' \"=1+1"),
        ("a;=1+1", "a;'=1+1"),
        ("'quoted'", "''quoted'"),
        ("−1+1", "'−1+1"),
        ("﹦1+1", "'﹦1+1"),
        ("\u200b=1+1", "'\u200b=1+1"),
        ("a;\ufeff@b", "a;'\ufeff@b"),
        ("\u00ad\u3164+1", "'\u00ad\u3164+1"),
        ("– so it was", "– so it was"),
        ("-5", "-5"),
        ("-5 to -3", "'-5 to -3"),
        ("mud; rope", "mud; rope"),
        ("e-mail = post", "e-mail = post"),
    ],
)
def test_guards(text: str, expected: str) -> None:
    """Only where it is needed, and a plain number stays one."""
    assert cell(text) == expected


VALUES = st.one_of(SIGNS, st.text(), st.sampled_from(["Mud", "/a/#p1", "Mud; rope", "a,b", 'a"b']))


@given(st.lists(st.one_of(VALUES, st.none(), st.booleans(), st.integers()), min_size=2))
@example(["a,b", "Mud"])
@example(["🦆".join("a" * 10_700), "b"])
def test_a_line_has_the_cells_of_its_values(values: list[object]) -> None:
    """Whether it is looked at as a whole or cell by cell, and as a reader of CSV takes it."""
    cells = [cell(value) for value in values]
    assert list(csv.reader(io.StringIO(line(values), newline=""))) == [cells]
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    assert line(values) == written.getvalue()


# Popolo


def test_popolo() -> None:
    """People, organisations and posts by their paths, and memberships as far as known."""
    data: Mapping[str, Any] = DATA["data/popolo.json"]
    for kind in ("persons", "organizations", "posts"):
        ids = [one["id"] for one in data[kind]]
        assert ids == sorted(set(ids))
        assert ids
    known = {one["id"] for kind in ("persons", "organizations", "posts") for one in data[kind]}
    for one in data["memberships"]:
        named = {value for name, value in one.items() if name.endswith("_id")}
        assert named <= known
        assert one["post_id"] if "role" in one else one["organization_id"]
    harbour = [one for one in data["memberships"] if one.get("post_id") == "/posts/harbour-master/"]
    assert harbour
    assert {one["person_id"] for one in harbour} == {
        row["person"]
        for row in opendata.sheet(FILES["data/tenures.csv"])
        if row["post"] == "/posts/harbour-master/"
    }


def test_the_documentation_names_every_type_and_table() -> None:
    """docs/data.md has every type of file, every table and every column."""
    text = (cases.TESTS.parent / "docs" / "data.md").read_text(encoding="utf-8")
    for kind in RECORDS:
        assert f"`{kind}`" in text, kind
    for table in TABLES:
        assert f"`{table.name}`" in text, table.name


def test_a_large_table_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written piece by piece, a table, its size and its hash are as if written at once."""
    monkeypatch.setattr("comsite.data.package._PIECE", 3)
    output = tmp_path / "build"
    build(Options(cases.ARCHIVE, output, search=False))
    for path, data in opendata.read(output / "data").items():
        assert data == FILES[f"data/{path}"], path


@pytest.mark.parametrize("letter", ["a", "é", "🦆"])
def test_a_cell_holds_no_more_than_a_spreadsheet_does(letter: str) -> None:
    """What is cut says so; a letter that counts as two is not cut in half."""
    units = len(letter.encode("utf-16-le")) // 2
    whole = letter * (32_000 // units)
    assert cell(whole) == whole
    shown = cell(f"{whole}{letter}")
    told = " … (cut here, because a spreadsheet holds no more; the page and its JSON have all)"
    assert shown.endswith(f"{letter}{told}")
    assert 31_990 < len(shown.encode("utf-16-le")) // 2 <= 32_000


def test_only_the_spreadsheet_is_cut(tmp_path: Path) -> None:
    """The JSON and the database have every letter."""
    words = "mud " * 10_000
    notes = small.meeting("2031-05-01", "", f"## 1. Mud\n\n{words}end.\n")
    archive = small.library(tmp_path, {"meetings/2031-05-01.md": notes})
    made: dict[str, bytes] = {}
    for output in exports.all_data(archive):
        made[output.path] = made.get(output.path, b"") + output.data
    assert b"mud end." not in made["data/paragraphs.csv"]
    assert b"(cut here, because" in made["data/paragraphs.csv"]
    assert b"mud end." in made["meetings/2031-05-01/index.json"]
    assert b"mud end." in made["data/archive.sqlite"]
