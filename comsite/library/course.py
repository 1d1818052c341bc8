"""The meetings of one committee, or of the body itself, as they went on: what was said between.

All is counted from the dates of meetings up to the latest notes, never from today's date. A meeting
is later than a day only if that is certain: one that is known by its month alone is not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from comsite.base.dates import PartialDate
from comsite.content.entries import Entry
from comsite.content.models import Meeting


@dataclass(frozen=True, slots=True)
class Silence:
    """Later meetings in a row that say nothing of an action; of ``silent`` the notes are held."""

    meetings: tuple[Entry[Meeting], ...]
    silent: int


class Course:
    """Meetings in the order of their dates, those called off left out."""

    def __init__(
        self, meetings: Sequence[Entry[Meeting]], has_notes: Callable[[Entry[Meeting]], bool]
    ) -> None:
        self.meetings = meetings
        self._has_notes = has_notes

    @cached_property
    def latest(self) -> Entry[Meeting] | None:
        """The latest meeting whose notes are here: all is as of these."""
        return next((entry for entry in reversed(self.meetings) if self._has_notes(entry)), None)

    def has(self, slug: str) -> bool:
        """Return whether a meeting is one of these."""
        return slug in self._places

    def silence(self, start: int, stop: int) -> Iterator[Silence]:
        """Yield the silence between two places in the course, if there is any."""
        if start < stop:
            silent = self._notes_before[stop] - self._notes_before[start]
            yield Silence(tuple(self.meetings[start:stop]), silent)

    def after(self, date: PartialDate) -> int:
        """Return the place behind all meetings up to a date."""
        return bisect_right(self._dates, date)

    def place(self, slug: str, date: PartialDate) -> tuple[int, int]:
        """Return the places before and behind a text of a date: a meeting of the course, or other.

        What is no meeting of the course is before those of its date.
        """
        found = self._places.get(slug)
        return (bisect_left(self._dates, date),) * 2 if found is None else (found, found + 1)

    def held_between(self, start: PartialDate, end: PartialDate, of_that_day: bool | None) -> int:
        """Count the meetings held after one date and up to another.

        Of those on the last day, ``of_that_day`` says whether one counts; None counts all.
        """
        first = bisect_right(self._held, start)
        if of_that_day is None:
            return max(0, bisect_right(self._held, end) - first)
        return max(0, bisect_left(self._held, end) - first) + of_that_day

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.slug: place for place, entry in enumerate(self.meetings)}

    @cached_property
    def _dates(self) -> list[PartialDate]:
        return [entry.record.date for entry in self.meetings]

    @cached_property
    def _held(self) -> list[PartialDate]:
        return [entry.record.date for entry in self.meetings if entry.record.status == "held"]

    @cached_property
    def _notes_before(self) -> list[int]:
        """For each place: how many of the meetings before it have notes here."""
        counts = [0]
        for entry in self.meetings:
            counts.append(counts[-1] + self._has_notes(entry))
        return counts
