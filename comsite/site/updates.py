"""How to hear of what is new: feeds, e-mail through a service that the body names, the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from comsite.base import urls
from comsite.base.language import _, marked
from comsite.content.kinds import KINDS
from comsite.site.page import Head, Link, SitePage, crumbs
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the whole archive: what is in it, and its whole address to copy.

    ``mail`` is where it can be had by e-mail, if the archive names a service.
    """

    what: str
    url: str
    address: str
    mail: str


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """The feeds of the records of a kind, by name."""

    title: str
    anchor: str
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class UpdatesPage:
    """``updates.html``: how to follow the archive; ``mailed_by`` is the host that sends e-mail.

    ``calendars`` are those of the committees.
    """

    head: Head
    feeds: tuple[Feed, ...]
    groups: tuple[FeedGroup, ...]
    mailed_by: str
    calendar: str
    calendar_address: str
    calendars: tuple[Link, ...]


_SUMMARY = marked(
    "Hear of new meetings, papers and promises: in a feed reader, by e-mail, in a calendar."
)
_OF_ALL = (
    (marked("New meetings and reports"), urls.FEED),
    (marked("New actions, and what came of earlier ones"), urls.ACTIONS_FEED),
    (marked("Corrections"), urls.CORRECTIONS_FEED),
)
_DECISIONS = ((marked("Decisions"), urls.DECISIONS_FEED),)  # where any is on record


def updates_page(views: Views) -> SitePage:
    """Make the page that tells how to follow the archive."""
    site = views.archive.site
    base = site.base_url.rstrip("/")
    service = site.feed_to_mail or ""
    context = UpdatesPage(
        head=Head(_("Get updates"), urls.UPDATES, _(_SUMMARY), "updates", crumbs()),
        feeds=tuple(
            Feed(
                _(what),
                url,
                f"{base}{url}",
                service.replace("{feed}", quote(f"{base}{url}", safe="")),
            )
            for what, url in (*_OF_ALL, *(_DECISIONS if views.archive.has_decisions else ()))
        ),
        groups=tuple(
            FeedGroup(
                _(KINDS[kind].titles),
                kind,
                tuple(Link(views.name(kind, slug), urls.feed(kind, slug)) for slug in slugs),
            )
            for kind, slugs in reversed(tuple(views.library.followed.items()))
            if slugs
        ),
        mailed_by=service.partition("://")[2].partition("/")[0],
        calendar=urls.CALENDAR,
        calendar_address=f"{base}{urls.CALENDAR}",
        calendars=tuple(
            Link(views.name("organisations", slug), urls.calendar(slug))
            for slug in views.archive.committees
        ),
    )
    return SitePage(urls.UPDATES, "updates.html", context)
