"""What the search page makes of words that the archive lacks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from comsite.content.ordinary import ordinary_words

# How forms of one word may end, after what they share.
ENDINGS = re.compile("[a-z]?(?:e?[sd]|ings?|e?rs?|ie[sd]|y|ying|e|fe|ves|i[sz]e[sd]?|)")
IRREGULAR = [("woman", "women")]
WHAT_COMES = """async (words) => {
    const folder = document.querySelector("script[src*='/search.']").src;
    const { Words } = await import(new URL("words.js", folder).href);
    const known = await Words.load(document.querySelector("form[data-words]").dataset.words);
    await known.study(words);
    const lacking = words.filter((word) => !known.knows(word));
    return lacking.map((word) => [word, known.nearest(word, true)]);
}"""


def _same(word: str, other: str) -> bool:
    """Whether two words are forms of one: alike but for an ending of number, time or the doer."""
    if (word, other) in IRREGULAR:
        return True
    shared = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    shared = min(len(word), len(other)) if shared is None else shared
    return shared >= 2 and all(ENDINGS.fullmatch(one[shared:]) for one in (word, other))


def test_no_ordinary_word_is_put_right(page: Page, address: str) -> None:
    """Of 10,000 words, those that the archive lacks give none but another form of themselves."""
    words = ordinary_words("en-GB")[::5]
    assert len(words) > 10_000
    page.goto(f"{address}/search/")
    found = page.evaluate(WHAT_COMES, list(words))
    assert len(found) > 5_000
    assert [(word, other) for word, other in found if other and not _same(word, other)] == []
    assert ["floodnig", "flooding"] in page.evaluate(WHAT_COMES, ["floodnig"])


@pytest.mark.parametrize("typed", ["bullying", "protest", "wishing", "migrants", "geezer"])
def test_a_word_that_is_none_of_the_archive_is_said_to_be_none(
    page: Page, address: str, typed: str
) -> None:
    """No other is looked for in its place."""
    page.goto(f"{address}/search/?q={typed}")
    expect(page.locator("[data-notes]")).to_have_text(f"No text here has “{typed}”.")


def test_a_slip_is_put_right_only_where_the_ordinary_words_can_be_had(
    browser: Browser, address: str
) -> None:
    """Without them nobody knows whether it is one."""
    page = browser.new_page()
    page.route("**/search/ordinary/*", lambda route: route.fulfill(status=404))
    page.goto(f"{address}/search/?q=floodnig")
    expect(page.locator("[data-notes]")).to_have_text("No text here has “floodnig”.")
    page.close()
