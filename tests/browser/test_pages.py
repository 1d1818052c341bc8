"""The pages of the invented town's archive, as files."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.graph import is_of_the_past
from tests.browser.html import dead_links, pages, parsed
from tests.browser.kinds import KINDS
from tests.tools.checkers import html_validate_errors, nu_errors

MEETING_LIMIT = 60_000  # bytes of a page of notes
SENT_LIMIT = 30_000  # bytes of a page of notes with its style sheet, as a server sends them
HOME_LIMIT = 11_500  # bytes of the home page with its style sheet, as a server sends them


def test_every_internal_link_leads_to_a_page_and_a_place(site: Path) -> None:
    """No link of the site, with its fragment, leads nowhere."""
    assert dead_links(site) == []


def test_every_page_can_be_reached_from_the_home_page(site: Path) -> None:
    """No page is an orphan."""
    reached: set[Path] = set()
    todo = [site / "index.html"]
    while todo:
        page = todo.pop()
        if page in reached:
            continue
        reached.add(page)
        for link in parsed(page).links:
            path = urlsplit(link).path
            target = site / path.removeprefix("/")
            if path and not urlsplit(link).scheme and (target / "index.html").is_file():
                todo.append(target / "index.html")
    assert {
        page.relative_to(site).as_posix()
        for page in set(pages(site)) - reached
        if not is_of_the_past(page.read_text(encoding="utf-8"))
    } == {"404.html"}


def test_pages_load_one_style_sheet_and_the_scripts_of_their_kind(site: Path) -> None:
    """Search has its scripts, notes and reports theirs; nothing from elsewhere, nothing inline."""
    folder = next(site.glob("static/search.*"))
    of_search = [f"/static/search/{path.name}" for path in folder.iterdir()]
    for page in pages(site):
        found, text = parsed(page), page.read_text("utf-8")
        kinds = sorted(re.sub(r"\.[0-9a-f]{10}", "", load) for load in found.loads)
        expected = ["/static/icon.svg", "/static/keys.js"]
        is_found = page.parent.name in (site.name, "search") and page.name == "index.html"
        expected += ["/opensearch.xml"] if is_found else []  # where browsers look for it
        expected += ["/static/lost.js"] if page.name == "404.html" else []
        expected += ["/static/mark.js"] if "data-pagefind-body" in text else []
        expected += ["/static/reading/main.js"] if 'name="DC.title"' in text else []
        expected += of_search if page.parent.name == "search" else []
        expected += ["/static/site.css"]
        expected = [] if 'http-equiv="refresh"' in text else expected  # it only leads on
        assert (page.name, kinds, found.inline) == (page.name, sorted(expected), [])


def test_ids_are_unique_and_headings_never_skip_a_level(site: Path) -> None:
    """One h1, at the top, and no jump from h2 to h4."""
    for page in pages(site):
        found = parsed(page)
        assert len(found.ids) == len(set(found.ids)), page
        assert found.headings.count(1) == 1, page
        for above, below in zip(found.headings, found.headings[1:], strict=False):
            assert below <= above + 1, page


def test_pages_are_light(site: Path) -> None:
    """A page of notes weighs under 60 kB, the home page is sent with its style sheet in 11 kB."""
    meetings = {page: page.stat().st_size for page in site.glob("meetings/*/index.html")}
    assert max(meetings.values()) < MEETING_LIMIT, meetings
    style = next(site.glob("static/site.*.css"))
    home = (site / "index.html").read_bytes() + style.read_bytes()
    assert len(gzip.compress(home)) < HOME_LIMIT
    sent = {page: len(gzip.compress(page.read_bytes() + style.read_bytes())) for page in meetings}
    assert max(sent.values()) < SENT_LIMIT, sent


def test_the_nu_checker_finds_no_error(site: Path) -> None:
    """Every page and the style sheet are valid."""
    assert nu_errors(site) == []


def test_html_validate_finds_nothing(site: Path) -> None:
    """Every page keeps html-validate's recommended rules."""
    assert html_validate_errors(site) == []


@pytest.mark.parametrize("path", KINDS.values())
def test_there_is_a_page_of_every_kind(site: Path, path: str) -> None:
    """The URL contract's pages are there."""
    assert (site / path.removeprefix("/")).exists()


def test_every_record_page_has_its_json_beside_it(site: Path) -> None:
    """The JSON names the page's own path as its id; those of items and actions are in others."""
    for kind in ("meetings", "reports", "people", "posts", "organisations", "topics"):
        for page in site.glob(f"{kind}/**/index.html"):
            if page.parent.name in ("reports", "meetings", "people", "posts", "organisations",
                                    "topics"):  # fmt: skip
                continue
            if kind == "meetings" and len(page.relative_to(site).parts) == 4:
                continue  # an item is in the file of its meeting
            if (kind == "posts" and "topics" in page.parts) or page.parent.name == "changes":
                continue  # a view of records, not one itself
            if is_of_the_past(page.read_text(encoding="utf-8")):
                continue
            data = json.loads(page.with_name("index.json").read_text(encoding="utf-8"))
            assert data["id"] == f"/{page.parent.relative_to(site).as_posix()}/"
            assert data["version"] == 2


def test_every_digest_says_so_and_names_its_document(site: Path) -> None:
    """A page of our own words never looks like the official record."""
    for data_path in [*site.glob("meetings/*/index.json"), *site.glob("reports/*/index.json")]:
        data = json.loads(data_path.read_text(encoding="utf-8"))
        text = data_path.with_name("index.html").read_text(encoding="utf-8")
        if data["text"] == "digest":
            title = data["source"]["title"]
            assert "Unofficial digest of the" in text, data_path
            assert title.replace("&", "&amp;") in text, data_path
        elif data["text"] == "missing":
            assert "not hold" in text, data_path
