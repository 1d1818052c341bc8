"""The invented town's archive, built once, and how a browser looks at it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext, Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.serve import server_of
from tests.cases import TOWN

ROOT = Path(__file__).parents[2]

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


def built_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first of pytest's workers makes, and the others wait for.

    ``make`` is given the folder, which is there only once it is whole.
    """
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with FileLock(folder / f"{name}.lock"):
        if not (folder / name).exists():
            make(folder / name)
    return folder / name


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built archive, with its search index."""
    return built_once(tmp_path_factory, "town", lambda folder: build(Options(TOWN, folder)))


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
