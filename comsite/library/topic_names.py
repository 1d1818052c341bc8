"""The names by which texts speak of topics: titles, what else they are called, and their plurals.

Search words are none of them: that a text has one says little of what it is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from comsite.content.archive import Archive
from comsite.texts.phrases import folded


class TopicNames:
    """The names of some topics, at least one, to be looked for in texts: by ``pattern``."""

    def __init__(self, archive: Archive, topics: Iterable[str]) -> None:
        self._topics: dict[str, set[str]] = defaultdict(set)
        for topic in topics:
            record = archive.topics[topic].record
            for name in map(folded, (record.title, *record.other_names)):
                for form in _forms(name):
                    self._topics[_key(form)].add(topic)
        words = (
            re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})"
            for form in sorted(self._topics, key=lambda form: (-len(form), form))
        )
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")

    def in_text(self, text: str) -> Iterator[tuple[str, set[str]]]:
        """Yield each name that stands in a text, as it stands there, and the topics called so."""
        for match in self.pattern.finditer(folded(text)):
            name = match[0]
            yield name, self._topics.get(name) or self._topics[name.lower()]


def _key(name: str) -> str:
    """Return what a name is found by: an abbreviation counts only as it is written."""
    return name if name.isupper() else name.lower()


def _forms(name: str) -> Iterator[str]:
    yield name
    if not name.isupper():
        yield f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
