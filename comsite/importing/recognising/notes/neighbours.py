"""Read what notes say of other meetings: earlier notes agreed, and the next date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.importing.document import Block
from comsite.importing.recognising.block_text import flat, heading
from comsite.importing.recognising.document_date import questions_on_date
from comsite.importing.recognising.drafts import Remark
from comsite.importing.recognising.notes.agenda import AgendaItem
from comsite.importing.recognising.notes.opening import place_in
from comsite.importing.recognising.printed_dates import (
    PrintedDate,
    before_date,
    dates_in,
    span_in,
    with_year,
)
from comsite.importing.recognising.vocabulary import in_languages

_NEXT = re.compile(
    r"\bnext\b.{0,40}\bmeetings?\b|\bmeetings?\b.{0,20}\bnext\b|\bfuture meetings?\b"
    rf"|\b(?:{in_languages('next meeting')})\b",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)]{2}[.;?!])(?<!\bSt\.)\s+(?=[A-Z])")
_EARLIER = re.compile(r"\b(?:minutes|notes)\b", re.I)
_AGREED = re.compile(
    r"\b(?:minutes|notes)\b.{0,160}\b(?:agreed|approved|accepted|confirmed|adopted|signed)\b", re.I
)


def next_meeting(
    items: Sequence[AgendaItem], date: PartialDate | None
) -> tuple[dict[str, str], list[Remark]]:
    """Return the fields of the next meeting that the notes announce, and remarks on them."""
    if date is None:
        return {}, []
    for item in reversed(items):
        announced = bool(_NEXT.search(item.title))
        texts = [item.title] if announced else []
        texts += [
            flat(block.text)
            for block in item.blocks[: 4 if announced else 60]
            if announced or (_NEXT.search(block.text) and len(block.text) < 300)
        ]
        for text in texts:
            for sentence, printed in _announced_dates(text, announced):
                coming = with_year(printed, date)
                near = coming.date.year <= date.year + 2
                if coming.date.year and coming.date.day and coming.date > date and near:
                    return _next_meeting_fields(str(coming.date), sentence), list(
                        questions_on_date(coming, item.place)
                    )
    return {}, []


def _announced_dates(text: str, alone: bool) -> list[tuple[str, PrintedDate]]:
    """Return the dates in sentences on the next meeting; ``alone``: it is the only subject."""
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if dates_in(sentence)]
    telling = [sentence for sentence in sentences if _NEXT.search(sentence)] or (
        sentences if alone else []
    )
    announced: list[tuple[str, PrintedDate]] = []
    for sentence in telling:
        match = _NEXT.search(sentence)
        dates = dates_in(sentence)
        dates.sort(key=lambda date: match is not None and date.start < match.start())
        announced += [(sentence, date) for date in dates]
    return announced


def _next_meeting_fields(date: str, text: str) -> dict[str, str]:
    start, end = span_in(text)
    coming = {"date": date, "start": start, "end": end}
    coming["place"] = place_in([heading(text, 2, Block("heading"))])
    return {name: value for name, value in coming.items() if value}


def agreed_here(
    items: Sequence[AgendaItem], date: PartialDate | None, archive: Archive, committee: str
) -> list[Remark]:
    """Remark that notes of a committee were agreed here, if their record does not say so."""
    if date is None:
        return []
    for item in items[:6]:
        if not _EARLIER.search(item.title):
            continue
        agreement = next((block for block in item.blocks[:4] if _AGREED.search(block.text)), None)
        if agreement is None:
            continue
        dates = [
            before_date(printed, date)
            for printed in dates_in(f"{item.title} . {flat(agreement.text)}")
        ]
        for slug, entry in archive.meetings.items():
            notes = entry.record.notes
            if entry.record.date not in dates or (notes and notes.agreed_at):
                continue
            if (entry.record.held_by or "") != committee:
                continue
            message = (
                f"the notes of {entry.record.date.text} were agreed here; write status: agreed and"
                f" agreed_at: {date} under notes in meetings/{slug}.md"
            )
            return [Remark("understood", agreement.place, message)]
    return []
