"""The meeting to come, or the last that was announced, by what the archive has and by no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.content.models import CALLED_OFF, Meeting, NextMeeting
from comsite.site.page import Link
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class Coming:
    """The next meeting; or the last that notes announced, where none ``is_next``.

    ``link`` leads to its page, if it has one, ``event`` is its calendar, if its day is known.
    ``announced`` leads to the notes that announce it, ``moved_from`` to the days on which it was
    to be before, ``moved_to`` to the new day of one that is not next. ``called_off`` is
    ``postponed``, ``moved`` or ``cancelled``, if it is.
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


def coming(views: Views) -> Coming | None:
    """Return the next meeting, or the last that was announced; None where none ever was.

    A meeting is to come if it is later than everything that the archive has.
    """
    library = views.library
    planned: list[tuple[PartialDate, str, Meeting | NextMeeting]] = [
        (entry.record.date, slug, entry.record)
        for slug, entry in views.archive.meetings.items()
        if library.status(entry) == "upcoming"
    ]
    called_off: list[tuple[PartialDate, str, Meeting | NextMeeting]] = [
        (entry.record.date, slug, entry.record)
        for slug, entry in views.archive.meetings.items()
        if entry.record.status in CALLED_OFF and entry.record.date > library.latest
    ]
    announced: list[tuple[PartialDate, str, Meeting | NextMeeting]]
    announced = [(after.date, "", after) for after in _announced(views)]
    without_page = [one for one in announced if one[0] > library.latest]
    ahead = [*planned, *(one for one in without_page if one[0] not in library.meetings_on)]
    if ahead:
        return _coming(views, True, *min(ahead, key=lambda one: one[:2]))
    if last := [*called_off, *announced]:
        return _coming(views, False, *max(last, key=lambda one: one[:2]))
    return None


def with_weekday(date: PartialDate, name: str) -> str:
    """Return what a meeting is called by its day, with the day of the week where that is known."""
    return _("{weekday} {date}", weekday=date.weekday, date=name) if date.day else name


def _announced(views: Views) -> Iterator[NextMeeting]:
    for entry in views.archive.meetings_by_date:
        if entry.record.next_meeting:
            yield entry.record.next_meeting


def _coming(
    views: Views, is_next: bool, date: PartialDate, slug: str, record: Meeting | NextMeeting
) -> Coming:
    slug = slug or next(iter(views.library.meetings_on.get(date, ())), "")
    url = urls.record("meetings", slug) if slug else ""
    name = views.name("meetings", slug) if slug else date.text
    own = views.archive.meetings[slug].record if slug else None
    return Coming(
        is_next,
        Link(with_weekday(date, name), url),
        urls.event(slug or str(date)) if date.day else "",
        date,
        record.times,
        record.place or "",
        views.links("meetings", views.library.announced_by.get(date, ())),
        views.links("meetings", views.library.schedule.moved_from.get(slug, ())),
        views.link_if_any("meetings", own.moved_to) if own else None,
        own.status if own and own.status in CALLED_OFF else "",
    )
