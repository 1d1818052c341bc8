"""The content as it is without some of its records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from comsite.content.entries import Content
from comsite.content.pointers import references


def without_entries(content: Content, own: frozenset[tuple[str, str]]) -> Content:
    """The content without these records (folder, slug), and those that they alone name."""
    folders = ("meetings", "reports", "people", "posts", "organisations", "topics")
    gone = set(own)
    while True:
        entries = [one for name in folders for one in getattr(content, name)]
        named: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
        for entry in entries:
            named[(entry.kind, entry.slug) in gone] |= {
                (folder, slug) for _, folder, slug in references(entry.record)
            }
        more = {
            one
            for one in named[True] - named[False] - gone
            if one[0] in ("people", "posts", "organisations")
        }
        if not more:
            break
        gone |= more
    kept: dict[str, Any] = {
        name: tuple(one for one in getattr(content, name) if (name, one.slug) not in gone)
        for name in folders
    }
    return replace(content, **kept)
