"""The names of records by the paths of their pages, for those who read tables as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comsite.base import urls
from comsite.base.slugs import slugify
from comsite.content.kinds import RECORDS
from comsite.library.library import Library


def names(library: Library) -> Mapping[str, str]:
    """Return what each record, item, action, decision and term is called, by its path."""
    return dict(_names(library))


def _names(library: Library) -> Iterator[tuple[str, str]]:
    archive = library.archive
    for kind in RECORDS:
        for slug in archive.named(kind):
            yield urls.record(kind, slug), archive.name(kind, slug)
    for item in library.backlinks.items.values():
        name = f"{item.number}. {item.name}" if item.number else item.name
        yield urls.item(item.meeting, item.slug), name
    for action in library.backlinks.actions:
        yield urls.action(action.slug), f"{action.label}. {action.text}"
    for decision in library.backlinks.decisions:
        place = urls.decision(decision.meeting, decision.item_slug, decision.anchor)
        yield place, f"{decision.label}. {decision.record.text}"
    for term in archive.terms:
        yield urls.term(slugify(term.abbreviation)), term.expansion
