"""Read where an item may start: each way to read a line as the number and title of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import (
    cut,
    flat,
    folded,
    is_bold,
    is_sentence,
    is_shouted,
    is_title,
    with_marker_inside,
    words,
)
from comsite.importing.recognising.notes.item_actions import is_actions_title
from comsite.importing.recognising.people.labels import label_of
from comsite.importing.recognising.people.person_names import person_in_entry
from comsite.importing.recognising.printed_dates import dates_in
from comsite.importing.recognising.vocabulary import in_languages, vocabulary_lines

INTEGER = re.compile(r"\(?(?P<key>[0-9]{1,3})(?:\.0)?(?P<mark>[.):/]|\.\)|\.:)?\s+")
_WORDED = re.compile(
    r"(?:agenda )?(?:item|topic)\s*(?:no\.?|number|#)?\s*(?P<key>[0-9]{1,3})(?!\s?/)\s*[.:)–-]*\s*",
    re.I,
)
_REFERENCE = re.compile(
    r"(?P<printed>(?:(?:Agenda )?Item |[A-Z]{1,5}[ /.-]?)?(?P<first>[0-9]{1,4})"
    r"\s?(?P<mark>[/-]|(?<=[0-9]{2})\.)\s?"
    r"(?P<second>[0-9]{1,4})(?:[./-](?P<third>[0-9]{1,4}))?[A-Z]?)[.:)]?\s+"
    r"(?!(?:am|pm|hrs)\b|[0-9]{1,2}(?:[:.][0-9]|\s?[ap]m))"
)
_LETTERED = re.compile(r"(?P<printed>(?P<before>[A-Z]{1,3}\.?\s?)(?P<key>[0-9]{1,3}))[.:)]?\s+")
_ROMAN = re.compile(r"(?P<printed>(?P<key>[IVX]{1,6}))[.):]\s+")
_CAPITAL = re.compile(r"(?P<printed>(?P<key>[A-Z]))[.)]\s+")
_RUN_IN = re.compile(r"[A-Z][\w'’&/,() -]{2,55}:(?:\s|$)")
_NOT_ITEMS = re.compile(
    r"(?:table of )?contents?|links?|minutes?|agenda|notes?|discussion|meeting (?:minutes|notes)"
    r"|topics?|summary of action items",
    re.I,
)
_NAMES_ALL = re.compile(
    r"\b(?:minutes|meeting|notes)\b.*[0-9]|[0-9].*\b(?:minutes|meeting)\b"
    rf"|\b(?:{in_languages('minutes')})\b.*[0-9]",
    re.I,
)
_USUAL = re.compile(
    "(?:" + "|".join(folded(line) for line in vocabulary_lines("usual_titles")) + r")\b"
)
_OF_NOTES = re.compile(
    r"\b(?:minutes|meeting|notes|council|committee|board|held (?:at|in|on)"
    rf"|{in_languages('minutes')}|{in_languages('held')})\b",
    re.I,
)
_TOP = 5  # blocks in which a title without a number can be that of the notes
_LONGEST_BELOW = 100  # characters of a title that stands on the line below its number


@dataclass(frozen=True, slots=True)
class ItemStart:
    """A line read as the start of an item.

    ``series`` is what all items of a document share: the form of their numbers, or their look.
    ``style`` is how the review calls it. ``key`` is the number, 0 for a title without one.
    ``lines`` is 2 where the title stands on the line below the number. ``odds`` say how likely it
    is that the line starts an item, as a logarithm; 0 is even.
    """

    place: int
    style: str
    series: str
    key: int
    printed: str
    block: Block  # the block without its number, if the number is not kept in the title
    look: str
    mark: str = ""
    lines: int = 1
    odds: float = 0.0


def is_usual_title(text: str) -> bool:
    """Whether a title begins as titles of items usually do."""
    return bool(_USUAL.match(folded(text)))


def usual_title_end(start: ItemStart) -> int:
    """Return where a usual title ends that has a mark and more words after it, or 0."""
    marks = r"[:;]|\.(?!\w)" + (r"|\s[–—-]" if start.look.startswith(("short", "long")) else "")
    text = start.block.text
    for match in re.finditer(rf"(?<=\w)(?:(?:{marks})(?=\s)|:(?=[A-Z]))", text[:60]):
        title = text[: match.start()]
        if _USUAL.match(folded(title)) and len(words(title)) <= 5:
            return match.end()
    return 0


def item_starts(blocks: Sequence[Block]) -> list[ItemStart]:
    """Return every reading of every block as the start of an item, in order."""
    starts: list[ItemStart] = []
    levels = _heading_levels(blocks)
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        starts += _numbered(place, block, following)
        if place in levels:
            starts.append(_titled(place, block, levels[place]))
        elif run_in := _run_in(place, block):
            starts.append(run_in)
    return [replace(start, odds=_odds(start, blocks)) for start in starts]


def _numbered(place: int, block: Block, following: Block | None) -> Iterator[ItemStart]:
    """Yield the readings of a block that begins with a number."""
    if block.kind in ("table", "rule") or (block.kind == "bullet" and not block.marker):
        return
    text = f"{block.marker} " if block.marker else f"{block.text} "
    for style, pattern in _STYLES:
        match = pattern.match(text)
        if not match:
            continue
        form = "dotted" if style == "references" and _is_dotted(match) else style
        rest = replace(block, marker="") if block.marker else cut(block, match.end())[1]
        whole = with_marker_inside(block)
        printed = flat(block.marker or match[0])
        lines = 1
        if not words(rest.text):
            if not (following and _may_be_title_below(following)):
                continue
            rest = following
            whole = with_marker_inside(replace(following, marker=printed))
            lines = 2
        for series, key in _series(form, match):
            yield ItemStart(
                place=place,
                style=form,
                series=series,
                key=key,
                printed=printed,
                block=whole if form in ("references", "letters") else rest,
                look=_look(replace(rest, kind=block.kind, level=block.level)),
                mark=match["mark"] or "" if form == "numbers" else "",
                lines=lines,
            )


def _is_dotted(match: re.Match[str]) -> bool:
    """Whether a number has three parts with dots between them, as in 31.06.1."""
    return match["mark"] == "." and match["third"] is not None and not match["printed"][0].isalpha()


def _may_be_title_below(block: Block) -> bool:
    text = flat(block.text)
    return (
        block.kind in ("paragraph", "heading")
        and not block.marker
        and 0 < len(text) <= (3 if is_usual_title(text) else 1) * _LONGEST_BELOW
        and (is_usual_title(text) or not (is_sentence(text) or text.endswith(".")))
        and text[:1].isupper()
    )


def _series(style: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield what stays the same in a number, and the part that counts."""
    if style == "dotted":
        yield f"{match['first']}.{match['second']}.#", int(match["third"])
    elif style == "references":
        before = match["printed"][: match.start("first") - match.start("printed")]
        first, second, third = match["first"], match["second"], match["third"]
        mark = match["mark"]
        if third is None:
            yield f"{before}#{mark}{second}", int(first)
            yield f"{before}{first}{mark}#", int(second)
        else:
            yield f"{before}{first}{mark}{second}{mark}#", int(third)
            yield f"{before}#{mark}*", int(first)
            yield f"{before}{first}{mark}#", int(second)
    elif style == "letters":
        yield match["before"], int(match["key"])
    elif style == "romans":
        key = match["key"]
        if len(key) == 1:
            yield "capitals", ord(key) - 64
        if set(key) <= set("IVX"):
            yield "romans", _roman(key)
    else:
        yield style, int(match["key"])


