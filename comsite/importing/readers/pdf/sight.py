"""A page as drawn, to check whether words can be seen that may be painted over."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_EVEN = 12  # of 255; closer shades of grey look the same to a reader
_MARGIN = 0.35  # of a word's height; its edges may show other things
_X, _Y = ctypes.c_int(), ctypes.c_int()
Corners = tuple[float, float, float, float]


class Sight:
    """A page, drawn in points when the first word is looked at."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._wide, self._high = (max(1, round(length)) for length in page.get_size())
        self._drawn = b""
        self._stride = 0

    def sees(self, corners: Corners) -> bool:
        """Whether there is more than one colour where a word is."""
        if not self._drawn:
            self._draw()
        left, top, right, bottom = self._shown(corners)
        # the middle of a letter alone can be all ink, so more is looked at
        is_narrow = right - left < bottom - top
        edge = -1 if is_narrow else int((bottom - top) * _MARGIN)
        rows = range(max(0, top + edge), min(self._high, bottom - edge + 1))
        start, end = max(0, left + edge), min(self._wide, right - edge + 1)
        band = b"".join(
            self._drawn[row * self._stride + start : row * self._stride + end] for row in rows
        )
        return not band or max(band) - min(band) > _EVEN

    def _draw(self) -> None:
        bitmap = self._page.render(scale=1, grayscale=True, fill_color=(255, 255, 255, 255))
        self._drawn, self._stride = bytes(bitmap.buffer), bitmap.stride
        self._wide, self._high = bitmap.width, bitmap.height
        bitmap.close()

    def _shown(self, corners: Corners) -> tuple[int, int, int, int]:
        left, bottom, right, top = corners
        (a, b), (c, d) = self._point(left, bottom), self._point(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def _point(self, x: float, y: float) -> tuple[int, int]:
        size = (self._wide, self._high)
        pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, *size, 0, x, y, _X, _Y)
        return _X.value, _Y.value
