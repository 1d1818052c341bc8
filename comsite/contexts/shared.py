"""What pages of several kinds show: links, heads, records in a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comsite.dates import PartialDate
from comsite.models import Body, Licence, OfficialRecord


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text, its address, and a remark to stand behind it."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SearchUnit:
    """What the search index knows of a page beside its text.

    ``month`` is like ``2018-01`` and ``day`` like ``2018-01-08``: the first where only the year or
    the month is known. ``meeting`` is the meeting that an item belongs to, by which results are
    grouped.
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


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself.

    ``section`` names the entry of the main navigation that it belongs to; ``crumbs`` lead from
    the home page to its parent; ``search`` is None for a page outside the search index. ``feed``
    has what is new of what the page is about; ``cite`` is how a citation of one of its paragraphs
    begins; ``structured`` is added when the page is rendered.
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
    cite: str = ""
    structured: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry of the main navigation; ``section`` matches ``Head.section``."""

    text: str
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What every template may use of the site: ``site`` in each of them."""

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
    style: str
    search_scripts: tuple[str, ...]
    reading_script: str
    keys_script: str
    opensearch: str
    mark_script: str
    icon: str
    feed: str
    calendar: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a page is made from. ``held`` is ``full``, ``digest`` or ``missing``."""

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
class Attendee:
    """A person, post or organisation with the role as printed; ``post`` is the post that day."""

    link: Link
    role: str
    post: Link | None


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """A meeting in a list; ``note`` says what the archive holds of it."""

    link: Link
    date: PartialDate
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """An item in a list."""

    link: Link
    meeting: Link
    date: PartialDate


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in a list; ``note`` says what the archive holds, or what somebody did for it."""

    link: Link
    kind: str
    date: PartialDate
    note: str


@dataclass(frozen=True, slots=True)
class ActionSummary:
    """An action in a list: ``label`` is 4a; ``status`` is open, reported back, done, overtaken.

    ``span`` is how long it was open ("2 meetings and 91 days"), or empty if no time has passed.
    """

    link: Link
    label: str
    text: str
    owners: tuple[Link, ...]
    status: str
    span: str
    item: Link
    meeting: Link
    date: PartialDate


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction on record; ``where`` leads to the paragraph, ``report`` to the report."""

    date: PartialDate
    where: Link
    report: Link | None
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class UpdateView:
    """What a text says of an earlier action."""

    action: Link
    where: Link | None
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A text that names a record, an item or a report, and the paragraphs that do."""

    date: PartialDate
    link: Link
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that bears a date: a meeting, a report, a correction."""

    date: PartialDate
    kind: str
    link: Link
