"""Join the lines of pages into paragraphs, headings, lists and tables."""

from __future__ import annotations

import dataclasses
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from comsite.importing.document import Block, TextSpan
from comsite.importing.readers.common import (
    BULLETS,
    Finding,
    assemble,
    continues,
    is_rule,
    with_marker,
)
from comsite.importing.readers.joining import Joiner
from comsite.importing.readers.pdf.aligned import aligned_table
from comsite.importing.readers.pdf.grids import overleaf
from comsite.importing.readers.pdf.lines import PageLine, TableGrid
from comsite.importing.readers.pdf.owners import are_short, owners_beside, without
from comsite.importing.readers.tables import Row, as_blocks

_PADDING = 5.4  # points between a cell's text and its edge, as Word has them
_ENDS = ".!?:;"
Flow = Sequence[PageLine | TableGrid]


class Paragraphs:
    """Puts lines together by what all of them show: type size, leading, width."""

    def __init__(self, flow: Flow, add: Callable[[Finding], None]) -> None:
        self._printed = flow
        self._beside = owners_beside(flow)
        flow = [
            without(piece, self._beside[number])
            if isinstance(piece, PageLine) and number in self._beside
            else piece
            for number, piece in enumerate(flow)
        ]
        self._flow = flow
        self._add = add
        lines = [line for piece in flow for line in _lines_in(piece)]
        self._joiner = Joiner([line.text for line in lines])
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        self._size = sizes.most_common(1)[0][0] if sizes else 10.0
        self._headings = _heading_sizes(lines, self._size)
        self._leading = _leading(lines)
        self._margins = _margins([line for line in flow if isinstance(line, PageLine)])
        self._notes = _footnotes(flow, self._size)

    def blocks(self) -> Iterator[Block]:
        """Yield every block, in order."""
        indents: list[float] = []
        for block, left in self._placed_blocks():
            if block.kind in ("bullet", "number"):
                while indents and indents[-1] > left + 4:
                    indents.pop()
                if not indents or indents[-1] < left - 4:
                    indents.append(left)
                yield dataclasses.replace(block, level=min(len(indents), 6))
            else:
                if block.kind == "heading" or (indents and left < indents[0] - 4):
                    indents.clear()
                yield block

    def _placed_blocks(self) -> Iterator[tuple[Block, float]]:
        paragraph: list[PageLine] = []
        beside: list[PageLine] = []  # who leads what the paragraph says
        notes: list[PageLine] = []  # footnotes, held back because the paragraph may go on overleaf
        number = 0
        while number < len(self._flow):
            piece, taken = self._flow[number], 1
            if number in self._notes and isinstance(piece, PageLine):
                notes.append(piece)
            elif table := self._table(number):
                yield from self._paragraph_blocks(paragraph, beside)
                paragraph, beside = [], []
                rows, taken = table
                for block in as_blocks(rows, f"page {piece.page}", self._add):
                    yield block, 0.0
            elif isinstance(piece, PageLine):
                if paragraph and self._breaks(paragraph, piece):
                    yield from self._paragraph_blocks(paragraph, beside)
                    paragraph, beside = [], []
                if notes and not paragraph:
                    yield from self._note_blocks(notes)
                    notes = []
                paragraph.append(piece)
                beside += filter(None, [self._beside.get(number)])
            number += taken
        yield from self._paragraph_blocks(paragraph, beside)
        yield from self._note_blocks(notes)

    def _note_blocks(self, notes: Sequence[PageLine]) -> Iterator[tuple[Block, float]]:
        """Footnotes, each a paragraph that begins with its number."""
        note: list[PageLine] = []
        for line in notes:
            if note and line.text[:1].isdigit():
                yield from self._paragraph_blocks(note)
                note = []
            note.append(line)
        yield from self._paragraph_blocks(note)

    def _table(self, number: int) -> tuple[list[Row], int] | None:
        """Return the rows of the table that begins here, and how much of the flow it takes."""
        piece = self._printed[number]
        if isinstance(piece, TableGrid):
            grids = [piece, *overleaf(self._printed[number:])]
            return [row for grid in grids for row in self._cells(grid)], len(grids)
        if len(piece.cells) < 2:
            return None
        lines: list[PageLine] = []
        for line in self._printed[number:]:
            if not isinstance(line, PageLine) or line.page != piece.page:
                break
            lines.append(line)
        aligned = aligned_table(lines)
        if not aligned or self._is_beside(number, lines[: aligned[1]]):
            return None
        return self._cells(aligned[0]), aligned[1]

    def _is_beside(self, number: int, lines: Sequence[PageLine]) -> bool:
        """Whether lines from there on have only initials beside them, and are no table."""
        places = [at for at, line in enumerate(lines, number) if len(line.cells) > 1]
        cells = [self._beside[at] for at in places if at in self._beside]
        return len(cells) == len(places) and are_short(cells)

    def _cells(self, grid: TableGrid) -> list[tuple[tuple[Block, ...], ...]]:
        return [
            tuple(
                tuple(self._in_cell(lines, edge))
                for lines, edge in zip(row, grid.edges, strict=True)
            )
            for row in grid.rows
        ]

    def _in_cell(self, lines: Sequence[PageLine], edge: float) -> Iterator[Block]:
        """Yield the blocks of a cell whose column ends at the edge."""
        edge = max([edge - _PADDING, *(line.right for line in lines)])
        paragraph: list[PageLine] = []
        for line in lines:
            if paragraph and self._breaks(paragraph, line, edge):
                yield from (block for block, _ in self._paragraph_blocks(paragraph))
                paragraph = []
            paragraph.append(line)
        yield from (block for block, _ in self._paragraph_blocks(paragraph))

    def _breaks(self, paragraph: list[PageLine], line: PageLine, edge: float = 0.0) -> bool:
        """Whether a line begins a new paragraph after those of the last."""
        before = paragraph[-1]
        text, ended = line.text, before.text
        if is_rule(text) or is_rule(ended):
            return True
        if abs(line.size - before.size) > before.size * 0.12 and not _superscript(line, before):
            return True
        full = self._is_full(before, line, edge)
        same_place = line.page == before.page and line.column == before.column
        if line.has_marker and not (full and same_place and self._inside(paragraph, line)):
            return True
        if not same_place:
            if line.bold != before.bold:
                return True
            return not (continues(ended, text) or (full and ended[-1] not in _ENDS))
        gap = line.base - before.base
        leading = self._leading.get(round(before.size), before.size * 1.2)
        if gap > leading * 1.35 + 1 or gap < -before.size:
            return True
        if ended[-1] in "-\u2010" and ended[-2:-1].isalpha() and text[:1].islower():
            return False
        if line.bold != before.bold and (not full or (before.bold and text[:1].isupper())):
            return True
        if not full:
            return not (text[:1].islower() and ended[-1] not in _ENDS and len(ended) > 25)
        indent = line.left - before.left
        if before.has_marker or len(paragraph) == 1:
            return indent > before.size * 6 or (
                indent > 3 and ended[-1] in _ENDS and not before.has_marker
            )
        return indent > before.size * 0.8 or (indent < -before.size * 0.8 and len(paragraph) > 1)

    def _inside(self, paragraph: list[PageLine], line: PageLine) -> bool:
        """Whether what looks like a marker stands where the paragraph's own text goes on."""
        if line.words[0].text in BULLETS or paragraph[-1].text[-1] in ".?!":
            return False
        body = paragraph[1].left if len(paragraph) > 1 else paragraph[0].left
        return abs(line.left - body) < 2 and not paragraph[0].has_marker

    def _is_full(self, before: PageLine, line: PageLine, edge: float = 0.0) -> bool:
        """Whether the first word of a line would not have fitted on the one before it."""
        right = edge or self._margins.get((before.page, before.column), before.right)
        first = line.words[0]
        return before.right + before.size * 0.25 + (first.right - first.left) > right - 1

    def _paragraph_blocks(
        self, paragraph: Sequence[PageLine], beside: Sequence[PageLine] = ()
    ) -> Iterator[tuple[Block, float]]:
        """Yield the block of a paragraph, and one for each of the words at its right edge."""
        if not paragraph:
            return
        first = paragraph[0]
        spans = self._joined_spans(paragraph)
        if not spans:
            return
        place = f"page {first.page}"
        size = round(first.size * 2) / 2
        words = sum(len(span.text) for span in spans)
        if size in self._headings and words < 300:
            plain = assemble(dataclasses.replace(span, bold=False) for span in spans)
            block = Block("heading", plain, level=self._headings[size], place=place)
        else:
            block = Block("paragraph", spans, place=place)
        if first.has_typed_bullet and block.kind == "paragraph" and len(first.words) > 1:
            bullet = dataclasses.replace(spans[0], text="•" + spans[0].text[1:])
            block = dataclasses.replace(block, spans=assemble((bullet, *spans[1:])))
        yield with_marker(block), first.left
        for owner in beside:
            yield Block("paragraph", owner.spans, place=place), first.left

    def _joined_spans(self, lines: Sequence[PageLine]) -> tuple[TextSpan, ...]:
        spans: list[TextSpan] = []
        for line in lines:
            new = list(line.spans)
            if spans and new:
                text_before, between = self._joiner.joint(spans[-1].text, new[0].text)
                spans[-1] = dataclasses.replace(spans[-1], text=text_before)
                if between:
                    spans.append(TextSpan(between, spans[-1].bold and new[0].bold))
            spans += new
        return assemble(spans)


