"""The calendar: meetings past and to come, as iCalendar (RFC 5545).

A meeting of which only the month is known is in no calendar. No end, and no time of day, is made
up: what is not known is left out. A meeting that moved is one event, by the name (UID) that it had
on its first day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _, listed
from comsite.base.output import Output
from comsite.base.zones import zone as time_zone
from comsite.content.entries import Entry
from comsite.content.models import CALLED_OFF, Meeting, NextMeeting, Site
from comsite.site.rendering import Renderer
from comsite.site.views import Views

_END = b"END:VCALENDAR\r\n"
_CANCELLED = "CANCELLED"  # also of what is postponed: nobody should come
_STATUSES = {"held": "CONFIRMED", "scheduled": "TENTATIVE"}
_WHEN = ("status", "date", "start", "end", "until", "place", "moved_to")  # what an event shows


def calendars(views: Views, renderer: Renderer) -> Iterator[Output]:
    """Make the calendar of the archive, the same for its body, one a committee and one a meeting.

    The address for the body stays as it is if a committee is added.
    """
    base, zone = renderer.site.base_url, time_zone(views.archive.site.time_zone)
    maker = _Maker(views, base, zone)
    events = dict(sorted([*maker.meetings(), *maker.announced()]))
    once = {event["uid"]: event for event in events.values()}
    binder = _Binder(views.archive.site, base, zone)
    made = dict.fromkeys(
        (urls.CALENDAR, urls.calendar(views.archive.body_slug)), binder.calendar(once.values())
    )
    for committee in views.archive.committees:
        own = {event["uid"]: event for slug, event in events.items() if maker.of(slug) == committee}
        made[urls.calendar(committee)] = binder.calendar(own.values())
    for url, data in made.items():
        yield Output(url.removeprefix("/"), data)
    for slug, event in events.items():
        yield Output(urls.event(slug).removeprefix("/"), binder.calendar([event]))


class _Binder:
    """Puts events into calendars. What calendars have in common is written once."""

    def __init__(self, site: Site, base: str, zone: ZoneInfo) -> None:
        calendar = Calendar()
        calendar.add("prodid", "-//comsite//comsite//EN")
        calendar.add("version", "2.0")
        calendar.add("name", site.body.name)
        calendar.add("x-wr-calname", site.body.name)
        calendar.add("url", base + urls.index("meetings"))
        self._begin = calendar.to_ical().removesuffix(_END)
        self._clock = cache(
            lambda first, last: _timezone(zone, site.time_zone, first, last).to_ical()
        )

    def calendar(self, events: Collection[Event]) -> bytes:
        """Return the file of a calendar."""
        parts = [self._begin]
        if years := [event.decoded("dtstart").year for event in events]:
            parts.append(self._clock(min(years), max(years) + 1))
        return b"".join([*parts, *(event.to_ical() for event in events), _END])


class _Maker:
    """Makes the events of one archive."""

    def __init__(self, views: Views, base: str, zone: ZoneInfo) -> None:
        self._views = views
        self._base = base
        self._zone = zone
        self._meetings = views.archive.meetings
        self._schedule = views.library.schedule
        self._history = views.library.history
        self._told = {str(day) for day in self._schedule.announcing}
        site = urlsplit(views.library.feed_names.first)
        self._host = f"{site.hostname}{site.path.rstrip('/')}"

    def of(self, slug: str) -> str:
        """Return the committee of an event, by its slug or the day that stands for one."""
        if slug in self._meetings:
            return self._meetings[slug].record.held_by or ""
        return next(day.committee for day in self._schedule.announced if str(day) == slug)

    def meetings(self) -> Iterator[tuple[str, Event]]:
        """Yield the meetings with a page and a day, by slug; those that moved as they are now."""
        for slug, entry in self._meetings.items():
            if not entry.record.date.day:
                continue
            now = self._meetings[self._schedule.in_the_end(slug)]
            is_same = slug in self._schedule.days(now.slug) and now.record.date.day
            yield slug, self._meeting(now if is_same else entry)

    def _meeting(self, entry: Entry[Meeting]) -> Event:
        record = entry.record
        days = self._schedule.days(entry.slug)
        is_past = self._schedule.is_overtaken(entry)
        event = self._event(days, record, is_past, self._known(entry, days), entry.slug)
        event.add("url", self._base + urls.record("meetings", entry.slug))
        event.add("status", _STATUSES.get(record.status, _CANCELLED))
        moved = self._views.links("meetings", self._schedule.moved_from.get(entry.slug, ()))
        notes = [_untold()] if is_past else []
        notes += (
            [_("Moved from {days}.", days=listed(link.text for link in moved))] if moved else []
        )
        if entry.slug in self._schedule.announced_for:
            day = self._schedule.announced_for[entry.slug].date.text
            notes.append(_("Announced for {day}.", day=day))
        if notes:
            event.add("description", " ".join(notes))
        return event

    def announced(self) -> Iterator[tuple[str, Event]]:
        """Yield the meetings that notes announce for a day on which the archive has none, by day.

        One that seems to have taken place near that day is that meeting.
        """
        for day, (coming, notes) in self._schedule.announced.items():
            if not day.date.day:
                continue
            if day in self._schedule.held_instead:
                yield str(day), self._meeting(self._meetings[self._schedule.held_instead[day]])
                continue
            is_past = day in self._schedule.lapsed
            known = notes.record.date
            event = self._event((str(day),), coming, is_past, known, notes.slug)
            event.add("url", self._base + urls.record("meetings", notes.slug))
            event.add("status", "TENTATIVE")
            if is_past:
                event.add("description", _untold())
            yield str(day), event

    def _event(
        self,
        days: tuple[str, ...],
        record: Meeting | NextMeeting,
        is_past: bool,
        known: PartialDate,
        meeting: str,
    ) -> Event:
        """Make an event without its address and status; ``days`` as `Schedule.days` has them.

        It is of who holds a ``meeting``: itself, or that whose notes announce it.
        """
        body = self._views.archive.body_of(meeting)
        event = Event()
        status = getattr(record, "status", "")
        changed = datetime.combine(_day(known), time(), self._zone).astimezone(UTC)
        event.add("uid", f"{days[0]}@{self._host}")
        # The format asks when the entry was made. No clock is used here, so it is the day of the
        # change that is known.
        event.add("dtstamp", changed)
        event.add("last-modified", changed)
        event.add("sequence", self._changes(days) * 2 + is_past)
        if status in CALLED_OFF:
            body = _("{news}: {name}", news=_(status).capitalize(), name=body)
        event.add("summary", body)
        start = _moment(record.date, record.start, self._zone)
        event.add("dtstart", start or _day(record.date))
        last = record.last_day
        if end := _moment(last, record.end, self._zone) if start else None:
            event.add("dtend", end)
        elif last != record.date:  # whole days end where the next one begins
            after = last.next_day
            event.add("dtend", _moment(after, "00:00", self._zone) if start else _day(after))
        if record.place:
            event.add("location", record.place)
        return event

    def _changes(self, days: tuple[str, ...]) -> int:
        """Count how often an event has changed. It only grows, without a history too."""
        pages = [self._meetings[slug] for slug in days if slug in self._meetings]
        found = sum(
            max(
                len(self._states(entry.slug)),
                1 if entry.record.status == "scheduled" else 2,
            )
            for entry in pages
        )
        return found + sum(day in self._told for day in days) - 1

    def _known(self, entry: Entry[Meeting], days: tuple[str, ...]) -> PartialDate:
        """Return the day of the last change of an event that is known."""
        changes = [day for slug in days for day, __ in self._states(slug)]
        latest = self._history.latest
        known = max(changes, default=self._schedule.known(entry))
        return min(known, latest) if latest else known

    def _states(self, slug: str) -> list[tuple[PartialDate, tuple[str, ...]]]:
        """Return what a meeting's file has said of when and where it is, each since which day."""
        found: list[tuple[PartialDate, tuple[str, ...]]] = []
        for state in self._history.states.get(("meetings", slug), ()):
            said = tuple(state.fields.get(name, "") for name in _WHEN)
            if not found or found[-1][1] != said:
                found.append((state.day, said))
        return found


def _untold() -> str:
    return _("The documents here do not say whether this meeting took place.")


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
    return date(when.year, when.month or 1, when.day or 1)


def _moment(when: PartialDate, clock: str | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(_day(when), time.fromisoformat(clock), zone) if clock else None
