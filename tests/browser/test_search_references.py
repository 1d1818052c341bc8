"""References to items, paragraphs, actions and reports as people write them, in a real browser."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

OFFERS = "[data-offers] > li > a:first-of-type"


def _offered(page: Page, address: str, query: str) -> list[str]:
    """The paths, with fragments, of what is offered."""
    page.goto(f"{address}/search/?q={quote(query)}")
    page.wait_for_selector("[data-area][aria-busy=false]")
    links: list[str] = page.locator(OFFERS).evaluate_all("all => all.map((one) => one.href)")
    return [link.removeprefix(address) for link in links]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("item 5 february 2034", "/meetings/2034-02-06/5/"),
        ("agenda item 4, 6/2/2034", "/meetings/2034-02-06/4/"),
        ("13 July 2038 item no. 6", "/meetings/2038-07-13/6/"),
        ("item 4 6th february", "/meetings/2034-02-06/4/"),
        ("5.9 february 2034", "/meetings/2034-02-06/5/#p5-9"),
        ("p5-9 2034", "/meetings/2034-02-06/5/#p5-9"),
        ("paragraph 5.9 of the meeting of 6 february 2034", "/meetings/2034-02-06/5/#p5-9"),
        ("item 5 para 9 2034-02-06", "/meetings/2034-02-06/5/#p5-9"),
        ("item 3 para b 2034", "/meetings/2034-02-06/3/#p3-b"),
        ("action 5b", "/actions/2038-07-13-5b/"),
        ("Action point 6(b)", "/actions/2034-02-06-6b/"),
        ("para 12 of the flooding report", "/reports/2035-10-09-flooding/#p12"),
        ("§4 street lighting report", "/reports/2038-10-12-street-lighting/#p4"),
    ],
)
def test_a_reference_leads_to_its_place(page: Page, address: str, typed: str, first: str) -> None:
    """With its date in any form, it is offered first."""
    assert _offered(page, address, typed)[0] == first


def test_it_is_not_said_that_nothing_was_found_where_a_page_is_offered(
    page: Page, address: str
) -> None:
    """The reference has no words to look for; the page that it names is all that was wanted."""
    _offered(page, address, "action 5b")
    expect(page.get_by_role("status")).to_have_text("1 page is suggested for “action 5b”")


def test_a_reference_without_a_date_gives_all_that_bear_it(page: Page, address: str) -> None:
    """The newest first."""
    assert _offered(page, address, "item 4") == [
        "/meetings/2038-07-13/4/",
        "/meetings/2034-02-06/4/",
    ]
    assert _offered(page, address, "6.2") == [
        "/meetings/2038-07-13/6/#p6-2",
        "/meetings/2034-02-06/6/#p6-2",
    ]
    offer = page.locator("[data-offers] > li").first
    expect(offer).to_contain_text("Paragraph 6.2 in 6. Flooding, 13 July 2038")


def test_an_item_is_offered_where_it_has_no_such_paragraph(page: Page, address: str) -> None:
    """The offer says so."""
    assert _offered(page, address, "5.99 february 2034") == ["/meetings/2034-02-06/5/"]
    expect(page.locator("[data-offers] > li")).to_contain_text("which has no paragraph 5.99")


@pytest.mark.parametrize("typed", ["item 77", "action 99z", "3.5 hours", "£4.50", "year 5 pupils"])
def test_what_refers_to_nothing_stays_words(page: Page, address: str, typed: str) -> None:
    """A number of nothing, and figures."""
    assert not [one for one in _offered(page, address, typed) if "/meetings/" in one]


def test_words_beside_a_reference_are_looked_for(page: Page, address: str) -> None:
    """The reference itself is not, for texts do not have it."""
    _offered(page, address, "geese item 6")
    expect(page.get_by_role("status")).to_contain_text("for “geese”")
    assert page.locator("[data-results] a").count()


@pytest.mark.parametrize(
    ("pasted", "title"),
    [
        ("https://example.org/meetings/2034-02-06/5/#p5-9", "River Rescue and Ferry Ramps"),
        ("/reports/2035-10-09-flooding/", "Flooding, 9 October 2035"),
    ],
)
def test_an_address_that_is_pasted_leads_there(
    page: Page, address: str, pasted: str, title: str
) -> None:
    """Whatever host it was copied from; the page is offered by its title."""
    path = pasted.removeprefix("https://example.org")
    assert _offered(page, address, pasted) == [path]
    expect(page.locator(OFFERS)).to_contain_text(title)


@pytest.mark.parametrize("pasted", ["/meetings/1900-01-01/", "//elsewhere.example/meetings/"])
def test_an_address_that_leads_nowhere_is_not_offered(
    browser: Browser, address: str, pasted: str
) -> None:
    """Nor is another site asked for anything."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert _offered(page, address, pasted) == []
    assert all(url.startswith(address) for url in asked)
    page.close()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("open actions", "/actions/status/open/"),
        ("outstanding actions", "/actions/status/open/"),
        ("promises", "/actions/"),
    ],
)
def test_the_register_is_offered_as_people_call_it(
    page: Page, address: str, typed: str, first: str
) -> None:
    """Its pages by what their actions have in common."""
    assert _offered(page, address, typed)[0] == first


def test_actions_are_found_and_go_first_where_promises_are_asked_for(
    page: Page, address: str
) -> None:
    """Each is a result of its own; a filter shows them alone."""
    _offered(page, address, "what did they promise on harmonicas")
    first = page.locator("[data-results] li:not(.group) > :is(h2, h3) a").first
    expect(first).to_have_text("Action 5b of 13 July 2038")
    page.goto(f"{address}/search/?kind=Action")
    expect(page.get_by_role("status")).to_have_text("11 results")
