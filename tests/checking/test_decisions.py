"""Warnings about decisions: what may be a slip, with its whole text, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, check
from comsite.cli.main import main
from tests.small import meeting, write

PATH = "content/meetings/2031-05-01.md"
BODY = "## 1. Ropes\n\nThe Board resolved to buy a rope of thirty metres for the ferry.\n"
PRESENT = """\
chair: ada-example
present:
  - person: ben-sample
    role: Warden
also_present:
  - person: cora-specimen
    role: Clerk
"""
RECORDS = {
    f"people/{name}.yaml": f"name: {name.replace('-', ' ').title()}\n"
    for name in ("ada-example", "ben-sample", "cora-specimen", "dan-placeholder", "eve-mockup")
}


def warned(folder: Path, decision: str, front: str = PRESENT) -> list[str]:
    """The warnings about the one decision of a meeting."""
    fields = f"{front}decisions:\n  - label: 1a\n    text: To buy a rope.\n{decision}"
    content = write(
        folder, {**RECORDS, "meetings/2031-05-01.md": meeting("2031-05-01", fields, BODY)}
    )
    found = check(Options(content, folder / "build"))
    assert [one for one in found if one.grade == "error"] == []
    return [str(one) for one in found if one.grade == "warning" and "decision" in one.message]


def test_whoever_voted_is_present(tmp_path: Path) -> None:
    """Who moved, seconded or voted is to be on the list; who was absent from the vote is not."""
    decision = """\
    moved_by: dan-placeholder
    voted:
      for: [ada-example, ben-sample, cora-specimen]
      absent: [eve-mockup]
"""
    assert warned(tmp_path, decision) == [_absent("moved")]
    assert warned(tmp_path, "    seconded_by: dan-placeholder\n") == [_absent("seconded")]
    against = "    voted:\n      against: [dan-placeholder]\n"
    assert warned(tmp_path, against) == [_absent("voted on")]


def _absent(did: str) -> str:
    return (
        f'{PATH}:12: "dan-placeholder", who {did} decision 1a, is not listed as present; list the'
        ' person under "present", or name the one who is meant; if the notes have it so, leave it'
    )


def test_nobody_is_missed_where_nobody_is_listed(tmp_path: Path) -> None:
    """Notes that do not say who was there say nothing against a vote."""
    assert warned(tmp_path, "    moved_by: dan-placeholder\n", "") == []


def test_a_motion_has_two_people(tmp_path: Path) -> None:
    """One who seconds what they moved themselves is most often a slip."""
    both = "    moved_by: ben-sample\n    seconded_by: ben-sample\n"
    assert warned(tmp_path, both) == [
        f'{PATH}:15: "ben-sample" both moved and seconded decision 1a; name the two who are meant;'
        " if the notes have it so, leave it"
    ]


@pytest.mark.parametrize(
    ("outcome", "agreed", "against"),
    [("lost", 5, 2), ("carried", 2, 5), ("carried as amended", 0, 1)],
)
def test_an_outcome_fits_its_votes(tmp_path: Path, outcome: str, agreed: int, against: int) -> None:
    """What most voted for is not lost, and what most voted against is not carried."""
    votes = f"    outcome: {outcome}\n    votes:\n      for: {agreed}\n      against: {against}\n"
    assert warned(tmp_path, votes) == [
        f'{PATH}:14: decision 1a, "To buy a rope.", is said to be {outcome}, with {agreed} for and'
        f" {against} against; correct the outcome or the votes; if it needed more than half of the"
        " votes, leave it"
    ]


@pytest.mark.parametrize(
    "decision",
    [
        "    outcome: carried\n    votes:\n      for: 3\n      against: 3\n",  # casting vote
        "    outcome: lost\n    votes:\n      for: 2\n      against: 2\n",
        "    outcome: carried\n",
        "    outcome: noted\n    votes:\n      against: 3\n",
        "    moved_by: ada-example\n    seconded_by: ben-sample\n    unanimous: true\n",
    ],
)
def test_what_can_be_so_is_not_warned_of(tmp_path: Path, decision: str) -> None:
    """A casting vote, no votes, another outcome."""
    assert warned(tmp_path, decision) == []


def test_the_reasons_are_told(tmp_path: Path) -> None:
    """Each warning says why it matters, once."""
    decision = """\
    outcome: lost
    moved_by: dan-placeholder
    seconded_by: dan-placeholder
    votes:
      for: 2
"""
    warned(tmp_path, decision)
    result = CliRunner().invoke(main, ["check", "--source", str(tmp_path / "content")])
    assert [line for line in result.output.splitlines() if "Why: " in line] == [
        "    Why: Readers would take somebody for the chair who was elsewhere. [chairs-were-there]",
        "    Why: A vote is held against whoever is said to have cast it. [voters-were-there]",
        "    Why: Readers would see an outcome that the votes beside it speak against."
        " [outcomes-fit-votes]",
        "    Why: A motion needs two people, so one of them is most often a slip."
        " [movers-have-another-second]",
    ]
