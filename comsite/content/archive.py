"""The archive: all records of the content, with the lookups that pages and checks need."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from comsite.base.dates import PartialDate
from comsite.base.letterforms import sort_key
from comsite.base.slugs import slugify
from comsite.base.urls import record
from comsite.content.entries import Content, Entry, Original
from comsite.content.holdings import Holding, Seat, holding_of, is_outside, tenure_on
from comsite.content.kinds import KINDS, called
from comsite.content.ledger import Recorded
from comsite.content.models import (
    Meeting,
    Organisation,
    Page,
    Person,
    Post,
    Record,
    Redirect,
    Removed,
    Report,
    Term,
    Topic,
)

R = TypeVar("R", bound=Record)

# A record by its folder and its slug; also a file in ``files``, or a term of the glossary.
Key: TypeAlias = tuple[str, str]

TERMS = "terms"  # stands for the folder of terms, which have none
_LONGEST_SLUG = 100  # letters of the body's name; more may be no name of a file


class Archive:
    """All records by slug; immutable once made.

    Drafts are left out unless asked for, and so is what is ``held_back``: records, terms and
    originals that only they use, as `library.reach` works out.
    """

    def __init__(
        self,
        content: Content,
        drafts: bool = False,
        base_url: str | None = None,
        held_back: Set[Key] = frozenset(),
    ) -> None:
        self.site_entry = content.site
        self.site = content.site.record
        if base_url:
            self.site = self.site.model_copy(update={"base_url": base_url})
        every = [entry for entries in content.records.values() for entry in entries]
        self.drafts = frozenset(
            (entry.kind, entry.slug)
            for entry in every
            if getattr(entry.record, "draft", False) and not drafts
        )
        self.held_back = held_back
        left_out = self.drafts | held_back
        self.unread = content.unread
        self._records: dict[str, dict[str, Entry[Any]]] = {folder: {} for folder in KINDS}
        for entry in every:
            if (entry.kind, entry.slug) not in left_out:
                self._records[entry.kind][entry.slug] = entry
        self.meetings: Mapping[str, Entry[Meeting]] = self._records["meetings"]
        self.reports: Mapping[str, Entry[Report]] = self._records["reports"]
        self.people: Mapping[str, Entry[Person]] = self._records["people"]
        self.posts: Mapping[str, Entry[Post]] = self._records["posts"]
        self.organisations: Mapping[str, Entry[Organisation]] = self._records["organisations"]
        self.topics: Mapping[str, Entry[Topic]] = self._records["topics"]
        self.pages: Mapping[str, Entry[Page]] = self._records["pages"]
        self.files: Mapping[str, Original] = {
            file.name: file for file in content.files if ("files", file.name) not in left_out
        }
        self.glossary = content.glossary
        self.redirects_entry = content.redirects
        self.ledger = content.ledger

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The glossary, by abbreviation."""
        terms = [
            term
            for term in (self.glossary.record.terms if self.glossary else ())
            if (TERMS, slugify(term.abbreviation)) not in self.held_back
        ]
        return tuple(sorted(terms, key=lambda term: (sort_key(term.abbreviation), term.expansion)))

    @property
    def body_slug(self) -> str:
        """The body's name as it stands in addresses."""
        return slugify(self.site.body.name)[:_LONGEST_SLUG].strip("-") or "body"

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        """The addresses that have moved."""
        return self.redirects_entry.record.redirects if self.redirects_entry else ()

    @property
    def removed(self) -> tuple[Removed, ...]:
        """The addresses whose pages were taken away."""
        return self.redirects_entry.record.removed if self.redirects_entry else ()

    def recorded(self, kind: str, slug: str) -> Recorded | None:
        """Return what the ledger has on a text, also under the address that it had before."""
        found = self.ledger.texts.get((kind, slug))
        address, seen = record(kind, slug), {slug}
        while found is None:
            old = next((moved.old for moved in self.redirects if moved.new == address), "")
            slug = old.strip("/").rpartition("/")[2]
            if not slug or slug in seen:
                return None
            seen.add(slug)
            address, found = old, self.ledger.texts.get((kind, slug))
        return found

    def named(self, folder: str) -> Mapping[str, Any]:
        """Return the records (or files) in a folder, by the names that fields can use for them."""
        return self.files if folder == "files" else self._records[folder]

    def name(self, kind: str, slug: str) -> str:
        """Return what a record is called."""
        return called(self.named(kind)[slug].record, slug, kind)

    @cached_property
    def committees(self) -> tuple[str, ...]:
        """The organisations whose meetings are here, by name: those that ``held_by`` names."""
        named = {entry.record.held_by for entry in self.meetings.values()}
        found = (slug for slug in self.organisations if slug in named)
        return tuple(sorted(found, key=lambda slug: sort_key(self.name("organisations", slug))))

    def body_of(self, meeting: str) -> str:
        """Return the name of who holds a meeting: its committee, or the body of the archive."""
        committee = self.meetings[meeting].record.held_by
        if committee and committee in self.organisations:
            return self.name("organisations", committee)
        return self.site.body.name

    def entries(self) -> Iterator[Entry[Any]]:
        """List every record with a source file, always in the same order."""
        yield self.site_entry
        for kind in KINDS:
            yield from self.named(kind).values()
        if self.glossary:
            yield self.glossary
        if self.redirects_entry:
            yield self.redirects_entry

    @cached_property
    def meetings_by_date(self) -> tuple[Entry[Meeting], ...]:
        """All meetings, earliest first."""
        return tuple(
            sorted(self.meetings.values(), key=lambda entry: (entry.record.date, entry.slug))
        )

    @cached_property
    def reports_by_date(self) -> tuple[Entry[Report], ...]:
        """All reports, earliest first; those of one date by the agenda, then by file name.

        Every list of reports has this order, or that of ``latest_reports``.
        """
        numbers = self._numbers_of_reports
        return tuple(
            sorted(
                self.reports.values(),
                key=lambda entry: (entry.record.date, numbers[entry.slug], entry.slug),
            )
        )

    @cached_property
    def has_decisions(self) -> bool:
        """Whether any meeting has a decision on record."""
        return any(meeting.record.decisions for meeting in self.meetings.values())

    @cached_property
    def latest_reports(self) -> tuple[Entry[Report], ...]:
        """All reports, latest first; those of one date in the order in which they were put."""
        return tuple(
            sorted(self.reports_by_date, key=lambda entry: entry.record.date, reverse=True)
        )

    @cached_property
    def _numbers_of_reports(self) -> Mapping[str, tuple[int, str]]:
        """The item to which each report was put, for sorting; one without an item is the last."""
        listed = {
            slug: item.number
            for meeting in self.meetings.values()
            for item in meeting.record.items
            for slug in item.reports
        }
        return {
            slug: _sortable(entry.record.item or listed.get(slug, ""))
            for slug, entry in self.reports.items()
        }

    @cached_property
    def wider_topics(self) -> Mapping[str, tuple[str, ...]]:
        """Each topic with those around it, from the narrowest to the widest; a circle ends it."""
        wider = {}
        for slug in self.topics:
            way: dict[str, None] = {}
            inside = slug
            while inside in self.topics and inside not in way:
                way[inside] = None
                inside = self.topics[inside].record.broader or ""
            wider[slug] = tuple(way)
        return wider

    @cached_property
    def seats(self) -> Mapping[str, tuple[Seat, ...]]:
        """Where each person sat or sent apologies, by date."""
        by_person: dict[str, list[Seat]] = defaultdict(list)
        for meeting in self.meetings_by_date:
            for how in ("present", "also_present", "apologies"):
                for attendance in getattr(meeting.record, how) or ():
                    by_person[attendance.person].append(Seat(meeting, how, attendance))
        return {person: tuple(seats) for person, seats in by_person.items()}

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Who held which post when, from tenures on record and from attendance, by date.

        People and posts that are not on record are left out: a check reports these names.
        """
        seen: dict[tuple[str, str], set[PartialDate]] = defaultdict(set)
        for person, seats in self.seats.items():
            for seat in seats:
                if seat.attendance.post:
                    seen[person, seat.attendance.post].add(seat.meeting.record.date)
        for report in self.reports_by_date:
            record = report.record
            for author in (*record.authors, record.sponsor):
                if author and author.person and author.post:
                    seen[author.person, author.post].add(record.date)
        holdings = []
        for person, entry in self.people.items():
            tenures = entry.record.tenures
            extra: list[set[PartialDate]] = [set(tenure.seen) for tenure in tenures]
            for post in dict.fromkeys(tenure.post for tenure in tenures):
                outside: set[PartialDate] = set()
                for date in seen.pop((person, post), ()):
                    place = tenure_on(tenures, post, date)
                    (outside if is_outside(tenures[place], date) else extra[place]).add(date)
                if outside:
                    seen[person, post] = outside
            holdings += [holding_of(person, *pair) for pair in zip(tenures, extra, strict=True)]
        for (person, post), dates in seen.items():
            holdings.append(Holding(person, post, "", None, None, tuple(sorted(dates)), ""))
        known = [
            holding
            for holding in holdings
            if holding.person in self.people and holding.post in self.posts
        ]
        return tuple(sorted(known, key=lambda holding: (holding.first, holding.person)))

    def held_by(self, person: str) -> tuple[Holding, ...]:
        """Return the posts that a person held, earliest first."""
        return self._holdings_of_person.get(person, ())

    @cached_property
    def _holdings_of_person(self) -> Mapping[str, tuple[Holding, ...]]:
        by_person: dict[str, list[Holding]] = defaultdict(list)
        for holding in self.holdings:
            by_person[holding.person].append(holding)
        return {person: tuple(holdings) for person, holdings in by_person.items()}

    @cached_property
    def holdings_of_post(self) -> Mapping[str, tuple[Holding, ...]]:
        """The holders of each post, earliest first."""
        by_post: dict[str, list[Holding]] = defaultdict(list)
        for holding in self.holdings:
            by_post[holding.post].append(holding)
        return {post: tuple(holdings) for post, holdings in by_post.items()}

    def holder(self, post: str, date: PartialDate) -> str | None:
        """Return the one person whom the documents show in a post on a date, or None."""
        entry = self.posts.get(post)
        if entry is None or entry.record.shared:
            return None
        holders = {
            holding.person
            for holding in self.holdings_of_post.get(post, ())
            if holding.covers(date)
        }
        return holders.pop() if len(holders) == 1 else None


def _sortable(number: str) -> tuple[int, str]:
    """Return the number of an item as it is sorted: 4, 4A, 10, and none at the end."""
    figures = re.match(r"[0-9]{1,6}", number)
    return (int(figures[0]), number[figures.end() :]) if figures else (1_000_000, number)
