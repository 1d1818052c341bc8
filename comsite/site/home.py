"""The home page, search, and the site's own pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import first_sentence
from comsite.base.language import _, marked
from comsite.base.letterforms import sort_key
from comsite.content.entries import Entry
from comsite.content.models import Meeting, Page
from comsite.library.search_parts import SearchPart
from comsite.site.actions import outcomes_on_record
from comsite.site.amounts import count
from comsite.site.coming import Coming, coming, with_weekday
from comsite.site.meetings import committees_of
from comsite.site.page import Head, Link, SitePage, browse, crumbs
from comsite.site.summaries import ActionSummary, MeetingSummary, ReportSummary
from comsite.site.topics_overview import most_met
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class LatestItem:
    """An item of the latest meeting, and the actions minuted under it.

    The link has a sentence as its summary, where an editor wrote one.
    """

    link: Link
    actions: tuple[ActionSummary, ...]


@dataclass(frozen=True, slots=True)
class LatestMeeting:
    """The latest meeting with notes, and the items under which they tell something."""

    meeting: MeetingSummary
    items: tuple[LatestItem, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: what happened, in the order in which a visitor asks.

    ``examples`` lead to searches. ``promised`` says how many actions there are and ``statuses``
    what is known of them; ``promises`` are some, first those with an outcome on record. ``topics``
    are the most frequent, ``papers`` the latest reports here; nothing here is later than
    ``newest``.
    """

    head: Head
    examples: tuple[Link, ...]
    coming: Coming | None
    latest: LatestMeeting | None
    promised: str
    statuses: tuple[Link, ...]
    promises: tuple[ActionSummary, ...]
    committees: tuple[Link, ...]
    topics: tuple[Link, ...]
    papers: tuple[ReportSummary, ...]
    newest: PartialDate | None
    counts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchFacet:
    """A filter with many values: its ``name`` in the index, its heading, what shows the rest."""

    name: str
    title: str
    more: str


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


_FACETS = (
    SearchFacet("topic", marked("Topic"), marked("More topics")),
    SearchFacet("person", marked("Person"), marked("More people")),
    SearchFacet("post", marked("Post"), marked("More posts")),
    SearchFacet("organisation", marked("Organisation"), marked("More organisations")),
    SearchFacet("year", marked("Year"), marked("More years")),
)

# How many the home page shows; the listings have all.
_EXAMPLES = 3
_PROMISES = 3
_TOPICS = 6
_PAPERS = 4


def home_page(views: Views) -> SitePage:
    """Make the home page: search, the meeting to come, the latest, promises, topics, papers."""
    site, register = views.archive.site, views.library.register
    newest = views.library.latest
    topics = most_met(views, _TOPICS)
    context = HomePage(
        head=Head(site.title, urls.HOME, site.summary),
        examples=tuple(
            Link(words, urls.search(words))
            for words in site.examples or [link.text for link in topics[:_EXAMPLES]]
        ),
        coming=coming(views),
        latest=_latest(views, register.latest) if register.latest else None,
        promised=count(len(register.whole.actions), "action"),
        statuses=outcomes_on_record(views),
        promises=_promises(views),
        committees=committees_of(views),
        topics=tuple(sorted(topics, key=lambda link: sort_key(link.text))),
        papers=_papers(views),
        newest=newest if newest.year else None,
        counts=_counts(views),
    )
    return SitePage(urls.HOME, "home.html", context)


def _latest(views: Views, entry: Entry[Meeting]) -> LatestMeeting:
    items = views.texts.meetings[entry.slug].items
    told = [item for item in items if item.tells and (item.details.summary or item.details.topics)]
    meeting = views.meeting_summary(entry)
    name = with_weekday(meeting.date, meeting.link.text)
    return LatestMeeting(
        replace(meeting, link=replace(meeting.link, text=name)),
        tuple(
            LatestItem(
                Link(
                    item.name,
                    urls.item(entry.slug, item.slug),
                    summary=first_sentence(item.details.summary or ""),
                ),
                tuple(views.action_summary(action) for action in item.actions),
            )
            for item in told or items
        ),
    )


def _promises(views: Views) -> tuple[ActionSummary, ...]:
    """Choose actions: the latest with an outcome on record, then the latest without."""
    register = views.library.register
    settled = sorted(
        register.backlinks.actions, key=lambda action: not register.standing(action).settled
    )
    return tuple(views.action_summary(action) for action in settled[:_PROMISES])


def _papers(views: Views) -> tuple[ReportSummary, ...]:
    here = [entry for entry in views.archive.latest_reports if entry.record.text != "missing"]
    summaries = map(views.report_summary, here[:_PAPERS])
    return tuple(replace(one, summary=first_sentence(one.summary)) for one in summaries)


def _counts(views: Views) -> tuple[Link, ...]:
    archive = views.archive
    numbers = (
        (len(archive.meetings), "meeting", urls.index("meetings")),
        (len(archive.reports), "report", urls.index("reports")),
        (len(views.library.backlinks.actions), "action", urls.ACTIONS),
        (len(views.library.backlinks.decisions), "decision", urls.DECISIONS),
        (len(archive.topics), "topic", urls.index("topics")),
        (len(archive.people), "person", urls.index("people")),
    )
    return tuple(Link(count(number, noun), url) for number, noun, url in numbers if number)


def search_page(views: Views) -> SitePage:
    """Make the page of the search form."""
    head = Head(
        _("Search"),
        urls.SEARCH,
        _("Search the {archive}.", archive=views.archive.site.title),
        "search",
        crumbs(),
    )
    archive = views.archive
    has_items = any(text.items for text in views.texts.meetings.values())
    searchable = bool(archive.people or archive.reports or has_items)
    context = SearchPage(
        head,
        browse(),
        searchable,
        views.library.search_parts,
        urls.WORDS,
        tuple(SearchFacet(one.name, _(one.title), _(one.more)) for one in _FACETS),
    )
    return SitePage(head.url, "search.html", context)


def text_page(views: Views, entry: Entry[Page]) -> SitePage:
    """Make a page of the site's own."""
    text = views.texts.pages[entry.slug]
    url = urls.record("pages", entry.slug)
    summary = entry.record.summary or entry.record.title
    head = Head(entry.record.title, url, summary, "", crumbs(), urls.data(url))
    contents = tuple(
        Link(heading.text, f"#{heading.anchor}") for heading in text.headings if heading.level == 2
    )
    context = TextPage(head, entry.record.title, contents, text.html)
    return SitePage(url, "text.html", context)


def not_found_page(views: Views) -> SitePage:
    """Make the page that a reader sees at an address that leads nowhere."""
    head = Head(_("Page not found"), urls.NOT_FOUND, _("There is no page at this address."))
    return SitePage(urls.NOT_FOUND, "404.html", NotFoundPage(head, browse()))
