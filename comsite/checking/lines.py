"""The lines of the content, as warnings look through them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from typing import Any

from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.yamltree import Location
from comsite.texts.numbering import ACTIONS as _ACTIONS
from comsite.texts.numbering import LIKE_ACTIONS

# A line that was the heading of a list of actions; in bold it is read as one.
ACTIONS = re.compile(r"\s*(?:Actions?|ACTIONS?)(?: points?| POINTS?)?\s*:?\s*")

RULE_LINE = re.compile(r"[\s|:-]*-[\s|:-]*")  # below the first row of a table

_ANY_HEADING = re.compile(r"#{2,6}\s+(?P<title>.*?)[\s#:]*")
_OTHER_WORDS = ("auction", "auctions")
_MEANT = ("action", "actions", "action points", "actions agreed", "agreed actions")
_HEADING = re.compile(r"## \d+[A-Za-z]?(?:\.\d+)*\. ")  # of an item, as it should be
_LIKE_HEADING = re.compile(
    r"[\s#*_]*(?:(?:agenda )?item )?(?P<number>\d{1,3}[a-z]?(?:\.\d{1,3})?)[.):]?[*_]*\s+[*_]*"
    r"(?P<title>[^\W\d_].{0,98})",
    re.IGNORECASE,
)


def may_mean_actions(title: str) -> bool:
    """Whether the words of a heading may be meant for "Actions", and are not."""
    low = title.lower()
    if _ACTIONS.fullmatch(title):
        return False
    is_misspelt = low[:1] == "a" and low not in _OTHER_WORDS
    is_misspelt &= bool(get_close_matches(low, _MEANT, 1, 0.85))
    return is_misspelt or bool(LIKE_ACTIONS.fullmatch(title))


def body_lines(archive: Archive) -> Iterator[tuple[Entry[Any], int, str]]:
    """List each line of each text, with its number in the file."""
    entries = chain(archive.meetings.values(), archive.reports.values(), archive.pages.values())
    for entry in entries:
        for number, text in enumerate(entry.body.split("\n"), entry.body_line):
            if text:
                yield entry, number, text


def lines(archive: Archive) -> Iterator[tuple[Entry[Any], int, str]]:
    """List each value of a field and each line of a text, with its number in the file."""
    for entry in archive.entries():
        for location, text in _values(entry.tree.data):
            yield entry, entry.tree.line(location), text
    yield from body_lines(archive)


def blocks(archive: Archive) -> Iterator[list[tuple[Entry[Any], int, str]]]:
    """List the lines of each text by those that stand together, without an empty line between."""
    block: list[tuple[Entry[Any], int, str]] = []
    for where in body_lines(archive):
        entry, line, text = where
        if block and (block[-1][0] is not entry or block[-1][1] != line - 1 or not text.strip()):
            yield block
            block = []
        if text.strip():
            block.append(where)
    if block:
        yield block


class Lost:
    """The headings of a text that may stand there without their marks, looked for once."""

    def __init__(self, entry: Entry[Any]) -> None:
        self._entry = entry

    def item(self, number: str) -> str:
        """Return where the heading of an item may be, and what to write there, or nothing."""
        line, title = self._items.get(number.lower(), (0, ""))
        return f'; line {line} looks like it: write "## {number}. {title}" there' if line else ""

    @cached_property
    def actions(self) -> str:
        """Where the heading of a list of actions may be, and what to write there, or nothing."""
        for line, text in self._lines():
            if ACTIONS.fullmatch(text):
                return f'; line {line} is no heading: write "### Actions" there'
            heading = _ANY_HEADING.fullmatch(text)
            if heading and may_mean_actions(heading["title"]):
                return f'; line {line} says "{short(text)}": write "### Actions" there'
        return ""

    @cached_property
    def _items(self) -> Mapping[str, tuple[int, str]]:
        """The first line that looks like the heading of each number, and its words."""
        found: dict[str, tuple[int, str]] = {}
        for line, text in self._lines():
            match = _LIKE_HEADING.fullmatch(text)
            title = match["title"].strip("*_ \t") if match else ""
            if match and title and title[-1] not in ".,;:?!" and not _HEADING.match(text):
                found.setdefault(match["number"].lower(), (line, title))
        return found

    def _lines(self) -> Iterator[tuple[int, str]]:
        return enumerate(self._entry.body.split("\n"), self._entry.body_line)


def _values(data: Any, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """List every text in plain data, and where it stands."""
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _values(value, (*at, key))


def short(text: str) -> str:
    """Return the beginning of a text, to be quoted in a message."""
    return text if len(text) <= 60 else f"{text[:59]}…"
