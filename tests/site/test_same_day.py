"""Two meetings on one day: each has its own names, addresses and entries everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from comsite.checking.gate import Options, check
from comsite.publishing.build import build
from tests import small

DAY, EVENING = "2031-03-04", "2031-03-04-evening"
NOTES = "## 1. {}\n\nAda Example dug.\n\n### Actions\n\n- Ada Example to dig {}.\n"
FILES = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "topics/mud.yaml": "title: Mud\n",
    **{
        f"meetings/{slug}.md": small.meeting(
            DAY,
            f'start: "{start}"\nitems:\n  - {{number: "1", topics: [mud]}}\n',
            NOTES.format(title, title.lower()),
        )
        for slug, start, title in ((DAY, "10:00", "Mud"), (EVENING, "19:00", "Rope"))
    },
    "meetings/2031-04-08.md": small.meeting(
        "2031-04-08",
        "action_updates:\n"
        f"  - {{action: {DAY}-1a, status: reported back}}\n"
        f"  - {{action: {EVENING}-1a, status: overtaken}}\n",
        "## 1. Dug\n\nIt was dug.\n",
    ),
    "meetings/2031-04-08-evening.md": small.meeting(
        "2031-04-08",
        f"action_updates:\n  - {{action: {DAY}-1a, status: done}}\n",
        "## 1. Dug too\n\nIt was dug.\n",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the archive."""
    folder = tmp_path_factory.mktemp("day")
    options = Options(small.write(folder, FILES), folder / "build", search=False)
    assert [problem for problem in check(options) if problem.grade == "error"] == []
    build(options)
    return folder / "build"


def links(page: Path) -> dict[str, str]:
    """What a page's links to the two meetings, their items and actions say, by address."""
    found: dict[str, str] = {}
    for address, text in re.findall(r'<a [^>]*?href="([^"#]+)"[^>]*>(.*?)</a>', page.read_text()):
        if f"/{DAY}" in address:
            found.setdefault(address, re.sub("<[^>]*>", "", text))
    return found


def test_their_names_say_which(site: Path) -> None:
    """In lists of meetings, on the day's page and beside each other, no two links say the same."""
    of_both = {f"/meetings/{DAY}/", f"/meetings/{EVENING}/"}
    for path in ("meetings", "dates/2031/03/04", "dates/2031/03", f"meetings/{DAY}"):
        found = {
            url: text for url, text in links(site / path / "index.html").items() if url in of_both
        }
        expected = of_both - {f"/{path}/"}
        assert set(found) >= expected, path
        assert len(set(found.values())) == len(found), (path, found)
        assert all("evening" in text for url, text in found.items() if url.endswith("evening/"))


def test_the_home_page_says_which(site: Path) -> None:
    """The latest meeting is the second of its day, and its name says so."""
    page = (site / "index.html").read_text()
    name = re.search(r'<a href="/meetings/2031-04-08-evening/">(.*?)</a>', page)
    assert name
    assert name[1] == "Tuesday 8 April 2031 (evening)"


def test_each_has_its_own_pages(site: Path) -> None:
    """Its items and actions stand below its own name, and say what it says."""
    for slug, word, status in ((DAY, "mud", "done"), (EVENING, "rope", "overtaken")):
        data = json.loads((site / f"meetings/{slug}/index.json").read_text())
        assert data["items"][0]["title"].lower() == word
        actions = json.loads((site / "actions/index.json").read_text())["actions"]
        (action,) = (one for one in actions if one["id"] == f"/actions/{slug}-1a/")
        assert (action["status"], action["text"]) == (status, f"Ada Example to dig {word}.")
    rows = json.loads((site / "data/meetings.json").read_text())["rows"]
    ids = {row["id"] for row in rows if row["date"] == DAY}
    assert ids == {f"/meetings/{DAY}/", f"/meetings/{EVENING}/"}


def test_calendars_and_feeds_take_them_for_two(site: Path) -> None:
    """A UID is a meeting's, an id an entry's, and neither ever another's."""
    events = Calendar.from_ical((site / "calendar.ics").read_bytes()).walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [
        f"{DAY}@small.example",
        f"{DAY}-evening@small.example",
        "2031-04-08@small.example",
        "2031-04-08-evening@small.example",
    ]
    for name in ("all", "actions", "topics/mud", "people/ada-example"):
        feed = feedparser.parse((site / f"feeds/{name}.xml").read_bytes())
        ids = [entry.id for entry in feed.entries]
        assert len(ids) == len(set(ids))
        titles = [entry.title for entry in feed.entries]
        assert len(titles) == len(set(titles)), name
        ours = [one for one in ids if f"/{DAY}" in one]
        assert {one.replace(EVENING, DAY) for one in ours if EVENING in one} <= {*ours}, name
