"""However a command ends, no drafts and no words that went are left lying about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.staging import MARKER
from comsite.publishing.workspace import workspace
from tests import small
from tests.publishing.test_build import slow_build

DRAFT = small.meeting("2031-05-01", "draft: true\n", "## 1. Mud\n\nSecret.\n")
NOTES = small.meeting("2031-06-01", "", "## 1. Mud\n\nFound.\n")

pytestmark = pytest.mark.slow


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive, and one for what is temporary."""
    small.write(tmp_path, {"meetings/2031-05-01.md": DRAFT, "meetings/2031-06-01.md": NOTES})
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return tmp_path


def temporary(work: Path) -> list[str]:
    return sorted(path.name for path in (work / "temporary").iterdir())


def serving(work: Path) -> subprocess.Popen[str]:
    """A preview that shows its pages."""
    command = [sys.executable, "-m", "comsite", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=work, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    while "The site is at" not in process.stdout.readline():
        assert process.poll() is None
    return process


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_a_preview_that_is_told_to_end(end: signal.Signals, work: Path) -> None:
    """A closed window or a stopped service ends it as Ctrl-C does."""
    process = serving(work)
    assert len(temporary(work)) == 1
    process.send_signal(end)
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "Stopped.\n")
    assert temporary(work) == []


def test_a_preview_that_was_killed(work: Path) -> None:
    """The next work of its kind removes its folder, and none that is in use or another's."""
    (work / "temporary/comsite-other").mkdir()
    (work / "temporary/comsite-link").symlink_to(work / "content")
    running = serving(work)
    in_use = set(temporary(work))
    killed = serving(work)
    killed.kill()
    killed.communicate(timeout=60)
    assert len(temporary(work)) == len(in_use) + 1
    with workspace() as folder:
        assert {*temporary(work)} == in_use | {folder.name}
        assert (folder / MARKER).read_text() == "Made by comsite, which removes it.\n"
    assert {*temporary(work)} == in_use
    running.terminate()
    running.communicate(timeout=60)
    assert temporary(work) == ["comsite-link", "comsite-other"]


def test_a_build_that_is_told_to_end(work: Path) -> None:
    """It clears away the new site, and Pagefind ends with it."""
    process = slow_build(work)
    assert (work / ".build.new").is_dir()
    process.terminate()
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said.endswith("\nAborted!\n")  # before that it may tell how far it is
    assert not (work / ".build.new").exists()


def test_a_build_that_was_killed(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it wrote goes with the next work, though another build may still be writing."""
    process = slow_build(work)
    monkeypatch.chdir(work)
    with workspace():
        assert (work / ".build.new").is_dir()
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    (work / ".mine.new").mkdir()
    with workspace():
        assert not (work / ".build.new").exists()
    assert (work / ".mine.new").is_dir()


def test_a_build_that_finds_a_mistake_removes_what_was_left(work: Path) -> None:
    """Words that are to go do not wait for the content to be right."""
    (work / ".build.new").mkdir()
    (work / ".build.new" / MARKER).write_text("")
    (work / "content/site.yaml").write_text("title: [\n")
    with pytest.raises(Exception, match="problems"):
        build(Options(work / "content", work / "build", search=False))
    assert not (work / ".build.new").exists()
