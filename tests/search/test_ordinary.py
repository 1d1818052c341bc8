"""Ordinary words, of which a slip is told."""

from __future__ import annotations

import re
from itertools import pairwise

from comsite.content.ordinary import ordinary_words
from comsite.search.ordinary import first_words, ordinary_files


def _decoded(text: str) -> list[str]:
    """The words of a file, as the search page reads them."""
    found, word = [], ""
    for shared, rest in re.findall(r"([0-9A-Z])([^0-9A-Z]*)", text):
        word = word[: int(shared, 36)] + rest
        found.append(word)
    return found


def test_ordinary_words_are_in_order_and_of_small_letters() -> None:
    """As the search page looks for them; no names, and no American spelling."""
    words = ordinary_words("en-GB")
    assert len(words) > 55_000
    assert {"bullying", "protest", "migrants", "colour", "organise"} <= set(words)
    assert "color" not in words
    assert all(before < word for before, word in pairwise(words))
    assert [
        word for word in words if len(word) < 4 or not re.fullmatch(r"[^\W\d_A-Z]+", word)
    ] == []


def test_every_ordinary_word_stands_in_the_file_that_its_letters_say() -> None:
    """Each file begins with the word that the page is told."""
    files = [_decoded(output.data.decode()) for output in ordinary_files("en-GB")]
    assert [words[0] for words in files] == first_words("en-GB")
    assert tuple(word for words in files for word in words) == ordinary_words("en")
    assert max(len(words) for words in files) <= 1000


def test_a_language_without_a_list_has_no_files() -> None:
    """Any of its words may then be a slip."""
    assert first_words("cy") == []
    assert list(ordinary_files("cy")) == []
