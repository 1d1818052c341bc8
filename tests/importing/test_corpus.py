"""A corpus of invented documents: how much is claimed rightly, and how little wrongly."""

from __future__ import annotations

from collections import Counter

from comsite.content.archive import Archive
from tests.importing.corpus_scores import DOCUMENTS, differences, scores

# name: right, wrong, left as text. Write the new numbers where more is right and less is wrong.
SCORES = {}


def test_no_fact_is_claimed_worse_than_before(nothing: Archive) -> None:
    """More wrong or less right than here is a fault, and less wrong or more right is written."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in DOCUMENTS:
        counts += scores(path, nothing)
    found = {
        name: tuple(counts[name, how] for how in ("right", "wrong", "left")) for name in SCORES
    }
    said = "\n".join(line for path in DOCUMENTS for line in differences(path, nothing))
    assert found == SCORES, said
