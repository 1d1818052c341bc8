"""Lists of all that is of a kind, and the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.contexts.shared import Head, Link


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading; the heading may itself lead somewhere. ``anchor`` is its id."""

    title: str
    url: str
    anchor: str
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListingPage:
    """``listing.html``: people, posts, organisations, topics, reports, dates: links in groups."""

    head: Head
    heading: str
    introduction: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A glossary entry; ``links`` lead to what it stands for.

    ``uses`` are the latest texts in which it stands, ``used`` says in how many it does, and
    ``search`` finds them all.
    """

    anchor: str
    abbreviation: str
    expansion: str
    other_names: tuple[str, ...]
    note: str
    links: tuple[Link, ...]
    used: str
    uses: tuple[Link, ...]
    search: Link | None


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """``glossary.html``."""

    head: Head
    terms: tuple[TermView, ...]
