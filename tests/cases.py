"""The miniature archive: what is built of it, and the invalid archives made from it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result

from comsite.checking.gate import Options
from comsite.cli.main import main
from comsite.publishing.build import build
from comsite.publishing.staging import MARKER

TESTS = Path(__file__).parent
ARCHIVE = TESTS / "archive" / "content"
TOWN = TESTS / "town" / "content"  # a larger one, for what is looked at in a browser
INVALID = TESTS / "invalid"
EXPECTED = "expected.txt"
LEFT_OUT = ("files/", "static/", "search/ordinary/", "search/everyday/")  # have tests of their own
REMOVE = "_remove.txt"  # paths below content/ that the case does not have, one a line


def names() -> list[str]:
    """The names of the cases, sorted; each is a folder of ``tests/invalid/``."""
    return sorted(folder.name for folder in INVALID.iterdir() if folder.is_dir())


def make(case: str, folder: Path) -> Path:
    """Make the archive of a case in ``folder``; return its content folder."""
    source = INVALID / case
    content = copy_archive(folder)
    remove = source / REMOVE
    if remove.exists():
        for path in remove.read_text(encoding="utf-8").splitlines():
            (content / path).unlink()
    for file in source.rglob("*"):
        if file.is_file() and file not in (remove, source / EXPECTED):
            target = content / file.relative_to(source)
            target.parent.mkdir(exist_ok=True, parents=True)
            shutil.copyfile(file, target)
    return content


def copy_archive(folder: Path) -> Path:
    """Copy the valid archive into ``folder``; return its content folder."""
    content = folder / "content"
    shutil.copytree(ARCHIVE, content, copy_function=shutil.copyfile)
    return content


def check(content: Path, *options: str) -> Result:
    """What ``comsite check`` does with a content folder; its output as a person sees it."""
    return CliRunner().invoke(main, ["check", "--source", os.fspath(content), *options])


@cache
def outputs(drafts: bool = False) -> Mapping[str, bytes]:
    """Every file built from the archive, but the search index, by its path."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "build"
        build(Options(ARCHIVE, built, drafts=drafts, search=False))
        files = [path for path in built.rglob("*") if path.is_file() and path.name != MARKER]
        return {path.relative_to(built).as_posix(): path.read_bytes() for path in files}


# One page of each kind, and of each state that a kind can be in.
PAGES = (
    *(
        "404.html",
        "index.html",
        "about/index.html",
        "glossary/index.html",
        "search/index.html",
        "updates/index.html",
        "corrections/index.html",
    ),
    "data/index.html",
    *("actions/index.html", "actions/2031-03-04-2b/index.html", "actions/owner/index.html"),
    *("actions/2031-03-04-2c/index.html", "actions/owner/posts/harbour-master/index.html"),
    *("dates/index.html", "dates/2031/index.html", "dates/2031/03/index.html"),
    "dates/2031/03/04/index.html",
    *("meetings/index.html", "meetings/2031-01/index.html", "meetings/2031-03-04/index.html"),
    *("meetings/2031-03-04/2/index.html", "meetings/2031-06-10/index.html"),
    *("meetings/2031-06-10/3/index.html", "decisions/index.html"),
    "people/cora-specimen/index.html",
    *("organisations/index.html", "organisations/fernwick-harbour-board/index.html"),
    *("people/index.html", "people/ben-sample/index.html"),
    *("posts/index.html", "posts/harbour-master/index.html", "posts/harbour-warden/index.html"),
    *("reports/index.html", "reports/2031-03-04-dredging/index.html"),
    "reports/2031-03-04-lamps-extract/index.html",
    *("topics/index.html", "topics/dredging/index.html"),
)


def expected() -> Mapping[str, bytes]:
    """The files that ``tests/expected/`` holds: all data, feeds and settings, and some pages."""
    return {
        path: unhashed(data)
        for path, data in sorted(outputs().items())
        if path in PAGES
        or not (path.endswith((".html", ".png", ".sqlite")) or path.startswith(LEFT_OUT))
    }


def unhashed(data: bytes) -> bytes:
    """A file without what in it changes with the style sheet, the scripts and the icon."""
    return re.sub(rb"(/static/[a-z-]+\.)[0-9a-f]{10}(?=[./])", rb"\1HASH", data)
