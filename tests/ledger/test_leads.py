"""Where the words of a paragraph went is remembered, and nothing else is taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.base.fingerprints import fingerprint
from comsite.checking.gate import Options, read
from comsite.cli.main import main
from comsite.ledger.addresses import Addresses
from comsite.publishing.build import build
from tests.small import meeting, report, write

ONE = "The wardens of the upper lock asked for two more lamps before the winter."
TWO = "Resolved: that the recommendation of the board be approved."
TWIN = "Resolved: that the recommendation of the board be refused."
SHORT = "The board thanked the wardens for their work in a hard year."
LONG = (
    "Ada Example told of the dredging below the bridge, which had taken four weeks longer than"
    " planned because of stones that nobody had on any chart, and asked for patience while the"
    " second barge was being mended at the yard in Cooper Street by the men of the ferry company."
)


def notes(*items: tuple[str, ...]) -> str:
    """Notes with items of some paragraphs each."""
    parts = (
        f"## {number}. Item {number}\n\n" + "\n\n".join(texts) for number, texts in items_of(items)
    )
    return "\n\n".join(parts) + "\n"


def items_of(items: tuple[tuple[str, ...], ...]) -> list[tuple[int, tuple[str, ...]]]:
    """The items with their numbers."""
    return list(enumerate(items, 1))


class Archive:
    """An archive of one meeting, changed and recorded again and again."""

    def __init__(self, folder: Path, *items: tuple[str, ...]) -> None:
        self.content = write(folder, {})
        self.change(*items)
        self.record()

    def change(self, *items: tuple[str, ...]) -> None:
        """Give the meeting other notes."""
        write(
            self.content.parent,
            {"meetings/2031-03-04.md": meeting("2031-03-04", "", notes(*items))},
        )

    def record(self) -> None:
        """Update the ledger."""
        given = ["ledger", "update", "--source", str(self.content)]
        result = CliRunner().invoke(main, given)
        assert result.exit_code == 0, result.output

    def leads(self) -> dict[str, str]:
        """Where each place leads that is gone."""
        text = read(Options(self.content, self.content)).texts.meetings["2031-03-04"]
        return {one.anchor: one.into for part in text.parts for one in part.gone}


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_paragraph_that_moved_is_led_to_for_good(tmp_path: Path, times: int) -> None:
    """The ledger knows its new place from the first update on, and is none the wiser for it."""
    archive = Archive(tmp_path, (SHORT, ONE), (LONG,))
    archive.change((SHORT,), (LONG, ONE))
    for _ in range(times):
        archive.record()
    assert archive.leads() == {"p1-2": "/meetings/2031-03-04/#p2-2"}
    archive.change((SHORT,), (LONG, ONE, TWO))
    assert archive.leads() == {"p1-2": "/meetings/2031-03-04/#p2-2"}


def test_who_moved_twice_is_found_and_who_is_gone_is_not(tmp_path: Path) -> None:
    """A chain of moves is followed to its end."""
    archive = Archive(tmp_path, (SHORT, ONE), (LONG,), (TWO,))
    archive.change((SHORT,), (LONG, ONE), (TWO,))
    archive.record()
    archive.change((SHORT,), (LONG,), (TWO, ONE))
    last = "/meetings/2031-03-04/#p3-2"
    assert archive.leads() == {"p1-2": last, "p2-2": last}
    archive.record()
    assert archive.leads() == {"p1-2": last, "p2-2": last}
    archive.change((SHORT,), (LONG,), (TWO,))
    archive.record()
    assert set(archive.leads().values()) == {""}


def test_a_paragraph_that_was_joined_is_led_to_its_words(tmp_path: Path) -> None:
    """Also where it is the shorter by far."""
    archive = Archive(tmp_path, (SHORT, LONG))
    archive.change((f"{SHORT} {LONG}",))
    assert archive.leads() == {"p1-1": "p1-2"}
    archive.record()
    assert archive.leads() == {"p1-1": "p1-2"}


def test_no_twin_is_taken_for_a_paragraph_that_is_gone(tmp_path: Path) -> None:
    """It has the words because it always had."""
    archive = Archive(tmp_path, (TWO, TWIN, LONG))
    archive.change((TWIN, LONG))
    assert archive.leads() == {"p1-1": ""}
    archive.change((TWIN.replace("refused", "refused by all"), LONG))
    assert archive.leads() == {"p1-1": ""}


def test_a_paragraph_that_moved_is_not_led_to_its_twin(tmp_path: Path) -> None:
    archive = Archive(tmp_path, (TWO, TWIN), (LONG,))
    archive.change((TWIN,), (LONG, TWO))
    assert archive.leads() == {"p1-1": "/meetings/2031-03-04/#p2-2"}


def test_two_reports_made_one_lead_to_the_top(tmp_path: Path) -> None:
    """A number of the first would be other words of the second, now and after an update."""
    content = write(
        tmp_path,
        {
            "reports/nets.md": report("2031-03-04", "", f"1. {ONE}\n2. {SHORT}\n"),
            "reports/mud.md": report("2031-03-04", "", f"1. {LONG}\n2. {TWO}\n"),
        },
    )
    update = ["ledger", "update", "--source", str(content)]
    move = ["ledger", "move", "/reports/mud/", "/reports/nets/", "--source", str(content)]
    assert CliRunner().invoke(main, update).exit_code == 0
    (content / "reports" / "mud.md").unlink()
    assert CliRunner().invoke(main, move).exit_code == 0
    for _ in range(2):
        leads = Addresses(read(Options(content, content))).leads
        assert leads["/reports/mud/"] == "/reports/nets/#main"
        assert leads["/reports/mud/changes/"] == "/reports/nets/#main"
        assert CliRunner().invoke(main, update).exit_code == 0
    build(Options(content, tmp_path / "site", search=False))
    assert (
        "/reports/mud/ /reports/nets/#main 301!" in (tmp_path / "site" / "_redirects").read_text()
    )


def test_an_item_that_is_part_of_another_is_found_on_its_page(tmp_path: Path) -> None:
    """The places of the one lead to those of the other, wherever the address leads."""
    archive = Archive(tmp_path, (SHORT, ONE), (LONG, TWO))
    archive.change((SHORT, ONE, LONG, TWO))
    move = ["ledger", "move", "/meetings/2031-03-04/2/", "/meetings/2031-03-04/1/"]
    assert CliRunner().invoke(main, [*move, "--source", str(archive.content)]).exit_code == 0
    for _ in range(2):
        build(Options(archive.content, tmp_path / "site", search=False))
        page = (tmp_path / "site" / "meetings" / "2031-03-04" / "1" / "index.html").read_text()
        assert '<a id="p2-1" href="#p1-3">' in page
        assert '<a id="p2-2" href="#p1-4">' in page
        archive.record()


def test_the_longest_paragraphs_can_be_compared() -> None:
    """Their buckets are nearly all filled, so nothing is believed of them, and nothing fails."""
    long = fingerprint(" ".join(f"word{number}" for number in range(3_000)))
    other = fingerprint(" ".join(f"term{number}" for number in range(2_500)))
    every = fingerprint(" ".join(f"word{number}" for number in range(40_000)))
    assert long.holds(other) == other.holds(long) == every.holds(long) == 0.0
    assert fingerprint("").holds(long) == long.holds(fingerprint("")) == 0.0


AGENDA = """\
---
date: 2031-03-04
status: scheduled
known_from: A letter.
---

