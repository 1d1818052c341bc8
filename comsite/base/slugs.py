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
