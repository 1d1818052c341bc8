"""What people type leads to what they mean, in a real browser on the archive in content/."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ROOT
from tests.browser.queries import Query, failures, places, table

TABLE = Path(__file__).with_name("queries.yaml")
DOCUMENT = ROOT / "docs" / "search.md"
BEGIN = "<!-- The table is made by tests/real/test_queries.py. -->\n"


@pytest.fixture(scope="module")
def found(browser: Browser, address: str) -> list[tuple[Query, str]]:
    """Where each query's page comes."""
    return places(browser, address, TABLE)


def test_what_people_type_leads_to_what_they_mean(found: list[tuple[Query, str]]) -> None:
    """95 in 100 come first, and all among the first three."""
    assert failures(found) == []


def test_the_documentation_tells_of_the_queries(found: list[tuple[Query, str]]) -> None:
    """docs/search.md has the table as it is; ``RENEW=1`` before pytest writes it anew."""
    text = DOCUMENT.read_text("utf-8")
    head, _, _ = text.partition(BEGIN)
    whole = head + BEGIN + "\n" + table(found)
    if os.environ.get("RENEW"):
        DOCUMENT.write_text(whole, "utf-8")
    assert DOCUMENT.read_text("utf-8") == whole, "to renew it: RENEW=1 make check"
