"""Problems: what is wrong with the content, where, and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from comsite.base.english import visible

# An error stops the build. A warning is something to look at, a question something that only a
# person can settle; the site builds without an answer to either.
Grade = Literal["error", "warning", "question"]


# What nobody sees and no page can hold: control characters but tabs and line ends, line ends of
# other systems, marks that reverse the order of the text after them, and what is no character.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing for an editor to mend, at ``path:line`` (line 0 means the file as a whole).

    Its message is one line of what can be seen, whatever it quotes. ``rule`` names the rule of
    ``rulebook.RULES`` that found it.
    """

    path: str
    line: int
    message: str
    grade: Grade = "error"
    rule: str = ""

    def __post_init__(self) -> None:
        for name in ("path", "message"):
            object.__setattr__(self, name, visible(getattr(self, name)))

    @property
    def place(self) -> str:
        """The file, with the line if there is one: ``content/site.yaml:3``."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ContentError(Exception):
    """The content has problems; nothing was built."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")


class BuildError(Exception):
    """What was asked cannot be done: a program, a template, the disk or a folder is in the way."""


def found_by(rule: str, problems: Iterable[Problem]) -> list[Problem]:
    """The problems as found by a rule, but for those that name theirs already."""
    return [one if one.rule else replace(one, rule=rule) for one in problems]


def system_reason(error: Exception) -> str:
    """What the system says, in its words and without its number: ``File too large (build/x)``."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    return f"{error.strerror} ({error.filename})" if error.filename else error.strerror


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return ``; did you mean "…"?`` for the allowed word that is most alike, or nothing."""
    matches = difflib.get_close_matches(word.lower(), sorted(allowed), n=1, cutoff=0.6)
    return f'; did you mean "{matches[0]}"?' if matches else ""
