"""Put counts and lists into English, for messages to editors; cut a text into its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

# Short forms with a point, after which a sentence goes on; so it does after an initial.
_SHORT = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "St",
    "No",
    "Cllr",
    "Cyng",
    "Supt",
    "Insp",
    "Sgt",
    "Prof",
    "Rev",
    "para",
)
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


def count(number: int, noun: str) -> str:
    """Return a number with its noun, which takes an s: ``1 item``, ``2 items``."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences."""
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


def first_sentence(text: str) -> str:
    """Return the first sentence of a text; all of it where it has no other."""
    return sentences(text)[0]
