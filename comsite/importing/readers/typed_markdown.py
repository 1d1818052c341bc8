"""Markdown that somebody typed or pasted into another kind of document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from comsite.importing.document import Block, SourceDocument
from comsite.importing.readers.markdown import read

_HEADING = re.compile(r"#{1,6} +\S")
_LEAST = 2  # headings; a single line may begin with "#" for another reason


def with_markdown(document: SourceDocument) -> SourceDocument:
    """Read headings and bold text that were typed as in Markdown.

    The document is unchanged unless several of its paragraphs are such headings.
    """
    typed = [block for block in document.blocks if _is_plain(block) and _is_heading(block)]
    if len(typed) < _LEAST:
        return document
    blocks = (part for block in document.blocks for part in _read(block))
    return replace(document, blocks=tuple(blocks))


def _is_heading(block: Block) -> bool:
    return bool(_HEADING.match(block.text))


def _is_plain(block: Block) -> bool:
    forms = (span.bold or span.italic or span.href for span in block.spans)
    return block.kind == "paragraph" and not block.marker and not any(forms)


def _read(block: Block) -> Iterator[Block]:
    blocks: tuple[Block, ...] = (block,)
    if _is_plain(block) and (_is_heading(block) or "**" in block.text):
        text = read("", block.text.encode())
        blocks = text.blocks if not text.notices else blocks  # only if no word is left out
    for part in blocks:
        yield replace(part, place=block.place)
