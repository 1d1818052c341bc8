"""What the reading of a text takes from other records than its own.

Where two archives are alike in this, they read the same text alike; so the preview reads a text
again only if its own file or one of these values has changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.content.holdings import Holding
from comsite.content.kinds import KINDS


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
        (site.body, site.base_url, archive.terms, named), frozenset(archive.holdings)
    )


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
