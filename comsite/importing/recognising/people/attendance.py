"""Read the attendance: the lists, tables and lines that say who was there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.block_text import flat, is_sentence, is_shouted, is_title, words
from comsite.importing.recognising.people.columns import lists_apart
from comsite.importing.recognising.people.labels import How, ListLabel, label_of
from comsite.importing.recognising.people.names_in_line import (
    are_names_and_bodies,
    people_and_rest,
    with_body_as_role,
    without_sent,
)
from comsite.importing.recognising.people.people_tables import people_of_table
from comsite.importing.recognising.people.person_names import is_name, person_in_entry
from comsite.importing.recognising.people.seats import (
    NOBODY,
    NOT_THERE,
    AttendanceLists,
    may_name,
    seats_of,
)

_PUBLIC = re.compile(
    r"\b(?:public|press|members? of the|residents?|parishioners?|electors?)\b", re.I
)
_ELECTION = re.compile(r"\b(?:(?:re-?)?elect(?:ed|ions?)|nominat(?:ed|ions?))\b", re.I)
_RUN_ON = re.compile(
    r"((?:parish |town )?clerk(?=\s+(?:[A-Z]\.?|Mr|Mrs|Ms|Miss|Dr|[A-Z][a-z]+)\.?\s+[A-Z])"
    r"|absent(?: with apologies)?|apologies(?: for absence| received)?|in attendance)"
    r"\s+(?=[A-Z])",
    re.I,
)
_UNNAMED = ListLabel("present", "", "")  # the label for a list without a heading
_UNKNOWN = ListLabel("unknown", "", "")  # the label for a list whose heading is not understood
_LONGEST_LINE = 160
_MOST_BEFORE = 60  # blocks in which a list of people is looked for
_MOST_BETWEEN = 12  # blocks between a list and the next


class _ListReading:
    """The lists of people as they are read, line by line."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = known
        self.lists = AttendanceLists()
        self.group: ListLabel | None = None
        self.named: Block | None = None  # the line with the label of the list, if it has its own
        # lines of lists in which every line is "name, body"
        self.from_bodies: frozenset[str] = frozenset()
        self.form = ""  # the layout of its people: "inline", or the kind of their lines

    @property
    def is_begun(self) -> bool:
        return self.lists.is_begun or self.group is not None

    def name(self, label: ListLabel, block: Block) -> bool:
        """Begin a list at its label; False if the text after the label is no list."""
        if label.text_after and not self.take(label, block, label.text_after):
            if label.role or is_sentence(block.text) or not _may_list(label.text_after):
                self.group = None if not self.is_begun or is_sentence(block.text) else label
                self.named, self.form = None, "inline"
                return False
            self.lists.keep(block, odd=True)
        elif label.text_after:
            self.lists.done(block)
        self.group = None if label.text_after and label.role else label
        self.form = "inline" if label.text_after else ""
        self.named = None if label.text_after else block
        if self.named and label.how in ("absent", "unknown"):
            self.lists.keep(block, label.how == "unknown")
        elif self.named:
            self.lists.taken_lines.append(block)
        return True

    def line(self, block: Block) -> bool:
        """Read a line below the label of a list; False if the line is no part of the list."""
        if not self.group or not self.may_be_of_list(block):
            return False
        text = flat(block.text)
        if block.text in self.from_bodies:
            text = with_body_as_role(text)
        if self.take(self.group, block, text, self.form == "inline"):
            self.lists.done(block)
            if self.group.role:
                self.group = None
        elif self.form == "inline" or not self.is_odd(block):
            return False
        else:
            self.lists.keep(block, odd=True, named=self.named)
        if self.form != "inline":
            self.form = _form(block)
        return True

    def take(self, label: ListLabel, block: Block, text: str, people_alone: bool = False) -> bool:
        """Add the people of a line; False if it names none.

        With ``people_alone`` also False if a sentence follows the names.
        """
        if label.how == "apologies" and NOBODY.fullmatch(text):
            self.lists.nobody = True
            return True
        if label.how in ("absent", "unknown"):  # a record has no list for them
            self.lists.keep(block, label.how == "unknown" and may_name(text))
            return True
        single = block.kind == "bullet" or label.how != "apologies"
        text = without_sent(text) if label.how == "apologies" else text
        people, others = people_and_rest(text, self.known, single)
        if people_alone and is_sentence(others):
            return False
        seats = seats_of(label, people, block.place)
        if people and (others or len(seats) < len(people)):
            self.lists.keep(block, may_name(others) or len(seats) < len(people), self.named)
        self.lists.seats += seats
        return bool(people)

    def is_odd(self, block: Block) -> bool:
        """Whether a line among people may name somebody too, though it is not understood."""
        among = bool(self.lists.seats) and not (self.group and self.group.role)
        is_other = is_sentence(block.text) or is_title(block) or block.text[:1].isdigit()
        return among and not is_other and len(words(block.text)) > 1 and may_name(block.text)

    def may_be_of_list(self, block: Block) -> bool:
        """Whether a line under the name of a list can be one of its people, and is no title."""
        if not self.group or block.kind == "heading" or block.text.rstrip().endswith(":"):
            return False
        if is_shouted(block.text) and any(
            not is_shouted(line.text) for line in self.lists.taken_lines[1:]
        ):
            return False
        if self.form == "inline" and not self.group.role:
            person = person_in_entry(block.text)
            is_said = bool(person and (person.role or person.titles)) or "," in block.text
            return is_said and not is_title(block) and not block.marker[:1].isdigit()
        return self.form in ("", _form(block))


