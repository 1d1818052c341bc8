"""Choose the items of notes: the run of starts over the whole document that is likeliest.

Each line may start an item or not, and may be read in several ways. The starts that are chosen
together are of one series, and their numbers go on. The best run is found by dynamic programming:
the odds of each start are added to those of the run that ends before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import is_sentence
from comsite.importing.recognising.notes.item_starts import ItemStart
from comsite.importing.recognising.people.labels import label_of

_MOST_BEFORE = 60  # starts of the same series that may stand between two of a run
_MOST_GAP = 4  # numbers of a run that may be missing
_NEXT = 1.5  # what speaks for a start whose number is the next one
_MISSING = 1.6  # what speaks against each number that is missing
_SAME_LOOK, _OTHER_LOOK = 0.5, -0.7
_OTHER_MARK, _OTHER_MARK_ALONE = -1.0, -3.0
_TEXT_BELOW, _NO_TEXT, _NO_TEXT_BELOW_TITLE = 0.7, -0.3, -1.2
_PASSED = 2.5  # what speaks against passing over a heading that stands above those of the run
_LEFT = 1.0  # what speaks against such a heading in front of the run
_OF_A_LIST = 4.0  # what speaks against a start that follows another start of a list
_FEWEST_RUN_IN = 3
_LOWEST_RANK = 9


def best_run(blocks: Sequence[Block], starts: Sequence[ItemStart]) -> list[ItemStart]:
    """Return the likeliest run of starts; [] where none is likelier than no items at all."""
    by_series: dict[str, list[ItemStart]] = defaultdict(list)
    for start in starts:
        by_series[f"{start.style} {start.series}"].append(start)
        if start.key:
            by_series[f"{start.style} {start.series} {start.look}"].append(start)
    above = _Headings(starts)
    front = _front_odds(blocks)
    runs = [_best_of(series, above, front) for series in by_series.values()]
    runs = [(run, odds) for run, odds in runs if odds > 0 and _is_run(run)]
    above_others = [run for run, _ in runs if len(run) > 1 and _rank(run[0]) < _LOWEST_RANK]
    likely = [
        (run, odds)
        for run, odds in runs
        if not any(_is_within_one(run, other) for other in above_others)
    ]
    return max(likely, key=lambda likely_run: likely_run[1], default=([], 0.0))[0]


def _rank(start: ItemStart) -> int:
    """Return how high a start stands by its look: a heading's level, then bold, then the rest."""
    if start.look.startswith("heading"):
        return int(start.look[7:])
    return 7 if start.key and start.look in ("bold", "capitals") else _LOWEST_RANK


def _is_within_one(run: Sequence[ItemStart], other: Sequence[ItemStart]) -> bool:
    """Whether a run is a list within one item of another run whose starts stand higher."""
    ours = {start.place for start in other}
    inner = [start for start in run if start.place not in ours]
    if not inner or min(map(_rank, inner)) <= max(map(_rank, other)):
        return False
    return any(
        one.place < inner[0].place and inner[-1].place < following.place
        for one, following in pairwise(other)
    )


def _is_run(run: Sequence[ItemStart]) -> bool:
    """Whether there are as many starts as a run of their look needs."""
    look = run[0].look
    if len(run) == 1:
        return look.startswith("heading")
    return len(run) >= _FEWEST_RUN_IN or look != "run-in"


class _Headings:
    """Where the headings are, and how high they stand."""

    def __init__(self, starts: Sequence[ItemStart]) -> None:
        self.places: dict[int, list[int]] = defaultdict(list)
        for start in starts:
            if start.look.startswith("heading"):
                self.places[int(start.look[7:])].append(start.place)

    def passed(self, start: ItemStart, first: int, end: int) -> int:
        """Return how many headings above the level of a start are between two places."""
        level = int(start.look[7:]) if start.look.startswith("heading") else 3
        return sum(
            bisect_left(places, end) - bisect_left(places, first)
            for above, places in self.places.items()
            if above < level
        )


def _front_odds(blocks: Sequence[Block]) -> list[float]:
    """Return for each place how well the blocks before it stand in front of the items."""
    odds = [0.0]
    for block in blocks:
        listed = 0.6 if label_of(block) and not block.marker[:1].isdigit() else 0.0
        told = -0.2 if is_sentence(block.text) and not listed else 0.0
        odds.append(max(odds[-1] + listed + told, -4.0))
    return odds


def _best_of(
    series: Sequence[ItemStart], above: _Headings, front: Sequence[float]
) -> tuple[list[ItemStart], float]:
    """Return the best run of one series, and its odds."""
    totals: list[float] = []
    before: list[int] = []
    keys = {(start.place, start.key) for start in series}
    for number, start in enumerate(series):
        following = (start.place + start.lines, start.key + 1 if start.key else 0) in keys
        bare = _NO_TEXT if start.key else _NO_TEXT_BELOW_TITLE
        is_bare = following and not start.look.startswith(("run-in", "long"))
        own = start.odds + (bare if is_bare else _TEXT_BELOW)
        is_reference = start.style in ("references", "letters", "dotted")
        total = front[start.place] - _LEFT * above.passed(start, 0, start.place)
        total -= 0.0 if is_reference else min(max(start.key - 1, 0), 2) * 1.0
        natural = _predecessor(series, number)
        last = -1
        for earlier in range(max(0, number - _MOST_BEFORE), number):
            step = _step(series[earlier], start)
            if step is None:
                continue
            step -= _PASSED * above.passed(start, series[earlier].place + 1, start.place)
            if natural > earlier and series[earlier].look != start.look:
                step -= _OF_A_LIST
            if totals[earlier] + step > total:
                total, last = totals[earlier] + step, earlier
        totals.append(total + own)
        before.append(last)
    for number, start in enumerate(series):
        totals[number] -= _PASSED * above.passed(start, start.place + 1, len(front))
    at = max(range(len(series)), key=lambda place: totals[place])
    odds = totals[at]
    run = []
    while at >= 0:
        run.append(series[at])
        at = before[at]
    return run[::-1], odds


def _predecessor(series: Sequence[ItemStart], number: int) -> int:
    """Return the nearest start before one that has its look and the number before; -1 if none."""
    start = series[number]
    for earlier in range(number - 1, max(0, number - _MOST_BEFORE) - 1, -1):
        if series[earlier].look == start.look and series[earlier].key == start.key - 1:
            return earlier
    return -1


def _step(one: ItemStart, other: ItemStart) -> float | None:
    """Return what speaks for one start after another; None if they cannot be of one run."""
    if one.place + one.lines > other.place:
        return None
    looks = _SAME_LOOK if one.look == other.look else _OTHER_LOOK
    alone = max(one.lines, other.lines) > 1  # it may be the number of a page
    marks = (_OTHER_MARK_ALONE if alone else _OTHER_MARK) if one.mark != other.mark else 0.0
    if not one.key:
        return looks + marks
    gap = other.key - one.key
    if not 1 <= gap <= _MOST_GAP:
        return None
    return _NEXT - _MISSING * (gap - 1) + looks + marks
