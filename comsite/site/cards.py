"""The card of a page: the picture that is shown where somebody shares its address.

A meeting, an item, an action and a topic have a card of their own, all other pages that of the
site. A card says what its page is, its title and the name of the site. Its alternative text has
all of these words too: so whoever searches the pages for words has searched the cards.

It is drawn here dot by dot, as a PNG of sixteen colours. Its first bytes have the fingerprint of
what is drawn and how, so that a build takes from the site before it those that are still right.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from comsite.base import urls
from comsite.base.language import _
from comsite.base.output import Output
from comsite.content.entries import Entry
from comsite.content.models import Topic
from comsite.library.routes import Route
from comsite.site.letters import FILE, LEVELS, Face, faces
from comsite.site.page import Card
from comsite.site.views import Views
from comsite.texts.items import Action, Item

# Pixels: the least with which a card is shown large. Twice as wide it has two and a half times the
# bytes.
WIDTH, HEIGHT = 600, 315
MOST_LINES = 4  # of a title
_LEFT, _RIGHT = 66, 570  # between which words stand
_KICKER, _TITLE, _SITE = 52, 106, 287  # the lines on which words stand; a title's first
_MARGIN = (42, 49)  # where the two lines of the margin begin
_MARGIN_WIDTH = 2
_PAPER, _INK, _QUIET, _RULE = (252, 253, 253), (21, 33, 44), (81, 96, 109), (210, 130, 127)
_RULED = LEVELS + 1  # the colour of the margin's lines, by number; those of quiet words follow
_COMPRESSION = 3  # 6 takes three times as long for an eighth of the size
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Cards:
    """The cards of the pages of one archive."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._of: dict[str, Callable[..., tuple[str, str]]] = {
            "meeting": self._meeting,
            "item": self._item,
            "action": self._action,
            "topic": self._topic,
        }
        site = views.archive.site
        host = site.base_url.partition("://")[2].rstrip("/")
        of_site = _card(urls.CARD, site.body.name, site.title, host)
        # Most pages share it, and all of its words but the host are on each of them.
        self.of_site = of_site and replace(of_site, alt=site.title)

    def of(self, route: Route) -> Card | None:
        """Return the card of the page at a route; None where the letters for it are not known."""
        make = self._of.get(route.kind)
        own = make and _card(urls.card(route.url), *make(*route.of), self._views.archive.site.title)
        return own or self.of_site

    def _meeting(self, entry: Entry[Any]) -> tuple[str, str]:
        return self._views.archive.body_of(entry.slug), _(
            "Meeting of {day}", day=self._date(entry.slug)
        )

    def _item(self, item: Item) -> tuple[str, str]:
        kicker = _("Item {number}, {day}", number=item.number, day=self._date(item.meeting))
        return kicker, item.name

    def _action(self, action: Action) -> tuple[str, str]:
        values = {"label": action.label, "meeting": self._date(action.meeting)}
        return _("Action {label}, {meeting}", **values), action.text

    def _topic(self, entry: Entry[Topic]) -> tuple[str, str]:
        return _("Topic"), entry.record.title

    def _date(self, meeting: str) -> str:
        return self._views.name("meetings", meeting)


def pictures(cards: Iterable[Card | None], before: Path) -> Iterator[Output]:
    """Make the file of each card once; one that the site in the folder ``before`` has is taken."""
    pen = _Pen()
    for card in sorted(
        {card.url: card for card in cards if card}.values(), key=lambda one: one.url
    ):
        path = card.url.removeprefix("/")
        begin, end = _begin(card), _chunk(b"IEND", b"")
        try:
            kept = (before / path).read_bytes()
        except OSError:
            kept = b""
        # Between them are the dots, with their length and their name before and a sum behind.
        dots = kept[len(begin) + 8 : -len(end) - 4]
        if kept != begin + _chunk(b"IDAT", dots) + end:
            kept = begin + _chunk(b"IDAT", pen.drawn(card)) + end
        yield Output(path, kept)


def _card(address: str, kicker: str, title: str, site: str) -> Card | None:
    """Return a card in the letters that are known; None where one is not."""
    small = faces()["small"]
    words = (small.written(kicker), faces()["title"].written(title), small.written(site))
    if None in words:
        return None
    return Card(address, f"{kicker}: {title} ({site})", *filter(None, words))


@cache
def _way() -> str:
    """Return the fingerprint of how cards are drawn: of this file, and of the letters."""
    return hashlib.sha256(Path(__file__).read_bytes() + FILE.read_bytes()).hexdigest()


def _begin(card: Card) -> bytes:
    """Return the first bytes of a card's file: its size, what it is drawn of, and its colours."""
    drawn = "\n".join((_way(), card.kicker, card.title, card.site))
    size = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    mark = b"Drawn of\0" + hashlib.sha256(drawn.encode()).hexdigest().encode()
    chunks = {b"IHDR": size, b"tEXt": mark, b"PLTE": _colours()}
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks.items())