_STYLES = (
    ("numbers", INTEGER),
    ("item", _WORDED),
    ("references", _REFERENCE),
    ("letters", _LETTERED),
    ("romans", _ROMAN),
    ("romans", _CAPITAL),
)


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = values[letter]
        total += -value if following and values[following] > value else value
    return total


def _heading_levels(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the level of each heading without a number; 8 is a line in capitals, 9 a bold one.

    The first may be the title of the notes. Headings below "Agenda" or "Minutes" count as one level
    higher.
    """
    has_opening = True
    levels: dict[int, int] = {}
    around = 0
    for place, block in enumerate(blocks):
        if not is_title(block) or (block.marker and block.kind != "heading"):
            continue
        level = block.level if block.kind == "heading" else 8 if is_shouted(block.text) else 9
        if has_opening and not levels and _NAMES_ALL.search(block.text):
            has_opening = False
            continue
        if level <= around:
            around = 0
        if _NOT_ITEMS.fullmatch(block.text.strip(" :")):
            around = level
        elif not is_actions_title(block.text) and label_of(block) is None:
            levels[place] = level - 1 if around and level == around + 1 else level
    return levels


def _titled(place: int, block: Block, level: int) -> ItemStart:
    look = f"heading{level}" if block.kind == "heading" else "capitals" if level == 8 else "bold"
    return ItemStart(place, "headings", look, 0, "", with_marker_inside(block), look)


def _run_in(place: int, block: Block) -> ItemStart | None:
    """Read a paragraph that begins with a title and a colon: "Planning: None."."""
    if block.kind != "paragraph" or block.marker or label_of(block) is not None:
        return None
    bold = _bold_words(block)
    if bold and not is_actions_title(bold) and len(words(bold)) <= 10:
        return ItemStart(place, "headings", "run-in bold", 0, "", block, "run-in bold")
    if not _RUN_IN.match(block.text) or is_actions_title(block.text.partition(":")[0]):
        return None
    return ItemStart(place, "headings", "run-in", 0, "", block, "run-in")


def _bold_words(block: Block) -> str:
    """Return the words in bold at the start of a paragraph that goes on without bold."""
    before = ""
    for span in block.spans:
        if words(span.text) and not span.bold:
            return "" if before[-1:].isalnum() and span.text[:1].isalnum() else before
        before += span.text
    return ""


def _look(block: Block) -> str:
    if block.kind == "heading":
        return f"heading{block.level}"
    how = "bold" if is_bold(block) else "capitals" if is_shouted(block.text) else ""
    is_told = block.text.rstrip().endswith(".") and len(words(block.text)) > 3
    return how or ("long" if is_told or is_sentence(block.text) else "short")


# What speaks for an item and against it, found by trying on documents of many bodies.
_OF_LOOK = {"heading": 1.6, "bold": 1.0, "capitals": 1.0, "short": 0.3, "long": -0.8}
_OF_TITLE = {"heading": 2.2, "bold": 1.0, "capitals": 1.0, "run-in bold": 0.4, "run-in": -0.4}


def _odds(start: ItemStart, blocks: Sequence[Block]) -> float:
    text = flat(start.block.text)
    if start.key and start.style in ("references", "letters"):
        text = text[len(start.printed) :].strip(" .:") or text
    if start.look.startswith("run-in"):
        text = text.partition(":")[0]
    look = start.look.rstrip("0123456789")
    odds = 0.8 + _OF_LOOK.get(look, 0.0) if start.style != "headings" else _OF_TITLE[look]
    odds += 2.0 if is_usual_title(text) else 0.0
    odds -= 1.5 if text[:1].islower() else 0.0
    odds -= 1.0 if blocks[start.place].level > 1 and blocks[start.place].kind != "heading" else 0.0
    dates = dates_in(text[:100])
    if dates and len(words(text)) <= 8 and not is_usual_title(text):
        odds -= 2.0
    if start.style == "references" and re.search(r"\b[A-Z]+ ?[0-9]+/[0-9]+\b", text):
        odds -= 2.5  # two lines of a list of titles
    if not start.key and is_number_of_item(text.split()[0] if text else ""):
        odds -= 2.0  # it is read with its number too
    if not start.key and start.place < _TOP and _OF_NOTES.search(text):
        odds -= 4.0
    if start.style != "headings" and look in ("short", "long") and person_in_entry(text):
        odds -= 3.0
    return odds


def is_number_of_item(cell: str) -> bool:
    """Whether a cell has the number of an item, and perhaps its title."""
    printed = f"{cell.strip()} "
    return bool(INTEGER.match(printed) or _REFERENCE.fullmatch(printed))
