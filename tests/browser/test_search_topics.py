"""What is filed under a topic is found by its names; these are offered in any ending."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import ROOT, built_once, serving

OFFERS = "[data-offers] > li > a:first-of-type"


def _search(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}/search/?q={quote(query)}")
    page.wait_for_selector("[data-area][aria-busy=false]")


def _offered(page: Page, address: str, query: str) -> list[str]:
    """The paths of what is offered."""
    _search(page, address, query)
    paths: list[str] = page.locator(OFFERS).evaluate_all("all => all.map((one) => one.pathname)")
    return paths


def test_what_is_filed_under_a_topic_is_found_by_its_names(page: Page, address: str) -> None:
    """Though no text prints the name; the result says why it was found."""
    _search(page, address, "staffing")
    first = page.locator("[data-results] > li").first
    expect(first.locator("[data-facts]").last).to_contain_text("filed under Ranger numbers")


def test_a_text_that_has_the_words_goes_before_what_is_filed_so(page: Page, address: str) -> None:
    """The names of topics weigh little."""
    _search(page, address, "drowning")
    facts = page.locator("[data-results] li:not(.group) > [data-facts]").all_inner_texts()
    filed = ["filed under" in text for text in facts]
    assert filed == sorted(filed)
    assert any(filed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("drownings", "/topics/river-rescue/"),
        ("ticket tout", "/topics/swindles/"),
        ("a lamp post", "/topics/street-lighting/"),
        ("rangers", "/organisations/brindlemouth-rangers/"),
    ],
)
def test_a_name_is_offered_in_any_ending(page: Page, address: str, typed: str, first: str) -> None:
    """And a name by its last word before others that only begin so."""
    assert _offered(page, address, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "page_of"), [("zzyzx people", "/people/"), ("zzyzx re", "/reports/")]
)
def test_no_page_is_offered_for_what_is_left(
    page: Page, address: str, typed: str, page_of: str
) -> None:
    """Another word was asked for too, which is not here."""
    assert page_of not in _offered(page, address, typed)


def test_words_of_one_name_are_offered_for_what_is_left(page: Page, address: str) -> None:
    """Whole words of it, in any ending."""
    assert _offered(page, address, "zzyzx theft") == ["/topics/market-thefts/"]


def test_a_topic_is_offered_with_its_figures(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A link leads straight to them; where a topic has none, it is not shown."""
    source = ROOT / "tests" / "archive" / "content"
    site = built_once(tmp_path_factory, "archive", lambda folder: build(Options(source, folder)))
    with serving(site) as address:
        _search(page, address, "ferries")
        expect(page.locator("[data-offers] [data-figures]").first).to_be_hidden()
        _search(page, address, "dredging")
        page.get_by_role("link", name="Figures of Dredging").click()
        expect(page).to_have_url(f"{address}/topics/dredging/#figures")
