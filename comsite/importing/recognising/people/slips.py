"""Ask about names in a text that resemble the name of somebody who was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comsite.importing.document import Block
from comsite.importing.recognising.block_text import words
from comsite.importing.recognising.drafts import Remark
from comsite.importing.recognising.people.register import NameRegister
from comsite.importing.recognising.vocabulary import vocabulary_lines
from comsite.texts.names import role_names

_TITLES = vocabulary_lines("forms_of_address")
_FAMILY = r"(?P<family>[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*)"


def questions_on_slips(
    blocks: Sequence[Block], seats: Sequence[tuple[str, str]], register: NameRegister
) -> Iterator[Remark]:
    """Yield a question for each such name; ``seats`` are roles and slugs of those present."""
    attending = [slug for _, slug in seats]
    families = {words(register.shown(slug))[-1] for slug in (*attending, *register.archive.people)}
    pattern = re.compile(rf"\b(?P<title>{'|'.join(_titles(seats, register))})\.? {_FAMILY}\b")
    asked: set[str] = set()
    for block in blocks:
        for match in pattern.finditer(block.text):
            family = match["family"].lower()
            if family in families or match[0] in asked or register.is_known(match[0]):
                continue
            asked.add(match[0])
            if near := register.similar_names(match["family"], attending):
                names = " or ".join(register.shown(slug) for slug in near[:3])
                message = f"'{match[0]}': {names}? Not in attendance under that name"
                yield Remark("question", block.place, message)


def _titles(seats: Sequence[tuple[str, str]], register: NameRegister) -> list[str]:
    """Return the titles and posts that can come before a family name, the longest first."""
    printed = {name for role, _ in seats for name in role_names(role)}
    on_record = {
        name
        for entry in register.archive.posts.values()
        for name in (entry.record.title, *entry.record.abbreviations)
    }
    titles = sorted({*_TITLES, *printed, *on_record}, key=lambda title: (-len(title), title))
    return [re.escape(title) for title in titles]
