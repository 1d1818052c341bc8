"""The pages of the invented town's archive, as a person sees and uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.kinds import KINDS
from tests.tools.checkers import axe_source

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
RUN_AXE = """async (rules) => {
  const result = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return result.violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).join(" | ")}`);
}"""
# All rules at either width; in the other colours there, those of what is seen.
LOOKS: tuple[tuple[int, Literal["light", "dark"], list[str]], ...] = (
    (320, "light", RULES),
    (320, "dark", SEEN),
    (1280, "light", SEEN),
    (1280, "dark", RULES),
)


def seen_by_everybody(page: Page) -> list[str]:
    """What axe has against a page, narrow and wide, light and dark, and where it is too wide."""
    found = []
    page.evaluate(axe_source())
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme}: {one}" for one in page.evaluate(RUN_AXE, rules)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{width}: {wide} wide"] * (wide != width)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_use_every_kind_of_page(page: Page, address: str, kind: str) -> None:
    """WCAG 2.2 AA and best practice hold; no request leaves the site, and no cookie is set.

    The page is under the site's own policy; a violation of it is a complaint in the console.
    """
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(request.url)

    page.on("request", note)
    page.goto(address + KINDS[kind])
    if kind == "search":
        page.wait_for_load_state("networkidle")
    page.remove_listener("request", note)
    assert [url for url in requests if not url.startswith(f"{address}/")] == []
    assert page.context.cookies() == []
    assert seen_by_everybody(page) == []


def test_the_keyboard_goes_to_the_text_first(page: Page, address: str) -> None:
    """The first Tab is on the skip link, which leads to the main part."""
    page.goto(f"{address}/meetings/2034-02-06/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator("a:focus").bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_a_paragraph_has_the_same_address_on_the_meeting_and_on_the_item(
    page: Page, address: str
) -> None:
    """``#p5-3`` is the same words on both pages, and its number leads to it."""
    texts = []
    for path in ("/meetings/2034-02-06/", "/meetings/2034-02-06/5/"):
        page.goto(f"{address}{path}#p5-3")
        texts.append(page.locator("#p5-3").inner_text())
        page.locator("#p5-3 a.number").click()
        assert page.url == f"{address}{path}#p5-3"
    assert texts[0] == texts[1] != ""


def test_printed_pages_leave_out_navigation(page: Page, address: str) -> None:
    """On paper there is the text, and no menu, search box or skip link."""
    page.goto(f"{address}/meetings/2034-02-06/")
    page.emulate_media(media="print")
    for selector in ("nav", "form", "a.skip"):
        for element in page.locator(selector).all():
            assert not element.is_visible(), selector
    assert page.locator("#p5-3").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_script_everything_but_search_is_there(browser: Browser, address: str) -> None:
    """The search page then says so and leads on to browsing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search/?q=rescue")
    notice = page.locator("noscript p")
    assert notice.is_visible()
    assert "needs JavaScript" in notice.inner_text()
    page.locator("main").get_by_role("link", name="Topics").click()
    page.get_by_role("link", name="River rescue and ferry ramps").first.click()
    page.get_by_role("link", name="5. River Rescue and Ferry Ramps").first.click()
    assert page.url == f"{address}/meetings/2034-02-06/5/"
    context.close()


def test_an_address_that_leads_nowhere_shows_the_ways_on(browser: Browser, address: str) -> None:
    """The 404 page is sent with its status, at any depth."""
    page = browser.new_page()  # of its own, for Chromium complains of the status
    response = page.goto(f"{address}/meetings/1999-01-01/5/")
    assert response is not None
    assert response.status == 404
    page.locator("main").get_by_role("link", name="Meetings").click()
    assert page.url == f"{address}/meetings/"
    page.close()


@pytest.mark.parametrize(
    "near",
    ["/Meetings/2034-02-06/5", "/meetings/2034-02-06/5.HTML", "/MEETINGS/2034-02-06/5/Index.htm"],
)
def test_an_address_that_is_nearly_right_leads_home(
    browser: Browser, address: str, near: str
) -> None:
    """Capitals, another ending: the page is found, and its query and place are kept."""
    page = browser.new_page()  # of its own, for Chromium complains of the status
    page.goto(f"{address}{near}?mark=pontoon#p5-9")
    expect(page).to_have_url(f"{address}/meetings/2034-02-06/5/?mark=pontoon#p5-9")
    page.close()


def test_the_preview_answers_only_to_this_machine(
    browser: Browser, address: str, site: Path
) -> None:
    """A request under another host's name is refused."""
    context = browser.new_context()
    response = context.request.get(f"{address}/", headers={"Host": "evil.example"})
    assert response.status == 421
    context.close()
