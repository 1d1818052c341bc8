"""Read a part of a document that is the notes of a meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.content.models import Organisation
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.recognising.block_text import (
    flat,
    heading,
    is_sentence,
    single_lines,
    words,
    words_not_shown,
)
from comsite.importing.recognising.document_date import (
    DocumentDate,
    date_of_document,
    lines_near_date,
)
from comsite.importing.recognising.document_parts import PRESENT, DocumentPart
from comsite.importing.recognising.drafts import Draft, Remark
from comsite.importing.recognising.notes.agenda import Agenda, AgendaItem, agenda_of
from comsite.importing.recognising.notes.item_actions import ItemActions, with_actions
from comsite.importing.recognising.notes.item_decisions import decisions_of
from comsite.importing.recognising.notes.label_tables import with_labels_as_lines
from comsite.importing.recognising.notes.neighbours import agreed_here, next_meeting
from comsite.importing.recognising.notes.opening import (
    as_title,
    chair_in,
    hours,
    is_labelled,
    place_in,
    title_lines,
)
from comsite.importing.recognising.people.attendance import attendance_of
from comsite.importing.recognising.people.codes import people_by_codes
from comsite.importing.recognising.people.labels import How, ListLabel, label_of, on_lines
from comsite.importing.recognising.people.names_in_line import (
    people_among,
    people_and_rest,
    sent_apologies,
    without_public,
    without_sent,
)
from comsite.importing.recognising.people.register import NameRegister
from comsite.importing.recognising.people.seats import NOBODY, AttendanceLists, ListedSeat, seats_of
from comsite.importing.recognising.vocabulary import in_languages, vocabulary
from comsite.texts.numbering import letter_at

_OPENING = 12  # blocks in which the lists of people may have lost their lines
_OF_ATTENDANCE = re.compile(
    r"\b(?:attend|present|roll|apolog|absen|welcome|call to order|conven|opening|introduction)",
    re.I,
)
_LONGEST_ROLL = 40  # blocks of an item in which people are listed
_FIRST = 3  # lines after the title in which the date, the times and the place may stand
_LONGEST_LIST = 600  # characters of a line of names
_DRAFT = re.compile(r"\b(?:draft|unapproved|unconfirmed)\b", re.I)
_TITLE = re.compile(
    rf"\b(?:minutes|meeting|notes|agenda|agm|{in_languages('minutes')}|{in_languages('meeting')})\b",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:was|were|discussed|agreed|resolved|carried|seconded|moved|accepted|reported|thanked|said"
    r"|asked|advised)\b|\bactions?\s*:",
    re.I,
)
_CANCELLED = re.compile(r"\b(?:meeting (?:was|is|has been) )?cancell?ed\b", re.I)
_LABELS = vocabulary("labels")  # words of labels and titles in lists of people


@dataclass(frozen=True, slots=True)
class MeetingNotes:
    """Recognised notes: the record, and what the remarks need."""

    draft: Draft
    date: PartialDate | None
    agenda: Agenda
    promises: tuple[tuple[AgendaItem, ItemActions], ...]
    seats: tuple[tuple[ListedSeat, str], ...]  # who was listed, and their slug
    listed: tuple[Block, ...]  # the lines that list them
    lost: str
    unlisted: str  # words of the lists beyond people, labels and titles
    odd: tuple[Block, ...]  # lines of the lists that may name somebody else
    remarks: tuple[Remark, ...]


def notes_of(part: DocumentPart, document: SourceDocument, register: NameRegister) -> MeetingNotes:
    """Read a part that is the notes of a meeting."""
    blocks = with_labels_as_lines([*single_lines(part.blocks)])
    blocks[:_OPENING] = [line for block in blocks[:_OPENING] for line in on_lines(block)]
    agenda = agenda_of(blocks)
    people = attendance_of(agenda.introduction, register.known)
    agenda = replace(agenda, introduction=tuple(people.lines_after) if people.front else ())
    opening = people.front or list(people.lines_after)
    texts = [*people.lines_after, *agenda.lines]
    titled, others = title_lines(opening)
    facts = [*titled, *filter(is_labelled, others)]
    dated = _to_a_month(
        date_of_document([*facts, *others[:_FIRST]], document, lines_near_date(blocks))
    )
    facts += [line for line in others[:_FIRST] if not is_sentence(line.text)]
    promises = [(item, with_actions(item.blocks)) for item in agenda.items]
    seated = _seats_by_person(people, agenda, register)
    seated = _with_chair(seated, chair_in(texts), register)
    title, lost = as_title(titled)
    start, end = hours(facts, [*others, *texts])
    committee = _committee(register.archive, [document.title, *(line.text for line in titled)])
    meeting = slug_of(register.archive, dated.date, committee)
    data = _front_matter(register, dated.date, (start, end), facts, people, agenda, seated)
    if committee:
        data["held_by"] = committee
    if reported := _reports(register.archive, meeting, agenda):
        data["items"] = reported
    opening_words = " ".join(
        [title, *(line.text for line in others[:1] if len(words(line.text)) <= 2)]
    )
    data["status"] = _status(opening_words, (*others, *texts), bool(seated))
    if _DRAFT.search(title):
        data["notes"] = {"status": "draft"}
    if not title and _TITLE.search(document.title):
        title = document.title
    if title:
        data["source"] = {"title": title}
    if decided := _decisions(agenda, seated, register):
        data["decisions"] = decided
    coming, asked = next_meeting(agenda.items, dated.date)
    if coming:
        data["next_meeting"] = coming
    agreed = agreed_here(agenda.items, dated.date, register.archive, committee)
    body = [*others, *people.kept_lines, *agenda.introduction]
    body = body if body or agenda.items else titled  # a document of a line or two
    for item, promised in promises:
        body.append(heading(item.title, 2, Block("heading", place=item.place), f"{item.number}."))
        body += [_below_item(block) for block in promised.blocks]
    unshown = _words_unshown(people, seated, register)
    strange = _is_strange(unshown, people)
    lost += [agenda.lost] if strange else [unshown, agenda.lost]
    lost += [word for _, promised in promises for word in promised.lost]
    return MeetingNotes(
        Draft("meetings", meeting, _fields_in_order(data), tuple(body)),
        dated.date,
        agenda,
        tuple(promises),
        tuple(seated),
        tuple(people.taken_lines),
        " ".join(text for text in lost if words(text)),
        unshown if strange else "",
        tuple(people.odd_lines),
        (*dated.remarks, *asked, *agreed),
    )


def _to_a_month(dated: DocumentDate) -> DocumentDate:
    """Drop a date without a month, because a meeting's file is named after its date."""
    return dated if dated.date and dated.date.month else DocumentDate(None)


