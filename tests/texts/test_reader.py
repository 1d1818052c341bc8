"""The text of each record: items, actions and their owners."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.urls import base_path, record
from comsite.texts.items import Texts
from tests.small import SITE, archive, meeting, report

RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "posts/chair.yaml": "title: Chair\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
    "posts/assistant.yaml": "title: Assistant\nabbreviations: [AHM]\nshared: true\n",
    "organisations/board.yaml": "name: Harbour Board\nabbreviations: [FHB]\n",
    "organisations/rope-and-tar.yaml": "name: Rope and Tar\n",
}
PRESENT = """\
present:
  - person: ada-example
    post: chair
  - person: ben-sample
    post: harbour-master
"""


def texts(folder: Path, body: str, **files: str) -> Texts:
    """The texts of an archive with one meeting."""
    notes = {"meetings/2031-03-04.md": meeting("2031-03-04", PRESENT, body)}
    return archive(folder, {**RECORDS, **notes, **files})[1]


@pytest.mark.parametrize(
    ("action", "owners"),
    [
        ("FHB to buy rope.", ["/organisations/board/"]),
        ("Chair and HM to write.", ["/people/ada-example/", "/people/ben-sample/"]),
        ("The Chair, FHB & HM to meet.", None),
        ("HM will row.", ["/people/ben-sample/"]),
        ("FHB/HM to row.", ["/organisations/board/", "/people/ben-sample/"]),
        ("AHM to count.", ["/posts/assistant/"]),
        ("HM and the HM to count.", ["/people/ben-sample/"]),
        ("Harbour Master Ben Sample to row.", ["/people/ben-sample/"]),
        ("Somebody and HM to row.", []),
        ("HM noted that Chair is to write.", []),
        ("The mud is to be weighed.", []),
        ("To write to HM.", []),
        ("HM: write.", []),
        ("HM", []),
    ],
)
def test_owners(action: str, owners: list[str] | None, tmp_path: Path) -> None:
    """The owners are the names before the first "to", if all of those words are names."""
    found = texts(tmp_path, f"## 1. Rope\n\n### Actions\n\n- {action}\n").actions
    if owners is None:
        owners = ["/people/ada-example/", "/organisations/board/", "/people/ben-sample/"]
    assert [record(owner.kind, owner.slug) for owner in found[0].owners] == owners


@pytest.mark.parametrize(
    ("action", "language", "owners"),
    [
        ("Y Chair a’r HM i ysgrifennu.", "cy", ["/people/ada-example/", "/people/ben-sample/"]),
        ("HM ac FHB i rwyfo.", "cy", ["/people/ben-sample/", "/organisations/board/"]),
        ("HM i brynu rhaff.", "cy-GB", ["/people/ben-sample/"]),
        ("Rhywun a HM i rwyfo.", "cy", []),
        ("HM i brynu rhaff.", "en", []),
    ],
)
def test_owners_in_welsh(action: str, language: str, owners: list[str], tmp_path: Path) -> None:
    """In an archive in Welsh they stand before "i", under a heading in Welsh."""
    site = f"{SITE}language: {language}\n"
    body = f"## 1. Rhaff\n\n### Camau gweithredu\n\n- {action}\n"
    found = texts(tmp_path, body, **{"site.yaml": site}).actions
    assert [record(owner.kind, owner.slug) for owner in found[0].owners] == owners


def test_actions_of_a_meeting(tmp_path: Path) -> None:
    """An action knows its address, its place and its line; its owner is a link in its text."""
    body = "## 4A. Rope\n\nNone.\n\n**Actions**\n\n- FHB to buy *rope*.\n- Tar is wanted.\n"
    first, second = texts(tmp_path, body).actions
    assert (first.slug, first.label, first.item, first.anchor, first.line) == (
        "2031-03-04-4aa",
        "4Aa",
        "4A",
        "action-4aa",
        17,
    )
    assert first.text == "FHB to buy rope."
    assert first.html == (
        '<a href="/organisations/board/" title="Harbour Board"'
        ' data-pagefind-index-attrs="title">FHB</a> to buy <em>rope</em>.'
    )
    assert (second.slug, second.owners) == ("2031-03-04-4ab", ())


def test_items(tmp_path: Path) -> None:
    """Second-level headings with a number begin items; what stands before is an introduction."""
    body = (
        "Hello.\n\n## 1. One\n\nA.\n\n### Sub\n\nB.\n\n## 2A: *Two* & a half\n\n## 10.1 Ten\n\nC.\n"
    )
    text = texts(tmp_path, body).meetings["2031-03-04"]
    assert text.introduction is not None
    assert [one.anchor for one in text.introduction.paragraphs] == ["p0-1"]
    assert [(one.number, one.title, one.anchor) for one in text.items] == [
        ("1", "One", "item-1"),
        ("2A", "Two & a half", "item-2a"),
        ("10.1", "Ten", "item-10-1"),
    ]
    assert "Hello" not in text.items[0].html
    assert {"item-1", "p1-2", "p10-1-1", "p0-1"} <= text.anchors


def test_details_of_items(tmp_path: Path) -> None:
    """Topics and reports in the front matter belong to the item of that number."""
    front = 'items:\n  - number: "2"\n    topics: [mud]\n'
    notes = meeting("2031-03-05", front, "## 1. One\n\nA.\n\n## 2. Two\n\nB.\n")
    files = {"meetings/2031-03-05.md": notes, "topics/mud.yaml": "title: Mud\n"}
    first, second = texts(tmp_path, "## 1. A\n\nB.\n", **files).meetings["2031-03-05"].items
    assert (first.details.topics, second.details.topics) == ((), ("mud",))


def test_base_path(tmp_path: Path) -> None:
    """Below a folder of its host, every path in a text begins with that folder."""
    site = SITE.replace("https://small.example", "https://small.example/archive/")
    body = "## 1. A\n\nThe FHB, [here](/meetings/), [there](https://x.example/) and [up](#p1-1).\n"
    html = texts(tmp_path, body, **{"site.yaml": site}).meetings["2031-03-04"].items[0].html
    assert 'href="/archive/organisations/board/"' in html
    assert 'href="/archive/meetings/"' in html
    assert 'href="https://x.example/"' in html
    assert 'href="#p1-1"' in html


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://x.example", ""),
        ("https://x.example/", ""),
        ("https://x.example/a/b/", "/a/b"),
    ],
)
def test_where_the_site_stands(address: str, path: str) -> None:
    """The folder of the host below which the site stands, without its last slash."""
    assert base_path(address) == path


def test_report_and_page(tmp_path: Path) -> None:
    """A report has numbers and mentions; a page of the site's own has neither."""
    found = texts(
        tmp_path,
        "## 1. A\n\nB.\n",
        **{
            "reports/mud.md": report("2031-03-04", "", "## Mud\n\n1. The FHB digs.\n"),
            "pages/about.md": "---\ntitle: About\n---\n\n## Mud\n\n1. The FHB digs.\n",
        },
    )
    assert [one.anchor for one in found.reports["mud"].paragraphs] == ["p1"]
    assert found.reports["mud"].anchors == {"mud", "p1"}
    assert [one.name for one in found.reports["mud"].mentions] == ["FHB"]
    assert found.pages["about"].anchors == {"mud"}
    assert found.pages["about"].mentions == ()
