"""Which records have no page of their own, and where they are found instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.gate import Options, read
from comsite.ledger.addresses import Addresses
from comsite.publishing.build import build
from comsite.site.views import Views
from tests import small
from tests.small import meeting, report

PAGE, ROW = "/organisations/lamp-office/", "/organisations/#lamp-office"
ONCE = "The Lamp Office dug.\n\n"
FILES = {
    "organisations/lamp-office.yaml": "name: Lamp Office\nother_names: [Office of Lamps]\n",
    "meetings/2031-03-04.md": meeting("2031-03-04", "", f"## 1. Mud\n\n{ONCE}"),
}


@pytest.mark.parametrize(
    ("files", "is_row"),
    [
        ({}, True),
        ({"meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Mud\n\nMud.\n")}, True),
        ({"meetings/2031-04-05.md": meeting("2031-04-05", "", f"## 1. Mud\n\n{ONCE}")}, True),
        ({"meetings/2031-04-05.md": meeting("2031-04-05", "", f"## 1. Mud\n\n{ONCE * 2}")}, False),
        (
            {
                "meetings/2031-04-05.md": meeting(
                    "2031-04-05", "", f"## 1. Mud\n\n{ONCE.strip()} So the Lamp Office said.\n"
                )
            },
            True,
        ),
        (
            {
                "reports/a.md": report("2031-04-05", "", ONCE),
                "reports/b.md": report("2031-04-05", "", ONCE),
            },
            False,
        ),
        (
            {
                "meetings/2031-04-05.md": meeting(
                    "2031-04-05", "", f"{ONCE}## 1. Mud\n\n**Actions**\n\n- Lamp Office to dig.\n"
                )
            },
            False,
        ),
        (
            {
                "people/ada-example.yaml": "name: Ada Example\norganisation: lamp-office\n",
                "posts/clerk.yaml": "title: Clerk\norganisation: lamp-office\n",
            },
            False,
        ),
        (
            {
                "organisations/wicks.yaml": "name: Wicks\npart_of: lamp-office\n",
                "reports/a.md": report(
                    "2031-04-05", "authors: [{organisation: lamp-office}]\n", "Mud.\n"
                ),
            },
            False,
        ),
        (
            {
                "meetings/2031-04-05.md": meeting(
                    "2031-04-05",
                    "names: [{name: The Office, organisation: lamp-office}]\n",
                    "## 1. Mud\n\nThe Office dug.\n",
                )
            },
            True,
        ),
        (
            {
                "reports/a.md": report(
                    "2031-04-05",
                    "names: [{name: The Office, organisation: lamp-office}]\n",
                    "The Office dug.\n",
                )
            },
            True,
        ),
        (
            {
                "meetings/2031-04-05.md": meeting(
                    "2031-04-05",
                    "actions: [{label: 1a, owners: [{organisation: lamp-office}]}]\n",
                    "## 1. Mud\n\nMud.\n\n**Actions**\n\n- The mud is to be dug.\n",
                )
            },
            True,
        ),
        (
            {
                "meetings/2031-04-05.md": meeting(
                    "2031-04-05",
                    "actions: [{label: 1a, owners: [{organisation: lamp-office}]}]\n",
                    f"## 1. Mud\n\n{ONCE}**Actions**\n\n- The mud is to be dug.\n",
                )
            },
            False,
        ),
    ],
    ids=[
        "named once",
        "not named",
        "named twice",
        "three paragraphs",
        "twice in one paragraph",
        "two reports",
        "an opening and an action",
        "a person and a post",
        "a part and a report by it",
        "an answer on a name in notes is no place",
        "an answer on a name in a report is no place",
        "an owner that an editor gives an action",
        "the same beside a paragraph",
    ],
)
def test_fewer_than_three_places_make_a_row(
    files: dict[str, str], is_row: bool, tmp_path: Path
) -> None:
    """Paragraphs, actions and other records that name an organisation are places."""
    library = small.library(tmp_path, {**FILES, **files})
    assert ("lamp-office" in library.rows["organisations"]) == is_row
    assert library.address("organisations", "lamp-office") == (ROW if is_row else PAGE)
    assert (PAGE in {route.url for route in library.pages}) != is_row


def test_only_organisations_are_rows(tmp_path: Path) -> None:
    """People, posts and topics keep their pages, with their feeds."""
    files = {
        "people/ada-example.yaml": "name: Ada Example\n",
        "posts/clerk.yaml": "title: Clerk\n",
        "topics/mud.yaml": "title: Mud\n",
    }
    library = small.library(tmp_path, files)
    pages = {route.url for route in library.pages}
    assert {"/people/ada-example/", "/posts/clerk/", "/topics/mud/"} <= pages


@pytest.mark.parametrize("base", ["", "/a"])
def test_a_row_has_what_the_page_would_have(base: str, tmp_path: Path) -> None:
    """Links in texts and in fields lead to it, and it leads to the paragraphs."""
    files = FILES | {
        "people/ada-example.yaml": "name: Ada Example\norganisation: lamp-office\n",
        "pages/about.md": "---\ntitle: About\n---\n\n[Lamps](/organisations/lamp-office/).\n",
    }
    options = Options(
        small.write(tmp_path, files),
        tmp_path / "build",
        f"https://small.example{base}",
        search=False,
    )
    build(options)
    for path in ("meetings/2031-03-04", "meetings/2031-03-04/1", "people/ada-example", "about"):
        page = (tmp_path / "build" / path / "index.html").read_text("utf-8")
        assert f'href="{base}{ROW}"' in page, path
        assert f'href="{base}{PAGE}' not in page, path
    listed = (tmp_path / "build/organisations/index.html").read_text("utf-8")
    row = listed.partition('<li id="lamp-office">')[2].partition("</li>")[0]
    assert "Office of Lamps" in row
    assert f'href="{base}/people/ada-example/"' in row
    assert f'href="{base}/meetings/2031-03-04/1/#p1-1"' in row
    assert f"{base}{PAGE}" not in (tmp_path / "build/sitemap.xml").read_text("utf-8")
    words = (tmp_path / "build/search/words.json").read_text("utf-8")
    assert f'"{base}{ROW}"' in words
    assert (tmp_path / f"build{PAGE}index.json").is_file()


def test_the_page_comes_back_with_a_third_place(tmp_path: Path) -> None:
    """The address is the page's again, and the place of the row stays and leads to it."""
    content = small.write(tmp_path, FILES)
    options = Options(content, tmp_path / "build")
    library = read(options)
    assert Addresses(library).leads == {PAGE: ROW}
    assert Addresses(library).for_now == {PAGE}
    assert PAGE in Addresses(library).published
    more = meeting("2031-04-05", "", f"## 1. Mud\n\n{ONCE * 2}")
    (content / "meetings/2031-04-05.md").write_text(more, "utf-8")
    library = read(options)
    assert Addresses(library).leads == {}
    assert "lamp-office" in next(
        route.anchors for route in library.routes if route.url == "/organisations/"
    )
    page = next(page for page in small.pages(Views(library)) if page.url == "/organisations/")
    (group,) = page.context.groups  # type: ignore[attr-defined]
    assert [(row.anchor, row.link.url) for row in group.entries] == [("lamp-office", PAGE)]
