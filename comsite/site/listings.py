"""Listings: reports, people, posts, and the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _, figure
from comsite.base.letterforms import initial, sort_key
from comsite.base.slugs import slugify
from comsite.content.models import Term
from comsite.site.amounts import count
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.views import Views, held
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading; the heading may itself lead somewhere. ``anchor`` is its id."""

    title: str
    url: str
    anchor: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListingPage:
    """``listing.html``: people, posts, topics, reports, dates: links in groups."""

    head: Head
    heading: str
    introduction: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A glossary entry; ``links`` lead to what it stands for.

    ``uses`` are the latest texts in which it stands, ``used`` says in how many it does, and
    ``search`` finds them all.
    """

    anchor: str
    abbreviation: str
    expansion: str
    other_names: tuple[str, ...]
    note: str
    links: tuple[Link, ...]
    used: str
    uses: tuple[Link, ...]
    search: Link | None


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """``glossary.html``."""

    head: Head
    terms: tuple[TermView, ...]


_MOST_USES = 20  # texts that the glossary lists for a term; search has them all


def reports_page(views: Views) -> SitePage:
    """Make the page of all reports by year, latest first."""
    groups = tuple(
        Group(
            str(year),
            urls.date(PartialDate(year)),
            f"y{year}",
            tuple(
                Link(
                    views.name("reports", entry.slug),
                    urls.record("reports", entry.slug),
                    ", ".join((_(entry.record.kind), entry.record.date.text, held(entry.record))),
                    entry.record.summary or "",
                )
                for entry in entries
            ),
        )
        for year, entries in groupby(
            views.archive.latest_reports, key=lambda entry: entry.record.date.year
        )
    )
    return _listing(
        "reports", "reports", _("Every report on record, by year, latest first."), groups
    )


def people_page(views: Views) -> SitePage:
    """Make the page of all people by family name, with their latest post."""
    archive = views.archive
    entries = []
    for slug, entry in archive.people.items():
        posts = archive.held_by(slug)
        seats = archive.seats.get(slug, ())
        role = views.name("posts", posts[-1].post) if posts else ""
        if seats:
            role = seats[-1].attendance.role or role
        family = entry.record.sort_name or entry.record.name.rpartition(" ")[2]
        entries.append((family, views.link("people", slug, role)))
    introduction = _("Everyone whom the archive names, by family name.")
    return _listing("people", "people", introduction, by_letter(entries))


def posts_page(views: Views) -> SitePage:
    """Make the page of all posts, each with its known holders."""
    archive = views.archive
    links = []
    for slug in archive.posts:
        holders = archive.holdings_of_post.get(slug, ())
        names = dict.fromkeys(views.name("people", holding.person) for holding in holders)
        links.append(views.link("posts", slug, ", ".join(names)))
    groups = (Group("", "", "", _by_text(links)),) if links else ()
    introduction = _("The posts that people named in the archive have held.")
    return _listing("posts", "people", introduction, groups)


def glossary_page(views: Views) -> SitePage:
    """Make the page of all abbreviations: what they stand for, and where they are used."""
    head = Head(
        _("Glossary"),
        urls.GLOSSARY,
        _("What the abbreviations in the archive stand for, and where they are used."),
        "glossary",
        crumbs(),
        urls.data(urls.GLOSSARY),
    )
    ordered = sorted(views.archive.terms, key=lambda term: sort_key(term.abbreviation))
    terms = tuple(_term(views, term) for term in ordered)
    return SitePage(head.url, "glossary.html", GlossaryPage(head, terms))


def _term(views: Views, term: Term) -> TermView:
    anchor = slugify(term.abbreviation)
    places = views.library.backlinks.places(Target("terms", anchor))
    stands_for = (
        ("topics", term.topic),
        ("posts", term.post),
        ("organisations", term.organisation),
    )
    uses = tuple(views.place_link(place) for place in reversed(places[-_MOST_USES:]))
    query = urls.search(f'"{term.abbreviation}"' if " " in term.abbreviation else term.abbreviation)
    return TermView(
        anchor,
        term.abbreviation,
        term.expansion,
        term.other_names,
        term.note or "",
        tuple(views.link(kind, slug) for kind, slug in stands_for if slug),
        count(len(places), "text") if places else "",
        uses,
        Link(_("Search for all {number}", number=figure(len(places))), query)
        if len(places) > len(uses)
        else None,
    )


def _by_text(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (sort_key(link.text), link.url)))


def by_letter(entries: Iterable[tuple[str, Link]]) -> tuple[Group, ...]:
    """Group links under the first letters of the names that they are sorted by."""
    ordered = sorted(entries, key=lambda entry: (sort_key(entry[0]), entry[1].text, entry[1].url))
    return tuple(
        Group(letter, "", f"letter-{letter.lower()}", tuple(entry[1] for entry in group))
        for letter, group in groupby(ordered, key=lambda entry: initial(entry[0]))
    )


def head_of_listing(kind: str, in_section: str, introduction: str) -> Head:
    """Return what the page that lists all records of a kind says of itself."""
    return Head(
        section(kind).text,
        urls.index(kind),
        introduction,
        in_section,
        crumbs(),
        urls.table(kind, "json"),
    )


def _listing(kind: str, in_section: str, introduction: str, groups: tuple[Group, ...]) -> SitePage:
    head = head_of_listing(kind, in_section, introduction)
    return SitePage(head.url, "listing.html", ListingPage(head, head.title, introduction, groups))
