"""What became of a document, for whoever tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comsite.importers.recognised import Remark

State = Literal["new", "replaced", "same"]


class RefusedError(Exception):
    """A document of which nothing is written; the message says why, and what to do."""


class UndatedError(RefusedError):
    """A document that says no date, nor does whoever imports it."""

    def __init__(self) -> None:
        super().__init__(
            "no date was found in it or in its name, and each page of the archive has one; import"
            " it by itself with its date, like --date 2031-06-03, or --date 2031-06 where the day"
            " is not known"
        )


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
    undated: bool = False  # whether it was refused because its date is not known

    @property
    def changed(self) -> bool:
        """Whether something was written."""
        return not self.refused and any(file.state != "same" for file in self.files)
