"""What a change does to what was published: the ledger as it is beside the ledger as it will be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comsite.content.ledger import FOLDER, Place, Recorded
from comsite.ledger.addresses import Addresses
from comsite.ledger.texts import texts_now
from comsite.library.library import Library

_SHORT = 12  # lines that are read at a glance


@dataclass(frozen=True, slots=True)
class Changes:
    """What happens to a text, by its address: its anchors that are new, that changed, that go."""

    address: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def changes_of_texts(library: Library) -> Iterator[Changes]:
    """List the texts in which something was published that is not as it was."""
    for path, text in sorted(texts_now(library, Addresses(library)).items()):
        kind, _, slug = path.removeprefix(f"{FOLDER}/").removesuffix(".txt").partition("/")
        recorded = library.archive.recorded(kind, slug)
        if recorded is None or recorded.text == text:
            continue
        before, now = _places(recorded), _places(Recorded(path, text))
        both = [anchor for anchor in now if anchor in before]
        changes = Changes(
            f"/{slug}/" if kind == "pages" else f"/{kind}/{slug}/",
            tuple(anchor for anchor in now if anchor not in before),
            tuple(anchor for anchor in both if _is_edited(before[anchor], now[anchor])),
            tuple(anchor for anchor in both if before[anchor].is_live and not now[anchor].is_live),
        )
        if changes.new or changes.changed or changes.gone:
            yield changes


def as_markdown(library: Library) -> Iterator[str]:
    """Write what changes as Markdown: a list of each kind, with its length. A long one is folded.

    A page that moved is one whose old address leads to a new one.
    """
    addresses, ledger = Addresses(library), library.archive.ledger.addresses
    new = addresses.published - ledger
    leads = {old: end for old, end in sorted(addresses.leads.items()) if old in ledger}
    moved = {old: end for old, end in leads.items() if end.partition("#")[0] in new}
    texts = list(changes_of_texts(library))
    lists = {
        "New pages": sorted(new - set(moved.values())),
        "Pages that moved": [f"{old} to {end}" for old, end in moved.items()],
        "Pages taken away": sorted(ledger & addresses.removed.keys()),
        "New places in texts": [_places_in(text, text.new) for text in texts if text.new],
        "Words changed, under their old numbers": [
            _places_in(text, text.changed) for text in texts if text.changed
        ],
        "Places gone, each with a line that says so": [
            _places_in(text, text.gone) for text in texts if text.gone
        ],
        "Older addresses that lead on, as they did or anew": [
            f"{old} to {end}" for old, end in leads.items() if old not in moved
        ],
    }
    if not any(lists.values()):
        yield "Nothing that was published changes."
    for name, lines in lists.items():
        if lines:
            yield from _folded(f"{name}: {len(lines):,}", [f"- {line}" for line in lines])


def _places_in(text: Changes, anchors: tuple[str, ...]) -> str:
    return f"{text.address} {', '.join(anchors)}"


def _folded(heading: str, lines: list[str]) -> list[str]:
    """Return a list under its heading, which opens it where it is long."""
    if len(lines) <= _SHORT:
        return [f"**{heading}**", "", *lines, ""]
    return [f"<details><summary>{heading}</summary>", "", *lines, "", "</details>", ""]


def _places(recorded: Recorded) -> Mapping[str, Place]:
    return {place.anchor: place for place in recorded.places}


def _is_edited(before: Place, now: Place) -> bool:
    return before.is_live and now.is_live and before.fingerprint != now.fingerprint
