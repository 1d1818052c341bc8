"""Bytes of a text to characters, whatever program wrote them."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# Bytes beside small letters that are accents or an apostrophe in one, and not likely in the other.
_MAC = re.compile(
    rb"(?<=[a-z])[\x80-\x84\x86-\x91\x95\x98\x9a-\x9f\xd5](?=[a-z])|(?<=[a-z])[\x8d-\x8f\x9f](?![\x80-\xff])"
)


_WINDOWS = re.compile(rb"(?<=[a-z])[\x92\xdf-\xff](?![\x80-\xff])")


def decode(data: bytes, declared: str = "") -> str:
    """The text: by its byte order mark, as declared, as UTF-8, UTF-16, or as old programs wrote it.

    A byte that means nothing becomes �, never an error.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _utf16_variant(data):
        return data.decode(wide, "replace")
    encodings = ("utf-8",) if _mostly_utf8(data) else ("utf-8", declared, _old_encoding(data))
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode(encodings[-1], "replace")


def _utf16_variant(data: bytes) -> str:
    """Which UTF-16 a text without a mark is in, if every other byte is nothing."""
    sample = data[:2000]
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    if sample[1::2].count(0) > pairs * 0.6 and sample[::2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if sample[::2].count(0) > pairs * 0.6 and sample[1::2].count(0) < pairs * 0.1:
        return "utf-16-be"
    return ""


def _old_encoding(data: bytes) -> str:
    """Which of two old encodings a text is in: Windows has marks where the Mac has accents."""
    mac, windows = len(_MAC.findall(data)), len(_WINDOWS.findall(data))
    return "mac_roman" if mac > windows else "cp1252"


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few damaged bytes stand in a text that is UTF-8 otherwise."""
    bad = data.decode("utf-8", "replace").count("\ufffd")
    high = sum(byte > 0x7F for byte in data)
    return bad * 4 < high
