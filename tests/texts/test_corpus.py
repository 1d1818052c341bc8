"""How well names are found: invented minutes in which a reader has marked every person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.texts.corpus.reading import Marked, Text, texts

# What is not found, or found wrongly, and is known: (text, name) by what goes wrong.
MISSED = frozenset(
    {
        ("2029-05-15", "DMH"),  # "the DMH's office said"
        ("2029-05-15", "Mayors"),  # "at the Mayors request", without an apostrophe
        ("2029-11-20", "Commissioner Fiction"),  # after his time: a question for the editor
        ("2029-11-20", "Mr Placeholder"),  # not known to be there: a question
        ("2030-03-04", "Dummy"),  # an ordinary word with a comma after it: a question
        ("2030-03-04", "Specimen"),  # an ordinary word, which "saw one": a question
        ("2030-10-08", "HM Sample"),  # "as he then was"; three of that name are there
    }
)
WRONG = frozenset(
    {
        ("2029-05-15", "HM"),  # "HM/DHM cover"
        ("2031-04-18", "Chair"),  # another chaired that day
        ("2031-04-18", "Chief Executive"),  # bold title of an announcement, which linking leaves
        ("2031-04-18", "HM"),  # "HM/DHM rota"
        ("2031-04-18", "Mayor"),  # the same
    }
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Text]:
    """The texts of the corpus."""
    return list(texts(tmp_path_factory.mktemp("corpus")))


def _at(one: Marked, others: tuple[Marked, ...]) -> list[Marked]:
    return [other for other in others if other.start < one.end and one.start < other.end]


def missed(text: Text) -> Iterator[str]:
    """The names of people that are not found."""
    for mark in text.marks:
        found = {one.means for one in _at(mark, text.found)}
        if mark.means not in ("?", "-") and mark.means not in found:
            yield _words(text, mark)


def wrong(text: Text) -> Iterator[str]:
    """What is taken for a person wrongly."""
    for one in text.found:
        meant = {mark.means for mark in _at(one, text.marks)}
        apposed = not meant and _words(text, one) in text.apposed
        if one.means not in ("?", *meant) and not apposed:
            yield _words(text, one)


def _words(text: Text, one: Marked) -> str:
    return " ".join(text.plain[one.start : one.end].split())


def test_people_are_found(corpus: list[Text]) -> None:
    """More than 97 of 100 names of people are found, and those that are not are known."""
    people = sum(mark.means not in ("?", "-") for text in corpus for mark in text.marks)
    found = {(text.title, name) for text in corpus for name in missed(text)}
    assert found == MISSED
    assert people > 450
    assert len(found) / people < 0.03


def test_people_found_are_meant(corpus: list[Text]) -> None:
    """Of 100 names linked to a person more than 98 are rightly, and the others are known."""
    links = sum(one.means != "?" for text in corpus for one in text.found)
    found = {(text.title, name) for text in corpus for name in wrong(text)}
    assert found == WRONG
    assert len(found) / links < 0.02
