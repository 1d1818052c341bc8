"""The real archive, built once, and a browser that looks at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.serve import server_of
from tests.tools.browser import launch

ROOT = Path(__file__).parents[2]

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built archive, with its search index."""
    output = tmp_path_factory.mktemp("site") / "build"
    build(Options(ROOT / "content", output))
    return output


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Where a built site is served, with the headers that it is deployed with."""
    server = server_of(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def uncomplaining(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test on any complaint in the console."""
    found = context.new_page()
    complaints: list[str] = []
    found.on("console", lambda message: complaints.append(message.text))
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built archive is served."""
    with serving(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without one fails the tests."""
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()
