"""The lines with which a document opens: date, times, place and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comsite.dates import PartialDate
from comsite.importers.document import Block, Document
from comsite.importers.recognising.lines import flat, is_sentence, words
from comsite.importers.recognising.printed import PrintedDate, dates_in, first_date, times_in
from comsite.importers.recognising.recognised import Remark

_LABEL = re.compile(
    r"(?:(?:meeting )?(?:date(?: and time| of (?:the )?meeting)?|time(?: and date)?|day|when|title)"
    r"|start time|venue|location|place|where)\s*[:–-]\s*",
    re.I,
)
_PLACE_LABEL = re.compile(
    r"(?:meeting )?(?:venue|location|place|where|held (?:at|in))\s*[:–-]?\s+(?P<place>.+)", re.I
)
_PLACE = re.compile(
    r"\b(?:in|at)\s+(?P<place>(?:the\s+)?[A-Z][\w’'.&-]*(?:\s+(?:of|the|and|[A-Z0-9][\w’'.&-]*))*?\s+"
    r"(?:Hall|Room|House|Cent(?:re|er)|Chambers?|Offices?|School|Church|Library|Building|Pavilion"
    r"|Club|Inn|Hotel|Suite|Boardroom|Theatre)\b(?:,\s+[A-Z][\w’' -]*)*)"
)
# Dates in names of files: with a day, with a month, with a year alone.
_FILE_DAY = re.compile(
    r"(?<![0-9])([12][0-9]{3})[-_. ]?(0[1-9]|1[0-2])[-_. ]?([0-3][0-9])(?![0-9])"
)
_FILE_MONTH = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-_. ]?(0[1-9]|1[0-2])(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_CONTENTS = re.compile(r"(?:the )?agenda|(?:table of )?contents|order of business", re.I)
_BEGAN = re.compile(
    r"\b(?:called (?:the meeting )?to order|commenced|commencing|opened|started|began|starting)\b"
    r".{0,40}?\bat\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:closed|ended|adjourned|finished|concluded|terminated)\b.{0,60}?\bat\b", re.I
)
_LISTED = ("bullet", "number")
_LONGEST_LOOK = 2_000  # characters of a paragraph in which a date is looked for
_MOST_LINES, _MOST_CHARACTERS = 12, 300


@dataclass(frozen=True, slots=True)
class When:
    """The date of a document as far as it says, and what to ask about it."""

    date: PartialDate | None
    remarks: tuple[Remark, ...] = ()


def title_lines(lines: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The lines that say which document this is, and the others."""
    titled: list[Block] = []
    others: list[Block] = []
    length = 0
    for line in lines:
        text = flat(line.text)
        length += len(text)
        if len(titled) > 1 and line.kind in _LISTED and _CONTENTS.fullmatch(flat(titled[-1].text)):
            others.append(titled.pop())
        fits = len(titled) < _MOST_LINES and length <= _MOST_CHARACTERS and line.kind != "table"
        said = not is_sentence(text) or (bool(dates_in(text)) and len(text) <= 250)
        if fits and said and not others and not line.marker and words(text):
            titled.append(line)
        elif line.kind != "rule":
            others.append(line)
    return titled, others


def as_title(lines: Iterable[Block]) -> tuple[str, list[str]]:
    """The lines as the title of a source, and the labels that are not repeated in it."""
    parts: list[str] = []
    lost: list[str] = []
    for line in lines:
        text = flat(line.text)
        if (match := _LABEL.match(text)) and match.end() < len(text):
            lost.append(flat(match[0]))
            text = text[match.end() :]
        text = text.strip(" ,;:*_#")
        if text:
            parts.append(text)
    return ", ".join(parts), lost


def when(lines: Sequence[Block], document: Document, others: Sequence[Block] = ()) -> When:
    """The date of a document: as given, or from its opening lines, its name, or what follows.

    Where the name has no more than a month, the first day in the text is the date if it fits.
    """
    dated = [(line, found) for line in lines if (found := _whole(line.text))]
    dated.sort(key=lambda one: not one[1].date.day)
    if document.date:
        return _given(PartialDate.parse(document.date), dated)
    for line, found in dated[:1]:
        return When(found.date, tuple(doubts(found, line.place)))
    first = _first_day(others)
    for found, source in (
        (_whole(document.title), "the document's title"),
        (_in_name(document.name), "the file's name"),
    ):
        if found and not (first.date and not found.date.day and found.date.covers(first.date)):
            said = f"the date, {found.date.text}, is taken from {source}"
            return When(found.date, (Remark("guessed", "", said), *doubts(found, "")))
    return first if first.date else _stated(document)


