"""The main navigation."""

from __future__ import annotations

from comsite.base import urls
from comsite.site.page import NavEntry

NAVIGATION = (
    NavEntry("Meetings", urls.index("meetings"), "meetings"),
    NavEntry("Reports", urls.index("reports"), "reports"),
    NavEntry("Actions", urls.ACTIONS, "actions"),
    NavEntry("Topics", urls.index("topics"), "topics"),
    NavEntry("People", urls.index("people"), "people"),
)
