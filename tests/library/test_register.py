"""The action register: where an action stands, and the pages by which actions are chosen."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comsite.base import urls
from comsite.checking.questions import run_questions
from comsite.data import shapes
from comsite.data.records import all_records
from comsite.library.course import Silence
from comsite.library.library import Library
from comsite.library.register import ActionRemark, Register, Standing
from comsite.site.actions import ActionPage, ActionsPage
from comsite.site.listings import ListingPage
from comsite.site.page import Link, SitePage
from comsite.site.views import Views, span
from tests import small
from tests.small import meeting, report

SLUG = "2031-01-01-1a"
MINUTED = datetime.date(2031, 1, 1)
NOTES = "## 1. Mud\n\nMud.\n\n**Actions**\n\n- Ann Lee to dig.\n- To sing.\n"
PEOPLE = {"people/ann-lee.yaml": "name: Ann Lee\n"}
STATUSES = ("open", "reported back", "done", "overtaken")


def views_of(folder: Path, files: Mapping[str, str]) -> Views:
    """An archive in which two actions are minuted on 1 January 2031."""
    items = 'items:\n  - {number: "1", topics: [mud]}\n'
    items += "actions:\n  - {label: 1a, topics: [mud]}\n  - {label: 1b, topics: [mud]}\n"
    first = meeting("2031-01-01", items, NOTES)
    topic = {"topics/mud.yaml": "title: Mud\n"}
    return Views(
        small.library(folder, {"meetings/2031-01-01.md": first, **PEOPLE, **topic, **files})
    )


def later(date: str, status: str = "", where: str = "", body: str = "") -> dict[str, str]:
    """A later meeting with notes, which say what became of the first action if anything."""
    update = f"action_updates:\n  - action: {SLUG}\n    status: {status}\n" if status else ""
    update += f"    where: {where}\n" if where else ""
    return {f"meetings/{date}.md": meeting(date, update, body or "## 1. Rope\n\nRope.\n")}


def without_notes(date: str, status: str = "held") -> dict[str, str]:
    """A later meeting whose notes are not held."""
    return {f"meetings/{date}.md": f"---\ndate: {date}\nstatus: {status}\ntext: missing\n---\n"}


def standing_in(views: Views, slug: str = SLUG) -> Standing:
    """Where an action stands."""
    action = next(one for one in views.library.backlinks.actions if one.slug == slug)
    return views.library.register.standing(action)


def pages_of(views: Views) -> Mapping[str, SitePage]:
    """All pages by address."""
    return {page.url: page for page in small.pages(views)}


def action_page(views: Views, slug: str = SLUG) -> ActionPage:
    """The page of an action."""
    context = pages_of(views)[urls.action(slug)].context
    assert isinstance(context, ActionPage)
    return context


@dataclass(frozen=True)
class Later:
    """A meeting after the action's, for the properties below."""

    days: int
    kind: str  # notes, missing, scheduled, cancelled
    update: str

    @property
    def date(self) -> datetime.date:
        return MINUTED + datetime.timedelta(self.days)

    def file(self) -> dict[str, str]:
        if self.kind == "notes":
            return later(str(self.date), self.update)
        return without_notes(str(self.date), "held" if self.kind == "missing" else self.kind)


MEETINGS = st.lists(
    st.builds(
        Later,
        days=st.integers(1, 900),
        kind=st.sampled_from(["notes", "notes", "notes", "missing", "scheduled", "cancelled"]),
        update=st.sampled_from(["", "", "", *STATUSES]),
    ),
    max_size=9,
    unique_by=lambda one: one.days,
)


