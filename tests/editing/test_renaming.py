"""A record gets another name, two become one, a meeting is put off: with every mention."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comsite.checking.gate import Options, read
from comsite.cli.main import main
from comsite.ledger.addresses import Addresses
from comsite.publishing import trying
from tests.small import meeting, report, write

NOTES = """\
## 1. Lamps

Ada Example promised [a plan](/reports/2031-03-04-mud/) as [Ada](/people/ada-example/) does.

### Actions

- Ada Example to buy twelve lamps.
"""
LATER = """\
status: held
present: [{person: ada-example}]
updates:
  - action: 2031-03-04-1a
    status: done
    where: p1-1
"""
FILES = {
    "meetings/2031-03-04.md": meeting(
        "2031-03-04",
        "chair: ada-example\npresent:\n  - person: ada-example\nnext_meeting: {date: 2031-10-07}\n",
        NOTES,
    ),
    "meetings/2031-09-02.md": "---\ndate: 2031-09-02\nstatus: scheduled\nplace: Pier\n---\n",
    "reports/2031-03-04-mud.md": report(
        "2031-03-04", "meeting: 2031-03-04\n", "See [action a](/actions/2031-03-04-1a/).\n"
    ),
    "reports/paper.md": report("2031-09-02", "meeting: 2031-09-02\n", "Nets are wet.\n"),
    "people/ada-example.yaml": (
        "name: Ada Example\nother_names: [Ada E.]\ntenures:\n  - post: clerk\n"
    ),
    "people/ada-exemple.yaml": "name: Ada Exemple\nother_names: [A. Exemple]\nnote: A slip.\n",
    "posts/clerk.yaml": "title: Clerk\n",
    "topics/mud.yaml": "title: Mud\n",
    "topics/silt.yaml": "title: Silt\nrelated: [mud]\nother_names:\n  - Fine mud\n",
    "pages/about.md": "---\ntitle: About\n---\n\n[Ada](/people/ada-example/).\n",
}
END = "See it: comsite serve. To undo it: git restore {}, and delete what is new.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A published archive: its ledger is written."""
    found = write(tmp_path, FILES)
    result = CliRunner().invoke(main, ["ledger", "update", "--source", str(found)])
    assert result.exit_code == 0, result.output
    return found


def run(content: Path, *words: str, code: int = 0) -> str:
    """What a command prints; it must end with a code."""
    result: Result = CliRunner().invoke(main, [*words, "--source", str(content)])
    assert result.exit_code == code, result.output
    return result.output


def leads(content: Path) -> dict[str, str]:
    """Where old addresses lead, if there is no problem."""
    return dict(Addresses(read(Options(content, content))).leads)


def text(content: Path, path: str) -> str:
    return (content / path).read_text("utf-8")


def test_a_person_is_renamed_wherever_named(content: Path) -> None:
    """In fields and in links, of pages too; what texts call her stays."""
    assert run(content, "rename", "/people/ada-example/", "ada-sample") == (
        "Changed: meetings/2031-03-04.md (3 lines)\n"
        "Changed: pages/about.md (1 line)\n"
        "Gone: people/ada-example.yaml\n"
        "New: people/ada-sample.yaml\n"
        "New: redirects.yaml\n" + END.format(content)
    )
    assert leads(content)["/people/ada-example/"] == "/people/ada-sample/"
    assert "[Ada](/people/ada-sample/)" in text(content, "pages/about.md")
    assert "Ada Example promised" in text(content, "meetings/2031-03-04.md")
    before = text(content, "redirects.yaml")
    run(content, "rename", "people/ada-sample.yaml", "ada-example")
    assert "/people/ada-example/\n" in text(content, "redirects.yaml")
    assert text(content, "redirects.yaml") != before
    assert "/people/ada-example/" not in leads(content)


def test_a_meeting_is_renamed_with_its_date_and_its_actions(content: Path) -> None:
    run(content, "rename", "/meetings/2031-03-04/", "2031-03-05")
    assert text(content, "meetings/2031-03-05.md").startswith("---\ndate: 2031-03-05\n")
    changed = text(content, "reports/2031-03-04-mud.md")
    assert "meeting: 2031-03-05\n" in changed
    assert "(/actions/2031-03-05-1a/)" in changed
    assert leads(content)["/actions/2031-03-04-1a/"] == "/actions/2031-03-05-1a/"


def test_two_people_become_one(content: Path) -> None:
    """The names come along, and what else was said is shown."""
    assert run(content, "merge", "/people/ada-exemple/", "/people/ada-example/") == (
        "Changed: people/ada-example.yaml (1 line)\n"
        "Gone: people/ada-exemple.yaml\n"
        "New: redirects.yaml\n"
        + END.format(content)
        + "Its file said more, which is not carried over. Put in by hand what is right:\n"
        "  name: Ada Exemple\n  other_names: [A. Exemple]\n  note: A slip.\n"
    )
    assert text(content, "people/ada-example.yaml") == (
        "name: Ada Example\nother_names: [Ada E., Ada Exemple, A. Exemple]\n"
        "tenures:\n  - post: clerk\n"
    )
    assert leads(content)["/people/ada-exemple/"] == "/people/ada-example/"


