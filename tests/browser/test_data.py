"""The open data of the invented town's archive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.graph import is_of_the_past
from tests.browser.html import DATA, pages
from tests.data import opendata
from tests.tools.checkers import schema_org_errors

BASE = "https://town.example"


class _Data(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and ("type", DATA) in attrs

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts.append(data)


def graph(page: Path) -> list[dict[str, Any]]:
    """The nodes of a page's structured data."""
    parser = _Data()
    parser.feed(page.read_text(encoding="utf-8"))
    return [node for text in parser.texts for node in json.loads(text)["@graph"]]


def shape(value: Any) -> str:
    """What a node is made of, without its texts: two of one shape are alike to a checker."""
    if isinstance(value, dict):
        return repr({key: value[key] if key == "@type" else shape(value[key]) for key in value})
    return repr(sorted({shape(one) for one in value})) if isinstance(value, list) else ""


def lifted(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node without its action, and the action: what may be asked for stands only on actions."""
    action = node.get("potentialAction")
    yield {key: value for key, value in node.items() if key != "potentialAction"}
    if action:
        yield action


def addresses(value: Any) -> Iterator[str]:
    """Every address of a record that structured data names."""
    if isinstance(value, dict):
        yield from (value[key] for key in ("@id", "item") if key in value)
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def test_every_file_follows_the_schema_it_names(site: Path) -> None:
    """All JSON of the archive is as its schemas say."""
    assert list(opendata.schema_errors(opendata.read(site))) == []


def test_the_data_package_describes_the_tables(site: Path) -> None:
    """Every row of every table fits what is declared."""
    assert list(opendata.package_errors(opendata.read(site))) == []


def test_feeds_and_calendars_are_read(site: Path) -> None:
    """No reader has a complaint."""
    for path in site.glob("feeds/**/*.xml"):
        assert not feedparser.parse(path.read_bytes()).bozo, path
    for path in (site / "calendar.ics", *site.glob("calendars/*.ics")):
        calendar = Calendar.from_ical(path.read_bytes())
        assert [part.errors for part in calendar.walk() if part.errors] == []
        assert len(calendar.walk("VEVENT")) > 5


def test_a_feed_is_a_page_to_those_who_open_it(page: Page, address: str) -> None:
    """It shows its title and its entries, which lead to pages, and nothing that is for programs."""
    # A browser asks for the icon of what is no page of HTML at this address, and takes it or not.
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(f"{address}/feeds/all.xml")
    expect(page.get_by_text("This is a feed")).to_be_visible()
    expect(page.locator("feed > title")).to_be_visible()
    for hidden in ("id", "updated", "author", "entry > title"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.locator("entry a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    page.get_by_text("How to get updates").click()
    expect(page.locator("h1")).to_have_text("Get updates")


def test_structured_data_is_schema_org(site: Path) -> None:
    """Every property belongs to its type, and every value is of a type that it may have."""
    nodes = {shape(node): node for page in pages(site) for node in graph(page)}
    kinds = {node["@type"] for node in nodes.values()}
    assert kinds == {
        *("BreadcrumbList", "Dataset", "Event", "Organization", "Person", "Report", "WebSite")
    }
    checked = [part for node in nodes.values() for part in lifted(node)]
    assert schema_org_errors(checked) == []


def test_structured_data_leads_to_pages(site: Path) -> None:
    """Every address in it is a page of the site, and each page says where it stands."""
    for page in pages(site):
        if is_of_the_past(page.read_text(encoding="utf-8")):
            continue
        nodes = graph(page)
        for address in addresses(nodes):
            path = address.removeprefix(BASE).partition("#")[0]
            assert (site / path.removeprefix("/") / "index.html").is_file(), (page, address)
        trails = [node for node in nodes if node["@type"] == "BreadcrumbList"]
        text = page.read_text("utf-8")
        above = re.findall(
            "<li>", text.partition('aria-label="Breadcrumb"')[2].partition("</ol>")[0]
        )
        assert len(trails) == (len(above) > 2), page
        for trail in trails:
            steps = trail["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert len(steps) == len(above) - 1
            assert all(step["item"].startswith(BASE) for step in steps)


def test_all_files_are_in_view_on_a_narrow_screen(page: Page, address: str) -> None:
    """No link to a file is to be scrolled to sideways at 320 pixels."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}/data/")
    files = page.locator(".files a[type]")
    assert files.count() > 20
    places = [one.bounding_box() for one in files.all()]
    assert all(place and place["x"] + place["width"] <= 320 for place in places)
