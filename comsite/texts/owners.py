"""The owners of an action: the people and posts that its text begins with."""

from __future__ import annotations

import re

from comsite.base.language import spoken
from comsite.content.models import Author
from comsite.texts.mentions import Resolver
from comsite.texts.phrases import folded
from comsite.texts.targets import Target

# What stands behind the owners of an action, and between them, in the language of the archive.
_TO = {
    "en": re.compile(r"(?P<owners>[^.;:]{2,80}?) (?:to|will):? "),
    "cy": re.compile(r"(?P<owners>[^.;:]{2,80}?) (?:i|to|will):? "),
}
_BETWEEN = {
    "en": re.compile(r"(?:\s|,|/|&|\band\b|\b[Tt]he\b)*"),
    "cy": re.compile(r"(?:\s|,|/|&|\band\b|\b[Tt]he\b|\bac?\b|['’]r\b|\b[Yy]r?\b)*"),
}
_ARTICLE = re.compile(r"^Yr? ")


def owners(text: str, resolver: Resolver) -> tuple[Target, ...]:
    """Return the records that an action's text names first, as in "Chair and Clerk to …".

    In an archive in Welsh it may also be "Y Cadeirydd a'r Clerc i …".

    The result is empty if any other word stands among these names: then the text may mean
    somebody whom the archive does not know.
    """
    catalogue = spoken()
    language = catalogue.language if catalogue and catalogue.language in _TO else "en"
    match, between_owners = _TO[language].match(text), _BETWEEN[language]
    if not match:
        return ()
    targets: list[Target] = []
    end = 0
    # A large letter at the beginning would be taken for a part of a name.
    owner_words = _ARTICLE.sub(lambda found: found[0].lower(), folded(match["owners"]))
    for name in resolver.find(owner_words, resolver.places(owner_words)):
        between = owner_words[end : name.start]
        joined = between_owners.fullmatch(between) and not (targets and between.isspace())
        if not joined or not name.target:
            return ()
        targets.append(name.target)
        end = name.end
    return tuple(dict.fromkeys(targets)) if between_owners.fullmatch(owner_words[end:]) else ()


def owner_of(given: Author) -> Target:
    """Return the owner that an editor gave an action."""
    if given.person:
        return Target("people", given.person, given.post or "")
    if given.post:
        return Target("posts", given.post)
    return Target("organisations", given.organisation or "")
