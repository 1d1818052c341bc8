"""Warnings of marks that are there in part: cells, stars and brackets that somebody left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comsite.base.problems import Problem
from comsite.checking.lines import RULE_LINE, blocks, short
from comsite.checking.rule_tables import Check
from comsite.content.entries import Entry
from comsite.library.library import Library
from comsite.texts.numbering import Paragraph

_BAR = re.compile(r"(?<!\\)\|")
_OPEN_STARS = re.compile(r"(?<![\w*])\*\*(?=[^\W_])")
# What is left of a link whose brackets are not right, and what to do about it.
_LINKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\[[^\[\]\n]{1,80}\] \((?:https?:|/|www\.)[^\s()]{0,80}\)?"),
        "take the space between ] and ( away",
    ),
    (
        re.compile(r"\([^()\n]{1,80}\)\[(?:https?:|/|www\.)[^\s\[\]]{0,80}\]?"),
        "the words stand in square brackets and the address in round ones, like"
        " [report on parking](/reports/…)",
    ),
    (
        re.compile(r"\[?[^\[\]\n]{0,80}\]\([^()\n]{0,80}"),
        "close the address with ), and leave no space in it",
    ),
)


def table_rows_are_whole(library: Library) -> Iterator[Problem]:
    """A row of a table has as many cells as the first row."""
    for block in blocks(library.archive):
        rule = next((at for at, (_, _, text) in enumerate(block) if _is_rule(text)), 0)
        columns = len(_cells(block[rule - 1][2])) if rule else 0
        for entry, line, text in block[rule + 1 :] if columns else ():
            cells = _cells(text)
            if len(cells) == 1 and not _BAR.search(text):
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(text.strip())}" stands right below a table, and is read as a row of'
                    " it; put an empty line between them",
                )
            elif len(cells) < columns:
                whole = short(f"| {' | '.join((*cells, *[''] * (columns - len(cells))))} |")
                yield Problem(
                    entry.path,
                    line,
                    f"this row has {len(cells)} of {columns} cells, so what follows the gap stands"
                    " in the wrong column; write what is missing, or leave its cell empty, like"
                    f' "{whole}" if the last has nothing in it',
                )


def _is_rule(text: str) -> bool:
    return "|" in text and RULE_LINE.fullmatch(text) is not None


def _cells(text: str) -> list[str]:
    row = text.strip().removeprefix("|")
    row = row.removesuffix("|") if not row.endswith("\\|") else row
    return [cell.strip() for cell in _BAR.split(row)]


def marks_are_closed(library: Library) -> Iterator[Problem]:
    """What begins in bold ends, and a link has both its brackets."""
    for entry, paragraph in _paragraphs(library):
        if match := _OPEN_STARS.search(paragraph.text):
            begun = short(paragraph.text[match.start() :])
            yield Problem(
                entry.path,
                paragraph.line,
                f'the stars of "{begun}" are shown; write ** once more where the bold words end,'
                " or take them out",
            )
        for pattern, remedy in _LINKS:
            if match := pattern.search(paragraph.text):
                yield Problem(
                    entry.path,
                    paragraph.line,
                    f'"{short(match[0].strip())}" is shown as it stands, and is no link; {remedy}',
                )
                break


def _paragraphs(library: Library) -> Iterator[tuple[Entry[Any], Paragraph]]:
    """List each paragraph of the texts of meetings and reports."""
    archive, texts = library.archive, library.texts
    for slug, meeting in texts.meetings.items():
        for paragraph in meeting.paragraphs.values():
            yield archive.meetings[slug], paragraph
    for slug, report in texts.reports.items():
        for paragraph in report.paragraphs:
            yield archive.reports[slug], paragraph


# Each warning, and why it matters.
SLIPS: Mapping[Check, str] = {
    table_rows_are_whole: "Readers would take a number for one of another column.",
    marks_are_closed: "Readers would see the marks, and could not follow the link.",
}
