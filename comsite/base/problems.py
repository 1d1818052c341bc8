"""Problems: each says what is wrong with the content, where, and what to do about it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Literal

from comsite.base.english import visible

_MOST_WORDS = 20  # that are compared letter by letter with one
_LONGEST_WORD = 200  # letters that are looked at

# An error stops the build. A warning should be looked at, a question can only be settled by a
# person, and a notice asks for nothing; the site builds in spite of these.
Grade = Literal["error", "warning", "question", "notice"]

# Characters that nobody sees and no page can hold: control characters except tabs and line ends,
# line ends of other systems, marks that reverse the order of text, and code points that are no
# characters.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing for an editor to mend, at ``path:line``.

    ``path`` begins with the name of the content folder. Lines count from 1; line 0 means the file
    as a whole. Characters of the path and message that cannot be shown become ?, and the message
    becomes one line. ``rule`` is the name of the rule in ``rulebook.RULES`` that is broken, and is
    empty until it is known.
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
        """The path, with the line if it is not 0: ``content/site.yaml:3``."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ContentError(Exception):
    """The content has problems, so the work was not done. ``problems`` are sorted, each once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")


class BuildError(Exception):
    """The work cannot be done because of a program, a template, the disk or a folder.

    The message is for the person who gave the command.
    """


def found_by(rule: str, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with the name of a rule, except those that name one already."""
    return [problem if problem.rule else replace(problem, rule=rule) for problem in problems]


def system_reason(error: Exception) -> str:
    """Return the system's reason for an error, without its number: ``File too large (build/x)``."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    return f"{error.strerror} ({error.filename})" if error.filename else error.strerror


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return ``; did you mean "…"?`` for the allowed word that is most alike, or nothing.

    Of many words only those are compared that share the most letters in pairs.
    """
    low = word.lower()[:_LONGEST_WORD]
    words = sorted(allowed)
    if len(words) > _MOST_WORDS:
        pairs = {low[at : at + 2] for at in range(len(low) - 1)}
        shared = ((sum(pair in other for pair in pairs), other) for other in words)
        words = [other for _, other in nlargest(_MOST_WORDS, shared)]
    matches = difflib.get_close_matches(low, words, n=1, cutoff=0.6)
    return f'; did you mean "{matches[0]}"?' if matches else ""
