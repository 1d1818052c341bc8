"""Everyday words, and what records of public bodies say instead."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent / "languages"
_START = 2  # letters by which what people type is put together
_ENDING = 2  # letters at the end of a word that another form of it may lack
_LEAST = 3  # letters that two forms of a word begin with alike


def lines_of(language: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield what people type and what is said instead, of each line of a language's thesaurus.

    What is typed has a + at its beginning where it only says who is meant. Most languages have no
    thesaurus, and so no lines.
    """
    path = _FOLDER / f"{language.partition('-')[0]}.thesaurus.txt"
    if not path.is_file():
        return
    for line in path.read_text("utf-8").splitlines():
        typed, colon, said = line.partition(": ")
        if colon and not line.startswith("#"):
            yield typed.split(", "), said.split(", ")


def thesaurus(language: str, words: Iterable[str]) -> dict[str, str]:
    """Return what of a language's thesaurus leads to some of the ``words`` of an archive.

    It is in a text for each two letters with which the longest word of what people type begins;
    there are none for most languages. A line is what people type, a colon, and what is said
    instead, both with commas between, and a + before those that only say who is meant. What the
    archive does not have is left out.
    """
    ordered = sorted(words)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for (first, *others), said in lines_of(language):
        kept = [term for term in said if _stands(term, ordered)]
        starts: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in (first.removeprefix("+"), *others):
            starts[max(phrase.split(), key=len)[:_START]].append(phrase)
        for start, phrases in starts.items():
            who = "+" * first.startswith("+")
            lines[start] += [f"{who}{', '.join(phrases)}: {', '.join(kept)}\n"] * bool(kept)
    return {start: "".join(found) for start, found in sorted(lines.items()) if found}


def _stands(term: str, ordered: list[str]) -> bool:
    """Whether each part of a term is among some ordered words, in one form or another."""
    return all(_begins(part, ordered) for part in term.lower().replace("-", " ").split())


def _begins(part: str, ordered: list[str]) -> bool:
    start = part[: max(_LEAST, len(part) - _ENDING)]
    place = bisect_left(ordered, start)
    return place < len(ordered) and ordered[place].startswith(start)