@pytest.mark.slow
@settings(max_examples=60)
@given(MEETINGS)
def test_a_standing_is_what_the_meetings_say(meetings: list[Later]) -> None:
    """Status, age, silence and history agree with a count by hand, whatever the meetings are."""
    with tempfile.TemporaryDirectory() as folder:
        files = {path: text for one in meetings for path, text in one.file().items()}
        found = standing_in(views_of(Path(folder), files))
    meetings = sorted(meetings, key=lambda one: one.days)
    noted = [one for one in meetings if one.kind == "notes"]
    updates = [one for one in noted if one.update]
    status = updates[-1].update if updates else "open"
    said = "not mentioned since" if noted else "no later record"
    assert found.word == (status if updates else said)
    run = [one.update for one in reversed(updates)]
    same = next((n for n, one in enumerate(run) if one != status), len(run))
    if status == "open":
        until = noted[-1].days if noted else 0
        since = updates[-1].days if updates else 0
        assert found.silent == sum(one.days > since for one in noted)
    else:
        until = updates[-same].days
        assert found.silent == 0
    held = [one for one in meetings if one.kind in ("notes", "missing") and one.days <= until]
    assert (found.status, found.days, found.meetings) == (status, until, len(held))
    assert [word.status for word in found.remarks] == [one.update for one in updates]
    gaps = [one for one in found.history if isinstance(one, Silence)]
    told = [one for one in meetings if one.kind != "cancelled"]
    if status != "open":
        told = [one for one in told if one.days <= updates[-1].days]
    assert len(found.remarks) + sum(len(gap.meetings) for gap in gaps) == len(told)
    assert sum(gap.silent for gap in gaps) == sum(
        one.kind == "notes" and not one.update for one in told
    )


@pytest.mark.slow
@settings(max_examples=30)
@given(MEETINGS, st.integers(901, 2000), st.sampled_from(["missing", "scheduled", "cancelled"]))
def test_a_meeting_without_notes_ages_nothing(meetings: list[Later], days: int, kind: str) -> None:
    """What is known of an action changes with later notes only, not with a later date."""
    files = {path: text for one in meetings for path, text in one.file().items()}
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        before = standing_in(views_of(Path(one), files))
        after = standing_in(views_of(Path(other), files | Later(days, kind, "").file()))
    assert (before.status, before.meetings, before.days, before.silent) == (
        *(after.status, after.meetings, after.days, after.silent),
    )


def test_later_notes_that_do_not_mention_an_action(tmp_path: Path) -> None:
    """They are counted, with the date of the latest; what has no notes says nothing."""
    files = without_notes("2031-02-01") | later("2031-04-02") | without_notes("2031-07-01")
    page = action_page(views_of(tmp_path, files))
    assert page.action.status == "not mentioned since"
    assert page.action.span == "in the notes of 1 later meeting"
    assert page.as_of is not None
    assert page.as_of.text == "2 April 2031"
    assert page.since == (
        "Not mentioned since: the archive has the notes of 1 later meeting, which say nothing of"
        " it. What happened next may be told elsewhere."
    )
    assert [(str(step.dates[0]), step.text) for step in page.history] == [
        ("2031-01-01", "Agreed under"),
        ("2031-02-01", "The archive has no notes and no papers of the"),
        ("2031-04-02", "Not mentioned in the"),
        ("2031-07-01", "The archive has no notes and no papers of the"),
    ]


def test_the_latest_notes_are_not_said_to_be_silent(tmp_path: Path) -> None:
    """An action of the latest notes has no later record, and nothing says if it was done."""
    page = action_page(views_of(tmp_path, without_notes("2031-02-01", "scheduled")))
    assert (page.action.status, page.action.span) == ("no later record", "")
    assert page.as_of is not None
    assert page.as_of.text == "1 January 2031"
    assert page.since == (
        "No later record: the archive has no notes later than those in which it was agreed, and"
        " cannot say what happened next."
    )
    assert [step.text for step in page.history] == ["Agreed under", "Announced is the"]


def test_the_evidence_of_a_status(tmp_path: Path) -> None:
    """A closed action says which notes closed it, in which paragraph, and after how long."""
    files = later("2031-02-01") | later("2031-04-02", "done", "p1-1") | later("2031-07-01")
    page = action_page(views_of(tmp_path, files))
    assert (page.action.status, page.action.span) == ("done", "after 2 meetings and 91 days")
    assert [(link.text, link.url) for link in page.evidence] == [
        ("notes of 2 April 2031", "/meetings/2031-04-02/"),
        ("paragraph 1.1", "/meetings/2031-04-02/#p1-1"),
    ]
    assert [step.status for step in page.history] == ["", "", "done"]
    assert page.since == ""


