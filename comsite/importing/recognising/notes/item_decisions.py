"""Find the decisions of an item: what was resolved or moved, by whom, and with which votes.

Only what is printed is claimed. What was "agreed" or "noted" may be talk and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import flat, words
from comsite.importing.recognising.people.person_names import SENTENCE_END

_RESOLVED = re.compile(
    r"(?:(?:and )?(?:it was )?(?:unanimously )?resolved|RESOLVED)\b(?: unanimously)?"
    r"(?: that(?= it))?\W*(?P<text>.*)",
    re.I | re.S,
)
_NAME = r"(?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w'’-]+"
_MOVED = re.compile(
    rf"(?P<by>{_NAME}) (?:made a motion|moved)\b(?P<text>(?: to| that| for)?\s[^.]+)\."
)
_MOVER = re.compile(rf"\b(?:[Pp]ropose[dr]|[Mm]ove[dr])(?: by)?:?\s+(?P<who>{_NAME})")
_SECONDER = re.compile(
    rf"\b[Ss]econde[dr](?: by)?:?\s+(?!the\b)(?P<who>{_NAME})|(?P<by>{_NAME}) seconded\b"
)
_LOST = re.compile(r"\b(?:motion|vote|it)\b[^.]*\b(?:failed|lost|defeated)\b", re.I)
_CARRIED = re.compile(r"\b(?:carried|passed|approved|adopted)\b", re.I)
_UNANIMOUS = re.compile(r"\b(?:unanimous(?:ly)?|nem\.? con)\b", re.I)
_VOTES = re.compile(
    r"\b(?:passed|carried|failed|lost|vote(?: of)?)\b[^.0-9]{0,20}(\d+)\s?[-–]\s?(\d+)"
)
_AGAINST = re.compile(rf"\((?P<who>{_NAME}) (?:voted (?:no|against)|opposed|dissenting)\)")
_SENTENCE = re.compile(SENTENCE_END)
_LONGEST = 400  # characters of a decision
_NEAR = 3  # lines above a resolution in which its mover may be named


@dataclass(frozen=True, slots=True)
class PrintedDecision:
    """A decision as printed; the people are names as they stand there, "" where none does."""

    text: str
    outcome: str
    moved_by: str = ""
    seconded_by: str = ""
    unanimous: bool = False
    votes: tuple[int, int] | None = None  # for and against
    against: str = ""

    def fields(self, label: str, who: Callable[[str], str]) -> dict[str, object]:
        """Return the fields of a record; ``who`` gives the slug of a printed name, or ""."""
        fields: dict[str, object] = {"label": label, "text": self.text, "outcome": self.outcome}
        fields |= {"moved_by": who(self.moved_by), "seconded_by": who(self.seconded_by)}
        if self.unanimous:
            fields["unanimous"] = True
        if self.votes:
            fields["votes"] = {"for": str(self.votes[0]), "against": str(self.votes[1])}
        if against := who(self.against):
            fields["voted"] = {"against": [against]}
        return {name: value for name, value in fields.items() if value}


def decisions_of(blocks: Sequence[Block]) -> list[PrintedDecision]:
    """Return the decisions in the text of an item, in order."""
    texts = [flat(block.text) for block in blocks if block.kind not in ("table", "heading")]
    found = []
    for place, text in enumerate(texts):
        above = "; ".join(texts[max(place - _NEAR, 0) : place])
        if resolved := _RESOLVED.match(text):
            below = texts[place + 1] if place + 1 < len(texts) else ""
            told = f"{above}; {text}" if _is_of_motion(above) else text
            found += _decision(resolved["text"] or below, told, "carried")
        elif moved := _MOVED.search(text):
            told = text[moved.end() :]
            outcome = "lost" if _LOST.search(told) else "carried" if _CARRIED.search(told) else ""
            if outcome or _SECONDER.search(told):  # else somebody may have moved house
                found += _decision(moved["text"], text, outcome, moved["by"])
    return found


def _is_of_motion(text: str) -> bool:
    return bool(_MOVER.search(text) and _SECONDER.search(text)) and not _RESOLVED.search(text)


def _decision(text: str, told: str, outcome: str, by: str = "") -> list[PrintedDecision]:
    text = _SENTENCE.split(text)[0].strip(' "“”')
    if not len(words(text)) > 2 or len(text) > _LONGEST:
        return []
    mover, seconder = _MOVER.search(told), _SECONDER.search(told)
    votes, against = _VOTES.search(told), _AGAINST.search(told)
    return [
        PrintedDecision(
            text,
            outcome,
            by or (mover["who"] if mover else ""),
            (seconder["who"] or seconder["by"]) if seconder else "",
            bool(_UNANIMOUS.search(told)),
            (int(votes[1]), int(votes[2])) if votes else None,
            against["who"] if against else "",
        )
    ]
