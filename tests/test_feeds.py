"""The feed and the sitemap."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime

from tests import cases

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://fernwick.example"


def read(path: str) -> ET.Element:
    """The root of an XML file of the site."""
    return ET.fromstring(cases.outputs()[path])  # noqa: S314  (our own file)


def test_entries() -> None:
    """Every meeting and report is in the feed, newest first, by its address."""
    found = [
        entry.findtext(f"{ATOM}id") or "" for entry in read("feeds/all.xml").iter(f"{ATOM}entry")
    ]
    assert len(found) == len(set(found)) == 10
    dates = [one.removeprefix(BASE).split("/")[2][:10] for one in found]
    assert dates == sorted(dates, reverse=True)
    for one in found:
        assert f"{one.removeprefix(BASE).strip('/')}/index.html" in cases.outputs()


def test_times() -> None:
    """Times are whole, with the offset of the meetings' time zone on that day."""
    feed = read("feeds/all.xml")
    for entry in feed.iter(f"{ATOM}entry"):
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "").tzinfo
    times = {
        entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}updated")
        for entry in feed.iter(f"{ATOM}entry")
    }
    assert times[f"{BASE}/meetings/2031-03-04/"] == "2031-03-04T00:00:00+00:00"
    assert times[f"{BASE}/meetings/2031-06-10/"] == "2031-06-10T00:00:00+01:00"
    assert times[f"{BASE}/meetings/2031-01/"] == "2031-01-01T00:00:00+00:00"
    assert feed.findtext(f"{ATOM}updated") == "2031-09-09T00:00:00+01:00"


def test_sitemap() -> None:
    """The sitemap has the pages meant for search engines, each once, in order."""
    found = [one.text or "" for one in read("sitemap.xml").iter(f"{SITEMAP}loc")]
    assert found == sorted(set(found))
    paths = {one.removeprefix(BASE).removeprefix("/") for one in found}
    pages = {path.removesuffix("index.html") for path in cases.outputs() if path.endswith(".html")}
    assert paths <= pages
    assert {"", "meetings/2031-03-04/", "reports/2031-03-04-dredging/"} <= paths
    assert "404.html" not in paths


def test_robots() -> None:
    """Everything may be read; a preview with drafts asks, in a header, not to be listed."""
    for drafts in (False, True):
        robots = cases.outputs(drafts)["robots.txt"].decode()
        assert "Allow: /\n" in robots
        assert f"Sitemap: {BASE}/sitemap.xml\n" in robots
    assert b"X-Robots-Tag: noindex" in cases.outputs(drafts=True)["_headers"]
    assert b"X-Robots-Tag" not in cases.outputs()["_headers"]