def attendance_of(blocks: Sequence[Block], known: Collection[str]) -> AttendanceLists:
    """Read the lists of people at the beginning of notes."""
    apart = [line for block in blocks[:_MOST_BEFORE] for line in lists_apart(block)]
    blocks = [*_broken_names_joined(apart), *blocks[_MOST_BEFORE:]]
    reading = _ListReading(known)
    reading.from_bodies = _from_bodies(blocks[:_MOST_BEFORE])
    lists = reading.lists
    place = numbered = sentences = 0
    elected = False
    for place, block in enumerate(blocks):
        text = flat(block.text)
        begun = reading.is_begun
        numbered += block.marker[:1].isdigit()
        sentences += numbered > 1 and is_sentence(text)
        if sentences > 1 and not begun:
            break
        if block.kind == "table":
            if not people_of_table(lists, block, known, reading.group):
                if begun:
                    break
                lists.front.append(block)
            reading.form = "table"
            continue
        if block.kind == "rule":  # what follows is in none of the lists above
            reading.group, reading.form = _UNKNOWN if begun else None, ""
            continue
        label, form = label_of(block), ""
        if begun and not label:
            # the label has no line break before it
            label, form = _label_without_colon(block), reading.form
        # a numbered line is an item, unless the next list has no number
        if label and block.marker[:1].isdigit():
            label = (
                label if label.text_after and _names_next(blocks[place + 1 : place + 2]) else None
            )
        elected |= place > 0 and _tells_of_election(block)
        if label and not (elected and label.role):
            if reading.name(label, block):
                reading.form = form or reading.form
                continue
            if not begun or is_sentence(text):
                lists.front.append(block)
                continue
        elif reading.line(block):
            continue
        elif not begun and _is_unnamed(block) and reading.take(_UNNAMED, block, text, True):
            lists.done(block)
            continue
        elif begun and _names_list(block) and not _PUBLIC.search(text):
            if not _goes_on(blocks[place + 1 :]):
                break
            reading.name(replace(_UNKNOWN, text_after=text.partition(":")[2].strip()), block)
            continue
        if _ends(block, begun, None if reading.form == "inline" else reading.group) and not (
            _is_before_list(block, blocks[place + 1 : place + 2])
        ):
            break
        if begun and is_name(text):
            lists.keep(block, odd=True)
        else:
            (lists.kept_lines if begun else lists.front).append(block)
        if place >= _MOST_BEFORE and not begun:
            break
    else:
        place = len(blocks)
    lists.lines_after = blocks[place:]
    if not lists.is_begun:
        return AttendanceLists(front=[], lines_after=blocks)
    if lists.taken_lines and lists.taken_lines[-1] is reading.named:  # nobody stands under it
        lists.kept_lines.append(lists.taken_lines.pop())
    _settle(lists)
    return lists


