"""Read attendance from letters after names, if a legend explains the letters."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from comsite.importing.recognising.block_text import flat, words
from comsite.importing.recognising.people.labels import How
from comsite.importing.recognising.people.person_names import PrintedPerson, person_in_entry

_LEGEND = re.compile(
    r"\b(?P<code>[A-Z])\s*[=:–-]\s*(?:(?P<present>present|attend(?:ed|ing))|(?P<apologies>apolog\w+)"
    r"|(?P<absent>absen\w+|non-attendance|(?:not|did not) \w+))\b",
    re.I,
)
_CODED = re.compile(r"(?P<before>.+?)\s+(?P<code>[A-Z])(?P<after>\s*\([^()]*\))?\s*")


def people_by_codes(
    lines: Sequence[str], known: Collection[str]
) -> list[tuple[How, PrintedPerson]]:
    """Return who was present or sent apologies; [] without a legend, or if a line has no letter.

    Whoever was absent without apologies is left out.
    """
    texts = [flat(line) for line in lines if words(line)]
    at = next((at for at, line in enumerate(texts) if len(_LEGEND.findall(line)) > 1), 0)
    meant = (
        {match["code"].upper(): match.lastgroup for match in _LEGEND.finditer(texts[at])}
        if at
        else {}
    )
    people: list[tuple[How, PrintedPerson]] = []
    for line in texts[:at]:
        match = _CODED.fullmatch(line)
        person = (
            person_in_entry(f"{match['before']}{match['after'] or ''}", known, True)
            if match
            else None
        )
        if not match or not person or match["code"] not in meant:
            return []
        if meant[match["code"]] == "present":
            people.append(("present", person))
        elif meant[match["code"]] == "apologies":
            people.append(("apologies", person))
    return people
