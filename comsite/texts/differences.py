"""What differs between two versions of a text: which paragraphs, and in each which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from comsite.base.fingerprints import fingerprint
from comsite.content.ledger import Place
from comsite.texts.clerk import Block, decide
from comsite.texts.markdown import parse, plain

_ENTRY = re.compile(r"\s*(?:[-*+|]|\d+[.)]|[a-z][.)])(?:\s|$)")  # of a list, or a row of a table
_MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?![-*+>\d\s])")  # before the words of an entry
_MARKUP = re.compile(r"[*_`\[\]<>&\\#|~^$=]|^\s*(?:[-+]|\d+[.)])\s|-{3}|\.{2}|://")
_ITEM = re.compile(r"#{2,6}[ \t]+\d[\w.]*[ \t]")  # the beginning of a heading with a number
_WORD = re.compile(r"\S+\s*")
_MOST_WORDS = 3_000  # that are compared one by one
_FEW_SHARED = 0.6  # the least share of words that two versions have in common to be laid together
_AROUND = 6  # words that are shown beside those that differ
_SKIPPED = " … "

How = Literal["same", "old", "new"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph as it was and as it is, under the heading that it has now, or had.

    What is new was empty before, and what is gone is empty now.
    """

    heading: str
    before: str
    now: str


@dataclass(frozen=True)
class _Piece:
    """A paragraph, heading, entry of a list or row of a table as it is written in the file."""

    heading: str
    written: str

    @cached_property
    def words(self) -> str:
        """The words without any markup; of a row of a table, with a dot between its cells."""
        if self.written.lstrip().startswith("|"):
            cells = (" ".join(cell.split()) for cell in self.written.strip().strip("|").split("|"))
            return " · ".join(cells)
        bare = _MARKER.sub("", self.written)
        if not _MARKUP.search(bare):  # reading it as Markdown takes fifty times as long
            return " ".join(bare.split())
        inline = (token for token in parse(self.written, "", 1).tokens if token.type == "inline")
        found = " ".join(plain(token.children or []) for token in inline)
        return " ".join(found.split())


def differences(before: str, now: str) -> list[Difference]:
    """Return the paragraphs that differ between two versions of a text, in order.

    What is the same but for markup, or stands elsewhere now, does not differ.
    """
    old, new = list(_pieces(before)), list(_pieces(now))
    olds = _without(old, new)
    news = _without(new, old)
    places = [Place(f"o{index}", fingerprint(piece.words)) for index, piece in enumerate(olds)]
    blocks = [Block(f"n{index}", "", piece.words) for index, piece in enumerate(news)]
    decision = decide(places, blocks, ())
    was = {place.anchor: piece for place, piece in zip(places, olds, strict=True)}
    found: list[tuple[int, Difference]] = []
    order = {id(piece): index for index, piece in enumerate(new)}
    for block, piece in zip(blocks, news, strict=True):
        kept = decision.kept(block.anchor)
        if kept not in was and (number := _ITEM.match(piece.written)):  # another title of an item
            kept = next((at for at, one in was.items() if one.written.startswith(number[0])), kept)
        earlier = was.pop(kept, None)
        words = earlier.words if earlier else ""
        if words != block.text:
            found.append((order[id(piece)], Difference(piece.heading, words, block.text)))
    standing = {piece.written: index for index, piece in enumerate(new)}
    for piece in was.values():
        if piece.words:
            at = _place_of(piece, old, standing)
            found.append((at, Difference(piece.heading, piece.words, "")))
    return [difference for _, difference in sorted(found, key=lambda pair: pair[0])]


def headings_apart(before: str, now: str) -> frozenset[str]:
    """Return the headings, of then and of now, under which paragraphs differ.

    There is one exactly where ``differences`` finds something, and to know it takes much less.
    """
    old, new = list(_pieces(before)), list(_pieces(now))
    olds, news = _without(old, new), _without(new, old)
    gone = Counter(piece.words for piece in olds)
    come = Counter(piece.words for piece in news)
    return frozenset(
        piece.heading
        for pieces, more in ((olds, gone - come), (news, come - gone))
        for piece in pieces
        if piece.words and more[piece.words]
    )


def words_apart(before: str, now: str) -> list[tuple[How, str]]:
    """Return the words of two versions of a paragraph together: which went, came, or stayed.

    Of many that stayed only those beside the others are kept. Where few stayed, one version stands
    whole before the other: nobody could read them in pieces.
    """
    old, new = _WORD.findall(before), _WORD.findall(now)
    if max(len(old), len(new)) > _MOST_WORDS or _shared(before, now) < _FEW_SHARED:
        both: list[tuple[How, str]] = [("old", before), ("new", now)]
        return [pair for pair in both if pair[1]]
    bare_old, bare_new = ([word.strip() for word in words] for words in (old, new))
    found: list[tuple[How, str]] = []
    codes = SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes()
    for number, (code, old_from, old_to, new_from, new_to) in enumerate(codes):
        if code == "equal":
            words = new[new_from:new_to]
            found.append(("same", _shortened(words, number == 0, number + 1 == len(codes))))
            continue
        if old_from < old_to:
            found.append(("old", "".join(old[old_from:old_to]).strip()))
        if new_from < new_to:
            found.append(("new", "".join(new[new_from:new_to]).strip()))
    return found


def _shared(before: str, now: str) -> float:
    """Return the share of words that two versions of a paragraph have in common."""
    old, new = Counter(before.split()), Counter(now.split())
    return 2 * (old & new).total() / max(1, old.total() + new.total())


def _shortened(words: Sequence[str], is_first: bool, is_last: bool) -> str:
    """Return words that stayed, without those in the middle, or at the ends of the paragraph."""
    before = 0 if is_first else _AROUND
    after = 0 if is_last else _AROUND
    if len(words) <= before + after + _AROUND:
        return "".join(words).strip()
    end = "".join(words[len(words) - after :]) if after else ""
    return f"{''.join(words[:before]).strip()}{_SKIPPED}{end}".strip()


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut a text where a paragraph, heading, entry or row begins."""
    heading, lines = "", list[str]()
    for line in [*text.split("\n"), ""]:
        starts = not line.strip() or line.startswith("#") or _ENTRY.match(line)
        if starts and lines:
            yield _Piece(heading, "\n".join(lines))
            lines = []
        if line.startswith("#"):
            heading = line.lstrip("#").strip()
            yield _Piece(heading, line)
        elif line.strip():
            lines.append(line)


def _without(pieces: Sequence[_Piece], others: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces that are not among others as they are written."""
    left = Counter(piece.written for piece in others)
    found = []
    for piece in pieces:
        if left[piece.written]:
            left[piece.written] -= 1
        else:
            found.append(piece)
    return found


def _place_of(gone: _Piece, old: Sequence[_Piece], standing: Mapping[str, int]) -> int:
    """Return before which piece something that is gone would stand; ``standing`` has those now."""
    at = next(index for index, piece in enumerate(old) if piece is gone)
    before = (standing[piece.written] for piece in reversed(old[:at]) if piece.written in standing)
    return next(before, -1) + 1
