"""Records that too little is said of for a page: each is a row on the page that lists its kind.

This follows from the content alone. Once one more place names a record, it has its page again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup

from comsite.base import urls
from comsite.content.archive import Archive
from comsite.content.kinds import KINDS
from comsite.content.pointers import references
from comsite.texts.items import Action, BodyText, Item, MeetingText, Texts

# The slugs of the records that are rows, by their folder.
Rows = Mapping[str, Set[str]]

T = TypeVar("T", Action, Item, BodyText)

_LEAST = {kind.folder: kind.paged_from for kind in KINDS.values() if kind.paged_from}


def rows(archive: Archive, texts: Texts) -> Rows:
    """Find the records without a page: those that fewer places name than their kind asks for.

    A place is a paragraph or an action that names the record, an action that it owns, or another
    record that names it in a field: somebody who belongs to it, a report that it wrote. A committee
    always has a page, with its meetings.
    """
    places: dict[tuple[str, str], set[object]] = defaultdict(set)
    for place, kind, slug in (*_in_texts(texts), *_in_fields(archive)):
        if kind in _LEAST:
            places[kind, slug].add(place)
    return {
        kind: frozenset(
            slug
            for slug in archive.named(kind)
            if len(places[kind, slug]) < least and slug not in archive.committees
        )
        for kind, least in _LEAST.items()
    }


def _in_texts(texts: Texts) -> Iterator[tuple[object, str, str]]:
    """List each place in a text that names a record, or owns an action, with the record."""
    for slug, notes in texts.meetings.items():
        for part in notes.parts:
            named = [(mention.anchor, mention.target) for mention in part.mentions]
            named += [(action.anchor, own) for action in part.actions for own in action.owners]
            for anchor, target in named:
                yield (slug, part.slug, anchor), target.kind, target.slug
    for slug, report in texts.reports.items():
        for mention in report.mentions:
            yield (slug, mention.anchor), mention.target.kind, mention.target.slug


def _in_fields(archive: Archive) -> Iterator[tuple[object, str, str]]:
    """List each record that names another in a field; fields of a meeting are about its notes."""
    for kind in KINDS.keys() - {"meetings"}:
        for slug, entry in archive.named(kind).items():
            for location, folder, name in references(entry.record):
                if location[0] != "names":  # what a name in the text stands for
                    yield (kind, slug), folder, name


def with_rows(texts: Texts, rows: Rows, base: str) -> Texts:
    """Return texts whose links to records without a page lead to their rows.

    ``base`` is the path of the site on its host, which the links begin with.
    """
    kinds = "|".join(kind for kind, slugs in rows.items() if slugs)
    if not kinds:
        return texts
    pattern = re.compile(rf' href="{re.escape(base)}/({kinds})/([^/"]+)/"')

    def at_row(found: re.Match[str]) -> str:
        kind, slug = found.groups()
        return f' href="{base}{urls.row(kind, slug)}"' if slug in rows[kind] else found[0]

    def led(text: T) -> T:
        html = pattern.sub(at_row, text.html)
        return replace(text, html=Markup(html)) if html != text.html else text  # noqa: S704  (only addresses are other)

    def led_item(item: Item) -> Item:
        actions = tuple(map(led, item.actions))
        item = led(item)
        return item if actions == item.actions else replace(item, actions=actions)

    def led_notes(notes: MeetingText) -> MeetingText:
        return replace(
            notes,
            introduction=notes.introduction and led_item(notes.introduction),
            items=tuple(map(led_item, notes.items)),
        )

    return Texts(
        {slug: led_notes(notes) for slug, notes in texts.meetings.items()},
        {slug: led(body) for slug, body in texts.reports.items()},
        {slug: led(body) for slug, body in texts.pages.items()},
    )
