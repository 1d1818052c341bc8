"""What a long build says of how it gets on."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.cli import progress
from comsite.cli.main import main
from comsite.cli.progress import Progress
from tests import small
from tests.small import meeting

NOTES = "## 1. Mud\n\nMud was measured.\n"


def at(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock say so."""
    monkeypatch.setattr(progress, "LONG", 1)
    monkeypatch.setattr(progress, "monotonic", lambda: seconds)


@pytest.fixture
def told(
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> Progress:
    """A build that reads for two seconds, and writes a page in a quarter of one."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: request.param == "terminal", raising=False)
    at(0, monkeypatch)
    told = Progress()
    told("Reading")
    at(2, monkeypatch)
    told("Writing", 0, 4)
    at(2.25, monkeypatch)
    told("Writing", 1, 4)
    told("Writing", 2, 4)
    told.end()
    return told


@pytest.mark.parametrize("told", ["log"], indirect=True)
def test_a_log_has_a_line_for_what_was_long(
    told: Progress, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once it is over, and one for all at the end."""
    assert capsys.readouterr().err == "Reading: 2.0 s\n"
    assert told.summary() == "It took 2.2 seconds: reading 2.0, writing 0.2"


@pytest.mark.parametrize("told", ["terminal"], indirect=True)
def test_a_terminal_has_a_bar(told: Progress, capsys: pytest.CaptureFixture[str]) -> None:
    """It is drawn over itself, not too often, and is gone at the end."""
    assert told.seconds == {"Reading": 2, "Writing": 0.25}
    assert capsys.readouterr().err.split("\r\x1b[K") == [
        "",
        "Reading …",
        "",
        f"Writing {'░' * 24} 0 of 4",
        f"Writing {'█' * 6}{'░' * 18} 1 of 4",
        "",
    ]


def test_what_is_short_is_not_worth_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of less than a second says what it made alone."""
    at(0, monkeypatch)
    told = Progress()
    told("Reading")
    told.end()
    assert told.summary() == ""


def test_a_build_says_what_it_took_over_and_what_takes_the_time(tmp_path: Path) -> None:
    """A changed page is made, the others are as they were; a profile makes all and lists much."""
    pages = {f"pages/{name}.md": f"---\ntitle: {name}\n---\n\nMud.\n" for name in "abc"}
    files = pages | {"meetings/2031-03-04.md": meeting("2031-03-04", "", NOTES)}
    content = small.write(tmp_path, files)
    command = ["build", "--source", str(content), "--output", str(tmp_path / "build")]
    assert "as they were" not in CliRunner().invoke(main, command).stdout
    (content / "pages/a.md").write_text("---\ntitle: a\n---\n\nWet.\n")
    made = CliRunner().invoke(main, command).stdout
    numbers = [int(number) for number in re.findall("([0-9]+) pages", made)]
    assert numbers[1] == numbers[0] - 1
    assert made.endswith(f"{tmp_path / 'build'}; {numbers[1]} pages are as they were\n")
    profile = CliRunner().invoke(main, [*command, "--profile"])
    assert "as they were" not in profile.stdout
    assert "Ordered by: internal time" in profile.stderr
