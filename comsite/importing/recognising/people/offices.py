"""Offices by their titles: which titles are one, and what is short for them."""

from __future__ import annotations

import re

from comsite.importing.recognising.block_text import words
from comsite.importing.recognising.vocabulary import vocabulary_lines
from comsite.texts.names import role_names

# Titles that are always an office; a new post is proposed for these.
_OFFICE = re.compile("|".join(vocabulary_lines("offices")))
_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,5}(?: [A-Z][a-z]{1,4})?")
_JOINED = re.compile(r" (?:of|for|to|and|&) (?=(?:the )?[A-Z])")
_OF_PLACE = re.compile(r"^(?:Parish|Town|City|County|Borough|District|Village) ")
_JOINING = frozenset(("and", "for", "of", "the", "to"))


def is_office(title: str, short: str = "") -> bool:
    """Whether a title is clearly an office, perhaps because ``short`` has its first letters."""
    return bool(_OFFICE.fullmatch(title) or (short and _stands_for(short, title)))


def abbreviation_in(role: str) -> str:
    """Return the abbreviation that a printed role has in brackets after its title, or "".

    It has first letters of the title's words; a Chief Executive (CEO) may be an Officer too.
    """
    title, short = (*role_names(role), "", "")[:2]
    is_short = _SHORT.fullmatch(short) and (
        _stands_for(short, title) or _stands_for(short.removesuffix("O"), title)
    )
    return short if is_short else ""


def offices_in(title: str) -> tuple[str, ...]:
    """Return the offices in a title, the longest first, without what they are of or more words.

    They are "Parish Clerk" and "Clerk" for "Parish Clerk and Treasurer".
    """
    before = (title[: match.start()] for match in _JOINED.finditer(title))
    office = next((name for name in before if _OFFICE.fullmatch(name)), "")
    short = _OF_PLACE.sub("", office or title, count=1)
    found = (office, short if short != title and _OFFICE.fullmatch(short) else "")
    return tuple(dict.fromkeys(name for name in found if name))


def are_alike(one: str, other: str) -> bool:
    """Whether two titles may be of one post: each word of the shorter one is in the other.

    A word may be cut short, as in "Det Supt".
    """
    fewer, more = sorted(
        ([word for word in words(title) if word not in _JOINING] for title in (one, other)), key=len
    )
    return all(any(_is_cut(word, other) for other in more) for word in fewer)


def _is_cut(one: str, other: str) -> bool:
    """Whether the letters of the shorter word stand in the longer one in this order."""
    shorter, longer = sorted((one, other), key=len)
    letters = iter(longer)
    return shorter[0] == longer[0] and all(letter in letters for letter in shorter)


def _stands_for(short: str, title: str) -> bool:
    """Whether a short form has the first letters of the words of a title."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    initials = [word[0] for word in words(title)]
    place = 0
    for letter in letters:
        if letter not in initials[place:]:
            return False
        place += initials[place:].index(letter) + 1
    return bool(letters)
