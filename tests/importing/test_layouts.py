"""Layouts of real minutes that lists, tables and files of several meetings have."""

from __future__ import annotations

import pytest

from comsite.content.archive import Archive
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.recognising.pipeline import recognise
from tests.importing.building import items, lines, meeting, read, records, remarks_of

HEAD = "Minutes of the Lamp Board, 3 June 2031\n"


def test_two_meetings_of_a_day_in_one_file_are_two_records(nothing: Archive) -> None:
    text = (
        "MINUTES OF THE REGULAR MEETING OF THE LAMP BOARD\nTUESDAY 3 JUNE 2031, 7.30 PM\n"
        "ROLL CALL - Present: Councillors Example, Sample - 2.\nLAMP OIL\n"
        "The councillors talked of its price for more than an hour.\nWICKS\nLong.\n"
        "MINUTES OF THE SPECIAL MEETING OF THE LAMP BOARD\nTUESDAY 3 JUNE 2031, 5.30 PM\n"
        "ROLL CALL - Present: Councillors Example, Model - 2.\nGLASS\nThin.\nPAINT\nRed.\n"
    )
    first, second = records(read(text, nothing), "meetings")
    assert (first.slug, second.slug) == ("2031-06-03", "2031-06-03-special")
    assert items(first) == ["1. LAMP OIL", "2. WICKS"]
    assert items(second) == ["1. GLASS", "2. PAINT"]


def test_lists_with_tabs_between_them_are_columns(nothing: Archive) -> None:
    rows = (
        *("Minutes of 3 June 2031", "Present:\tAlso in attendance:", "Ada Example\tBen Sample"),
        *("Cora Model\tDan Pattern", "1. Oil", "It was dear.", "2. Wicks", "They are long."),
    )
    blocks = tuple(Block("paragraph", (TextSpan(row),)) for row in rows)
    data = meeting(recognise(SourceDocument("notes.txt", blocks), nothing)).data
    assert [seat["person"] for seat in data["present"]] == ["ada-example", "cora-model"]
    assert [seat["person"] for seat in data["also_present"]] == ["ben-sample", "dan-pattern"]


def test_the_public_in_a_column_stay_text(nothing: Archive) -> None:
    table = "| Present: | Public: | Apologies: |\n| Ada Example | Ben Sample | Cy Model |\n"
    draft = meeting(read(f"{HEAD}{table}1. Oil\nDear.\n2. Wicks\nLong.", nothing))
    assert [seat["person"] for seat in draft.data["present"]] == ["ada-example"]
    assert [seat["person"] for seat in draft.data["apologies"]] == ["cy-model"]
    assert "also_present" not in draft.data
    assert "bullet1 Ben Sample" in lines(draft)


def test_initials_after_most_titles_are_no_part_of_them(nothing: Archive) -> None:
    text = f"{HEAD}Present: Ada Example\n1. Oil AE\nDear.\n2. Wicks BS\nLong.\n3. Glass All\nThin."
    draft = meeting(read(text, nothing))
    assert items(draft) == ["1. Oil", "2. Wicks", "3. Glass"]
    assert "paragraph AE" in lines(draft)


@pytest.mark.parametrize(
    "line",
    [
        "President Example convened the meeting at 7 pm.",
        "The meeting was called to order at 7 pm by Ada Example.",
    ],
)
def test_who_opened_the_meeting_is_the_chair(nothing: Archive, line: str) -> None:
    text = f"{HEAD}Present: Ada Example, Ben Sample\n1. Opening\n{line}\n2. Wicks\nLong."
    assert meeting(read(text, nothing)).data["chair"] == "ada-example"


@pytest.mark.parametrize(
    "reason", ["who was ill", "due to illness", "(holiday)", "- work commitments", "(unwell)"]
)
def test_the_reason_of_an_apology_is_nobodys_role(nothing: Archive, reason: str) -> None:
    text = (
        f"{HEAD}Present: Ada Example\nApologies: Cllr Ben Sample {reason}\n1. Oil\nDear.\n2. Wicks"
    )
    draft = meeting(read(text, nothing))
    assert draft.data["apologies"] == [{"person": "ben-sample", "role": "Cllr"}]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Example (AE) – Ben Sample (BS) CHAIR",
        "Members of the Public - Four",
        "P. Example (Chairman, C, Humphries, D. Pickston)",
    ],
)
def test_a_doubtful_line_of_a_list_stays_text(nothing: Archive, line: str) -> None:
    text = f"{HEAD}Present\nDora Instance\n{line}\n1. Oil\nDear.\n2. Wicks\nLong."
    recognised = read(text, nothing)
    data = meeting(recognised).data
    assert [seat["person"] for seat in data["present"]] == ["dora-instance"]
    assert f"paragraph {line}" in lines(meeting(recognised))


def test_an_action_is_moved_out_of_a_list_only_with_its_owner(nothing: Archive) -> None:
    text = (
        f"{HEAD}Present: Ada Example\n1. Fair\n- The field is booked.\n- Action AE: order tents\n"
        "- The quiz is planned.\n2. Site\nOld."
    )
    recognised = read(text, nothing)
    assert lines(meeting(recognised))[:5] == [
        "heading2 1. Fair",
        "bullet1 The field is booked.",
        "bullet1 The quiz is planned.",
        "heading3 Actions",
        "bullet1 AE to: order tents",
    ]
    assert remarks_of(recognised, "question") == []
