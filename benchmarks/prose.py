"""Invented sentences from ``grammar.txt``: the same generator of random numbers, the same text."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from pathlib import Path

from words import (
    ORGANISATIONS,
    PLACE_ENDS,
    PLACE_KINDS,
    PLACE_MIDDLES,
    PLACE_STARTS,
    SCHEME_KINDS,
    SCHEME_WORDS,
    TERMS,
)

_SYMBOL = re.compile(r"\{(\w+)\}")
_FIRST_LETTER = re.compile(r"[A-Za-z0-9£]")
_PLACES = len(PLACE_STARTS) * len(PLACE_MIDDLES) * len(PLACE_ENDS)


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """Give the wordings of each symbol: sections in square brackets, one wording a line."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    wordings: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("["):
            section = wordings.setdefault(line.strip("[]"), [])
        else:
            section.append(line)
    return {symbol: tuple(lines) for symbol, lines in wordings.items()}


GRAMMAR = _read((Path(__file__).parent / "grammar.txt").read_text("utf-8"))


def _town(rng: random.Random) -> str:
    """Join a place name of syllables; a few are frequent, most are rare."""
    rest, start = divmod(int(_PLACES * rng.random() ** 3), len(PLACE_STARTS))
    end, middle = divmod(rest, len(PLACE_MIDDLES))
    return PLACE_STARTS[start] + PLACE_MIDDLES[middle] + PLACE_ENDS[end]


def _place(rng: random.Random) -> str:
    town = _town(rng)
    return f"{town} {rng.choice(PLACE_KINDS)}" if rng.random() < 0.5 else town


def _scheme(rng: random.Random) -> str:
    name = rng.choice(SCHEME_WORDS) if rng.random() < 0.6 else _town(rng)
    return rng.choice(SCHEME_KINDS).format(name)


def _organisation(rng: random.Random) -> str:
    _, name, abbreviation, article = rng.choice(ORGANISATIONS)
    return abbreviation if abbreviation and rng.random() < 0.4 else article + name


def _month(rng: random.Random) -> str:
    return datetime.date(2000, rng.randint(1, 12), 1).strftime("%B")


_LEAVES: dict[str, Callable[[random.Random], str]] = {
    "n": lambda rng: str(rng.randint(2, 48)),
    "big": lambda rng: f"{int(10 ** rng.uniform(2, 4.6)):,}",
    "pct": lambda rng: f"{rng.uniform(1, 99):.1f}%",
    "money": lambda rng: f"£{int(10 ** rng.uniform(3, 6.2)):,}",
    "month": _month,
    "place": _place,
    "scheme": _scheme,
    "org": _organisation,
    "term": lambda rng: rng.choice(TERMS)[0],
}


class Prose:
    """The wording of one meeting's documents.

    ``cast`` are the people as the notes name them, at least two; ``year`` is the year of writing.
    """

    def __init__(self, rng: random.Random, cast: list[str], year: int) -> None:
        self.rng = rng
        self._cast = cast
        self._year = year
        self._fixed: dict[str, str] = {}

    def about(self, topic: str) -> None:
        """Turn to a topic, by its title."""
        self._fixed["topic"] = topic

    def line(self, symbol: str) -> str:
        """Word one sentence, or one entry of a list."""
        text = self._word(symbol)
        first = _FIRST_LETTER.search(text)
        at = first.start() if first else 0
        return text[:at] + text[at : at + 1].upper() + text[at + 1 :]

    def paragraph(self, *symbols: str) -> str:
        """Word a paragraph between two people, one sentence a line."""
        self._fixed["p"], self._fixed["q"] = self.rng.sample(self._cast, 2)
        return "\n".join(self.line(symbol) for symbol in symbols)

    def chance(self, share: float) -> bool:
        """Decide with the given probability."""
        return self.rng.random() < share

    def _word(self, symbol: str) -> str:
        if symbol == "year":
            return str(self._year - self.rng.randint(1, 4))
        if symbol in self._fixed:
            return self._fixed[symbol]
        if symbol in _LEAVES:
            return _LEAVES[symbol](self.rng)
        wording = self.rng.choice(GRAMMAR[symbol])
        return _SYMBOL.sub(lambda match: self._word(match[1]), wording)
