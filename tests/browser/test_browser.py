"""The pages of the invented town's archive, as a person sees and uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.kinds import KINDS
from tests.tools.checkers import axe_source

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (rules) => {
  const result = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return result.violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).join(" | ")}`);
}"""


def _settle(page: Page) -> None:
    """Wait for the page, and on the search page for what its script fetches."""
    if "/search/" in page.url:
        page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, address: str, kind: str, width: int, scheme: Any
) -> None:
    """WCAG 2.2 AA and best practice hold on every kind of page, narrow and wide, light and dark."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(address + KINDS[kind])
    _settle(page)
    page.add_script_tag(content=axe_source())
    violations = page.evaluate(RUN_AXE, RULES)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (violations, wide) == ([], width)


@pytest.fixture
def strict(browser: Browser) -> Any:
    """A browser context under the site's own policy that notes what goes wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_pages_keep_to_themselves(strict: BrowserContext, address: str, kind: str) -> None:
    """No request leaves the site, no cookie is set, and the policy is never violated."""
    page = strict.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + KINDS[kind])
    _settle(page)
    assert [url for url in requests if not url.startswith(f"{address}/")] == []
    assert strict.cookies() == []
    assert complaints == []


def test_the_keyboard_goes_to_the_text_first(strict: BrowserContext, address: str) -> None:
    """The first Tab is on the skip link, which leads to the main part."""
    page = strict.new_page()
    page.goto(f"{address}/meetings/2034-02-06/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator("a:focus").bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_a_paragraph_has_the_same_address_on_the_meeting_and_on_the_item(
    strict: BrowserContext, address: str
) -> None:
    """``#p5-3`` is the same words on both pages, and its number leads to it."""
    page = strict.new_page()
    texts = []
    for path in ("/meetings/2034-02-06/", "/meetings/2034-02-06/5/"):
        page.goto(f"{address}{path}#p5-3")
        texts.append(page.locator("#p5-3").inner_text())
        page.locator("#p5-3 a.number").click()
        assert page.url == f"{address}{path}#p5-3"
    assert texts[0] == texts[1] != ""


def test_printed_pages_leave_out_navigation(strict: BrowserContext, address: str) -> None:
    """On paper there is the text, and no menu, search box or skip link."""
    page = strict.new_page()
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


def test_an_address_that_leads_nowhere_shows_the_ways_on(
    strict: BrowserContext, address: str
) -> None:
    """The 404 page is sent with its status, at any depth."""
    page = strict.new_page()
    response = page.goto(f"{address}/meetings/1999-01-01/5/")
    assert response is not None
    assert response.status == 404
    page.locator("main").get_by_role("link", name="Meetings").click()
    assert page.url == f"{address}/meetings/"


def test_the_preview_answers_only_to_this_machine(
    browser: Browser, address: str, site: Path
) -> None:
    """A request under another host's name is refused."""
    context = browser.new_context()
    response = context.request.get(f"{address}/", headers={"Host": "evil.example"})
    assert response.status == 421
    context.close()
