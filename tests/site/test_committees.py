"""An archive of several committees: each has its own meetings, and all share people and topics."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import icalendar
import pytest

from comsite.checking.gate import Options, check
from comsite.publishing.build import build
from tests import small

PLANNING, HARBOUR = "held_by: planning\n", "held_by: harbour\n"
COMING = "status: scheduled\nknown_from: A letter.\ntext: missing\n"
FILES = {
    "organisations/planning.yaml": "name: Planning Committee\n",
    "organisations/harbour.yaml": "name: Harbour Committee\n",
    "organisations/gulls.yaml": "name: Gull Watch\n",
    "people/ada-example.yaml": "name: Ada Example\n",
    "topics/mud.yaml": "title: Mud\n",
    "meetings/2031-03-04.md": small.meeting("2031-03-04", "", "## 1. Mud\n\nMud.\n"),
    "meetings/2031-04-01.md": small.meeting(
        "2031-04-01",
        f'{PLANNING}next_meeting: {{date: 2031-06-10, place: Quay}}\nitems:\n  - number: "1"\n'
        "    topics: [mud]\n",
        "## 1. Mud\n\nMuch mud.\n\n### Actions\n\n- Ada Example to weigh it.\n",
    ),
    "meetings/2031-05-06-planning.md": small.meeting(
        "2031-05-06", PLANNING, "## 1. Sand\n\nSand.\n"
    ),
    "meetings/2031-05-06-harbour.md": small.meeting(
        "2031-05-06",
        f'{HARBOUR}next_meeting: {{date: 2031-06-10}}\nitems:\n  - number: "1"\n'
        "    topics: [mud]\n",
        "## 1. Quay\n\nThe quay stands in mud.\n",
    ),
    "meetings/2031-07-01.md": small.meeting("2031-07-01", HARBOUR, "## 1. Boats\n\nBoats.\n"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("committees")
    build(Options(small.write(folder, FILES), folder / "build", search=False))
    return folder / "build"


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def test_a_committee_has_a_page_with_its_meetings(site: Path) -> None:
    """It lists its own, says which is next, and has a calendar, however seldom it is named."""
    planning = page(site, "organisations/planning")
    assert '<a href="/meetings/2031-04-01/">' in planning
    assert '<a href="/meetings/2031-05-06-planning/">' in planning
    assert "/meetings/2031-05-06-harbour/" not in planning
    assert "/meetings/2031-03-04/" not in planning
    assert "Next meeting: " in planning
    assert 'href="/calendars/planning.ics"' in planning
    assert "has moved" in page(site, "organisations/gulls")  # it is a row, as others are


def test_meetings_say_whose_they_are(site: Path) -> None:
    """On their page and their items, in lists, feeds, and data; those of the body bear its name."""
    for path in ("meetings/2031-04-01", "meetings/2031-04-01/1"):
        assert "Planning Committee" in page(site, path)
    assert "Fernwick Harbour Board</span>" in page(site, "meetings/2031-03-04")
    assert "<title>Planning Committee, 1 April 2031" in page(site, "meetings/2031-04-01")
    listed = page(site, "meetings")
    assert listed.count("<span>Planning Committee <span") == 2
    assert '<a href="/organisations/harbour/">Harbour Committee</a>' in listed
    feed = (site / "feeds/organisations/planning.xml").read_text("utf-8")
    assert "<title>Notes: Planning Committee, 1 April 2031</title>" in feed
    assert "Harbour Committee" not in feed
    with (site / "data/meetings.csv").open(encoding="utf-8-sig", newline="") as file:
        held = {row["id"]: row["held_by"] for row in csv.DictReader(file)}
    assert held["/meetings/2031-04-01/"] == "/organisations/planning/"
    assert held["/meetings/2031-03-04/"] == ""
    data = json.loads((site / "meetings/2031-04-01/index.json").read_text("utf-8"))
    assert (data["body"], data["held_by"]) == ("Planning Committee", "/organisations/planning/")


def test_committees_are_found_from_where_people_begin(site: Path) -> None:
    """Home leads to each, names that of the next meeting, and its calendar can be subscribed to."""
    home = page(site, "")
    assert (
        home.count('href="/organisations/planning/"') == 2
    )  # of the next meeting, and in the list
    assert 'href="/organisations/harbour/"' in home
    assert "<p>Harbour Committee</p>" in home  # of the latest notes
    for name in ("planning", "harbour"):
        assert f'href="/calendars/{name}.ics"' in page(site, "updates")


def test_search_finds_what_a_committee_discussed(tmp_path: Path) -> None:
    """The filter by organisation has the committee of an item, though no text names it."""
    views = small.views(tmp_path, FILES)
    items = views.library.backlinks.items
    assert {*views.named_in(items["2031-04-01", "1"])["organisations"]} == {"planning"}
    assert not [*views.named_in(items["2031-03-04", "1"]).get("organisations", ())]


def test_no_other_committee_agrees_notes(tmp_path: Path) -> None:
    """Who marked notes as agreed is asked at which meeting, of the same committee only."""
    agreed = FILES["meetings/2031-04-01.md"].replace("held_by", "notes: {status: agreed}\nheld_by")
    for left_out, expected in (("", 1), ("meetings/2031-05-06-planning.md", 0)):
        files = {path: text for path, text in FILES.items() if path != left_out}
        folder = tmp_path / str(expected)
        content = small.write(folder, {**files, "meetings/2031-04-01.md": agreed})
        told = [str(one) for one in check(Options(content, folder / "build"))]
        asked = [one for one in told if "nothing says at which meeting" in one]
        assert len(asked) == expected
        assert all("agreed_at: 2031-05-06-planning" in one for one in asked)


def test_what_comes_before_and_after_is_of_the_same_committee(site: Path) -> None:
    """The next page is its next meeting; on a topic, what others said stands beside."""
    planning = page(site, "meetings/2031-04-01")
    assert 'rel="next" href="/meetings/2031-05-06-planning/"' in planning
    assert 'rel="prev"' not in planning
    assert "/meetings/2031-05-06-harbour/1/" in page(site, "meetings/2031-04-01/1")


def test_each_committee_has_its_own_days(site: Path) -> None:
    """What both announce for a day is two meetings, each past once its committee met later."""
    events = {}
    for name in ("planning", "harbour"):
        calendar = icalendar.Calendar.from_ical((site / f"calendars/{name}.ics").read_bytes())
        events[name] = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    planned = events["planning"]["2031-06-10-planning@small.example"]
    past = events["harbour"]["2031-06-10-harbour@small.example"]
    assert (planned["summary"], planned["location"]) == ("Planning Committee", "Quay")
    assert planned["status"] == "TENTATIVE"
    assert "do not say whether" not in str(planned.get("description", ""))
    assert "do not say whether" in str(past["description"])
    assert len(events["planning"]) == 3
    assert "2031-06-10" in page(site, "")  # the next meeting, of Planning


def test_silence_is_that_of_the_committee(site: Path) -> None:
    """That another committee says nothing of an action is no silence."""
    action = page(site, "actions/2031-04-01-1a")
    assert "/meetings/2031-05-06-planning/" in action
    assert "/meetings/2031-07-01/" not in action


def test_only_its_own_committee_is_asked_of_an_action(tmp_path: Path) -> None:
    """The latest notes of another say nothing of it, and need not."""
    content = small.write(tmp_path, FILES)
    asked = [
        str(one) for one in check(Options(content, tmp_path / "build")) if "do not" in str(one)
    ]
    assert [one.partition(":")[0] for one in asked if "mention" in one] == [
        "content/meetings/2031-05-06-planning.md"
    ]
