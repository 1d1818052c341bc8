"""The names by which texts speak of topics: titles, what else they are called, and their plurals.

Search words are none of them: that a text has one says little of what it is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from comsite.content.archive import Archive
from comsite.texts.phrases import folded, lowered

_NOTHING = "(?!)"  # a pattern that stands in no text


class TopicNames:
    """The names of some topics, to be looked for in texts.

    ``patterns`` are those of names in small letters, and of abbreviations, which count only as they
    are written; two patterns are found much faster than one that has to tell them apart.
    """

    def __init__(self, archive: Archive, topics: Iterable[str]) -> None:
        self._topics: dict[str, set[str]] = defaultdict(set)
        for topic in topics:
            record = archive.topics[topic].record
            for name in map(folded, (record.title, *record.other_names)):
                for form in _forms(name):
                    self._topics[form].add(topic)
        ordered = sorted(self._topics, key=lambda form: (-len(form), form))
        self.patterns = (
            _pattern(form for form in ordered if not form.isupper()),
            _pattern(form for form in ordered if form.isupper()),
        )

    def in_text(self, text: str) -> Iterator[tuple[str, set[str]]]:
        """Yield each name that stands in a text, as it stands there, and the topics called so."""
        for start, end, form in sorted(_places(self.patterns, text)):
            yield text[start:end], self._topics[form]


Patterns = tuple[re.Pattern[str], re.Pattern[str]]


@lru_cache(20_000)  # a preview asks the same again after each change
def stands_in(patterns: Patterns, text: str) -> bool:
    """Return whether a name of these patterns stands in a text."""
    return any(True for _ in _places(patterns, text))


def _places(patterns: Patterns, text: str) -> Iterator[tuple[int, int, str]]:
    plain = folded(text)
    for pattern, searched in zip(patterns, (lowered(plain), plain), strict=True):
        yield from ((*match.span(), match[0]) for match in pattern.finditer(searched))


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms)) or _NOTHING})(?!\w)")


def _forms(name: str) -> Iterator[str]:
    """Yield a name as it is looked for, and its plural."""
    if name.isupper():
        yield name
        return
    small = lowered(name)
    yield small
    yield f"{small[:-1]}ies" if small.endswith("y") else f"{small}s"
