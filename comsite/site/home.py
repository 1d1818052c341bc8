"""The home page, search, and the site's own pages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from comsite.base import urls
from comsite.base.english import count
from comsite.content.entries import Entry
from comsite.content.models import Page
from comsite.library.search_parts import SearchPart
from comsite.site.actions import status_shares
from comsite.site.charts import HeatRow, Share, TimeLine
from comsite.site.page import BROWSE, Head, Link, SitePage, crumbs
from comsite.site.summaries import ActionSummary, MeetingSummary
from comsite.site.time_line import time_line
from comsite.site.topics_overview import most_met, year_links
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class HomePage:
    """``home.html``: ``latest`` is the latest meeting with notes; ``counts`` what is here.

    ``statuses`` are those of all actions, ``unsettled`` the latest whose outcome no text tells;
    ``topics`` are the most frequent, with a column for each
    of ``topic_years``.
    """

    head: Head
    latest: MeetingSummary | None
    latest_items: tuple[Link, ...]
    time_line: TimeLine
    recent: tuple[MeetingSummary, ...]
    statuses: tuple[Share, ...]
    unsettled: tuple[ActionSummary, ...]
    topic_years: tuple[Link, ...]
    topics: tuple[HeatRow, ...]
    counts: tuple[Link, ...]


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
    SearchFacet("topic", "topics"),
    SearchFacet("person", "people"),
    SearchFacet("post", "posts"),
    SearchFacet("organisation", "organisations"),
    SearchFacet("year", "years"),
)

# How many the home page shows; the listings have all.
_MEETINGS = 5

_ACTIONS = 3
_TOPICS = 10


def home_page(views: Views) -> SitePage:
    """Make the home page: search, and what the archive holds."""
    archive, site = views.archive, views.archive.site
    ordered = list(reversed(archive.meetings_by_date))
    latest = views.library.register.latest
    register = views.library.register
    unsettled = [one for one in register.backlinks.actions if not register.standing(one).settled]
    context = HomePage(
        head=Head(site.title, urls.HOME, site.summary),
        latest=views.meeting_summary(latest) if latest else None,
        latest_items=tuple(
            views.item_link(item) for item in views.texts.meetings[latest.slug].items
        )
        if latest
        else (),
        time_line=time_line(views),
        recent=tuple(views.meeting_summary(entry) for entry in ordered[:_MEETINGS]),
        statuses=status_shares(views),
        unsettled=tuple(views.action_summary(action) for action in unsettled[:_ACTIONS]),
        topic_years=year_links(views),
        topics=most_met(views, _TOPICS),
        counts=_counts(views),
    )
    return SitePage(urls.HOME, "home.html", context)


def _counts(views: Views) -> tuple[Link, ...]:
    archive = views.archive
    links = [
        Link(count(len(archive.meetings), "meeting"), urls.index("meetings")),
        Link(count(len(archive.reports), "report"), urls.index("reports")),
        Link(count(len(views.library.backlinks.actions), "action"), urls.ACTIONS),
        Link(count(len(archive.topics), "topic"), urls.index("topics")),
        Link(count(len(archive.people), "person", "people"), urls.index("people")),
    ]
    return tuple(link for link in links if not link.text.startswith("0 "))


def search_page(views: Views) -> SitePage:
    """Make the page of the search form."""
    head = Head(
        "Search", urls.SEARCH, f"Search the {views.archive.site.title}.", "search", crumbs()
    )
    archive = views.archive
    has_items = any(text.items for text in views.texts.meetings.values())
    searchable = bool(archive.people or archive.reports or has_items)
    context = SearchPage(head, BROWSE, searchable, views.library.search_parts, urls.WORDS, _FACETS)
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
    head = Head("Page not found", urls.NOT_FOUND, "There is no page at this address.")
    return SitePage(urls.NOT_FOUND, "404.html", NotFoundPage(head, BROWSE))
