"""The kinds of record: one row for each folder of ``content/``, and for each file of its own kind.

What differs by kind stands here: the folder (which is in addresses too), what one record is
called, the class and the ending of its files, the fields that hold its names. A kind without a
page of its own in ``site`` has the plain one.
"""

from __future__ import annotations

from dataclasses import dataclass

from comsite.content.models import (
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


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that has a folder.

    ``noun`` is what one record is called; fields that name such a record are called so too.
    ``name`` is the field with the record's name, ``filed_by`` are the fields that its file is
    named by, and ``linked_by`` those from which links in the texts of other records are made. A
    record that ``is_followed`` has a feed beside its page. One that ``begins_by_name`` can
    be begun by ``comsite new`` with its name alone. One that fewer than ``paged_from`` places name
    has no page of its own: it is a row on the page of its kind.
    """

    folder: str
    noun: str
    model: type[Record]
    ending: str
    name: str
    filed_by: tuple[str, ...]
    linked_by: tuple[str, ...] = ()
    is_followed: bool = False
    begins_by_name: bool = False
    paged_from: int = 0
    is_page: bool = False

    @property
    def title(self) -> str:
        """What one record is called at the beginning of a line: ``Person``."""
        return self.noun.capitalize()

    @property
    def titles(self) -> str:
        """What several records are called there: ``People``."""
        return self.folder.capitalize()


_NAMES = ("abbreviations", "other_names")

# The order is that of pages, data and lists.
KINDS: dict[str, Kind] = {
    kind.folder: kind
    for kind in (
        Kind("meetings", "meeting", Meeting, ".md", "date", ("date",), ("date",)),
        Kind(
            *("reports", "report", Report, ".md", "subject", ("date", "subject")),
            linked_by=("date", "subject", "title"),
        ),
        Kind(
            *("people", "person", Person, ".yaml", "name", ("name",)),
            linked_by=("name", "other_names", "earlier_names", "sort_name"),
            is_followed=True,
            begins_by_name=True,
        ),
        Kind(
            *("posts", "post", Post, ".yaml", "title", ("title",)),
            linked_by=("title", *_NAMES, "organisation", "shared"),
            is_followed=True,
            begins_by_name=True,
        ),
        Kind(
            *("organisations", "organisation", Organisation, ".yaml", "name", ("name",)),
            linked_by=("name", *_NAMES),
            is_followed=True,
            begins_by_name=True,
            paged_from=3,
        ),
        Kind(
            *("topics", "topic", Topic, ".yaml", "title", ("title",)),
            is_followed=True,
            begins_by_name=True,
        ),
        Kind("pages", "page", Page, ".md", "title", ("title",), is_page=True),
    )
}

# The folders whose records are of the archive itself, and not pages of the site.
RECORDS = tuple(folder for folder, kind in KINDS.items() if not kind.is_page)

# The kinds that a name in a text can stand for, by their folders.
NAMED = {folder: kind.noun for folder, kind in KINDS.items() if kind.linked_by}

# The kinds with a feed for each record that has a page, by their folders.
FOLLOWED = tuple(folder for folder, kind in KINDS.items() if kind.is_followed)

# Files that stand alone, each of its own kind.
SINGLES: dict[str, type[Record]] = {
    "site.yaml": Site,
    "glossary.yaml": Glossary,
    "redirects.yaml": Redirects,
}


def called(record: Record, slug: str, kind: str) -> str:
    """Return what a record is called: its name, in plain words if it has such; a meeting's date.

    The meeting of the file ``2018-01-08-evening.md`` is called "8 January 2018 (evening)".
    """
    if isinstance(record, Meeting):
        suffix = slug[len(str(record.date)) :].replace("-", " ").strip()
        return f"{record.date.text}{f' ({suffix})' if suffix else ''}"
    plain = record.title if isinstance(record, Report) else None
    return plain or str(getattr(record, KINDS[kind].name))
