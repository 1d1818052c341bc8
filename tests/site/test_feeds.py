"""The feeds and the sitemap."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import datetime
from pathlib import Path

import feedparser
import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import cases, small

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://fernwick.example"
TAG = "tag:fernwick.example,2026:"
FEEDS = sorted(path for path in cases.outputs() if path.startswith("feeds/"))
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")

# What RFC 4287 (4.1.1, 4.1.2) says of the children of a feed and of an entry: at least, at most.
ONE = (1, 1)
FEED = {"id": ONE, "title": ONE, "updated": ONE, "author": (1, 9), "link": (1, 9),
        "subtitle": (0, 1), "rights": (0, 1), "entry": (0, 50)}  # fmt: skip
ENTRY = {"id": ONE, "title": ONE, "updated": ONE, "link": (1, 9), "summary": (0, 1),
         "category": (0, 9)}  # fmt: skip


def read(path: str) -> ET.Element:
    """The root of an XML file of the site."""
    return ET.fromstring(cases.outputs()[path])  # noqa: S314  (our own file)


def entries(path: str) -> dict[str, str]:
    """The kind of each entry of a feed, by its id without the site's address."""
    found = {}
    for entry in read(path).iter(f"{ATOM}entry"):
        category = entry.find(f"{ATOM}category")
        assert category is not None
        found[(entry.findtext(f"{ATOM}id") or "").removeprefix(TAG)] = category.attrib["term"]
    return found


def wrong(element: ET.Element, rules: dict[str, tuple[int, int]]) -> list[str]:
    """Which children an element should not have, or should have; readers skip those of XHTML."""
    tags = [child.tag for child in element if not child.tag.startswith(XHTML)]
    counts = Counter(tag.removeprefix(ATOM) for tag in tags)
    unknown = sorted(counts.keys() - rules.keys())
    return unknown + [
        name for name, (least, most) in rules.items() if not least <= counts[name] <= most
    ]


@pytest.mark.parametrize("path", FEEDS)
def test_every_feed_is_valid(path: str) -> None:
    """A feed reader has no complaint, and the musts of RFC 4287 are kept."""
    read_by = feedparser.parse(cases.outputs()[path])
    assert not read_by.bozo
    assert read_by.version == "atom10"
    assert "This is a feed" not in str(read_by)
    feed = read(path)
    assert wrong(feed, FEED) == []
    links = {
        (link.attrib.get("rel", "alternate"), link.attrib["href"])
        for link in feed.findall(f"{ATOM}link")
    }
    assert ("self", f"{BASE}/{path}") in links
    assert feed.findtext(f"{ATOM}id") == f"{TAG}/{path}"
    times = []
    for entry in feed.iter(f"{ATOM}entry"):
        assert wrong(entry, ENTRY) == []
        assert (entry.findtext(f"{ATOM}title") or "").strip()
        assert (entry.findtext(f"{ATOM}id") or "").startswith(f"{TAG}/")
        times.append(entry.findtext(f"{ATOM}updated") or "")
        (shown,) = entry.iter(f"{XHTML}a")  # what a browser shows of an entry, and a reader skips
        (link,) = entry.findall(f"{ATOM}link")
        assert shown.text == entry.findtext(f"{ATOM}title")
        assert BASE + shown.attrib["href"] == link.attrib["href"]
    assert all(TIME.fullmatch(time) for time in (*times, feed.findtext(f"{ATOM}updated") or ""))
    moments = [datetime.fromisoformat(time) for time in times]
    assert moments == sorted(moments, reverse=True)
    assert not times or feed.findtext(f"{ATOM}updated") == times[0]
    assert len(entries(path)) == len(times)


@pytest.mark.parametrize("path", FEEDS)
def test_feeds_and_pages_lead_to_each_other(path: str) -> None:
    """A feed leads to its page and its entries' pages; its page has it in its head and in sight."""
    feed = read(path)
    pages = []
    for link in feed.iter(f"{ATOM}link"):
        if link.get("rel", "alternate") == "alternate":
            target = link.attrib["href"].removeprefix(f"{BASE}/").partition("#")[0]
            pages.append(cases.outputs()[f"{target}index.html"].decode())
    assert '<link rel="alternate" type="application/atom+xml" title="' in pages[0]
    head, _, body = pages[0].partition("</head>")
    assert f'href="/{path}">' in head
    if path != "feeds/all.xml":
        assert f'<a href="/{path}" type="application/atom+xml">Follow' in body


