"""What a change does to what was published: the ledger as it is beside the ledger as it will be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comsite.content.ledger import FOLDER, Place, Recorded
from comsite.ledger.addresses import Addresses
from comsite.ledger.texts import texts_now
from comsite.library.library import Library


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


def new_addresses(library: Library) -> list[str]:
    """List the addresses that were not published before."""
    addresses = Addresses(library)
    return sorted(addresses.published - library.archive.ledger.addresses)


def _places(recorded: Recorded) -> Mapping[str, Place]:
    return {place.anchor: place for place in recorded.places}


def _is_edited(before: Place, now: Place) -> bool:
    return before.is_live and now.is_live and before.fingerprint != now.fingerprint
