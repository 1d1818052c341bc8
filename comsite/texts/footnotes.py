"""Footnotes: ``[^1]`` behind a word leads to what a line with ``[^1]:`` says.

In a text that is read, the footnotes stand at its end as one list, in the order of their marks; in
a meeting's notes each stands at the end of the item that has its mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from comsite.base.language import _
from comsite.base.problems import Problem

# The library looks for the end of a mark in all of its line, for each that begins there.
_MARK = re.compile(r"\[\^[^\s\[\]]{1,40}\]")
_NOTE = re.compile(rf"{_MARK.pattern}:")
_BRACKET = re.compile(r"\[|\]\(?")
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")

_PARAGRAPHS = ("paragraph_open", "inline", "paragraph_close")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a text, and its line, counted from 0; ``inside`` says of what it is a part."""

    token: Token
    line: int
    inside: str

    @property
    def label(self) -> str:
        """What stands behind the ^."""
        return str(self.token.meta["label"])

    @property
    def is_of_another_part(self) -> bool:
        """Whether its footnote stands in another part of the text; see ``share_out``."""
        return "elsewhere" in self.token.meta

    def lead(self, anchor: str, count: int, shown: str) -> None:
        """Let it lead to the footnote with an anchor; it is the one with this count that does."""
        place = {"href": f"#{anchor}", "place": f"{anchor}_{count}", "shown": shown}
        self.token.meta |= place

    def back(self, count: int, others: int) -> Token:
        """Return the link from the footnote back to it; ``others`` is how many marks there are."""
        label = (
            _("Back to place {number} of {others}", number=count, others=others)
            if others > 1
            else _("Back to the text")
        )
        return Token(
            "footnote_back", "", 0, meta={"href": f"#{self.token.meta['place']}", "label": label}
        )


def add_to(parser: MarkdownIt) -> None:
    """Let a parser read marks and footnotes. A mark without a footnote stays as it is written."""
    parser.block.ruler.before(
        "reference", "footnote_def", _footnote, {"alt": ["paragraph", "reference"]}
    )
    parser.inline.ruler.after("image", "footnote_ref", _mark)


