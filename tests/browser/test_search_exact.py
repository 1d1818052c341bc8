"""Search for what is found only whole, and for what joins words, in a real browser."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from comsite.site.exact import exact_marks

RESULTS = "[data-results] li:not(.group) > :is(h2, h3) a"
MARKS = """async (words) => {
    const folder = document.querySelector("script[src*='/search.']").src;
    const { markOf } = await import(new URL("exact.js", folder).href);
    const every = { has: () => true, explains: () => true };
    return words.map((word) => markOf(word, false, every));
}"""


def _found(page: Page, address: str, query: str) -> list[str]:
    """The paths of the results."""
    page.goto(f"{address}/search/?q={quote(query)}")
    page.wait_for_selector("[data-area][aria-busy=false]")
    found: list[str] = page.locator(RESULTS).evaluate_all("all => all.map((one) => one.pathname)")
    return found


def test_the_page_makes_the_marks_of_the_build(page: Page, address: str) -> None:
    """Of each way to write a figure, and of short forms."""
    page.goto(f"{address}/search/")
    words = ["£1.2m", "1.2 million", "1,200,000", "£341k", "31%", "31 per cent", "74.25%", "0.5%"]
    words += ["12000", "CC", "PCSOs", "12", "1.25k", "2.50 million"]
    assert page.evaluate(MARKS, words) == [exact_marks([word], "") for word in words]


@pytest.mark.parametrize("query", ["CR", "TR", "BR year 2034"])
def test_a_short_form_finds_no_word_that_begins_so(page: Page, address: str, query: str) -> None:
    """Every text that is found has it, or what it stands for."""
    _found(page, address, query)
    for mark in page.locator("[data-results] mark").all_inner_texts():
        assert not mark.lower().startswith(("cro", "cra", "tre", "bri", "bro")), mark


def test_a_short_form_that_no_text_has_is_said(page: Page, address: str) -> None:
    """Words that begin so are none of it."""
    assert _found(page, address, "boats AI") != []
    expect(page.locator("[data-notes]")).to_contain_text("No text here has “AI”")


@pytest.mark.parametrize(
    ("query", "first", "shown"),
    [
        ("£1.4m", "/reports/2035-10-09-flooding-briefing/", "£1.4 million"),
        ("1,400,000 coins", "/reports/2035-10-09-flooding-briefing/", "£1.4 million"),
        ("74.25 per cent", "/meetings/2038-07-13/5/", "74.25%"),
        ("61 percent slept", "/meetings/2038-07-13/5/", "61%"),
        ("£70k", "/meetings/2038-07-13/3/", "£70,000"),
    ],
)
def test_a_figure_is_found_however_it_is_written(
    page: Page, address: str, query: str, first: str, shown: str
) -> None:
    """The paragraph that has it is shown, with it marked."""
    assert _found(page, address, query)[0] == first
    expect(page.locator("[data-excerpt]").first).to_contain_text(shown)


@pytest.mark.parametrize(
    "query", ["Chief Ranger Pennifold", "Mr Pennifold", "Deputy Chief Ranger Pennifold"]
)
def test_a_rank_beside_a_name_is_set_aside(page: Page, address: str, query: str) -> None:
    """The person is offered first, whatever post the rank is of."""
    _found(page, address, query)
    offer = page.locator("[data-offers] > li").first
    expect(offer).to_contain_text("Person Jory Pennifold")


def test_words_can_be_left_out_and_joined(page: Page, address: str) -> None:
    """NOT and a minus are the same; OR finds what either finds; AND says nothing."""
    assert _found(page, address, "rescue NOT pontoon") == _found(page, address, "rescue -pontoon")
    tuba, geese = (set(_found(page, address, word)) for word in ("tuba", "harmonicas"))
    assert set(_found(page, address, "tuba OR harmonicas")) == tuba | geese
    expect(page.get_by_role("status")).to_contain_text("for “tuba OR harmonicas”")
    assert _found(page, address, "river AND rescue") == _found(page, address, "river rescue")


@pytest.mark.parametrize("typed", ["31/02/2034", "30 February 2034"])
def test_a_day_that_is_none_is_said_to_be_none(page: Page, address: str, typed: str) -> None:
    """Nobody is left to wonder why nothing is found for it."""
    _found(page, address, f"rangers {typed}")
    expect(page.locator("[data-notes]")).to_contain_text(f"“{typed}” is no day of the calendar.")
