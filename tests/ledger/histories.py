"""Random histories of an archive: meetings and reports of invented words, edited step by step.

Each paragraph knows which ``ids`` it stood for: an edit keeps them, a split gives them to both
parts, a join puts them together. So a test can say what an address should lead to.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

_FIRST = "ba be bi bo du fa fe ga ge ki"
_SECOND = "bble ckle ddle ffin ggle lter mper nder pple rket rrow sker ttle zzle ven mon"
_COMMON = "the of and to in a was that it for on with as by at from had were they not"
WORDS = [first + second for first in _FIRST.split() for second in _SECOND.split()]
COMMON = _COMMON.split()


@dataclass
class Paragraph:
    """A paragraph: what it stood for, and its words."""

    ids: frozenset[int]
    words: list[str]

    @property
    def text(self) -> str:
        return " ".join(self.words).capitalize() + "."


@dataclass
class Item:
    """An agenda item: which it is, its printed number and title, its paragraphs and actions."""

    id: int
    number: int
    title: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    actions: list[Paragraph] = field(default_factory=list)
    listed: bool = False  # its paragraphs are entries of a list

    @property
    def markdown(self) -> str:
        mark = "- " if self.listed else ""
        lines = [f"## {self.number}. {self.title}", *(mark + one.text for one in self.paragraphs)]
        if self.actions:
            lines += ["### Actions", "\n".join(f"- {one.text}" for one in self.actions)]
        return "\n\n".join(lines)


class History:
    """An archive that is edited at random; ``step`` makes an edit and names it."""

    def __init__(self, seed: int, items: int = 4) -> None:
        self.random = random.Random(seed)  # noqa: S311  (a test is repeated by its seed)
        self.count = 0
        self.items = [self._item(number) for number in range(1, items + 1)]

    def _id(self) -> int:
        self.count += 1
        return self.count

    def words(self, least: int = 6, most: int = 60) -> list[str]:
        rnd = self.random
        return [
            rnd.choice(COMMON) if rnd.random() < 0.4 else rnd.choice(WORDS)
            for _ in range(rnd.randint(least, most))
        ]

    def paragraph(self) -> Paragraph:
        return Paragraph(frozenset([self._id()]), self.words())

    def _item(self, number: int) -> Item:
        rnd = self.random
        return Item(
            self._id(),
            number,
            " ".join(rnd.sample(WORDS, 3)).capitalize(),
            [self.paragraph() for _ in range(rnd.randint(2, 8))],
            [self.paragraph() for _ in range(rnd.choice([0, 0, 2, 3]))],
            rnd.random() < 0.3,
        )

    @property
    def body(self) -> str:
        return "\n\n".join(item.markdown for item in self.items) + "\n"

    def step(self) -> str:
        """Make one edit; return what kind it was."""
        name = self.random.choice([*_STEPS])
        return name if _STEPS[name](self) else f"{name} (nothing to do)"

    def _any(self) -> tuple[Item, int] | None:
        filled = [item for item in self.items if item.paragraphs]
        if not filled:
            return None
        item = self.random.choice(filled)
        return item, self.random.randrange(len(item.paragraphs))

    def insert(self) -> bool:
        item = self.random.choice(self.items)
        item.paragraphs.insert(self.random.randint(0, len(item.paragraphs)), self.paragraph())
        return True

    def delete(self) -> bool:
        chosen = self._any()
        if not chosen or len(chosen[0].paragraphs) < 2:
            return False
        del chosen[0].paragraphs[chosen[1]]
        return True

    def typo(self) -> bool:
        return self._reword(1)

    def rewrite_half(self) -> bool:
        return self._reword(0)

    def _reword(self, number: int) -> bool:
        chosen = self._any()
        if not chosen:
            return False
        paragraph = chosen[0].paragraphs[chosen[1]]
        words = list(paragraph.words)
        for place in self.random.sample(range(len(words)), number or len(words) // 2):
            words[place] = self.random.choice(WORDS)
        chosen[0].paragraphs[chosen[1]] = Paragraph(paragraph.ids, words)
        return True

    def move(self) -> bool:
        chosen = self._any()
        if not chosen:
            return False
        item, place = chosen
        paragraph = item.paragraphs.pop(place)
        item.paragraphs.insert(self.random.randint(0, len(item.paragraphs)), paragraph)
        return True

    def split(self) -> bool:
        chosen = self._any()
        if not chosen or len(chosen[0].paragraphs[chosen[1]].words) < 12:
            return False
        item, place = chosen
        paragraph = item.paragraphs[place]
        cut = self.random.randint(4, len(paragraph.words) - 4)
        item.paragraphs[place : place + 1] = [
            Paragraph(paragraph.ids, paragraph.words[:cut]),
            Paragraph(paragraph.ids, paragraph.words[cut:]),
        ]
        return True

    def join(self) -> bool:
        chosen = self._any()
        if not chosen or chosen[1] + 1 >= len(chosen[0].paragraphs):
            return False
        item, place = chosen
        first, second = item.paragraphs[place : place + 2]
        item.paragraphs[place : place + 2] = [
            Paragraph(first.ids | second.ids, [*first.words, *second.words])
        ]
        return True

    def relist(self) -> bool:
        item = self.random.choice(self.items)
        item.listed = not item.listed
        return True

    def retitle(self) -> bool:
        item = self.random.choice(self.items)
        item.title = " ".join(self.random.sample(WORDS, 3)).capitalize()
        return True

    def renumber(self) -> bool:
        """Put a new item above another; those below are numbered on."""
        place = self.random.randrange(len(self.items))
        self.items.insert(place, self._item(0))
        for number, item in enumerate(self.items, self.items[0].number or 1):
            item.number = number
        return True

    def move_item(self) -> bool:
        """Put an item elsewhere; all are numbered anew."""
        item = self.items.pop(self.random.randrange(len(self.items)))
        self.items.insert(self.random.randint(0, len(self.items)), item)
        for number, one in enumerate(self.items, 1):
            one.number = number
        return True

    def act(self) -> bool:
        """Put in an action, or change one."""
        item = self.random.choice(self.items)
        if item.actions and self.random.random() < 0.5:
            place = self.random.randrange(len(item.actions))
            old = item.actions[place]
            words = list(old.words)
            words[0] = self.random.choice(WORDS)
            item.actions[place] = replace(old, words=words)
        else:
            item.actions.insert(self.random.randint(0, len(item.actions)), self.paragraph())
        return True

    def move_over(self) -> bool:
        """Put a paragraph into another item."""
        chosen = self._any()
        if not chosen or len(self.items) < 2 or len(chosen[0].paragraphs) < 2:
            return False
        other = self.random.choice([item for item in self.items if item is not chosen[0]])
        paragraph = chosen[0].paragraphs.pop(chosen[1])
        other.paragraphs.insert(self.random.randint(0, len(other.paragraphs)), paragraph)
        return True


_STEPS = {
    "insert": History.insert,
    "delete": History.delete,
    "typo": History.typo,
    "rewrite half": History.rewrite_half,
    "move": History.move,
    "split": History.split,
    "join": History.join,
    "list or paragraphs": History.relist,
    "change a title": History.retitle,
    "renumber": History.renumber,
    "move an item": History.move_item,
    "an action": History.act,
    "move to another item": History.move_over,
}
