"""Find runs of a Word document that nobody can see, although Word does not call them hidden."""

from __future__ import annotations

from comsite.importing.readers.docx.package import W
from comsite.importing.readers.docx.styles import Properties, find, value_of


def is_unseen(properties: Properties) -> bool:
    """Whether a run is black on black or smaller than a point; some hide words that way."""
    size = value_of(find(properties, "sz"))
    colour = value_of(find(properties, "color")).upper()
    shade = find(properties, "shd")
    fill = "" if shade is None else shade.get(f"{W}fill", "").upper()
    marked = value_of(find(properties, "highlight")) == "black"
    return (
        size in ("0", "1")  # half points
        or (marked and colour in ("", "AUTO", "000000"))
        or (fill == "000000" and colour == "000000")
    )


def is_white(properties: Properties) -> bool:
    """Whether a run itself is white, and has no ground of its own."""
    grounds = (find(properties, "shd"), find(properties, "highlight"), find(properties, "rStyle"))
    return value_of(find(properties, "color")).upper() == "FFFFFF" and not any(
        ground is not None for ground in grounds
    )
