"""The home page: every picture leads to what it shows."""

from __future__ import annotations

from playwright.sync_api import Browser


def test_the_time_line_leads_to_every_meeting(browser: Browser, address: str) -> None:
    """Each by its whole date, or two by their month; the narrowest window shows all of it."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/meetings/")
    known = page.locator("main .dated time").count()
    page.goto(f"{address}/")
    line = page.get_by_role("region", name="Meetings by month and year")
    shown = line.locator("td a").evaluate_all("links => links.map((one) => one.innerText.trim())")
    assert sum(int(text.removeprefix("×")) if "×" in text else 1 for text in shown) == known
    assert line.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    line.get_by_role("link", name="13 July 2038, notes here").click()
    assert page.url == f"{address}/meetings/2038-07-13/"
    page.goto(f"{address}/")
    line.get_by_role("link", name="2 meetings in February 2034, notes here").click()
    assert page.url == f"{address}/dates/2034/02/"
    context.close()


def test_pictures_of_topics_and_actions_lead_on(browser: Browser, address: str) -> None:
    """A number leads to the year of the topic, a bar's name to the actions."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    row = page.get_by_role("row", name="Stray and lost animals")
    row.get_by_role("link").nth(1).click()
    assert page.url == f"{address}/topics/stray-animals/#y2031"
    page.goto(f"{address}/")
    page.locator(".shares").get_by_role("link", name="No outcome on record").click()
    assert page.url == f"{address}/actions/status/open/"
    context.close()
