"""The action register: what later texts say of each action, and which say nothing of it.

All is counted from the dates of the archive's own meetings up to the latest notes here, never
from today's date, so that a page does not change by itself. A meeting is later than an action only
if that is certain: a meeting known by its month alone is not later than a day of that month.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import CALLED_OFF, ActionStatus, Meeting, Outcome, Report
from comsite.library.backlinks import Backlinks
from comsite.library.course import Course, Silence
from comsite.texts.items import Action, Item, Texts
from comsite.texts.targets import Target

OPEN: Final = "open"  # no later text says what became of an action

# What may be said of an action. That no text speaks of it is no sign that nothing was done.
ActionStanding = Literal[
    "no later record",
    "not mentioned since",
    "mentioned since",
    "open",
    "reported back",
    "done",
    "overtaken",
]
WAYS = ("status", "owner", "topic", "meeting")
NOBODY = Target("none", "")  # the owner of an action whose notes name none
MOST = 200  # actions on a page of the register; more are shown year by year


@dataclass(frozen=True, slots=True)
class ActionRemark:
    """What a later text says of an action; ``status`` is empty where the text only names it.

    ``where`` is the anchor of the paragraph, or empty. An ``outcome`` is what a document says that
    the archive does not hold; its ``source`` is the meeting of the action, whose file has it.
    """

    source: Entry[Meeting] | Entry[Report]
    where: str
    status: ActionStatus | Literal[""]
    note: str
    outcome: Outcome | None = None

    @property
    def date(self) -> PartialDate:
        """The date of the text."""
        return self.outcome.date if self.outcome else self.source.record.date

    @property
    def is_of_notes(self) -> bool:
        """Whether the notes of a meeting say so."""
        return self.source.kind == "meetings" and not self.outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an action stands.

    ``history`` has the remarks on it and the silences between them, earliest first, until it was
    closed. ``evidence`` is the remark that gave it its status. ``meetings`` and ``days`` say how
    long after it was agreed; ``days`` is None where a date is not known to the day. ``silent``
    counts the notes since the last remark on an open action.
    """

    status: ActionStatus
    evidence: ActionRemark | None
    history: tuple[ActionRemark | Silence, ...]
    meetings: int
    days: int | None
    silent: int

    @property
    def remarks(self) -> tuple[ActionRemark, ...]:
        """The remarks of its history, without the silences."""
        return tuple(part for part in self.history if isinstance(part, ActionRemark))

    @property
    def settled(self) -> bool:
        """Whether a later text says what became of it."""
        return self.status != OPEN

    @property
    def word(self) -> ActionStanding:
        """What may be said of it: its status where a text gives it one, else what texts do."""
        if self.evidence:
            return self.status
        if self.silent:
            return "not mentioned since"
        return "mentioned since" if self.remarks else "no later record"


@dataclass(frozen=True, slots=True)
class Selection:
    """The actions that share a status, owner, topic or meeting (``how``): a page of the register.

    ``target`` is what they share. The whole register has no ``how``. ``actions`` are the latest
    first; ``years`` has them by year where they are too many for a page.
    """

    how: str
    target: Target
    actions: tuple[Action, ...]
    years: Mapping[str, tuple[Action, ...]]

    @property
    def url(self) -> str:
        """Its address."""
        return urls.actions(self.how, *self._key)

    def url_of(self, year: str) -> str:
        """Return the address of one of its years."""
        return urls.actions(self.how or "year", *self._key, year)

    @property
    def _key(self) -> tuple[str, ...]:
        return (self.target.kind, self.target.slug) if self.how == "owner" else (self.target.slug,)


