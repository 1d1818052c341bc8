"""Decisions on pages: at their item, on the meeting's and a person's page, and all together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from comsite.base.fingerprints import fingerprint, written_check
from comsite.base.problems import Problem
from comsite.checking.gate import Options, check, read
from comsite.content.ledger import Place, write_addresses, write_places
from comsite.ledger.addresses import Addresses
from comsite.library.register import MOST
from comsite.publishing.shipped import templates_folder
from comsite.site.page import SitePage
from comsite.site.rendering import Renderer
from comsite.site.views import Views
from comsite.texts.numbering import letter_at
from tests import cases, small
from tests.small import meeting

FILES = {path: data.decode() for path, data in cases.expected().items() if path.endswith("html")}
ITEM = FILES["meetings/2031-06-10/3/index.html"]
MEETING = FILES["meetings/2031-06-10/index.html"]
ALL = FILES["decisions/index.html"]
BELL = "That the ferry ring its bell at night."
ROPES = "## 4. Ropes\n\nThe Board spoke of ropes.\n"


@pytest.mark.parametrize("page", [ITEM, MEETING])
def test_a_decision_can_be_cited_at_its_item(page: str) -> None:
    """Its place has the check of its words and a number, as the tools for citing want them."""
    place = (
        f'<p id="decision-3b" data-check="{written_check(BELL)}"><a class="number"'
        f' href="#decision-3b" aria-label="Decision 3b">3b</a> {BELL}</p>'
    )
    assert page.count(place) == 1
    assert page.count('id="decision-3b"') == 1
    assert "<dt>Votes</dt> <dd>1 for, 3 against, 0 abstained</dd>" in page
    assert '<dt>Against</dt> <dd><a href="/people/ada-example/">Ada Example</a></dd>' in page


def test_what_is_not_on_record_is_not_told() -> None:
    """Nobody is said to have seconded what nobody did, and no vote is counted by us."""
    bell = ITEM[ITEM.index('id="decision-3b"') :]
    assert "Seconded by" not in bell
    paint = ITEM[ITEM.index('id="decision-3a"') : ITEM.index('id="decision-3b"')]
    assert "Votes" not in paint
    assert "<dd>Carried as amended, unanimously</dd>" in paint
    assert '<dt>Recorded in</dt> <dd><a href="/meetings/2031-06-10/3/#p3-1">' in paint


def test_a_meeting_lists_its_decisions_at_its_top() -> None:
    """Each in a line that leads to it."""
    assert '<h2 id="decisions">Decisions</h2>' in MEETING
    assert f'aria-label="Decision 3b">3b</a> {BELL} <small>Lost</small></li>' in MEETING
    assert "3 agenda items, 2 decisions and 1 action." in MEETING


def test_a_person_has_what_they_did_about_each() -> None:
    """What they moved, seconded and voted on, and no more."""
    cora = FILES["people/cora-specimen/index.html"]
    section = cora[cora.index('<h2 id="decisions">') :].partition("</section>")[0]
    assert re.findall(r'class="note">([^<]*)<', section) == ["Moved", "Moved, voted for"]
    assert (
        "decision"
        not in FILES["people/ben-sample/index.html"]
        .replace("/decisions/", "")
        .partition('<h2 id="decisions">')[0]
    )
    ben = FILES["people/ben-sample/index.html"]
    assert '<span class="note">Absent from the vote</span>' in ben


def test_all_decisions_are_on_one_page() -> None:
    """By meeting, each with a link to its place at its item; the navigation leads there."""
    assert "2 decisions on record." in ALL
    assert 'href="/meetings/2031-06-10/3/#decision-3b">Decision 3b' in ALL
    assert '<li><a href="/decisions/" aria-current="page">Decisions</a></li>' in ALL
    assert '<a href="/feeds/decisions.xml" type="application/atom+xml">' in ALL


def test_search_knows_who_voted() -> None:
    """The people of a decision are among those by whom its item is found, and its words too."""
    views = Views(read(Options(cases.ARCHIVE, cases.TESTS / "build")))
    unit = page_at(views, "/meetings/2031-06-10/3/").context.head.search
    assert unit is not None
    assert {"Cora Specimen", "Ada Example", "Ben Sample"} <= set(unit.people)


def page_at(views: Views, url: str) -> SitePage:
    """The page at an address."""
    return next(page for page in small.pages(views) if page.url == url)


def many(folder: Path, number: int) -> dict[str, Any]:
    """The pages of decisions of an archive with so many in each of two years, by address."""
    files = {
        f"meetings/{year}-03-04.md": meeting(
            f"{year}-03-04",
            "decisions:\n"
            + "".join(
                f"  - {{label: 4{letter_at(at)}, text: Rope {at}}}\n" for at in range(number)
            ),
            ROPES,
        )
        for year in (2031, 2032)
    }
    pages = small.pages(small.views(folder, files))
    return {page.url: page.context for page in pages if page.url.startswith("/decisions/")}


def test_too_many_are_shown_year_by_year(tmp_path: Path) -> None:
    """The page of all has the latest year, and leads to the others."""
    few = many(tmp_path / "few", MOST // 2)
    assert list(few) == ["/decisions/"]
    assert few["/decisions/"].years == ()
    assert len(few["/decisions/"].groups) == 2
    pages = many(tmp_path / "many", MOST // 2 + 1)
    assert list(pages) == ["/decisions/", "/decisions/2032/", "/decisions/2031/"]
    first = pages["/decisions/"]
    assert [link.url for link in first.years] == ["/decisions/2032/", "/decisions/2031/"]
    assert [group.date.year for group in first.groups] == [2032]
    assert first.statement == f"{2 * (MOST // 2 + 1)} decisions on record."
    (group,) = pages["/decisions/2031/"].groups
    assert len(group.decisions) == MOST // 2 + 1


def test_one_that_is_gone_says_so_in_its_place(tmp_path: Path) -> None:
    """Its letter stays, also where no decision is left; taken down is another word than gone."""
    places = [
        Place("item-4", fingerprint("Ropes")),
        Place("p4-1", fingerprint("The Board spoke of ropes.")),
        Place("decision-4a", fingerprint("To buy a rope.")),
        Place("decision-4b", None),
    ]
    views = small.views(
        tmp_path,
        {
            "meetings/2031-03-04.md": meeting("2031-03-04", "", ROPES),
            "ledger/meetings/2031-03-04.txt": write_places(ROPES, places, True),
        },
    )
    page = page_at(views, "/meetings/2031-03-04/4/")
    html = Renderer(views.archive, templates_folder()).page(page).data.decode()
    assert (
        '<li id="decision-4a" class="gone"><span><span class="number">4a'
        "</span> What stood here was taken out after it was published.</span></li>" in html
    )
    assert (
        '<li id="decision-4b" class="gone"><span><span class="number">4b'
        "</span> What stood here was taken down.</span></li>" in html
    )


def test_words_of_a_decision_are_escaped(tmp_path: Path) -> None:
    """They are words, whatever marks they have."""
    front = 'decisions:\n  - label: 4a\n    text: "To buy <b>rope</b> & *twine*."\n'
    views = small.views(tmp_path, {"meetings/2031-03-04.md": meeting("2031-03-04", front, ROPES)})
    page = page_at(views, "/meetings/2031-03-04/4/")
    html = Renderer(views.archive, templates_folder()).page(page).data.decode()
    assert "To buy &lt;b&gt;rope&lt;/b&gt; &amp; *twine*." in html


def test_where_no_decision_is_left_their_page_leads_to_the_home_page(tmp_path: Path) -> None:
    """It follows from the records, so that nobody has to say what became of it."""
    library = small.library(
        tmp_path,
        {
            "meetings/2031-03-04.md": meeting("2031-03-04", "", ROPES),
            "ledger/addresses.txt": write_addresses(
                ["/", "/decisions/", "/decisions/2031/", "/feeds/decisions.xml"]
            ),
        },
    )
    addresses = Addresses(library)
    assert addresses.lost == ()
    assert addresses.leads["/decisions/"] == "/"
    assert addresses.leads["/decisions/2031/"] == "/"


def test_a_link_to_the_page_waits_for_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Whether there are decisions is not known then; where there are none, it is told."""
    about = "---\ntitle: About\n---\n\nSee [all decisions](/decisions/).\n"
    files = {"pages/about.md": about, "meetings/2031-03-04.md": meeting("2031-03-04", "", ROPES)}
    told = [one.message for one in _errors(tmp_path / "none", files)]
    assert len(told) == 1
    assert "/decisions/" in told[0]
    files["meetings/2031-03-04.md"] = meeting("2031-03-04", "plaice: Quay\n", ROPES)
    assert all("/decisions/" not in one.message for one in _errors(tmp_path / "some", files))


def _errors(folder: Path, files: dict[str, str]) -> list[Problem]:
    found = check(Options(small.write(folder, files), folder / "build"))
    return [one for one in found if one.grade == "error"]
