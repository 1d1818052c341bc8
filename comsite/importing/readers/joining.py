"""Join the lines of a page into paragraphs, and the halves of split words into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_SPLIT = re.compile(r"(?<!\w)((?:\w[\w'’]*[-‐\u2011])*)(\w[\w'’]*)[-‐]$")
_LONGEST = 80  # letters of a word that may be split
_WORD = re.compile(r"\w[\w'’]*(?:[-‐\u2011]\w[\w'’]*)*")

_PREFIXES = re.compile(
    "all|anti|co|counter|cross|e|ex|fast|five|four|full|half|high|hard|in|inter|long|low|mid|multi"
    "|non|off|on|one|out|over|part|post|pre|pro|re|second|self|semi|seven|short|single|six|sub|ten"
    "|third|three|twenty|two|under|vice|well|year"
)

_END = re.compile(r"[.!?:;]['\"”’)\]]*$")


class Joiner:
    """Joins lines, using the width and the words of the whole document."""

    def __init__(self, lines: Iterable[str]) -> None:
        filled = [line for line in lines if line]
        self._words: set[str] = set()
        split = 0
        for line in filled:
            match = _SPLIT.search(line[-_LONGEST:])
            split += bool(match)
            body = line[: -len(match[0])] if match else line
            self._words.update(word.casefold() for word in _WORD.findall(body))
        self._hyphenates = split > 5 and split > len(filled) * 0.04
        self._width = _width(filled)

    def is_full(self, line: str, after: str, width: int = 0) -> bool:
        """Whether the next line's first word would not have fitted on this one."""
        width = width or self._width
        first = after.split(None, 1)[0] if after else ""
        return bool(width) and len(line) + 1 + len(first) > width

    def width_of(self, lines: Sequence[str]) -> int:
        """Return the width of hard-wrapped lines; 0 if they have none or the document has one."""
        if self._width or len(lines) < 4:
            return 0
        width = max(len(line) for line in lines)
        full = sum(self.is_full(line, after, width) for line, after in pairwise(lines))
        return width if 60 <= width <= 140 and full >= (len(lines) - 1) * 0.7 else 0

    def goes_on(self, before: str, line: str, width: int) -> bool:
        """Whether a line goes on with the sentence of the line before it."""
        if self.is_full(before, line) or (width and self.is_full(before, line, width)):
            return True
        return line[:1].islower() and not _END.search(before) and len(before) > 25

    def joined(self, lines: Sequence[str]) -> str:
        """Return the lines as one, words that were split at a line's end made whole."""
        pieces = list(lines[:1])
        for line in lines[1:]:
            pieces[-1], between = self.joint(pieces[-1], line)
            pieces += (between, line)
        return "".join(pieces)

    def joint(self, before: str, line: str) -> tuple[str, str]:
        """Return the first line, perhaps without its hyphen, and the separator: a space or ""."""
        match = _SPLIT.search(before[-_LONGEST:]) if line[:1].isalpha() else None
        if not match:
            return before, " " if before and line else ""
        if self._is_one_word(match[1] + match[2], line):
            return before[:-1], ""
        return before, ""

    def _is_one_word(self, first: str, line: str) -> bool:
        """Whether the hyphen is the line's and not the word's own."""
        second = _WORD.match(line)
        if not second or not line[0].islower():
            return False
        end = second[0].casefold()
        first = first.casefold()
        if first + end in self._words:
            return True
        if f"{first}-{end}" in self._words or _PREFIXES.fullmatch(first) or "-" in first:
            return False
        if end in self._words and first in self._words:
            return False
        return self._hyphenates or (end not in self._words and first not in self._words)


def _width(lines: Sequence[str]) -> int:
    """Return the width of a hard-wrapped document; 0 where each paragraph is one line."""
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < 4 or lengths[-1] > 400:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))]
    long = sum(length > width * 0.8 for length in lengths)
    return width if 45 <= width <= 160 and long >= len(lengths) * 0.2 else 0
