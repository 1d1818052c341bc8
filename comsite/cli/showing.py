"""The pages of new records in a preview, and in a browser where there is one."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path

import click

from comsite.cli.shared import run, teller

# On Linux, a window can be opened where one of these is set; a browser in the terminal is none.
_WINDOWS = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")


def show_pages(source: Path, pages: Sequence[str]) -> None:
    """Show pages, by their addresses on the site, in a preview until interrupted."""
    from comsite.publishing.serve import serve

    def ready(address: str) -> None:
        click.echo("On this machine only, and new each time you save a file (Ctrl-C ends it):")
        for page in pages:
            click.echo(f"  {address}{page}")
        if _has_window():  # a browser that is started by it may hold it up
            first = f"{address}{pages[0]}"
            threading.Thread(target=webbrowser.open, args=(first,), daemon=True).start()

    run(
        lambda: serve(source, None, True, None, teller(source), ready),
        source,
        "The files are as said above.",
    )


def _has_window() -> bool:
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in _WINDOWS)
