"""The library: an archive with its texts, and what they say together, each worked out once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.urls import base_path
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.history import History
from comsite.content.kinds import FOLLOWED
from comsite.content.ledger import FeedNames
from comsite.content.models import Meeting, Report
from comsite.library.backlinks import Backlinks
from comsite.library.figures import Figures
from comsite.library.involvement import Involvement
from comsite.library.post_topics import PostTopic, post_topics
from comsite.library.reach import HeldBack
from comsite.library.register import Register
from comsite.library.routes import Route, routes
from comsite.library.rows import Rows, rows, with_rows
from comsite.library.schedule import Day, Schedule
from comsite.library.search_parts import SearchPart, search_parts
from comsite.library.threads import Threads
from comsite.texts.items import Item, Texts

# What the archive has of a meeting, or that it is to come, or that it was called off.
MeetingStanding = Literal[
    "notes here",
    "papers only",
    "mentioned only",
    "upcoming",
    "postponed",
    "moved",
    "cancelled",
]


class Library:
    """One archive with its texts. All else is derived from these two when it is first asked for.

    ``as_read`` are the texts before their links to rows lead there. ``held_back`` tells what was
    left out of the archive beside its drafts, and why; ``history`` has the earlier versions of its
    records.
    """

    def __init__(
        self,
        archive: Archive,
        texts: Texts,
        held_back: HeldBack | None = None,
        history: History | None = None,
    ) -> None:
        self.archive = archive
        self.as_read = texts
        self.held_back = held_back or HeldBack()
        self.history = history or History()

    @cached_property
    def rows(self) -> Rows:
        """The records without a page of their own, by kind: each is a row of its list."""
        return rows(self.archive, self.as_read)

    @cached_property
    def texts(self) -> Texts:
        """The texts, with links that lead to rows where there is no page."""
        return with_rows(self.as_read, self.rows, base_path(self.archive.site.base_url))

    @cached_property
    def followed(self) -> Mapping[str, tuple[str, ...]]:
        """The records with a feed, by kind: those that are followed and have a page."""
        return {
            kind: tuple(
                slug for slug in self.archive.named(kind) if slug not in self.rows.get(kind, ())
            )
            for kind in FOLLOWED
        }

    def address(self, kind: str, slug: str) -> str:
        """Return where readers find a record: its page, or its row on the page of its kind.

        Data name a record by the address of its page even where it has none, so that they stay.
        """
        is_row = slug in self.rows.get(kind, ())
        return urls.row(kind, slug) if is_row else urls.record(kind, slug)

    @cached_property
    def backlinks(self) -> Backlinks:
        """The items, reports and actions that belong to each record."""
        return Backlinks(self.archive, self.texts)

    @cached_property
    def involvement(self) -> Involvement:
        """Who took part in what."""
        return Involvement(self.archive, self.texts)

    @cached_property
    def register(self) -> Register:
        """The register of actions."""
        return Register(self.archive, self.texts, self.backlinks)

    @cached_property
    def schedule(self) -> Schedule:
        """The days on which meetings were to be, and were."""
        return Schedule(self.archive)

    @cached_property
    def feed_names(self) -> FeedNames:
        """By what feeds and calendars name what they tell, as the ledger has it or will have it."""
        ledger, first = self.archive.ledger, self.archive.site.base_url.rstrip("/")
        if ledger.feeds or not ledger.is_there:
            return ledger.feeds or FeedNames(first)
        old = {
            urls.record(kind, slug): self.told(self.archive.meetings[slug])
            if kind == "meetings"
            else ""
            for kind in ("meetings", "reports")
            for slug in self.archive.named(kind)
            if (kind, slug) in ledger.texts
        }
        return FeedNames(first, old)

    def told(self, meeting: Entry[Meeting]) -> str:
        """Return the kind of news that a meeting's file tells last: ``announced``, ``notes`` …"""
        status = meeting.record.status
        if status == "held" and self.register.has_notes(meeting):
            return "notes"
        return "announced" if status == "scheduled" else status

    def has_agenda(self, meeting: Entry[Meeting]) -> bool:
        """Return whether the items of a meeting to come are here."""
        return meeting.record.status == "scheduled" and bool(
            self.texts.meetings[meeting.slug].items
        )

    @cached_property
    def figures(self) -> Figures:
        """The numbers that texts give, by topic."""
        return Figures(self.backlinks)

    @cached_property
    def threads(self) -> Threads:
        """What a report led to, and what stands before and after on a topic."""
        return Threads(self.archive, self.backlinks, self.register)

    @cached_property
    def post_topics(self) -> Mapping[tuple[str, str], PostTopic]:
        """Every post and topic that have something to do with each other."""
        return post_topics(self.archive, self.backlinks, self.involvement)

    @cached_property
    def search_parts(self) -> tuple[SearchPart, ...]:
        """The parts of the search index, the newest first."""
        dates = [self.backlinks.date_of(item) for item in self.backlinks.items.values()]
        dates += [report.record.date for report in self.archive.reports.values()]
        return search_parts(Counter(str(date.year) for date in dates))

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The one list of every address, also of records that are rows."""
        return tuple(routes(self.register, self.rows, self.post_topics, self.records_on))

    @property
    def pages(self) -> Iterator[Route]:
        """The addresses with a page."""
        return (route for route in self.routes if not route.row)

    def status(self, meeting: Entry[Meeting]) -> MeetingStanding:
        """Return what the archive has of a meeting.

        A meeting is upcoming if it is later than everything that the archive has, or than the last
        commit, whatever day it is now. An agenda in a meeting's file is one of its papers.
        """
        record, text = meeting.record, self.texts.meetings[meeting.slug]
        if record.status in ("postponed", "moved", "cancelled"):
            return record.status
        if self.register.has_notes(meeting):
            return "notes here"
        if record.status == "scheduled" and self.is_to_come(Day.of(meeting)):
            return "upcoming"
        reports = self.backlinks.reports_of_meeting.get(meeting.slug, ())
        papers = text.items or any(map(_is_here, reports))
        return "papers only" if papers else "mentioned only"

    @cached_property
    def latest(self) -> PartialDate:
        """The latest date of any report here, or of a meeting that took place."""
        return max(self._latest.values(), default=PartialDate(0))

    def is_to_come(self, day: Day) -> bool:
        """Whether a day is later than all that the archive has of its committee.

        Papers bear the day of the meeting that they go to. So one is to come too if the commit that
        is built is not later than its day.
        """
        built = self.history.latest
        is_ahead = built is not None and bool(day.date.day) and day.date >= built
        return is_ahead or day.date > self._latest.get(day.committee, PartialDate(0))

    @cached_property
    def _latest(self) -> Mapping[str, PartialDate]:
        """The same of each committee; a report is of that whose meeting it went to."""
        found: dict[str, PartialDate] = defaultdict(lambda: PartialDate(0))
        for entry in self.archive.meetings.values():
            if entry.record.status == "held":
                committee = entry.record.held_by or ""
                found[committee] = max(found[committee], entry.record.date)
        for report in filter(_is_here, self.archive.reports.values()):
            meeting = self.archive.meetings.get(report.record.meeting or "")
            committee = (meeting and meeting.record.held_by) or ""
            found[committee] = max(found[committee], report.record.date)
        return found

    @cached_property
    def on_topic(self) -> Mapping[str, tuple[Item | Entry[Report], ...]]:
        """The items and reports of each topic that has one, latest first."""
        items, reports = self.backlinks.items_by_topic, self.backlinks.reports_by_topic
        return {
            topic: tuple(
                sorted(
                    [*items.get(topic, ()), *reports.get(topic, ())],
                    key=self.date_of,
                    reverse=True,
                )
            )
            for topic in {**items, **reports}
        }

    # What bears a date

    def date_of(self, record: Item | Entry[Report]) -> PartialDate:
        """Return the date of an item's meeting, or of a report."""
        if isinstance(record, Item):
            return self.backlinks.date_of(record)
        return record.record.date

    @cached_property
    def dated(self) -> tuple[Entry[Meeting] | Entry[Report], ...]:
        """Every meeting and report, earliest first; of one date the meetings first."""
        records: list[Entry[Meeting] | Entry[Report]]
        records = [*self.archive.meetings_by_date, *self.archive.reports_by_date]
        return tuple(sorted(records, key=lambda entry: entry.record.date))

    @cached_property
    def records_on(self) -> Mapping[PartialDate, tuple[Entry[Meeting] | Entry[Report], ...]]:
        """The meetings and reports of each year, month and day that has one, in order of date."""
        records: dict[PartialDate, list[Entry[Meeting] | Entry[Report]]] = defaultdict(list)
        for entry in self.dated:
            for date in entry.record.date.parts:
                records[date].append(entry)
        return {date: tuple(records[date]) for date in sorted(records)}

    @cached_property
    def dates(self) -> Mapping[int, tuple[PartialDate, ...]]:
        """The years (1), months (2) and days (3) with a meeting or report, each in order."""
        return {
            precision: tuple(date for date in self.records_on if date.precision == precision)
            for precision in (1, 2, 3)
        }

    @cached_property
    def years_with_items(self) -> frozenset[int]:
        """The years of which the archive has notes."""
        items = filter(self.backlinks.is_discussion, self.backlinks.items.values())
        return frozenset(self.backlinks.date_of(item).year for item in items)

    @cached_property
    def years_with_reports(self) -> frozenset[int]:
        """The years of which the archive has reports."""
        return frozenset(entry.record.date.year for entry in self.archive.reports.values())

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year from the first item or report to the last."""
        known = self.years_with_items | self.years_with_reports
        return tuple(range(min(known), max(known) + 1)) if known else ()

    @cached_property
    def scale(self) -> tuple[int, int]:
        """The first and the last year of the scale on which times in a post are drawn."""
        dates = (date for held in self.archive.holdings for date in (held.first, held.last))
        years = ({date.year for date in dates} | set(self.years)) - {0}
        return (min(years), max(years)) if years else (0, 0)


def _is_here(report: Entry[Report]) -> bool:
    """Return whether the archive has a report, and not only a mention of it."""
    return report.record.text != "missing"
