"""The one list of what exists, beside what is built."""

from __future__ import annotations

import pytest

from comsite.checking.gate import Options, read
from comsite.library.library import Library
from comsite.site.rendering import file_path
from tests import cases


def library(drafts: bool = False) -> Library:
    """The miniature archive."""
    return read(Options(cases.ARCHIVE, cases.TESTS / "build", drafts=drafts))


@pytest.mark.parametrize("drafts", [False, True])
def test_every_page_has_a_route_and_every_route_a_page(drafts: bool) -> None:
    """The list is checked before any page is made: it names just the pages that will be.

    Beside them, there is a page at each address that has moved, and of a record that is a row.
    """
    routes = [route.url for route in library(drafts).pages]
    pages = {path: html for path, html in cases.outputs(drafts).items() if path.endswith(".html")}
    built = [path for path, html in pages.items() if b'http-equiv="refresh"' not in html]
    moved = {"meetings/2031-03-04-harbour/index.html", "reports/2031-03-04-mud/index.html"}
    moved.add("organisations/friends-of-the-lamp/index.html")
    assert pages.keys() - built == moved
    assert sorted(map(file_path, routes)) == sorted(built)


def test_routes_name_the_anchors_of_their_pages() -> None:
    """An id that a link may name stands on the page."""
    for route in library().pages:
        html = cases.outputs()[file_path(route.url)].decode()
        assert [one for one in sorted(route.anchors) if f'id="{one}"' not in html] == []


def test_routes_name_their_source() -> None:
    """The page of a record, and each that is made of it alone, comes from the record's file."""
    origins = {route.url: route.origin for route in library().routes}
    assert origins["/meetings/2031-03-04/2/"] == "content/meetings/2031-03-04.md"
    assert origins["/actions/2031-03-04-2b/"] == "content/meetings/2031-03-04.md"
    assert origins["/people/ben-sample/"] == "content/people/ben-sample.yaml"
    assert origins["/dates/2031/"] == ""
