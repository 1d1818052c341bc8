"""A search page that stays open while another build takes the place of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small
from tests.browser.conftest import serving

RESULTS = "[data-results] > li"
TOPICS = {
    "topics/builder.yaml": "title: constructor\n",
    "topics/text.yaml": "title: toString\nalways_published: true\n",
    "topics/proto.yaml": "title: __proto__\n",
}
FILED = "items:\n  - number: '1'\n    topics: [builder, proto]\n"


def made(folder: Path, *words: str) -> None:
    """Build a site of meetings that speak of these words."""
    files = {
        f"meetings/2031-05-{day:02}.md": small.meeting(
            f"2031-05-{day:02}", FILED, f"## 1. Of {word}\n\nThe Board counted {word} at length.\n"
        )
        for day, word in enumerate(words, 1)
    }
    build(Options(small.write(folder, {**TOPICS, **files}), folder / "build"))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The search page of a site, after one search."""
    made(tmp_path, "gulls", "nets")
    with serving(tmp_path / "build") as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{address}/search/")
        searched(page, "gulls", "Of gulls")
        yield page
        context.close()


def searched(page: Page, words: str, title: str) -> None:
    """Type words, and see the result."""
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(RESULTS)).to_have_count(1)
    expect(page.locator(RESULTS).first).to_contain_text(title)
    expect(page.locator("[data-error]")).to_be_hidden()


@pytest.mark.parametrize("words", ["herons", "nets", "gulls herons"])
def test_search_goes_on_with_the_new_site(words: str, opened: Page, tmp_path: Path) -> None:
    """New words are found, and of what is in both nothing is missing."""
    (tmp_path / "content/meetings/2031-05-01.md").unlink()
    if words == "gulls herons":
        made(tmp_path, "gulls and herons", "boats")
        searched(opened, words, "Of gulls and herons")
    else:
        made(tmp_path, "herons", "nets", "boats")
        searched(opened, words, f"Of {words}")


def test_a_topic_is_no_part_of_the_program(opened: Page) -> None:
    """Whatever a topic is called, the filters show its name and how much it has."""
    shown = opened.locator("[data-facet=topic] label:visible")
    expect(shown).not_to_have_count(0)
    assert "constructor" in " ".join(shown.all_inner_texts())
    assert not any("function" in text or "{" in text for text in shown.all_inner_texts())
    opened.get_by_role("searchbox").fill('"gulls at length"')
    expect(opened.locator(RESULTS)).to_have_count(1)
    expect(shown.filter(has_text="constructor")).to_contain_text("1")
    assert not any("function" in text for text in shown.all_inner_texts())
