"""What every reader returns: the words of a document in order, with their formatting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "heading", "bullet", "number", "rule", "table"]


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A run of text with one formatting."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""  # the address that it links to, as it stands in the document


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, rule or table, without line breaks of the page.

    ``level`` is 1 to 6 for a heading, and how deep a list item stands, from 1. ``marker`` is the
    number or letter that the document printed or that its numbering would print ("5.3", "a)").
    ``rows`` are a table's: rows of cells of spans; a table has no ``spans``. ``place`` says where
    it was found in an editor's words: "page 3" or "line 40".
    """

    kind: Kind
    spans: tuple[TextSpan, ...] = ()
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[tuple[TextSpan, ...], ...], ...] = ()
    place: str = ""

    @property
    def text(self) -> str:
        """Its words, without the marker; the cells of a table with a tab between them."""
        if self.kind == "table":
            rows = ("\t".join("".join(s.text for s in cell) for cell in row) for row in self.rows)
            return "\n".join(rows)
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to the editor on how a document was read, and its place."""

    place: str
    message: str
    lost: str = ""  # words of the document that are in no block ("Page 3 of 9", a comment)


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A source document as read: its blocks in order, and notices on the reading."""

    name: str  # the file's name, as given
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    title: str = ""  # from its properties, where they have one
    stated: str = ""  # a date from its properties, as they print it
    date: str = ""  # of its first part, as given by the person who imports it

    def words(self) -> Iterator[str]:
        """Yield every word of its blocks, in order, markers too."""
        for block in self.blocks:
            yield from block.marker.split()
            yield from block.text.split()
