"""Every page of the site: its address, and the function that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from comsite.base import urls
from comsite.site import (
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
from comsite.site.page import Page
from comsite.site.views import Views

Part = Callable[[], Page | Iterable[Page]]


def all_pages(views: Views) -> Iterator[Page]:
    """List every page, in the order of the main navigation."""
    for part in parts(views).values():
        yield from _pages(part)


def page_at(known: Mapping[str, Part], url: str) -> Page | None:
    """The page at an address, made without those of other parts; None if there is none."""
    address = url
    while address not in known:
        address = address.rstrip("/").rpartition("/")[0] + "/"  # the home page's in the end
    return next((page for page in _pages(known[address]) if page.url == url), None)


def parts(views: Views) -> Mapping[str, Part]:
    """What makes the pages, by what their addresses begin with, in the order of the pages."""
    archive = views.archive
    found: dict[str, Part] = {}

    def add(address: str, make: Callable[..., Page | Iterable[Page]], *of: object) -> None:
        found[address] = partial(make, views, *of)

    add(urls.HOME, home.home_page)
    add(urls.index("meetings"), meetings.meetings_page)
    for meeting in archive.meetings.values():
        add(urls.record("meetings", meeting.slug), meetings.meeting_pages, meeting)
    add(urls.index("reports"), listings.reports_page)
    for report in archive.reports.values():
        add(urls.record("reports", report.slug), reports.report_page, report)
    add(urls.ACTIONS, actions.register_pages)
    for action in views.backlinks.actions:
        add(urls.action(action.slug), actions.action_page, action)
    add(urls.index("topics"), topics_overview.topics_page)
    for topic in archive.topics.values():
        add(urls.record("topics", topic.slug), topics.topic_pages, topic)
    add(urls.index("people"), listings.people_page)
    for person in archive.people.values():
        add(urls.record("people", person.slug), people.person_page, person)
    add(urls.index("posts"), listings.posts_page)
    for post in archive.posts.values():
        add(urls.record("posts", post.slug), posts.post_page, post)
    for post in archive.posts.values():
        add(urls.post_topics(post.slug), post_topics.post_topic_pages, post)
    add(urls.index("organisations"), listings.organisations_page)
    for organisation in archive.organisations.values():
        add(
            urls.record("organisations", organisation.slug),
            organisations.organisation_page,
            organisation,
        )
    add(urls.DATES, dates.date_pages)
    add(urls.GLOSSARY, listings.glossary_page)
    add(urls.DATA, data.data_page)
    add(urls.SEARCH, home.search_page)
    for page in archive.pages.values():
        add(urls.record("pages", page.slug), home.text_page, page)
    add(urls.NOT_FOUND, home.not_found_page)
    return found


def _pages(part: Part) -> Iterable[Page]:
    made = part()
    return (made,) if isinstance(made, Page) else made
