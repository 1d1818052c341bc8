"""The proof that words are gone: a site is built anew, and every byte of it is searched."""

from __future__ import annotations

from pathlib import Path

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.takedown.finding import Search, search_site
from comsite.publishing.takedown.wording import Wording
from comsite.publishing.workspace import workspace


def search_build(source: Path, wording: Wording) -> Search:
    """Build the site in a folder of its own, and search it. Raises ContentError, BuildError."""
    with workspace() as folder:
        output = folder / "site"
        build(Options(source, output, history=True))
        return search_site(output, wording)
