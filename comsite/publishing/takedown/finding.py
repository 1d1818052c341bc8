"""Where words stand: in every file of the content, and in every file of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from comsite.base.english import visible
from comsite.data import database
from comsite.importing import looking
from comsite.publishing.takedown.wording import Wording
from comsite.search.reading import PACKED, texts_of

_ORIGINALS = "files/"
_LONGEST = 100  # letters of a line that is quoted

# The parts of the content and of a site, by the files that are in them.
_CONTENT = (("the ledger", "ledger/*"), ("originals", "files/*"), ("content files", "*"))
_SITE = (
    *(("originals", "files/*"), ("the search index", "pagefind/*"), ("feeds", "feeds/*")),
    *(("calendars", "*.ics"), ("open data", "data/*"), ("pages", "*.html"), ("JSON", "*.json")),
    ("other files of the site", "*"),
)


@dataclass(frozen=True, slots=True)
class Find:
    """A file in which the words stand, and the part that it is of.

    The ``places`` are its lines or pages, each with what stands there; there are none where they
    are in its name.
    """

    part: str
    path: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found, in how many files and bytes; and the files that could not be read."""

    finds: tuple[Find, ...]
    files: int
    size: int
    unread: tuple[str, ...]


def search_content(source: Path, wording: Wording) -> Search:
    """Search every file of a content folder, hidden ones and drafts too."""
    return _search(source, wording, _CONTENT, f"{source.resolve().name}/")


def search_site(folder: Path, wording: Wording) -> Search:
    """Search every file of a site, compressed ones as they read."""
    return _search(folder, wording, _SITE, "")


def _search(folder: Path, wording: Wording, parts: Iterable[tuple[str, str]], shown: str) -> Search:
    finds: list[Find] = []
    unread: list[str] = []
    files = size = 0
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        part = next(part for part, pattern in parts if fnmatchcase(path, pattern))
        try:
            data = b"" if file.is_symlink() else file.read_bytes()
        except OSError:
            unread.append(f"{shown}{path}")
            continue
        files, size = files + 1, size + len(data)
        texts, is_whole = _texts(path, data)
        if not is_whole:
            unread.append(f"{shown}{path}")
        places = tuple(dict.fromkeys(_places(texts, wording)))
        if places or wording.is_in(path):
            finds.append(Find(part, f"{shown}{path}", places))
    return Search(tuple(finds), files, size, tuple(unread))


def _texts(path: str, data: bytes) -> tuple[list[tuple[str, str]], bool]:
    """Return the texts in a file with their places, and whether these are all that is in it."""
    if path.startswith(_ORIGINALS):
        found = looking.texts_of(path, data)
        return found or [("", data.decode("utf-8", "replace"))], found is not None
    if data.startswith(PACKED):
        return [("", text) for text in texts_of(data)], True
    if data.startswith(database.MARK):
        return [("", text) for text in database.texts_of(data)], True
    return [("", data.decode("utf-8-sig", "replace"))], True


def _places(texts: Iterable[tuple[str, str]], wording: Wording) -> Iterator[tuple[str, str]]:
    for place, text in texts:
        lines = text.split("\n")
        for number, around in wording.places(text):
            line = visible(lines[number - 1]) if number <= len(lines) else ""
            quote = line if 0 < len(line) <= _LONGEST else f"… {visible(around)} …"
            yield place or f"line {number}", quote
