"""What can be named by its number: items, paragraphs, actions and reports, a file for each year."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from comsite.base import urls
from comsite.base.output import Output
from comsite.site.views import Views
from comsite.texts.numbering import UNNUMBERED, Paragraph

_SHOWN = 160  # letters of an action


def reference_files(views: Views) -> Iterator[Output]:
    """Make the files of references, of which the search page fetches those of the years asked for.

    Each has ``items``, as meeting, slug, number, title and paragraphs; ``actions``, as meeting,
    slug, label and text; ``reports``, as slug, title, date and paragraphs. Each is in the order of
    its address. Paragraphs are their anchors without the ``p``, with blanks between.
    """
    years: defaultdict[str, dict[str, list[Any]]] = defaultdict(
        lambda: {"items": [], "actions": [], "reports": []}
    )
    for slug, text in sorted(views.texts.meetings.items()):
        year = years[str(views.archive.meetings[slug].record.date.year)]
        for item in text.items:
            numbers = _numbered(item.paragraphs)
            year["items"].append((slug, item.slug, item.number, item.name, numbers))
    for action in views.library.backlinks.actions:
        year = years[str(views.archive.meetings[action.meeting].record.date.year)]
        year["actions"].append((action.meeting, action.slug, action.label, _cut(action.text)))
    for slug, entry in sorted(views.archive.reports.items()):
        numbers = _numbered(views.texts.reports[slug].paragraphs)
        date = str(entry.record.date)
        years[date[:4]]["reports"].append((slug, views.name("reports", slug), date, numbers))
    for name, found in sorted(years.items()):
        data = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        yield Output(urls.references(name).removeprefix("/"), data.encode())


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"


def _numbered(paragraphs: Iterable[Paragraph]) -> str:
    anchors = (paragraph.anchor for paragraph in paragraphs if paragraph.label != UNNUMBERED)
    return " ".join(anchor[1:] for anchor in anchors if anchor.startswith("p"))
