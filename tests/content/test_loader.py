"""The only reader of content/."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comsite.checking.gate import Options, check
from comsite.content.kinds import KINDS
from comsite.content.loader import load
from tests import cases
from tests.small import SITE, meeting, report, write

FILES = [
    "site.yaml",
    "glossary.yaml",
    "redirects.yaml",
    "meetings/2031-03-04.md",
    "reports/2031-03-04-mud.md",
    "people/ada-example.yaml",
    "posts/chair.yaml",
    "organisations/board.yaml",
    "topics/mud.yaml",
    "pages/about.md",
    "files/mud.txt",
]
PIECES = st.lists(
    st.binary(max_size=20)
    | st.sampled_from([b"---\n", b"\n", b"title: ", b"date: 2031-03-04\n", b"status: held\n"])
    | st.sampled_from([b"## 1. Gulls\n", b"- a) ", b"### Actions\n", b"| a |\n| --- |\n", b"> "]),
    max_size=12,
).map(b"".join)


@pytest.mark.slow
@settings(max_examples=100)
@given(st.sampled_from(FILES), PIECES)
@example("site.yaml", b"\xff")
@example("topics/mud.yaml", b"title: [" * 3000)
def test_never_raises(path: str, data: bytes) -> None:
    """Whatever bytes a file holds, the whole check ends with problems that name a file, or none."""
    with tempfile.TemporaryDirectory() as folder:
        content = write(Path(folder), {"topics/mud.yaml": "title: Mud\n"})
        target = content / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
        for problem in check(Options(content, content / "build")):
            assert problem.path.startswith("content/")
            assert "\n" not in str(problem)


def test_everything_is_read() -> None:
    """All records of the archive are there, sorted by slug, under their folders."""
    content, problems = load(cases.ARCHIVE)
    assert problems == []
    assert content is not None
    for name, kind in KINDS.items():
        slugs = [entry.slug for entry in content.records[name]]
        files = sorted(path.name for path in (cases.ARCHIVE / name).iterdir())
        assert sorted(f"{slug}{kind.ending}" for slug in slugs) == files
        assert slugs == sorted(slugs, key=lambda slug: f"{slug}{kind.ending}")
    assert [file.name for file in content.files] == [
        "2031-03-04-mud-survey.txt",
        "lamp-heights.csv",
    ]


def test_body_knows_its_line(tmp_path: Path) -> None:
    """The text under the front matter comes with the number of its first line."""
    content, _ = load(
        write(tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", "", "Hm\n")})
    )
    assert content is not None
    entry = content.records["meetings"][0]
    assert (entry.body, entry.body_line) == ("\nHm\n", 5)
    assert (entry.path, entry.tree.line(("status",))) == ("content/meetings/2031-03-04.md", 3)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends(ends: str, mark: str, tmp_path: Path) -> None:
    """Line ends of any system and a byte order mark make no difference."""
    text = mark + meeting("2031-03-04", "", "## 1. Mud\n\nWet.\n").replace("\n", ends)
    content = write(tmp_path, {})
    (content / "meetings").mkdir()
    (content / "meetings" / "2031-03-04.md").write_bytes(text.encode())
    found, problems = load(content)
    assert problems == []
    assert found is not None
    assert found.records["meetings"][0].body == "\n## 1. Mud\n\nWet.\n"


def test_rule_in_the_text(tmp_path: Path) -> None:
    """A line of dashes in the text does not end the fields again."""
    text = report("2031", "", "Mud.\n\n---\n\nMore mud.\n")
    content, problems = load(write(tmp_path, {"reports/mud.md": text}))
    assert problems == []
    assert content is not None
    assert content.records["reports"][0].body == "\nMud.\n\n---\n\nMore mud.\n"


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    """What editors and systems leave behind is not content."""
    content = write(tmp_path, {".DS_Store": "x", "topics/.mud.yaml.swp": "x", "site.yaml~": "x"})
    assert load(content)[1] == []


def test_only_the_program_writes_the_ledger(tmp_path: Path) -> None:
    """What else is put there is told, and is no part of it."""
    (problem,) = load(write(tmp_path, {"ledger/anything": "x"}))[1]
    assert problem.path == "content/ledger/anything"
    message = "this is not expected in the ledger, which comsite writes; move it elsewhere"
    assert problem.message == message


def test_unread_names(tmp_path: Path) -> None:
    """A file with problems of its own is remembered, so that naming it is no second problem."""
    content, problems = load(
        write(
            tmp_path,
            {"topics/Mud Pie.yaml": "title: Mud\n", "topics/silt.yaml": "titel: Silt\n"},
        )
    )
    assert len(problems) == 2
    assert content is not None
    assert content.unread == {("topics", "mud-pie"), ("topics", "silt")}


def test_site_is_needed(tmp_path: Path) -> None:
    """Without a usable site.yaml there is no content; one that is wrong is not also missing."""
    content = write(tmp_path, {"site.yaml": SITE.replace("title", "titel")})
    found, problems = load(content)
    assert found is None
    assert [problem.line for problem in problems] == [1]
    (content / "site.yaml").unlink()
    found, problems = load(content)
    assert found is None
    assert [str(problem) for problem in problems] == [
        "content/site.yaml: this file is missing; it holds the archive's title and address"
    ]
