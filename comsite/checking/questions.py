"""Questions: what only a person can settle. They never stop a build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from textwrap import shorten

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import join
from comsite.base.problems import Problem, nearest
from comsite.checking.rule_tables import Check, run
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.kinds import NAMED
from comsite.content.models import Meeting, Report
from comsite.library.library import Library
from comsite.library.register import OPEN
from comsite.library.topic_names import TopicNames
from comsite.texts.items import Action
from comsite.texts.linking import Doubt
from comsite.texts.numbering import Paragraph
from comsite.texts.phrases import folded
from comsite.texts.targets import Target
from comsite.texts.usage import is_of_the_past

_OF_NOTES = re.compile(r"\b(?:notes|minutes)\b", re.IGNORECASE)
_AGREED = re.compile(
    r"\b(?:notes|minutes)\b.{0,120}\b(?:agreed|approved|accepted|confirmed|adopted)\b",
    re.IGNORECASE,
)
_REMINDERS = 5  # actions that a question lists; the register has all


def run_questions(library: Library) -> list[Problem]:
    """Ask everything that only a person can settle, sorted."""
    return sorted(set(run(QUESTIONS, "question", library)))


def names_are_clear(library: Library) -> Iterator[Problem]:
    """A name that could be several records is asked about, once a text."""
    archive = library.archive
    for entry, doubt, places in _doubts(library):
        if doubt.candidates:
            candidates = _likely(archive, doubt, entry.record.date)
            named = [archive.name(target.kind, target.slug) for target in candidates]
            example = candidates[0]
            yield Problem(
                entry.path,
                doubt.line,
                f'"{doubt.name}"{places} could be {join(dict.fromkeys(named), "or")}, and is not'
                " linked; write more of the name in the text, or settle it above the text, under"
                f' "names": with "name: {doubt.name}" and, below it,'
                f' "{NAMED[example.kind]}: {example.slug}" (or nothing, which leaves "{doubt.name}"'
                " plain wherever it stands in this file, and no other words)",
            )


def _likely(archive: Archive, doubt: Doubt, date: PartialDate) -> Sequence[Target]:
    """Return whom a name may mean: where it means one of before, nobody who holds the post."""
    if not is_of_the_past(doubt.name):
        return doubt.candidates
    before = [
        target
        for target in doubt.candidates
        if not any(held.covers(date) for held in archive.held_by(target.slug))
    ]
    return before or doubt.candidates


def abbreviations_are_known(library: Library) -> Iterator[Problem]:
    """An abbreviation that the glossary does not know is asked about, once a text."""
    archive = library.archive
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
    register = library.register
    by_notes: dict[str, list[Action]] = {}
    for action in register.backlinks.actions:
        latest = register.course_of(action).latest
        standing = register.standing(action)
        since = latest and any(one.date >= latest.record.date for one in standing.remarks)
        if latest and standing.silent and not since:
            by_notes.setdefault(latest.slug, []).append(action)
    for meeting, silent in sorted(by_notes.items()):
        yield _reminded(library.archive, library.archive.meetings[meeting], silent)


def _reminded(archive: Archive, entry: Entry[Meeting], silent: Sequence[Action]) -> Problem:
    """Ask of the actions that the latest notes of a committee do not mention."""
    shown = [_reminder(archive, action) for action in silent[:_REMINDERS]]
    more = len(silent) - len(shown)
    shown += [f"{more} more, at {urls.actions('status', OPEN)}"] if more else []
    actions = "an action" if len(silent) == 1 else f"{len(silent)} actions"
    their = "its" if len(silent) == 1 else "their"
    return entry.problem(
        f"these notes do not mention {actions}, and no earlier text tells {their} outcome:"
        f" {join(shown)}. If they do speak of one, add to"
        f' "action_updates" its number and what came of it, like "- action: {silent[0].slug}",'
        ' "status: reported back" (or open, done, overtaken) and "where: p2-1" (the paragraph).'
        " If they do not, there is nothing to do",
        "action_updates",
    )


def meetings_that_are_past(library: Library) -> Iterator[Problem]:
    """What notes announce took place, or somebody says what became of it."""
    schedule = library.schedule
    for entry in library.archive.meetings_by_date:
        if schedule.is_overtaken(entry):
            latest = schedule.latest(entry.record.held_by or "").text
            yield entry.problem(
                f'this meeting is "scheduled", and later ones took place, the last of {latest}. If'
                ' it took place too, write "status: held"; if it did not, write "status:'
                ' postponed", "cancelled" or "moved" (and below it "moved_to", with the file name'
                " of the meeting on the new day). If no document tells, there is nothing to do;"
                " calendars say that the documents do not tell whether it took place",
                "status",
            )
    for day in sorted(schedule.lapsed):
        notes = schedule.announced[day][1]
        held = schedule.held_instead.get(day, "")
        latest = schedule.latest(day.committee).text
        guess = (
            f" The meeting of {library.archive.name('meetings', held)} seems to be the one, and"
            " calendars show it so. If it is,"
            if held
            else " If it was moved,"
        )
        yield notes.problem(
            f"these notes announce a meeting for {day.date.text}, and later ones took place, the"
            f" last of {latest}, but the archive has none of that day.{guess} write"
            f' meetings/{day}.md with "status: moved" and "moved_to: {held or "2031-09-16"}" (the'
            ' file name of the meeting on the new day); if it was called off, with "status:'
            ' cancelled"; if it took place, with "status: held". If no document tells, there is'
            " nothing to do",
            "next_meeting",
            "date",
        )


def agreement_is_on_record(library: Library) -> Iterator[Problem]:
    """Notes that a later meeting agreed are marked as agreed, with that meeting."""
    before: dict[str, Entry[Meeting]] = {}
    for entry in library.archive.meetings_by_date:
        if entry.record.status != "held":
            continue
        last = before.get(entry.record.held_by or "")
        before[entry.record.held_by or ""] = entry
        if last is None or last.record.notes is None or last.record.notes.status != "draft":
            continue
        for item in library.texts.meetings[entry.slug].items:
            told = [one for one in item.paragraphs if _AGREED.search(one.text)]
            if told and _OF_NOTES.search(item.title):
                yield last.problem(
                    f'these notes are "draft", and those of {entry.record.date.text} say under item'
                    f" {item.number} that notes were agreed; if they mean these, write"
                    f' "status: agreed" and below it "agreed_at: {entry.slug}"',
                    *("notes", "status"),
                )
                break


def topics_that_are_named(library: Library) -> Iterator[Problem]:
    """A text that names a topic is filed under it, or an editor says that it need not be."""
    archive = library.archive
    names = TopicNames(archive, archive.topics)
    for entry, what, topics, paragraphs in _filed(library):
        filed = {wider for topic in topics for wider in archive.wider_topics[topic]}
        settled = {folded(naming.name).lower() for naming in entry.record.names}
        found: dict[str, tuple[str, int]] = {}
        for paragraph in paragraphs:
            for name, called_so in names.in_text(paragraph.text):
                if not called_so & filed and name.lower() not in settled:
                    found.setdefault(min(called_so), (name, paragraph.line))
        if found:
            name, line = min(found.values(), key=itemgetter(1))
            shown = [f'{topic} ("{words}")' for topic, (words, _) in found.items()]
            yield Problem(
                entry.path,
                line,
                f"{what} names, and is not filed under, {join(shown)}. Add what it is about to its"
                ' "topics"; put the words for anything else under "names" above the text, like'
                f' "name: {name}", and nobody is asked again',
            )


def _filed(
    library: Library,
) -> Iterator[tuple[Entry[Meeting] | Entry[Report], str, Iterable[str], Iterable[Paragraph]]]:
    """List the texts that are filed under topics: each with what it is called, and its topics.

    Only items under which notes tell something are among them.
    """
    archive, texts, backlinks = library.archive, library.texts, library.backlinks
    for (meeting, number), item in backlinks.items.items():
        if backlinks.is_discussion(item):
            entry = archive.meetings[meeting]
            yield entry, f"item {number}", item.details.topics, item.paragraphs
    for report in archive.reports_by_date:
        paragraphs = texts.reports[report.slug].paragraphs
        yield report, "this report", report.record.topics, paragraphs


def readers_can_report_a_mistake(library: Library) -> Iterator[Problem]:
    """The archive says where readers report a mistake, or an editor is asked for it."""
    if not library.archive.site.contact:
        yield library.archive.site_entry.problem(
            'there is no "contact", so no page offers to report a mistake; add the e-mail address'
            ' of whoever mends the archive, like "contact: team@example.org"'
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
    topics_that_are_named: "Readers take the page of a topic for all that there is on it.",
    agreement_is_on_record: "Readers see whether notes were agreed, and followers hear of it.",
    meetings_that_are_past: "Who follows the calendar would wait for a meeting that nobody holds.",
    readers_can_report_a_mistake: "Readers see a mistake first, and have nobody to tell.",
    open_actions_are_mentioned: "The register shows for how long nobody has spoken of a promise.",
}
