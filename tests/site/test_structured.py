"""The structured data of pages (JSON-LD)."""

from __future__ import annotations

import json
import typing
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from comsite.checking.gate import Options
from comsite.content.models import MeetingStatus
from comsite.publishing.build import build
from tests import small

# What a meeting of each status is to search engines and to a calendar.
SAID = {
    "held": ("https://schema.org/EventScheduled", "CONFIRMED"),
    "scheduled": ("https://schema.org/EventScheduled", "TENTATIVE"),
    "cancelled": ("https://schema.org/EventCancelled", "CANCELLED"),
}


def node(page: Path) -> Any:
    """What a page is about."""
    text = page.read_text("utf-8")
    inside = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    return json.loads(inside)["@graph"][0]


@pytest.mark.parametrize("status", typing.get_args(MeetingStatus))
def test_whether_a_meeting_took_place(status: str, tmp_path: Path) -> None:
    """A meeting is cancelled where it was, and in the calendar too; its items are parts of it."""
    text = small.meeting("2031-03-04", "", "## 1. Mud\n\nThe mud was weighed.\n")
    files = {"meetings/2031-03-04.md": text.replace("status: held", f"status: {status}")}
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, files), output, search=False))
    (event,) = Calendar.from_ical((output / "calendar.ics").read_bytes()).walk("VEVENT")
    found = node(output / "meetings/2031-03-04/index.html")
    (item,) = found["subEvent"]
    assert (found["eventStatus"], event["status"]) == SAID[status]
    assert item == {
        "@type": "Event",
        "@id": "/meetings/2031-03-04/1/",
        "name": "Mud",
        "startDate": "2031-03-04",
    }


def test_a_time_without_a_day_is_no_moment(tmp_path: Path) -> None:
    """Of a meeting whose day is not known, the month is all that is said of when it was."""
    files = {
        "meetings/2031-03.md": small.meeting("2031-03", 'start: "10:00"\n', "## 1. Mud\n\nMud.\n")
    }
    build(Options(small.write(tmp_path, files), tmp_path / "build", search=False))
    assert node(tmp_path / "build/meetings/2031-03/index.html")["startDate"] == "2031-03"


def test_all_files_of_data_are_named(tmp_path: Path) -> None:
    """Each table in both forms, and the one file that has them all; each is there."""
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, {}), output, search=False))
    files = [one["contentUrl"] for one in node(output / "data/index.html")["distribution"]]
    assert files[0] == "https://small.example/data/archive.sqlite"
    assert all((output / url.removeprefix("https://small.example/")).is_file() for url in files)
    tables = {path.name for path in (output / "data").glob("*.csv")}
    assert tables == {url.rpartition("/")[2] for url in files if url.endswith(".csv")}
