"""The structured data of pages (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from icalendar import Calendar

from comsite.checking.gate import Options
from comsite.content.models import MeetingStatus
from comsite.publishing.build import build
from tests import cases, small

# What a meeting of each status is to search engines and to a calendar.
SAID = {
    "held": ("https://schema.org/EventScheduled", "CONFIRMED"),
    "scheduled": ("https://schema.org/EventScheduled", "TENTATIVE"),
    "postponed": ("https://schema.org/EventPostponed", "CANCELLED"),
    "cancelled": ("https://schema.org/EventCancelled", "CANCELLED"),
}


def node(page: Path) -> Any:
    """What a page is about."""
    text = page.read_text("utf-8")
    inside = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    return json.loads(inside)["@graph"][0]


PLACE = "place: Town Hall\n"
NOTES = "## 1. Mud\n\nThe mud was weighed.\n"


def made(folder: Path, files: dict[str, str]) -> Path:
    """The site of an archive with these meetings, by date."""
    meetings = {f"meetings/{date}.md": text for date, text in files.items()}
    build(Options(small.write(folder, meetings), folder / "build", search=False))
    return folder / "build"


@pytest.mark.parametrize("status", [one for one in get_args(MeetingStatus) if one != "moved"])
def test_whether_a_meeting_took_place(status: str, tmp_path: Path) -> None:
    """A meeting is cancelled where it was, and in the calendar too; its items are no events."""
    text = small.meeting("2031-03-04", PLACE, NOTES)
    output = made(tmp_path, {"2031-03-04": text.replace("status: held", f"status: {status}")})
    (event,) = Calendar.from_ical((output / "calendar.ics").read_bytes()).walk("VEVENT")
    found = node(output / "meetings/2031-03-04/index.html")
    assert (found["eventStatus"], event["status"]) == SAID[status]
    assert found["workFeatured"] == [
        {"@type": "CreativeWork", "@id": "/meetings/2031-03-04/1/", "name": "Mud"}
    ]


def test_a_meeting_that_moved_is_one_event(tmp_path: Path) -> None:
    """Both pages describe the meeting of the new day, with the old day as that which it had."""
    moved = small.meeting("2031-03-04", f"{PLACE}start: 14:00\nmoved_to: 2031-03-11\n", "")
    moved = moved.replace("status: held", "status: moved")
    now = small.meeting("2031-03-11", f"{PLACE}start: 19:00\nend: 00:30\n", NOTES)
    output = made(tmp_path, {"2031-03-04": moved, "2031-03-11": now})
    old, new = (node(output / f"meetings/{day}/index.html") for day in ("2031-03-04", "2031-03-11"))
    assert new == old | {"workFeatured": new["workFeatured"]}
    assert new["@id"] == "https://small.example/meetings/2031-03-11/"
    assert new["eventStatus"] == "https://schema.org/EventRescheduled"
    assert new["previousStartDate"] == ["2031-03-04T14:00:00+00:00"]
    assert new["startDate"] == "2031-03-11T19:00:00+00:00"
    assert new["endDate"] == "2031-03-12T00:30:00+00:00"


@pytest.mark.parametrize(("date", "front"), [("2031-03-04", ""), ("2031-03", PLACE)])
def test_without_a_place_or_day_it_is_no_event(date: str, front: str, tmp_path: Path) -> None:
    """A search engine would report an event without them as a mistake."""
    page = made(tmp_path, {date: small.meeting(date, front, NOTES)}) / f"meetings/{date}/index.html"
    assert '"Event"' not in page.read_text("utf-8")


# What Search Console asks of an event, as its documentation has it, and what it warns about here.
MOMENT = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?$"
EVENT = {
    "type": "object",
    "required": ["@type", "name", "startDate", "location"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "startDate": {"type": "string", "pattern": MOMENT},
        "endDate": {"type": "string", "pattern": MOMENT},
        "previousStartDate": {"type": "array", "items": {"type": "string", "pattern": MOMENT}},
        "eventStatus": {
            "enum": [
                f"https://schema.org/Event{one}"
                for one in ("Scheduled", "Cancelled", "Postponed", "Rescheduled")
            ]
        },
        "location": {
            "type": "object",
            "required": ["@type", "name", "address"],
            "properties": {"@type": {"const": "Place"}, "address": {"type": "string"}},
        },
    },
    "dependentRequired": {"previousStartDate": ["eventStatus"]},
}


def test_every_event_is_as_search_engines_ask() -> None:
    """Whatever in the data of any page says that it is an event has all that must be there."""
    events = []
    for path, data in cases.outputs().items():
        if path.endswith(".html") and b"ld+json" in data:
            text = data.decode()
            inside = text.partition('<script type="application/ld+json">')[2]
            events += list(of_type(json.loads(inside.partition("</script>")[0]), "Event"))
    assert len(events) >= 2
    for event in events:
        jsonschema.validate(event, EVENT)
        start, end = event["startDate"], event.get("endDate", "")
        assert not end or datetime.fromisoformat(start) < datetime.fromisoformat(end)


def of_type(value: Any, kind: str) -> Iterator[Any]:
    """Every part of some data that says of itself that it is of a type."""
    if isinstance(value, dict):
        if value.get("@type") == kind:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from of_type(part, kind)


def test_all_files_of_data_are_named(tmp_path: Path) -> None:
    """Each table in both forms, and the one file that has them all; each is there."""
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, {}), output, search=False))
    files = [one["contentUrl"] for one in node(output / "data/index.html")["distribution"]]
    assert files[0] == "https://small.example/data/archive.sqlite"
    assert all((output / url.removeprefix("https://small.example/")).is_file() for url in files)
    tables = {path.name for path in (output / "data").glob("*.csv")}
    assert tables == {url.rpartition("/")[2] for url in files if url.endswith(".csv")}
