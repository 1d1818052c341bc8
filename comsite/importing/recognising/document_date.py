"""Find the date of a document in its opening lines, name or text; ignore other dates in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comsite.base.dates import PartialDate
from comsite.importing.document import Block, SourceDocument
from comsite.importing.recognising.block_text import flat, is_title, words
from comsite.importing.recognising.drafts import Remark
from comsite.importing.recognising.printed_dates import PrintedDate, before_date, dates_in, first_of
from comsite.importing.recognising.vocabulary import in_languages

# Dates in names of files: with a day, with a month, with a year alone.
_FILE_DAY = re.compile(
    r"(?<![0-9])([12][0-9]{3})[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-3][0-9])(?![0-9])"
)
_FILE_MONTH = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-_. ]?(0[1-9]|1[0-2])(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
# Words before a date that belongs to another occasion, and headings above such dates.
_OTHER = re.compile(
    r"\b(?:next|future|following dates?|due|deadlines?|postponed|deferred|since|to be held|will be"
    r"|(?:previous|last) (?:\w+ ){0,3}(?:meeting|minutes|notes))\b"
    r"(?:(?!\bminutes\b)[^.;?!)]){0,80}$"
    r"|\b(?:by|before|until|till|dated|no later than|updated|edited|published)"
    r"\s+(?:the\s+|on\s+|end of\s+|on or before\s+)*$",
    re.I,
)
_OTHER_TITLE = re.compile(
    r"\b(?:next|future|forthcoming|diary|dates|actions?|deadlines?|previous|last|matters arising"
    r"|minutes)\b",
    re.I,
)
_EARLIER = re.compile(r"\b(?:minutes|notes)\b", re.I)
_AGREED = re.compile(r"\b(?:agreed|approved|accepted|confirmed|adopted|signed)\b", re.I)
_HELD = re.compile(
    r"\b(?:meeting|assembly|agm)\b.{0,80}\b(?:held|took place|opened|convened|commenced|began"
    r"|called to order)\b|\b(?:meeting|date) of (?:the )?meeting\b|^(?:meeting )?date\b"
    rf"|\b(?:{in_languages('meeting')})\b.{{0,80}}\b(?:{in_languages('held')})\b"
    rf"|^(?:{in_languages('date')})\b",
    re.I,
)
_LONGEST_LOOK = 2_000  # characters of a paragraph in which a date is looked for
_MOST_CHARACTERS = 300
_FEW = 5  # blocks at the top in which "Minutes of 3 June" is the title of the document
_NEAR = 25  # blocks at the top in which a short line with a date can be that of the meeting
_SHORT = 20  # words of such a line


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The date of a document, None if unknown, and remarks on it."""

    date: PartialDate | None
    remarks: tuple[Remark, ...] = ()


def date_of_document(
    lines: Sequence[Block], document: SourceDocument, others: Sequence[Block] = ()
) -> DocumentDate:
    """Return the date as given, or from the opening lines, the name, or the ``others``.

    Where the name has no more than a month, the first day in the text is the date if it fits.
    """
    dated = [(line, printed) for line in lines if (printed := _first_date(line))]
    dated.sort(key=lambda dated_line: not dated_line[1].date.day)
    if document.date:
        return _date_as_given(PartialDate.parse(document.date), dated)
    for line, printed in dated[:1]:
        return _date_as_printed(printed, line.place, document)
    yearless = _without_year(lines, document)
    if yearless.date:
        return yearless
    first = _first_day(others)
    for printed, source in _dates_of_name(document):
        if not (first.date and not printed.date.day and printed.date.covers(first.date)):
            message = f"the date, {printed.date.text}, is taken from {source}"
            return DocumentDate(
                printed.date, (Remark("guessed", "", message), *questions_on_date(printed, ""))
            )
    return first if first.date else _date_of_properties(document)


def _dates_of_name(document: SourceDocument) -> Iterator[tuple[PrintedDate, str]]:
    """Yield the dates by which a document is called."""
    if printed := _date_in_text(document.title):
        yield printed, "the document's title"
    if printed := _date_in_file_name(document.name):
        yield printed, "the file's name"


def _date_as_printed(printed: PrintedDate, place: str, document: SourceDocument) -> DocumentDate:
    """Return a printed date; if it can mean two days, choose the one that fits the name."""
    for named, source in _dates_of_name(document):
        if printed.other and named.date.covers(printed.other):
            message = f"'{printed.printed}' is taken as {printed.other.text}, which fits {source}"
            return DocumentDate(printed.other, (Remark("guessed", place, message),))
    return DocumentDate(printed.date, tuple(questions_on_date(printed, place)))


def _without_year(lines: Sequence[Block], document: SourceDocument) -> DocumentDate:
    """Return the printed day of a meeting, with the year from the settings at the top."""
    stated = _date_in_text(document.stated)
    for line in lines:
        if not (stated and stated.date.day and _HELD.search(flat(line.text))):
            continue
        for printed in _own_dates(line):
            if printed.date.day and (date := before_date(printed, stated.date)).year:
                message = (
                    f'the year of the date, {date.text}, is taken from the settings at its top; "'
                    f'{flat(printed.printed)}" has none'
                )
                return DocumentDate(date, (Remark("guessed", line.place, message),))
    return DocumentDate(None)


