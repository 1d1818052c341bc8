"""Dates and times as documents print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from comsite.base.dates import MONTHS, WEEKDAYS, PartialDate
from comsite.importing.recognising.vocabulary import names_in_languages

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "May" else "May" for name in MONTHS)
_MONTH = _MONTH.replace("Sep(?:tember)?", "Sept?(?:ember)?")
_OTHER_MONTHS = names_in_languages("months")
_OTHER_DAYS = names_in_languages("weekdays")
_MONTH = "|".join([_MONTH, *(name for names in _OTHER_MONTHS for name in names)])
_DAY = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS)
_DAY = _DAY.replace("Tue(?:sday)?", "Tues?(?:day)?").replace("Thu(?:rsday)?", "Thu(?:r|rs|rsday)?")
_DAY = "|".join([_DAY, *(f"d?dydd {name}" for names in _OTHER_DAYS for name in names)])
_WEEKDAY = rf"(?:(?P<weekday>{_DAY})\b\.?,?\s+(?:the\s+)?)?"
_ORDINAL = r"(?:\s*(?:st|nd|rd|th)(?=[\sA-Z,.]|$))?"
_YEAR_ALONE = r"[12][0-9]{3}"
_YEAR = rf"(?P<year>{_YEAR_ALONE})"
# The first of "16 - 18 March" and of "16 and 17 March", but not of "item 2.16 - 18 March".
_FIRST = (
    rf"(?:(?<![0-9.:/#-])\b(?P<first>[0-9]{{1,2}}){_ORDINAL}\s*(?:[-–—&/]|\b(?:to|and)\b)\s*"
    rf"(?:(?:{_DAY})\b\.?,?\s+(?:the\s+)?)?)?"
)
# In "item 3 - June accounts" the number is no day; in "3 - June - 2031" it is.
_TO_MONTH = rf"(?:\s*(?:of\s+)?[\s,]*|-|\s*-\s*(?=(?:{_MONTH})\b\.?[\s,-]+{_YEAR_ALONE}\b))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_FIRST}(?<!#)\b(?P<day>[0-9]{{1,2}}){_ORDINAL}(?:\s+day)?{_TO_MONTH}"
        rf"(?P<month>{_MONTH})(?:(?:\b\.?[\s,-]+)?{_YEAR}\b"
        r"|(?P<short>\s*['’‘][0-9]{2}\b)|\b\.?)",
        rf"{_WEEKDAY}\b(?P<month>{_MONTH})\b\.?\s+(?P<day>[0-9]{{1,2}}){_ORDINAL}(?![0-9:])"
        rf"(?:\s*[-–—&]\s*[0-9]{{1,2}}{_ORDINAL}(?=,?\s+{_YEAR_ALONE}\b))?"
        rf"(?:,?\s+{_YEAR}\b)?",
        rf"{_WEEKDAY}\b{_YEAR}[-/.](?P<number>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})\b",
        rf"{_WEEKDAY}\b(?P<day>[0-9]{{1,2}})(?P<mark>[/.-])(?P<number>[0-9]{{1,2}})(?P=mark)"
        r"(?P<year>[12][0-9]{3}|[0-9]{2})\b",
        rf"\b(?P<month>{_MONTH})\b\.?,?\s+{_YEAR}\b",
    )
)
_TIME = re.compile(
    r"\b(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?\s*\.?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?<![0-9.])(?:\b|(?<=UTC|GMT)|(?<=[0-9]T))(?<!UTC[+-])(?<!GMT[+-])"
    r"(?P<hour2>[01]?[0-9]|2[0-3])(?P<mark>[:.])(?P<minute2>[0-5][0-9])(?!\s*%|\.?[0-9])"
    r"|\b(?P<military>[01][0-9][0-5][0-9]|2[0-3][0-5][0-9])\s*(?:hrs|hours)\b"
    r"|\b(?P<word>noon|midday)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:\(?[A-Z]{2,5}\)?\s*)?(?:-|–|—|\b(?:to|until|till)\b)\s*", re.I)
# Only after these words is "2.13" a time; else it may be a room, a paragraph or a sum.
_CUE = re.compile(
    r"(?:\b(?:at|from|to|until|till|by|about|around|approximately|time|opened|closed|began|started|ended"
    r"|starts?|ends?|[12][0-9]{3})\b|[-–—@])[\s,:]*$",
    re.IGNORECASE,
)
_SURE = 8  # the hour from which "8:00" is in the morning; "7:30" could be in the evening
_UNTIL = re.compile(r"\s*[-–—]\s*[0-9]")
_ONLY_HOUR = re.compile(r"\b(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?\s*$")


@dataclass(frozen=True, slots=True)
class PrintedTime:
    """A time of day in a text as hours and minutes; ``joined`` is the 4pm of "2 to 4pm"."""

    clock: str
    start: int
    joined: bool


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text: what it means, where it stands, and the weekday printed with it.

    ``date`` has the year 0 where none is printed. ``other`` is the day that the same figures mean
    where the month goes first, if they can mean one.
    """

    date: PartialDate
    start: int
    end: int
    printed: str
    weekday: str = ""
    other: PartialDate | None = None

    @property
    def contradiction(self) -> str:
        """The real weekday of the date, if another one is printed; else ""."""
        real = self.date.weekday if self.date.year and self.date.day else ""
        return real if self.weekday and real and real != self.weekday else ""


