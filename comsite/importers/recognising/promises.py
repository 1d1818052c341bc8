"""Actions in notes: under a heading, in a line that begins with the word, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from comsite.importers.document import Block, Span
from comsite.importers.recognising.lines import (
    cut,
    flat,
    heading,
    is_sentence,
    is_title,
    rows_as_text,
    words,
)

_TITLE = re.compile(
    r"(?:agreed |summary of |new |list of )?action(?:s)?(?: points?| items?| log| list| arising"
    r"| agreed| required)?(?: from (?:this|the) meeting)?\s*:?",
    re.I,
)
_KNOWN = re.compile(r"(?:agreed )?actions?(?: points?)?:?", re.I)  # what the archive reads
_RUN_IN = re.compile(
    r"(?P<label>(?:\[?ACTIONS?\]?|Actions?|AP)(?: ?(?:points?|items?))?(?: ?[0-9]{1,3}[a-z]?)?"
    r"\s*[:–-])"
    r"\s*(?=\S)"
)
_INSIDE = re.compile(r"(?<=[.;?!)])\s+(?=(?:ACTIONS?|Actions?)(?: points?)?\s*:\s*\S)")
_OWNED = re.compile(
    r"[^.;:]{2,80}? (?:to|will):? \S|(?:\[[ xX]\] )?[A-Z][^.;:]{1,60}:\s+\S|all to \S"
)
_DUE = re.compile(
    r"\bby\s+(?:the\s+)?(?:end|next|[0-9]|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|early|mid)"
    r"|\b(?:due|deadline|asap|before the next|next meeting)\b"
    r"|\bwithin [0-9a-z]+ (?:days|weeks|months)\b"
    r"|\b[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b",
    re.I,
)
_WHO = re.compile(
    r"(?:who|owner|owned by|responsib\w*.*|lead|assigned to|assignee|person|by whom|action by)",
    re.I,
)
_WHAT = re.compile(r"(?:actions?|action (?:items?|points?|required)|what|tasks?|details?)", re.I)


@dataclass
class Promises:
    """The text of an item with its actions as lists, and what was found of them."""

    blocks: list[Block] = field(default_factory=list)
    actions: list[Block] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # labels that are not repeated
    rewritten: int = 0  # actions put together from the cells of a table

    @property
    def undated(self) -> int:
        """How many have no date by which they are to be done."""
        return sum(not _DUE.search(action.text) for action in self.actions)

    @property
    def unowned(self) -> list[Block]:
        """Those that do not begin with who is to do it."""
        return [action for action in self.actions if not _owner(action.text)]


def is_actions_title(text: str) -> bool:
    """Whether these words alone announce actions."""
    return bool(_TITLE.fullmatch(flat(text)))


def _owner(text: str) -> str:
    match = re.match(r"([^.;:]{2,80}?) (?:to|will):? ", f"{text} ")
    return match[1] if match and len(words(match[1])) <= 8 and "'s " not in match[1] else ""


def with_actions(blocks: Sequence[Block]) -> Promises:
    """Find the actions in the text of an item."""
    found = Promises()
    divided = [part for block in blocks for part in _divided(block)]
    place = 0
    while place < len(divided):
        block = divided[place]
        if is_actions_title(block.text) and block.kind != "table" and not block.marker:
            place = _under_title(found, divided, place)
        elif block.kind in ("paragraph", "bullet", "number") and _RUN_IN.match(block.text):
            place = _run_in(found, divided, place)
        elif block.kind == "table" and (listed := _of_table(block)):
            _add(found, heading("Actions", 3, block), listed)
            _rewrote(found, block, listed)
            place += 1
        else:
            found.blocks.append(block)
            place += 1
    return found


def _add(found: Promises, title: Block | None, actions: Sequence[Block]) -> None:
    if title is not None:
        found.blocks.append(title)
    found.blocks += actions
    found.actions += actions


def _under_title(found: Promises, blocks: Sequence[Block], place: int) -> int:
    """Take the entries of a list of actions; without any the title is a line of text."""
    title = blocks[place]
    end = place + 1
    if end < len(blocks) and blocks[end].kind == "table":
        listed = _of_table(blocks[end])
        if listed:
            _add(found, _titled(found, title), listed)
            _rewrote(found, blocks[end], listed)
            return end + 1
    entries: list[Block] = []
    while end < len(blocks):
        block = blocks[end]
        is_entry = block.kind in ("bullet", "number")
        lowest = bool(entries) and all(one.kind in ("bullet", "number") for one in entries)
        is_line = (
            block.kind == "paragraph"
            and not is_title(block)
            and not lowest
            and bool(_OWNED.match(block.text))
        )
        if not (is_entry or is_line) or is_actions_title(block.text):
            break
        entries.append(_entry(found, block))
        end += 1
    if not entries:
        found.blocks.append(_line(title))
        return place + 1
    _add(found, _titled(found, title), entries)
    found.actions[-len(entries) :] = [one for one in entries if one.level == entries[0].level]
    return end


def _rewrote(found: Promises, table: Block, listed: Sequence[Block]) -> None:
    found.rewritten += len(listed)
    found.lost.append(" ".join(rows_as_text(table)[0]))


def _line(title: Block) -> Block:
    """A title as a line of text that announces nothing."""
    return Block("paragraph", tuple(Span(span.text) for span in title.spans), place=title.place)


def _titled(found: Promises, title: Block) -> Block:
    text = flat(title.text)
    if not _KNOWN.fullmatch(text):
        found.lost.append(text)
        text = "Actions"
    return heading(text.rstrip(":"), 3, title)


def _run_in(found: Promises, blocks: Sequence[Block], place: int) -> int:
    """Take lines that begin with "ACTION:", one after the other, as one list."""
    entries: list[Block] = []
    first = blocks[place]
    while place < len(blocks) and (match := _RUN_IN.match(blocks[place].text)):
        label, rest = cut(blocks[place], match.end())
        if entries:
            found.lost.append(flat(label.text))
        if label.marker:
            found.lost.append(label.marker)
        entries.append(_entry(found, rest))
        place += 1
    label_text = flat(_RUN_IN.match(first.text)["label"]).rstrip(":–- ")  # type: ignore[index]
    if not _KNOWN.fullmatch(label_text):
        found.lost.append(label_text)
        label_text = "Action"
    _add(found, heading(label_text, 3, first), entries)
    return place


def _entry(found: Promises, block: Block) -> Block:
    """A line as an entry of a list of actions, without its bullet or number but with its letter."""
    marker = block.marker if re.fullmatch(r"\(?[a-z]{1,2}[).]", block.marker) else ""
    level = block.level if block.kind in ("bullet", "number") else 1
    spans = block.spans
    if re.fullmatch(r"\(?[0-9]{1,2}[).]?", block.marker):
        found.lost.append(block.marker)
    elif block.marker and not marker:
        spans = (Span(f"{block.marker} "), *spans)
    return replace(block, kind="bullet", level=max(level, 1), marker=marker, spans=spans)


def _divided(block: Block) -> Iterator[Block]:
    """A paragraph, cut before an action that stands at its end."""
    if block.kind in ("table", "heading", "rule"):
        yield block
        return
    rest = block
    while match := _INSIDE.search(rest.text):
        before, rest = cut(rest, match.end())
        rest = replace(rest, kind="paragraph", level=0)
        yield cut(before, match.start())[0]
    yield rest


def _of_table(block: Block) -> list[Block]:
    """A table of actions with who is to do them, as entries that begin with who that is."""
    rows = rows_as_text(block)
    if len(rows) < 2:
        return []
    head = [cell.rstrip(":") for cell in rows[0]]
    what = next((at for at, cell in enumerate(head) if _WHAT.fullmatch(cell)), -1)
    who = next((at for at, cell in enumerate(head) if _WHO.fullmatch(cell)), -1)
    if what < 0 or who < 0 or what == who:
        return []
    entries = []
    for row in rows[1:]:
        cells = [*row, *[""] * (len(head) - len(row))]
        if not words(cells[what]):
            return []
        others = [cell for at, cell in enumerate(cells) if at not in (what, who) and words(cell)]
        owner = f"{cells[who]} to: " if words(cells[who]) and not is_sentence(cells[who]) else ""
        more = f" ({'; '.join(others)})" if others else ""
        text = f"{owner}{cells[what]}{more}"
        entries.append(Block("bullet", (Span(text),), 1, place=block.place))
    return entries
