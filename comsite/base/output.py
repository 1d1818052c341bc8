"""A file of the built site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the built site: its path below the output folder, and its bytes.

    Where it is ``continued``, the file has been begun before, and the bytes are added at its end.
    A page that is ``searched`` goes into the search index, in the part of this year, as
    ``indexed``: the page with all that the index is told of it.
    """

    path: str
    data: bytes
    continued: bool = False
    searched: str = ""
    indexed: bytes = b""
