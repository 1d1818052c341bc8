"""Everyday words, and what records of public bodies say instead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

_FOLDER = Path(__file__).parent / "languages"
_ENDING = 2  # letters at the end of a word that another form of it may lack
_LEAST = 3  # letters that two forms of a word begin with alike


def thesaurus(language: str, words: Iterable[str]) -> str:
    """Return the lines of a language's thesaurus that lead to some of the ``words`` of an archive.

    A line is what people type, a colon, and what is said instead, both with commas between. What
    the archive does not have is left out of it. Most languages have no thesaurus, and so no lines.
    """
    path = _FOLDER / f"{language.partition('-')[0]}.thesaurus.txt"
    if not path.is_file():
        return ""
    ordered = sorted(words)
    lines = []
    for line in path.read_text("utf-8").splitlines():
        typed, _, said = line.partition(": ")
        kept = [term for term in said.split(", ") if said and _stands(term, ordered)]
        if kept and not line.startswith("#"):
            lines.append(f"{typed}: {', '.join(kept)}")
    return "\n".join(lines)


def _stands(term: str, ordered: list[str]) -> bool:
    """Whether each part of a term is among some ordered words, in one form or another."""
    return all(_begins(part, ordered) for part in term.lower().replace("-", " ").split())


def _begins(part: str, ordered: list[str]) -> bool:
    start = part[: max(_LEAST, len(part) - _ENDING)]
    place = bisect_left(ordered, start)
    return place < len(ordered) and ordered[place].startswith(start)