def dates_in(text: str) -> list[PrintedDate]:
    """Return all dates in a text, in order."""
    dates: list[PrintedDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < date.end and date.start < match.end() for date in dates):
                continue
            if earlier := _date_of_match(match):
                dates.append(earlier)
    return sorted(dates, key=lambda date: date.start)


def first_of(dates: Sequence[PrintedDate]) -> PrintedDate | None:
    """Return the first date with a year and a day, or else with a year."""
    with_year = [date for date in dates if date.date.year]
    return next((date for date in with_year if date.date.day), with_year[0] if with_year else None)


def with_year(printed: PrintedDate, after: PartialDate) -> PrintedDate:
    """Add the year to a date without one, so that it is the first such day after another date."""
    if printed.date.year:
        return printed
    for year in range(after.year, after.year + 2):
        date = _date(year, printed.date.month, printed.date.day)
        if date and date > after:
            return PrintedDate(date, printed.start, printed.end, printed.printed, printed.weekday)
    return printed


def before_date(printed: PrintedDate, date: PartialDate) -> PartialDate:
    """Add the year to a date without one, so that it is the last such day before another date."""
    if printed.date.year:
        return printed.date
    for year in (date.year, date.year - 1):
        day = _date(year, printed.date.month, printed.date.day)
        if day and day < date:
            return day
    return printed.date


def times_in(text: str) -> list[str]:
    """Return the times of day in a text as hours and minutes; of "2 to 4pm" both."""
    return [time.clock for time in printed_times(text)]


def printed_times(text: str) -> Iterator[PrintedTime]:
    """Yield the times of day in a text, without those that could be morning or evening."""
    last = 0
    found = [
        match for match in _TIME.finditer(text) if match["mark"] != "." or _is_cued(text, match)
    ]
    for match, after in zip_longest(found, found[1:]):
        hour, minute, half = _parts(match)
        if after and not half and _RANGE.fullmatch(text[match.end() : after.start()]):
            half = _half_of_first(hour, minute, after)
        before = text[last : match.start()]
        joined = last > 0 and bool(_RANGE.fullmatch(before))
        last = match.end()
        gap = _RANGE.search(before)
        early = (
            _ONLY_HOUR.search(before[: gap.start()]) if gap and gap.end() == len(before) else None
        )
        if early and half:
            begun = _clock(int(early["hour"]), int(early["minute"] or 0), half)
            if begun and (begun < (_clock(hour, minute, half) or "")):
                joined = True
                yield PrintedTime(begun, match.start(), False)
        sure = half or hour >= _SURE or (match["hour2"] or "0").startswith("0")
        if sure and (time := _clock(hour, minute, half)):
            yield PrintedTime(time, match.start(), joined)


