"""The home page and the time line: all that they show leads to what it is of."""

from __future__ import annotations

from playwright.sync_api import Browser


def test_the_time_line_leads_to_every_meeting(browser: Browser, address: str) -> None:
    """Each by its whole date, or two by their month; the narrowest window shows all of it."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/meetings/")
    known = page.locator("main .dated time").count()
    line = page.get_by_role("region", name="Meetings by month and year")
    shown = line.locator("td a").evaluate_all("links => links.map((one) => one.innerText.trim())")
    assert sum(int(text.removeprefix("×")) if "×" in text else 1 for text in shown) == known
    assert line.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    line.get_by_role("link", name="13 July 2038, notes here").click()
    assert page.url == f"{address}/meetings/2038-07-13/"
    page.goto(f"{address}/meetings/")
    line.get_by_role("link", name="2 meetings in February 2034, notes here").click()
    assert page.url == f"{address}/dates/2034/02/"
    context.close()


def test_what_the_home_page_shows_leads_on(browser: Browser, address: str) -> None:
    """Examples to searches, statuses and items to actions, the latest meeting to its notes."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator(".examples a").first.click()
    assert page.url.startswith(f"{address}/search/?q=")
    page.goto(f"{address}/")
    page.get_by_role("link", name="with no outcome known").click()
    assert page.url == f"{address}/actions/status/open/"
    page.goto(f"{address}/")
    page.locator(".told a").first.click()
    assert page.url.startswith(f"{address}/meetings/")
    page.goto(f"{address}/")
    page.locator(".told").get_by_role("link", name="Action 5b").click()
    assert page.url == f"{address}/actions/2038-07-13-5b/"
    page.goto(f"{address}/")
    table = page.get_by_role("link", name="All actions as a table (CSV)").get_attribute("href")
    assert page.request.get(f"{address}{table}").text().count("2038-07-13-5b") > 0
    context.close()


def test_a_phone_has_the_navigation_in_one_row(browser: Browser, address: str) -> None:
    """All names stand beside each other on a screen of 390 pixels."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/topics/")
    tops = page.locator(".main-nav li").evaluate_all("all => all.map((one) => one.offsetTop)")
    assert len(tops) > 3
    assert len(set(tops)) == 1
    page.close()


def test_the_narrowest_window_has_the_whole_heat_map(browser: Browser, address: str) -> None:
    """Nothing of it is beside the window, and a number's link says of which topic and year."""
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{address}/topics/")
    heat = page.locator(".heat")
    assert heat.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    page.get_by_role("link", name="Stray and lost animals, 2031:").click()
    assert page.url == f"{address}/topics/stray-animals/#y2031"
    page.close()
