"""Letters as dots: what cards are written with, so that no font and no library is needed.

``letters.bin`` is drawn of two fonts under the SIL Open Font Licence, and so are the letters;
``python -m tests.letters`` draws them again. It is a line of JSON, which says how wide each letter
is and where its dots stand, and the dots: two a byte, from 0 (paper) to ``LEVELS`` (ink). All is
compressed by zlib.
"""

from __future__ import annotations

import json
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("letters.bin")
LEVELS = 3  # from paper to ink


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: how far the next one is, where its dots begin, and a number for each row of them.

    All is in pixels. ``top`` is from the line on which letters stand, and negative above it. A
    number has four bits for each of ``width`` dots, the first one highest.
    """

    advance: int
    left: int
    top: int
    width: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of a size, by the sign; ``size`` is that of the letters in pixels."""

    size: int
    letters: Mapping[str, Letter]

    def written(self, text: str) -> str | None:
        """Return a text in the signs that the face has; None where it lacks one.

        A letter with a mark that it lacks is written without the mark.
        """
        text = unicodedata.normalize("NFC", text)
        if self.letters.keys() >= set(text):
            return text
        signs = [self._written(sign) for sign in text]
        return None if None in signs else "".join(filter(None, signs))

    def _written(self, sign: str) -> str | None:
        if sign in self.letters:
            return sign
        plain = unicodedata.normalize("NFKD", sign)
        bare = "".join(part for part in plain if not unicodedata.combining(part))
        return bare if all(part in self.letters for part in bare) else None

    def width(self, text: str) -> int:
        """Return how wide a text is, in pixels."""
        return sum([self.letters[sign].advance for sign in text])


@cache
def faces() -> Mapping[str, Face]:
    """Read the faces, by name: ``title`` and ``small``."""
    head, _, dots = zlib.decompress(FILE.read_bytes()).partition(b"\n")
    found: dict[str, Face] = {}
    place = 0
    for name, face in json.loads(head).items():
        letters: dict[str, Letter] = {}
        for sign, (advance, left, top, width, height) in face["letters"].items():
            step = width // 2
            rows = tuple(
                int.from_bytes(dots[place + step * row : place + step * (row + 1)])
                for row in range(height)
            )
            place += step * height
            letters[sign] = Letter(advance, left, top, width, rows)
        found[name] = Face(face["size"], letters)
    return found
