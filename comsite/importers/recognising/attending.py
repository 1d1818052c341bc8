"""Who was there: the lists, tables and lines in which notes print their attendance."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from comsite.importers.document import Block, Span
from comsite.importers.recognising.columns import side_by_side
from comsite.importers.recognising.labels import How, Label, label_of
from comsite.importers.recognising.lines import flat, is_sentence, is_title, words
from comsite.importers.recognising.listing import people_in, without_public
from comsite.importers.recognising.persons import Printed, entry, is_name, without_titles

_NOBODY = re.compile(
    r"(?:none|nil|n/?a|no apologies.*|there were no (?:apologies|absences).*|no-?one|-|–)\.?", re.I
)
_PUBLIC = re.compile(
    r"\b(?:public|press|members? of the|residents?|parishioners?|electors?)\b", re.I
)
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
_LONGEST_LINE = 160
_MOST_BEFORE = 60  # blocks in which a list of people is looked for


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody listed: how they took part, what is printed of them, and where."""

    how: How
    printed: Printed
    place: str
    chair: bool = False


@dataclass
class Attending:
    """What the lists of people say; ``front`` are the lines around them, ``rest`` what follows."""

    seats: list[Seat] = field(default_factory=list)
    nobody: bool = False  # whether it says that nobody sent apologies
    front: list[Block] = field(default_factory=list)
    kept: list[Block] = field(default_factory=list)  # lines in the lists that name nobody
    rest: Sequence[Block] = ()
    taken: list[Block] = field(default_factory=list)  # the lines whose words the lists hold now


_UNNAMED = Label("present", "", "")  # for a list of people without a heading
_APOLOGIES = Label("apologies", "", "")


def attending(blocks: Sequence[Block], known: Collection[str]) -> Attending:
    """Read the lists of people at the beginning of notes."""
    apart = (one for block in blocks[:_MOST_BEFORE] for one in side_by_side(block))
    blocks = [*apart, *blocks[_MOST_BEFORE:]]
    found = Attending()
    group: Label | None = None
    form = ""  # how the people of a list are set out: in its own line, numbered, in bullets, lines
    place = numbered = told = 0
    for place, block in enumerate(blocks):
        text = flat(block.text)
        started = bool(found.seats) or found.nobody or group is not None
        numbered += block.marker[:1].isdigit()
        told += numbered > 1 and is_sentence(text)
        if told > 1 and not started:
            break
        if block.kind == "table":
            if not _take_table(found, block, known, group):
                if started:
                    break
                found.front.append(block)
            form = "table"
            continue
        if block.kind == "rule":
            continue
        label = label_of(block) if not block.marker[:1].isdigit() else None
        if label:
            group = label
            form = "inline" if label.rest else ""
            if not label.rest:
                found.taken.append(block)
                continue
            if _take(found, block, label, label.rest, known):
                found.taken.append(block)
                group = None if label.role else label
                continue
            if not started or is_sentence(text):
                found.front.append(block)
                group = None
                continue
        elif group and _may_name(block, group, form) and _take(found, block, group, text, known):
            form = _form(block)
            found.taken.append(block)
            if group.role:
                group = None
            continue
        elif not started and text.count(",") > 3 and _take(found, block, _UNNAMED, text, known):
            found.taken.append(block)
            continue
        if _ends(block, started, None if form == "inline" else group):
            break
        (found.kept if started else found.front).append(block)
        if place >= _MOST_BEFORE and not started:
            break
    else:
        place = len(blocks)
    found.rest = blocks[place:]
    if not found.seats and not found.nobody:
        return Attending(front=[], rest=blocks)
    _settle(found)
    return found


def _form(block: Block) -> str:
    return "numbered" if block.marker[:1].isdigit() else block.kind


def _may_name(block: Block, group: Label, form: str) -> bool:
    """Whether a line under the name of a list can be one of its people, and is no title."""
    if block.kind == "heading" or block.text.rstrip().endswith(":"):
        return False
    if form == "inline" and not group.role:
        one = entry(block.text)
        named = bool(one and (one.role or one.titles)) or "," in block.text
        return named and not is_title(block) and not block.marker[:1].isdigit()
    return form in ("", _form(block))


def _ends(block: Block, started: bool, group: Label | None) -> bool:
    """Whether the lists are over: at the first item, heading or running text after them."""
    if not started:
        return False
    numbered = block.marker[:1].isdigit() or block.kind == "heading"
    public = bool(_PUBLIC.search(block.text)) and len(block.text) < _LONGEST_LINE
    return numbered or (
        not public and (is_title(block) or is_sentence(block.text) or group is None)
    )


