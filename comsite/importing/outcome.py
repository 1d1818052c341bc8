"""The result of importing a document: its files, its remarks, or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comsite.base import urls
from comsite.importing.recognising.drafts import Remark

State = Literal["new", "completed", "replaced", "same"]


_SHOWN_FIRST = ("meetings", "reports")


class RefusedError(Exception):
    """Nothing is written for this document; the message says why, and what to do.

    ``in_the_way`` are the files, by their paths below ``content/``, that stand in its way.
    """

    def __init__(self, message: str, in_the_way: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.in_the_way = in_the_way


class UndatedError(RefusedError):
    """The document has no date, and the person who imports it gave none."""

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
    """The result for one document: its files, its remarks, and why it was refused, if it was.

    ``in_the_way`` are the files for which it was refused, because they have another text.
    """

    name: str
    files: tuple[File, ...] = ()
    remarks: tuple[Remark, ...] = ()
    refused: str = ""
    in_the_way: tuple[str, ...] = ()
    undated: bool = False  # refused because its date is not known

    @property
    def changed(self) -> bool:
        """Whether something was written."""
        return not self.refused and any(file.state != "same" for file in self.files)

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of its meetings and reports; of all its records if it has neither."""
        paths = [file.path for file in self.files] or self.in_the_way
        records = [path.rpartition(".")[0].split("/") for path in paths]
        first = [record for kind in _SHOWN_FIRST for record in records if record[0] == kind]
        return tuple(urls.record(kind, slug) for kind, slug in first or records)