def _stated(document: Document) -> When:
    """The date in a document's properties, which may be the day on which it was published."""
    if found := _whole(document.stated):
        said = f"the date, {found.date.text}, is taken from the settings at its top"
        return When(found.date, (Remark("guessed", "", said),))
    return When(None)


def _first_day(lines: Sequence[Block]) -> When:
    """The first day in a text."""
    for line in lines:
        if (found := _whole(line.text[:_LONGEST_LOOK])) and found.date.day:
            said = f'the date, {found.date.text}, is the first in the text, "{found.printed}"'
            return When(found.date, (Remark("guessed", line.place, said),))
    return When(None)


def _given(date: PartialDate, dated: Sequence[tuple[Block, PrintedDate]]) -> When:
    """The date that was given, with a question if the document prints another."""
    for line, found in dated[:1]:
        if not (date.covers(found.date) or found.date.covers(date)):
            said = f'the date given is {date.text}, but "{flat(found.printed)}" stands here'
            return When(date, (Remark("question", line.place, f"{said}: which is right?"),))
    return When(date)


def year_alone(lines: Sequence[Block], document: Document) -> When:
    """The year in a title, in the first line or in the file's name."""
    for text, source in (
        (document.title, "the document's title"),
        (lines[0].text[:_MOST_CHARACTERS] if lines else "", "the first line"),
        (document.name, "the file's name"),
    ):
        if match := _YEAR.search(text):
            said = f"the date, {match[1]}, is taken from {source}"
            return When(PartialDate(int(match[1])), (Remark("guessed", "", said),))
    return When(None)


def _whole(text: str) -> PrintedDate | None:
    found = first_date(text)
    return found if found and found.date.year >= 1000 else None


def _in_name(name: str) -> PrintedDate | None:
    """The date in a file's name, with its day or its month."""
    stem = name.rpartition(".")[0] or name
    for text in (_FILE_DAY.sub(r" \1-\2-\3 ", stem), re.sub(r"[_-]+", " ", stem)):
        if found := _whole(text.replace("_", " ")):
            return found
    if match := _FILE_MONTH.search(stem):
        month = PartialDate(int(match[1]), int(match[2]))
        return PrintedDate(month, *match.span(), match[0])
    return None


def doubts(found: PrintedDate, place: str) -> Iterator[Remark]:
    """What to ask about a date as printed."""
    if found.contradiction:
        said = f"'{flat(found.printed)}' was a {found.contradiction}: which day is right?"
        yield Remark("question", place, said)
    if found.other:
        said = (
            f"'{found.printed}' is taken as {found.date.text}; if the month goes first, it is"
            f" {found.other.text}"
        )
        yield Remark("question", place, said)


def hours(lines: Iterable[Block], texts: Sequence[Block]) -> tuple[str, str]:
    """When a meeting began and ended, as far as it is said; "" where it is not."""
    times = [time for line in lines for time in times_in(line.text)]
    start, end = [*times[:2], "", ""][:2]
    for block in texts[:12]:
        if not start and (match := _BEGAN.search(block.text)):
            start = (times_in(block.text[match.end() : match.end() + 30]) or [""])[0]
    for block in reversed(texts[-8:]):
        if not end and (match := _ENDED.search(block.text)):
            end = (times_in(block.text[match.end() : match.end() + 30]) or [""])[0]
    return (start, end if start and end > start else "")


def place_in(lines: Iterable[Block]) -> str:
    """Where a meeting was held, if a line says so for certain."""
    for line in lines:
        text = flat(line.text)
        if match := _PLACE_LABEL.match(text):
            place = match["place"]
            return (
                "" if dates_in(place) or times_in(place) or len(place) > 120 else place.strip(" .,")
            )
        if match := _PLACE.search(text):
            place = re.sub(r"\s+(?:on|at)\s.*", "", match["place"])
            return re.sub(r"^the\s+", "", place.strip(" .,"))
    return ""
