"""What visitors read, in the language of their archive. A message is known by its English sentence.

Sentences are whole, with a place such as ``{date}`` for what differs, so that every language can
put it where it belongs. Messages to editors are English and never come here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language: the forms of each, by its context and its English.

    ``form`` tells which form a number takes, and ``rule`` says so to scripts. ``letters`` are
    those of the alphabet in their order, some of which may be written with two signs; none where
    signs stand in the usual order.
    """

    language: str
    texts: Mapping[tuple[str, str], tuple[str, ...]]
    form: Callable[[int], int]
    letters: tuple[str, ...] = ()
    rule: str = "n != 1"

    @cached_property
    def places(self) -> Mapping[str, str]:
        """A sign for each letter of the alphabet, which sorts as the letter does."""
        return {letter: chr(_LETTERS + place) for place, letter in enumerate(self.letters)}

    def text(self, message: str, context: str = "") -> str:
        """Return a message in this language; in English where it has none."""
        return self.texts.get((context, message), (message,))[0]

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the form of a message that a number takes."""
        forms = self.forms(one, many)
        return forms[self.form(number)] if forms else one if number == 1 else many

    def forms(self, one: str, many: str) -> tuple[str, ...]:
        """Return all forms of a message with a number; none where this language has none."""
        return self.texts.get(("", one), ())


_LETTERS = 0x100  # behind digits and marks
_SPOKEN: ContextVar[Catalogue | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(catalogue: Catalogue | None) -> Iterator[None]:
    """Let what is made within speak the language of a catalogue; English without one."""
    before = _SPOKEN.set(catalogue)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> Catalogue | None:
    """Return the catalogue that is spoken; None for English, which needs none."""
    return _SPOKEN.get()


def marked(message: str) -> str:
    """Return a message as it is: it is put into the language where it is shown."""
    return message


def marked_as(context: str, message: str) -> str:
    """Return a message that has a context as it is."""
    return message


def counting(one: str, many: str) -> tuple[str, str]:
    """Return the two forms of a message with a number as they are."""
    return one, many


def _(message: str, **values: object) -> str:
    """Return a message in the language that is spoken."""
    catalogue = _SPOKEN.get()
    if catalogue is not None:
        message = catalogue.text(message)
    return message.format_map(values) if values else message


def pgettext(context: str, message: str, **values: object) -> str:
    """Return a message that means something else in another context."""
    catalogue = _SPOKEN.get()
    if catalogue is not None:
        message = catalogue.text(message, context)
    return message.format_map(values) if values else message


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return a message in the form that a number takes; ``{number}`` is its place."""
    catalogue = _SPOKEN.get()
    if catalogue is not None:
        message = catalogue.counted(one, many, number)
    else:
        message = one if number == 1 else many
    return message.format_map({"number": figure(number), **values})


def figure(number: int) -> str:
    """Return a number as it is written: ``1,234``."""
    shown = f"{number:,}"
    return shown.replace(",", pgettext("between thousands", ",")) if "," in shown else shown


def listed(words: Iterable[str]) -> str:
    """Join words into a list: ``a, b and c``; empty if there are none."""
    *first, end = list(words) or [""]
    return _("{first} and {last}", first=", ".join(first), last=end) if first else end


def times(start: str | None, end: str | None) -> str:
    """Return the times of a meeting: ``14:30 to 16:30``, ``from 14:00``, or an empty text."""
    if start and end:
        return _("{start} to {end}", start=start, end=end)
    if start:
        return _("from {start}", start=start)
    return _("until {end}", end=end) if end else ""


def letters_of(text: str) -> Iterator[str]:
    """Cut a text in small letters into the letters of the language: Welsh has ch and ll as one."""
    catalogue = _SPOKEN.get()
    letters = catalogue.letters if catalogue else ()
    at = 0
    while at < len(text):
        two = text[at : at + 2]
        letter = two if len(two) > 1 and two in letters else text[at]
        yield letter
        at += len(letter)


def in_order(text: str) -> str:
    """Return a text in small letters as one that sorts as the alphabet of the language wants it."""
    catalogue = _SPOKEN.get()
    if catalogue is None or not catalogue.letters:
        return text
    return "".join(catalogue.places.get(letter, letter) for letter in letters_of(text))
