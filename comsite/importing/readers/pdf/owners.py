"""Who leads an item, set at the right edge of its line: words that belong to no sentence."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from comsite.importing.readers.pdf.lines import PageLine, TableGrid

_OWNER = re.compile(r"[A-Z][A-Za-z.'’&/,+ -]{0,24}")  # "BS", "All", "A Example/BS"
_SHORT = re.compile(r"[A-Z]{2,4}(?:[ ,/&+]+[A-Z]{2,4})*|[A-Z]\w{1,9}")  # and no name
_FEWEST = 2  # that stand below each other
_SAME = 3.0  # points between the edges of what stands below each other
_RIGHT = 0.75  # of the way across the text; what begins further left is in the text
_CROSSING = 0.15  # of the lines; where more have text in it, the column is none
Flow = Sequence[PageLine | TableGrid]


def owners_beside(flow: Flow) -> dict[int, PageLine]:
    """Return, by the place of their line in the flow, the words that stand at its right edge.

    They are a cell of their own, several begin or end below each other, and the text beside them
    ends before they begin.
    """
    lines = {number: piece for number, piece in enumerate(flow) if isinstance(piece, PageLine)}
    left = min((line.left for line in lines.values()), default=0.0)
    right = max((line.right for line in lines.values()), default=0.0)
    beside = {
        number: PageLine(line.cells[-1], line.page)
        for number, line in lines.items()
        if len(line.cells) == 2 + line.has_lone_marker
        and line.cells[-1][0].left > left + (right - left) * _RIGHT
    }
    beside = {number: cell for number, cell in beside.items() if _OWNER.fullmatch(cell.text)}
    others = [line.right for number, line in lines.items() if number not in beside]
    owners = {}
    for number, cell in beside.items():
        alike = [other for other in beside.values() if _is_below(cell, other)]
        start = min(other.left for other in alike)
        crossing = sum(end > start for end in others)
        if len(alike) >= _FEWEST and crossing <= len(others) * _CROSSING:
            owners[number] = cell
    return owners


def are_short(cells: Sequence[PageLine]) -> bool:
    """Whether words are initials or the like, and not the names of a list beside another."""
    return all(_SHORT.fullmatch(cell.text) for cell in cells)


def without(line: PageLine, beside: PageLine) -> PageLine:
    """Return a line without the words at its right edge."""
    return dataclasses.replace(line, words=line.words[: -len(beside.words)])


def _is_below(cell: PageLine, other: PageLine) -> bool:
    """Whether two begin or end at the same place."""
    return abs(cell.left - other.left) < _SAME or abs(cell.right - other.right) < _SAME
