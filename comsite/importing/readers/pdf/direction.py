"""The order in which words of a line are read: those of Arabic or Hebrew go from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal

from comsite.importing.readers.pdf.page import PageWord

_LETTERS = {"R": "right", "AL": "right", "L": "left"}


def goes_left(text: str) -> bool:
    """Whether a word is read from right to left: its first letter is of such a script."""
    return not text.isascii() and _begins(text) == "right"


def _begins(text: str) -> Literal["right", "left", ""]:
    """Return from which side a word is read, or nothing for figures and marks."""
    kinds = (_LETTERS.get(unicodedata.bidirectional(letter)) for letter in text)
    side = next(filter(None, kinds), "")
    return "right" if side == "right" else "left" if side else ""


def read_order(words: Sequence[PageWord]) -> Sequence[PageWord]:
    """Return the words of a line in the order of reading; they come from left to right.

    In a line that has mostly words of Arabic or Hebrew, all goes from right to left but the words
    of other scripts; in another line only what stands between two words of Arabic or Hebrew.
    """
    if not any(goes_left(word.text) for word in words):
        return words
    sides = [_begins(word.text) for word in words]
    if sides.count("right") > sides.count("left"):
        turned = [*reversed(words)]
        return _turned(turned, [*reversed(sides)], "left")
    return _turned(words, sides, "right")


def _turned(
    words: Sequence[PageWord], sides: Sequence[str], side: Literal["right", "left"]
) -> list[PageWord]:
    """Return words with each run of those of one side the other way round."""
    ordered: list[PageWord] = []
    index = 0
    while index < len(words):
        end = index
        if sides[index] == side:
            for after in range(index, len(words)):
                if sides[after] == side:
                    end = after
                elif sides[after]:
                    break
        ordered += reversed(words[index : end + 1])
        index = end + 1
    return ordered
