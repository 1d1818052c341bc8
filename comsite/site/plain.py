"""The plain pages: what a kind of record has that has no page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comsite.base import urls
from comsite.base.language import _
from comsite.base.letterforms import sort_key
from comsite.content.entries import Entry
from comsite.content.kinds import KINDS
from comsite.content.pointers import references
from comsite.site.listings import Group, ListingPage
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a record: its name in words, and its value as text or as links."""

    name: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """``record.html``: every field of a record."""

    head: Head
    title: str
    facts: tuple[Fact, ...]


def listing(views: Views, folder: str) -> SitePage:
    """Make the list of all records of a kind, by name."""
    links = sorted(
        views.links(folder, views.archive.named(folder)), key=lambda link: sort_key(link.text)
    )
    heading = _(KINDS[folder].titles)
    head = Head(
        heading,
        urls.index(folder),
        _("Every {kind} on record.", kind=_(KINDS[folder].noun)),
        folder,
    )
    groups = (Group("", "", "", tuple(links)),) if links else ()
    return SitePage(head.url, "listing.html", ListingPage(head, heading, "", groups))


def record(views: Views, entry: Entry[Any]) -> SitePage:
    """Make the page of a record: its fields in their order, with links to the records they name."""
    name, url = views.name(entry.kind, entry.slug), urls.record(entry.kind, entry.slug)
    links: dict[object, list[Link]] = {}
    for location, folder, slug in references(entry.record):
        links.setdefault(location[0], []).append(views.link(folder, slug))
    facts = tuple(
        Fact(field.replace("_", " ").capitalize(), _text(value), tuple(links.get(field, ())))
        for field, value in entry.record
        if value and field != KINDS[entry.kind].name
    )
    head = Head(
        name,
        url,
        _("{name}, as it is on record.", name=name),
        entry.kind,
        crumbs(section(entry.kind)),
    )
    return SitePage(url, "record.html", RecordPage(head, name, facts))


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
