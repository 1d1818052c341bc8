"""Which titles are offices, what is short for them, and which of two titles mean one post."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.content.archive import Archive
from comsite.importing.recognising.people.offices import abbreviation_in, are_alike, offices_in
from tests.importing.building import archive_of, meeting, read, records

ROLES = "Minutes\n3 June 2031\nPresent\nAda Example – {}\nBen Sample – {}\n1. Oil\nNone."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor of Fernwick", ("Mayor",)),
        ("Deputy Mayor for Lamps and Oil", ("Deputy Mayor",)),
        ("Police and Crime Commissioner for Fernshire", ("Police and Crime Commissioner",)),
        ("Clerk to the Governors", ("Clerk",)),
        ("Parish Clerk and Lamp Officer", ("Parish Clerk", "Clerk")),
        ("Town Clerk", ("Clerk",)),
        ("Lord Mayor of Gullport", ("Lord Mayor",)),
        ("Mayor", ()),
        ("Head of Lamps", ()),
        ("Clerk for the evening", ()),
        ("Director of Mayor Relations", ()),
    ],
)
def test_an_office_is_what_stands_before_its_place_or_duty(
    title: str, expected: tuple[str, ...]
) -> None:
    """Only an office counts: nobody is "the Head" because of a Head of Lamps."""
    assert offices_in(title) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Chief Constable (CC) Fernshire Police (FP)", "CC"),
        ("Detective Superintendent (D Supt)", "D Supt"),
        ("Chief Executive (CEO)", "CEO"),
        ("Mayor of Fernwick (Chair)", ""),
        ("Mayor of Fernwick (Yellow)", ""),
        ("Clerk (FHB)", ""),
        ("Clerk", ""),
    ],
)
def test_an_abbreviation_has_the_first_letters_of_the_title(role: str, expected: str) -> None:
    """Other words in brackets are no name of the post: a party, a body, who was in the chair."""
    assert abbreviation_in(role) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lamp Commissioner", "Commissioner of Lamps", True),
        ("Det Supt", "Detective Superintendent", True),
        ("Chief Constable", "Chief Constable of Fernshire", True),
        ("Chief Engineer", "Chief Executive", False),
        ("Town Clerk", "Town Crier", False),
    ],
)
def test_titles_of_one_post_have_the_same_words(one: str, other: str, expected: bool) -> None:
    """A word may be cut short, and the order does not count."""
    assert are_alike(one, other) is expected
    assert are_alike(other, one) is expected


def test_an_office_with_more_words_makes_a_post(nothing: Archive) -> None:
    """A clerk to somebody holds an office, as a clerk does."""
    recognised = read(ROLES.format("Clerk to the Governors", "Clerk for the evening"), nothing)
    assert [draft.slug for draft in records(recognised, "posts")] == ["clerk-to-the-governors"]


def test_an_abbreviation_of_two_offices_makes_two_posts(tmp_path: Path, nothing: Archive) -> None:
    """A Chief Engineer (CE) is not the Chief Executive (CE), on record or in the same list."""
    text = ROLES.format("Chief Executive (CE)", "Chief Engineer (CE)")
    recognised = read(text, nothing)
    assert {draft.slug: draft.data for draft in records(recognised, "posts")} == {
        "chief-engineer": {"title": "Chief Engineer"},
        "chief-executive": {"title": "Chief Executive"},
    }
    on_record = {"posts/chief-executive.yaml": "title: Chief Executive\nabbreviations: [CE]\n"}
    recognised = read(text, archive_of(tmp_path, on_record))
    assert [seat["post"] for seat in meeting(recognised).data["present"]] == [
        "chief-executive",
        "chief-engineer",
    ]


def test_a_short_form_on_record_is_not_that_of_another_place(tmp_path: Path) -> None:
    """The Mayor of Fernwick is "Mayor" here, and a "Mayor, Gullport Council" is another one."""
    on_record = {"posts/mayor.yaml": "title: Mayor of Fernwick\nother_names: [Mayor]\n"}
    archive = archive_of(tmp_path, on_record)
    for role, post in {
        "Mayor": "mayor",
        "Mayor, Fernwick Council": "mayor",
        "Mayor, in the chair": "mayor",
        "Mayor, Gullport Council": None,
        "Mayor of Gullport": "mayor-of-gullport",
    }.items():
        seats = meeting(read(ROLES.format(role, "Visitor"), archive)).data["present"]
        assert seats[0].get("post") == post, role
