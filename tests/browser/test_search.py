"""Search in a real browser, over the real index, under the real policy."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_browser import seen_by_everybody
from tests.cases import TOWN

RESULTS = "[data-results] > li"
LINKS = "[data-results] li:not(.group) > :is(h2, h3) > a"
COLD_LIMIT = 250_000  # bytes of a first visit, up to the first results
COMPRESSED = frozenset(("", ".css", ".js", ".json", ".svg", ".txt"))  # a folder is its page


def _titles(page: Page) -> list[str]:
    expect(page.locator(RESULTS).first).to_be_visible()
    return page.locator("[data-results] li:not(.group) > :is(h2, h3)").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ferry ramps", "River Rescue and Ferry Ramps"),
        ("runaway geese", "Stray and Lost Animals"),
        ("harmonicas", "Noise at Night"),
        ("Jory Pennifold", "Jory Pennifold"),
        ("Operation Dry Socks", "Flooding"),
    ],
)
def test_words_lead_to_the_record(page: Page, address: str, query: str, first: str) -> None:
    """The first result of a plain query is the record a reader means."""
    page.goto(f"{address}/search/")
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(RESULTS).first).to_contain_text(first)


def test_a_summary_is_found_where_no_paragraph_answers(page: Page, address: str) -> None:
    """Its words are in the index, and the result shows it and leads to it; no remark is found."""
    page.goto(f"{address}/search/?q=menagerie")
    result = page.locator(RESULTS).first
    expect(result.locator("[data-excerpt]")).to_contain_text("three errands about the menagerie")
    expect(result.locator("mark")).to_have_text("menagerie")
    result.locator("a").first.click()
    expect(page).to_have_url(f"{address}/meetings/2034-02-06/6/?mark=menagerie#in-short")
    page.goto(f"{address}/search/?q=geese&kind=Item")
    _titles(page)
    expect(page.locator("[data-excerpt]", has_text="on the loose")).to_have_count(0)
    page.goto(f"{address}/search/?q=wombat")
    expect(page.locator("[data-notes]")).to_contain_text("wombat")
    expect(page.locator(RESULTS)).to_have_count(0)


def test_a_post_and_a_topic_lead_to_their_page(page: Page, address: str) -> None:
    """Where both are typed, the page of both is offered first."""
    page.goto(f"{address}/search/?q=chief+ranger+night+buses")
    offer = page.locator("[data-offers] a").first
    expect(offer).to_have_text("Chief Ranger: Night buses")
    offer.click()
    expect(page.locator("h1")).to_contain_text("Night buses")


def test_the_box_on_every_page_leads_to_results(page: Page, address: str) -> None:
    """The small form is a plain GET form; its address shows the same results again."""
    page.goto(f"{address}/meetings/2034-02-06/")
    page.get_by_role("searchbox").fill("pontoon")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(f"{address}/search/?q=pontoon")
    assert "River Rescue" in _titles(page)[0]
    page.locator(f"{RESULTS} a").first.click()
    assert "/meetings/2034-02-06/5/" in page.url


def test_filters_narrow_and_the_address_is_the_state(page: Page, address: str) -> None:
    """Any of within a filter, all of between filters; Back and a shared address show the same."""
    page.goto(f"{address}/search/?q=rangers")
    everything = len(_titles(page))
    page.goto(f"{address}/search/?q=rangers&kind=Report&year=2035")
    titles = _titles(page)
    assert 0 < len(titles) <= everything
    expect(page.get_by_role("checkbox", name="Report")).to_be_checked()
    assert all("2035" in text for text in page.locator(RESULTS).all_inner_texts())
    page.get_by_role("checkbox", name="2035").uncheck()
    expect(page).to_have_url(f"{address}/search/?q=rangers&kind=Report")
    page.go_back()
    expect(page).to_have_url(f"{address}/search/?q=rangers&kind=Report&year=2035")
    expect(page.get_by_role("checkbox", name="2035")).to_be_checked()


@pytest.mark.parametrize(
    ("query", "folder"), [("kind=Report", "reports"), ("kind=Person", "people")]
)
def test_a_filter_alone_gives_all_that_it_names(
    page: Page, address: str, query: str, folder: str
) -> None:
    """Nothing is typed, so that no word may leave anything out."""
    page.goto(f"{address}/search/?{query}")
    number = len(list((TOWN / folder).iterdir()))
    expect(page.get_by_role("status")).to_have_text(f"{number} results")


def test_topics_and_people_are_filters(page: Page, address: str) -> None:
    """What was said on a topic by a person is one address."""
    page.goto(f"{address}/search/?topic=River+rescue+and+ferry+ramps&person=Wilf+Oakapple")
    assert any("River Rescue" in title for title in _titles(page))


def test_results_can_be_put_in_order_of_date(page: Page, address: str) -> None:
    """Oldest first begins in 2031, newest first in 2038."""
    page.goto(f"{address}/search/?q=flooding&sort=oldest")
    expect(page.locator(RESULTS).first).to_contain_text("2031")
    page.goto(f"{address}/search/?q=flooding&sort=newest")
    expect(page.locator(RESULTS).first).to_contain_text("2038")


def test_dates_bound_the_results(page: Page, address: str) -> None:
    """From and to are days, and both count."""
    page.goto(f"{address}/search/?q=flooding&from=2034-02-06&to=2034-02-06")
    _titles(page)
    assert all("6 February 2034" in text for text in page.locator(RESULTS).all_inner_texts())


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
    page.goto(f"{address}/search/?q=rescue")
    expect(page.get_by_text("The search index could not be loaded")).to_be_visible()
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("rescue")
    context.close()


# What is typed


def _found(page: Page, address: str, query: str) -> Page:
    page.goto(f"{address}/search/?{query}")
    page.wait_for_selector("[data-area][aria-busy=false]")
    return page


def test_a_slip_gives_the_word_of_the_archive(page: Page, address: str) -> None:
    """The nearest word is looked for, the page says so, and leads to the search for it."""
    _found(page, address, "q=floodnig")
    note = page.locator("[data-notes]")
    expect(note).to_contain_text("no text here has “floodnig”")
    expect(page.get_by_role("status")).to_contain_text("for “flooding”")
    note.get_by_role("link", name="flooding").click()
    expect(page).to_have_url(f"{address}/search/?q=flooding")


def test_a_word_that_nothing_has_is_left_out_and_said(page: Page, address: str) -> None:
    """The others are looked for."""
    _found(page, address, "q=zzyzx+ramps")
    expect(page.locator("[data-notes]")).to_contain_text("“zzyzx”")
    assert "Ramps" in _titles(page)[0]


def test_a_date_is_read_the_british_way_and_can_be_taken_as_words(page: Page, address: str) -> None:
    """It becomes a filter that the page tells of; taking it away is in the address and in Back."""
    _found(page, address, "q=flooding+6/2/2034")
    expect(page.locator("[data-notes]")).to_contain_text("Read as a date: 6 February 2034")
    _titles(page)
    assert all("6 February 2034" in text for text in page.locator(RESULTS).all_inner_texts())
    page.get_by_role("button", name="Look for it as words").click()
    expect(page).to_have_url(f"{address}/search/?q=flooding+6%2F2%2F2034&dates=words")
    expect(page.locator("[data-notes]")).not_to_contain_text("Read as a date")
    page.go_back()
    expect(page.locator("[data-notes]")).to_contain_text("Read as a date: 6 February 2034")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("rangers july 2038", "July 2038"),
        ("rangers 6th of February 2034", "6 February 2034"),
        ("rangers 2034-02-06", "6 February 2034"),
        ("rangers in 2035", "2035"),
        ("rangers since 2035", "1 January 2035 or later"),
        ("rangers before 2034", "31 December 2033 or earlier"),
        ("rangers 2031 to 2034", "1 January 2031 to 31 December 2034"),
        ("rangers in summer 2038", "1 June 2038 to 31 August 2038"),
        ("rangers winter 2035", "1 December 2035 to 29 February 2036"),
    ],
)
def test_dates_are_read_as_people_write_them(
    page: Page, address: str, typed: str, read: str
) -> None:
    """Days, months, years and spans."""
    _found(page, address, f"q={typed.replace(' ', '+')}")
    expect(page.locator("[data-notes]")).to_contain_text(f"Read as a date: {read}")
    expect(page.get_by_role("status")).to_contain_text("for “rangers”")


@pytest.mark.parametrize("typed", ["£2034", "31/2/2034", "2034/35", "99.5%", "phase 20341"])
def test_what_is_no_date_stays_words(page: Page, address: str, typed: str) -> None:
    """An amount, a day that no month has, a financial year."""
    _found(page, address, f"q={typed.replace('%', '%25').replace(' ', '+')}")
    expect(page.locator("[data-notes]")).not_to_contain_text("Read as a date")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ottolinewrenfield", "Person Ottoline Wrenfield"),
        ("Dunnapplewick", "Person Percival Dunn-Applewick"),
        ("nightbuses", "Topic Night buses"),
        ("bright oars", "Organisation BrightOars"),
        ("brindle rangers", "Organisation Brindlemouth Rangers"),
        ("13th July", "Meeting Meeting of 13 July 2038"),
        ("meeting 6 feb", "Meeting Meeting of 6 February 2034"),
        ("jul 38", "Meeting Meeting of 13 July 2038"),
        ("item 5 July 2038", "Item 5. Noise at Night, 13 July 2038"),
        ("autumn 2035", "Meeting Meeting of 9 October 2035"),
        ("2035 meetings", "Year 2035"),
        ("ACR Holowell", "Person Bram Hollowell"),
        ("where can I find abbreviations", "Page Glossary, abbreviations"),
        ("bike theft", "Topic near in meaning: Market thefts"),
        ("What was the last meeting", "Meeting Meeting of 12 October 2038"),
        ("How do I cite this?", "Page How to cite"),
        ("what has been promised", "Page Actions, what was promised"),
    ],
)
def test_what_is_meant_is_offered_first(page: Page, address: str, typed: str, offered: str) -> None:
    """Names run together, apart or cut short; days without a year; seasons; the site's pages."""
    _found(page, address, f"q={quote(typed)}")
    offer = page.get_by_role("list", name="Suggested pages").get_by_role("listitem").first
    expect(offer).to_contain_text(re.compile(re.escape(offered).replace(r"\ ", r"\s+")))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sandbagsellers", "sandbag sellers"),
        ("lostandfound", "lost and found"),
        ("recorders", "recording"),
        ("scammers", "scams"),
    ],
)
def test_a_word_in_another_shape_gives_that_of_the_archive(
    page: Page, address: str, typed: str, read: str
) -> None:
    """Words run together, other endings: what was looked for is said."""
    _found(page, address, f"q={typed}")
    expect(page.locator("[data-notes]")).to_contain_text(f"Did you mean {read}?")
    assert _titles(page)


