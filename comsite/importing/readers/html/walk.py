"""Turn the elements of a web page into blocks, in the order in which a browser shows them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from comsite.importing.document import Block, TextSpan
from comsite.importing.readers.common import Finding, assemble, lines_of, tidy, with_marker
from comsite.importing.readers.html.around import around
from comsite.importing.readers.list_numbers import letters_of_base_26, roman
from comsite.importing.readers.plain_text import from_text
from comsite.importing.readers.tables import Cell, Row, as_blocks

_DEEPEST = 150  # nested elements; deeper ones are read as plain words
_WIDEST = 100  # cells in a row

_UNSEEN = re.compile(
    "audio|base|canvas|col|colgroup|datalist|embed|head|iframe|link|map|meta|noframes|object|param"
    "|script|source|style|template|title|track|video"
)

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.0-9]*[1-9])", re.IGNORECASE
)

_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|meter|output"
    "|progress|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_HEADING = re.compile("h[1-6]")
_WHITE = re.compile(r"[ \t\n\r\f]+")

_COUNTS: dict[str, Callable[[int], str]] = {
    "1": str,
    "A": lambda number: letters_of_base_26(number).upper(),
    "a": letters_of_base_26,
    "I": lambda number: roman(number).upper(),
    "i": roman,
}


@dataclass
class _HtmlList:
    """A list that we are in: its next number, and how it is printed; None for bullets."""

    number: int | None
    form: str = "1"
    step: int = 1


class HtmlWalk:
    """One walk over an element: its blocks, and what was found on the way."""

    def __init__(
        self,
        top: LexborNode | None,
        within_main: bool = False,
        without: LexborNode | None = None,
    ) -> None:
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._without = without.mem_id if without is not None else None
        self._spans: list[TextSpan] = []
        self._lists: list[_HtmlList] = []
        self._item: Block | None = None  # what the next line begins
        self._heading = 0
        self._in_main = within_main
        if top is not None:
            self._children(top, TextSpan(""), 0)
            self._flush()

    def _children(self, node: LexborNode, form: TextSpan, depth: int) -> None:
        child = node.child
        while child is not None:
            if child.is_text_node:
                text = _WHITE.sub(" ", child.text_content or "")
                self._spans.append(dataclasses.replace(form, text=tidy(text)))
            elif child.is_element_node and child.mem_id != self._without:
                self._element(child, form, depth + 1)
            child = child.next

    def _element(self, node: LexborNode, form: TextSpan, depth: int) -> None:
        tag = node.tag or ""
        attributes = node.attributes
        if _UNSEEN.fullmatch(tag):
            return
        if depth > _DEEPEST:
            self._spans.append(dataclasses.replace(form, text=tidy(node.text(separator=" "))))
            return
        style = attributes.get("style") or ""
        if "hidden" in attributes or _HIDING.search(style):
            self._leave_out("hidden", node)
        elif kind := around(node, tag, attributes, self._in_main):
            self._flush()
            self._leave_out(kind, node)
        elif tag == "br":
            self._spans.append(TextSpan("\n"))
        elif tag == "img":
            self._picture(attributes)
        elif _INLINE.fullmatch(tag):
            self._inline(node, tag, attributes, form, depth)
        else:
            self._block(node, tag, form, depth)

    def _leave_out(self, kind: str, node: LexborNode) -> None:
        words = tidy(node.text(separator=" ")).split()
        if words:
            count = len(words) if kind == "hidden" else 1
            self.findings.append(Finding(kind, "", " ".join(words), count))

    def _picture(self, attributes: dict[str, str | None]) -> None:
        if attributes.get("role") == "presentation" or attributes.get("alt") == "":
            return
        described = tidy(attributes.get("alt") or "")
        self.findings.append(Finding("described" if described else "picture", "", described))

    def _inline(
        self,
        node: LexborNode,
        tag: str,
        attributes: dict[str, str | None],
        form: TextSpan,
        depth: int,
    ) -> None:
        style = attributes.get("style") or ""
        if tag in ("del", "s", "strike") and node.text().strip():
            self.findings.append(Finding("struck", ""))
        href = form.href
        if tag == "a":
            href = tidy(attributes.get("href") or "").strip()
            href = "" if href.lower().startswith("javascript:") else href
        inner = TextSpan(
            "",
            bold=form.bold or tag in ("b", "strong") or bool(_BOLD.search(style)),
            italic=form.italic or tag in ("i", "em", "cite") or bool(_ITALIC.search(style)),
            href=href,
        )
        self._children(node, inner, depth)

    def _block(self, node: LexborNode, tag: str, form: TextSpan, depth: int) -> None:
        self._flush()
        if tag == "hr":
            self.blocks.append(Block("rule"))
        elif tag == "table":
            self._table(node, depth)
        elif tag == "pre":
            text = node.text()
            self.blocks += from_text("", text).blocks
        elif tag in ("ul", "ol", "menu", "dir"):
            self._list(node, tag, form, depth)
        elif tag == "li":
            self._begin_item(node)
            self._children(node, form, depth)
            self._flush()
            self._item = None
        elif _HEADING.fullmatch(tag):
            outer, self._heading = self._heading, int(tag[1])
            self._children(node, form, depth)
            self._flush()
            self._heading = outer
        else:
            outer_main = self._in_main
            self._in_main = outer_main or tag in ("main", "article")
            bold = form.bold or tag == "dt"
            self._children(node, dataclasses.replace(form, bold=bold), depth)
            self._flush()
            self._in_main = outer_main

    def _list(self, node: LexborNode, tag: str, form: TextSpan, depth: int) -> None:
        current = _HtmlList(None)
        if tag == "ol":
            attributes = node.attributes
            start = attributes.get("start") or ""
            backwards = "reversed" in attributes
            items = sum(child.tag == "li" for child in node.iter())
            first = int(start) if _is_number(start) else (items if backwards else 1)
            kind = attributes.get("type") or "1"
            current = _HtmlList(first, kind if kind in _COUNTS else "1", -1 if backwards else 1)
        self._lists.append(current)
        self._children(node, form, depth)
        self._flush()
        self._lists.pop()

    def _begin_item(self, node: LexborNode) -> None:
        level = min(max(len(self._lists), 1), 6)
        current = self._lists[-1] if self._lists else _HtmlList(None)
        if current.number is None:
            self._item = Block("bullet", level=level)
            return
        value = node.attributes.get("value") or ""
        number = int(value) if _is_number(value) else current.number
        current.number = number + current.step
        self._item = Block("number", level=level, marker=f"{_COUNTS[current.form](number)}.")

    def _table(self, node: LexborNode, depth: int) -> None:
        rows: list[Row] = []
        rows_left: dict[int, int] = {}  # column → rows that a cell from above still fills
        for row in _rows(node):
            cells: list[Cell] = []
            for cell in row.iter():
                if cell.tag not in ("td", "th"):
                    continue
                _fill(cells, rows_left)
                inner = HtmlWalk(None)
                inner._in_main = self._in_main
                inner._without = self._without
                inner._children(cell, TextSpan(""), depth + 3)
                inner._flush()
                self.findings += inner.findings
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                for number in range(min(wide, max(1, _WIDEST - len(cells)))):
                    if high > 1:
                        rows_left[len(cells)] = high - 1
                    cells.append(tuple(inner.blocks) if not number else ())
            _fill(cells, rows_left)
            rows.append(tuple(cells))
        for caption in node.iter():
            if caption.tag == "caption":
                self._children(caption, TextSpan(""), depth + 1)
                self._flush()
        self.blocks += as_blocks(rows, "", self.findings.append)

    def _flush(self) -> None:
        """End a block: the words so far are its lines."""
        spans, self._spans = self._spans, []
        for line in lines_of(spans):
            if self._heading:
                plain = assemble(dataclasses.replace(span, bold=False) for span in line)
                block = Block("heading", plain, level=self._heading)
            elif self._item:
                block = dataclasses.replace(self._item, spans=line)
                self._item = None
            else:
                block = Block("paragraph", line)
            self.blocks.append(with_marker(block))


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _fill(cells: list[Cell], rows_left: dict[int, int]) -> None:
    """Add empty cells where a cell from a row above reaches down."""
    while rows_left.get(len(cells)) and len(cells) < _WIDEST:
        rows_left[len(cells)] -= 1
        cells.append(())


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return max(1, min(int(value), 50)) if _is_number(value) else 1


def _is_number(value: str) -> bool:
    return bool(re.fullmatch(r"-?\d{1,6}", value.strip(), re.ASCII))
