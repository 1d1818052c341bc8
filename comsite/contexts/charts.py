"""What pictures are drawn from: places in percent, numbers, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.contexts.shared import Link


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch, from place to place in percent."""

    x1: float
    x2: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A time in a post, in percent of a scale: ``sure`` if both ends are known; ``edges`` are."""

    span: Span | None
    sure: bool
    edges: tuple[float, ...]
    seen: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: ``x``, ``width`` and ``middle`` in percent; ``y``, ``height``, ``label`` in pixels."""

    value: int
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
    """Rows of bars; ``numbers``: on ``all`` screens, on ``wide`` ones, or on ``none``."""

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
    """A topic's row of a heat map; ``inside`` another, and with how many in all."""

    topic: Link
    inside: bool
    cells: tuple[HeatCell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TimeCell:
    """The meetings of a month on a time line: ``name`` says in full what ``text`` shows of it.

    ``held``: the archive has notes of them. A month without a meeting has no ``url``.
    """

    text: str
    name: str
    url: str
    held: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Meetings in a row for each month and a column a year; ``earlier`` years may be left out."""

    years: tuple[Link, ...]
    months: tuple[tuple[str, tuple[TimeCell, ...]], ...]
    earlier: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: the way to it, with how many it has, and its share in percent."""

    link: Link
    width: float
