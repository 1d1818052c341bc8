"""Divide a document into parts: notes and papers that follow each other in one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import (
    folded,
    is_sentence,
    is_shouted,
    is_title,
    rows_as_text,
    words,
)
from comsite.importing.recognising.notes.item_chain import best_run
from comsite.importing.recognising.notes.item_starts import item_starts
from comsite.importing.recognising.people.labels import label_of
from comsite.importing.recognising.printed_dates import dates_in
from comsite.importing.recognising.vocabulary import in_languages

PartKind = Literal["notes", "paper"]
SUBJECT = re.compile(r"(?:subject|re|report (?:title|subject)|title(?: of report)?)\s*:\s*", re.I)
AUTHORS = re.compile(
    r"(?:joint )?report (?:of|by) (?:the )?(?P<of>.+)"
    r"|(?P<whose>.{3,60}?)['’]s? report (?:to|for)\b.*",
    re.I,
)
APPENDIX = re.compile(
    r"(?:appendix|annex|appendices)\s*(?:[A-Z]|[0-9]{1,2}|[ivx]+)\b[\s:.–-]*", re.I
)
ATTACHMENTS = re.compile(r"(?:attachments?|appendices|attached)\s*:?", re.I)
ITEM_LINE = re.compile(
    r"agenda item(?: no\.?| number)?\s*:?\s*(?P<item>[0-9]{1,3}[a-z]?)?\.?", re.I
)
PRESENT = re.compile(
    r"(?:(?:members|people|councillors|those|committee members|board members)\s+)?"
    r"(?:present|in attendance|attendance|attendees|attending|participants|sederunt"
    rf"|{in_languages('present')})\b",
    re.I,
)
_NOTES = re.compile(
    r"\b(?:minutes|notes|minute|note)\b(?:\s+(?:of|from|for)\b|.{0,40}\bmeeting|\s*$)"
    rf"|\b(?:{in_languages('minutes')})\b(?:.{{0,40}}\b(?:{in_languages('meeting')})|\s*$)",
    re.I,
)
_TOLD_NOTES = re.compile(
    r"[\W\d]*(?:draft |unconfirmed |unapproved )?(?:minutes|notes) of\b.{0,80}\bmeeting\b", re.I
)
_NOTES_START = re.compile(r"(?:draft )?(?:minutes|notes)(?: of\b.*|\s*)", re.I)
_FRONT_KIND = re.compile(r"\b(?:briefing|cover report|exception paper|board paper)\b", re.I)
REPORT_HEADS = re.compile(
    r"(?:\d+\.?\s*)?(?:purpose(?: of (?:the |this )?(?:report|paper))?.*"
    r"|recommendations?(?: to .*)?"
    r"|(?:executive )?summary"
    r"|introduction|background(?: information)?|conclusions?|overview|context|key issues|next steps"
    r"|background papers|key information|financial implications|legal implications)\s*:?",
    re.I,
)
_ITEM_HEADS = re.compile(
    r"(?:any other (?:urgent )?business|aob|apologies(?: for absence)?|matters arising"
    r"|(?:date of )?(?:the )?next meeting|call to order|adjournment|declarations? of interests?)\b",
    re.I,
)
_OPENED = re.compile(r"\bcalled (?:the (?:\w+ )?meeting )?to order\b|\bmeeting was opened\b", re.I)
_MEETING_LABEL = re.compile(r"(?:meeting date|date of (?:the )?meeting)\b\W", re.I)
_MAIL = re.compile(r"sent\s*:|(?:from|to|cc|date)\s*:.*(?:@|\s[+-][0-9]{4}\b)", re.I)
_MINUTES = re.compile(rf"\b(?:minutes|{in_languages('minutes')})\b", re.I)
_LISTS = re.compile(r"(?:present|attendees|attendance|in attendance|apologies)\W*", re.I)
_FEWEST = 4  # items, from which on a run of numbers holds a document together
_MOST_FRONT = 7  # lines of a front part above the line that reveals it


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """Blocks of one document of a file; ``listed`` are the titles it says are attached."""

    kind: PartKind
    blocks: tuple[Block, ...]
    listed: tuple[str, ...] = ()
    appendix: bool = False  # whether it begins as an appendix of the part before it


def parts_of(blocks: Sequence[Block], is_body: Callable[[str], bool]) -> list[DocumentPart]:
    """Return the parts of a document in order; at least one."""
    starts = _starts(blocks, is_body)
    parts = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        own = tuple(blocks[start:end])
        appendix = start > 0 and bool(APPENDIX.match(own[0].text.strip()))
        parts.append(DocumentPart(_kind(own), own, tuple(_listed_titles(own)), appendix))
    return parts


def _starts(blocks: Sequence[Block], is_body: Callable[[str], bool]) -> list[int]:
    starts = [0]
    inner = _between_items(blocks)
    listed = [folded(title) for title in _listed_titles(blocks)]
    for place in range(1, len(blocks)):
        begins = _begins(blocks, place, listed)
        if not begins or place in inner:
            continue
        first = place if begins == "title" else _front(blocks, place, starts[-1], listed, is_body)
        if not _is_text(blocks[starts[-1] : first]):
            continue  # the part before has no text yet, so this is its front part
        starts.append(first)
    return starts


def _between_items(blocks: Sequence[Block]) -> range:
    """Return the places among items whose numbers go on, where no other document begins."""
    run = best_run(blocks, item_starts(blocks))
    return range(run[1].place, run[-2].place) if len(run) > _FEWEST and run[0].key else range(0)


def _begins(blocks: Sequence[Block], place: int, listed: Sequence[str]) -> str:
    """Return how a new part begins at a block: with a "front" part, a "title", or ""."""
    block = blocks[place]
    text = block.text.strip()
    if block.kind not in ("paragraph", "heading") or block.marker or len(text) > 300:
        return ""
    if SUBJECT.match(text) and not text.lower().startswith("re:"):
        return "" if _is_mail(blocks, place) else "front"
    if AUTHORS.fullmatch(text) and len(text) < 160 and not _in_list(blocks, place):
        return "front"
    if APPENDIX.match(text) and not is_sentence(text) and not _in_list(blocks, place):
        return "title" if is_title(block) or len(words(text)) <= 3 else ""
    if _is_listed(text, listed) and not _in_list(blocks, place) and _restarts(blocks, place):
        return "title"
    if _NOTES_START.fullmatch(text) and is_title(block) and _is_dated(blocks, place):
        return "front" if _has_attendance(blocks, place) else ""
    return ""


def _is_mail(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line is in the head of an e-mail, which notes may quote."""
    return any(_MAIL.match(block.text.strip()) for block in blocks[max(place - 4, 0) : place + 5])


