"""Turn blocks into lines of Markdown: the parts that meetings and reports share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from comsite.importing.composing.cleaning import clean
from comsite.importing.composing.prose import cell, prose
from comsite.importing.document import Block, TextSpan
from comsite.texts.markdown import parse, plain
from comsite.texts.numbering import ACTIONS

# How plain a block is written. Whoever chooses LEFT_OUT must report the lost words.
AS_IT_IS, AS_PARAGRAPH, WITHOUT_FORM, LEFT_OUT = range(4)


_DEEPEST = 8  # of lists in lists


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of the text, and the index of the block that it comes from (-1 for none)."""

    text: str
    block: int = -1


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A block to write: its index, how plain to write it (``step``), and its depth in a list."""

    place: int
    block: Block
    step: int
    depth: int = 0

    @property
    def words(self) -> str:
        """Its words, without the marker."""
        return clean(self.block.text)

    @property
    def marker(self) -> str:
        """Its number or letter as printed."""
        return clean(self.block.marker)

    @property
    def spans_with_marker(self) -> tuple[TextSpan, ...]:
        """Its words with the marker put first as a word."""
        spans = self.block.spans
        return (TextSpan(f"{self.marker} "), *spans) if self.marker else spans

    @property
    def bold_spans(self) -> tuple[TextSpan, ...]:
        """Marker and words, all in bold."""
        return (TextSpan(f"{self.marker} {self.words}".strip(), bold=True),)

    @property
    def first_word_apart(self) -> tuple[str, tuple[TextSpan, ...]]:
        """The marker or first word in bold, so that it is no number; and the spans after it."""
        first, others = self.marker, self.block.spans
        if not first:
            first, _, more = self.words.partition(" ")
            others = (TextSpan(more),)
        return f"{prose([TextSpan(first, bold=True)])[0]} ", others


Top = tuple[BodyEntry, tuple[BodyEntry, ...]]  # a list entry, and the entries nested in it


class Writer:
    """Writes blocks as lines, one after the other; ``changes`` are what it changed, and where."""

    def __init__(self) -> None:
        self.lines: list[WrittenLine] = []
        self.changes: list[tuple[str, str]] = []
        self.level = 1  # of the latest heading
        self._sign = "-"
        self._open = ""  # the sign or number mark of the list being written; "" for none

    def write(self, entries: Sequence[BodyEntry]) -> None:
        """Write all blocks, the entries of a list together."""
        groups = [(is_list, list(group)) for is_list, group in groupby(entries, key=_is_in_list)]
        for index, (is_list, group) in enumerate(groups):
            if is_list:
                self.list_of(list(tops(group)))
                continue
            for entry in group:
                self.block(entry, entry is group[-1] and index + 1 < len(groups))

    def block(self, entry: BodyEntry, at_list: bool) -> None:
        """Write a heading, a table or a paragraph; ``at_list`` says that a list follows."""
        if entry.block.kind == "table":
            self.table(entry)
        elif entry.block.kind == "heading" and not entry.step:
            self.heading(entry, at_list)
        else:
            self.paragraph(entry, at_list)

    def heading(self, entry: BodyEntry, at_list: bool) -> None:
        """Write a heading."""
        raise NotImplementedError

    def paragraph(self, entry: BodyEntry, at_list: bool = False) -> None:
        """Write a paragraph, or a heading that cannot be one."""
        raise NotImplementedError

    def list_of(self, entries: list[Top]) -> None:
        """Write a list."""
        raise NotImplementedError

    def count_block(self) -> None:
        """Count the latest block, because the page numbers it."""

    def add(
        self, entry: BodyEntry, lines: Iterable[str], begin: str = "", near: bool = False
    ) -> None:
        """Add the lines of a block after an empty one, unless it goes ``near`` the one before."""
        if self.lines and not near:
            self.lines.append(WrittenLine(""))
        for number, line in enumerate(lines):
            before = begin if number == 0 else " " * len(begin)
            self.lines.append(WrittenLine(before + line, entry.place))
        self._open = ""

    def add_words(self, entry: BodyEntry, spans: Sequence[TextSpan], first: str = "") -> None:
        """Add a paragraph of these words, to be counted; ``first`` is put before them as it is."""
        lines = prose(spans, entry.step < WITHOUT_FORM) or [""]
        self.add(entry, [f"{first}{lines[0]}".rstrip(), *lines[1:]])
        self.count_block()

    def add_heading(self, entry: BodyEntry, level: int, marker: str = "") -> None:
        """Add a heading, at most one level below the one before it."""
        self.level = min(level, self.level + 1, 6)
        self.add(entry, [f"{'#' * self.level} {marker}{title(entry.block.spans)}"])

    def add_bullets(self, entries: Iterable[tuple[Top, str, tuple[TextSpan, ...]]]) -> None:
        """Add a list: of each entry with those inside it what to put first as it is, and the words.

        Two neighbouring lists begin with different signs, so that they stay two lists.
        """
        if self._open in ("-", "*"):
            self._sign = "*" if self._open == "-" else "-"
        else:
            self._sign = "-"
        for (top, inner), first, spans in entries:
            lines = prose(spans, top.step < WITHOUT_FORM) or [""]
            near = self._open == self._sign
            self.add(top, [f"{first}{lines[0]}".rstrip(), *lines[1:]], f"{self._sign} ", near)
            self.add_inner(inner, 2)
            self._open = self._sign

    def add_numbered(self, top: Top, number: str) -> None:
        """Add a paragraph with its printed number, like "12.", and the lists inside it."""
        entry, inner = top
        begin = f"{number} "
        near = self._open == number[-1]
        self.add(entry, prose(entry.block.spans, entry.step < WITHOUT_FORM), begin, near)
        self.add_inner(inner, len(begin))
        self._open = number[-1]

    def add_inner(self, entries: Iterable[BodyEntry], room: int) -> None:
        """Add the entries of the lists inside an entry, whose text begins after ``room``."""
        for entry in entries:
            lines = prose(entry.spans_with_marker, entry.step < WITHOUT_FORM)
            self.add(entry, lines, f"{' ' * (room + 2 * (entry.depth - 1))}- ", near=True)

    def table(self, entry: BodyEntry) -> None:
        """Add a table; where the site would not show it as one, each row as a paragraph."""
        rows = _grid(entry.block)
        lines = [] if entry.step else _table_lines(rows)
        if lines:
            self.add(entry, lines)
            self.count_block()
            return
        for row in rows:
            cells = [cell for cell in row if clean("".join(span.text for span in cell))]
            spans = [span for cell in cells for span in (*cell, TextSpan("; "))][:-1]
            if spans:
                self.add_words(entry, spans)


def title(spans: Sequence[TextSpan]) -> str:
    """Return the words of a heading, in one line and without bold."""
    words = " ".join(prose([replace(span, bold=False) for span in spans]))
    stripped = words.rstrip("#")
    return (
        stripped + "\\#" * (len(words) - len(stripped))
        if stripped != words and stripped[-1:] != "\\"
        else words
    )


def names_actions(words: str) -> bool:
    """Whether these words as a heading would turn the list after them into actions."""
    return bool(ACTIONS.fullmatch(words))


def tops(entries: Sequence[BodyEntry]) -> Iterator[Top]:
    """Yield each outer entry of a list with the entries nested in it."""
    lowest = min(entry.block.level for entry in entries)
    top: BodyEntry | None = None
    inner: list[BodyEntry] = []
    depth = 0
    for entry in entries:
        depth = min(entry.block.level - lowest, depth + 1, _DEEPEST) if top else 0
        if depth == 0:
            if top:
                yield top, tuple(inner)
            top, inner = entry, []
        else:
            inner.append(replace(entry, depth=depth))
    if top:
        yield top, tuple(inner)


def _is_in_list(entry: BodyEntry) -> bool:
    return entry.block.kind in ("bullet", "number") and not entry.step


def _grid(block: Block) -> list[list[tuple[TextSpan, ...]]]:
    """Return the rows of a table, all of one length."""
    width = max((len(row) for row in block.rows), default=0)
    return [[*row, *[()] * (width - len(row))] for row in block.rows]


def _table_lines(rows: list[list[tuple[TextSpan, ...]]]) -> list[str]:
    """Return the lines of a table, or none if the site would read other words in them."""
    written = [f"| {' | '.join(cell(spans) for spans in row)} |" for row in rows]
    width = len(rows[0]) if rows else 0
    lines = [*written[:1], f"|{' --- |' * width}", *written[1:]]
    parsed = parse("\n".join(lines), "", 1)
    shown = [plain(token.children or []) for token in parsed.tokens if token.type == "inline"]
    meant = [clean("".join(span.text for span in spans)) for row in rows for spans in row]
    is_table = [token.type for token in parsed.tokens[:1]] == ["table_open"]
    return lines if is_table and not parsed.problems and shown == meant else []
