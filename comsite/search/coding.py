"""Lists of words as short texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SHARED = 35  # letters: how many a word can share with the one before it, as one digit says
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def front_coded(words: Iterable[str]) -> Iterator[str]:
    """Write words, which are in order, short: how much each shares with the one before; the rest.

    How much is one digit of base 36 in capitals, which words in lower case have not: ``safe``,
    ``safely`` and ``sale`` are ``0safe``, ``4ly`` and ``2le``. A third of the bytes of a list.
    """
    before = ""
    for word in words:
        shared = before[:_SHARED]
        while not word.startswith(shared):
            shared = shared[:-1]
        yield _DIGITS[len(shared)] + word[len(shared) :]
        before = word
