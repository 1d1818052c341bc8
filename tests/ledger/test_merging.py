"""Two branches that both publish, joined by git as the repository tells it to."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.gate import Options, read
from tests.repository import Repository
from tests.small import meeting

FIRST = {"meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Lamps\n\nThey burn.\n")}


def _of(date: str) -> dict[str, str]:
    body = f"## 1. Mud\n\nMud of {date} was measured.\n"
    return {f"meetings/{date}.md": meeting(date, "", body)}


@pytest.mark.slow
def test_two_branches_add_meetings(tmp_path: Path) -> None:
    """There is no conflict, and after an update the ledger has what both published."""
    archive = Repository(tmp_path, FIRST)
    archive.publish()
    archive.git("switch", "--quiet", "--create", "other")
    archive.publish(files=_of("2031-04-05"))
    archive.git("switch", "--quiet", "main")
    archive.publish(files=_of("2031-05-06"))
    assert "CONFLICT" not in archive.git("merge", "--quiet", "--no-edit", "other")
    archive.run("ledger", "update")
    archive.run("ledger", "verify")
    ledger = read(Options(archive.content, archive.content)).archive.ledger
    assert {slug for _, slug in ledger.texts} == {"2031-03-04", "2031-04-05", "2031-05-06"}
    assert {"/meetings/2031-04-05/1/", "/meetings/2031-05-06/1/"} <= ledger.addresses


@pytest.mark.slow
def test_two_branches_change_neighbours(tmp_path: Path) -> None:
    """Each paragraph keeps its number, though git puts the lines of both branches together."""
    lamps = "The Board heard that all {} lamps on the quay burn until morning."
    boats = "The Board heard that {} boats came in after dark and found their way."

    def notes(burning: str, came: str) -> dict[str, str]:
        body = f"## 1. Lamps\n\n{lamps.format(burning)}\n\n{boats.format(came)}\n"
        return {"meetings/2031-03-04.md": meeting("2031-03-04", "", body)}

    archive = Repository(tmp_path, notes("ten", "two"))
    archive.publish()
    archive.git("switch", "--quiet", "--create", "other")
    archive.publish(files=notes("ten", "three"))
    archive.git("switch", "--quiet", "main")
    archive.publish(files=notes("twelve", "two"))
    assert "CONFLICT" not in archive.git("merge", "--quiet", "--no-edit", "other")
    archive.run("ledger", "update")
    archive.run("ledger", "verify")
    (item,) = read(Options(archive.content, archive.content)).texts.meetings["2031-03-04"].items
    found = [(one.anchor, one.text) for one in item.paragraphs]
    assert found == [("p1-1", lamps.format("twelve")), ("p1-2", boats.format("three"))]
    assert not item.gone
