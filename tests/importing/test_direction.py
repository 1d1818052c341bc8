"""Words of Arabic and Hebrew, which are read from right to left."""

from __future__ import annotations

import pytest

from comsite.importing.readers.pdf.direction import read_order
from comsite.importing.readers.pdf.lines import PageLine
from comsite.importing.readers.pdf.page import PageWord


def _line(text: str) -> PageLine:
    """A line whose words stand from left to right as they do in a text."""
    words, left = [], 60.0
    for word in text.split():
        words.append(PageWord(word, left, left + 20, 700, 11))
        left += 25
    return PageLine(tuple(words), 1)


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("They met here.", "They met here."),
        ("עולם שלום", "שלום עולם"),
        ("المصابيح في الشارع", "الشارع في المصابيح"),
        ("He said עולם שלום twice", "He said שלום עולם twice"),
        ("He said עולם 12 שלום twice", "He said שלום 12 עולם twice"),
        ("He said שלום 12 lamps", "He said שלום 12 lamps"),
        ("ועוד Town Hall עולם שלום", "שלום עולם Town Hall ועוד"),
        (".עולם 12 שלום", "שלום 12 .עולם"),
    ],
)
def test_words_are_in_the_order_of_reading(seen: str, read: str) -> None:
    """Those of other scripts keep theirs within the line, and it has one space between two."""
    line = _line(seen)
    assert " ".join(word.text for word in read_order(line.words)) == read
    assert line.text == read
