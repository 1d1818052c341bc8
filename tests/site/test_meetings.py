"""The page of a meeting: what was agreed and discussed, before the notes."""

from __future__ import annotations

from pathlib import Path

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.site.meetings import MeetingPage
from tests import small
from tests.small import meeting, report

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
