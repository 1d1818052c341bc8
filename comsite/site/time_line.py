"""The meetings on a time line: a square for each month, in a column for each year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import marked_as, ngettext, pgettext
from comsite.content.entries import Entry
from comsite.content.models import Meeting
from comsite.site.charts import TimeCell, TimeLine
from comsite.site.page import Link
from comsite.site.views import Views

_ByMonth = Mapping[PartialDate, Sequence[Entry[Meeting]]]
_YEARS = 9  # columns that the narrowest screen has room for
# As a narrow column has them.
_MONTHS = (
    marked_as("in short", "Jan"),
    marked_as("in short", "Feb"),
    marked_as("in short", "Mar"),
    marked_as("in short", "Apr"),
    marked_as("in short", "May"),
    marked_as("in short", "Jun"),
    marked_as("in short", "Jul"),
    marked_as("in short", "Aug"),
    marked_as("in short", "Sep"),
    marked_as("in short", "Oct"),
    marked_as("in short", "Nov"),
    marked_as("in short", "Dec"),
)
_NOTHING = TimeCell("", "", "", noted=False)


def time_line(views: Views) -> TimeLine:
    """Draw the latest years without a gap, so that a year without a meeting shows as one."""
    by_month: dict[PartialDate, list[Entry[Meeting]]] = {}
    for entry in views.archive.meetings_by_date:
        date = entry.record.date
        by_month.setdefault(PartialDate(date.year, date.month), []).append(entry)
    known = {date.year for date in by_month}
    if not known:
        return TimeLine((), (), earlier=False)
    first = max(min(known), max(known) - _YEARS + 1)
    years = range(first, max(known) + 1)
    return TimeLine(
        years=tuple(
            Link(str(year), urls.date(PartialDate(year)) if year in known else "") for year in years
        ),
        months=tuple(
            (
                pgettext("in short", name),
                tuple(_cell(views, by_month, PartialDate(year, number)) for year in years),
            )
            for number, name in enumerate(_MONTHS, start=1)
        ),
        earlier=min(known) < first,
    )


def _cell(views: Views, by_month: _ByMonth, month: PartialDate) -> TimeCell:
    """Return the day of a month's only meeting, with a link to it; of several, how many."""
    meetings = by_month.get(month, ())
    if not meetings:
        return _NOTHING
    noted = any(views.library.register.has_notes(entry) for entry in meetings)
    if len(meetings) > 1:
        name = ngettext(
            "{number} meeting in {month}",
            "{number} meetings in {month}",
            len(meetings),
            month=month.text,
        )
        return TimeCell(f"×{len(meetings)}", name, urls.date(month), noted)
    (entry,) = meetings
    text = str(entry.record.date.day or "–")
    return TimeCell(text, entry.record.date.text, urls.record("meetings", entry.slug), noted)
