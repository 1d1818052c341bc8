"""The pages of years, months and days on which something happened."""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.site.amounts import count, how_many
from comsite.site.listings import Group, ListingPage
from comsite.site.page import Head, Link, SitePage, crumbs
from comsite.site.summaries import Event
from comsite.site.views import Views


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


def _link(date: PartialDate, note: str = "") -> Link:
    return Link(date.text, urls.date(date), note)


def dates_page(views: Views) -> SitePage:
    """Make the page of all years, latest first; a year's own page has its months."""
    years = tuple(_link(year, _amount(views, year)) for year in reversed(views.library.dates[1]))
    groups = (Group("", "", "", years),) if years else ()
    head = Head(_("Dates"), urls.DATES, _("Every year with a meeting or report."), crumbs=crumbs())
    return SitePage(head.url, "listing.html", ListingPage(head, head.title, head.summary, groups))


def _amount(views: Views, date: PartialDate) -> str:
    """Count the meetings and the reports of a year, a month or a day."""
    kinds = Counter(entry.kind for entry in views.library.records_on[date])
    return how_many((kinds["meetings"], "meeting"), (kinds["reports"], "report"))


def year_page(views: Views, date: PartialDate) -> SitePage:
    """Make the page of a year: what happened, month by month."""
    months = (month for month in views.library.dates[2] if month.year == date.year)
    groups = [EventGroup(_link(month), _events(views, month)) for month in months]
    undated = tuple(event for event in _events(views, date) if not event.date.month)
    if undated:
        groups.append(EventGroup(Link(_("Month not known"), ""), undated))
    head = _head(date, date.text)
    return SitePage(
        head.url, "year.html", YearPage(head, date.text, tuple(groups), *_around(views, date))
    )


def month_page(views: Views, date: PartialDate) -> SitePage:
    """Make the page of a month: its calendar, and a list of what happened."""
    weeks = tuple(
        tuple(_cell(views, date, day) for day in week)
        for week in calendar.Calendar().monthdayscalendar(date.year, date.month)
    )
    year = _link(PartialDate(date.year))
    head = _head(date, date.text, year)
    context = MonthPage(head, date.text, year, weeks, _events(views, date), *_around(views, date))
    return SitePage(head.url, "month.html", context)


def day_page(views: Views, date: PartialDate) -> SitePage:
    """Make the page of a day: what happened."""
    month = _link(PartialDate(date.year, date.month))
    head = _head(date, date.long, _link(PartialDate(date.year)), month)
    context = DayPage(head, date, month, _events(views, date), *_around(views, date))
    return SitePage(head.url, "day.html", context)


def _head(date: PartialDate, name: str, *above: Link) -> Head:
    url = urls.date(date)
    summary = _("Meetings and reports of {date}.", date=name)
    return Head(date.text, url, summary, crumbs=crumbs(Link(_("Dates"), urls.DATES), *above))


def _events(views: Views, date: PartialDate) -> tuple[Event, ...]:
    return tuple(views.event(entry) for entry in views.library.records_on[date])


def _around(views: Views, date: PartialDate) -> tuple[Link | None, Link | None]:
    """Link to the pages of the year, month or day before and after."""
    dates = views.library.dates[date.precision]
    place = bisect_left(dates, date)
    before = _link(dates[place - 1]) if place else None
    return before, _link(dates[place + 1]) if place + 1 < len(dates) else None


def _cell(views: Views, month: PartialDate, day: int) -> DayCell:
    records = views.library.records_on.get(PartialDate(month.year, month.month, day), ())
    if not (day and records):
        return DayCell(day, "", "")
    date = PartialDate(month.year, month.month, day)
    return DayCell(day, urls.date(date), count(len(records), "record"))
