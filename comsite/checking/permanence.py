"""Checks against the ledger: what was published and would be gone, and lines that are broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comsite.base.problems import Problem
from comsite.checking.lines import Lost
from comsite.content.kinds import KINDS
from comsite.ledger.addresses import Addresses
from comsite.library.library import Library

_FILE = 'this file is gone, and its address "{0}" was published; put it back, or say what became of'
_FILE += ' it: comsite ledger move {0} NEW-ADDRESS, or comsite ledger remove {0} "WHY"; to keep the'
_FILE += ' page with a banner, put the file back and type comsite withdraw {0} "WHY"'
_DRAFT = 'the address "{0}" was published, and is held back now, as a draft or with the drafts that'
_DRAFT += " alone use it; publish it again; if it must go, delete it and type comsite ledger remove"
_DRAFT += ' {0} "WHY"'
_PART = 'the address "{0}" was published, and what stood there is gone; put it back, or say what'
_PART += " became of it: comsite ledger move {0} NEW-ADDRESS, or comsite ledger remove {0}"
_PART += ' "WHY"; to keep the page with a banner, put it back and type comsite withdraw'
_PART += ' {1} "WHY"'
_PART_THERE = 'the address "{0}" was published, and what stood there is gone{1}; if it is gone for'
_PART_THERE += " good, say what became of it: comsite ledger move {0} NEW-ADDRESS, or comsite"
_PART_THERE += ' ledger remove {0} "WHY"'


def check_permanence(library: Library, addresses: Addresses) -> list[Problem]:
    """Find what was published and leads nowhere now, and lines of the ledger that are broken."""
    archive = library.archive
    return [
        *(problem for text in archive.ledger.texts.values() for problem in text.problems),
        *_lost(library, addresses),
    ]


def _lost(library: Library, addresses: Addresses) -> Iterator[Problem]:
    archive = library.archive
    top = archive.site_entry.path.rpartition("/")[0]
    reported = {problem.path for problem in library.texts.problems}
    told: set[tuple[str, str]] = set()
    lost = {slug: Lost(entry) for slug, entry in archive.meetings.items()}
    for address in addresses.lost:
        parts = address.strip("/").split("/")
        kind, slug = ("pages", parts[0]) if len(parts) == 1 else (parts[0], parts[1])
        if (kind, slug) in archive.unread:
            continue  # it has problems of its own
        if (kind, slug) in archive.drafts:
            path = f"{top}/{kind}/{slug}{KINDS[kind].ending}" if kind in KINDS else f"{top}/{kind}"
            yield Problem(path, 0, _DRAFT.format(address))
            continue
        if kind == "actions":
            meeting = next((one for one in archive.meetings if slug.startswith(f"{one}-")), "")
            kind, slug = "meetings", meeting or slug
        path = f"{top}/{kind}/{slug}" + (KINDS[kind].ending if kind in KINDS else "")
        if path in reported:
            continue  # it has problems of its own, and nobody knows its places
        whole = len(parts) < 3 and parts[0] != "actions"
        record = f"/{kind}/{slug}/"
        hint = _hint(kind, slug, parts, lost)
        if not hint:
            yield Problem(path, 0, (_FILE if whole else _PART).format(address, record))
        elif (path, hint) not in told:  # once for all actions below a heading
            told.add((path, hint))
            yield Problem(path, 0, _PART_THERE.format(address, hint))


def _hint(kind: str, slug: str, parts: list[str], lost: Mapping[str, Lost]) -> str:
    """Say which line may be the heading of what is lost, if one looks like it."""
    if kind != "meetings" or slug not in lost:
        return ""
    if parts[0] == "actions":
        return lost[slug].actions
    return lost[slug].item(parts[2]) if len(parts) == 3 else ""
