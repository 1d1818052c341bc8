"""A name becomes a part of an address."""

from __future__ import annotations

import re
import unicodedata


def slugify(text: str) -> str:
    """Return the slug a text suggests: lower case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
