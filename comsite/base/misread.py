"""Letters that a program read byte by byte in another encoding, and the letters that they were."""

from __future__ import annotations

import re

# As ``é`` becomes ``Ã©`` in the encoding of Windows, and ``√©`` in that of old Macs: the letters
# with which that begins.
_BEGIN = {"cp1252": re.compile("[ÂÃÅÄâ]"), "mac_roman": re.compile("[¬√‚]")}
# What was meant is one of these, or else nothing is changed.
_LIKELY = re.compile("[\u00a0-\u00ffŴŵŶŷŸŒœŁłŠšŽž‐-‧‰€™]")
_MOST_TIMES = 3  # that one program after another read a text wrongly


def as_written(text: str) -> str:
    """Return a text with the letters that were read byte by byte as they were."""
    for _ in range(_MOST_TIMES):
        before = text
        for encoding in _BEGIN:
            text = _once(text, encoding)
        if text == before:
            break
    return text


def _once(text: str, encoding: str) -> str:
    pieces, at = [], 0
    for begin in _BEGIN[encoding].finditer(text):
        start = begin.start()
        for end in (start + 3, start + 2):
            if start >= at and (letter := _letter(text[start:end], encoding)):
                pieces += [text[at:start], letter]
                at = end
    return "".join([*pieces, text[at:]])


def _letter(text: str, encoding: str) -> str:
    """Return the letter whose bytes were read as a text, or nothing.

    Where the encoding has no letter for a byte, a control character stands for it.
    """
    try:
        data = b"".join(
            bytes([ord(one)]) if "\x80" <= one <= "\x9f" else one.encode(encoding) for one in text
        )
        letter = data.decode("utf-8")
    except UnicodeError:
        return ""
    return letter if _LIKELY.fullmatch(letter) else ""
