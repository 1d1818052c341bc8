"""Read lists of people that are side by side in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.block_text import is_sentence, single_lines, words
from comsite.importing.recognising.people.labels import ListLabel, label_of
from comsite.importing.recognising.people.person_names import is_name

Cell = tuple[TextSpan, ...]
_MARK = re.compile(r"\W|[A-Z]|yes|no", re.I)  # what stands in a column that is ticked
# Headings that show that a table goes on with items after the lists of people.
_ITEMS = re.compile(
    r"(?:agenda )?(?:items?|no|nr|number|ref|subjects?|topics?|discussions?|actions?|minutes?)\.?",
    re.I,
)
_NUMBER = re.compile(r"[0-9]+(?:[./][0-9]+)*[.)]?")


def lists_apart(block: Block) -> list[Block]:
    """Turn a table with lists side by side into one list after the other; else return the block.

    Rows above and below the lists stay a table. The people become bullets under their label.
    """
    for at, row in enumerate(block.rows):
        starts = _starts(row)
        if not starts:
            continue
        end = _end(block.rows, at, starts)
        if not _is_ticked(block.rows[at + 1 : end], starts):
            lists = _lists(block, block.rows[at:end], starts)
            above, below = block.rows[:at], block.rows[end:]
            following = lists_apart(replace(block, rows=below)) if below else []
            return [*([replace(block, rows=above)] if above else []), *lists, *following]
    return [block]


def _starts(row: Sequence[Cell]) -> list[int]:
    """Return the columns that begin with a label, if the first and another column do."""
    named = {at: label for at, cell in enumerate(row) if (label := _label(cell))}
    filled = [at for at, cell in enumerate(row) if words(_text(cell))]
    lists = {label.how for label in named.values()}
    is_head = len(named) > 1 and filled[0] in named and len(lists) > 1
    return list(named) if is_head and not all(label.role for label in named.values()) else []


def _label(cell: Cell) -> ListLabel | None:
    first, *_ = [*single_lines([Block("paragraph", cell)]), Block("paragraph")]
    return label_of(first)


def _end(rows: Sequence[Sequence[Cell]], at: int, starts: Sequence[int]) -> int:
    """Return the index of the first row after the lists."""
    for number in range(at + 1, len(rows)):
        cells = {column: _text(cell) for column, cell in enumerate(rows[number])}
        filled = [text.strip(" :") for text in cells.values() if words(text)]
        outside = any(words(cells[column]) for column in range(starts[0]))
        heads = sum(bool(_ITEMS.fullmatch(text)) for text in filled)
        sentences = [text for text in filled if any(map(is_sentence, text.split("\n")))]
        numbered = bool(filled) and bool(_NUMBER.fullmatch(filled[0]))
        if outside or heads > 1 or sentences or numbered or _starts(rows[number]):
            return number
    return len(rows)


def _is_ticked(rows: Sequence[Sequence[Cell]], starts: Sequence[int]) -> bool:
    """Whether a column of a list says yes or no and names nobody."""
    columns = [[_text(row[at]).strip() for row in rows if at < len(row)] for at in starts]
    filled = [[text for text in column if text] for column in columns]
    return any(column and all(map(_MARK.fullmatch, column)) for column in filled)


def _lists(table: Block, rows: Sequence[Sequence[Cell]], starts: Sequence[int]) -> Iterator[Block]:
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        named, *lines = single_lines([Block("paragraph", rows[0][start], place=table.place)])
        yield named
        for row in ((None, *rows[0][start + 1 : end]), *(row[start:end] for row in rows[1:])):
            cells = [cell for cell in row if cell and words(_text(cell))]
            joined = [cells] if _is_one(cells) else [[cell] for cell in cells]
            lines += [
                Block("paragraph", _cells_joined(person_cells), place=table.place)
                for person_cells in joined
            ]
        for line in single_lines(lines):
            if words(line.text):
                yield replace(line, kind="bullet", level=1)


def _is_one(cells: Sequence[Cell]) -> bool:
    """Whether cells side by side are one person and what is said of them."""
    return len(cells) > 1 and not all(is_name(_text(cell).strip()) for cell in cells)


def _cells_joined(cells: Sequence[Cell]) -> Cell:
    spans = list(cells[0]) if cells else []
    for cell in cells[1:]:
        spans += [TextSpan(" – "), *cell]
    return tuple(spans)


def _text(cell: Cell) -> str:
    return "".join(span.text for span in cell)
