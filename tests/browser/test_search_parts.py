"""Search where the index is cut into parts: the same answers, and no more fetched than needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from comsite.checking.gate import Options
from comsite.library import search_parts
from comsite.publishing.build import build
from tests.browser.conftest import built_once, serving
from tests.cases import TOWN

FOUND = "[data-results] li:not(.group) > :is(h2, h3) a"
STATUS = "[data-status]"


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the town's archive is served with an index for each of its four years."""

    def make(output: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search_parts, "LEAST", 1)
            build(Options(TOWN, output))

    with serving(built_once(tmp_path_factory, "cut", make)) as found:
        yield found


@pytest.fixture
def page(page: Page) -> Page:
    """The tab, as narrow as a phone."""
    page.set_viewport_size({"width": 390, "height": 800})
    return page


def _asked(page: Page) -> set[str]:
    """The parts of the index that were fetched from, and where words are, as the page goes on."""
    found: set[str] = set()

    def note(url: str) -> None:
        match = re.search(r"/pagefind/((?:[0-9]{4}/)?)", url)
        if match:
            found.add(match[1])
        if url.endswith("/search/places.json"):
            found.add("places")

    page.on("request", lambda request: note(request.url))
    return found


def _all(page: Page, address: str, query: str) -> list[str]:
    """Every result of a search, in order, by address without its place and marks."""
    page.goto(f"{address}/search/?{query}")
    more = page.locator("[data-more]")
    done = page.locator("[data-area][aria-busy=false]")
    done.wait_for()
    while more.is_visible():
        more.click()
        done.wait_for()
    links = page.locator(FOUND).all()
    return [re.split(r"[?#]", link.get_attribute("href") or "")[0] for link in links]


def test_the_archive_is_cut_by_years(page: Page, cut: str) -> None:
    """The newest part stands first, and the program in none of them."""
    page.goto(f"{cut}/search/")
    parts = page.locator("form[data-parts]").get_attribute("data-parts")
    assert parts == ",".join(f"/pagefind/{year}/ {year}" for year in (2038, 2035, 2034, 2031))


@pytest.mark.parametrize(
    "query",
    [
        "q=flooding",
        "q=pontoon",
        "q=bicycle+thefts",
        "q=%22river+rescue%22+boat",
        "q=rangers+-bicycle",
        "q=rangers&person=Jory+Pennifold",
        "q=zzyzx",
        "kind=Report",
    ],
)
def test_all_parts_together_have_what_the_whole_has(
    page: Page, cut: str, address: str, query: str
) -> None:
    """Nothing is lost at the cuts, and nothing stands twice."""
    assert sorted(_all(page, cut, query)) == sorted(_all(page, address, query))


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_the_order_by_date_goes_on_over_the_cuts(
    page: Page, cut: str, address: str, order: str
) -> None:
    """The dates come in the order in which the whole has them."""
    year = re.compile(r"/(20[0-9]{2})-")
    cut_years = year.findall(
        " ".join(_all(page, cut, f"q=flooding&sort={order}&kind=Report&kind=Item"))
    )
    assert cut_years == sorted(cut_years, reverse=order == "newest")
    assert len(set(cut_years)) > 2


def test_a_first_search_fetches_the_newest_part_only(page: Page, cut: str) -> None:
    """The count says since when; a button leads on to earlier years and keeps the focus."""
    asked = _asked(page)
    page.goto(f"{cut}/search/?q=rangers")
    status = page.locator(STATUS)
    expect(status).to_have_text(re.compile("results for “rangers” since 2036"))
    assert asked == {"", "2038/"}
    more = page.locator("[data-more]")
    done = page.locator("[data-area][aria-busy=false]")
    done.wait_for()
    while more.inner_text() == "Show more results":
        more.click()
        done.wait_for()
    expect(more).to_have_text("Search earlier years too")
    more.focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text(re.compile("results for “rangers” since 2035"))
    assert asked == {"", "2038/", "2035/", "places"}
    expect(more).to_be_focused()


