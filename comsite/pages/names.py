"""People, posts and organisations."""

from __future__ import annotations

from comsite import urls
from comsite.archive import Holding
from comsite.contexts import (
    ActionSummary,
    AttendanceRecord,
    Head,
    ItemSummary,
    OrganisationPage,
    PersonPage,
    PostPage,
    ReportSummary,
    SearchUnit,
    TenureView,
)
from comsite.dates import PartialDate
from comsite.loader import Entry
from comsite.models import Organisation, Person, Post
from comsite.names import Target
from comsite.pages.page import Page, crumbs, section
from comsite.views import Views


def person_page(views: Views, entry: Entry[Person]) -> Page:
    """A person: posts over time, meetings, items, reports, actions."""
    archive, record = views.archive, entry.record
    url = urls.record("people", entry.slug)
    target = Target("people", entry.slug)
    seats = archive.seats.get(entry.slug, ())
    held = archive.held_by(entry.slug)
    context = PersonPage(
        head=Head(
            title=record.name,
            url=url,
            summary=_person_summary(views, entry, held),
            section="people",
            crumbs=crumbs(section("people")),
            json=urls.data(url),
            feed=urls.feed("people", entry.slug),
            search=_person_unit(views, record.name, held, [s.meeting.record.date for s in seats]),
        ),
        name=record.name,
        other_names=record.other_names,
        organisation=views.maybe("organisations", record.organisation),
        note=record.note or "",
        tenures=tuple(views.tenure(holding, of_post=False) for holding in held),
        roles=_seats(views, entry.slug, ("present", "also_present")),
        apologies=_seats(views, entry.slug, ("apologies",)),
        items=_items(views, target),
        reports=_reports(views, target),
        actions=_actions(views, target),
    )
    return Page(url, "person.html", context, entry.path)


def post_page(views: Views, entry: Entry[Post]) -> Page:
    """A post: its holders by date, and what came before and after."""
    archive, record = views.archive, entry.record
    url = urls.record("posts", entry.slug)
    target = Target("posts", entry.slug)
    followed = record.followed_by
    note = followed.date.text if followed and followed.date else ""
    context = PostPage(
        head=Head(
            title=record.title,
            url=url,
            summary=f"{record.title}: who held the post, and what was promised.",
            section="people",
            crumbs=crumbs(section("posts")),
            json=urls.data(url),
            feed=urls.feed("posts", entry.slug),
        ),
        title=record.title,
        abbreviations=record.abbreviations,
        other_names=record.other_names,
        organisation=views.maybe("organisations", record.organisation),
        note=record.note or "",
        holders=tuple(
            views.tenure(holding, of_post=True)
            for holding in archive.holdings_of_post.get(entry.slug, ())
        ),
        preceded_by=tuple(
            views.link("posts", one.slug)
            for one in archive.posts.values()
            if one.record.followed_by and one.record.followed_by.post == entry.slug
        ),
        followed_by=views.link("posts", followed.post, note) if followed else None,
        actions=_actions(views, target),
        reports=_reports(views, target),
    )
    return Page(url, "post.html", context, entry.path)


def organisation_page(views: Views, entry: Entry[Organisation]) -> Page:
    """An organisation: its people and posts, where it is named, what it promised."""
    archive, record = views.archive, entry.record
    url = urls.record("organisations", entry.slug)
    target = Target("organisations", entry.slug)
    posts = [slug for slug, post in archive.posts.items() if post.record.organisation == entry.slug]
    people = {slug for slug, one in archive.people.items() if one.record.organisation == entry.slug}
    people |= {holding.person for holding in archive.holdings if holding.post in posts}
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
        part_of=views.maybe("organisations", record.part_of),
        parts=tuple(
            views.link("organisations", one.slug)
            for one in archive.organisations.values()
            if one.record.part_of == entry.slug
        ),
        website=record.url or "",
        note=record.note or "",
        posts=views.links("posts", posts),
        people=views.links("people", sorted(people)),
        items=_items(views, target),
        reports=_reports(views, target),
        actions=_actions(views, target),
    )
    return Page(url, "organisation.html", context, entry.path)


def _seats(views: Views, person: str, how: tuple[str, ...]) -> tuple[AttendanceRecord, ...]:
    return tuple(
        AttendanceRecord(
            views.link("meetings", seat.meeting.slug),
            seat.meeting.record.date,
            seat.attendance.role or "",
        )
        for seat in reversed(views.archive.seats.get(person, ()))
        if seat.how in how
    )


def _items(views: Views, target: Target) -> tuple[ItemSummary, ...]:
    named = views.backlinks.items_by_target.get(target, ())
    return tuple(views.item_summary(item) for item in reversed(named))


def _actions(views: Views, target: Target) -> tuple[ActionSummary, ...]:
    owned = views.backlinks.actions_by_owner.get(target, ())
    return tuple(views.action_summary(action) for action in owned)


def _reports(views: Views, target: Target) -> tuple[ReportSummary, ...]:
    return tuple(
        views.report_summary(entry, how)
        for entry, how in reversed(views.backlinks.reports_by_target.get(target, ()))
    )


def _person_summary(views: Views, entry: Entry[Person], held: tuple[Holding, ...]) -> str:
    if not held:
        return f"{entry.record.name}: where the archive names them."
    tenure: TenureView = views.tenure(held[-1], of_post=False)
    return f"{entry.record.name}, {tenure.who.text} ({tenure.period})."


def _person_unit(
    views: Views, name: str, held: tuple[Holding, ...], sat: list[PartialDate]
) -> SearchUnit:
    """People have no date of their own: the latest on which a document shows them."""
    dates = [date for date in (*sat, *(holding.last for holding in held)) if date.year]
    latest = max(
        dates,
        default=views.archive.meetings_by_date[-1].record.date
        if views.archive.meetings_by_date
        else PartialDate(1000),
    )
    return SearchUnit("Person", str(latest), str(latest.year), (), (name,))
