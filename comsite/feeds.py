"""The Atom feed of meetings and reports, and the sitemap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from comsite import urls
from comsite.dates import PartialDate
from comsite.pages.page import Page
from comsite.render import Output, Renderer
from comsite.views import HELD, Views

_NEWEST = 50


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: ``id`` is its address for good, ``updated`` a time as RFC 3339 has it."""

    title: str
    url: str
    id: str
    updated: str
    summary: str


def feed(views: Views, renderer: Renderer) -> Output:
    """The newest meetings and reports, newest first."""
    zone = ZoneInfo(views.archive.site.time_zone)
    base = renderer.site.base_url
    found: list[tuple[PartialDate, FeedEntry]] = []
    for meeting in views.archive.meetings.values():
        link, date = views.link("meetings", meeting.slug), meeting.record.date
        title = f"{views.archive.site.body.name}, {link.text}"
        note = views.meeting_summary(meeting).note
        found.append((date, _entry(base, title, link.url, date, zone, note)))
    for report in views.archive.reports.values():
        link, date = views.link("reports", report.slug), report.record.date
        note = f"{report.record.kind}, {HELD[report.record.text]}"
        found.append((date, _entry(base, link.text, link.url, date, zone, note)))
    found.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    entries = [entry for _, entry in found[:_NEWEST]]
    updated = entries[0].updated if entries else _moment(PartialDate(2000), zone)
    text = renderer.template("feeds/atom.xml", updated=updated, url=urls.FEED, entries=entries)
    return Output(urls.FEED.removeprefix("/"), text.encode())


def sitemap(pages: list[Page], renderer: Renderer) -> Output:
    """Every page meant for search engines."""
    base = renderer.site.base_url
    listed = sorted(base + page.url for page in pages if page.context.head.listed)
    text = renderer.template("feeds/sitemap.xml", urls=listed)
    return Output(urls.SITEMAP.removeprefix("/"), text.encode())


def _entry(
    base: str, title: str, url: str, date: PartialDate, zone: ZoneInfo, summary: str
) -> FeedEntry:
    return FeedEntry(title, url, base + url, _moment(date, zone), summary)


def _moment(date: PartialDate, zone: ZoneInfo) -> str:
    """The beginning of a day (or of the month or year, where no more is known) in a time zone."""
    return datetime(date.year, date.month or 1, date.day or 1, tzinfo=zone).isoformat()