def test_words_of_questions_are_left_out_whatever_their_case(page: Page, address: str) -> None:
    """But IT in capitals is no "it"."""
    _found(page, address, "q=What+did+They+say+about+IT+pontoon")
    expect(page.locator("[data-notes]")).to_contain_text("No text here has “IT”")


def test_a_name_is_offered_as_what_it_is_with_its_feed(page: Page, address: str) -> None:
    """A person with post and number of meetings, and the feed to follow beside it."""
    _found(page, address, "q=jory+penifold")
    offer = page.get_by_role("list", name="Suggested pages").get_by_role("listitem").first
    expect(offer).to_contain_text("Jory Pennifold, Chief Ranger: 2 meetings")
    expect(offer.get_by_role("link", name="Follow Jory Pennifold (feed)")).to_have_attribute(
        "href", "/feeds/people/jory-pennifold.xml"
    )
    offer.get_by_role("link", name="Jory Pennifold", exact=True).click()
    expect(page).to_have_url(f"{address}/people/jory-pennifold/")


def test_a_phrase_within_a_longer_query_is_exact(page: Page, address: str) -> None:
    """The index has other words between those of the phrase; the text has not."""
    _found(page, address, "q=%22boats+on+the+Ondle%22+oakapple")
    assert _titles(page) == ["River Rescue and Ferry Ramps"]
    expect(page.get_by_role("status")).to_contain_text(
        '1 result for “oakapple "boats on the Ondle"”'
    )
    _found(page, address, "q=%22Ondle+on+the+boats%22+oakapple")
    expect(page.locator("[data-notes]")).to_contain_text("No text has “Ondle on the boats” exactly")


