"""Dates and times are read however they are printed."""

from __future__ import annotations

import pytest

from comsite.base.dates import PartialDate
from comsite.importing.recognising.printed_dates import (
    before_date,
    dates_in,
    first_of,
    span_in,
    times_in,
    with_year,
)


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday 3 June 2031",
        "Tuesday, 3rd June 2031",
        "held on Tues 3rd of June, 2031 at 7.30pm",
        "the 3rd day of June 2031",
        "June 3, 2031",
        "June 3rd 2031",
        "2031-06-03",
        "03/06/2031",
        "3.6.31",
        "3 JUNE 2031",
        "3 June ’31",
        "3rdJune 2031",
        "Date: 3 Jun 2031",
        "3-Jun-2031",
        "3 - June - 2031",
    ],
)
def test_a_day_is_read(text: str) -> None:
    date = first_of(dates_in(text))
    assert date
    assert str(date.date) == "2031-06-03"


@pytest.mark.parametrize(
    "text",
    [
        *("31 June 2031", "40/13/2031", "Room 12 of 30", "3.5 million", ""),
        *("item 3 - June accounts", "Meeting #3 June 2031"),
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    date = first_of(dates_in(text))
    assert date is None or not date.date.day


def test_a_month_is_read_without_its_day() -> None:
    (date,) = dates_in("the meeting of June 2031")
    assert str(date.date) == "2031-06"


def test_a_wrong_weekday_is_noticed() -> None:
    (date,) = dates_in("Monday 3 June 2031")
    assert date.contradiction == "Tuesday"
    assert not dates_in("Tuesday 3 June 2031")[0].contradiction


def test_figures_that_can_mean_two_days_say_so() -> None:
    (date,) = dates_in("03/06/2031")
    assert str(date.other) == "2031-03-06"
    assert dates_in("23/06/2031")[0].other is None
    assert dates_in("2031-06-03")[0].other is None


def test_a_year_is_found_for_a_date_without_one() -> None:
    (date,) = dates_in("Tuesday 4 March at 14:00")
    assert date.date.year == 0
    assert str(with_year(date, PartialDate(2031, 12, 2)).date) == "2032-03-04"
    assert str(before_date(date, PartialDate(2031, 1, 2))) == "2030-03-04"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("14:00", ["14:00"]),
        ("at 14:00.", ["14:00"]),
        ("14:30-16:30", ["14:30", "16:30"]),
        ("2 to 4pm", ["14:00", "16:00"]),
        ("at 7.30 p.m. in the hall", ["19:30"]),
        ("1930 hrs", ["19:30"]),
        ("10am until 12 noon", ["10:00", "12:00"]),
        ("12am", ["00:00"]),
        ("costs of 19.30%", []),
        ("item 13pm", []),
        ("AT 7.30.P.M.", ["19:30"]),
        ("Room R3, 2.13", []),
        ("paragraph 10.15", []),
        ("at 19.30", ["19:30"]),
        ("9.30 - 11.30", ["09:30", "11:30"]),
        ("2031-06-03 UTC12:00-14:00", ["12:00", "14:00"]),
        ("2031-06-03T09:00-4:00", ["09:00"]),
        ("12:00 UTC+13:00", ["12:00"]),
        ("it began at 7:30", []),
    ],
)
def test_times_are_read(text: str, times: list[str]) -> None:
    assert times_in(text) == times


@pytest.mark.parametrize(
    "text",
    [
        *("16 - 18 June 2031", "16-18 June 2031", "16th and 17th of June 2031"),
        *("June 16-18, 2031", "Monday 16 to Tuesday 17 June 2031", "16 June2031"),
    ],
)
def test_of_several_days_the_first_is_read(text: str) -> None:
    date = first_of(dates_in(text))
    assert date
    assert str(date.date) == "2031-06-16"


@pytest.mark.parametrize("text", ["item 2.16 - 18 June 2031", "30 - 18 June 2031"])
def test_a_figure_before_a_day_is_not_always_a_day(text: str) -> None:
    date = first_of(dates_in(text))
    assert date
    assert str(date.date) == "2031-06-18"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3 June 2031, 14:30-16:30", ("14:30", "16:30")),
        ("2 to 4pm", ("14:00", "16:00")),
        ("7:45–8:45PM", ("19:45", "20:45")),
        ("8:00-9:15 pm", ("20:00", "21:15")),
        ("11:30 - 1pm", ("11:30", "13:00")),
        ("9:00 to 12pm", ("09:00", "12:00")),
        ("10:00 UTC to 11:00 UTC", ("10:00", "11:00")),
        ("2pm AEDT/4pm NZT", ("14:00", "")),
        ("10:00 AM ET, 3:00 PM WET", ("10:00", "")),
        ("09:30-12:00 13:00-17:00", ("09:30", "")),
        ("in the hall", ("", "")),
    ],
)
def test_a_meeting_ends_when_its_line_says_until(text: str, span: tuple[str, str]) -> None:
    assert span_in(text) == span
