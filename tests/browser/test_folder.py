"""A site that stands in a folder of its host, as on GitHub Pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import built_once, serving
from tests.browser.html import dead_links, pages, parsed
from tests.cases import TOWN

BASE = "https://town.example/archive"


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host, with the town's archive in a folder of it."""

    def make(folder: Path) -> None:
        build(Options(TOWN, folder / "archive", base_url=BASE))

    return built_once(tmp_path_factory, "host", make)


def test_every_link_stays_in_the_folder(host: Path) -> None:
    """No link leads nowhere, and none to the top of the host."""
    assert dead_links(host) == []
    for path in pages(host):
        asked = [*parsed(path).links, *parsed(path).loads]
        assert [one for one in asked if one[:1] == "/" and not one.startswith("/archive/")] == []


@pytest.mark.parametrize(
    ("near", "home"),
    [
        ("/archive/Meetings/2034-02-06/5", "/archive/meetings/2034-02-06/5/"),
        ("/archive/meetings/2034-02-06/5.1a/", "/archive/meetings/2034-02-06/5-1a/"),
        ("/archive/Feeds/All.XML", "/archive/feeds/all.xml"),
        ("/archive/Index.html", "/archive/"),
        ("/archive/404.html", "/archive/404.html"),
        ("/Archive/meetings/", "/Archive/meetings/"),
    ],
)
def test_an_address_that_is_nearly_right_leads_home(
    browser: Browser, host: Path, near: str, home: str
) -> None:
    """The page for lost addresses looks in the folder of the site, and nowhere else."""
    lost = host / "archive" / "404.html"
    page = browser.new_page()  # of its own, for Chromium complains of the status
    with serving(host) as address:
        page.route(f"{address}{near}", lambda route: route.fulfill(status=404, path=lost))
        if near != home:
            page.route(f"{address}{home}", lambda route: route.fulfill(status=200, body="Home."))
        page.goto(f"{address}{near}", wait_until="networkidle")
        expect(page).to_have_url(f"{address}{home}")
    page.close()


def test_search_leads_to_pages_in_the_folder(page: Page, host: Path) -> None:
    """From the box on any page to a result, its marks, and to what is offered."""
    with serving(host) as address:
        page.goto(f"{address}/archive/meetings/2034-02-06/")
        page.get_by_role("searchbox").fill("pontoon")
        page.get_by_role("searchbox").press("Enter")
        expect(page).to_have_url(f"{address}/archive/search/?q=pontoon")
        page.locator("[data-results] > li a").first.click()
        expect(page).to_have_url(f"{address}/archive/meetings/2034-02-06/5/?mark=pontoon#p5-9")
        expect(page.locator("#p5-9 mark")).to_have_text("pontoon")
        page.goto(f"{address}/archive/search/?q=chief+ranger+night+buses")
        page.locator("[data-offers] a").first.click()
        expect(page).to_have_url(f"{address}/archive/posts/chief-ranger/topics/night-buses/")