def _front(
    blocks: Sequence[Block],
    place: int,
    limit: int,
    listed: Sequence[str],
    is_body: Callable[[str], bool],
) -> int:
    """Return the first of the short lines above a place that belong to the same front part."""
    first = place
    while first - 1 > limit and place - first < _MOST_FRONT:
        block = blocks[first - 1]
        text = block.text.strip()
        if block.kind not in ("paragraph", "heading") or block.marker:
            break
        alone = folded(text)
        is_front = (
            is_date_line(text)
            or bool(ITEM_LINE.fullmatch(text))
            or is_body(text)
            or bool(_FRONT_KIND.search(text) and len(words(text)) <= 8)
            or any(title.startswith(f"{alone} ") for title in listed)
        )
        if not is_front or alone in listed:
            break
        first -= 1
    return first


def is_date_line(text: str) -> bool:
    """Whether a line has a date and hardly anything else."""
    dates = dates_in(text)
    if not dates:
        return False
    others = text[: dates[0].start] + text[dates[0].end :]
    return set(words(others)) <= {"date", "of", "meeting", "held", "on", "the"}


def _is_text(blocks: Sequence[Block]) -> bool:
    """Whether there is more than a front part."""
    return any(
        block.marker
        or block.kind == "table"
        or (is_sentence(block.text) and not is_front_line(block.text.strip()))
        for block in blocks
    )


def is_front_line(text: str) -> bool:
    """Whether a line is one of those with which a paper begins."""
    return bool(SUBJECT.match(text) or AUTHORS.fullmatch(text) or ITEM_LINE.fullmatch(text))


