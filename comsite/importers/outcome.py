"""What became of a document, for whoever tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comsite.importers.recognised import Remark

State = Literal["new", "replaced", "same"]


class RefusedError(Exception):
    """A document of which nothing is written; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class File:
    """A content file of a document: its path below ``content/``, and what was done there."""

    path: str
    state: State


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: its files, what to say of it, and if it was refused, why."""

    name: str
    files: tuple[File, ...] = ()
    remarks: tuple[Remark, ...] = ()
    refused: str = ""

    @property
    def changed(self) -> bool:
        """Whether something was written."""
        return not self.refused and any(file.state != "same" for file in self.files)