def test_a_minus_leaves_texts_out_and_the_count_is_true(page: Page, address: str) -> None:
    """With and without a word are together all."""
    counts = []
    for query in ("rescue", "rescue+-pontoon", "rescue+%22pontoon%22"):
        _found(page, address, f"q={query}")
        counts.append(int(page.get_by_role("status").inner_text().split()[0]))
    assert counts[0] == counts[1] + counts[2]
    assert counts[2] > 0


@pytest.mark.parametrize("query", ["%22river+rescue%22+boat", "flooding+-doorsteps"])
def test_what_is_read_through_is_counted_too(page: Page, address: str, query: str) -> None:
    """The kinds of the results of a phrase or a minus are as many as the results."""
    _found(page, address, f"q={query}")
    counts = page.locator("[data-facet=kind] label:visible small")
    expect(counts.first).not_to_be_empty()
    number = int(page.get_by_role("status").inner_text().split()[0])
    assert sum(int(count) for count in counts.all_inner_texts()) == number


def test_short_forms_and_what_they_stand_for_find_each_other(page: Page, address: str) -> None:
    """A text that prints only one of them is found by the other."""
    short_only = "/meetings/2034-02-06/6/"
    for query in ("q=BR", "q=Brindlemouth+Rangers"):
        _found(page, address, f"{query}&year=2034&kind=Item")
        links = page.locator(f"{RESULTS} a").evaluate_all("links => links.map((a) => a.pathname)")
        assert short_only in links, query


