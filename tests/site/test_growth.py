"""A page costs as much in a large archive as in a small one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from comsite.site.route_pages import Pages
from tests.counting import calls
from tests.small import meeting, views

NAMES = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "topics/floods.yaml": "title: Floods\nsummary: About water.\n",
}


def steps_of_a_page(folder: Path, meetings: int, kind: str) -> int:
    """The calls that the first page of a kind takes, once all that pages share is made."""
    files = {
        f"meetings/{day}.md": meeting(
            day,
            'items:\n  - {number: "1", topics: [floods]}\n'
            "actions:\n  - {label: 1a, topics: [floods]}\n  - {label: 1b, topics: [floods]}\n",
            "## 1. Water\n\nAda Example spoke.\n\n**Actions**\n\n"
            "- Ada Example to dig.\n- Ada Example to fill.\n",
        )
        for day in (str(date(2031, 5, 1) + timedelta(week * 7)) for week in range(meetings))
    }
    made = views(folder, NAMES | files)
    pages = Pages(made, {})
    first, *others = [route for route in made.library.pages if route.kind == kind]
    for route in others[-2:]:
        pages.at(route)
    return calls(lambda: pages.at(first))


@pytest.mark.parametrize("kind", ["action", "item", "meeting"])
def test_a_page_costs_the_same_in_a_large_archive(kind: str, tmp_path: Path) -> None:
    """Eight times the meetings make no page dearer by more than a quarter."""
    small, large = (
        steps_of_a_page(tmp_path / str(meetings), meetings, kind) for meetings in (10, 80)
    )
    assert large < 1.25 * small
