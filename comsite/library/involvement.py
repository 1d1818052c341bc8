"""Who took part in what: by person, and by the post that the person held that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Author, Report
from comsite.content.pointers import references
from comsite.texts.items import Item, Texts
from comsite.texts.mentions import Mention
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class PartInItem:
    """What a person, post or organisation does in an item.

    ``people`` are the slugs of the people: for a post, those who held it that day. ``acts`` has the
    anchors of paragraphs by act: ``asked``, ``put`` (was asked), ``answered``, ``presented``,
    ``said``, or ``named`` where the text does no more than name them.
    """

    item: Item
    people: tuple[str, ...]
    acts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NamedInReport:
    """The people named in a report (slugs), and the anchors of the paragraphs, in order."""

    people: dict[str, None]
    anchors: dict[str, None]


class Involvement:
    """The parts of people and posts in the items of one archive."""

    def __init__(self, archive: Archive, texts: Texts) -> None:
        self.archive = archive
        self.texts = texts

    @cached_property
    def of_person(self) -> Mapping[str, tuple[PartInItem, ...]]:
        """The items that name each person or have them speak, earliest first."""
        return self._parts(lambda target, _: {target.slug} if target.kind == "people" else set())

    @cached_property
    def of_organisation(self) -> Mapping[str, tuple[PartInItem, ...]]:
        """The items that name each organisation, earliest first."""
        return self._parts(
            lambda target, _: {target.slug} if target.kind == "organisations" else set()
        )

    @cached_property
    def of_post(self) -> Mapping[str, tuple[PartInItem, ...]]:
        """The items that name a holder of each post, or the post itself, earliest first."""
        return self._parts(
            lambda target, item: self.posts_on(target, self._date(item), item.meeting)
        )

    @cached_property
    def reports_of_post(self) -> Mapping[str, Mapping[str, NamedInReport]]:
        """The reports that name a holder of each post, or the post itself, by slug."""
        by_post: dict[str, dict[str, NamedInReport]] = defaultdict(dict)
        for entry in self.archive.reports_by_date:
            for mention in self.texts.reports[entry.slug].mentions:
                for post in self.posts_on(mention.target, entry.record.date):
                    named = by_post[post].setdefault(entry.slug, NamedInReport({}, {}))
                    named.anchors[mention.anchor] = None
                    if mention.target.kind == "people":
                        named.people[mention.target.slug] = None
        return by_post

    def posts_on(self, target: Target, date: PartialDate, meeting: str = "") -> set[str]:
        """Return the posts that a name stands for on a date.

        What the text says comes first, then the attendance. Tenures are asked only where both say
        nothing.
        """
        if target.kind == "posts":
            return {target.slug}
        if target.kind != "people":
            return set()
        posts = {target.post} if target.post else set()
        posts |= self._attended.get((meeting, target.slug), set())
        if not posts:
            held = self.archive.held_by(target.slug)
            posts = {holding.post for holding in held if holding.covers(date)}
        return posts

    def named_in(
        self, mentions: Iterable[Mention], date: PartialDate, meeting: str = ""
    ) -> Mapping[str, set[str]]:
        """Return the people, posts and organisations that a text names: slugs by kind.

        A post is named with its holder on the day, whatever the text calls them.
        """
        slugs: dict[str, set[str]] = defaultdict(set)
        for target in {mention.target for mention in mentions}:
            slugs[target.kind].add(target.slug)
            slugs["posts"] |= self.posts_on(target, date, meeting)
        return slugs

    def named_in_item(self, item: Item) -> Mapping[str, set[str]]:
        """Return whom and what an item names, those of its decisions included: slugs by kind."""
        date = self.archive.meetings[item.meeting].record.date
        by_kind = defaultdict[str, set[str]](set)
        by_kind.update(self.named_in(item.mentions, date, item.meeting))
        for decision in item.decisions:
            for _, kind, slug in references(decision.record):
                by_kind[kind].add(slug)
        return by_kind

    def named_in_report(self, entry: Entry[Report]) -> Mapping[str, set[str]]:
        """Return who wrote, sponsored, asked for or is named in a report: slugs by kind."""
        record, by_kind = entry.record, defaultdict[str, set[str]](set)
        named = self.named_in(self.texts.reports[entry.slug].mentions, record.date)
        for kind, slugs in named.items():
            by_kind[kind] |= slugs
        for author in (*record.authors, record.sponsor, record.requested_by):
            for kind, slug in _records_of(author) if author else ():
                by_kind[kind].add(slug)
        return by_kind

    def holders_at(self, post: str, meeting: str) -> tuple[str, ...]:
        """Return who attended a meeting in a post, as the notes print it."""
        return self._holders.get((meeting, post), ())

    @cached_property
    def _attended(self) -> Mapping[tuple[str, str], set[str]]:
        """The posts in which each person attended each meeting."""
        posts: dict[tuple[str, str], set[str]] = defaultdict(set)
        for meeting, person, post in self._seats():
            posts[meeting, person].add(post)
        return posts

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for meeting, person, post in self._seats():
            holders[meeting, post].append(person)
        return {key: tuple(sorted(people)) for key, people in holders.items()}

    def _seats(self) -> Iterator[tuple[str, str, str]]:
        for person, seats in self.archive.seats.items():
            for seat in seats:
                if seat.attendance.post and seat.how != "apologies":
                    yield seat.meeting.slug, person, seat.attendance.post

    def _date(self, item: Item) -> PartialDate:
        return self.archive.meetings[item.meeting].record.date

    def _parts(
        self, keys_of: Callable[[Target, Item], Iterable[str]]
    ) -> Mapping[str, tuple[PartInItem, ...]]:
        by_key: dict[str, list[PartInItem]] = defaultdict(list)
        for entry in self.archive.meetings_by_date:
            for item in self.texts.meetings[entry.slug].items:
                for key, part in sorted(_parts_in(item, keys_of).items()):
                    by_key[key].append(part)
        return {key: tuple(parts) for key, parts in by_key.items()}


def _records_of(author: Author) -> Iterator[tuple[str, str]]:
    named = (
        ("people", author.person),
        ("posts", author.post),
        ("organisations", author.organisation),
    )
    return ((kind, slug) for kind, slug in named if slug)


def _parts_in(
    item: Item, keys_of: Callable[[Target, Item], Iterable[str]]
) -> dict[str, PartInItem]:
    """Return the part that each has in an item; a paragraph counts as ``named`` if nothing else."""
    acts: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    people: dict[str, dict[str, None]] = defaultdict(dict)
    for act, target, anchor in _acts(item):
        for key in keys_of(target, item):
            if act != "named" or not any(anchor in anchors for anchors in acts[key].values()):
                acts[key][act][anchor] = None
            if target.kind == "people":
                people[key][target.slug] = None
    return {
        key: PartInItem(
            item,
            tuple(sorted(people[key])),
            {act: tuple(anchors) for act, anchors in of_key.items()},
        )
        for key, of_key in acts.items()
    }


def _acts(item: Item) -> Iterator[tuple[str, Target, str]]:
    """List every act: what was done, by whom and where; mere mentions come last."""
    for statement in item.statements:
        yield statement.act, statement.speaker, statement.anchor
        if statement.act == "asked":
            yield from (("put", target, statement.anchor) for target in statement.to)
    for mention in item.mentions:
        yield "named", mention.target, mention.anchor


def presented_at(item: Item, anchor: str, put_to: Collection[str]) -> set[str]:
    """Return the report that is presented in a paragraph: named there, or the item's only one.

    ``put_to`` are the slugs of the reports put to the item. Where several are meant, none is.
    """
    named = {
        mention.target.slug
        for mention in item.mentions
        if mention.anchor == anchor and mention.target.kind == "reports"
    }
    meant = named.intersection(put_to) or (set() if named else set(put_to))
    return meant if len(meant) == 1 else set()
