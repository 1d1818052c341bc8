"""Drafts made plainer, step by step, until the archive holds them.

A block that the site would refuse becomes a paragraph, then loses its form, and at last is left
out; a field that it would refuse is left out. What was done is told, and the words that were lost
by it are found by whoever counts the words.
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
    """Drafts as they are to be written, each with its file, and the archive with them in it."""

    drafts: tuple[Draft, ...]
    files: tuple[ContentFile, ...]
    laid: TrialResult
    remarks: tuple[Remark, ...]


class UnsettledError(Exception):
    """The archive does not hold the drafts however plain they are made; ``problems`` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def settle(drafts: Sequence[Draft], trial: Trial, step: int = AS_IT_IS) -> SettledDrafts:
    """Make the drafts as plain as they have to be, each block at least as plain as ``step``.

    Raises UnsettledError.
    """
    trying = [
        _DraftOnTrial(
            replace(one, data=without_empty(one.data)), dict.fromkeys(range(len(one.body)), step)
        )
        for one in drafts
    ]
    for _ in range(_MOST_ROUNDS):
        files = [write(one.draft, one.steps) for one in trying]
        laid = trial.lay(files)
        if not laid.problems:
            return SettledDrafts(
                tuple(one.draft for one in trying), tuple(files), laid, tuple(_told(trying, files))
            )
        problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in laid.problems:
            problems[problem.path].append(problem)
        changed = [
            one.make_plainer(file, problems.pop(trial.path(file), []))
            for one, file in zip(trying, files, strict=True)
        ]
        if not any(changed):
            break
    raise UnsettledError(laid.problems)


def _told(trying: Sequence[_DraftOnTrial], files: Sequence[ContentFile]) -> Iterator[Remark]:
    for one, file in zip(trying, files, strict=True):
        yield from one.left_out
        yield from (one.told[place] for place in sorted(one.told))
        yield from (Remark("guessed", place, said) for place, said in file.told)


@dataclass
class _DraftOnTrial:
    """A draft on its way: the steps taken with its blocks."""

    draft: Draft
    steps: dict[int, int]
    told: dict[int, Remark] = field(default_factory=dict)  # the latest of each block
    left_out: list[Remark] = field(default_factory=list)

    def make_plainer(self, file: ContentFile, problems: Sequence[Problem]) -> bool:
        """Take a step with each block that has a problem, leave out each such field.

        False if that changed nothing.
        """
        changed = False
        for place, problem in _first(problems, lambda one: file.block_at(one.line)):
            if place >= 0 and self.steps.get(place) != LEFT_OUT:
                self.steps[place] = min(self.steps.get(place, AS_IT_IS) + 1, LEFT_OUT)
                what = (
                    "is left out" if self.steps[place] == LEFT_OUT else "is a plain paragraph here"
                )
                words = _short(self.draft.body[place].text)
                said = f'"{words}" {what}: {problem.message}'
                self.told[place] = Remark("guessed", self.draft.body[place].place, said)
                changed = True
        fields = [one for one in problems if file.block_at(one.line) < 0]
        for line, problem in _first(fields, lambda one: one.line):
            changed |= self._leave_out(file, line, problem)
        return changed

    def _leave_out(self, file: ContentFile, line: int, problem: Problem) -> bool:
        """Leave out the field that stands in a line of the file, unless a record needs it."""
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
        said = f'{at[0]}: "{words}" is left out: {problem.message}'
        self.left_out.append(Remark("question", "", said, words))
        return True


def _first(problems: Sequence[Problem], key: Callable[[Problem], int]) -> list[tuple[int, Problem]]:
    """The first problem of each place."""
    found: dict[int, Problem] = {}
    for problem in problems:
        found.setdefault(key(problem), problem)
    return sorted(found.items(), key=lambda one: one[0], reverse=True)


def _location(text: str, line: int) -> Location:
    """The field or the entry of a list that begins in a line of a file's front matter."""
    is_markdown = text.startswith("---\n")
    fields = text[4:].partition("\n---\n")[0] if is_markdown else text
    tree, _ = read_yaml(fields, "", 2 if is_markdown else 1)
    return min((at for at, its in tree.lines.items() if its == line and at), key=len, default=())


def _scalars(value: Any) -> Iterator[str]:
    """The texts in a value."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _scalars(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _scalars(one)
    else:
        yield str(value)


def _short(text: str) -> str:
    words = clean(text)
    return words if len(words) <= 60 else f"{words[:59]}…"
