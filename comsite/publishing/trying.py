"""Try edits of the content in a copy of it, and write them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from comsite.checking.gate import Options, read
from comsite.editing.renaming import Edit
from comsite.publishing.workspace import workspace


def try_edits(source: Path, edits: Iterable[Edit]) -> None:
    """Check the content as it would be after some edits. Raises ContentError with its problems."""
    with workspace() as folder:
        copy = folder / source.resolve().name
        shutil.copytree(source, copy, copy_function=_copied, symlinks=True)
        write_edits(copy, edits)
        read(Options(copy, copy, drafts=True))


def write_edits(source: Path, edits: Iterable[Edit]) -> None:
    """Write edits into a content folder. Raises OSError where that fails."""
    for edit in edits:
        path = source / edit.path
        path.unlink(missing_ok=True)  # a file that is linked from elsewhere stays as it is there
        if edit.after is not None:
            path.parent.mkdir(exist_ok=True)
            path.write_text(edit.after, "utf-8")


def _copied(path: str, copy: str) -> None:
    """Link a file, which costs nothing, or copy it where the disk cannot."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copyfile(path, copy)