def test_a_report_may_report_back(tmp_path: Path) -> None:
    """A paper's updates count like those of notes, and come before the meeting of its day."""
    front = f"action_updates:\n  - action: {SLUG}\n    status: reported back\n    where: p7\n"
    files = later("2031-04-02", "done") | {
        "reports/mud.md": report("2031-04-02", front, "## What we did\n\n7. We dug.\n")
    }
    found = standing_in(views_of(tmp_path, files))
    assert [(one.source.kind, one.status) for one in found.remarks] == [
        ("reports", "reported back"),
        ("meetings", "done"),
    ]
    page = action_page(views_of(tmp_path, files))
    assert page.history[1].where is not None
    assert page.history[1].where.url == "/reports/mud/#p7"


def test_a_report_closes_before_the_meeting_of_its_day(tmp_path: Path) -> None:
    """The meeting of that day had not been held yet when the paper was written."""
    front = f"action_updates:\n  - action: {SLUG}\n    status: done\n"
    paper = {"reports/mud.md": report("2031-04-02", front, "Dug.\n")}
    files = later("2031-02-01") | later(
        "2031-04-02", body=f"## 1. A\n\n[B]({urls.action(SLUG)}).\n"
    )
    found = standing_in(views_of(tmp_path, files | paper))
    assert (found.status, found.meetings, found.days) == ("done", 1, 91)
    paper = {"reports/mud.md": report("2031-04-02", "", f"See [it]({urls.action(SLUG)}).\n")}
    found = standing_in(views_of(tmp_path / "b", later("2031-04-02", "open") | paper))
    assert [one.source.kind for one in found.remarks] == ["reports", "meetings"]


def test_an_action_that_later_notes_link_to_is_mentioned(tmp_path: Path) -> None:
    """A link to an action's page, or to its place in the notes, counts as a mention of it."""
    for place in (urls.action(SLUG), "/meetings/2031-01-01/1/#action-1a"):
        body = f"## 1. Rope\n\nRope.\n\nSee [what was promised]({place}).\n"
        views = views_of(tmp_path / place[1:4], later("2031-04-02", body=body))
        found = standing_in(views)
        assert [(word.where, word.status) for word in found.remarks] == [("p1-2", "")]
        assert (found.word, found.silent) == ("mentioned since", 0)
        assert standing_in(views, "2031-01-01-1b").silent == 1


def test_a_month_is_not_later_than_its_days(tmp_path: Path) -> None:
    """A meeting known to the month alone is neither after nor silent about one of its days."""
    found = standing_in(views_of(tmp_path, without_notes("2031-01")))
    assert (found.history, found.meetings, found.days) == ((), 0, 0)
    files = {"meetings/2031-05.md": meeting("2031-05", "", NOTES)} | later("2031-05-20")
    found = standing_in(views_of(tmp_path / "b", files | later("2031-06-01")), "2031-05-1a")
    assert (found.silent, found.meetings, found.days) == (1, 1, None)


def test_many_silent_meetings_are_one_line(tmp_path: Path) -> None:
    """A long silence names its first and last meeting, and how many notes are held."""
    files: dict[str, str] = {}
    for month in range(2, 10):
        files |= later(f"2031-{month:02}-01")
    page = action_page(views_of(tmp_path, files | without_notes("2031-10-01")))
    silence = page.history[1]
    assert silence.text == "Not mentioned in the notes of 8 meetings; those of 1 are not here:"
    assert [link.text for link in silence.sources] == ["1 February 2031", "1 October 2031"]


