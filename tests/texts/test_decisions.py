"""Decisions stand at their item by the label that an editor gave them, and keep it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.base.fingerprints import fingerprint
from comsite.checking.gate import Options, read
from comsite.cli.main import main
from comsite.texts.decisions import item_of
from comsite.texts.items import MeetingText
from tests.small import meeting, write

BODY = """\
## 4. Ropes

The Board resolved to buy a rope of thirty metres for the ferry.

## 5.1. Nets

It was moved that the nets be hung to dry in the Board Room.
"""
ROPE = "To buy a rope of thirty metres for the ferry."
NETS = "That every cork be painted in green."
SOLD = "To sell the old rope at the fair."
FIRST = [("4a", ROPE), ("4b", SOLD), ("5.1a", NETS)]


def front(decisions: list[tuple[str, str]]) -> str:
    """The field with these labels and texts."""
    return "decisions:\n" + "".join(
        f'  - label: "{label}"\n    text: {text}\n' for label, text in decisions
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A published archive with decisions: its ledger is written."""
    found = write(tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", front(FIRST), BODY)})
    run(found, "ledger", "update")
    return found


def run(content: Path, *command: str, code: int = 0) -> str:
    """What a command says of the archive."""
    result = CliRunner().invoke(main, [*command, "--source", str(content)])
    assert result.exit_code == code, result.output
    return result.output


def change(content: Path, decisions: list[tuple[str, str]], body: str = BODY) -> None:
    """Write the meeting anew."""
    file = content / "meetings" / "2031-03-04.md"
    file.write_text(meeting("2031-03-04", front(decisions), body), "utf-8")


def notes(content: Path) -> MeetingText:
    """The notes as they are read now."""
    return read(Options(content, content)).texts.meetings["2031-03-04"]


def ledger(content: Path) -> list[str]:
    """What the ledger has on the meeting, without its head."""
    return (content / "ledger" / "meetings" / "2031-03-04.txt").read_text().splitlines()[2:]


def test_a_label_is_of_the_longest_number_that_fits() -> None:
    """Behind the number stand one or two letters, and nothing else."""
    assert item_of("4a", ["4", "5-1"]) == "4"
    assert item_of("4ab", ["4", "4a"]) == "4a"
    assert item_of("5.1a", ["5", "5-1"]) == "5-1"
    assert [item_of(label, ["4"]) for label in ("4", "14a", "4abc", "4-a", "5a")] == [""] * 5


def test_decisions_stand_at_their_item(content: Path) -> None:
    """In the order in which they are listed, each with an anchor of its own."""
    four, five = notes(content).items
    assert [(one.label, one.anchor, one.record.text) for one in four.decisions] == [
        ("4a", "decision-4a", ROPE),
        ("4b", "decision-4b", SOLD),
    ]
    assert [(one.item, one.item_slug, one.line) for one in five.decisions] == [("5.1", "5-1", 9)]
    assert {"decision-4a", "decision-4b"} <= four.anchors
    assert not four.is_procedural


def test_the_ledger_has_each_below_its_item(content: Path) -> None:
    """By its anchor and a fingerprint, without its words."""
    assert [line.split(" ")[0] for line in ledger(content)] == [
        *("item-4", "p4-1", "decision-4a", "decision-4b"),
        *("item-5-1", "p5-1-1", "decision-5-1a"),
    ]
    assert f"decision-4a {fingerprint(ROPE)}" in ledger(content)
    assert "Written: 0 of 3 files" in run(content, "ledger", "update")


def test_a_mended_word_keeps_the_label(content: Path) -> None:
    """And the ledger has the words of now."""
    mended = ROPE.replace("thirty", "forty")
    change(content, [("4a", mended), *FIRST[1:]])
    run(content, "ledger", "update")
    assert f"decision-4a {fingerprint(mended)}" in ledger(content)


def test_one_that_is_gone_leaves_its_letter_behind(content: Path) -> None:
    """Its anchor stays at the item, and in the ledger, and nobody else can have it."""
    change(content, [FIRST[0], FIRST[2]])
    four, _ = notes(content).items
    assert [(one.label, one.taken_down) for one in four.gone_decisions] == [("4b", False)]
    assert "decision-4b" in four.anchors
    run(content, "ledger", "update")
    assert f"decision-4b {fingerprint(SOLD).coarse}" in ledger(content)
    change(content, [FIRST[0], ("4b", "To paint the lamp in blue."), FIRST[2]])
    assert "the letter of decision 4b was given before" in run(content, "check", code=1)
    change(content, FIRST)  # it is back, word for word
    run(content, "ledger", "update")
    assert f"decision-4b {fingerprint(SOLD)}" in ledger(content)


def test_agreed_decisions_are_not_changed_in_silence(content: Path) -> None:
    """What agreed notes decided is told of where it is edited or gone, unless a correction is."""
    file = content / "meetings" / "2031-03-04.md"
    agreed = "notes:\n  status: agreed\n"
    now = front([("4a", ROPE.replace("thirty", "forty")), FIRST[2]])
    file.write_text(meeting("2031-03-04", agreed + now, BODY), "utf-8")
    said = run(content, "check")
    assert (
        "line 7: please look: decision 4a of agreed notes is not as it was published; say under"
        ' "corrections" what it was and what is right, or leave it if only a slip of typing was'
        " mended" in said
    )
    assert 'what stood at "#decision-4b" of agreed notes is gone; say under' in said
    corrected = "corrections:\n" + "".join(
        f"  - {{date: 2031-05-01, where: {where}, was: this, now: that}}\n"
        for where in ("decision-4a", "decision-4b")
    )
    file.write_text(meeting("2031-03-04", agreed + now + corrected, BODY), "utf-8")
    assert "of agreed notes" not in run(content, "check")


def test_one_of_an_item_that_is_gone_is_kept_with_it(content: Path) -> None:
    """The place of the item has the anchors of its decisions too."""
    change(content, FIRST[:2], BODY[: BODY.index("## 5.1")])
    run(content, "ledger", "remove", "/meetings/2031-03-04/5-1/", "It was another board's.")
    (gone,) = notes(content).gone
    assert list(gone.anchors) == ["item-5-1", "p5-1-1", "decision-5-1a"]
    run(content, "ledger", "update")
    assert f"decision-5-1a {fingerprint(NETS).coarse}" in ledger(content)


def test_an_item_that_is_numbered_anew_keeps_its_decisions(content: Path) -> None:
    """Labels have the number that was printed first, as anchors have."""
    change(content, FIRST, BODY.replace("## 4. Ropes", "## 6. Ropes"))
    four, _ = notes(content).items
    assert (four.number, four.slug) == ("6", "4")
    assert [(one.label, one.item) for one in four.decisions] == [("4a", "6"), ("4b", "6")]
    assert four.gone == ()  # they are no paragraphs that would be missing from the text


def test_a_decision_is_taken_down(content: Path) -> None:
    """Its entry goes whole, and its letter says so; the ledger has nothing of its words."""
    run(content, "takedown", "/meetings/2031-03-04/4/#decision-4b", "--paragraph")
    text = (content / "meetings" / "2031-03-04.md").read_text()
    assert front([FIRST[0], FIRST[2]]) in text
    assert "decision-4b" in ledger(content)
    four, _ = notes(content).items
    assert [(one.label, one.taken_down) for one in four.gone_decisions] == [("4b", True)]
    change(content, FIRST)
    assert "the letter of decision 4b was given before" in run(content, "check", code=1)


def test_the_last_decision_is_taken_down(content: Path) -> None:
    """Its entry ends where the fields do."""
    run(content, "takedown", "/meetings/2031-03-04/#decision-5-1a", "--paragraph")
    text = (content / "meetings" / "2031-03-04.md").read_text()
    assert f"{front(FIRST[:2])}---\n" in text


def test_words_of_a_decision_are_replaced(content: Path) -> None:
    """The ledger is of the new words, and not of the old."""
    run(content, "takedown", "old rope", "--replace", "other rope")
    assert f"decision-4b {fingerprint(SOLD.replace('old', 'other'))}" in ledger(content)
    assert str(fingerprint(SOLD)) not in "\n".join(ledger(content))


def test_words_are_replaced_where_other_content_has_problems(content: Path) -> None:
    """The ledger has nothing of the old words then either."""
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("---\ntitel: About\n---\n\nYes.\n", "utf-8")
    run(content, "takedown", "old rope", "--replace", "other rope", code=1)
    assert f"decision-4b {fingerprint(SOLD.replace('old', 'other'))}" in ledger(content)
