"""The owners of an action: the people and posts that its text begins with."""

from __future__ import annotations

import re

from comsite.content.models import Author
from comsite.texts.mentions import Resolver
from comsite.texts.phrases import folded
from comsite.texts.targets import Target

_TO = re.compile(r"(?P<owners>[^.;:]{2,80}?) (?:to|will):? ")
_BETWEEN_OWNERS = re.compile(r"(?:\s|,|/|&|\band\b|\b[Tt]he\b)*")


def owners(text: str, resolver: Resolver) -> tuple[Target, ...]:
    """Return the records that an action's text names first, as in "Chair and Clerk to …".

    The result is empty if any other word stands among these names: then the text may mean
    somebody whom the archive does not know.
    """
    match = _TO.match(text)
    if not match:
        return ()
    targets: list[Target] = []
    end = 0
    owner_words = folded(match["owners"])
    for name in resolver.find(owner_words, resolver.places(owner_words)):
        between = owner_words[end : name.start]
        joined = _BETWEEN_OWNERS.fullmatch(between) and not (targets and between.isspace())
        if not joined or not name.target:
            return ()
        targets.append(name.target)
        end = name.end
    return tuple(dict.fromkeys(targets)) if _BETWEEN_OWNERS.fullmatch(owner_words[end:]) else ()


def owner_of(given: Author) -> Target:
    """Return the owner that an editor gave an action."""
    if given.person:
        return Target("people", given.person, given.post or "")
    if given.post:
        return Target("posts", given.post)
    return Target("organisations", given.organisation or "")
