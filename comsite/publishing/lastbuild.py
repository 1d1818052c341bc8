"""The last build of a folder: what it made, and of what, so that the same is not made again.

It is noted in a file beside the folder. A note of other content, another program or another folder
counts for nothing, nor does one that cannot be read; so it can always be deleted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from comsite.content.git import commit
from comsite.publishing.shipped import digest, program


@dataclass(frozen=True)
class Summary:
    """What a build made: pages, files and their bytes, without the search index.

    So many of the pages were ``taken_over`` from the build before, as they were.
    It was ``shallow`` if a shallow clone kept the history of the files from it.
    """

    output: Path
    pages: int
    files: int
    size: int
    taken_over: int
    shallow: bool


def key_of(source: Path, asked: Iterable[object]) -> str:
    """Return a sum of all that a build depends on; ``asked`` is what the command was asked to do.

    It is empty where the content cannot be read: the build says why.
    """
    try:
        parts = [*program(), digest(source), commit(source), *map(str, asked)]
    except OSError:
        return ""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def last(output: Path, key: str) -> Summary | None:
    """Return what the last build of a folder made, if the folder is that build's, of that key."""
    try:
        noted = json.loads(_note(output).read_text("utf-8"))
        if not key or noted.pop("key") != key or noted.pop("folder") != _folder(output):
            return None
        return Summary(output, **noted)
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return None


def note(output: Path, key: str, summary: Summary) -> None:
    """Note a build. Where nothing can be written there, the next one makes all anew."""
    noted = {**asdict(summary), "key": key, "folder": _folder(output)}
    del noted["output"]
    try:
        _note(output).write_text(json.dumps(noted) + "\n", "utf-8")
    except OSError:
        return


def _note(output: Path) -> Path:
    return output.parent / f".{output.name}.last"


def _folder(output: Path) -> list[int]:
    """Return what tells a folder from any that is put in its place."""
    about = output.stat()
    return [about.st_dev, about.st_ino, about.st_mtime_ns]
