"""Markdown to blocks, by the parser that reads the site's own texts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.readers.common import (
    Finding,
    assemble,
    lines_of,
    notices_of,
    tidy,
    with_marker,
)
from comsite.importing.readers.decoding import decode
from comsite.importing.readers.tables import TABLE_HEADING, Cell, as_blocks

_PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)

# Front matter without lines of dashes: small names, at least one that only programs use.
_SETTINGS = re.compile(
    r"(?=(?:[a-z_]+:.*\n)*(?:slug|tags|layout|permalink|category|categories|author|draft):)"
    r"((?:[a-z_]+:.*\n)+[a-z_]+:.*)\n(?:[ \t]*\n|$)"
)

_TITLE = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_DATE = re.compile(r"^date:[ \t]*[\"']?([0-9]{4}-[0-9]{2}-[0-9]{2})", re.MULTILINE)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_ROW = re.compile(r"<tr\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE)

# Lines meant as lines of their own, although Markdown joins them into one paragraph.
_BOLD_LABEL = re.compile(r"\s*(\*\*|__)[^*_\n]{2,60}(?::\s*\1|\1\s*:)")
_LABEL = re.compile(rf"{_BOLD_LABEL.pattern}|[A-Z][\w’'/() -]{{1,40}}:(?:\s|$)")
_TITLE_LINE = re.compile(r"[A-Z][\w’']*(?: [\w’']+){0,3}:?\s*")
_LINES = "br|div|dd|dt|h[1-6]|li|ol|p|pre|summary|table|tr|ul"
_BETWEEN = re.compile(rf"(?P<line>{_LINES})|t[dh]", re.IGNORECASE)

_SENTENCES = {
    "table heading": TABLE_HEADING,
    "front matter": (
        "the lines at the top are settings of another program and were left out",
        "",
    ),
    "comment": (
        "a hidden comment (<!-- … -->) was left out",
        "{count} hidden comments (<!-- … -->) were left out",
    ),
    "picture": (
        "a picture was left out; if it says something that the text does not, say it in words",
        "{count} pictures were left out; if they say something that the text does not, say it in"
        " words",
    ),
}


def read(name: str, data: bytes) -> SourceDocument:
    """Read a Markdown file as a SourceDocument."""
    text = tidy(decode(data)).expandtabs(4)
    findings: list[Finding] = []
    title = stated = ""
    skipped = 0
    if front := _FRONT_MATTER.match(text) or _SETTINGS.match(text):
        findings.append(Finding("front matter", "line 1", front[1]))
        if named := _TITLE.search(front[1]):
            title = named[1]
        if dated := _DATE.search(front[1]):
            stated = dated[1]
        skipped = front[0].count("\n")
        text = text[front.end() :]
    blocks = tuple(_MarkdownWalk(text, skipped, findings).blocks())
    return SourceDocument(name, blocks, tuple(notices_of(findings, _SENTENCES)), title, stated)


@dataclasses.dataclass
class _MarkdownList:
    number: int | None
    delimiter: str
    fresh: bool = False


class _MarkdownWalk:
    """One walk over the tokens of a text; ``skipped`` lines of the file stand before it."""

    def __init__(self, text: str, skipped: int, findings: list[Finding]) -> None:
        self._tokens = _PARSER.parse(text)
        self._source = text.split("\n")
        self._skipped = skipped
        self._findings = findings
        self._lists: list[_MarkdownList] = []
        self._rows: list[list[tuple[TextSpan, ...]]] = []
        self._heading = 0
        self._in_table = False

    def blocks(self) -> Iterator[Block]:
        """Yield every block, in order."""
        place = ""
        for token in self._tokens:
            if token.map:
                place = f"line {self._skipped + token.map[0] + 1}"
            self._enter(token)
            if token.type == "inline" and not self._in_table:
                yield from self._text(self._spans(token.children or (), place), place)
            elif token.type == "inline":
                self._rows[-1].append(assemble(self._spans(token.children or (), place)))
            elif token.type in ("code_block", "fence"):
                for line in token.content.split("\n"):
                    if line.strip():
                        yield from self._text([TextSpan(line)], place)
            elif token.type == "html_block":
                yield from self._html(self._without_comments(token.content, place), place)
            elif token.type == "hr":
                yield Block("rule", place=place)
            elif token.type == "table_close":
                self._in_table = False
                yield Block("table", rows=tuple(tuple(row) for row in self._rows), place=place)

    def _enter(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            number = int(token.attrs.get("start", 1)) if token.tag == "ol" else None
            self._lists.append(_MarkdownList(number, token.markup))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._lists[-1].fresh = True
            if token.tag == "li" and self._lists[-1].number is not None and token.info:
                self._lists[-1].number = int(token.info)
        elif token.type == "heading_open":
            self._heading = int(token.tag[1])
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type == "table_open":
            self._in_table, self._rows = True, []
        elif token.type == "tr_open":
            self._rows.append([])

    def _text(self, spans: Sequence[TextSpan], place: str) -> Iterator[Block]:
        for line in lines_of(spans):
            if self._heading:
                yield with_marker(Block("heading", line, level=self._heading, place=place))
            elif self._lists and self._lists[-1].fresh:
                self._lists[-1].fresh = False
                yield self._item(line, place)
            else:
                yield with_marker(Block("paragraph", line, place=place))

    def _is_apart(self, line: int) -> bool:
        """Whether a line of a paragraph stands by itself: a label, or a title behind a list."""
        before, text = self._source[line - 1 : line + 1]
        if self._lists and not text[:1].isspace() and _TITLE_LINE.fullmatch(text):
            return True
        return bool(_BOLD_LABEL.match(text) or (_LABEL.match(before) and _LABEL.match(text)))

    def _item(self, line: tuple[TextSpan, ...], place: str) -> Block:
        current = self._lists[-1]
        if current.number is None:
            return with_marker(Block("bullet", line, level=len(self._lists), place=place))
        marker = f"{current.number}{current.delimiter}"
        return Block("number", line, level=len(self._lists), marker=marker, place=place)

    def _spans(self, tokens: Sequence[Token], place: str) -> list[TextSpan]:
        spans: list[TextSpan] = []
        form = TextSpan("")
        line = int(place.removeprefix("line ") or 0) - self._skipped - 1
        for token in tokens:
            line += token.type in ("softbreak", "hardbreak")
            if token.type in ("strong_open", "strong_close"):
                form = dataclasses.replace(form, bold=token.nesting > 0)
            elif token.type in ("em_open", "em_close"):
                form = dataclasses.replace(form, italic=token.nesting > 0)
            elif token.type == "link_open":
                form = dataclasses.replace(form, href=str(token.attrs.get("href", "")))
            elif token.type == "link_close":
                form = dataclasses.replace(form, href="")
            elif token.type == "softbreak":
                spans.append(dataclasses.replace(form, text="\n" if self._is_apart(line) else " "))
            elif token.type == "hardbreak":
                spans.append(dataclasses.replace(form, text="\n"))
            elif token.type == "image":
                self._findings.append(Finding("picture", place, token.content))
            elif token.type == "html_inline":
                spans.append(
                    dataclasses.replace(
                        form, text=_words_of_html(self._without_comments(token.content, place))
                    )
                )
            elif token.content:
                spans.append(dataclasses.replace(form, text=token.content))
        return spans

    def _html(self, markup: str, place: str) -> Iterator[Block]:
        """Yield the blocks of HTML within Markdown: its tables, and its words."""
        start = 0
        folded = markup.lower()
        while (begin := folded.find("<table", start)) >= 0:
            end = folded.find("</table", begin)
            if end < 0:
                break
            yield from self._text([TextSpan(_words_of_html(markup[start:begin]))], place)
            yield from self._html_table(markup[begin:end], place)
            start = end
        yield from self._text([TextSpan(_words_of_html(markup[start:]))], place)

    def _html_table(self, markup: str, place: str) -> Iterator[Block]:
        before, *rows = _ROW.split(markup)
        yield from self._text([TextSpan(_words_of_html(before))], place)
        cells = [tuple(self._cells(row, place)) for row in rows]
        yield from as_blocks(cells, place, self._findings.append)

    def _cells(self, row: str, place: str) -> Iterator[Cell]:
        """Yield the cells of a row of HTML; words before the first are a cell too."""
        before, *cells = (
            tuple(self._text([TextSpan(_words_of_html(cell))], place)) for cell in _CELL.split(row)
        )
        if before:
            yield before
        yield from cells

    def _without_comments(self, markup: str, place: str) -> str:
        """HTML without its comments, which are told."""
        shown, start = "", 0
        while (begin := markup.find("<!--", start)) >= 0:
            end = markup.find("-->", begin)
            if end < 0:
                break
            comment = markup[begin + 4 : end].strip()
            self._findings.append(Finding("comment", place, comment))
            shown += markup[start:begin]
            start = end + 3
        return shown + markup[start:]


def _words_of_html(markup: str) -> str:
    """Return the words of HTML."""
    return unescape(_TAG.sub(_between, markup))


def _between(tag: re.Match[str]) -> str:
    """Return what separates the words around a tag: a line break, a space or nothing."""
    match = _BETWEEN.fullmatch(tag[1])
    return ("\n" if match["line"] else " ") if match else ""
