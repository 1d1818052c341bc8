"""The words of the names of topics, by which search finds what is filed under them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from comsite.content.archive import Archive

_WORD = re.compile(r"[^\W_]{3,}")


def words_of_topics(archive: Archive, topics: Iterable[str], texts: Iterable[str]) -> str:
    """Return each word of the titles, other names and search words of topics once, in order.

    Words that stand in the ``texts``, by which these are found anyway, are left out.
    """
    words: dict[str, None] = {}
    for topic in topics:
        record = archive.topics[topic].record
        for name in (record.title, *record.other_names, *record.search_words):
            words.update(dict.fromkeys(_WORD.findall(name.lower())))
    has = set(_WORD.findall("\n".join(texts).lower()) if words else ())
    return " ".join(word for word in words if word not in has)
