"""Warnings of what looks like a mark of Markdown and is none, or is one and does not look so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from comsite.base.problems import Problem
from comsite.checking.lines import body_lines, lines, short
from comsite.checking.rule_tables import Check
from comsite.library.library import Library

_HEADING = re.compile(r"(?P<marks>#{2,6})(?P<title>[^#\s].*)")
_BULLET = re.compile(r"\s*(?P<mark>[•‣▪■◦●○∙·–—‒‑o])[^\S\n]+(?P<words>\S.*)")
_SURE = frozenset("•‣▪■◦●○∙")  # others begin lines of talk or sums too, and count by twos
_UNDERLINE = re.compile(r" {0,3}-+[ \t]*")
_NO_TEXT = re.compile(r"\s*(?:#|[-*+|>]|\d{1,9}[.)]|$)")  # how a line begins that is no sentence
_STARS = re.compile(r"(?<![\w*\\])(?P<sum>\d[\d.,]*\*\d[\d.,]*\*\d[\d.,]*)")
_LOST = "\ufffd"
# Letters that a program read byte by byte, as ``é`` becomes ``Ã©``.
_BYTES = re.compile("[ÂÃÅâ][\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")
_LIKELY = re.compile("[\u00a0-\u00ffŴŵŶŷŸŒœ‐-‧‰€™]")


def headings_are_headings(library: Library) -> Iterator[Problem]:
    """A heading has a blank between its # and its words."""
    for entry, line, text in body_lines(library.archive):
        if match := _HEADING.match(text):
            meant = short(f"{match['marks']} {match['title']}")
            yield Problem(
                entry.path,
                line,
                f'"{short(text)}" is shown as it stands, and is no heading; write "{meant}"',
            )


def text_is_no_heading(library: Library) -> Iterator[Problem]:
    """A line of hyphens has an empty line above it."""
    for (entry, number, text), (other, line, under) in pairwise(body_lines(library.archive)):
        follows = entry is other and line == number + 1
        if follows and _UNDERLINE.fullmatch(under) and not _NO_TEXT.match(text):
            yield Problem(
                entry.path,
                line,
                f'this line makes a heading of "{short(text)}"; put an empty line between them, or'
                f' delete it; for a heading write "## {short(text)}"',
            )


def lists_are_lists(library: Library) -> Iterator[Problem]:
    """An entry of a list begins with a hyphen."""
    before = None
    found = [(*where, _BULLET.fullmatch(where[2])) for where in body_lines(library.archive)]
    for index, (entry, line, text, match) in enumerate(found):
        if not match:
            continue
        around = [found[near] for near in (index - 1, index + 1) if 0 <= near < len(found)]
        is_list = match["mark"] in _SURE or any(
            other and near is entry and other["mark"] == match["mark"]
            for near, _, _, other in around
        )
        begun = before is not None and before == (entry.path, index - 1, match["mark"])
        if is_list:
            before = (entry.path, index, match["mark"])
        if is_list and not begun:
            yield Problem(
                entry.path,
                line,
                f'"{short(text.strip())}" is shown as it stands, and is no entry of a list; write'
                f' "- {short(match["words"])}", and so with those after it',
            )


def sums_keep_their_stars(library: Library) -> Iterator[Problem]:
    """A star between figures is written so that it shows."""
    for entry, line, text in body_lines(library.archive):
        for match in _STARS.finditer(text):
            shown = match["sum"].replace("*", " × ")
            yield Problem(
                entry.path,
                line,
                f'the stars of "{short(match["sum"])}" do not show, and what is between them leans;'
                f' write "{short(shown)}"',
            )


def letters_are_right(library: Library) -> Iterator[Problem]:
    """Each letter is the one that was written."""
    for entry, line, text in lines(library.archive):
        words = [word for word in text.split() if _LOST in word or _meant(word) != word]
        for word in dict.fromkeys(words):
            meant = _meant(word)
            told = (
                "a letter is lost here; look in the document which it was"
                if _LOST in meant
                else f'letters were read as others; write "{short(meant)}"'
            )
            yield Problem(entry.path, line, f'in "{short(word)}" {told}')


def _meant(word: str) -> str:
    """Return a word with the letters that were read byte by byte as they were."""
    return _BYTES.sub(_as_written, word)


def _as_written(match: re.Match[str]) -> str:
    for length in (3, 2):
        begun = match[0][:length]
        try:
            letter = begun.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        if _LIKELY.fullmatch(letter):
            return letter + _meant(match[0][len(begun) :])
    return match[0]


# Each warning, and why it matters.
MARKS: Mapping[Check, str] = {
    headings_are_headings: "What was to be an item is lost in the text of the one before.",
    text_is_no_heading: "A heading that nobody meant cuts the text in two.",
    lists_are_lists: "Lines run together, and nobody can cite an entry by itself.",
    sums_keep_their_stars: "Readers would see one figure in place of three.",
    letters_are_right: "Nobody finds a word with letters that it does not have.",
}
