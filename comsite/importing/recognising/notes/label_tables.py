"""Turn tables of labels into lines: "Date | 3 June 2031" says what "Date: 3 June 2031" says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.block_text import is_bold, is_sentence, single_lines, words
from comsite.importing.recognising.notes.opening import is_labelled
from comsite.importing.recognising.people.labels import label_of

Cell = tuple[TextSpan, ...]
_FEWEST = 2  # labels that are known
_MOST_BEFORE = 40  # blocks in which such a table is looked for


def with_labels_as_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, with each table of labels in front as a line for each label.

    A value of several lines becomes a list below its label. A row without a label keeps its cells
    as paragraphs, in their order.
    """
    lines: list[Block] = []
    for place, block in enumerate(_with_tabs_as_tables(blocks)):
        if place < _MOST_BEFORE and block.kind == "table" and _is_of_labels(block):
            for row in block.rows:
                lines += _lines_of_row(block, row)
        else:
            lines.append(block)
    return lines


def _with_tabs_as_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; lines with tabs below labels with tabs between them are one table.

    A line without a tab may be of any column. It follows the table and a rule, behind which nobody
    is in a list.
    """
    place = 0
    while place < len(blocks):
        width = _labels_beside(blocks[place])
        end = place + 1
        while width and end < len(blocks) and _is_of_columns(blocks[end], width):
            end += 1
        if end > place + 1:
            lines = blocks[place:end]
            rows = [row for line in lines for row in _cells(line) if len(row) > 1]
            filled = tuple((*row, *[()] * width)[:width] for row in rows)
            yield Block("table", rows=filled, place=blocks[place].place)
            yield Block("rule", place=blocks[place].place)
            yield from (line for line in lines if line.kind != "table" and "\t" not in line.text)
        else:
            yield blocks[place]
        place = end


def _cells(line: Block) -> list[tuple[Cell, ...]]:
    """Return the rows of a table, or a line cut at its tabs as one row."""
    if line.kind == "table":
        return list(line.rows)
    return [tuple((TextSpan(cell),) for cell in line.text.split("\t"))]


def _labels_beside(block: Block) -> int:
    """Return the number of labels of lists that a line has with tabs between them, from two on."""
    cells = block.text.split("\t") if block.kind == "paragraph" else []
    labels = [label_of(Block("paragraph", (TextSpan(cell),))) for cell in cells]
    are_lists = all(label and not label.text_after for label in labels)
    return len(cells) if len(cells) > 1 and are_lists else 0


def _is_of_columns(block: Block, width: int) -> bool:
    """Whether a line may be a row below labels: no title, no sentence and no label."""
    if block.kind == "table":
        return all(1 < len(row) <= width for row in block.rows)
    text = block.text
    if len(text.split("\t")) > width:
        return False
    is_line = block.kind == "paragraph" and not block.marker and not is_sentence(text)
    return is_line and label_of(block) is None and not is_bold(block)


def _is_of_labels(table: Block) -> bool:
    """Whether most rows are labels and their values in turn."""
    rows = [filled for row in table.rows if (filled := _filled(row))]
    named = [row for row in rows if len(row) % 2 == 0 and all(map(_is_label, row[::2]))]
    is_said = all(len(row) <= 2 or not _is_label(row[1]) for row in named)
    pairs = sum(len(row) // 2 for row in named)
    return is_said and pairs >= _FEWEST and 2 * len(named) > len(rows)


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if words(_text(cell))]


def _is_label(cell: Cell) -> bool:
    text = _text(cell).strip(" :\n")
    label = label_of(Block("paragraph", (TextSpan(text),)))
    named = is_labelled(Block("paragraph", (TextSpan(f"{text}: "),)))
    return "\n" not in text and (named or bool(label and not label.text_after))


def _lines_of_row(table: Block, row: Sequence[Cell]) -> Iterator[Block]:
    filled = _filled(row)
    if len(filled) % 2 or not all(map(_is_label, filled[::2])):
        for cell in filled:
            yield from single_lines([Block("paragraph", cell, place=table.place)])
        return
    for name, value in zip(filled[::2], filled[1::2], strict=True):
        label = f"{_text(name).strip(' :')}:"
        values = [*single_lines([Block("paragraph", value, place=table.place)])]
        if len(values) == 1:
            yield replace(values[0], spans=(TextSpan(f"{label} "), *values[0].spans))
        else:
            yield Block("paragraph", (TextSpan(label),), place=table.place)
            yield from (replace(line, kind="bullet", level=1) for line in values)


def _text(cell: Cell) -> str:
    return "".join(span.text for span in cell)
