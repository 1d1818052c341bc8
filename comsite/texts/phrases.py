"""Names by their words, to be looked for in a text all at once."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


M = TypeVar("M")


WORD = re.compile(r"\w+(?:'(?!s\b)\w+)*")


_SAME = (("\n", " "), ("’", "'"), ("‘", "'"), ("\xa0", " "), ("\t", " "), ("\u202f", " "))


class Phrases(Generic[T]):
    """Phrases by their first word, with what each means."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        found: dict[str, dict[str, T]] = defaultdict(dict)
        for phrase, meaning in meanings.items():
            if first := WORD.match(phrase):
                found[first[0]][phrase] = meaning
        # For each first word: how long its phrases are, and what they begin with at each of these
        # lengths, with the meaning where that is a whole phrase.
        self.by_word: Mapping[str, tuple[tuple[int, ...], Mapping[str, T | None]]] = {
            word: (
                lengths := tuple(sorted({len(one) for one in phrases})),
                {one[:length]: phrases.get(one[:length]) for one in phrases for length in lengths},
            )
            for word, phrases in found.items()
        }

    def at(self, text: str, start: int, word: str) -> tuple[int, T] | None:
        """The longest phrase that stands whole at a place: where it ends, and its meaning."""
        if word not in self.by_word:
            return None
        lengths, begun = self.by_word[word]
        longest = None
        for length in lengths:
            end = start + length
            phrase = text[start:end]
            if phrase not in begun:
                break
            if (meaning := begun[phrase]) is not None:
                after = text[end : end + 1]
                if after == " " or not is_in_word(after):
                    longest = start + len(phrase), meaning
        return longest


def gathered(entries: Iterable[tuple[str, M]]) -> dict[str, frozenset[M]]:
    """Each phrase, folded, with all that it may stand for."""
    found: dict[str, set[M]] = defaultdict(set)
    for phrase, meaning in entries:
        found[folded(phrase).strip()].add(meaning)
    return {phrase: frozenset(meanings) for phrase, meanings in found.items()}


def is_in_word(mark: str) -> bool:
    """Whether a character belongs to a word: a letter, a digit, or what is set on one of them."""
    return mark.isalnum() or (mark > "\u02ff" and unicodedata.category(mark).startswith("M"))


def lowered(text: str) -> str:
    """The text in small letters, as long as before."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := mark.lower()) == 1 else mark for mark in text)


def folded(text: str) -> str:
    """The text, as long as before, with one kind of space and one of apostrophe."""
    for other, same in _SAME:
        if other in text:
            text = text.replace(other, same)
    return text
