"""The turns of a discussion: where somebody else begins to speak, as the statements on record say.

Only a paragraph with a statement belongs to a turn. Where the text does not say who speaks, nobody
is taken to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from comsite.texts.items import Item
from comsite.texts.speech import Act
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a paragraph, and what they do there: ``asked`` before ``answered``."""

    who: Target
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a turn begins: the anchor of its first paragraph, and who speaks, in their order."""

    anchor: str
    speakers: tuple[Speaker, ...]


# Acts in the order in which they are told. Whoever asks or answers mostly says more; that is not
# told beside it.
_TOLD: tuple[Act, ...] = ("asked", "answered", "presented")


def turns(item: Item) -> tuple[Turn, ...]:
    """Return the turns of an item, in order.

    Paragraphs one after the other in which one person does the same are one turn. A lettered point
    begins with what it is about, so that somebody only says it needs no telling.
    """
    spoken: dict[str, dict[Target, set[Act]]] = defaultdict(dict)
    for statement in item.statements:
        spoken[statement.anchor].setdefault(statement.speaker, set()).add(statement.act)
    found: list[Turn] = []
    before: tuple[Speaker, ...] = ()
    promised = {action.anchor for action in item.actions}
    for paragraph in item.paragraphs:
        if paragraph.anchor in promised:
            continue
        speakers = tuple(
            Speaker(who, tuple(act for act in _TOLD if act in acts) or ("said",))
            for who, acts in spoken.get(paragraph.anchor, {}).items()
        )
        goes_on = speakers == before and len(speakers) == 1
        only_says = all(speaker.acts == ("said",) for speaker in speakers)
        if speakers and not goes_on and not (only_says and paragraph.label.endswith(")")):
            found.append(Turn(paragraph.anchor, speakers))
        before = speakers
    return tuple(found)
