"""A record with its file: what is in each folder, and how one file is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from comsite.base.letterforms import one_form
from comsite.base.problems import Problem, found_by
from comsite.base.slugs import slugify
from comsite.content.kinds import KINDS
from comsite.content.ledger import Ledger
from comsite.content.models import (
    Glossary,
    Meeting,
    Record,
    Redirects,
    Site,
)
from comsite.content.sourcefile import front_matter, with_ordinary_blanks
from comsite.content.validation import read_record
from comsite.content.yamltree import Tree, read_yaml

R = TypeVar("R", bound=Record, covariant=True)

FILE_TYPES = (
    *("csv", "doc", "docx", "jpeg", "jpg", "mp3", "ods", "odp", "odt", "pdf"),
    *("png", "ppt", "pptx", "rtf", "txt", "xls", "xlsx"),
)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MEETING_SLUG = re.compile(r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(-[a-z0-9]*[a-z][a-z0-9]*)*")


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
        """Make a problem at a field of the record."""
        return Problem(self.path, self.tree.line(location), message)


@dataclass(frozen=True)
class Original:
    """A file in ``content/files/``, published byte for byte; ``size`` in bytes."""

    name: str
    source: Path
    size: int


@dataclass(frozen=True)
class Content:
    """All records of a content folder as they stand in the files: by folder, sorted by slug.

    ``unread`` names (folder, slug) the files that are there but have problems of their own; a
    file of its own kind, like ``glossary.yaml``, stands there by its name, without a slug.
    """

    site: Entry[Site]
    records: Mapping[str, tuple[Entry[Any], ...]] = field(default_factory=dict)
    glossary: Entry[Glossary] | None = None
    redirects: Entry[Redirects] | None = None
    files: tuple[Original, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()
    ledger: Ledger = field(default_factory=Ledger)


def with_entries(content: Content, entries: Sequence[Entry[Any]]) -> Content:
    """Return the content with these records too; each replaces the record of the same slug."""
    folders: dict[str, dict[str, Entry[Any]]] = {
        name: {entry.slug: entry for entry in content.records.get(name, ())} for name in KINDS
    }
    for entry in entries:
        folders[entry.kind][entry.slug] = entry
    records = {
        name: tuple(by_slug[slug] for slug in sorted(by_slug)) for name, by_slug in folders.items()
    }
    unread = content.unread - {(entry.kind, entry.slug) for entry in entries}
    return replace(content, unread=unread, records=records)


def name_problem(kind: str, slug: str, path: str) -> Problem | None:
    """Return what is wrong with a file's name, which becomes the address, or None."""
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
            f' "{slugify(slug) or "name"}{KINDS[kind].ending}"',
        )
    return None


def _meeting_date(slug: str) -> str:
    match = _MEETING_SLUG.fullmatch(slug)
    return match[1] if match else ""


def read_entry(
    text: str, path: str, kind: str, model: type[R], slug: str = ""
) -> tuple[Entry[R] | None, list[Problem]]:
    """Read the record in a file's text: the record or None, and what is wrong with it."""
    problems: list[Problem] = []
    text = with_ordinary_blanks(one_form(text))
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
