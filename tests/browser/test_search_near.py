"""Where words stand together, and who said them, in a real browser."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_browser import seen_by_everybody

RESULTS = "[data-results] li:not(.group) > :is(h2, h3) a"
NOTES = "[data-notes]"


def _search(page: Page, address: str, query: str) -> list[str]:
    page.goto(f"{address}/search/?q={quote(query)}")
    page.wait_for_selector("[data-area][aria-busy=false]")
    found: list[str] = page.locator(RESULTS).evaluate_all("all => all.map((one) => one.href)")
    return [link.removeprefix(address) for link in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ranger walks the market", "/meetings/2034-02-06/7/"),
        ("88 whistles", "/meetings/2038-07-13/5/"),
        ("does the ranger blow a whistle in the fog for dogs", "/meetings/2038-07-13/5/"),
    ],
)
def test_words_that_stand_together_go_first(
    page: Page, address: str, typed: str, first: str
) -> None:
    """Before a text that has them far apart, and before what has only some."""
    assert _search(page, address, typed)[0].startswith(first)


def test_a_phrase_that_no_text_has_is_relaxed(page: Page, address: str) -> None:
    """The page says so; one that a text has is exact."""
    found = _search(page, address, '"ranger walks the empty market"')
    assert found[0].startswith("/meetings/2034-02-06/7/")
    expect(page.locator(NOTES)).to_contain_text(
        "No text has “ranger walks the empty market” exactly so; these have words of it."
    )
    _search(page, address, '"ranger walks the market"')
    expect(page.locator(NOTES)).to_be_empty()


@pytest.mark.parametrize(
    "typed", ["what did jory pennifold say about lamps", "what did CR Pennifold say about lamps"]
)
def test_what_somebody_said_is_looked_for_where_they_took_part(
    page: Page, address: str, typed: str
) -> None:
    """With their paragraph first; one press takes it away, and the address keeps that."""
    found = _search(page, address, typed)
    assert found[0].startswith("/meetings/2038-07-13/4/")
    expect(page.locator(NOTES)).to_contain_text("Only where Jory Pennifold took part")
    expect(page.locator("[data-excerpt]").first).to_contain_text("Pennifold said")
    assert seen_by_everybody(page) == []
    page.get_by_role("button", name="Look in all texts").click()
    expect(page).to_have_url(f"{address}/search/?q={typed.replace(' ', '+')}&who=all")
    expect(page.locator(NOTES)).not_to_contain_text("took part")


def test_a_name_that_said_nothing_of_it_narrows_nothing(page: Page, address: str) -> None:
    """What is found without the name is better than nothing."""
    assert _search(page, address, "what did pip van sandcroft say about whistles")
    expect(page.locator(NOTES)).not_to_contain_text("took part")
