"""What people type leads to what they mean, in a real browser on the invented town's archive."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.queries import failures, places

TABLE = Path(__file__).with_name("queries.yaml")


def test_what_people_type_leads_to_what_they_mean(browser: Browser, address: str) -> None:
    """95 in 100 come first, and all among the first three."""
    assert failures(places(browser, address, TABLE)) == []
