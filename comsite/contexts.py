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
from comsite.search_parts import SearchPart


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
    """Present, also present or apologies; ``people`` is empty where the notes say nobody.

    ``sum`` says how many: "6 present", "apologies from nobody".
    """

    title: str
    sum: str
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
class HistoryStep:
    """What a later text says of an action, or that nothing is said.

    ``sources`` are the meeting or report (with dates as texts of links), or the first and the last
    meeting of several in a row that say nothing; ``dates`` are theirs. ``status`` is empty where
    nothing is changed.
    """

    dates: tuple[PartialDate, ...]
    sources: tuple[Link, ...]
    status: str
    text: str
    where: Link | None


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Somebody who asked or spoke, and the paragraphs that say so."""

    who: Link
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """A step of what came of a report: ``text`` says what it is, ``link`` leads there.

    ``asked``, ``replies``, ``corrected`` and ``actions`` are what happened at it, if it is an item.
    """

    date: PartialDate
    text: str
    link: Link
    status: str = ""
    where: Link | None = None
    asked: tuple[VoiceView, ...] = ()
    replies: tuple[VoiceView, ...] = ()
    corrected: tuple[Link, ...] = ()
    actions: tuple[ActionSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicThread:
    """The discussions, or reports, before and after on a topic: links with dates as notes."""

    topic: Link
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """The actions of a meeting, in the order of its notes; ``anchor`` is the id of its heading."""

    anchor: str
    meeting: Link
    date: PartialDate
    actions: tuple[ActionSummary, ...]


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """A way to choose actions: the choices with counts, and the page of all of them."""

    title: str
    choices: tuple[Link, ...]
    more: Link | None


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
class Span:
    """A stretch, from place to place in percent."""

    x1: float
    x2: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A time in a post, in percent of a scale: ``sure`` if both ends are known; ``edges`` are."""

    span: Span | None
    sure: bool
    edges: tuple[float, ...]
    seen: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TenureView:
    """A time in a post: ``who`` links to the person (on a post's page) or the post.

    ``strip`` draws the period, unless all that is known lies in one year.
    """

    who: Link
    role: str
    period: str
    note: str
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """A meeting that somebody attended, or sent apologies to; ``post`` is the post that day."""

    meeting: Link
    date: PartialDate
    role: str
    post: Link | None


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
class Bar:
    """A bar: ``x``, ``width`` and ``middle`` in percent; ``y``, ``height``, ``label`` in pixels."""

    value: int
    x: float
    width: float
    middle: float
    y: int
    height: int
    label: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of bars: its name at ``label`` and its bars on ``base``, in pixels.

    ``ground`` are the lines under the columns whose numbers are known.
    """

    name: str
    label: int
    base: int
    bars: tuple[Bar, ...]
    ground: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A name under a column, at a place in percent."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of bars; ``numbers``: on ``all`` screens, on ``wide`` ones, or on ``none``."""

    name: str
    height: int
    rows: tuple[ChartRow, ...]
    ticks: tuple[Tick, ...]
    numbers: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of a table of numbers: None is a number that the archive cannot know."""

    head: Link
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Numbers by row and column."""

    columns: tuple[str, ...]
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A number of a heat map, its shade from 1 to 5, and where it leads; 0 leads nowhere."""

    count: int
    level: int
    url: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A topic's row of a heat map; ``inside`` another, and with how many in all."""

    topic: Link
    inside: bool
    cells: tuple[HeatCell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TopicYear:
    """A year of a topic: ``inside`` is what only topics inside it have.

    A long history has its years on pages of their own: the lists are empty and ``more`` leads on.
    """

    year: Link
    anchor: str
    events: tuple[Event, ...]
    actions: tuple[ActionSummary, ...]
    inside: tuple[Event, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class ActPlaces:
    """What somebody does in an item, and links to the paragraphs that say so."""

    act: str
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """What a person or post has to do with an item; ``people``: who held the post that day."""

    date: PartialDate
    item: Link
    people: tuple[Link, ...]
    acts: tuple[ActPlaces, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody, and what they do in a paragraph: asked, answered, said."""

    who: Link
    act: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph with a question or what was said to it; ``own``: by or to whom the page is on."""

    paragraph: Link
    item: Link
    date: PartialDate
    said: tuple[Said, ...]
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """An action with what became of it; ``own``: owned by the post that the page is on.

    ``since`` says what later notes do not.
    """

    action: ActionSummary
    steps: tuple[HistoryStep, ...]
    since: str
    own: bool


@dataclass(frozen=True, slots=True)
class PostTopicItem:
    """An item on a post's page for a topic; ``inside`` are the narrower topics that it is on.

    ``others`` are the paragraphs with questions on something else. Where there is no room for
    words, ``untold`` counts those with questions, and ``other_actions`` those of other owners.
    """

    item: Link
    meeting: Link
    date: PartialDate
    inside: tuple[Link, ...]
    holders: tuple[Link, ...]
    acts: tuple[ActPlaces, ...]
    turns: tuple[Turn, ...]
    others: tuple[Link, ...]
    untold: int
    reports: tuple[Link, ...]
    promises: tuple[Promise, ...]
    other_actions: int


@dataclass(frozen=True, slots=True)
class PostTopicReport:
    """A report there that no item has; ``role`` is what the post did for it."""

    report: ReportSummary
    inside: tuple[Link, ...]
    role: str


@dataclass(frozen=True, slots=True)
class PostTopicYear:
    """A year there; ``unnoted`` are meetings with such reports of which no notes are held."""

    year: Link
    anchor: str
    items: tuple[PostTopicItem, ...]
    reports: tuple[PostTopicReport, ...]
    unnoted: tuple[Link, ...]


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
class TimeCell:
    """The meetings of a month on a time line: ``name`` says in full what ``text`` shows of it.

    ``held``: the archive has notes of them. A month without a meeting has no ``url``.
    """

    text: str
    name: str
    url: str
    held: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Meetings in a row for each month and a column a year; ``earlier`` years may be left out."""

    years: tuple[Link, ...]
    months: tuple[tuple[str, tuple[TimeCell, ...]], ...]
    earlier: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: the way to it, with how many it has, and its share in percent."""

    link: Link
    width: float


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: ``latest`` is the latest meeting with notes; ``counts`` what is held.

    ``statuses`` are those of all actions; ``topics`` the ones met most, by ``topic_years``.
    """

    head: Head
    latest: MeetingSummary | None
    latest_items: tuple[Link, ...]
    time_line: TimeLine
    recent: tuple[MeetingSummary, ...]
    statuses: tuple[Share, ...]
    open_actions: tuple[ActionSummary, ...]
    topic_years: tuple[Link, ...]
    topics: tuple[HeatRow, ...]
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
    attendance_sum: str
    contents: tuple[Link, ...]
    introduction: Markup
    items: tuple[ItemView, ...]
    reports: tuple[ReportSummary, ...]
    next_meeting: NextView | None
    announced_by: tuple[Link, ...]
    corrections: tuple[CorrectionView, ...]
    updates: tuple[UpdateView, ...]
    referred: tuple[PlaceView, ...]
    missing: tuple[str, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """``item.html``: one item by itself; ``people`` are those whom its text names.

    ``extracts`` are reports that repeat it; ``outcomes`` what later texts say of its actions.
    """

    head: Head
    date: PartialDate
    meeting: Link
    item: ItemView
    provenance: Provenance
    people: tuple[Link, ...]
    extracts: tuple[Link, ...]
    asked: tuple[VoiceView, ...]
    replies: tuple[VoiceView, ...]
    outcomes: tuple[ThreadStep, ...]
    threads: tuple[TopicThread, ...]
    referred: tuple[PlaceView, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``report.html``: a report with its sections; ``thread`` is what came of it, by date."""

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
    updates: tuple[UpdateView, ...]
    thread: tuple[ThreadStep, ...]
    threads: tuple[TopicThread, ...]
    referred: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``person.html``; ``scale`` is the first and last year that times in a post are drawn on.

    ``questions`` are the latest that the person asked or answered, ``more_questions`` if there
    are others; ``earlier`` counts the items, reports and actions
    that are too many to list.
    """

    head: Head
    name: str
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    tenures: tuple[TenureView, ...]
    scale: tuple[int, int]
    roles: tuple[AttendanceRecord, ...]
    apologies: tuple[AttendanceRecord, ...]
    items: tuple[PartView, ...]
    earlier: int
    questions: tuple[Turn, ...]
    more_questions: bool
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


@dataclass(frozen=True, slots=True)
class PostPage:
    """``post.html``: its holders by date, and what they did, each on their days in the post."""

    head: Head
    title: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    holders: tuple[TenureView, ...]
    scale: tuple[int, int]
    preceded_by: tuple[Link, ...]
    followed_by: Link | None
    topics: tuple[Link, ...]
    items: tuple[PartView, ...]
    earlier: int
    questions: tuple[Turn, ...]
    more_questions: bool
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


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
    items: tuple[PartView, ...]
    earlier: int
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topic.html``: a topic's history, year by year, latest first.

    ``counts`` has the numbers of ``chart``; ``by_post`` leads to its pages for one post each;
    ``people_more`` and ``neighbours_more`` say how many are left out of the lists.
    """

    head: Head
    title: str
    other_names: tuple[str, ...]
    summary: str
    broader: Link | None
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    by_post: tuple[Link, ...]
    chart: Chart | None
    counts: CountTable
    people: tuple[Link, ...]
    people_more: int
    neighbours: tuple[Link, ...]
    neighbours_more: int
    years: tuple[TopicYear, ...]


@dataclass(frozen=True, slots=True)
class PostTopicPage:
    """``post_topic.html``: a post and a topic over the years, whoever held the post.

    ``elsewhere`` counts earlier items and reports, too many to list; ``unknown`` says in
    sentences what the archive does not know.
    """

    head: Head
    post: Link
    topic: Link
    lead: str
    inside: tuple[Link, ...]
    holders: tuple[TenureView, ...]
    shared: bool
    years: tuple[PostTopicYear, ...]
    elsewhere: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicYearPage:
    """``topic_year.html``: one year of a topic with a long history."""

    head: Head
    year: TopicYear
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """``topics.html``: a heat map of topic by year; ``groups`` are the broad topics.

    ``gaps`` are the years between of which the archive has no item or report.
    """

    head: Head
    years: tuple[Link, ...]
    groups: tuple[tuple[HeatRow, ...], ...]
    gaps: tuple[str, ...]


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
    """``actions.html``: the register, or the part of it with one status, owner, topic or meeting.

    ``statement`` says what the page shows, ``as_of`` leads to the latest notes held; ``about`` are
    the record that the actions were chosen by, and the way back. ``years`` lead to the other
    actions where there are too many for a page.
    """

    head: Head
    heading: str
    statement: str
    as_of: Link | None
    about: tuple[Link, ...]
    filters: tuple[FilterGroup, ...]
    years: tuple[Link, ...]
    groups: tuple[ActionGroup, ...]


@dataclass(frozen=True, slots=True)
class ActionPage:
    """``action.html``: ``html`` is its text, ``minuted`` the place in the notes where it stands,
    ``selections`` the parts of the register that it is in.

    ``age`` says how long it was open, ``evidence`` leads to the text that closed it,
    ``since`` says what later notes say of it; ``others`` are the other actions of its item.
    """

    head: Head
    action: ActionSummary
    html: Markup
    owners: tuple[Attendee, ...]
    minuted: Link
    topics: tuple[Link, ...]
    selections: tuple[Link, ...]
    age: str
    as_of: Link | None
    evidence: tuple[Link, ...]
    history: tuple[HistoryStep, ...]
    since: str
    referred: tuple[PlaceView, ...]
    others: tuple[ActionSummary, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """``glossary.html``."""

    head: Head
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """A filter with many values: its ``name`` in the index, and what several are called."""

    name: str
    plural: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``search.html``: the form; ``browse`` leads on where no script runs.

    ``searchable`` if anything is in the index; ``parts`` are the index, the newest first, and
    ``words`` the address of the suggestions.
    """

    head: Head
    browse: tuple[Link, ...]
    searchable: bool
    parts: tuple[SearchPart, ...]
    words: str
    facets: tuple[SearchFacet, ...]


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
    | PostTopicPage
    | TopicYearPage
    | TopicsPage
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
