"""Tables as CSV that a spreadsheet opens without harm.

A spreadsheet runs a cell that begins with one of a few signs, or with what looks like one. Such a
text gets an apostrophe in front, also where it would begin a cell for a spreadsheet that cuts at
semicolons or tabs; and so does a text that begins with an apostrophe itself, so that
:func:`original` gives every text back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Excel takes a file without it for one in the old character set of its country.
BOM = "\ufeff"

# The signs that are run, and what programs read as one: wide, small, raised and lowered forms.
_RUNS = "=+\\-@\t\r\n＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−"
# What may stand before a sign and is not seen: blanks, quotation marks, marks without width.
_UNSEEN = (
    '\\s"\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f'
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef"
)
_START = r"(\A|[;\t\r\n])"
_HARMFUL = re.compile(rf"{_START}(?=['{_RUNS}]|[{_UNSEEN}]*[{_RUNS}])")
_GUARDED = re.compile(rf"{_START}'")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

LARGEST = 32_000  # letters of a cell; a spreadsheet cuts the rest away without a word
_CUT = " … (cut here, because a spreadsheet holds no more; the page and its JSON have all)"
_MARKED = re.compile('[,"\r\n]')  # what RFC 4180 puts between quotation marks

# A cell with nothing to guard, and with no comma or quotation mark; and a line of such cells.
_PART = r'[/0-9A-Za-z][^;,"\t\r\n]*'
_PLAIN = rf"(?:{_PART}(?:; {_PART})*)?"
_PLAIN_LINE = re.compile(rf"{_PLAIN}(?:,{_PLAIN})*")


def _harmless(text: str) -> str:
    """Put an apostrophe wherever a spreadsheet would run what follows."""
    if _NUMBER.fullmatch(text):
        return text
    return _HARMFUL.sub(r"\1'", text)


def original(cell: str) -> str:
    """Return the text that a cell was made from."""
    return _GUARDED.sub(r"\1", cell)


def cell(value: object) -> str:
    """Return a value as a cell; None is empty."""
    if isinstance(value, str):
        return _cut(_harmless(value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _cut(text: str) -> str:
    """Return a text no longer than a cell can be, which says so if it is cut.

    A spreadsheet counts a letter beyond the first 65,536 of Unicode as two.
    """
    if len(text) * 2 <= LARGEST:
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) <= LARGEST * 2:
        return text
    kept = data[: (LARGEST - len(_CUT)) * 2].decode("utf-16-le", "ignore")
    return f"{kept}{_CUT}"


def heading(columns: Iterable[str]) -> str:
    """Return the beginning of a CSV file: the mark of UTF-8, and the names of the columns."""
    return BOM + line(columns)


def line(values: Iterable[object]) -> str:
    """Return a row of a CSV file, as RFC 4180 has it."""
    texts = [value if isinstance(value, str) else cell(value) for value in values]
    whole = ",".join(texts)
    is_short = len(whole) * 2 <= LARGEST  # however a spreadsheet counts
    if is_short and whole.count(",") < len(texts) and _PLAIN_LINE.fullmatch(whole):
        return f"{whole}\r\n"  # most lines: no cell needs to be looked at
    return ",".join([_marked(cell(text)) for text in texts]) + "\r\n"


def _marked(text: str) -> str:
    """Put a text between quotation marks if it needs them."""
    return '"{}"'.format(text.replace('"', '""')) if _MARKED.search(text) else text
