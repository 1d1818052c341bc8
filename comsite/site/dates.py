"""Years, months and days on which something happened."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import count
from comsite.site.listings import Group, ListingPage
from comsite.site.page import Head, Link, Page, crumbs, neighbours
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


_DATES = Link("Dates", urls.DATES)


def date_pages(views: Views) -> Iterator[Page]:
    """The list of years, then each year, month and day with a meeting or report."""
    by_date: dict[PartialDate, list[Event]] = defaultdict(list)
    for event in views.events:
        for date in event.date.parts:
            by_date[date].append(event)
    dates = sorted(by_date)
    years = [date for date in dates if not date.month]
    months = [date for date in dates if date.month and not date.day]
    days = [date for date in dates if date.day]
    yield _index(years, months, by_date)
    year_links, month_links, day_links = _links(years), _links(months), _links(days)
    for index, date in enumerate(years):
        yield _year(date, months, by_date, *neighbours(year_links, index))
    for index, date in enumerate(months):
        yield _month(date, by_date, *neighbours(month_links, index))
    for index, date in enumerate(days):
        yield _day(date, by_date[date], *neighbours(day_links, index))


def _links(dates: list[PartialDate]) -> list[Link]:
    return [_link(date) for date in dates]


def _link(date: PartialDate, note: str = "") -> Link:
    return Link(date.text, urls.date(date), note)


def _index(
    years: list[PartialDate], months: list[PartialDate], by_date: dict[PartialDate, list[Event]]
) -> Page:
    groups = tuple(
        Group(
            year.text,
            urls.date(year),
            f"y{year}",
            tuple(
                _link(month, count(len(by_date[month]), "record"))
                for month in months
                if month.year == year.year
            ),
        )
        for year in reversed(years)
    )
    head = Head(
        "Dates", urls.DATES, "Every year and month with a meeting or report.", "dates", crumbs()
    )
    return Page(head.url, "listing.html", ListingPage(head, "Dates", head.summary, groups))


def _year(
    date: PartialDate,
    months: list[PartialDate],
    by_date: dict[PartialDate, list[Event]],
    previous: Link | None,
    following: Link | None,
) -> Page:
    url = urls.date(date)
    groups = [
        EventGroup(_link(month), tuple(by_date[month]))
        for month in months
        if month.year == date.year
    ]
    undated = tuple(event for event in by_date[date] if not event.date.month)
    if undated:
        groups.append(EventGroup(Link("Month not known", ""), undated))
    head = Head(
        date.text,
        url,
        f"Meetings and reports of {date.text}.",
        "dates",
        crumbs(_DATES),
        urls.data(url),
    )
    return Page(url, "year.html", YearPage(head, date.text, tuple(groups), previous, following))


def _month(
    date: PartialDate,
    by_date: dict[PartialDate, list[Event]],
    previous: Link | None,
    following: Link | None,
) -> Page:
    url = urls.date(date)
    weeks = tuple(
        tuple(_cell(date, day, by_date) for day in week)
        for week in calendar.Calendar().monthdayscalendar(date.year, date.month)
    )
    year = PartialDate(date.year)
    head = Head(
        date.text,
        url,
        f"Meetings and reports of {date.text}.",
        "dates",
        crumbs(_DATES, _link(year)),
        urls.data(url),
    )
    context = MonthPage(
        head, date.text, _link(year), weeks, tuple(by_date[date]), previous, following
    )
    return Page(url, "month.html", context)


def _cell(month: PartialDate, day: int, by_date: dict[PartialDate, list[Event]]) -> DayCell:
    date = PartialDate(month.year, month.month, day)
    if not day or date not in by_date:
        return DayCell(day, "", "")
    return DayCell(day, urls.date(date), count(len(by_date[date]), "record"))


def _day(
    date: PartialDate, events: list[Event], previous: Link | None, following: Link | None
) -> Page:
    url = urls.date(date)
    month = _link(PartialDate(date.year, date.month))
    head = Head(
        date.text,
        url,
        f"Meetings and reports of {date.long}.",
        "dates",
        crumbs(_DATES, _link(PartialDate(date.year)), month),
        urls.data(url),
    )
    return Page(url, "day.html", DayPage(head, date, month, tuple(events), previous, following))