def _date_of_properties(document: SourceDocument) -> DocumentDate:
    """Return the date in the properties, which may be the day of publication."""
    if printed := _date_in_text(document.stated):
        message = f"the date, {printed.date.text}, is taken from the settings at its top"
        return DocumentDate(printed.date, (Remark("guessed", "", message),))
    return DocumentDate(None)


def _first_day(lines: Sequence[Block]) -> DocumentDate:
    """Return the first date with a day in the text; prefer a line on the meeting itself."""
    days = [
        (line, printed)
        for line in _lines_of_this_meeting(lines)
        if (printed := _first_date(line)) and printed.date.day
    ]
    days.sort(
        key=lambda dated_line: not _HELD.search(flat(dated_line[0].text[: dated_line[1].end]))
    )
    for line, printed in days[:1]:
        message = f'the date, {printed.date.text}, is the first in the text, "{printed.printed}"'
        return DocumentDate(printed.date, (Remark("guessed", line.place, message),))
    return DocumentDate(None)


def _date_as_given(date: PartialDate, dated: Sequence[tuple[Block, PrintedDate]]) -> DocumentDate:
    """Return the date that was given, with a question if the document prints another."""
    for line, printed in dated[:1]:
        if not (date.covers(printed.date) or printed.date.covers(date)):
            message = f'the date given is {date.text}, but "{flat(printed.printed)}" stands here'
            return DocumentDate(
                date, (Remark("question", line.place, f"{message}: which is right?"),)
            )
    return DocumentDate(date)


def year_alone(lines: Sequence[Block], document: SourceDocument) -> DocumentDate:
    """Return the year in a title, in the first line or in the file's name."""
    for text, source in (
        (document.title, "the document's title"),
        (lines[0].text[:_MOST_CHARACTERS] if lines else "", "the first line"),
        (document.name, "the file's name"),
    ):
        if match := _YEAR.search(text):
            message = f"the date, {match[1]}, is taken from {source}"
            return DocumentDate(PartialDate(int(match[1])), (Remark("guessed", "", message),))
    return DocumentDate(None)


def _lines_of_this_meeting(lines: Sequence[Block]) -> Iterator[Block]:
    """Yield the lines that are not about other meetings or future tasks."""
    title = ""
    for place, line in enumerate(lines):
        text = flat(line.text)
        if is_title(line) or (len(words(text)) <= _FEW and not dates_in(text)):
            title = text
        among = place >= _FEW or line.marker or _AGREED.search(text[:_MOST_CHARACTERS])
        if not (among and (_OTHER_TITLE.search(title) or _EARLIER.search(text))):
            yield line


def lines_near_date(lines: Sequence[Block]) -> list[Block]:
    """Return the lines of notes that can hold their date: the first, and those on a meeting."""
    nearby = []
    for place, line in enumerate(lines):
        text = flat(line.text)
        short = place < _NEAR and len(words(text)) <= _SHORT
        if line.kind != "table" and (place < _FEW or short or _HELD.search(text)):
            nearby.append(line)
    return nearby


def _first_date(line: Block) -> PrintedDate | None:
    """Return the first date with a year in a line that belongs to this meeting."""
    return _first_with_year(_own_dates(line))


def _own_dates(line: Block) -> list[PrintedDate]:
    """Return the dates in a line that belong to this meeting."""
    text = line.text[:_LONGEST_LOOK]
    linked = _linked_places(line)
    return [
        date
        for date in dates_in(text)
        if not _OTHER.search(text[: date.start]) and date.start not in linked
    ]


def _linked_places(line: Block) -> frozenset[int]:
    """Return the places in a line that lead to the minutes of another meeting."""
    places: set[int] = set()
    at = 0
    for span in line.spans:
        if span.href and line.kind != "heading" and _EARLIER.search(f"{span.text} {span.href}"):
            places.update(range(at, at + len(span.text)))
        at += len(span.text)
    return frozenset(places)


def _date_in_text(text: str) -> PrintedDate | None:
    return _first_with_year(dates_in(text))


def _first_with_year(dates: Sequence[PrintedDate]) -> PrintedDate | None:
    first = first_of(dates)
    return first if first and first.date.year >= 1000 else None


def _date_in_file_name(name: str) -> PrintedDate | None:
    """Return the date in a file's name, with its day or its month."""
    stem = name.rpartition(".")[0] or name
    for text in (_FILE_DAY.sub(r" \1-\2-\3 ", stem), re.sub(r"[_-]+", " ", stem)):
        if printed := _date_in_text(text.replace("_", " ")):
            return printed
    if match := _FILE_MONTH.search(stem):
        month = PartialDate(int(match[1]), int(match[2]))
        return PrintedDate(month, *match.span(), match[0])
    return None


def questions_on_date(printed: PrintedDate, place: str) -> Iterator[Remark]:
    """What to ask about a date as printed."""
    if printed.contradiction:
        message = f"'{flat(printed.printed)}' was a {printed.contradiction}: which day is right?"
        yield Remark("question", place, message)
    if printed.other:
        message = (
            f"'{printed.printed}' is taken as {printed.date.text}; if the month goes first, it is"
            f" {printed.other.text}"
        )
        yield Remark("question", place, message)
