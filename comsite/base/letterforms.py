"""One form of letters: the same word is the same text, however a program wrote it."""

from __future__ import annotations

import re
import unicodedata

from comsite.base.language import in_order, letters_of

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
# Hyphens that show only where a line breaks, and marks of no width. Behind Ã or Â they are a part
# of letters that were read as others, which an editor is told of.
_NOWHERE = re.compile("(?<![ÃÂ])\u00ad|[\u200b\u2060-\u2064]")
# Marks that join letters or turn their order mean something beside Arabic, Hindi or a picture,
# and nothing between Latin, Greek or Cyrillic letters.
_JOINERS = re.compile("(?<![\u0590-\U0010ffff])[\u200c-\u200f\u061c]+(?![\u0590-\U0010ffff])")
# Latin letters that are not a plain letter with an accent, and what people type for them.
_BARE = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ŧ": "t",
    "ĸ": "k",
    "ŀ": "l",
    "ŉ": "n",
}
_LARGE = {one.upper(): bare.title() for one, bare in _BARE.items() if len(one.upper()) == 1}
_BARE_LETTERS = str.maketrans(_LARGE | {"ẞ": "SS"} | _BARE)
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_MARK = re.compile("[!-/:-@[-`{-¿‐-‧]")  # of punctuation


def one_form(text: str) -> str:
    """Return a text with composed letters, without ligatures and without what nobody sees.

    No line begins or ends elsewhere, and a second time nothing changes.
    """
    if text.isascii():
        return text
    text = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    return unicodedata.normalize("NFC", _JOINERS.sub("", _NOWHERE.sub("", text)))


def without_accents(text: str) -> str:
    """Return a text in small letters, those of Latin without accents: ``brule`` for ``Brûlé``."""
    return bare_letters(text.lower())


def bare_letters(text: str) -> str:
    """Return a text with the letters of Latin without accents, large and small: ``Brule``."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text.translate(_BARE_LETTERS))
    return "".join(map(_bare, text))


def _bare(letter: str) -> str:
    """Return a Latin letter without its accent, nothing for an accent alone."""
    base = unicodedata.normalize("NFD", letter)[0]
    return "" if base in _ACCENTS else base if base.isascii() else letter


def sort_key(text: str) -> tuple[str, str]:
    """Return what a text is sorted by: its letters without accents, and then the text itself.

    Apostrophes and hyphens of every kind stand before letters; at the beginning they count nothing.
    The letters are in the order of the language that is spoken.
    """
    return in_order(_sorted_letters(text)), text


def initial(text: str) -> str:
    """Return the letter under which a name stands in a list: ``B``, and in Welsh ``Ll`` too."""
    letters = _sorted_letters(text) or text
    return next(letters_of(letters), "").capitalize()


def _sorted_letters(text: str) -> str:
    return _MARK.sub("!", without_accents(text)).lstrip("! ")
