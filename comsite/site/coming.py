"""The meeting to come, or the last that was announced, by what the archive has and by no clock."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.content.models import CALLED_OFF, Meeting, NextMeeting
from comsite.library.schedule import Day
from comsite.site.page import Link
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class Coming:
    """The next meeting; or the last that notes announced, where none ``is_next``.

    ``link`` leads to its page, if it has one, ``event`` is its calendar, if its day is known.
    ``announced`` leads to the notes that announce it, ``moved_from`` to the days on which it was
    to be before, ``moved_to`` to the new day of one that is not next. ``called_off`` is
    ``postponed``, ``moved`` or ``cancelled``, if it is. ``committee`` is whose meeting it is, where
    there are several.
    """

    is_next: bool
    link: Link
    event: str
    date: PartialDate
    times: str
    place: str
    announced: tuple[Link, ...]
    moved_from: tuple[Link, ...] = ()
    moved_to: Link | None = None
    called_off: str = ""
    committee: Link | None = None


def coming(views: Views, committee: str | None = None) -> Coming | None:
    """Return the next meeting, or the last that was announced; None where none ever was.

    It is that of a committee, or of the body itself under an empty name, if one is given. A meeting
    is to come if it is later than everything that the archive has of its committee.
    """
    library, schedule = views.library, views.library.schedule
    entries = [
        entry
        for entry in views.archive.meetings_by_date
        if committee is None or (entry.record.held_by or "") == committee
    ]
    planned: list[_One] = [
        (Day.of(entry), entry.slug, entry.record)
        for entry in entries
        if library.status(entry) == "upcoming"
    ]
    called_off: list[_One] = [
        (Day.of(entry), entry.slug, entry.record)
        for entry in entries
        if entry.record.status in CALLED_OFF and library.is_to_come(Day.of(entry))
    ]
    announced: list[_One] = [
        (Day.of(entry, after.date), "", after)
        for entry in entries
        if (after := entry.record.next_meeting)
    ]
    without_page = [one for one in announced if library.is_to_come(one[0])]
    ahead = [*planned, *(one for one in without_page if one[0] not in schedule.on)]
    if ahead:
        return _coming(views, True, *min(ahead, key=lambda one: one[:2]))
    if last := [*called_off, *announced]:
        return _coming(views, False, *max(last, key=lambda one: one[:2]))
    return None


_One = tuple[Day, str, Meeting | NextMeeting]  # a day, the meeting on it, and what is known of it


def with_weekday(date: PartialDate, name: str) -> str:
    """Return what a meeting is called by its day, with the day of the week where that is known."""
    return _("{weekday} {date}", weekday=date.weekday, date=name) if date.day else name


def _coming(
    views: Views, is_next: bool, day: Day, slug: str, record: Meeting | NextMeeting
) -> Coming:
    schedule = views.library.schedule
    slug = slug or next((one.slug for one in schedule.on.get(day, ())), "")
    url = urls.record("meetings", slug) if slug else ""
    name = views.name("meetings", slug) if slug else day.date.text
    own = views.archive.meetings[slug].record if slug else None
    return Coming(
        is_next,
        Link(with_weekday(day.date, name), url),
        urls.event(slug or str(day)) if day.date.day else "",
        day.date,
        record.times,
        record.place or "",
        views.links("meetings", (one.slug for one in schedule.announcing.get(day, ()))),
        views.links("meetings", schedule.moved_from.get(slug, ())),
        views.link_if_any("meetings", own.moved_to) if own else None,
        own.status if own and own.status in CALLED_OFF else "",
        views.link_if_any("organisations", day.committee or None),
    )
