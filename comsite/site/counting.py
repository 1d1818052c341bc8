"""How much somebody asked, answered, said and promised, as far as the notes say who spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from comsite.library.involvement import PartInItem
from comsite.site.amounts import how_many
from comsite.site.story import Own
from comsite.site.summaries import ActionSummary
from comsite.texts.items import Item

# What each act of speech is counted as.
_KINDS = {"asked": "question", "answered": "answer", "presented": "statement", "said": "statement"}


def spoken_and_promised(
    parts: Iterable[PartInItem],
    own_on: Callable[[Item], Own],
    actions: Iterable[ActionSummary],
) -> str:
    """Say in words how much there is: ``1 question, 4 statements, 1 shared action``.

    An action is shared if it has several owners. Nothing is counted twice, and what is 0 is not
    told.
    """
    kinds: Counter[str] = Counter()
    for part in parts:
        own = own_on(part.item)
        kinds.update(_KINDS[one.act] for one in part.item.statements if own(one.speaker))
    kinds.update("shared action" if len(one.owners) > 1 else "action" for one in actions)
    order = (*dict.fromkeys(_KINDS.values()), "action", "shared action")
    return how_many(*((kinds[kind], kind) for kind in order))
