"""What the reading of a text takes from other records than its own.

Two archives that are alike in this read the same text alike; so the preview reads a text again only
if its own file or one of these values has changed.
"""

from __future__ import annotations

from comsite.archive import Archive

# The fields of records that links in the texts of others are made from, or show.
_FIELDS = {
    "meetings": ("date",),
    "reports": ("date", "subject"),
    "people": ("name", "other_names", "sort_name"),
    "posts": ("title", "abbreviations", "other_names", "organisation", "shared"),
    "organisations": ("name", "abbreviations", "other_names"),
}
Surroundings = tuple[object, ...]


def surroundings(archive: Archive) -> Surroundings:
    """All that may change how a text is read whose own record is the same; to be compared.

    The attendance of the meeting that a report went to is no part of it: it is the report's own.
    """
    shown = [
        (kind, slug, *(getattr(entry.record, name) for name in names))
        for kind, names in _FIELDS.items()
        for slug, entry in archive.named(kind).items()
    ]
    return (archive.site.body, archive.site.base_url, archive.terms, archive.holdings, shown)