def test_there_is_a_feed_of_each_topic_person_and_post() -> None:
    """Also of those that nothing has been said of yet."""
    for kind in ("topics", "people", "posts"):
        slugs = {path.stem for path in (cases.ARCHIVE / kind).iterdir()}
        assert {path.split("/")[2] for path in FEEDS if path.startswith(f"feeds/{kind}/")} == {
            f"{slug}.xml" for slug in slugs
        }


def test_an_organisation_with_a_page_has_a_feed() -> None:
    """One that is a row of a list has none, so that no feed is of two places or fewer."""
    paths = {path for path in cases.outputs() if re.fullmatch(r"organisations/.+/index.html", path)}
    pages = {path for path in paths if b"http-equiv" not in cases.outputs()[path]}
    assert {f"feeds/{Path(path).parent}.xml" for path in pages} == {
        path for path in FEEDS if path.startswith("feeds/organisations/")
    }
    assert 0 < len(pages) < len(list((cases.ARCHIVE / "organisations").iterdir()))
    (feed,) = (path for path in FEEDS if path.endswith("/fernwick-harbour-board.xml"))
    assert "/meetings/2031-03-04/2/#notes" in entries(feed)


def test_everything() -> None:
    """What is news of each meeting, report and correction is in the feed, newest first."""
    found = entries("feeds/all.xml")
    assert len(found) == 14
    assert {one: kind for one, kind in found.items() if one.startswith("/meetings/")} == {
        "/meetings/2031-03-04/#correction-39339d3d": "correction",
        "/meetings/2031-09-09#announced": "meeting announced",
        "/meetings/2031-06-10/#notes": "meeting notes",
        "/meetings/2031-06-10-evening/#notes": "meeting notes",
        "/meetings/2031-03-04/#agreed": "meeting agreed",
        "/meetings/2031-06-10#announced": "meeting announced",
        "/meetings/2031-03-04/#correction-1b8146d0": "correction",
        "/meetings/2031-03-04/#notes": "meeting notes",
        "/meetings/2031-01/#held": "meeting held",
    }


def test_corrections() -> None:
    """Each has a name of its own, by its words, and leads to the paragraph."""
    assert entries("feeds/corrections.xml") == {
        "/meetings/2031-03-04/#correction-39339d3d": "correction",
        "/meetings/2031-03-04/#correction-1b8146d0": "correction",
    }


def test_the_register() -> None:
    """The register's feed has each action, and each thing a later meeting said of one."""
    assert entries("feeds/actions.xml") == {
        "/actions/2031-06-10-3a/": "action",
        "/actions/2031-03-04-2b/#2031-06-10-evening": "action update",
        "/actions/2031-03-04-2c/#2031-06-10-evening": "action update",
        "/actions/2031-03-04-3a/#2031-06-10-evening": "action update",
        "/actions/2031-03-04-2a/#2031-06-10": "action update",
        "/actions/2031-03-04-3c/#2031-06-10": "action update",
        "/actions/2031-03-04-2a/": "action",
        "/actions/2031-03-04-2b/": "action",
        "/actions/2031-03-04-2c/": "action",
        "/actions/2031-03-04-3a/": "action",
        "/actions/2031-03-04-3c/": "action",
    }


def test_a_topic() -> None:
    """A topic's feed has its items, reports and actions, and what came of the actions."""
    kinds = set(entries("feeds/topics/dredging.xml").values())
    assert kinds == {"item", "report", "action", "action update"}


SMALL = {
    "topics/mud.yaml": "title: Mud\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "meetings/2031-03-04.md": small.meeting(
        "2031-03-04",
        "present:\n  - person: ada-example\n    post: harbour-master\n",
        "## 1. Mud\n\nThe HM spoke of mud.\n\n### Actions\n\n- HM to dig.\n",
    ),
    "meetings/2031-06-10.md": small.meeting(
        "2031-06-10",
        "present:\n  - person: ben-sample\n    post: harbour-master\n"
        "action_updates:\n  - action: 2031-03-04-1a\n    status: done\n    note: Dug.\n",
        "## 1. Rope\n\nThe HM spoke of rope.\n",
    ),
}