def _half_of_first(hour: int, minute: int, until: re.Match[str]) -> str:
    """Return the half of the day of a time, by that of the time until which it lasts.

    "7:45–8:45pm" begins in the evening, and "11:30–1pm" before noon.
    """
    last_hour, last_minute, half = _parts(until)
    end = _clock(last_hour, last_minute, half)
    return next((one for one in (half, "a") if half and "" < _clock(hour, minute, one) < end), "")


def span_in(text: str) -> tuple[str, str]:
    """Return the start and end in a text with one time, or with a time "from" and "to"."""
    times = list(printed_times(text))
    start = times[0].clock if times else ""
    is_range = len(times) == 2 and times[1].joined and times[1].clock > start
    return start, times[1].clock if is_range else ""


def _is_cued(text: str, match: re.Match[str]) -> bool:
    cued = _CUE.search(text[: match.start()]) or _UNTIL.match(text[match.end() :])
    return bool(cued) or match[0] == text.strip()


def _parts(match: re.Match[str]) -> tuple[int, int, str]:
    if match["word"]:
        return 12, 0, "pm"
    if match["military"]:
        return int(match["military"][:2]), int(match["military"][2:]), ""
    half = (match["half"] or "")[:1].lower()
    return int(match["hour"] or match["hour2"]), int(match["minute"] or match["minute2"] or 0), half


def _clock(hour: int, minute: int, half: str) -> str:
    if half and not 1 <= hour <= 12:
        return ""
    if half[:1] == "p" and hour < 12:
        hour += 12
    if half[:1] == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 else ""


def _date_of_match(match: re.Match[str]) -> PrintedDate | None:
    parts = match.groupdict()
    year = int(parts.get("year") or 0)
    if parts.get("short"):
        year = 2000 + int(parts["short"].strip()[1:])
    elif 0 < year < 100:
        year += 2000 if year < 70 else 1900
    day = int(parts.get("day") or 0)
    if 0 < int(parts.get("first") or 0) < day:
        day = int(parts["first"])
    month = int(parts.get("number") or 0) or _month(parts.get("month") or "")
    other = _date(year, day, month) if parts.get("number") and "month" not in parts else None
    date = _date(year, month, day)
    if date is None and other is not None:
        date, other = other, None
    if date is None or (day == 0 and not year):
        return None
    weekday = _weekday(parts.get("weekday") or "")
    iso = bool(re.match(r"[0-9]{4}", match[0]))
    ambiguous = other if other and other != date and not iso else None
    return PrintedDate(date, match.start(), match.end(), match[0], weekday, ambiguous)


def _month(text: str) -> int:
    for names in _OTHER_MONTHS:
        if text.capitalize() in names:
            return names.index(text.capitalize()) + 1
    name = _name_that_begins(text, MONTHS)
    return MONTHS.index(name) + 1 if name else 0


def _weekday(text: str) -> str:
    for names in _OTHER_DAYS:
        if text.rpartition(" ")[2].capitalize() in names and " " in text:
            return WEEKDAYS[names.index(text.rpartition(" ")[2].capitalize())]
    return _name_that_begins(text, WEEKDAYS)


def _name_that_begins(text: str, names: tuple[str, ...]) -> str:
    low = text.lower()[:3]
    return next((name for name in names if low and name.lower().startswith(low)), "")


def _date(year: int, month: int, day: int) -> PartialDate | None:
    """Return the date, if there is such a day; in a leap year where the year is not known."""
    try:
        date = PartialDate.parse(f"{year or 2024}-{month:02d}" + (f"-{day:02d}" if day else ""))
    except ValueError:
        return None
    return date if year else PartialDate(0, date.month, date.day)