## 1. Lamps

The wardens will bring a report.
"""
PROMISED = f"{ONE}\n\n{SHORT}\n\n### Actions\n\n- The wardens bring a report.\n- Count the lamps.\n"


@pytest.mark.parametrize("recorded", [True, False])
def test_notes_are_numbered_as_if_there_had_been_no_agenda(tmp_path: Path, recorded: bool) -> None:
    """What an agenda said keeps an anchor of its own; nothing of the notes is taken for it."""
    content = write(tmp_path, {"meetings/2031-03-04.md": AGENDA})
    if recorded:
        assert (
            CliRunner().invoke(main, ["ledger", "update", "--source", str(content)]).exit_code == 0
        )
    agenda = read(Options(content, content)).texts.meetings["2031-03-04"].items[0]
    assert [one.anchor for one in agenda.paragraphs] == ["agenda-1-1"]
    write(
        tmp_path,
        {"meetings/2031-03-04.md": meeting("2031-03-04", "", f"## 1. Lamps\n\n{PROMISED}")},
    )
    item = read(Options(content, content)).texts.meetings["2031-03-04"].items[0]
    assert [one.anchor for one in item.paragraphs][:2] == ["p1-1", "p1-2"]
    assert [one.slug for one in item.actions] == ["2031-03-04-1a", "2031-03-04-1b"]
    assert [one.anchor for one in item.gone] == (["agenda-1-1"] if recorded else [])
    assert ('id="agenda-1-1"' in item.html) == recorded
    assert ("What the agenda said here was replaced by the notes." in item.html) == recorded
