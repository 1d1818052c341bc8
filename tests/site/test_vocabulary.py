"""The words of the data that pages show in another language."""

from __future__ import annotations

from typing import get_args

from comsite.content import models
from comsite.content.kinds import KINDS
from comsite.library.library import MeetingStanding
from comsite.library.register import ActionStanding
from comsite.site import vocabulary


def test_every_word_of_the_data_is_a_message() -> None:
    """A new status or kind is not left in English."""
    assert {*get_args(models.MeetingStatus), *get_args(MeetingStanding)} <= set(vocabulary.MEETINGS)
    assert set(get_args(models.NotesStatus)) <= set(vocabulary.MEETINGS)
    assert {*get_args(models.ActionStatus), *get_args(ActionStanding)} <= set(vocabulary.ACTIONS)
    assert set(get_args(models.DecisionOutcome)) == set(vocabulary.OUTCOMES)
    assert set(get_args(models.ReportKind)) == set(vocabulary.REPORTS)
    assert set(models.WAYS_TO_VOTE) == set(vocabulary.VOTES)
    names = {name for kind in KINDS.values() for name in (kind.title, kind.titles)}
    assert names == set(vocabulary.KINDS)