def test_items_of_one_meeting_stand_together(page: Page, address: str) -> None:
    """Under the meeting, as a list in a list."""
    _found(page, address, "q=flooding&kind=Item")
    group = page.locator(f"{RESULTS}.group").first
    expect(group).to_be_visible()
    assert group.locator("h2").inner_text().startswith("Meeting of ")
    assert group.locator("h3").count() > 1


def test_more_results_keep_place_and_focus(page: Page, address: str) -> None:
    """The list grows below; the button keeps the focus, and the count is announced."""
    _found(page, address, "q=rangers")
    before = page.locator("[data-results] :is(h2, h3)").all_inner_texts()
    more = page.get_by_role("button", name="Show more results")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("20 of ")
    after = page.locator("[data-results] :is(h2, h3)").all_inner_texts()
    assert after[: len(before)] == before
    assert len(after) > len(before)
    expect(more).to_be_focused()


def test_two_quick_presses_show_no_result_twice(page: Page, address: str) -> None:
    """The second one waits for the first."""
    _found(page, address, "q=rangers")
    page.locator("[data-area][aria-busy=false]").wait_for()
    page.locator("[data-more]").evaluate("(button) => { button.click(); button.click(); }")
    expect(page.get_by_role("status")).to_contain_text("30 of ")
    links = page.locator("[data-results] li:not(.group) > :is(h2, h3) a").all()
    found = [link.get_attribute("href") for link in links]
    assert len(found) == len(set(found)) == 30


@pytest.fixture
def counting(browser: Browser, address: str) -> Iterator[Page]:
    """A wide page of results that waits for its filters until they are let through."""
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page = context.new_page()
    held: list[Route] = []
    page.route("**/*.pf_filter", lambda route: held.append(route))
    page.goto(f"{address}/search/?q=the")
    expect(page.locator(LINKS)).to_have_count(10)
    while not held:
        page.wait_for_timeout(50)
    yield page
    context.close()


def _let_through(page: Page) -> None:
    page.unroute("**/*.pf_filter")


def test_a_press_while_the_filters_are_counted_is_kept(counting: Page) -> None:
    counting.get_by_role("button", name="Show more results").click()
    _let_through(counting)
    expect(counting.locator(LINKS)).to_have_count(20)


