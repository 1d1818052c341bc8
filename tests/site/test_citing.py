"""How a page is cited: its meta elements, and the names for its script."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small

HEAD = (
    '---\nsubject: Mud & "silt\'s" <depth>\ndate: 2031-03\nkind: joint report\ntext: {}\n{}---\n\n'
)
AUTHORS = """\
authors:
  - person: eve
  - {post: harbour-master, role: Master of the Harbour}
  - post: harbour-master
  - organisation: lamp-office
"""
FILES = {
    "people/eve.yaml": "name: Eve van Mockup\nsort_name: van Mockup, Eve\nalways_published: true\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nalways_published: true\n",
    "organisations/lamp-office.yaml": "name: Lamp Office\nalways_published: true\n",
}


class _Cited(HTMLParser):
    """The meta elements that Zotero reads, in their order, and what the script has beside them."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.authors: list[dict[str, str]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", given.get("property", ""))
        if name.startswith(("DC.", "og:site_name", "citation_")):
            self.metas.append((name, given["content"]))
        if "data-authors" in given:
            self.authors = json.loads(given["data-authors"])


def cited(tmp_path: Path, path: str, files: dict[str, str]) -> _Cited:
    """What a page of a small archive says of how it is cited."""
    output = tmp_path / "build"
    build(Options(small.write(tmp_path, {**FILES, **files}), output, search=False))
    return _Cited(output / path / "index.html")


def test_a_report_has_its_authors_as_they_are_printed(tmp_path: Path) -> None:
    """People by family name; posts by the printed role, or their title; bodies whole."""
    text = HEAD.format("digest", f"source: {{title: Mud}}\n{AUTHORS}") + "The mud is deep.\n"
    found = cited(tmp_path, "reports/2031-03-mud", {"reports/2031-03-mud.md": text})
    assert found.metas == [
        ("og:site_name", "Small archive"),
        ("DC.title", 'Mud & "silt\'s" <depth>'),
        ("DC.creator", "van Mockup, Eve"),
        ("DC.creator", "Master of the Harbour"),
        ("DC.creator", "Harbour Master"),
        ("DC.creator", "Lamp Office"),
        ("DC.publisher", "Fernwick Harbour Board"),
        ("DC.date", "2031-03"),
        ("DC.type", "digest of the joint report"),
        ("DC.language", "en-GB"),
        ("citation_technical_report_institution", "Fernwick Harbour Board"),
    ]
    assert found.authors == [
        {"family": "van Mockup", "given": "Eve"},
        {"literal": "Master of the Harbour"},
        {"literal": "Harbour Master"},
        {"literal": "Lamp Office"},
    ]


def test_a_report_without_authors_names_who_published_it(tmp_path: Path) -> None:
    """Nobody is made its author."""
    source = "source: {title: Mud, publisher: Town Hall}\n"
    text = HEAD.format("missing", source)
    found = cited(tmp_path, "reports/2031-03-mud", {"reports/2031-03-mud.md": text})
    assert found.authors == []
    assert [value for name, value in found.metas if name == "DC.creator"] == []
    assert ("DC.publisher", "Town Hall") in found.metas
    assert ("DC.type", "what is known of the joint report") in found.metas


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("meetings/2031-03-04", "Meeting of 4 March 2031"),
        ("meetings/2031-03-04/1", "Item 1: Mud"),
        ("actions/2031-03-04-1a", "Action 1a under item 1: Mud"),
    ],
)
def test_what_is_in_notes_is_the_bodys(tmp_path: Path, path: str, title: str) -> None:
    """A meeting, an item and an action are of the body, on the day of the meeting."""
    body = "## 1. Mud\n\nMud.\n\n### Actions\n\n- Eve to weigh it.\n"
    text = small.meeting("2031-03-04", "", body)
    found = cited(tmp_path, path, {"meetings/2031-03-04.md": text})
    assert found.metas == [
        ("og:site_name", "Small archive"),
        ("DC.title", title),
        ("DC.publisher", "Fernwick Harbour Board"),
        ("DC.date", "2031-03-04"),
        ("DC.type", "notes"),
        ("DC.language", "en-GB"),
    ]