def test_the_parts_of_the_register(tmp_path: Path) -> None:
    """There is a page a status, owner, topic and meeting that has an action, and no other."""
    pages = pages_of(views_of(tmp_path, later("2031-04-02", "done")))
    register = {url for url, page in pages.items() if isinstance(page.context, ActionsPage)}
    assert register == {
        *("/actions/", "/actions/status/open/", "/actions/status/done/"),
        *("/actions/owner/people/ann-lee/", "/actions/owner/none/"),
        *("/actions/topic/mud/", "/actions/meeting/2031-01-01/"),
    }
    choices = {url for url, page in pages.items() if isinstance(page.context, ListingPage)}
    assert {url for url in choices if url.startswith("/actions/")} == {
        *("/actions/status/", "/actions/owner/", "/actions/topic/", "/actions/meeting/"),
    }
    whole, done = pages["/actions/"].context, pages["/actions/status/done/"].context
    assert isinstance(whole, ActionsPage)
    assert isinstance(done, ActionsPage)
    assert whole.statement == "2 actions. Of 1, a later text says what came of it."
    assert (done.heading, done.statement) == ("Actions done", "1 of 2 actions.")
    assert [one.label for group in done.groups for one in group.actions] == ["1a"]
    assert [(group.heading, [one.note for one in group.choices]) for group in whole.filters] == [
        ("By status", ["1", "1"]),
        ("By owner", ["1", "1"]),
        ("By topic", ["2"]),
        ("By meeting", ["2"]),
    ]


def test_an_archive_without_actions_has_one_register_page(tmp_path: Path) -> None:
    """It says that there is none, and nothing leads on from it."""
    views = small.views(tmp_path, {"meetings/2031-01-01.md": meeting("2031-01-01", "", "")
                                      .replace("status: held", "status: scheduled")})  # fmt: skip
    pages = {url: page for url, page in pages_of(views).items() if url.startswith("/actions/")}
    assert list(pages) == ["/actions/"]
    context = pages["/actions/"].context
    assert isinstance(context, ActionsPage)
    assert context.statement == "There is no action here yet."
    assert context.filters == ()


def test_a_large_register_goes_by_year(tmp_path: Path) -> None:
    """Over 200 actions are shown a year at a time; each year has its address."""
    many = "## 1. Mud\n\nMud.\n\n**Actions**\n\n" + "- To dig.\n" * 99
    files = {
        f"meetings/{date}.md": meeting(date, "", many)
        for date in ("2030-01-01", "2030-02-01", "2032-01-01")
    }
    pages = pages_of(views_of(tmp_path, files))
    for url in ("/actions/", "/actions/status/open/", "/actions/owner/none/"):
        whole = pages[url].context
        year = pages[f"{url}{'year/' if url == '/actions/' else ''}2030/"].context
        assert isinstance(whole, ActionsPage)
        assert isinstance(year, ActionsPage)
        assert [link.text for link in whole.years] == ["2032", "2031", "2030"]
        assert [len(group.actions) for group in whole.groups] == [99]
        assert [len(group.actions) for group in year.groups] == [99, 99]
        assert year.heading.endswith(", 2030")


def test_a_meeting_is_never_cut_by_year(tmp_path: Path) -> None:
    """However many actions it has, they are on one page."""
    item = "Mud.\n\n**Actions**\n\n" + "- To dig.\n" * 99
    many = "".join(f"## {number}. Mud\n\n{item}\n" for number in (1, 2, 3))
    pages = pages_of(
        views_of(tmp_path, {"meetings/2032-01-01.md": meeting("2032-01-01", "", many)})
    )
    found = pages["/actions/meeting/2032-01-01/"].context
    assert isinstance(found, ActionsPage)
    assert (found.years, len(found.groups[0].actions)) == ((), 297)


def test_addresses_of_the_register_are_never_those_of_actions() -> None:
    """The slug of an action begins with a year; no way of choosing does."""
    assert urls.actions("status", "open") == "/actions/status/open/"
    assert urls.actions("owner", "posts", "chief") == "/actions/owner/posts/chief/"
    assert urls.actions("", "") == urls.ACTIONS
    assert urls.action(SLUG) == "/actions/2031-01-01-1a/"


