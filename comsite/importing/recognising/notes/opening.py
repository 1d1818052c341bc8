"""Read the opening lines of notes: title, times and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import flat, is_sentence, is_shouted, words
from comsite.importing.recognising.document_parts import PRESENT, SUBJECT
from comsite.importing.recognising.people.labels import label_of
from comsite.importing.recognising.printed_dates import dates_in, span_in, times_in
from comsite.importing.recognising.vocabulary import in_languages

_LABEL = re.compile(
    r"(?:(?:meeting )?(?:date(?: and time| of (?:the )?meeting)?|time(?: and date)?|day|when|title)"
    r"|(?:start(?:s|ed)?|ends?|ended|finish(?:ed)?|opened|closed)(?: time)?"
    rf"|venue|location|place|where|{in_languages('date')}|{in_languages('time')}"
    rf"|{in_languages('place')})\s*[:–-]\s*",
    re.I,
)
_PLACE_LABEL = re.compile(
    r"(?:meeting )?(?:venue|location|place|where|held (?:at|in)"
    rf"|{in_languages('place')})\s*[:–-]?\s+(?P<place>.+)",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:in|at)\s+(?P<place>(?:the\s+)?[A-Z][\w’'.&-]*(?:\s+(?:of|the|and|[A-Z0-9][\w’'.&-]*))*?\s+"
    r"(?:Hall|Room|House|Cent(?:re|er)|Chambers?|Offices?|School|Church|Library|Building|Pavilion"
    r"|Club|Inn|Hotel|Suite|Boardroom|Theatre)\b(?:,\s+[A-Z][\w’' -]*)*)"
)
_SECTION = re.compile(
    r"(?:(?:the )?agenda(?: items)?|(?:table of )?contents|order of business|links?|info"
    r"|discussions?|notes|topics|items)\W*",
    re.I,
)
_KIND = re.compile(rf"\b(?:agenda|notes|{in_languages('minutes')})\b", re.I)
_ABSENT = re.compile(rf"(?:apologies|absent|regrets|{in_languages('apologies')})\b", re.I)
_OTHER_LABEL = re.compile(r"[^:]{1,60}:(?:\s|$)")
_BEGAN = re.compile(
    r"\b(?:called (?:the meeting )?to order|convened|commenced|commencing|opened|started|began"
    r"|starting)\b.{0,40}?\bat\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:closed|ended|adjourned|finished|concluded|terminated)\b"
    r"(?!.{0,40}\b(?:lunch|break|tea|coffee|dinner)\b).{0,60}?\bat\b",
    re.I,
)
_END_LABEL = re.compile(r"(?:meeting )?(?:ends?|ended|end time|finish(?:ed)?|closed?)\b", re.I)
_LISTED = ("bullet", "number")
_MOST_LINES, _MOST_CHARACTERS = 12, 220
_MIDNIGHT = re.compile(r"T00:00(?::00)?Z?")  # how a file says that a day has no time
_LONGEST_PLACE = 120


def title_lines(lines: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the lines that say which document this is, and the others."""
    titled: list[Block] = []
    others: list[Block] = []
    length = 0
    for line in lines:
        text = flat(line.text)
        length += len(text)
        fits = not titled or (len(titled) < _MOST_LINES and length <= _MOST_CHARACTERS)
        can_be_title = not is_sentence(text) or (bool(dates_in(text)) and len(text) <= 250)
        if (
            fits
            and can_be_title
            and not others
            and words(text)
            and not _ends_title(line, bool(titled))
        ):
            titled.append(line)
        elif line.kind != "rule":
            others.append(line)
    if len(titled) == 1 and _SECTION.fullmatch(flat(titled[0].text)):
        return [], [*titled, *others]
    return titled, others


def _ends_title(line: Block, begun: bool) -> bool:
    """Whether a line is no part of a title: one of a list, or with a label of another kind."""
    text = flat(line.text)
    if line.kind == "table" or line.marker or PRESENT.match(text) or _ABSENT.match(text):
        return True
    if is_labelled(line) or SUBJECT.match(text):
        return False
    label = label_of(line)
    if label and label.role:
        return True
    section = _SECTION.fullmatch(text) and (begun or not _KIND.search(text))
    if line.kind in _LISTED or section:
        return True
    has_other_label = bool(_OTHER_LABEL.match(text)) and not dates_in(text)
    return begun and (has_other_label or "://" in text)


def is_labelled(line: Block) -> bool:
    """Whether a line gives the date, the time or the place after its label."""
    return bool(_LABEL.match(flat(line.text)))


