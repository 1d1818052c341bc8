"""Wait for what a page says of itself, under a policy that lets it evaluate nothing later."""

from __future__ import annotations

from playwright.sync_api import Page


def until(page: Page, true: str) -> None:
    """Wait until an expression is true, half a minute at most."""
    for _ in range(600):
        if page.evaluate(true):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came about that {true}")
