"""How much there is of something, in the language of the archive."""

from __future__ import annotations

from comsite.base.language import _, counting, ngettext

# A noun, and how one and several of it are said with their number.
_NOUNS = {
    "action": counting("{number} action", "{number} actions"),
    "agenda item": counting("{number} agenda item", "{number} agenda items"),
    "answer": counting("{number} answer", "{number} answers"),
    "column": counting("{number} column", "{number} columns"),
    "day": counting("{number} day", "{number} days"),
    "decision": counting("{number} decision", "{number} decisions"),
    "holder": counting("{number} holder", "{number} holders"),
    "item": counting("{number} item", "{number} items"),
    "item or paper": counting("{number} item or paper", "{number} items and papers"),
    "later meeting": counting("{number} later meeting", "{number} later meetings"),
    "meeting": counting("{number} meeting", "{number} meetings"),
    "paragraph": counting("{number} paragraph", "{number} paragraphs"),
    "person": counting("{number} person", "{number} people"),
    "presentation": counting("{number} presentation", "{number} presentations"),
    "question": counting("{number} question", "{number} questions"),
    "record": counting("{number} record", "{number} records"),
    "report": counting("{number} report", "{number} reports"),
    "shared action": counting("{number} shared action", "{number} shared actions"),
    "statement": counting("{number} statement", "{number} statements"),
    "text": counting("{number} text", "{number} texts"),
    "topic": counting("{number} topic", "{number} topics"),
}


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 item``, ``2 items``."""
    return ngettext(*_NOUNS[noun], number)


def how_many(*counted: tuple[int, str]) -> str:
    """Return several counts in a list, without those that are 0: ``2 items, 1 report``."""
    return ", ".join(count(number, noun) for number, noun in counted if number)


def size(octets: int) -> str:
    """Return a size in bytes as a reader says it: 812 bytes, 120 kB, 1.4 MB."""
    if octets < 1000:
        return _("{number} bytes", number=octets)
    if octets < 1_000_000:
        return _("{number} kB", number=f"{octets / 1000:.0f}")
    return _("{number} MB", number=f"{octets / 1_000_000:.1f}")
