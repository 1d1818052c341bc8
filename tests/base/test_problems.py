"""Problems, and how they read."""

from __future__ import annotations

import pytest

from comsite.base.english import join
from comsite.base.problems import ContentError, Problem, nearest


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.md", 3, "is wrong"), "a.md:3: is wrong"),
        (Problem("a.md", 0, "is wrong"), "a.md: is wrong"),
        (Problem("a\nb", 1, "c\n\x1b[31m\u202ed  e"), "a b:1: c ?[31m?d e"),
        (Problem("é", 1, "“例” – … →"), "é:1: “例” – … →"),
    ],
)
def test_one_line(problem: Problem, text: str) -> None:
    """A problem is one line: its place, then its message, with nothing that cannot be seen."""
    assert str(problem) == text


def test_sorted_and_single() -> None:
    """An error's problems are in order of file and line, each once."""
    one, two, ten = (Problem("a", line, "x") for line in (1, 2, 10))
    assert ContentError([ten, two, one, two]).problems == (one, two, ten)


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("helt", '; did you mean "held"?'),
        ("HELD", '; did you mean "held"?'),
        ("nothing like it", ""),
        ("", ""),
    ],
)
def test_nearest(word: str, remedy: str) -> None:
    """The allowed word that is most alike is suggested, or none."""
    assert nearest(word, ["scheduled", "held", "cancelled"]) == remedy


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_join(words: list[str], text: str) -> None:
    """Words are listed as in a sentence."""
    assert join(words) == text
