"""What was recognised in a document: the records to write, and remarks on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from comsite.importing.document import Block

Folder = Literal["meetings", "reports", "people", "posts", "organisations", "topics"]
RemarkKind = Literal["understood", "guessed", "question", "unsaid", "left out"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the review: understood, guessed, to be settled, not said there, or left out.

    ``lost`` are words of the document that are in no record (a page header, a comment).
    """

    kind: RemarkKind
    place: str  # "page 3", "line 40", or "" for the document as a whole
    message: str
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to write: its place in ``content/``, its front matter, and its text as blocks.

    ``data`` is the front matter as plain data (str, bool, list, dict), in the order of the
    model's fields. ``body`` is the text as it is to stand in the file: an agenda item is a heading
    of level 2 with its number as marker ("5."), a paragraph's printed number is its marker.
    ``matched`` says that the archive has this record already and nothing is to be written.
    """

    folder: Folder
    slug: str
    data: dict[str, Any]
    body: tuple[Block, ...] = ()
    matched: bool = False

    @property
    def is_undated(self) -> bool:
        """Whether it is a new meeting or report without a date, which no archive holds."""
        dated = self.folder in ("meetings", "reports")
        return dated and not self.matched and not self.data.get("date")


@dataclass(frozen=True, slots=True)
class RecognisedDocument:
    """All that was understood of one document."""

    drafts: tuple[Draft, ...]
    remarks: tuple[Remark, ...] = field(default=())
