"""The only reader of ``content/``: every file becomes a record or Problems, in one pass.

Content arrives by pull request and is not trusted: nothing outside the folder is read (symbolic
links are refused), and what is not expected in a place is a Problem, never passed over.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comsite.base.english import join
from comsite.base.problems import Problem, found_by, nearest
from comsite.base.slugs import slugify
from comsite.content.entries import (
    FILE_TYPES,
    Content,
    Entry,
    Original,
    name_problem,
    read_entry,
)
from comsite.content.filenames import faults_of_names
from comsite.content.kinds import KINDS, SINGLES, Kind
from comsite.content.ledger import (
    ADDRESSES,
    FEEDS,
    TEXTS,
    FeedNames,
    Ledger,
    Recorded,
    read_addresses,
    read_feeds,
)
from comsite.content.ledger import FOLDER as LEDGER
from comsite.content.models import (
    Record,
)
from comsite.content.originals import fault_of_original
from comsite.content.sourcefile import LARGEST_TEXT, conflict_problem, read_text

_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")

_TEXTS = ("csv", "txt")  # originals in which git may leave marks
TEMPLATES = "templates"  # the folder of the archive's own templates and styles


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The text of a file, and what it was read as."""

    text: str
    entry: Entry[Any] | None
    problems: list[Problem]


@dataclass
class _Reading:
    """What has been read so far; ``unread`` (kind, slug) names files that have problems.

    ``by_path`` are the files that were read before, and ``read`` the paths of those that are there.
    """

    by_path: dict[str, ReadFile]
    read: set[str] = field(default_factory=set)
    folders: dict[str, list[Entry[Any]]] = field(default_factory=dict)
    singles: dict[str, Entry[Any]] = field(default_factory=dict)
    files: list[Original] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    recorded: dict[tuple[str, str], Recorded] = field(default_factory=dict)
    addresses: frozenset[str] | None = None
    feeds: FeedNames | None = None
    problems: list[Problem] = field(default_factory=list)


def load(
    folder: Path, earlier: dict[str, ReadFile] | None = None
) -> tuple[Content | None, list[Problem]]:
    """Read all of a content folder.

    Returns the content and no problems; or, with problems, what could be read of it (None where
    there is no usable ``site.yaml``). A file whose text is as in ``earlier`` is the same entry as
    there; what was read is put there, by path.
    """
    reading = _Reading({} if earlier is None else earlier)
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
    for entry in _listing(folder, top, reading):
        path = f"{top}/{entry.name}"
        if entry.is_dir():
            _read_folder(Path(entry.path), entry.name, path, reading)
        elif entry.name in SINGLES:
            model = SINGLES[entry.name]
            if _read_file(Path(entry.path), path, entry.name, model, reading) is None:
                reading.unread.add((entry.name, ""))
        elif entry.name in KINDS or entry.name in ("files", TEMPLATES):
            reading.problems.append(Problem(path, 0, "this is a file, and should be a folder"))
        else:
            allowed = [*SINGLES, *KINDS, "files"]
            remedy = nearest(entry.name, allowed) or f"; allowed here: {join(allowed)}"
            reading.problems.append(Problem(path, 0, f"this file is not expected here{remedy}"))
    for gone in reading.by_path.keys() - reading.read:
        del reading.by_path[gone]
    site = reading.singles.get("site.yaml")
    if site is None:
        if not any(problem.path.endswith("/site.yaml") for problem in reading.problems):
            reading.problems.append(
                Problem(
                    f"{top}/site.yaml",
                    0,
                    "this file is missing; it holds the archive's title and address",
                )
            )
        return None, reading.problems
    content = Content(
        site=site,
        glossary=reading.singles.get("glossary.yaml"),
        redirects=reading.singles.get("redirects.yaml"),
        files=tuple(reading.files),
        unread=frozenset(reading.unread),
        records={name: tuple(entries) for name, entries in reading.folders.items()},
        ledger=Ledger(
            reading.recorded,
            reading.addresses or frozenset(),
            reading.addresses is not None,
            reading.feeds,
        ),
    )
    return content, reading.problems


def _listing(folder: Path, path: str, reading: _Reading) -> list[os.DirEntry[str]]:
    """List what is in a folder, sorted, without hidden files.

    Links, odd files and names that no disk or nobody should have are problems.
    """
    kept = []
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        reading.problems.append(Problem(path, 0, f"this folder cannot be read: {error.strerror}"))
        return []
    inside = [
        entry for entry in inside if not (entry.name.startswith(".") or entry.name.endswith("~"))
    ]
    faults = faults_of_names(entry.name for entry in inside)
    for entry in inside:
        if fault := faults.get(entry.name):
            message = fault
            reading.unread.add((path.rpartition("/")[2], slugify(entry.name.partition(".")[0])))
        elif entry.is_symlink():
            message = "this is a link to another place, which is not allowed; copy the file here"
        elif not (entry.is_file() or entry.is_dir()):
            message = "this is neither a file nor a folder; remove it"
        else:
            kept.append(entry)
            continue
        reading.problems.append(Problem(f"{path}/{entry.name}", 0, message))
    return kept


