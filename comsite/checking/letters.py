"""Warnings of letters that are not those which somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comsite.base.misread import as_written
from comsite.base.problems import Problem
from comsite.checking.lines import body_lines, lines, short
from comsite.checking.rule_tables import Check
from comsite.library.library import Library

_LOST = "\ufffd"
# An apostrophe or an accented letter for which a program wrote a question mark.
_QUESTIONED = re.compile(r"(?<![\w/.&=?-])[A-Za-z]+\?[a-z]+(?![\w/=&?])")


def letters_are_right(library: Library) -> Iterator[Problem]:
    """Each letter is the one that was written."""
    for entry, line, text in lines(library.archive):
        words = [word for word in text.split() if _LOST in word or as_written(word) != word]
        for word in dict.fromkeys(words):
            meant = as_written(word)
            told = (
                "a letter is lost here; look in the document which it was"
                if _LOST in meant
                else f'letters were read as others; write "{short(meant)}"'
            )
            yield Problem(entry.path, line, f'in "{short(word)}" {told}')
    for entry, line, text in body_lines(library.archive):
        for match in _QUESTIONED.finditer(text):
            yield Problem(
                entry.path,
                line,
                f'in "{short(match[0])}" a question mark seems to stand for another letter; look'
                " in the document which it was, or put a blank behind the question mark",
            )


# Each warning, and why it matters.
LETTERS: Mapping[Check, str] = {
    letters_are_right: "Nobody finds a word with letters that it does not have.",
}
