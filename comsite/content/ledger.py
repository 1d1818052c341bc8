"""What was published before, as ``content/ledger/`` keeps it: anchors, fingerprints, addresses.

Each meeting, report and page has a file of its own, which says in the order of the text, a line
each, which places the text has or once had. The words are not there. ``addresses.txt`` lists the
addresses that belong to no text. Lines only come in, so two branches merge line by line.
``feeds.txt`` has with what the names of news begin in feeds and calendars, for good.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

from comsite.base.fingerprints import Fingerprint, read_fingerprint
from comsite.base.problems import Problem

FOLDER = "ledger"
ADDRESSES = "addresses.txt"
FEEDS = "feeds.txt"
TEXTS = ("meetings", "reports", "pages")  # folders of content with texts that have places
_HEAD = "# Written by comsite. To renew it: comsite ledger update"
_TEXT = "text"
_FIRST = "first"  # before the site's first address
_TAKEN_DOWN = "!taken-down "  # and a mark, which is another each time
_INTO = ">"  # before the anchor of the place that took up the words
_ALIKE = 0.5  # the least likeness of the words of one place on two branches
_NO_PLACES = ("#", f"{_TEXT} ", _TAKEN_DOWN)  # how lines begin that are of no place
# Of a page, with a slash at its end, or of a file that is none.
_ADDRESS = re.compile(
    r"/|(?:/[a-z0-9_-][a-z0-9._-]*)+/|(?:/[a-z0-9_-][a-z0-9._-]*)+\.(?!html)[a-z0-9]+"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text has, or once had, by its ``anchor``.

    The fingerprint is that of the words that stood there last; it is None where these were taken
    down. It has no check where the words are gone; ``into`` is the anchor of the place that took
    them up then, or empty.
    """

    anchor: str
    fingerprint: Fingerprint | None
    into: str = ""

    @property
    def is_live(self) -> bool:
        """Whether the words stood there when the ledger was written."""
        return self.fingerprint is not None and self.fingerprint.check >= 0

    def __str__(self) -> str:
        """Write it as a line."""
        parts = [self.anchor, str(self.fingerprint or ""), self.into and f"{_INTO}{self.into}"]
        return " ".join(filter(None, parts))


