"""The days on which meetings were to be, and were: what moved, and what later notes overtook.

Each committee has its own days: what another one announces or holds says nothing of its meetings.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from comsite.base.dates import PartialDate
from comsite.base.urls import record
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Meeting, NextMeeting

NEVER = PartialDate(2000)  # stands for a day of which nothing is known, and never is in the future
_NEAR = 3  # a meeting is near its day if it is off by less than a third of the time until then


@dataclass(frozen=True, order=True, slots=True)
class Day:
    """A day of a committee, or of the body itself, whose name is empty.

    A meeting that only notes announce has no slug; its day as a text, like ``2031-06-10`` or
    ``2031-06-10-planning``, stands for one.
    """

    date: PartialDate
    committee: str = ""

    @classmethod
    def of(cls, entry: Entry[Meeting], date: PartialDate | None = None) -> Day:
        """Return the day of a meeting, or another of the same committee."""
        return cls(date or entry.record.date, entry.record.held_by or "")

    def __str__(self) -> str:
        return f"{self.date}-{self.committee}" if self.committee else str(self.date)


class Schedule:
    """The days of the meetings of one archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._ordered = archive.meetings_by_date

    @cached_property
    def moved_from(self) -> Mapping[str, tuple[str, ...]]:
        """The meetings that were moved to each other one, by slug, earliest first."""
        moved: dict[str, list[str]] = defaultdict(list)
        for meeting in self._ordered:
            if meeting.record.moved_to:
                moved[meeting.record.moved_to].append(meeting.slug)
        return {slug: tuple(slugs) for slug, slugs in moved.items()}

    def in_the_end(self, slug: str) -> str:
        """Return the meeting to which one was moved in the end; itself if it was not."""
        while moved_to := self._archive.meetings[slug].record.moved_to:
            slug = moved_to
        return slug

    def days(self, slug: str) -> tuple[str, ...]:
        """Return the meetings that a meeting was before, the first of them first, and itself.

        That are those that were moved to it, the address that it had, and the day for which notes
        announced it. Where two were moved to one, it is the earlier.
        """
        found = [slug]
        while (before := self._before(found[0])) and before not in found:
            found.insert(0, before)
        return tuple(found)

    def _before(self, slug: str) -> str:
        moved = next(iter(self.moved_from.get(slug, ())), "")
        return moved or str(self.announced_for.get(slug, "")) or self.renamed(slug)

    def renamed(self, slug: str) -> str:
        """Return the slug that a meeting had by an address which now leads to it, or nothing."""
        folder, _, before = self._old.get(record("meetings", slug), "").strip("/").partition("/")
        return before if folder == "meetings" and "/" not in before else ""

    @cached_property
    def _old(self) -> Mapping[str, str]:
        """The address that led to each first, of those in ``redirects.yaml``."""
        return {one.new: one.old for one in reversed(self._archive.redirects)}

    def latest(self, committee: str) -> PartialDate:
        """Return the day of the latest meeting of a committee that took place."""
        held = self._held.get(committee)
        return held[-1].record.date if held else PartialDate(0)

    @cached_property
    def _held(self) -> Mapping[str, tuple[Entry[Meeting], ...]]:
        """The meetings of each committee that took place, earliest first."""
        held: dict[str, list[Entry[Meeting]]] = defaultdict(list)
        for entry in self._ordered:
            if entry.record.status == "held":
                held[entry.record.held_by or ""].append(entry)
        return {committee: tuple(entries) for committee, entries in held.items()}

    def is_overtaken(self, entry: Entry[Meeting]) -> bool:
        """Return whether a meeting is still to come by its file, and later ones took place."""
        return entry.record.status == "scheduled" and self._is_past(Day.of(entry))

    def _is_past(self, day: Day) -> bool:
        latest = self.latest(day.committee)
        return day.date < latest and not day.date.covers(latest)

    @cached_property
    def announced(self) -> Mapping[Day, tuple[NextMeeting, Entry[Meeting]]]:
        """What notes announce for a day without a meeting of its own, and the first such notes."""
        days = {Day.of(entry, part) for entry in self._ordered for part in entry.record.date.parts}
        found: dict[Day, tuple[NextMeeting, Entry[Meeting]]] = {}
        for entry in self._ordered:
            coming = entry.record.next_meeting
            if coming and Day.of(entry, coming.date) not in days:
                found.setdefault(Day.of(entry, coming.date), (coming, entry))
        return {day: found[day] for day in sorted(found)}

    @cached_property
    def lapsed(self) -> frozenset[Day]:
        """The days for which notes announced a meeting, and of which later notes say nothing."""
        return frozenset(filter(self._is_past, self.announced))

    @cached_property
    def held_instead(self) -> Mapping[Day, str]:
        """The meeting that took place near each such day, if it seems to be the one announced.

        It is the first after the notes that announced it, was itself not announced, and is off the
        day by less than a third of the time that lay between the notes and that day.
        """
        found: dict[Day, str] = {}
        for day in self.lapsed:
            notes = self.announced[day][1]
            every = self._held[day.committee]
            held = every[bisect_right(every, notes.record.date, key=_date)]
            if Day.of(held) in self.announcing or held.slug in self.moved_from:
                continue
            if _apart(held.record.date, day.date) * _NEAR < _apart(notes.record.date, day.date):
                found[day] = held.slug
        return found

    @cached_property
    def announced_for(self) -> Mapping[str, Day]:
        """The day for which each such meeting was announced, by its slug."""
        return {slug: day for day, slug in sorted(self.held_instead.items(), reverse=True)}

    @cached_property
    def announcing(self) -> Mapping[Day, tuple[Entry[Meeting], ...]]:
        """The meetings whose notes announce one for a day, by that day, earliest first."""
        found: dict[Day, list[Entry[Meeting]]] = defaultdict(list)
        for entry in self._ordered:
            if entry.record.next_meeting:
                found[Day.of(entry, entry.record.next_meeting.date)].append(entry)
        return {day: tuple(entries) for day, entries in found.items()}

    @cached_property
    def on(self) -> Mapping[Day, tuple[Entry[Meeting], ...]]:
        """The meetings of each day."""
        found: dict[Day, list[Entry[Meeting]]] = defaultdict(list)
        for entry in self._ordered:
            found[Day.of(entry)].append(entry)
        return {day: tuple(entries) for day, entries in found.items()}

    def known(self, entry: Entry[Meeting]) -> PartialDate:
        """Return a day on which a meeting could be known of, by the dates in the archive alone.

        Of one that took place it is its day; of another the day of the notes that announce it, or
        else of the last meeting before it that took place.
        """
        date = entry.record.date
        if entry.record.status == "held":
            return date
        if announcing := self.announcing.get(Day.of(entry)):
            return announcing[0].record.date
        held = self._held.get(entry.record.held_by or "", ())
        before = bisect_left(held, date, key=_date)
        return held[before - 1].record.date if before else NEVER


def _date(entry: Entry[Meeting]) -> PartialDate:
    return entry.record.date


def _apart(one: PartialDate, other: PartialDate) -> float:
    """Return how many days lie between two; none can be told without both days."""
    if not (one.day and other.day):
        return float("inf")
    first, second = (datetime.date(day.year, day.month, day.day) for day in (one, other))
    return abs((second - first).days)
