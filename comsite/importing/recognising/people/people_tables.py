"""Read people from a table: one in each row, or several in each cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.block_text import flat, words
from comsite.importing.recognising.people.labels import ListLabel, label_of
from comsite.importing.recognising.people.names_in_line import people_in
from comsite.importing.recognising.people.person_names import PrintedPerson, is_name, without_titles
from comsite.importing.recognising.people.seats import NOBODY, AttendanceLists, ListedSeat, seats_of

_TICKED = re.compile(r"(?:attend(?:ance|ed|ing)?|present)\??", re.I)
_YES = re.compile(r"\s*(?:y|yes|p|present|x|✓|✔|✅|☑|in person|remote|attended)\s*", re.I)
_NO = re.compile(
    r"\s*(?:n|no|a|absent|apolog(?:y|ies)(?: (?:given|received|sent))?|-|–|❌|✗|✘|)\s*", re.I
)
_SENT_APOLOGIES = re.compile(r"\s*apolog(?:y|ies)(?: (?:given|received|sent))?\s*", re.I)
_HEADS = frozenset(
    (
        *("affiliation", "attendance", "attended", "company", "email", "initials", "name"),
        *("councillor", "director", "governor", "member", "members", "organisation"),
        *("organization", "poc", "position", "post", "role", "title", "trustee"),
    )
)
_UNNAMED = ListLabel("present", "", "")
_APOLOGIES = ListLabel("apologies", "", "")
_BESIDE = re.compile(r"\s*(?:in attendance|observ(?:er|ing)|guest|invited|visitor)\s*", re.I)
_OTHERS = ListLabel("also_present", "", "")


def people_of_table(
    lists: AttendanceLists, block: Block, known: Collection[str], group: ListLabel | None
) -> bool:
    """Add the people of a table; False if it names none, or not only people."""
    rows = [[("".join(span.text for span in cell)).strip() for cell in row] for row in block.rows]
    seats: list[ListedSeat] = []
    nobody = False
    ticked = _ticked_column(rows)
    doubtful = False
    group = group or (_UNNAMED if ticked >= 0 else None)
    for number, row in enumerate(rows):
        cells = [cell for at, cell in enumerate(row) if words(cell) and at != ticked]
        if not cells:
            continue
        how, label = group, label_of(Block("paragraph", (TextSpan(cells[0]),)))
        if label:
            how = replace(label, how=group.how) if group and label.role else label
            group = group if label.role else label
            cells = [label.text_after, *cells[1:]] if label.text_after else cells[1:]
        if number == 0 and not label and _is_head(cells):
            continue
        if ticked >= 0 and number:
            mark = row[ticked] if ticked < len(row) else ""
            if _SENT_APOLOGIES.fullmatch(mark):
                how = _APOLOGIES
            elif _BESIDE.fullmatch(mark):
                how = _OTHERS
            elif mark.strip().lower() == "x" and _has_letters(rows, ticked):
                doubtful = True
                continue
            elif not _YES.fullmatch(mark):
                continue  # somebody absent, or the label of a list
        if how is None or how.how == "unknown":
            return False
        if not cells or how.how == "absent":
            continue
        if how.how == "apologies" and all(NOBODY.fullmatch(cell) for cell in cells):
            nobody = True
            continue
        people = _people_of_row(cells, known)
        if not people and number == 0 and all(len(words(cell)) <= 2 for cell in cells):
            continue
        if not people:
            return False
        seats += seats_of(how, people, block.place)
    if not seats:
        return False
    lists.seats += seats
    lists.nobody |= nobody
    if doubtful:
        lists.keep(block, odd=True)
    else:
        (lists.kept_lines if ticked >= 0 else lists.taken_lines).append(block)
    return True


def _has_letters(rows: Sequence[Sequence[str]], ticked: int) -> bool:
    """Whether those who were there have a letter of their own, so that a cross is none."""
    marks = {row[ticked].strip().lower() for row in rows[1:] if ticked < len(row)}
    return bool(marks & {"p", "present", "y", "yes"})


def _ticked_column(rows: Sequence[Sequence[str]]) -> int:
    """Return the column that says of each person whether they were there, or -1."""
    head = rows[0] if rows else []
    for at, cell in enumerate(head):
        values = [row[at] for row in rows[1:] if at < len(row)]
        marks = (_YES, _NO, _BESIDE)
        marked = [value for value in values if any(mark.fullmatch(value) for mark in marks)]
        if _TICKED.fullmatch(cell) and marked and len(marked) * 2 >= len(values):
            return at
    return -1


def _is_head(cells: Sequence[str]) -> bool:
    named = any("name" in words(cell) for cell in cells)
    return all(set(words(cell)) <= _HEADS for cell in cells) or (
        named and all(set(words(cell)) & _HEADS or len(words(cell)) <= 1 for cell in cells)
    )


def _people_of_row(cells: Sequence[str], known: Collection[str]) -> list[PrintedPerson]:
    """Return one person with a role in the other cells, or several people in each cell."""
    if len(cells) == 2 and is_name(cells[1]) and not is_name(cells[0]):
        courtesy, office, name = without_titles(cells[1])
        return [
            PrintedPerson(
                name, ", ".join(part for part in (office, flat(cells[0])) if part), courtesy
            )
        ]
    if len(cells) > 1 and is_name(cells[0], True) and not all(is_name(cell) for cell in cells):
        courtesy, office, name = without_titles(cells[0])
        role = ", ".join(part for part in (office, *map(flat, cells[1:])) if part)
        return [PrintedPerson(name, role, courtesy)]
    people: list[PrintedPerson] = []
    for cell in cells:
        listed = list(people_in(cell, known, True))
        if not listed and words(cell):
            return []
        people += listed
    return people
