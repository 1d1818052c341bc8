"""The line under each heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.site.page import Standing
from tests import small
from tests.small import SITE, meeting, report

GLOSSARY = "terms:\n  - {abbreviation: TAR, expansion: Tow and rope}\n"
FILES = {
    "glossary.yaml": GLOSSARY,
    "pages/about.md": "---\ntitle: About\n---\n\nIt is invented.\n",
    "topics/tar.yaml": "title: TAR Team\nalways_published: true\n",
    "topics/tow.yaml": "title: Tow and Rope (TAR)\nalways_published: true\n",
    "meetings/2031-02-04.md": meeting("2031-02-04", "", "## 1. Mud\n\nMud.\n"),
    "meetings/2031-03-04.md": meeting("2031-03-04", "text: missing\n", ""),
    "reports/mud.md": report(
        "2031-02-04", "kind: briefing\ntext: digest\nsource: {title: Mud}\n", "Mud.\n"
    ),
    "reports/tar.md": report("2031-02-04", "text: missing\nknown_from: A letter.\n", ""),
}
NO_ADDRESS = (
    '<p class="note">Something wrong? This archive has no address for messages yet.'
    " Go by the official document, which the page of each text names.</p>"
)


def found(folder: Path, site: str = SITE) -> dict[str, Standing]:
    """What stands under the heading of each page, by address."""
    views = small.views(folder, {**FILES, "site.yaml": site})
    heads = [page.context.head for page in small.pages(views)]
    return {head.url: head.standing for head in heads if head.standing}


def test_each_page_says_what_it_is(tmp_path: Path) -> None:
    """How much of its document is here; of other pages, what the archive is."""
    standings = found(tmp_path)
    words = {url: (one.words, one.more) for url, one in standings.items()}
    assert words["/meetings/2031-02-04/"] == ("Unofficial copy of the notes", "about this page")
    assert words["/meetings/2031-02-04/1/"] == ("Unofficial copy of the notes", "about this page")
    assert words["/meetings/2031-03-04/"] == (
        "Unofficial archive: the notes are not here",
        "what is known",
    )
    assert words["/reports/mud/"] == ("Unofficial digest of the briefing", "about this page")
    assert words["/reports/tar/"] == ("Unofficial archive: the report is not here", "what is known")
    assert words["/"] == ("Unofficial archive of notes and reports", "about this page")
    about = standings["/"].about
    assert about
    assert about.url == "/about/"
    assert standings["/about/"].about is None


def test_a_body_that_publishes_its_own_archive(tmp_path: Path) -> None:
    """Its pages are not called unofficial."""
    standings = found(tmp_path, f"official: true\n{SITE}")
    assert standings["/reports/mud/"].words == "Digest of the briefing"
    assert standings["/reports/tar/"].words == "Archive: the report is not here"
    assert standings["/"].words == "Archive of notes and reports"


@pytest.mark.parametrize(
    ("contact", "mistake"),
    [
        (
            "a+b@fernwick.example",
            "mailto:a+b@fernwick.example?subject=Mistake%3A%20TAR%20Team"
            "&body=https://small.example/topics/tar/",
        ),
        ("", ""),
    ],
)
def test_where_to_report_a_mistake(contact: str, mistake: str, tmp_path: Path) -> None:
    """A message to the contact names the page; without a contact none is offered."""
    line = "contact: archive@fernwick.example\n"
    assert line in SITE
    site = SITE.replace(line, f"contact: {contact}\n" if contact else "")
    assert found(tmp_path, site)["/topics/tar/"].mistake == mistake


@pytest.mark.parametrize(
    ("lines", "home", "page"),
    [
        ("contact: a@fernwick.example\n", "Report a mistake</a>", "Write to a@fernwick.example."),
        (
            "repository: https://code.example/a\n",
            '<a class="mistake" href="https://code.example/a">Mend a mistake</a>',
            '<a href="https://code.example/a">Mend it in the archive’s files</a>.',
        ),
        ("", NO_ADDRESS, NO_ADDRESS),
    ],
)
def test_a_mistake_on_home_and_on_a_page(lines: str, home: str, page: str, tmp_path: Path) -> None:
    """Both say what a visitor can do, also where there is nobody to write to."""
    site = SITE.replace("contact: archive@fernwick.example\n", lines)
    content = small.write(tmp_path, {**FILES, "site.yaml": site})
    build(Options(content, tmp_path / "build", search=False))
    assert home in (tmp_path / "build/index.html").read_text()
    text = (tmp_path / "build/reports/mud/index.html").read_text()
    assert page in text
    assert text.count("Something wrong?") == 1


def test_short_forms_in_a_heading(tmp_path: Path) -> None:
    """They are spelt out under it, unless it does so itself."""
    standings = found(tmp_path)
    assert standings["/topics/tar/"].spelt == ("TAR: Tow and rope",)
    assert standings["/topics/tow/"].spelt == ()
