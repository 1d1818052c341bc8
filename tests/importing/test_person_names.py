"""Names, titles and roles are told apart."""

from __future__ import annotations

import pytest

from comsite.importing.recognising.people.person_names import (
    PrintedPerson,
    is_name,
    person_in_entry,
    run_together,
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Ada Example – Town Clerk", PrintedPerson("Ada Example", "Town Clerk")),
        ("Ada Example– Town Clerk, Fernwick", PrintedPerson("Ada Example", "Town Clerk, Fernwick")),
        ("Ada Example - Clerk (TC)", PrintedPerson("Ada Example", "Clerk (TC)")),
        ("Ada Example, Town Clerk", PrintedPerson("Ada Example", "Town Clerk")),
        ("Ada Example (Chair)", PrintedPerson("Ada Example", "Chair")),
        ("Town Clerk: Ada Example", PrintedPerson("Ada Example", "Town Clerk")),
        ("Ada Example – Lamp Specialist", PrintedPerson("Ada Example", "Lamp Specialist")),
        (
            "Vice President Education Ada Example",
            PrintedPerson("Ada Example", "Vice President Education"),
        ),
        ("Cllr A Example (Chair)", PrintedPerson("A Example", "Cllr, Chair")),
        ("Mrs A. Example (Clerk)", PrintedPerson("A. Example", "Clerk", "Mrs")),
        ("Dr Ada van der Example", PrintedPerson("Ada van der Example", "", "Dr")),
        (
            "Ada Example (Lampworks) / Area Lead",
            PrintedPerson("Ada Example", "(Lampworks) Area Lead"),
        ),
        ("Ada Example @ada (voting member)", PrintedPerson("Ada Example", "@ada (voting member)")),
        ("[x] Ada Example, Lampworks", PrintedPerson("Ada Example", "Lampworks")),
        ("Mr A Example Clerk to Fernwick", PrintedPerson("A Example", "Clerk to Fernwick", "Mr")),
        ("Ada Example AE", PrintedPerson("Ada Example", "AE")),
        ("AE Ada Example", PrintedPerson("Ada Example", "AE")),
        ("AE Ada Example (Chair)", PrintedPerson("Ada Example", "AE, Chair")),
        ("Ada O’Example-Sample", PrintedPerson("Ada O’Example-Sample")),
    ],
)
def test_an_entry_of_a_list_is_read(text: str, printed: PrintedPerson | None) -> None:
    assert person_in_entry(text) == printed


@pytest.mark.parametrize(
    "text",
    [
        "two members of the public",
        "None",
        "There were no absences",
        "Human Trafficking and Lamps",
        "The Board agreed the budget.",
        "Next Meeting",
        "Open Discussion",
        "Audio Log",
        "Lamp Enterprises",
        "Speaker C – Lamp Specialist (May)",
        "Annual Report 2031",
        "",
    ],
)
def test_what_names_nobody_is_no_person(text: str) -> None:
    assert person_in_entry(text) is None


def test_people_run_together_on_a_line_are_told_apart() -> None:
    line = (
        "Ada Example – Mayor of Fernwick Ben Sample – Deputy Mayor for Lamps and Oil (DM)"
        " Cy Specimen, Wick Officer, Lamps and Oil Dora Instance-Case– Head of Glass, FHB"
    )
    assert run_together(line, ()) == [
        "Ada Example – Mayor of Fernwick",
        "Ben Sample – Deputy Mayor for Lamps and Oil (DM)",
        "Cy Specimen, Wick Officer, Lamps and Oil",
        "Dora Instance-Case– Head of Glass, FHB",
    ]


def test_one_person_is_not_cut_in_two() -> None:
    line = "Ada Example – Head of Lamps, Fernwick Harbour"
    assert run_together(line, ()) == [line]


def test_a_single_word_is_a_name_only_where_names_are_expected() -> None:
    assert not is_name("Example")
    assert is_name("Example", single=True)
    assert is_name("Cllr Example")
    assert not is_name("Clerk", single=True)
