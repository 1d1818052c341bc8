"""The calendar of the meetings."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import cases, small


def events(data: bytes) -> dict[str, Any]:
    """The events by the first part of their UIDs."""
    calendar = Calendar.from_ical(data)
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    for event in found:
        assert event.errors == []
    by_uid = {str(event["uid"]).partition("@")[0]: event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


BARE = "text: missing\nknown_from: Invented.\n"
FOUND = events(cases.outputs()["calendar.ics"])


def test_meetings_of_which_the_day_is_known() -> None:
    """Each is there once by its slug; one of which only the month is known is not."""
    meetings = {path.stem for path in (cases.ARCHIVE / "meetings").iterdir()}
    assert set(FOUND) >= {"2031-03-04", "2031-06-10", "2031-06-10-evening", "2031-09-09"}
    assert set(FOUND) <= meetings
    assert not {"2031-01", "2031-12-02"} & set(FOUND)  # a month, and a draft


def test_an_event() -> None:
    """It has the meeting's times, place and page, and no time of making but its own day."""
    event = FOUND["2031-03-04"]
    assert event.decoded("dtstart") == datetime(2031, 3, 4, 14, 0, tzinfo=ZoneInfo("Europe/London"))
    assert event["uid"] == "2031-03-04@fernwick.example"
    assert event["url"] == "https://fernwick.example/meetings/2031-03-04/"
    assert event.decoded("dtstamp") == datetime(2031, 3, 4, tzinfo=UTC)
    assert event["location"]
    assert event["status"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("status: held\n", (date(2031, 7, 1), None, "CONFIRMED")),
        ("status: scheduled\n", (date(2031, 7, 1), None, "TENTATIVE")),
        ("status: cancelled\n", (date(2031, 7, 1), None, "CANCELLED")),
        ('status: held\nstart: "14:30"\n', ("2031-07-01T13:30", None, "CONFIRMED")),
        (
            'status: held\nstart: "14:30"\nend: "16:00"\n',
            ("2031-07-01T13:30", "2031-07-01T15:00", "CONFIRMED"),
        ),
        ('status: held\nend: "16:00"\n', (date(2031, 7, 1), None, "CONFIRMED")),
    ],
)
def test_nothing_is_made_up(front: str, expected: tuple[Any, ...], tmp_path: Path) -> None:
    """Without a time a whole day, without an end none; times are those of the time zone."""
    files = {"meetings/2031-07-01.md": f"---\ndate: 2031-07-01\n{front}{BARE}---\n"}
    event = events(calendar(tmp_path, files))["2031-07-01"]
    shown = [
        when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") if isinstance(when, datetime) else when
        for name in ("dtstart", "dtend")
        for when in [event.decoded(name, None)]
    ]
    assert (*shown, event["status"]) == expected


def calendar(folder: Path, files: dict[str, str]) -> bytes:
    """The calendar of a small archive."""
    output = folder / "build"
    build(Options(small.write(folder, files), output, search=False))
    return (output / "calendar.ics").read_bytes()


def test_two_archives_on_one_host_have_no_uid_in_common(tmp_path: Path) -> None:
    """The folder of a site on its host is a part of the UID."""
    site = small.SITE.replace("small.example", "small.example/archive")
    files = {"site.yaml": site, "meetings/2031-03-04.md": small.meeting("2031-03-04", BARE, "")}
    assert events(calendar(tmp_path, files))["2031-03-04"]["uid"].endswith("@small.example/archive")


def test_an_announced_meeting_keeps_its_uid(tmp_path: Path) -> None:
    """What notes announce is there without a page, by the UID that its page will have."""
    front = 'next_meeting:\n  date: 2031-06-10\n  start: "10:00"\n  place: Room 2; annexe\n'
    files = {"meetings/2031-03-04.md": small.meeting("2031-03-04", front + BARE, "")}
    announced = events(calendar(tmp_path / "a", files))["2031-06-10"]
    assert announced["status"] == "TENTATIVE"
    assert announced["location"] == "Room 2; annexe"
    assert announced["url"] == "https://small.example/meetings/2031-03-04/"
    files["meetings/2031-06-10.md"] = small.meeting("2031-06-10", BARE, "")
    held = events(calendar(tmp_path / "b", files))["2031-06-10"]
    assert held["status"] == "CONFIRMED"
    assert held["uid"] == announced["uid"]
    assert held["url"] == "https://small.example/meetings/2031-06-10/"