@cache
def _colours() -> bytes:
    """Return the colours by their numbers, of three bytes each."""
    ramps = [_mixed(_PAPER, _INK, level) for level in range(LEVELS + 1)]
    ramps += [_RULE, *(_mixed(_PAPER, _QUIET, level) for level in range(1, LEVELS + 1))]
    return bytes(value for colour in ramps for value in colour)


def _mixed(first: tuple[int, ...], last: tuple[int, ...], level: int) -> tuple[int, ...]:
    return tuple(a + (b - a) * level // LEVELS for a, b in zip(first, last, strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    """Return a part of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as dots: how far the next one is, where its dots end, and its rows of dots.

    The rows are by their place below the line on which words stand, and their last dot is at the
    end.
    """

    advance: int
    end: int
    rows: Mapping[int, int]


class _Pen:
    """Draws cards. It keeps the words that it has drawn, because cards share most of them."""

    def __init__(self) -> None:
        self._word = cache(_word)
        self._paper = cache(self._new_paper)

    def drawn(self, card: Card) -> bytes:
        """Return the dots of a card, compressed: a number for each row, of four bits a dot."""
        title, paper = faces()["title"], self._paper(card.site)
        rows = [row for row, __ in paper]
        self._write(rows, "small", card.kicker, _KICKER)
        for number, line in enumerate(lines(title, card.title)):
            self._write(rows, "title", line, _TITLE + number * title.size * 5 // 4)
        dots = [
            blank if row == as_it_was else _packed(row)
            for row, (as_it_was, blank) in zip(rows, paper, strict=True)
        ]
        return zlib.compress(b"".join(dots), _COMPRESSION)

    def _new_paper(self, site: str) -> list[tuple[int, bytes]]:
        """Return the rows that cards have in common: the margin, and the name of the site.

        Each is a number, and the bytes of it.
        """
        margin = sum(
            _RULED << 4 * (WIDTH - 1 - x - dot) for x in _MARGIN for dot in range(_MARGIN_WIDTH)
        )
        rows = [margin] * HEIGHT
        self._write(rows, "small", site, _SITE)
        return [(row, _packed(row)) for row in rows]

    def _write(self, rows: list[int], face: str, text: str, base: int) -> None:
        """Write a line of words into rows of dots."""
        x, letters = _LEFT, faces()[face]
        for text_of_word in _fitted(letters, text).split(" "):
            word = self._word(face, text_of_word)
            shift = 4 * (WIDTH - x - word.end)
            for y, row in word.rows.items():
                rows[base + y] |= row << shift
            x += word.advance + letters.letters[" "].advance


def _packed(row: int) -> bytes:
    """Return the bytes of a row of dots; the first one says that they are as they are."""
    return b"\0" + row.to_bytes(WIDTH // 2)


def _word(name: str, text: str) -> _Word:
    """Draw a word; small words are in quiet colours of their own."""
    face, rows = faces()[name], defaultdict[int, int](int)
    ends, advance = [], 0
    for letter in (face.letters[sign] for sign in text):
        ends.append(advance + letter.left + letter.width)
        advance += letter.advance
    last = max(ends, default=0)
    for sign, end in zip(text, ends, strict=True):
        letter = face.letters[sign]
        for y, row in enumerate(letter.rows, letter.top):
            dots = _quiet(row, letter.width) if name == "small" else row
            rows[y] |= dots << 4 * (last - end)
    return _Word(advance, last, rows)


@cache
def _quiet(row: int, width: int) -> int:
    """Return a row of dots in the colours of quiet words: paper stays paper."""
    dots = (row >> 4 * place & 15 for place in range(width))
    return sum((dot + LEVELS + 1) << 4 * place for place, dot in enumerate(dots) if dot)


def lines(face: Face, text: str) -> list[str]:
    """Cut a text into the lines of a card; the last one ends with … where there are too many."""
    found, room = [""], _RIGHT - _LEFT
    for word in text.split():
        width = face.width(f" {word}" if found[-1] else word)
        if width <= room or not found[-1]:
            found[-1] = f"{found[-1]} {word}".strip()
            room -= width
        else:
            found.append(word)
            room = _RIGHT - _LEFT - face.width(word)
    cut = found[:MOST_LINES]
    if len(found) > MOST_LINES:
        cut[-1] += " …"
    return [_fitted(face, line) for line in cut]


def _fitted(face: Face, line: str) -> str:
    """Return a line that fits: the end of one that is too long is left out."""
    while face.width(line) > _RIGHT - _LEFT:
        line = f"{line.removesuffix(' …').removesuffix('…')[:-1].rstrip()}…"
    return line
