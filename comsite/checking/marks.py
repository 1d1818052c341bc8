"""Warnings of what looks like a mark of Markdown and is none, or is one and does not look so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from comsite.base.problems import Problem
from comsite.checking.lines import ACTIONS, RULE_LINE, blocks, body_lines, short
from comsite.checking.rule_tables import Check
from comsite.content.entries import Entry
from comsite.library.library import Library

_HEADING = re.compile(r"(?P<marks>#{2,6})(?P<title>[^#\s].*)")
_ITEM = re.compile(r"## (\d{1,3})\.")
_LIKE_ITEM = re.compile(
    r"[*_]{0,3}(?:(?:Agenda )?Item )?(?P<number>\d{1,3})[.):][*_]*\s+[*_]*"
    r"(?P<title>[^\W\d_].{0,98})"
)
# Fonts of symbols have their bullets among the letters that Unicode leaves to everybody.
_OF_FONTS = "".join(map(chr, range(0xF020, 0xF100)))
_BULLET = re.compile(rf"\s*(?P<mark>[•‣▪■◦●○∙·–—‒‑o{_OF_FONTS}])[^\S\n]+(?P<words>\S.*)")
_SURE = frozenset(f"•‣▪■◦●○∙{_OF_FONTS}")  # others begin talk or sums too, and count by twos
_UNDERLINE = re.compile(r" {0,3}-+[ \t]*")
_NO_TEXT = re.compile(r"\s*(?:#|[-*+|>]|\d{1,9}[.)]|$)")  # how a line begins that is no sentence
_SIDE = r"[£$€]?\d[\w.,]*"
_STARS = re.compile(rf"(?<![\w.,*\\])(?P<sum>{_SIDE}\*{_SIDE}\*{_SIDE})")
# A letter or a number with which a line begins, and which Markdown does not read as a list's.
_LETTERED = re.compile(
    r"\s*(?P<mark>\(?(?:[a-z]|[ivx]{2,4})\)|(?:[a-z]|[ivx]{2,4})\.|\(\d{1,2}\))[^\S\n]+"
    r"(?P<words>\S.*)"
)
_NUMBERED = re.compile(r" {0,3}(?P<number>\d{1,3})[.)][^\S\n]+\S.*")
_PRINTED = re.compile(r"\s*\d{1,3}\.\d{1,3}[.)]?\t\s*\S.*")  # the number of a paragraph
_YEAR = re.compile(r" {0,3}(?P<year>\d{4,9})[.)](?:\s.*)?")
_QUOTED_NUMBER = re.compile(r" {0,3}>(?P<number>\d.*)")
_TICKS = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_QUOTED = re.compile("['’] ")
_BETWEEN = re.compile(r" *\t[ \t]*| \| | {3,}")
_MARK = re.compile(r"(?<!\\)\[\^(?P<label>[^\[\]\n]{1,40})\](?!\()")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\[\]\s]{1,40})\]:")
_MARK_OF_WORD = re.compile(r"(?<=[\w.,;:!?’”)])\[(?P<label>\d{1,3}|[ivx]{1,4})\](?![(:{\[])")
_NOTE_OF_WORD = re.compile(r"\s*\[(?P<label>\d{1,3}|[ivx]{1,4})\]\s+\S.*")
_ENTRY = re.compile(rf"{_BULLET.pattern}|\s*(?:[-*+]|\d{{1,9}}[.)])\s")


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
        elif entry.kind == "meetings" and ACTIONS.fullmatch(text):
            yield Problem(
                entry.path,
                line,
                f'"{text.strip()}" is shown as it stands, and what is below it is no list of'
                ' actions; write "### Actions"',
            )
    for meeting in library.archive.meetings.values():
        yield from _headings_that_are_text(meeting)


def _headings_that_are_text(entry: Entry[Any]) -> Iterator[Problem]:
    """Find lines with the next number after a heading's, which stand by themselves like one."""
    number = 0
    lines = ["", *entry.body.split("\n"), ""]
    for line, (above, text, below) in enumerate(
        zip(lines, lines[1:], lines[2:], strict=False), entry.body_line
    ):
        if heading := _ITEM.match(text):
            number = int(heading[1])
        match = _LIKE_ITEM.fullmatch(text)
        if not match or above.strip() or below.strip() or int(match["number"]) != number + 1:
            continue
        title = match["title"].strip("*_ \t")
        if number and title[-1:] not in frozenset(".,;:?!"):
            number += 1
            yield Problem(
                entry.path,
                line,
                f'"{short(" ".join(text.split()))}" looks like the heading of the next item, and is'
                f' none; write "## {match["number"]}. {title}"',
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
                f'"{short(_bulleted(text.strip()))}" is shown as it stands, and is no entry of a'
                f' list; write "- {short(match["words"])}", and so with those after it',
            )


def _bulleted(text: str) -> str:
    """Return a line with a bullet that can be shown."""
    return f"•{text[1:]}" if text[0] in _OF_FONTS else text


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


