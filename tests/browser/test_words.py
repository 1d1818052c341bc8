"""The words on pages: those of the list in docs/style.md."""

from __future__ import annotations

import re
from pathlib import Path

import selectolax.lexbor

from tests.browser.html import pages

STYLE = Path(__file__).parents[2] / "docs" / "style.md"
ROW = re.compile(r"\| (?P<said>.+) \| (?P<of>.+) \| (?P<not>.+) \|")


def listed(column: str) -> list[str]:
    """The words in a column of the list."""
    rows = ROW.finditer(STYLE.read_text("utf-8").partition("| --- |")[2])
    return [words for row in rows for words in row[column].split("; ")]


def test_no_page_has_words_that_we_do_not_say(site: Path) -> None:
    """Whatever the kind of page: in what a visitor reads, and in the names of links."""
    unsaid = listed("not")
    assert len(unsaid) > 30
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, unsaid))})(?!\w)", re.IGNORECASE)
    found = set()
    for page in pages(site):
        body = selectolax.lexbor.LexborHTMLParser(page.read_text("utf-8")).body
        assert body
        labels = [node.attributes.get("aria-label") or "" for node in body.css("[aria-label]")]
        read = " ".join([body.text(separator=" "), *labels])
        found |= {(page.relative_to(site).as_posix(), hit[0]) for hit in pattern.finditer(read)}
    assert found == set()


def test_what_we_say_is_said(site: Path) -> None:
    """A row of the list that no page follows is of the past."""
    read = " ".join(page.read_text("utf-8") for page in pages(site))
    assert [words for words in listed("said") if words.lower() not in read.lower()] == []
