"""What a page is, and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.content.models import Body, Licence, OfficialRecord


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text, its address, and a remark to stand behind it.

    ``summary`` is what the record that it leads to says, where a list shows it.
    """

    text: str
    url: str
    note: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class SearchUnit:
    """What the search index knows of a page beside its text.

    ``month`` is like ``2018-01`` and ``day`` like ``2018-01-08``: the first where only the year or
    the month is known. ``meeting`` is the meeting that an item belongs to, by which results are
    grouped. ``exact`` are the marks of what is found only whole, and
    ``about`` the words of its topics.
    """

    kind: str
    date: str
    year: str
    month: str
    day: str
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    meeting: Link | None = None
    exact: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The picture of a page for those who share its address; ``alt`` has the words in it.

    ``kicker`` is what the page is, ``title`` its title, ``site`` the name of the site: each in the
    letters that can be drawn.
    """

    url: str
    alt: str
    kicker: str
    title: str
    site: str


# Those who spoke on a page, and by the anchor of each paragraph which of them did in it, from 0.
Voices = tuple[tuple[str, ...], Mapping[str, Sequence[int]]] | tuple[()]


@dataclass(frozen=True, slots=True)
class Citation:
    """How a page is cited: ``metas`` are names and contents, for its script too.

    ``authors`` are the names as CSL has them, in parts. ``voices`` are those who asked, answered
    or spoke in a paragraph.
    """

    authors: tuple[Mapping[str, str], ...]
    metas: tuple[tuple[str, str], ...]
    voices: Voices


@dataclass(frozen=True, slots=True)
class RecordDates:
    """When a record was published here, its notes agreed, and it changed last.

    Each is None if it never did, or if nobody knows. ``url`` is the page of what changed.
    """

    published: PartialDate | None
    agreed: PartialDate | None
    changed: PartialDate | None
    url: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a page is made from. ``held`` is ``full``, ``digest`` or ``missing``.

    ``of`` names the document: "notes", or the kind of a report.
    """

    of: str
    held: str
    draft: bool
    title: str
    publisher: str
    url: str
    note: str
    known_from: str
    official_publisher: str
    official_url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands under each heading: in ``words`` what the page is, and what is ``more`` of it.

    ``spelt`` has what the short forms in the heading stand for: "CSE: child sexual exploitation".
    ``mistake`` is the address of a message that reports one, where the archive has a contact.
    """

    spelt: tuple[str, ...]
    words: str
    more: str
    about: Link | None
    mistake: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself.

    ``section`` names the entry of the main navigation that it belongs to; ``crumbs`` lead from
    the home page to its parent; ``search`` is None for a page outside the search index. ``feed``
    has what is new of what the page is about; ``cite`` says how it is cited, if that is offered.
    ``withdrawn`` says why the page should be relied on no more, ``provenance`` what the page of a
    document is made from. ``listed``, ``structured``, ``dates``, ``standing`` and ``card`` are set
    when the page is complete.
    """

    title: str
    url: str
    summary: str
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    json: str = ""
    listed: bool = True
    search: SearchUnit | None = None
    feed: str = ""
    cite: Citation | None = None
    withdrawn: str = ""
    provenance: Provenance | None = None
    structured: Mapping[str, object] | None = None
    dates: RecordDates | None = None
    standing: Standing | None = None
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry of the main navigation; ``section`` matches ``Head.section``."""

    text: str
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What every template may use of the site: ``site`` in each of them.

    ``own_footer``, ``logo`` (its address) and ``home_text`` are the body's own.
    """

    title: str
    summary: str
    base_url: str
    language: str
    body: Body
    official_record: OfficialRecord | None
    licence: Licence | None
    contact: str
    repository: str
    navigation: tuple[NavEntry, ...]
    footer: tuple[Link, ...]
    own_footer: tuple[Link, ...]
    logo: str
    home_text: str
    style: str
    search_scripts: tuple[str, ...]
    reading_scripts: tuple[str, ...]
    keys_script: str
    opensearch: str
    mark_script: str
    lost_script: str
    icon: str
    feed: str
    feed_style: str
    updates: str
    calendar: str


def browse() -> tuple[Link, ...]:
    """Return where a reader can go when search or an address fails."""
    return (
        Link(_("Meetings"), urls.index("meetings"), _("by year")),
        Link(_("Reports"), urls.index("reports"), _("by year")),
        Link(_("Topics"), urls.index("topics"), _("what was discussed")),
        Link(_("People"), urls.index("people"), _("who took part")),
        Link(_("Actions"), urls.ACTIONS, _("what was promised")),
        Link(_("Dates"), urls.DATES, _("year by year")),
    )


class Context(Protocol):
    """What a template is given: a frozen dataclass, whose fields the template names."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def head(self) -> Head:
        """What the page says of itself."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: its path, its template, and what the template is given."""

    url: str
    template: str
    context: Context


def crumbs(*links: Link) -> tuple[Link, ...]:
    """Return the way from the home page to a page's parent."""
    return (Link(_("Home"), urls.HOME), *links)


def section(kind: str) -> Link:
    """Link to the listing that a record's page belongs to."""
    return Link(_(kind.capitalize()), urls.index(kind))


def neighbours(links: Sequence[Link], index: int) -> tuple[Link | None, Link | None]:
    """Return what comes before and after in a sequence."""
    before = links[index - 1] if index > 0 else None
    after = links[index + 1] if index + 1 < len(links) else None
    return before, after
