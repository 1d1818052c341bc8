"""Two branches that both publish, joined by git as the repository tells it to."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, read
from comsite.cli.main import main
from tests.small import meeting, write

ROOT = Path(__file__).parents[2]
FIRST = {"meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Lamps\n\nThey burn.\n")}


def _git(folder: Path, *command: str) -> str:
    done = subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def _publish(folder: Path, date: str) -> None:
    """Write a meeting, record it, and commit both."""
    file = folder / "content" / "meetings" / f"{date}.md"
    file.write_text(meeting(date, "", f"## 1. Mud\n\nMud of {date} was measured.\n"), "utf-8")
    _record(folder)


def _record(folder: Path) -> None:
    given = ["ledger", "update", "--source", str(folder / "content")]
    assert CliRunner().invoke(main, given).exit_code == 0
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message=Publish")


@pytest.mark.slow
def test_two_branches_add_meetings(tmp_path: Path) -> None:
    """There is no conflict, and after an update the ledger has what both published."""
    content = write(tmp_path, FIRST)
    (tmp_path / ".gitattributes").write_text((ROOT / ".gitattributes").read_text("utf-8"), "utf-8")
    _git(tmp_path, "init", "--quiet", "--initial-branch=main")
    _git(tmp_path, "config", "user.name", "Ada Example")
    _git(tmp_path, "config", "user.email", "ada@small.example")
    _record(tmp_path)
    _git(tmp_path, "switch", "--quiet", "--create", "other")
    _publish(tmp_path, "2031-04-05")
    _git(tmp_path, "switch", "--quiet", "main")
    _publish(tmp_path, "2031-05-06")
    assert "CONFLICT" not in _git(tmp_path, "merge", "--quiet", "--no-edit", "other")
    verified = ["ledger", "verify", "--source", str(content)]
    update = ["ledger", "update", "--source", str(content)]
    assert CliRunner().invoke(main, update).exit_code == 0
    assert CliRunner().invoke(main, verified).exit_code == 0
    ledger = read(Options(content, content)).archive.ledger
    assert {slug for _, slug in ledger.texts} == {"2031-03-04", "2031-04-05", "2031-05-06"}
    assert {"/meetings/2031-04-05/1/", "/meetings/2031-05-06/1/"} <= ledger.addresses
