"""Folders for work that is not published, and what a killed command left of such."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from comsite.publishing.staging import MARKER, clear_staging, remove

_PREFIX, _LOCK = "comsite-", ".lock"


@contextmanager
def workspace() -> Iterator[Path]:
    """Give a folder outside of the site, which is removed with all that is in it.

    What is in it may be drafts, or words that are to go. A command that was killed leaves its
    folder, and a site half written; both are removed here, for the next command of its kind.
    """
    clear_staging(Path.cwd())
    home = Path(tempfile.gettempdir()).resolve()
    for left in sorted(home.glob(f"{_PREFIX}*")):
        _remove_left(left)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
    lock = FileLock(folder / _LOCK)
    try:
        with lock:
            (folder / MARKER).write_text("Made by comsite, which removes it.\n")
            yield folder
    finally:
        remove(folder)


def _remove_left(folder: Path) -> None:
    """Remove a folder of ours that no command holds any more."""
    with suppress(OSError, Timeout):
        ours = not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
        if ours and not folder.is_symlink() and (folder / MARKER).is_file():
            with FileLock(folder / _LOCK, timeout=0):
                pass  # a folder in use cannot be locked
            remove(folder)
