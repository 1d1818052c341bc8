"""The items of a meeting's notes: where the text is cut, and which item is which before.

An item keeps its address where it is printed under another number later; what takes its number
gets one with a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from comsite.base.fingerprints import Fingerprint, fingerprint
from comsite.base.insertions import Number, read_number
from comsite.content.ledger import Place

ITEM = re.compile(r"([1-9][0-9]{0,2}[A-Za-z]?(?:\.[0-9]{1,3}){0,3})[.):]?\s+(\S.*)")
OPENING = "0"  # the number that the text before the first item is given
ANCHOR = "item-"  # what the anchor of an item begins with
DECISION = "decision-"  # and that of a decision

_SAME_TEXT = 0.5  # the least likeness of two paragraphs that count as the same
_SAME_TITLE = 0.6  # the same of two titles
_BACK = 0.95  # the same of the title of an item that was gone
_SAME = 0.2  # the least share of its paragraphs that an item has kept


@dataclass(frozen=True, slots=True)
class Before:
    """An item as the ledger has it. The fingerprint of its own place is that of its title.

    ``places`` are those of its text; ``decisions`` are listed beside it, by labels of their own.
    """

    place: Place
    places: tuple[Place, ...]
    decisions: tuple[Place, ...] = ()

    @property
    def slug(self) -> str:
        """Its number, as in its address."""
        return self.place.anchor.removeprefix(ANCHOR)

    def likeness(self, item: Now) -> float:
        """Return how much of it an item is: 1 if it has all paragraphs, and more with the title."""
        live = [place.fingerprint for place in self.places if place.is_live and place.fingerprint]
        found = sum(
            any(words.likeness(text) >= _SAME_TEXT for text in item.texts) for words in live
        )
        title = self.place.fingerprint.likeness(item.title) if self.place.fingerprint else 0.0
        if not self.place.is_live:  # it was gone, and is back if it has the same title and words
            words = {place.fingerprint for place in self.places if place.fingerprint}
            back = not words or any(text.coarse in words for text in item.texts)
            return title if back and title >= _BACK else 0.0
        share = found / len(live) if live else 0.0
        return share + (title / 2 if title >= _SAME_TITLE or not live else 0.0)


@dataclass(frozen=True, slots=True)
class Now:
    """An item as the text has it: its number as in an address, its title, its paragraphs."""

    slug: str
    title: Fingerprint
    texts: tuple[Fingerprint, ...]


def cut(tokens: list[Token]) -> list[tuple[Token | None, list[Token]]]:
    """Cut a text at its second-level headings: each heading's words, and the tokens below it.

    The first part is what stands before the first heading, and has None for its heading.
    """
    parts: list[tuple[Token | None, list[Token]]] = [(None, [])]
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            parts.append((tokens[index + 1], []))
            index += 3
            continue
        parts[-1][1].append(token)
        index += 1
    return parts


def items_before(places: Sequence[Place]) -> list[Before]:
    """Return the items that the ledger has of a meeting, in the order of the text."""
    found: list[tuple[Place, list[Place], list[Place]]] = []
    for place in places:
        if place.anchor.startswith(ANCHOR):
            found.append((place, [], []))
        elif found:
            _, text, decisions = found[-1]
            (decisions if place.anchor.startswith(DECISION) else text).append(place)
    return [Before(place, tuple(text), tuple(decisions)) for place, text, decisions in found]


def present(slug: str, title: str, texts: Sequence[str]) -> Now:
    """Return an item to be compared with those before."""
    return Now(slug, fingerprint(title), tuple(fingerprint(text) for text in texts))


def same_items(before: Sequence[Before], items: Sequence[Now]) -> dict[int, Before]:
    """Return which item before each item is, by its place in the text; new ones are left out."""
    pairs = sorted(
        (-likeness, one.slug != item.slug, abs(at - index), at, index)
        for at, one in enumerate(before)
        for index, item in enumerate(items)
        if (likeness := one.likeness(item)) >= _SAME
    )
    found: dict[int, Before] = {}
    taken: set[int] = set()
    for _, _, _, at, index in pairs:
        if at not in taken and index not in found:
            taken.add(at)
            found[index] = before[at]
    empty = {
        one.slug: one
        for at, one in enumerate(before)
        if at not in taken and one.place.is_live and not any(p.is_live for p in one.places)
    }
    for index, item in enumerate(items):  # of an item without a text, the title may change too
        if index not in found and item.slug in empty:
            found[index] = empty[item.slug]
    return found


def slugs(before: Sequence[Before], items: Sequence[Now], same: dict[int, Before]) -> list[str]:
    """Return the number that each item has in its address; none stands twice."""
    taken = {one.slug for one in before}
    found: list[str] = []
    for index, item in enumerate(items):
        kept = same.get(index)
        slug = kept.slug if kept else item.slug
        if not kept and slug in taken:
            slug = next(free for free in _between(found, item.slug) if free not in taken)
        taken.add(slug)
        found.append(slug)
    return found


def _between(above: Sequence[str], printed: str) -> Iterator[str]:
    """Yield numbers for an item that is new below others: 4a after 4, 4b, 4c …"""
    number = next((n for slug in reversed(above) if (n := read_number(slug))), Number(0))
    for _ in range(25):
        number = number.inserted(None)
        yield str(number).lower()
    count = 2
    while True:
        yield f"{printed}-{count}"
        count += 1
