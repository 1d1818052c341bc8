"""Decisions in notes become records, with what the notes print of movers and votes."""

from __future__ import annotations

from comsite.content.archive import Archive
from tests.importing.building import meeting, read

HEAD = "Minutes of the Lamp Board, 3 June 2031\nPresent: Ada Example, Ben Sample, Cora Model\n"


def test_what_was_resolved_is_a_decision(nothing: Archive) -> None:
    text = HEAD + (
        "1. Minutes\nRESOLVED: That the minutes of 6 May be signed.\n2. Oil\n"
        "It was agreed to wait.\n"
        "It was resolved to buy oil. Proposed by Ada Example, seconded by Ben Sample.\n"
    )
    assert meeting(read(text, nothing)).data["decisions"] == [
        {"label": "1a", "text": "That the minutes of 6 May be signed.", "outcome": "carried"},
        {
            "label": "2a",
            "text": "to buy oil",
            "outcome": "carried",
            "moved_by": "ada-example",
            "seconded_by": "ben-sample",
        },
    ]


def test_a_motion_has_its_votes(nothing: Archive) -> None:
    text = HEAD + (
        "1. Oil\nBoard Member Sample made a motion to wait for a better price. Board Member Model"
        " seconded the motion. The motion passed 2-1 (Example voted no).\n2. Wicks\nLong.\n"
    )
    assert meeting(read(text, nothing)).data["decisions"] == [
        {
            "label": "1a",
            "text": "to wait for a better price",
            "outcome": "carried",
            "moved_by": "ben-sample",
            "seconded_by": "cora-model",
            "votes": {"for": "2", "against": "1"},
            "voted": {"against": ["ada-example"]},
        }
    ]


def test_a_motion_above_its_resolution_names_who_moved_it(nothing: Archive) -> None:
    text = HEAD + (
        "1. Oil\nProposed by: Councillor Sample\nSeconded by: Councillor Model\nAnd Resolved:\n"
        "“That oil be bought.”\n2. Wicks\nNobody present moved anything.\n"
    )
    (decision,) = meeting(read(text, nothing)).data["decisions"]
    assert decision["text"] == "That oil be bought."
    assert (decision["moved_by"], decision["seconded_by"]) == ("ben-sample", "cora-model")


def test_somebody_who_is_not_listed_moves_nothing(nothing: Archive) -> None:
    text = HEAD + "1. Oil\nDora Instance moved to buy more oil. It was carried.\n2. Wicks\nLong.\n"
    (decision,) = meeting(read(text, nothing)).data["decisions"]
    assert "moved_by" not in decision


def test_a_motion_that_failed_is_lost(nothing: Archive) -> None:
    text = HEAD + (
        "1. Oil\nBen Sample moved to buy no oil. The motion was lost.\n2. Wicks\nLong.\n"
    )
    (decision,) = meeting(read(text, nothing)).data["decisions"]
    assert decision["outcome"] == "lost"


def test_what_may_be_no_decision_stays_text(nothing: Archive) -> None:
    """Somebody moved house; two words, or a page of them, are no resolution."""
    text = HEAD + (
        "1. Oil\nBen Sample moved to the new pier. He likes it.\n2. Wicks\nRESOLVED: Agreed so.\n"
        f"3. Ropes\nRESOLVED: That {'ropes and ' * 60}nets be bought.\n4. Next\nLater.\n"
    )
    assert "decisions" not in meeting(read(text, nothing)).data
