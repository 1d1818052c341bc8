"""What stands under each heading: what the page is, and where to report a mistake in it."""

from __future__ import annotations

from comsite.base import urls
from comsite.base.language import _, marked
from comsite.site.page import Head, Link, Standing
from comsite.site.views import Views

_ABOUT = "about"  # the page of the site's own that says what the archive is, where it has one

# What a page is, by how much the archive holds of its document, and what is more of it.
_HELD = {
    ("full", True): marked("Copy of the {document}"),
    ("full", False): marked("Unofficial copy of the {document}"),
    ("digest", True): marked("Digest of the {document}"),
    ("digest", False): marked("Unofficial digest of the {document}"),
}


def standing(views: Views, head: Head) -> Standing:
    """Return what stands under the heading of a page."""
    site = views.archive.site
    made_from, more = head.provenance, _("about this page")
    if made_from is None and site.official:
        words = _("Archive of notes and reports")
    elif made_from is None:
        words = _("Unofficial archive of notes and reports")
    elif made_from.held == "missing":
        words, more = _missing(made_from.of, site.official), _("what is known")
    else:
        words = _(_HELD[made_from.held, site.official], document=_(made_from.of))
    address = site.base_url.rstrip("/") + head.url
    about = Link(_("About this archive"), urls.record("pages", _ABOUT))
    return Standing(
        spelt=views.spelt(head.title),
        words=words,
        more=more,
        about=about if _ABOUT in views.archive.pages and about.url != head.url else None,
        mistake=urls.message(site.contact, _("Mistake: {page}", page=head.title), address)
        if site.contact
        else "",
    )


def _missing(document: str, official: bool) -> str:
    """Say that a document is not here: the notes of a meeting, or a paper of some kind."""
    if document == "notes":
        return (
            _("Archive: the notes are not here")
            if official
            else _("Unofficial archive: the notes are not here")
        )
    if official:
        return _("Archive: the {document} is not here", document=_(document))
    return _("Unofficial archive: the {document} is not here", document=_(document))
