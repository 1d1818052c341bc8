"""The pages at addresses that were published: what was taken away, and what has moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comsite.content.models import Removed
from comsite.site.page import Head, Link, SitePage
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class RemovedPage:
    """``removed.html``: when and why a page was taken away; the anchors that it had."""

    head: Head
    title: str
    date: str
    reason: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovedPage:
    """``moved.html``: where a page is now, for a host that cannot say so itself."""

    head: Head
    title: str
    new: Link


def removed_page(views: Views, removed: Removed, address: str) -> SitePage:
    """Make the page that says that a page was taken away."""
    kind, _, slug = address.strip("/").partition("/")
    recorded = views.archive.ledger.texts.get((kind, slug))
    anchors = tuple(place.anchor for place in recorded.places) if recorded else ()
    title = "This page was taken away"
    head = Head(title, address, removed.reason)
    date = removed.date.text if removed.date else ""
    context = RemovedPage(head, title, date, removed.reason, anchors)
    return SitePage(address, "removed.html", context)


def moved_pages(leads: Mapping[str, str]) -> Iterator[SitePage]:
    """Make a page at each old address that leads on by itself, also without a script."""
    for old, new in leads.items():
        if old.endswith("/"):
            title = "This page has moved"
            head = Head(title, old, f"It is now at {new}.", listed=False)
            yield SitePage(old, "moved.html", MovedPage(head, title, Link(new, new)))
