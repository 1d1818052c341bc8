"""Everyday words lead to what the archive says instead, in a real browser."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_browser import seen_by_everybody

OFFERS = "[data-offers] > li > a:first-of-type"
NOTES = "[data-notes]"


def _search(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}/search/?q={quote(query)}")
    page.wait_for_selector("[data-area][aria-busy=false]")


@pytest.mark.parametrize(
    ("typed", "also", "offered"),
    [
        ("con men", "scams", "Swindles and false tickets"),
        ("stolen bikes", "theft", "Market thefts"),
        ("flood defences", "flooding", "Flooding"),
        ("noisy neighbours", "noise", "Noise at night"),
        ("a mugger", "robbery", None),
        ("who nicked the stolen red bikes", "theft", "Market thefts"),
        ("conmen", "scams", "Swindles and false tickets"),
    ],
)
def test_everyday_words_are_looked_for_as_records_say_them(
    page: Page, address: str, typed: str, also: str, offered: str | None
) -> None:
    """The page says which words were added, marks them, and offers what is called so."""
    _search(page, address, typed)
    expect(page.locator(NOTES)).to_contain_text(f"also: {also}")
    assert also[:5] in page.locator("[data-results] mark").first.inner_text().lower()
    if offered:
        expect(page.locator(OFFERS).first).to_have_text(offered)
        expect(page.locator("[data-offers]")).to_contain_text("near in meaning")


def test_words_of_the_archive_are_taken_as_they_are_with_what_is_near_offered(
    page: Page, address: str
) -> None:
    """What else they may be called is only offered."""
    _search(page, address, "stolen")
    expect(page.locator(NOTES)).to_be_empty()
    expect(page.locator("[data-offers]")).to_contain_text("Topic near in meaning: Market thefts")


@pytest.mark.parametrize("typed", ["pickpockets", "market theft", "street lighting", "a break"])
def test_words_that_the_archive_has_are_taken_as_they_are(
    page: Page, address: str, typed: str
) -> None:
    """What texts or names have needs no other word, and a break is no break-in."""
    _search(page, address, typed)
    expect(page.locator(NOTES)).not_to_contain_text("also:")


def test_what_was_added_is_said_and_can_be_taken_away(page: Page, address: str) -> None:
    """One press; it is in the address and in Back, and typing on brings it back."""
    _search(page, address, "mugger")
    expect(page.locator(NOTES)).to_contain_text("For “mugger” also: robbery")
    page.get_by_role("button", name="Look only for what was typed").click()
    expect(page).to_have_url(f"{address}/search/?q=mugger&also=no")
    expect(page.locator(NOTES)).to_have_text("No text here has “mugger”.")
    page.go_back()
    expect(page.locator(NOTES)).to_contain_text("For “mugger” also: robbery")
    page.go_forward()
    page.get_by_role("searchbox").fill("muggers")
    expect(page.locator(NOTES)).to_contain_text("For “muggers” also: robbery")


def test_what_is_meant_stands_in_order_of_date_too(page: Page, address: str) -> None:
    """Though it comes of several searches."""
    page.goto(f"{address}/search/?q=con+men&sort=oldest")
    page.wait_for_selector("[data-area][aria-busy=false]")
    dates = page.locator("[data-results] time").evaluate_all("all => all.map((x) => x.dateTime)")
    assert len(dates) > 1
    assert dates == sorted(dates)


def test_axe_finds_nothing_with_words_added(page: Page, address: str) -> None:
    """With its offers and its button; nothing scrolls sideways."""
    _search(page, address, "con men")
    assert seen_by_everybody(page) == []
