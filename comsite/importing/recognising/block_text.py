"""The text of blocks: their words, whether they look like titles, and how to cut them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comsite.importing.document import Block, TextSpan

LONGEST_TITLE = 120  # characters; anything longer is running text
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)’'\"”][a-z0-9)’'\"”])[.?!]\s+(?=[A-Z“\"'(])")
_EDGES = " \t\n:;–—-"


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without marks."""
    return _WORD.findall(text.lower().replace("’", "'"))


def flat(text: str) -> str:
    """Return the text with one space between words."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return the words alone, for comparing."""
    return " ".join(words(text))


def words_not_shown(text: str, shown: Iterable[str]) -> str:
    """Return the words of a text, as printed, that are not in the texts shown instead."""
    unused = Counter(word for text in shown for word in words(text))
    lost = []
    for printed in text.split():
        spelled = words(printed)
        if any(unused[word] <= 0 for word in spelled):
            lost.append(printed)
        unused.subtract(spelled)
    return " ".join(lost)


def paragraph(text: str, like: Block, bold: bool = False) -> Block:
    """Return a paragraph of these words, found where another block was."""
    return Block("paragraph", (TextSpan(text, bold),), place=like.place)


def heading(text: str, level: int, like: Block, marker: str = "") -> Block:
    """Return a heading of these words, found where another block was."""
    return Block("heading", (TextSpan(text),), level, marker, place=like.place)


def with_marker_inside(block: Block) -> Block:
    """Return the block with its number or letter as its first word."""
    if not block.marker:
        return block
    return replace(block, marker="", spans=(TextSpan(f"{block.marker} "), *block.spans))


def cut(block: Block, at: int) -> tuple[Block, Block]:
    """Return the block before and after a character of its text; the second has no marker."""
    before, after = [], []
    for span in block.spans:
        length = len(span.text)
        if at > 0:
            before.append(replace(span, text=span.text[:at]))
        if at < length:
            after.append(replace(span, text=span.text[max(at, 0) :]))
        at -= length
    return replace(block, spans=tuple(before)), replace(block, spans=tuple(after), marker="")


def single_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a short one that has several lines as several."""
    for block in blocks:
        if "\n" not in block.text or block.kind == "table":
            yield block
            continue
        remainder = block
        while "\n" in remainder.text:
            line, remainder = cut(remainder, remainder.text.index("\n") + 1)
            if line.text.strip() or line.marker:
                yield line
        if remainder.text.strip() or remainder.marker:
            yield remainder


def is_bold(block: Block) -> bool:
    """Whether all its letters are bold."""
    lettered = [span for span in block.spans if words(span.text)]
    return bool(lettered) and all(span.bold for span in lettered)


def is_shouted(text: str) -> bool:
    """Whether it is in capitals, but for a mark or a short form."""
    letters = [mark for mark in text if mark.isalpha()]
    return len(letters) > 3 and sum(mark.isupper() for mark in letters) >= 0.9 * len(letters)


def is_sentence(text: str) -> bool:
    """Whether it reads like running text and not like a title."""
    text = text.strip()
    long = len(text) > LONGEST_TITLE
    ended = text.endswith((".", ";", "?")) and len(words(text)) > 9
    return long or ended or bool(_SENTENCE_END.search(text))


def is_title(block: Block) -> bool:
    """Whether it looks like a heading: by its kind, in bold or in capitals, and short."""
    text = block.text.strip()
    if not words(text) or block.kind == "table" or len(text) > LONGEST_TITLE:
        return False
    if block.kind == "heading":
        return True
    if block.kind not in ("paragraph", "number") or is_sentence(text):
        return False
    return is_bold(block) or is_shouted(text)


def title_and_rest(
    block: Block, at_colon: bool = False, known_end: int = 0
) -> tuple[str, Block | None]:
    """Return the title at the start of a block, and the rest; ``at_colon``: cut at the colon.

    ``known_end`` is where a title that is known ends, 0 if none is.
    """
    text = block.text
    if at_colon:
        at = text.find(":") + 1
    elif known_end:
        at = known_end
    elif block.kind == "heading" and len(text) <= 2 * LONGEST_TITLE:
        at = _note_after_title(text)
    else:
        at = (
            _note_after_title(text)
            or _bold_start(block)
            or (0 if not is_sentence(text) else _title_end(text))
        )
    if not at or not words(text[:at]):
        return _as_title(text), None
    title, following = cut(block, at)
    return _as_title(title.text), (
        replace(_stripped(following), kind="paragraph", level=0) if words(following.text) else None
    )


def _as_title(text: str) -> str:
    """Return the title without the full stop, colon or dash after it."""
    title = flat(text).rstrip(_EDGES) or flat(text)
    return re.sub(r"(?<=\w{3})\.$", "", title)


_NOTE = re.compile(
    r"\s*[–—-]\s*(?=(?:to|please|for|see|click|read)\b[^–—]*\b(?:here|click|link)\b)", re.IGNORECASE
)
_CAPITALS = re.compile(
    r"(?!(?:IT WAS |THE )?(?:RESOLVED|AGREED|NOTED|ACTION))[^a-z]*[A-Z]{4}[^a-z]*\s(?=[A-Z]?[a-z])"
)


def _note_after_title(text: str) -> int:
    """Return where a remark on the paper begins: "– to access the full report click here"."""
    match = _NOTE.search(text)
    return match.end() if match and match.start() else 0


def _bold_start(block: Block) -> int:
    """Return where the bold words end with which a block begins, if more follow."""
    text = block.text
    length = 0
    for span in block.spans:
        if words(span.text) and not span.bold:
            inside = text[max(length - 1, 0) : length + 1].isalnum()
            return 0 if inside or length > LONGEST_TITLE else length
        length += len(span.text)
    return 0


def _title_end(text: str) -> int:
    for pattern in (r":\s", r"\s[–—-]\s"):
        match = re.search(pattern, text[:90])
        if match and len(words(text[: match.start()])) <= 10:
            return match.end()
    if match := _CAPITALS.match(text):
        return match.end()
    if (match := _SENTENCE_END.search(text)) and match.end() <= LONGEST_TITLE:
        return match.end()
    return text.rfind(" ", 0, 90) + 1 if len(text) > LONGEST_TITLE else 0


def _stripped(block: Block) -> Block:
    """Return the block without the space or dash at its beginning."""
    text = block.text
    return cut(block, len(text) - len(text.lstrip(_EDGES)))[1]


def rows_as_text(block: Block) -> Sequence[Sequence[str]]:
    """Return the cells of a table as text."""
    return [[flat("".join(span.text for span in cell)) for cell in row] for row in block.rows]
