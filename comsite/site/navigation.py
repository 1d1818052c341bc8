"""The main navigation."""

from __future__ import annotations

from comsite.base import urls
from comsite.site.page import NavEntry

_DECISIONS = NavEntry("Decisions", urls.DECISIONS, "decisions")  # where any is on record
_ALWAYS = (
    NavEntry("Meetings", urls.index("meetings"), "meetings"),
    NavEntry("Reports", urls.index("reports"), "reports"),
    NavEntry("Actions", urls.ACTIONS, "actions"),
    NavEntry("Topics", urls.index("topics"), "topics"),
    NavEntry("People", urls.index("people"), "people"),
)


def navigation(has_decisions: bool) -> tuple[NavEntry, ...]:
    """Return the entries; that of decisions, where there are any, stands behind the actions."""
    after = next(at for at, one in enumerate(_ALWAYS, 1) if one.section == "actions")
    return (*_ALWAYS[:after], *((_DECISIONS,) if has_decisions else ()), *_ALWAYS[after:])
