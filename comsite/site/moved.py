"""The pages at addresses that were published: what was taken away, and what has moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from comsite.base.asked import asked
from comsite.base.language import _
from comsite.content.models import Removed
from comsite.site.page import Head, Link, SitePage, crumbs
from comsite.site.views import Views
from comsite.texts.agenda import items_before

_LONGEST = 250  # bytes in the name of a file, as disks have it


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
    kind, slug, item, *__ = [*address.strip("/").split("/"), "", "", ""]
    recorded = views.archive.ledger.texts.get((kind, slug))
    places = recorded.places if recorded else ()
    if item:
        items = (one for one in items_before(places) if one.slug == item)
        inside = ((*one.places, *one.decisions) for one in items)
        places = next(inside, ())
    anchors = tuple(place.anchor for place in places)
    title = _("This page was taken away")
    head = Head(title, address, removed.reason, crumbs=crumbs())
    date = removed.date.text if removed.date else ""
    context = RemovedPage(head, title, date, removed.reason, anchors)
    return SitePage(address, "removed.html", context)


def moved_pages(leads: Mapping[str, str], now: Set[str]) -> Iterator[SitePage]:
    """Make a page at each old address that leads on by itself, also without a script.

    None can be made for an address with a query, or for a file that is no page. Where a host shows
    ``mud.html`` at ``/mud``, it would hide a page of today.
    """
    pages = {asked(old): new for old, new in leads.items() if "?" not in old}
    folders = {above for old in pages for above in _above(old.path)}
    for old, new in pages.items():
        path, name = old.path, old.path.rpartition("/")[2]
        is_page = bool(re.search(r"\.html?$", name, re.IGNORECASE))
        if "." not in name and name:
            path += "/"
        elif name and (not is_page or path in folders or f"{path.rpartition('.')[0]}/" in now):
            continue
        if all(len(part.encode()) < _LONGEST for part in path.split("/")):
            title = _("This page has moved")
            head = Head(title, old.sent, _("It is now at {address}.", address=new), listed=False)
            yield SitePage(path, "moved.html", MovedPage(head, title, Link(new, new)))


def _above(path: str) -> Iterator[str]:
    """Yield the paths that a path lies under."""
    while path := path.rpartition("/")[0]:
        yield path