def test_what_is_followed_while_the_filters_are_counted_is_kept(counting: Page) -> None:
    counting.evaluate("addEventListener('click', (event) => event.preventDefault())")
    link = counting.locator(LINKS).nth(4)
    link.click()
    followed = link.get_attribute("href")
    _let_through(counting)
    counting.locator("[data-area][aria-busy=false]").wait_for()
    counting.reload()
    expect(counting.locator("a:focus")).to_have_attribute("href", followed or "")


def test_the_values_of_the_filters_come_after_the_results(page: Page, address: str) -> None:
    """They are no part of what a first visit waits for, where the filters are open too."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.split("/")[-2]))
    _found(page, address, "q=rangers")
    expect(page.locator("[data-facet=kind] label:visible").first).to_be_visible()
    assert asked.index("fragment") < asked.index("filter")


def test_posts_and_organisations_are_filters(page: Page, address: str) -> None:
    """What names a post, by its holder too, and an organisation."""
    _found(page, address, "post=Chief+Ranger&organisation=Watershare")
    assert _titles(page) == ["River Rescue and Ferry Ramps"]


# Straight to the paragraph


def test_a_result_opens_at_its_paragraph_with_the_words_marked(page: Page, address: str) -> None:
    """Escape takes the marks from the page and from the address; the paragraph stays."""
    _found(page, address, "q=pontoon")
    page.locator(f"{RESULTS} a").first.click()
    expect(page).to_have_url(f"{address}/meetings/2034-02-06/5/?mark=pontoon#p5-9")
    expect(page.locator("#p5-9 mark")).to_have_text("pontoon")
    expect(page.locator("#p5-9")).to_be_in_viewport()
    canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
    assert canonical.endswith("/meetings/2034-02-06/5/")
    page.keyboard.press("Escape")
    expect(page.locator("mark")).to_have_count(0)
    expect(page).to_have_url(f"{address}/meetings/2034-02-06/5/#p5-9")
    expect(page.locator("#p5-9")).to_be_in_viewport()


def test_a_report_opens_with_the_words_marked_too(page: Page, address: str) -> None:
    """Its heading, which is indexed as well, is not taken for its text."""
    _found(page, address, "q=counterfeit+sandbag+sellers")
    page.locator(f"{RESULTS} a").first.click()
    expect(page.locator(":target mark").first).to_be_in_viewport()
    assert {"counterfeit", "sandbag", "sellers"} <= {*page.locator("mark").all_inner_texts()}


def test_a_paragraph_within_a_list_is_reached(page: Page, address: str) -> None:
    """The index gives no text of it, so that it is taken from the whole."""
    _found(page, address, "q=learning+to+float+throwing+ropes&kind=Report")
    result = page.locator(f"{RESULTS} a[href*='/reports/2035-10-09-flooding/']")
    assert (result.get_attribute("href") or "").endswith("#p5")
    result.click()
    expect(page.locator("#p5 mark").first).to_be_in_viewport()


@pytest.mark.parametrize("query", ["q=flooding+promises+plan", "kind=Report&sort=oldest"])
def test_excerpts_are_of_what_can_be_read(page: Page, address: str, query: str) -> None:
    """What only stands behind a link is in none, also where no paragraph has the words."""
    _found(page, address, query)
    assert _titles(page)
    shown = page.locator("[data-results] li:has(> [data-excerpt])").evaluate_all(
        "all => all.map((one) => [one.querySelector('a').href,"
        " one.querySelector('[data-excerpt]').textContent])"
    )
    for link, excerpt in shown:
        page.goto(link)
        # Pagefind puts a full stop after a heading, and leaves the numbers of paragraphs out.
        page.evaluate("document.querySelectorAll('.number, .marked').forEach((o) => o.remove())")
        text = " ".join(re.findall(r"\w+", page.locator("main").inner_text()))
        assert " ".join(re.findall(r"\w+", excerpt)) in text, link


def test_items_of_one_meeting_stand_together_on_the_first_page(page: Page, address: str) -> None:
    """Though its results come in two parts."""
    _found(page, address, "q=rangers")
    expect(page.locator("[data-results] li:has(> [data-excerpt])")).to_have_count(10)
    named = page.locator("[data-results] > li.group > h2").all_inner_texts()
    assert len(named) == len(set(named)) > 0
    alone = page.locator("[data-results] > li:not(.group)").all_inner_texts()
    assert not [text for text in alone for name in named if name[11:] in text and "Item" in text]


def test_a_word_without_end_does_not_widen_the_page(browser: Browser, address: str) -> None:
    """What is said of the results breaks within it, on a phone too."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    _found(page, address, f"q={'z' * 300}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


