"""Find what is repeated on every page and is no text: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.?|pg\.?|sheet)?[\W_]*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:[\W_]*(?:of|/)[\W_]*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)


_DIGITS = re.compile(r"\d+|\b[ivxl]+\b", re.IGNORECASE)


EDGE = 4  # lines at the top and at the bottom among which furniture is looked for


def furniture(pages: Sequence[Sequence[str]]) -> list[frozenset[int]]:
    """Return, for each page, the indexes of the lines that are headers, footers or page numbers.

    Such a line is near the same edge of most pages with the same words; figures may differ.
    """
    if len(pages) < 2:
        return [frozenset() for _ in pages]
    edges = [_edges(page) for page in pages]
    seen: Counter[tuple[str, str]] = Counter()
    for page, places in zip(pages, edges, strict=True):
        seen.update({(side, _shape(page[number])) for number, side in places.items()})
    filled = sum(bool(_filled_lines(page)) for page in pages)
    enough = max(2, filled * 0.5) if filled < 6 else max(3, filled * 0.3)
    removed_by_page = []
    for page, places in zip(pages, edges, strict=True):
        repeated = {
            number
            for number, side in places.items()
            if seen[side, _shape(page[number])] >= enough
            and _may_be_furniture(page[number], filled)
        }
        removed = _outermost(repeated, places, page)
        is_all = len(removed) > 2 and len(removed) == len(_filled_lines(page))
        removed_by_page.append(frozenset() if is_all else frozenset(removed))
    remaining = sum(len(_filled_lines(page)) for page in pages) - sum(map(len, removed_by_page))
    return removed_by_page if remaining else [frozenset() for _ in pages]


def _filled_lines(page: Sequence[str]) -> list[int]:
    return [number for number, line in enumerate(page) if line.strip()]


def _edges(page: Sequence[str]) -> dict[int, str]:
    filled = _filled_lines(page)
    half = (len(filled) + 1) // 2
    top, bottom = filled[:half][:EDGE], filled[half:][-EDGE:]
    return dict.fromkeys(top, "top") | dict.fromkeys(bottom, "bottom")


def _outermost(repeated: set[int], places: dict[int, str], page: Sequence[str]) -> set[int]:
    """Keep the repeated lines that have no other text between them and the page's edge."""
    filled = _filled_lines(page)
    outermost = set()
    for order, side in ((filled, "top"), (filled[::-1], "bottom")):
        for number in order:
            if number not in repeated or places.get(number) != side:
                break
            outermost.add(number)
    return outermost


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.casefold().split()))


def _may_be_furniture(line: str, pages: int) -> bool:
    """Whether a repeated line can be furniture; on two pages a long line may repeat by chance."""
    return bool(_NUMBER.fullmatch(line)) or pages > 2 or len(line) < 90
