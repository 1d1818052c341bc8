"""What is news of a meeting or a report: each piece by itself, with its day and its name for good.

The day is that of the commit which brought it, where the history is known; else a day by the dates
in the archive. None lies in the future, and none changes later.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import sentences
from comsite.base.language import _, marked
from comsite.base.zones import zone as time_zone
from comsite.content.entries import Entry
from comsite.content.history import State
from comsite.content.models import CALLED_OFF, Meeting, Report
from comsite.library.schedule import Day
from comsite.site.changes import Dates
from comsite.site.page import Link
from comsite.site.summaries import CorrectionView
from comsite.site.views import Views
from comsite.texts.items import Action, Item
from comsite.texts.targets import Target

_TAG_YEAR = "2026"  # of the form of the names, which every archive shares (RFC 4151)

# What is told of a meeting: how the title of each kind of news begins.
_TITLES = {
    "announced": marked("Announced"),
    "agenda": marked("Agenda"),
    "postponed": marked("Postponed"),
    "moved": marked("Moved"),
    "cancelled": marked("Cancelled"),
    "held": marked("Took place"),
    "notes": marked("Notes"),
    "agreed": marked("Notes agreed"),
    "withdrawn": marked("Withdrawn"),
}

EVERYTHING = Target("feeds", "all")
_EVERYBODY = frozenset({EVERYTHING})
_SUMMARY = 200  # characters of what a record says, or of its text, that a feed shows
_AGREED = re.compile(r"status:\s*[\"']?agreed\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of news, and the feeds that have it; ``id`` is its name for good.

    ``day`` is that on which it became known, ``kind`` says what it is.
    """

    day: PartialDate
    kind: str
    title: str
    url: str
    id: str
    summary: str
    targets: frozenset[Target]


