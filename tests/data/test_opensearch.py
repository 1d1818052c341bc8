"""The export for OpenSearch, held to the rules that its documentation states.

None runs here. What is checked is what it refuses by itself: lines that are no pairs, ids of more
than 512 bytes, a field that a strict mapping has not, a value that is not of the field's type.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options
from comsite.cli.main import main
from comsite.data.opensearch import export, mapping
from comsite.publishing.stages import planned
from comsite.site.page import SearchUnit
from tests import cases, small
from tests.small import meeting

PLAN = planned(Options(cases.ARCHIVE, Path("build")))
LIBRARY = PLAN.library
HEAD, *PIECES = export(LIBRARY)
MAPPING = json.loads(HEAD.data)["mappings"]
BODY = b"".join(piece.data for piece in PIECES)
ACTIONS, TEXTS = ([json.loads(line) for line in BODY.splitlines()[start::2]] for start in (0, 1))
NAMED = ("topics", "people", "posts", "organisations")
FORMATS = {
    "strict_date": r"\d{4}-\d\d-\d\d",
    "strict_year_month": r"\d{4}-\d\d",
    "strict_year": r"\d{4}",
}


def refused(data: dict[str, Any], rules: dict[str, Any]) -> list[str]:
    """What OpenSearch would refuse in a document, or in an object in it."""
    assert rules["dynamic"] == "strict"
    found = [f"{name} is no field" for name in data.keys() - rules["properties"].keys()]
    for name, field in rules["properties"].items():
        given = data.get(name, [])
        for value in given if isinstance(given, list) else [given]:
            if field["type"] == "nested":
                found += refused(value, field)
            elif not isinstance(value, str) or not is_of(value, field):
                found.append(f"{name} is {value!r}")
    return found


def is_of(value: str, field: dict[str, Any]) -> bool:
    """Whether a text is of the type of a field; a keyword has a longest length."""
    if field["type"] == "date":
        patterns = (FORMATS[one] for one in field["format"].split("||"))
        whole = value + "-01-01"[len(value) - 4 :]
        return any(re.fullmatch(one, value) for one in patterns) and bool(date.fromisoformat(whole))
    return field["type"] == "text" or len(value.encode()) <= 32_766


def test_the_body_is_one_of_the_bulk_api() -> None:
    """Lines in pairs, the last with its end: an id of its own, and the document."""
    assert BODY.endswith(b"}\n")
    ids = [action["index"]["_id"] for action in ACTIONS if action]
    assert ids == [text["url"] for text in TEXTS]
    assert [{"index": {"_id": one}} for one in ids] == ACTIONS
    assert len(set(ids)) == len(ids) > 10
    assert max(len(one.encode()) for one in ids) <= 512


def test_every_document_fits_the_mapping() -> None:
    """No field is unknown, and no value of another type; each field is of use."""
    assert [wrong for text in TEXTS for wrong in refused(text, MAPPING)] == []
    assert {name for text in TEXTS for name in text} == set(MAPPING["properties"])
    for less_exact in ("2031-03", "2031"):
        assert refused({**TEXTS[0], "date": less_exact}, MAPPING) == []


@pytest.mark.parametrize(
    "wrong",
    [{"colour": "red"}, {"date": "2031-3-4"}, {"title": 4}, {"paragraphs": [{"colour": "red"}]}],
)
def test_the_rules_refuse(wrong: dict[str, Any]) -> None:
    """What is checked above can fail."""
    assert len(refused({**TEXTS[0], **wrong}, MAPPING)) == 1


def test_it_has_what_the_search_of_the_site_has() -> None:
    """The same items, reports and actions, with the same dates and the same names to filter by."""
    units: dict[str, SearchUnit] = {}
    for route in LIBRARY.pages:
        page = PLAN.pages.at(route)
        unit = page.context.head.search
        if unit and unit.kind != "Person":
            units[f"{LIBRARY.archive.site.base_url.rstrip('/')}{page.url}"] = unit
    assert {text["url"] for text in TEXTS} == units.keys()
    for text in TEXTS:
        unit = units[text["url"]]
        assert (text["kind"], text["date"]) == (unit.kind.lower(), unit.date)
        assert [tuple(text[name]) for name in NAMED] == [
            unit.topics,
            unit.people,
            unit.posts,
            unit.organisations,
        ]
        assert len(text["records"]) >= max(len(text[name]) for name in NAMED)


def test_it_has_every_word_and_anchor(tmp_path: Path) -> None:
    """A text is its paragraphs with their anchors, for a link to each; two of a name stay two."""
    files = {
        "people/ada-example.yaml": "name: Ada Example\n"
        "tenures: [{post: clerk, start: 2030-01-01, end: 2032-12-31}]\n",
        "posts/clerk.yaml": "title: Clerk\n",
        "people/other.yaml": "name: Ada Example\n",
        "posts/chair.yaml": "title: Chair\n",
        "meetings/2031-03-04.md": meeting(
            "2031-03-04",
            "present: [{person: ada-example, role: Chair, post: chair}]\n",
            '## 1. Mud\n\nAda Example said "é".\n\n**Actions**\n\n- Ada Example to weigh it.\n',
        ),
    }
    _, *pieces = export(small.library(tmp_path, files))
    lines = b"".join(piece.data for piece in pieces).decode().splitlines()
    item, action = (json.loads(line) for line in lines[1::2])
    page, person = "https://small.example/meetings/2031-03-04/", "https://small.example/people/"
    assert item == {
        "url": f"{page}1/",
        "body": "Fernwick Harbour Board",
        "kind": "item",
        "title": "Mud",
        "date": "2031-03-04",
        "meeting": page,
        "topics": [],
        "people": ["Ada Example"],
        "posts": ["Chair"],  # as which she sat there
        "organisations": [],
        "records": [f"{person}ada-example/", "https://small.example/posts/chair/"],
        "paragraphs": [
            {"anchor": "p1-1", "number": "1.1", "text": 'Ada Example said "é".'},
            {"anchor": "action-1a", "number": "1a", "text": "Ada Example to weigh it."},
        ],
    }
    assert (action["kind"], action["title"]) == ("action", "1a")
    assert action["records"] == item["records"][:1]
    assert action["paragraphs"] == item["paragraphs"][1:]


def test_words_are_found_in_other_forms_where_the_language_is_known() -> None:
    """English has its analyzer; a site in another language has the one for all."""
    assert MAPPING["properties"]["title"]["analyzer"] == "english"
    site = LIBRARY.archive.site.model_copy(update={"language": "fr"})
    assert mapping(site)["mappings"]["properties"]["title"]["analyzer"] == "standard"


def test_the_command_writes_both_files_into_a_new_folder(tmp_path: Path) -> None:
    """It says how much, and refuses a folder that has files."""
    folder = tmp_path / "exported"
    words = ["export", str(folder), "--source", str(cases.ARCHIVE)]
    done = CliRunner().invoke(main, words)
    assert (done.exit_code, done.output) == (0, f"Exported 0.0 MB into {folder}\n")
    assert (folder / "opensearch.ndjson").read_bytes() == BODY
    assert (folder / "opensearch-mapping.json").read_bytes() == HEAD.data
    again = CliRunner().invoke(main, words)
    told = f"{folder} has files in it; name a folder that is new or empty.\nNothing was written.\n"
    assert (again.exit_code, again.output) == (1, told)


def test_content_with_a_problem_is_not_exported(tmp_path: Path) -> None:
    """The problem is told as a build tells it, and no file is begun."""
    content = small.write(tmp_path, {"odd.txt": ""})
    words = ["export", str(tmp_path / "exported"), "--source", str(content)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert done.output.startswith("content/odd.txt\n")
    assert done.output.endswith("\n1 problem.\nNot everything was exported.\n")
    assert not (tmp_path / "exported").exists()
