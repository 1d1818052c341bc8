"""The attendance as read: who took part and how, and the lines that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import paragraph, with_marker_inside, words
from comsite.importing.recognising.people.labels import How, ListLabel
from comsite.importing.recognising.people.person_names import PrintedPerson

NOBODY = re.compile(
    r"(?:none|nil|n/?a|no apologies.*|there were no (?:apologies|absences).*|no-?one|-|–)\.?", re.I
)
NOT_THERE = re.compile(
    r"\b(?:absent|apolog(?:y|ies)|not (?:present|in attendance)|(?:unable to|did not) attend"
    r"|regrets|excused|(?:by|via) proxy)\b|^\W*prox(?:y|ies)\W*$",
    re.I,
)
_CHAIR = re.compile(r"chair|presiding|facilitator|moderator", re.I)


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """A person in a list: how they took part, their printed name and role, and the place."""

    how: How
    printed: PrintedPerson
    place: str
    chair: bool = False


@dataclass
class AttendanceLists:
    """What the lists of people say, with the lines in ``front`` of them and the ``lines_after``."""

    seats: list[ListedSeat] = field(default_factory=list)
    nobody: bool = False  # a list says that nobody sent apologies
    front: list[Block] = field(default_factory=list)
    kept_lines: list[Block] = field(default_factory=list)  # lines in the lists that stay as text
    has_kept_lines: bool = False  # whether a line was kept on purpose
    # those of the kept lines that may name somebody
    odd_lines: list[Block] = field(default_factory=list)
    lines_after: Sequence[Block] = ()
    # lines whose words are in the lists now
    taken_lines: list[Block] = field(default_factory=list)

    def keep(self, block: Block, odd: bool, named: Block | None = None) -> None:
        """Keep a line as text below the label of its list, so that readers see which list it is."""
        if named in self.taken_lines:
            self.taken_lines.remove(named)
            self.kept_lines.append(paragraph(with_marker_inside(named).text, named, bold=True))
        self.kept_lines.append(block)
        self.has_kept_lines = True
        if odd:
            self.odd_lines.append(block)

    def done(self, block: Block) -> None:
        """Note that the lists hold the words of a line, unless it was kept as text."""
        if self.kept_lines[-1:] != [block]:
            self.taken_lines.append(block)

    @property
    def is_begun(self) -> bool:
        """Whether a line of a list was found."""
        return self.has_kept_lines or bool(self.seats or self.nobody)


def seats_of(label: ListLabel, people: Iterable[PrintedPerson], place: str) -> list[ListedSeat]:
    """Return the seats of the people in a list, without those whom it calls absent."""
    listed = list(people)
    if label.how != "apologies":
        listed = [person for person in listed if not NOT_THERE.search(person.role)]
    alone = len(listed) == 1
    return [
        ListedSeat(
            label.how,
            replace(person, role=", ".join(r for r in (person.role or label.role, label.of) if r)),
            place,
            (alone and label.how == "present" and bool(_CHAIR.search(label.role)))
            or _chairs(label, person),
        )
        for person in listed
    ]


def _chairs(label: ListLabel, printed: PrintedPerson) -> bool:
    """Whether somebody's role says that they were in the chair."""
    role = printed.role.lower()
    if label.how in ("apologies", "also_present"):
        return False
    return bool(re.search(r"\bin the chair\b", role)) or any(
        re.fullmatch(r"\s*(?:in the |acting )?chair(?:man|woman|person)?\s*", part)
        for part in re.split(r"[,()/;]|\s-\s|–", role)
    )


def may_name(text: str) -> bool:
    """Whether a line that was not understood may name somebody: by its capital letters."""
    worded = [word for word in text.split() if words(word)]
    capitals = sum(word.strip("([\"“'‘*").istitle() or word.isupper() for word in worded)
    return capitals * 2 >= len(worded) > 0 and any(map(str.isalpha, text))
