"""One form of letters, whatever program wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.base.letterforms import bare_letters, one_form, sort_key, without_accents


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Cafe\u0301", "Café"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("\u212bngström", "Ångström"),
        ("ex\u00adtra\u200bordinary", "extraordinary"),
        ("the ﬁrst oﬃce", "the first office"),
        ("Ada\u200e Exa\u200cmple\u200d", "Ada Example"),
        ("MartÃ\u00adnez", "MartÃ\u00adnez"),  # letters read as others, of which an editor is told
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"),
        ("שלום\u200f (a)", "שלום\u200f (a)"),
    ],
)
def test_one_form(written: str, read: str) -> None:
    """Letters are composed, and what nobody sees is gone where it means nothing."""
    assert one_form(written) == read


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Brûlé", "brule"),
        ("Łech Żółty", "lech zolty"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ærøskøbing", "aeroskobing"),
        ("Bru\u0302le\u0301", "brule"),
        ("Ελλάδα", "ελλάδα"),
        ("क्षि", "क्षि"),
    ],
)
def test_without_accents(text: str, typed: str) -> None:
    """Latin letters are those that everybody can type; other scripts stay as they are."""
    assert without_accents(text) == typed


def test_bare_letters_stay_large_or_small() -> None:
    """Each letter that is written as two keeps how it begins."""
    assert bare_letters("Łech Żółty, Ærø, ĸ, İ and ẞ") == "Lech Zolty, Aero, k, I and SS"


def test_names_are_sorted_by_their_letters() -> None:
    """An accent or the kind of an apostrophe moves no name elsewhere."""
    names = [
        "Zed",
        "Åberg",
        "Abel",
        "Évans",
        "Evan",
        "Osborne",
        "O’Shea",
        "O'Shea",
        "Øst",
        "ada",
        "“Bee”",
    ]
    assert sorted(names, key=sort_key) == [
        *(
            "Abel",
            "Åberg",
            "ada",
            "“Bee”",
            "Evan",
            "Évans",
            "O'Shea",
            "O’Shea",
            "Osborne",
            "Øst",
            "Zed",
        ),
    ]


@given(st.text(alphabet="ae\u0301\u0327\u00ad\u200b\u200d\u200e\nÃﬁس🏳", max_size=40))
def test_a_second_time_changes_nothing(text: str) -> None:
    """And every line stays where it is."""
    once = one_form(text)
    assert one_form(once) == once
    assert once.count("\n") == text.count("\n")
