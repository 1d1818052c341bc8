"""Footnotes for everybody: there and back without a script, seen, heard and on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import built_once, serving
from tests.browser.test_browser import seen_by_everybody
from tests.small import meeting, write

NOTES = """\
## 1. Lamps

The lamps[^1] failed, and so did the oars[^oar]. It was dark on the quay, and nobody[^1] came.

### Actions

- Somebody to mend them[^1].

[^1]: Those at the quay.

[^oar]: Both of them.
"""
ITEM = "/meetings/2031-03-04/1/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an archive with footnotes is served."""
    files = {"meetings/2031-03-04.md": meeting("2031-03-04", "", NOTES)}
    source = write(tmp_path_factory.mktemp("footnotes"), files)
    folder = built_once(tmp_path_factory, "footnoted", lambda made: build(Options(source, made)))
    with serving(folder) as found:
        yield found


def test_a_mark_leads_to_its_footnote_and_back(served: str, browser: Browser) -> None:
    """By names that a screen reader says; no script is needed."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(served + ITEM)
    page.get_by_role("link", name="Footnote 2").first.click()
    assert page.url == f"{served}{ITEM}#fn1-oar"
    expect(page.locator(":target")).to_contain_text("Both of them.")
    page.get_by_role("link", name="Back to the text").click()
    assert page.url == f"{served}{ITEM}#fn1-oar_1"
    expect(page.locator(":target")).to_have_text("2")
    page.get_by_role("link", name="Back to place 2 of 3").click()
    assert page.url == f"{served}{ITEM}#fn1-1_2"
    page.close()


@pytest.mark.parametrize("path", [ITEM, "/meetings/2031-03-04/", "/actions/2031-03-04-1a/"])
def test_footnotes_are_for_everybody(page: Page, served: str, path: str) -> None:
    """Narrow and wide, light and dark."""
    page.goto(served + path)
    assert seen_by_everybody(page) == []


def test_the_mark_of_an_action_leads_to_its_item(page: Page, served: str) -> None:
    """Where the footnote stands."""
    page.goto(f"{served}/actions/2031-03-04-1a/")
    page.locator(".promise").get_by_role("link", name="Footnote 1").click()
    expect(page.locator(":target")).to_contain_text("Those at the quay.")
    assert page.url == f"{served}{ITEM}#fn1-1"


def test_lines_stay_where_they_are(page: Page, served: str) -> None:
    """A mark moves no line apart from the next."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(served + ITEM)
    paragraph = page.locator("#p1-1")
    height = paragraph.evaluate("(one) => one.getBoundingClientRect().height")
    lines = height / paragraph.evaluate("(one) => parseFloat(getComputedStyle(one).lineHeight)")
    assert lines == pytest.approx(round(lines), abs=0.05)


def test_paper_has_the_footnotes_and_no_way_back(page: Page, served: str) -> None:
    """Nobody can follow an arrow there."""
    page.goto(served + ITEM)
    page.emulate_media(media="print")
    assert "Both of them." in page.locator(".footnotes").inner_text()
    expect(page.get_by_text("↩").first).to_be_hidden()
