"""The live preview of an archive, in a browser, while its files are saved."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_browser import RULES, RUN_AXE
from tests.browser.waiting import until
from tests.cases import TOWN
from tests.tools.checkers import axe_source

MEETING = "meetings/2038-07-13"


class Preview:
    """``comsite serve`` of a copy of the archive, with the page of one meeting open."""

    def __init__(self, content: Path, meeting: str, address: str, page: Page) -> None:
        self.file = content / f"{meeting}.md"
        self.page = page
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.goto(f"{address}/{meeting}/")
        self.problems = page.get_by_role("region", name="in the content")

    def save(self, old: str, new: str) -> None:
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new, 1), "utf-8")


@contextmanager
def previewed(content: Path, meeting: str, browser: Browser) -> Iterator[Preview]:
    """The page of one meeting in the preview of a content folder."""
    command = [sys.executable, "-m", "comsite", "serve", "--drafts", "--port", "0"]
    with subprocess.Popen(
        [*command, "--source", str(content)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        said = iter(server.stdout.readline, "")
        address = next(match[0] for line in said if (match := re.search(r"http://[^/]+", line)))
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        try:
            yield Preview(content, meeting, address, context.new_page())
        finally:
            context.close()
            server.terminate()


@pytest.fixture
def preview(browser: Browser, tmp_path: Path) -> Iterator[Preview]:
    content = tmp_path / "content"
    shutil.copytree(TOWN, content)
    with previewed(content, MEETING, browser) as made:
        yield made


def test_a_saved_file_shows_in_the_browser_where_the_reader_was(preview: Preview) -> None:
    """The open page has the new text by itself, at the place it was scrolled to."""
    page = preview.page
    page.evaluate("scrollTo(0, 700)")
    preview.save("## 1. Welcome, ", "## 1. A warm welcome, ")
    page.get_by_role("heading", name="1. A warm welcome, ").wait_for()
    expect(page.locator(".preview-problems")).to_be_hidden()
    until(page, "scrollY === 700")
    assert preview.complaints == []


def test_problems_lie_over_the_page_until_they_are_mended(preview: Preview) -> None:
    """A mistake is named with file and line over the last good page; mended, the page is new."""
    page = preview.page
    preview.save("status: held", "status: hled")
    expect(preview.problems.get_by_role("heading")).to_have_text("1 problem in the content")
    expect(preview.problems.get_by_role("listitem")).to_have_text(
        f'content/{MEETING}.md:6 "status" is "hled"; did you mean "held"?'
        " Allowed: scheduled, held, postponed, moved, cancelled"
    )
    expect(preview.problems.get_by_role("paragraph")).to_have_text(
        "This page is as it was when all was well. It changes as soon as this is mended."
    )
    expect(page.get_by_role("status").first).to_have_text(
        f'1 problem in the content: content/{MEETING}.md:6 "status" is "hled"; did you mean "held"?'
        " Allowed: scheduled, held, postponed, moved, cancelled"
    )
    expect(page.get_by_role("heading", level=1)).to_contain_text("13 July 2038")
    preview.save("place: Boathouse Hall", "place: The Net Loft")
    preview.save("status: hled", "status: held")
    expect(page.get_by_text("The Net Loft").first).to_be_visible()
    expect(preview.problems).to_be_hidden()
    assert preview.complaints == []


def test_the_keyboard_reads_and_closes_the_problems(preview: Preview) -> None:
    """The overlay takes no focus, Tab leads in and out of it, Escape or its button closes it."""
    page = preview.page
    preview.save("status: held", "status: hled")
    expect(preview.problems).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Tab")
    expect(preview.problems).to_be_focused()
    page.keyboard.press("Tab")
    expect(preview.problems.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Escape")
    expect(preview.problems).to_be_hidden()
    preview.save("status: hled", "status: hed")
    expect(preview.problems).to_be_visible()
    preview.problems.get_by_role("button", name="Close").click()
    expect(preview.problems).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_problems(preview: Preview, width: int) -> None:
    """WCAG 2.2 AA and best practice hold with the overlay open, narrow and wide."""
    page = preview.page
    page.set_viewport_size({"width": width, "height": 800})
    preview.save("status: held", "status: hled\nplaec: Here")
    expect(preview.problems).to_be_visible()
    page.evaluate(axe_source())  # a script from elsewhere would be refused
    assert page.evaluate(RUN_AXE, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
