"""What stands on the search page when, on a phone and after a reload, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import serving
from tests.browser.waiting import until
from tests.small import meeting, write

RESULTS = "[data-results] li:not(.group) > :is(h2, h3) > a"


def _search(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}/search/?{query}")
    page.wait_for_selector("[data-area][aria-busy=false]")


def test_a_button_closes_the_filters_and_shows_the_results(browser: Browser, address: str) -> None:
    """On a phone they fill the screen; it says how many results there are."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    _search(page, address, "q=geese")
    page.get_by_role("link", name="Filters").click()
    page.get_by_role("checkbox", name="Report").check()
    button = page.get_by_role("button", name=re.compile("^Show [0-9]+ results?$"))
    expect(button).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    button.click()
    expect(page.get_by_role("checkbox", name="Report")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(page.locator("[data-area]")).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(button).to_be_hidden()
    page.close()


@pytest.mark.parametrize(
    ("query", "order", "filters"),
    [
        ("q=zzyzx", False, False),
        ("q=zzyzx&kind=Item", False, True),
        ("q=tuba", False, True),
        ("q=geese", True, True),
    ],
)
def test_nothing_can_be_put_in_order_or_narrowed_where_nothing_is(
    page: Page, address: str, query: str, order: bool, filters: bool
) -> None:
    """One result is in no order; what somebody chose can be taken out."""
    _search(page, address, query)
    expect(page.get_by_label("Order")).to_be_visible(visible=order)
    expect(page.locator("[data-filters]")).to_be_visible(visible=filters)


def test_a_reload_keeps_more_results_and_the_place(page: Page, address: str) -> None:
    """Nobody has to ask for them again."""
    _search(page, address, "q=rangers")
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator(RESULTS)).to_have_count(20)
    page.locator(RESULTS).nth(17).scroll_into_view_if_needed()
    until(page, "history.state?.top > 500")
    before = page.evaluate("scrollY")
    page.reload()
    expect(page.locator(RESULTS)).to_have_count(20)
    until(page, f"Math.abs(scrollY - {before}) < 60")


def test_items_are_told_apart_by_their_numbers(page: Page, address: str) -> None:
    """Two with one heading differ in them, and in the date."""
    _search(page, address, "q=geese&kind=Item")
    facts = page.locator("[data-results] > li:not(.group) > [data-facts]").all_inner_texts()
    assert facts
    assert all(fact.startswith("Item ") and fact[5].isdigit() for fact in facts)


def test_what_is_suggested_is_said_plainly(page: Page, address: str) -> None:
    """One page or several."""
    _search(page, address, "q=flooding")
    expect(page.get_by_role("status")).to_contain_text("suggested first")


def test_the_marks_can_be_removed_where_one_arrives(page: Page, address: str) -> None:
    """The button is the next thing behind the paragraph, for the keyboard too."""
    page.goto(f"{address}/meetings/2034-02-06/5/?mark=ferry#p5-3")
    button = page.get_by_role("button", name="Remove the marks")
    inside = page.locator("#p5-3 :is(a, button, select, [tabindex])")
    expect(button).to_be_visible()
    inside.last.focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()


@pytest.fixture(scope="module")
def accented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built archive with letters that have marks."""
    folder = tmp_path_factory.mktemp("accented")
    words = "Siân Llŷr told of the gŵyl, Łech Żółty of the straße and the first light\u00ading."
    body = f"## 1. Eisteddfod at the Café\n\n{words}\n"
    content = write(folder, {"meetings/2034-02-06.md": meeting("2034-02-06", "", body)})
    build(Options(content, folder / "site"))
    return folder / "site"


@pytest.mark.parametrize(
    "typed",
    [
        *("sian llyr", "Siân Llŷr", "gwyl", "CAFÉ gwyl", "gŵyl", "gw\u0302yl"),
        *("zolty", "Łech Żółty", "strasse", "lighting", "light\u00ading"),
    ],
)
def test_letters_are_found_with_their_marks_and_without(
    page: Page, accented: Path, typed: str
) -> None:
    """As they were typed, and marked as they stand there."""
    with serving(accented) as address:
        _search(page, address, f"q={typed}")
        expect(page.locator(RESULTS).first).to_have_text("Eisteddfod at the Café")
        expect(page.locator("[data-notes]")).to_be_empty()
        expect(page.locator("[data-results] mark").first).to_be_visible()


def test_what_a_search_needs_is_fetched_once_the_box_has_the_focus(
    page: Page, address: str
) -> None:
    """On every page, and on the search page at once; who only reads fetches nothing of it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/meetings/2034-02-06/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.startswith(("/search/", "/pagefind/"))] == []
    with page.expect_request("**/pagefind/wasm.en.pagefind"):
        page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    assert {"/search/words.json", "/pagefind/pagefind.js", "/pagefind/pagefind-worker.js"} < {
        *asked
    }
    ahead = {*asked}
    asked.clear()
    page.goto(f"{address}/search/")
    page.wait_for_load_state("networkidle")
    needed = [url for url in asked if url.endswith((".js", ".json", ".pagefind"))]
    assert "/pagefind/pagefind.js" in needed
    assert [url for url in needed if url not in ahead] == []
