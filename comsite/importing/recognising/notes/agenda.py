"""Find the items of notes, however they are numbered, and their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import (
    cut,
    flat,
    is_bold,
    is_sentence,
    is_shouted,
    is_title,
    title_and_rest,
    with_marker_inside,
    words,
)
from comsite.importing.recognising.notes.item_actions import is_actions_title
from comsite.importing.recognising.notes.item_tables import with_tables_opened
from comsite.importing.recognising.people.labels import label_of

_INTEGER = re.compile(r"\(?(?P<key>[0-9]{1,3})(?:\.0)?(?:[.):/]|\.\))?\s+")


_WORDED = re.compile(
    r"(?:agenda )?item\s*(?:no\.?|number|#)?\s*(?P<key>[0-9]{1,3})(?!\s?/)\s*[.:)–-]*\s*", re.I
)


_REFERENCE = re.compile(
    r"(?P<printed>(?:(?:Agenda )?Item |[A-Z]{1,5}[ /.-]?)?(?P<key>[0-9]{1,4})"
    r"\s?(?:[/-]|(?<=[0-9]{2})\.)\s?"
    r"(?P<other>[0-9]{1,4})(?:[/-][0-9]{2,4})?[A-Z]?)[.:)]?\s+"
    r"(?!(?:am|pm|hrs)\b|[0-9]{1,2}(?:[:.][0-9]|\s?[ap]m))"
)


_LETTERED = re.compile(r"(?P<printed>[A-Z]{1,3}\.?\s?(?P<key>[0-9]{1,3}))[.:)]?\s+(?=\S)")


_ROMAN = re.compile(r"(?P<printed>(?P<key>[IVX]{1,6}))[.):]\s+")


_CAPITAL = re.compile(r"(?P<printed>(?P<key>[A-Z]))[.)]\s+")


_RUN_IN_TITLE = re.compile(r"[A-Z][\w'’&/,() -]{2,55}:(?:\s|$)")


_NOT_ITEMS = re.compile(
    r"(?:table of )?contents?|links?|minutes?|agenda|notes?|discussion|meeting (?:minutes|notes)"
    r"|topics?|summary of action items",
    re.I,
)


_NAMES_ALL = re.compile(
    r"\b(?:minutes|meeting|notes)\b.*[0-9]|[0-9].*\b(?:minutes|meeting)\b", re.I
)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An agenda item: its number here and as printed, its title, and its text."""

    number: str
    printed: str
    title: str
    blocks: tuple[Block, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items, what stands before them, and how they are numbered in the document.

    ``style`` is ``numbers``, ``item``, ``references``, ``letters``, ``romans`` or ``headings``, or
    "" where no items were found. ``lost`` are words that only a table of items had.
    """

    introduction: tuple[Block, ...]
    items: tuple[AgendaItem, ...]
    style: str = ""
    lost: str = ""


@dataclass(frozen=True, slots=True)
class _ItemStart:
    place: int
    key: int
    printed: str
    block: Block  # the block without its number
    weight: int
    look: str


def agenda_of(blocks: Sequence[Block], has_opening: bool = False) -> Agenda:
    """Return the items of notes; with ``has_opening`` the first heading may be the notes' title."""
    opened, lost = with_tables_opened(blocks, _is_numbered)
    best: list[_ItemStart] = []
    style = ""
    for name, read in _STYLES:
        starts = [
            candidate for place, block in enumerate(opened) if (candidate := read(place, block))
        ]
        chain = _chain(starts)
        if _outranks(chain, best):
            best, style = chain, name
    titled = _headings(opened, has_opening)
    if _is_better(titled, best):
        best, style = titled, "headings"
    if not best:
        best, style = _run_in_titles(opened), "headings"
    if not best:
        return Agenda(tuple(opened), (), "", lost)
    if style == "headings":
        best = _without_numbers(best)
    items = []
    ends = [start.place for start in best[1:]] + [len(opened)]
    for number, (start, end) in enumerate(zip(best, ends, strict=True), 1):
        title, following = title_and_rest(start.block, start.look == "run-in")
        text = (*([following] if following else []), *opened[start.place + 1 : end])
        key = start.key if style in _KEPT else number
        items.append(AgendaItem(str(key), start.printed, title, text, start.block.place))
    return Agenda(tuple(opened[: best[0].place]), _renumbered(items), style, lost)


def _without_numbers(starts: Sequence[_ItemStart]) -> list[_ItemStart]:
    """Remove the numbers before titles, if they are equal to the numbers of the items."""
    matches = [_INTEGER.match(f"{start.block.text} ") for start in starts]
    if [match and int(match["key"]) for match in matches] != [start.key for start in starts]:
        return list(starts)
    return [
        replace(start, printed=flat(match[0]), block=cut(start.block, match.end())[1])
        for start, match in zip(starts, matches, strict=True)
        if match
    ]


def _renumbered(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Number the items anew if one of the numbers is below 1 or above 999."""
    if all(0 < int(item.number) < 1000 for item in items):
        return tuple(items)
    return tuple(
        replace(item, number=str(place), title=_with_number(item))
        for place, item in enumerate(items, 1)
    )


def _with_number(item: AgendaItem) -> str:
    if item.title.startswith(f"{item.printed} "):
        return item.title
    return f"{item.printed} {item.title}"


def _is_better(titled: Sequence[_ItemStart], best: Sequence[_ItemStart]) -> bool:
    """Whether the headings are the items, and the numbers are paragraphs or lists under them."""
    if len(titled) < 2:
        return bool(titled) and not best
    if not best:
        return True
    if any(start.look.startswith("heading") for start in best):
        return False
    sentences = sum(is_sentence(start.block.text) for start in best)
    by_kind = all(start.look == "heading" for start in titled)
    inside = best[0].place > titled[0].place
    within_one = any(
        start.place < best[0].place and best[-1].place < following.place
        for start, following in pairwise(titled)
    )
    return within_one or ((sentences > len(best) / 2 or by_kind) and inside)


def _worth(chain: Sequence[_ItemStart]) -> int:
    if len(chain) < 2 and not any(start.weight >= 4 for start in chain):
        return 0
    return sum(start.weight for start in chain)


def _outranks(chain: Sequence[_ItemStart], best: Sequence[_ItemStart]) -> bool:
    """Whether the first run is more likely the items; of headings, the higher level wins."""
    levels = [{start.look for start in run} for run in (chain, best)]
    if levels[0] != levels[1] and all(
        len(looks) == 1 and min(looks).startswith("heading") for looks in levels
    ):
        return len(chain) > 1 and levels[0] < levels[1]
    return _worth(chain) > _worth(best)


def _look(block: Block) -> str:
    if block.kind == "heading":
        return f"heading{block.level}"
    how = "bold" if is_bold(block) else "capitals" if is_shouted(block.text) else ""
    is_told = block.text.rstrip().endswith(".") and len(words(block.text)) > 3
    return f"{how}{'long' if (is_told or is_sentence(block.text)) and not how else 'short'}"


def _start(place: int, key: int, printed: str, block: Block) -> _ItemStart | None:
    if not words(block.text):
        return None
    look = _look(block)
    weight = 4 if look.startswith("heading") else 3 if look.startswith(("bold", "cap")) else 2
    weight -= look.endswith("long") or (block.level > 1 and block.kind != "heading")
    return _ItemStart(place, key, printed, block, weight, look)


def _chain(starts: Sequence[_ItemStart]) -> list[_ItemStart]:
    """Return the weightiest run of starts in which each number is a little above the one before."""
    best: list[tuple[int, int]] = []  # the weight of the run that ends here, and the one before
    for number, start in enumerate(starts):
        best_here = (start.weight - min(max(start.key - 1, 0), 2), -1)
        for earlier in range(max(0, number - 60), number):
            gap = start.key - starts[earlier].key
            if 1 <= gap <= 4:
                same = 1 if starts[earlier].look == start.look else -1
                weight = best[earlier][0] + start.weight + same - 2 * (gap - 1)
                best_here = max(best_here, (weight, earlier))
        best.append(best_here)
    if not best:
        return []
    at = max(range(len(best)), key=lambda place: best[place][0])
    chain = []
    while at >= 0:
        chain.append(starts[at])
        at = best[at][1]
    return chain[::-1]


def _by_pattern(
    pattern: re.Pattern[str], key: Callable[[re.Match[str]], int], keep: bool = False
) -> Callable[[int, Block], _ItemStart | None]:
    """Return a function that reads item starts; ``keep`` leaves the number in the title."""

    def read(place: int, block: Block) -> _ItemStart | None:
        if block.kind in ("table", "rule", "bullet") and not block.marker:
            return None
        full = block
        if block.marker:
            match = pattern.match(f"{block.marker} ")
            if match and not keep:
                return _start(place, key(match), block.marker, replace(block, marker=""))
            if match:
                return _start(place, key(match), block.marker, with_marker_inside(block))
            return None
        match = pattern.match(f"{block.text} ")
        if not match:
            return None
        without_number = full if keep else cut(full, match.end())[1]
        return _start(place, key(match), flat(match[0]), without_number)

    return read


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = values[letter]
        total += -value if following and values[following] > value else value
    return total


def _key(match: re.Match[str]) -> int:
    return int(match["key"])


# Styles whose printed numbers become the numbers of the items.
_KEPT = ("numbers", "item", "references", "letters")


_STYLES: tuple[tuple[str, Callable[[int, Block], _ItemStart | None]], ...] = (
    ("numbers", _by_pattern(_INTEGER, _key)),
    ("item", _by_pattern(_WORDED, _key)),
    ("references", _by_pattern(_REFERENCE, _key, keep=True)),
    ("references", _by_pattern(_REFERENCE, lambda match: int(match["other"]), keep=True)),
    ("letters", _by_pattern(_LETTERED, _key, keep=True)),
    ("romans", _by_pattern(_ROMAN, lambda match: _roman(match["key"]))),
    ("romans", _by_pattern(_CAPITAL, lambda match: ord(match["key"]) - 64)),
)


def _headings(blocks: Sequence[Block], has_opening: bool) -> list[_ItemStart]:
    """Return the headings without numbers, of the highest level that has several.

    Headings below "Agenda" or "Minutes" count as one level higher.
    """
    titles: list[tuple[int, Block, int]] = []
    around = 0
    for place, block in enumerate(blocks):
        if not is_title(block) or (block.marker and block.kind != "heading"):
            continue
        level = _level(block)
        if has_opening and not titles and _NAMES_ALL.search(block.text):
            has_opening = False
            continue
        if level <= around:
            around = 0
        if _NOT_ITEMS.fullmatch(block.text.strip(" :")):
            around = level
        elif not is_actions_title(block.text) and label_of(block) is None:
            titles.append((place, block, level - 1 if around and level == around + 1 else level))
    levels = Counter(level for _, _, level in titles)
    several = [level for level in sorted(levels) if levels[level] > 1] or sorted(levels)[:1]
    return [
        _ItemStart(place, number, "", with_marker_inside(block), 2, _kind(block))
        for number, (place, block, _) in enumerate(
            (title for title in titles if title[2] in several[:1]), 1
        )
    ]


def _kind(block: Block) -> str:
    return "heading" if block.kind == "heading" else "line"


def _level(block: Block) -> int:
    if block.kind == "heading":
        return block.level
    return 8 if is_shouted(block.text) else 9


def _run_in_titles(blocks: Sequence[Block]) -> list[_ItemStart]:
    """Paragraphs that begin with a title and a colon, if several do: "Planning: None."."""
    paragraphs = [
        (place, block)
        for place, block in enumerate(blocks)
        if block.kind == "paragraph"
        and not block.marker
        and _RUN_IN_TITLE.match(block.text)
        and not is_actions_title(block.text.partition(":")[0])
        and label_of(block) is None
    ]
    titles = {block.text.partition(":")[0].lower() for _, block in paragraphs}
    if len(paragraphs) < 3 or len(titles) < 0.9 * len(paragraphs):
        return []  # titles occur once, but names of speakers often
    return [
        _ItemStart(place, number, "", block, 1, "run-in")
        for number, (place, block) in enumerate(paragraphs, 1)
    ]


def _is_numbered(cell: str) -> bool:
    """Whether a cell has the number of an item, and perhaps its title."""
    printed = f"{cell.strip()} "
    return bool(_INTEGER.match(printed) or _REFERENCE.fullmatch(printed))