def test_a_rare_word_is_looked_for_until_it_is_found(page: Page, cut: str) -> None:
    """What the newest part does not have comes from an earlier one, unasked."""
    page.goto(f"{cut}/search/?q=pontoon")
    expect(page.locator(STATUS)).to_have_text(re.compile("^[0-9]+ results? for “pontoon”$"))
    expect(page.locator(FOUND).first).to_contain_text("River Rescue")


def test_most_of_the_words_come_from_the_newest_years_first(page: Page, cut: str) -> None:
    """Where no text there has them all; the page says of which years that is true."""
    held: list[Route] = []
    waiting = [True]

    def hold(route: Route) -> None:
        if waiting[0]:
            held.append(route)
        else:
            route.continue_()

    page.route(re.compile("/pagefind/(2034|2031)/"), hold)
    page.goto(f"{cut}/search/?q=bicycle+rescue+pontoon&kind=Item&kind=Report")
    notes = page.locator("[data-notes]")
    expect(notes).to_contain_text(re.compile("No text since 20[0-9]{2} has all of these words"))
    expect(page.locator(FOUND).first).to_be_visible()
    waiting[0] = False
    for route in held:
        route.continue_()
    expect(notes).to_contain_text("No text has all of these words")


@pytest.mark.parametrize("query", ["q=geese+2031", "q=geese&year=2031"])
def test_a_year_is_looked_for_in_its_part(page: Page, cut: str, query: str) -> None:
    """Whether typed or chosen; nothing of the other years is fetched."""
    asked = _asked(page)
    page.goto(f"{cut}/search/?{query}")
    expect(page.locator(FOUND).first).to_be_visible()
    assert asked == {"", "2031/"}
    expect(page.locator(STATUS)).not_to_contain_text("since")


def test_years_that_were_not_looked_through_can_be_chosen(page: Page, cut: str) -> None:
    """They have no count; what is counted has."""
    page.goto(f"{cut}/search/?q=rangers")
    expect(page.locator(FOUND).first).to_be_visible()
    page.locator("[data-filters] > summary").click()
    years = page.locator("[data-facet=year] label:visible")
    expect(years).to_have_text([re.compile(r"^ *2038 [0-9]+$"), "2035", "2034", "2031"])
    page.get_by_role("checkbox", name="2031").check()
    expect(page.locator(STATUS)).to_have_text(re.compile("^[0-9]+ results? for “rangers”"))
    expect(page.locator(STATUS)).not_to_contain_text("since")
    expect(years.first).to_contain_text("2038")


def test_a_part_out_of_reach_is_said_and_asked_for_again(browser: Browser, cut: str) -> None:
    """What was typed stays; another try fetches it."""
    context = browser.new_context()
    page = context.new_page()

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/pagefind/2034/**", refuse)
    page.goto(f"{cut}/search/?q=pontoon")
    expect(page.locator("[data-error]")).to_be_visible()
    page.unroute("**/pagefind/2034/**", refuse)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(FOUND).first).to_contain_text("River Rescue")
    expect(page.locator("[data-error]")).to_be_hidden()
    context.close()


def test_earlier_years_out_of_reach_leave_what_was_found(browser: Browser, cut: str) -> None:
    """The results stay, the page says what is missing, and another try begins anew."""
    context = browser.new_context()
    page = context.new_page()

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/pagefind/2034/**", refuse)
    page.goto(f"{cut}/search/?q=rangers")
    more = page.locator("[data-more]")
    done = page.locator("[data-area][aria-busy=false]")
    done.wait_for()
    while page.locator("[data-error]").is_hidden():
        more.click()
        done.wait_for()
    found = page.locator(FOUND).count()
    assert found > 10
    page.unroute("**/pagefind/2034/**", refuse)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(FOUND)).to_have_count(10)
    context.close()
