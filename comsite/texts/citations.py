"""Find the dates and titles in a text that name a meeting or a report of the archive.

Examples are "the notes of the meeting held on 19th December" and "the report on Missing People".
A date counts only where the words around it speak of a meeting, and a title only where they speak
of a report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from comsite.base.dates import MONTHS, PartialDate
from comsite.content.archive import Archive
from comsite.texts.names import WordPlace
from comsite.texts.targets import Target

_MONTH = "|".join(MONTHS)

_DATE = re.compile(
    rf"\b(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})(?: (?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?\b)?)"
    r"(?:,? (?P<year>[0-9]{4}))?\b"
)

_MEETING = r"(?:meeting|meetings|minutes|notes|session)\b"

_BEFORE = re.compile(
    rf"(?:\b{_MEETING}|\b(?:presented|tabled|discussed|considered|submitted|brought|agreed|minuted)"
    r"\b)(?: (?!deadline|by |until |from )[\w'’]+){0,7},?(?: \w+day,?)? $"
    r"|\b(?:next|previous|last) (?:meeting|session)(?::| [–-])(?: \w+day,?)? $",
    re.IGNORECASE,
)

_AFTER = re.compile(rf" (?:\w+ ){{0,3}}{_MEETING}", re.IGNORECASE)

# After a date, these words say that it was chosen for the next meeting.
_CHOSEN = re.compile(
    r"(?: at [0-9][0-9:.]* ?(?:[ap]\.?m\.?|noon)?)? (?:is|was|has been|had been)"
    r" (?:set|agreed|fixed|confirmed|proposed|booked|arranged|scheduled) (?:for|as)"
    r" (?:the |our )?(?:date (?:of|for) (?:the |our )?)?next (?:meeting|session)\b",
    re.IGNORECASE,
)

# Without a year, a date is of the year before the text unless the words say that it is to come.
_COMING = re.compile(
    r"\b(?:next|forthcoming|upcoming)\b"
    r"|\bwill (?:be|be held|take place|meet)(?: on)?(?: \w+day,?)?(?: the)? $",
    re.IGNORECASE,
)
_WILL = re.compile(rf"(?: {_MEETING})? will\b", re.IGNORECASE)

_UNTIL = re.compile(r"\b(?:by|until|before|since|from|after|between)(?: the)? $", re.IGNORECASE)

_PAPER = r"(?:report|paper|briefing|update|appendix|extract)s?\b"

_PAPER_BEFORE = re.compile(
    rf"\b{_PAPER},?(?: on| about| entitled| titled| called|:)?(?: the)? [\"'“‘]?$", re.IGNORECASE
)

_PAPER_AFTER = re.compile(rf"[\"'”’]? (?:cover |full )?{_PAPER}", re.IGNORECASE)

# One of these words, in small letters, stands before every date that names a meeting. Looking for
# them is fast, and saves the slower patterns for few places.
_HINTS = (
    *("meeting", "minute", "notes", "session", "presented", "tabled", "discussed", "considered"),
    *("submitted", "brought", "agreed"),
)

_NEAR = 90  # how many letters before a place are looked at


class Citations:
    """Finds in texts the meetings of one archive by date, and its reports by subject."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        body = archive.site.body
        called = [re.escape(name) for name in (body.name, body.abbreviation) if name]
        self._hints = (*_HINTS, *(name.lower() for name in (body.name, body.abbreviation) if name))
        self._body = re.compile(rf"\b(?:{'|'.join(called)})\b[^.]*$")

    @cached_property
    def _by_day(self) -> Mapping[tuple[int, int], tuple[PartialDate, ...]]:
        """The dates of meetings by (month, day), each of any year."""
        dates_of_day: dict[tuple[int, int], set[PartialDate]] = defaultdict(set)
        for entry in self.archive.meetings_by_date:
            date = entry.record.date
            dates_of_day[date.month, date.day].add(date)
        return {day: tuple(sorted(dates)) for day, dates in dates_of_day.items()}

    @cached_property
    def _by_month(self) -> Mapping[tuple[int, int], tuple[str, ...]]:
        """The slugs of meetings by (year, month)."""
        slugs_of_month: dict[tuple[int, int], list[str]] = defaultdict(list)
        for entry in self.archive.meetings_by_date:
            slugs_of_month[entry.record.date.year, entry.record.date.month].append(entry.slug)
        return {month: tuple(slugs) for month, slugs in slugs_of_month.items()}

    @cached_property
    def _slugs(self) -> Mapping[PartialDate, tuple[str, ...]]:
        """The slugs of meetings by date."""
        slugs_of_date: dict[PartialDate, list[str]] = defaultdict(list)
        for entry in self.archive.meetings_by_date:
            slugs_of_date[entry.record.date].append(entry.slug)
        return {date: tuple(slugs) for date, slugs in slugs_of_date.items()}

    def find(
        self, text: str, places: Sequence[WordPlace], date: PartialDate
    ) -> Sequence[tuple[int, int, Target]]:
        """Return (start, end, record) for each meeting or report that a folded text names.

        ``places`` are those of the text, and ``date`` is the date of its own record. Meetings come
        first, in the order of the text, and then reports.
        """
        months = [start for start, _, names_here in places if names_here.months]
        titles = [place for place in places if place[2].subjects]
        if not months and not titles:
            return ()
        return [*self._meetings(text, months, date), *self._reports(text, titles, date)]

    def _reports(
        self, text: str, places: Iterable[WordPlace], date: PartialDate
    ) -> Iterator[tuple[int, int, Target]]:
        for start, _, names_here in places:
            length, reports = names_here.subjects or (0, frozenset[str]())
            end = start + length
            near = text[max(0, start - _NEAR) : start]
            if _PAPER_BEFORE.search(near) or _PAPER_AFTER.match(text, end):
                slug = self._report(reports, date)
                if slug:
                    yield start, end, Target("reports", slug)

    def _report(self, slugs: frozenset[str], date: PartialDate) -> str | None:
        """Return the only report of these, or the only one with this date, or None."""
        if len(slugs) > 1:
            slugs = frozenset(
                slug for slug in slugs if self.archive.reports[slug].record.date == date
            )
        return next(iter(slugs)) if len(slugs) == 1 else None

    def _meetings(
        self, text: str, months: Sequence[int], date: PartialDate
    ) -> Iterator[tuple[int, int, Target]]:
        end = 0
        for start in months:
            match = _DATE.search(text, max(end, start - 9))
            if not match or not match.start() <= start < match.end():
                continue
            end = match.end()
            near = text[max(0, match.start() - _NEAR) : match.start()]
            sentence = re.split(r"[.;?!] ", near)[-1]
            chosen = _CHOSEN.match(text, end)
            if not chosen and not _AFTER.match(text, end):
                if not any(map(sentence.lower().__contains__, self._hints)):
                    continue
                named = _BEFORE.search(sentence) or self._body.search(sentence)
                if not named or _UNTIL.search(sentence):
                    continue
            coming = chosen or _COMING.search(sentence) or _WILL.match(text, end)
            if slug := self._meeting(match, date, bool(coming)):
                yield match.start(), match.end(), Target("meetings", slug)

    def _meeting(self, match: re.Match[str], date: PartialDate, coming: bool) -> str | None:
        """Return the only meeting that a match of ``_DATE`` can mean, or None.

        ``coming`` is whether the words around it speak of a meeting to come.
        """
        month = MONTHS.index(match["month"] or match["month2"]) + 1
        day, year = int(match["day"] or match["day2"] or 0), int(match["year"] or 0)
        if not day:
            slugs = self._by_month.get((year, month), ())
            return slugs[0] if len(slugs) == 1 else None
        held = [when for when in self._by_day.get((month, day), ()) if year in (0, when.year)]
        if not year:
            held = [when for when in held if _is_near(when, date, coming)]
        slugs = self._slugs[held[0]] if len(held) == 1 else ()
        return slugs[0] if len(slugs) == 1 else None


def _is_near(meeting: PartialDate, date: PartialDate, coming: bool) -> bool:
    """Whether a meeting's date is within the year before ``date``, or after it if ``coming``."""
    early, late = (date, meeting) if coming else (meeting, date)
    return early < late and (late.year, late.month, late.day) <= (
        early.year + 1,
        early.month,
        early.day,
    )
