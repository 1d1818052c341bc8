"""What a page is, and what all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comsite import urls
from comsite.contexts import Context
from comsite.contexts.shared import Link

HOME = Link("Home", urls.HOME)

# The places a reader can go on from when search or an address fails.
BROWSE = (
    Link("Meetings", urls.index("meetings"), "by year"),
    Link("Reports", urls.index("reports"), "by year"),
    Link("Topics", urls.index("topics"), "what was discussed"),
    Link("People", urls.index("people"), "who took part"),
    Link("Actions", urls.ACTIONS, "what was promised"),
    Link("Dates", urls.DATES, "year, month and day"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: ``url`` is its path, ``origin`` the source file that it is made from, if one."""

    url: str
    template: str
    context: Context
    origin: str = ""


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The way from the home page to a page's parent."""
    return (HOME, *links)


def section(kind: str) -> Link:
    """The listing that a record's page belongs to."""
    return Link(kind.capitalize(), urls.index(kind))


def neighbours(links: Sequence[Link], index: int) -> tuple[Link | None, Link | None]:
    """What comes before and after in a sequence."""
    before = links[index - 1] if index > 0 else None
    after = links[index + 1] if index + 1 < len(links) else None
    return before, after
