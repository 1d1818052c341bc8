"""Recognise the records in a document: divide it, read each part, make the remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comsite.base.dates import PartialDate
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.importing.document import Block, SourceDocument
from comsite.importing.recognising.block_text import heading, single_lines, words
from comsite.importing.recognising.document_parts import parts_of
from comsite.importing.recognising.drafts import Draft, RecognisedDocument, Remark
from comsite.importing.recognising.notes.extracts import extract_on_record, item_extracted
from comsite.importing.recognising.notes.meeting_notes import MeetingNotes, notes_of
from comsite.importing.recognising.papers import Paper, join_parts, paper_of, slug_of
from comsite.importing.recognising.people.register import NameRegister
from comsite.importing.recognising.people.short_forms import settle_short_forms
from comsite.importing.recognising.remarks import (
    remarks_on_document,
    remarks_on_notes,
    remarks_on_papers,
    remarks_on_register,
)

# What tells two meetings of one day apart.
_KIND = re.compile(r"\b(?:special|extraordinary|emergency|annual|closed|regular|ordinary)\b", re.I)


def recognise(document: SourceDocument, archive: Archive) -> RecognisedDocument:
    """Return the records in a document, and the remarks for whoever imports it."""
    register = NameRegister(archive)
    blocks = [_rule_with_words(block) for block in single_lines(document.blocks)]
    blocks = [block for block in blocks if block.kind != "rule"]
    if not blocks:
        return RecognisedDocument((), (Remark("question", "", "there is no text in it to import"),))
    meetings: list[MeetingNotes] = []
    papers: list[Paper] = []
    records: list[Draft | Paper] = []
    remarks: list[Remark] = []
    date: PartialDate | None = None
    for part in parts_of(blocks, register.is_body):
        if part.kind == "notes":
            notes = _with_own_slug(notes_of(part, document, register), meetings)
            alone = sum(map(_is_section, notes.draft.body)) == 1
            item = item_extracted(archive, notes.draft.slug, notes.agenda.items) if alone else ""
            remarks += remarks_on_notes(notes, register, item)
            records.append(_extract(notes, item, archive) if item else notes.draft)
            meetings.append(notes)
            date = notes.date or date
        else:
            paper = paper_of(part, document, register, date)
            papers.append(paper)
            records.append(paper)
            date = PartialDate.parse(paper.data["date"]) if paper.data["date"] else date
        document = replace(document, date="")  # the given date belongs to the first part only
    _name_files(papers, meetings, register)
    drafts = [record.draft if isinstance(record, Paper) else record for record in records]
    remarks += remarks_on_papers(papers)
    remarks += remarks_on_register(register)
    texts = [block for draft in drafts for block in draft.body]
    remarks += settle_short_forms(texts, register)
    remarks += remarks_on_document(blocks, meetings, register)
    others = sorted(register.drafts.items())
    return RecognisedDocument(
        (*drafts, *(draft for _, draft in others)), tuple(dict.fromkeys(remarks))
    )


def _with_own_slug(notes: MeetingNotes, earlier: Sequence[MeetingNotes]) -> MeetingNotes:
    """Give a meeting of the same day as an earlier one of this document a slug of its own."""
    used = {meeting.draft.slug for meeting in earlier}
    if notes.draft.slug not in used or notes.date is None:
        return notes
    kind = _KIND.search(str(notes.draft.data.get("source", {}).get("title", "")))
    slug = f"{notes.draft.slug}-{kind[0].lower() if kind else len(used) + 1}"
    return replace(notes, draft=replace(notes.draft, slug=slug))


def _is_section(block: Block) -> bool:
    """Whether the page could have a block as an item."""
    return block.kind == "heading" and block.level <= 2


def _rule_with_words(block: Block) -> Block:
    """A rule with words in it is a line of text."""
    is_text = block.kind == "rule" and words(f"{block.marker} {block.text}")
    return replace(block, kind="paragraph") if is_text else block


def _name_files(papers: list[Paper], meetings: list[MeetingNotes], register: NameRegister) -> None:
    """Set the slug of each paper, and the meeting or paper that it belongs to."""
    used_slugs: set[str] = set()
    ours = {str(notes.date): notes for notes in meetings if notes.date}
    for paper in papers:
        paper.slug = slug_of(paper, register, used_slugs)
        used_slugs.add(paper.slug)
        _put_to_meeting(paper, ours, register)
    join_parts(papers)


def _put_to_meeting(paper: Paper, ours: dict[str, MeetingNotes], register: NameRegister) -> None:
    """Set the meeting of a paper's date, and its item if that meeting has such an item."""
    date = paper.data["date"]
    numbers: set[str] | None = None
    if date in ours:
        paper.data["meeting"] = ours[date].draft.slug
        numbers = {item.number for item in ours[date].agenda.items}
    else:
        same_day = [
            slug
            for slug, entry in register.archive.meetings.items()
            if str(entry.record.date) == date
        ]
        if len(same_day) == 1:
            paper.data["meeting"] = same_day[0]
    if "meeting" not in paper.data or (numbers is not None and paper.data["item"] not in numbers):
        paper.data["item"] = ""


def _extract(notes: MeetingNotes, number: str, archive: Archive) -> Draft:
    """Make a report that is an extract of notes on record; keep its file name if it exists."""
    item = notes.agenda.items[0]
    data = {
        "subject": f"{item.title}: extract from the notes",
        "date": str(notes.date),
        "kind": "extract",
        "text": "full",
        "source": notes.draft.data.get("source", {"title": item.title}),
        "extract_of": {"meeting": notes.draft.slug, "item": number},
    }
    body = tuple(_as_section(block) for block in (*notes.listed, *notes.draft.body))
    slug = extract_on_record(archive, notes.draft.slug, number)
    slug = slug or f"{notes.date}-{slugify(item.title) or 'item'}-extract"
    return Draft("reports", slug, data, body)


def _as_section(block: Block) -> Block:
    if block.kind != "heading":
        return block
    return heading(block.text, 2, block, block.marker)
