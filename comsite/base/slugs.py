"""Turn a name into a part of an address."""

from __future__ import annotations

import re
import unicodedata


def slugify(text: str) -> str:
    """Return the slug of a text: lower case letters without accents, digits and hyphens.

    It is empty if the text has no letter or digit of ASCII, with or without an accent.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def anchor_of(text: str) -> str:
    """Return the anchor of a heading: its slug, or its own letters where these are not Latin."""
    if any(letter.isalpha() and not _is_latin(letter) for letter in text):
        return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", text).lower()).strip("-")
    return slugify(text)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "")
