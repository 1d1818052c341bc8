"""Which records stand behind others."""

from __future__ import annotations

from pathlib import Path

from comsite.content.entries import Entry
from comsite.library.backlinks import Backlinks
from comsite.library.library import Library
from comsite.site.reports import ReportPage, report_page
from comsite.site.views import Views
from comsite.texts.targets import Target
from tests import small
from tests.small import archive, meeting, report

ITEMS = """\
items:
  - {number: "1", reports: [mud]}
  - {number: "2", reports: [mud, rope]}
"""


def test_a_report_put_to_several_items(tmp_path: Path) -> None:
    """It stands at each of them, whether the meeting or the report says so, and leads to each."""
    files = {
        "meetings/2031-03-04.md": meeting(
            "2031-03-04", ITEMS, "## 1. Mud\n\nA.\n\n## 2. Rope\n\nB.\n"
        ),
        "meetings/2031-06-03.md": meeting("2031-06-03", "", "## 7. Mud again\n\nC.\n"),
        "reports/mud.md": report("2031-03-04", 'meeting: 2031-06-03\nitem: "7"\n', "Mud.\n"),
        "reports/rope.md": report("2031-03-04", "", "Rope.\n"),
    }
    found, texts = archive(tmp_path, files)
    backlinks = Backlinks(found, texts)
    assert backlinks.reports_of_item == {
        ("2031-03-04", "1"): ("mud",),
        ("2031-03-04", "2"): ("rope", "mud"),
        ("2031-06-03", "7"): ("mud",),
    }
    page = report_page(Views(Library(found, texts)), found.reports["mud"]).context
    assert isinstance(page, ReportPage)
    assert [link.text for link in page.meetings] == ["3 June 2031", "4 March 2031"]
    assert [link.text for link in page.items] == ["1. Mud", "2. Rope", "7. Mud again"]


def test_places_of_a_record(tmp_path: Path) -> None:
    """Where texts name a record: each item or report with its paragraphs, earliest first."""
    notes = "Ann Lee sat.\n\n## 1. Mud\n\nAnn Lee spoke.\n\nNobody.\n\nAnn Lee and Ann Lee.\n"
    files = {
        "meetings/2031-03-04.md": meeting("2031-03-04", "", notes),
        "meetings/2031-02-04.md": meeting("2031-02-04", "", "## 3. Rope\n\n- Ann Lee.\n"),
        "reports/mud.md": report("2031-03-04", "", "## Mud\n\n7. Ann Lee wrote.\n"),
        "people/ann-lee.yaml": "name: Ann Lee\n",
    }
    views = small.views(tmp_path, files)
    found = [
        (
            views.report_summary(record).link.url
            if isinstance(record, Entry)
            else views.item_link(record).url,
            [paragraph.anchor for paragraph in paragraphs],
        )
        for record, paragraphs in views.library.backlinks.places(Target("people", "ann-lee"))
    ]
    assert found == [
        ("/meetings/2031-02-04/3/", ["p3-1"]),
        ("/reports/mud/", ["p7"]),
        ("/meetings/2031-03-04/", ["p0-1"]),
        ("/meetings/2031-03-04/1/", ["p1-1", "p1-3"]),
    ]
    assert views.library.backlinks.places(Target("people", "nobody")) == ()


def test_what_the_archive_has_of_a_meeting(tmp_path: Path) -> None:
    """Notes, only papers, or a mention; to come is what is later than everything here.

    A report of which the archive has no text is a mention, and no paper.
    """
    announces = "next_meeting:\n  date: 2031-06-04\ntext: missing\n"
    files = {"meetings/2031-03-04.md": meeting("2031-03-04", announces, "")}
    for date in ("2031-05-04", "2031-06-04", "2031-07-04"):
        files[f"meetings/{date}.md"] = f"---\ndate: {date}\nstatus: scheduled\n---\n"
    for date in ("2031-05-04", "2031-06-04"):
        files[f"reports/{date}-mud.md"] = report(date, f"meeting: {date}\n", "Mud.\n")
    agenda = meeting("2031-06-03", "", "## 1. Mud\n").replace("held", "scheduled")
    files |= {
        "meetings/2031-02-04.md": meeting("2031-02-04", "", "## 1. Mud\n\nMud.\n"),
        "meetings/2031-04-01.md": "---\ndate: 2031-04-01\nstatus: scheduled\n---\n",
        "reports/named.md": report("2031-04-01", "meeting: 2031-04-01\ntext: missing\n", ""),
        "meetings/2031-05-05.md": "---\ndate: 2031-05-05\nstatus: cancelled\n---\n",
        "meetings/2031-06-03.md": agenda,
    }
    views = small.views(tmp_path, files)
    assert {
        slug: views.library.status(entry) for slug, entry in views.archive.meetings.items()
    } == {
        "2031-02-04": "notes here",
        "2031-03-04": "mentioned only",
        "2031-04-01": "mentioned only",
        "2031-05-04": "papers only",
        "2031-05-05": "cancelled",
        "2031-06-03": "papers only",
        "2031-06-04": "papers only",
        "2031-07-04": "upcoming",
    }
