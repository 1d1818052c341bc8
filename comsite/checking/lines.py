"""The lines of the content, as warnings look through them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.yamltree import Location

# A line that was the heading of a list of actions; in bold it is read as one.
ACTIONS = re.compile(r"\s*(?:Actions?|ACTIONS?)(?: points?| POINTS?)?\s*:?\s*")


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


def lost_heading(entry: Entry[Any], number: str) -> str:
    """Return where the heading of an item may stand without its marks, and what to write there.

    It is empty where no line of the text looks like it.
    """
    like = re.compile(
        rf"[\s#*_]*(?:(?:agenda )?item )?{re.escape(number)}[.):]?[*_]*\s+[*_]*"
        r"(?P<title>[^\W\d_].{0,98})",
        re.IGNORECASE,
    )
    for line, text in enumerate(entry.body.split("\n"), entry.body_line):
        match = like.fullmatch(text)
        title = match["title"].strip("*_ \t") if match else ""
        if title and title[-1] not in ".,;:?!" and not text.startswith(f"## {number}."):
            return f'; line {line} looks like it: write "## {number}. {title}" there'
    return ""


def lost_actions(entry: Entry[Any]) -> str:
    """Return where the heading of actions may stand without its marks, and what to write there."""
    for line, text in enumerate(entry.body.split("\n"), entry.body_line):
        if ACTIONS.fullmatch(text):
            return f'; line {line} is no heading: write "### Actions" there'
    return ""


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
