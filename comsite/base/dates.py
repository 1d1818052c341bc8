"""Dates as the documents give them: a day, or only a month or a year.

Times of day are plain text (``HH:MM``), because nothing in the archive computes with them.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from comsite.base.language import _, marked, pgettext, spoken

# As documents in English have them; a page has them in its own language.
MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)
WEEKDAYS = (
    marked("Monday"),
    marked("Tuesday"),
    marked("Wednesday"),
    marked("Thursday"),
    marked("Friday"),
    marked("Saturday"),
    marked("Sunday"),
)

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_BRITISH = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
_WORDS = re.compile(r"(?:[A-Za-z]+,? )?([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]+),? ([0-9]{4})")


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year.

    ``year`` is 1000 to 2999 in content; ``month`` and ``day`` are 0 where unknown. Dates are
    ordered by year, month and day, so an unknown day sorts before the first of its month. As text
    a date has the form of ISO 8601: ``2018-01-08``, ``2018-01`` or ``2018``.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the ISO form. Raise ValueError, with a sentence for an editor, for any other."""
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(_remedy(text))
        year, month, day = (int(part or 0) for part in match.groups())
        if match[2] and not 1 <= month <= 12:
            raise ValueError(f"there is no month {match[2]}; write the date as year-month-day")
        if match[3]:
            try:
                datetime.date(year, month, day)
            except ValueError:
                raise ValueError(
                    f"{MONTHS[month - 1]} {year} has no day {match[3]}; check the date"
                ) from None
        if year < 1000:
            raise ValueError(f"the year {match[1]} is too early; write four digits, like 2018")
        if year > 2999:
            raise ValueError(f"the year {match[1]} is too late; check it")
        return cls(year, month, day)

    def __str__(self) -> str:
        if self.day:
            return f"{self.year}-{self.month:02d}-{self.day:02d}"
        return f"{self.year}-{self.month:02d}" if self.month else f"{self.year}"

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return 3 if self.day else 2 if self.month else 1

    @property
    def weekday(self) -> str:
        """The day of the week, like ``Monday``; empty where the day is not known."""
        if not self.day:
            return ""
        return _(WEEKDAYS[datetime.date(self.year, self.month, self.day).weekday()])

    @property
    def text(self) -> str:
        """The date in words: ``8 January 2018``, ``January 2018`` or ``2018``."""
        if not self.month:
            return f"{self.year}"
        month = MONTHS[self.month - 1]
        if spoken() is None:  # so many dates are shown that the way by messages would be felt
            return f"{self.day} {month} {self.year}" if self.day else f"{month} {self.year}"
        values = {"day": self.day, "month": _(month), "year": self.year}
        if self.day == 1:
            return pgettext("the first of a month", "{day} {month} {year}", **values)
        return _("{day} {month} {year}", **values) if self.day else _("{month} {year}", **values)

    @property
    def long(self) -> str:
        """The date in words with its weekday, if the day is known: ``Monday 8 January 2018``."""
        if not self.day:
            return self.text
        return _("{weekday} {date}", weekday=self.weekday, date=self.text)

    @property
    def next_day(self) -> PartialDate:
        """The day after this one; the date itself where the day is not known."""
        if not self.day:
            return self
        day = datetime.date(self.year, self.month, self.day) + datetime.timedelta(days=1)
        return PartialDate(day.year, day.month, day.day)

    @property
    def parts(self) -> tuple[PartialDate, ...]:
        """The year, the month and the day, each as a date of its own, as far as they are known."""
        known = [PartialDate(self.year)]
        known += [PartialDate(self.year, self.month)] if self.month else []
        known += [self] if self.day else []
        return tuple(known)

    def covers(self, other: PartialDate) -> bool:
        """Whether ``other`` lies within this day, month or year."""
        return (
            self.year == other.year
            and self.month in (0, other.month)
            and self.day in (0, other.day)
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def read(value: str) -> PartialDate:
            try:
                return cls.parse(value)
            except ValueError as error:
                raise PydanticCustomError("date", "{why}", {"why": str(error)}) from None

        return core_schema.no_info_after_validator_function(
            read,
            core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


def _remedy(text: str) -> str:
    """Say what to type instead of a date in another form, with every day that it could mean."""
    if match := _BRITISH.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        meanings = {
            (day, month): f"{year}-{month:02d}-{day:02d} for {day} {MONTHS[month - 1]} {year}"
            for day, month in ((first, second), (second, first))
            if _is_day(year, month, day)
        }
        if meanings:
            return f"write {' or '.join(meanings.values())}"
    if match := _WORDS.fullmatch(text):
        starts = [
            number
            for number, name in enumerate(MONTHS, 1)
            if name.lower().startswith(match[2].lower())
        ]
        if len(starts) == 1 and not _is_day(int(match[3]), starts[0], int(match[1])):
            return f"{MONTHS[starts[0] - 1]} {match[3]} has no day {match[1]}; check the date"
        if len(starts) == 1:
            return f"write {match[3]}-{starts[0]:02d}-{int(match[1]):02d}"
    match = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", text)
    if match and _is_day(*(int(part) for part in match.groups())):
        return f"write {match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    return "write the date as year-month-day, like 2018-01-08 (2018-01 where the day is not known)"


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
