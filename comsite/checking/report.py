"""Problems as people and programs read them: grouped by file, as annotations, as data."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from comsite.base.english import join
from comsite.base.problems import Grade, Problem
from comsite.checking.rulebook import RULES

# For each grade: what stands before a problem, how it is counted, and what GitHub calls it.
_LABELS: dict[Grade, str] = {
    "error": "",
    "warning": "please look: ",
    "question": "question: ",
    "notice": "notice: ",
}

_NOUNS: dict[Grade, str] = {
    "error": "problem",
    "warning": "warning",
    "question": "question",
    "notice": "notice",
}

_LEVELS: dict[Grade, tuple[str, str]] = {
    "error": ("error", "Please mend"),
    "warning": ("warning", "Please look"),
    "question": ("notice", "A question"),
    "notice": ("notice", "To know"),
}

# Gives the line of a file that a problem is about, or an empty text.
Quote = Callable[[Problem], str]


def as_text(problems: Iterable[Problem], quote: Quote, width: int = 0) -> Iterator[str]:
    """Write lines for a person: each file, its problems, the lines they are about, and why.

    Why a rule matters is said once. Long lines are broken at ``width``, if there is one.
    """
    explained: set[str] = set()
    for path, of_file in groupby(sorted(problems), key=lambda problem: problem.path):
        yield path
        for problem in of_file:
            place = f"line {problem.line}: " if problem.line else ""
            yield from _wrapped(f"  {place}{_LABELS[problem.grade]}{problem.message}", width)
            if quoted := quote(problem):
                yield f"    | {quoted}"
            if problem.rule in RULES and problem.rule not in explained:
                explained.add(problem.rule)
                yield from _wrapped(f"    Why: {_why(problem)}", width)
        yield ""


def _why(problem: Problem) -> str:
    """Say why a rule matters; and what it is called, where an editor may need that to answer."""
    rule = RULES[problem.rule]
    return f"{rule.why} [{rule.name}]" if rule.grade in ("warning", "question") else rule.why


def _wrapped(line: str, width: int) -> list[str]:
    if not width:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)


def count(problems: Iterable[Problem]) -> str:
    """Say how many there are of each grade, in a sentence.

    ``2 problems.``, or ``No problems. 1 warning and 3 questions; the site builds as it is.``
    """
    grades = [problem.grade for problem in problems]
    counts = [
        f"{number:,} {noun}{'' if number == 1 else 's'}"
        for grade, noun in _NOUNS.items()
        if (number := grades.count(grade))
    ]
    if not counts:
        return "No problems."
    if "error" in grades:
        return f"{join(counts)}."
    return f"No problems. {join(counts)}; the site builds as it is."


def as_annotations(problems: Iterable[Problem], folder: str = "") -> Iterator[str]:
    """Write commands by which GitHub marks lines of a pull request, one command a problem.

    ``folder`` is where the content folder stands in the repository, with a slash after it.
    """
    for problem in problems:
        level, title = _LEVELS[problem.grade]
        message = problem.message
        if problem.rule in RULES:
            message += f"\nWhy: {_why(problem)}"
        yield (
            f"::{level} file={_escaped(folder + problem.path, ':,')},line={max(problem.line, 1)},"
            f"title={_escaped(title, ':,')}::{_escaped(message)}"
        )


def _escaped(text: str, also: str = "") -> str:
    """Escape a text for such a command: what would end it is written by its number."""
    for mark in f"%\r\n{also}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def as_json(problems: Iterable[Problem]) -> str:
    """Write problems as a JSON list for other programs; ``docs/checks.md`` describes it."""
    data = [
        {
            "path": problem.path,
            "line": problem.line,
            "grade": problem.grade,
            "rule": problem.rule,
            "message": problem.message,
            "why": RULES[problem.rule].why if problem.rule in RULES else "",
        }
        for problem in problems
    ]
    return json.dumps(data, indent=1, ensure_ascii=False)
