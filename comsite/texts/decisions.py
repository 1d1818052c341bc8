"""Decisions: each stands at its item, by the label that an editor gave it, for good."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comsite.base.urls import number_slug
from comsite.content.entries import Entry
from comsite.content.ledger import Place, Recorded
from comsite.content.models import Meeting
from comsite.texts.agenda import DECISION
from comsite.texts.items import Decided, GoneDecision

_LETTERS = re.compile(r"[a-z]{1,2}")


def anchor_of(label: str) -> str:
    """Return the anchor of a decision, by its label."""
    return f"{DECISION}{number_slug(label)}"


def item_of(label: str, items: Iterable[str]) -> str:
    """Return the item that a label is of, among the slugs of items; nothing if it is of none.

    What follows the item's number is a letter, or two.
    """
    slug = number_slug(label)
    fitting = (
        item
        for item in items
        if slug.startswith(item) and _LETTERS.fullmatch(slug.removeprefix(item))
    )
    return max(fitting, key=len, default="")


def decided(
    entry: Entry[Meeting], items: Sequence[tuple[str, str]]
) -> Mapping[str, tuple[Decided, ...]]:
    """Return the decisions of each item, by its slug; ``items`` are slugs with printed numbers.

    One that is of no item is left out; a check reports it.
    """
    numbers = dict(items)
    found: dict[str, list[Decided]] = defaultdict(list)
    for index, record in enumerate(entry.record.decisions):
        slug = item_of(record.label, numbers)
        if slug:
            found[slug].append(
                Decided(
                    label=record.label,
                    meeting=entry.slug,
                    item=numbers[slug],
                    item_slug=slug,
                    anchor=anchor_of(record.label),
                    record=record,
                    line=entry.tree.line(("decisions", index)),
                )
            )
    return {slug: tuple(decisions) for slug, decisions in found.items()}


def published(recorded: Recorded | None) -> Iterator[Place]:
    """List the decisions that the ledger has of a meeting."""
    for place in recorded.places if recorded else ():
        if place.anchor.startswith(DECISION):
            yield place


def gone(
    entry: Entry[Meeting], recorded: Recorded | None, items: Iterable[str]
) -> Mapping[str, tuple[GoneDecision, ...]]:
    """Return what was published at each item and is not listed any more, by the item's slug."""
    slugs = tuple(items)
    now = {anchor_of(record.label) for record in entry.record.decisions}
    found: dict[str, list[GoneDecision]] = defaultdict(list)
    for place in published(recorded):
        if place.anchor not in now:
            label = place.anchor.removeprefix(DECISION).replace("-", ".")
            is_taken = place.fingerprint is None
            found[item_of(label, slugs)].append(GoneDecision(label, place.anchor, is_taken))
    return {slug: tuple(decisions) for slug, decisions in found.items()}
