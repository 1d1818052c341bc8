"""Who follows a feed is told of each thing once, when it comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small
from tests.repository import Repository

KNOWN = "text: missing\nknown_from: The clerk.\n"
NOTES = "## 1. Mud\n\nThe mud was weighed.\n\n### Actions\n\n- Clerk to dig.\n"
CORRECTION = (
    "corrections:\n  - date: 2031-07-01\n    where: p1-1\n    was: sold\n    now: weighed\n"
)


class Subscriber:
    """Somebody whose feed reader asks for a feed now and then.

    A reader shows an entry whose id it does not know, and many show one again whose time of change
    is another.
    """

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self.shown: list[str] = []

    def read(self, data: bytes) -> list[str]:
        """Read a feed; return the titles of what is shown as new."""
        feed = feedparser.parse(data)
        assert not feed.bozo
        new = []
        for entry in reversed(feed.entries):
            if self.known.get(entry.id) != entry.updated:
                assert entry.id not in self.known, f"{entry.title} is shown again"
                self.known[entry.id] = entry.updated
                new.append(str(entry.title))
        self.shown += new
        return new


def planned(date: str, status: str, more: str = "") -> str:
    """The file of a meeting without notes."""
    return f"---\ndate: {date}\nstatus: {status}\n{more}{KNOWN}---\n"


FIRST = {"meetings/2031-03-04.md": small.meeting("2031-03-04", "", "## 1. Mud\n\nMud.\n")}
OLD, NEW = "meetings/2031-06-03.md", "meetings/2031-06-10.md"
MOVED = planned("2031-06-03", "moved", "moved_to: 2031-06-10\n")
BOARD = "Fernwick Harbour Board"

# What an editor does, and what a subscriber is told.
WALK: Sequence[tuple[dict[str, str], list[str]]] = (
    ({OLD: planned("2031-06-03", "scheduled")}, [f"Announced: {BOARD}, 3 June 2031"]),
    (
        {OLD: MOVED, NEW: planned("2031-06-10", "scheduled")},
        [f"Moved: {BOARD}, 3 June 2031"],
    ),
    ({NEW: planned("2031-06-10", "held")}, [f"Took place: {BOARD}, 10 June 2031"]),
    ({NEW: small.meeting("2031-06-10", "", NOTES)}, [f"Notes: {BOARD}, 10 June 2031"]),
    ({NEW: small.meeting("2031-06-10", CORRECTION, NOTES)}, ["Correction: 10 June 2031"]),
    (
        {NEW: small.meeting("2031-06-10", f"{CORRECTION}notes: {{status: agreed}}\n", NOTES)},
        [f"Notes agreed: {BOARD}, 10 June 2031"],
    ),
)


def feed(archive: Repository, folder: Path, history: bool = True, name: str = "all") -> bytes:
    """A feed of the archive as it is now."""
    build(Options(archive.content, folder / "site", search=False, history=history))
    return (folder / f"site/feeds/{name}.xml").read_bytes()


@pytest.mark.parametrize("days", [True, False])
def test_a_meeting_from_its_announcement_to_agreed_notes(days: bool, tmp_path: Path) -> None:
    """There are six new entries, none twice, on different days or all on one."""
    archive, reader = Repository(tmp_path, FIRST), Subscriber()
    archive.publish("2026-01-01T12:00:00Z")
    reader.read(feed(archive, tmp_path))
    for step, (files, told) in enumerate(WALK, 2):
        archive.publish(f"2026-01-{step if days else 1:02}T12:00:00Z", files)
        assert reader.read(feed(archive, tmp_path)) == told
    assert len(reader.shown) == 1 + len(WALK)
    assert all(name.startswith("tag:small.example,2026:/") for name in reader.known)
    assert max(reader.known.values()) == f"2026-01-0{7 if days else 1}T00:00:00+00:00"
    site = small.SITE.replace("small.example", "other.example/archive")
    archive.publish("2026-02-01T12:00:00Z", {"site.yaml": site})
    data = feed(archive, tmp_path)
    assert b'<link href="https://other.example/archive/meetings/2031-06-10/"/>' in data
    assert reader.read(data) == []
    assert feed(archive, tmp_path) == data, "one commit gives the same bytes"


def test_an_agenda_that_comes_later_is_told(tmp_path: Path) -> None:
    """It is an entry of its own, once, and none where the announcement brought it."""
    first, second = "meetings/2031-06-03.md", "meetings/2031-09-02.md"
    alone = planned("2031-06-03", "scheduled")
    here = alone.replace("text: missing", "text: full")
    agenda = f"{here}\n## 1. Mud\n"
    with_agenda = agenda.replace("2031-06-03", "2031-09-02")
    steps: Sequence[tuple[dict[str, str], list[str]]] = (
        ({first: alone}, [f"Announced: {BOARD}, 3 June 2031"]),
        ({first: agenda}, [f"Agenda: {BOARD}, 3 June 2031"]),
        ({first: f"{agenda}\n## 2. Gulls\n"}, []),
        ({second: with_agenda}, [f"Announced: {BOARD}, 2 September 2031"]),
        ({second: f"{with_agenda}\n## 2. Gulls\n"}, []),
        (
            {first: small.meeting("2031-06-03", "", f"{NOTES}\n## 2. Gulls\n\nNone.\n")},
            [f"Notes: {BOARD}, 3 June 2031"],
        ),
    )
    archive, reader = Repository(tmp_path, FIRST), Subscriber()
    archive.publish("2026-01-01T12:00:00Z")
    reader.read(feed(archive, tmp_path))
    for step, (files, told) in enumerate(steps, 2):
        archive.publish(f"2026-01-{step:02}T12:00:00Z", files)
        new = [title for title in reader.read(feed(archive, tmp_path)) if "Board" in title]
        assert new == told


def test_without_a_history_nothing_lies_in_the_future(tmp_path: Path) -> None:
    """An announcement has the day of the last meeting before it, and what follows is still told."""
    archive, reader = Repository(tmp_path, FIRST), Subscriber()
    reader.read(feed(archive, tmp_path, history=False))
    for files, told in WALK[:-1]:  # when notes were agreed is not known here
        small.write(tmp_path, files)
        assert reader.read(feed(archive, tmp_path, history=False)) == told
    days = dict(zip(reader.shown, (day[:10] for day in reader.known.values()), strict=True))
    assert days[f"Announced: {BOARD}, 3 June 2031"] == "2031-03-04"


def test_a_meeting_that_notes_announce(tmp_path: Path) -> None:
    """It is told once, whether it has a page afterwards or not, and its notes by themselves."""
    archive, reader = Repository(tmp_path, {}), Subscriber()
    front = "next_meeting: {date: 2031-06-10, start: 10:00, place: Quay}\n"
    body = "## 1. Mud\n\nMud.\n"
    steps: Sequence[tuple[dict[str, str], list[str]]] = (
        (
            {"meetings/2031-03-04.md": small.meeting("2031-03-04", front, body)},
            [f"Notes: {BOARD}, 4 March 2031", f"Announced: {BOARD}, 10 June 2031"],
        ),
        ({NEW: planned("2031-06-10", "scheduled")}, []),
        ({NEW: small.meeting("2031-06-10", "", NOTES)}, [f"Notes: {BOARD}, 10 June 2031"]),
    )
    for step, (files, told) in enumerate(steps, 1):
        archive.publish(f"2026-01-{step:02}T12:00:00Z", files)
        assert sorted(reader.read(feed(archive, tmp_path))) == sorted(told)


def test_what_followers_of_a_topic_are_told(tmp_path: Path) -> None:
    """An item is told when it is on the agenda, and again when there are notes of it."""
    files = {"topics/mud.yaml": "title: Mud\nalways_published: true\n"}
    archive, reader = Repository(tmp_path, files), Subscriber()
    front = "items:\n  - {number: '1', topics: [mud]}\n"
    agenda = f"---\ndate: 2031-06-10\nstatus: scheduled\n{front}---\n\n## 1. Mud\n\nTo weigh.\n"
    archive.publish("2026-01-01T12:00:00Z", {NEW: agenda})
    name = "topics/mud"
    assert reader.read(feed(archive, tmp_path, name=name)) == ["Mud, 10 June 2031"]
    archive.publish("2026-01-02T12:00:00Z", {NEW: small.meeting("2031-06-10", front, NOTES)})
    assert reader.read(feed(archive, tmp_path, name=name)) == ["Mud, 10 June 2031"]


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_a_meeting_that_is_called_off(status: str, tmp_path: Path) -> None:
    """It is told once; an announcement stays what it was."""
    archive, reader = Repository(tmp_path, FIRST), Subscriber()
    archive.publish("2026-01-01T12:00:00Z", {OLD: planned("2031-06-03", "scheduled")})
    reader.read(feed(archive, tmp_path))
    archive.publish("2026-01-02T12:00:00Z", {OLD: planned("2031-06-03", status)})
    told = [f"{status.capitalize()}: {BOARD}, 3 June 2031"]
    assert reader.read(feed(archive, tmp_path)) == told


def test_reports_and_withdrawals(tmp_path: Path) -> None:
    """A report is told when it comes, and when it should be relied on no more."""
    archive, reader = Repository(tmp_path, FIRST), Subscriber()
    archive.publish("2026-01-01T12:00:00Z")
    reader.read(feed(archive, tmp_path))
    for day, front, told in (
        (2, "", "A paper"),
        (3, "withdrawn: The figures were of another year.\n", "Withdrawn: A paper"),
    ):
        paper = {"reports/mud.md": small.report("2031-06-10", front, "1. Mud.\n")}
        archive.publish(f"2026-01-0{day}T12:00:00Z", paper)
        assert reader.read(feed(archive, tmp_path)) == [told]


def test_a_correction_that_is_dated_ahead(tmp_path: Path) -> None:
    """It has the day of the commit, so that no reader hides it until its day has come."""
    archive, reader = Repository(tmp_path, FIRST), Subscriber()
    files = {NEW: small.meeting("2031-06-10", CORRECTION, NOTES)}
    archive.publish("2026-01-01T12:00:00Z", files)
    reader.read(feed(archive, tmp_path))
    assert set(reader.known.values()) == {"2026-01-01T00:00:00+00:00"}
    assert datetime.fromisoformat("2026-01-01T00:00:00+00:00") < datetime.now(UTC)


def test_names_from_before_there_were_tags_stay(tmp_path: Path) -> None:
    """What feeds told by its address keeps that; what is told later of the same has a mark."""
    archive, reader = (
        Repository(tmp_path, {**FIRST, OLD: planned("2031-06-03", "scheduled")}),
        Subscriber(),
    )
    archive.publish("2026-01-01T12:00:00Z")
    (archive.content / "ledger/feeds.txt").unlink()  # as an earlier comsite left it
    reader.read(feed(archive, tmp_path))
    assert set(reader.known) == {
        "https://small.example/meetings/2031-03-04/",
        "https://small.example/meetings/2031-06-03/",
    }
    site = small.SITE.replace("small.example", "other.example")
    archive.publish("2026-01-02T12:00:00Z")
    archive.publish(
        "2026-01-03T12:00:00Z", {"site.yaml": site, OLD: small.meeting("2031-06-03", "", NOTES)}
    )
    assert reader.read(feed(archive, tmp_path)) == [f"Notes: {BOARD}, 3 June 2031"]
    assert [*reader.known][-1] == "https://small.example/meetings/2031-06-03/#notes"


def test_a_meeting_with_another_address_is_not_told_again(tmp_path: Path) -> None:
    """Its news keep the names that they had."""
    archive, reader = Repository(tmp_path, FIRST), Subscriber()
    archive.publish("2026-01-01T12:00:00Z")
    reader.read(feed(archive, tmp_path))
    archive.run("ledger", "move", "/meetings/2031-03-04/", "/meetings/2031-03-11/")
    (archive.content / "meetings/2031-03-04.md").unlink()
    moved = FIRST["meetings/2031-03-04.md"].replace("2031-03-04", "2031-03-11")
    archive.publish("2026-01-02T12:00:00Z", {"meetings/2031-03-11.md": moved})
    assert reader.read(feed(archive, tmp_path)) == []
