"""A corpus of invented documents: how much is claimed rightly, and how little wrongly."""

from __future__ import annotations

from collections import Counter

from comsite.content.archive import Archive
from tests.importing.corpus_scores import DOCUMENTS, differences, scores

# name: right, wrong, left as text. Write the new numbers where more is right and less is wrong.
SCORES: dict[str, tuple[int, int, int]] = {
    "actions": (7, 0, 0),
    "also_present": (5, 0, 1),
    "apologies": (13, 0, 0),
    "chair": (11, 0, 0),
    "date": (24, 0, 0),
    "end": (7, 0, 0),
    "items": (73, 0, 0),
    "next": (3, 0, 0),
    "place": (3, 0, 0),
    "present": (65, 1, 0),
    "start": (4, 0, 0),
}


def test_no_fact_is_claimed_worse_than_before(nothing: Archive) -> None:
    """More wrong or less right than here is a fault, and less wrong or more right is written."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in DOCUMENTS:
        counts += scores(path, nothing)
    found = {
        name: tuple(counts[name, how] for how in ("right", "wrong", "left"))
        for name in sorted({name for name, _ in counts})
    }
    said = "\n".join(line for path in DOCUMENTS for line in differences(path, nothing))
    assert found == SCORES, said
