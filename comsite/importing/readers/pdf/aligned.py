"""Tables without rules: lines whose cells stand below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from comsite.importing.readers.common import continues
from comsite.importing.readers.pdf.lines import PageLine, TableGrid
from comsite.importing.readers.pdf.page import PageWord

_FEWEST = 3  # lines of several cells that make a table
_FREE = 0.6  # times the type size; what stays free between two columns
_APART = 4.0  # times the type size; a line further down is in no table with the one above
_REFERENCE = re.compile(r"(?:[A-Z]{1,4} ?)?\d[\w./-]*(?: \d+)?[.)]?")
_AMOUNT = re.compile(r"[£$€(-]*\d[\d,.]*\)?")
Column = tuple[float, float]  # where its words begin and end
Cell = list[PageWord]


def aligned_table(lines: Sequence[PageLine]) -> tuple[TableGrid, int] | None:
    """Return the table with which the lines begin, and the number of its lines, if there is one.

    A column is what stands below each other, with room beside it that no line crosses.
    """
    columns: list[Column] = []
    rows: list[list[Cell]] = []
    table: tuple[Sequence[list[Cell]], Sequence[Column]] | None = None
    several = 0
    for before, line in zip([lines[0], *lines], lines, strict=False):
        cells = _cells(line, columns)
        widened = _with_cells(columns, cells, line.size * _FREE)
        if line.base - before.base > line.size * _APART or len(widened) < 2:
            break
        columns = widened
        rows.append(cells)
        several += len(cells) > 1
        is_first_alone = len(cells) == 1 and cells[0][0].left < columns[0][1]
        if several >= max(_FEWEST, len(rows) / 2) and not is_first_alone:
            table = rows[:], columns
    if not table or _is_list(*table):
        return None
    return _grid(*table, lines[0]), len(table[0])


def _is_list(rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> bool:
    """Whether the lines are items, each with its number in the margin, and no table."""
    texts = (" ".join(word.text for word in row[0]) for row in rows if len(row) > 1)
    numbered = [bool(_REFERENCE.fullmatch(text)) for text in texts]
    return len(columns) == 2 and sum(numbered) > len(numbered) * 0.6


def _cells(line: PageLine, columns: Sequence[Column]) -> list[Cell]:
    """Cut a line where its gaps are wide, and in the room between two columns."""
    rooms = [(left[1], right[0]) for left, right in pairwise(columns)]
    firsts = {id(cell[0]) for cell in line.cells[1 + line.has_lone_marker :]}
    cells: list[Cell] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        shared = (min(word.left, end) - max(before.right, start) for start, end in rooms)
        if id(word) in firsts or max(shared, default=0.0) > word.size * _FREE:
            cells.append([])
        cells[-1].append(word)
    return cells


def _with_cells(columns: Sequence[Column], cells: Sequence[Cell], free: float) -> list[Column]:
    """Return the columns with the cells of one more line; none if the line does not fit."""
    widened = list(columns)
    taken: set[Column] = set()
    for cell in cells:
        left, right = cell[0].left, max(word.right for word in cell)
        within = [column for column in widened if column[0] < right and left < column[1]]
        if len(within) > 1 or taken & set(within):
            return []
        place = widened.index(within[0]) if within else None
        column = (min(left, within[0][0]), max(right, within[0][1])) if within else (left, right)
        if place is None:
            widened.append(column)
        else:
            widened[place] = column
        taken.add(column)
    widened.sort()
    fits = all(second[0] - first[1] >= free for first, second in pairwise(widened))
    return widened if fits else []


def _grid(rows: Sequence[Sequence[Cell]], columns: Sequence[Column], first: PageLine) -> TableGrid:
    """Return the rows of a table; a line without a first cell goes on with the row above it."""
    grid: list[list[list[PageLine]]] = []
    for cells in rows:
        lines: list[list[PageLine]] = [[] for _ in columns]
        for cell in cells:
            place = next(at for at, (_, end) in enumerate(columns) if cell[0].left < end)
            lines[place].append(PageLine(tuple(cell), first.page))
        above = grid[-1] if grid else []
        if above and _goes_on(above, lines, cells):
            for cell_above, cell_lines in zip(above, lines, strict=True):
                cell_above += cell_lines
        else:
            grid.append(lines)
    edges = (*(column[0] - first.size for column in columns[1:]), columns[-1][1])
    return TableGrid(tuple(tuple(map(tuple, row)) for row in grid), edges, first.page, first.base)


def _goes_on(
    above: Sequence[Sequence[PageLine]], row: Sequence[Sequence[PageLine]], cells: Sequence[Cell]
) -> bool:
    """Whether a line is more text for the cells of the row above it."""
    if not row[0]:
        return len(cells) == 1 or not _AMOUNT.fullmatch(cells[-1][-1].text)
    return bool(above[0]) and continues(above[0][-1].text, row[0][0].text)
