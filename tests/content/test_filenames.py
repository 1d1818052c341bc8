"""Names that no disk holds, copies and leftovers."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.content.filenames import faults_of_names
from comsite.content.loader import load
from tests.small import write

DEVICE = "Windows keeps this name for a device, and can hold no file of it; give it a longer name"
OFFICE = "a program of Office leaves this while a file is open; close the file, and delete this"
MERGED = (
    "git or a program like it leaves this where changes met; take out what you need, and delete"
    " this"
)
RENAME = 'which Windows cannot hold; rename it "gulls.md"'
LEFT = "a program leaves this behind while it works or saves; delete this"
SYSTEM = "the system puts this into folders, and nobody reads it; delete this"
BESIDE = (
    'this seems to be a copy of "{}", which stands beside it; delete one of the two, or give this'
    " one a name that says what it is"
)
NAMED = 'this is named as programs name a copy; rename it "{}", or delete it'
CAPITALS = (
    '"{}" beside it differs only in capitals or in how accents are written, and on Windows and'
    " Macs the two are one file; give one another name, or delete it"
)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("aux.md", DEVICE),
        ("CON", DEVICE),
        ("com1.yaml", DEVICE),
        ("nul.tar.gz", DEVICE),
        (
            "gulls.md.",
            'its name ends with a full stop, which Windows cannot hold; rename it "gulls.md"',
        ),
        (
            "gulls.md ",
            'its name ends with a space, which Windows cannot hold; rename it "gulls.md"',
        ),
        ("~$gulls.docx", OFFICE),
        ("gulls.md.orig", MERGED),
        ("gulls.yaml.rej", MERGED),
        ("gulls.md.bak", LEFT),
        ("gulls.old", LEFT),
        ("#gulls.md#", LEFT),
        ("gulls.pdf.crdownload", LEFT),
        ("Thumbs.db", SYSTEM),
        ("desktop.ini", SYSTEM),
        ("gulls (1).md", NAMED.format("gulls.md")),
        ("gulls(2).md", NAMED.format("gulls.md")),
        ("gulls - Copy.md", NAMED.format("gulls.md")),
        ("gulls - Copy (2).md", NAMED.format("gulls.md")),
        ("gulls (Ada's conflicted copy 2031-03-04).md", NAMED.format("gulls.md")),
    ],
)
def test_a_name_that_no_file_should_have(name: str, fault: str) -> None:
    """Each is told by what made it, and what to do."""
    assert faults_of_names([name, "terns.md"]) == {name: fault}


@pytest.mark.parametrize(
    "name",
    ["gulls-copy.md", "gulls copy.md", "gulls copy 2.md", "Copy of gulls.md", "gulls (1).md"],
)
def test_a_copy_beside_the_file_itself(name: str) -> None:
    """The file is named, and nothing is said of it."""
    assert faults_of_names(["gulls.md", name]) == {name: BESIDE.format("gulls.md")}


@pytest.mark.parametrize(
    "name",
    ["hard-copy.md", "copy of the plan.pdf", "2031-06-03-b.md", "auxiliary.md", "com.md", "old.md"],
)
def test_a_name_that_only_looks_like_one(name: str) -> None:
    """Where there is nothing of which it would be a copy."""
    assert faults_of_names([name, "gulls.md"]) == {}


@pytest.mark.parametrize(
    ("first", "second"),
    [("gulls.md", "Gulls.md"), ("gulls.md", "gulls.MD"), ("caf\u00e9.md", "cafe\u0301.md")],
)
def test_two_names_that_are_one_on_some_disks(first: str, second: str) -> None:
    """The one in small letters stays."""
    faults = faults_of_names([second, first])
    assert len(faults) == 1
    ((name, fault),) = faults.items()
    other = first if name == second else second
    assert fault == CAPITALS.format(other)
    assert name != "gulls.md"


def test_a_folder_with_such_a_name(tmp_path: Path) -> None:
    """The file is not read, and who names the record is not told that there is none."""
    files = {"people/aux.yaml": "name: Ada Example\n", "topics/mud.yaml": "title: Mud\n"}
    _, problems = load(write(tmp_path, files))
    assert [str(problem) for problem in problems] == [f"content/people/aux.yaml: {DEVICE}"]
