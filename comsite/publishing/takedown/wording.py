"""Whether words stand in a text, however it is written: as HTML, as JSON, in an address.

Texts are compared word by word. Capitals, spaces and marks make no difference, so that "Ada
Example" is in ``ada-example`` too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import unquote

BARRIER = "\0"  # between texts that are not read on from one to the other
FEWEST = 3  # letters of a phrase

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
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
        return tuple(f" {one} " for phrase in self.phrases if (one := canonical(phrase).strip()))

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


def canonical(text: str) -> str:
    """Return the words of a text, in small letters and with a space between."""
    folded = _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _GAP.sub(" ", folded.replace(BARRIER, f" {BARRIER} "))


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
