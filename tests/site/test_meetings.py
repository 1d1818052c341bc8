"""The page of a meeting: what was agreed and discussed, before the notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.site.meetings import MeetingPage, meeting_page
from comsite.site.page import Link
from tests import small
from tests.small import meeting, report, write

FRONT = """\
summary: The board spoke of mud.
chair: ann-lee
present:
  - {person: ann-lee, role: Chair}
items:
  - {number: "3", summary: "Mud rose by 20.6%. The board was sad.", title: Mud in the harbour}
  - {number: "4", topics: [tar]}
  - {number: "5", procedural: false}
  - {number: "6", procedural: true, topics: [tar]}
"""
LONG = "The board heard at length of ropes, " * 6
NOTES = f"""\
## 1. Apologies

None were sent.

## 2. Ropes

{LONG}

## 3. MUD

Mud.

### Actions

- a) Ann Lee to dig.

## 4. Tar

None.

## 5. Gulls

None.

## 6. Next meeting

{LONG}

## 7. Lamps
"""
FILES = {
    "people/ann-lee.yaml": "name: Ann Lee\n",
    "topics/tar.yaml": "title: Tar\n",
    "meetings/2031-02-04.md": meeting("2031-02-04", FRONT, NOTES),
    "reports/mud.md": report("2031-02-04", 'meeting: 2031-02-04\nitem: "3"\n', "Mud.\n"),
}


def page(folder: Path) -> MeetingPage:
    """The page of the meeting."""
    pages = small.pages(small.views(folder, FILES))
    return next(one.context for one in pages if isinstance(one.context, MeetingPage))


def test_what_is_only_about_the_meeting_stands_apart(tmp_path: Path) -> None:
    """An item with next to nothing is procedural, unless an editor says that it is not."""
    found = page(tmp_path)
    assert [(link.text, link.url) for link in found.procedural] == [
        ("1. Apologies", "#item-1"),
        ("6. Next meeting", "#item-6"),
    ]
    assert [(link.text, link.summary) for link in found.discussed] == [
        ("2. Ropes", ""),
        ("3. Mud in the harbour", "Mud rose by 20.6%."),
        ("4. Tar", ""),
        ("5. Gulls", ""),
        ("7. Lamps", ""),
    ]
    assert [item.procedural for item in found.items] == [
        number in ("1", "6") for number in "1234567"
    ]


def test_what_was_agreed_comes_first(tmp_path: Path) -> None:
    """Summary, actions, items with a sentence each, notes, attendance, papers: in this order."""
    found = page(tmp_path)
    assert [action.label for action in found.agreed] == ["3a"]
    assert [link.text for link in found.below] == ["Attendance", "Papers"]
    built = build(Options(tmp_path / "content", tmp_path / "build", search=False)).output
    html = (built / "meetings/2031-02-04/index.html").read_text("utf-8")
    order = ["The board spoke of mud.", "Actions agreed<", "What was discussed<", "Mud rose by"]
    order += ["Also on the agenda: ", 'id="item-1"', 'id="attendance"', 'id="reports"']
    places = [html.index(one) for one in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("front", "shown", "until"),
    [
        ("start: 14:00\nend: 16:00\n", "14:00 to 16:00", None),
        ("start: 19:00\nend: 00:40\n", "19:00 to 00:40 the next day", "2031-03-05"),
        (
            "start: 09:30\nend: 16:00\nuntil: 2031-03-06\n",
            "09:30 to 16:00 on 6 March 2031",
            "2031-03-06",
        ),
        ("start: 09:30\nuntil: 2031-03-05\n", "09:30 to 5 March 2031", "2031-03-05"),
        ("until: 2031-03-05\n", "until 5 March 2031", "2031-03-05"),
    ],
)
def test_a_meeting_that_ends_on_another_day(
    front: str, shown: str, until: str | None, tmp_path: Path
) -> None:
    """The page and the data say on which day it ends."""
    files = {"meetings/2031-03-04.md": meeting("2031-03-04", front, "## 1. Mud\n\nMud.\n")}
    build(Options(write(tmp_path, files), tmp_path / "build", search=False))
    page = (tmp_path / "build/meetings/2031-03-04/index.html").read_text("utf-8")
    assert f'<p class="note">{shown}</p>' in page
    found = json.loads((tmp_path / "build/meetings/2031-03-04/index.json").read_text("utf-8"))
    assert found.get("until") == until


def test_a_meeting_that_moved(tmp_path: Path) -> None:
    """Its page, the list and the data lead to the new day; the new page says whence."""
    files = {
        "meetings/2031-06-03.md": "---\ndate: 2031-06-03\nstatus: moved\nmoved_to: 2031-06-10\n"
        "start: 14:00\nplace: Quay\n"
        "text: missing\nknown_from: The notes announce it.\n---\n",
        "meetings/2031-03-04.md": meeting(
            "2031-03-04", "next_meeting: {date: 2031-06-03}\n", "## 1. Mud\n\nMud.\n"
        ),
        "meetings/2031-06-10.md": "---\ndate: 2031-06-10\nstatus: scheduled\n"
        "text: missing\nknown_from: The clerk.\n---\n",
    }
    build(Options(write(tmp_path, files), tmp_path / "build", search=False))
    made = {
        path: (tmp_path / "build" / path / "index.html").read_text("utf-8")
        for path in ("meetings", *(f"meetings/2031-{day}" for day in ("03-04", "06-03", "06-10")))
    }
    status = '<span class="status" data-status="moved">Moved</span>'
    link = '<a href="/meetings/2031-06-10/">10 June 2031</a>'
    assert f"{status} to {link}</p>" in made["meetings/2031-06-03"]
    assert f"Tuesday 3 June 2031</time></a> · {status} to {link}</p>" in made["meetings/2031-03-04"]
    assert 'Moved from <a href="/meetings/2031-06-03/">' in made["meetings/2031-06-10"]
    assert f'<span class="note">{status} to 10 June 2031</span>' in made["meetings"]
    rows = json.loads((tmp_path / "build/data/meetings.json").read_text("utf-8"))["rows"]
    moved = {row["status"]: row.get("moved_to") for row in rows}
    assert moved == {"notes here": None, "moved": "/meetings/2031-06-10/", "upcoming": None}


def test_the_state_of_a_meeting_is_shown(tmp_path: Path) -> None:
    """To come, with its agenda, with draft notes, with agreed ones; or with notes of either."""
    coming = "status: scheduled\nknown_from: The clerk.\n"
    views = small.views(
        tmp_path,
        {
            "meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Mud\n\nMud.\n"),
            "meetings/2031-04-01.md": meeting(
                "2031-04-01", "notes: {status: agreed}\n", "## 1. Mud\n\nMud.\n"
            ),
            "meetings/2031-05-06.md": meeting(
                "2031-05-06", "notes: {status: draft}\n", "## 1. Mud\n\nMud.\n"
            ),
            "meetings/2031-06-03.md": f"---\ndate: 2031-06-03\n{coming}---\n\n## 1. Mud\n",
            "meetings/2031-07-01.md": f"---\ndate: 2031-07-01\n{coming}text: missing\n---\n",
        },
    )
    shown = [views.meeting_state(entry) for entry in views.archive.meetings_by_date]
    assert shown == ["notes here", "agreed notes", "draft notes", "agenda published", "upcoming"]


def test_originals_of_a_meeting(tmp_path: Path) -> None:
    """The files of a meeting are links with their type and size, at the end of the page."""
    notes = meeting("2031-05-01", "files: [notes.txt]\n", "## 1. Gulls\n\nNone.\n")
    files = {"meetings/2031-05-01.md": notes, "files/notes.txt": "As printed.\n"}
    views = small.views(tmp_path, files)
    page = meeting_page(views, views.archive.meetings["2031-05-01"]).context
    assert isinstance(page, MeetingPage)
    assert page.files == (Link("notes.txt", "/files/notes.txt", "TXT, 12 bytes"),)
    assert Link("Originals", "#originals") in page.below
