"""Score what is recognised in the documents of ``corpus/`` against what a careful clerk writes.

A document is lines as ``building.document`` reads them; below a line of ``=`` are its facts, each
as "name: value", a list with "; " between its entries. A fact that is not named is not printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from comsite.content.archive import Archive
from comsite.importing.recognising.drafts import Draft, RecognisedDocument
from tests.importing.building import items, meeting, read, records

FOLDER = Path(__file__).parent / "corpus"
DOCUMENTS = sorted(FOLDER.glob("*.txt"))
_LISTS = ("present", "also_present", "apologies", "items", "actions")
_FACTS = ("date", "start", "end", "place", "chair", "next")


def scores(path: Path, archive: Archive) -> Counter[tuple[str, str]]:
    """Count each fact as ("present", "right"), "wrong" (claimed but not so) or "left" as text."""
    text, expected = _parts(path)
    recognised = read(text, archive)
    claimed = _claims(recognised) if records(recognised, "meetings") else {}
    counts: Counter[tuple[str, str]] = Counter()
    for name in (*_FACTS, *_LISTS):
        wanted, given = expected.get(name, Counter()), claimed.get(name, Counter())
        right = wanted & given
        counts[name, "right"] += right.total()
        counts[name, "wrong"] += (given - right).total()
        counts[name, "left"] += max((wanted - right).total() - (given - right).total(), 0)
    return +counts


def differences(path: Path, archive: Archive) -> list[str]:
    """Say what was claimed wrongly and what was left, for whoever changes the program."""
    text, expected = _parts(path)
    recognised = read(text, archive)
    claimed = _claims(recognised) if records(recognised, "meetings") else {}
    said = []
    for name in (*_FACTS, *_LISTS):
        wanted, given = expected.get(name, Counter()), claimed.get(name, Counter())
        if wanted != given:
            said.append(
                f"{path.stem} {name}: {_shown(given - wanted)} for {_shown(wanted - given)}"
            )
    return said


def _shown(entries: Counter[str]) -> str:
    return "; ".join(entries.elements()) or "nothing"


def _parts(path: Path) -> tuple[str, dict[str, Counter[str]]]:
    text, _, facts = path.read_text("utf-8").partition("=====\n")
    expected = {}
    for line in facts.splitlines():
        name, _, value = line.partition(": ")
        expected[name] = Counter(value.split("; ") if name in _LISTS else [value])
    return text, expected


def _claims(recognised: RecognisedDocument) -> dict[str, Counter[str]]:
    draft = meeting(recognised)
    data = draft.data
    names = {person.slug: person.data["name"] for person in records(recognised, "people")}
    claims = {name: Counter([str(data[name])]) for name in _FACTS if data.get(name)}
    if chair := data.get("chair"):
        claims["chair"] = Counter([names[chair]])
    if coming := data.get("next_meeting"):
        claims["next"] = Counter([coming["date"]])
    for name in ("present", "also_present", "apologies"):
        listed = data.get(name, [])
        claims[name] = Counter(
            [listed] if isinstance(listed, str) else [_entry(entry, names) for entry in listed]
        )
    claims["items"] = Counter(items(draft))
    claims["actions"] = Counter(_actions(draft))
    return {name: found for name, found in claims.items() if found}


def _entry(entry: dict[str, str], names: dict[str, str]) -> str:
    role = entry.get("role", "")
    return f"{names[entry['person']]} ({role})" if role else names[entry["person"]]


def _actions(draft: Draft) -> Iterator[str]:
    inside = False
    for block in draft.body:
        if block.kind == "heading":
            inside = bool(re.match(r"Agreed actions?|Actions?", block.text))
        elif inside and block.kind == "bullet":
            yield block.text
