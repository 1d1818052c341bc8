"""The main navigation."""

from __future__ import annotations

from comsite.base import urls
from comsite.base.language import _
from comsite.site.page import NavEntry


def navigation(has_decisions: bool) -> tuple[NavEntry, ...]:
    """Return the entries; there is one of decisions where there are any."""
    decisions = (NavEntry(_("Decisions"), urls.DECISIONS, "decisions"),) if has_decisions else ()
    return (
        NavEntry(_("Meetings"), urls.index("meetings"), "meetings"),
        NavEntry(_("Reports"), urls.index("reports"), "reports"),
        NavEntry(_("Actions"), urls.ACTIONS, "actions"),
        *decisions,
        NavEntry(_("Topics"), urls.index("topics"), "topics"),
        NavEntry(_("People"), urls.index("people"), "people"),
    )
