"""Search words for topics that an editor may take: nothing of it is written or shown."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from comsite.library.library import Library
from comsite.search.thesaurus import lines_of

_WORD = re.compile(r"\b[a-z]{5,}\b")  # in small letters: names are no words to look for
_MOST = 8  # words that are suggested from each source
_LEAST_TEXTS = 2  # paragraphs of a topic that must have a word
_LEAST_TIMES = 5  # how much more usual a word must be there than elsewhere


def suggested_words(library: Library) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield for each topic its slug, everyday words for it, and words that are usual in its texts.

    The everyday words are those that the thesaurus leads from to a name of the topic. The usual
    words stand in two or more of the paragraphs that have one of its names, and five times as often
    as in others; the most telling come first. What the topic is found by already is left out.
    """
    texts = [(text.lower(), set(_WORD.findall(text))) for text in _paragraphs(library)]
    everywhere = Counter(word for _, words in texts for word in words)
    thesaurus = list(lines_of(library.archive.site.language))
    for slug, entry in sorted(library.archive.topics.items()):
        record = entry.record
        names = [str(record.title), *record.other_names, *record.search_words]
        known = {name.lower() for name in names}
        named = re.compile("|".join(rf"\b{re.escape(name)}" for name in sorted(known)))
        own = [words for text, words in texts if named.search(text)]
        everyday = [word for word in _everyday(thesaurus, known) if word not in known]
        usual = [
            word
            for word in _usual(own, everywhere, len(texts))
            if not any(word[:-2] in name for name in known)
        ]
        yield slug, everyday[:_MOST], usual[:_MOST]


def _paragraphs(library: Library) -> Iterator[str]:
    """Yield the text of each paragraph of items and reports."""
    for item in library.backlinks.items.values():
        yield from (one.text for one in item.paragraphs)
    for slug in sorted(library.archive.reports):
        yield from (one.text for one in library.as_read.reports[slug].paragraphs)


def _everyday(lines: Iterable[tuple[list[str], list[str]]], known: set[str]) -> Iterator[str]:
    """Yield what the thesaurus leads from to a known name: the first few words of each line."""
    for typed, said in lines:
        if said[0].lower() in known:
            yield from (word.lstrip("+") for word in typed[:3])


def _usual(own: list[set[str]], everywhere: Mapping[str, int], texts: int) -> list[str]:
    """Return the words that are much more usual in some texts than in all, most telling first."""
    here = Counter(word for words in own for word in words)

    def times(word: str) -> float:
        return (here[word] / len(own)) / (everywhere[word] / texts)

    found = [
        word
        for word, count in here.items()
        if count >= _LEAST_TEXTS and times(word) >= _LEAST_TIMES
    ]
    return sorted(found, key=lambda word: (-here[word] * math.log(times(word)), word))
