"""Compare a document's words with the words that the new pages show, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from comsite.base.letterforms import one_form
from comsite.importing.composing.cleaning import clean
from comsite.importing.document import Block
from comsite.importing.words import pairs_apart, words_of

_WORD = re.compile(r"[^\W_]\w*")  # underscores alone, as in a form, are no word


_SENTENCE = 8  # words; fewer are names and labels, which become facts and may stand elsewhere


_RUN = 4  # words; runs of this length that occur once in both texts are matched first


_LARGEST_GAP = 100_000  # product of both word counts; a larger gap is compared roughly


@dataclass(frozen=True, slots=True)
class MissingWords:
    """Neighbouring words of a document that no page shows.

    ``block`` is the index of their block, ``count`` the number of words. ``after`` is the index,
    among the words shown, of the last word before them that is shown, or -1.
    """

    block: int
    text: str
    count: int
    after: int


@dataclass(frozen=True, slots=True)
class _WordInBlock:
    block: int
    word: str
    start: int
    end: int


def missing_words(
    blocks: Sequence[Block], shown: Sequence[str], told_words: Iterable[str]
) -> list[MissingWords]:
    """Return the words of the blocks that are neither in ``shown`` nor in ``told_words``.

    ``shown`` are words in the order of the pages. A word that is out of order is looked for
    anywhere in it; each word is used once.
    """
    texts = [one_form(clean(f"{block.marker} {block.text}")) for block in blocks]
    words = [word for number, text in enumerate(texts) for word in _words_in(number, text)]
    pairs = aligned_places([word.word for word in words], shown)
    places = dict(pairs)
    spare = Counter(shown) - Counter(shown[place] for place in places.values())
    spare += Counter(word for text in told_words for word in words_of(text))
    runs: list[list[int]] = []
    after: list[int] = []
    latest = -1
    for number, word in enumerate(words):
        if number in places:
            latest = places[number]
        elif spare[word.word] > 0:
            spare[word.word] -= 1
        elif runs and runs[-1][-1] == number - 1 and words[number - 1].block == word.block:
            runs[-1].append(number)
        else:
            runs.append([number])
            after.append(latest)
    return [
        MissingWords(
            words[run[0]].block,
            texts[words[run[0]].block][words[run[0]].start : words[run[-1]].end],
            len(run),
            latest,
        )
        for run, latest in zip(runs, after, strict=True)
    ]


def sentences_apart(
    blocks: Sequence[Block], shown: Iterable[str]
) -> tuple[int, list[tuple[str, int]]]:
    """Return how many pairs of neighbouring words the sentences of the blocks have.

    With it come the places of those that are apart in the texts shown, and how many.
    """
    sentences = [
        (block.place, line)
        for block in blocks
        for text in _texts(block)
        for line in text.split("\n")
        if len(line.split()) >= _SENTENCE
    ]
    counted = pairs_apart((clean(line) for _, line in sentences), shown)
    apart = [(place, count) for (place, _), (_, count) in zip(sentences, counted, strict=True)]
    return sum(pairs for pairs, _ in counted), [(place, count) for place, count in apart if count]


def _texts(block: Block) -> list[str]:
    """Return the text of a block, or of each of its cells."""
    if block.kind != "table":
        return [block.text]
    return ["".join(span.text for span in cell) for row in block.rows for cell in row]


def _words_in(block: int, text: str) -> Iterator[_WordInBlock]:
    for match in _WORD.finditer(text):
        for word in words_of(match[0]):
            yield _WordInBlock(block, word, *match.span())


def aligned_places(
    first: Sequence[str], second: Sequence[str], run: int = _RUN
) -> list[tuple[int, int]]:
    """Return pairs of indexes at which both lists have the same word, in the order of both.

    Runs of words that occur once in each are matched first. The words between them are compared
    one by one, or by shorter runs where there are many.
    """
    pairs: list[tuple[int, int]] = []
    start = (0, 0)
    for in_first, in_second in [*_anchors(first, second, run), (len(first), len(second))]:
        if in_first < start[0] or in_second < start[1]:
            continue
        pairs += _pairs_between(first, second, (start[0], in_first), (start[1], in_second), run)
        start = (in_first, in_second)
    return pairs


def _anchors(first: Sequence[str], second: Sequence[str], run: int) -> list[tuple[int, int]]:
    """Return where runs that occur once in both texts begin, as far as their order agrees."""
    ours, theirs = _single_runs(first, run), _single_runs(second, run)
    shared = sorted((place, theirs[words]) for words, place in ours.items() if words in theirs)
    return list(_ascending(shared))


def _single_runs(words: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[place : place + length]) for place in range(len(words) - length + 1)]
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the longest series of pairs in which the second number ascends too."""
    ends: list[int] = []  # for each length, the smallest last number of a series
    last: list[int] = []  # for each length, the index of the pair that ends that series
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return reversed(chain)


def _pairs_between(
    first: Sequence[str],
    second: Sequence[str],
    ours: tuple[int, int],
    theirs: tuple[int, int],
    run: int,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs within two ranges of indexes."""
    first_words, second_words = first[slice(*ours)], second[slice(*theirs)]
    if first_words == second_words:  # two anchors next to each other
        yield from zip(range(*ours), range(*theirs), strict=True)
        return
    large = len(first_words) * len(second_words) > _LARGEST_GAP
    if large and run > 1:
        for place, match in aligned_places(first_words, second_words, run - 1):
            yield ours[0] + place, theirs[0] + match
        return
    matcher = SequenceMatcher(None, first_words, second_words, autojunk=large)
    for block in matcher.get_matching_blocks() if first_words and second_words else ():
        for step in range(block.size):
            yield ours[0] + block.a + step, theirs[0] + block.b + step