def _from_bodies(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the lines of lists in which every line is "name, body"."""
    texts: set[str] = set()
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        lines = [block.text for block in run]
        if kind in ("bullet", "number") and are_names_and_bodies(lines):
            texts.update(lines)
    return frozenset(texts)


def _broken_names_joined(blocks: Sequence[Block]) -> list[Block]:
    """Join two lines of a list where the first ends within a name."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else block
        if label_of(before) and not label_of(block) and _cuts_name(before, block):
            spans = (*before.spans, TextSpan(" "), *block.spans)
            joined[-1] = replace(before, spans=spans)
        else:
            joined.append(block)
    return joined


def _cuts_name(before: Block, block: Block) -> bool:
    """Whether a name begins at the end of a line of whole names, and ends on the next."""
    if before.kind != "paragraph" or block.kind != "paragraph" or block.marker:
        return False
    *names, last = (part.strip() for part in before.text.split(","))
    first, comma, _ = block.text.partition(",")
    cut = not is_name(last) and not is_name(first) and is_name(f"{last} {first.strip()}")
    whole_names = [name for name in names[1:] if is_name(name)]
    short = [name for name in names[1:] if is_name(name, True) and name not in whole_names]
    return bool(comma) and cut and bool(whole_names) and not short


def _form(block: Block) -> str:
    return "numbered" if block.marker[:1].isdigit() else block.kind


def _is_unnamed(block: Block) -> bool:
    """Whether a line may be a list of people that has no name."""
    is_list = block.text.count(",") > 3 and not NOT_THERE.search(block.text)
    return is_list and not block.marker and not label_of(block)


def _may_list(text: str) -> bool:
    return may_name(text) or text.count(",") > 1


def _names_list(block: Block) -> bool:
    """Whether a line looks like the name of a list, though none that is known."""
    name, colon, _ = block.text.partition(":")
    named = colon and block.kind != "heading" and not block.marker[:1].isdigit()
    return bool(named) and 0 < len(words(name)) <= 4 and not is_sentence(block.text)


def _tells_of_election(block: Block) -> bool:
    """Whether a line says that the people below were elected; they may not have been there."""
    is_heading = not {"agm", "meeting", "minutes", "notes"} & {*words(block.text)}
    return bool(_ELECTION.search(block.text)) and is_heading and not label_of(block)


def _goes_on(blocks: Sequence[Block]) -> bool:
    """Whether a list with a name that is known follows soon."""
    for block in blocks[:_MOST_BETWEEN]:
        if block.marker[:1].isdigit() or is_sentence(block.text):
            return False
        if label_of(block):
            return True
    return False


def _ends(block: Block, begun: bool, group: ListLabel | None) -> bool:
    """Whether the lists are over: at the first item, heading or running text after them."""
    if not begun:
        return False
    numbered = block.marker[:1].isdigit() or block.kind == "heading"
    public = bool(_PUBLIC.search(block.text)) and len(block.text) < _LONGEST_LINE
    return numbered or (
        not public and (is_title(block) or is_sentence(block.text) or group is None)
    )


def _label_without_colon(block: Block) -> ListLabel | None:
    """Return the label of a list that has no colon before the names."""
    match = _RUN_ON.match(block.text) if block.kind == "paragraph" else None
    names = block.text[match.end() :] if match else ""
    marked = replace(block, spans=(TextSpan(f"{match[1]}: {names}"),)) if match else block
    return label_of(marked) if names and may_name(names) and not is_sentence(names) else None


def _names_next(following: Sequence[Block]) -> bool:
    """Whether the next line names a list and has no number, so that no item is before it."""
    return any(not block.marker and label_of(block) for block in following)


def _is_before_list(block: Block, following: Sequence[Block]) -> bool:
    """Whether a line stands right before the people of a list, on the line that names it."""
    labels = [label for line in following if (label := label_of(line))]
    return (
        block.kind == "paragraph"
        and not block.marker
        and not is_sentence(block.text)
        and any(label.text_after and not label.role for label in labels)
    )


def _settle(lists: AttendanceLists) -> None:
    """Count those "in attendance" as present, if no list says who was present."""
    others = any(seat.how == "present" for seat in lists.seats)
    how: How = "also_present" if others else "present"
    lists.seats = [
        replace(seat, how=how) if seat.how == "attending" else seat for seat in lists.seats
    ]
