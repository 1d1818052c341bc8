"""Find actions in notes: under a heading, after the word "Action:", or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.block_text import (
    cut,
    flat,
    heading,
    is_sentence,
    is_title,
    rows_as_text,
    words,
)
from comsite.importing.recognising.vocabulary import in_languages
from comsite.texts.numbering import ACTIONS

_TITLE = re.compile(
    r"(?:(?:agreed |summary of |new |list of )?action(?:s)?(?: points?| items?| log| list| arising"
    r"| agreed| required)?(?: from (?:this|the) meeting)?"
    rf"|{in_languages('actions')})\s*:?",
    re.I,
)
_KNOWN = ACTIONS  # what the archive reads
_RUN_IN = re.compile(
    r"(?P<label>(?:(?:\[?ACTIONS?\]?|Actions?|AP)(?: ?(?:points?|items?|required|agreed))?"
    rf"|(?i:{in_languages('actions')}))(?: ?[0-9]{{1,3}}[a-z]?)?\s*[:–-])"
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
    r"who|(?:action )?owners?|owned by|responsib\w*(?: \w+)?|lead|assigned to|assignee|members?"
    r"|person(?: responsible)?|by whom|(?:action )?by|initials",
    re.I,
)
_WHEN = re.compile(
    r"(?:due|target|completion)(?: date| by)?|date due|deadline|(?:by )?when|timescale|by date",
    re.I,
)
_LONGEST_ABOUT = 8  # words
# Owners without an action: "BS/CT", "Ada Example and the Clerk".
_NAME = r"(?:[Aa]ll(?: [a-z]+)?|(?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
_NAMES_ALONE = re.compile(rf"{_NAME}(?:\s*(?:[/,;&+]|\band\b)\s*{_NAME})*[.]?")
_NOTHING = re.compile(r"(?:none|nil|n/?a|noted?|no actions?(?: required)?|not applicable)\.?", re.I)
_WHAT = re.compile(
    r"(?:actions?|action (?:items?|points?|required)|what|tasks?|details?|next steps?|to do)", re.I
)
# "Action BS: …" says who in front of what.
_OWNED_LABEL = re.compile(
    r"(?P<label>ACTIONS?|Actions?)\s*(?:[-–]\s*)?(?:for )?"
    r"(?P<owner>(?:[A-Z]{2,3}|All|ALL|(?:the )?Clerk|[A-Z][a-z]+ [A-Z][a-z]+)"
    r"(?:\s*(?:[/,&+]|and)\s*(?:[A-Z]{2,3}|(?:the )?Clerk|[A-Z][a-z]+ [A-Z][a-z]+))*)"
    r"\s*(?::|\s[-–])\s*(?:to\s+)?(?=\S)"
)


@dataclass
class ItemActions:
    """The text of an item with its actions as lists, and what the remarks need."""

    blocks: list[Block] = field(default_factory=list)
    actions: list[Block] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # labels that are not repeated
    # lines like "ACTION: BS", which name an owner but no action
    named: list[Block] = field(default_factory=list)
    inside: list[Block] = field(default_factory=list)  # actions that stay within another list
    moved: list[Block] = field(default_factory=list)  # actions taken out of another list
    rewritten: int = 0  # actions put together from the cells of a table, or from several lines

    @property
    def undated(self) -> int:
        """The number of actions without a due date."""
        return sum(not _DUE.search(action.text) for action in self.actions)

    @property
    def unowned(self) -> list[Block]:
        """The actions that do not begin with an owner."""
        return [action for action in self.actions if not _owner(action.text)]


def is_actions_title(text: str) -> bool:
    """Whether these words alone announce actions."""
    return bool(_TITLE.fullmatch(flat(text)))


def is_column_of_actions(name: str) -> bool:
    """Whether a column of this name has actions, who is to do them, or until when."""
    is_about = _WHO.fullmatch(name) or _WHEN.fullmatch(name)
    return bool(is_about) or is_actions_title(name)


def _owner(text: str) -> str:
    match = re.match(r"([^.;:]{2,80}?) (?:to|will):? ", f"{text} ")
    return match[1] if match and len(words(match[1])) <= 8 and "'s " not in match[1] else ""


def with_actions(blocks: Sequence[Block]) -> ItemActions:
    """Find the actions in the text of an item."""
    result = ItemActions()
    divided = [part for block in blocks for part in _cut_before_actions(block)]
    place = 0
    while place < len(divided):
        block = divided[place]
        if block.kind in ("paragraph", "bullet") and _OWNED_LABEL.match(block.text):
            place = _with_owners(result, divided, place)
        elif is_actions_title(block.text) and block.kind != "table" and not block.marker:
            place = _under_title(result, divided, place)
        elif block.kind in ("paragraph", "bullet", "number") and _RUN_IN.match(block.text):
            place = _run_in(result, divided, place)
        elif block.kind == "table" and (listed := _actions_of_table(result, block)):
            _add(result, heading("Actions", 3, block), listed)
            _rewrote(result, block, listed)
            place += 1
        else:
            result.blocks.append(block)
            place += 1
    if result.moved:
        _add(result, heading("Actions", 3, result.moved[0]), result.moved)
    return result


def _with_owners(result: ItemActions, blocks: Sequence[Block], place: int) -> int:
    """Take lines that begin with "Action BS:"; those in the midst of a list follow the item."""
    first, entries = place, []
    while place < len(blocks) and (match := _OWNED_LABEL.match(blocks[place].text)):
        entry = _entry(result, replace(cut(blocks[place], match.end())[1], level=1))
        plain = tuple(replace(span, bold=False) for span in entry.spans)
        entries.append(replace(entry, spans=(TextSpan(f"{match['owner']} to: "), *plain)))
        result.lost.append(match["label"])
        place += 1
    around = (*blocks[max(first - 1, 0) : first], *blocks[place : place + 1])
    if blocks[first].kind == "bullet" and any(block.kind == "bullet" for block in around):
        result.moved += entries
    else:
        _add(result, heading("Actions", 3, blocks[first]), entries)
    return place


def _add(found_actions: ItemActions, title: Block | None, actions: Sequence[Block]) -> None:
    if title is not None:
        found_actions.blocks.append(title)
    found_actions.blocks += actions
    found_actions.actions += actions


def _under_title(result: ItemActions, blocks: Sequence[Block], place: int) -> int:
    """Take the entries of a list of actions; without any the title is a line of text."""
    title = blocks[place]
    end = place + 1
    if end < len(blocks) and blocks[end].kind == "table":
        listed = _actions_of_table(result, blocks[end])
        if listed:
            _add(result, _title_of_actions(result, title), listed)
            _rewrote(result, blocks[end], listed)
            return end + 1
    entries: list[Block] = []
    while end < len(blocks):
        block = blocks[end]
        is_entry = block.kind in ("bullet", "number")
        lowest = bool(entries) and all(entry.kind in ("bullet", "number") for entry in entries)
        is_line = (
            block.kind == "paragraph"
            and not is_title(block)
            and not lowest
            and bool(_OWNED.match(block.text))
        )
        if not (is_entry or is_line) or is_actions_title(block.text):
            break
        entries.append(_entry(result, block))
        end += 1
    if not entries:
        result.blocks.append(_title_as_text(title))
        return place + 1
    _add(result, _title_of_actions(result, title), entries)
    result.actions[-len(entries) :] = [
        action for action in entries if action.level == entries[0].level
    ]
    return end


def _rewrote(result: ItemActions, table: Block, listed: Sequence[Block]) -> None:
    result.rewritten += len(listed)
    result.lost.append(" ".join(rows_as_text(table)[0]))


def _title_as_text(title: Block) -> Block:
    """Return a title of actions as plain text, because no actions follow it."""
    return Block("paragraph", tuple(TextSpan(span.text) for span in title.spans), place=title.place)


def _title_of_actions(result: ItemActions, title: Block) -> Block:
    text = flat(title.text)
    if not _KNOWN.fullmatch(text):
        result.lost.append(text)
        text = "Actions"
    return heading(text.rstrip(":"), 3, title)


def _run_in(result: ItemActions, blocks: Sequence[Block], place: int) -> int:
    """Take lines that begin with "ACTION:", one after the other, as one list.

    Lines that begin with "Owner:" or "Due:" and follow them belong to them, if there is one for
    each. A line that names people and not what they are to do stays text, and so does one in the
    midst of a list or before one, which would be cut in two or taken for actions.
    """
    entries: list[Block] = []
    first = blocks[place]
    while lines := _lines_of_actions(blocks, place):
        if _goes_on(blocks, place + len(lines)):
            if entries:
                break
            result.blocks += blocks[place : place + len(lines)]
            result.inside += [action for _, action in lines]
            return place + len(lines)
        place += len(lines)
        owners, dates, labels = _owners_and_dates(blocks, place)
        fits = {len(owners), len(dates)} <= {0, len(lines)}
        for number, (label, text) in enumerate(lines):
            result.lost += [flat(label.text)] if entries else []
            result.lost += [label.marker] if label.marker else []
            entry = _entry(result, text)
            if fits and (owners or dates):
                owner = owners[number] if owners else ""
                entry = _with_owner(result, entry, owner, dates[number : number + 1])
                result.rewritten += 1
            entries.append(entry)
        if not fits:
            break
        place += len(labels)
        result.lost += labels
    if not entries:
        result.blocks.append(first)
        result.named += [] if _NOTHING.fullmatch(_text_after_label(first)) else [first]
        return place + 1
    label_text = flat(_RUN_IN.match(first.text)["label"]).rstrip(":–- ")  # type: ignore[index]
    if not _KNOWN.fullmatch(label_text):
        result.lost.append(label_text)
        label_text = "Action"
    _add(result, heading(label_text, 3, first), entries)
    return place


def _goes_on(blocks: Sequence[Block], place: int) -> bool:
    """Whether a list stands at a place that could not be told from the actions before it."""
    if place >= len(blocks) or blocks[place].kind not in ("bullet", "number"):
        return False
    is_within = blocks[place - 1].kind in ("bullet", "number")
    return is_within or not blocks[place].marker[:1].isdigit()


def _text_after_label(block: Block) -> str:
    """Return the text after "ACTION:"."""
    match = _RUN_IN.match(block.text)
    return flat(block.text[match.end() :]) if match else ""


def _lines_of_actions(blocks: Sequence[Block], place: int) -> list[tuple[Block, Block]]:
    """Return label and action of the lines from a place on, up to a line without both."""
    lines: list[tuple[Block, Block]] = []
    for block in blocks[place:]:
        match, text = _RUN_IN.match(block.text), _text_after_label(block)
        if not match or _NAMES_ALONE.fullmatch(text) or _NOTHING.fullmatch(text):
            break
        lines.append(cut(block, match.end()))
    return lines


def _owners_and_dates(
    blocks: Sequence[Block], place: int
) -> tuple[list[str], list[str], list[str]]:
    """Return the owners and dates given on lines from a place on, and the labels of the lines."""
    owners: list[str] = []
    dates: list[str] = []
    labels: list[str] = []
    for block in blocks[place:]:
        name, colon, value = flat(block.text).partition(":")
        listed = owners if _WHO.fullmatch(name) else dates if _WHEN.fullmatch(name) else None
        if listed is None or not colon or not 0 < len(words(value)) <= _LONGEST_ABOUT:
            break
        listed.append(value.strip())
        labels.append(f"{block.marker} {name}".strip())
    return owners, dates, labels


def _with_owner(result: ItemActions, entry: Block, owner: str, details: Sequence[str]) -> Block:
    """Put the owner before an action, and the other details in brackets after it."""
    details = [detail for detail in details if words(detail)]
    if is_sentence(owner):
        owner, details = "", [owner, *details]
    elif owner and f"{flat(entry.text)} ".startswith(f"{owner} "):
        result.lost.append(owner)
        owner = ""
    spans = (TextSpan(f"{owner} to: "), *entry.spans) if words(owner) else entry.spans
    if details:
        spans = (*spans, TextSpan(f" ({'; '.join(details)})"))
    return replace(entry, spans=spans)


def _entry(result: ItemActions, block: Block) -> Block:
    """Turn a line into an entry of a list of actions; keep its letter, drop bullet and number."""
    marker = block.marker if re.fullmatch(r"\(?[a-z]{1,2}[).]", block.marker) else ""
    level = block.level if block.kind in ("bullet", "number") else 1
    spans = block.spans
    if re.fullmatch(r"\(?[0-9]{1,2}[).]?", block.marker):
        result.lost.append(block.marker)
    elif block.marker and not marker:
        spans = (TextSpan(f"{block.marker} "), *spans)
    return replace(block, kind="bullet", level=max(level, 1), marker=marker, spans=spans)


def _cut_before_actions(block: Block) -> Iterator[Block]:
    """Yield a paragraph, cut before an action that stands at its end."""
    if block.kind in ("table", "heading", "rule"):
        yield block
        return
    remainder = block
    while match := _INSIDE.search(remainder.text):
        before, remainder = cut(remainder, match.end())
        remainder = replace(remainder, kind="paragraph", level=0)
        yield cut(before, match.start())[0]
    yield remainder


def is_table_of_actions(block: Block) -> bool:
    """Whether it has a column of actions and one of who is to do them, with an action a row."""
    action_column, owner_column = _columns(rows_as_text(block))
    return action_column >= 0 and owner_column >= 0


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return the places of actions and of their owners in each row, or -1."""
    head = [cell.rstrip(":") for cell in rows[0]] if len(rows) > 1 else []
    action_column = next((at for at, cell in enumerate(head) if _WHAT.fullmatch(cell)), -1)
    owner_column = next(
        (at for at, cell in enumerate(head) if at != action_column and _WHO.fullmatch(cell)), -1
    )
    if action_column < 0 <= owner_column and any(map(_WHEN.fullmatch, head)):
        others = [
            at
            for at, cell in enumerate(head)
            if not (_WHO.fullmatch(cell) or _WHEN.fullmatch(cell))
        ]
        action_column = max(others, key=lambda at: _length_of_column(rows, at), default=-1)
    filled = action_column >= 0 and all(
        words("".join(row[action_column : action_column + 1])) for row in rows[1:]
    )
    return (action_column, owner_column) if filled else (-1, -1)


def _actions_of_table(result: ItemActions, block: Block) -> list[Block]:
    """Return the actions of a table as list entries that begin with their owners."""
    rows = rows_as_text(block)
    action_column, owner_column = _columns(rows)
    if action_column < 0 or owner_column < 0:
        return []
    entries = []
    for row in rows[1:]:
        entry = Block("bullet", (TextSpan(row[action_column]),), 1, place=block.place)
        details = [cell for at, cell in enumerate(row) if at not in (action_column, owner_column)]
        entries.append(
            _with_owner(
                result, entry, row[owner_column] if owner_column < len(row) else "", details
            )
        )
    return entries


def _length_of_column(rows: Sequence[Sequence[str]], column: int) -> int:
    return sum(len(words(row[column])) for row in rows[1:] if column < len(row))
