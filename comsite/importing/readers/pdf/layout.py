"""Put the words of a page into lines in reading order: column by column, tables as cells."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from comsite.importing.readers.pdf.grids import grids_of
from comsite.importing.readers.pdf.lines import PageLine, TableGrid, rows_of
from comsite.importing.readers.pdf.page import PageWord, PdfPage

_NARROWEST = 4  # strips of two points between columns


def reading_order(page: PdfPage, number: int) -> list[PageLine | TableGrid]:
    """Return the lines and tables of a page, in the order in which one reads them."""
    grids, free = grids_of(page, number)
    return _merged(grids, list(_columns(rows_of(free), page, number)))


def _merged(grids: list[TableGrid], groups: list[list[PageLine]]) -> list[PageLine | TableGrid]:
    """Tables put between the lines that stand above and below them."""
    waiting = sorted(grids, key=lambda grid: grid.base)
    merged: list[PageLine | TableGrid] = []
    for lines in groups:
        for line in lines:
            while waiting and waiting[0].base < line.base:
                merged.append(waiting.pop(0))
            merged.append(line)
    return merged + list(waiting)


def _columns(rows: list[list[PageWord]], page: PdfPage, number: int) -> Iterator[list[PageLine]]:
    """Yield groups of lines in order; lines across the page have column 0, others their column."""
    gutter = _gutter(rows, page)
    column = 0
    stretch: list[list[PageWord]] = []
    for row in [*rows, []]:
        if row and gutter is not None and not _crosses(row, gutter):
            stretch.append(row)
            continue
        parts = _split(stretch, gutter) if stretch and gutter is not None else []
        for part in parts:
            column += len(parts) > 1
            of_part = column if len(parts) > 1 else 0
            yield [PageLine(tuple(words), number, of_part) for words in part]
        stretch = []
        if row:
            yield [PageLine(tuple(row), number)]


def _split(stretch: list[list[PageWord]], gutter: float) -> list[list[list[PageWord]]]:
    left = [[word for word in row if word.left < gutter] for row in stretch]
    right = [[word for word in row if word.left >= gutter] for row in stretch]
    end = _end_of_columns(left, right)
    if end < len(stretch):
        return [*_split(stretch[:end], gutter), stretch[end:]]
    sides = [[row for row in side if row] for side in (left, right)]
    if not all(_is_prose(side) for side in sides):
        return [stretch]
    return [side for side in sides if side]


def _end_of_columns(left: list[list[PageWord]], right: list[list[PageWord]]) -> int:
    """Return where text below two columns begins: on the left alone, and set off from them."""
    last = max((number for number, row in enumerate(right) if row), default=0)
    for number in range(last + 1, len(left)):
        above = left[number - 1] or right[number - 1]
        if left[number][0].base - above[0].base > above[0].size * 1.45:
            return number
    return len(left)


def _is_prose(rows: list[list[PageWord]]) -> bool:
    """Whether lines are as full as those of a column of text, and not cells of a table."""
    if len(rows) < 5:
        return False
    left = min(row[0].left for row in rows)
    widths = [row[-1].right - left for row in rows]
    widest = max(widths)
    words = sum(len(row) for row in rows) / len(rows)
    return words >= 3.5 and widest > 90 and statistics.fmean(widths) > widest * 0.6


def _gutter(rows: list[list[PageWord]], page: PdfPage) -> float | None:
    """Return the middle of the strip near the page's middle that few rows cross, if there is one.

    The page is cut into strips two points wide; for each strip the rows with text are counted.
    """
    if len(rows) < 8:
        return None
    covered = [0] * (int(page.width / 2) + 2)
    for row in rows:
        for left, right in _stretches(row):
            for strip in range(max(0, int(left / 2)), min(len(covered), int(right / 2) + 1)):
                covered[strip] += 1
    most = len(rows) * 0.3
    best: tuple[float, float, float] | None = None
    start = None
    for strip in range(int(len(covered) * 0.25), int(len(covered) * 0.75) + 1):
        free = covered[strip] <= most
        if free and start is None:
            start = strip
        if start is not None and (not free or strip == int(len(covered) * 0.75)):
            run = covered[start:strip]
            if len(run) >= _NARROWEST:
                least = min(run)
                middle = [start + at for at, count in enumerate(run) if count <= least + 1]
                candidate = (least, -len(middle), middle[len(middle) // 2] * 2.0 + 1)
                best = min(best, candidate) if best else candidate
            start = None
    return best[2] if best else None


def _stretches(row: list[PageWord]) -> Iterator[tuple[float, float]]:
    """Yield where a row has text, without the spaces between its words."""
    left, right = row[0].left, row[0].right
    for word in row[1:]:
        if word.left - right > word.size * 0.7:
            yield left, right
            left = word.left
        right = max(right, word.right)
    yield left, right


def _crosses(row: list[PageWord], gutter: float) -> bool:
    """Whether a row's text runs across the gutter."""
    left = [word for word in row if word.left < gutter]
    right = [word for word in row if word.left >= gutter]
    if any(word.right > gutter + 2 for word in left):
        return True
    return bool(left and right) and right[0].left - left[-1].right < left[-1].size * 0.8
