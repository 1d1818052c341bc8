"""The only reader of ``content/``: every file becomes a record or Problems, in one pass.

Content arrives by pull request and is not trusted: nothing outside the folder is read (symbolic
links are refused), and what is not expected in a place is a Problem, never passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from comsite.errors import Problem, found_by, join, nearest
from comsite.models import (
    Glossary,
    Meeting,
    Organisation,
    Page,
    Person,
    Post,
    Record,
    Redirects,
    Report,
    Site,
    Topic,
)
from comsite.schema import read_record, slugify
from comsite.sourcefile import front_matter, read_text
from comsite.yamltree import Tree, read_yaml

R = TypeVar("R", bound=Record, covariant=True)

FILE_TYPES = (
    *("csv", "doc", "docx", "jpeg", "jpg", "mp3", "ods", "odp", "odt", "pdf"),
    *("png", "ppt", "pptx", "rtf", "txt", "xls", "xlsx"),
)

# The folders of records: the class of what is in them, and the ending of the files.
FOLDERS: dict[str, tuple[type[Record], str]] = {
    "meetings": (Meeting, ".md"),
    "reports": (Report, ".md"),
    "people": (Person, ".yaml"),
    "posts": (Post, ".yaml"),
    "organisations": (Organisation, ".yaml"),
    "topics": (Topic, ".yaml"),
    "pages": (Page, ".md"),
}
SINGLES: dict[str, type[Record]] = {
    "site.yaml": Site,
    "glossary.yaml": Glossary,
    "redirects.yaml": Redirects,
}

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MEETING_SLUG = re.compile(r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(-[a-z0-9]*[a-z][a-z0-9]*)*")
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record, where it stands, and the text under its front matter (empty for plain YAML).

    ``path`` is relative to the folder that holds ``content/``; ``body_line`` is the number of the
    first line of ``body``.
    """

    kind: str
    slug: str
    path: str
    record: R
    body: str
    body_line: int
    tree: Tree

    def problem(self, message: str, *location: str | int) -> Problem:
        """A problem at a field of the record."""
        return Problem(self.path, self.tree.line(location), message)


@dataclass(frozen=True)
class Original:
    """A file in ``content/files/``, published byte for byte; ``size`` in bytes."""

    name: str
    source: Path
    size: int


