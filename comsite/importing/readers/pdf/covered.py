"""Find words that nobody sees: something covers them, or they are black on black."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2.raw as pdfium

_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()


COLOUR = tuple(ctypes.c_uint() for _ in range(4))


Over = Literal["", "perhaps", "surely"]


_LAST = 1 << 30  # the order of text that is not among the page's objects


def is_dark() -> bool:
    """Whether the colour in ``COLOUR`` is black or nearly black, and opaque."""
    red, green, blue, opacity = (channel.value for channel in COLOUR)
    return red + green + blue < 120 and opacity > 200


def is_pale() -> bool:
    """Whether the colour in ``COLOUR`` is almost invisible on white paper."""
    *colour, opacity = (channel.value for channel in COLOUR)
    return min(colour) > 225 or opacity < 30


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def wide(self) -> float:
        return self.right - self.left

    @property
    def high(self) -> float:
        return self.bottom - self.top

    @property
    def is_upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.wide < self.high

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Fill:
    """An opaque area, and its number in the order of painting."""

    order: int
    box: Box
    dark: bool
    whole: bool  # it is a rectangle, so all of its box is filled


class PaintedObjects:
    """The objects of a page in the order in which they are painted."""

    def __init__(self) -> None:
        self._orders: dict[int, int] = {}
        self._fills: list[Fill] = []

    def add_text(self, thing: Any) -> None:
        """Record a piece of text; PDFium gives wrong places for some inside drawings."""
        if not thing.level:
            self._orders[ctypes.addressof(thing.raw.contents)] = len(self._orders)

    def add_path(self, thing: Any, box: Box, whole: bool) -> None:
        """Record a path that is no line; one inside a drawing of its own hides nothing.

        ``whole`` says that it is a rectangle.
        """
        if not thing.level and (fill := _fill(thing.raw, len(self._orders), box, whole)):
            self._fills.append(fill)

    def over(self, address: int, dark: bool, pale: bool, at: tuple[float, float]) -> Over:
        """Whether something hides a word: "", "perhaps" or "surely".

        Dark on dark is surely hidden. A covered word may have been written again on top, which
        PDFium does not show, and a pale word may be on paper or on a colour.
        """
        order = self._orders.get(address, _LAST)
        for fill in reversed(self._fills):
            if not fill.box.holds(*at):
                continue
            if dark and fill.dark:
                return "surely"
            if fill.order <= order:
                break
            if fill.whole or fill.dark:
                return "perhaps"
        return "perhaps" if pale and order != _LAST else ""


def _fill(path: Any, order: int, box: Box, whole: bool) -> Fill | None:
    """Return the area that a path fills, if it fills one."""
    filled = pdfium.FPDFPath_GetDrawMode(path, _FILL, _STROKE) and _FILL.value
    if not filled or not pdfium.FPDFPageObj_GetFillColor(path, *COLOUR):
        return None
    dark = is_dark()
    clear = COLOUR[3].value < 255 or pdfium.FPDFPageObj_HasTransparency(path)
    if clear and not dark:
        return None
    return Fill(order, box, dark, not clear and whole)