def entries_stand_apart(library: Library) -> Iterator[Problem]:
    """Lines that begin with letters or numbers are entries of a list."""
    for block in blocks(library.archive):
        for (entry, line, text), (_, _, after) in pairwise(block):
            first, second = _LETTERED.fullmatch(text), _LETTERED.fullmatch(after)
            if first and second:
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(text.strip())}" and the line after it run together; write'
                    f' "- {short(text.strip())}", and so with those after it',
                )
                break
        for (_, _, above), (entry, line, text) in pairwise(block):
            if _PRINTED.fullmatch(above) and _PRINTED.fullmatch(text):
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(" ".join(text.split()))}" runs on from the line above; put an empty'
                    " line between them, and so with those after it",
                )
                break
        is_in_entry = block[0][2][0].isspace()  # where the next entry may follow at once
        for index, (entry, line, text) in enumerate(block):
            number = _NUMBERED.fullmatch(text)
            if is_in_entry:
                break
            if index and number and number["number"] != "1":
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(text.strip())}" runs on from the line above, and begins no list; put'
                    " an empty line between them",
                )
            if number or _NO_TEXT.match(text):
                break


def text_is_no_list(library: Library) -> Iterator[Problem]:
    """A number that begins a paragraph is one of its words."""
    for block in blocks(library.archive):
        entry, line, text = block[0]
        if match := _YEAR.fullmatch(text):
            year = match["year"]
            yield Problem(
                entry.path,
                line,
                f'"{short(text.strip())}" begins a list that counts from {year}; write'
                f' "{year}\\." for the number and a full stop, or begin with another word',
            )
        for entry, line, text in block:
            if match := _QUOTED_NUMBER.fullmatch(text):
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(text.strip())}" is shown as a quotation, without its >; write'
                    f' "more than {short(match["number"].strip())}", or "\\>" for the mark',
                )


def ticks_are_no_code(library: Library) -> Iterator[Problem]:
    """A quotation has marks of quotation around it."""
    for entry, line, text in body_lines(library.archive):
        for match in _TICKS.finditer(text):
            if _QUOTED.search(match[1]):
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(match[0])}" is shown as computer code, without its marks; write ‘ or'
                    " ' in the place of each `",
                )


def marks_lead_to_footnotes(library: Library) -> Iterator[Problem]:
    """A mark in the text leads to a footnote below it."""
    written = {
        (entry.path, match["label"])
        for entry, _, text in body_lines(library.archive)
        if (match := _FOOTNOTE.match(text))
    }
    for entry, line, text in body_lines(library.archive):
        for match in _MARK.finditer(text):
            if (entry.path, match["label"]) not in written:
                label = "-".join(match["label"].split())
                also = " (a mark has no blank in it)" if label != match["label"] else ""
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(match[0])}" is shown as it stands, and leads to no footnote{also};'
                    f' write below the text what it says, as "[^{label}]: …", or delete the mark',
                )
    below = {
        (entry.path, match["label"])
        for entry, _, text in body_lines(library.archive)
        if (match := _NOTE_OF_WORD.fullmatch(text))
    }
    for entry, line, text in body_lines(library.archive):
        for match in _MARK_OF_WORD.finditer(text):
            if (entry.path, label := match["label"]) in below:
                yield Problem(
                    entry.path,
                    line,
                    f'"[{label}]" is shown as it stands, and leads to no footnote; write'
                    f' "[^{label}]" here, and "[^{label}]:" before what it says below',
                )


def tables_are_tables(library: Library) -> Iterator[Problem]:
    """Columns that somebody typed are a table."""
    for block in blocks(library.archive):
        rows = [_cells(text) for _, _, text in block]
        if any(RULE_LINE.fullmatch(text) and "|" in text for _, _, text in block):
            continue
        for (entry, line, _), cells, others in zip(block, rows, rows[1:], strict=False):
            if cells and len(cells) == len(others):
                written = short(f"| {' | '.join(cells)} |")
                yield Problem(
                    entry.path,
                    line,
                    f'"{short(" ".join(cells))}" and the line after it look like rows of a table,'
                    f' and run together; write "{written}", below it'
                    f' "|{" --- |" * len(cells)}", and so with each row',
                )
                break


def _cells(text: str) -> list[str]:
    """Return the cells of a line that somebody typed in columns, or none."""
    if _ENTRY.match(text) or _LETTERED.match(text) or text.lstrip().startswith("|"):
        return []
    if _PRINTED.match(text) and text.strip().count("\t") == 1:
        return []
    cells = [cell.strip() for cell in _BETWEEN.split(text.strip())]
    return cells if len(cells) > 1 and all(cells) else []


# Each warning, and why it matters.
MARKS: Mapping[Check, str] = {
    headings_are_headings: "What was to be an item is lost in the text of the one before.",
    text_is_no_heading: "A heading that nobody meant cuts the text in two.",
    lists_are_lists: "Lines run together, and nobody can cite an entry by itself.",
    sums_keep_their_stars: "Readers would see one figure in place of three.",
    entries_stand_apart: "Lines run together, and nobody can cite an entry by itself.",
    text_is_no_list: "Readers would see another number, or none.",
    ticks_are_no_code: "Readers would take words that somebody quoted for a program's.",
    marks_lead_to_footnotes: "Readers would see a mark, and look for what it means.",
    tables_are_tables: "Readers cannot tell which number belongs to what.",
}