@pytest.mark.parametrize("typed", ["?", '"', "…"])
def test_marks_alone_find_nothing(page: Page, address: str, typed: str) -> None:
    """They are no words to look for."""
    _found(page, address, f"q={quote(typed)}")
    expect(page.get_by_role("status")).to_have_text(f"Nothing found for “{typed}”")


@pytest.mark.parametrize("typed", ["cost of lodging", "ward", "tiger"])
def test_a_short_word_is_not_put_right_by_guessing(page: Page, address: str, typed: str) -> None:
    """Any two short words are near each other."""
    _found(page, address, f"q={quote(typed)}")
    expect(page.locator("[data-notes]")).not_to_contain_text("Did you mean")


def test_marks_can_be_removed_without_a_key(page: Page, address: str) -> None:
    """By touch there is a button; the text is as it was."""
    page.goto(f"{address}/meetings/2034-02-06/5/")
    text = page.locator(".record").inner_html()
    page.goto(f"{address}/meetings/2034-02-06/5/?mark=rescue&mark=%3Cb%3E#p5-9")
    expect(page.locator("mark").first).to_be_attached()
    page.get_by_role("button", name="Remove the marks").click()
    expect(page.locator(".marked")).to_have_count(0)
    page.locator("#p5-9 .tools").evaluate("tools => tools.remove()")  # for citing the paragraph
    assert page.locator(".record").inner_html() == text


