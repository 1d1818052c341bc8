"""The next meeting, or the last that was announced."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.dates import PartialDate
from comsite.checking.gate import Options, read
from comsite.site.coming import Coming, coming
from comsite.site.page import Link
from comsite.site.views import Views
from tests import small
from tests.repository import Repository
from tests.small import meeting, report

ANNOUNCES = "next_meeting: {{date: {date}, start: 10:00, place: Boat shed}}\n"


def notes(date: str, announces: str = "") -> str:
    """A meeting's notes, which may announce the next for a day."""
    front = ANNOUNCES.format(date=announces) if announces else ""
    return meeting(date, front, "## 1. Mud\n\nMud.\n")


def planned(date: str, status: str = "scheduled") -> str:
    """The file of a meeting that is to come."""
    return f"---\ndate: {date}\nstatus: {status}\nstart: 14:30\nend: 16:00\ntext: missing\n---\n"


def found(folder: Path, meetings: dict[str, str], **reports: str) -> Coming | None:
    """What the home page of an archive says of the meeting to come."""
    files = {f"meetings/{slug}.md": text for slug, text in meetings.items()}
    files |= {f"reports/{slug}.md": text for slug, text in reports.items()}
    return coming(small.views(folder, files))


def test_the_nearest_of_the_meetings_to_come(tmp_path: Path) -> None:
    """Its own page says when it is; the notes that announce it are named."""
    one = found(
        tmp_path,
        {
            "2021-05-04": notes("2021-05-04", "2021-07-06"),
            "2021-07-06": planned("2021-07-06"),
            "2021-09-07": planned("2021-09-07"),
        },
    )
    assert one == Coming(
        True,
        Link("Tuesday 6 July 2021", "/meetings/2021-07-06/"),
        "/calendars/meetings/2021-07-06.ics",
        PartialDate(2021, 7, 6),
        "14:30 to 16:00",
        "",
        (Link("4 May 2021", "/meetings/2021-05-04/"),),
    )


def test_a_paper_bears_the_day_of_its_meeting(tmp_path: Path) -> None:
    """A meeting stays to come until a commit is later than its day, whatever its papers bear."""
    files = {
        "meetings/2031-06-03.md": planned("2031-06-03"),
        "reports/mud.md": report("2031-06-03", "meeting: 2031-06-03\n", "Mud.\n"),
    }
    archive = Repository(tmp_path, files)
    for when, is_next in (("2031-05-20", True), ("2031-06-03", True), ("2031-06-04", False)):
        (archive.folder / "changed").write_text(when, "utf-8")
        archive.commit(f"{when}T12:00:00Z")
        options = Options(archive.content, tmp_path / "build", history=True)
        one = coming(Views(read(options)))
        assert is_next == bool(one and one.is_next)


def test_a_meeting_that_only_notes_announce(tmp_path: Path) -> None:
    """It has no page to lead to."""
    one = found(tmp_path, {"2021-05-04": notes("2021-05-04", "2021-07-06")})
    assert one
    assert (one.is_next, one.link.url) == (True, "")
    assert one.event == "/calendars/meetings/2021-07-06.ics"
    assert (one.times, one.place) == ("from 10:00", "Boat shed")


def test_the_last_announced_once_it_is_past(tmp_path: Path) -> None:
    """A paper for its day is as late as the meeting: then nothing later is known."""
    files = {"2021-05-04": notes("2021-05-04", "2021-07-06"), "2021-07-06": planned("2021-07-06")}
    one = found(tmp_path, files, paper=report("2021-07-06", "", "Mud.\n"))
    assert one
    assert (one.is_next, one.link.url) == (False, "/meetings/2021-07-06/")


def test_a_meeting_called_off_is_not_to_come(tmp_path: Path) -> None:
    """What was announced for that day stays the last that is known."""
    files = {
        "2021-05-04": notes("2021-05-04", "2021-07-06"),
        "2021-07-06": planned("2021-07-06", "cancelled"),
    }
    one = found(tmp_path, files)
    assert one
    assert not one.is_next


def test_nothing_was_ever_announced(tmp_path: Path) -> None:
    """Then nothing is said."""
    assert found(tmp_path, {"2021-05-04": notes("2021-05-04")}) is None


def test_a_meeting_that_moved(tmp_path: Path) -> None:
    """It is next on its new day, and the home page says when it was to be."""
    moved = planned("2021-07-06", "moved\nmoved_to: 2021-07-13")
    meetings = {"2021-05-04": notes("2021-05-04", "2021-07-06"), "2021-07-06": moved}
    one = found(tmp_path, {**meetings, "2021-07-13": planned("2021-07-13")})
    assert one
    assert (one.is_next, one.date) == (True, PartialDate(2021, 7, 13))
    assert one.moved_from == (Link("6 July 2021", "/meetings/2021-07-06/"),)


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_a_meeting_that_is_called_off(status: str, tmp_path: Path) -> None:
    """It is not next, and the home page says what became of it, announced by notes or not."""
    for announced in ("2021-07-06", ""):
        one = found(
            tmp_path / announced,
            {
                "2021-05-04": notes("2021-05-04", announced),
                "2021-07-06": planned("2021-07-06", status),
            },
        )
        assert one
        assert (one.is_next, one.called_off) == (False, status)
        assert one.link.url == "/meetings/2021-07-06/"