def as_title(lines: Iterable[Block]) -> tuple[str, list[str]]:
    """Return the lines as the title of a source, and the labels that are not repeated in it."""
    parts: list[str] = []
    lost: list[str] = []
    for line in lines:
        text = flat(line.text)
        match = _LABEL.match(text) or SUBJECT.match(text)
        if match and match.end() < len(text):
            lost.append(flat(match[0]))
            text = text[match.end() :]
        text = text.strip(" ,;:*_#")
        if text:
            parts.append(text)
    return ", ".join(parts), lost


def hours(lines: Iterable[Block], texts: Sequence[Block]) -> tuple[str, str]:
    """Return when a meeting began and ended, "" where the text does not say."""
    start = end = ""
    for line in lines:
        if _END_LABEL.match(flat(line.text)):
            end = end or span_in(line.text)[0]
        elif not start:
            start, until = span_in(_MIDNIGHT.sub("", line.text))
            end = end or until
    for block in texts[:12]:
        if not start and (match := _BEGAN.search(block.text)):
            start = span_in(block.text[match.end() : match.end() + 30])[0]
    for block in reversed(texts[-8:]):
        if not end and (match := _ENDED.search(block.text)):
            end = span_in(block.text[match.end() : match.end() + 30])[0]
    return (start, end if end > start else "")


_HELD_AT = re.compile(
    r"\b(?:held|meeting) (?:in|at)\s+(?P<place>(?:the\s+)?[A-Z][^,;:]{3,60}?)"
    r"(?=[,;]|\s+(?:on|at)\b|\s+(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|\s*$)",
    re.I,
)


# What ends a line with day and time: "3 June 2031, 14:00 to 16:00, Town Hall, Larkwick".
_BEHIND_TIME = re.compile(
    r"[0-9]\s*(?:[ap]\.?m\.?|hrs|hours)?,?(?:,| [–-]| (?:at|in)) "
    r"(?P<place>(?:the )?[A-Z][^.,;:]*(?:, [A-Z0-9][^.,;:]*){0,3})\.?$"
)


_OF_PEOPLE = re.compile(r"\b(?:chair\w*|present|clerk|minutes|notes|agenda)\b|[(\[]", re.I)


def place_in(lines: Iterable[Block]) -> str:
    """Return where a meeting was held, "" unless a line clearly says it."""
    for line in lines:
        text = flat(line.text)
        if match := _PLACE_LABEL.match(text):
            place = match["place"]
            is_other = dates_in(place) or times_in(place) or len(place) > _LONGEST_PLACE
            return "" if is_other else _as_place(place)
        if match := _PLACE.search(text):
            return _as_place(re.sub(r"\s+(?:on|at)\s.*", "", match["place"]))
        match = _HELD_AT.search(text)
        if match and not (dates_in(match["place"]) or times_in(match["place"])):
            return _as_place(match["place"])
        if place := _behind_time(text):
            return _as_place(place)
    return ""


def _behind_time(text: str) -> str:
    """Return the place that stands behind a day and a time, if there is nothing else."""
    match = _BEHIND_TIME.search(text)
    if match is None or len(match["place"]) > _LONGEST_PLACE:
        return ""
    before, place = text[: match.start("place")], match["place"]
    is_other = dates_in(place) or times_in(place) or _OF_PEOPLE.search(place)
    return place if dates_in(before) and times_in(before) and not is_other else ""


def _as_place(text: str) -> str:
    """Return a place without the article before it, in small letters where all are capitals."""
    place = re.sub(r"^the\s+", "", text.strip(" .,"), flags=re.IGNORECASE)
    if not is_shouted(place):
        return place
    small = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda word: word[0].capitalize(), place)
    return re.sub(r"\b(?:Of|The|And|In|At)\b", lambda word: word[0].lower(), small)


_TOOK_CHAIR = re.compile(
    r"(?P<who>(?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w'’-]+),?\s+(?:called the meeting to order"
    r"|convened the meeting|chaired the meeting|presided|took the chair|was in the chair"
    r"|in the chair)\b|\b(?:called to order|chaired)\b[^.]{0,40}?\bby\s+"
    r"(?P<by>(?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w'’-]+)"
)


def chair_in(lines: Sequence[Block]) -> str:
    """Return who took the chair, as the opening lines print it with titles, or ""."""
    for line in lines[:_MOST_LINES]:
        if match := _TOOK_CHAIR.search(flat(line.text)):
            return flat(match["who"] or match["by"])
    return ""
