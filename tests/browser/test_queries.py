"""What people type leads to what they mean, in a real browser on the real archive."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.queries import BEGIN, DOCUMENT, MISSED, Query, place, queries, table

LEAST = 60  # queries
FIRST = 0.95  # of them


@pytest.fixture(scope="module")
def places(browser: Browser, address: str) -> Iterator[list[tuple[Query, str]]]:
    """Where each query's page comes."""
    page: Page = browser.new_page(viewport={"width": 390, "height": 800})
    yield [(query, place(page, address, query)) for query in queries()]
    page.close()


def test_what_people_type_leads_to_what_they_mean(places: list[tuple[Query, str]]) -> None:
    """Of at least 60 queries 95 in 100 have their page first, and all among the first three."""
    assert len(places) >= LEAST
    assert [query.text for query, where in places if where == MISSED] == []
    first = sum(where.startswith("first") for _, where in places)
    assert first >= FIRST * len(places), [one for one in places if not one[1].startswith("first")]


def test_the_documentation_tells_of_the_queries(places: list[tuple[Query, str]]) -> None:
    """docs/search.md has the table as it is; ``RENEW=1`` before pytest writes it anew."""
    text = DOCUMENT.read_text("utf-8")
    head, _, _ = text.partition(BEGIN)
    whole = head + BEGIN + "\n" + table(places)
    if os.environ.get("RENEW"):
        DOCUMENT.write_text(whole, "utf-8")
    assert DOCUMENT.read_text("utf-8") == whole
