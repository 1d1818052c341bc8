"""The published versions of a record are read from git, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.base.dates import PartialDate
from comsite.checking.gate import Options, read
from comsite.cli.main import main
from comsite.content.history import History
from tests.repository import Repository
from tests.small import meeting, report

KEY = ("meetings", "2031-03-04")
MEETING = "meetings/2031-03-04.md"


def notes(words: str, front: str = "") -> dict[str, str]:
    """A meeting whose notes have some words."""
    return {MEETING: meeting("2031-03-04", front, f"## 1. Lamps\n\n{words}\n")}


def history(archive: Repository) -> History:
    """What a build reads."""
    return read(Options(archive.content, archive.content, history=True)).history


def told(archive: Repository, key: tuple[str, str] = KEY) -> list[tuple[str, str]]:
    """The day and the last line of each version."""
    versions = history(archive).versions[key]
    return [(str(one.day), (one.text or "hidden").splitlines()[-1]) for one in versions]


@pytest.fixture
def archive(tmp_path: Path) -> Repository:
    """An archive with a meeting, published one day and changed twice on another."""
    made = Repository(tmp_path, notes("They burn.", "draft: true\n"))
    made.publish("2031-03-05T12:00:00Z")
    made.publish("2031-03-06T12:00:00Z", notes("They burn."))
    made.publish("2031-03-08T09:00:00Z", notes("They burn brightly."))
    made.publish("2031-03-08T23:59:59Z", notes("They burn well."))
    return made


def test_each_day_has_its_last_version_and_drafts_have_none(archive: Repository) -> None:
    assert told(archive) == [("2031-03-06", "They burn."), ("2031-03-08", "They burn well.")]


def test_a_day_is_one_of_the_time_zone(archive: Repository) -> None:
    """In summer the clocks of London are an hour before UTC."""
    archive.publish("2031-06-01T23:30:00Z", notes("They burn high."))
    assert told(archive)[-1] == ("2031-06-02", "They burn high.")


def test_a_branch_is_published_when_it_is_merged(archive: Repository) -> None:
    archive.git("switch", "--quiet", "--create", "other")
    archive.publish("2031-03-09T12:00:00Z", notes("They burn on a branch."))
    archive.git("switch", "--quiet", "main")
    assert told(archive)[-1] == ("2031-03-08", "They burn well.")
    merge = ("merge", "--quiet", "--no-ff", "--no-edit", "other")
    archive.git(*merge, when="2031-03-12T12:00:00Z")
    assert told(archive)[-1] == ("2031-03-12", "They burn on a branch.")
    assert "2031-03-09" not in dict(told(archive))


def test_a_renamed_file_keeps_its_versions(archive: Repository) -> None:
    text = report("2031-03-04", "", "Mud is wet and deep, and there is more of it each year.\n")
    archive.publish("2031-03-09T12:00:00Z", {"reports/mud.md": text})
    archive.git("mv", "content/reports/mud.md", "content/reports/2031-mud.md")
    archive.run("ledger", "move", "/reports/mud/", "/reports/2031-mud/")
    archive.publish("2031-03-10T12:00:00Z")
    days = [day for day, _ in told(archive, ("reports", "2031-mud"))]
    assert days == ["2031-03-09", "2031-03-10"]


def test_a_shallow_clone_claims_no_history(archive: Repository, tmp_path: Path) -> None:
    there = tmp_path / "there"
    archive.git("clone", "--quiet", "--depth=1", f"file://{archive.folder}", str(there))
    content = there / "content"
    source = ("--source", str(content))
    found = read(Options(content, content, history=True)).history
    assert found == History(latest=PartialDate(2031, 3, 8), is_cut=True)
    done = CliRunner().invoke(
        main, ["build", "--no-search", *source, "--output", str(there / "site")]
    )
    assert done.stderr == (
        "This clone is shallow, so pages do not say when they changed. To give the build the"
        " history: git fetch --unshallow\n"
    )


def test_without_git_or_ledger_there_are_no_versions(archive: Repository) -> None:
    """Without the ledger alone, the days on which fields changed are known."""
    (archive.content / "ledger" / "addresses.txt").unlink()
    found = history(archive)
    assert found.versions == {}
    assert [str(one.day) for one in found.states[KEY]] == ["2031-03-06", *["2031-03-08"] * 2]
    (archive.folder / ".git").rename(archive.folder / "other")
    assert history(archive) == History()


def test_a_version_is_hidden_of_which_words_were_taken_down(archive: Repository) -> None:
    """Also before the change is committed, and after another that was taken down on a branch."""
    archive.run("takedown", "They burn well", "--replace", "They glow")
    assert told(archive) == [("2031-03-06", "hidden"), ("2031-03-08", "hidden")]
    archive.publish("2031-03-10T12:00:00Z")
    assert told(archive)[1:] == [("2031-03-08", "hidden"), ("2031-03-10", "They glow.")]


def test_words_of_earlier_versions_alone_are_taken_down_too(archive: Repository) -> None:
    """Nothing of now has them, and the proof looks at the page of changes."""
    archive.publish("2031-03-09T12:00:00Z", notes("All is dark."))
    listed = archive.run("takedown", "They burn well")
    assert "In pages:\n  meetings/2031-03-04/changes/" in listed
    file = archive.content / MEETING
    assert f"  and hide the earlier versions of {file}, which have it\n" in listed
    said = archive.run("takedown", "They burn well", "--replace")
    assert "Written" in said
    assert "The words are in none of them." in said
    assert told(archive)[1:] == [("2031-03-08", "hidden"), ("2031-03-09", "hidden")]


def test_two_branches_that_take_down_hide_what_either_did(archive: Repository) -> None:
    """The ledger has the lines of both after a merge, so no version before it is shown."""
    between = "\n\n".join(f"Lamp {number} of the pier burns." for number in "123456")
    words = f"Ann Secret came.\n\n{between}\n\nBob Hidden left."
    archive.publish("2031-03-09T12:00:00Z", notes(words))
    archive.git("switch", "--quiet", "--create", "other")
    archive.run("takedown", "Bob Hidden", "--replace")
    archive.publish("2031-03-10T12:00:00Z")
    archive.git("switch", "--quiet", "main")
    archive.run("takedown", "Ann Secret", "--replace")
    archive.publish("2031-03-11T12:00:00Z")
    archive.git("merge", "--quiet", "--no-edit", "other", when="2031-03-12T12:00:00Z")
    archive.run("ledger", "update")
    shown = [one.day for one in history(archive).versions[KEY] if one.text]
    assert [str(day) for day in shown] == ["2031-03-12"]


def test_each_commit_is_a_state(archive: Repository) -> None:
    """What fields say is known by the commit, though a day has one version; drafts have none."""
    archive.publish("2031-03-09T23:59:59Z", notes("", "place: 'Quay'\n"))
    found = history(archive)
    states = found.states[KEY]
    assert [(str(one.day), one.has_text) for one in states] == [
        ("2031-03-06", True),
        ("2031-03-08", True),
        ("2031-03-08", True),
        ("2031-03-09", True),
    ]
    assert states[-1].fields == {"date": "2031-03-04", "status": "held", "place": "'Quay'"}
    assert str(found.latest) == "2031-03-09"
