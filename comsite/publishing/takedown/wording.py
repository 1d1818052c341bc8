"""Whether words stand in a text, however it is written: as HTML, as JSON, in an address.

Texts are compared word by word. Capitals, accents, spaces and marks make no difference, so that
"Zoë Example" is in ``zoe-example`` too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import unquote

from comsite.base.letterforms import without_accents
from comsite.base.slugs import slugify

BARRIER = "\0"  # between texts that are not read on from one to the other
FEWEST = 3  # letters of a phrase

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LETTER = re.compile("&#?\\w{1,31};|.[\u0300-\u036f]*", re.DOTALL)
_GAP = re.compile(r"(?:[^\w\0]|_)+")
_CODED = re.compile(r"&#?\w{1,31};|\\u[0-9a-fA-F]{4}|\\[nrt\"\\/,;]|(?:%[0-9a-fA-F]{2})+")
_AROUND = 8  # words shown before and from where a phrase begins
_MOST_CODES = 4  # inside each other, as HTML in JSON in an address
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)[^<>]*>")
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup", "time", "wbr"),
    )
)
_FOLDED = re.compile(r"\r?\n[ \t]")
_CALENDAR = "BEGIN:VCALENDAR"


@dataclass(frozen=True)
class Wording:
    """Some phrases, of which each is looked for."""

    phrases: tuple[str, ...]

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        return tuple(f" {one} " for phrase in self.phrases for one in _forms(phrase))

    def is_in(self, text: str) -> bool:
        """Return whether one of the phrases stands in a text."""
        padded = (f" {canonical(reading)} " for reading in _readings(text))
        return any(one in words for words in padded for one in self._wanted)

    def places(self, text: str) -> list[tuple[int, str]]:
        """Return where the phrases begin in a text: lines from 1, each with the words around."""
        if not self.is_in(text):
            return []
        found: dict[int, str] = {}
        for reading in _readings(text):
            for number, around in self._places_in(reading):
                found.setdefault(number, around)
        if text.startswith(_CALENDAR):
            written = _physical(text)
            found = {written[number - 1]: around for number, around in found.items()}
        return sorted(found.items())

    def _places_in(self, reading: str) -> Iterator[tuple[int, str]]:
        words, numbers, starts, at = [], [], [], 1
        for number, line in enumerate(reading.split("\n"), 1):
            for word in canonical(line).split():
                words.append(word)
                numbers.append(number)
                starts.append(at)
                at += len(word) + 1
        whole = f" {' '.join(words)} "
        for one in self._wanted:
            at = whole.find(one)
            while at >= 0:
                first = bisect_right(starts, at + 1) - 1
                around = words[max(first - _AROUND, 0) : first + _AROUND]
                yield numbers[first], " ".join(around).replace(BARRIER, "|")
                at = whole.find(one, at + 1)


def _forms(phrase: str) -> Iterator[str]:
    """Yield the words of a phrase, and those that an address would have, if these are others."""
    words = canonical(phrase).strip()
    if words:
        yield words
    addressed = slugify(phrase).replace("-", " ")
    if addressed != words and len(addressed.replace(" ", "")) >= FEWEST:
        yield addressed


def canonical(text: str) -> str:
    """Return the words of a text, in small letters without accents, and with a space between."""
    return _GAP.sub(" ", plain(text).replace(BARRIER, f" {BARRIER} "))


def plain(text: str) -> str:
    """Return a text in small letters without accents, and without what nobody sees."""
    text = text.casefold()
    if text.isascii():
        return text
    return without_accents(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold())


def with_places(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return a text as `plain` does, and for each letter where it begins and ends in the text.

    Letters written as ``&eacute;`` are read.
    """
    letters, places = [], []
    for piece in _LETTER.finditer(text):
        read = html.unescape(piece[0]) if piece[0].startswith("&") else piece[0]
        for letter in plain(read):
            letters.append(letter)
            places.append(piece.span())
    return "".join(letters), places


def _readings(text: str) -> Iterator[str]:
    """Yield a text as it is, and as it reads without codes and tags; lines stay lines."""
    if text.startswith(_CALENDAR):
        text = _FOLDED.sub("", text)
    yield text
    decoded = text
    for _ in range(_MOST_CODES):
        before, decoded = decoded, _CODED.sub(_decoded, decoded)
        if decoded == before:
            break
    if decoded != text:
        yield decoded
    if _TAG.search(decoded):
        for inline in ("", " "):
            yield _TAG.sub(partial(_untagged, inline), decoded)


def _decoded(code: re.Match[str]) -> str:
    written = code[0]
    if written.startswith("&"):
        read = html.unescape(written)
    elif written.startswith("%"):
        read = unquote(written)
    elif written.startswith("\\u"):
        read = chr(int(written[2:], 16))
    else:
        read = " " if written[1] in "nrt" else written[1]
    return " " if "\n" in read else read


def _untagged(inline: str, tag: re.Match[str]) -> str:
    between = inline if tag[1].lower() in _INLINE else BARRIER
    return between + "\n" * tag[0].count("\n")


def _physical(text: str) -> list[int]:
    """Return in which line of a calendar each of its unfolded lines begins."""
    lines = text.split("\n")
    return [number for number, line in enumerate(lines, 1) if line[:1] not in (" ", "\t")]
