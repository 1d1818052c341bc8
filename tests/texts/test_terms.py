"""Abbreviations in a text, and bold words that are titles of something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.small import archive, meeting, report

GLOSSARY = """\
terms:
  - abbreviation: MUD
    expansion: Measured Underwater Depth
  - abbreviation: HM
    expansion: Harbour Master
    post: harbour-master
"""
RECORDS = {
    "glossary.yaml": GLOSSARY,
    "people/ada-example.yaml": "name: Ada Example\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
}
PRESENT = "present:\n  - person: ada-example\n    post: harbour-master\n"
TERM = re.compile(
    r'<(abbr|span) ((?:title|data-short)="[^"]*") data-pagefind-index-attrs="([^"]*)">'
)


def item(folder: Path, text: str) -> tuple[str, list[tuple[str, str]]]:
    """The HTML of an item with this text, and the people and posts that it names."""
    notes = meeting("2031-05-01", PRESENT, f"## 1. Mud\n\n{text}\n")
    _, texts = archive(folder, {**RECORDS, "meetings/2031-05-01.md": notes})
    (found,) = texts.meetings["2031-05-01"].items
    named = [(one.name, one.target.slug) for one in found.mentions if one.target.kind != "terms"]
    return str(found.html), named


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The MUD rose.", [("abbr", 'title="Measured Underwater Depth"', "title")]),
        ("The MUD's rise.", [("abbr", 'title="Measured Underwater Depth"', "title")]),
        ("Measured underwater depth rose.", [("span", 'data-short="MUD"', "data-short")]),
        (
            "The MUD and the MUD.\n\nThe MUD.",
            [("abbr", 'title="Measured Underwater Depth"', "title")],
        ),
        ("`MUD` and the MUDDY.", []),
    ],
)
def test_a_term_is_explained_once(
    text: str, marks: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """Its first use in an item says what it stands for, or its short form, for search too."""
    assert TERM.findall(item(tmp_path, text)[0]) == marks


def test_every_use_of_a_term_is_on_record(tmp_path: Path) -> None:
    """Also where it is not explained again, and where it is the name of a post."""
    notes = meeting("2031-05-01", PRESENT, "## 1. Mud\n\nThe MUD, MUD.\n\nThe HM on the MUD.\n")
    _, texts = archive(tmp_path, {**RECORDS, "meetings/2031-05-01.md": notes})
    (found,) = texts.meetings["2031-05-01"].items
    uses = [(one.target.slug, one.anchor) for one in found.mentions if one.target.kind == "terms"]
    assert uses == [("mud", "p1-1"), ("mud", "p1-1"), ("hm", "p1-2"), ("mud", "p1-2")]


def test_a_term_is_explained_under_each_heading(tmp_path: Path) -> None:
    """A report is read by its sections: each second-level heading begins anew, others do not."""
    body = "The MUD.\n\n## One\n\nThe MUD.\n\n### Sub\n\nThe MUD.\n\n## Two\n\nThe MUD. The MUD.\n"
    _, texts = archive(tmp_path, {**RECORDS, "reports/mud.md": report("2031-05-01", "", body)})
    parts = str(texts.reports["mud"].html).split("<h2")
    assert [len(TERM.findall(part)) for part in parts] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("**HM's rowing club** – The HM rowed.", ["HM"]),
        ("**News of the HM:** It rained.", []),
        ("- a) **The HM and mud** – It rained.", []),
        ("**HM** – It rained.", ["HM"]),
        ("**Ada Example:** It rained.", ["Ada Example"]),
        ("It rained on **the HM**.", ["HM"]),
    ],
)
def test_bold_titles(text: str, named: list[str], tmp_path: Path) -> None:
    """Bold words that begin a paragraph are a title, unless they are a name and nothing else."""
    assert [name for name, _ in item(tmp_path, text)[1]] == named