@pytest.mark.parametrize("mentioned", ["update", "link", "report"])
def test_the_editor_is_asked_about_actions_not_mentioned(tmp_path: Path, mentioned: str) -> None:
    """Once a set of new notes: each action without an outcome that they do not name."""
    link = f"## 1. Rope\n\n[Mud]({urls.action(SLUG)}).\n"
    answers: dict[str, dict[str, str]] = {
        "update": later("2031-07-01", "open"),
        "link": later("2031-07-01", body=link),
        "report": later("2031-07-01")
        | {"reports/mud.md": report("2031-07-01", "", f"See [it]({urls.action(SLUG)}).\n")},
    }
    asked = run_questions(_read(tmp_path / "a", later("2031-04-02") | later("2031-07-01")))
    assert [str(one) for one in asked] == [
        "content/meetings/2031-07-01.md:2: these notes do not mention 2 actions, and no earlier"
        ' text tells their outcome: 2031-01-01-1a, "Ann Lee to dig." (Ann Lee) and'
        ' 2031-01-01-1b, "To sing." (no owner named). If they do speak of one, add to'
        ' "action_updates" its number and what came of it, like'
        ' "- action: 2031-01-01-1a", "status: reported back" (or open, done, overtaken)'
        ' and "where: p2-1" (the paragraph). If they do not, there is nothing to do'
    ]
    asked = [
        one
        for one in run_questions(_read(tmp_path / "b", answers[mentioned]))
        if one.rule == "open-actions-are-mentioned"
    ]
    assert len(asked) == 1
    assert "an action, and no earlier text tells its outcome: 2031-01-01-1b" in asked[0].message


def test_nothing_is_asked_about_actions_without_later_notes(tmp_path: Path) -> None:
    """Notes that are not held cannot mention anything."""
    assert run_questions(_read(tmp_path, without_notes("2031-04-02"))) == []


def test_a_question_lists_five_actions(tmp_path: Path) -> None:
    """The rest are counted, with the page of the register that has all."""
    many = "## 1. Mud\n\nMud.\n\n**Actions**\n\n" + "- To dig.\n" * 15
    files = {"meetings/2031-01-01.md": meeting("2031-01-01", "", many)} | later("2031-04-02")
    [asked] = run_questions(small.library(tmp_path, files))
    assert asked.message.count('"To dig."') == 5
    assert "and 10 more, at /actions/status/open/." in asked.message


def _read(folder: Path, files: Mapping[str, str]) -> Library:
    return views_of(folder, files).library


def test_words_know_their_dates(tmp_path: Path) -> None:
    """A word bears the date of the text that says it."""
    views = views_of(tmp_path, later("2031-04-02", "done"))
    assert isinstance(views.library.register, Register)
    [word] = standing_in(views).remarks
    assert isinstance(word, ActionRemark)
    assert str(word.date) == "2031-04-02"
    assert span(standing_in(views)) == "after 1 meeting and 91 days"


OUTCOME = """\
actions:
  - label: 1a
    outcome:
      status: done
      date: {}
      source: {{title: A letter to Ann Lee, url: "https://letters.example/7"}}
      note: A hole was dug.
"""


@pytest.mark.parametrize("day", ["2031-02-01", "2031-07-01"])
def test_an_outcome_that_no_text_here_tells(day: str, tmp_path: Path) -> None:
    """It settles the action on its day, with its document, whatever later notes do not say."""
    first = meeting("2031-01-01", OUTCOME.format(day), NOTES)
    files = {"meetings/2031-01-01.md": first, **PEOPLE, **later("2031-03-01")}
    views = Views(small.library(tmp_path, files))
    standing = standing_in(views)
    assert (standing.word, standing.settled, standing.silent) == ("done", True, 0)
    assert standing.meetings == (day > "2031-03-01")
    remark = standing.evidence
    assert remark is not None
    assert (str(remark.date), remark.note) == (day, "A hole was dug.")
    silences = [part for part in standing.history if isinstance(part, Silence)]
    assert len(silences) == (day > "2031-03-01")
    page = action_page(views)
    letter = Link("A letter to Ann Lee", "https://letters.example/7")
    assert page.evidence == (letter,)
    assert page.history[-1].sources == (letter,)
    assert page.history[-1].text == "A hole was dug."
    action = next(one for one in views.library.backlinks.actions if one.slug == SLUG)
    (thread,) = views.outcomes([action])
    assert thread.where == letter
    told = next(one for one in all_records(views.library) if one.id == urls.action(SLUG))
    assert isinstance(told, shapes.Action)
    assert [(one.source, one.date, one.document, one.document_url) for one in told.updates] == [
        ("/meetings/2031-01-01/", day, "A letter to Ann Lee", "https://letters.example/7")
    ]
