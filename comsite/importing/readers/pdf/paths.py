"""What is drawn on a page, and the lines and rectangles of which tables are made."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pypdfium2.raw as pdfium

_DEEPEST = 4  # drawings within drawings; one can hold itself
_MOST_POINTS = 400  # of a path; one with more is a drawing
_SLANT = 1.0  # points by which the ends of a line may differ if it is level or upright
_WHITE = 250  # of 255; the greys of filled cells are darker
_X, _Y = ctypes.c_float(), ctypes.c_float()
COLOUR = tuple(ctypes.c_uint() for _ in range(4))  # red, green, blue and opacity, up to 255
_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()
_EDGES = tuple(ctypes.c_float() for _ in range(4))
Corners = tuple[float, float, float, float]  # left, bottom, right and top in the page's points
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_AS_IT_STANDS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


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
class Drawn:
    """An object of a page, or of a drawing in it; ``matrix`` puts the drawing on the page."""

    raw: Any
    kind: int
    matrix: Matrix

    def corners(self) -> Corners | None:
        """Return where it stands on the page, if it has a place."""
        if not pdfium.FPDFPageObj_GetBounds(self.raw, *_EDGES):
            return None
        left, bottom, right, top = (edge.value for edge in _EDGES)
        return _around([_moved(left, bottom, self.matrix), _moved(right, top, self.matrix)])

    def paint(self) -> Literal["", "white", "colour", "line"]:
        """Return how a path is painted; its lines count more than what they go round."""
        if not pdfium.FPDFPath_GetDrawMode(self.raw, _FILL, _STROKE):
            return ""
        if _STROKE.value or not _FILL.value:
            return "line" if _STROKE.value else ""
        known = pdfium.FPDFPageObj_GetFillColor(self.raw, *COLOUR)
        is_white = known and min(light.value for light in COLOUR[:3]) >= _WHITE
        return "white" if is_white else "colour"

    def straight_boxes(self) -> list[Corners]:
        """Return the rectangles of a path and its level and upright lines; nothing with others.

        The letters of a watermark are paths too: what has a curve or a slanted line is a drawing.
        """
        boxes: list[Corners] = []
        for outline in self._outlines():
            if any(_is_slanted(*ends) for ends in pairwise(outline)):
                return []
            box = _around(outline)
            if all(x in (box[0], box[2]) and y in (box[1], box[3]) for x, y in outline):
                boxes.append(box)
            else:
                boxes += [_around(ends) for ends in pairwise(outline)]
        return boxes

    def _outlines(self) -> list[list[Point]]:
        """Return the points of each outline of a path; nothing if one is curved."""
        outlines: list[list[Point]] = []
        count = pdfium.FPDFPath_CountSegments(self.raw)
        if count > _MOST_POINTS:
            return []
        matrix = _matrix(self.raw, self.matrix)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(self.raw, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                return []
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
                outlines.append([])
            pdfium.FPDFPathSegment_GetPoint(segment, _X, _Y)
            x, y = _moved(_X.value, _Y.value, matrix)
            outlines[-1].append((round(x, 1), round(y, 1)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                outlines[-1].append(outlines[-1][0])
        return outlines


def drawn_on(page: Any) -> Iterator[Drawn]:
    """Yield the objects of a page in the order of painting; ``page`` is PDFium's own."""
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    return _drawn(objects, 0, _AS_IT_STANDS)


def _drawn(objects: Iterator[Any], level: int, matrix: Matrix) -> Iterator[Drawn]:
    for raw in objects:
        kind = pdfium.FPDFPageObj_GetType(raw)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Drawn(raw, kind, matrix)
        elif level + 1 < _DEEPEST:
            count = pdfium.FPDFFormObj_CountObjects(raw)
            parts = (pdfium.FPDFFormObj_GetObject(raw, index) for index in range(count))
            yield from _drawn(parts, level + 1, _matrix(raw, matrix))


def _matrix(raw: Any, outer: Matrix) -> Matrix:
    """Return the matrix of an object within what it is drawn in."""
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(raw, own):
        return outer
    a, b, c, d, _, _ = outer
    e, f = _moved(own.e, own.f, outer)
    return (
        *(own.a * a + own.b * c, own.a * b + own.b * d),
        *(own.c * a + own.d * c, own.c * b + own.d * d),
        *(e, f),
    )


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_slanted(first: Point, second: Point) -> bool:
    return all(abs(a - b) > _SLANT for a, b in zip(first, second, strict=True))


def _around(points: Sequence[Point]) -> Corners:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)
