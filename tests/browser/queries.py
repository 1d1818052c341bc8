"""Tables of queries: what people type, the page that should come first, and where it comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import yaml
from playwright.sync_api import Browser, Page

PLACES = ("first", "second", "third")
MISSED = "not among the first three"
LEAST = 60  # queries in a table
MOST_LATER = 0.05  # of them may come second or third


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, of which kind that is, and the page that should come first."""

    kind: str
    text: str
    page: str


def queries(file: Path) -> list[Query]:
    """The whole table of a file, in its order."""
    kinds = yaml.safe_load(file.read_text("utf-8"))
    return [
        Query(kind, str(text), page)
        for kind, table in kinds.items()
        for text, page in table.items()
    ]


def places(browser: Browser, address: str, file: Path) -> list[tuple[Query, str]]:
    """Where the page of each query of a file comes, at the address of a site."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/search/")
    found = [(query, _place(page, query)) for query in queries(file)]
    page.close()
    return found


def failures(found: list[tuple[Query, str]]) -> list[str]:
    """What is wrong: of 60 queries 95 in 100 come first, and all among the first three."""
    later = [f"{query.text}: {where}" for query, where in found if not where.startswith("first")]
    few = [f"{len(found)} queries"] if len(found) < LEAST else []
    many = later if len(later) > MOST_LATER * len(found) else []
    return few + (many or [one for one in later if one.endswith(MISSED)])


def _place(page: Page, query: Query) -> str:
    """Where the page comes: as an offer above the results, or among the results.

    The first of the offers and the first of the results are both first, for both are at the top.
    """
    page.get_by_role("searchbox").fill(query.text)
    page.keyboard.press("Enter")  # from here on the results are on their way
    page.wait_for_selector("[data-area][aria-busy=false]")
    for what, selector in (
        ("offered", "[data-offers] > li > a:first-of-type"),
        ("", "[data-results] li:not(.group) > :is(h2, h3) a"),
    ):
        links = page.locator(selector).evaluate_all("links => links.map((one) => one.href)")
        found = [_leads_to(link, query.page) for link in links[: len(PLACES)]]
        if any(found):
            return f"{PLACES[found.index(True)]} {what}".strip()
    return MISSED


def table(places: list[tuple[Query, str]]) -> str:
    """The table of the document, misses first."""
    rows = sorted(places, key=lambda one: one[1].startswith("first"))
    return "".join(_rows(rows))


def _rows(places: list[tuple[Query, str]]) -> Iterator[str]:
    first = sum(where.startswith("first") for _, where in places)
    missed = sum(where == MISSED for _, where in places)
    yield f"{first} of {len(places)} come first, {missed} are not among the first three.\n\n"
    yield "| typed | kind | wanted | comes |\n| --- | --- | --- | --- |\n"
    for query, where in places:
        yield f"| {query.text} | {query.kind} | `{query.page}` | {where} |\n"


def _leads_to(link: str, wanted: str) -> bool:
    path, fragment = urldefrag(wanted)
    found = urlsplit(link)
    return found.path == path and (not fragment or found.fragment == fragment)
