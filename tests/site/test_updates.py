"""How readers are told to follow the archive."""

from __future__ import annotations

import re
from pathlib import Path

from comsite.site.rendering import Renderer
from comsite.site.route_pages import Pages
from comsite.site.views import Views
from tests import cases, small

TEMPLATES = cases.TESTS.parent / "templates"
SERVICE = "https://mail.example/?feed={feed}&from=small"


def updates(folder: Path, site: str = "") -> str:
    """The page of a small archive, with more of ``site.yaml``."""
    files = {"site.yaml": small.SITE + site, "topics/mud.yaml": "title: Mud\n"}
    library = small.library(folder, {**files, "glossary.yaml": "terms: []\n"})
    views = Views(library)
    (route,) = (route for route in library.routes if route.kind == "updates")
    return Renderer(library.archive, TEMPLATES).page(Pages(views, {}).at(route)).data.decode()


def test_every_feed_can_be_followed_from_one_page() -> None:
    """Those of everything with the address to copy, those of one record by its name."""
    page = cases.outputs()["updates/index.html"].decode()
    feeds = {path for path in cases.outputs() if path.startswith("feeds/")}
    main = page.partition("<main")[2].replace("<wbr>", "")
    found = re.findall(r'<a href="/(feeds/[^"]+)" type="application/atom\+xml">([^<]+)</a>', main)
    assert {path for path, _ in found} == feeds
    named = dict(found)
    assert named["feeds/all.xml"] == "https://fernwick.example/feeds/all.xml"
    assert named["feeds/topics/dredging.xml"] == "Dredging"
    assert 'href="/calendar.ics"' in main
    assert "https://fernwick.example/calendar.ics" in main


def test_every_page_leads_to_it() -> None:
    """It is in the footer; pages at old addresses only lead on."""
    for path, page in cases.outputs().items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in page:
            assert b'<a href="/updates/">Get updates</a>' in page, path


def test_a_service_sends_feeds_by_mail_where_one_is_named(tmp_path: Path) -> None:
    """A reader is told whose it is; without one, the page names none."""
    page = updates(tmp_path, f'feed_to_mail: "{SERVICE}"\n')
    feed = "https%3A%2F%2Fsmall.example%2Ffeeds%2Fall.xml"
    assert f'href="https://mail.example/?feed={feed}&amp;from=small"' in page
    assert "The service at mail.example reads a feed for you" in page
    assert "This site sends no e-mail." not in page


def test_no_service_is_named(tmp_path: Path) -> None:
    """Then readers are told what to look for."""
    page = updates(tmp_path)
    assert "This site sends no e-mail." in page
    assert "The service at" not in page
