"""Open tables that have an item in each row: replace them by the text of their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.block_text import (
    LONGEST_TITLE,
    paragraph,
    rows_as_text,
    single_lines,
    words,
)
from comsite.importing.recognising.notes.item_actions import (
    is_column_of_actions,
    is_table_of_actions,
)

_LONGEST_NAME = 4  # words of the heading of a column
_NUMBER = re.compile(r"(?:(?:item|minute|agenda) )?(?:no|nr|number|ref|reference|#)\.?", re.I)
_MARKER = re.compile(r"(?=\S*[0-9])\S{1,12}|\(?[a-z][.)]?|\(?[ivx]+[.)]", re.I)
_TITLE = re.compile(r"(?:agenda )?(?:items?|subjects?|topics?|matters?|headings?|titles?)", re.I)
_TEXT = re.compile(
    r"(?:key |main |summary of )?(?:discussions?|notes?|minutes?|points?|decisions?|outcomes?"
    r"|resolutions?|comments?|details?|updates?)"
    r"(?: (?:points?|(?:and|&|/) (?:decisions?|outcomes?|notes?|resolutions?)))?",
    re.I,
)


def with_tables_opened(
    blocks: Sequence[Block], is_number: Callable[[str], bool]
) -> tuple[list[Block], str]:
    """Replace tables of items by their contents; also return the headings of their columns.

    A table that is a small part of the notes stays one: a fifth where its rows have numbers, a
    third where its columns alone tell.
    ``is_number`` tells the first cell of an item that has a number.
    """
    opened: list[Block] = []
    lost: list[str] = []
    every = sum(map(_extent, blocks))
    listed = [block for block in blocks if _are_numbered(block, is_number)]
    numbered = listed if 5 * sum(map(_extent, listed)) > every else []
    for block in blocks:
        rows = rows_as_text(block)
        named = bool(rows) and _names_items(rows[0]) and 3 * _extent(block) > every
        if not (named or block in numbered):
            opened.append(block)
            continue
        head = rows[0] if named or _is_head(rows[0], is_number) else ()
        lost += [cell for cell in head if cell]
        for row in block.rows[1 if head else 0 :]:
            opened += _blocks_of_row(block, row, head)
    return opened, " ".join(lost)


def _extent(block: Block) -> int:
    """Return the number of words in a block."""
    return len(words(block.text))


def _names_items(head: Sequence[str]) -> bool:
    """Whether the headings of the columns are those of items and what was said of each."""
    cells = [_name(cell) for cell in head if cell]
    titles = [cell for cell in cells if _TITLE.fullmatch(cell)]
    texts = [cell for cell in cells if _TEXT.fullmatch(cell)]
    others = [cell for cell in cells if _NUMBER.fullmatch(cell) or is_column_of_actions(cell)]
    return bool(titles and texts) and len({*titles, *texts, *others}) == len({*cells})


def _are_numbered(block: Block, is_number: Callable[[str], bool]) -> bool:
    """Whether its rows have numbers as items have; a list of actions may have such too."""
    rows = rows_as_text(block)
    firsts = [row[0] for row in rows if row]
    numbered = [first for first in firsts if is_number(first)]
    wide = all(len(row) > 1 for row in rows)
    references = [first for first in numbered if re.match(r"\S*[A-Za-z]+ ?[0-9]+/[0-9]+", first)]
    if not wide or len(numbered) < (1 if references else 2) or len(numbered) * 2 < len(firsts):
        return False
    return not is_table_of_actions(block) or any(_TITLE.fullmatch(_name(cell)) for cell in rows[0])


def _is_head(row: Sequence[str], is_number: Callable[[str], bool]) -> bool:
    """Whether a first row names the columns: a few words in each cell, and no number."""
    return not is_number(row[0]) and all(len(words(cell)) <= _LONGEST_NAME for cell in row)


def _name(cell: str) -> str:
    return cell.strip(" .:")


def _blocks_of_row(
    table: Block, row: Sequence[tuple[TextSpan, ...]], head: Sequence[str]
) -> Iterator[Block]:
    """Yield the blocks of a row: number and title, then each line of its cells.

    The headings "Action", "Owner" and the like are repeated before the text below them.
    """
    number, is_begun = "", False
    for column, cell in enumerate(row):
        name = _name(head[column]) if column < len(head) else ""
        label = f"{name}: " if is_column_of_actions(name) else ""
        cell_block = Block("paragraph", cell, place=table.place)
        if column == 0 and _MARKER.fullmatch(cell_block.text.strip()):
            number = cell_block.text.strip()
            continue
        for line in single_lines([cell_block]):
            if not words(line.text):
                continue
            if number:
                yield replace(line, kind="number", level=1, marker=number)
                number, is_begun = "", True
            elif not is_begun and _TITLE.fullmatch(name) and len(line.text) <= LONGEST_TITLE:
                yield replace(line, kind="heading", level=2)
                is_begun = True
            elif label:
                yield replace(line, spans=(TextSpan(label, bold=True), *line.spans))
            else:
                yield line
    if number:
        yield paragraph(number, table)
