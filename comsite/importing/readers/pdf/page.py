"""What PDFium finds on a page: words with their places, rules, links, pictures and comments."""

from __future__ import annotations

import ctypes
import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from comsite.importing.readers.common import tidy
from comsite.importing.readers.pdf.paths import Box, drawn_on
from comsite.importing.readers.pdf.sight import Sight
from comsite.importing.readers.pdf.words import RawWord, raw_words

_THIN = 2.5  # points; a path no wider than this is a rule
WIDE = 1.8  # times the type size; a gap of this width is one between the cells of a table
_MOST_RULES = 1500  # on a page; a drawing has more, and is no table
_COMMENTS = (1, 3)  # kinds of annotation: a note, and text on the page


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word where it stands, in points from the top left, its text being level."""

    text: str
    left: float
    right: float
    base: float  # the base line
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False  # no space was seen before it
    symbols: bool = False  # in a font of symbols or of a typewriter, as bullets are
    href: str = ""


@dataclass
class PdfPage:
    """All that was found on a page."""

    width: float
    height: float
    words: list[PageWord] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)  # thin lines, level or upright
    is_painted: bool = False  # an area is filled, perhaps over words
    across: list[str] = field(default_factory=list)  # words that stand askew
    recognised: int = 0  # invisible words over a picture, from text recognition
    hidden: int = 0
    unreadable: int = 0  # characters without a meaning
    characters: int = 0
    pictures: int = 0
    pictured: float = 0.0  # how much of the page the largest picture covers, from 0 to 1
    comments: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)  # what was typed into a form

    def runs(self) -> Iterator[str]:
        """Yield the words that the file has one after the other on a line, with no wide gap."""
        run: list[PageWord] = []
        for word in self.words:
            if run and not _follows(run[-1], word):
                yield " ".join(word.text for word in run)
                run = []
            run.append(word)
        yield " ".join(word.text for word in run)


def _follows(before: PageWord, word: PageWord) -> bool:
    gap = word.left - before.right
    return abs(word.base - before.base) < word.size * 0.2 and -1 < gap < word.size * WIDE


class _Turn:
    """Converts positions: turned so that most text is level, measured from the top left."""

    def __init__(self, bounds: tuple[float, float, float, float], quarter: int) -> None:
        self._left, self._bottom, self._right, self._top = bounds
        self._quarter = quarter
        wide, high = self._right - self._left, self._top - self._bottom
        self.width, self.height = (high, wide) if quarter % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point."""
        match self._quarter:
            case 1:  # text runs upwards
                return y - self._bottom, x - self._left
            case 2:
                return self._right - x, y - self._bottom
            case 3:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the place of a rectangle."""
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def page_of(page: Any) -> PdfPage:
    """Return the page as found; ``page`` is pypdfium2's."""
    text = page.get_textpage()
    try:
        raw = list(raw_words(text.raw))
    finally:
        text.close()
    turns = Counter(word.form.quarter for word in raw if word.form.quarter >= 0)
    quarter = turns.most_common(1)[0][0] if turns else 0
    turn = _Turn(page.get_bbox(), quarter)
    contents = PdfPage(max(turn.width, 1.0), max(turn.height, 1.0))
    _pictures_and_rules(page, turn, contents)
    links = list(_links(page, turn))
    _comments(page, contents)
    sight = Sight(page)
    for word in raw:
        _place(word, quarter, turn, links, sight, contents)
    return contents


def _place(
    word: RawWord,
    quarter: int,
    turn: _Turn,
    links: list[tuple[Box, str]],
    sight: Sight,
    contents: PdfPage,
) -> None:
    if not word.text:
        return
    contents.characters += len(word.text)
    contents.unreadable += word.text.count("\ufffd")
    box = turn.box(*word.corners)
    outside = (
        box.right < 0 or box.left > contents.width or box.bottom < 0 or box.top > contents.height
    )
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if word.form.invisible:
        is_hidden = contents.pictured < 0.3
    else:
        doubted = (contents.is_painted or word.form.pale) and any(map(str.isalnum, word.text))
        is_hidden = doubted and not sight.sees(word.corners)
    if outside or is_hidden:
        contents.hidden += 1
        return
    contents.recognised += word.form.invisible
    if word.form.quarter != quarter:
        contents.across.append(word.text)
        return
    href = next((address for area, address in links if area.holds(*middle)), "")
    contents.words.append(
        PageWord(
            text=word.text,
            left=box.left,
            right=box.right,
            base=turn.point(*word.origin)[1],
            size=word.form.size,
            bold=word.form.bold,
            italic=word.form.italic,
            glued=word.glued,
            symbols=word.form.symbols,
            href=href,
        )
    )


def _pictures_and_rules(page: Any, turn: _Turn, contents: PdfPage) -> None:
    area = contents.width * contents.height
    for thing in drawn_on(page.raw):
        if thing.kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            continue
        corners = thing.corners()
        if not corners:
            continue
        box = turn.box(*corners)
        if thing.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            contents.pictured = max(contents.pictured, min(1.0, box.wide * box.high / area))
            contents.pictures += box.wide > 60 and box.high > 60
        elif len(contents.rules) <= _MOST_RULES:
            shapes = [turn.box(*corners) for corners in thing.straight_boxes()]
            paint = thing.paint()
            if paint in ("white", "colour") and not any(map(_is_rule, shapes)):
                contents.is_painted = True
            if paint in ("colour", "line"):
                contents.rules += [rule for shape in shapes for rule in _rules(shape, area)]


def _is_rule(box: Box) -> bool:
    return min(box.wide, box.high) <= _THIN and max(box.wide, box.high) > 8


def _rules(box: Box, area: float) -> Iterator[Box]:
    """Yield a rule, or the sides of a rectangle: of a frame, or of a filled cell."""
    if _is_rule(box):
        yield box
    elif box.wide > 20 and box.high > 8 and box.wide * box.high < area * 0.95:
        yield dataclasses.replace(box, bottom=box.top)
        yield dataclasses.replace(box, top=box.bottom)
        yield dataclasses.replace(box, right=box.left)
        yield dataclasses.replace(box, left=box.right)


def _links(page: Any, turn: _Turn) -> Iterator[tuple[Box, str]]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    area = pdfium.FS_RECTF()
    for _ in range(500):
        if not pdfium.FPDFLink_Enumerate(page.raw, position, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, area):
            continue
        size = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        if 1 < size < 4000:
            address = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, address, size)
            box = turn.box(area.left, area.bottom, area.right, area.top)
            yield box, tidy(address.value.decode("utf-8", "replace"))


def _comments(page: Any, contents: PdfPage) -> None:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 500)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind in _COMMENTS:
            contents.comments.append(_string(annotation, b"Contents"))
        elif kind == pdfium.FPDF_ANNOT_WIDGET:
            contents.entries.append(_string(annotation, b"V"))
        pdfium.FPDFPage_CloseAnnot(annotation)
    contents.comments = [text for text in contents.comments if text]
    contents.entries = [text for text in contents.entries if text]


def _string(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size < 100_000:
        return ""
    held = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, held, size)
    return " ".join(tidy(bytes(held)[: size - 2].decode("utf-16-le", "replace")).split())
