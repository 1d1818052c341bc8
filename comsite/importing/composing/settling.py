"""Make drafts plainer, step by step, until the archive accepts them.

A block with a problem becomes a paragraph, then loses its formatting, and at last is left out. A
field with a problem is left out. Remarks say what was done; ``keeping`` finds the lost words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from comsite.base.problems import Problem
from comsite.content.yamltree import Location, read_yaml
from comsite.importing.composing.body import AS_IT_IS, LEFT_OUT
from comsite.importing.composing.cleaning import clean
from comsite.importing.composing.front_matter import without_empty
from comsite.importing.composing.trial import Trial, TrialResult
from comsite.importing.composing.writing import ContentFile, write
from comsite.importing.recognising.drafts import Draft, Remark

_MOST_ROUNDS = 30


_NEEDED = {"date", "status", "subject", "name", "title"}


@dataclass(frozen=True)
class SettledDrafts:
    """Drafts as they will be written, with their files, and the archive that includes them."""

    drafts: tuple[Draft, ...]
    files: tuple[ContentFile, ...]
    laid: TrialResult
    remarks: tuple[Remark, ...]


class UnsettledError(Exception):
    """The archive refuses the drafts even at their plainest; ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def settle(drafts: Sequence[Draft], trial: Trial, step: int = AS_IT_IS) -> SettledDrafts:
    """Make the drafts plainer until the archive accepts them; start each block at ``step``.

    Raises UnsettledError.
    """
    attempts = [
        _DraftOnTrial(
            replace(draft, data=without_empty(draft.data)),
            dict.fromkeys(range(len(draft.body)), step),
        )
        for draft in drafts
    ]
    for _ in range(_MOST_ROUNDS):
        files = [write(attempt.draft, attempt.steps) for attempt in attempts]
        laid = trial.lay(files)
        if not laid.problems:
            return SettledDrafts(
                tuple(attempt.draft for attempt in attempts),
                tuple(files),
                laid,
                tuple(_remarks(attempts, files)),
            )
        problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in laid.problems:
            problems[problem.path].append(problem)
        changed = [
            attempt.make_plainer(file, problems.pop(trial.path(file), []))
            for attempt, file in zip(attempts, files, strict=True)
        ]
        if not any(changed):
            break
    raise UnsettledError(laid.problems)


def _remarks(attempts: Sequence[_DraftOnTrial], files: Sequence[ContentFile]) -> Iterator[Remark]:
    for attempt, file in zip(attempts, files, strict=True):
        yield from attempt.left_out
        yield from (attempt.block_remarks[place] for place in sorted(attempt.block_remarks))
        yield from (Remark("guessed", place, message) for place, message in file.changes)


@dataclass
class _DraftOnTrial:
    """A draft that is being made plainer: the step that each block has reached."""

    draft: Draft
    steps: dict[int, int]
    block_remarks: dict[int, Remark] = field(default_factory=dict)  # the latest of each block
    left_out: list[Remark] = field(default_factory=list)

    def make_plainer(self, file: ContentFile, problems: Sequence[Problem]) -> bool:
        """Make each block with a problem plainer, and leave out each field with a problem.

        Returns False if nothing could be changed.
        """
        changed = False
        for place, problem in _first(problems, lambda problem: file.block_at(problem.line)):
            if place >= 0 and self.steps.get(place) != LEFT_OUT:
                self.steps[place] = min(self.steps.get(place, AS_IT_IS) + 1, LEFT_OUT)
                consequence = (
                    "is left out" if self.steps[place] == LEFT_OUT else "is a plain paragraph here"
                )
                words = _short(self.draft.body[place].text)
                message = f'"{words}" {consequence}: {problem.message}'
                self.block_remarks[place] = Remark("guessed", self.draft.body[place].place, message)
                changed = True
        fields = [problem for problem in problems if file.block_at(problem.line) < 0]
        for line, problem in _first(fields, lambda problem: problem.line):
            changed |= self._leave_out(file, line, problem)
        return changed

    def _leave_out(self, file: ContentFile, line: int, problem: Problem) -> bool:
        """Leave out the field on a line of the file, unless every record needs it."""
        at = _location(file.text, line)
        if not at or at[0] in _NEEDED:
            return False
        data = deepcopy(self.draft.data)
        holder: Any = data
        for part in at[:-1]:
            holder = holder[part]
        value = holder.pop(at[-1])
        self.draft = replace(self.draft, data=data)
        words = " ".join(_scalars(value))
        message = f'{at[0]}: "{words}" is left out: {problem.message}'
        self.left_out.append(Remark("question", "", message, words))
        return True


def _first(problems: Sequence[Problem], key: Callable[[Problem], int]) -> list[tuple[int, Problem]]:
    """Return the first problem of each place."""
    first_problems: dict[int, Problem] = {}
    for problem in problems:
        first_problems.setdefault(key(problem), problem)
    return sorted(first_problems.items(), key=lambda pair: pair[0], reverse=True)


def _location(text: str, line: int) -> Location:
    """Return the path of keys to the field or list entry on a line of the front matter."""
    is_markdown = text.startswith("---\n")
    fields = text[4:].partition("\n---\n")[0] if is_markdown else text
    tree, _ = read_yaml(fields, "", 2 if is_markdown else 1)
    return min((at for at, its in tree.lines.items() if its == line and at), key=len, default=())


def _scalars(value: Any) -> Iterator[str]:
    """Yield the texts in a value."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _scalars(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _scalars(inner)
    else:
        yield str(value)


def _short(text: str) -> str:
    words = clean(text)
    return words if len(words) <= 60 else f"{words[:59]}…"