class News:
    """The news of one archive."""

    def __init__(self, views: Views, dates: Dates) -> None:
        self._views = views
        self._dates = dates
        self._library = views.library
        self._schedule = views.library.schedule
        self._names = views.library.feed_names
        self._history = views.library.history
        first = urlsplit(self._names.first)
        self._tag = f"tag:{first.hostname},{_TAG_YEAR}:{first.path.rstrip('/')}"
        self._moved = {one.new: one.old for one in reversed(views.archive.redirects)}
        self.zone = time_zone(views.archive.site.time_zone)
        self._stages: dict[str, dict[str, PartialDate]] = {}

    # Names

    def is_old(self, kind: str, slug: str) -> bool:
        """Return whether feeds name what is told of a record by its address."""
        return self._first(kind, slug)[1] in self._names.old

    def name(self, kind: str, slug: str, rest: str = "", told: str = "") -> str:
        """Return the name for good of what is told of a record; ``rest`` follows its address.

        It is a tag, or the address itself where feeds had it by that before there were tags.
        """
        base, address = self._first(kind, slug)
        if told in ("", self._names.old.get(address)):
            return f"{base}{address}{rest}"
        if told == "announced" and not rest:  # there may be no page: this is not its address
            address = address.rstrip("/")
        return f"{base}{address}{rest}#{told}"

    def name_of_action(self, action: Action, mark: str = "") -> str:
        """Return the same of an action; ``mark`` tells apart what later texts say of it."""
        base, address = self._first("meetings", action.meeting)
        meeting = address.strip("/").rpartition("/")[2]
        label = action.slug.removeprefix(f"{action.meeting}-")
        return f"{base}{urls.action(f'{meeting}-{label}')}{mark}"

    def name_of_feed(self, url: str) -> str:
        """Return the name for good of a feed at an address."""
        return f"{self._names.first if self._names.old else self._tag}{url}"

    def _first(self, kind: str, slug: str) -> tuple[str, str]:
        """Return what the names of a record begin with, and the address that they have of it.

        It is that by which feeds knew it before there were tags, or else its first.
        """
        addresses = [urls.record(kind, slug)]
        while (before := self._moved.get(addresses[-1], "")) and before not in addresses:
            addresses.append(before)
        old = next((one for one in addresses if one in self._names.old), "")
        return (self._names.first, old) if old else (self._tag, addresses[-1])

    # Days

    def past(self, day: PartialDate) -> PartialDate:
        """Return a day, or that of the latest commit if it lies after that."""
        return min(day, self._history.latest or day)

    def day_of_notes(self, entry: Entry[Meeting]) -> PartialDate:
        """Return the day on which the notes of a meeting came, or else what is known of it."""
        stages = self.stages(entry)
        return stages.get("notes") or max(stages.values(), default=self._fallback(entry))

    def day_of_item(self, item: Item) -> PartialDate:
        """Return the day on which an item came, with the notes if they are here."""
        entry = self._views.archive.meetings[item.meeting]
        dates = self._dates.of_item(item)
        notes = self.day_of_notes(entry)
        published = dates and dates.published
        return max(published, notes) if published else notes

    def day_of_correction(
        self, entry: Entry[Meeting] | Entry[Report], correction: CorrectionView
    ) -> PartialDate:
        """Return the day on which a record first had a correction, or that which it bears."""
        states = [(one.day, one.fields.get("corrections", "")) for one in self._states(entry)]
        for words in ((str(correction.date), correction.now), (str(correction.date),)):
            for day, said in states:
                if all(word in said for word in words):
                    return day
        return self.past(correction.date)

    def day_of_report(self, entry: Entry[Report]) -> PartialDate:
        """Return the day on which a report came."""
        states = self._states(entry)
        return states[0].day if states else self.past(entry.record.date)

    def _fallback(self, entry: Entry[Meeting]) -> PartialDate:
        return self.past(self._schedule.known(entry))

    def _states(self, entry: Entry[Any]) -> tuple[State, ...]:
        return self._history.states.get((entry.kind, entry.slug), ())

    # Meetings

    def stages(self, entry: Entry[Meeting]) -> Mapping[str, PartialDate]:
        """Return what was told of a meeting, by kind, with the day on which it was first told."""
        if entry.slug not in self._stages:
            self._stages[entry.slug] = dict(self._find(entry))
        return self._stages[entry.slug]

    def _find(self, entry: Entry[Meeting]) -> Iterator[tuple[str, PartialDate]]:
        record, found = entry.record, dict(_told_by(self._states(entry)))
        found.setdefault(self._library.told(entry), self._fallback(entry))
        if "notes" in found and self._is_agreed_since(entry):
            found.setdefault("agreed", self._agreed(entry))
        if record.withdrawn:
            found.setdefault("withdrawn", self._fallback(entry))
        notes = self._schedule.announcing.get(Day.of(entry))
        if notes and self._schedule.on[Day.of(entry)][0] is entry:
            day = self._day_of_announcing(notes[0], record.date)
            known = found.get("announced")
            came = min(found.values())
            if known or day < came or not self._states(entry):
                found["announced"] = min(day, known or day)
        unsaid = {"moved", "cancelled"} - {record.status}  # what was said by mistake
        if not record.withdrawn:
            unsaid.add("withdrawn")
        if entry.slug in self._schedule.moved_from:
            unsaid.add("announced")  # it is news of the meeting that moved
        yield from ((told, day) for told, day in found.items() if told not in unsaid)

    def _is_agreed_since(self, entry: Entry[Meeting]) -> bool:
        """Return whether notes are agreed, and were here before; unknown without a history."""
        notes = entry.record.notes
        if not (notes and notes.status == "agreed"):
            return False
        drafts = [one for one in self._states(entry) if one.has_text and not _is_agreed(one)]
        return bool(drafts) if self._states(entry) else notes.agreed_at is not None

    def _agreed(self, entry: Entry[Meeting]) -> PartialDate:
        """Return the day on which the meeting was that agreed notes, if nobody knows another."""
        notes = entry.record.notes
        at = self._views.archive.meetings.get((notes and notes.agreed_at) or "")
        return self.past(max(at.record.date if at else entry.record.date, entry.record.date))

    def _day_of_announcing(self, notes: Entry[Meeting], date: PartialDate) -> PartialDate:
        for state in self._states(notes):
            if str(date) in state.fields.get("next_meeting", ""):
                return state.day
        return self.past(notes.record.date)

    def of_meeting(self, entry: Entry[Meeting]) -> Iterator[Piece]:
        """Yield what is news of a meeting."""
        link = self._views.link("meetings", entry.slug)
        for told, day in self.stages(entry).items():
            name = self.name("meetings", entry.slug, told=told)
            summary = self._summary(told, entry)
            yield self._piece(told, day, link, name, summary, entry.slug)

    def announced(self) -> Iterator[Piece]:
        """Yield what notes announce for days on which the archive has no meeting."""
        for announced, (coming, notes) in self._schedule.announced.items():
            date = announced.date
            link = Link(date.text, urls.record("meetings", notes.slug))
            day = self._day_of_announcing(notes, date)
            name = self.name("meetings", str(announced), told="announced")
            when = ", ".join(filter(None, (date.long, coming.times, coming.place)))
            yield self._piece("announced", day, link, name, f"{when}.", notes.slug)

    def withdrawn(self, entry: Entry[Report]) -> Iterator[Piece]:
        """Yield that a report was withdrawn, if it was."""
        if entry.record.withdrawn:
            days = (one.day for one in self._states(entry) if "withdrawn" in one.fields)
            day = next(days, self.past(entry.record.date))
            link = self._views.link("reports", entry.slug)
            name = self.name("reports", entry.slug, told="withdrawn")
            title = _("{news}: {name}", news=_(_TITLES["withdrawn"]), name=link.text)
            told = "report withdrawn"
            yield Piece(day, told, title, link.url, name, entry.record.withdrawn, _EVERYBODY)

    def _piece(
        self, told: str, day: PartialDate, link: Link, name: str, summary: str, meeting: str
    ) -> Piece:
        """Return a piece of news of a meeting, or of one that its notes announce."""
        archive = self._views.archive
        called = f"{archive.body_of(meeting)}, {link.text}"
        title = _("{news}: {name}", news=_(_TITLES[told]), name=called)
        committee = archive.meetings[meeting].record.held_by
        who = {Target("organisations", committee)} if committee else set()
        return Piece(day, f"meeting {told}", title, link.url, name, summary, _EVERYBODY | who)

    def _summary(self, told: str, entry: Entry[Meeting]) -> str:
        record = entry.record
        if told == "notes":
            is_draft = record.notes and record.notes.status == "draft"
            said = opening(record.summary or "") or self._views.meeting_summary(entry).note
            return _("Draft notes: {summary}", summary=said) if is_draft and said else said
        if told == "agreed":
            agreed_at = record.notes.agreed_at if record.notes else None
            at = self._views.link_if_any("meetings", agreed_at)
            return _("The meeting of {day} agreed the notes.", day=at.text) if at else ""
        if told == "moved":
            new = self._views.archive.meetings[self._schedule.in_the_end(entry.slug)].record
            return _("From {day} to {other}.", day=record.date.text, other=_when(new))
        if told == "postponed":
            return _("The meeting of {day} was put off.", day=record.date.text)
        return (record.withdrawn or "") if told == "withdrawn" else f"{_when(record)}."


