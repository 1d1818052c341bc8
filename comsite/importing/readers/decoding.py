"""Decode the bytes of a text, whatever program wrote them."""

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

# Bytes next to small letters that are accents in one encoding and unlikely in the other.
_MAC = re.compile(
    rb"(?<=[a-z])[\x80-\x84\x86-\x91\x95\x98\x9a-\x9f\xd5](?=[a-z])|(?<=[a-z])[\x8d-\x8f\x9f](?![\x80-\xff])"
)

_WINDOWS = re.compile(rb"(?<=[a-z])[\x92\xdf-\xff](?![\x80-\xff])")


def decode(data: bytes, declared: str = "") -> str:
    """Decode by byte order mark, as UTF-16, UTF-8, as declared, or as old programs wrote text.

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
    """Return the UTF-16 encoding of a text without a byte order mark: every other byte is zero."""
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
    """Return the likelier of two old encodings: Windows has marks where the Mac has accents."""
    mac, windows = len(_MAC.findall(data)), len(_WINDOWS.findall(data))
    return "mac_roman" if mac > windows else "cp1252"


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few damaged bytes stand in a text that is UTF-8 otherwise."""
    bad = data.decode("utf-8", "replace").count("\ufffd")
    high = sum(byte > 0x7F for byte in data)
    return bad * 4 < high
