"""Put counts, lists, sizes and times into English, for messages and pages alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

# Short forms with a point, after which a sentence goes on; so it does after an initial.
_SHORT = ("Mr", "Mrs", "Ms", "Dr", "St", "No", "Cllr", "Supt", "Insp", "Sgt", "Prof", "Rev", "para")
_END = re.compile(  # the mark comes first, since few letters are one
    r"[.!?]"
    + "".join(rf"(?<!\b{short}.)" for short in _SHORT)
    + r"(?<=[\w%)\]”’].)(?<!\b[A-Za-z].)[”’\")]?(?= +[A-Z0-9“‘£])"
)


def visible(text: str) -> str:
    """Return the text in one line, with ? for each character that cannot be shown."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(mark if mark.isprintable() else "?" for mark in line)


def join(words: Iterable[str], last: str = "and") -> str:
    """Join words into a list: ``a, b and c``; empty if there are none."""
    *first, end = list(words) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def size(octets: int) -> str:
    """Return a size in bytes as a reader says it: 812 bytes, 120 kB, 1.4 MB."""
    if octets < 1000:
        return f"{octets} bytes"
    return f"{octets / 1000:.0f} kB" if octets < 1_000_000 else f"{octets / 1_000_000:.1f} MB"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 item``, ``2 items``.

    The plural is the noun with an s, if no other is given.
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def how_many(*counted: tuple[int, str]) -> str:
    """Return several counts in a list, without those that are 0: ``2 items, 1 report``."""
    return ", ".join(count(number, noun) for number, noun in counted if number)


def times(start: str | None, end: str | None) -> str:
    """Return the times of a meeting: ``14:30 to 16:30``, ``from 14:00``, or an empty text."""
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences."""
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


def first_sentence(text: str) -> str:
    """Return the first sentence of a text; all of it where it has no other."""
    return sentences(text)[0]
