"""A file of the built site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the built site: its path below the output folder, and its bytes.

    Where it is ``continued``, the file has been begun before, and the bytes are added at its end.
    A page that is ``searched`` goes into the search index, in the part of this year, as
    ``indexed``: the page with all that the index is told of it. ``of`` is the sum of what a page is
    made of. Where it was made before, ``kept`` is its file and ``whole`` that for the index, and
    the bytes are empty.
    """

    path: str
    data: bytes
    continued: bool = False
    searched: str = ""
    indexed: bytes = b""
    of: str = ""
    kept: str = ""
    whole: str = ""
