"""People: the posts they held, where they were, what they asked, answered and promised."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _, marked
from comsite.content.entries import Entry
from comsite.content.holdings import Holding, Seat
from comsite.content.models import Person
from comsite.site.counting import spoken_and_promised
from comsite.site.decisions import PartInDecision, parts_in_decisions
from comsite.site.page import Head, Link, SearchUnit, SitePage, crumbs, section
from comsite.site.story import (
    LISTED,
    LatestTurns,
    Own,
    PartView,
    actions_of,
    latest_first,
    latest_turns,
    part_view,
    presented,
    report_parts,
)
from comsite.site.summaries import ActionSummary, TenureView
from comsite.site.views import Views
from comsite.texts.items import Item
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """A meeting that somebody attended, or sent apologies to; ``post`` is the post that day."""

    meeting: Link
    date: PartialDate
    role: str
    post: Link | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``person.html``; ``counts`` says how much the person asked, said and promised.

    ``earlier``, ``earlier_reports``, ``earlier_actions`` and ``earlier_decisions`` count those that
    are too many to list.
    """

    head: Head
    name: str
    earlier_names: tuple[str, ...]
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    tenures: tuple[TenureView, ...]
    roles: tuple[AttendanceRecord, ...]
    apologies: tuple[AttendanceRecord, ...]
    items: tuple[PartView, ...]
    earlier: int
    counts: str
    turns: LatestTurns
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int
    decisions: tuple[PartInDecision, ...]
    earlier_decisions: int


def person_page(views: Views, entry: Entry[Person]) -> SitePage:
    """Make the page of a person: posts over time, meetings, items, reports, actions."""
    archive, record = views.archive, entry.record
    url = urls.record("people", entry.slug)
    target = Target("people", entry.slug)
    seats = archive.seats.get(entry.slug, ())
    held = archive.held_by(entry.slug)
    parts = views.library.involvement.of_person.get(entry.slug, ())

    def own_on(_: Item) -> Own:
        return lambda speaker: speaker == target

    reports, actions = _reports(views, target), actions_of(views, target)
    decisions = parts_in_decisions(views, entry.slug)
    context = PersonPage(
        head=Head(
            title=record.name,
            url=url,
            summary=_summary(views, entry, held),
            section="people",
            crumbs=crumbs(section("people")),
            json=urls.data(url),
            feed=urls.feed("people", entry.slug),
            search=_unit(views, entry, held, [seat.meeting.record.date for seat in seats]),
        ),
        name=record.name,
        earlier_names=tuple(
            _("{name} (until {day})", name=one.name, day=one.until.text)
            for one in sorted(record.earlier_names, key=lambda one: one.until, reverse=True)
        ),
        other_names=record.other_names,
        organisation=views.link_if_any("organisations", record.organisation),
        note=record.note or "",
        tenures=tuple(views.tenure(holding, of_post=False) for holding in held),
        roles=_seats(views, seats, ("present", "also_present")),
        apologies=_seats(views, seats, ("apologies",)),
        items=tuple(part_view(views, part) for part in latest_first(views, parts)),
        earlier=len(parts[:-LISTED]),
        counts=spoken_and_promised(parts, own_on, actions),
        turns=latest_turns(views, parts, own_on),
        reports=reports[:LISTED],
        earlier_reports=len(reports[LISTED:]),
        actions=actions[:LISTED],
        earlier_actions=len(actions[LISTED:]),
        decisions=decisions[:LISTED],
        earlier_decisions=len(decisions[LISTED:]),
    )
    return SitePage(url, "person.html", context)


def _seats(
    views: Views, seats: tuple[Seat, ...], how: tuple[str, ...]
) -> tuple[AttendanceRecord, ...]:
    return tuple(
        AttendanceRecord(
            views.link("meetings", seat.meeting.slug),
            seat.meeting.record.date,
            seat.attendance.role or "",
            views.link_if_any("posts", seat.attendance.post),
        )
        for seat in reversed(seats)
        if seat.how in how
    )


def _reports(views: Views, target: Target) -> tuple[PartView, ...]:
    """List the reports that a person had to do with, or that name them, latest first."""
    roles: dict[str, list[str]] = defaultdict(list)
    for part in views.library.involvement.of_person.get(target.slug, ()):
        for slug in presented(views, part):
            roles[slug].append(marked("presented it"))
    return report_parts(views, target, roles)


def _summary(views: Views, entry: Entry[Person], held: tuple[Holding, ...]) -> str:
    if not held:
        return _("{name}: where the archive names them.", name=entry.record.name)
    tenure: TenureView = views.tenure(held[-1], of_post=False)
    return f"{entry.record.name}, {tenure.who.text} ({tenure.period})."


def _unit(
    views: Views, entry: Entry[Person], held: tuple[Holding, ...], sat: list[PartialDate]
) -> SearchUnit:
    """Return what search knows of a person.

    People have no date of their own: theirs is the latest on which a document shows them.
    """
    dates = [date for date in (*sat, *(holding.last for holding in held)) if date.year]
    latest = max(
        dates,
        default=views.archive.meetings_by_date[-1].record.date
        if views.archive.meetings_by_date
        else PartialDate(1000),
    )
    organisation = entry.record.organisation
    named = {
        "people": (entry.slug,),
        "posts": [holding.post for holding in held],
        "organisations": (organisation,) if organisation else (),
    }
    return views.search_unit("Person", latest, (), named)
