"""Lists of words of names and titles in minutes, one file for each list."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def vocabulary_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list; those that begin with # say what it is."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


def vocabulary(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(word for line in vocabulary_lines(name) for word in line.split())


def in_languages(what: str) -> str:
    """Return the forms of a label in all languages but English, as a pattern."""
    return "|".join(form for _, kind, form in _in_languages() if kind == what)


def names_in_languages(what: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of the months, or of the days of the week, of each language."""
    return tuple(tuple(names.split()) for _, kind, names in _in_languages() if kind == what)


@cache
def _in_languages() -> tuple[tuple[str, str, str], ...]:
    rows = (re.fullmatch(r"(\w+) ([^:]+): (.+)", line) for line in vocabulary_lines("languages"))
    return tuple((row[1], row[2], row[3]) for row in rows if row)
