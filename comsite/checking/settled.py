"""Answers for good: a warning or a question that a file settles is told no more.

An answer that fits nothing is told, so that none outlives what it was for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comsite.base.problems import Problem, nearest
from comsite.checking.rulebook import RULES
from comsite.content.entries import Entry
from comsite.content.models import Settled
from comsite.library.library import Library

_RULE = "answers-are-of-something"
_SETTLED = ("warning", "question")  # grades; an error is mended, and a notice asks for nothing


def unsettled(library: Library, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that no file settles, and what is wrong with the answers, sorted."""
    found = list(problems)
    left = set(found)
    for entry in library.archive.entries():
        here = [problem for problem in found if problem.path == entry.path]
        for index, settled in enumerate(entry.record.settled):
            answered = [problem for problem in here if _answers(settled, problem)]
            left.difference_update(answered)
            if not answered:
                left.add(_of_nothing(entry, index, settled, here))
    return sorted(left)


def _answers(settled: Settled, problem: Problem) -> bool:
    return (
        problem.grade in _SETTLED
        and problem.rule == settled.rule
        and (settled.about or "") in problem.message
    )


def _of_nothing(
    entry: Entry[Any], index: int, settled: Settled, here: Iterable[Problem]
) -> Problem:
    """Say what is wrong with an answer that fits none of the messages about its file."""
    names = [rule.name for rule in RULES.values() if rule.grade in _SETTLED]
    others = [problem for problem in here if problem.rule == settled.rule]
    field = "rule"
    if settled.rule not in names:
        near = nearest(settled.rule, names)
        the = " The" if near else "; the"
        message = (
            f'"{settled.rule}" is no rule of a warning or question{near}{the} name of a rule stands'
            " in brackets at the end of what comsite check says"
        )
    elif settled.about and others:
        field = "about"
        message = (
            f'"{settled.about}" does not stand in what {settled.rule} says of this file; copy'
            " words of the message, or delete this line to answer all of this rule here"
        )
    else:
        message = (
            f"{settled.rule} {'says nothing' if not settled.about else 'no longer says this'} of"
            " this file; delete this answer"
        )
    line = entry.tree.line(("settled", index, field))
    return Problem(entry.path, line, message, "warning", _RULE)
