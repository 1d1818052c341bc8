"""Ordinary words of a language: what somebody types is no slip if it is one of them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from comsite.base import urls
from comsite.base.output import Output
from comsite.search.coding import front_coded

_FOLDER = Path(__file__).parent / "languages"
_RUN = 1000  # words in a file: about 2 kB as a server sends it


@cache
def ordinary_words(language: str) -> tuple[str, ...]:
    """Return the ordinary words of a language such as ``en-GB``, in order; none of most languages.

    What is shorter than four letters is not among them, because it is never put right.
    """
    path = _FOLDER / f"{language.partition('-')[0]}.ordinary.txt.gz"
    if not path.is_file():
        return ()
    return tuple(gzip.decompress(path.read_bytes()).decode().split())


@cache
def _runs(language: str) -> tuple[tuple[str, bytes], ...]:
    words = ordinary_words(language)
    runs = (words[start : start + _RUN] for start in range(0, len(words), _RUN))
    return tuple((run[0], "".join(front_coded(run)).encode()) for run in runs)


def first_words(language: str) -> list[str]:
    """Return the first word of each file, in order: a word can only stand in one of them."""
    return [first for first, _ in _runs(language)]


def ordinary_files(language: str) -> Iterator[Output]:
    """Make the files of ordinary words, of which a browser fetches the one that it needs.

    They are the same for every archive in the language, so that browsers and hosts keep them.
    """
    for number, (_, data) in enumerate(_runs(language)):
        yield Output(urls.ordinary(str(number)).removeprefix("/"), data)
