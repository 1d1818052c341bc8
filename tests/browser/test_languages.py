"""The town's archive in Welsh: what scripts say, and that the pages hold in another language."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import built_once, serving
from tests.cases import TOWN
from tests.tools.checkers import axe_source, html_validate_errors

SHOWN = (
    *("", "meetings/", "meetings/2038-07-13/", "meetings/2038-07-13/4/", "topics/flooding/"),
    *("people/jory-pennifold/", "actions/", "dates/2034/02/", "data/", "updates/", "search/"),
)


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built archive."""

    def make(output: Path) -> None:
        content = tmp_path_factory.mktemp("cy") / "content"
        shutil.copytree(TOWN, content)
        settings = content / "site.yaml"
        settings.write_text(
            settings.read_text("utf-8").replace("language: en-GB", "language: cy"), "utf-8"
        )
        build(Options(content, output))

    return built_once(tmp_path_factory, "welsh", make)


@pytest.fixture(scope="module")
def cymru(welsh: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(welsh) as found:
        yield found


def test_search_speaks_the_language(page: Page, cymru: str) -> None:
    """Numbers of results have their forms, kinds their names, and dates are in words."""
    page.goto(f"{cymru}/search/?q=flooding")
    expect(page.locator("[data-status]")).to_contain_text(
        "9 canlyniad ar gyfer “flooding”; awgrymir 1 dudalen yn gyntaf"
    )
    expect(page.locator("[data-offers]")).to_contain_text("Pwnc")
    expect(page.locator("[data-results]")).to_contain_text("Eitem")
    page.goto(f"{cymru}/search/?q=ferries")
    expect(page.locator("[data-status]")).to_contain_text("2 ganlyniad ar gyfer “ferries”")
    page.goto(f"{cymru}/search/?q=zzyzx")
    expect(page.locator("[data-status]")).to_contain_text("Dim canlyniadau")
    page.goto(f"{cymru}/search/?q=gorffennaf 2038")
    expect(page.locator("[data-notes]")).to_contain_text("Darllenwyd fel dyddiad: Gorffennaf 2038")
    expect(page.locator("[data-offers]")).to_contain_text("Cyfarfod 13 Gorffennaf 2038")


def test_what_a_search_needs_is_fetched_by_its_name(page: Page, cymru: str) -> None:
    """Pagefind has no Welsh, so its program has no name of a language."""
    page.goto(f"{cymru}/meetings/")
    with page.expect_request("**/pagefind/wasm.unknown.pagefind"):
        page.get_by_role("searchbox").focus()


def test_a_citation_speaks_the_language(page: Page, cymru: str) -> None:
    """So do the buttons that copy it."""
    page.goto(f"{cymru}/meetings/2038-07-13/4/")
    tools = page.locator(".opening .tools")
    tools.get_by_role("button", name="Copïo cyfeiriad llyfryddol").click()
    expect(tools.locator("[role=status]")).to_contain_text(
        "Mae’r cyfeiriad llyfryddol wedi’i gopïo"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "(crynodeb o’r cofnodion, 13 Gorffennaf 2038)" in copied


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_hold_in_another_language(page: Page, cymru: str, width: int) -> None:
    """Longer words make no page too wide, and axe finds nothing."""
    page.set_viewport_size({"width": width, "height": 800})
    for path in SHOWN:
        page.goto(f"{cymru}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.evaluate(axe_source())
        found = page.evaluate("axe.run(document).then((one) => one.violations.map((of) => of.id))")
        assert found == [], path


def test_html_is_valid_in_another_language(welsh: Path, tmp_path: Path) -> None:
    """A translation that breaks an element would show here."""
    for path in SHOWN:
        target = tmp_path / path / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(welsh / path / "index.html", target)
    assert html_validate_errors(tmp_path) == []
