"""What each template is given: one frozen class per template, every field set.

Templates never compute. ``Markup`` fields hold safe HTML from ``markdown.py``, the only maker of
HTML outside the templates; everything else is text and is escaped. Addresses (``url``) are paths
of the site, like ``/meetings/2018-01-08/5/#p5-3``; templates pass them through the ``href`` filter,
which knows where the site stands. Optional text is an empty string where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

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
    """What the search index knows of a page beside its text."""

    kind: str
    date: str
    year: str
    topics: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself.

    ``section`` names the entry of the main navigation that it belongs to; ``crumbs`` lead from
    the home page to its parent; ``search`` is None for a page outside the search index. ``feed``
    has what is new of what the page is about; ``structured`` is added when the page is rendered.
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
    search_script: str
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
class FileLink:
    """An original to download: ``size`` and ``type`` as a reader says them (120 kB, PDF)."""

    title: str
    url: str
    size: str
    type: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person, post or organisation with the role as printed; ``post`` is the post that day."""

    link: Link
    role: str
    post: Link | None


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """Present, also present or apologies; ``people`` is empty where the notes say nobody."""

    title: str
    people: tuple[Attendee, ...]


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
    """An action in a list: ``label`` is 4a; ``status`` is open, reported back, done, overtaken."""

    link: Link
    label: str
    text: str
    owners: tuple[Link, ...]
    status: str
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
    """What a later meeting said of an action."""

    action: Link
    meeting: Link
    where: Link | None
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item with its text; ``anchor`` is its id on the meeting's page."""

    number: str
    title: str
    anchor: str
    url: str
    html: Markup
    topics: tuple[Link, ...]
    reports: tuple[Link, ...]
    actions: tuple[ActionSummary, ...]
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class NextView:
    """The next meeting as announced; ``link`` is None where the archive has no page for it."""

    link: Link | None
    date: PartialDate
    times: str
    place: str


