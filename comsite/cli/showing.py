"""Show the pages of new records in a preview, and in a browser where there is one."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path

import click

from comsite.cli.shared import run, teller

# On Linux, a browser can open a window only if one of these is set. A browser inside the terminal
# would hide what is printed there.
_WINDOWS = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")


def show_pages(source: Path, pages: Sequence[str]) -> None:
    """Show pages, by their addresses on the site, in a preview until interrupted."""
    from comsite.publishing.serve import serve

    def ready(address: str) -> None:
        click.echo("On this machine only, and new each time you save a file (Ctrl-C ends it):")
        for page in pages:
            click.echo(f"  {address}{page}")
        if _has_window():  # in a thread, because opening a browser may block until it is closed
            first = f"{address}{pages[0]}"
            threading.Thread(target=webbrowser.open, args=(first,), daemon=True).start()

    run(
        lambda: serve(source, None, True, None, teller(source), ready),
        source,
        "The files are as said above.",
    )


def _has_window() -> bool:
    """Whether a browser can open in a window of its own."""
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in _WINDOWS)
