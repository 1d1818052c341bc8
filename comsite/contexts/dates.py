"""The pages of years, months and days."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.contexts.shared import Event, Head, Link
from comsite.dates import PartialDate


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events under a heading (a year, or a month)."""

    title: Link
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a month's calendar: ``day`` 0 outside the month; ``url`` empty for a bare day."""

    day: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """``year.html``: what happened, month by month."""

    head: Head
    year: str
    months: tuple[EventGroup, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    """``month.html``: a calendar of weeks (Monday first, seven cells each) and a list."""

    head: Head
    title: str
    year: Link
    weeks: tuple[tuple[DayCell, ...], ...]
    events: tuple[Event, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class DayPage:
    """``day.html``."""

    head: Head
    date: PartialDate
    month: Link
    events: tuple[Event, ...]
    previous: Link | None
    following: Link | None
