"""Ordinary words of a language: what is one of them need be neither a name nor a slip."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "languages"


@cache
def ordinary_words(language: str) -> tuple[str, ...]:
    """Return the ordinary words of a language such as ``en-GB``, in order; none of most languages.

    What is shorter than four letters is not among them.
    """
    path = _FOLDER / f"{language.partition('-')[0]}.ordinary.txt.gz"
    if not path.is_file():
        return ()
    return tuple(gzip.decompress(path.read_bytes()).decode().split())
