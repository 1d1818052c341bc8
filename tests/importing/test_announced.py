"""Notes of a meeting that was announced: the file that announced it is completed by them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, read
from comsite.cli.main import main
from tests import small

AGENDA = """\
---
date: 2031-06-03
start: "14:00"
place: Pier
status: scheduled
known_from: The Board's website.
summary: Lamps come first.
items:
  - number: "1"
    topics: [lamps]
    reports: [lamps]
  - number: "2"
    topics: [mud]
  - number: "3"
    topics: [nets]
  - number: "4"
    topics: [mud, nets]
---

## 1. Lamps

## 2. Mud

## 3. Nets by the quay

## 4. Gulls

Bring boots.
"""
NOTES = """\
Fernwick Harbour Board

Notes of the meeting held on Tuesday 3 June 2031 at 14:10

Present

Ada Example – Harbour Master

1. Welcome

Ada Example opened the meeting.

2. Lamps

The north lamp is out.

3. Harbour nets

The nets are wet.

4. Mud at the pier

There is less of it.
"""
FILES = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "meetings/2031-06-03.md": AGENDA,
    "reports/lamps.md": small.report("2031-06-03", "meeting: 2031-06-03\n", "Lamps are old.\n"),
    **{f"topics/{name}.yaml": f"title: {name.title()}\n" for name in ("lamps", "mud", "nets")},
}


def taken(content: Path) -> str:
    """What the import of the notes says."""
    file = content.parent / "notes.txt"
    file.write_text(NOTES, "utf-8")
    done = CliRunner().invoke(main, ["import", str(file), "--source", str(content)])
    assert done.exit_code == 0, done.output
    return done.output


def test_what_was_announced_is_kept(tmp_path: Path) -> None:
    """Topics and papers go to the item of that title; what differs is told, and no word is lost."""
    content = small.write(tmp_path, FILES)
    said = taken(content)
    assert "content/meetings/2031-06-03.md (with what announced it)\n" in said
    for line in (
        'start was announced as "14:00"; the notes say "14:10"',
        'item 1, "Lamps", is item 2 in the notes; set its papers to that, if it has any',
        'item 2, "Mud", is item 4 in the notes; set its papers to that, if it has any',
        'item 3 was announced as "Nets by the quay"; it is "Harbour nets" now',
        'item 4, "Gulls", was announced, and the notes have no such item; what was said of it is in'
        " no file now",
        "the agenda said this, which the notes do not; write it into them if it should stay:"
        ' "Bring boots."',
    ):
        assert f"    - {line}\n" in said
    meeting = read(Options(content, content)).archive.meetings["2031-06-03"].record
    assert (meeting.status, meeting.text, meeting.known_from) == ("held", "full", None)
    assert (meeting.place, meeting.summary) == ("Pier", "Lamps come first.")
    assert {item.number: (item.topics, item.reports) for item in meeting.items} == {
        "2": (("lamps",), ("lamps",)),
        "3": (("nets",), ()),
        "4": (("mud",), ()),
    }


def test_a_meeting_that_was_held_is_not_replaced(tmp_path: Path) -> None:
    held = small.meeting("2031-06-03", "", "## 1. Lamps\n\nDark.\n")
    content = small.write(tmp_path, {**FILES, "meetings/2031-06-03.md": held})
    file = tmp_path / "notes.txt"
    file.write_text(NOTES, "utf-8")
    done = CliRunner().invoke(main, ["import", str(file), "--source", str(content)])
    assert "is there already, with another text; nothing was written." in done.output
    assert (content / "meetings" / "2031-06-03.md").read_text("utf-8") == held


COMMITTEE = """\
Planning Committee

Minutes of the meeting held on 3 June 2031

Present

Ada Example – Harbour Master

1. Lamps

The north lamp is out.
"""


@pytest.mark.parametrize(("held_by", "told"), [("held_by: planning\n", True), ("", False)])
def test_a_committee_agrees_its_own_notes(held_by: str, told: bool, tmp_path: Path) -> None:
    """Notes of another body of that day are not said to be agreed here."""
    other = "held_by: planning\n"
    content = small.write(
        tmp_path,
        {
            "organisations/planning.yaml": "name: Planning Committee\n",
            "people/ada-example.yaml": "name: Ada Example\n",
            "meetings/2031-02-04.md": small.meeting("2031-02-04", other, "## 1. Mud\n\nMud.\n"),
            "meetings/2031-03-04.md": small.meeting("2031-03-04", held_by, "## 1. Mud\n\nMud.\n"),
        },
    )
    file = content.parent / "minutes.txt"
    agreed = "1. Minutes of 4 March 2031\n\nThe minutes of 4 March 2031 were agreed.\n\n2. Lamps"
    file.write_text(COMMITTEE.replace("1. Lamps", agreed), "utf-8")
    done = CliRunner().invoke(main, ["import", str(file), "--source", str(content)])
    assert ("the notes of 4 March 2031 were agreed here" in done.output) == told, done.output


def test_a_committee_on_record_is_known_by_its_title(tmp_path: Path) -> None:
    """Its notes complete what announced them; those of another on that day are left alone."""
    before = small.meeting("2031-03-04", "held_by: planning\n", "## 1. Mud\n\nMud.\n")
    coming = "status: scheduled\nknown_from: A letter.\ntext: missing\n"
    content = small.write(
        tmp_path,
        {
            "organisations/planning.yaml": "name: Planning Committee\n",
            "people/ada-example.yaml": "name: Ada Example\n",
            "meetings/2031-03-04.md": before,
            "meetings/2031-06-03.md": f"---\ndate: 2031-06-03\n{coming}---\n",
        },
    )
    file = content.parent / "minutes.txt"
    file.write_text(COMMITTEE, "utf-8")
    for _ in range(2):
        done = CliRunner().invoke(main, ["import", str(file), "--source", str(content)])
        assert done.exit_code == 0, done.output
    written = (content / "meetings/2031-06-03-planning.md").read_text("utf-8")
    assert "\nheld_by: planning\n" in written
    assert "scheduled" in (content / "meetings/2031-06-03.md").read_text("utf-8")
