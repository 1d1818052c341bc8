"""Fields that contradict each other or the text, in meetings and reports: each warning whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, check
from comsite.checking.papers import PAPERS
from comsite.checking.states import STATES
from comsite.cli.main import main
from tests.small import meeting, report, write

RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "topics/gulls.yaml": "title: Kittiwakes\n",
}
PATH, LATER = "meetings/2031-05-01.md", "meetings/2031-06-10.md"
HERE = f"content/{PATH}"
NONE = "## 1. Gulls\n\nNone.\n"
ADA = "present:\n  - {person: ada-example, role: Observer}\n"


def _told(folder: Path, files: Mapping[str, str]) -> list[str]:
    content = write(folder, {**RECORDS, **files})
    return [str(one) for one in check(Options(content, folder / "build"))]


def _here(front: str, text: str = NONE) -> dict[str, str]:
    return {PATH: meeting("2031-05-01", front, text)}


def _later(front: str = "", status: str = "held") -> dict[str, str]:
    return {LATER: meeting("2031-06-10", front, NONE).replace("held", status, 1)}


def _scheduled(front: str, text: str, status: str = "scheduled") -> dict[str, str]:
    return {PATH: meeting("2031-05-01", front, text).replace("held", status, 1)}


def _correction(entry: str, where: str = "p1-1") -> dict[str, str]:
    text = "## 1. Gulls\n\nThere were twelve gulls on the quay.\n"
    return _here(f"corrections:\n  - {{where: {where}, {entry}}}\n", text)


TAKEN_OUT = "date: 2031-06-01, was: It rained., now: taken out"
CASES: dict[str, tuple[Mapping[str, str], str | None]] = {
    "scheduled, with notes": (
        _scheduled(
            f"{ADA}notes: {{status: draft}}\n",
            "## 1. Gulls\n\nAda Example asked why.\n\n### Actions\n\n- Ada Example to row.\n",
        ),
        f'{HERE}:3: "status" is scheduled, and the file has people under "present", actions and'
        ' what was asked and answered; write "status: held" if the meeting took place on this day,'
        " or take out what is of another meeting",
    ),
    "cancelled, and agreed": (
        {
            **_scheduled("notes: {status: agreed, agreed_at: 2031-06-10}\n", NONE, "cancelled"),
            **_later(),
        },
        f'{HERE}:3: "status" is cancelled, and the file has notes that are agreed; write "status:'
        ' held" if the meeting took place on this day, or take out what is of another meeting',
    ),
    "scheduled, with an agenda": (_scheduled("", NONE), None),
    "drafts that are agreed": (
        {**_here("notes:\n  status: draft\n  agreed_at: 2031-06-10\n"), **_later()},
        f'{HERE}:6: these notes are "draft", and "agreed_at" is 2031-06-10; write "status: agreed",'
        ' or take the line "agreed_at" out until a meeting has agreed them',
    ),
    "agreed at a meeting to come": (
        {
            **_here("notes:\n  status: agreed\n  agreed_at: 2031-06-10\n"),
            **_later("", "scheduled"),
        },
        f'{HERE}:6: "agreed_at" is 2031-06-10, and that meeting is scheduled; write "status: held"'
        ' there if it took place, or here "status: draft" until a meeting has agreed these notes',
    ),
    "agreed nowhere": (
        {**_here("notes:\n  status: agreed\n"), **_later()},
        f'{HERE}:5: these notes are "agreed", and nothing says at which meeting; write below it'
        ' "agreed_at: 2031-06-10" if that meeting agreed them, or another',
    ),
    "agreed, and no meeting since": (_here("notes:\n  status: agreed\n"), None),
    "announced for another day": (
        {**_here("next_meeting:\n  date: 2031-06-11\n"), **_later("", "scheduled")},
        f'{HERE}:5: "next_meeting" is on 11 June 2031, and the meeting after this one is that of 10'
        " June 2031; write the same day in both; if the meeting was moved, make"
        ' meetings/2031-06-11.md with "status: moved" and "moved_to: 2031-06-10"',
    ),
    "announced for another month": (
        {
            **_here("next_meeting:\n  date: 2031-06-25\n"),
            **_later("next_meeting: {date: 2031-08}\n"),
        },
        None,
    ),
    "a correction that is not made": (
        _correction("date: 2031-06-01, was: ten gulls, now: twenty gulls"),
        f'{HERE}:5: "twenty gulls" does not stand in p1-1; write it there, or copy from there what'
        ' is right, or name the paragraph that has it under "where"',
    ),
    "a correction of what still stands": (
        _correction("date: 2031-06-01, was: twelve gulls, now: twenty gulls"),
        f'{HERE}:5: "twelve gulls" still stands in p1-1; write there what is right, or name the'
        ' paragraph that was corrected under "where"',
    ),
    "a correction of nothing": (
        _correction("date: 2031-06-01, was: Twelve gulls., now: twelve gulls"),
        f'{HERE}:5: "was" and "now" are the same; write under "was" what stood there, and under'
        ' "now" what is right',
    ),
    "a correction before its time": (
        _correction("date: 2030-06-01, was: ten, now: Twelve gulls."),
        f"{HERE}:5: this correction is of 1 June 2030, before 1 May 2031, the day of what it"
        " corrects; write the day on which it was corrected",
    ),
    "corrections that are made": (
        _correction("date: 2031, was: gulls, now: 'Twelve gulls …'"),
        None,
    ),
    "words that were taken out": (_correction(TAKEN_OUT), None),
    "an action before its time": (
        _here("", "## 1. Gulls\n\n### Actions\n\n- Ada Example to row by the 30th April 2031.\n"),
        f'{HERE}:10: the action 1a is due "by the 30th April 2031", before this meeting of 1 May'
        ' 2031; mend the date; if the document prints it so, say that under "settled"',
    ),
    "actions in time": (
        _here(
            "",
            "## 1. Gulls\n\n### Actions\n\n- Ada Example to row by May 2031, or by 31 June 2030.\n"
            "- Ada Example to write of April 2030 by June.\n",
        ),
        f'{HERE}:10: there is no day "31 June 2030"; write the day that is meant; if the document'
        ' prints it so, keep it and write "(as printed)" after it',
    ),
    "an outcome before its time": (
        _here(
            "actions:\n  - label: 1a\n    outcome:\n      status: done\n      date: 2030\n"
            "      source: {title: A letter}\n",
            "## 1. Gulls\n\n### Actions\n\n- Ada Example to row.\n",
        ),
        f"{HERE}:8: the outcome of action 1a is of 2030, before this meeting of 1 May 2031; mend"
        " the date",
    ),
    "two outcomes": (
        {
            **_here("", "## 1. Gulls\n\n### Actions\n\n- Ada Example to row.\n"),
            **_later(
                "action_updates:\n  - {action: 2031-05-01-1a, status: open}\n"
                "  - {action: 2031-05-01-1a, status: open}\n"
                "  - {action: 2031-05-01-1a, status: done}\n"
            ),
        },
        f'content/{LATER}:7: 2031-05-01-1a is "open" above and "done" here; keep the one that these'
        " notes end with",
    ),
    "a report of another item": (
        {
            **_here("items:\n  - {number: 1, reports: [a]}\n", f"{NONE}\n## 2. Terns\n\nNone.\n"),
            "reports/a.md": report("2031-05-01", "meeting: 2031-05-01\nitem: 2\n", "Lamps.\n"),
        },
        f"{HERE}:5: a is listed at item 1 of 2031-05-01, and its file says that it went to item 2;"
        ' write the same in both; in reports/a.md the fields are "meeting: 2031-05-01" and "item:'
        ' 1"',
    ),
    "a report of another meeting": (
        {
            **_here("items:\n  - {number: 1, reports: [a]}\n"),
            **_later(),
            "reports/a.md": report("2031-05-01", "meeting: 2031-06-10\n", "Lamps.\n"),
        },
        f"{HERE}:5: a is listed at item 1 of 2031-05-01, and its file says that it went to"
        ' 2031-06-10; write the same in both; in reports/a.md the fields are "meeting: 2031-05-01"'
        ' and "item: 1"',
    ),
    "a report after its meeting": (
        {**_here(""), "reports/a.md": report("2031-05-02", "meeting: 2031-05-01\n", "Lamps.\n")},
        'content/reports/a.md:3: "date" is 2031-05-02, after its meeting of 1 May 2031; write the'
        " date that the report bears, or name the meeting that it went to",
    ),
    "a report of long ago": (
        {**_here(""), "reports/a.md": report("2013-05-01", "meeting: 2031-05-01\n", "Lamps.\n")},
        'content/reports/a.md:3: "date" is 2013-05-01, and its meeting was in 2031; look whether'
        " the year is right",
    ),
    "an appendix of long ago": (
        {
            **_here(""),
            "reports/a.md": report(
                "2013-05-01", "kind: appendix\nmeeting: 2031-05-01\n", "Lamps.\n"
            ),
        },
        None,
    ),
    "a report by the name of another day": (
        {"reports/2031-05-01-a.md": report("2031-05-11", "", "Lamps.\n")},
        'content/reports/2031-05-01-a.md:3: the file is named by 2031-05-01, and "date" is'
        " 2031-05-11; if the date is wrong, write the one of the name; if the report was never"
        " published, rename the file",
    ),
    "a report by the name of its meeting": (
        {
            **_here(""),
            "reports/2031-05-01-a.md": report("2031-04-11", "meeting: 2031-05-01\n", "Lamps.\n"),
        },
        None,
    ),
    "a report without its meeting": (
        {**_here(""), "reports/a.md": report("2031-05-01", "", "Lamps.\n")},
        'content/reports/a.md:3: there is a meeting on 1 May 2031, and no "meeting" here; write'
        ' "meeting: 2031-05-01" if this report went to it, and "item" with the number of the item',
    ),
    "a report for a meeting to come": (
        {**_scheduled("", NONE), "reports/a.md": report("2031-05-01", "", "Lamps.\n")},
        None,
    ),
    "what is attached to a report": (
        {
            **_here("items:\n  - {number: 1, reports: [a]}\n"),
            "reports/a.md": report(
                "2031-05-01", "attachments:\n  - {title: B, report: b}\n", "Lamps.\n"
            ),
            "reports/b.md": report("2031-05-01", "kind: appendix\n", "Lamps.\n"),
        },
        None,
    ),
    "a report twice": (
        {
            "reports/a.md": report("2031-05-01", "", "Lamps.\n"),
            "reports/b.md": report("2031-05-01", "", "Lamps.\n"),
        },
        "content/reports/b.md:2: reports/a.md has the same subject, date and meeting; if it is the"
        " same report, delete the one that was not published; if there are two, say in"
        ' "title" of each what it is about',
    ),
    "numbers that fall": (
        {"reports/a.md": report("2031-05-01", "", "1. Lamps.\n\n5. Terns.\n\n3. Gulls.\n")},
        "content/reports/a.md:10: paragraph 3 stands below paragraph 5; write the number that the"
        " document prints, or put the paragraphs in its order",
    ),
    "a field without a value": (
        _here("place:\n"),
        f'{HERE}:4: "place" has no value, and counts as left out; write it behind the colon, or'
        " delete the line",
    ),
    "lists that a new archive has empty": (
        {"glossary.yaml": "terms:\n", "redirects.yaml": "redirects:\n"},
        None,
    ),
    "apologies without a value": (
        _here("apologies:\n"),
        f'{HERE}:4: "apologies" has no value, and counts as left out; write it behind the colon, or'
        ' "apologies: none" if nobody sent any, or delete the line',
    ),
    "an entry twice": (
        _here("items:\n  - {number: 1, topics: [gulls, gulls]}\n", "## 1. Terns\n\nNone.\n"),
        f'{HERE}:5: "gulls" stands twice in "topics"; delete one',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_states(case: str, tmp_path: Path) -> None:
    """Each mistake is told once, at its line; what only looks like one is not."""
    files, expected = CASES[case]
    assert _told(tmp_path, files) == ([expected] if expected else [])


@pytest.mark.parametrize("now", ["four lamps", "five lamps"])
def test_a_correction_of_a_report(now: str, tmp_path: Path) -> None:
    """Corrections of reports are looked at like those of notes."""
    front = f"corrections:\n  - {{date: 2031-06-01, where: p1, was: six, now: {now}}}\n"
    told = _told(
        tmp_path, {"reports/a.md": report("2031-05-01", front, "1. There are four lamps.")}
    )
    assert len(told) == (now != "four lamps")


def test_why(tmp_path: Path) -> None:
    """Each of these rules says why it matters."""
    files = {
        **_scheduled(f"{ADA}place:\n", NONE, "cancelled"),
        **_later("corrections:\n  - {date: 2031-06-11, where: p1-1, was: Five, now: Six}\n"),
        "meetings/2031-07-11.md": meeting("2031-07-11", "text: missing\n", "").replace(
            "held", "scheduled"
        ),
        "meetings/2031-07-01.md": meeting(
            "2031-07-01",
            "next_meeting:\n  date: 2031-07-12\n",
            "## 1. Gulls\n\n### Actions\n\n- Ada Example to row by May 2031.\n",
        ),
        "reports/a.md": report("2031-06-10", "", "5. Lamps.\n\n3. Gulls.\n"),
        "reports/b.md": report("2031-06-10", "authors: []\n", "Lamps.\n"),
        "people/cora-specimen.yaml": "name: Cora Specimen\nother_names: [Cllr S, Cllr S]\n",
    }
    content = write(tmp_path, {**RECORDS, **files})
    said = CliRunner().invoke(main, ["check", "--source", str(content)]).output
    whys = [line for line in said.splitlines() if "    Why: " in line]
    assert whys == [
        "    Why: Lists, calendars and feeds tell readers by these fields what took place."
        " [states-fit-the-notes]",
        "    Why: A value may have been lost, and readers are told nothing. [fields-have-values]",
        "    Why: Readers are told what is right, and have to find it there."
        " [corrections-are-made]",
        "    Why: Calendars would have two meetings, and a reader may come to the one that nobody"
        " holds. [announced-days-are-on-record]",
        "    Why: The register tells readers what is due, and what came of it."
        " [actions-are-in-time]",
        "    Why: It is a slip of copying, and another entry may be missing. [entries-stand-once]",
        "    Why: Readers go from a report to where it was discussed, and back."
        " [reports-fit-their-meeting]",
        "    Why: Readers cite a paragraph by the number that is printed. [printed-numbers-rise]",
        "    Why: Readers would take one paper for two, and cite either. [reports-are-there-once]",
    ]
    assert len(whys) == len(STATES) + len(PAPERS)