def opening(text: str) -> str:
    """Return the first sentences of a text: as many as a feed shows, which many feeds repeat."""
    shown = ""
    for sentence in sentences(text):
        longer = f"{shown} {sentence}".strip()
        if len(longer) > _SUMMARY:
            break
        shown = longer
    return shown or textwrap.shorten(text, _SUMMARY, placeholder=" …")


def _when(record: Meeting) -> str:
    return ", ".join(filter(None, (record.date.long, record.times, record.place)))


def _told_by(states: tuple[State, ...]) -> Iterator[tuple[str, PartialDate]]:
    """Yield what the states of a meeting's file tell, each with the first day.

    An agenda that comes with the announcement is no news by itself.
    """
    had_draft = had_agenda = False
    found: dict[str, PartialDate] = {}
    for state in states:
        status = state.fields.get("status", "").strip("\"'")
        is_notes = status == "held" and state.has_text
        if status in CALLED_OFF:
            found.setdefault(status, state.day)
        elif status == "scheduled":
            if state.has_text and "announced" in found and not had_agenda:
                found["agenda"] = state.day
            had_agenda = had_agenda or state.has_text
            found.setdefault("announced", state.day)
        elif status == "held":
            found.setdefault("notes" if is_notes else "held", state.day)
        if had_draft and is_notes and _is_agreed(state):
            found.setdefault("agreed", state.day)
        if "withdrawn" in state.fields:
            found.setdefault("withdrawn", state.day)
        had_draft = had_draft or (is_notes and not _is_agreed(state))
    yield from found.items()


def _is_agreed(state: State) -> bool:
    return bool(_AGREED.search(state.fields.get("notes", "")))
