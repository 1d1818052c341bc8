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


def harmless(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would run what follows."""
    return text if _NUMBER.fullmatch(text) else _HARMFUL.sub(r"\1'", text)


def original(cell: str) -> str:
    """The text that a cell was made from."""
    return _GUARDED.sub(r"\1", cell)


def cell(value: object) -> str:
    """A value as a cell: nothing is empty, a list has spaces between its entries."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(value)
    return harmless(str(value))


class Sheet:
    """A CSV file that grows row by row, with line ends as RFC 4180 has them."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._text = io.StringIO(newline="")
        self._text.write(BOM)
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(columns)

    def add(self, values: Iterable[object]) -> None:
        """Add a row."""
        self._writer.writerow([cell(value) for value in values])

    def encode(self) -> bytes:
        """The file."""
        return self._text.getvalue().encode()
