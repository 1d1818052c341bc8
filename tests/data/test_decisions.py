"""Decisions as open data: motions with their votes, and nothing where none is on record."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from comsite.checking.gate import Options, read
from comsite.data.opensearch import export
from comsite.publishing.build import build
from tests import cases
from tests.small import meeting, write

POPOLO = json.loads(cases.outputs()["data/popolo.json"])
MEETING = json.loads(cases.outputs()["meetings/2031-06-10/index.json"])
PAINT, BELL = (f"/meetings/2031-06-10/3/#decision-3{letter}" for letter in "ab")


def test_an_item_has_its_decisions() -> None:
    """What the notes do not say is left out; one without a decision has no such field."""
    first, second, third = MEETING["items"]
    assert "decisions" not in first
    assert "decisions" not in second
    paint, bell = third["decisions"]
    assert paint["unanimous"] is True
    assert paint.keys().isdisjoint({"votes_for", "votes_against"})
    assert (bell["votes_for"], bell["votes_against"], bell["votes_abstained"]) == (1, 3, 0)
    assert bell.keys().isdisjoint({"seconded_by", "unanimous", "votes_absent", "where"})
    assert bell["votes"] == [
        {"person": "/people/cora-specimen/", "option": "for"},
        {"person": "/people/ada-example/", "option": "against"},
        {"person": "/people/ben-sample/", "option": "absent"},
    ]


def test_motions_and_votes_are_popolos() -> None:
    """With the numbers and the names, in Popolo's words."""
    assert [(one["id"], one["creator_id"], one["result"]) for one in POPOLO["motions"]] == [
        (PAINT, "/people/cora-specimen/", "carried as amended"),
        (BELL, "/people/cora-specimen/", "lost"),
    ]
    paint, bell = POPOLO["vote_events"]
    assert paint == {
        "motion_id": PAINT,
        "start_date": "2031-06-10",
        "result": "pass",
        "unanimous": True,
        "counts": [],
        "votes": [],
    }
    assert bell["result"] == "fail"
    assert {one["option"]: one["value"] for one in bell["counts"]} == {
        "yes": 1,
        "no": 3,
        "abstain": 0,
    }
    assert {one["voter_id"]: one["option"] for one in bell["votes"]} == {
        "/people/cora-specimen/": "yes",
        "/people/ada-example/": "no",
        "/people/ben-sample/": "absent",
    }


def test_a_motion_without_a_vote_has_no_event(tmp_path: Path) -> None:
    """What the notes count for nobody is no vote."""
    front = 'decisions:\n  - label: 1a\n    text: To buy a rope.\n    outcome: "noted"\n'
    write(
        tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", front, "## 1. Ropes\n\nYes.\n")}
    )
    build(Options(tmp_path / "content", tmp_path / "built", search=False))
    data = json.loads((tmp_path / "built" / "data" / "popolo.json").read_text("utf-8"))
    assert [one["result"] for one in data["motions"]] == ["noted"]
    assert "vote_events" not in data


def test_without_a_decision_nothing_is_made_for_any(tmp_path: Path) -> None:
    """No page, no feed, no table, no schema, and no link to one."""
    write(tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Ropes\n\nYes.\n")})
    build(Options(tmp_path / "content", tmp_path / "built", search=False))
    files = [path for path in (tmp_path / "built").rglob("*") if path.is_file()]
    paths = [path.relative_to(tmp_path / "built").as_posix() for path in files]
    assert [path for path in paths if "decision" in path or "vote" in path] == []
    pages = [path for path in files if path.suffix == ".html"]
    assert pages
    assert [path for path in pages if "ecision" in path.read_text("utf-8")] == []
    assert b"decision" not in (tmp_path / "built" / "data" / "archive.sqlite").read_bytes()


def test_numbers_are_numbers_in_the_database() -> None:
    """So that they can be added up; what is not on record is not there."""
    opened = sqlite3.connect(":memory:")
    opened.deserialize(cases.outputs()["data/archive.sqlite"])
    found = opened.execute(
        "SELECT label, typeof(votes_for), votes_against, typeof(votes_absent), typeof(unanimous)"
        " FROM decisions ORDER BY label"
    )
    assert found.fetchall() == [
        ("3a", "null", None, "null", "integer"),
        ("3b", "integer", 3, "null", "null"),
    ]
    opened.close()


def test_an_export_has_decisions_with_their_item() -> None:
    """As paragraphs of it, and the people of their votes with it."""
    library = read(Options(cases.ARCHIVE, cases.TESTS / "build"))
    lines = b"".join(output.data for output in export(library)).decode().splitlines()
    texts = [json.loads(line) for line in lines if '"kind":"item"' in line]
    (ferries,) = [one for one in texts if one["url"].endswith("/meetings/2031-06-10/3/")]
    assert {
        "anchor": "decision-3b",
        "number": "3b",
        "text": "That the ferry ring its bell at night.",
    } in ferries["paragraphs"]
    assert "Ben Sample" in ferries["people"]
