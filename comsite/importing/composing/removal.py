"""Remove records from the content."""

from __future__ import annotations

from dataclasses import replace

from comsite.content.entries import Content
from comsite.content.kinds import RECORDS
from comsite.content.pointers import references


def without_entries(content: Content, own: frozenset[tuple[str, str]]) -> Content:
    """Remove these records (folder, slug), and the people and posts that only they name."""
    gone = set(own)
    while True:
        entries = [entry for name in RECORDS for entry in content.records.get(name, ())]
        named: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
        for entry in entries:
            named[(entry.kind, entry.slug) in gone] |= {
                (folder, slug) for _, folder, slug in references(entry.record)
            }
        more = {
            record
            for record in named[True] - named[False] - gone
            if record[0] in ("people", "posts", "organisations")
        }
        if not more:
            break
        gone |= more
    remaining = {
        name: tuple(entry for entry in entries if (name, entry.slug) not in gone)
        for name, entries in content.records.items()
    }
    return replace(content, records=remaining)
