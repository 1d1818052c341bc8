"""Search finds a word however its letters are typed, and however the text has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import built_once, serving
from tests.small import meeting, write

TEXTS = (
    "Zoë Brûlé and Łech Żółty spoke of pelicans.",
    "The İstanbul group and the straße team met.",
    "The extra\u00adordinary light\u200bing of the ﬁrst ofﬁce failed.",
    "Mary O’Shea didn’t like the re\u2011opening, the cell-phone or the co-ordination.",
    "CO₂ stood in 40 m³ of H2O.",
)
COMPOSED = unicodedata.normalize("NFC", "Żółty")


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an archive is served that has an item of each text."""
    notes = "".join(f"## {n}. Item\n\n{text}\n\n" for n, text in enumerate(TEXTS, 1))
    files = {"meetings/2031-03-04.md": meeting("2031-03-04", "", notes)}
    source = write(tmp_path_factory.mktemp("letters"), files)
    folder = built_once(tmp_path_factory, "letters", lambda output: build(Options(source, output)))
    with serving(folder) as found:
        yield found


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("brule", 1),
        (unicodedata.normalize("NFD", "Brûlé"), 1),
        ("ZOË BRÛLÉ", 1),
        ("zolty", 1),
        (unicodedata.normalize("NFD", COMPOSED), 1),
        ("İstanbul", 2),
        ("istanbul", 2),
        ("ISTANBUL", 2),
        ("strasse", 2),
        ("STRAẞE", 2),
        ("extraordinary", 3),
        ("extra\u00adordinary", 3),
        ("light\u200bing", 3),
        ("first office", 3),
        ("ﬁrst oﬃce", 3),
        ("oshea", 4),
        ("O'Shea", 4),
        ("didnt", 4),
        ("reopening", 4),
        ("re-opening", 4),
        ("cellphone", 4),
        ("coordination", 4),
        ("CO2", 5),
        ("co₂", 5),
        ("m3", 5),
        ("H₂O", 5),
    ],
)
def test_letters_are_found_however_they_are_typed(
    page: Page, letters: str, typed: str, item: int
) -> None:
    """The item that has the word is first, and nothing is said of another word."""
    page.goto(f"{letters}/search/?q={quote(typed)}")
    page.wait_for_selector("[data-area][aria-busy=false]")
    links = page.locator("[data-results] li:not(.group) > :is(h2, h3) a")
    found = links.evaluate_all("all => all.map((one) => one.pathname)")
    assert found[:1] == [f"/meetings/2031-03-04/{item}/"]
    assert page.locator("[data-notes]").inner_text() == ""