def test_each_meeting_by_itself(tmp_path: Path) -> None:
    """One to come keeps its address when it has a page; a month alone has no calendar."""
    front = "next_meeting: {date: 2031-06-10, start: 10:00}\n"
    files = {
        "meetings/2031-03-04.md": small.meeting("2031-03-04", front + BARE, ""),
        "meetings/2031-05.md": small.meeting("2031-05", BARE, ""),
    }
    every = calendar(tmp_path, files)
    folder = tmp_path / "build" / "calendars" / "meetings"
    assert sorted(path.name for path in folder.iterdir()) == ["2031-03-04.ics", "2031-06-10.ics"]
    for path in folder.iterdir():
        (alone,) = events(path.read_bytes()).items()
        assert alone == (path.stem, events(every)[path.stem])


def test_an_archive_without_meetings(tmp_path: Path) -> None:
    """It has a calendar, and nothing is in it."""
    assert events(calendar(tmp_path, {})) == {}


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York", "Asia/Kolkata"])
def test_the_time_zone_is_right_at_every_hour(name: str, tmp_path: Path) -> None:
    """A calendar that knows no zones but that of the file gets the offsets of the real one."""
    files = {
        "site.yaml": small.SITE.replace("Europe/London", name),
        "meetings/2031-03-04.md": small.meeting("2031-03-04", BARE, ""),
    }
    (found,) = Calendar.from_ical(calendar(tmp_path, files)).walk("VTIMEZONE")
    assert isinstance(found, Timezone)
    assert found["tzid"] == name
    onsets = []
    for part in found.subcomponents:
        rdates = part.get("rdate", [])
        lists = rdates if isinstance(rdates, list) else [rdates]
        times = [part.decoded("dtstart"), *(one.dt for dates in lists for one in dates.dts)]
        offset = part.decoded("tzoffsetfrom")
        onsets += [((at - offset).replace(tzinfo=UTC), part.decoded("tzoffsetto")) for at in times]
    times_of_onset, offsets = zip(*sorted(onsets), strict=True)
    for hour in range(int(datetime(2031, 1, 2, tzinfo=UTC).timestamp()), 1_956_528_000, 3600):
        moment = datetime.fromtimestamp(hour, UTC)
        offset = offsets[bisect_right(times_of_onset, moment) - 1]
        assert offset == moment.astimezone(ZoneInfo(name)).utcoffset(), moment


def test_lines_are_those_of_rfc_5545() -> None:
    """Each ends in CR LF and has at most 75 bytes; what must be there is there."""
    data = cases.outputs()["calendar.ics"]
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    for event in FOUND.values():
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS"} <= set(event)


def test_the_body_has_the_same_calendar() -> None:
    """The archive has one body; its own calendar stays when another is added."""
    outputs = cases.outputs()
    assert outputs["calendars/fernwick-harbour-board.ics"] == outputs["calendar.ics"]
    for page in ("updates/index.html", "meetings/index.html"):
        assert b'href="/calendar.ics"' in outputs[page]


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("", {"2031-03-04", "2031-04-08", "2031-06-10"}),
        ("2031-06-10", {"2031-03-04", "2031-04-08", "2031-06-10"}),
        ("2031-06-10-evening", {"2031-03-04", "2031-04-08", "2031-06-10-evening"}),
    ],
)
def test_an_announced_meeting_is_there_once(own: str, found: set[str], tmp_path: Path) -> None:
    """Whether two notes announce it, at different times, or it has a page, by whatever name."""
    coming = 'next_meeting: {{date: 2031-06-10, start: "{}"}}\n'
    files = {
        "meetings/2031-03-04.md": small.meeting("2031-03-04", coming.format("10:00") + BARE, ""),
        "meetings/2031-04-08.md": small.meeting("2031-04-08", coming.format("11:00") + BARE, ""),
    }
    if own:
        files[f"meetings/{own}.md"] = small.meeting("2031-06-10", BARE, "")
    assert set(events(calendar(tmp_path, files))) == found
