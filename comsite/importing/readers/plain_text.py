"""Read plain text: join hard-wrapped paragraphs, recognise lists and headings by their marks.

A converter that makes text from a PDF may leave some Markdown marks in it. They are read where they
are found, although the text as a whole is no Markdown.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.readers.common import (
    Finding,
    assemble,
    continues,
    is_rule,
    notices_of,
    tidy,
    with_marker,
)
from comsite.importing.readers.decoding import decode
from comsite.importing.readers.furniture import furniture
from comsite.importing.readers.joining import Joiner

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*")
_UNDERLINE = {"=": 1, "-": 2, "~": 3}
_LONGEST = 10_000  # letters; a longer paragraph is not joined with the text after a gap
_PAGE = re.compile(r"[\W_]*page[ \t]+\d+(?:[ \t]*(?:of|/)[ \t]*\d+)?[\W_]*", re.IGNORECASE)

_INLINE = re.compile(
    r"\*\*(?P<bold>[^*\n](?:[^*]*[^*\s])?)\*\*|(?<![\w*])\*(?P<italic>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])"
    r"|!?\[(?P<words>[^][\n]*)\]\((?P<href>[^()\s]*)\)|</?[uU]>"
)

_CONVERTED = re.compile(
    r"^#{1,6} \S|\*\*[^*\n]+(?:\n[^*\n]+){0,3}\*\*|\]\([^()\s]*\)|</?u>", re.MULTILINE
)

_SENTENCES = {
    "furniture": (
        "a page's number or header was left out",
        "{count} page numbers and headers were left out",
    ),
    "unreadable": (
        "a character could not be read and is shown as �; look at it in the original",
        "{count} characters could not be read and are shown as �; look at them in the original",
    ),
}


@dataclass(frozen=True, slots=True)
class _TextLine:
    text: str  # without spaces at either end
    indent: int
    number: int
    new_page: bool = False

    @property
    def place(self) -> str:
        return f"line {self.number}"


def read(name: str, data: bytes) -> SourceDocument:
    """Read a plain text as a SourceDocument."""
    return from_text(name, decode(data))


def from_text(name: str, text: str) -> SourceDocument:
    """Return a text already decoded as a SourceDocument."""
    lines = list(_lines(text))
    pages: list[list[_TextLine]] = [[]]
    for line in lines:
        if line.new_page:
            pages.append([])
        pages[-1].append(line)
    findings = []
    if bad := text.count("\ufffd"):
        findings.append(Finding("unreadable", "", count=bad))
    left_out = furniture([[line.text for line in page] for page in pages])
    remaining: list[_TextLine] = []
    for page, numbers in zip(pages, left_out, strict=True):
        for number, line in enumerate(page):
            if number in numbers or _PAGE.fullmatch(line.text):
                findings.append(Finding("furniture", line.place, line.text))
            else:
                remaining.append(line)
    blocks = tuple(_cut_sentences_joined(_blocks(remaining, bool(_CONVERTED.search(text)))))
    return SourceDocument(name, blocks, tuple(notices_of(findings, _SENTENCES)))


def _lines(text: str) -> Iterator[_TextLine]:
    number = 0
    for page, part in enumerate(re.split("\x0c", text)):
        for position, line in enumerate(re.split("\r\n?|\n", part)):
            number += 1 if position or not page else 0
            line = tidy(line).replace("\n", " ").expandtabs(4).rstrip()
            indent = len(line) - len(line.lstrip())
            yield _TextLine(line.strip(), indent, number, bool(page) and not position)


def _blocks(lines: Sequence[_TextLine], converted: bool) -> Iterator[Block]:
    joiner = Joiner([line.text for line in lines])
    indents: list[int] = []  # of the lists that we are in
    for group in _groups(lines):
        if len(group) > 1 and all(line.text.startswith("|") for line in group):
            yield _table(group, converted)
            continue
        if converted:
            group = _bold_closed_by_line(group)
        for block, indent in _paragraphs(group, joiner, converted):
            if block.kind in ("bullet", "number"):
                while indents and indents[-1] > indent:
                    indents.pop()
                if not indents or indents[-1] < indent:
                    indents.append(indent)
                yield dataclasses.replace(block, level=min(len(indents), 6))
            else:
                if not indent:
                    indents.clear()
                yield block


def _groups(lines: Sequence[_TextLine]) -> Iterator[list[_TextLine]]:
    """Lines that stand together, without an empty one between them."""
    group: list[_TextLine] = []
    for line in lines:
        if line.text and not (line.new_page and group):
            group.append(line)
            continue
        if group:
            yield group
        group = [line] if line.text else []
    if group:
        yield group


def _bold_closed_by_line(group: list[_TextLine]) -> list[_TextLine]:
    """Close and reopen bold marks at line ends, so that each line has its own pair."""
    remaining = sum("**" in line.text for line in group)
    closed, is_open = [], False
    for line in group:
        remaining -= "**" in line.text
        text = f"**{line.text}" if is_open else line.text
        is_open = bool(text.count("**") % 2) and remaining > 0
        closed.append(dataclasses.replace(line, text=f"{text}**" if is_open else text))
    return closed


def _paragraphs(
    group: list[_TextLine], joiner: Joiner, converted: bool
) -> Iterator[tuple[Block, int]]:
    """Yield the blocks of a group of lines, each with the indent of its first line."""
    start = 0
    width = joiner.width_of([line.text for line in group])
    while start < len(group):
        line = group[start]
        heading = _HEADING.fullmatch(line.text) if converted else None
        after = group[start + 1] if start + 1 < len(group) else None
        if heading and heading[2]:
            block = Block(
                "heading", (TextSpan(heading[2]),), level=len(heading[1]), place=line.place
            )
            end = start + 1
        elif after and (level := _underline_level(line, after)):
            block = Block("heading", (TextSpan(line.text),), level=level, place=line.place)
            end = start + 2
        else:
            end = start + 1
            while end < len(group) and not _breaks(group, start, end, joiner, width):
                end += 1
            text = joiner.joined([line.text for line in group[start:end]])
            block = Block("paragraph", (TextSpan(text),), place=line.place)
        block = with_marker(block)
        yield (
            dataclasses.replace(block, spans=_with_inline_forms(block.spans, converted)),
            line.indent,
        )
        start = end


def _breaks(group: list[_TextLine], start: int, end: int, joiner: Joiner, width: int) -> bool:
    """Whether a new paragraph begins at line ``end`` of the group; the last began at ``start``."""
    before, line = group[end - 1], group[end]
    if is_rule(line.text) or is_rule(before.text) or _HEADING.fullmatch(line.text):
        return True
    marked = _marker_of(line.text)
    if marked and not (line.text[0].islower() and joiner.is_full(before.text, line.text)):
        return True
    if end + 1 < len(group) and _underline_level(line, group[end + 1]):
        return True
    hanging = _marker_of(group[start].text) and line.indent > group[start].indent
    if hanging and (end - 1 == start or line.indent == before.indent):
        return False
    if line.indent > before.indent + 1 and end - 1 > start:
        return True
    return not joiner.goes_on(before.text, line.text, width)


def _marker_of(text: str) -> int:
    block = with_marker(Block("paragraph", (TextSpan(text),)))
    return block.kind in ("bullet", "number")


def _underline_level(line: _TextLine, after: _TextLine) -> int:
    """Return the level of a heading that a row of = or - below it makes, or 0."""
    mark = after.text[:1]
    if mark not in _UNDERLINE or len(after.text) < 3 or set(after.text) != {mark}:
        return 0
    alike = len(after.text) >= len(line.text) * 0.6 and len(line.text) < 100
    return _UNDERLINE[mark] if alike and not is_rule(line.text) else 0


def _with_inline_forms(spans: Sequence[TextSpan], converted: bool) -> tuple[TextSpan, ...]:
    """Spans with a converter's marks for bold, italic and links read."""
    if not converted:
        return assemble(spans)
    formed: list[TextSpan] = []
    for span in spans:
        end = 0
        for match in _INLINE.finditer(span.text):
            formed.append(dataclasses.replace(span, text=span.text[end : match.start()]))
            formed += _span_of_mark(span, match)
            end = match.end()
        formed.append(dataclasses.replace(span, text=span.text[end:]))
    return assemble(formed)


