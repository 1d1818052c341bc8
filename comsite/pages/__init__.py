"""Every page of the site: its address, its template, and what the template is given."""

from __future__ import annotations

from collections.abc import Iterator

from comsite.pages import (
    actions,
    data,
    dates,
    home,
    listings,
    meetings,
    organisations,
    people,
    post_topics,
    posts,
    reports,
    topics,
    topics_overview,
)
from comsite.pages.page import Page
from comsite.views import Views

__all__ = ["Page", "all_pages"]


def all_pages(views: Views) -> Iterator[Page]:
    """List every page, in the order of the main navigation."""
    archive = views.archive
    yield home.home_page(views)
    yield meetings.meetings_page(views)
    for meeting in archive.meetings.values():
        yield meetings.meeting_page(views, meeting)
        yield from meetings.item_pages(views, meeting)
    yield listings.reports_page(views)
    for report in archive.reports.values():
        yield reports.report_page(views, report)
    yield from actions.register_pages(views)
    for action in views.backlinks.actions:
        yield actions.action_page(views, action)
    yield topics_overview.topics_page(views)
    for topic in archive.topics.values():
        yield from topics.topic_pages(views, topic)
    yield listings.people_page(views)
    for person in archive.people.values():
        yield people.person_page(views, person)
    yield listings.posts_page(views)
    for post in archive.posts.values():
        yield posts.post_page(views, post)
    yield from post_topics.post_topic_pages(views)
    yield listings.organisations_page(views)
    for organisation in archive.organisations.values():
        yield organisations.organisation_page(views, organisation)
    yield from dates.date_pages(views)
    yield listings.glossary_page(views)
    yield data.data_page(views)
    yield home.search_page(views)
    for page in archive.pages.values():
        yield home.text_page(views, page)
    yield home.not_found_page(views)
