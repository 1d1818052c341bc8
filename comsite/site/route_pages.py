"""The page at every route: which function makes each kind, and what every page gets last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from comsite.library.routes import Route
from comsite.site import (
    actions,
    data,
    dates,
    home,
    items,
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
from comsite.site.page import SitePage
from comsite.site.structured import Structured
from comsite.site.views import Views

# The function that makes a page, by the kind of its route. It gets the views and `Route.of`.
_MAKERS: dict[str, Callable[..., SitePage]] = {
    "home": home.home_page,
    "meetings": meetings.meetings_page,
    "meeting": meetings.meeting_page,
    "item": items.item_page,
    "reports": listings.reports_page,
    "report": reports.report_page,
    "register": actions.selection_page,
    "selection": actions.selection_page,
    "choices": actions.choices_page,
    "action": actions.action_page,
    "topics": topics_overview.topics_page,
    "topic": topics.topic_page,
    "topic_year": topics.topic_year_page,
    "people": listings.people_page,
    "person": people.person_page,
    "posts": listings.posts_page,
    "post": posts.post_page,
    "post_topic": post_topics.post_topic_page,
    "organisations": listings.organisations_page,
    "organisation": organisations.organisation_page,
    "dates": dates.dates_page,
    "year": dates.year_page,
    "month": dates.month_page,
    "day": dates.day_page,
    "glossary": listings.glossary_page,
    "search": home.search_page,
    "page": home.text_page,
    "not_found": home.not_found_page,
}


class Pages:
    """The pages of one archive. A page is complete when it is made, and never changed.

    ``sizes`` are the bytes of the files of open data, by address. Without ``listed`` every page
    asks search engines to leave it out, as a preview should.
    """

    def __init__(self, views: Views, sizes: Mapping[str, int], listed: bool = True) -> None:
        self.views = views
        self.sizes = sizes
        self.listed = listed
        self._structured = Structured(views)

    def at(self, route: Route) -> SitePage:
        """Make the page at a route."""
        if route.kind == "data":
            page = data.data_page(self.views, self.sizes)
        else:
            page = _MAKERS[route.kind](self.views, *route.of)
        head = replace(
            page.context.head,
            listed=route.listed and self.listed,
            structured=self._structured.of(page),
        )
        return replace(page, context=replace(page.context, head=head))
