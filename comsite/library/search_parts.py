"""How the search index of a large archive is cut into parts: a first search fetches only one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comsite.base import urls

SEARCHED = frozenset({"action", "item", "person", "report"})  # the kinds of pages in the index
LEAST = 2000  # texts in a part, at least: a search then fetches about 100 kB


@dataclass(frozen=True, slots=True)
class SearchPart:
    """Years that have a search index of their own, and the address of its folder.

    ``number`` counts the parts from the oldest, which is 0.
    """

    number: int
    years: tuple[str, ...]
    url: str


def search_parts(texts: Mapping[str, int]) -> tuple[SearchPart, ...]:
    """Cut an archive into runs of years with ``LEAST`` texts or more, the newest first.

    ``texts`` is how many texts each year has. The runs are counted from the oldest year on, so that
    what is new changes only the newest part. A small archive is one part.
    """
    runs: list[list[str]] = [[]]
    held = 0
    for year in sorted(texts):
        if held >= LEAST:
            runs, held = [*runs, []], 0
        runs[-1].append(year)
        held += texts[year]
    if held < LEAST and len(runs) > 1:
        runs[-2:] = [runs[-2] + runs[-1]]
    if len(runs) == 1:
        return (SearchPart(0, tuple(runs[0]), urls.PAGEFIND),)
    parts = [
        SearchPart(number, tuple(run), urls.search_part(run[0])) for number, run in enumerate(runs)
    ]
    return tuple(reversed(parts))


def part_of(parts: tuple[SearchPart, ...], year: str) -> SearchPart:
    """Return the part that a text of a year belongs to, even if none of that year was counted."""
    return next((part for part in parts if part.years and part.years[0] <= year), parts[-1])