def test_a_post_has_what_all_its_holders_have(tmp_path: Path) -> None:
    """A person's feed ends with the person's time in the post; that of the post goes on."""
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, SMALL), output, search=False))

    def ids(name: str) -> list[str]:
        feed = feedparser.parse((output / "feeds" / name).read_bytes())
        return [entry.id.removeprefix("tag:small.example,2026:") for entry in feed.entries]

    first = ["/meetings/2031-03-04/1/#notes", "/actions/2031-03-04-1a/"]
    update, later = "/actions/2031-03-04-1a/#2031-06-10", "/meetings/2031-06-10/1/#notes"
    assert ids("people/ada-example.xml") == [update, *first]
    assert ids("people/ben-sample.xml") == [later]
    assert ids("posts/harbour-master.xml") == [later, update, *first]
    assert ids("topics/mud.xml") == []


def test_a_report_is_news_of_a_post_named_after_its_holder(tmp_path: Path) -> None:
    """A report that names a holder by name and then by post is in the feed of the post too."""
    files = {
        "people/ada-example.yaml": (
            "name: Ada Example\ntenures:\n  - post: clerk\n    start: 2030\n    end: 2032\n"
        ),
        "posts/clerk.yaml": "title: Clerk\n",
        "reports/mud.md": small.report("2031", "", "1. Ada Example dug. The Clerk dug.\n"),
    }
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, files), output, search=False))
    feed = feedparser.parse((output / "feeds/posts/clerk.xml").read_bytes())
    assert [entry.id for entry in feed.entries] == ["tag:small.example,2026:/reports/mud/"]


def test_time_before_clocks_were_alike(tmp_path: Path) -> None:
    """An offset with seconds, which a feed cannot have, is given in UTC."""
    files = {"reports/mud.md": small.report("1800-05-01", "", "1. Mud.\n")}
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, files), output, search=False))
    feed = (output / "feeds/all.xml").read_text(encoding="utf-8")
    assert "<updated>1800-05-01T00:01:15+00:00</updated>" in feed


def test_times() -> None:
    """Times are whole, with the offset of the meetings' time zone on that day."""
    feed = read("feeds/all.xml")
    times = {
        entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}updated")
        for entry in feed.iter(f"{ATOM}entry")
    }
    assert times[f"{TAG}/meetings/2031-03-04/#notes"] == "2031-03-04T00:00:00+00:00"
    assert times[f"{TAG}/meetings/2031-06-10/#notes"] == "2031-06-10T00:00:00+01:00"
    assert times[f"{TAG}/meetings/2031-01/#held"] == "2031-01-01T00:00:00+00:00"
    assert feed.findtext(f"{ATOM}updated") == "2031-07-01T00:00:00+01:00"


def test_sitemap() -> None:
    """The sitemap has the pages meant for search engines, each once, in order."""
    found = [one.text or "" for one in read("sitemap.xml").iter(f"{SITEMAP}loc")]
    assert found == sorted(set(found))
    paths = {one.removeprefix(BASE).removeprefix("/") for one in found}
    pages = {path.removesuffix("index.html") for path in cases.outputs() if path.endswith(".html")}
    assert paths <= pages
    assert {"", "data/", "meetings/2031-03-04/", "reports/2031-03-04-dredging/"} <= paths
    assert "404.html" not in paths


def test_robots() -> None:
    """Everything may be read; a preview with drafts asks, in a header, not to be listed."""
    for drafts in (False, True):
        robots = cases.outputs(drafts)["robots.txt"].decode()
        assert "Allow: /\n" in robots
        assert f"Sitemap: {BASE}/sitemap.xml\n" in robots
    assert b"X-Robots-Tag: noindex" in cases.outputs(drafts=True)["_headers"]
    assert b"X-Robots-Tag" not in cases.outputs()["_headers"]
