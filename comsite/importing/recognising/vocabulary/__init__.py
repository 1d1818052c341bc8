"""Lists of words of names and titles in English minutes, one file for each list."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def vocabulary_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list; those that begin with # say what it is."""
    lines = (_FOLDER / f"{name}.txt").read_text("utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


def vocabulary(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(word for line in vocabulary_lines(name) for word in line.split())
