"""Threads: what came of a report, before and after on a topic, who asked, and who refers to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.site.actions import ActionPage
from comsite.site.items import ItemPage
from comsite.site.meetings import MeetingPage
from comsite.site.page import Link
from comsite.site.reports import ReportPage
from comsite.site.summaries import PlaceView, VoiceGroup
from comsite.site.views import Views
from tests import small
from tests.small import meeting, report

PEOPLE = "present:\n  - {person: ann-lee, role: Chair}\n  - {person: bo-ray, role: Clerk}\n"
FIRST = """\
items:
  - {number: "1", topics: [mud], reports: [mud]}
  - {number: "2", topics: [mud, rope]}
corrections:
  - {date: 2031-02-04, where: p1-2, report: mud, was: ten, now: twelve}
"""
NOTES = """\
## 1. Mud

Ann Lee asked why the mud is wet. Bo Ray said that it rains.

In [the paper](/reports/mud/) it was twelve and not ten; see [rope](/meetings/2031-02-04/2/#p2-1).

**Actions**

- Bo Ray to dig.
- Ann Lee to sing.

## 2. Rope

Rope.
"""
UPDATES = """\
items:
  - {number: "5", topics: [mud]}
action_updates:
  - {action: 2031-02-04-1a, status: done, where: p5-1, note: It is dug.}
"""
PERSONS = {
    "people/ann-lee.yaml": "name: Ann Lee\n",
    "people/bo-ray.yaml": "name: Bo Ray\n",
}
FILES = {
    **PERSONS,
    "topics/mud.yaml": "title: Mud\n",
    "topics/rope.yaml": "title: Rope\n",
    "meetings/2031-02-04.md": meeting("2031-02-04", PEOPLE + FIRST, NOTES),
    "meetings/2031-05-06.md": meeting(
        "2031-05-06",
        UPDATES,
        "## 5. Digging\n\nDug, as [promised](/actions/2031-02-04-1a/) "
        "at the meeting held on 4 February 2031.\n\n"
        "See [the sums](/reports/mud/).\n",
    ),
    "meetings/2031-08-05.md": meeting(
        "2031-08-05", 'items:\n  - {number: "9", topics: [mud]}\n', "## 9. Mud again\n\nMud.\n"
    ),
    "reports/mud.md": report("2031-02-04", "topics: [mud]\n", "Mud, by the ton.\n"),
    "reports/annex.md": report("2031-02-04", "topics: [mud]\npart_of: mud\n", "Sums.\n"),
    "reports/next.md": report("2031-08-05", "topics: [rope, mud]\n", "See [it](/reports/mud/).\n"),
}


@pytest.fixture
def views(tmp_path: Path) -> Views:
    """An archive of a report, the item that it was put to, and what came of it."""
    return small.views(tmp_path, FILES)


def page(views: Views, url: str) -> object:
    """What the page at an address shows."""
    return next(page.context for page in small.pages(views) if page.url == url)


def referring(places: tuple[PlaceView, ...]) -> list[tuple[str, list[str]]]:
    """The texts that refer to a record, with the paragraphs that do."""
    return [(one.link.url, [link.url for link in one.paragraphs]) for one in places]


def spoken(groups: tuple[VoiceGroup, ...]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Who asked, answered and else spoke, with the paragraphs that say so."""
    return [
        (group.how, [(one.who.text, [link.url for link in one.paragraphs]) for one in group.voices])
        for group in groups
    ]


def test_who_asked_answered_and_also_spoke(tmp_path: Path) -> None:
    """Only answers are called so: who says something after a question only said it."""
    notes = (
        "## 1. Mud\n\nBo Ray said that it rains.\n\nAnn Lee asked why. Bo Ray replied that it does."
        "\n\nAnn Lee said that she had asked.\n"
    )
    files = {**PERSONS, "meetings/2031-02-04.md": meeting("2031-02-04", PEOPLE, notes)}
    found = page(small.views(tmp_path, files), "/meetings/2031-02-04/1/")
    assert isinstance(found, ItemPage)
    assert [
        (one.who.text, [(act.act, act.paragraphs[0].url) for act in one.acts])
        for one in found.speakers
    ] == [
        ("Bo Ray", [("1 answer", "#p1-2"), ("1 statement", "#p1-1")]),
        ("Ann Lee", [("1 question", "#p1-2"), ("1 statement", "#p1-3")]),
    ]


def test_what_came_of_a_report(views: Views) -> None:
    """Item, questions, correction, actions, what became of them, by date; not a later report."""
    found = page(views, "/reports/mud/")
    assert isinstance(found, ReportPage)
    put, done = found.thread
    assert (put.text, put.link.url) == ("Put to", "/meetings/2031-02-04/1/")
    assert spoken(put.spoken) == [
        ("Asked", [("Ann Lee", ["/meetings/2031-02-04/1/#p1-1"])]),
        ("Also spoke", [("Bo Ray", ["/meetings/2031-02-04/1/#p1-1"])]),
    ]
    assert [link.text for link in put.corrected] == ["paragraph 1.2"]
    assert [(one.label, one.status) for one in put.actions] == [
        ("1a", "done"),
        ("1b", "not mentioned since"),
    ]
    assert (str(done.date), done.status, done.text) == ("2031-05-06", "done", "It is dug.")
    assert done.where is not None
    assert done.where.url == "/meetings/2031-05-06/#p5-1"
    assert [(one.topic.text, one.before, one.after) for one in found.later] == [
        ("Mud", None, Link("A paper", "/reports/next/", "5 August 2031"))
    ]
    assert found.earlier == ()


def test_a_report_whose_meeting_left_no_notes(tmp_path: Path) -> None:
    """It went to the meeting, and nothing is said of what happened there."""
    files = {
        "meetings/2031-02-04.md": "---\ndate: 2031-02-04\nstatus: held\ntext: missing\n---\n",
        "reports/mud.md": report("2031-02-04", "meeting: 2031-02-04\n", "Mud.\n"),
    }
    found = page(small.views(tmp_path, files), "/reports/mud/")
    assert isinstance(found, ReportPage)
    [step] = found.thread
    assert step.text == "Written for a meeting without notes here,"
    assert step.link.url == "/meetings/2031-02-04/"


def test_a_correction_elsewhere_is_a_step_of_its_own(tmp_path: Path) -> None:
    """A report corrected under another item, or at a later meeting, leads there too."""
    front = "corrections:\n  - {date: 2031-05-06, where: p4-1, report: mud, was: a, now: b}\n"
    files = {**FILES, "meetings/2031-05-06.md": meeting("2031-05-06", front, "## 4. Slips\n\nB.\n")}
    found = page(small.views(tmp_path, files), "/reports/mud/")
    assert isinstance(found, ReportPage)
    assert [(step.text, step.link.url) for step in found.thread[:2]] == [
        ("Put to", "/meetings/2031-02-04/1/"),
        ("Corrected at", "/meetings/2031-05-06/4/"),
    ]
    assert found.thread[1].actions == ()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/meetings/2031-02-04/1/", [("Mud", None, "/meetings/2031-05-06/5/")]),
        ("/meetings/2031-02-04/2/", [("Mud", None, "/meetings/2031-05-06/5/")]),
        (
            "/meetings/2031-05-06/5/",
            [("Mud", "/meetings/2031-02-04/1/", "/meetings/2031-08-05/9/")],
        ),
        ("/meetings/2031-08-05/9/", [("Mud", "/meetings/2031-05-06/5/", None)]),
        ("/reports/mud/", [("Mud", None, "/reports/next/")]),
        ("/reports/next/", [("Mud", "/reports/mud/", None)]),
    ],
)
def test_before_and_after_on_a_topic(
    views: Views, url: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """Each topic leads to the nearest other dates on it; one that leads nowhere is left out."""
    found = page(views, url)
    assert isinstance(found, ItemPage | ReportPage)
    threads = found.threads if isinstance(found, ItemPage) else (*found.earlier, *found.later)
    assert [
        (one.topic.text, one.before and one.before.url, one.after and one.after.url)
        for one in threads
    ] == expected


def test_what_refers_to_a_record(views: Views) -> None:
    """Texts that link to it or name it, with their paragraphs, but for what its page has anyway."""
    item = page(views, "/meetings/2031-02-04/2/")
    assert isinstance(item, ItemPage)
    assert referring(item.referred) == [
        ("/meetings/2031-02-04/1/", ["/meetings/2031-02-04/1/#p1-2"])
    ]
    action = page(views, "/actions/2031-02-04-1a/")
    assert isinstance(action, ActionPage)
    assert referring(action.referred) == []  # its history has it
    held = page(views, "/meetings/2031-02-04/")
    assert isinstance(held, MeetingPage)
    assert referring(held.referred) == [
        ("/meetings/2031-05-06/5/", ["/meetings/2031-05-06/5/#p5-1"])
    ]
    paper = page(views, "/reports/mud/")
    assert isinstance(paper, ReportPage)
    assert referring(paper.referred) == [
        ("/meetings/2031-05-06/5/", ["/meetings/2031-05-06/5/#p5-2"]),
        ("/reports/next/", ["/reports/next/#text-1"]),
    ]
    assert [link.text for link in paper.referred[1].paragraphs] == ["1 under the opening"]


def test_an_action_is_referred_to_in_its_own_meeting(tmp_path: Path) -> None:
    """A link in the notes that minuted it is no later word, and is shown as a reference."""
    notes = NOTES + "\nSee [the digging](#action-1a) and [it](/actions/2031-02-04-1b/).\n"
    files = {**FILES, "meetings/2031-02-04.md": meeting("2031-02-04", PEOPLE + FIRST, notes)}
    found = page(small.views(tmp_path, files), "/actions/2031-02-04-1b/")
    assert isinstance(found, ActionPage)
    assert referring(found.referred) == [
        ("/meetings/2031-02-04/2/", ["/meetings/2031-02-04/2/#p2-2"])
    ]
    assert len(found.history) == 3  # minuted, and two meetings that do not mention it


def test_an_extract_leads_to_its_item_and_back(tmp_path: Path) -> None:
    """The item says which reports repeat it."""
    front = 'kind: extract\nextract_of: {meeting: 2031-02-04, item: "1"}\n'
    files = {**FILES, "reports/extract.md": report("2031-02-04", front, "Mud.\n")}
    found = page(small.views(tmp_path, files), "/meetings/2031-02-04/1/")
    assert isinstance(found, ItemPage)
    assert [link.url for link in found.extracts] == ["/reports/extract/"]
    assert found.speakers != ()
    assert [step.status for step in found.outcomes] == ["done"]