def _in_list(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line stands in the list of what is attached, right under its heading."""
    for before in range(place - 1, max(place - 12, -1), -1):
        text = blocks[before].text.strip()
        if ATTACHMENTS.fullmatch(text):
            titles = {folded(title) for title in _titles_under(blocks, before)}
            return all(folded(block.text) in titles for block in blocks[before + 1 : place + 1])
        if is_sentence(text):
            return False
    return False


def _listed_titles(blocks: Sequence[Block]) -> list[str]:
    """Return the titles under the headings that say what is attached."""
    return [
        title
        for place, block in enumerate(blocks)
        if ATTACHMENTS.fullmatch(block.text.strip()) and block.kind != "table"
        for title in _titles_under(blocks, place)
    ]


def _titles_under(blocks: Sequence[Block], place: int) -> list[str]:
    """Return the titles under one heading that says what is attached."""
    under: list[str] = []
    for line in blocks[place + 1 : place + 21]:
        text = line.text.strip()
        known = any(folded(title).startswith(f"{folded(text)} ") for title in under)
        if is_sentence(text) or known or is_date_line(text) or line.kind == "table":
            break
        if line.kind == "heading" or is_front_line(text) or not words(text):
            break
        if under and is_shouted(text):
            break
        under.append(text)
    return under


def _is_listed(text: str, listed: Sequence[str]) -> bool:
    """Whether a line is the title of something attached, in full or with its first letters."""
    own = words(text)
    short = "".join(word[0] for word in own)
    for title in listed:
        theirs = title.split()
        if not own or not theirs or own[-1] != theirs[-1]:
            continue
        if own == theirs or (len(theirs[0]) > 1 and _is_initials(theirs[0], short)):
            return True
    return False


def _is_initials(short: str, letters: str) -> bool:
    place = 0
    for letter in short:
        place = letters.find(letter, place) + 1
        if not place:
            return False
    return True


def _restarts(blocks: Sequence[Block], place: int) -> bool:
    """Whether numbering begins anew after a line, or it is a heading."""
    if is_title(blocks[place]):
        return True
    return any(block.marker.strip("().") == "1" for block in blocks[place + 1 : place + 4])


def _is_dated(blocks: Sequence[Block], place: int) -> bool:
    return any(dates_in(block.text[:300]) for block in blocks[place : place + 4])


def _has_attendance(blocks: Sequence[Block], place: int) -> bool:
    return any(
        PRESENT.match(block.text.strip()) or label_of(block)
        for block in blocks[place + 1 : place + 15]
    )


def _cells(block: Block) -> list[str]:
    return [cell for row in rows_as_text(block) for cell in row]


def _kind(blocks: Sequence[Block]) -> PartKind:
    """Notes, if anything says so; else a paper."""
    front = [block.text.strip() for block in blocks[:14]]
    reported = [
        text
        for place, text in enumerate(front[:10])
        if (SUBJECT.match(text) or AUTHORS.fullmatch(text))
        and not (place > 3 and _is_mail(blocks, place))
    ]
    if any(not _MINUTES.search(text) for text in reported):
        return "paper"
    if APPENDIX.match(front[0] if front else ""):
        return "paper"
    attended = any(
        PRESENT.match(text) or re.match(r"apologies|absent|regrets", text, re.I)
        for text in (block.text.strip() for block in blocks[:60])
    ) or any(_LISTS.fullmatch(cell) for block in blocks[:14] for cell in _cells(block))
    titles = [block.text.strip() for block in blocks if len(block.text) < 120]
    heads = sum(bool(REPORT_HEADS.fullmatch(text)) for text in titles)
    items = sum(bool(_ITEM_HEADS.search(text)) for text in titles)
    named = any(_NOTES.search(text) and not is_sentence(text) for text in front[:6])
    named |= any(_TOLD_NOTES.match(text) for text in front[:2])
    named |= any(_MINUTES.search(text) and dates_in(text) for text in front[:2] if len(text) < 120)
    cells = [*front, *(cell.strip() for block in blocks[:3] for cell in _cells(block))]
    opened = any(_OPENED.search(text) for text in front)
    opened |= any(_MEETING_LABEL.match(text) for text in cells)
    agenda = any("agenda" in text.lower() for text in front[:6])
    meeting = any(re.search(r"\bmeeting\b", text, re.I) for text in front[:6])
    score = (
        3 * attended
        + 3 * named
        + 2 * opened
        + 2 * agenda
        + meeting
        + min(items, 3)
        - 2 * min(heads, 3)
    )
    return "notes" if score >= 2 else "paper"
