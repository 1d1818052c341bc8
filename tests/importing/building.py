"""Documents as blocks, written as short texts: what a reader would give for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from comsite.content.archive import Archive
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.recognising.drafts import Draft, RecognisedDocument
from comsite.importing.recognising.pipeline import recognise
from tests import small

_SPAN = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<text>[^\]]+)\]\((?P<href>[^)]*)\)|(?P<plain>[^*\[]+|.)"
)
_NUMBER = re.compile(r"(?P<marker>\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-z])[.)])\s+")


def document(text: str, name: str = "notes.txt", date: str = "") -> SourceDocument:
    """A document: a line is a block, "# " a heading, "- " a bullet, "| " a row of a table."""
    return SourceDocument(name, tuple(_blocks(text)), date=date)


def _blocks(text: str) -> Iterator[Block]:
    rows: list[tuple[tuple[TextSpan, ...], ...]] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        place = f"line {number}"
        if line.startswith("|"):
            rows.append(tuple(_spans(cell.strip()) for cell in line[1:-1].split("|")))
            continue
        if rows:
            yield Block("table", rows=tuple(rows), place=place)
            rows = []
        if line.strip():
            yield _block(line, place)


def _block(line: str, place: str) -> Block:
    indent = (len(line) - len(line.lstrip())) // 2
    line = line.strip()
    if match := re.match(r"(#+) ", line):
        return Block("heading", _spans(line[match.end() :]), len(match[1]), place=place)
    if line.startswith("- "):
        return Block("bullet", _spans(line[2:]), indent + 1, place=place)
    if match := _NUMBER.match(line):
        spans = _spans(line[match.end() :])
        return Block("number", spans, indent + 1, match["marker"], place=place)
    return Block("paragraph", _spans(line), place=place)


def _spans(text: str) -> tuple[TextSpan, ...]:
    return tuple(
        TextSpan(
            match["bold"] or match["text"] or match["plain"],
            bold=bool(match["bold"]),
            href=match["href"] or "",
        )
        for match in _SPAN.finditer(text)
    )


def read(
    text: str, archive: Archive, name: str = "notes.txt", date: str = ""
) -> RecognisedDocument:
    """What is recognised in a document; ``date`` is the one that whoever imports it gives."""
    return recognise(document(text, name, date), archive)


def archive_of(folder: Path, files: dict[str, str] | None = None) -> Archive:
    """A small archive with these files."""
    return small.archive(folder, files or {})[0]


def records(recognised: RecognisedDocument, folder: str) -> list[Draft]:
    """The records of one folder."""
    return [draft for draft in recognised.drafts if draft.folder == folder]


def meeting(recognised: RecognisedDocument) -> Draft:
    """The one meeting."""
    (draft,) = records(recognised, "meetings")
    return draft


def items(draft: Draft) -> list[str]:
    """The items of a meeting, as "5. Title"."""
    return [
        f"{block.marker} {block.text}"
        for block in draft.body
        if block.kind == "heading" and block.level == 2
    ]


def lines(draft: Draft) -> list[str]:
    """The blocks of a text, each with its kind, level and marker."""
    return [
        " ".join(
            part for part in (f"{block.kind}{block.level or ''}", block.marker, block.text) if part
        )
        for block in draft.body
    ]


def remarks_of(recognised: RecognisedDocument, kind: str) -> list[str]:
    """The remarks of one kind."""
    return [remark.message for remark in recognised.remarks if remark.kind == kind]
