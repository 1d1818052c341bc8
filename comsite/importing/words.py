"""The words of a text, and whether those that are neighbours stay so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from comsite.base.letterforms import one_form

_WORD = re.compile(r"[^\W_]\w*")  # underscores alone, as in a form, are no word


def words_of(text: str) -> list[str]:
    """Return the words of a text, without punctuation, in lower case."""
    return _WORD.findall(unicodedata.normalize("NFKC", one_form(text)).casefold())


def pairs_apart(texts: Iterable[str], shown: Iterable[str]) -> list[tuple[int, int]]:
    """Return, for each text, how many pairs of neighbouring words it has, and how many are apart.

    Apart are those that no shown text has as neighbours or as one word; each pair is used once.
    """
    held: Counter[tuple[str, str]] = Counter()
    whole: set[str] = set()
    for text in shown:
        words = words_of(text)
        held.update(pairwise(words))
        whole.update(words)
    return [_counted(words_of(text), held, whole) for text in texts]


def _counted(
    words: Sequence[str], held: Counter[tuple[str, str]], whole: set[str]
) -> tuple[int, int]:
    apart = 0
    for pair in pairwise(words):
        if held[pair] > 0:
            held[pair] -= 1
        else:
            apart += "".join(pair) not in whole
    return max(0, len(words) - 1), apart
