"""The words that the page of a new record shows, in their order, without making the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from comsite.content.archive import Archive
from comsite.content.models import Attendance, Author, Meeting, Report
from comsite.importing.recognising.drafts import Draft
from comsite.texts.items import Texts

_TAG = re.compile(r"<[^>]*>")


_LEAVES_A_SPACE = re.compile(r"</(?:p|li|td|th|h[1-6]|tr|section)>|<br")


_ACTION = re.compile(r'(?<=aria-label="Action )[^">]*?([a-z]{1,2})">[^<]*')


def page_text(draft: Draft, archive: Archive, texts: Texts) -> str:
    """Return the text of the page of a draft that was laid over the archive."""
    if draft.folder == "meetings":
        return " ".join(_of_meeting(draft.slug, archive, texts))
    if draft.folder == "reports":
        return " ".join(_of_report(draft.slug, archive, texts))
    return ""


def visible_text(markup: str) -> str:
    """Return the text of HTML as a reader sees it, with the letter of action 4a as a word too."""
    lettered = _ACTION.sub(r"\g<0> \1", str(markup))  # (Markup would escape it)
    return html.unescape(_TAG.sub("", _LEAVES_A_SPACE.sub(r" \g<0>", lettered)))


def _of_meeting(slug: str, archive: Archive, texts: Texts) -> Iterator[str]:
    record, text = archive.meetings[slug].record, texts.meetings[slug]
    yield from (archive.site.body.name, record.date.long)
    yield from (record.start or "", record.end or "", record.place or "")
    yield from _person(record.chair, archive)
    yield record.notes.status if record.notes else ""
    yield _source(record)
    for title, seats in (
        ("Present", record.present),
        ("Also present", record.also_present),
        ("Apologies", record.apologies),
    ):
        if seats is not None and (seats or title == "Apologies"):
            yield title
            yield from (part for seat in seats for part in _seat(seat, archive))
            yield "" if seats else "None."
    yield visible_text(text.introduction.html) if text.introduction else ""
    for item in text.items:
        yield f"{item.number}. {item.title}"
        yield visible_text(item.html)
    if coming := record.next_meeting:
        yield "Next meeting announced"
        yield from (coming.date.long, coming.start or "", coming.end or "", coming.place or "")


def _of_report(slug: str, archive: Archive, texts: Texts) -> Iterator[str]:
    record = archive.reports[slug].record
    yield from (record.kind, record.subject, "Date", record.date.text)
    meeting = archive.meetings.get(record.meeting or "")
    yield f"Meeting {meeting.record.date.text}" if meeting else ""
    yield f"Item {record.item}" if record.item else ""
    for author in (*record.authors, record.sponsor, record.requested_by):
        yield from _author(author, archive) if author else ()
    yield _source(record)
    yield visible_text(texts.reports[slug].html)
    yield from (attachment.title for attachment in record.attachments)


def _source(record: Meeting | Report) -> str:
    source = record.source
    return " ".join((source.title, source.publisher or "", source.note or "")) if source else ""


def _seat(seat: Attendance, archive: Archive) -> Iterator[str]:
    yield from _person(seat.person, archive)
    yield seat.role or _name("posts", seat.post, archive)


def _author(author: Author, archive: Archive) -> Iterator[str]:
    yield from _person(author.person, archive)
    yield _name("organisations", author.organisation, archive)
    yield author.role or _name("posts", author.post, archive)


def _person(slug: str | None, archive: Archive) -> Iterator[str]:
    yield _name("people", slug, archive)


def _name(folder: str, slug: str | None, archive: Archive) -> str:
    return archive.name(folder, slug) if slug and slug in archive.named(folder) else ""
