"""Search in a real browser, over the real index, under the real policy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

RESULTS = "[data-results] > li"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on any complaint in the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = context.new_page()
    complaints: list[str] = []
    found.on("console", lambda message: complaints.append(message.text))
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    context.close()
    assert complaints == []


def _titles(page: Page) -> list[str]:
    expect(page.locator(RESULTS).first).to_be_visible()
    return page.locator(f"{RESULTS} h2").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("human trafficking", "Human Trafficking and Modern Slavery"),
        ("female genital mutilation", "Honour"),
        ("cryptocurrencies", "Serious Organised"),
        ("John Robins", "John Robins"),
        ("Operation Encompass", "Safeguarding"),
        (
            "chief constable child sexual exploitation",
            "Chief Constable: Child sexual exploitation",
        ),
    ],
)
def test_words_lead_to_the_record(page: Page, address: str, query: str, first: str) -> None:
    """The first result of a plain query is the record a reader means."""
    page.goto(f"{address}/search/")
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(RESULTS).first).to_contain_text(first)


def test_the_box_on_every_page_leads_to_results(page: Page, address: str) -> None:
    """The small form is a plain GET form; its address shows the same results again."""
    page.goto(f"{address}/meetings/2018-01-08/")
    page.get_by_role("searchbox").fill("Brexit")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(f"{address}/search/?q=Brexit")
    assert "Human Trafficking" in _titles(page)[0]
    page.locator(f"{RESULTS} a").first.click()
    assert "/meetings/2018-01-08/5/" in page.url


def test_filters_narrow_and_the_address_is_the_state(page: Page, address: str) -> None:
    """Any of within a filter, all of between filters; Back and a shared address show the same."""
    page.goto(f"{address}/search/?q=police")
    everything = len(_titles(page))
    page.goto(f"{address}/search/?q=police&kind=Report&year=2019")
    titles = _titles(page)
    assert 0 < len(titles) <= everything
    expect(page.get_by_role("checkbox", name="Report")).to_be_checked()
    assert all("2019" in text for text in page.locator(RESULTS).all_inner_texts())
    page.get_by_role("checkbox", name="2019").uncheck()
    expect(page).to_have_url(f"{address}/search/?q=police&kind=Report")
    page.go_back()
    expect(page).to_have_url(f"{address}/search/?q=police&kind=Report&year=2019")
    expect(page.get_by_role("checkbox", name="2019")).to_be_checked()


def test_topics_and_people_are_filters(page: Page, address: str) -> None:
    """What was said on a topic by a person is one address."""
    page.goto(
        f"{address}/search/?topic=Modern+slavery+and+human+trafficking&person=Warren+Stevenson"
    )
    assert any("Human Trafficking" in title for title in _titles(page))


def test_results_can_be_put_in_order_of_date(page: Page, address: str) -> None:
    """Oldest first begins in 2015, newest first in 2023."""
    page.goto(f"{address}/search/?q=safeguarding&sort=oldest")
    expect(page.locator(RESULTS).first).to_contain_text("2015")
    page.goto(f"{address}/search/?q=safeguarding&sort=newest")
    expect(page.locator(RESULTS).first).to_contain_text("2023")


def test_dates_bound_the_results(page: Page, address: str) -> None:
    """From and to are days, and both count."""
    page.goto(f"{address}/search/?q=safeguarding&from=2018-01-08&to=2018-01-08")
    _titles(page)
    assert all("8 January 2018" in text for text in page.locator(RESULTS).all_inner_texts())


def test_no_result_says_so_and_helps(page: Page, address: str) -> None:
    """The count is announced, and the ways on are shown."""
    page.goto(f"{address}/search/?q=zzyzx")
    expect(page.get_by_role("status")).to_contain_text("No")
    expect(page.get_by_text("What may help")).to_be_visible()


def test_an_index_out_of_reach_is_said(browser: Browser, address: str) -> None:
    """A reader with a broken connection can try again, and loses nothing typed."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{address}/search/?q=slavery")
    expect(page.get_by_text("The search index could not be loaded")).to_be_visible()
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("slavery")
    context.close()
