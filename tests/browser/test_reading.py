"""Reading notes and reports: by pointer, keyboard and touch, on paper, and without script."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

NOTES = "/meetings/2038-07-13/"
ITEM = "/meetings/2038-07-13/4/"
REPORT = "/reports/2035-10-09-flooding/"
ACTION = "/actions/2038-07-13-4a/"
CHANGED = "/meetings/2034-02-06/?v=0000#p7-2"  # a link to words that are others now
# Bytes.
SCRIPT_LIMITS = {
    "main.js": 7_300,
    "cite.js": 5_900,
    "changed.js": 1_300,
    "page.js": 1_100,
    "say.js": 300,
}
WHERE = "https://town.example"


def _opened(page: Page) -> str:
    script = "getComputedStyle(document.querySelector('.prose abbr'), '::after').content"
    return str(page.evaluate(script))


def test_an_abbreviation_opens_by_keyboard(page: Page, address: str) -> None:
    """It shows what it stands for while it has the focus; Escape closes it."""
    page.goto(address + ITEM)
    assert _opened(page) == "none"
    page.locator(".prose abbr").first.focus()
    assert "Last Bus Shelter" in _opened(page)
    page.keyboard.press("Escape")
    assert _opened(page) == "none"


def test_an_abbreviation_opens_by_touch(browser: Browser, address: str) -> None:
    """A tap opens it, another closes it."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(address + ITEM)
    page.locator(".prose abbr").first.tap()
    assert "Last Bus Shelter" in _opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.locator(".prose abbr").first.tap()
    assert _opened(page) == "none"
    context.close()


def test_the_list_of_contents_follows_and_says_where_the_reader_is(
    page: Page, address: str
) -> None:
    """It stays in view on a wide screen, with one entry marked: the item at the top."""
    page.goto(f"{address}{NOTES}#p5-3")
    marked = page.locator(".contents [aria-current=location]")
    expect(marked).to_have_text("5. Noise at Night")
    expect(marked).to_be_in_viewport()
    page.get_by_role("link", name="Next meeting announced").click()
    expect(marked).to_have_count(1)


@pytest.mark.parametrize(("width", "shown"), [(320, False), (1280, True)])
def test_attendance_is_folded_where_there_is_little_room(
    browser: Browser, address: str, width: int, shown: bool
) -> None:
    """On a small screen a line says how many were there; without script it opens."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(address + NOTES)
    who = page.locator(".attendance").get_by_role("link", name="Ottoline Wrenfield")
    summary = page.get_by_text("5 present, 2 also present")
    assert (who.is_visible(), summary.is_visible()) == (shown, not shown)
    if not shown:
        summary.click()
        assert who.is_visible()
    context.close()


@pytest.mark.parametrize(("width", "shown"), [(390, False), (1280, True)])
def test_a_meeting_is_short_on_a_phone(
    browser: Browser, address: str, width: int, shown: bool
) -> None:
    """What was discussed is on the first two screens; texts are folded; a link unfolds its own."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(address + NOTES)
    actions, said = page.locator(".agreed").first, page.locator("#p4-2")
    assert (actions.is_visible(), said.is_visible()) == (shown, shown)
    if not shown:
        heading = page.get_by_role("heading", name="What was discussed").bounding_box()
        assert heading is not None
        assert heading["y"] < 844
        page.goto(f"{address}{NOTES}#p4-2")
        expect(said).to_be_in_viewport()
        page.locator("section:has(> #item-4)").get_by_role("link", name="All items").click()
        expect(page.get_by_role("heading", name="What was discussed")).to_be_in_viewport()
    context.close()


def test_an_item_leads_to_the_next_at_top_and_bottom(page: Page, address: str) -> None:
    """Reading item by item needs no way back to the meeting."""
    page.goto(address + ITEM)
    top = page.get_by_role("navigation", name="Previous and next item")
    below = page.get_by_role("navigation", name="Items before and after")
    expect(top.get_by_role("link", name="5. Noise at Night")).to_be_in_viewport()
    below.get_by_role("link", name="5. Noise at Night").click()
    expect(page).to_have_url(f"{address}/meetings/2038-07-13/5/")


def test_nothing_of_the_script_is_there_without_it(browser: Browser, address: str) -> None:
    """No button without script; an abbreviation still has its title."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{ITEM}#p4-2")
    assert page.locator("main button").count() == 0
    assert page.locator(".prose abbr").first.get_attribute("title") == "Last Bus Shelter"
    context.close()


def test_the_script_is_small(site: Path) -> None:
    """It is a convenience, and costs a reader next to nothing; most comes when it is asked for."""
    sizes = {one.name: one.stat().st_size for one in site.glob("static/reading.*/*.js")}
    assert sizes.keys() == SCRIPT_LIMITS.keys()
    assert {name: size for name, size in sizes.items() if size >= SCRIPT_LIMITS[name]} == {}


@pytest.mark.parametrize("path", [NOTES, ITEM, REPORT, ACTION, CHANGED, "/"])
def test_text_set_wider_needs_no_sideways_scroll(page: Page, address: str, path: str) -> None:
    """With WCAG's text spacing at 320 pixels, as at 400% zoom, all stays in the window."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address + path)
    if path == CHANGED:
        expect(page.get_by_text("A correction is on record")).to_be_visible()
    page.evaluate(
        """() => { for (const one of document.querySelectorAll("body *")) {
          one.style.lineHeight = "1.5"; one.style.letterSpacing = "0.12em";
          one.style.wordSpacing = "0.16em"; } }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", [NOTES, ITEM, REPORT])
def test_paper_can_be_filed(page: Page, address: str, path: str) -> None:
    """Each sheet has the address, the day and its number; the whole has no navigation."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}{path}?v=0000#p4-2")
    if path != REPORT:
        expect(page.get_by_text("Changed.")).to_be_visible()
    sheets = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(page.pdf())).pages]
    for number, text in enumerate(sheets, start=1):
        assert f"{WHERE}{path}, printed " in text
        assert f"{number} / {len(sheets)}" in text
    whole = " ".join(sheets)
    for left_out in (
        "Skip to the text",
        "On this page",
        "Copy link",
        "BibTeX",
        "Changed.",
        "Previous here ",
        "by itself",
    ):
        assert left_out not in whole
    assert ("Ottoline Wrenfield" in whole) or path == REPORT
    if path == NOTES:
        assert "Engagement Officer" in " ".join(sheets[-2:])  # the attendance is open


def test_nothing_moves(page: Page, address: str) -> None:
    """There is no animation to be reduced."""
    page.goto(address + NOTES)
    assert page.evaluate("document.getAnimations().length") == 0
    style = page.evaluate("[...document.styleSheets].map((one) => one.href)")
    text = page.request.get(style[0]).text()
    assert "transition" not in text
    assert "animation" not in text
