"""The words of a page as PDFium has them: their characters, places and form."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from comsite.importing.readers.common import SYMBOLS, tidy
from comsite.importing.readers.pdf.paths import COLOUR

_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!-?light)|,bd|-bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|-it\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|dingbat|courier", re.IGNORECASE)
_LINE_HYPHENS = "\x02\ufffe\uffff"  # what PDFium has for a hyphen at a line's end
_INVISIBLE = 3  # the text render mode that draws nothing
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_SHOWN = dict.fromkeys(range(57344, 63744), "�") | SYMBOLS

# A word that is split at a line's end has a mark of PDFium's for the hyphen, and no line end.
_PIECE = re.compile(
    r"(?P<word>[^\s\u200b\x02\ufffe]*[\x02\ufffe]|[^\s\u200b\x02\ufffe]+)|[\s\u200b]+"
)


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a piece of text is set."""

    size: float
    quarter: int  # how many quarter turns it stands at; -1 for askew
    bold: bool
    italic: bool
    symbols: bool
    invisible: bool
    pale: bool  # almost white, which shows on a colour only


@dataclass(frozen=True, slots=True)
class RawWord:
    text: str
    corners: tuple[float, float, float, float]
    origin: tuple[float, float]
    form: TextForm
    glued: bool


def raw_words(text: Any) -> Iterator[RawWord]:
    """Words between spaces and line ends, in the order of the file."""
    forms: dict[int, TextForm] = {}
    glued = True
    for match in _PIECE.finditer(_characters(text)):
        if match["word"]:
            yield _raw_word(text, match.start(), match.end() - 1, match["word"], glued, forms)
            glued = True
        elif match[0].strip("\r\n"):
            glued = False


def _characters(text: Any) -> str:
    """Return the characters of a page, one for each that PDFium counts."""
    count = pdfium.FPDFText_CountChars(text)
    held = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, held) - 1
    if written == count:
        characters = bytes(held)[: count * 2].decode("utf-16-le", "surrogatepass")
        if len(characters) == count:
            return characters
    unicode = pdfium.FPDFText_GetUnicode
    codes = (unicode(text, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


_RECT, _LAST = pdfium.FS_RECTF(), pdfium.FS_RECTF()
_X, _Y = ctypes.c_double(), ctypes.c_double()
_MATRIX = pdfium.FS_MATRIX()
_FLAGS = ctypes.c_int()
_NAME = ctypes.create_string_buffer(256)


def _raw_word(
    text: Any, start: int, end: int, letters: str, glued: bool, forms: dict[int, TextForm]
) -> RawWord:
    pdfium.FPDFText_GetLooseCharBox(text, start, _RECT)
    left, right, bottom, top = _RECT.left, _RECT.right, _RECT.bottom, _RECT.top
    if end != start:
        pdfium.FPDFText_GetLooseCharBox(text, end, _LAST)
        left, right = min(left, _LAST.left), max(right, _LAST.right)
        bottom, top = min(bottom, _LAST.bottom), max(top, _LAST.top)
    pdfium.FPDFText_GetCharOrigin(text, start, _X, _Y)
    shown = pdfium.FPDFText_GetTextObject(text, start)
    key = ctypes.addressof(shown.contents) if shown else -1
    if key not in forms:
        forms[key] = _form(text, start, shown)
    if not letters.isascii() or _CONTROLS.search(letters):
        letters = _legible(letters)
    return RawWord(letters, (left, bottom, right, top), (_X.value, _Y.value), forms[key], glued)


def _form(text: Any, index: int, shown: Any) -> TextForm:
    pdfium.FPDFText_GetMatrix(text, index, _MATRIX)
    scale = math.hypot(_MATRIX.c, _MATRIX.d) or 1.0
    size = abs(pdfium.FPDFText_GetFontSize(text, index)) * scale
    length = pdfium.FPDFText_GetFontInfo(text, index, _NAME, 256, _FLAGS)
    font = _NAME.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace") if length else ""
    weight = pdfium.FPDFText_GetFontWeight(text, index)
    coloured = bool(pdfium.FPDFText_GetFillColor(text, index, *COLOUR))
    *colour, opacity = (channel.value for channel in COLOUR)
    return TextForm(
        size=size if math.isfinite(size) and 0 < size < 500 else 10.0,
        quarter=_quarter(_MATRIX.a, _MATRIX.b),
        bold=weight >= 600 or bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        symbols=bool(_SYMBOLS.search(font)),
        invisible=bool(shown) and pdfium.FPDFTextObj_GetTextRenderMode(shown) == _INVISIBLE,
        pale=coloured and (min(colour) > 225 or opacity < 30),
    )


def _legible(letters: str) -> str:
    """Characters as they are printed, � for each that has no meaning."""
    if letters.endswith("\xad"):
        letters = letters[:-1] + "-"
    for mark in _LINE_HYPHENS:
        letters = letters.replace(mark, "-")
    joined = letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return tidy(_CONTROLS.sub("\ufffd", joined).translate(_SHOWN))


def _quarter(across: float, upwards: float) -> int:
    angle = math.degrees(math.atan2(upwards, across)) if across or upwards else 0.0
    turns = round(angle / 90)
    return turns % 4 if abs(angle - turns * 90) < 8 else -1