def test_what_would_be_wrong_is_not_written(content: Path) -> None:
    """As where both were at a meeting: nobody is listed twice."""
    both = "present:\n  - person: ada-example\n  - person: ada-exemple\n"
    (content / "meetings" / "2031-10-07.md").write_text(
        meeting("2031-10-07", both, "## 1. A\n\nB.\n"), "utf-8"
    )
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    said = run(content, "merge", "/people/ada-exemple/", "/people/ada-example/", code=1)
    assert '"ada-example" is listed twice under "present"; keep one' in said
    assert said.endswith(
        "This is what would be wrong afterwards; mend it first. Nothing was written.\n"
    )
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_a_topic_that_takes_another_in_is_not_its_own_neighbour(content: Path) -> None:
    run(content, "merge", "/topics/mud/", "/topics/silt/")
    assert text(content, "topics/silt.yaml") == (
        "title: Silt\nother_names:\n  - Fine mud\n  - Mud\n"
    )


def test_a_meeting_moves_with_its_papers(content: Path) -> None:
    said = run(content, "move", "/meetings/2031-09-02/", "2031-09-16")
    assert said.startswith(
        "Changed: meetings/2031-09-02.md (2 lines)\nNew: meetings/2031-09-16.md\n"
        "Changed: reports/paper.md (1 line)\n"
    )
    assert text(content, "meetings/2031-09-02.md") == (
        "---\ndate: 2031-09-02\nstatus: moved\nmoved_to: 2031-09-16\nplace: Pier\n---\n"
    )
    assert text(content, "meetings/2031-09-16.md") == (
        "---\ndate: 2031-09-16\nstatus: scheduled\nplace: Pier\n---\n"
    )
    leads(content)
    run(content, "move", "/meetings/2031-09-16/", "--postponed")
    assert "\nstatus: postponed\n" in text(content, "meetings/2031-09-16.md")
    run(content, "move", "/meetings/2031-09-02/", "--cancelled")
    assert text(content, "meetings/2031-09-02.md") == (
        "---\ndate: 2031-09-02\nstatus: cancelled\nplace: Pier\n---\n"
    )


def test_a_dry_run_shows_the_lines(content: Path) -> None:
    """As git shows them, and nothing is written."""
    said = run(content, "move", "/meetings/2031-09-02/", "--cancelled", "--dry-run")
    assert said == (
        "--- meetings/2031-09-02.md\n+++ meetings/2031-09-02.md\n@@ -2,3 +2,3 @@\n"
        " date: 2031-09-02\n-status: scheduled\n+status: cancelled\n place: Pier\n"
        "Nothing was written.\n"
    )
    assert "status: scheduled" in text(content, "meetings/2031-09-02.md")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("rename", "/people/ada-exampel/", "x"),
            'there is no record at /people/ada-exampel/; did you mean "/people/ada-example/"?',
        ),
        (
            ("move", "/meetings/2031-10-07/", "2031-10-14"),
            "/meetings/2031-10-07/ has no file yet, only notes announce it; type first comsite new"
            " meeting --date 2031-10-07",
        ),
        (
            ("rename", "/people/ada-example/", "ada-exemple"),
            "there is a person at /people/ada-exemple/ already; to make the two one: comsite merge"
            " /people/ada-example/ /people/ada-exemple/",
        ),
        (
            ("merge", "/people/ada-example/", "/topics/mud/"),
            "only two people, posts, organisations or topics can become one; of two meetings or"
            " reports, take one away: comsite ledger remove ADDRESS WHY",
        ),
        (
            ("merge", "/topics/mud/", "/topics/mud/"),
            "/topics/mud/ is one already; name two",
        ),
        (
            ("move", "/meetings/2031-03-04/", "2031-03-05"),
            "/meetings/2031-03-04/ is no meeting that is announced; where a date was wrong, type"
            " comsite rename, the address, and the new name of the file",
        ),
    ],
)
def test_what_cannot_be(words: tuple[str, ...], said: str, content: Path) -> None:
    assert run(content, *words, code=1) == f"{said}\nNothing was written.\n"


def test_a_move_needs_to_know_where_to(content: Path) -> None:
    said = run(content, "move", "/meetings/2031-09-02/", code=2)
    assert said.endswith("Error: Say the new day, or --postponed, or --cancelled.\n")


def test_what_cannot_be_written_is_said(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.yaml")

    monkeypatch.setattr(trying, "write_edits", fail)
    monkeypatch.setattr(trying, "try_edits", lambda *_: None)
    assert run(content, "rename", "/people/ada-exemple/", "x", code=1) == (
        "No space left on device (x.yaml)\nIt may be written in part; git restore undoes it.\n"
    )