def slug_of(archive: Archive, date: PartialDate | None, committee: str = "") -> str:
    """Return the slug of a meeting: that of the only one of its committee that day, or the date.

    Where another committee met that day, it is the date with the committee.
    """
    if date is None:
        return "undated"
    held_by = {
        slug: entry.record.held_by or ""
        for slug, entry in archive.meetings.items()
        if entry.record.date == date
    }
    same = [slug for slug, holder in held_by.items() if holder == committee]
    if len(same) == 1:
        return same[0]
    return f"{date}-{committee}" if committee and str(date) in held_by else str(date)


def _committee(archive: Archive, titles: Sequence[str]) -> str:
    """Return the committee that titles name, of those that have meetings on record."""
    named = {
        slug
        for slug in archive.committees
        for name in _names_of(archive.organisations[slug].record)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", " . ".join(titles), re.I)
    }
    return named.pop() if len(named) == 1 else ""


def _names_of(record: Organisation) -> tuple[str, ...]:
    return (record.name, *record.other_names, *record.abbreviations)


_ORDER = (
    *("date", "start", "end", "place", "status", "held_by", "text", "source", "notes", "chair"),
    *("present", "also_present", "apologies", "items", "decisions", "next_meeting"),
)


def _fields_in_order(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in _ORDER if name in data}


def _front_matter(
    register: NameRegister,
    date: PartialDate | None,
    span: tuple[str, str],
    facts: Sequence[Block],
    people: AttendanceLists,
    agenda: Agenda,
    seated: Sequence[tuple[ListedSeat, str]],
) -> dict[str, Any]:
    """Return the front matter, but for the source and the next meeting."""
    data: dict[str, Any] = {"text": "full"}
    if date:
        data["date"] = str(date)
    where = (("start", span[0]), ("end", span[1]), ("place", place_in(facts)))
    data |= {name: value for name, value in where if value}
    if chair := next((slug for seat, slug in seated if seat.chair), ""):
        data["chair"] = chair
    for how in ("present", "also_present", "apologies"):
        listed = [_attendance(seat, slug, register) for seat, slug in seated if seat.how == how]
        if listed:
            data[how] = listed
    if people.nobody and "apologies" not in data:
        data["apologies"] = "none"
    return data


