"""What the reading of a text takes from other records than its own.

Where two archives are alike in this, they read the same text alike; so the preview reads a text
again only if its own file or one of these values has changed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from comsite.base.dates import PartialDate
from comsite.base.letterforms import bare_letters
from comsite.base.slugs import slugify
from comsite.content.archive import TERMS, Archive
from comsite.content.entries import Entry
from comsite.content.holdings import Holding
from comsite.content.kinds import KINDS
from comsite.texts.phrases import folded


@dataclass(frozen=True)
class Surroundings:
    """All that may change how a text is read whose own record is the same; to be compared.

    The attendance of the meeting that a report went to is no part of it: it is the report's own.
    """

    named: tuple[object, ...]
    holdings: frozenset[Holding]

    def are_alike(self, other: Surroundings, date: PartialDate) -> bool:
        """Return whether a text of a date is read alike in both, which have the same ``named``."""
        ours, theirs = self.holdings - other.holdings, other.holdings - self.holdings
        return _seen(ours, date) == _seen(theirs, date)


def surroundings(archive: Archive) -> Surroundings:
    """Return the surroundings of the texts of an archive."""
    named = [
        (kind.folder, slug, *(getattr(entry.record, name) for name in kind.linked_by))
        for kind in KINDS.values()
        if kind.linked_by
        for slug, entry in archive.named(kind.folder).items()
    ]
    site = archive.site
    return Surroundings(
        (site.body, site.base_url, site.language, archive.terms, named), frozenset(archive.holdings)
    )


def alike_without(fuller: Archive, fewer: Archive) -> Callable[[Entry[Any]], bool]:
    """Return what tells whether the text of a record is read alike in both archives.

    ``fewer`` is the same archive without the records that it holds back. A text in which no word
    of their names stands is read alike, if they held no post on its date.
    """
    then, now = surroundings(fuller), surroundings(fewer)
    held = {word for name in _names_held_back(fuller, fewer) for word in _words(folded(name))}
    held |= set(map(bare_letters, held))
    # A word may go on, as in the plural; one of Markdown's marks may stand before it.
    of_names = re.compile(
        rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sorted(held)))})", re.IGNORECASE
    )

    def is_alike(entry: Entry[Any]) -> bool:
        if not now.are_alike(then, entry.record.date):
            return False
        text = folded(html.unescape(entry.body).replace("\\", ""))
        return not (held and of_names.search(text))

    return is_alike


def _names_held_back(fuller: Archive, fewer: Archive) -> Iterator[str]:
    """List every name of what one archive holds back and the other does not."""
    for kind in KINDS.values():
        for slug, entry in fuller.named(kind.folder).items():
            if (kind.folder, slug) in fewer.held_back and kind.linked_by:
                yield from _texts_in(getattr(entry.record, name) for name in kind.linked_by)
                if kind.folder == "people":
                    yield entry.record.name.partition(" ")[0]
                    yield (entry.record.sort_name or "").partition(",")[0]
    for term in fuller.terms:
        if (TERMS, slugify(term.abbreviation)) in fewer.held_back:
            yield from (term.abbreviation, term.expansion, *term.other_names)


def _texts_in(values: Iterable[object]) -> Iterator[str]:
    """List the texts among some values, and in lists among them."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from _texts_in(value)


def _words(name: str) -> Iterator[str]:
    """List words of which one stands wherever a name is looked up.

    That is the last word, which may be a family name or a rank. Names are looked up by their first
    word; one with an apostrophe may hide another that is its beginning.
    """
    words = re.findall(r"\w+", name)
    yield from words[-1:]
    if "'" in name.partition(" ")[0]:
        yield from words[:1]


def _seen(holdings: Iterable[Holding], date: PartialDate) -> frozenset[object]:
    """Return what ``mentions`` asks of holdings on a date: who holds, held or may hold what."""
    return frozenset(
        (
            holding.person,
            holding.post,
            holding.covers(date),
            holding.first < date,
            not holding.start or holding.start <= date,
            not holding.end or date <= holding.end,
        )
        for holding in holdings
    )
