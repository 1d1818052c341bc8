"""What the search page knows of names and words, and what browsers are told of search."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.search.words import coded, places, words
from tests.small import meeting, views

ARCHIVE = Path(__file__).parents[1] / "archive" / "content"
WORDS = st.text(st.sampled_from("abcdefgilnorstéß"), min_size=3, max_size=50)


def _decoded(text: str) -> dict[str, str]:
    """The words as the search page reads them, each with its mark."""
    found, word = {}, ""
    for shared, rest, mark in re.findall(r"([0-9A-Z])([^0-9A-Z.:]*)([.:]?)", text):
        word = word[: int(shared, 36)] + rest
        found[word] = mark
    return found


@given(st.dictionaries(WORDS, st.integers(1, 100)))
def test_words_come_back_as_they_were(uses: dict[str, int]) -> None:
    """Whatever the words, in order, with how common each is."""
    found = _decoded(coded({word: Counter({0: times}) for word, times in uses.items()}, 1))
    assert list(found) == sorted(uses)
    for word, mark in found.items():
        assert mark == (":" if uses[word] >= 20 else "." if uses[word] >= 3 else "")


def test_a_word_says_how_much_it_shares_with_the_one_before() -> None:
    """The example of the docstring."""
    assert coded({word: Counter([0]) for word in ("safe", "sale", "safely")}, 1) == "0safe4ly2le"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature archive, built without its index below another path."""
    folder = tmp_path_factory.mktemp("finding") / "build"
    build(Options(ARCHIVE, folder, "https://example.org/council", search=False))
    return folder


def test_every_offer_leads_to_a_page(output: Path) -> None:
    """Every address begins with the path that the site is published under, and has its page."""
    data = json.loads((output / "search" / "words.json").read_text("utf-8"))
    assert data["offers"]
    for kind, title, _, _, url, feed, names in data["offers"]:
        path = url.partition("#")[0].removeprefix("/council/")
        assert (output / path / "index.html").is_file(), (kind, title)
        assert title not in names
        assert not feed or (output / feed.removeprefix("/council/")).is_file()
    assert data["figures"]
    for url in data["figures"]:
        page = (output / url.removeprefix("/council/") / "index.html").read_text("utf-8")
        assert 'id="figures"' in page, url
    assert data["post_topics"]
    for post, topics in data["post_topics"].items():
        for topic in topics:
            path = data["post_topic"].replace("*", post, 1).replace("*", topic, 1)
            assert (output / path.removeprefix("/council/") / "index.html").is_file(), path
    for slug in data["meetings"]:
        path = data["meeting"].replace("*", slug).removeprefix("/council/")
        assert (output / path / "index.html").is_file()


def test_the_words_are_those_of_the_texts(output: Path) -> None:
    """In order, in lower case, with the words of names, and nothing shorter than three letters."""
    data = json.loads((output / "search" / "words.json").read_text("utf-8"))
    found = list(_decoded(data["words"]))
    assert all(before < word for before, word in pairwise(found))
    assert all(word == word.lower() and len(word) > 2 for word in found)
    names = {part for offer in data["offers"] for part in re.findall(r"[^\W\d_]{3,}", offer[1])}
    assert {name.lower() for name in names} <= set(found)


def test_browsers_are_told_how_to_search(output: Path) -> None:
    """The OpenSearch description has a short name and the whole address of the search."""
    text = (output / "opensearch.xml").read_text("utf-8")
    assert 'template="https://example.org/council/search/?q={searchTerms}"' in text
    name = re.search("<ShortName>(.*)</ShortName>", text)
    assert name is not None
    assert 0 < len(name[1]) <= 16


def test_a_word_that_only_some_parts_of_the_index_have_says_which() -> None:
    """A digit for four parts, from the oldest on; none for what all have, or names."""
    uses = {"axe": Counter([0, 1, 2, 3, 4]), "bee": Counter([0, 1]), "cat": Counter([4])}
    uses["dog"] = Counter([-1])
    assert coded(uses, 5) == "0axe.0bee!0cat0dog"
    assert places(uses, 5) == " 3 01 "


def test_a_word_that_only_a_topic_is_called_by_stands_in_no_part() -> None:
    """No text has it by a link; one that prints it is found all the same."""
    uses = {"axe": Counter([-2]), "bee": Counter([-2, 0, 1]), "cat": Counter([-2, 1])}
    assert coded(uses, 2) == "0axe!0bee.0cat"
    assert places(uses, 2) == "0  2"


def test_words_with_a_mark_between_are_one_word_too(tmp_path: Path) -> None:
    """As the index has them; but no s behind an apostrophe, and no figures."""
    text = "Co\u2011ordination of O’Shea’s cell-phone; children's, residents’ 4-day İstanbul."
    made = views(
        tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", "", f"## 1. It\n\n{text}\n")}
    )
    (file, *_) = words(made, "")
    found = set(_decoded(json.loads(file.data)["words"]))
    assert {"coordination", "ordination", "oshea", "shea", "cellphone", "istanbul"} <= found
    assert found.isdisjoint({"osheas", "childrens", "4day", "stanbul"})
