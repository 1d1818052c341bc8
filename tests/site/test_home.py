"""The home page: what the archive holds, drawn."""

from __future__ import annotations

from pathlib import Path

from comsite.site.charts import Share
from comsite.site.home import HomePage, home_page
from comsite.site.page import Link
from comsite.site.time_line import time_line
from comsite.site.views import Views
from tests import small
from tests.small import meeting

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


def test_actions_by_what_became_of_them(tmp_path: Path) -> None:
    """Each status with its number, its share of all, and the way to its actions."""
    made = NOTES.format(date="2021-05-04", text=PROMISE)
    later = meeting("2021-06-01", SETTLED, "")
    context = home_page(views(tmp_path, {"2021-05-04": made, "2021-06-01": later})).context
    assert isinstance(context, HomePage)
    assert context.statuses == (
        Share(Link("No later record", "/actions/status/open/", "2"), 66.67),
        Share(Link("Done", "/actions/status/done/", "1"), 33.33),
    )
    assert [row.topic.text for row in context.topics] == ["Mud"]
    assert [cell.url for cell in context.topics[0].cells] == ["/topics/mud/#y2021"]
