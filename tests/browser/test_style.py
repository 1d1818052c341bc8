"""The style page as a person sees it."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests import style
from tests.browser.test_browser import RULES, RUN_AXE
from tests.tools.checkers import axe_source


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_style_page(
    browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Every component keeps to WCAG 2.2 AA, and none is wider than the page."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(style.PAGE.as_uri())
    page.add_script_tag(content=axe_source())
    violations = page.evaluate(RUN_AXE, RULES)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (violations, wide) == ([], width)
