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
from tests.repository import Repository


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
        ("status: postponed\n", (date(2031, 7, 1), None, "CANCELLED")),
        ("status: held\nuntil: 2031-07-02\n", (date(2031, 7, 1), date(2031, 7, 3), "CONFIRMED")),
        (
            'status: held\nstart: "19:00"\nend: "00:40"\n',
            ("2031-07-01T18:00", "2031-07-01T23:40", "CONFIRMED"),
        ),
        (
            'status: held\nstart: "09:00"\nend: "12:00"\nuntil: 2031-07-02\n',
            ("2031-07-01T08:00", "2031-07-02T11:00", "CONFIRMED"),
        ),
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


def planned(date: str, status: str = "scheduled", more: str = "") -> str:
    """The file of a meeting that did not take place, or not yet."""
    return f"---\ndate: {date}\nstatus: {status}\n{more}{BARE}---\n"


class Reader:
    """A calendar program that was given the same files again and again, as RFC 5546 has it.

    Of the events with one UID it keeps that with the highest SEQUENCE, and of these the one with
    the latest DTSTAMP. It reads the lines by itself, with no library.
    """

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, str]] = {}

    def take(self, data: bytes) -> None:
        """Read a calendar."""
        lines = data.decode().replace("\r\n ", "").split("\r\n")
        event: dict[str, str] = {}
        for line in lines:
            name, _, value = line.partition(":")
            if line == "BEGIN:VEVENT":
                event = {}
            elif line == "END:VEVENT":
                known = self.kept.get(event["UID"], {"SEQUENCE": "-1"})
                if self._age(event) > self._age(known):
                    self.kept[event["UID"]] = event
                else:
                    assert event == known, "it changed, and programs would not take it"
            else:
                event[name.partition(";")[0]] = value

    @staticmethod
    def _age(event: dict[str, str]) -> tuple[int, str]:
        return int(event["SEQUENCE"]), event.get("DTSTAMP", "")

    def shown(self) -> dict[str, str]:
        """The day of each event to which somebody would go."""
        told = self.kept.values()
        return {one["DTSTART"][:8]: one["STATUS"] for one in told if one["STATUS"] != "CANCELLED"}


# The meeting of 3 June, step by step: what changes in the archive, and when.
STEPS: dict[str, dict[str, str]] = {
    "2026-03-05": {
        "2031-03-04": small.meeting(
            "2031-03-04", "next_meeting: {date: 2031-06-03, start: 10:00}\n" + BARE, ""
        )
    },
    "2026-04-01": {"2031-06-03": planned("2031-06-03")},
    "2026-04-02": {"2031-06-03": planned("2031-06-03", more='start: "14:00"\n')},
    "2026-05-01": {"2031-06-03": planned("2031-06-03", "postponed")},
    "2026-05-02": {
        "2031-06-03": planned("2031-06-03", "moved", "moved_to: 2031-06-10\n"),
        "2031-06-10": planned("2031-06-10"),
    },
    "2026-05-03": {
        "2031-06-10": planned("2031-06-10", "moved", "moved_to: 2031-06-17\n"),
        "2031-06-17": planned("2031-06-17"),
    },
    "2026-06-18": {"2031-06-17": small.meeting("2031-06-17", BARE, "")},
}
SHOWN = [{"20310603"}, {"20310603"}, {"20310603"}, set(), {"20310610"}, {"20310617"}, {"20310617"}]


