"""Recognise extracts: notes of a single item of a meeting that is on record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comsite.content.archive import Archive
from comsite.content.models import ItemReference
from comsite.importing.recognising.block_text import folded
from comsite.importing.recognising.notes.agenda import AgendaItem

_HEADING = re.compile(r"^## +(\S+?)[.):]? +(.+?)\s*#*$", re.MULTILINE)


def items_on_record(archive: Archive, meeting: str) -> dict[str, str]:
    """Return the items of a meeting on record: number and title."""
    entry = archive.meetings.get(meeting)
    return dict(_HEADING.findall(entry.body)) if entry else {}


def item_extracted(archive: Archive, meeting: str, items: Sequence[AgendaItem]) -> str:
    """Return the number of the item that this is an extract of, or ""."""
    titles = items_on_record(archive, meeting)
    if len(items) != 1 or len(titles) < 2:
        return ""
    item = items[0]
    same = folded(titles.get(item.number, "")) == folded(item.title)
    return item.number if same else ""


def extract_on_record(archive: Archive, meeting: str, item: str) -> str:
    """Return the report that is an extract of an item already, or ""."""
    same = ItemReference(meeting=meeting, item=item)
    return next(
        (slug for slug, entry in archive.reports.items() if entry.record.extract_of == same), ""
    )
