"""The invented town's archive, built once, and how a browser looks at it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.serve import server_of
from tests.cases import TOWN
from tests.repository import Repository

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
    """The folder of the built archive, with its search index, and with a report that changed."""
    return built_once(tmp_path_factory, "town", _with_history)


def _with_history(folder: Path) -> None:
    with TemporaryDirectory() as place:
        archive = Repository(Path(place), {})
        shutil.copytree(TOWN, archive.content, dirs_exist_ok=True)
        report = archive.content / "reports" / "2035-10-09-flooding.md"
        text = report.read_text("utf-8")
        report.write_text(text.replace("a hand higher", "a foot higher"), "utf-8")
        archive.commit("2035-11-01T12:00:00Z")
        report.write_text(text, "utf-8")
        archive.commit("2035-12-01T12:00:00Z")
        build(Options(archive.content, folder, history=True))


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


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built archive is served."""
    with serving(site) as found:
        yield found


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """The one tab of a worker, for a new one takes longer than most pages to load."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """That tab, empty and as wide as a desk's; any complaint in its console fails the test."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    def note_error(error: Error) -> None:
        complaints.append(str(error))

    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(media="null", color_scheme="null")
    tab.on("console", note)
    tab.on("pageerror", note_error)
    yield tab
    tab.remove_listener("console", note)
    tab.remove_listener("pageerror", note_error)
    if tab.url.startswith("http"):
        tab.evaluate("localStorage.clear()")
    tab.unroute_all()
    tab.goto("about:blank")
    assert complaints == []
