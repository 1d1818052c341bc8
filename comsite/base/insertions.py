"""Numbers for what is inserted between two others, as legislation gives them.

After 3 comes 3A, then 3B; between 3A and 3B comes 3AA; between 3 and 3A comes 3ZA; before 1 comes
A1. A Z stands for "before", so no letter by itself is Z.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
_STEP = re.compile(r"Z*[A-Y]")
_STEPS = re.compile(r"(?:Z*[A-Y])*")
_WRITTEN = re.compile(r"((?:Z*[A-Y])*)([0-9]+)((?:Z*[A-Y])*)")


@total_ordering
@dataclass(frozen=True, slots=True)
class Number:
    """A number with the letters of an insertion: 3, 3A, 3AA. What comes before 1 follows 0."""

    whole: int
    steps: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write it as the public sees it."""
        letters = "".join(self.steps)
        return f"{letters}1" if not self.whole and letters else f"{self.whole}{letters}"

    def __lt__(self, other: Number) -> bool:
        """Order numbers as they stand in a text: 3, 3ZA, 3A, 3AA, 3B, 4."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, tuple[tuple[int, str], ...]]:
        return self.whole, tuple((-step.count("Z"), step) for step in self.steps)

    @property
    def letters(self) -> str:
        """The same where letters count: A for 1, B for 2, BA for 2A; AA for 27 as for 1A."""
        first, second = divmod(max(self.whole, 1) - 1, 26)
        return "".join((chr(64 + first) if first else "", chr(65 + second), *self.steps))

    @property
    def next_whole(self) -> Number:
        """The number that follows at the end of a text."""
        return Number(self.whole + 1)

    def inserted(self, before: Number | None) -> Number:
        """Return the number of what comes after this one and before another, if there is one."""
        if self.steps and self.steps[-1][-1] != _LETTERS[-1]:
            last = self.steps[-1]
            letter = _LETTERS[_LETTERS.index(last[-1]) + 1]
            following = Number(self.whole, (*self.steps[:-1], last[:-1] + letter))
            if before is None or following < before:
                return following
        step = "A"
        while before is not None and not Number(self.whole, (*self.steps, step)) < before:
            step = f"Z{step}"
        return Number(self.whole, (*self.steps, step))


def read_number(written: str) -> Number | None:
    """Return the number that somebody wrote, in letters of any case, or None if it is none."""
    match = _WRITTEN.fullmatch(written.upper())
    if not match or (match[1] and (match[2] != "1" or match[3])):
        return None
    if match[1]:
        return Number(0, tuple(_STEP.findall(match[1])))
    return Number(int(match[2]), tuple(_STEP.findall(match[3])))


def read_letters(written: str) -> Number | None:
    """Return the number that letters stand for: 2 for B, 2A for BA; None if there are others."""
    first, rest = written[:1].upper(), written[1:].upper()
    if len(first) != 1 or not "A" <= first <= "Z" or not _STEPS.fullmatch(rest):
        return None
    return Number(ord(first) - 64, tuple(_STEP.findall(rest)))
