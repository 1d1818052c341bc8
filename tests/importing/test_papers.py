"""Reports, briefings, appendices and extracts are understood, also several in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.content.archive import Archive
from tests import small
from tests.importing.building import archive_of, lines, read, records, remarks_of

REPORT = """\
Agenda Item No. 6
LAMP OVERSIGHT
3 June 2031
SUBJECT: Lamps at night
Joint Report of the Lamp Commissioner and the Chief Constable
PURPOSE OF THE REPORT
1. This report says where lamps burn at night, and what they cost the town of Fernwick.
RECOMMENDATION
2. That the Commissioner notes it.
KEY INFORMATION
3. Two places were chosen for lamps in the last year:
- the harbour
- the station
ATTACHMENTS
Police - Update
LC Update
FERNWICK POLICE
Chief Constable's Report to the Lamp Commissioner for Information
Lamps in the station (LIS) Report
Paper requested by: Lamp Office for the meeting of June 2031
Summary
How lamps were counted
The police counted all lamps in the station from January to May. 1. is no number here.
Lamp Commissioner - Update
1. In February 2031 the Commissioner bought oil for all lamps in the harbour of Fernwick.
"""

RECORD = {
    "meetings/2031-06-03.md": small.meeting("2031-06-03", "", "## 6. Lamps at night\n\nNoted."),
    "organisations/fernwick-police.yaml": "name: Fernwick Police\n",
    "organisations/lamp-office.yaml": "name: Lamp Office\n",
    "posts/lamp-commissioner.yaml": "title: Lamp Commissioner\nabbreviations: [LC]\n",
    "posts/chief-constable.yaml": "title: Chief Constable\n",
    "posts/inspector.yaml": "title: Inspector\nabbreviations: [Insp]\nshared: true\n",
    "people/ada-example.yaml": "name: Ada Example\n",
}


def test_a_report_with_two_papers_attached_is_three_records(tmp_path: Path) -> None:
    recognised = read(REPORT, archive_of(tmp_path, RECORD))
    report, police, commissioner = records(recognised, "reports")
    assert report.slug == "2031-06-03-lamps-at-night"
    assert report.data == {
        "subject": "Lamps at night",
        "date": "2031-06-03",
        "kind": "joint report",
        "meeting": "2031-06-03",
        "item": "6",
        "text": "full",
        "source": {
            "title": "Agenda Item No. 6, LAMP OVERSIGHT, 3 June 2031, Lamps at night, Joint Report"
            " of the Lamp Commissioner and the Chief Constable"
        },
        "authors": [
            {"post": "lamp-commissioner", "role": "Lamp Commissioner"},
            {"post": "chief-constable", "role": "Chief Constable"},
        ],
        "attachments": [
            {"title": "Police - Update", "report": police.slug},
            {"title": "LC Update", "report": commissioner.slug},
        ],
    }
    assert lines(report) == [
        "heading2 PURPOSE OF THE REPORT",
        "number1 1. This report says where lamps burn at night, and what they cost the town of"
        " Fernwick.",
        "heading2 RECOMMENDATION",
        "number1 2. That the Commissioner notes it.",
        "heading2 KEY INFORMATION",
        "number1 3. Two places were chosen for lamps in the last year:",
        "bullet2 the harbour",
        "bullet2 the station",
        "heading2 ATTACHMENTS",
        "paragraph Police - Update",
        "paragraph LC Update",
    ]
    assert police.data["subject"] == "Lamps in the station (LIS) Report"
    assert (police.data["kind"], police.data["part_of"]) == ("update", report.slug)
    assert police.data["authors"] == [{"post": "chief-constable", "role": "Chief Constable"}]
    assert police.data["requested_by"] == {"organisation": "lamp-office", "role": "Lamp Office"}
    assert lines(police)[:2] == ["heading2 Summary", "heading2 How lamps were counted"]
    assert commissioner.data["subject"] == "Lamp Commissioner - Update"
    assert commissioner.data["part_of"] == report.slug


def test_labels_above_each_other_share_the_line_below(tmp_path: Path) -> None:
    text = """\
