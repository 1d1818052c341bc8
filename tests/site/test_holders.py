"""Who held a post at a meeting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small


def test_apologies_hold_no_post_that_day(tmp_path: Path) -> None:
    """Who sent apologies in a post was not there in it; who sat for them was."""
    front = (
        "present:\n  - {person: ben-sample, post: clerk}\n"
        "apologies:\n  - {person: ada-example, post: clerk}\n"
        'items:\n  - {number: "1", topics: [mud]}\n'
    )
    files = {
        "people/ada-example.yaml": "name: Ada Example\n",
        "people/ben-sample.yaml": "name: Ben Sample\n",
        "posts/clerk.yaml": "title: Clerk\n",
        "topics/mud.yaml": "title: Mud\n",
        "meetings/2031-03-04.md": small.meeting(
            "2031-03-04", front, "## 1. Mud\n\nBen Sample, the Clerk, asked why.\n"
        ),
    }
    build(Options(small.write(tmp_path, files), tmp_path / "build", search=False))
    page = (tmp_path / "build/posts/clerk/topics/mud/index.html").read_text("utf-8")
    that_day = re.findall(r"Clerk that day: (.*?)</p>", page)
    assert [re.sub("<[^>]*>", "", one) for one in that_day] == ["Ben Sample"]


@pytest.mark.parametrize(
    ("seen", "period"),
    [
        ((), "dates not known"),
        (("2015-06-18",), "named on 18 June 2015"),
        (("2015-06",), "named in June 2015"),
        (("2015-06-18", "2018-01-08"), "named on 2 dates, 18 June 2015 and 8 January 2018"),
        (("2015", "2016-02", "2018-01-08"), "named on 3 dates, first 2015, last 8 January 2018"),
    ],
)
def test_sightings_are_no_period(seen: tuple[str, ...], period: str, tmp_path: Path) -> None:
    """Dates on which documents show a holder are told as such: between them may be nothing."""
    tenures = f"tenures:\n  - {{post: clerk, seen: [{', '.join(seen)}]}}\n"
    files = {
        "people/ada-example.yaml": f"name: Ada Example\n{tenures}",
        "posts/clerk.yaml": "title: Clerk\n",
    }
    views = small.views(tmp_path, files)
    [holding] = views.archive.holdings
    assert views.period(holding) == period
