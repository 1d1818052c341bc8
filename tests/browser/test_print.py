"""What stands on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests.browser.conftest import serving
from tests.small import report, write

COLUMNS = [f"Harbour{number}" for number in range(1, 17)]
PAPER = (
    "## Mud\n\nThere is mud.\n\n- Much of it.\n\n"
    f"| {' | '.join(COLUMNS)} |\n|{' --- |' * 16}\n| {' | '.join(['1,234'] * 16)} |\n\n"
    "1. A paragraph with a number.\n"
)
FILES = {
    "reports/mud.md": report("2031-02-04", "text: digest\nsource: {title: Mud in Total}\n", PAPER)
}
FOOT = 62  # points at the foot of a sheet: its margin


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a report with a wide table is served."""
    folder = tmp_path_factory.mktemp("paper")
    build(Options(write(folder, FILES), folder / "build", search=False))
    with serving(folder / "build") as found:
        yield found


def printed(page: Page, url: str, folder: Path) -> pypdfium2.PdfDocument:
    """A page as it comes out of the printer."""
    page.goto(url)
    path = folder / "page.pdf"
    page.pdf(path=path, format="A4")
    return pypdfium2.PdfDocument(path)


def words(document: pypdfium2.PdfDocument, sheet: int) -> str:
    """What stands on a sheet, without the ends of lines."""
    return re.sub(r"\s+", "", document[sheet].get_textpage().get_text_range())


def test_a_table_of_sixteen_columns_is_whole(page: Page, paper: str, tmp_path: Path) -> None:
    """Each column is on the sheet, and so is what the page is; a mark for the mouse is not."""
    document = printed(page, f"{paper}/reports/mud/", tmp_path)
    width, _ = document[0].get_size()
    text = document[0].get_textpage()
    assert [one for one in COLUMNS if one not in words(document, 0)] == []
    assert all(text.get_rect(place)[2] < width - 30 for place in range(text.count_rects()))
    assert "UnofficialdigestofthereportThispageretellsMudinTotal" in words(document, 0)
    assert "¶" not in words(document, 0)
    assert "1Aparagraphwithanumber." in words(document, 0)


@pytest.mark.parametrize("path", ["/meetings/2034-02-06/", "/meetings/2038-07-13/4/"])
def test_sheets_are_full(page: Page, address: str, path: str, tmp_path: Path) -> None:
    """Each but the last is, and the last has more than the foot of the page."""
    document = printed(page, address + path, tmp_path)
    filled = []
    for sheet in document:
        text, (_, height) = sheet.get_textpage(), sheet.get_size()
        bottoms = [text.get_rect(place)[1] for place in range(text.count_rects())]
        lowest = min(bottom for bottom in bottoms if bottom > FOOT)
        filled.append((height - lowest) / (height - FOOT))
    assert min(filled[:-1]) > 0.75
    assert filled[-1] > 0.1