Chief Officer Team Briefing
3 June 2031
Title:
COT Sponsor:
Lamp Report Insp Example
SUMMARY
The lamps of the harbour burned through the whole of the winter, and nobody fell in.
Inspector Ada Example
"""
    (draft,) = records(read(text, archive_of(tmp_path, RECORD)), "reports")
    assert draft.data["kind"] == "briefing"
    assert draft.data["subject"] == "Lamp Report"
    assert draft.data["sponsor"] == {
        "person": "ada-example",
        "post": "inspector",
        "role": "COT Sponsor, Insp",
    }
    assert draft.data["authors"] == [
        {"person": "ada-example", "post": "inspector", "role": "Inspector"}
    ]


def test_offices_that_are_not_on_record_are_proposed_and_other_authors_asked_about(
    nothing: Archive,
) -> None:
    text = "SUBJECT: Oil\n3 June 2031\nReport of the {}\nPURPOSE\n1. It is dear."
    recognised = read(text.format("Chief Constable"), nothing)
    assert [draft.slug for draft in records(recognised, "posts")] == ["chief-constable"]
    recognised = read(text.format("Oil Friends"), nothing)
    assert remarks_of(recognised, "question") == [
        "'Oil Friends': nobody on record has that name; write who it is under authors or sponsor",
        "1 paper is of 3 June 2031; no meeting of that day is on record; once one is, write"
        ' "meeting: 2031-06-03" into it',
    ]
    assert remarks_of(recognised, "understood") == ['report "Oil" of 3 June 2031']
    assert remarks_of(recognised, "left out") == ["labels of the front part are not repeated"]


NOTES_AND_PAPERS = """\
Lamp Oversight Meeting
Date: Tuesday, 3 June 2031
Present
Ada Example – Lamp Commissioner (LC) Ben Sample – Wick Inspector (WI)
1. Oil
The LC asked about oil, and was told that there would be more of it in the autumn of the year.
2. Next Meeting
Tuesday 2 September 2031 14:30-16:30
2 September 2031
SUBJECT: Use of Oil
PURPOSE OF THE REPORT
1. The attached report says how much oil was used, and why it was all used in one night.
ATTACHMENT
Wick Inspectors report – Use of Oil
2 September 2031
SUBJECT: Wicks – Exception paper
PURPOSE OF THE REPORT
1. The attached report says how long wicks are. 2. It says why they are not longer.
ATTACHMENT
Wick Inspectors report – Wicks
"""


def test_notes_followed_by_papers_are_several_records(nothing: Archive) -> None:
    recognised = read(NOTES_AND_PAPERS, nothing)
    kinds = [
        (draft.slug, draft.data.get("kind"))
        for draft in recognised.drafts
        if draft.folder in ("meetings", "reports")
    ]
    assert kinds == [
        ("2031-06-03", None),
        ("2031-09-02-use-of-oil", "cover report"),
        ("2031-09-02-wicks-exception-paper", "exception paper"),
    ]
    oil, wicks = records(recognised, "reports")
    assert oil.data["attachments"] == [{"title": "Wick Inspectors report – Use of Oil"}]
    assert [line for line in lines(wicks) if line.startswith("number")] == [
        "number1 1. The attached report says how long wicks are.",
        "number1 2. It says why they are not longer.",
    ]
    assert (
        "2 papers are of 2 September 2031; no meeting of that day is on record; once one is, write"
        ' "meeting: 2031-09-02" into each'
    ) in remarks_of(recognised, "question")


def test_an_appendix_is_a_record_and_belongs_to_the_paper_before_it(nothing: Archive) -> None:
    text = """\
SUBJECT: Oil
3 June 2031
PURPOSE OF THE REPORT
1. This report is about oil, which is dear, and about wicks, which are long and burn slowly.
APPENDIX A: Prices
| month | price |
| May | 3 |
"""
    report, appendix = records(read(text, nothing), "reports")
    assert appendix.data["kind"] == "appendix"
    assert appendix.data["subject"] == "APPENDIX A: Prices"
    assert appendix.data["part_of"] == report.slug
    assert appendix.body[0].kind == "table"


def test_an_extract_of_a_meeting_on_record_says_so(tmp_path: Path) -> None:
    notes = "## 1. Wicks\n\nThey burn.\n\n## 5. Lamp Oil\n\nIt was dear.\n"
    archive = archive_of(
        tmp_path, {"meetings/2031-06-03.md": small.meeting("2031-06-03", "", notes)}
    )
    text = """\
