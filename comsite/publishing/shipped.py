"""What comes with the program: templates, documentation, a sum of all that a build depends on."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def templates_folder() -> Path:
    """Return where the templates are."""
    return _shipped("templates")


def docs_folder() -> Path:
    """Return where the documentation is, in Markdown."""
    return _shipped("docs")


def pinned_libraries() -> str:
    """Return the libraries that comsite uses, the importer's too, each at a version, for pip."""
    text = (_shipped("requirements") / "import.txt").read_text("utf-8")
    return text.partition("#    make lock\n")[2]


def _shipped(name: str) -> Path:
    """Return a folder that is beside the package in a checkout, else inside it."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def program() -> Iterator[str]:
    """List what a build depends on beside its content: Python, libraries, our code, templates.

    A library is known by the name of the folder that pip writes about it, which has its version.
    """
    yield sys.version
    libraries = Path(sysconfig.get_path("purelib"))
    yield from sorted(one.name for one in libraries.glob("*.dist-info"))
    yield digest(_PACKAGE)
    yield digest(templates_folder())


def digest(folder: Path) -> str:
    """Return a sum of all files below a folder, of their paths and their bytes.

    What is hidden counts too, but not what Python compiles. A link counts by where it leads; a pipe
    or device by its name, for whoever reads it may wait for ever.
    """
    found = hashlib.sha256()
    for above, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(name for name in names if not name.endswith(".pyc")):
            path = Path(above) / name
            if path.is_symlink():
                data = os.fsencode(path.readlink())
            else:
                data = path.read_bytes() if path.is_file() else b""
            place = os.fsencode(path.relative_to(folder))
            found.update(b"%d %b %d %b\n" % (len(place), place, len(data), data))
    return found.hexdigest()
