"""The text of a report: its printed paragraph numbers are kept, and are the addresses.

A number that occurs twice can have no address of its own; it is kept as a word.
"""

from __future__ import annotations

import re
from itertools import groupby

from comsite.base.urls import number_slug
from comsite.importing.composing.body import BodyEntry, Top, Writer, tops
from comsite.texts.numbering import PRINTED

_WHOLE = re.compile(r"\(?([0-9]{1,3})[).:]?")


class ReportWriter(Writer):
    """Writes the text of a report, whose highest heading has this level."""

    def __init__(self, highest: int) -> None:
        super().__init__()
        self.highest = highest
        self.numbers: set[str] = set()

    def heading(self, entry: BodyEntry, at_list: bool) -> None:
        """Write a heading; the highest level becomes the sections of the page."""
        marker = f"{entry.marker} " if entry.marker else ""
        self.add_heading(entry, entry.block.level - self.highest + 2, marker)

    def paragraph(self, entry: BodyEntry, at_list: bool = False) -> None:
        """Write a paragraph with its number."""
        self._part((entry, ()))

    def list_of(self, entries: list[Top]) -> None:
        """Write numbered paragraphs with the entries nested in them, and bullets."""
        for has_number, group in groupby(
            entries, key=lambda nested: nested[0].marker[:1].isdigit()
        ):
            if has_number:
                for nested in group:
                    self._part(nested)
            else:
                self.add_bullets((nested, "", nested[0].spans_with_marker) for nested in group)

    def _part(self, top: Top) -> None:
        entry, inner = top
        number = _WHOLE.fullmatch(entry.marker)
        if entry.block.kind != "heading" and number and self._is_new(number[1]):
            self.add_numbered(top, f"{number[1]}.")
            return
        printed = PRINTED.match(f"{entry.marker} {entry.words}".lstrip())
        if entry.block.kind == "heading":
            self.add_words(entry, entry.bold_spans)
        elif number or (printed and not self._is_new(printed[1])):
            first, spans = entry.first_word_apart
            self.add_words(entry, spans, first)
        else:
            self.add_words(entry, entry.spans_with_marker)
        if inner:
            self.add_bullets((nested, "", nested[0].spans_with_marker) for nested in tops(inner))

    def _is_new(self, number: str) -> bool:
        """Whether no paragraph above bears this number; it is taken now."""
        anchor = number_slug(number)
        if anchor in self.numbers:
            return False
        self.numbers.add(anchor)
        return True
