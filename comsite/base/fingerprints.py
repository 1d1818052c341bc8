"""Fingerprints of paragraphs: enough to know one again after an edit, too coarse to read.

A fingerprint says in which of a number of buckets the words of a paragraph fall, and not which
words they are or in what order. There are four to eight buckets for each different word, so that
about one in six is filled: two words that somebody guesses, such as a name, seem to stand in a
paragraph by chance in about one case of forty. A check of 16 bits beside it tells an edit from
none; the ledger drops it once a paragraph is gone.
"""

from __future__ import annotations

import math
import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

_WORD = re.compile(r"\w+")
_SHORT = 3  # letters; shorter words tell paragraphs apart only where there are no others
_LONG = 24  # letters; what is longer is a sentence in a script that sets no spaces
_FEWEST, _MOST = 64, 2048  # buckets
_SURPRISE = 0.001  # the greatest chance by which so many words may seem to be shared
NEARBY = 0.02  # the same where there is another reason to think so


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The buckets that are filled, as the bits of a number, how many there are, and the check.

    The ``check`` is -1 where it was dropped.
    """

    buckets: int
    size: int
    check: int = -1

    def __str__(self) -> str:
        """Write the fingerprint in letters, figures, ``-`` and ``_``: buckets, then the check."""
        data = self.buckets.to_bytes(self.size // 8, "big")
        written = urlsafe_b64encode(data).decode().rstrip("=")
        return written if self.check < 0 else f"{written} {self.check:04x}"

    @property
    def coarse(self) -> Fingerprint:
        """The same without the check."""
        return Fingerprint(self.buckets, self.size)

    def is_same(self, other: Fingerprint) -> bool:
        """Return whether both are of the same text, as far as they tell."""
        return (self.buckets, self.size) == (other.buckets, other.size) and (
            self.check == other.check or -1 in (self.check, other.check)
        )

    def likeness(self, other: Fingerprint) -> float:
        """Return the share of words that two paragraphs have in common: 1 if all, 0 by chance."""
        ours, theirs, size = self.buckets, other.buckets, self.size
        if size != other.size:
            size = min(size, other.size)
            ours, theirs = self._folded(size), other._folded(size)
        elif ours == theirs and self.is_same(other):
            return 1.0
        count, others = ours.bit_count(), theirs.bit_count()
        filled, chance = (count + others) / 2, count * others / size
        if filled <= chance:
            return 0.0
        return max(0.0, ((ours & theirs).bit_count() - chance) / (filled - chance))

    def holds(self, other: Fingerprint, surprise: float = _SURPRISE) -> float:
        """Return the share of the words of ``other`` that this paragraph has too.

        It is 0 where so much would be no ``surprise``: a few words beside very many.
        """
        size = min(self.size, other.size)
        ours, theirs = self._folded(size), other._folded(size)
        filled = ours.bit_count() / size
        every, shared = theirs.bit_count(), (ours & theirs).bit_count()
        if _chance_of(shared, every, filled) > surprise:
            return 0.0
        return max(0.0, (shared - filled * every) / (every - filled * every))

    def _folded(self, size: int) -> int:
        """Return the filled buckets as they would be among fewer of them."""
        buckets, now = self.buckets, self.size
        while now > size:
            now //= 2
            buckets = (buckets >> now) | (buckets & ((1 << now) - 1))
        return buckets


def _chance_of(hits: int, tries: int, each: float) -> float:
    """Return what the chance of so many hits, or more, is at most (Chernoff's bound)."""
    if hits <= each * tries:
        return 1.0
    share = hits / tries
    surprise = share * math.log(share / each)
    if share < 1:
        surprise += (1 - share) * math.log((1 - share) / (1 - each))
    return math.exp(-tries * surprise)


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text. Its case and spaces make no difference to the buckets."""
    words = _words(unicodedata.normalize("NFKC", text).lower())
    size = _FEWEST
    while size < min(4 * len(words), _MOST):
        size *= 2
    buckets = 0
    for word in words:
        buckets |= 1 << (_mixed(word) % size)
    return Fingerprint(buckets, size, check(text))


def check(text: str) -> int:
    """Return 16 bits that differ if two texts do, but for chance. Spaces make no difference."""
    return crc32(" ".join(text.split()).encode()) & 0xFFFF


def written_check(text: str) -> str:
    """Return the check of a text as pages and links have it: four hexadecimal digits."""
    return f"{check(text):04x}"


def read_fingerprint(written: str) -> Fingerprint | None:
    """Return the fingerprint that ``str`` wrote, or None where this is none."""
    letters, _, ending = written.partition(" ")
    try:
        data = urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
        checked = int(ending, 16) if ending else -1
    except ValueError:
        return None
    size = 8 * len(data)
    if not _FEWEST <= size <= _MOST or size & (size - 1) or checked > 0xFFFF:
        return None
    return Fingerprint(int.from_bytes(data, "big"), size, checked)


@lru_cache(maxsize=50_000)
def _mixed(word: str) -> int:
    """Return 32 bits of a word, of which each depends on all; the last of a CRC depend on few."""
    number = crc32(word.encode())
    number = ((number ^ number >> 16) * 0x7FEB352D) & 0xFFFFFFFF
    number = ((number ^ number >> 15) * 0x846CA68B) & 0xFFFFFFFF
    return number ^ number >> 16


def _words(text: str) -> set[str]:
    """Return the words that tell a text from others."""
    every: set[str] = set()
    for word in _WORD.findall(text):
        if len(word) > _LONG:
            every.update(word[at : at + 2] for at in range(0, len(word), 2))
        else:
            every.add(word)
    kept = {word for word in every if len(word) >= _SHORT or not word.isascii() or word.isdigit()}
    return kept if len(kept) >= _SHORT else every
