"""The archive of an invented town: larger than the miniature one, and read in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from comsite.checking.gate import Options, check, read
from comsite.content.kinds import KINDS
from comsite.content.models import ActionStatus, Held, MeetingStatus, NotesStatus
from tests.cases import TOWN

LARGE = 100_000  # bytes: then it is neither read nor built in no time


def test_only_what_is_meant_is_told(tmp_path: Path) -> None:
    """There is no problem and no question; one action is nobody's, as in real notes."""
    (warning,) = check(Options(TOWN, tmp_path))
    assert (warning.grade, warning.path) == ("warning", "content/meetings/2038-07-13.md")
    assert warning.message.startswith("the action 4c, ")


def test_every_folder_and_every_state_is_there(tmp_path: Path) -> None:
    """What meetings, notes, reports and actions can be, each of it is somewhere."""
    library = read(Options(TOWN, tmp_path))
    archive, backlinks, register = library.archive, library.backlinks, library.register
    meetings = [entry.record for entry in archive.meetings.values()]
    actions = [action for item in backlinks.items.values() for action in item.actions]
    assert all(list((TOWN / folder).iterdir()) for folder in KINDS)
    assert {one.status for one in meetings} == {*get_args(MeetingStatus)}
    assert {one.text for one in meetings} == {*get_args(Held)}
    assert {one.notes.status for one in meetings if one.notes} == {*get_args(NotesStatus)}
    assert {entry.record.text for entry in archive.reports.values()} == {*get_args(Held)}
    assert {register.standing(one).status for one in actions} == {*get_args(ActionStatus)}


def test_it_is_small() -> None:
    """Each run of the tests builds it."""
    assert sum(path.stat().st_size for path in TOWN.rglob("*") if path.is_file()) < LARGE