# LAMP MEETING
Tuesday 3 June 2031
# PRESENT
Ada Example – Lamp Commissioner (LC) Ben Sample – Wick Inspector (WI)
# 5. Lamp Oil
It was dear.
"""
    recognised = read(text, archive)
    (draft,) = records(recognised, "reports")
    assert draft.data == {
        "subject": "Lamp Oil: extract from the notes",
        "date": "2031-06-03",
        "kind": "extract",
        "text": "full",
        "source": {"title": "LAMP MEETING, Tuesday 3 June 2031"},
        "extract_of": {"meeting": "2031-06-03", "item": "5"},
    }
    assert lines(draft) == [
        "heading2 PRESENT",
        "paragraph Ada Example – Lamp Commissioner (LC) Ben Sample – Wick Inspector (WI)",
        "heading2 5. Lamp Oil",
        "paragraph It was dear.",
    ]
    assert (
        remarks_of(recognised, "guessed")[0] == "this looks like an extract of 3 June 2031, item 5"
    )


def test_an_extract_on_record_keeps_its_file_name(tmp_path: Path) -> None:
    notes = "## 1. Wicks\n\nThey burn.\n\n## 5. Lamp Oil\n\nIt was dear.\n"
    extract = (
        "---\nsubject: Oil\ndate: 2031-06-03\nkind: extract\ntext: digest\n"
        "source:\n  title: Oil\nextract_of:\n  meeting: 2031-06-03\n  item: 5\n---\n\nDear.\n"
    )
    archive = archive_of(
        tmp_path,
        {
            "meetings/2031-06-03.md": small.meeting("2031-06-03", "", notes),
            "reports/2031-06-03-oil.md": extract,
        },
    )
    (draft,) = records(read("Notes\n3 June 2031\n# 5. Lamp Oil\nIt was dear.", archive), "reports")
    assert draft.slug == "2031-06-03-oil"


def test_a_single_item_of_a_meeting_that_is_not_on_record_is_a_question(nothing: Archive) -> None:
    text = "Notes of a meeting\n3 June 2031\nPresent: Ada Example (Chair)\n# 5. Lamp Oil\nDear."
    assert remarks_of(read(text, nothing), "question") == [
        "only item 5 is here: is it an extract? No meeting of 3 June 2031 with that item is on"
        " record"
    ]


def test_a_paper_on_record_keeps_its_file_name(tmp_path: Path) -> None:
    files = {
        "reports/2031-06-03-night.md": (
            "---\nsubject: Lamps at night\ndate: 2031-06-03\n---\n\n1. Old text.\n"
        )
    }
    text = "SUBJECT: Lamps at Night.\n3 June 2031\nPURPOSE\n1. They burn."
    (draft,) = records(read(text, archive_of(tmp_path, files)), "reports")
    assert draft.slug == "2031-06-03-night"


def test_a_document_of_one_paragraph_is_a_paper_with_that_text(nothing: Archive) -> None:
    text = "On 3 June 2031 the lamps of Fernwick were lit for the first time, as all had asked."
    (draft,) = records(read(text, nothing, "the-lamps.txt"), "reports")
    assert (draft.slug, draft.data["subject"]) == ("2031-06-03-the-lamps", "the lamps")
    assert lines(draft) == [f"paragraph {text}"]


def test_a_paper_without_a_date_has_none(nothing: Archive) -> None:
    (draft,) = records(read("SUBJECT: Oil\nPURPOSE\n1. It is dear.", nothing), "reports")
    assert draft.is_undated


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        ("Oil in 2031\nPURPOSE\n1. It is dear.", "oil.txt", "the first line"),
        ("SUBJECT: Oil\nPURPOSE\n1. It is dear.", "oil 2031.txt", "the file's name"),
    ],
)
def test_a_year_alone_dates_a_paper(nothing: Archive, text: str, name: str, source: str) -> None:
    recognised = read(text, nothing, name)
    (draft,) = records(recognised, "reports")
    assert draft.data["date"] == "2031"
    assert remarks_of(recognised, "guessed") == [f"the date, 2031, is taken from {source}"]


def test_the_date_given_is_that_of_the_first_paper(nothing: Archive) -> None:
    text = "SUBJECT: Oil\nPURPOSE\n1. It is dear.\n4 June 2031\nSUBJECT: Wicks\nPURPOSE\n1. So."
    recognised = read(text, nothing, "papers.txt", "2031-06-03")
    dates = [draft.data["date"] for draft in records(recognised, "reports")]
    assert dates == ["2031-06-03", "2031-06-04"]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("[here](#) and [click here](x.pdf)", "2 links say 'here' and go nowhere: which report?"),
        ("[the plan](plan.pdf)", "1 link leads to no web address; only the words stay"),
        ("[the plan](https://lamps.example)", ""),
    ],
)
def test_links_that_lead_nowhere_are_told(nothing: Archive, links: str, expected: str) -> None:
    recognised = read(f"SUBJECT: Oil\n3 June 2031\nPURPOSE\n1. See {links}", nothing)
    assert [question for question in remarks_of(recognised, "question") if "link" in question] == [
        expected
    ] * bool(expected)
