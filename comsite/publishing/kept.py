"""What a build keeps for the next one: what it read, and of what it made each page.

It is kept in a folder of this user outside of the archive. It is read as Python's own objects, so
whoever writes it could run code, and what is in an archive may come from anybody. What another
program or another question left counts for nothing, nor does what is not whole; so it can always
be deleted.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from comsite.checking.gate import Earlier
from comsite.publishing.shipped import program


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: the sum of what it was made of, and what tells it from any other."""

    of: str
    size: int
    time: int

    @classmethod
    def at(cls, path: Path, of: str) -> Made:
        """Return what was just written there."""
        about = path.stat()
        return cls(of, about.st_size, about.st_mtime_ns)

    def is_still(self, path: Path) -> bool:
        """Whether the file is there as it was written."""
        about = path.lstat() if path.is_file() and not path.is_symlink() else None
        return about is not None and (about.st_size, about.st_mtime_ns) == (self.size, self.time)


@dataclass
class Kept:
    """What is kept of a build.

    ``files`` are the pages, and ``index`` the files of the search index, by their paths below the
    output folder; ``parts`` are the sums of the pages in each part of it, by address. ``whole`` are
    the pages as the index is made of them, by the part and path, in the folder ``pages``, and
    ``templates`` those that were compiled.
    """

    reading: Earlier = field(default_factory=Earlier)
    files: Mapping[str, Made] = field(default_factory=dict)
    index: Mapping[str, Made] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, Made] = field(default_factory=dict)
    pages: Path | None = None
    templates: Mapping[str, bytes] = field(default_factory=dict)

    def whole_at(self, place: str) -> Path | None:
        """Return a page as the index is made of it, if it is there as it was."""
        made = self.whole.get(place)
        path = self.pages / place.removeprefix("/") if self.pages else None
        return path if made and path and made.is_still(path) else None

    def index_of(self, part: str, before: Path) -> Mapping[str, Path]:
        """Return the files of a part of the index, if all of them are there as they were."""
        paths = {path: before / path for path in self.index if f"/{path}".startswith(part)}
        is_whole = all(self.index[path].is_still(file) for path, file in paths.items())
        return paths if is_whole else {}


class _Pickler(pickle.Pickler):
    """Writes the values in dataclasses; Python's own way asks for the names of each again."""

    def reducer_override(self, what: Any) -> Any:
        kind = type(what)
        if not is_dataclass(kind):
            return NotImplemented
        return kind, (_values_of(kind)(what),)


@cache
def _values_of(kind: type[Any]) -> Callable[[Any], Any]:
    """Return what gets the values in a dataclass."""
    names = [one.name for one in fields(kind)]
    return attrgetter(*names) if names else repr


def sum_of(what: object) -> str:
    """Return a sum of the values in an object: equal ones have one sum, whoever made them."""
    buffer = BytesIO()
    pickler = _Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # without it, it counts whether two equal texts are one object
    pickler.dump(what)
    return hashlib.blake2b(buffer.getbuffer(), digest_size=16).hexdigest()


class Shelf:
    """The place of what builds into one folder keep; ``asked`` is what they are asked to do."""

    def __init__(self, output: Path, asked: Iterable[object]) -> None:
        # The path as it is written: a folder that cannot be is refused where the site is.
        self.output = os.fsencode(os.path.abspath(output))  # noqa: PTH100
        self.path = _shelves() / hashlib.sha256(self.output).hexdigest()[:32]
        self.pages = self.path.with_suffix(".pages")
        self.key = sum_of([*program(), *map(str, asked)]).encode()

    def take(self) -> Kept:
        """Return what the last build kept, or nothing of it."""
        with suppress(Exception):  # whatever is wrong with it, the build can do without
            _, key, sum_, data = self.path.read_bytes().split(b"\n", 3)
            if key == self.key and sum_ == _sum(data):
                kept: Any = pickle.loads(data)  # noqa: S301  (this user's own, see above)
                return kept if isinstance(kept, Kept) else Kept()
        return Kept(pages=self.pages)

    def clear(self) -> None:
        """Forget the last build, before what it made is replaced."""
        with suppress(OSError):
            self.path.unlink()

    def take_in(self, pages: Path) -> None:
        """Keep the pages that the search index was made of, if they are on the same disk."""
        shutil.rmtree(self.pages, ignore_errors=True)
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            pages.rename(self.pages)

    def put(self, kept: Kept) -> None:
        """Keep a build. Where that cannot be done, the next one makes all anew."""
        new = self.path.with_suffix(".new")
        with suppress(OSError, RecursionError, MemoryError):
            now = replace(kept, reading=kept.reading.current())
            data = pickle.dumps(now, pickle.HIGHEST_PROTOCOL)
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.write_bytes(b"\n".join((self.output.hex().encode(), self.key, _sum(data), data)))
            new.replace(self.path)
        with suppress(OSError):
            new.unlink()  # what is there still is not whole
        _clear_forlorn()


def clear_shelves() -> None:
    """Forget all builds of this user, with every word that they read."""
    shutil.rmtree(_shelves(), ignore_errors=True)


def _clear_forlorn() -> None:
    """Clear the shelves of sites that are gone: nobody else would, and they hold words."""
    with suppress(OSError):
        for shelf in [path for path in _shelves().iterdir() if not path.suffix]:
            with suppress(OSError, ValueError), shelf.open("rb") as file:
                output = bytes.fromhex(file.readline().decode())
                if not Path(os.fsdecode(output)).is_dir():
                    shelf.unlink()
                    shutil.rmtree(shelf.with_suffix(".pages"), ignore_errors=True)


def _shelves() -> Path:
    return user_cache_path("comsite", appauthor=False) / "builds"


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode()