@dataclass(frozen=True, slots=True)
class TenureView:
    """A time in a post: ``who`` links to the person (on a post's page) or the post."""

    who: Link
    role: str
    period: str
    note: str


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """A meeting that somebody attended, or sent apologies to."""

    meeting: Link
    date: PartialDate
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that bears a date: a meeting, a report, a correction."""

    date: PartialDate
    kind: str
    link: Link


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading; the heading may itself lead somewhere. ``anchor`` is its id."""

    title: str
    url: str
    anchor: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MeetingYear:
    """The meetings of a year, latest first."""

    year: Link
    meetings: tuple[MeetingSummary, ...]


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events under a heading (a year, or a month)."""

    title: Link
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a month's calendar: ``day`` 0 outside the month; ``url`` empty for a bare day."""

    day: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A glossary entry; ``links`` lead to what it stands for.

    ``uses`` are the latest texts in which it stands, ``used`` says in how many it does, and
    ``search`` finds them all.
    """

    anchor: str
    abbreviation: str
    expansion: str
    other_names: tuple[str, ...]
    note: str
    links: tuple[Link, ...]
    used: str
    uses: tuple[Link, ...]
    search: Link | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: ``latest`` is the latest meeting with notes; ``counts`` what is held."""

    head: Head
    latest: MeetingSummary | None
    latest_items: tuple[Link, ...]
    recent: tuple[MeetingSummary, ...]
    open_actions: tuple[ActionSummary, ...]
    open_action_count: int
    topics: tuple[Link, ...]
    counts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """``meetings.html``: all meetings by year."""

    head: Head
    years: tuple[MeetingYear, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """``meeting.html``: ``missing`` says in sentences what the archive does not hold."""

    head: Head
    date: PartialDate
    status: str
    times: str
    place: str
    provenance: Provenance
    notes_status: str
    agreed_at: Link | None
    chair: Link | None
    attendance: tuple[AttendanceGroup, ...]
    contents: tuple[Link, ...]
    introduction: Markup
    items: tuple[ItemView, ...]
    reports: tuple[ReportSummary, ...]
    next_meeting: NextView | None
    announced_by: tuple[Link, ...]
    corrections: tuple[CorrectionView, ...]
    updates: tuple[UpdateView, ...]
    missing: tuple[str, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """``item.html``: one item by itself; ``people`` are those whom its text names."""

    head: Head
    date: PartialDate
    meeting: Link
    item: ItemView
    provenance: Provenance
    people: tuple[Link, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``report.html``: a report with its sections."""

    head: Head
    subject: str
    kind: str
    date: PartialDate
    meetings: tuple[Link, ...]
    items: tuple[Link, ...]
    authors: tuple[Attendee, ...]
    sponsor: Attendee | None
    requested_by: Attendee | None
    topics: tuple[Link, ...]
    provenance: Provenance
    contents: tuple[Link, ...]
    html: Markup
    part_of: Link | None
    parts: tuple[Link, ...]
    extract_of: Link | None
    attachments: tuple[Link, ...]
    files: tuple[FileLink, ...]
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``person.html``."""

    head: Head
    name: str
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    tenures: tuple[TenureView, ...]
    roles: tuple[AttendanceRecord, ...]
    apologies: tuple[AttendanceRecord, ...]
    items: tuple[ItemSummary, ...]
    reports: tuple[ReportSummary, ...]
    actions: tuple[ActionSummary, ...]


@dataclass(frozen=True, slots=True)
class PostPage:
    """``post.html``: its holders, by date."""

    head: Head
    title: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    holders: tuple[TenureView, ...]
    preceded_by: tuple[Link, ...]
    followed_by: Link | None
    actions: tuple[ActionSummary, ...]
    reports: tuple[ReportSummary, ...]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """``organisation.html``."""

    head: Head
    name: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    website: str
    note: str
    posts: tuple[Link, ...]
    people: tuple[Link, ...]
    items: tuple[ItemSummary, ...]
    reports: tuple[ReportSummary, ...]
    actions: tuple[ActionSummary, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topic.html``: its items and reports, year by year, latest first."""

    head: Head
    title: str
    other_names: tuple[str, ...]
    summary: str
    broader: Link | None
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    years: tuple[EventGroup, ...]
    actions: tuple[ActionSummary, ...]


@dataclass(frozen=True, slots=True)
class ListingPage:
    """``listing.html``: people, posts, organisations, topics, reports, dates: links in groups."""

    head: Head
    heading: str
    introduction: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """``year.html``: what happened, month by month."""

    head: Head
    year: str
    months: tuple[EventGroup, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    """``month.html``: a calendar of weeks (Monday first, seven cells each) and a list."""

    head: Head
    title: str
    year: Link
    weeks: tuple[tuple[DayCell, ...], ...]
    events: tuple[Event, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class DayPage:
    """``day.html``."""

    head: Head
    date: PartialDate
    month: Link
    events: tuple[Event, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """``actions.html``: the register, latest meeting first."""

    head: Head
    actions: tuple[ActionSummary, ...]
    open_count: int


@dataclass(frozen=True, slots=True)
class ActionPage:
    """``action.html``: ``html`` is its text; ``others`` the other actions of its item."""

    head: Head
    action: ActionSummary
    html: Markup
    topics: tuple[Link, ...]
    updates: tuple[UpdateView, ...]
    others: tuple[ActionSummary, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """``glossary.html``."""

    head: Head
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``search.html``: the form; ``browse`` leads on where no script runs."""

    head: Head
    browse: tuple[Link, ...]
    bundle: str


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table of open data."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of open data: ``summary`` is what a row is; ``csv`` and ``json`` are addresses."""

    title: str
    anchor: str
    summary: str
    csv: str
    json: str
    columns: tuple[DataColumn, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """``data.html``: what there is of open data. Sizes come from the ``size`` filter."""

    head: Head
    tables: tuple[DataTable, ...]
    popolo: str
    package: str
    example: Link | None
    schemas: tuple[Link, ...]
    feed: str
    actions_feed: str
    calendar: str
    version: str


@dataclass(frozen=True, slots=True)
class TextPage:
    """``text.html``: a page of the site's own."""

    head: Head
    title: str
    contents: tuple[Link, ...]
    html: Markup


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """``404.html``."""

    head: Head
    browse: tuple[Link, ...]


Context = (
    HomePage
    | MeetingsPage
    | MeetingPage
    | ItemPage
    | ReportPage
    | PersonPage
    | PostPage
    | OrganisationPage
    | TopicPage
    | ListingPage
    | YearPage
    | MonthPage
    | DayPage
    | ActionsPage
    | ActionPage
    | GlossaryPage
    | SearchPage
    | DataPage
    | TextPage
    | NotFoundPage
)
