"""Questions: what only a person can settle. They never stop a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from comsite.archive import Archive
from comsite.errors import Problem, join, nearest
from comsite.linking import Doubt
from comsite.loader import Entry
from comsite.models import Meeting, Report
from comsite.names import NAMED_FIELDS, Target
from comsite.texts import Texts

Question = Callable[[Archive, Texts], Iterator[Problem]]


def run_questions(archive: Archive, texts: Texts) -> list[Problem]:
    """Ask everything that only a person can settle, sorted."""
    asked = {one for question in QUESTIONS for one in question(archive, texts)}
    return sorted(replace(one, question=True) for one in asked)


def names_are_clear(archive: Archive, texts: Texts) -> Iterator[Problem]:
    """A name that could be several records is asked about, once a text."""
    for entry, doubt, places in _doubts(archive, texts):
        if doubt.candidates:
            named = [_called(archive, target) for target in doubt.candidates]
            example = doubt.candidates[0]
            yield Problem(
                entry.path,
                doubt.line,
                f'"{doubt.name}"{places} could be {join(dict.fromkeys(named), "or")}, and is not'
                " linked; write more of the name in the text, or settle it above the text, under"
                f' "names": with "name: {doubt.name}" and, below it,'
                f' "{NAMED_FIELDS[example.kind]}: {example.slug}" (or nothing, to leave it plain)',
            )


def abbreviations_are_known(archive: Archive, texts: Texts) -> Iterator[Problem]:
    """An abbreviation that the glossary does not know is asked about, once a text."""
    known = [term.abbreviation for term in archive.terms]
    for entry, doubt, places in _doubts(archive, texts):
        if not doubt.candidates:
            near = nearest(doubt.name, known) if len(doubt.name) > 3 else ""
            yield Problem(
                entry.path,
                doubt.line,
                f'"{doubt.name}"{places} is an abbreviation that glossary.yaml does not know{near};'
                " add it there, or write it out; if it is a name and no abbreviation, put"
                f' "name: {doubt.name}" under "names" above the text',
            )


def _doubts(
    archive: Archive, texts: Texts
) -> Iterator[tuple[Entry[Meeting] | Entry[Report], Doubt, str]]:
    """The first doubt about each name of each text, and how often it stands there."""
    found: list[tuple[Entry[Meeting] | Entry[Report], Iterable[Doubt]]]
    found = [(entry, texts.meetings[slug].doubts) for slug, entry in archive.meetings.items()]
    found += [(entry, texts.reports[slug].doubts) for slug, entry in archive.reports.items()]
    for entry, doubts in found:
        by_name: dict[str, list[Doubt]] = {}
        for doubt in doubts:
            by_name.setdefault(doubt.name, []).append(doubt)
        for same in by_name.values():
            yield entry, same[0], f" (in {len(same)} places)" if len(same) > 1 else ""


def _called(archive: Archive, target: Target) -> str:
    record = archive.named(target.kind)[target.slug].record
    return str(getattr(record, "name", None) or record.title)


QUESTIONS: tuple[Question, ...] = (names_are_clear, abbreviations_are_known)