@pytest.mark.parametrize("size", [(320, 256), (390, 800), (1280, 800)])
def test_the_note_on_marks_hides_none_of_them(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    """It stands after the paragraph that search led to, within the text's edges."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{address}/meetings/2034-02-06/5/?mark=rescue#p5-9")
    expect(page.locator("#p5-9 > .marked, #p5-9 + .marked")).to_be_visible()
    assert page.locator(".marked").evaluate("one => getComputedStyle(one).position") == "static"
    page.close()


def test_without_script_the_paragraph_is_reached_all_the_same(
    browser: Browser, address: str
) -> None:
    """The fragment needs no script, and the search page leads on by browsing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/meetings/2034-02-06/5/?mark=pontoon#p5-9")
    expect(page.locator("#p5-9")).to_be_in_viewport()
    page.goto(f"{address}/search/?q=pontoon")
    expect(page.locator("noscript .notice")).to_be_visible()
    expect(page.get_by_role("navigation", name="Browse the archive")).to_be_visible()
    context.close()


# A search box everywhere


def test_slash_goes_to_the_search_box_unless_switched_off(page: Page, address: str) -> None:
    """On every page; a switch on the search page is remembered."""
    page.goto(f"{address}/meetings/2034-02-06/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.get_by_role("searchbox")).to_have_value("a/b")
    page.goto(f"{address}/search/")
    page.get_by_text("How to search").click()
    page.get_by_role("checkbox", name="The key / goes to the search box").uncheck()
    page.goto(f"{address}/meetings/2034-02-06/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_search_is_whole_by_keyboard_alone(page: Page, address: str) -> None:
    """Type, go to the first result, open it, come back to the same."""
    page.goto(f"{address}/search/")
    page.keyboard.press("/")
    page.keyboard.type("counterfeit sandbag sellers")
    expect(page.locator(RESULTS)).to_have_count(1)
    for _ in range(6):  # the button, the order, the way to the filters, an offer with its feed
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-results] a')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/2035-10-09-flooding-briefing/.*#"))
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("counterfeit sandbag sellers")
    expect(page.locator(RESULTS)).to_have_count(1)


def test_a_link_followed_while_typing_keeps_what_was_typed(page: Page, address: str) -> None:
    """A key and the link to the filters, quicker than the search begins."""
    page.goto(f"{address}/search/?q=counterfeit+sandbag")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.evaluate("""() => {
        const box = document.querySelector("form[data-parts]").elements.q;
        box.value += " sellers";
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        document.querySelector("main a[href='#filters']").click();
    }""")
    expect(page).to_have_url(f"{address}/search/?q=counterfeit+sandbag+sellers")
    expect(page.get_by_role("searchbox")).to_have_value("counterfeit sandbag sellers")
    expect(page.locator(RESULTS)).to_have_count(1)


@pytest.mark.parametrize(
    "query", ["q=jory+penifold+floodnig+2034", "q=flooding&kind=Item", "q=zzyzx"]
)
def test_axe_finds_nothing_with_results_open(page: Page, address: str, query: str) -> None:
    """With offers, notes, groups, filters and nothing found; and nothing scrolls sideways."""
    _found(page, address, query)
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    page.wait_for_load_state("networkidle")
    assert seen_by_everybody(page) == []


def test_everything_has_a_name(page: Page, address: str) -> None:
    """The parts of the search page as a screen reader tells of them; there is one live region."""
    _found(page, address, "q=flooding")
    expect(page.get_by_role("search")).to_have_count(1)
    expect(page.get_by_role("searchbox", name="Words to look for")).to_be_visible()
    expect(page.get_by_role("combobox", name="Order")).to_be_visible()
    for name in ("Kind", "Topic", "Person", "Post", "Organisation", "Year", "Date"):
        expect(page.get_by_role("group", name=name, exact=True)).to_be_visible()
    live = page.locator("[role=status], [role=alert], [role=log], [aria-live]")
    expect(live).to_have_count(1)
    expect(live).to_have_text(
        re.compile(r"^[0-9]+ results for “flooding”; 1 page is suggested first")
    )


@pytest.mark.parametrize(
    "query", ["counterfeit+sandbag+sellers", "jory+penifold", "night+buses+2038"]
)
def test_a_first_visit_with_results_is_light(
    browser: Browser, site: Path, address: str, query: str
) -> None:
    """Everything up to the first results is under 250 kB, text compressed as a server does."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    _found(page, address, f"q={query}")
    page.wait_for_load_state("networkidle")
    context.close()
    assert sum(_sent(site, url.removeprefix(address)) for url in requests) < COLD_LIMIT


def _sent(site: Path, url: str) -> int:
    """The bytes of a file on the way."""
    path = site / urlsplit(url).path.removeprefix("/")
    data = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(gzip.compress(data) if path.suffix in COMPRESSED else data)


def test_results_come_before_filters(browser: Browser, address: str) -> None:
    """On a phone and by keyboard; a link above them leads to the filters and opens them."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/search/?q=rangers")
    _titles(page)
    page.locator("[data-area][aria-busy=false]").wait_for()  # results are drawn anew before
    first, filters = page.locator(f"{RESULTS} a").first, page.locator("#filters > summary")
    top = first.bounding_box()
    assert top
    assert top["y"] < 600
    follows = "([a, b]) => Boolean(a.compareDocumentPosition(b) & 4)"
    assert page.evaluate(follows, [first.element_handle(), filters.element_handle()])
    page.get_by_role("link", name="Filters").click()
    expect(filters).to_be_focused()
    expect(page.get_by_role("checkbox", name="Report")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("query", "place"), [("rangers", 4), ("the", 14)])
def test_back_leads_to_the_result_that_was_followed(
    browser: Browser, address: str, query: str, place: int, width: int
) -> None:
    """It has the focus, also where it was shown on request, and beside open filters."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/search/?q={query}")
    links = page.locator(LINKS)
    expect(links.nth(place % 10)).to_be_visible()
    if place >= 10:
        page.get_by_role("button", name="Show more results").click()
    link = links.nth(place)
    link.focus()
    followed = link.get_attribute("href")
    page.evaluate("addEventListener('click', () => dispatchEvent(new Event('scrollend')))")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Search")
    page.go_back()
    expect(page.locator("a:focus")).to_have_attribute("href", followed or "")
    expect(page.locator("a:focus")).to_be_in_viewport()
    context.close()
