"""Warnings of meetings, corrections and actions whose fields contradict each other or the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from comsite.base.dates import MONTHS, PartialDate
from comsite.base.english import join
from comsite.base.problems import Problem
from comsite.checking.lines import short
from comsite.checking.rule_tables import Check
from comsite.content.entries import Entry
from comsite.content.models import Correction, Meeting
from comsite.library.library import Library
from comsite.library.schedule import Day
from comsite.texts.phrases import folded

_ASKING = frozenset({"asked", "answered"})
_NEAR = 14  # days between a day that notes announce and the meeting that may be meant
_TAKEN_OUT = re.compile(r"\W*(?:taken out|removed|deleted|left out|nothing|withdrawn)\b", re.I)
_DUE = re.compile(
    r"\b(?:by|before|until|no later than)\b[\w ,]{0,24}?"
    rf"(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)? (?:of )?)?(?P<month>{'|'.join(MONTHS)}),?"
    r" (?P<year>[12][0-9]{3})\b"
)


def states_fit_the_notes(library: Library) -> Iterator[Problem]:
    """A meeting whose notes tell of it took place; notes are agreed by a later one that did."""
    meetings, ordered = library.archive.meetings, library.archive.meetings_by_date
    for entry in meetings.values():
        record = entry.record
        if record.status != "held" and (signs := _signs(library, entry)):
            yield entry.problem(
                f'"status" is {record.status}, and the file has {join(signs)}; write'
                ' "status: held" if the meeting took place on this day, or take out what is of'
                " another meeting",
                "status",
            )
        notes = record.notes
        agreed_at = meetings.get((notes and notes.agreed_at) or "")
        if notes and notes.status == "draft" and notes.agreed_at:
            yield entry.problem(
                f'these notes are "draft", and "agreed_at" is {notes.agreed_at}; write "status:'
                ' agreed", or take the line "agreed_at" out until a meeting has agreed them',
                *("notes", "agreed_at"),
            )
        elif notes and notes.status == "agreed" and not notes.agreed_at:
            later = (one for one in ordered if _may_agree(one, entry))
            after = next(later, None)
            if after:
                yield entry.problem(
                    'these notes are "agreed", and nothing says at which meeting; write below it'
                    f' "agreed_at: {after.slug}" if that meeting agreed them, or another',
                    *("notes", "status"),
                )
        elif agreed_at and agreed_at.record.status != "held":
            yield entry.problem(
                f'"agreed_at" is {agreed_at.slug}, and that meeting is'
                f' {agreed_at.record.status}; write "status: held" there if it took place, or'
                ' here "status: draft" until a meeting has agreed these notes',
                *("notes", "agreed_at"),
            )


def _may_agree(later: Entry[Meeting], entry: Entry[Meeting]) -> bool:
    """Whether a meeting has notes and is after another, whose notes it may have agreed."""
    record = later.record
    is_later = record.date > entry.record.date and record.held_by == entry.record.held_by
    return is_later and record.status == "held" and record.text != "missing"


def _signs(library: Library, entry: Entry[Meeting]) -> list[str]:
    """Return what only a meeting that took place has."""
    text = library.texts.meetings[entry.slug]
    spoken = any(one.act in _ASKING for item in text.items for one in item.statements)
    signs = {
        'people under "present"': bool(entry.record.present),
        "notes that are agreed": bool(entry.record.notes and entry.record.notes.agreed_at),
        "actions": any(item.actions for item in text.items),
        "what was asked and answered": spoken,
    }
    return [sign for sign, there in signs.items() if there]


def announced_days_are_on_record(library: Library) -> Iterator[Problem]:
    """The next meeting that notes announce is on the day of the meeting after it."""
    # One committee after the other, each in the order of its days.
    ordered = sorted(library.archive.meetings_by_date, key=lambda one: one.record.held_by or "")
    for entry, after in pairwise(ordered):
        coming = entry.record.next_meeting
        if not coming or not coming.date.day or after.record.held_by != entry.record.held_by:
            continue
        if Day.of(entry, coming.date) in library.schedule.on:
            continue
        if Day.of(entry, coming.date) in library.schedule.lapsed:
            continue  # an editor is asked what became of it
        apart = _days(coming.date) - _days(after.record.date)
        if after.record.date.day and abs(apart) <= _NEAR and after.record.date > entry.record.date:
            yield entry.problem(
                f'"next_meeting" is on {coming.date.text}, and the meeting after this one is that'
                f" of {after.record.date.text}; write the same day in both; if the meeting was"
                f" moved, make meetings/{coming.date}.md with"
                f' "status: moved" and "moved_to: {after.slug}"',
                *("next_meeting", "date"),
            )


def _days(date: PartialDate) -> int:
    return date.year * 365 + date.month * 30 + date.day  # near enough to compare


def corrections_are_made(library: Library) -> Iterator[Problem]:
    """A correction is in its paragraph: what is right stands there, and what was wrong does not."""
    archive, texts = library.archive, library.texts
    for entry in archive.meetings.values():
        paragraphs = texts.meetings[entry.slug].paragraphs
        told = {anchor: paragraph.text for anchor, paragraph in paragraphs.items()}
        yield from _unmade(entry, told)
    for report in archive.reports.values():
        told = {one.anchor: one.text for one in texts.reports[report.slug].paragraphs}
        yield from _unmade(report, told)


def _unmade(entry: Entry[Any], told: Mapping[str, str]) -> Iterator[Problem]:
    for index, correction in enumerate(entry.record.corrections):
        at = ("corrections", index)
        if correction.date < entry.record.date and not correction.date.covers(entry.record.date):
            yield entry.problem(
                f"this correction is of {correction.date.text}, before {entry.record.date.text},"
                " the day of what it corrects; write the day on which it was corrected",
                *(*at, "date"),
            )
        if _bare(correction.was) == _bare(correction.now):
            yield entry.problem(
                '"was" and "now" are the same; write under "was" what stood there, and under'
                ' "now" what is right',
                *(*at, "now"),
            )
        elif not correction.report and correction.where in told:
            yield from _in_paragraph(entry, index, correction, _bare(told[correction.where]))


def _in_paragraph(
    entry: Entry[Any], index: int, correction: Correction, text: str
) -> Iterator[Problem]:
    was, now = _bare(correction.was), _bare(correction.now)
    if was in text and was not in now:
        yield entry.problem(
            f'"{short(correction.was)}" still stands in {correction.where}; write there what is'
            ' right, or name the paragraph that was corrected under "where"',
            *("corrections", index, "was"),
        )
    elif now not in text and not _TAKEN_OUT.match(now):
        yield entry.problem(
            f'"{short(correction.now)}" does not stand in {correction.where}; write it there, or'
            ' copy from there what is right, or name the paragraph that has it under "where"',
            *("corrections", index, "now"),
        )


def _bare(text: str) -> str:
    """Return a text without the marks at its ends, as it is compared with others."""
    return " ".join(folded(text).split()).strip(" .,;:'\"“”…").casefold()


def actions_are_in_time(library: Library) -> Iterator[Problem]:
    """An action is due after the meeting that minutes it, and a text tells one outcome of it."""
    archive = library.archive
    for action in library.texts.actions:
        entry = archive.meetings[action.meeting]
        for match in _DUE.finditer(action.text):
            due = _date(match)
            if due and due < entry.record.date and not due.covers(entry.record.date):
                yield Problem(
                    entry.path,
                    action.line,
                    f'the action {action.label} is due "{match[0]}", before this meeting of'
                    f" {entry.record.date.text}; mend the date; if the document prints it so, say"
                    ' that under "settled"',
                )
    for meeting in archive.meetings.values():
        for index, details in enumerate(meeting.record.actions):
            date, told = meeting.record.date, details.outcome
            if told and told.date < date and not told.date.covers(date):
                yield meeting.problem(
                    f"the outcome of action {details.label} is of {told.date.text}, before this"
                    f" meeting of {date.text}; mend the date",
                    *("actions", index, "outcome", "date"),
                )
    entries: list[Entry[Any]] = [*archive.meetings.values(), *archive.reports.values()]
    for entry in entries:
        seen: dict[str, str] = {}
        for index, update in enumerate(entry.record.action_updates):
            before = seen.setdefault(update.action, update.status)
            if before != update.status:
                yield entry.problem(
                    f'{update.action} is "{before}" above and "{update.status}" here; keep the'
                    " one that these notes end with",
                    *("action_updates", index, "status"),
                )


def _date(match: re.Match[str]) -> PartialDate | None:
    month = MONTHS.index(match["month"]) + 1
    day = f"-{int(match['day']):02d}" if match["day"] else ""
    try:
        return PartialDate.parse(f"{match['year']}-{month:02d}{day}")
    except ValueError:
        return None


# Each warning, and why it matters.
STATES: Mapping[Check, str] = {
    states_fit_the_notes: "Lists, calendars and feeds tell readers by these fields what took"
    " place.",
    announced_days_are_on_record: "Calendars would have two meetings, and a reader may come to the"
    " one that nobody holds.",
    corrections_are_made: "Readers are told what is right, and have to find it there.",
    actions_are_in_time: "The register tells readers what is due, and what came of it.",
}
