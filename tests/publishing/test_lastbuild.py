"""A build of the same makes nothing, and a build of anything else makes all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.cli.main import main
from comsite.publishing import shipped
from tests import small
from tests.repository import Repository
from tests.small import meeting

FILES = {
    "meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Mud\n\nMud was measured.\n"),
    "people/ada-example.yaml": "name: Ada Example\n",
    "files/mud.csv": "a,b\n",
}


def build(folder: Path, *options: str) -> str:
    """What the command says, with N for numbers."""
    command = ["build", "--no-search", "--source", str(folder / "content")]
    result = CliRunner().invoke(main, [*command, "--output", str(folder / "build"), *options])
    assert result.exit_code == 0, result.output
    return re.sub("[0-9][0-9.]*", "N", result.output).partition(" in ")[0]


SAME = "Nothing has changed: there are N pages (N files, N MB)"
MADE = "Built N pages (N files, N MB)"


def test_the_same_is_not_made_again(tmp_path: Path) -> None:
    """Unless it is asked for; the folder stays as it is."""
    small.write(tmp_path, FILES)
    assert build(tmp_path) == MADE
    before = (tmp_path / "build").stat()
    assert build(tmp_path) == SAME
    assert (tmp_path / "build").stat() == before
    assert build(tmp_path, "--clean") == MADE
    assert (tmp_path / "build").stat() != before


def _edited(path: str, text: str = "") -> Callable[[Path], object]:
    def edit(folder: Path) -> None:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((file.read_text("utf-8") if file.exists() else "") + text, "utf-8")

    return edit


@pytest.mark.parametrize(
    "change",
    [
        _edited("content/meetings/2031-03-04.md", "\nIt was wet.\n"),
        _edited("content/people/ben-sample.yaml", "name: Ben Sample\n"),
        _edited("content/people/ada-example.yaml", "note: She chairs.\n"),
        _edited("content/site.yaml", "language: cy\n"),
        _edited("content/glossary.yaml", "terms: []\n"),
        _edited("content/redirects.yaml", "redirects: []\n"),
        _edited("content/ledger/addresses.txt", "/people/ada-example/\n"),
        _edited("content/files/mud.csv", "1,2\n"),
        _edited("content/templates/footer.html", "x"),
        _edited("content/templates/__pycache__/footer.html", "x"),
        lambda folder: (folder / "content/people/ada-example.yaml").unlink(),
        lambda folder: shutil.copytree(folder / "build", folder / "other"),
        lambda folder: (folder / ".build.last").write_text("{"),
        lambda folder: (folder / ".build.last").write_text('{"key": 1}'),
        lambda folder: (folder / ".build.last").unlink(),
    ],
    ids=(
        *("text", "person", "note", "site", "glossary", "redirects", "ledger", "original"),
        *(
            "template",
            "template of an odd name",
            "less",
            "another folder",
            "half a note",
            "another note",
            "no note",
        ),
    ),
)
def test_what_has_changed_is_made(change: Callable[[Path], object], tmp_path: Path) -> None:
    """Content of every kind counts, and whose the folder is."""
    small.write(tmp_path, FILES)
    build(tmp_path)
    change(tmp_path)
    if (other := tmp_path / "other").exists():
        shutil.rmtree(tmp_path / "build")
        other.rename(tmp_path / "build")
    assert build(tmp_path) == MADE
    assert build(tmp_path) == SAME


@pytest.mark.parametrize("option", ["--drafts", "--base-url=https://other.example"])
def test_another_question_has_another_answer(option: str, tmp_path: Path) -> None:
    """A build with drafts is no build without."""
    small.write(tmp_path, FILES)
    build(tmp_path)
    assert build(tmp_path, option) == MADE
    assert build(tmp_path) == MADE


@pytest.mark.slow
def test_a_commit_counts(tmp_path: Path) -> None:
    """The same files have another history after it, and pages say when they changed."""
    archive = Repository(tmp_path, FILES)
    archive.publish()
    build(tmp_path)
    assert build(tmp_path) == SAME
    archive.git("commit", "--quiet", "--allow-empty", "--message", "Say nothing")
    assert build(tmp_path) == MADE


def test_another_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own code and its templates are looked at, and the versions of libraries."""
    small.write(tmp_path, FILES)
    build(tmp_path)
    templates = tmp_path / "templates"
    shutil.copytree(shipped.templates_folder(), templates)
    (templates / "base.html").write_text("<!-- another -->")
    monkeypatch.setattr(shipped, "templates_folder", lambda: templates)
    before = list(shipped.program())
    (templates / "base.html").write_text("<!-- a third -->")
    now = list(shipped.program())
    assert [a == b for a, b in zip(before, now, strict=True)] == [True] * (len(now) - 1) + [False]
    assert any(name.startswith("jinja2-") for name in now)
    assert build(tmp_path) == MADE
