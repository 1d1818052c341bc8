"""Which place of a text is which of those it had before: as a careful clerk would say.

A text is compared with what the ledger has on it. What stands unchanged keeps its place, then what
is alike in the same order, then what is alike elsewhere. What is new between two others gets a
number between theirs; what is gone leaves its number behind. ``docs/permanence.md`` has the cases.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from comsite.base.fingerprints import NEARBY, Fingerprint, fingerprint
from comsite.base.insertions import Number, read_letters, read_number
from comsite.content.ledger import Place

IN_ORDER = 0.35  # the least likeness of two paragraphs between the same others
ELSEWHERE = 0.5  # the same wherever they stand
BACK = 0.999  # the same for words that were gone, and are back
JOINED = 0.7  # the least share of a paragraph's words that another has taken up
# How the anchors begin of what is never the same as other text: a promise, what was to come.
ACTION, AGENDA = "action-", "agenda-"
_MOST_PAIRS = 250_000  # compared in order; more would take too long


@dataclass(frozen=True, slots=True)
class Block:
    """A place in a text as it would be without a ledger.

    ``series`` is what the anchors of its neighbours begin with, before a number, or before a letter
    if it is ``lettered``; it is empty where the text itself prints the number.
    """

    anchor: str
    series: str
    text: str
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """A place whose words are gone; it stands after another, or first where that is empty.

    ``into`` is the place that has most of the words now, or empty. It was ``taken_down`` if the
    ledger has no fingerprint of it.
    """

    anchor: str
    after: str
    into: str = ""
    taken_down: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The anchors of blocks, by what they would be without a ledger; and those that are gone."""

    anchors: Mapping[str, str]
    gone: tuple[Gone, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether all is as without a ledger."""
        return not self.gone and all(fresh == kept for fresh, kept in self.anchors.items())

    def kept(self, anchor: str) -> str:
        """Return the anchor of a block, by that which it would have without a ledger."""
        return self.anchors.get(anchor, anchor)


PLAIN = Decision({})


def decide(recorded: Sequence[Place], blocks: Sequence[Block], taken: Iterable[str]) -> Decision:
    """Say which anchor each block has, and which are gone.

    ``recorded`` are the places of this text in their order, ``taken`` anchors that stand elsewhere
    in the record.
    """
    prints = [fingerprint(block.text) for block in blocks]
    matching = _Matching(recorded, prints, [_kind(block.anchor) for block in blocks])
    kept = {index: recorded[old].anchor for index, old in matching.old_of.items()}
    anchors = _Naming(recorded, blocks, kept, taken).anchors()
    heirs = Heirs(recorded, zip(prints, anchors, strict=True))
    gone = _gone(recorded, heirs, {old: anchors[new] for new, old in matching.old_of.items()})
    return Decision(
        {block.anchor: anchor for block, anchor in zip(blocks, anchors, strict=True)}, tuple(gone)
    )


class _Matching:
    """Which recorded place each block is: ``old_of`` gives the one's index by the other's."""

    def __init__(
        self, recorded: Sequence[Place], prints: Sequence[Fingerprint], kinds: Sequence[str]
    ) -> None:
        self.recorded = recorded
        self.prints = prints
        self.kinds = kinds
        self.old_of: dict[int, int] = {}
        live = [index for index, place in enumerate(recorded) if place.is_live]
        self._unchanged(live)
        self._alike_in_order(live)
        self._alike(live, ELSEWHERE)
        self._alike(
            [i for i, place in enumerate(recorded) if place.fingerprint and not place.is_live], BACK
        )

    def _print(self, old: int) -> Fingerprint:
        found = self.recorded[old].fingerprint
        if found is None:
            raise ValueError(self.recorded[old].anchor)
        return found

    def _likeness(self, old: int, new: int) -> float:
        if _kind(self.recorded[old].anchor) != self.kinds[new]:
            return 0.0
        return self._print(old).likeness(self.prints[new])

    def _unchanged(self, live: Sequence[int]) -> None:
        """Match what has the very same fingerprint: first in order, then wherever it went."""
        before = [
            (self._print(old).buckets, self._print(old).check, _kind(self.recorded[old].anchor))
            for old in live
        ]
        now = [
            (found.buckets, found.check, kind)
            for found, kind in zip(self.prints, self.kinds, strict=True)
        ]
        matcher = SequenceMatcher(None, before, now, autojunk=False)
        for old, new, length in matcher.get_matching_blocks():
            for step in range(length):
                self.old_of[new + step] = live[old + step]
        used = set(self.old_of.values())
        waiting = defaultdict(list)
        for position, old in enumerate(live):
            if old not in used:
                waiting[before[position]].append(old)
        for new, key in enumerate(now):
            if new not in self.old_of and waiting[key]:
                self.old_of[new] = waiting[key].pop(0)

    def _alike_in_order(self, live: Sequence[int]) -> None:
        """Match what is alike and stands between the same neighbours, as much as can be."""
        used = set(self.old_of.values())
        for olds, news in self._gaps(live, used):
            if len(olds) * len(news) <= _MOST_PAIRS:
                self.old_of.update(self._in_order(olds, news))

    def _gaps(
        self, live: Sequence[int], used: set[int]
    ) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
        """Yield what is not matched, cut where the order of what is matched has not changed."""
        fixed = _rising([(new, old) for new, old in sorted(self.old_of.items())])
        ends = [*fixed, (len(self.prints), len(self.recorded))]
        new_from = old_from = 0
        for new_to, old_to in ends:
            olds = [old for old in live if old_from <= old < old_to and old not in used]
            news = [new for new in range(new_from, new_to) if new not in self.old_of]
            if olds and news:
                yield olds, news
            new_from, old_from = new_to + 1, old_to + 1

    def _in_order(self, olds: Sequence[int], news: Sequence[int]) -> dict[int, int]:
        """Pair the alike without crossing, so that the sum of their likenesses is the greatest."""
        rows = [[0.0] * (len(news) + 1)]
        alike = [[self._likeness(old, new) for new in news] for old in olds]
        for row, values in enumerate(alike):
            line = [0.0]
            for column, value in enumerate(values):
                paired = rows[row][column] + value if value >= IN_ORDER else 0.0
                line.append(max(rows[row][column + 1], line[column], paired))
            rows.append(line)
        found: dict[int, int] = {}
        row, column = len(olds), len(news)
        while row and column:
            if rows[row][column] == rows[row - 1][column]:
                row -= 1
            elif rows[row][column] == rows[row][column - 1]:
                column -= 1
            else:
                row, column = row - 1, column - 1
                found[news[column]] = olds[row]
        return found

    def _alike(self, candidates: Sequence[int], least: float) -> None:
        """Match the rest by likeness, the most alike first."""
        used = set(self.old_of.values())
        olds = [old for old in candidates if old not in used]
        news = [new for new in range(len(self.prints)) if new not in self.old_of]
        if not olds or not news or len(olds) * len(news) > _MOST_PAIRS:
            return
        pairs = [
            (-likeness, abs(old - new), old, new)
            for old in olds
            for new in news
            if (likeness := self._likeness(old, new)) >= least
        ]
        for _, _, old, new in sorted(pairs):
            if old not in used and new not in self.old_of:
                used.add(old)
                self.old_of[new] = old


def _kind(anchor: str) -> str:
    """Return what kind of place an anchor is of; no place becomes one of another kind."""
    return next((kind for kind in (ACTION, AGENDA) if anchor.startswith(kind)), "")


class _Naming:
    """Anchors for blocks of which some are ``kept``."""

    def __init__(
        self,
        recorded: Sequence[Place],
        blocks: Sequence[Block],
        kept: Mapping[int, str],
        taken: Iterable[str],
    ) -> None:
        self.blocks = blocks
        self.kept = kept
        self.taken = {*taken, *(place.anchor for place in recorded)}

    def anchors(self) -> list[str]:
        """Return an anchor for each block; none stands twice."""
        found: list[str] = []
        for index, block in enumerate(self.blocks):
            anchor = self.kept.get(index)
            if anchor is None:
                anchor = self._numbered(index, found) if block.series else self._free(block.anchor)
            self.taken.add(anchor)
            found.append(anchor)
        return found

    def _free(self, anchor: str) -> str:
        """Return an anchor that the text prints, or one like it."""
        free, count = anchor, 1
        while free in self.taken:
            count += 1
            free = f"{anchor}-{count}"
        return free

    def _numbered(self, index: int, before: Sequence[str]) -> str:
        """Return an anchor with a number after that of the block before, and before the next."""
        block = self.blocks[index]
        numbers = sorted(_numbers(self.taken, block))
        previous = next(_numbers(reversed(before), block), None)
        later = (self.kept.get(place, "") for place in range(index + 1, len(self.blocks)))
        following = next(_numbers(later, block), None)
        at_first = block.lettered and previous is None  # no letter comes before a
        if following is None or at_first:  # at the end, also behind what is gone
            number = max(numbers, default=Number(0)).next_whole
        else:
            if previous is None:
                previous = max((n for n in numbers if n < following), default=Number(0))
            number = previous.inserted(next((n for n in numbers if previous < n), None))
        while (anchor := _written(number, block)) in self.taken:
            number = number.next_whole
        return anchor


def _numbers(anchors: Iterable[str], block: Block) -> Iterator[Number]:
    """Yield the numbers of those anchors that are of the series of a block."""
    for anchor in anchors:
        if anchor.startswith(block.series):
            rest = anchor.removeprefix(block.series)
            number = read_letters(rest) if block.lettered else read_number(rest)
            if number is not None:
                yield number


def _written(number: Number, block: Block) -> str:
    return block.series + (number.letters if block.lettered else str(number)).lower()


class Heirs:
    """The places that are new, or whose words have changed: they can have taken up what is gone.

    A place that has the words of another only because it always had is no heir of it.
    """

    def __init__(self, recorded: Iterable[Place], texts: Iterable[tuple[Fingerprint, str]]) -> None:
        before = {place.anchor: place.fingerprint for place in recorded if place.is_live}
        self._texts = [
            (words, anchor, before.get(anchor))
            for words, anchor in texts
            if before.get(anchor) != words
        ]

    def moved(self, place: Place) -> str:
        """Return the anchor at which the very same words stand now, or nothing."""
        same = (anchor for words, anchor, _ in self._texts if words == place.fingerprint)
        return next(same, "")

    def taken_up(self, place: Place, nearby: Container[str] = ()) -> str:
        """Return the anchor of the text that has taken up the words of a place, or nothing.

        Of places ``nearby`` it takes less to believe it.
        """
        gone = place.fingerprint
        if not gone:
            return ""
        shares = (
            (words.holds(gone, *(NEARBY,) if anchor in nearby else ()), anchor)
            for words, anchor, before in self._texts
            if not before or before.holds(gone, NEARBY) < JOINED
        )
        share, anchor = max(shares, default=(0.0, ""), key=lambda pair: pair[0])
        return anchor if share >= JOINED else ""


def _gone(recorded: Sequence[Place], heirs: Heirs, kept: Mapping[int, str]) -> Iterator[Gone]:
    """Yield the places whose words are gone, each after the one before it in the text.

    What was gone before leads where the ledger says.
    """
    after = ""
    standing = sorted(kept)
    for old, place in enumerate(recorded):
        if old in kept:
            after = kept[old]
            continue
        nearby = standing[max(bisect_left(standing, old) - 1, 0) : bisect_left(standing, old) + 1]
        near = [kept[one] for one in nearby]
        into = heirs.taken_up(place, near) if place.is_live else place.into
        yield Gone(place.anchor, after, into, taken_down=place.fingerprint is None)
        after = place.anchor


def end_of(into: str, live: Container[str], onward: Mapping[str, str]) -> str:
    """Return where a place leads in the end: to one that stands now, or nowhere.

    ``onward`` says where the places lead that are gone.
    """
    seen: set[str] = set()
    while into and into not in live:
        seen.add(into)
        into = onward.get(into, "")
        if into in seen:
            return ""
    return into


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many as can be of pairs that rise in the first, so that they rise in both."""
    ends: list[int] = []  # the least value with which so many can end, and which pair that is
    which: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        ends[length:] = [value, *ends[length + 1 :]]
        which[length:] = [index, *which[length + 1 :]]
        before.append(which[length - 1] if length else -1)
    found = []
    index = which[-1] if which else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
