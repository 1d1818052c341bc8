"""Tables as CSV that a spreadsheet opens without harm.

A spreadsheet runs a cell that begins with one of a few signs. Such a text gets an apostrophe in
front, also where it would begin a cell for a spreadsheet that cuts at semicolons or tabs; and so
does a text that begins with an apostrophe itself, so that :func:`original` gives every text back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# Excel takes a file without it for one in the old character set of its country.
BOM = "\ufeff"

_RUNS = "=+\\-@\t\r\n＝＋－＠"
_START = r"(\A|[;\t\r\n])"
_HARMFUL = re.compile(rf"{_START}(?=['{_RUNS}]|[\s\"]*[{_RUNS}])")
_GUARDED = re.compile(rf"{_START}'")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PLAIN = re.compile(r"[/0-9A-Za-z][^;\t\r\n]*")  # nearly all texts: nothing to look for


def harmless(text: str) -> str:
    """Put an apostrophe wherever a spreadsheet would run what follows."""
    if _PLAIN.fullmatch(text) or _NUMBER.fullmatch(text):
        return text
    return _HARMFUL.sub(r"\1'", text)


def original(cell: str) -> str:
    """Return the text that a cell was made from."""
    return _GUARDED.sub(r"\1", cell)


def cell(value: object) -> str:
    """Return a value as a cell: None is empty, a list has spaces between its entries."""
    if isinstance(value, str):
        return harmless(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, tuple) else str(value)


def heading(columns: Sequence[str]) -> str:
    """Return the beginning of a CSV file: the mark of UTF-8, and the names of the columns."""
    return BOM + line(columns)


def line(values: Iterable[object]) -> str:
    """Return a row of a CSV file, as RFC 4180 has it."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([cell(value) for value in values])
    return text.getvalue()
