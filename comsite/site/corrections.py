"""The page of all corrections on record."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.base import urls
from comsite.base.language import _
from comsite.site.page import Head, SitePage, crumbs
from comsite.site.summaries import CorrectionView
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """``corrections.html``: every correction, the newest first."""

    head: Head
    corrections: tuple[CorrectionView, ...]


def corrections_page(views: Views) -> SitePage:
    """Make the page of all corrections."""
    head = Head(
        title=_("Corrections"),
        url=urls.CORRECTIONS,
        summary=_("What was corrected: at a meeting, or later in this archive."),
        feed=urls.CORRECTIONS_FEED,
        crumbs=crumbs(),
    )
    corrections = tuple(view for __, view in views.corrections)
    return SitePage(head.url, "corrections.html", CorrectionsPage(head, corrections))
