"""Colours as ``#1a2b3c``, and whether they can be read on the paper of a page (WCAG 2.2)."""

from __future__ import annotations

import re
from typing import NamedTuple

COLOUR = re.compile("#[0-9a-fA-F]{6}")
TEXT = 4.5  # the least contrast of text
SHAPE = 3.0  # the least contrast of a line or a sign
_STEPS = 100  # shades between a colour and black or white


class Paper(NamedTuple):
    """What colours stand on: the page and its tinted parts, as in ``styles/tokens.css``.

    ``away`` is what a colour is mixed with to be further from it.
    """

    grounds: tuple[str, str]
    away: str


LIGHT = Paper(("#fcfdfd", "#eef3f5"), "#000000")
DARK = Paper(("#10181f", "#19242d"), "#ffffff")


def contrast(colour: str, paper: Paper) -> float:
    """Return the least contrast of a colour with a paper: 1 to 21."""
    return min(_contrast(colour, ground) for ground in paper.grounds)


def readable(colour: str, paper: Paper, least: float) -> str:
    """Return the shade of a colour that is nearest to it and has a contrast with a paper."""
    shades = (_mixed(colour, paper.away, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in shades if contrast(shade, paper) >= least)


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
