"""What differs between two versions of a text: as a reader would say."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.texts.differences import differences, headings_apart, words_apart

BEFORE = """\
## 1. Lamps

The lamps of the pier burn all night long.

They cost £40 a week.

- Ada Example to buy oil.
- Ben Sample to light them.

## 2. Mud

Mud is wet.
"""


def _told(now: str, before: str = BEFORE) -> list[tuple[str, str, str]]:
    return [(one.heading, one.before, one.now) for one in differences(before, now)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("£40", "£45", [("1. Lamps", "They cost £40 a week.", "They cost £45 a week.")]),
        ("They cost £40 a week.\n\n", "", [("1. Lamps", "They cost £40 a week.", "")]),
        ("Mud is wet.\n", "Mud is wet.\n\nIt rained.\n", [("2. Mud", "", "It rained.")]),
        (
            "buy oil",
            "buy gas",
            [("1. Lamps", "Ada Example to buy oil.", "Ada Example to buy gas.")],
        ),
        ("## 2. Mud", "## 2. Silt", [("2. Silt", "2. Mud", "2. Silt")]),
        ("- Ada", "| a | *b* |\n\n- Ada", [("1. Lamps", "", "a · *b*")]),
        ("## 2. Mud", "## 2. Mud flats", [("2. Mud flats", "2. Mud", "2. Mud flats")]),
        ("pier burn", "[pier](/topics/pier/) *burn*", []),
        ("night long.", "night\nlong.", []),
    ],
)
def test_what_an_editor_changed_is_told(old: str, new: str, told: object) -> None:
    assert old in BEFORE
    assert _told(BEFORE.replace(old, new)) == told


def test_what_moved_does_not_differ() -> None:
    moved = BEFORE.replace("They cost £40 a week.\n\n", "") + "\nThey cost £40 a week.\n"
    assert _told(moved) == []


def test_words_are_told_apart() -> None:
    assert words_apart("They cost £40 a week.", "They cost £45 each week.") == [
        ("same", "They cost"),
        ("old", "£40 a"),
        ("new", "£45 each"),
        ("same", "week."),
    ]
    assert words_apart("", "It rained.") == [("new", "It rained.")]


def test_versions_that_share_few_words_stand_whole() -> None:
    """In pieces of a word each, nobody could read either."""
    before, now = "The lamps on the quay burn.", "A gull sat on the roof of a shed."
    assert words_apart(before, now) == [("old", before), ("new", now)]


def test_of_what_stayed_the_middle_is_left_out() -> None:
    many = " ".join(str(number) for number in range(60))
    found = words_apart(f"a {many} b", f"c {many} d")
    kept = " ".join(map(str, range(6))), " ".join(map(str, range(54, 60)))
    assert found[2] == ("same", f"{kept[0]} … {kept[1]}")


_PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(["ash", "elm", "fir", "oak", "yew", "larch", "pine"]),
        min_size=1,
        max_size=9,
    ),
    max_size=6,
)


_TEXTS = st.lists(
    st.tuples(st.sampled_from(["## 1. Ash", "## 2. Elm"]), _PARAGRAPHS), max_size=3
).map(
    lambda parts: "\n\n".join(
        block for heading, text in parts for block in (heading, *map(" ".join, text))
    )
)


@given(_TEXTS, _TEXTS)
def test_headings_are_known_without_the_paragraphs(old: str, new: str) -> None:
    """They are there exactly if a paragraph differs, and are those of what differs at least."""
    found, headings = differences(old, new), headings_apart(old, new)
    assert bool(found) == bool(headings)
    assert {one.heading for one in found} <= headings


@given(_PARAGRAPHS, _PARAGRAPHS)
def test_no_word_is_lost(before: list[list[str]], now: list[list[str]]) -> None:
    """The paragraphs and words that came and went are just those by which two versions differ."""
    old, new = ("\n\n".join(map(" ".join, text)) for text in (before, now))
    found = differences(old, new)
    for one in found:
        apart = words_apart(one.before, one.now)
        for side, text in (("old", one.before), ("new", one.now)):
            assert " ".join(words for how, words in apart if how in (side, "same")) == text
    old_only = Counter(map(" ".join, before)) - Counter(map(" ".join, now))
    new_only = Counter(map(" ".join, now)) - Counter(map(" ".join, before))
    assert Counter(one.before for one in found if one.before) == old_only
    assert Counter(one.now for one in found if one.now) == new_only
