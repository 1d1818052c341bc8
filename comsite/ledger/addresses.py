"""Where each address leads that was published and has no page now.

A record, an item, an action or a file leads where an editor said, or nowhere: that is an error.
What follows from records (a day, a year of a topic, a feed) leads to the nearest page above it; a
post's page for a topic leads to the topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cached_property

from comsite.base import urls
from comsite.base.asked import asked
from comsite.content.kinds import FOLLOWED, RECORDS
from comsite.library.library import Library
from comsite.library.routes import files, folders_of, removed_addresses

_MEETING = re.compile(r"/meetings/[^/]+/")
_DAY = re.compile(r"/meetings/([0-9]{4}-[0-9]{2}-[0-9]{2}[^/]*)/")  # a meeting with a calendar
_FEED = re.compile(r"/feeds/([a-z]+)/([^/]+)\.xml")
_POST_TOPIC = re.compile(r"/posts/[^/]+/topics/([^/]+)/")
_LISTS = frozenset({"actions", "decisions", "dates", "data", "glossary", "search"})
_MOST_STEPS = 20  # of a chain of redirects


class Addresses:
    """All addresses that a library has, and those that the ledger has beside them."""

    def __init__(self, library: Library) -> None:
        self.archive = library.archive
        published = (route.url for route in library.routes if route.published)
        self.published = frozenset([*published, *files(library.archive, library.followed)])
        self.rows = {route.url: route.row for route in library.routes if route.row}
        self.removed: Mapping[str, str] = {
            address: f"{address.rstrip('/')}/" for _, address in removed_addresses(self.archive)
        }
        pages = (route.url for route in library.routes)
        self.now = self.published.union(pages, self.removed) - self.rows.keys()

    @cached_property
    def moves(self) -> tuple[tuple[str, str], ...]:
        """The redirects that editors wrote: an address as the ledger has it, if it has, and where.

        The ledger's have neither capitals nor a query, and those of pages a slash at the end.
        """
        ledger = self.archive.ledger.addresses
        return tuple((_recorded(moved.old, ledger), moved.new) for moved in self.archive.redirects)

    @cached_property
    def _ends(self) -> Mapping[str, str]:
        return {asked(old).key: new for old, new in self.moves}

    @cached_property
    def old(self) -> frozenset[str]:
        """The addresses that were published and have no page now."""
        return self.archive.ledger.addresses - self.now

    @cached_property
    def leads(self) -> Mapping[str, str]:
        """Where each old address leads: those of redirects, of rows, and of the ledger."""
        found = {old: self.end(new) for old, new in self.moves} | self.rows
        for address in sorted(self.old):
            new = found.get(address) or self._lead(address)
            if new:
                found[address] = new
        return {old: self._top_of(old, new) for old, new in found.items()}

    def joined(self, address: str, new: str) -> bool:
        """Return whether an address leads into a text that had places of its own before."""
        old, other = _text_at(address), _text_at(new)
        texts = self.archive.ledger.texts
        return old != other and old in texts and other in texts

    def _top_of(self, address: str, new: str) -> str:
        """Return where an address leads; the top of a text in which its places are others'.

        A browser would look there for the old number, and find other words.
        """
        if not self.joined(address, new):
            return new
        return f"{urls.record(*_text_at(new))}{urls.TOP}"

    @cached_property
    def for_now(self) -> frozenset[str]:
        """The addresses of pages that follow from records: they lead on until there is one again.

        A browser may keep for good where an address has moved, so servers say that this may change.
        """
        own = {old for old, _ in self.moves}
        return frozenset(
            address
            for address in self.leads
            if address.endswith("/") and address not in own and not self._moved(address)
        )

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """The old addresses that lead nowhere; of a record and what is under it, the record's."""
        nowhere = {address for address in self.old if address not in self.leads}
        gone = {address for address in nowhere if _MEETING.fullmatch(address)}
        return tuple(
            address
            for address in sorted(nowhere)
            if nowhere.isdisjoint(set(folders_of(address)) - {address})
            and urls.record("meetings", self._meeting_of(address)) not in gone
        )

    def _lead(self, address: str) -> str:
        """Return where an address of the ledger leads, or nothing."""
        moved = self._moved(address)
        if moved:
            is_part = address.startswith(("/meetings/", "/actions/"))
            is_lost = is_own(address) and is_part and moved not in self.now
            return "" if is_lost and is_own(moved) else self._nearest(moved)
        feed = _FEED.fullmatch(address)
        if feed:
            record = urls.record(*feed.groups())
            new = self._moved(record).strip("/").split("/")
            own = urls.feed(*new) if len(new) == 2 and new[0] in FOLLOWED else ""
            return own if own in self.now else urls.FEED
        return "" if is_own(address) else self._nearest(address)

    def _moved(self, address: str) -> str:
        """Return what redirects make of an address, those of what stands above it included."""
        new = address
        for _ in range(_MOST_STEPS):
            step = self._step(new)
            if not step or (new != address and new in self.now):
                break
            new = step
        if new == address and (meeting := self._meeting_of(address)):
            moved = self._moved(urls.record("meetings", meeting))
            slug = moved.strip("/").rpartition("/")[2]
            label = address.removeprefix(f"{urls.ACTIONS}{meeting}-").rstrip("/")
            return urls.action(f"{slug}-{label}") if moved else ""
        return new if new != address else ""

    def _step(self, address: str) -> str:
        """Return where the first redirect leads that is of an address, or of what stands above."""
        cuts = (cut.end() for cut in re.finditer("/", address))
        found = [self._firsts[old] for end in cuts if (old := address[:end]) in self._firsts]
        if address in self._firsts:
            found.append(self._firsts[address])
        if not found:
            return ""
        old, onward = self.moves[min(found)]
        return onward.partition("#")[0] + address.removeprefix(old)

    @cached_property
    def _firsts(self) -> Mapping[str, int]:
        """The place of the first redirect of each address."""
        return {old: index for index, (old, _) in reversed(list(enumerate(self.moves)))}

    def _meeting_of(self, address: str) -> str:
        """Return the slug of the meeting whose action an address is, or nothing."""
        if not address.startswith(urls.ACTIONS):
            return ""
        slug = address.removeprefix(urls.ACTIONS)
        known = (old.strip("/").rpartition("/")[2] for old in self._meetings)
        return max((one for one in known if slug.startswith(f"{one}-")), key=len, default="")

    @cached_property
    def _meetings(self) -> tuple[str, ...]:
        """The addresses of all meetings that there are, or were."""
        every = self.now | self.archive.ledger.addresses | {old for old, _ in self.moves}
        return tuple(one for one in every if _MEETING.fullmatch(one))

    def end(self, new: str) -> str:
        """Return where a chain of redirects ends that begins with an address."""
        for _ in range(_MOST_STEPS):
            path, mark, fragment = new.partition("#")
            if path in self.rows:
                return self.rows[path]
            if path in self.now or "?" in path:
                break
            moved = self._ends.get(asked(path).key) or self._moved(path)
            if not moved:
                break
            new = moved if "#" in moved else f"{moved}{mark}{fragment}"
        return new

    def _nearest(self, address: str) -> str:
        """Return the address, or the nearest above it that has a page; the topic of a post's page.

        What a post has to do with a topic stands at the topic, among what others have.
        """
        of_topic = _POST_TOPIC.fullmatch(address)
        if of_topic and address not in self.now:
            topic = self.end(urls.record("topics", of_topic[1]))
            if topic in self.published:
                return topic
        while address not in self.now and address != urls.HOME:
            if address in self.rows:
                return self.rows[address]
            address = address.rstrip("/").rpartition("/")[0] + "/"
        return address

    @property
    def data(self) -> Iterator[tuple[str, str]]:
        """The files of data beside pages that have moved, and where they are now.

        The data of a record that is a row stay where they are. The card of a page and the calendar
        of a meeting go along too.
        """
        records = {row: record for record, row in self.rows.items()}
        for old, new in self.leads.items():
            page = records.get(new, new.partition("#")[0])
            if old == page or not old.endswith("/"):
                continue
            if is_own(old) and is_own(page):
                yield urls.beside(old), urls.data(page)
            if _has_card(old) and _has_card(page):
                yield urls.card(old), urls.card(page)
            days = _DAY.fullmatch(old), _DAY.fullmatch(page)
            if days[0] and days[1]:
                yield urls.event(days[0][1]), urls.event(days[1][1])


def _text_at(address: str) -> tuple[str, str]:
    """Return the folder and slug of the record that an address is of, or lies under."""
    kind, _, rest = address.partition("#")[0].strip("/").partition("/")
    return kind, rest.partition("/")[0]


def is_own(address: str) -> bool:
    """Return whether an address is that of a record, an item, an action or a file."""
    parts = address.strip("/").split("/")
    if address.startswith("/files/"):
        return True
    if not address.endswith("/") or address in (urls.HOME, urls.DATES, urls.DATA):
        return False
    if parts[0] == "meetings":
        return len(parts) in (2, 3) and parts[2:] != ["changes"]
    if parts[0] == "actions":
        return len(parts) == 2 and parts[1][:1].isdigit()
    if parts[0] in RECORDS:
        return len(parts) == 2
    return len(parts) == 1 and parts[0] not in _LISTS


def _has_card(address: str) -> bool:
    """Return whether a page has a card of its own."""
    return is_own(address) and address.startswith(("/meetings/", urls.ACTIONS, "/topics/"))


def _recorded(old: str, ledger: Set[str]) -> str:
    """Return an address as the ledger has it; what it does not have stays as it is."""
    key = asked(old).key
    return next((address for address in (old, f"{key}/", key) if address in ledger), old)
