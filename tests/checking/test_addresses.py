"""Links and redirects that lead somewhere. (Those that do not: tests/invalid/.)"""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.problems import ContentError
from tests.checking.test_errors import problems
from tests.small import archive, meeting

ARCHIVE = Path(__file__).parents[1] / "archive" / "content"

FILES = {
    "meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. A\n\nB.\n"),
    "glossary.yaml": "terms:\n  - abbreviation: H.M.\n    expansion: Harbour Master\n",
    "files/mud.csv": "a,b\n",
    "pages/about.md": "---\ntitle: About\n---\n\n## Why\n\n[Mud](/files/mud.csv).\n",
}


@pytest.mark.parametrize(
    "target",
    [
        *("/", "/meetings/", "/meetings/2031-03-04/", "/meetings/2031-03-04/1/", "/dates/2031/03/"),
        *("/meetings/2031-03-04/#item-1", "/meetings/2031-03-04/#p1-1"),
        *("/meetings/2031-03-04/1/#p1-1", "/glossary/#h-m", "/search/?q=mud&topic=rope"),
        *("/files/mud.csv", "/feeds/all.xml", "/sitemap.xml", "/about/#why", "#here"),
    ],
)
def test_links_that_lead(target: str, tmp_path: Path) -> None:
    """Pages, places on them, originals, feeds and searches can be linked."""
    page = f"---\ntitle: Odd\n---\n\n## Here\n\n[a]({target})\n"
    assert problems(tmp_path, {**FILES, "pages/odd.md": page}) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/mud/", "/meetings/"),
        ("/mud", "/meetings/2031-03-04/#p1-1"),
        ("/mud.html", "/files/mud.csv"),
        ("/old/%20mud/", "/search/?q=mud"),
    ],
)
def test_redirects_that_lead(old: str, new: str, tmp_path: Path) -> None:
    """An address may move to a page, a place on it, a search or an original."""
    redirects = f"redirects:\n  - old: {old}\n    new: {new}\n"
    assert problems(tmp_path, {**FILES, "redirects.yaml": redirects}) == []


def test_texts_may_lead_to_data(tmp_path: Path) -> None:
    """A page of the site's own may link to the tables, the feeds and the calendars."""
    paths = (
        *("/data/", "/data/meetings.csv", "/data/popolo.json", "/feeds/actions.xml"),
        *("/feeds/topics/mud.xml", "/calendar.ics", "/calendars/fernwick-harbour-board.ics"),
    )
    about = "---\ntitle: About\n---\n\n"
    text = about + "".join(f"[x]({path}) " for path in paths)
    files = {"topics/mud.yaml": "title: Mud\n", "pages/about.md": text}
    archive(tmp_path, files)  # a link that leads nowhere would be a problem
    with pytest.raises(ContentError):
        archive(tmp_path / "b", {"pages/about.md": f"{about}[x](/data/mud.csv)\n"})