def _status(opening_words: str, texts: Sequence[Block], seated: bool) -> str:
    """Return the status; every meeting counts as held unless the text is only an agenda."""
    if _CANCELLED.search(opening_words):
        return "cancelled"
    is_agenda = "agenda" in opening_words.lower() and not re.search(
        r"\b(?:minutes|notes)\b", opening_words, re.I
    )
    telling = sum(bool(_TOLD.search(block.text)) for block in texts)
    listed = any(PRESENT.match(flat(block.text)) for block in texts)
    return "scheduled" if is_agenda and not (seated or listed or telling > 1) else "held"


def _attendance(seat: ListedSeat, slug: str, register: NameRegister) -> dict[str, str]:
    entry = {"person": slug}
    if role := seat.printed.role:
        entry["role"] = role
        if post := register.post(role, slug):
            entry["post"] = post
    return entry


def _reports(archive: Archive, meeting: str, agenda: Agenda) -> list[dict[str, Any]]:
    """Return the reports on record that went to each item of a meeting."""
    numbers = {item.number for item in agenda.items}
    by_item: dict[str, list[str]] = {}
    for slug, entry in archive.reports.items():
        record = entry.record
        if record.meeting == meeting and record.item in numbers and not record.part_of:
            by_item.setdefault(record.item or "", []).append(slug)
    return [
        {"number": item.number, "reports": sorted(by_item[item.number])}
        for item in agenda.items
        if item.number in by_item
    ]


def _seats_by_person(
    people: AttendanceLists, agenda: Agenda, register: NameRegister
) -> list[tuple[ListedSeat, str]]:
    """Return everybody in the lists and first items once, each with their slug."""
    seats = [*people.seats, *_seats_in_items(people, agenda, register)]
    by_person: dict[str, ListedSeat] = {}
    for seat in seats:
        slug = register.person(seat.printed)
        earlier = by_person.get(slug)
        if earlier is None:
            by_person[slug] = seat
        elif earlier.how == seat.how or seat.chair or earlier.chair:
            role = earlier.printed.role or seat.printed.role
            by_person[slug] = replace(
                earlier,
                printed=replace(earlier.printed, role=role),
                chair=earlier.chair or seat.chair,
            )
    return [(seat, slug) for slug, seat in by_person.items()]


def _decisions(
    agenda: Agenda, seated: Sequence[tuple[ListedSeat, str]], register: NameRegister
) -> list[dict[str, object]]:
    """Return the decisions of all items, each with its item's number and a letter."""
    slugs = [slug for seat, slug in seated if seat.how == "present"]

    def who(printed: str) -> str:
        """Return the only one present of a family name or of these initials, or ""."""
        if re.fullmatch(r"[A-Z]{2,3}", printed):
            same = [slug for slug in slugs if _initials(register.shown(slug)) == printed]
        else:
            family = words(printed)[-1:]
            same = [slug for slug in slugs if family and words(register.shown(slug))[-1:] == family]
        return same[0] if len(same) == 1 else ""

    return [
        decision.fields(f"{item.number}{letter_at(number)}", who)
        for item in agenda.items
        for number, decision in enumerate(decisions_of(item.blocks))
    ]


def _initials(name: str) -> str:
    return "".join(word[0] for word in words(name)).upper()


def _with_chair(
    seated: Sequence[tuple[ListedSeat, str]], printed: str, register: NameRegister
) -> list[tuple[ListedSeat, str]]:
    """Mark as chair the only one present whom the text calls so, if no list names the chair."""
    families = words(printed)[-1:]
    named = [
        slug
        for seat, slug in seated
        if seat.how == "present" and families and words(register.shown(slug))[-1:] == families
    ]
    if len(named) != 1 or any(seat.chair for seat, _ in seated):
        return list(seated)
    return [(replace(seat, chair=slug == named[0]), slug) for seat, slug in seated]