def _take(found: Attending, block: Block, label: Label, text: str, known: Collection[str]) -> bool:
    """Add the people of a line; False if it names none, or not only people."""
    if label.how == "apologies" and _NOBODY.fullmatch(text):
        found.nobody = True
        return True
    if label.how == "absent":  # which is not to have sent apologies, and no list of a meeting has
        found.kept.append(block)
        return True
    text, others = without_public(text)
    people = list(people_in(text, known, block.kind == "bullet" or label.how != "apologies"))
    if not people:
        return False
    if others:
        found.kept.append(block)
    for printed in people:
        role = printed.role or (label.role if label.role else "")
        seat = Seat(label.how, replace(printed, role=role), block.place, _chairs(label, printed))
        found.seats.append(seat)
    return True


def _chairs(label: Label, printed: Printed) -> bool:
    """Whether somebody was in the chair."""
    if label.role and label.how == "present":
        return True
    role = printed.role.lower()
    if label.how != "apologies" and re.search(r"\bin the chair\b", role):
        return True
    apart = re.split(r"[,()/;]|\s-\s|–", role)
    return label.how != "apologies" and any(
        re.fullmatch(r"\s*(?:in the )?chair(?:man|woman|person)?\s*", one) for one in apart
    )


def _take_table(
    found: Attending, block: Block, known: Collection[str], group: Label | None
) -> bool:
    """Add the people of a table: with a list's name before each row, or over all."""
    rows = [[("".join(span.text for span in cell)).strip() for cell in row] for row in block.rows]
    seats: list[Seat] = []
    nobody = False
    ticked = _ticks(rows)
    group = group or (_UNNAMED if ticked >= 0 else None)
    for number, row in enumerate(rows):
        cells = [cell for at, cell in enumerate(row) if words(cell) and at != ticked]
        if not cells:
            continue
        how, label = group, _cell_label(cells[0])
        if label:
            how = label
            group = group if ticked >= 0 and label.role else label
            cells = [label.rest, *cells[1:]] if label.rest else cells[1:]
        if number == 0 and not label and _is_head(cells):
            continue
        if ticked >= 0 and number:
            mark = row[ticked] if ticked < len(row) else ""
            if _SENT_APOLOGIES.fullmatch(mark):
                how = _APOLOGIES
            elif not _YES.fullmatch(mark):
                continue  # somebody who was not there, or the name of a list
        if how is None:
            return False
        if not cells:
            continue
        if how.how == "apologies" and all(_NOBODY.fullmatch(cell) for cell in cells):
            nobody = True
            continue
        if how.how == "absent":
            continue
        people = _of_row(cells, known)
        if not people and number == 0 and all(len(words(cell)) <= 2 for cell in cells):
            continue
        if not people:
            return False
        seats += [
            Seat(how.how, replace(one, role=one.role or how.role), block.place, _chairs(how, one))
            for one in people
        ]
    if not seats:
        return False
    found.seats += seats
    found.nobody |= nobody
    if ticked >= 0:
        found.kept.append(block)
    else:
        found.taken.append(block)
    return True


def _ticks(rows: Sequence[Sequence[str]]) -> int:
    """The column that says of each person whether they were there, or -1."""
    head = rows[0] if rows else []
    for at, cell in enumerate(head):
        values = [row[at] for row in rows[1:] if at < len(row)]
        marked = [value for value in values if _YES.fullmatch(value) or _NO.fullmatch(value)]
        if _TICKED.fullmatch(cell) and marked and len(marked) * 2 >= len(values):
            return at
    return -1


def _cell_label(cell: str) -> Label | None:
    return label_of(Block("paragraph", (Span(cell),)))


def _is_head(cells: Sequence[str]) -> bool:
    named = any("name" in words(cell) for cell in cells)
    return all(set(words(cell)) <= _HEADS for cell in cells) or (
        named and all(set(words(cell)) & _HEADS or len(words(cell)) <= 1 for cell in cells)
    )


def _of_row(cells: Sequence[str], known: Collection[str]) -> list[Printed]:
    """One person with a role in the other cells, or several in each cell."""
    if len(cells) == 2 and is_name(cells[1]) and not is_name(cells[0]):
        courtesy, office, name = without_titles(cells[1])
        return [
            Printed(name, ", ".join(part for part in (office, flat(cells[0])) if part), courtesy)
        ]
    if len(cells) > 1 and is_name(cells[0], True) and not all(is_name(one) for one in cells):
        courtesy, office, name = without_titles(cells[0])
        role = ", ".join(part for part in (office, *map(flat, cells[1:])) if part)
        return [Printed(name, role, courtesy)]
    people: list[Printed] = []
    for cell in cells:
        found = list(people_in(cell, known, True))
        if not found and words(cell):
            return []
        people += found
    return people


def _settle(found: Attending) -> None:
    """Those "in attendance" were present, if no list says that anybody else was."""
    if not any(seat.how == "present" for seat in found.seats):
        found.seats = [
            replace(seat, how="present") if seat.how == "also_present" else seat
            for seat in found.seats
        ]
