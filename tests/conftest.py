"""Settings for all tests, and the browser of those that look at pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A machine that is busy with other things is no reason to fail. Elsewhere each run looks at new
# examples; in CI at the same ones, so that a change is judged by what it changed.
settings.register_profile(
    "ours",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


@pytest.fixture(scope="session", autouse=True)
def no_shelf_of_this_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds keep goes into a folder of the tests, and nothing comes from elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_takes_long() -> Iterator[None]:
    """A command says how long it took where that was long; on a busy machine all is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("comsite.cli.progress.LONG", float("inf"))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without one fails the tests."""
    # Here, because most tests need none; one for all, because Playwright starts once in a process.
    from playwright.sync_api import sync_playwright

    from tests.tools.browser import launch

    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()
