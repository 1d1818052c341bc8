"""Check new files together with the archive before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from comsite.base.problems import Problem
from comsite.checking.addresses import check_addresses
from comsite.checking.errors import run_errors
from comsite.content.archive import Archive
from comsite.content.entries import Content, Entry, name_problem, read_entry, with_entries
from comsite.content.kinds import KINDS
from comsite.content.sourcefile import size_problem
from comsite.importing.composing.writing import ContentFile
from comsite.ledger.addresses import Addresses
from comsite.library.library import Library
from comsite.texts.items import Texts
from comsite.texts.reader import read_texts

_Place = tuple[str, int, str]


@dataclass(frozen=True)
class TrialResult:
    """The archive with new files added, and the problems that it did not have before."""

    content: Content
    archive: Archive
    texts: Texts
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Trial:
    """An archive to try new files in, and the problems that it has already.

    ``top`` is the name of the folder in the paths of problems.
    """

    archive: Archive
    content: Content
    texts: Texts
    known: frozenset[_Place]
    top: str

    def after(self, laid: TrialResult) -> Trial:
        """Return a trial of the archive that includes the laid files."""
        return replace(self, archive=laid.archive, content=laid.content, texts=laid.texts)

    def path(self, written: ContentFile) -> str:
        """Return the path by which problems name a new file."""
        return f"{self.top}/{written.path}"

    def lay(self, files: Sequence[ContentFile]) -> TrialResult:
        """Return the result of adding files to the archive; this trial does not change."""
        entries: list[Entry[Any]] = []
        problems: list[Problem] = []
        for file in files:
            entry, wrong = self._entry(file)
            problems += wrong
            entries += [entry] if entry else []
        content = with_entries(self.content, entries)
        archive = Archive(content, drafts=True)
        texts = read_texts(archive, before=(self.archive, self.texts))
        problems += _problems(archive, texts)
        paths = {self.path(file) for file in files}
        new = {
            problem
            for problem in problems
            if problem.path in paths or _place(problem) not in self.known
        }
        return TrialResult(content, archive, texts, tuple(sorted(new)))

    def _entry(self, file: ContentFile) -> tuple[Entry[Any] | None, list[Problem]]:
        folder, _, name = file.path.partition("/")
        slug = name.rpartition(".")[0]
        path = self.path(file)
        if wrong := name_problem(folder, slug, path) or size_problem(path, len(file.text.encode())):
            return None, [wrong]
        return read_entry(file.text, path, folder, KINDS[folder].model, slug)


def trial(content: Content, problems: Sequence[Problem], top: str) -> Trial:
    """Return a trial of a loaded content folder; ``problems`` are those of loading it."""
    archive = Archive(content, drafts=True)
    texts = read_texts(archive)
    known = frozenset(map(_place, [*problems, *_problems(archive, texts)]))
    return Trial(archive, content, texts, known, top)


def _place(problem: Problem) -> _Place:
    """Return the part of a problem that identifies it: new records may change its message."""
    return problem.path, problem.line, problem.rule


def _problems(archive: Archive, texts: Texts) -> list[Problem]:
    library = Library(archive, texts)
    return [*run_errors(library), *check_addresses(library, Addresses(library))]
