"""Words that stand on one line of a page, with their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest

from comsite.importing.document import Block, TextSpan
from comsite.importing.readers.common import assemble, marker_length, with_marker
from comsite.importing.readers.pdf.direction import read_order
from comsite.importing.readers.pdf.page import WIDE, PageWord

_FEW = 2  # gaps of a line that do not show whether it is justified
_SHORT = 3  # letters; the words of a line of text have more, those of a table's cells may not
_EVEN = 0.15  # of the widest gap; the gaps of a justified line differ by less
_SENTENCE_END = re.compile(r"[.,;:]\s*$")  # a stop that is in the area of a link but not part of it


@dataclass(frozen=True)
class PageLine:
    """A line of one column; ``left`` and ``right`` are where its words begin and end."""

    words: tuple[PageWord, ...]
    page: int
    column: int = 0

    @cached_property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def base(self) -> float:
        return self.words[0].base

    @cached_property
    def size(self) -> float:
        """The type size of its longest word."""
        return max(self.words, key=lambda word: len(word.text)).size

    @cached_property
    def bold(self) -> bool:
        """Whether all of its words are."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @cached_property
    def has_marker(self) -> bool:
        """Whether it begins with a bullet, or with a number or letter of a list."""
        if self.has_typed_bullet:
            return True
        text = self.text.replace("\t", " ", 1)
        block = with_marker(Block("paragraph", (TextSpan(text),)))
        return block.kind in ("bullet", "number") or bool(
            marker_length(f"{text} x") and " " not in text
        )

    @cached_property
    def has_lone_marker(self) -> bool:
        """Whether its first cell is a number, letter or bullet, or a number that may be one."""
        first, *others = self.cells
        return bool(others) and len(first) == 1 and (self.has_marker or first[0].text.isdigit())

    @cached_property
    def has_typed_bullet(self) -> bool:
        """Word's hollow bullet is an "o" of Courier; others are signs of a font of symbols."""
        first = self.words[0]
        return (first.text == "o" and first.symbols) or first.text == "\ufffd"

    @cached_property
    def cells(self) -> tuple[tuple[PageWord, ...], ...]:
        """The words between gaps that are as wide as those between the cells of a table.

        In a line of justified text the gaps can be as wide, but they are all of one width.
        """
        gaps = [word.left - before.right for before, word in pairwise(self.words)]
        letters = sum(len(word.text) for word in self.words) > len(self.words) * _SHORT
        even = len(gaps) > _FEW and letters and max(gaps) - min(gaps) < max(gaps) * _EVEN
        cells = [[self.words[0]]]
        for gap, word in zip(gaps, self.words[1:], strict=True):
            if gap > word.size * WIDE and not even:
                cells.append([])
            cells[-1].append(word)
        return tuple(map(tuple, cells))

    @cached_property
    def spans(self) -> tuple[TextSpan, ...]:
        """The text of the line, with a tab between two cells."""
        parts: list[TextSpan] = []
        words = read_order(self.words)
        form, text = words[0], words[0].text
        places = {id(word): place for place, word in enumerate(self.words)}
        firsts = {id(cell[0]) for cell in self.cells[1:]}
        for before, word in pairwise(words):
            step = places[id(word)] - places[id(before)]
            if abs(step) == 1 and id(word if step == 1 else before) in firsts:
                text += "\t"
            elif not (abs(step) == 1 and word.glued and _touch(before, word)):
                text += " "
            if (word.bold, word.italic, word.href) != (form.bold, form.italic, form.href):
                parts += _spans_in_form(text, form)
                form, text = word, ""
            text += word.text
        return assemble([*parts, *_spans_in_form(text, form)])

    @cached_property
    def text(self) -> str:
        """The words of the line, with one space or tab between two."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table: for each row, for each cell, its lines; and where each column ends."""

    rows: tuple[tuple[tuple[PageLine, ...], ...], ...]
    edges: tuple[float, ...]
    page: int
    base: float


def _spans_in_form(text: str, form: PageWord) -> Iterator[TextSpan]:
    """Yield the text in the form of a word; a link has not the stop that follows it."""
    end = _SENTENCE_END.search(text) if form.href else None
    cut = end.start() if end else len(text)
    yield TextSpan(text[:cut], form.bold, form.italic, form.href)
    yield TextSpan(text[cut:], form.bold, form.italic)


def rows_of(words: Sequence[PageWord]) -> list[list[PageWord]]:
    """Words that stand on one line across the page, from left to right, from the top down."""
    rows: list[list[PageWord]] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        for row in reversed(rows[-3:]):
            if abs(row[0].base - word.base) < max(row[0].size, word.size) * 0.38:
                row.append(word)
                break
        else:
            rows.append([word])
    return list(_with_raised(rows))


def _with_raised(rows: list[list[PageWord]]) -> Iterator[list[PageWord]]:
    """Yield the rows in order of their words; raised letters, as in 3rd, go where they belong."""
    raised: list[PageWord] = []
    for row, below in zip_longest(rows, rows[1:]):
        if below and all(_is_raised(word, below) for word in row):
            raised += row
            continue
        yield sorted([*row, *raised], key=lambda word: word.left)
        raised = []


def _is_raised(word: PageWord, row: list[PageWord]) -> bool:
    """Whether a small word stands at the shoulder of one in the row below it."""
    return any(
        word.size < other.size * 0.8
        and other.base - word.base < other.size * 0.6
        and abs(word.left - other.right) < other.size * 0.25
        for other in row
    )


def _touch(first: PageWord, second: PageWord) -> bool:
    gap = max(first.left, second.left) - min(first.right, second.right)
    return gap < second.size * 0.15
