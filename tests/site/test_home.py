"""The home page: what the archive holds, drawn."""

from __future__ import annotations

from pathlib import Path

from comsite.site.home import HomePage, home_page
from comsite.site.page import Link
from comsite.site.time_line import time_line
from comsite.site.views import Views
from tests import small
from tests.small import meeting, report

NOTES = meeting("{date}", 'items:\n  - {{number: "1", topics: [mud]}}\n', "## 1. Mud\n\n{text}\n")
PROMISE = "Mud.\n\n### Actions\n\n- Clear the mud.\n- Weigh the mud.\n- Sell the mud."
SETTLED = """\
text: missing
action_updates:
  - {action: 2021-05-04-1a, status: done, note: It is clear.}
"""


def views(folder: Path, meetings: dict[str, str]) -> Views:
    """An archive of these meetings."""
    files = {f"meetings/{slug}.md": text for slug, text in meetings.items()}
    return small.views(folder, {"topics/mud.yaml": "title: Mud\n", **files})


def test_the_time_line(tmp_path: Path) -> None:
    """A year without a meeting is a column too; a month with several leads to its page."""
    line = time_line(
        views(
            tmp_path,
            {
                "2021-05-04": NOTES.format(date="2021-05-04", text="Mud."),
                "2021-05-18": meeting("2021-05-18", "text: missing\n", ""),
                "2023-01": meeting("2023-01", "text: missing\n", ""),
            },
        )
    )
    assert [(year.text, year.url) for year in line.years] == [
        ("2021", "/dates/2021/"),
        ("2022", ""),
        ("2023", "/dates/2023/"),
    ]
    found = {
        (month, year.text): (cell.text, cell.name, cell.url, cell.noted)
        for month, cells in line.months
        for year, cell in zip(line.years, cells, strict=True)
        if cell.url
    }
    assert found == {
        ("May", "2021"): ("×2", "2 meetings in May 2021", "/dates/2021/05/", True),
        ("Jan", "2023"): ("–", "January 2023", "/meetings/2023-01/", False),
    }
    assert (len(line.months), line.earlier) == (12, False)


def test_a_long_time_line_begins_with_its_latest_years(tmp_path: Path) -> None:
    """Nine years have room; the page says that there are earlier ones."""
    days = [f"{year}-05-04" for year in (1990, 2015, 2023)]
    line = time_line(views(tmp_path, {day: meeting(day, "text: missing\n", "") for day in days}))
    assert [year.text for year in line.years] == [str(year) for year in range(2015, 2024)]
    assert line.earlier


def test_an_archive_without_meetings_has_no_time_line(tmp_path: Path) -> None:
    """There is nothing to draw."""
    assert time_line(views(tmp_path, {})).years == ()


def home(folder: Path, files: dict[str, str]) -> HomePage:
    """The home page of an archive of these files."""
    context = home_page(small.views(folder, files)).context
    assert isinstance(context, HomePage)
    return context


def test_promises_and_what_is_known_of_them(tmp_path: Path) -> None:
    """Those with an outcome on record come first; each status leads to its actions."""
    made = NOTES.format(date="2021-05-04", text=PROMISE)
    later = meeting("2021-06-01", SETTLED, "")
    context = home_page(views(tmp_path, {"2021-05-04": made, "2021-06-01": later})).context
    assert isinstance(context, HomePage)
    assert context.promised == "3 actions"
    assert context.statuses == (
        Link("2 with no later record", "/actions/status/open/"),
        Link("1 done", "/actions/status/done/"),
    )
    assert [(action.label, action.status) for action in context.promises] == [
        ("1a", "done"),
        ("1b", "no later record"),
        ("1c", "no later record"),
    ]
    assert context.topics == (Link("Mud", "/topics/mud/", "1 item or paper"),)


FRONT = """\
items:
  - {number: "2", topics: [mud], summary: Mud rose by 4.5%. It fell again.}
  - {number: "3", topics: [mud]}
"""
ITEMS = "## 1. Apologies\n\nNone.\n\n## 2. Mud\n\nMud.\n\n## 3. Forward plan\n\n- Rope\n"


def test_the_latest_meeting_shows_what_was_discussed(tmp_path: Path) -> None:
    """Apologies and a list of what is to come stay on the meeting's page; each has a sentence."""
    files = {
        "topics/mud.yaml": "title: Mud\n",
        "meetings/2021-05-04.md": meeting("2021-05-04", FRONT, ITEMS),
        "meetings/2021-06-01.md": meeting("2021-06-01", "text: missing\n", ""),
    }
    latest = home(tmp_path, files).latest
    assert latest
    assert latest.meeting.link.text == "Tuesday 4 May 2021"
    (mud,) = latest.items
    assert mud.link == Link("Mud", "/meetings/2021-05-04/2/", "", "Mud rose by 4.5%.")
    assert mud.actions == ()


def test_the_latest_meeting_shows_what_was_agreed(tmp_path: Path) -> None:
    """The actions of an item are beside it, each with its own page."""
    context = home_page(
        views(tmp_path, {"2021-05-04": NOTES.format(date="2021-05-04", text=PROMISE)})
    ).context
    assert isinstance(context, HomePage)
    assert context.latest
    (mud,) = context.latest.items
    assert [(action.label, action.link.url) for action in mud.actions] == [
        ("1a", "/actions/2021-05-04-1a/"),
        ("1b", "/actions/2021-05-04-1b/"),
        ("1c", "/actions/2021-05-04-1c/"),
    ]


def test_an_unsorted_meeting_shows_all_its_items(tmp_path: Path) -> None:
    """Where no editor gave an item a topic or summary, nothing is left out."""
    latest = home(tmp_path, {"meetings/2021-05-04.md": meeting("2021-05-04", "", ITEMS)}).latest
    assert latest
    assert [item.link.text for item in latest.items] == ["Apologies", "Mud", "Forward plan"]


def test_examples_of_searches(tmp_path: Path) -> None:
    """The site's own, or else the topics that are met most."""
    files = {
        "topics/mud.yaml": "title: Mud & rope\n",
        "meetings/2021-05-04.md": meeting("2021-05-04", FRONT, ITEMS),
    }
    assert home(tmp_path / "a", files).examples == (Link("Mud & rope", "/search/?q=Mud+%26+rope"),)
    files["site.yaml"] = f"{small.SITE}examples: [tar, old rope]\n"
    assert [link.text for link in home(tmp_path / "b", files).examples] == ["tar", "old rope"]


def test_the_latest_papers(tmp_path: Path) -> None:
    """The latest first, each with a sentence, without those that are not here; and the newest."""
    files = {
        "reports/old.md": report("2020-05-04", "summary: Mud rose. It fell.\n", "Mud.\n"),
        "reports/new.md": report("2021-05", "", "Mud.\n"),
        "reports/lost.md": report("2022-05", "text: missing\n", ""),
    }
    page = home(tmp_path, files)
    assert [(paper.link.url, paper.summary) for paper in page.papers] == [
        ("/reports/new/", ""),
        ("/reports/old/", "Mud rose."),
    ]
    assert str(page.newest) == "2021-05"