@dataclass(frozen=True)
class Recorded:
    """What the ledger has on one text, from the file at ``path``."""

    path: str
    text: str

    def is_plain(self, body: str) -> bool:
        """Return whether a text is as it was, and has the places that it would have without."""
        return self._head[:3] == [_TEXT, _sum(body), "plain"]

    def is_of(self, body: str) -> bool:
        """Return whether a text is as it was."""
        return self._head[:2] == [_TEXT, _sum(body)]

    @cached_property
    def _head(self) -> list[str]:
        """The parts of the line about the whole: the sum of the text, how it is, that of places."""
        lines = self.text.split("\n", 2)
        return lines[1].split(" ") if len(lines) > 1 else []

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places, in the order of the text.

        Of an anchor that stands twice, since two branches changed its words, it is the first, but
        what one branch has taken down stays down.
        """
        found: dict[str, Place] = {}
        for line in self.text.splitlines():
            place = _place(line)
            if place and (place.anchor not in found or place.fingerprint is None):
                found[place.anchor] = place
        return tuple(found.values())

    @property
    def problems(self) -> list[Problem]:
        """The lines that cannot be read; none where the sum of all of them is right."""
        if self._head[3:] == [_sum(self.text.split("\n", 2)[-1])]:
            return []
        remedy = "take the file as it was published last, from git, and type comsite ledger update"
        seen: dict[str, Place] = {}
        twice = [
            Problem(
                self.path,
                number,
                f'"{line.partition(" ")[0]}" stands twice in the ledger, for other words: two'
                " branches gave the same number; keep the line that was published first, and take"
                " out the other",
            )
            for number, line in enumerate(self.text.splitlines(), 1)
            if (place := _place(line)) and _unlike(seen.setdefault(place.anchor, place), place)
        ]
        return twice + [
            Problem(self.path, number, f'this line of the ledger reads "{line[:60]}"; {remedy}')
            for number, line in enumerate(self.text.splitlines(), 1)
            if not line.startswith(_NO_PLACES) and _place(line) is None
        ]


@dataclass(frozen=True, slots=True)
class FeedNames:
    """By what feeds and calendars name what they tell, whatever the site's address is later.

    ``first`` is the site's address when this was written first. ``old`` are the addresses of the
    meetings and reports that were in feeds by their address before, each with what it then told:
    of a meeting ``announced``, ``held``, ``notes`` or ``cancelled``, of a report nothing.
    """

    first: str
    old: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ledger:
    """All that the ledger has: the texts by folder and slug, and the other addresses.

    ``feeds`` is None before the ledger has it.
    """

    texts: Mapping[tuple[str, str], Recorded] = field(default_factory=dict)
    addresses: frozenset[str] = frozenset()
    is_there: bool = False
    feeds: FeedNames | None = None


def read_addresses(text: str) -> frozenset[str]:
    """Return the addresses of a text with one in a line; what cannot be one is left out."""
    return frozenset(line for line in text.splitlines() if _ADDRESS.fullmatch(line))


def write_addresses(addresses: Iterable[str]) -> str:
    """Return the text that ``read_addresses`` reads."""
    return "\n".join([_HEAD, *sorted(addresses), ""])


def read_feeds(text: str) -> FeedNames | None:
    """Return what a text says of the names of news; None if it does not say the first address."""
    pairs = [line.partition(" ") for line in text.splitlines() if not line.startswith("#")]
    first = next((address for name, _, address in pairs if name == _FIRST), "")
    old = {name: told for name, _, told in pairs if name.startswith("/")}
    return FeedNames(first, old) if first else None


def write_feeds(names: FeedNames) -> str:
    """Return the text that ``read_feeds`` reads."""
    lines = [f"{address} {told}".rstrip() for address, told in sorted(names.old.items())]
    return "\n".join([_HEAD, f"{_FIRST} {names.first}", *lines, ""])


def taken_down(text: str) -> frozenset[str]:
    """Return the lines of a ledger's file that say that words of the text were taken down."""
    return frozenset(line for line in text.splitlines() if line.startswith(_TAKEN_DOWN))


def with_taken_down(text: str) -> str:
    """Return a ledger's file with one more line that says so.

    The mark is a sum of the file without the words, so it tells nothing of them.
    """
    head, about, lines = text.split("\n", 2)
    return "\n".join([head, about, f"{_TAKEN_DOWN}{_sum(text)}", lines])


def write_places(
    body: str, places: Iterable[Place], plain: bool, before: Recorded | None = None
) -> str:
    """Return the file for a text; ``plain`` says that each place is what it would be without.

    What was taken down is as in the file ``before``.
    """
    taken = sorted(taken_down(before.text)) if before else []
    lines = "\n".join([*taken, *map(str, places), ""])
    how = "plain" if plain else "kept"
    return f"{_HEAD}\n{_TEXT} {_sum(body)} {how} {_sum(lines)}\n{lines}"


def _unlike(one: Place, other: Place) -> bool:
    """Return whether two places had other words, and not those of one paragraph after an edit."""
    if one.fingerprint is None or other.fingerprint is None:
        return False
    return one.fingerprint.likeness(other.fingerprint) < _ALIKE


def _sum(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


def _place(line: str) -> Place | None:
    anchor, _, written = line.partition(" ")
    if not anchor or line.startswith(_NO_PLACES):
        return None
    written, _, into = written.partition(f" {_INTO}")
    if not written:
        return Place(anchor, None)
    found = read_fingerprint(written)
    return Place(anchor, found, into) if found else None
