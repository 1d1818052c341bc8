"""How the search index of a large archive is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.library import search_parts
from comsite.library.search_parts import part_of

YEARS = st.dictionaries(
    st.integers(1900, 2100).map(str), st.integers(1, 2 * search_parts.LEAST), max_size=40
)


@given(YEARS)
def test_every_year_is_in_one_part_and_the_newest_is_first(texts: dict[str, int]) -> None:
    """Parts are runs of years, each large enough where there are several."""
    parts = search_parts.search_parts(texts)
    assert [year for part in reversed(parts) for year in part.years] == sorted(texts)
    assert [part.number for part in parts] == list(reversed(range(len(parts))))
    assert len({part.url for part in parts}) == len(parts)
    if len(parts) > 1:
        assert all(sum(map(texts.__getitem__, p.years)) >= search_parts.LEAST for p in parts)
    for year in texts:
        assert year in part_of(parts, year).years


@given(YEARS, st.integers(1, search_parts.LEAST))
def test_a_new_year_changes_only_the_newest_part(texts: dict[str, int], new: int) -> None:
    """Earlier parts stay as they are, so that browsers and hosts need not fetch them again."""
    before = search_parts.search_parts(texts)
    after = search_parts.search_parts({**texts, "2101": new})
    assert set(before[1:]) <= set(after)


@pytest.mark.parametrize(
    ("texts", "urls"),
    [
        ({}, ["/pagefind/"]),
        ({"2015": 3, "2018": 19}, ["/pagefind/"]),
        ({"2001": 9000}, ["/pagefind/"]),
        ({"2001": 2000, "2002": 1999}, ["/pagefind/"]),
        ({"2001": 2000, "2002": 2000}, ["/pagefind/2002/", "/pagefind/2001/"]),
    ],
)
def test_a_small_archive_is_one_part(texts: dict[str, int], urls: list[str]) -> None:
    """It is where a program looks for an index; of several, none is."""
    assert [part.url for part in search_parts.search_parts(texts)] == urls


def test_a_year_that_was_not_counted_goes_with_the_one_before() -> None:
    """A person may have been seen last in a year without items."""
    parts = search_parts.search_parts({"2001": 2000, "2005": 2000})
    assert [part_of(parts, year).url for year in ("1999", "2003", "2005", "2020")] == [
        "/pagefind/2001/",
        "/pagefind/2001/",
        "/pagefind/2005/",
        "/pagefind/2005/",
    ]
