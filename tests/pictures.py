"""The pictures in docs/publishing.md, of the invented archive: `python -m tests.pictures`.

They are looked at and not compared: a browser's letters differ from one machine to the next.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.test_forms import at_the_desk
from tests.browser.test_preview import previewed
from tests.cases import ARCHIVE, TESTS, copy_archive
from tests.tools.browser import launch

PICTURES = TESTS.parent / "docs" / "pictures"
MEETING = "meetings/2031-03-04"
SIZE = ViewportSize(width=960, height=600)


def take(page: Page, name: str) -> None:
    """Take a picture of what a person sees."""
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")


def of_the_preview(browser: Browser, folder: Path) -> None:
    """A draft in the preview, and the same page with a problem over it."""
    with previewed(copy_archive(folder), MEETING, browser) as preview:
        page = preview.page
        page.set_viewport_size(SIZE)
        preview.save("status: held", "status: held\ndraft: true")
        expect(page.get_by_text("draft", exact=False).first).to_be_visible()
        page.evaluate("scrollTo(0, 0)")
        take(page, "preview")
        preview.save("status: held", "status: hled")
        expect(preview.problems).to_be_visible()
        take(page, "problem")


def of_the_forms(browser: Browser, folder: Path) -> None:
    """The list of meetings, the form of one, and what was saved, on its way to the site."""
    with at_the_desk(ARCHIVE, browser, folder) as desk:
        page = desk.page
        page.set_viewport_size(SIZE)
        page.evaluate("location.hash = '/collections/meetings'")
        expect(page.get_by_text("2031-12-02").first).to_be_visible()
        take(page, "forms")
        desk.edit("meetings", "2031-03-04")
        page.get_by_label("Place").first.fill("Ferry House, Fernwick")
        take(page, "form")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Entry saved").first).to_be_visible()
        page.evaluate("location.hash = '/workflow'")
        page.reload(wait_until="networkidle")
        expect(page.get_by_text("2031-03-04").first).to_be_visible()
        take(page, "workflow")


def main() -> int:
    """Renew all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch(playwright)
        for name, work in (("preview", of_the_preview), ("forms", of_the_forms)):
            place = Path(folder) / name
            place.mkdir()
            work(browser, place)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
