"""Organisations: their people and posts, where they are named, what they promised.

One that little is said of has no page: all of it stands in its row on the page that lists them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from comsite.base import urls
from comsite.base.language import _, marked
from comsite.content.entries import Entry
from comsite.content.models import Organisation
from comsite.library.backlinks import ONLY_NAMED
from comsite.site.coming import Coming, coming
from comsite.site.listings import by_letter, head_of_listing
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.story import (
    LISTED,
    PartView,
    actions_of,
    latest_first,
    part_view,
    report_parts,
)
from comsite.site.summaries import ActionSummary, MeetingSummary, PlaceView
from comsite.site.views import Views
from comsite.texts.targets import Target

_SUMMARY = marked("{name}: its people, where it is named, and what it promised.")
_COMMITTEE = marked("{name}: its meetings, its people, and what was promised.")


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """``organisation.html``; ``meetings`` and their ``calendar`` are those of a committee."""

    head: Head
    name: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    website: str
    note: str
    posts: tuple[Link, ...]
    people: tuple[Link, ...]
    coming: Coming | None
    meetings: tuple[MeetingSummary, ...]
    calendar: str
    items: tuple[PartView, ...]
    earlier: int
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


@dataclass(frozen=True, slots=True)
class RowFact:
    """What else belongs to an organisation: its people, say, with a link to each."""

    term: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in the list; ``names`` are short forms and what else it is called.

    Where it has a page, all else is empty. Where it has none, ``link`` leads to the row itself,
    and ``places`` are the texts that name it.
    """

    anchor: str
    link: Link
    names: tuple[str, ...]
    note: str = ""
    facts: tuple[RowFact, ...] = ()
    places: tuple[PlaceView, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationGroup:
    """The organisations that begin with a letter, under a heading, whose id is ``anchor``."""

    title: str
    url: str
    anchor: str
    entries: tuple[OrganisationRow, ...]


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """``organisations.html``: all of them by name."""

    head: Head
    heading: str
    introduction: str
    groups: tuple[OrganisationGroup, ...]


def organisations_page(views: Views) -> SitePage:
    """Make the page of all organisations by name; those without a page of their own stand here."""
    rows = {slug: _row(views, entry) for slug, entry in views.archive.organisations.items()}
    by_url = {row.link.url: row for row in rows.values()}
    introduction = _("Every organisation that the archive names.")
    if views.library.rows["organisations"]:
        introduction = _(
            "Every organisation that the archive names. What there is of those named once or twice"
            " stands here."
        )
    groups = tuple(
        OrganisationGroup(
            group.title, "", group.anchor, tuple(by_url[link.url] for link in group.entries)
        )
        for group in by_letter((row.link.text, row.link) for row in rows.values())
    )
    head = head_of_listing("organisations", "people", introduction)
    context = OrganisationsPage(head, head.title, introduction, groups)
    return SitePage(head.url, "organisations.html", context)


def _row(views: Views, entry: Entry[Organisation]) -> OrganisationRow:
    record, link = entry.record, views.link("organisations", entry.slug)
    if entry.slug not in views.library.rows["organisations"]:
        return OrganisationRow(entry.slug, link, record.abbreviations)
    target = Target("organisations", entry.slug)
    reports = views.library.backlinks.reports_by_target.get(target, ())
    facts = (
        RowFact(
            marked("Part of"),
            views.links("organisations", [record.part_of] if record.part_of else ()),
        ),
        RowFact(marked("Parts"), _parts(views, entry)),
        RowFact(marked("Website"), (Link(record.url, record.url),) if record.url else ()),
        RowFact(marked("Posts"), views.links("posts", _posts(views, entry))),
        RowFact(marked("People"), views.links("people", _people(views, entry))),
        RowFact(
            marked("Reports"),
            views.links("reports", (one.slug for one, how in reports if how != ONLY_NAMED)),
        ),
        RowFact(marked("Actions"), tuple(action.link for action in actions_of(views, target))),
    )
    return OrganisationRow(
        entry.slug,
        link,
        (*record.abbreviations, *record.other_names),
        record.note or "",
        tuple(fact for fact in facts if fact.links),
        views.place_views(reversed(views.library.backlinks.places(target))),
    )


def _posts(views: Views, entry: Entry[Organisation]) -> tuple[str, ...]:
    """List the posts of an organisation."""
    posts = views.archive.posts
    return tuple(slug for slug, post in posts.items() if post.record.organisation == entry.slug)


def _people(views: Views, entry: Entry[Organisation]) -> list[str]:
    """List the people of an organisation, and those who held a post of it."""
    archive, posts = views.archive, _posts(views, entry)
    people = {
        slug for slug, person in archive.people.items() if person.record.organisation == entry.slug
    }
    return sorted(
        people | {holding.person for holding in archive.holdings if holding.post in posts}
    )


def _parts(views: Views, entry: Entry[Organisation]) -> tuple[Link, ...]:
    """Link to the organisations that belong to one."""
    every = views.archive.organisations
    return views.links(
        "organisations", (slug for slug, one in every.items() if one.record.part_of == entry.slug)
    )


def organisation_page(views: Views, entry: Entry[Organisation]) -> SitePage:
    """Make the page of an organisation: people, posts, where it is named, what it promised."""
    record = entry.record
    url = urls.record("organisations", entry.slug)
    target = Target("organisations", entry.slug)
    parts = views.library.involvement.of_organisation.get(entry.slug, ())
    reports, actions = report_parts(views, target, {}), actions_of(views, target)
    meetings = tuple(
        replace(views.meeting_summary(one), committee="")
        for one in reversed(views.archive.meetings_by_date)
        if one.record.held_by == entry.slug
    )
    context = OrganisationPage(
        head=Head(
            title=record.name,
            url=url,
            summary=_(_COMMITTEE if meetings else _SUMMARY, name=record.name),
            section="people",
            crumbs=crumbs(section("organisations")),
            json=urls.data(url),
            feed=urls.feed("organisations", entry.slug),
        ),
        name=record.name,
        abbreviations=record.abbreviations,
        other_names=record.other_names,
        part_of=views.link_if_any("organisations", record.part_of),
        parts=_parts(views, entry),
        website=record.url or "",
        note=record.note or "",
        posts=views.links("posts", _posts(views, entry)),
        people=views.links("people", _people(views, entry)),
        coming=coming(views, entry.slug) if meetings else None,
        meetings=meetings,
        calendar=urls.calendar(entry.slug) if meetings else "",
        items=tuple(part_view(views, part) for part in latest_first(views, parts)),
        earlier=len(parts[:-LISTED]),
        reports=reports[:LISTED],
        earlier_reports=len(reports[LISTED:]),
        actions=actions[:LISTED],
        earlier_actions=len(actions[LISTED:]),
    )
    return SitePage(url, "organisation.html", context)
