"""The real archive, built once, and a browser that looks at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from comsite.build import Options, build
from comsite.serve import server_of
from tests.tools.browser import launch

ROOT = Path(__file__).parents[2]

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built archive, with its search index."""
    output = tmp_path_factory.mktemp("site") / "build"
    build(Options(ROOT / "content", output))
    return output


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built archive is served, with the headers that it is deployed with."""
    server = server_of(site, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without one fails the tests."""
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()
