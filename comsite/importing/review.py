"""The review of an import in plain English, for the person who ran it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from comsite.importing.outcome import File, Outcome
from comsite.importing.recognising.drafts import Remark

_PARTS = (
    ("understood", "Understood"),
    ("guessed", "Guessed; please look"),
    ("question", "Questions; the page can go out before they are answered"),
    ("unsaid", "The document does not say; add what you know"),
    ("left out", "Left out"),
)


_DONE = {
    "new": "",
    "completed": " (with what announced it)",
    "replaced": " (replaced)",
    "same": " (as it was)",
}


def review(outcome: Outcome, top: str, dry_run: bool = False) -> Iterator[str]:
    """Yield the review of one document; for a refused one, the reason and what was understood."""
    yield outcome.name
    if outcome.refused:
        yield f"  Not imported: {outcome.refused}."
    else:
        yield f"  {_headline(outcome, dry_run)}"
        yield from (f"    {line}" for line in _files(outcome.files, top))
    for kind, title in _PARTS[: 1 if outcome.refused else None]:
        remarks = [remark for remark in outcome.remarks if remark.kind == kind]
        if remarks:
            yield f"  {title}:"
            yield from (f"    - {line}" for line in _lines(remarks))


def summary(
    outcomes: Sequence[Outcome], dry_run: bool = False, preview: bool = False
) -> Iterator[str]:
    """Yield the lines after the last review: what to do next. ``preview``: the pages are shown."""
    refused = sum(1 for outcome in outcomes if outcome.refused)
    written = sum(1 for outcome in outcomes for file in outcome.files if file.state != "same")
    if len(outcomes) > 1:
        verb = "would be written" if dry_run else "written"
        yield (
            f"{_count(len(outcomes), 'document')}: {_count(written, 'file')} {verb},"
            f" {refused} not imported."
        )
    if written and dry_run:
        yield "Nothing was written. To write it, type the same without --dry-run."
    elif written:
        see = "" if preview else "See it: comsite serve. "
        yield f"{see}Put it on the site: comsite help publishing."


def _headline(outcome: Outcome, dry_run: bool) -> str:
    if not outcome.changed:
        return "Nothing to do: the archive has all of it already."
    return "Would be written:" if dry_run else "Written:"


def _files(files: Sequence[File], top: str) -> Iterator[str]:
    for file in files:
        yield f"{top}/{file.path}{_DONE[file.state]}"


def _lines(remarks: Sequence[Remark]) -> Iterator[str]:
    """Yield one line for each remark; remarks with the same place and message share a line.

    Lost words are quoted in full, because no record shows them.
    """
    for (place, message), group in groupby(
        remarks, key=lambda remark: (remark.place, remark.message)
    ):
        lost = [" ".join(part.split()) for remark in group for part in remark.lost.split("\n")]
        words = ", ".join(f'"{text}"' for text in lost if text and f'"{text}"' not in message)
        yield ": ".join(part for part in (place, message, words) if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_data(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as plain data for JSON."""
    return {
        "document": outcome.name,
        "refused": outcome.refused,
        "files": [{"path": file.path, "state": file.state} for file in outcome.files],
        "remarks": [
            {
                "kind": remark.kind,
                "place": remark.place,
                "message": remark.message,
                "words": remark.lost,
            }
            for remark in outcome.remarks
        ],
    }
