"""Find the items of notes, however they are numbered, and their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import cut, flat, heading, paragraph, title_and_rest
from comsite.importing.recognising.notes.item_chain import best_run
from comsite.importing.recognising.notes.item_starts import (
    INTEGER,
    ItemStart,
    is_number_of_item,
    item_starts,
    usual_title_end,
)
from comsite.importing.recognising.notes.item_tables import with_tables_opened

# Who leads an item, in a column of initials that has run into the titles.
_LEADS = re.compile(r"\s+(?P<who>(?:[A-Z]{2,3}|All|ALL)(?:\s?[/,&]\s?(?:[A-Z]{2,3}|All))*)$")
_FEWEST_LED = 3  # items from which on initials after the titles are a column
# Styles whose printed numbers become the numbers of the items.
_KEPT = ("numbers", "item", "references", "letters", "dotted")


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An agenda item: its number here and as printed, its title, and its text."""

    number: str
    printed: str
    title: str
    blocks: tuple[Block, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items, what stands before them, and how they are numbered in the document.

    ``style`` is ``numbers``, ``item``, ``references``, ``dotted``, ``letters``, ``romans`` or
    ``headings``, or "" where no items were found. ``lost`` are words that only a table of items
    had.
    """

    introduction: tuple[Block, ...]
    items: tuple[AgendaItem, ...]
    style: str = ""
    lost: str = ""

    @property
    def lines(self) -> list[Block]:
        """The titles and texts of the items, in order."""
        return [
            block
            for item in self.items
            for block in (heading(item.title, 2, Block("heading", place=item.place)), *item.blocks)
        ]


def agenda_of(blocks: Sequence[Block]) -> Agenda:
    """Return the items of notes, and what stands in front of them."""
    opened, lost = with_tables_opened(blocks, is_number_of_item)
    best = best_run(opened, item_starts(opened))
    if not best:
        return Agenda(tuple(opened), (), "", lost)
    style = best[0].style
    if style == "headings":
        best = _without_numbers([replace(start, key=at) for at, start in enumerate(best, 1)])
    items = []
    ends = [start.place for start in best[1:]] + [len(opened)]
    for number, (start, end) in enumerate(zip(best, ends, strict=True), 1):
        title, following = _title_and_rest(start)
        text = (*([following] if following else []), *opened[start.place + start.lines : end])
        key = start.key if style in _KEPT else number
        items.append(AgendaItem(str(key), start.printed, title, text, start.block.place))
    return Agenda(tuple(opened[: best[0].place]), _renumbered(_led(items)), style, lost)


def _led(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Put who leads an item below its title, if most titles end with somebody's initials."""
    ends = [_LEADS.search(item.title) for item in items]
    if len(items) < _FEWEST_LED or 3 * sum(map(bool, ends)) < 2 * len(items):
        return list(items)
    return [
        replace(
            item,
            title=item.title[: end.start()],
            blocks=(paragraph(end["who"], Block("heading", place=item.place)), *item.blocks),
        )
        if end
        else item
        for item, end in zip(items, ends, strict=True)
    ]


def _title_and_rest(start: ItemStart) -> tuple[str, Block | None]:
    """Return the title of an item, and the text on the same line."""
    return title_and_rest(start.block, start.look == "run-in", usual_title_end(start))


def _without_numbers(starts: Sequence[ItemStart]) -> list[ItemStart]:
    """Remove the numbers before titles, if they are equal to the numbers of the items."""
    matches = [INTEGER.match(f"{start.block.text} ") for start in starts]
    if [match and int(match["key"]) for match in matches] != [start.key for start in starts]:
        return list(starts)
    return [
        replace(start, printed=flat(match[0]), block=cut(start.block, match.end())[1])
        for start, match in zip(starts, matches, strict=True)
        if match
    ]


def _renumbered(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Number the items anew if one of the numbers is below 1 or above 999."""
    if all(0 < int(item.number) < 1000 for item in items):
        return tuple(items)
    return tuple(
        replace(item, number=str(place), title=_with_number(item))
        for place, item in enumerate(items, 1)
    )


def _with_number(item: AgendaItem) -> str:
    if item.title.startswith(f"{item.printed} "):
        return item.title
    return f"{item.printed} {item.title}"
