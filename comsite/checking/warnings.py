"""Warnings: what a person should look at, because it is often a slip. They never stop a build."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

from comsite.base.dates import MONTHS, WEEKDAYS, PartialDate
from comsite.base.english import join
from comsite.base.problems import Problem
from comsite.checking.agendas import AGENDAS
from comsite.checking.attendance import ATTENDANCE
from comsite.checking.decisions import DECISION_WARNINGS
from comsite.checking.letters import LETTERS
from comsite.checking.lines import body_lines, lines, short
from comsite.checking.marks import MARKS
from comsite.checking.papers import PAPERS
from comsite.checking.pasted import PASTED
from comsite.checking.records import RECORDS
from comsite.checking.rule_tables import Check, run
from comsite.checking.slips import SLIPS
from comsite.checking.states import STATES
from comsite.ledger.changes import changes_of_texts
from comsite.library.library import Library

_AS_PRINTED = "(as printed)"  # written after a slip that is the document's own

_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?,?\s+(?:the\s+)?"
    r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|Sept)\.?,?\s+"
    r"(?P<year>[12][0-9]{3})\b"
)

_DAY_OF_MONTH = re.compile(
    r"\b(?P<day>29|30|31)(?:st|th)?\s+(?:of\s+)?"
    rf"(?P<month>{'|'.join(MONTHS)})(?:,?\s+(?P<year>[12][0-9]{{3}}))?\b"
)

_LEAP_YEAR = "2024"  # for a day without a year
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
_IMAGE = re.compile(r"!\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_EMAIL = re.compile(  # only where no letter of it stands before, so that each is tried once
    r"(?<![A-Za-z0-9._%+'-])[A-Za-z0-9._%+'-]*[A-Za-z0-9_%+-]@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)

_TELEPHONE = re.compile(
    r"(?<![\w./-])(?![0-9]{1,2}-[0-9]{1,2}-[0-9]{4})"  # no date
    r"(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)[0-9](?:[ ()-]{0,2}[0-9]){8,9}(?!\w)"
)

_OF_ORGANISATIONS = re.compile("0(?:3|80)")  # numbers that begin so belong to organisations only

_TWICE = re.compile(
    r"\b(the|a|an|and|of|to|in|on|at|for|with|by|from|is|was|were|be|been|are|as|this|it|they|we)"
    r"\s+\1(?![\w-])",
    re.IGNORECASE,
)

_LEFT_OVER = re.compile(
    r"\b(?:TODO|FIXME|XXX|TKTK)\b|\?\?\?"
    r"|\[(?:insert|add|your|name of|date of)\b[^\[\]]{0,200}\](?!\()|\blorem ipsum\b"
    r"|\[(?:[^\[\]]{0,60}\bto be (?:confirmed|added|completed|inserted|advised)|TBC|TBA)\](?!\()"
    r"|…{3,}|_{4,}|\.{6,}",
    re.IGNORECASE,
)

# Words of links that do not say where the link leads.
_NO_WORDS = frozenset(
    (
        *("here", "click here", "click", "this link", "link", "this", "read more", "more", "go"),
        *("see here", "attached", "details", "info", "website", "page", "download", "pdf"),
    )
)

# Descriptions of pictures that do not say what the picture shows.
_NO_PICTURE = re.compile(
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|logo|chart|graph|figure|diagram|map|scan)"
    r"(?: [0-9]+)?|\S+\.(?:png|jpe?g|gif)|(?:IMG|DSC|image)[_-]?[0-9]+",
    re.IGNORECASE,
)


def run_warnings(library: Library) -> list[Problem]:
    """Return everything that a person should look at, sorted."""
    return sorted(set(run(WARNINGS, "warning", library)))


def weekdays_fit_dates(library: Library) -> Iterator[Problem]:
    """A weekday beside a date is the weekday of that date."""
    archive = library.archive
    for entry, line, text in lines(archive):
        for match in _DAY.finditer(text):
            date = _date(match)
            if date is None or _is_as_printed(text, match):
                continue
            meant = next(
                weekday for weekday in WEEKDAYS if weekday.startswith(match["weekday"][:3])
            )
            if meant == date.weekday:
                continue
            yield Problem(
                entry.path,
                line,
                f'"{match[0]}" was a {date.weekday}; write "{date.weekday}", or the date of the'
                f" {meant}, which may be {_nearest(date, meant).text}; if the document prints it"
                f' so, keep it and write "{_AS_PRINTED}" after it',
            )


def days_exist(library: Library) -> Iterator[Problem]:
    """Each day in a text is in the calendar."""
    archive = library.archive
    for entry, line, text in lines(archive):
        for match in _DAY_OF_MONTH.finditer(text):
            if _date(match) is None and not _is_as_printed(text, match):
                yield Problem(
                    entry.path,
                    line,
                    f'there is no day "{match[0]}"; write the day that is meant; if the document'
                    f' prints it so, keep it and write "{_AS_PRINTED}" after it',
                )


def agreed_notes_stay(library: Library) -> Iterator[Problem]:
    """What agreed notes say is not changed without a correction that says so."""
    for changes in changes_of_texts(library):
        kind, _, slug = changes.address.strip("/").partition("/")
        if kind != "meetings" or slug not in library.archive.meetings:
            continue
        entry = library.archive.meetings[slug]
        if not entry.record.notes or entry.record.notes.status != "agreed":
            continue
        text = library.texts.meetings[slug]
        called = {one.anchor: (one.line, one.called) for one in text.paragraphs.values()}
        for part in text.parts:
            for one in part.decisions:
                called[one.anchor] = one.line, f"decision {one.label}"
        told = {correction.where for correction in entry.record.corrections}
        for anchor in changes.changed:
            if anchor in called and anchor not in told:
                line, name = called[anchor]
                yield Problem(
                    entry.path,
                    line,
                    f"{name} of agreed notes is not as it was"
                    ' published; say under "corrections" what it was and what is right, or leave'
                    " it if only a slip of typing was mended",
                )
        gone = [(one.anchor, one.into) for part in text.parts for one in part.gone]
        gone += [(one.anchor, "") for part in text.parts for one in part.gone_decisions]
        for anchor, into in gone:
            if anchor in changes.gone and not into and anchor not in told:
                yield Problem(
                    entry.path,
                    0,
                    f'what stood at "#{anchor}" of agreed notes is gone; say under'
                    ' "corrections" what it was and why it was taken out, or put it back',
                )


def links_say_where(library: Library) -> Iterator[Problem]:
    """The words of a link say where it leads, without the words around them."""
    archive = library.archive
    for entry, line, text in body_lines(archive):
        for match in _LINK.finditer(text):
            words = match["words"].strip(" .*_:")
            if words.lower() in _NO_WORDS:
                yield Problem(
                    entry.path,
                    line,
                    f'the link "{match["words"]}" does not say where it leads; put the brackets'
                    " around words that do, like [report on parking](/reports/…)",
                )
            elif _ADDRESS.fullmatch(words):
                yield Problem(
                    entry.path,
                    line,
                    f'the link "{short(words)}" shows its bare address; write what is there'
                    " between the square brackets, like [survey of traders](https://…)",
                )


def images_are_described(library: Library) -> Iterator[Problem]:
    """The description of an image tells what it shows."""
    archive = library.archive
    for entry, line, text in body_lines(archive):
        for match in _IMAGE.finditer(text):
            if _NO_PICTURE.fullmatch(match["words"].strip()):
                yield Problem(
                    entry.path,
                    line,
                    f'the image is described as "{match["words"].strip()}" only; write what it'
                    " shows, as you would tell it on the telephone",
                )


def private_details_stay_out(library: Library) -> Iterator[Problem]:
    """E-mail addresses and telephone numbers are those that the archive may publish."""
    archive = library.archive
    allowed = [
        contact.lower()
        for contact in (archive.site.contact, *archive.site.public_contacts)
        if contact
    ]
    numbers = {_digits(contact) for contact in allowed if "@" not in contact}
    remedy = (
        "take it out if it is of a private person; if it may be published, list it in site.yaml"
        ' under "public_contacts"'
    )
    for entry, line, text in lines(archive):
        if entry.kind == "site.yaml":
            continue
        for match in _EMAIL.finditer(text):
            address = match[0].lower()
            domain = f"@{address.rpartition('@')[2]}"
            if address not in allowed and domain not in allowed:
                yield Problem(entry.path, line, f'"{match[0]}" is an e-mail address; {remedy}')
        for match in _TELEPHONE.finditer(_ADDRESS.sub("", text)):
            digits = _digits(match[0])
            if digits not in numbers and not _OF_ORGANISATIONS.match(digits):
                yield Problem(
                    entry.path, line, f'"{match[0]}" looks like a telephone number; {remedy}'
                )


def attendees_have_a_role(library: Library) -> Iterator[Problem]:
    """Everybody who attended has a role or a post."""
    archive = library.archive
    for entry in archive.meetings.values():
        for how in ("present", "also_present"):
            bare = [
                (index, attendance.person)
                for index, attendance in enumerate(getattr(entry.record, how))
                if not (attendance.role or attendance.post)
            ]
            if bare:
                count = "has" if len(bare) == 1 else "have"
                yield entry.problem(
                    f'{join(person for _, person in bare)}, under "{how}", {count} neither "role"'
                    ' nor "post"; write "role" as the notes print it, like "role: Parish Clerk"',
                    how,
                    bare[0][0],
                )


def actions_have_an_owner(library: Library) -> Iterator[Problem]:
    """Each action begins with who is to do it, by a name on record."""
    archive, texts = library.archive, library.texts
    for action in texts.actions:
        if not action.owners:
            yield Problem(
                archive.meetings[action.meeting].path,
                action.line,
                f'the action {action.label}, "{short(action.text)}", has no owner that the archive'
                ' knows; begin it with who is to do it and "to", like "Clerk to …", in a name or'
                " abbreviation on record; if the document names nobody, leave it",
            )


def items_have_text(library: Library) -> Iterator[Problem]:
    """Each item of a meeting that was held has some text."""
    archive, texts = library.archive, library.texts
    for slug, text in texts.meetings.items():
        entry = archive.meetings[slug]
        if entry.record.status != "held":
            continue
        for item in text.items:
            if not item.html.strip():
                yield Problem(
                    entry.path,
                    item.line,
                    f'item {item.number}, "{item.title}", has a heading and no text; write what the'
                    ' notes say of it, or "Nothing was recorded."',
                )


def words_stand_once(library: Library) -> Iterator[Problem]:
    """No small word stands twice in a row."""
    archive = library.archive
    for entry, line, text in body_lines(archive):
        for match in _TWICE.finditer(text):
            if not _is_as_printed(text, match):
                yield Problem(
                    entry.path,
                    line,
                    f'"{match[0]}" has a word twice; delete one, or write "{_AS_PRINTED}" after it'
                    " if the document prints it so",
                )


def nothing_is_left_to_fill_in(library: Library) -> Iterator[Problem]:
    """No text has a gap that somebody meant to fill in."""
    archive = library.archive
    for entry, line, text in body_lines(archive):
        for match in _LEFT_OVER.finditer(text):
            yield Problem(
                entry.path,
                line,
                f'"{short(match[0])}" seems to wait for somebody to fill it in; write what is'
                " known, or take it out",
            )


# Each warning, and why it matters.
WARNINGS: Mapping[Check, str] = {
    weekdays_fit_dates: "One of the two is wrong, and a reader may come on the wrong day.",
    days_exist: "Readers cannot tell which day was meant.",
    agreed_notes_stay: "Readers have relied on what the meeting agreed.",
    **MARKS,
    **LETTERS,
    **PASTED,
    **SLIPS,
    **AGENDAS,
    **ATTENDANCE,
    **STATES,
    **PAPERS,
    **RECORDS,
    links_say_where: "Who listens to a page, or looks through its links, hears these words alone.",
    images_are_described: "Who cannot see the image has this description in its place.",
    private_details_stay_out: "What is published is copied at once, and cannot be taken back.",
    attendees_have_a_role: "Readers cannot tell a member from an officer or a visitor.",
    actions_have_an_owner: "A promise without an owner is in no list of what somebody promised.",
    **DECISION_WARNINGS,
    items_have_text: "The item has a page of its own, with nothing on it.",
    words_stand_once: "It is almost always a slip of typing.",
    nothing_is_left_to_fill_in: "Readers would see the gap.",
}


def _date(match: re.Match[str]) -> PartialDate | None:
    month = next(
        number for number, name in enumerate(MONTHS, 1) if name.startswith(match["month"][:3])
    )
    try:
        year = match["year"] or _LEAP_YEAR
        return PartialDate.parse(f"{year}-{month:02d}-{int(match['day']):02d}")
    except ValueError:
        return None


def _nearest(date: PartialDate, weekday: str) -> PartialDate:
    """Return the nearest day to a date that is the given weekday."""
    start = datetime.date(date.year, date.month, date.day)
    ahead = (WEEKDAYS.index(weekday) - start.weekday()) % 7
    day = start + datetime.timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return PartialDate(day.year, day.month, day.day)


def _is_as_printed(text: str, match: re.Match[str]) -> bool:
    """Return whether the text says that the document prints it so."""
    return text[match.end() :].lstrip(" .,;)*_").startswith(_AS_PRINTED)


def _digits(number: str) -> str:
    """Return a telephone number as digits, beginning with 0."""
    digits = re.sub(r"[^0-9]", "", number.replace("(0)", ""))
    return f"0{digits[2:]}" if digits.startswith("44") else digits
