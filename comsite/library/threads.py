"""Threads: what a report led to, and the discussions and reports before and after on a topic."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Correction, Meeting, Report
from comsite.library.backlinks import Backlinks, TextPlace
from comsite.library.register import Register, addresses_of
from comsite.texts.items import Action, Item
from comsite.texts.speech import Act
from comsite.texts.targets import Target

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Neighbours(Generic[T]):
    """What came before and after on a topic, at the nearest other dates."""

    topic: str
    before: T | None
    after: T | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who asked or answered, and the paragraphs that say so, by their anchors."""

    who: Target
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """A report at a meeting: ``item`` is None where the notes are not held, or do not say.

    ``put`` is whether the report was put to the item, and not only corrected there.
    """

    meeting: Entry[Meeting]
    item: Item | None
    put: bool
    corrections: tuple[Correction, ...]


class _Series(Generic[T]):
    """Things by topic and date."""

    def __init__(self, things: Iterable[tuple[T, PartialDate, Iterable[str]]]) -> None:
        by_topic: dict[str, dict[PartialDate, list[T]]] = defaultdict(lambda: defaultdict(list))
        for thing, date, topics in things:
            for topic in dict.fromkeys(topics):
                by_topic[topic][date].append(thing)
        self._things = by_topic
        self._dates = {topic: sorted(dates) for topic, dates in by_topic.items()}

    def around(self, date: PartialDate, topics: Iterable[str]) -> Iterator[Neighbours[T]]:
        """Find the first thing at the nearest dates before and after, on each topic with one."""
        for topic in dict.fromkeys(topics):
            dates, things = self._dates.get(topic, []), self._things.get(topic, {})
            earlier, later = bisect_left(dates, date), bisect_right(dates, date)
            before = things[dates[earlier - 1]][0] if earlier else None
            after = things[dates[later]][0] if later < len(dates) else None
            if before or after:
                yield Neighbours(topic, before, after)


class Threads:
    """The threads of one archive."""

    def __init__(self, archive: Archive, backlinks: Backlinks, register: Register) -> None:
        self.archive = archive
        self.backlinks = backlinks
        self.register = register

    @cached_property
    def _items(self) -> _Series[Item]:
        return _Series(
            (item, self._date(item), item.details.topics)
            for item in self.backlinks.items.values()
            if self.backlinks.is_discussion(item)
        )

    @cached_property
    def _reports(self) -> _Series[Entry[Report]]:
        ordered = self.archive.reports_by_date
        return _Series((entry, entry.record.date, entry.record.topics) for entry in ordered)

    def _date(self, item: Item) -> PartialDate:
        return self.archive.meetings[item.meeting].record.date

    def around_item(self, item: Item) -> tuple[Neighbours[Item], ...]:
        """Return the discussions before and after on each topic of an item."""
        return tuple(self._items.around(self._date(item), item.details.topics))

    def around_report(self, entry: Entry[Report]) -> tuple[Neighbours[Entry[Report]], ...]:
        """Return the reports before and after on each topic of a report."""
        return tuple(self._reports.around(entry.record.date, entry.record.topics))

    def hearings(self, report: str) -> tuple[Hearing, ...]:
        """List where a report was put, or corrected, earliest first."""
        put = self.backlinks.items_of_report.get(report, ())
        corrected = self._corrections.get(report, {})
        named = self.archive.reports[report].record.meeting
        went = [(named, "")] if named and all(meeting != named for meeting, _ in put) else []
        hearings = [
            Hearing(
                self.archive.meetings[meeting],
                self.backlinks.items.get((meeting, number)),
                (meeting, number) in put,
                corrected.get((meeting, number), ()),
            )
            for meeting, number in dict.fromkeys([*put, *went, *corrected])
        ]
        return tuple(
            sorted(
                hearings, key=lambda hearing: (hearing.meeting.record.date, hearing.meeting.slug)
            )
        )

    @cached_property
    def _corrections(self) -> Mapping[str, Mapping[tuple[str, str], tuple[Correction, ...]]]:
        """The corrections to each report, by the meeting and item that made them."""
        by_report: dict[str, dict[tuple[str, str], tuple[Correction, ...]]] = defaultdict(dict)
        for entry in self.archive.meetings_by_date:
            for correction in entry.record.corrections:
                if correction.report:
                    at = entry.slug, self._number_of(entry.slug, correction.where)
                    by_report[correction.report][at] = (
                        *by_report[correction.report].get(at, ()),
                        correction,
                    )
        return by_report

    def _number_of(self, meeting: str, anchor: str) -> str:
        """Return the number of the item that holds a place in the notes, or an empty text."""
        items = self.backlinks.texts.meetings[meeting].items
        return next((item.number for item in items if anchor in item.anchors), "")

    # Where texts refer to a record

    def referring_to_item(self, item: Item) -> tuple[TextPlace, ...]:
        """List the other texts with a link to an item, or to a place in it, except its extracts."""
        extracts = self.backlinks.extracts_of_item.get((item.meeting, item.number), ())
        meeting, page = urls.record("meetings", item.meeting), urls.item(item.meeting, item.slug)
        inside = sorted(anchor for anchor in item.anchors if not anchor.startswith("action-"))
        addresses = [f"{url}#{anchor}" for url in (meeting, page) for anchor in inside]
        places = self.backlinks.links_to(page, f"{meeting}#{item.anchor}", *addresses)
        return tuple(
            place
            for place in places
            if (
                place.record is not item
                if isinstance(place.record, Item)
                else place.record.slug not in extracts
            )
        )

    def referring_to_action(self, action: Action) -> tuple[TextPlace, ...]:
        """List the texts with a link to an action, except those in its history."""
        in_history = {remark.source.slug for remark in self.register.standing(action).remarks}
        places = self.backlinks.links_to(*addresses_of(action))
        return tuple(
            place
            for place in places
            if (place.record.meeting if isinstance(place.record, Item) else place.record.slug)
            not in in_history
        )

    def referring_to_meeting(self, meeting: str) -> tuple[TextPlace, ...]:
        """List the texts that name a meeting, except its own notes and the reports put to it."""
        own = {entry.slug for entry in self.backlinks.reports_of_meeting.get(meeting, ())}
        return tuple(
            place
            for place in self.backlinks.places(Target("meetings", meeting))
            if (
                place.record.meeting != meeting
                if isinstance(place.record, Item)
                else place.record.slug not in own
            )
        )

    def referring_to_report(self, report: str) -> tuple[TextPlace, ...]:
        """List the texts that name a report, except itself and the items that it was put to."""
        put = self.backlinks.items_of_report.get(report, ())
        return tuple(
            place
            for place in self.backlinks.places(Target("reports", report))
            if (
                (place.record.meeting, place.record.number) not in put
                if isinstance(place.record, Item)
                else place.record.slug != report
            )
        )


def voices_in(item: Item, *acts: Act) -> tuple[Voice, ...]:
    """Return who asked, answered or said something under an item, in the order of the notes."""
    by_speaker: dict[Target, dict[str, None]] = defaultdict(dict)
    for statement in item.statements:
        if statement.act in acts:
            by_speaker[statement.speaker][statement.anchor] = None
    return tuple(Voice(speaker, tuple(anchors)) for speaker, anchors in by_speaker.items())
