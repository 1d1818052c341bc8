"""Who is to do an action: whoever its text begins with."""

from __future__ import annotations

import re

from comsite.texts.mentions import Resolver
from comsite.texts.phrases import folded
from comsite.texts.targets import Target

_TO = re.compile(r"(?P<owners>[^.;:]{2,80}?) (?:to|will):? ")


_BETWEEN_OWNERS = re.compile(r"(?:\s|,|/|&|\band\b|\b[Tt]he\b)*")


def owners(text: str, resolver: Resolver) -> tuple[Target, ...]:
    """Who an action begins with ("Chair and Clerk to …"); none if any word there is no name."""
    match = _TO.match(text)
    if not match:
        return ()
    found: list[Target] = []
    end = 0
    named = folded(match["owners"])
    for one in resolver.find(named, resolver.places(named)):
        between = named[end : one.start]
        joined = _BETWEEN_OWNERS.fullmatch(between) and not (found and between.isspace())
        if not joined or not one.target:
            return ()
        found.append(one.target)
        end = one.end
    return tuple(dict.fromkeys(found)) if _BETWEEN_OWNERS.fullmatch(named[end:]) else ()
