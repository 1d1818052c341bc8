"""The tools that are compared: how each is run, and what it must have written.

Each peer has a set-up of its own in ``sites/``: a base template, a page a document, listings of
meetings, reports and topics. Where a peer could do more or less, it does less (no feeds, no people,
no pages of items), and what makes it faster by its own manual is on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from install import eleventy, hugo, pagefind, script

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Step:
    """A command of a build; ``search`` marks the separate search index."""

    argv: tuple[str, ...]
    cwd: Path
    search: bool = False


@dataclass(frozen=True)
class Tool:
    """One tool; paths are relative to the folder that holds the archive and the set-up.

    ``documents`` is the folder of its source files, ``output`` what it writes, ``page`` where a
    document's page is within it, ``index`` a pattern for its search index.
    """

    name: str
    title: str
    steps: Callable[[Path], tuple[Step, ...]]
    documents: str
    output: str
    page: str = "{section}/{slug}/index.html"
    index: str = "pagefind/pagefind-entry.json"


def _comsite(site: Path) -> tuple[Step, ...]:
    """Search is part of the build."""
    command = (sys.executable, "-m", "comsite", "build")
    folders = ("--source", str(site), "--output", str(site.parent / "output"))
    return (Step((*command, *folders), REPOSITORY),)


def _hugo(site: Path) -> tuple[Step, ...]:
    return (Step((str(hugo()), "--quiet"), site), *_search(site / "public"))


def _eleventy(site: Path) -> tuple[Step, ...]:
    """Its ``--incremental`` is for watching, or for a caller who names the changed file."""
    return (Step((*eleventy(), "--quiet"), site), *_search(site / "_site"))


def _pelican(site: Path) -> tuple[Step, ...]:
    return (Step((str(script("pelican")), "--quiet"), site), *_search(site / "output"))


def _mkdocs(site: Path) -> tuple[Step, ...]:
    """Its own search; ``--dirty`` is left off, for its manual keeps it to previews."""
    return (Step((str(script("mkdocs")), "build", "--quiet"), site),)


def _search(output: Path) -> tuple[Step, ...]:
    """Index into a fresh folder: Pagefind never deletes what it wrote before."""
    return (
        Step(("rm", "-rf", str(output / "pagefind")), output.parent, search=True),
        Step((str(pagefind()), "--site", str(output)), output.parent, search=True),
    )


TOOLS = {
    tool.name: tool
    for tool in (
        Tool("comsite", "comsite", _comsite, ".", "../output", index="**/pagefind-entry.json"),
        Tool("hugo", "Hugo", _hugo, "content", "public"),
        Tool("eleventy", "Eleventy", _eleventy, "content", "_site"),
        Tool("pelican", "Pelican", _pelican, "content", "output"),
        Tool(
            "mkdocs",
            "MkDocs with Material",
            _mkdocs,
            "docs",
            "site",
            page="{section}/{year}/{slug}/index.html",
            index="search/search_index.json",
        ),
    )
}
