"""What is imported is filed under topics where its title says so, or an editor is asked."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from comsite.checking.gate import Options, read
from comsite.cli.main import main
from comsite.library.library import Library
from tests import small

NOTES = """\
Fernwick Harbour Board

Notes of the meeting held on Tuesday 3 June 2031

Present

Ada Example – Harbour Master

1. Welcome

Ada Example opened the meeting.

2. North lamps and dredging

The north lamp is out.

3. Boats

The boats pass where the mud clearing was, and the ferries wait for them on each of their ways. Ada
Example asked whether that could be otherwise in the summer, when there are more of them than now.

4. Gulls

Ada Example said that there were many more gulls than in the year before, on every roof, and that
nobody on the quay had fed them; the watch had looked for that on each of its rounds since April.
"""
TOPICS = {
    "topics/works.yaml": "title: Works\nother_names: [Moorings]\n",
    "topics/lamps.yaml": "title: Lamps\nbroader: works\n",
    "topics/dredging.yaml": "title: Dredging\nother_names: [Mud clearing]\n",
    "topics/ferries.yaml": "title: Ferries\n",
    "topics/berths.yaml": "title: Berths\nother_names: [Moorings]\n",
}


def taken(content: Path, text: str = NOTES, name: str = "notes.txt") -> list[str]:
    """What the import of a document says of topics."""
    file = content.parent / name
    file.write_text(text, "utf-8")
    done = CliRunner().invoke(main, ["import", str(file), "--source", str(content)])
    assert done.exit_code == 0, done.output
    return [line.strip(" -") for line in done.output.splitlines() if "topic" in line]


def topics(content: Path) -> dict[str, tuple[str, ...]]:
    """The topics of each item of the notes."""
    library: Library = read(Options(content, content.parent / "build"))
    return {item.number: item.details.topics for item in library.texts.meetings["2031-06-03"].items}


def test_a_title_files_an_item(tmp_path: Path) -> None:
    """An item whose title names topics is filed under them; of the others the editor is asked."""
    content = small.write(tmp_path, TOPICS)
    assert taken(content) == [
        'filed under topics by title: item 2, "North lamps and dredging" (dredging and lamps)',
        'under these topics? The text names them: item 3: dredging ("mud clearing") and ferries'
        ' ("ferries"). Write it under "items" in the front matter, like "- number: 4" and below it'
        ' "topics: [night-patrols]", with the name of a file in topics/ (comsite new topic "Night'
        ' patrols" makes one)',
        'no topic is known for item 4, "Gulls"',
    ]
    assert topics(content) == {"1": (), "2": ("dredging", "lamps"), "3": (), "4": ()}
    assert taken(content) == [
        'filed under topics by title: item 2, "North lamps and dredging" (dredging and lamps)'
    ]


def test_where_none_is_named_the_remedy_is_told(tmp_path: Path) -> None:
    """Without any topic on record, one line asks for those of the items that tell something."""
    assert taken(small.write(tmp_path, {})) == [
        'no topic is known for item 3, "Boats" and item 4, "Gulls". Write it under "items" in the'
        ' front matter, like "- number: 4" and below it "topics: [night-patrols]", with the name of'
        ' a file in topics/ (comsite new topic "Night patrols" makes one)'
    ]


def test_the_narrower_topic_goes_first(tmp_path: Path) -> None:
    """A title that names a topic and one around it is of the narrower; a name of two is of none."""
    content = small.write(tmp_path, TOPICS)
    taken(content, NOTES.replace("North lamps and dredging", "Works on lamps and moorings"))
    assert topics(content)["2"] == ("lamps",)


def test_what_an_editor_gave_stays(tmp_path: Path) -> None:
    """An item that was announced with topics keeps them."""
    announced = small.meeting(
        "2031-06-03",
        "status: scheduled\nknown_from: A letter.\n"
        'items:\n  - number: "2"\n    topics: [ferries]\n',
        "## 2. North lamps and dredging\n",
    )
    content = small.write(tmp_path, {**TOPICS, "meetings/2031-06-03.md": announced})
    taken(content)
    assert topics(content)["2"] == ("ferries",)


def test_a_report_is_filed_by_its_title(tmp_path: Path) -> None:
    """A report whose title names a topic has it; of another the editor is asked."""
    content = small.write(tmp_path, TOPICS)
    report = """\
Fernwick Harbour Board

{title}

3 June 2031

1. Introduction

1.1 The lamps of the quay were looked at by the watch on every night of the month of May.

1.2 Some of them were found to be broken, and were mended before the end of that month.
"""
    assert taken(content, report.format(title="Report on lamps"), "lamps.txt") == [
        'filed under topics by title: the report "Report on lamps" (lamps)'
    ]
    assert taken(content, report.format(title="Report on the night watch"), "watch.txt") == [
        'the report "Report on the night watch" has no topic; its text names lamps ("lamps"). Give'
        ' it one, like "topics: [night-patrols]" with the name of a file in topics/ (comsite new'
        ' topic "Night patrols" makes one)'
    ]