class Register:
    """The register of one archive."""

    def __init__(self, archive: Archive, texts: Texts, backlinks: Backlinks) -> None:
        self.archive = archive
        self.texts = texts
        self.backlinks = backlinks
        self._standings: dict[str, Standing] = {}

    @cached_property
    def meetings(self) -> tuple[Entry[Meeting], ...]:
        """Every meeting but those called off, earliest first."""
        ordered = self.archive.meetings_by_date
        return tuple(entry for entry in ordered if entry.record.status not in CALLED_OFF)

    @cached_property
    def latest(self) -> Entry[Meeting] | None:
        """The latest meeting whose notes the archive holds: the register is as of these."""
        held = [entry for entry in self.meetings if self.has_notes(entry)]
        return held[-1] if held else None

    def standing(self, action: Action) -> Standing:
        """Return where an action stands."""
        if action.slug not in self._standings:
            self._standings[action.slug] = self._standing(action)
        return self._standings[action.slug]

    def _standing(self, action: Action) -> Standing:
        entry = self.archive.meetings[action.meeting]
        minuted, course = entry.record.date, self.course_of(action)
        remarks = self._remarks.get(action.slug, ())
        status: ActionStatus = OPEN
        evidence: ActionRemark | None = None
        for remark in remarks:
            if remark.status and (remark.status != status or evidence is None):
                status, evidence = remark.status, remark
        is_open = status == OPEN
        history = tuple(_history(course, minuted, remarks, is_open))
        last = history[-1] if history else None
        closed_by = None if is_open else evidence
        as_of = course.latest.record.date if course.latest else PartialDate(0)
        until = closed_by.date if closed_by else as_of
        of_that_day = None
        if closed_by:
            is_its_own = closed_by.is_of_notes and course.has(closed_by.source.slug)
            of_that_day = is_its_own and until > _last_day(minuted)
        return Standing(
            status=status,
            evidence=evidence,
            history=history,
            meetings=course.held_between(_last_day(minuted), until, of_that_day),
            days=_days(minuted, until),
            silent=last.silent if is_open and isinstance(last, Silence) else 0,
        )

    def course_of(self, action: Action) -> Course:
        """Return the meetings of the committee that agreed an action."""
        return self._courses[self.archive.meetings[action.meeting].record.held_by or ""]

    @cached_property
    def _courses(self) -> Mapping[str, Course]:
        """The meetings of each committee; those of the body itself under an empty name."""
        by_committee: dict[str, list[Entry[Meeting]]] = defaultdict(list)
        for entry in self.meetings:
            by_committee[entry.record.held_by or ""].append(entry)
        for entry in self.archive.meetings.values():  # of those called off, too
            by_committee[entry.record.held_by or ""] += ()
        return {name: Course(held, self.has_notes) for name, held in by_committee.items()}

    def has_notes(self, entry: Entry[Meeting]) -> bool:
        """Return whether the archive has notes of a meeting, and not only its agenda."""
        text = self.texts.meetings[entry.slug]
        return entry.record.status == "held" and bool(text.items or text.introduction)

    @cached_property
    def _remarks(self) -> Mapping[str, tuple[ActionRemark, ...]]:
        """What later texts say of each action, earliest first; of one day the reports first."""
        by_action: dict[str, list[ActionRemark]] = defaultdict(list)
        entries: list[Entry[Meeting] | Entry[Report]]
        entries = [*self.archive.reports_by_date, *self.archive.meetings_by_date]
        for entry in entries:
            for update in entry.record.action_updates:
                by_action[update.action].append(
                    ActionRemark(entry, update.where or "", update.status, update.note or "")
                )
        for action in self.backlinks.actions:
            by_action[action.slug] += self._told_elsewhere(action)
            known = {(remark.source.kind, remark.source.slug) for remark in by_action[action.slug]}
            named = self._named(action)
            by_action[action.slug] += [
                remark for remark in named if (remark.source.kind, remark.source.slug) not in known
            ]
        return {
            slug: tuple(sorted(remarks, key=lambda remark: (remark.date, remark.is_of_notes)))
            for slug, remarks in by_action.items()
        }

    def _told_elsewhere(self, action: Action) -> list[ActionRemark]:
        """Return what a document says of an action that the archive does not hold, if any does."""
        entry = self.archive.meetings[action.meeting]
        return [
            ActionRemark(entry, "", told.status, told.note or "", told)
            for details in entry.record.actions
            if details.label == action.label and (told := details.outcome)
        ]

    def _named(self, action: Action) -> list[ActionRemark]:
        """List the later texts that link to an action."""
        minuted = _last_day(self.archive.meetings[action.meeting].record.date)
        remarks: dict[tuple[str, str], ActionRemark] = {}
        for record, paragraphs in self.backlinks.links_to(*addresses_of(action)):
            entry: Entry[Meeting] | Entry[Report]
            entry = self.archive.meetings[record.meeting] if isinstance(record, Item) else record
            if entry.record.date > minuted:
                where = paragraphs[0].anchor if paragraphs else ""
                remarks.setdefault((entry.kind, entry.slug), ActionRemark(entry, where, "", ""))
        return list(remarks.values())

    # The pages of the register

    @cached_property
    def whole(self) -> Selection:
        """Every action."""
        return _selection("", NOBODY, self.backlinks.actions)

    @cached_property
    def selections(self) -> Mapping[str, tuple[Selection, ...]]:
        """The selections that hold an action, by how they are made; those of owners by kind."""
        by_way: dict[str, dict[Target, list[Action]]] = {how: defaultdict(list) for how in WAYS}
        for action in self.backlinks.actions:
            status = Target("statuses", slugify(self.standing(action).status))
            by_way["status"][status].append(action)
            by_way["meeting"][Target("meetings", action.meeting)].append(action)
            for topic in dict.fromkeys(action.topics):
                by_way["topic"][Target("topics", topic)].append(action)
            if not action.owners:
                by_way["owner"][NOBODY].append(action)
        for owner, actions in self.backlinks.actions_by_owner.items():
            by_way["owner"][owner] += actions
        return {
            how: tuple(_selection(how, *choice) for choice in sorted(chosen.items()))
            for how, chosen in by_way.items()
            if chosen
        }

    @cached_property
    def selections_of(self) -> Mapping[str, tuple[Selection, ...]]:
        """The selections that hold each action."""
        by_action: dict[str, list[Selection]] = defaultdict(list)
        for chosen in self.selections.values():
            for selection in chosen:
                for action in selection.actions:
                    by_action[action.slug].append(selection)
        return {slug: tuple(selections) for slug, selections in by_action.items()}

    @cached_property
    def words(self) -> Mapping[str, frozenset[ActionStanding]]:
        """What may be said of the actions of each status, by its slug."""
        return {
            selection.target.slug: frozenset(self.standing(one).word for one in selection.actions)
            for selection in self.selections.get("status", ())
        }


