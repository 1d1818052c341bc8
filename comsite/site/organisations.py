"""Organisations: their people and posts, where they are named, what they promised."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.base import urls
from comsite.content.entries import Entry
from comsite.content.models import Organisation
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.story import (
    LISTED,
    PartView,
    actions_of,
    latest_first,
    part_view,
    report_parts,
)
from comsite.site.summaries import ActionSummary
from comsite.site.views import Views
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """``organisation.html``."""

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
    items: tuple[PartView, ...]
    earlier: int
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


def organisation_page(views: Views, entry: Entry[Organisation]) -> SitePage:
    """Make the page of an organisation: people, posts, where it is named, what it promised."""
    archive, record = views.archive, entry.record
    url = urls.record("organisations", entry.slug)
    target = Target("organisations", entry.slug)
    posts = [slug for slug, post in archive.posts.items() if post.record.organisation == entry.slug]
    people = {
        slug for slug, person in archive.people.items() if person.record.organisation == entry.slug
    }
    people |= {holding.person for holding in archive.holdings if holding.post in posts}
    parts = views.library.involvement.of_organisation.get(entry.slug, ())
    reports, actions = report_parts(views, target, {}), actions_of(views, target)
    context = OrganisationPage(
        head=Head(
            title=record.name,
            url=url,
            summary=f"{record.name}: its people, where it is named, and what it promised.",
            section="people",
            crumbs=crumbs(section("organisations")),
            json=urls.data(url),
        ),
        name=record.name,
        abbreviations=record.abbreviations,
        other_names=record.other_names,
        part_of=views.link_if_any("organisations", record.part_of),
        parts=tuple(
            views.link("organisations", organisation.slug)
            for organisation in archive.organisations.values()
            if organisation.record.part_of == entry.slug
        ),
        website=record.url or "",
        note=record.note or "",
        posts=views.links("posts", posts),
        people=views.links("people", sorted(people)),
        items=tuple(part_view(views, part) for part in latest_first(views, parts)),
        earlier=len(parts[:-LISTED]),
        reports=reports[:LISTED],
        earlier_reports=len(reports[LISTED:]),
        actions=actions[:LISTED],
        earlier_actions=len(actions[LISTED:]),
    )
    return SitePage(url, "organisation.html", context)
