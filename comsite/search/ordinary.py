"""Ordinary words of a language: what somebody types is no slip if it is one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from comsite.base import urls
from comsite.base.output import Output
from comsite.content.ordinary import ordinary_words
from comsite.search.coding import front_coded

_RUN = 1000  # words in a file: about 2 kB as a server sends it


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
