"""Words that stand on one line of a page, with their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from comsite.importing.document import TextSpan
from comsite.importing.readers.common import assemble
from comsite.importing.readers.pdf.direction import read_order
from comsite.importing.readers.pdf.page import PageWord

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
    def spans(self) -> tuple[TextSpan, ...]:
        """The text of the line; a tab where there is a gap as between the cells of a table."""
        parts: list[TextSpan] = []
        words = read_order(self.words)
        form, text = words[0], words[0].text
        places = {id(word): place for place, word in enumerate(self.words)}
        for before, word in pairwise(words):
            is_beside = abs(places[id(before)] - places[id(word)]) == 1
            text += _gap(before, word) if is_beside else " "
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
    for row in rows:
        row.sort(key=lambda word: word.left)
    return rows


def _gap(before: PageWord, word: PageWord) -> str:
    backwards = word.left < before.left
    gap = before.left - word.right if backwards else word.left - before.right
    if word.glued and gap < word.size * 0.15:
        return ""
    return "\t" if gap > word.size * 1.8 else " "
