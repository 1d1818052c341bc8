"""Rules that need the whole archive: what they let pass. (What they refuse: tests/invalid/.)"""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.errors import ERRORS
from comsite.checking.gate import Options, check
from tests import cases
from tests.small import SITE, meeting, report, write


def problems(folder: Path, files: dict[str, str]) -> list[str]:
    """The problems of an archive of these files."""
    content = write(folder, files)
    return [str(problem) for problem in check(Options(content, folder / "build"))]


BODY = "## 1. A\n\nB.\n"
POST = {"posts/chair.yaml": "title: Chair\n"}


@pytest.mark.parametrize(
    ("date", "following"),
    [
        ("2031-03-04", "2031-03-05"),
        ("2031-03-04", "2031-03"),
        ("2031-03-04", "2031"),
        ("2031-03", "2031-03-05"),
    ],
)
def test_next_meeting_may_follow(date: str, following: str, tmp_path: Path) -> None:
    """The next meeting is not told off where, as far as its date is known, it may be later."""
    notes = meeting(date, f"next_meeting:\n  date: {following}\n", BODY)
    assert problems(tmp_path, {f"meetings/{date}.md": notes}) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [("2031-03-04", "2031-03-04"), ("2031-03-04", "2031"), ("2031", "2031-03"), ("2030", "2031")],
)
def test_tenure_may_end(start: str, end: str, tmp_path: Path) -> None:
    """A tenure may end on the day, or in the month or year, in which it began."""
    person = f"name: A One\ntenures:\n  - post: chair\n    start: {start}\n    end: {end}\n"
    assert problems(tmp_path, {**POST, "people/a-one.yaml": person}) == []


@pytest.mark.parametrize(
    "site",
    [
        "time_zone: Europe/London",
        "time_zone: UTC",
        "language: cy",
        "language: en-GB",
        "language: zh-Hant-TW",
        "contact: ada.example+archive@mail.fernwick.example",
    ],
)
def test_settings(site: str, tmp_path: Path) -> None:
    """Usual settings are usable."""
    name = site.partition(":")[0]
    text = "".join(line for line in SITE.splitlines(True) if not line.startswith(name))
    assert problems(tmp_path, {"site.yaml": f"{text}{site}\n"}) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://localhost:8000",
        "https://a.example/b/",
        "https://a-b.c.example/d",
    ],
)
def test_addresses(address: str, tmp_path: Path) -> None:
    """A site may stand at the top of its host, below a folder, or on a port."""
    site = SITE.replace("https://small.example", address)
    assert problems(tmp_path, {"site.yaml": site}) == []


def test_announced_meeting_needs_no_text(tmp_path: Path) -> None:
    """A meeting that is to come has no notes, and need not say so."""
    notes = meeting("2031-03-04", "", "").replace("held", "scheduled")
    assert problems(tmp_path, {"meetings/2031-03-04.md": notes}) == []


def test_item_of_a_meeting_without_notes(tmp_path: Path) -> None:
    """A report may name an item of a meeting whose notes are not held."""
    files = {
        "meetings/2031-03-04.md": meeting("2031-03-04", "text: missing\n", ""),
        "reports/mud.md": report("2031-03-04", 'meeting: 2031-03-04\nitem: "7"\n', "Mud.\n"),
    }
    assert problems(tmp_path, files) == []


def test_a_broken_record_is_one_problem(tmp_path: Path) -> None:
    """What names a record that could not be read is not a second problem."""
    files = {
        **POST,
        "people/a-one.yaml": "naem: A One\n",
        "meetings/2031-03-04.md": meeting("2031-03-04", "chair: a-one\n", BODY),
    }
    assert [problem.partition(" ")[0] for problem in problems(tmp_path, files)] == [
        "content/people/a-one.yaml:1:"
    ]


def test_all_at_once(tmp_path: Path) -> None:
    """Every file and every rule has its say in one run, in order of file and line."""
    files = {
        "meetings/2031-03-04.md": meeting("2031-03-04", "chair: a-two\n", "## A\n\n[b](c)\n"),
        "meetings/2031-03-05.md": meeting("2031-03-05", 'start: "12:00"\nend: "11:00"\n', BODY),
        "people/a-one.yaml": "name: A One\ntenures:\n  - post: chair\n",
        "glossary.yaml": "terms:\n  - abbreviation: A\n",
    }
    assert [problem.partition(": ")[0] for problem in problems(tmp_path, files)] == [
        "content/glossary.yaml:2",
        "content/meetings/2031-03-04.md:4",
        "content/meetings/2031-03-04.md:7",
        "content/meetings/2031-03-04.md:9",
        "content/meetings/2031-03-05.md:5",
        "content/people/a-one.yaml:3",
    ]


def test_the_archive_is_valid() -> None:
    """The miniature archive has no problem, with its drafts and without."""
    for drafts in (False, True):
        found = check(Options(cases.ARCHIVE, Path("nowhere"), drafts=drafts))
        assert [one for one in found if one.grade == "error"] == []


def test_rules_are_told() -> None:
    """Each rule of the table says in a sentence what it holds."""
    assert all((rule.__doc__ or "").strip().endswith(".") for rule in ERRORS)
    assert len(set(ERRORS)) == len(ERRORS)