def _span_of_mark(span: TextSpan, match: re.Match[str]) -> Iterator[TextSpan]:
    if match["bold"]:
        yield from _with_inline_forms(
            (dataclasses.replace(span, text=match["bold"], bold=True),), True
        )
    elif match["italic"]:
        yield dataclasses.replace(span, text=match["italic"], italic=True)
    elif match["words"] is not None:
        yield dataclasses.replace(span, text=match["words"], href=match["href"])


def _table(group: Sequence[_TextLine], converted: bool) -> Block:
    rows = []
    for line in group:
        cells = line.text.strip("|").split("|")
        if not all(re.fullmatch(r"[ \t]*:?-+:?[ \t]*", cell) for cell in cells):
            rows.append(
                tuple(_with_inline_forms((TextSpan(cell.strip()),), converted) for cell in cells)
            )
    return Block("table", rows=tuple(rows), place=group[0].place)


def _cut_sentences_joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Join neighbouring blocks that hold the two halves of a sentence."""
    last: Block | None = None
    for block in blocks:
        if (
            last
            and block.kind == "paragraph"
            and last.kind in ("paragraph", "bullet", "number")
            and len(last.text) < _LONGEST
            and continues(last.text, block.text)
        ):
            spans = assemble((*last.spans, TextSpan(" "), *block.spans))
            last = dataclasses.replace(last, spans=spans)
            continue
        if last:
            yield last
        last = block if block.spans or block.rows or block.marker else None
    if last:
        yield last