def _footnotes(flow: Flow, size: float) -> frozenset[int]:
    """Return the lines that are notes at the foot of a page: small, and begun by a number."""
    note_lines: set[int] = set()
    for number, line in enumerate(flow):
        after = flow[number + 1] if number + 1 < len(flow) else None
        if not isinstance(line, PageLine) or line.size > size * 0.93:
            continue
        if isinstance(after, PageLine) and after.page == line.page and number + 1 not in note_lines:
            continue  # footnotes are looked for from the last line of the page
        start = number
        while (
            start
            and isinstance(above := flow[start - 1], PageLine)
            and above.page == line.page
            and above.size <= size * 0.93
        ):
            start -= 1
        if isinstance(first := flow[start], PageLine) and first.text[:1].isdigit():
            note_lines.update(range(start, number + 1))
    return frozenset(note_lines)


def _lines_in(piece: PageLine | TableGrid) -> Iterator[PageLine]:
    if isinstance(piece, PageLine):
        yield piece
    else:
        for row in piece.rows:
            for cell in row:
                yield from cell


def _superscript(line: PageLine, before: PageLine) -> bool:
    return abs(line.base - before.base) < before.size


def _heading_sizes(lines: Sequence[PageLine], size: float) -> dict[float, int]:
    """Return the level of each type size that is larger than the text's."""
    larger = {
        round(line.size * 2) / 2 for line in lines if line.size > size * 1.12 and line.text.strip()
    }
    return {
        type_size: min(level, 6) for level, type_size in enumerate(sorted(larger, reverse=True), 1)
    }


def _leading(lines: Sequence[PageLine]) -> dict[int, float]:
    """Return how far apart the lines of a paragraph stand, by type size."""
    gaps: dict[int, list[float]] = {}
    for before, line in pairwise(lines):
        gap = line.base - before.base
        if line.page == before.page and before.size * 0.8 < gap < before.size * 2.5:
            gaps.setdefault(round(before.size), []).append(gap)
    return {size: _commonest(distances) for size, distances in gaps.items()}


def _commonest(gaps: Sequence[float]) -> float:
    """Return the commonest gap; the smallest of those that are nearly as common."""
    counted = Counter(round(gap * 2) / 2 for gap in gaps)
    most = max(counted.values())
    return min(gap for gap, count in counted.items() if count >= most * 0.4)


def _margins(lines: Sequence[PageLine]) -> dict[tuple[int, int], float]:
    """Return the right edge of each column: of its own lines, and of all pages where it has few."""
    by_column: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        by_column.setdefault((line.page, line.column), []).append(line.right)
    alone = [max(rights) for (_, column), rights in by_column.items() if column == 0]
    widest = statistics.median(alone) if alone else 0.0
    return {key: max(*rights, widest if key[1] == 0 else 0.0) for key, rights in by_column.items()}
