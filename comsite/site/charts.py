"""The arithmetic of charts: numbers become places, widths and levels.

Across, a place is in percent of the chart, so that a chart is as wide as its page and its text
stays as large as the page's; down, it is in pixels. None is a number that nobody knows: the chart
draws no line under its column. 0 is a known number: it has the line, and no bar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comsite.base.dates import PartialDate
from comsite.site.page import Link


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch, from place to place in percent."""

    x1: float
    x2: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A time in a post, in percent of a scale.

    ``edges`` are the ends that are known, and ``sure`` is true if both are; ``seen`` are the dates
    on which a document shows it.
    """

    span: Span | None
    sure: bool
    edges: tuple[float, ...]
    seen: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: ``x``, ``width`` and ``middle`` in percent; ``y``, ``height``, ``label`` in pixels."""

    value: float
    x: float
    width: float
    middle: float
    y: int
    height: int
    label: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of bars: its name at ``label`` and its bars on ``base``, in pixels.

    ``ground`` are the lines under the columns whose numbers are known.
    """

    name: str
    label: int
    base: int
    bars: tuple[Bar, ...]
    ground: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A name under a column, at a place in percent."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of bars; ``numbers`` are shown on ``all`` screens, on ``wide`` ones, or on ``none``."""

    name: str
    height: int
    rows: tuple[ChartRow, ...]
    ticks: tuple[Tick, ...]
    numbers: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of a table of numbers: None is a number that the archive cannot know."""

    head: Link
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Numbers by row and column."""

    columns: tuple[str, ...]
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A number of a heat map, its shade from 1 to 5, and where it leads; 0 leads nowhere."""

    count: int
    level: int
    url: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A topic's row of a heat map; one ``inside`` another is indented, ``total`` counts all."""

    topic: Link
    inside: bool
    cells: tuple[HeatCell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TimeCell:
    """The meetings of a month on a time line: ``name`` says in full what ``text`` shows of it.

    ``noted``: the archive has notes of them. A month without a meeting has no ``url``.
    """

    text: str
    name: str
    url: str
    noted: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Meetings in a row for each month and a column a year; ``earlier`` years may be left out."""

    years: tuple[Link, ...]
    months: tuple[tuple[str, tuple[TimeCell, ...]], ...]
    earlier: bool


Counts = Mapping[str, Sequence[float | None]]
LEVELS = 5  # shades of a heat map
_ROW = 78  # pixels a row takes: its name, the number on its highest bar, and that bar
_TALLEST = 32
_FEW = 9  # columns whose numbers and names have room on the narrowest screen
_MANY = 18  # columns whose numbers have room on a wide one


def bar_chart(name: str, columns: Sequence[str], counts: Counts) -> Chart:
    """Draw a row of bars for each of ``counts``, one bar a column, all to one scale."""
    slot = 100 / max(len(columns), 1)
    known = [value for values in counts.values() for value in values if value is not None]
    highest = max(known, default=0)
    rows = []
    for place, (row, values) in enumerate(counts.items()):
        base = (place + 1) * _ROW - 6
        rows.append(
            ChartRow(
                row,
                place * _ROW + 16,
                base,
                tuple(
                    _bar(value, index, slot, base, highest)
                    for index, value in enumerate(values)
                    if value
                ),
                tuple(
                    Span(_percent(index * slot), _percent(index * slot + slot))
                    for index, value in enumerate(values)
                    if value is not None
                ),
            )
        )
    step = -(-len(columns) // _FEW)
    ticks = tuple(
        Tick(text, _percent(slot * (index + 0.5)))
        for index, text in enumerate(columns)
        if index % step == 0
    )
    numbers = "all" if len(columns) <= _FEW else "wide" if len(columns) <= _MANY else "none"
    return Chart(name, len(counts) * _ROW + 18, tuple(rows), ticks, numbers)


def _bar(value: float, index: int, slot: float, base: int, highest: float) -> Bar:
    height = max(round(_TALLEST * value / highest), 2)
    x, width, middle = (slot * (index + 0.15), slot * 0.7, slot * (index + 0.5))
    return Bar(
        value,
        _percent(x),
        _percent(width),
        _percent(middle),
        base - height,
        height,
        base - height - 4,
    )


def level(value: int, highest: int) -> int:
    """Return the shade of a number, where ``highest`` is the highest: 1 to 5, 0 for none."""
    return -(-LEVELS * value // highest) if value else 0


def strip(
    first: int,
    last: int,
    start: PartialDate | None,
    end: PartialDate | None,
    seen: Sequence[PartialDate],
) -> Strip:
    """Draw a time in a post on a scale of whole years, from ``first`` to ``last``.

    It is drawn solid between a known start and a known end alone. Where an end is not known,
    what lies between the dates that a document shows is drawn as likely, and beyond them nothing.
    These dates are places to half a percent: what is nearer than that would be one dot.
    """
    years = last - first + 1
    begins = [_place(start, first, years)] if start else []
    ends = [_place(end, first, years, after=True)] if end else []
    sure = bool(begins and ends)
    places = [] if sure else [round(2 * _place(date, first, years)) / 2 for date in seen]
    known = sorted((*begins, *places, *ends))
    span = Span(known[0], known[-1]) if known else None
    return Strip(span, sure, (*begins, *ends), tuple(dict.fromkeys(places)))


def _place(date: PartialDate, first: int, years: int, after: bool = False) -> float:
    """Return where a date stands.

    A month or year stands at its first day, or at its last (``after``).
    """
    month, day = date.month or 1, date.day or 1
    if after:
        month = month if date.month else 12
        day = day if date.day else 31
    passed = date.year - first + (month - 1) / 12 + (day - 1) / 372
    return _percent(min(max(100 * passed / years, 0), 100))


def _percent(value: float) -> float:
    return round(value, 2)
