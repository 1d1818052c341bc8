"""Everyday words, and what is said instead: what of it an archive is given."""

from __future__ import annotations

from pathlib import Path

from comsite.search import thesaurus as room
from comsite.search.thesaurus import thesaurus

FILE = Path(room.__file__).parent / "languages" / "en.thesaurus.txt"


def test_only_what_leads_to_words_of_the_archive_is_given() -> None:
    """In any ending; a line of which nothing is left is left out."""
    texts = thesaurus("en-GB", ["robberies", "libraries", "culture"])
    assert "mugging, mugger: robbery" in texts["mu"].split("\n")
    assert "library, libraries: libraries, culture" in texts["li"].split("\n")
    assert "99" not in texts
    assert sum(len(text.split("\n")) for text in texts.values()) < 150


def test_a_language_without_a_thesaurus_has_none() -> None:
    """So it is with most."""
    assert thesaurus("cy", ["robbery"]) == {}


def test_every_line_has_both_sides_in_small_letters() -> None:
    """What is typed is in small letters; what is said has no comma or colon in it."""
    lines = [line for line in FILE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert len(lines) > 600
    for line in lines:
        typed, colon, said = line.partition(": ")
        assert typed == typed.lower(), line
        assert colon, line
        assert said.strip(), line
        assert ":" not in said, line
        assert len(typed.split(", ")) == len(set(typed.split(", "))), line
