"""Work out who held which post when, from tenures on record and from attendance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comsite.base.dates import PartialDate
from comsite.content.entries import Entry
from comsite.content.models import Attendance, Meeting, Tenure


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in the attendance of a meeting.

    ``how`` is the list that names the person: ``present``, ``also_present`` or ``apologies``.
    """

    meeting: Entry[Meeting]
    how: str
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class Holding:
    """A person's time in a post, as far as documents show it.

    ``person`` and ``post`` are slugs. ``start`` and ``end`` are None where no document gives them;
    ``seen`` are the dates, sorted, on which a document shows the person in the post.
    """

    person: str
    post: str
    role: str
    start: PartialDate | None
    end: PartialDate | None
    seen: tuple[PartialDate, ...]
    note: str

    @property
    def first(self) -> PartialDate:
        """The earliest date on which the person is known to hold the post, or the year 0."""
        known = [date for date in (self.start, *self.seen[:1], self.end) if date]
        return min(known, default=PartialDate(0))

    @property
    def last(self) -> PartialDate:
        """The latest date on which the person is known to hold the post, or the year 0."""
        known = [date for date in (self.start, *self.seen[-1:], self.end) if date]
        return max(known, default=PartialDate(0))

    def covers(self, date: PartialDate) -> bool:
        """Whether the documents support that the person held the post on a date."""
        return self.first <= date <= self.last or any(seen.covers(date) for seen in self.seen)


def tenure_on(tenures: Sequence[Tenure], post: str, date: PartialDate) -> int:
    """Return the index of the tenure of a post that a date belongs to.

    That is the latest one begun by then, or else the first one listed. There must be one.
    """
    indexes = [index for index, tenure in enumerate(tenures) if tenure.post == post]
    begun = [
        (start, index) for index in indexes if (start := tenures[index].start) and start <= date
    ]
    return max(begun)[1] if begun else indexes[0]


def is_outside(tenure: Tenure, date: PartialDate) -> bool:
    """Whether a date is before the start or after the end of a tenure.

    A person who was seen in the post then only stood in.
    """
    start, end = tenure.start, tenure.end
    is_before = start and date < start and not start.covers(date) and not date.covers(start)
    return bool(is_before or (end and date > end and not end.covers(date)))


def holding_of(person: str, tenure: Tenure, seen: set[PartialDate]) -> Holding:
    """Return the holding of a tenure, with the dates on which the person was seen in the post."""
    return Holding(
        person,
        tenure.post,
        tenure.role or "",
        tenure.start,
        tenure.end,
        tuple(sorted(seen)),
        tenure.note or "",
    )
