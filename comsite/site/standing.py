"""What stands under each heading: what the page is, and where to report a mistake in it."""

from __future__ import annotations

from comsite.base import urls
from comsite.site.page import Head, Link, Standing
from comsite.site.views import Views

_ABOUT = "about"  # the page of the site's own that says what the archive is, where it has one

# What a page is, by how much the archive holds of its document, and what is more of it.
_HELD = {
    "full": ("copy of the {}", "about this page"),
    "digest": ("digest of the {}", "about this page"),
    "missing": ("archive: the {} {} not here", "what is known"),
}


def standing(views: Views, head: Head) -> Standing:
    """Return what stands under the heading of a page."""
    site = views.archive.site
    words, more = "archive of notes and reports", "about this page"
    if made_from := head.provenance:
        words, more = _HELD[made_from.held]
        words = words.format(made_from.of, "are" if made_from.of == "notes" else "is")
    words = words if site.official else f"unofficial {words}"
    address = site.base_url.rstrip("/") + head.url
    about = Link("About this archive", urls.record("pages", _ABOUT))
    return Standing(
        spelt=views.spelt(head.title),
        words=words[0].upper() + words[1:],
        more=more,
        about=about if _ABOUT in views.archive.pages and about.url != head.url else None,
        mistake=urls.message(site.contact, f"Mistake: {head.title}", address)
        if site.contact
        else "",
    )