def _footnote(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    return bool(_NOTE.match(state.src, start)) and footnote_def(state, first, last, silent)


def _mark(state: StateInline, silent: bool) -> bool:
    return bool(_MARK.match(state.src, state.pos)) and footnote_ref(state, silent)


def gather(tokens: list[Token], path: str, first_line: int) -> list[Problem]:
    """Put the footnotes of a text at its end, as a list; return what is wrong with them.

    The tokens are changed in place; the text begins at line ``first_line`` of the file at ``path``.
    """
    notes = _taken_out(tokens)
    problems: list[Problem] = []

    def wrong(line: int, message: str) -> None:
        problems.append(Problem(path, first_line + line, message))

    order: dict[str, None] = {}
    for mark in marks(tokens):
        order[mark.label] = None
        if mark.inside:
            wrong(
                mark.line,
                f'the mark "[^{mark.label}]" of a footnote cannot stand in {mark.inside}; write it'
                " behind a word of the text",
            )
    standing: dict[str, list[Token]] = {}
    for note in notes:
        label, line = str(note[0].meta["label"]), _line(note[0])
        if label in standing:
            before = first_line + _line(standing[label][0])
            wrong(
                line,
                f'the footnote "[^{label}]" stands twice; the first is in line {before}; give one'
                " of them another mark, here and in the text",
            )
            continue
        standing[label] = note
        if fault := _fault(note, label, label in order):
            wrong(line, fault)
            order.pop(label, None)
    if listed := [standing[label] for label in order if label in standing]:
        tokens += _listed(listed)
    return problems


def marks(tokens: Sequence[Token]) -> Iterator[Mark]:
    """List the marks in a text, in order."""
    in_heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.nesting == 1
        line, children = _line(token), token.children or []
        if not any(child.type == "footnote_ref" for child in children):
            continue
        in_link = _in_links(children)
        for child in children:
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "footnote_ref":
                inside = "a link" if next(in_link) else ""
                yield Mark(child, line, "a heading" if in_heading else inside)


def _in_links(children: Sequence[Token]) -> Iterator[bool]:
    """Yield of each mark in a line whether it stands where a link should show its words.

    With a mark between its brackets a link is none, and is shown as it is written.
    """
    count = 0
    opened: list[int] = []
    depths: dict[int, int] = defaultdict(int)  # how many links begin before a mark, or end
    for child in children:
        if child.type == "footnote_ref":
            count += 1
        elif child.type == "text":
            for bracket in _BRACKET.findall(child.content):
                if bracket == "[":
                    opened.append(count)
                elif opened:
                    begun = opened.pop()
                    depths[begun] += bracket == "]("
                    depths[count] -= bracket == "]("
    depth = 0
    for number in range(count):
        depth += depths[number]
        yield depth > 0


def share_out(parts: Sequence[list[Token]]) -> None:
    """Give each part of a text the footnotes that it is the first to have a mark of.

    All stand at the end of the last part before. The parts are changed in place; a mark in another
    part than its footnote is told by ``is_of_another_part``.
    """
    at = next((n for n, token in enumerate(parts[-1]) if token.type == "footnotes_open"), None)
    if at is None:
        return
    notes: dict[str, list[Token]] = {}
    for token in parts[-1][at + 1 : -1]:
        if token.type == "list_item_open":
            inside = notes[str(token.meta["label"])] = []
        inside.append(token)
    opening, closing = parts[-1][at], parts[-1][-1]
    del parts[-1][at:]
    every = frozenset(notes)
    for part in parts:
        here = [mark for mark in marks(part) if mark.label in every]
        own = {mark.label: notes.pop(mark.label) for mark in here if mark.label in notes}
        for mark in here:
            if mark.label not in own:
                mark.token.meta["elsewhere"] = True
        if own:
            part += [opening.copy(), *chain.from_iterable(own.values()), closing.copy()]


def from_afar(tokens: Sequence[Token], page: str) -> None:
    """Let the marks in a text that is shown once more lead to the footnotes of a ``page``."""
    for token in tokens:
        if token.children:
            token.children = [_afar(child, page) for child in token.children]


def _afar(token: Token, page: str) -> Token:
    if token.type != "footnote_ref" or "href" not in token.meta:
        return token
    meta = {**token.meta, "href": f"{page}{token.meta['href']}", "place": ""}
    return token.copy(meta=meta)


def _taken_out(tokens: list[Token]) -> list[list[Token]]:
    """Take the footnotes out of a text, and return the tokens of each."""
    notes: list[list[Token]] = []
    rest: list[Token] = []
    depth = 0
    for token in tokens:
        if token.type == "footnote_reference_open":
            if not depth:
                notes.append([])
            depth += 1
        (notes[-1] if depth else rest).append(token)
        depth -= token.type == "footnote_reference_close"
    tokens[:] = rest
    return notes


def _fault(note: Sequence[Token], label: str, is_marked: bool) -> str:
    """Return what is wrong with a footnote, or nothing."""
    inside = note[1:-1]
    if not is_marked:
        return (
            f'no mark leads to this footnote; write "[^{label}]" in the text, behind the words that'
            " it is about, or delete it"
        )
    if note[0].level:
        return "this footnote stands in a list or a quotation; write it by itself below"
    if not inside:
        return f'this footnote has no words; write them behind "[^{label}]:"'
    if any(token.type not in _PARAGRAPHS for token in inside):
        return "a footnote has only sentences; write its list, table or heading in the text"
    if next(marks(inside), None):
        return "a footnote cannot lead to a footnote; write all its words here"
    return ""


def _listed(notes: Sequence[Sequence[Token]]) -> Iterator[Token]:
    """Yield the list of footnotes, each with its label and the number that it shows.

    They show the numbers that are written, or else are counted.
    """
    labels = [str(note[0].meta["label"]) for note in notes]
    as_written = all(map(_NUMBER.fullmatch, labels))
    yield Token("footnotes_open", "ol", 1, {"class": "lettered footnotes"}, block=True)
    for count, (label, note) in enumerate(zip(labels, notes, strict=True), 1):
        meta = {"label": label, "shown": label if as_written else str(count)}
        yield Token("list_item_open", "li", 1, map=note[0].map, level=1, meta=meta, block=True)
        for token in note[1:-1]:
            token.level += 1 - note[0].level
            yield token
        yield Token("list_item_close", "li", -1, level=1, block=True)
    yield Token("footnotes_close", "ol", -1, block=True)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def with_theirs(tokens: Sequence[Token], lines: Sequence[str], gone: range) -> set[int]:
    """Return lines of a text that are to go, with those of footnotes that are marked only there.

    ``tokens`` are those of ``lines``; they and the result are counted from 0.
    """
    marked: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        for label in _labels(line):
            marked[label].add(number)
    every = set(gone)
    for token in tokens:
        marks_of = marked[token.meta.get("label", "")] if token.type == "list_item_open" else set()
        if token.map and marks_of and marks_of <= set(gone):
            first, end = token.map
            every |= {number for number in range(first, end) if lines[number].strip()}
    return every


def without_strays(lines: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Return the lines of a text without the marks of the footnotes that were ``taken`` out."""
    labels = {match[0][:-1] for line in taken if (match := _NOTE.match(line.lstrip()))}
    return [_MARK.sub(lambda mark: "" if mark[0] in labels else mark[0], line) for line in lines]


def _labels(line: str) -> Iterator[str]:
    """List the marks in a line, without that of the footnote that begins in it."""
    found = _NOTE.match(line.lstrip())
    for match in _MARK.finditer(line.lstrip(), found.end() if found else 0):
        yield match[0][2:-1]
