"""Make the file of a new meeting, from what earlier notes say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from comsite.base.dates import MONTHS, PartialDate
from comsite.base.problems import BuildError, nearest
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Attendance, Meeting, NextMeeting
from comsite.content.yamltext import scalar
from comsite.editing.scaffold.files import NewFile, field, filled, remarks
from comsite.texts.items import Texts

_NOBODY = (Attendance(person="ada-example", role="Chair"),)

# Titles of the items that stand at the beginning, or at the end, of every meeting.
_FIRST = re.compile(
    r"\b(?:welcome|introductions?|apolog|declarations?|interests|(?:notes|minutes) of"
    r"|matters arising|urgent|announcements?|questions from|public (?:questions?|participation"
    r"|forum|session))",
    re.IGNORECASE,
)

_LAST = re.compile(
    r"\b(?:future|forward plan|any other|aob|next meeting|date of|close)\b", re.IGNORECASE
)

_FUTURE = re.compile(r"\b(?:future|next)\b.*\b(?:items?|agendas?|business)\b", re.IGNORECASE)

_ON_A_DAY = re.compile(
    rf",? (?:held )?(?:on |of )?[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?"
)

_ENTRY = re.compile(r"\s*[-*] (?:[a-z]\) )?(.+)")

_USUAL = (
    "Welcome and apologies",
    "Notes of the last meeting",
    "Any other business",
    "Next meeting",
)


@dataclass(frozen=True, slots=True)
class WantedMeeting:
    """What the person says about the new meeting.

    What is None is taken from the notes that announce the meeting.
    """

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    held_by: str | None = None


def new_meeting(archive: Archive, texts: Texts, wanted: WantedMeeting) -> NewFile:
    """Return the file of the meeting wanted, or of the one that the latest notes announce.

    Raise BuildError if the day is unknown or no date, or has a meeting already.
    """
    if wanted.held_by and wanted.held_by not in archive.organisations:
        near = nearest(wanted.held_by, archive.organisations)
        raise BuildError(
            f'there is no organisation "{wanted.held_by}" in organisations/{near}; to make one,'
            ' type comsite new organisation "Planning Committee"'
        )
    meetings = [one for one in archive.meetings_by_date if one.record.held_by == wanted.held_by]
    announcing = _announcing(meetings)
    coming = announcing.record.next_meeting if announcing else None
    date = _date(wanted, coming)
    if announcing and (coming is None or coming.date != date):
        announcing, coming = None, None
    slug = str(date)
    if slug in archive.meetings and archive.meetings[slug].record.held_by != wanted.held_by:
        slug = f"{date}-{wanted.held_by or archive.body_slug}"  # another committee meets that day
    if slug in archive.meetings:
        raise BuildError(
            f"{archive.meetings[slug].path} is there already; open it, or say which day is meant,"
            " like --date 2031-09-02"
        )
    earlier = [entry for entry in meetings if entry.record.date < date]
    with_notes = [entry for entry in earlier if texts.meetings[entry.slug].items]
    last = with_notes[-1] if with_notes else None
    chair = next((entry.record.chair for entry in reversed(earlier) if entry.record.chair), None)
    known_from = f"The notes of {announcing.record.date.text} announce it." if announcing else None
    values = {
        "date": str(date),
        "held_by": f"held_by: {wanted.held_by}\n" if wanted.held_by else "",
        "long": date.text,
        "start": field("start", wanted.start or (coming and coming.start), "14:00"),
        "end": field("end", wanted.end or (coming and coming.end), "16:00"),
        "place": field("place", wanted.place or (coming and coming.place), "Town Hall"),
        "known_from": field("known_from", known_from, "The website of the council announces it."),
        "chair": chair or "ada-example",
        "attendance": remarks(_attendance(earlier)),
        "papers": "".join(_papers(archive, date)),
        "updates": remarks(_updates(texts, last)),
        "agenda": "\n".join(_agenda(texts, last)),
    }
    return NewFile(f"meetings/{slug}.md", filled("meeting.md", values))


def _announcing(meetings: list[Entry[Meeting]]) -> Entry[Meeting] | None:
    """Return the latest meeting whose notes announce another, if there is one."""
    announcing = [entry for entry in meetings if entry.record.next_meeting]
    return announcing[-1] if announcing else None


def _date(wanted: WantedMeeting, coming: NextMeeting | None) -> PartialDate:
    """Return the day that is wanted, or else the day that is announced."""
    if wanted.date:
        try:
            return PartialDate.parse(wanted.date)
        except ValueError as error:
            raise BuildError(f'"{wanted.date}" is no date: {error}') from error
    if coming is None:
        raise BuildError(
            "no notes announce a next meeting; say its date, like comsite new meeting --date"
            ' 2031-09-02, or write "next_meeting" in the fields of the last one'
        )
    return coming.date


def _attendance(earlier: list[Entry[Meeting]]) -> Iterator[str]:
    """Yield the lines of the attendance, as the last meeting with one has them."""
    listed = [entry.record for entry in earlier if entry.record.present]
    for list_name in ("present", "also_present"):
        yield f"{list_name}:"
        for attendance in getattr(listed[-1], list_name) if listed else _NOBODY:
            yield f"  - person: {attendance.person}"
            if attendance.role:
                yield f"    role: {scalar(attendance.role)}"
            if attendance.post:
                yield f"    post: {attendance.post}"
    yield "apologies: none"


def _papers(archive: Archive, date: PartialDate) -> Iterator[str]:
    """Yield remarks that name the reports on file for the day."""
    slugs = [report.slug for report in archive.reports_by_date if report.record.date == date]
    if slugs:
        yield "# On file for this day:\n"
        yield from (f"# {slug}\n" for slug in slugs)


def _updates(texts: Texts, last: Entry[Meeting] | None) -> Iterator[str]:
    """Yield the lines of an entry for each action in the last notes."""
    yield "action_updates:"
    actions = [action for action in texts.actions if last and action.meeting == last.slug]
    for action in actions:
        yield f"  # {shorten(action.text, 80, placeholder=' …')}"
        yield f"  - action: {action.slug}"
        yield "    status: reported back"
        yield "    where: p2-1"
    if not actions:
        yield "  - action: 2031-03-04-4a"
        yield "    status: reported back"
        yield "    where: p2-1"
        yield "    note: The crossing was repainted."


def _agenda(texts: Texts, last: Entry[Meeting] | None) -> Iterator[str]:
    """Yield the headings of the items that come every time.

    The items that the last notes put on the agenda stand between the first and the last of these.
    """
    titles = [item.title for item in texts.meetings[last.slug].items] if last else list(_USUAL)
    undated = [_ON_A_DAY.sub("", title) for title in titles]
    closing = [title for title in undated if _LAST.search(title)]
    opening = [title for title in undated if _FIRST.search(title) and title not in closing]
    planned = list(_planned(last)) if last else []
    for number, title in enumerate([*opening, *planned, *closing], 1):
        yield f"# ## {number}. {title}"


def _planned(last: Entry[Meeting]) -> Iterator[str]:
    """Yield the entries of the lists under a heading like "Future agenda items"."""
    inside = False
    for line in last.body.split("\n"):
        if line.startswith("## "):
            inside = bool(_FUTURE.search(line))
        elif inside and (match := _ENTRY.fullmatch(line)):
            yield match[1].strip(" .;")
