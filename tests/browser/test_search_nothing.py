"""What the search page says where it finds nothing, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("query", "tips"),
    [
        ("q=zzyzx", []),
        ("q=zzyzx&kind=Item", ["Remove a filter."]),
        ("q=pontoon+-pontoon", ["Remove a word with a minus."]),
    ],
)
def test_the_tips_fit_what_was_typed(page: Page, address: str, query: str, tips: list[str]) -> None:
    """One word cannot be made fewer, and what is not there cannot be removed."""
    page.goto(f"{address}/search/?{query}")
    page.wait_for_selector("[data-area][aria-busy=false]")
    expect(page.get_by_text("What may help")).to_be_visible()
    expect(page.locator("[data-tip]:visible")).to_have_text(tips)


def test_the_team_can_be_told_what_was_looked_for(page: Page, address: str) -> None:
    """By the reader's own mail program: the link has the words, and nothing leaves before."""
    page.goto(f"{address}/search/?q=zzyzx+%26&kind=Item")
    page.wait_for_selector("[data-area][aria-busy=false]")
    link = page.get_by_role("link", name="Tell the team what you looked for")
    subject = "Not%20found%3A%20zzyzx%20%26"
    expect(link).to_have_attribute(
        "href", re.compile(f"^mailto:archive@town\\.example\\?subject={subject}&body=http.*zzyzx")
    )
