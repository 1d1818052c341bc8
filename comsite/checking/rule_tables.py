"""What a rule is, and how a table of them is run over the archive."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from comsite.base.problems import Grade, Problem
from comsite.library.library import Library

Check = Callable[[Library], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what holds when it is met, and why that matters to a reader or an editor."""

    name: str
    grade: Grade
    about: str
    why: str


def rules_of(checks: Mapping[Check, str], grade: Grade) -> tuple[Rule, ...]:
    """Return the rules behind a table of functions: the docstring of each begins with its rule."""
    return tuple(
        Rule(_name(check), grade, inspect.cleandoc(check.__doc__ or "").split("\n")[0], why)
        for check, why in checks.items()
    )


def run(checks: Mapping[Check, str], grade: Grade, library: Library) -> Iterator[Problem]:
    """Run every function of a table; each problem gets its grade and the name of its rule."""
    for check in checks:
        for problem in check(library):
            yield replace(problem, grade=grade, rule=_name(check))


def _name(check: Check) -> str:
    return check.__name__.replace("_", "-")
