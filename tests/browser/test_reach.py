"""How far apart things are: no orphan, no empty page, and related records close together.

Both of the invented board and of the invented town.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from comsite.checking.gate import Options, read
from comsite.library.library import Library
from comsite.publishing.build import build
from tests import cases
from tests.browser.graph import LISTINGS, Linked, graph, related, within

MOST = 3  # links from a record to any that is related to it
EMPTY = ("There is nothing here yet", "is filed under this topic yet", "holds no action yet")


# An invented namesake of another: no text names her for certain, and she leads nowhere.
NAMESAKE = "/people/bea-sample/"


@pytest.fixture(scope="module", params=[cases.ARCHIVE, cases.TOWN], ids=["board", "town"])
def source(request: pytest.FixtureRequest) -> Path:
    """The content folder of an archive."""
    folder: Path = request.param
    return folder


@pytest.fixture(scope="module")
def library(source: Path) -> Library:
    """Its records."""
    return read(Options(source, Path("build")))


@pytest.fixture(scope="module")
def pages(
    source: Path, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Linked]:
    """Its pages with their links."""
    if source == cases.TOWN:
        return graph(site)
    output = tmp_path_factory.mktemp("reach") / "build"
    build(Options(source, output, search=False))
    return graph(output)


def test_no_page_is_an_orphan(pages: Mapping[str, Linked]) -> None:
    """From the home page, links lead to every page; the search form leads to its own."""
    whole = {url: page.whole for url, page in pages.items()}
    assert set(pages) - within("/", len(pages), whole) <= {"/search/"}


def test_no_record_stands_in_listings_alone(pages: Mapping[str, Linked]) -> None:
    """Another page than the listings of all records leads to each record, in its main part."""
    linked = {
        target for url, page in pages.items() for target in page.main - {url} if url not in LISTINGS
    }
    records = {url for url in pages if url.count("/") > 2} - LISTINGS
    assert records - linked <= {NAMESAKE}


def test_nothing_links_to_an_empty_page(pages: Mapping[str, Linked]) -> None:
    """Every page that is linked holds more than its heading, and none says that it is empty."""
    linked = {target for page in pages.values() for target in page.whole} & set(pages)
    empty = {url for url in linked if not pages[url].blocks}
    empty |= {url for url in linked if any(one in " ".join(pages[url].words) for one in EMPTY)}
    assert empty == set()


def test_every_record_leads_on(pages: Mapping[str, Linked]) -> None:
    """The main part of each record's page has a link to another page."""
    ends = {url for url, page in pages.items() if url.count("/") > 2 and not page.main - {url}}
    assert ends <= {NAMESAKE}


def test_related_records_are_at_most_three_links_apart(
    library: Library, pages: Mapping[str, Linked]
) -> None:
    """From any record's page a reader reaches any related record in at most three links.

    Records are related if they share one of these: a topic (items, their actions, reports); a
    person or organisation that their text names (items, reports), that owns them (actions) or that
    they belong to (people); a meeting (its items, actions, reports and those who sat in it); a
    post (its holders); a report (the items it was put to, their actions, its parts).
    Only links in the main part of records' pages count here: the menus and the listings of all
    records, from which all is near, are left out.
    """
    links = {url: page.main for url, page in pages.items() if url not in LISTINGS}
    far = {}
    reached: dict[str, set[str]] = {}
    pairs = 0
    for shared, records in related(library).items():
        for record in records:
            if record not in reached:
                reached[record] = within(record, MOST, links)
            pairs += len(records) - 1
            if missed := records - reached[record]:
                far[record] = (shared, sorted(missed))
    assert far == {}
    assert pairs > len(pages)
