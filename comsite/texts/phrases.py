"""A table of phrases by their first words, for looking up many names in a text at once.

Texts are compared after :func:`folded`, which keeps their length: a place in the folded text is
the same place in the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from comsite.base.letterforms import bare_letters

T = TypeVar("T")
M = TypeVar("M")

WORD = re.compile(r"\w+(?:'(?!s\b)\w+)*")

_SAME = (
    *((blank, " ") for blank in "\n\t\xa0\u202f"),
    *((apostrophe, "'") for apostrophe in "’‘\u02bc\u00b4\u2032"),
    *((hyphen, "-") for hyphen in "\u2010\u2011"),
)


class Phrases(Generic[T]):
    """Phrases by their first word, each with its meaning."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        phrases_of_word: dict[str, dict[str, T]] = defaultdict(dict)
        for phrase, meaning in meanings.items():
            if first := WORD.match(phrase):
                phrases_of_word[first[0]][phrase] = meaning
        # Each first word has the lengths of its phrases, shortest first, and the beginnings of
        # its phrases at each of these lengths. A beginning that is a whole phrase has its
        # meaning, any other None; so ``at`` can stop at the first length that does not match.
        self.by_word: Mapping[str, tuple[tuple[int, ...], Mapping[str, T | None]]] = {
            word: (
                lengths := tuple(sorted({len(phrase) for phrase in phrases})),
                {
                    phrase[:length]: phrases.get(phrase[:length])
                    for phrase in phrases
                    for length in lengths
                },
            )
            for word, phrases in phrases_of_word.items()
        }

    def at(self, text: str, start: int, word: str) -> tuple[int, T] | None:
        """Return the end and the meaning of the longest phrase at ``start``, or None.

        ``text`` is folded and ``word`` is the word that begins at ``start``. A phrase counts only
        where it ends with a word: "Example" is not found in "Examples".
        """
        if word not in self.by_word:
            return None
        lengths, beginnings = self.by_word[word]
        longest = None
        for length in lengths:
            end = start + length
            phrase = text[start:end]
            if phrase not in beginnings:
                break
            if (meaning := beginnings[phrase]) is not None:
                after = text[end : end + 1]
                if after == " " or not is_in_word(after):
                    longest = start + len(phrase), meaning
        return longest


def gathered(entries: Iterable[tuple[str, M]]) -> dict[str, frozenset[M]]:
    """Fold the phrases of (phrase, meaning) pairs, and gather all meanings of each phrase.

    A phrase with accents may be written without, where that is no other phrase.
    """
    meanings_of: dict[str, set[M]] = defaultdict(set)
    for phrase, meaning in entries:
        meanings_of[folded(phrase).strip()].add(meaning)
    bare: dict[str, set[M]] = defaultdict(set)
    for phrase, meanings in meanings_of.items():
        if not phrase.isascii() and (letters := bare_letters(phrase)) not in meanings_of:
            bare[letters] |= meanings
    meanings_of.update(bare)
    return {phrase: frozenset(meanings) for phrase, meanings in meanings_of.items()}


def is_in_word(mark: str) -> bool:
    """Whether a character belongs to a word: a letter, a digit or a combining accent."""
    return mark.isalnum() or (mark > "\u02ff" and unicodedata.category(mark).startswith("M"))


def lowered(text: str) -> str:
    """Return the text in small letters, with the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := mark.lower()) == 1 else mark for mark in text)


def folded(text: str) -> str:
    """Return the text with plain blanks, apostrophes and hyphens only, with the same length."""
    for other, same in _SAME:
        if other in text:
            text = text.replace(other, same)
    return text
