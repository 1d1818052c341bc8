"""Ruled tables on a page: the rules that meet, and the words between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from comsite.importing.readers.pdf.lines import PageLine, TableGrid, rows_of
from comsite.importing.readers.pdf.page import PageWord, PdfPage
from comsite.importing.readers.pdf.paths import Box

_SAME_EDGE = 5.0  # points between the edges of a column on two pages
_TOGETHER = 3.0  # points within which two rules are one


def grids_of(page: PdfPage, number: int) -> tuple[list[TableGrid], list[PageWord]]:
    """Return the ruled tables of a page, and the words outside them."""
    rules = list(dict.fromkeys(page.rules))
    free = list(page.words)
    grids = []
    for group in _touching(rules):
        walls = [rule for rule in group if rule.is_upright]
        rows = _distinct([rule.top for rule in group if not rule.is_upright])
        columns = _distinct([rule.left for rule in walls])
        if len(rows) < 2 or len(columns) < 3:
            continue
        inside = [
            word
            for word in free
            if columns[0] - 2 <= (word.left + word.right) / 2 <= columns[-1] + 2
            and rows[0] - 2 <= _middle(word) <= rows[-1] + 2
        ]
        if not inside:
            continue
        held = set(map(id, inside))
        free = [word for word in free if id(word) not in held]
        for part, edges in _parts(rows, columns, walls):
            top = part[0] if part[0] > rows[0] else -inf
            bottom = part[-1] if part[-1] < rows[-1] else inf
            among = [word for word in inside if top <= _middle(word) < bottom]
            if among:
                grids.append(_grid(among, part, edges, walls, number))
    return grids, free


def _parts(
    rows: list[float], columns: list[float], walls: list[Box]
) -> Iterator[tuple[list[float], list[float]]]:
    """Yield the rows and columns of each table where several touch.

    A new table begins at a row whose walls are others than before. A row with a cell over several
    columns has only some of the walls of its table, and no others.
    """
    first, inner = 0, frozenset[float]()
    last = len(rows) - 1
    for place, (top, bottom) in enumerate(pairwise(rows)):
        middle = (top + bottom) / 2
        walled = frozenset(
            left
            for left in columns[1:-1]
            if any(
                abs(wall.left - left) <= _TOGETHER and wall.top <= middle <= wall.bottom
                for wall in walls
            )
        )
        if not (walled <= inner or inner <= walled):
            yield rows[first : place + 1], [columns[0], *sorted(inner), columns[-1]]
            first, inner = place, walled
        inner |= walled
    yield rows[first : last + 1], [columns[0], *sorted(inner), columns[-1]]


def _middle(word: PageWord) -> float:
    return word.base - word.size * 0.3


def overleaf(flow: Sequence[PageLine | TableGrid]) -> Iterator[TableGrid]:
    """Yield the parts of a table on the pages after the one on which it begins.

    A grid that repeats the headings of the columns is a table of its own.
    """
    for before, grid in pairwise(flow):
        if not (isinstance(before, TableGrid) and isinstance(grid, TableGrid)):
            return
        same = len(grid.edges) == len(before.edges) and all(
            abs(edge - earlier_edge) <= _SAME_EDGE
            for edge, earlier_edge in zip(grid.edges, before.edges, strict=True)
        )
        if grid.page != before.page + 1 or not same or _head(grid) == _head(flow[0]):
            return
        yield grid


def _head(grid: PageLine | TableGrid) -> list[list[str]]:
    return (
        [[line.text for line in cell] for cell in grid.rows[0]]
        if isinstance(grid, TableGrid)
        else []
    )


def _grid(
    words: list[PageWord], rows: list[float], columns: list[float], walls: list[Box], number: int
) -> TableGrid:
    cells: list[list[list[PageWord]]] = [[[] for _ in columns[1:]] for _ in rows[1:]]
    at = [[wall for wall in walls if abs(wall.left - left) <= _TOGETHER] for left in columns]
    for word in words:
        middle = _middle(word)
        row = max(0, min(len(rows) - 2, bisect_right(rows, middle) - 1))
        column = max(0, min(len(columns) - 2, bisect_right(columns, word.left + 2) - 1))
        while column and not any(wall.top <= middle <= wall.bottom for wall in at[column]):
            column -= 1  # a cell over several columns
        cells[row][column].append(word)
    filled = tuple(
        tuple(tuple(PageLine(tuple(row), number) for row in rows_of(cell)) for cell in line)
        for line in cells
        if any(line)
    )
    return TableGrid(filled, tuple(columns[1:]), number, rows[0])


def _distinct(values: list[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _TOGETHER:
            distinct.append(value)
    return distinct


def _touching(rules: list[Box]) -> Iterator[list[Box]]:
    """Rules that meet, each group by itself."""
    remaining = list(rules)
    while remaining:
        group = [remaining.pop()]
        for rule in group:  # the loop also visits the rules added below
            meeting = [candidate for candidate in remaining if _meets(rule, candidate)]
            group += meeting
            met = set(map(id, meeting))
            remaining = [candidate for candidate in remaining if id(candidate) not in met]
        yield group


def _meets(first: Box, second: Box) -> bool:
    return (
        first.left - _TOGETHER <= second.right
        and second.left - _TOGETHER <= first.right
        and first.top - _TOGETHER <= second.bottom
        and second.top - _TOGETHER <= first.bottom
    )