def _seats_in_items(
    people: AttendanceLists, agenda: Agenda, register: NameRegister
) -> list[ListedSeat]:
    """Return who is listed in an item such as "1. Apologies"; the text is not changed."""
    seats: list[ListedSeat] = []
    hows = {seat.how for seat in people.seats}
    for item in agenda.items[:4]:
        title = heading(re.sub(r"^\S*[0-9]\S*\s+(?=\D)", "", item.title), 2, Block("heading"))
        label = label_of(title)
        first = next((block for block in item.blocks if words(block.text)), None)
        is_apologies = bool(re.search(r"\bapolog", item.title, re.I))
        how: How = "apologies" if is_apologies else label.how if label else "present"
        seats += (in_lists := _seats_in_lists(item, {*hows, how} if label else hows, register))
        hows |= {seat.how for seat in in_lists}
        if not (label or is_apologies) or how in hows:
            continue
        texts = [block.text for block in item.blocks[:40]]
        if coded := people_by_codes(texts, register.known):
            for how_coded, printed in coded:
                seats += seats_of(ListLabel(how_coded, "", ""), [printed], item.place)
            continue
        if is_apologies and first and NOBODY.fullmatch(flat(first.text)):
            people.nobody = True
            continue
        said = [item.title, *([first.text] if first else [])] if is_apologies else []
        listed = [person for text in said for person in sent_apologies(text, register.known)]
        lines = [label.text_after] if label and label.text_after else []
        lines += texts[1:] if texts and texts[0].rstrip().endswith(":") else texts
        for line in () if listed else _lines_of_list(lines, how):
            more, _ = people_and_rest(without_sent(line), register.known, True)
            more = more or people_among(without_public(line)[0], register.known)
            if not more or len(line) > _LONGEST_LIST:
                break
            listed += more
        seats += seats_of(ListLabel(how, "", ""), listed, item.place)
    return seats


def _lines_of_list(lines: Sequence[str], how: How) -> Iterator[str]:
    """Yield the lines of a list without its label, up to the label of another list."""
    for line in lines:
        label = label_of(Block("paragraph", (TextSpan(line),)))
        if label and not label.role and label.how != how:
            return
        yield label.text_after if label and label.text_after and not label.role else line


def _seats_in_lists(
    item: AgendaItem, hows: Collection[str], register: NameRegister
) -> list[ListedSeat]:
    """Return who is in lists with labels in an item such as "2. Roll call"."""
    if not _OF_ATTENDANCE.search(item.title):
        return []
    lines = [
        block
        for block in item.blocks[:_LONGEST_ROLL]
        if label_of(block) or not block.marker[:1].isdigit()
    ]
    listed = attendance_of(lines, register.known)
    return [seat for seat in listed.seats if seat.how not in hows]


def _words_unshown(
    people: AttendanceLists, seated: Sequence[tuple[ListedSeat, str]], register: NameRegister
) -> str:
    """Return the words of the lists that the page's own lists do not show."""
    shown = ["Present Also present Apologies None"]
    shown += [f"{register.shown(slug)} {seat.printed.role}" for seat, slug in seated]
    shown += [near_name.printed for near_name in register.near_names]  # the review asks about these
    shown += [printed for printed, _ in register.by_initial]
    return words_not_shown(
        " ".join(f"{block.marker} {block.text}" for block in people.taken_lines), shown
    )


def _is_strange(unshown: str, people: AttendanceLists) -> bool:
    """Whether the words that the lists do not show may name somebody.

    Words of labels do not. Nor does a name that is listed twice, or that names the chair again.
    """
    chairs = {seat.printed.name for seat in people.seats if seat.chair or seat.printed.role}
    places = Counter((seat.how, seat.printed.name) for seat in people.seats)
    named = set(_LABELS)
    for (_, name), count in places.items():
        named |= {*words(name)} if count > 1 or name in chairs else set()
    for block in people.taken_lines:
        if label := label_of(block):
            text = flat(block.text)
            named |= {*words(text[: len(text) - len(label.text_after)])}
    return any(word not in named for word in words(without_public(unshown)[0]))


def _below_item(block: Block) -> Block:
    """A heading inside an item stands below that of the item."""
    if block.kind != "heading":
        return block
    return replace(block, level=min(max(block.level, 3), 6))
