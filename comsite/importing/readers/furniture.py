"""Find what is repeated on every page and is no text: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.?|pg\.?|sheet)?[\W_]*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:[\W_]*(?:of|/)[\W_]*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)

_FIGURE = re.compile(r"\d+|\b[ivxl]+\b")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
EDGE = 8  # lines at the top and at the bottom among which furniture is looked for
Shape = tuple[str, tuple[int, ...]]  # a line without its figures, and what they say


def furniture(pages: Sequence[Sequence[str]]) -> list[frozenset[int]]:
    """Return, for each page, the indexes of the lines that are headers, footers or page numbers.

    Such a line is near the same edge of most pages, and nowhere else, with the same words and
    figures; but a figure may count the pages.
    """
    if len(pages) < 2:
        return [frozenset() for _ in pages]
    edges = [_edges(page) for page in pages]
    counting = _counting(pages, edges)
    shapes = [
        [_shape(line, number, counting) for line in page] for number, page in enumerate(pages)
    ]
    seen: Counter[tuple[str, Shape]] = Counter()
    inside: Counter[Shape] = Counter()
    for of_page, places in zip(shapes, edges, strict=True):
        seen.update({(side, of_page[number]) for number, side in places.items()})
        inside.update(shape for number, shape in enumerate(of_page) if number not in places)
    filled = sum(bool(_filled_lines(page)) for page in pages)
    enough = max(2, filled * 0.5) if filled < 6 else max(3, filled * 0.3)
    removed_by_page = []
    for page, of_page, places in zip(pages, shapes, edges, strict=True):
        repeated = {
            number
            for number, side in places.items()
            if seen[side, of_page[number]] >= max(enough, inside[of_page[number]] * 2)
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


def _parts(line: str) -> Shape:
    """Return a line in small letters without its figures, and the figures."""
    text = " ".join(line.casefold().split())
    return _FIGURE.sub("#", text), tuple(map(_value, _FIGURE.findall(text)))


def _value(figure: str) -> int:
    """Return what a figure says, in our numerals or in Roman ones."""
    if figure.isdecimal():
        return int(figure)
    values = [_ROMAN[letter] for letter in figure]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _counting(
    pages: Sequence[Sequence[str]], edges: Sequence[dict[int, str]]
) -> dict[str, list[bool]]:
    """Return, for each text at an edge, which of its figures go up with the pages."""
    figures: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for number, (page, places) in enumerate(zip(pages, edges, strict=True)):
        for place in places:
            text, values = _parts(page[place])
            figures.setdefault(text, []).append((number, values))
    return {
        text: [
            _commonest(values[at] - number for number, values in found)
            > _commonest(values[at] for _, values in found)
            for at in range(len(found[0][1]))
        ]
        for text, found in figures.items()
    }


def _commonest(values: Iterable[int]) -> int:
    """Return how often the commonest value occurs."""
    return Counter(values).most_common(1)[0][1]


def _shape(line: str, page: int, counting: Mapping[str, Sequence[bool]]) -> Shape:
    text, values = _parts(line)
    counts = counting.get(text, [False] * len(values))
    return text, tuple(
        value - page * is_counted for value, is_counted in zip(values, counts, strict=True)
    )


def _may_be_furniture(line: str, pages: int) -> bool:
    """Whether a repeated line can be furniture; on two pages a long line may repeat by chance."""
    return bool(_NUMBER.fullmatch(line)) or pages > 2 or len(line) < 90