def _read_folder(folder: Path, name: str, path: str, reading: _Reading) -> None:
    if name == LEDGER:
        _read_ledger(folder, path, reading)
        return
    if name == TEMPLATES:
        _look_through(folder, path, reading)
        return
    if name not in KINDS and name != "files":
        allowed = [*KINDS, "files", TEMPLATES]
        remedy = nearest(name, allowed) or f"; allowed here: {join(allowed)}"
        reading.problems.append(Problem(path, 0, f"this folder is not expected here{remedy}"))
        return
    for entry in _listing(folder, path, reading):
        inside = f"{path}/{entry.name}"
        if entry.is_dir():
            reading.problems.append(
                Problem(inside, 0, f"a folder is not expected here; move its files up into {path}/")
            )
        elif name == "files":
            _take_original(entry, inside, reading)
        else:
            _read_named(Path(entry.path), inside, KINDS[name], reading)


def _look_through(folder: Path, path: str, reading: _Reading) -> None:
    """Find what may not be in a folder whose files are read when pages are made."""
    for entry in _listing(folder, path, reading):
        inside = f"{path}/{entry.name}"
        if entry.is_dir():
            _look_through(Path(entry.path), inside, reading)
        else:
            _look_for_conflict(Path(entry.path), inside, reading)


def _look_for_conflict(source: Path, path: str, reading: _Reading) -> None:
    """Find marks of a conflict in a file that is not read here."""
    try:
        is_small = source.stat().st_size <= LARGEST_TEXT
        text = source.read_bytes().decode("utf-8", "replace") if is_small else ""
    except OSError:
        return  # who uses the file says so
    if wrong := conflict_problem(text.replace("\r\n", "\n"), path):
        reading.problems.append(wrong)


def _read_ledger(folder: Path, path: str, reading: _Reading) -> None:
    """Take up what was published before; it is written by the program, so all else is strange."""
    for entry in _listing(folder, path, reading):
        inside = f"{path}/{entry.name}"
        if entry.is_dir() and entry.name in TEXTS:
            for file in _listing(Path(entry.path), inside, reading):
                text = _ledger_text(file, f"{inside}/{file.name}", reading)
                slug = file.name.removesuffix(".txt")
                reading.recorded[entry.name, slug] = Recorded(f"{inside}/{file.name}", text)
        elif entry.name == ADDRESSES:
            reading.addresses = read_addresses(_ledger_text(entry, inside, reading))
        elif entry.name == FEEDS:
            reading.feeds = read_feeds(_ledger_text(entry, inside, reading))
        else:
            message = "this is not expected in the ledger, which comsite writes; move it elsewhere"
            reading.problems.append(Problem(inside, 0, message))


def _ledger_text(entry: os.DirEntry[str], path: str, reading: _Reading) -> str:
    text, problems = read_text(Path(entry.path), path)
    reading.problems += found_by("source", problems)
    return text or ""


def _take_original(entry: os.DirEntry[str], path: str, reading: _Reading) -> None:
    suffix = entry.name.rpartition(".")[2].lower()
    if suffix not in FILE_TYPES:
        message = f"files of this type are not published; allowed: {', '.join(FILE_TYPES)}"
    elif not _FILE_NAME.fullmatch(entry.name):
        stem = slugify(entry.name.rpartition(".")[0]) or "file"
        message = f'rename this file "{stem}.{suffix}": lower case, no spaces, so that its address'
        message += " works everywhere"
    else:
        reading.files.append(Original(entry.name, Path(entry.path), entry.stat().st_size))
        try:
            message = fault_of_original(Path(entry.path))
        except OSError as error:
            message = f"this file cannot be read: {error.strerror}"
        if message:
            reading.problems.append(Problem(path, 0, message, rule="originals"))
        if suffix in _TEXTS:
            _look_for_conflict(Path(entry.path), path, reading)
        return
    reading.problems.append(Problem(path, 0, message))


def _read_named(source: Path, path: str, kind: Kind, reading: _Reading) -> None:
    slug, dot, ending = source.name.rpartition(".")
    # Other files may name this record rightly: only the name of its own file is wrong.
    suffix = kind.ending
    reading.unread.add((kind.folder, slugify(slug or ending)))
    if f"{dot}{ending}" != suffix:
        if ending.lower() in FILE_TYPES and ending != "txt":
            remedy = (
                "to make pages of this one, take it out of the archive and type comsite import with"
                " its name; an original that readers may open goes into files/"
            )
        else:
            stem = slugify((slug or ending).removesuffix(suffix)) or "name"
            remedy = f'rename this one "{stem}{suffix}", or move it to the folder it belongs in'
        reading.problems.append(Problem(path, 0, f'files here end in "{suffix}"; {remedy}'))
        return
    if wrong := name_problem(kind.folder, slug, path):
        reading.problems.append(wrong)
        return
    if _read_file(source, path, kind.folder, kind.model, reading, slug) is not None:
        reading.unread.discard((kind.folder, slug))


def _read_file(
    source: Path, path: str, kind: str, model: type[Record], reading: _Reading, slug: str = ""
) -> Entry[Any] | None:
    text, problems = read_text(source, path)
    if text is None:
        reading.problems += found_by("source", problems)
        return None
    reading.read.add(path)
    read = reading.by_path.get(path)
    if read is None or read.text != text:
        read = reading.by_path[path] = ReadFile(text, *read_entry(text, path, kind, model, slug))
    entry = read.entry
    reading.problems += read.problems
    if entry is None:
        return None
    if kind in SINGLES:
        reading.singles[kind] = entry
    else:
        reading.folders.setdefault(kind, []).append(entry)
    return entry
