"""Pages, feeds and the sitemap say truly when something was published, agreed and changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.repository import Repository
from tests.small import meeting

MEETING = "meetings/2031-03-04.md"
PAGE = "meetings/2031-03-04/index.html"
CHANGES = "meetings/2031-03-04/changes/index.html"


def _notes(words: str, status: str = "draft", chair: str = "") -> dict[str, str]:
    front = f"notes:\n  status: {status}\n{chair}"
    text = f"## 1. Lamps\n\nThey burn.\n\n{words}\n\n## 2. Mud\n\nMud is wet.\n"
    return {MEETING: meeting("2031-03-04", front, text)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each file of an archive whose notes were agreed, then changed, by path."""
    folder = tmp_path_factory.mktemp("changes")
    people = {"people/ada-example.yaml": "name: Ada Example\n"}
    archive = Repository(folder, {**people, **_notes("They cost £40 & oil.")})
    archive.publish("2031-03-05T12:00:00Z")
    agreed = _notes("They cost £40 & oil.", "agreed", "chair: ada-example\n")
    archive.publish("2031-04-05T12:00:00Z", agreed)
    changed = _notes("They cost £45 & oil.", "agreed", "chair: ada-example\n")
    archive.publish("2031-05-06T12:00:00Z", changed)
    build(Options(archive.content, folder / "site", search=False, history=True))
    files = [path for path in (folder / "site").rglob("*.*") if path.is_file()]
    return {
        path.relative_to(folder / "site").as_posix(): path.read_text("utf-8", "replace")
        for path in files
    }


def _words(html: str) -> str:
    """What a page's main part says, without markup."""
    return " ".join(
        re.sub("<[^>]*>", "", html.partition("<main")[2].partition("</main>")[0]).split()
    )


def test_the_page_shows_words_struck_out_and_put_in(site: dict[str, str]) -> None:
    """With a link to the paragraph; markup in the words is shown as what it is."""
    page = site[CHANGES]
    assert '<a href="../#p1-2" aria-label="paragraph 1.2">1.2</a> They cost <del>' in page
    assert "They cost <del>£40</del> <ins>£45</ins> &amp; oil." in page
    assert "&amp; oil." in page
    assert page.index('id="2031-05-06"') < page.index('id="2031-04-05"')
    assert "Also changed: notes, chair." in _words(page)
    assert '<meta name="robots" content="noindex">' in page


def test_each_page_says_its_dates(site: dict[str, str]) -> None:
    """An item that did not change does not claim that it did."""
    first = "First published here on 5 March 2031. Notes marked as agreed on 5 April 2031."
    assert f"{first} Last changed on 6 May 2031: what changed." in _words(site[PAGE])
    item = site["meetings/2031-03-04/1/index.html"]
    assert f"{first} Last changed on 6 May 2031: what changed." in _words(item)
    other = site["meetings/2031-03-04/2/index.html"]
    assert f"{first} Not changed since." in _words(other)


def test_feeds_and_the_sitemap_have_true_dates(site: dict[str, str]) -> None:
    days = re.findall(r"<title>(.*?)[:<].*\n.*\n.*\n.*\n<updated>(.*)T00", site["feeds/all.xml"])
    assert days == [("Notes agreed", "2031-04-05"), ("Notes", "2031-03-05")]
    pages = re.findall(r"<loc>https://small.example(\S+?)</loc>(.*)</url>", site["sitemap.xml"])
    dates = dict(pages)
    assert dates["/meetings/2031-03-04/"] == "<lastmod>2031-05-06</lastmod>"
    assert dates["/meetings/2031-03-04/2/"] == "<lastmod>2031-03-05</lastmod>"
    assert dates["/people/ada-example/"] == ""


def test_without_history_nothing_is_claimed(tmp_path: Path) -> None:
    archive = Repository(tmp_path, _notes("They cost £40."))
    archive.publish("2031-03-05T12:00:00Z")
    build(Options(archive.content, tmp_path / "site", search=False))
    page = _words((tmp_path / "site" / PAGE).read_text("utf-8"))
    assert "First published" not in page
    assert "What changed since it was published here." in page
    words = _words((tmp_path / "site" / CHANGES).read_text("utf-8"))
    assert words.endswith("without the history of its files, so it cannot say.")
