"""Warnings of reports that do not fit their meeting, and of fields and lists amiss."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from comsite.base.problems import Problem
from comsite.checking.rule_tables import Check
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.content.yamltree import Location
from comsite.library.library import Library

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=-|$)")
_OLD = 1  # years before its meeting from which on the date of a report is looked at
_BEGUN = ("glossary.yaml", "redirects.yaml")
_REPEATED = frozenset({"appendix", "extract"})  # may be older than their meeting, or one of several


def reports_fit_their_meeting(library: Library) -> Iterator[Problem]:
    """A report and the meeting that it went to say the same of each other."""
    archive = library.archive
    listed: dict[str, list[tuple[str, str, Location]]] = defaultdict(list)
    for meeting in archive.meetings.values():
        for index, item in enumerate(meeting.record.items):
            for place, slug in enumerate(item.reports):
                at: Location = ("items", index, "reports", place)
                listed[slug].append((meeting.slug, item.number, at))
    for report in archive.reports.values():
        record = report.record
        for slug, number, at in listed[report.slug]:
            if record.meeting and record.meeting != slug:
                says = f"its file says that it went to {record.meeting}"
            elif record.meeting and record.item and record.item != number:
                says = f"its file says that it went to item {record.item}"
            else:
                continue
            yield archive.meetings[slug].problem(
                f"{report.slug} is listed at item {number} of {slug}, and {says}; write the"
                f" same in both; in reports/{report.slug}.md the fields are"
                f' "meeting: {slug}" and "item: {number}"',
                *at,
            )
        yield from _out_of_time(library, report)
        same_day = (
            entry
            for entry in archive.meetings_by_date
            if entry.record.date == record.date and entry.record.status == "held"
        )
        that_day = next(same_day, None) if record.date.day else None
        is_placed = record.meeting or record.part_of or record.extract_of or listed[report.slug]
        if that_day and not is_placed and not _is_attached(library, report.slug):
            yield report.problem(
                f'there is a meeting on {record.date.text}, and no "meeting" here; write'
                f' "meeting: {that_day.slug}" if this report went to it, and "item" with the'
                " number of the item",
                "date",
            )


def _is_attached(library: Library, slug: str) -> bool:
    return any(
        attachment.report == slug
        for report in library.archive.reports.values()
        for attachment in report.record.attachments
    )


def _out_of_time(library: Library, report: Entry[Report]) -> Iterator[Problem]:
    record = report.record
    meeting = library.archive.meetings.get(record.meeting or "")
    named = _DAY.match(report.slug)
    went = meeting.record.last_day if meeting else None
    if meeting and went and record.date > went and not went.covers(record.date):
        yield report.problem(
            f'"date" is {record.date}, after its meeting of {meeting.record.date.text}; write the'
            " date that the report bears, or name the meeting that it went to",
            "date",
        )
    elif went and record.date.year < went.year - _OLD and record.kind not in _REPEATED:
        yield report.problem(
            f'"date" is {record.date}, and its meeting was in {went.year}; look whether the year'
            " is right",
            "date",
        )
    if named and str(record.date) != named[0] and not (record.meeting or "").startswith(named[0]):
        yield report.problem(
            f'the file is named by {named[0]}, and "date" is {record.date}; if the date is wrong,'
            " write the one of the name; if the report was never published, rename the file",
            "date",
        )


def reports_are_there_once(library: Library) -> Iterator[Problem]:
    """No two reports of one kind have the same subject, date and meeting."""
    seen: dict[tuple[Any, ...], str] = {}
    for report in library.archive.reports.values():
        record = report.record
        if record.kind in _REPEATED:
            continue
        key = (record.subject.casefold(), record.date, record.meeting, record.item, record.kind)
        first = seen.setdefault(key, report.slug)
        if first != report.slug:
            yield report.problem(
                f"reports/{first}.md has the same subject, date and meeting; if it is the same"
                " report, delete the one that was not published; if there are two, say in"
                ' "title" of each what it is about',
                "subject",
            )


def printed_numbers_rise(library: Library) -> Iterator[Problem]:
    """The printed numbers of a report's paragraphs rise."""
    for slug, text in library.texts.reports.items():
        numbered = [one for one in text.paragraphs if re.fullmatch(r"p[0-9]{1,3}", one.anchor)]
        for above, below in pairwise(numbered):
            if int(below.anchor[1:]) < int(above.anchor[1:]):
                yield Problem(
                    library.archive.reports[slug].path,
                    below.line,
                    f"paragraph {below.label} stands below paragraph {above.label}; write the"
                    " number that the document prints, or put the paragraphs in its order",
                )


def entries_stand_once(library: Library) -> Iterator[Problem]:
    """Nothing stands twice in one list of a file."""
    for entry in library.archive.entries():
        for at, words in _lists(entry.tree.data):
            seen: set[str] = set()
            for index, word in enumerate(words):
                if word in seen:
                    yield entry.problem(
                        f'"{word}" stands twice in "{at[-1]}"; delete one', *at, index
                    )
                seen.add(word)


def fields_have_values(library: Library) -> Iterator[Problem]:
    """A field that is there has a value."""
    for entry in library.archive.entries():
        for at in _without_value(entry.tree.data):
            field = at[-1]
            if entry.kind in _BEGUN and len(at) == 1:
                continue  # a new archive has these files, and nothing in them
            none = ', or "apologies: none" if nobody sent any' if field == "apologies" else ""
            yield entry.problem(
                f'"{field}" has no value, and counts as left out; write it behind the'
                f" colon{none}, or delete the line",
                *at,
            )


def _without_value(data: Any, at: Location = ()) -> Iterator[Location]:
    """List where a field of plain data has nothing behind its colon."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if value is None and isinstance(key, str):
                yield (*at, key)
            yield from _without_value(value, (*at, key))


def _lists(data: Any, at: Location = ()) -> Iterator[tuple[Location, list[str]]]:
    """List every list of texts in plain data, and where it stands."""
    if isinstance(data, list) and at and all(isinstance(one, str) for one in data):
        yield at, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _lists(value, (*at, key))


# Each warning, and why it matters.
PAPERS: Mapping[Check, str] = {
    reports_fit_their_meeting: "Readers go from a report to where it was discussed, and back.",
    reports_are_there_once: "Readers would take one paper for two, and cite either.",
    printed_numbers_rise: "Readers cite a paragraph by the number that is printed.",
    fields_have_values: "A value may have been lost, and readers are told nothing.",
    entries_stand_once: "It is a slip of copying, and another entry may be missing.",
}
