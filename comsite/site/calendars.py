"""The calendar: meetings past and to come, as iCalendar (RFC 5545).

A meeting of which only the month is known is in no calendar. No end, and no time of day, is made
up: what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.output import Output
from comsite.base.zones import zone as time_zone
from comsite.content.models import Meeting, NextMeeting
from comsite.site.rendering import Renderer
from comsite.site.views import Views

_STATUSES = {"held": "CONFIRMED", "scheduled": "TENTATIVE"}
_CANCELLED = "CANCELLED"  # of a meeting that was called off, for the calendar's day at least


def calendars(views: Views, renderer: Renderer) -> Iterator[Output]:
    """Make the calendar of the archive, the same for its body, and one of each meeting.

    The address for the body stays as it is if another body is added.
    """
    base, zone = renderer.site.base_url, time_zone(views.archive.site.time_zone)
    events = dict(sorted([*_meetings(views, base, zone), *_announced(views, base, zone)]))
    data = _calendar(views, base, zone, events.values())
    for url in (urls.CALENDAR, urls.calendar(views.archive.body_slug)):
        yield Output(url.removeprefix("/"), data)
    for slug, event in events.items():
        yield Output(urls.event(slug).removeprefix("/"), _calendar(views, base, zone, [event]))


def _calendar(views: Views, base: str, zone: ZoneInfo, events: Collection[Event]) -> bytes:
    site = views.archive.site
    calendar = Calendar()
    calendar.add("prodid", "-//comsite//comsite//EN")
    calendar.add("version", "2.0")
    calendar.add("name", site.body.name)
    calendar.add("x-wr-calname", site.body.name)
    calendar.add("url", base + urls.index("meetings"))
    if years := [event.decoded("dtstart").year for event in events]:
        calendar.add_component(_timezone(zone, site.time_zone, min(years), max(years) + 1))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _meetings(views: Views, base: str, zone: ZoneInfo) -> Iterator[tuple[str, Event]]:
    """List the meetings with a page and a day, by slug."""
    for slug, entry in views.archive.meetings.items():
        if entry.record.date.day:
            event = _event(views, base, zone, slug, entry.record)
            event.add("url", base + urls.record("meetings", slug))
            event.add("status", _STATUSES.get(entry.record.status, _CANCELLED))
            yield slug, event


def _announced(views: Views, base: str, zone: ZoneInfo) -> Iterator[tuple[str, Event]]:
    """List the meetings that notes announce for a day on which the archive has none, by day."""
    seen = set(views.library.meetings_on)
    for entry in views.archive.meetings_by_date:
        after = entry.record.next_meeting
        if after is None or not after.date.day or after.date in seen:
            continue
        seen.add(after.date)
        event = _event(views, base, zone, str(after.date), after)
        event.add("url", base + urls.record("meetings", entry.slug))
        event.add("status", "TENTATIVE")
        yield str(after.date), event


def _event(
    views: Views, base: str, zone: ZoneInfo, slug: str, record: Meeting | NextMeeting
) -> Event:
    event = Event()
    site = urlsplit(base)
    event.add("uid", f"{slug}@{site.hostname}{site.path.rstrip('/')}")
    # The format asks when the entry was made. No clock is used here, so it is the meeting's day.
    event.add("dtstamp", datetime.combine(_day(record.date), time(), UTC))
    event.add("summary", views.archive.site.body.name)
    start = _moment(record.date, record.start, zone)
    event.add("dtstart", start or _day(record.date))
    if start and (end := _moment(record.date, record.end, zone)):
        event.add("dtend", end)
    if record.place:
        event.add("location", record.place)
    return event


def _timezone(zone: ZoneInfo, name: str, first: int, last: int) -> Timezone:
    """Return the changes of the clock from a year to another, as VTIMEZONE.

    Those that icalendar makes have the change of spring an hour late, so these are ours: the onset
    of each is by the clock as it was before.
    """
    timezone = Timezone()
    timezone.add("tzid", name)
    begin = datetime(first, 1, 1, tzinfo=UTC).astimezone(zone)
    onsets: dict[tuple[timedelta, timedelta, str], list[datetime]] = {
        (_offset(begin), _offset(begin), begin.tzname() or name): [begin.replace(tzinfo=None)]
    }
    for before, after in _changes(zone, first, last):
        offsets = (_offset(before), _offset(after), after.tzname() or name)
        onset = after.replace(tzinfo=None) - _offset(after) + _offset(before)
        onsets.setdefault(offsets, []).append(onset)
    for (before_it, after_it, called), times in onsets.items():
        part = TimezoneDaylight() if after_it > before_it else TimezoneStandard()
        part.add("dtstart", times[0])
        if times[1:]:
            part.add("rdate", times[1:])
        part.add("tzname", called)
        part.add("tzoffsetfrom", before_it)
        part.add("tzoffsetto", after_it)
        timezone.add_component(part)
    return timezone


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[tuple[datetime, datetime]]:
    """Find the minutes around each change of the clock."""
    step, minute = timedelta(days=1), timedelta(minutes=1)
    now, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while now < end:
        low, high = now, now + step
        if _offset(low.astimezone(zone)) != _offset(high.astimezone(zone)):
            while high - low > minute:
                middle = low + (high - low) // minute // 2 * minute
                same = _offset(middle.astimezone(zone)) == _offset(now.astimezone(zone))
                low, high = (middle, high) if same else (low, middle)
            yield low.astimezone(zone), high.astimezone(zone)
        now += step


def _offset(when: datetime) -> timedelta:
    return when.utcoffset() or timedelta()


def _day(when: PartialDate) -> date:
    return date(when.year, when.month, when.day)


def _moment(when: PartialDate, clock: str | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(_day(when), time.fromisoformat(clock), zone) if clock else None