@pytest.mark.parametrize("history", [True, False])
def test_a_meeting_that_moved_twice_is_one_event(history: bool, tmp_path: Path) -> None:
    """A program takes each change, also from the file of the first day, and never shows two.

    Only a change of times alone cannot be counted where there is no history.
    """
    archive = Repository(tmp_path, {})
    whole, alone = Reader(), Reader()
    for (day, meetings), days in zip(STEPS.items(), SHOWN, strict=True):
        if not history and day == "2026-04-02":
            continue
        archive.publish(
            f"{day}T12:00:00Z", {f"meetings/{date}.md": text for date, text in meetings.items()}
        )
        output = tmp_path / day
        build(Options(archive.content, output, search=False, history=history))
        data = (output / "calendar.ics").read_bytes()
        whole.take(data)
        assert set(whole.shown()) == {"20310304", *days}
        alone.take((output / "calendars/meetings/2031-06-03.ics").read_bytes())
        assert set(alone.shown()) == days
        assert {str(event["uid"]) for event in events(data).values()} == set(whole.kept)
        if history:
            event = events(data)["2031-06-03"]
            assert event.decoded("last-modified") == event.decoded("dtstamp")
            if day != "2026-03-05":
                at = event.decoded("dtstamp").astimezone(ZoneInfo("Europe/London"))
                assert at.date().isoformat() == day
    assert whole.shown()["20310617"] == "CONFIRMED"
    (name,) = alone.kept
    assert name == "2031-06-03@small.example"


def test_a_name_outlives_the_address_of_the_site(tmp_path: Path) -> None:
    """After a change of domain, and of the meeting's own address, the event is the same."""
    archive = Repository(tmp_path, {"meetings/2031-03-04.md": planned("2031-03-04")})
    archive.publish()
    archive.run("ledger", "move", "/meetings/2031-03-04/", "/meetings/2031-03-11/")
    (archive.content / "meetings/2031-03-04.md").unlink()
    moved = {"meetings/2031-03-11.md": planned("2031-03-11")}
    site = small.SITE.replace("small.example", "other.example/here")
    archive.publish(files={**moved, "site.yaml": site})
    build(Options(archive.content, tmp_path / "site", search=False))
    (event,) = events((tmp_path / "site/calendar.ics").read_bytes()).values()
    assert event["uid"] == "2031-03-04@small.example"
    assert event["url"] == "https://other.example/here/meetings/2031-03-11/"


def test_what_later_meetings_overtook(tmp_path: Path) -> None:
    """Whether it has a page or not, it says that nothing is known of it, and is not called off."""
    files = {
        "meetings/2031-03-04.md": small.meeting(
            "2031-03-04", "next_meeting: {date: 2031-04-08}\n" + BARE, ""
        ),
        "meetings/2031-05-06.md": planned("2031-05-06"),
        "meetings/2031-06-03.md": small.meeting("2031-06-03", BARE, ""),
    }
    found = events(calendar(tmp_path, files))
    for day in ("2031-04-08", "2031-05-06"):
        assert found[day]["status"] == "TENTATIVE"
        told = "The documents here do not say whether this meeting took place."
        assert found[day]["description"] == told


def test_a_meeting_held_near_the_day_that_was_announced(tmp_path: Path) -> None:
    """It is the one that notes announced, and its event goes to the day on which it was."""
    files = {
        "meetings/2031-03-04.md": small.meeting(
            "2031-03-04", "next_meeting: {date: 2031-06-03}\n" + BARE, ""
        ),
        "meetings/2031-06-10.md": small.meeting("2031-06-10", BARE, ""),
    }
    found = events(calendar(tmp_path, files))
    assert set(found) == {"2031-03-04", "2031-06-03"}
    assert found["2031-06-03"].decoded("dtstart") == date(2031, 6, 10)
    assert found["2031-06-03"]["description"] == "Announced for 3 June 2031."
    alone = tmp_path / "build/calendars/meetings/2031-06-03.ics"
    assert events(alone.read_bytes())["2031-06-03"] == found["2031-06-03"]


def test_two_meetings_that_became_one(tmp_path: Path) -> None:
    """The earlier goes on to the new day, the other is cancelled."""
    files = {
        "meetings/2031-03-04.md": planned("2031-03-04", "moved", "moved_to: 2031-04-01\n"),
        "meetings/2031-03-11.md": planned("2031-03-11", "moved", "moved_to: 2031-04-01\n"),
        "meetings/2031-04-01.md": planned("2031-04-01"),
    }
    found = events(calendar(tmp_path, files))
    assert {day: str(event["status"]) for day, event in found.items()} == {
        "2031-03-04": "TENTATIVE",
        "2031-03-11": "CANCELLED",
    }
    assert found["2031-03-04"]["description"] == "Moved from 4 March 2031 and 11 March 2031."
