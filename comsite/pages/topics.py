"""Topics: what was said and written, year by year."""

from __future__ import annotations

from itertools import groupby

from comsite import urls
from comsite.contexts import EventGroup, Head, Link, TopicPage
from comsite.dates import PartialDate
from comsite.loader import Entry
from comsite.models import Topic
from comsite.pages.page import Page, crumbs, section
from comsite.views import Views


def topic_page(views: Views, entry: Entry[Topic]) -> Page:
    """A topic with its items and reports, latest first."""
    archive, record = views.archive, entry.record
    url = urls.record("topics", entry.slug)
    events = views.topic_events.get(entry.slug, ())
    years = tuple(
        EventGroup(Link(str(year), urls.date(PartialDate(year))), tuple(group))
        for year, group in groupby(events, key=lambda event: event.date.year)
    )
    context = TopicPage(
        head=Head(
            title=record.title,
            url=url,
            summary=record.summary or f"Every item and report on {record.title}.",
            section="topics",
            crumbs=crumbs(section("topics")),
            json=urls.data(url),
            feed=urls.feed("topics", entry.slug),
        ),
        title=record.title,
        other_names=record.other_names,
        summary=record.summary or "",
        broader=views.maybe("topics", record.broader),
        narrower=views.topics_of(
            slug for slug, one in archive.topics.items() if one.record.broader == entry.slug
        ),
        related=views.topics_of(record.related),
        years=years,
        actions=tuple(
            views.action_summary(action)
            for action in views.backlinks.actions
            if entry.slug in views.backlinks.items[action.meeting, action.item].details.topics
        ),
    )
    return Page(url, "topic.html", context, entry.path)
