"""Words of English that messages and pages share: counts, lists, sizes."""

from __future__ import annotations

from collections.abc import Iterable


def visible(text: str) -> str:
    """The text in one line, with ? for what cannot be shown."""
    return "".join(mark if mark.isprintable() else "?" for mark in " ".join(text.split()))


def join(words: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    *first, end = list(words) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def size(octets: int) -> str:
    """A file's size as a reader says it: 812 bytes, 120 kB, 1.4 MB."""
    if octets < 1000:
        return f"{octets} bytes"
    return f"{octets / 1000:.0f} kB" if octets < 1_000_000 else f"{octets / 1_000_000:.1f} MB"


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 item``, ``2 items``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def how_many(*counted: tuple[int, str]) -> str:
    """``2 items, 1 report``, without what there is none of."""
    return ", ".join(count(number, noun) for number, noun in counted if number)


def times(start: str | None, end: str | None) -> str:
    """``14:30 to 16:30``, ``from 14:00``, or nothing."""
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""