@dataclass(frozen=True)
class Content:
    """All records of a content folder, sorted by slug, as they stand in the files.

    ``unread`` names (folder, slug) the files that are there but have problems of their own; a
    file of its own kind, like ``glossary.yaml``, stands there by its name, without a slug.
    """

    site: Entry[Site]
    meetings: tuple[Entry[Meeting], ...] = ()
    reports: tuple[Entry[Report], ...] = ()
    people: tuple[Entry[Person], ...] = ()
    posts: tuple[Entry[Post], ...] = ()
    organisations: tuple[Entry[Organisation], ...] = ()
    topics: tuple[Entry[Topic], ...] = ()
    pages: tuple[Entry[Page], ...] = ()
    glossary: Entry[Glossary] | None = None
    redirects: Entry[Redirects] | None = None
    files: tuple[Original, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()


def with_entries(content: Content, entries: Sequence[Entry[Any]]) -> Content:
    """The content with these records too, each in the place of one of its name."""
    folders: dict[str, dict[str, Entry[Any]]] = {
        name: {entry.slug: entry for entry in getattr(content, name)} for name in FOLDERS
    }
    for entry in entries:
        folders[entry.kind][entry.slug] = entry
    changed: dict[str, Any] = {
        name: tuple(found[slug] for slug in sorted(found)) for name, found in folders.items()
    }
    unread = content.unread - {(entry.kind, entry.slug) for entry in entries}
    return replace(content, unread=unread, **changed)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The text of a file, and what it was read as."""

    text: str
    entry: Entry[Any] | None
    problems: list[Problem]


@dataclass
class _Found:
    read: dict[str, ReadFile]
    folders: dict[str, list[Entry[Any]]] = field(default_factory=dict)
    singles: dict[str, Entry[Any]] = field(default_factory=dict)
    files: list[Original] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def load(
    folder: Path, earlier: dict[str, ReadFile] | None = None
) -> tuple[Content | None, list[Problem]]:
    """Read all of a content folder.

    Returns the content and no problems; or, with problems, what could be read of it (None where
    there is no usable ``site.yaml``). A file whose text is as in ``earlier`` is the same entry as
    there; what was read is put there, by path.
    """
    found = _Found({} if earlier is None else earlier)
    try:
        is_link, is_folder = folder.is_symlink(), folder.is_dir()
    except OSError as error:
        return None, [Problem(str(folder), 0, f"this folder cannot be read: {error.strerror}")]
    if is_link:
        return None, [Problem(str(folder), 0, "this is a link; name the folder itself")]
    if not is_folder:
        return None, [
            Problem(str(folder), 0, "there is no such folder; a folder with site.yaml is expected")
        ]
    top = folder.resolve().name
    for entry in _listing(folder, top, found):
        path = f"{top}/{entry.name}"
        if entry.is_dir():
            _read_folder(Path(entry.path), entry.name, path, found)
        elif entry.name in SINGLES:
            model = SINGLES[entry.name]
            if _read_file(Path(entry.path), path, entry.name, model, found) is None:
                found.unread.add((entry.name, ""))
        elif entry.name in FOLDERS or entry.name == "files":
            found.problems.append(Problem(path, 0, "this is a file, and should be a folder"))
        else:
            allowed = [*SINGLES, *FOLDERS, "files"]
            remedy = nearest(entry.name, allowed) or f"; allowed here: {join(allowed)}"
            found.problems.append(Problem(path, 0, f"this file is not expected here{remedy}"))
    site = found.singles.get("site.yaml")
    if site is None:
        if not any(problem.path.endswith("/site.yaml") for problem in found.problems):
            found.problems.append(
                Problem(
                    f"{top}/site.yaml",
                    0,
                    "this file is missing; it holds the archive's title and address",
                )
            )
        return None, found.problems
    content = Content(
        site=site,
        glossary=found.singles.get("glossary.yaml"),
        redirects=found.singles.get("redirects.yaml"),
        files=tuple(found.files),
        unread=frozenset(found.unread),
        **{name: tuple(entries) for name, entries in found.folders.items()},
    )
    return content, found.problems


def _listing(folder: Path, path: str, found: _Found) -> list[os.DirEntry[str]]:
    """What is in a folder, sorted, without hidden files; links and odd files are problems."""
    kept = []
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        found.problems.append(Problem(path, 0, f"this folder cannot be read: {error.strerror}"))
        return []
    for entry in inside:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_symlink():
            message = "this is a link to another place, which is not allowed; copy the file here"
        elif not (entry.is_file() or entry.is_dir()):
            message = "this is neither a file nor a folder; remove it"
        else:
            kept.append(entry)
            continue
        found.problems.append(Problem(f"{path}/{entry.name}", 0, message))
    return kept


def _read_folder(folder: Path, name: str, path: str, found: _Found) -> None:
    if name == "ledger":
        return
    if name not in FOLDERS and name != "files":
        allowed = [*FOLDERS, "files"]
        remedy = nearest(name, allowed) or f"; allowed here: {join(allowed)}"
        found.problems.append(Problem(path, 0, f"this folder is not expected here{remedy}"))
        return
    for entry in _listing(folder, path, found):
        inside = f"{path}/{entry.name}"
        if entry.is_dir():
            found.problems.append(
                Problem(inside, 0, f"a folder is not expected here; move its files up into {path}/")
            )
        elif name == "files":
            _take_original(entry, inside, found)
        else:
            model, suffix = FOLDERS[name]
            _read_named(Path(entry.path), inside, name, model, suffix, found)


def _take_original(entry: os.DirEntry[str], path: str, found: _Found) -> None:
    suffix = entry.name.rpartition(".")[2].lower()
    if suffix not in FILE_TYPES:
        message = f"files of this type are not published; allowed: {', '.join(FILE_TYPES)}"
    elif not _FILE_NAME.fullmatch(entry.name):
        stem = slugify(entry.name.rpartition(".")[0]) or "file"
        message = f'rename this file "{stem}.{suffix}": lower case, no spaces, so that its address'
        message += " works everywhere"
    else:
        found.files.append(Original(entry.name, Path(entry.path), entry.stat().st_size))
        return
    found.problems.append(Problem(path, 0, message))


def _read_named(
    source: Path, path: str, kind: str, model: type[Record], suffix: str, found: _Found
) -> None:
    slug, dot, ending = source.name.rpartition(".")
    # What names this record is right; the name of its file is not.
    found.unread.add((kind, slugify(slug or ending)))
    if f"{dot}{ending}" != suffix:
        if ending.lower() in FILE_TYPES and ending != "txt":
            remedy = (
                "to make pages of this one, take it out of the archive and type comsite import with"
                " its name; an original that readers may open goes into files/"
            )
        else:
            stem = slugify((slug or ending).removesuffix(suffix)) or "name"
            remedy = f'rename this one "{stem}{suffix}", or move it to the folder it belongs in'
        found.problems.append(Problem(path, 0, f'files here end in "{suffix}"; {remedy}'))
        return
    if wrong := name_problem(kind, slug, path):
        found.problems.append(wrong)
        return
    if _read_file(source, path, kind, model, found, slug) is not None:
        found.unread.discard((kind, slug))


def name_problem(kind: str, slug: str, path: str) -> Problem | None:
    """What is wrong with a file's name, which becomes the address, if anything is."""
    if kind == "meetings":
        if not _MEETING_SLUG.fullmatch(slug):
            return Problem(
                path,
                0,
                "a meeting's file is named by its date, like"
                " 2018-01-08.md (2018-01-08-evening.md for a second one"
                " that day)",
            )
    elif not _SLUG.fullmatch(slug):
        return Problem(
            path,
            0,
            "the file's name becomes the page's address: lower"
            " case letters, digits and hyphens only; rename it"
            f' "{slugify(slug) or "name"}{FOLDERS[kind][1]}"',
        )
    return None


def _meeting_date(slug: str) -> str:
    match = _MEETING_SLUG.fullmatch(slug)
    return match[1] if match else ""


def _read_file(
    source: Path, path: str, kind: str, model: type[Record], found: _Found, slug: str = ""
) -> Entry[Any] | None:
    text, problems = read_text(source, path)
    if text is None:
        found.problems += found_by("source", problems)
        return None
    read = found.read.get(path)
    if read is None or read.text != text:
        read = found.read[path] = ReadFile(text, *read_entry(text, path, kind, model, slug))
    entry = read.entry
    found.problems += read.problems
    if entry is None:
        return None
    if kind in SINGLES:
        found.singles[kind] = entry
    else:
        found.folders.setdefault(kind, []).append(entry)
    return entry


def read_entry(
    text: str, path: str, kind: str, model: type[R], slug: str = ""
) -> tuple[Entry[R] | None, list[Problem]]:
    """The record in a file's text, or None, and what is wrong with it."""
    problems: list[Problem] = []
    body, body_line, front, front_line = "", 0, text, 1
    if path.endswith(".md"):
        parts = front_matter(text, path, problems)
        if parts is None:
            return None, found_by("source", problems)
        front, front_line, body, body_line = parts
    tree, more = read_yaml(front, path, front_line)
    problems += found_by("yaml", more)
    record = None
    if tree.whole or tree.data:
        record, more = read_record(model, tree, path)
        # Fields that seem missing may only be those that could not be read.
        problems += found_by("fields", more) if tree.whole else []
    if record is None:
        return None, problems
    entry = Entry(kind, slug, path, record, body, body_line, tree)
    if isinstance(record, Meeting) and _meeting_date(slug) != str(record.date):
        named = _meeting_date(slug)
        problems.append(
            entry.problem(
                f'"date" is {record.date}, but the file is named {slug}.md, and both must be the'
                f' same day; write "date: {named}", or rename the file "{record.date}.md"',
                "date",
            )
        )
    return entry, problems
