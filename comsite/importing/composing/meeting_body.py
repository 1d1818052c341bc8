"""The text of a meeting's notes: items, lettered entries and actions, as ``anchors`` reads them.

A number or letter that occurs twice can have no address of its own; it is kept as a word.
"""

from __future__ import annotations

import re
from itertools import count, groupby
from string import ascii_lowercase

from comsite.base.urls import number_slug
from comsite.importing.composing.body import BodyEntry, Top, Writer, names_actions, tops
from comsite.importing.document import TextSpan
from comsite.texts.agenda import ITEM, OPENING
from comsite.texts.numbering import LABEL, MOST_ACTIONS, letter_at

_LETTER = re.compile(r"\(?([a-z]{1,2})[).:]?")


_NUMERAL = re.compile(r"\(?[ivxlcdm]{3,}[).:]?")  # iii: its list has numerals and no letters


_AROUND = "().: "


class MeetingWriter(Writer):
    """Writes the notes of a meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.items: set[str] = set()
        self._begin_item(OPENING)

    def _begin_item(self, number: str) -> None:
        self.number = number
        self.count = 0
        self.letters: set[str] = set()
        self.action_letters: set[str] = set()
        self.at_actions = False

    def count_block(self) -> None:
        """Count the latest block, because the page shows item and count before it."""
        self.count += 1

    def heading(self, entry: BodyEntry, at_list: bool) -> None:
        """Write a heading as an item, as a heading inside an item, or as words."""
        number = self._own_number(entry) if entry.block.level <= 2 else ""
        if number:
            self._begin_item(number)
            self.items.add(number_slug(number))
            self.level = 1
            self.add_heading(entry, 2, f"{number}. ")
        elif self.number == OPENING or (names_actions(entry.words) and not entry.marker):
            self.paragraph(entry, at_list)
        else:
            marker = f"{entry.marker} " if entry.marker else ""
            self.add_heading(entry, max(entry.block.level, 3), marker)

    def _own_number(self, entry: BodyEntry) -> str:
        """Return the number of an item; where another item has it, with the first free letter."""
        printed = entry.marker.strip(_AROUND)
        for number in (
            printed,
            *(printed.rstrip(ascii_lowercase) + letter for letter in ascii_lowercase),
        ):
            if not ITEM.fullmatch(f"{number}. {entry.words}"):
                return ""
            if number_slug(number) not in self.items:
                if number != printed:
                    message = f"item {printed} stands twice; the second one is {number} here"
                    self.changes.append((entry.block.place, message))
                return number
        return ""

    def paragraph(self, entry: BodyEntry, at_list: bool = False) -> None:
        """Write a paragraph; one that announces actions becomes a heading over their list."""
        if names_actions(entry.words) and not entry.marker and _is_bold(entry):
            self.at_actions = at_list and self.number != OPENING and not entry.step
            if self.at_actions:
                self.add_heading(entry, 3)
            else:
                self.add_words(entry, (TextSpan(entry.words, italic=True),))
        elif entry.block.kind == "heading":
            self.add_words(entry, entry.bold_spans)
        elif entry.marker.strip(_AROUND) == f"{self.number}.{self.count + 1}":
            self.add_words(entry, entry.block.spans)  # the page prints this number itself
        else:
            self.add_words(entry, entry.spans_with_marker)

    def list_of(self, entries: list[Top]) -> None:
        """Write actions after their heading; else lettered entries, bullets or paragraphs."""
        if self.at_actions:
            self.at_actions = False
            entries = self._begin_with_actions(entries)
        lettered = not any(_NUMERAL.fullmatch(top.marker) for top, _ in entries)
        kinds = [(self._kind(top, lettered), (top, inner)) for top, inner in entries]
        for kind, group in groupby(kinds, key=lambda pair: pair[0]):
            if kind == "paragraph":
                for _, (top, inner) in group:
                    self.paragraph(top)
                    if inner:
                        self._bullets(list(tops(inner)))
            elif kind == "letter":
                self.add_bullets(
                    (nested, f"{_letter(nested[0])}) ", nested[0].block.spans)
                    for _, nested in group
                )
            else:
                self._bullets([nested for _, nested in group])

    def _kind(self, top: BodyEntry, lettered: bool) -> str:
        letter = _letter(top)
        if lettered and letter and letter not in self.letters:
            self.letters.add(letter)
            return "letter"
        return "paragraph" if top.marker[:1].isdigit() else "bullet"

    def _bullets(self, entries: list[Top]) -> None:
        """Write entries without letters; put what looks like a letter in bold, as a word."""
        written = []
        for nested in entries:
            top, self.count = nested[0], self.count + 1
            words = f"{top.marker} {top.words}".strip()
            first, spans = (
                top.first_word_apart if LABEL.match(f"{words} ") else ("", top.spans_with_marker)
            )
            written.append((nested, first, spans))
        self.add_bullets(written)

    def _begin_with_actions(self, entries: list[Top]) -> list[Top]:
        """Write the actions of a list and return the rest: a number after bullets is none."""
        end = len(entries)
        if not entries[0][0].marker[:1].isdigit():
            numbered = (at for at, (top, _) in enumerate(entries) if top.marker[:1].isdigit())
            end = next(numbered, end)
        if end > MOST_ACTIONS:
            return entries
        self._actions(entries[:end])
        return entries[end:]

    def _actions(self, entries: list[Top]) -> None:
        """Write the actions with their letters, or with the next free letters."""
        letters = [_letter(top) for top, _ in entries]
        markers = [top.marker.strip(_AROUND) for top, _ in entries]
        own = {letter for letter in letters if letter} - self.action_letters
        as_printed = len(own) == len(entries)
        as_counted = markers == [str(number + 1) for number in range(len(entries))]
        if not as_printed:
            free = (
                letter for letter in map(letter_at, count()) if letter not in self.action_letters
            )
            letters = [next(free) for _ in entries]
        if as_counted:
            message = (
                f"the actions of item {self.number} have letters here and not the numbers printed"
            )
            self.changes.append((entries[0][0].block.place, message))
        self.action_letters.update(letters)
        bare = as_printed or as_counted
        self.add_bullets(
            (nested, f"{letter}) ", nested[0].block.spans if bare else nested[0].spans_with_marker)
            for nested, letter in zip(entries, letters, strict=True)
        )


def _letter(top: BodyEntry) -> str:
    match = _LETTER.fullmatch(top.marker)
    return match[1] if match else ""


def _is_bold(entry: BodyEntry) -> bool:
    """Whether it is a heading, or a paragraph that begins in bold."""
    spans = [span for span in entry.block.spans if span.text.strip()]
    return entry.block.kind == "heading" or bool(spans and spans[0].bold)
