"""Numbers become places and shades, and nothing is drawn that is not known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comsite.base.dates import PartialDate
from comsite.site.charts import LEVELS, Span, bar_chart, level, strip

NUMBERS = st.one_of(st.none(), st.integers(0, 100_000))
DATES = st.builds(PartialDate, st.integers(2015, 2024), st.integers(1, 12), st.integers(0, 28))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], dict[str, list[int | None]]]:
    """Column names, and rows of as many numbers."""
    width = draw(st.integers(1, 40))
    row = st.lists(NUMBERS, min_size=width, max_size=width)
    rows = draw(st.dictionaries(st.sampled_from("abcd"), row, min_size=1))
    return [str(2000 + n) for n in range(width)], rows


@given(tables())
def test_bars_have_the_facts_of_the_table_and_stay_inside(
    table: tuple[list[str], dict[str, list[int | None]]],
) -> None:
    """A bar for each number but 0, ground for each known one, none over its edges."""
    columns, counts = table
    chart = bar_chart("A chart", columns, counts)
    assert [row.name for row in chart.rows] == list(counts)
    top = 0
    for row, values in zip(chart.rows, counts.values(), strict=True):
        assert [bar.value for bar in row.bars] == [value for value in values if value]
        assert len(row.ground) == sum(value is not None for value in values)
        for bar in row.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= 100
            assert bar.x <= bar.middle <= bar.x + bar.width
            assert bar.height > 0
            assert bar.y + bar.height == row.base
            assert top < row.label < bar.label < bar.y
        assert all(0 <= ground.x1 < ground.x2 <= 100 for ground in row.ground)
        assert top < row.label < row.base < chart.height
        top = row.base
    ordered = sorted(bar for row in chart.rows for bar in [(b.value, b.height) for b in row.bars])
    assert [height for _, height in ordered] == sorted(height for _, height in ordered)
    assert 0 < len(chart.ticks) <= 9
    assert {tick.text for tick in chart.ticks} <= set(columns)


def test_where_numbers_have_room() -> None:
    """Numbers stand on the bars as long as there is room for them; the table has all."""
    found = [bar_chart("", [""] * width, {"a": [1] * width}).numbers for width in (1, 9, 10, 19)]
    assert found == ["all", "all", "wide", "none"]


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_shades(one: int, other: int) -> None:
    """The highest number has the strongest shade, none has none, and more is never paler."""
    highest = max(one, other)
    shades = [level(number, highest) for number in sorted((one, other))]
    assert shades == sorted(shades)
    assert shades[1] == (LEVELS if highest else 0)
    assert (shades[0] == 0) == (min(one, other) == 0)


@given(st.none() | DATES, st.none() | DATES, st.lists(DATES, max_size=4))
def test_times_in_a_post_are_drawn_as_far_as_they_are_known(
    start: PartialDate | None, end: PartialDate | None, seen: list[PartialDate]
) -> None:
    """Solid between two known ends alone; nothing beyond the dates that documents show."""
    drawn = strip(2015, 2024, start, end, seen)
    assert drawn.sure == (start is not None and end is not None)
    assert len(drawn.edges) == sum(date is not None for date in (start, end))
    places = [*drawn.edges, *drawn.seen]
    assert all(0 <= place <= 100 for place in places)
    assert drawn.span == (Span(min(places), max(places)) if places else None)


def test_dates_on_a_scale() -> None:
    """A year is as wide as another; an end known to the year is its last day."""
    assert strip(2020, 2023, PartialDate(2021), PartialDate(2022), []).edges == (25.0, 74.93)
    assert strip(2020, 2023, None, None, [PartialDate(2020, 7)] * 2).seen == (12.5,)
