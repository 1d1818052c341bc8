"""Warnings of headings that are none, and of items that do not follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from comsite.base.problems import Problem
from comsite.checking.lines import may_mean_actions, short
from comsite.checking.rule_tables import Check
from comsite.content.entries import Entry
from comsite.content.models import Meeting
from comsite.library.library import Library
from comsite.texts.numbering import ACTIONS, LIKE_ACTIONS

_ITEM = re.compile(r"## (?P<number>\d{1,3})")
_BOLD = re.compile(r"\*\*(?P<title>[^\W\d_*][^*]{1,78})\*\*\s*")
_CAPITALS = re.compile(r"(?P<title>[A-Z][A-Z’'&-]*(?:,? (?:[A-Z][A-Z’'&-]*|&)){1,9}):?\s*")
_LOW = re.compile(r"#{3,6} +(?:(?:Agenda )?Item )?(?P<number>\d{1,3})[.):]? +(?P<title>\S.*)")
_LEAST = 5  # letters of words in capitals: fewer are an abbreviation
_HEADED = re.compile(r"#{3,6} +(?P<title>\S.*)")


def headings_stand_out(library: Library) -> Iterator[Problem]:
    """A line that stands by itself like a heading in the notes of a meeting is one."""
    for entry in library.archive.meetings.values():
        numbers = {item.number for item in library.texts.meetings[entry.slug].items}
        yield from _unmarked(entry, numbers)


def _unmarked(entry: Entry[Meeting], numbers: set[str]) -> Iterator[Problem]:
    number = 0
    for line, text in _alone(entry):
        if heading := _ITEM.match(text):
            number = int(heading["number"])
        following = str(number + 1)
        if (low := _LOW.fullmatch(text)) and low["number"] == following not in numbers:
            yield Problem(
                entry.path,
                line,
                f'"{short(text.strip())}" is a heading inside item {number}; if the next item'
                f' begins here, write "## {following}. {low["title"].strip()}"',
            )
        title = _title(text)
        if not number or not title or ACTIONS.fullmatch(title) or LIKE_ACTIONS.fullmatch(title):
            continue
        item = f'"## {following}. {title}" if the next item begins here, or '
        yield Problem(
            entry.path,
            line,
            f'"{short(text.strip())}" stands by itself like a heading, and is none; write'
            f' {item if following not in numbers else ""}"### {title}" if it is a heading inside'
            f" item {number}",
        )


def _alone(entry: Entry[Meeting]) -> Iterator[tuple[int, str]]:
    """List the lines between two empty ones, and the headings of items."""
    lines = ["", *entry.body.split("\n"), ""]
    for line, (above, text, below) in enumerate(
        zip(lines, lines[1:], lines[2:], strict=False), entry.body_line
    ):
        if text.strip() and (text.startswith("#") or not (above.strip() or below.strip())):
            yield line, text


def _title(text: str) -> str:
    """Return the words of a line that is bold as a whole, or in capitals; else nothing."""
    match = _BOLD.fullmatch(text) or _CAPITALS.fullmatch(text)
    title = match["title"].strip() if match else ""
    if title[-1:] in (".", ",", ";", "?", "!") or sum(map(str.isalpha, title)) < _LEAST:
        return ""
    return title.removesuffix(":").strip()


def items_follow_each_other(library: Library) -> Iterator[Problem]:
    """The numbers of items rise one by one."""
    for entry in library.archive.meetings.values():
        items = library.texts.meetings[entry.slug].items
        numbered = [(int(n[0]), item) for item in items if (n := re.match(r"\d+", item.number))]
        for (above, _), (number, item) in pairwise(numbered):
            if number < above:
                yield Problem(
                    entry.path,
                    item.line,
                    f"item {item.number} stands below item {above}; put the items in the order of"
                    " their numbers, or write the right number here",
                )
            elif number > above + 1:
                lost = f"item {above + 1} is" if number == above + 2 else _several(above, number)
                yield Problem(
                    entry.path,
                    item.line,
                    f"{lost} missing between item {above} and item {item.number}; where it begins,"
                    f' write a heading "## {above + 1}. …"',
                )


def _several(above: int, number: int) -> str:
    return f"items {above + 1} to {number - 1} are"


def actions_are_called_so(library: Library) -> Iterator[Problem]:
    """A list of what was promised has a heading that makes actions of it."""
    for entry in library.archive.meetings.values():
        lines = entry.body.split("\n")
        for index, text in enumerate(lines):
            title = _heading(text)
            if title and may_mean_actions(title) and _begins_list(lines[index + 1 :]):
                yield Problem(
                    entry.path,
                    entry.body_line + index,
                    f'the list under "{short(title)}" is shown as text, and none of it is an'
                    ' action; if it is what was promised at this meeting, write "### Actions";'
                    ' if it is what came of earlier actions, put that under "action_updates"',
                )


def _heading(text: str) -> str:
    match = _HEADED.fullmatch(text.strip()) or _BOLD.fullmatch(text.strip())
    return match["title"].strip("*_ ") if match else ""


def _begins_list(below: Sequence[str]) -> bool:
    first = next((text for text in below if text.strip()), "")
    return re.match(r" {0,3}(?:[-*+] |\d{1,9}[.)] |\|)", first) is not None


# Each warning, and why it matters.
AGENDAS: Mapping[Check, str] = {
    headings_stand_out: "Who listens to a page goes from heading to heading, and an item without"
    " one has no page.",
    items_follow_each_other: "An item whose heading is lost is part of the one before.",
    actions_are_called_so: "What is in no list of actions has no page, and nobody follows it.",
}
