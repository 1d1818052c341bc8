"""Tables: one with data stays a table; one that only lays out the page becomes text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence

from comsite.importing.document import Block, TextSpan
from comsite.importing.readers.common import Finding, assemble, with_marker

TABLE_HEADING = (
    "the text was laid out in a table; the headings of its columns were left out",
    "the text was laid out in {count} tables; the headings of their columns were left out",
)

Cell = tuple[Block, ...]
Row = tuple[Cell, ...]

_NUMBER = re.compile(
    r"\(?(?:item )?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?\)?|\(?[a-z][.)]", re.IGNORECASE
)

_HEADING = re.compile(
    r"(?:agenda )?(?:item|no\.?|number|ref\.?|reference|minutes?|actions?|owner|by|by whom|who|when"
    r"|date|due|due date|deadline|decisions?|subject|topic|title|details?|discussion|notes?|lead"
    r"|responsible|matter|business|resolution|outcome|description|key points|page|paper|time|power"
    r"|action (?:points?|by|owner|required|for)|item (?:no\.?|number)"
    r"|minute (?:no\.?|number|ref\.?)|discussion (?:points?|and decisions?))[.:]?",
    re.IGNORECASE,
)

_LABEL = re.compile(r"action|owner|by|who|when|due|deadline|lead|responsible", re.IGNORECASE)
_TITLE = re.compile(r"(?:agenda )?(?:items?|subject|topic|title|matter)[.:]?", re.IGNORECASE)
_LONGEST_TITLE = 12  # words
_PROSE = 25  # words; a cell with more is prose and no datum


def as_blocks(rows: Sequence[Row], place: str, add: Callable[[Finding], None]) -> Iterator[Block]:
    """Yield a table's block; or the blocks of its cells, if the table only lays out text.

    The headings of such a table are reported as left out, but headings like "Action" or "Owner" are
    put before each block below them. Text under "Item" or "Subject" becomes bold, as a title.
    """
    filled = [row for row in rows if any(cell for cell in row)]
    if not filled:
        return
    if _lays_out(filled):
        headings = [_cell_text(cell) for cell in filled[0]]
        named = [heading for heading in headings if heading]
        if len(filled) > 1 and len(named) > 1 and all(map(_HEADING.fullmatch, named)):
            add(Finding("table heading", place, " ".join(named)))
            filled = filled[1:]
        else:
            headings = []
        for row in filled:
            yield from _blocks_of_row(row, headings)
        return
    width = max(len(row) for row in filled)
    yield Block(
        "table",
        rows=tuple(
            tuple(cell_spans(cell) for cell in row) + ((),) * (width - len(row)) for row in filled
        ),
        place=place,
    )


def cell_spans(cell: Cell) -> tuple[TextSpan, ...]:
    """Return a cell's blocks as spans, a line break between two, with the markers of its lists."""
    spans: list[TextSpan] = []
    for block in cell:
        if spans:
            spans.append(TextSpan("\n"))
        if block.marker:
            spans.append(TextSpan(f"{block.marker} "))
        spans += [
            dataclasses.replace(span, text=span.text.replace("\t", " ")) for span in block.spans
        ]
        for row in block.rows:
            for inner in row:
                spans += [*inner, TextSpan(" ")]
            spans.append(TextSpan("\n"))
    return assemble(spans)


def _lays_out(rows: Sequence[Row]) -> bool:
    used = {number for row in rows for number, cell in enumerate(row) if cell}
    if len(used) == 1 or (len(rows) == 1 and any(_is_prose(cell) for cell in rows[0])):
        return True
    cells = [cell for row in rows for cell in row if cell]
    if any(block.kind in ("heading", "table") for cell in cells for block in cell):
        return True
    if any(len(cell) >= 3 and _words(cell) > 60 for cell in cells):
        return True
    first = [row[0] for row in rows if row and row[0]]
    numbered = sum(bool(_NUMBER.fullmatch(_cell_text(cell))) for cell in first)
    if len(first) < 2 or numbered <= len(first) * 0.6:
        return False
    return any(map(_is_prose, cells)) or (len(used) == 2 and all(map(_has_letters, rows)))


def _has_letters(row: Row) -> bool:
    """Whether the cells after the first have words, and no figures alone."""
    return any(map(str.isalpha, "".join(_cell_text(cell) for cell in row[1:])))


def _blocks_of_row(row: Row, headings: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of a row; a cell with a number alone marks the text beside it."""
    marker = ""
    for number, cell in enumerate(row):
        heading = headings[number] if number < len(headings) else ""
        if _LABEL.match(heading):
            cell = tuple(_labelled(block, heading) for block in cell)
        elif _TITLE.fullmatch(heading) and (marker or not number) and cell:
            cell = (_in_bold(cell[0]), *cell[1:]) if _words(cell[:1]) <= _LONGEST_TITLE else cell
        if not marker and len(cell) == 1 and cell is not row[-1]:
            shown = _cell_text(cell)
            if _NUMBER.fullmatch(shown):
                marker = shown
                continue
        for block in cell:
            if marker and block.kind in ("paragraph", "heading") and not block.marker:
                kind = block.kind if block.kind == "heading" else "number"
                block = dataclasses.replace(
                    block, kind=kind, marker=marker, level=max(block.level, 1)
                )
                marker = ""
            elif marker:
                yield Block("number", level=1, marker=marker, place=block.place)
                marker = ""
            yield with_marker(block)
    if marker:
        yield Block("number", level=1, marker=marker)


def _labelled(block: Block, label: str) -> Block:
    spans = assemble((TextSpan(f"{label.rstrip(':')}: ", bold=True), *block.spans))
    return dataclasses.replace(block, spans=spans) if block.text.strip() else block


def _in_bold(block: Block) -> Block:
    return dataclasses.replace(
        block, spans=tuple(dataclasses.replace(span, bold=True) for span in block.spans)
    )


def _is_prose(cell: Cell) -> bool:
    return _words(cell) > _PROSE


def _words(cell: Cell) -> int:
    return sum(len(block.text.split()) for block in cell)


def _cell_text(cell: Cell) -> str:
    return " ".join(f"{block.marker} {block.text}".strip() for block in cell).strip()
