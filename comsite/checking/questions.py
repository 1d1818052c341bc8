"""Questions: what only a person can settle. They never stop a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from comsite.base import urls
from comsite.base.english import join
from comsite.base.problems import Problem, nearest
from comsite.checking.rule_tables import Check, run
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.kinds import NAMED
from comsite.content.models import Meeting, Report
from comsite.library.library import Library
from comsite.library.register import OPEN
from comsite.texts.items import Action
from comsite.texts.linking import Doubt

_REMINDERS = 12  # actions that a question lists; the register has all


def run_questions(library: Library) -> list[Problem]:
    """Ask everything that only a person can settle, sorted."""
    return sorted(set(run(QUESTIONS, "question", library)))


def names_are_clear(library: Library) -> Iterator[Problem]:
    """A name that could be several records is asked about, once a text."""
    archive, _texts = library.archive, library.texts
    for entry, doubt, places in _doubts(library):
        if doubt.candidates:
            named = [archive.name(target.kind, target.slug) for target in doubt.candidates]
            example = doubt.candidates[0]
            yield Problem(
                entry.path,
                doubt.line,
                f'"{doubt.name}"{places} could be {join(dict.fromkeys(named), "or")}, and is not'
                " linked; write more of the name in the text, or settle it above the text, under"
                f' "names": with "name: {doubt.name}" and, below it,'
                f' "{NAMED[example.kind]}: {example.slug}" (or nothing, to leave it plain)',
            )


def abbreviations_are_known(library: Library) -> Iterator[Problem]:
    """An abbreviation that the glossary does not know is asked about, once a text."""
    archive, _texts = library.archive, library.texts
    known = [term.abbreviation for term in archive.terms]
    for entry, doubt, places in _doubts(library):
        if not doubt.candidates:
            near = nearest(doubt.name, known) if len(doubt.name) > 3 else ""
            yield Problem(
                entry.path,
                doubt.line,
                f'"{doubt.name}"{places} is an abbreviation that glossary.yaml does not know{near};'
                " add it there, or write it out; if it is a name and no abbreviation, put"
                f' "name: {doubt.name}" under "names" above the text',
            )


def _doubts(library: Library) -> Iterator[tuple[Entry[Meeting] | Entry[Report], Doubt, str]]:
    """List the first doubt about each name of each text, and how often the name stands there."""
    archive, texts = library.archive, library.texts
    all_doubts: list[tuple[Entry[Meeting] | Entry[Report], Iterable[Doubt]]]
    all_doubts = [(entry, texts.meetings[slug].doubts) for slug, entry in archive.meetings.items()]
    all_doubts += [(entry, texts.reports[slug].doubts) for slug, entry in archive.reports.items()]
    for entry, doubts in all_doubts:
        by_name: dict[str, list[Doubt]] = {}
        for doubt in doubts:
            by_name.setdefault(doubt.name, []).append(doubt)
        for same in by_name.values():
            yield entry, same[0], f" (in {len(same)} places)" if len(same) > 1 else ""


def open_actions_are_mentioned(library: Library) -> Iterator[Problem]:
    """The latest notes say something of each action whose outcome no earlier text tells."""
    archive, _texts = library.archive, library.texts
    register = library.register
    entry = register.latest
    if entry is None:
        return
    silent = [
        action
        for action in register.backlinks.actions
        if (standing := register.standing(action)).silent
        and not any(remark.date >= entry.record.date for remark in standing.remarks)
    ]
    if not silent:
        return
    shown = [_reminder(archive, action) for action in silent[:_REMINDERS]]
    more = len(silent) - len(shown)
    shown += [f"{more} more, at {urls.actions('status', OPEN)}"] if more else []
    actions = "an action" if len(silent) == 1 else f"{len(silent)} actions"
    their = "its" if len(silent) == 1 else "their"
    yield entry.problem(
        f"these notes do not mention {actions}, and no earlier text tells {their} outcome:"
        f" {join(shown)}. If they do speak of one, add to"
        f' "action_updates" its number and what came of it, like "- action: {silent[0].slug}",'
        ' "status: reported back" (or open, done, overtaken) and "where: p2-1" (the paragraph).'
        " If they do not, there is nothing to do",
        "action_updates",
    )


def _reminder(archive: Archive, action: Action) -> str:
    """Describe an action in a question: its number, the beginning of its text, its owners."""
    named = [archive.name(owner.kind, owner.slug) for owner in action.owners]
    text = shorten(action.text, 60, placeholder=" …")
    return f'{action.slug}, "{text}" ({join(named) if named else "no owner named"})'


# Each question, and why it matters.
QUESTIONS: Mapping[Check, str] = {
    names_are_clear: "A name that could be two people is linked to neither, and nothing is"
    " guessed.",
    abbreviations_are_known: "Readers see what an abbreviation stands for, and search finds it"
    " both ways.",
    open_actions_are_mentioned: "The register shows for how long nobody has spoken of a promise.",
}
