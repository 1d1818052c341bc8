"""What the ledger should say: of each text its places in their order, and every address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from comsite.base.fingerprints import fingerprint
from comsite.content.entries import Entry
from comsite.content.ledger import (
    ADDRESSES,
    FEEDS,
    FOLDER,
    TEXTS,
    Place,
    Recorded,
    write_addresses,
    write_feeds,
    write_places,
)
from comsite.ledger.addresses import Addresses
from comsite.library.library import Library
from comsite.texts.agenda import ANCHOR
from comsite.texts.clerk import Block, Gone
from comsite.texts.decisions import published
from comsite.texts.items import MeetingText


def files_now(library: Library) -> dict[str, str]:
    """Return the text of each file of the ledger as it should be, by its path in ``content/``.

    The library is one without drafts.
    """
    addresses = Addresses(library)
    every = library.archive.ledger.addresses | addresses.published
    return {
        **texts_now(library, addresses),
        f"{FOLDER}/{ADDRESSES}": write_addresses(every),
        f"{FOLDER}/{FEEDS}": write_feeds(library.feed_names),
    }


def texts_now(library: Library, addresses: Addresses) -> dict[str, str]:
    """Return the same of the texts alone.

    A text that has no file any more stays as the ledger has it, unless it has moved: then its
    places stand under the new address, if no others do.
    """
    archive = library.archive
    leads = addresses.leads
    moved = {old.strip("/") for old, new in leads.items() if not addresses.joined(old, new)}
    found = {
        _path(kind, slug): recorded.text
        for (kind, slug), recorded in archive.ledger.texts.items()
        if f"{kind}/{slug}" not in moved
    }
    for kind in TEXTS:
        for entry in archive.named(kind).values():
            found[_path(kind, entry.slug)] = _file(library, entry)
    return found


def _path(kind: str, slug: str) -> str:
    return f"{FOLDER}/{kind}/{slug}.txt"


def _file(library: Library, entry: Entry[Any]) -> str:
    """Return the file of a text; one whose text is as it was need not be worked out again."""
    recorded = library.archive.recorded(entry.kind, entry.slug)
    if recorded and recorded.is_of(entry.body) and not _has_decisions(entry, recorded):
        return recorded.text
    if entry.kind == "meetings":
        text = library.texts.meetings[entry.slug]
        return write_places(entry.body, _of_meeting(text, recorded), text.is_plain, recorded)
    bodies = library.texts.reports if entry.kind == "reports" else library.texts.pages
    body = bodies[entry.slug]
    places = _of_part(body.blocks, body.gone, _known(recorded))
    return write_places(entry.body, places, body.is_plain, recorded)


def _has_decisions(entry: Entry[Any], recorded: Recorded) -> bool:
    """Return whether a record lists decisions, or did: they are no part of its text."""
    return bool(getattr(entry.record, "decisions", ())) or any(published(recorded))


def _known(recorded: Recorded | None) -> dict[str, Place]:
    return {place.anchor: place for place in recorded.places} if recorded else {}


def _of_meeting(text: MeetingText, recorded: Recorded | None) -> Iterator[Place]:
    """List the places of a meeting: of each item its own, its text's and its decisions.

    Then come those of items that are gone.
    """
    known = _known(recorded)
    for part in text.parts:
        yield Place(f"{ANCHOR}{part.slug}", fingerprint(part.title))
        yield from _of_part(part.blocks, part.gone, known)
        for decision in part.decisions:
            yield Place(decision.anchor, fingerprint(decision.record.text))
        for gone in part.gone_decisions:
            yield _as_gone(known[gone.anchor], "")
    for item in text.gone:
        for anchor, into in item.anchors.items():
            yield _as_gone(known[anchor], into)


def _of_part(
    blocks: Iterable[Block], gone: Iterable[Gone], known: dict[str, Place]
) -> Iterator[Place]:
    """List places in the order of the text, each that is gone after the one before it."""
    after: dict[str, list[Place]] = defaultdict(list)
    for place in gone:
        after[place.after].append(_as_gone(known[place.anchor], place.into))
    waiting = after.pop("", [])
    for block in blocks:
        yield from _with_next(waiting, after)
        waiting = [Place(block.anchor, fingerprint(block.text))]
    yield from _with_next(waiting, after)


def _with_next(places: list[Place], after: dict[str, list[Place]]) -> Iterator[Place]:
    for place in places:
        yield place
        yield from _with_next(after.pop(place.anchor, []), after)


def _as_gone(place: Place, into: str) -> Place:
    """Return a place without the check, which only words that still stand have.

    It leads on for good to where its words went when they did; ``into`` may name the page too.
    """
    if not place.fingerprint:
        return Place(place.anchor, None)
    return Place(place.anchor, place.fingerprint.coarse, into.rpartition("#")[2] or place.into)
