"""What the ledger makes of a text: the anchors that its places keep, and those that are gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from comsite.base.fingerprints import fingerprint
from comsite.base.urls import number_slug
from comsite.base.urls import record as record_url
from comsite.content.entries import Entry
from comsite.content.ledger import Recorded
from comsite.content.models import Meeting, Record
from comsite.texts.agenda import (
    ANCHOR,
    ITEM,
    OPENING,
    Before,
    cut,
    items_before,
    present,
    same_items,
    slugs,
)
from comsite.texts.clerk import PLAIN, Block, Decision, Heirs, decide, end_of
from comsite.texts.footnotes import share_out
from comsite.texts.markdown import parse, plain
from comsite.texts.numbering import NumberedText, number_item


@dataclass(frozen=True, slots=True)
class GoneItem:
    """An item that was published and is gone: its number in its address, and all its anchors.

    Each anchor has that of the place where most of its words are now, or nothing.
    """

    slug: str
    anchors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The number in the address of each part of a meeting's notes, and what its places keep.

    Both are in the order of the parts, the text before the first item included if there is one.
    """

    slugs: tuple[str, ...]
    decisions: tuple[Decision, ...]
    gone: tuple[GoneItem, ...] = ()

    def number(self, part: int, printed: str) -> str:
        """Return the number that an item's paragraphs have: the printed one, if that is its own."""
        return printed if self.slugs[part] == number_slug(printed) else self.slugs[part].upper()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a meeting's notes; ``line`` is that of its heading in the file, or 0."""

    number: str
    title: str
    tokens: list[Token]
    line: int


def parts_of(tokens: list[Token], first_line: int) -> list[Part]:
    """Return the items of a meeting's notes, and what stands before them. Others are left out."""
    parts = []
    pieces = cut(tokens)
    share_out([inside for _, inside in pieces])
    for heading, inside in pieces:
        if heading is None:
            if inside:
                parts.append(Part(OPENING, "", inside, 0))
            continue
        match = ITEM.fullmatch(plain(heading.children or []).strip())
        if match:
            line = first_line + (heading.map[0] if heading.map else 0)
            parts.append(Part(match[1], match[2], inside, line))
    return parts


def agenda_of(entry: Entry[Meeting], recorded: Recorded | None, parts: Sequence[Part]) -> Agenda:
    """Say which number each part of a meeting's notes has in its address, and what it keeps."""
    printed = tuple(number_slug(part.number) for part in parts)
    simple = Agenda(printed, (PLAIN,) * len(parts))
    if recorded is None or recorded.is_plain(entry.body):
        return simple
    before = items_before(recorded.places)
    blocks = _blocks(entry, printed)
    items = [
        present(slug, part.title, [block.text for block in inside])
        for slug, part, inside in zip(printed, parts, blocks, strict=True)
    ]
    same = same_items(before, items)
    kept = tuple(slugs(before, items, same))
    if kept != printed:
        blocks = _blocks(entry, kept)
    taken = {place.anchor for place in recorded.places}
    decisions = []
    for index, inside in enumerate(blocks):
        own = same[index].places if index in same else ()
        decisions.append(decide(own, inside, taken - {place.anchor for place in own}))
    page = record_url(entry.kind, entry.slug)
    every = _Every(before, blocks, decisions)
    led_on = tuple(every.led_on(one, at, page) for at, one in enumerate(decisions))
    still = set(kept)
    gone = tuple(every.gone(one) for one in before if one.slug not in still)
    return Agenda(kept, led_on, gone)


def body_decision(
    entry: Entry[Record],
    recorded: Recorded | None,
    number: Callable[[list[Token], str, int], NumberedText],
) -> Decision:
    """Say what the places of a report or a page keep; ``number`` numbers its tokens."""
    if recorded is None or recorded.is_plain(entry.body):
        return PLAIN
    tokens = parse(entry.body, entry.path, entry.body_line).tokens
    decision = decide(recorded.places, number(tokens, entry.path, entry.body_line).blocks, ())
    onward = {one.anchor: one.into for one in decision.gone}
    live = set(decision.anchors.values())
    gone = (replace(one, into=end_of(one.into, live, onward)) for one in decision.gone)
    return replace(decision, gone=tuple(gone))


def _blocks(entry: Entry[Meeting], numbers: Sequence[str]) -> list[tuple[Block, ...]]:
    """Number the parts of a meeting's notes by themselves, each as if it had the number given."""
    tokens = parse(entry.body, entry.path, entry.body_line).tokens
    return [
        number_item(
            part.tokens,
            number,
            entry.slug,
            entry.path,
            entry.body_line,
            is_agenda=entry.record.status == "scheduled",
        ).blocks
        for part, number in zip(parts_of(tokens, entry.body_line), numbers, strict=True)
    ]


class _Every:
    """All places of a meeting: those that the ledger has by item, and those of now by part."""

    def __init__(
        self,
        before: Sequence[Before],
        blocks: Sequence[Sequence[Block]],
        decisions: Sequence[Decision],
    ) -> None:
        self._places = {place.anchor: place for one in before for place in one.places}
        self._now = [
            [(fingerprint(block.text), decided.kept(block.anchor)) for block in inside]
            for inside, decided in zip(blocks, decisions, strict=True)
        ]
        self._part_of = {
            anchor: part for part, inside in enumerate(self._now) for _, anchor in inside
        }
        own = {one.anchor: one.into for decision in decisions for one in decision.gone}
        heirs = Heirs(self._places.values(), [text for inside in self._now for text in inside])
        self._onward = {
            anchor: heirs.moved(place) or own.get(anchor) or heirs.taken_up(place)
            if place.is_live
            else place.into
            for anchor, place in self._places.items()
            if anchor not in self._part_of
        }

    def led_on(self, decision: Decision, part: int, page: str) -> Decision:
        """Lead what is gone from a part on to where another has taken up its words."""
        gone = []
        for one in decision.gone:
            into = self._end(one.anchor)
            is_here = self._part_of.get(into) == part
            gone.append(replace(one, into=into if is_here or not into else f"{page}#{into}"))
        return replace(decision, gone=tuple(gone))

    def gone(self, item: Before) -> GoneItem:
        """Say of an item that is gone where the words of each of its places are, if anywhere."""
        leads = {place.anchor: self._end(place.anchor) for place in item.places}
        leads |= {place.anchor: "" for place in item.decisions}
        return GoneItem(item.slug, {f"{ANCHOR}{item.slug}": "", **leads})

    def _end(self, anchor: str) -> str:
        return end_of(self._onward.get(anchor, ""), self._part_of, self._onward)
