"""Dates known to the day, the month or the year."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.base.dates import PartialDate

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
DATES = st.builds(
    lambda day, known: PartialDate(day.year, *(day.month, day.day)[:known]),
    DAYS,
    st.integers(0, 2),
)


@given(DATES)
def test_text_form_reads_back(date: PartialDate) -> None:
    """The text form of a date is read as the same date."""
    assert PartialDate.parse(str(date)) == date


@given(DATES, DATES)
def test_order_is_that_of_the_text(first: PartialDate, second: PartialDate) -> None:
    """Dates sort as their text forms do: an unknown day before the first of its month."""
    assert (first < second) == (str(first) < str(second))


@given(DAYS, DATES)
def test_covers(day: datetime.date, date: PartialDate) -> None:
    """A date covers the days whose text form begins with its own."""
    known = PartialDate(day.year, day.month, day.day)
    assert date.covers(known) == str(known).startswith(str(date))
    assert date.covers(date)


@given(st.text())
def test_any_other_text_has_a_remedy(text: str) -> None:
    """Whatever else is written, the error is a sentence, never another exception."""
    try:
        PartialDate.parse(text)
    except ValueError as error:
        assert str(error)[0].isalpha()  # noqa: PT017  (either outcome is right)


@pytest.mark.parametrize(
    ("text", "weekday", "shown", "long"),
    [
        ("2031-03-04", "Tuesday", "4 March 2031", "Tuesday 4 March 2031"),
        ("2032-02-29", "Sunday", "29 February 2032", "Sunday 29 February 2032"),
        ("2031-03", "", "March 2031", "March 2031"),
        ("2031", "", "2031", "2031"),
    ],
)
def test_shown(text: str, weekday: str, shown: str, long: str) -> None:
    """A date is shown with what is known of it, and no more."""
    date = PartialDate.parse(text)
    assert (date.weekday, date.text, date.long) == (weekday, shown, long)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("8/1/2018", "write 2018-01-08 for 8 January 2018 or 2018-08-01 for 1 August 2018"),
        ("8/8/2018", "write 2018-08-08 for 8 August 2018"),
        ("28/1/2018", "write 2018-01-28 for 28 January 2018"),
        ("1-28-2018", "write 2018-01-28 for 28 January 2018"),
        ("8 Jan 2018", "write 2018-01-08"),
        ("8th January, 2018", "write 2018-01-08"),
        ("Monday, 8 January 2018", "write 2018-01-08"),
        ("31 June 2018", "June 2018 has no day 31; check the date"),
        ("2018-1-8", "write 2018-01-08"),
        ("2018-06-31", "June 2018 has no day 31; check the date"),
        ("2018-13-01", "there is no month 13; write the date as year-month-day"),
        ("9999-12-31", "the year 9999 is too late; check it"),
        ("3000", "the year 3000 is too late; check it"),
        ("0999", "the year 0999 is too early; write four digits, like 2018"),
    ],
)
def test_remedy(text: str, remedy: str) -> None:
    """A date in another form is answered with what to write, one that cannot be with why."""
    with pytest.raises(ValueError, match=f"^{re.escape(remedy)}$"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["31/6/2018", "8 J 2018", "٢٠١٨-٠١-٠٨", "2018-01-08\n", " 2018", "2018-01-", ""]
)
def test_no_guess(text: str) -> None:
    """What could be several dates, or none, is not guessed."""
    with pytest.raises(ValueError, match=r"^write the date as year-month-day, like 2018-01-08"):
        PartialDate.parse(text)