def _selection(how: str, target: Target, actions: tuple[Action, ...] | list[Action]) -> Selection:
    years: dict[str, list[Action]] = defaultdict(list)
    if len(actions) > MOST and how != "meeting":
        for action in actions:
            years[action.meeting[:4]].append(action)
    return Selection(
        how, target, tuple(actions), {year: tuple(of_year) for year, of_year in years.items()}
    )


def _history(
    course: Course, minuted: PartialDate, remarks: tuple[ActionRemark, ...], is_open: bool
) -> Iterator[ActionRemark | Silence]:
    """Yield the remarks on an action, and the silences of its committee between them."""
    place = course.after(_last_day(minuted))
    for remark in remarks:
        before, behind = course.place(remark.source.slug if remark.is_of_notes else "", remark.date)
        yield from course.silence(place, before)
        yield remark
        place = max(place, behind)
    if is_open:
        yield from course.silence(place, len(course.meetings))


def addresses_of(action: Action) -> tuple[str, ...]:
    """Return the addresses that lead to an action: its page, and its places in the notes."""
    meeting, item = (
        urls.record("meetings", action.meeting),
        urls.item(action.meeting, action.item_slug),
    )
    return (urls.action(action.slug), *(f"{page}#{action.anchor}" for page in (meeting, item)))


def _last_day(date: PartialDate) -> PartialDate:
    """Return the latest day that a date can stand for."""
    return PartialDate(date.year, date.month or 12, date.day or 31)


def _days(start: PartialDate, end: PartialDate) -> int | None:
    """Count the days from one date to another; None where one of them is not known to the day."""
    if not (start.day and end.day):
        return None
    first, last = (datetime.date(date.year, date.month, date.day) for date in (start, end))
    return max(0, (last - first).days)
