"""Notes of meetings are understood however they are set out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from comsite.content.archive import Archive
from comsite.importing.document import Block, TextSpan
from comsite.importing.recognising.notes.item_tables import with_tables_opened
from comsite.importing.recognising.pipeline import recognise
from tests import small
from tests.importing.building import (
    archive_of,
    document,
    items,
    lines,
    meeting,
    read,
    records,
    remarks_of,
)

PLAIN = """\
LAMP OVERSIGHT MEETING
Monday 3rd June 2031
PRESENT
Ada Example – Lamp Commissioner (LC)
Ben Sample – Wick Inspector (WI)
Cy Specimen – Wick Inspector (WI)
APOLOGIES
None
ALSO PRESENT
Dora Instance - Engagement Officer
1. Notes of the previous meeting
The notes of the meeting held on 4th March were agreed as a correct record.
2. Announcements:
a) **Lamps** – Grant Round 13 opened on 8th January.
b) **Wicks** – There are new ones.
3. Oil – to access the full report click [HERE](#)
The LC asked WI Samples how much there was.
Actions:
a) WI to measure the oil by 1 July.
b) LC and WI to buy more.
c) Where possible the wicks should be short.
4. Next Meeting
Tuesday 2 September 2031 14:30-16:30
"""


def test_notes_in_plain_lines_become_a_meeting(nothing: Archive) -> None:
    draft = meeting(read(PLAIN, nothing))
    assert draft.slug == "2031-06-03"
    assert draft.data == {
        "date": "2031-06-03",
        "status": "held",
        "text": "full",
        "source": {"title": "LAMP OVERSIGHT MEETING, Monday 3rd June 2031"},
        "present": [
            {
                "person": "ada-example",
                "role": "Lamp Commissioner (LC)",
                "post": "lamp-commissioner",
            },
            {"person": "ben-sample", "role": "Wick Inspector (WI)", "post": "wick-inspector"},
            {"person": "cy-specimen", "role": "Wick Inspector (WI)", "post": "wick-inspector"},
        ],
        "also_present": [{"person": "dora-instance", "role": "Engagement Officer"}],
        "apologies": "none",
        "next_meeting": {"date": "2031-09-02", "start": "14:30", "end": "16:30"},
    }
    assert lines(draft) == [
        "heading2 1. Notes of the previous meeting",
        "paragraph The notes of the meeting held on 4th March were agreed as a correct record.",
        "heading2 2. Announcements",
        "number1 a) Lamps – Grant Round 13 opened on 8th January.",
        "number1 b) Wicks – There are new ones.",
        "heading2 3. Oil",
        "paragraph to access the full report click HERE",
        "paragraph The LC asked WI Samples how much there was.",
        "heading3 Actions",
        "bullet1 a) WI to measure the oil by 1 July.",
        "bullet1 b) LC and WI to buy more.",
        "bullet1 c) Where possible the wicks should be short.",
        "heading2 4. Next Meeting",
        "paragraph Tuesday 2 September 2031 14:30-16:30",
    ]


def test_what_is_said_of_them_is_short_and_plain(nothing: Archive) -> None:
    recognised = read(PLAIN, nothing)
    assert remarks_of(recognised, "understood") == [
        "notes of 3 June 2031: 3 present, 1 also present, 4 items and 3 actions"
    ]
    assert remarks_of(recognised, "question") == [
        "'Monday 3rd June 2031' was a Tuesday: which day is right?",
        "'WI Samples': Ben Sample? Not in attendance under that name",
        "1 link says 'here' and goes nowhere: which report?",
    ]
    assert remarks_of(recognised, "unsaid") == [
        "2 of 3 actions have no due date",
        '1 action does not begin with who is to do it: "Where possible the wicks should be short."',
    ]
    assert remarks_of(recognised, "guessed") == [
        "4 people are new: Ada Example, Ben Sample, Cy Specimen and Dora Instance"
    ]


def test_posts_are_proposed_only_where_the_role_is_an_office(nothing: Archive) -> None:
    recognised = read(PLAIN, nothing)
    assert {draft.slug: draft.data for draft in records(recognised, "posts")} == {
        "lamp-commissioner": {"title": "Lamp Commissioner", "abbreviations": ["LC"]},
        "wick-inspector": {"title": "Wick Inspector", "abbreviations": ["WI"], "shared": True},
    }


def test_people_and_posts_on_record_are_used(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path,
        {
            "people/ada-example.yaml": "name: Ada Example\n",
            "people/benjamin-sample.yaml": "name: Benjamin Sample\nother_names: [Ben Sample]\n",
            "posts/lamps.yaml": "title: Commissioner of Lamps\nabbreviations: [LC]\n",
            "meetings/2031-03-04.md": small.meeting(
                "2031-03-04", "", "## 1. Oil\n\nThere is none."
            ),
        },
    )
    recognised = read(PLAIN, archive)
    present = meeting(recognised).data["present"]
    assert [seat["person"] for seat in present] == ["ada-example", "benjamin-sample", "cy-specimen"]
    assert present[0]["post"] == "lamps"
    assert [draft.slug for draft in records(recognised, "people") if draft.matched] == [
        "ada-example",
        "benjamin-sample",
    ]
    assert remarks_of(recognised, "understood")[:1] == [
        "the notes of 4 March 2031 were agreed here; write status: agreed and agreed_at: 2031-06-03"
        " under notes in meetings/2031-03-04.md"
    ]


def test_a_name_nearly_on_record_is_a_question(tmp_path: Path) -> None:
    files = {
        "people/john-exampel.yaml": (
            "name: John Exampel\ntenures:\n  - post: mayor\n    start: 2029\n"
        ),
        "posts/mayor.yaml": "title: Mayor\n",
    }
    archive = archive_of(tmp_path, files)
    text = "Minutes\n3 June 2031\nPresent: John Example ({}), Ada Sample (Clerk)\n1. Oil\nNone."
    recognised = read(text.format("Mayor"), archive)
    assert remarks_of(recognised, "question")[0] == (
        "'John Example': John Exampel? taken as the same, who holds that post"
    )
    assert meeting(recognised).data["present"][0]["person"] == "john-exampel"
    recognised = read(text.format("Visitor"), archive)
    assert (
        remarks_of(recognised, "question")[0] == "'John Example': John Exampel? made a new person"
    )
    assert meeting(recognised).data["present"][0]["person"] == "john-example"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("held on Tuesday 3 June 2031, 14:00 to 16:00, Net House, Fernwick", "Net House, Fernwick"),
        ("held on 3 June 2031 at 7.30 pm in the Long Loft", "Long Loft"),
        ("held on 3 June 2031 at 7.30 pm, Ada Example (Chair)", ""),
        ("held on 3 June 2031, Net House", ""),
    ],
)
def test_a_place_behind_the_time(line: str, place: str, nothing: Archive) -> None:
    """What ends the line of day and time is where it was, unless it is somebody."""
    text = f"Notes of the meeting {line}\n\nPresent\n\nAda Example – Harbour Master\n"
    assert meeting(read(text, nothing)).data.get("place", "") == place


def test_an_office_of_a_place_names_nobody(nothing: Archive) -> None:
    """ "Warden of West Larkwick" is an office to its last word, and Larkwick is no person."""
    text = (
        "Notes of 3 June 2031\n\nPresent: Ada Example, Warden of West Larkwick, Ben Sample, Clerk\n"
    )
    seats = meeting(read(text, nothing)).data["present"]
    assert [(seat["person"], seat.get("role")) for seat in seats] == [
        ("ada-example", "Warden of West Larkwick"),
        ("ben-sample", "Clerk"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Fernwick Harbour Board\n\n3 June 2031\n\nThe special session was called to order by the"
        " Warden at 6 pm.",
        "| Meeting date: 3 June 2031 | Room: 2 |\n|---|---|\n| Lamps | Nets |",
    ],
)
def test_what_tells_of_a_meeting_is_no_paper(opening: str, nothing: Archive) -> None:
    """Notes need not be called so, where somebody opened a meeting or its day has a label."""
    recognised = read(f"{opening}\n\nThe north lamp is out. Nobody mended it.\n", nothing)
    assert [draft.folder for draft in recognised.drafts] == ["meetings"]


PARISH = """\
MINUTES OF FERNWICK PARISH COUNCIL held on Tuesday 3rd June 2031 at 7.30pm in the Fernwick Hall
Present: Cllr A Example (Chair), Cllr B. Sample, Cllr Mrs C Specimen & Cllr D Instance.
In attendance: Mrs E Model (Clerk) and 6 members of the public.
Apologies: Cllr F Pattern
31/045 Declarations of interest
There were none.
31/046 Matters arising: None
31/047 PLANNING It was RESOLVED to lend the ladder to the lamp warden until September.
31/048 Date of next meeting Tuesday 1st July 2031
"""


def test_minutes_of_a_parish_council_are_read(nothing: Archive) -> None:
    recognised = read(PARISH, nothing)
    draft = meeting(recognised)
    assert draft.data["chair"] == "a-example"
    assert draft.data["start"] == "19:30"
    assert draft.data["place"] == "Fernwick Hall"
    assert [(seat["person"], seat["role"]) for seat in draft.data["present"]] == [
        ("a-example", "Cllr, Chair"),
        ("b-sample", "Cllr"),
        ("c-specimen", "Cllr"),
        ("d-instance", "Cllr"),
    ]
    assert draft.data["also_present"] == [{"person": "e-model", "role": "Clerk", "post": "clerk"}]
    assert draft.data["apologies"] == [{"person": "f-pattern", "role": "Cllr"}]
    assert draft.data["next_meeting"] == {"date": "2031-07-01"}
    assert items(draft) == [
        "45. 31/045 Declarations of interest",
        "46. 31/046 Matters arising: None",
        "47. 31/047 PLANNING",
        "48. 31/048 Date of next meeting Tuesday 1st July 2031",
    ]
    assert lines(draft)[0] == (
        "paragraph In attendance: Mrs E Model (Clerk) and 6 members of the public."
    )
    assert remarks_of(recognised, "guessed")[0] == (
        "the items are 31/045 to 31/048 in the document; here they are 45 to 48, and each title"
        " keeps what was printed"
    )


STANDARDS = """\
# Lamp Working Group Meeting 2031-06-03
## Attendees
- Ada Example @ada (voting member)
- Ben Sample (Lampworks)
- Cy Specimen
- various others
## Regrets
- Dora Instance
## Agenda
### Wicks
Ada asked whether wicks burn.
**ACTION:** Ben to burn a wick.
ACTION: Cy to watch.
### Oil
- It is dear.
## Action items
| Action | Owner | Due |
| Write to the oil maker | Ada Example | July |
| Wait | | |
"""


def test_minutes_of_a_standards_committee_are_read(nothing: Archive) -> None:
    recognised = read(STANDARDS, nothing)
    draft = meeting(recognised)
    assert [seat["person"] for seat in draft.data["present"]] == [
        "ada-example",
        "ben-sample",
        "cy-specimen",
    ]
    assert draft.data["apologies"] == [{"person": "dora-instance"}]
    assert lines(draft) == [
        "bullet1 various others",
        "heading2 Agenda",
        "heading2 1. Wicks",
        "paragraph Ada asked whether wicks burn.",
        "heading3 ACTION",
        "bullet1 Ben to burn a wick.",
        "bullet1 Cy to watch.",
        "heading2 2. Oil",
        "bullet1 It is dear.",
        "heading3 Actions",
        "bullet1 Ada Example to: Write to the oil maker (July)",
        "bullet1 Wait",
    ]
    assert remarks_of(recognised, "guessed")[0] == (
        "the items have no numbers in the document; they are numbered in order here"
    )
    assert "2 actions from a table: each begins with who is to do it" in remarks_of(
        recognised, "guessed"
    )
    assert "Cy Specimen is listed without a role" not in remarks_of(recognised, "unsaid")


@pytest.mark.parametrize(
    ("numbers", "numbered"),
    [
        (("1.", "2.", "3."), ("1.", "2.", "3.")),
        (("1)", "2)", "3)"), ("1.", "2.", "3.")),
        (("Item 4:", "Item 5:", "Item 6:"), ("4.", "5.", "6.")),
        (("II.", "III.", "IV."), ("1.", "2.", "3.")),
        (("A.", "B.", "C."), ("1.", "2.", "3.")),
    ],
)
def test_items_are_found_however_they_are_numbered(
    nothing: Archive, numbers: tuple[str, ...], numbered: tuple[str, ...]
) -> None:
    titles = ("Lamps", "Wicks", "Oil")
    text = "Minutes of the Lamp Board\n3 June 2031\nPresent: Ada Example, Ben Sample\n" + "".join(
        f"{number} {title}\nThe board talked of it for an hour.\n"
        for number, title in zip(numbers, titles, strict=True)
    )
    expected = [f"{number} {title}" for number, title in zip(numbered, titles, strict=True)]
    assert items(meeting(read(text, nothing))) == expected


def test_items_numbered_within_a_year_keep_that_number(nothing: Archive) -> None:
    text = _in_table("Item 1/31: Lamps", "They burn.", "Item 2/31: Wicks")
    assert items(meeting(read(text, nothing))) == ["1. Item 1/31: Lamps", "2. Item 2/31: Wicks"]


def test_titles_do_not_begin_with_the_number_of_their_item(nothing: Archive) -> None:
    text = _in_table(
        *("**1. Lamps**", "1. Red.", "2. Blue.", "3. Green.", "4. White."),
        *("**2. Wicks**", "1. Long.", "2. Short.", "3. Thick."),
    )
    assert items(meeting(read(text, nothing))) == ["1. Lamps", "2. Wicks"]


@pytest.mark.parametrize("form", ["**{}**", "## {}", "{}:"])
def test_titles_without_numbers_are_items_too(nothing: Archive, form: str) -> None:
    text = "Minutes of the Lamp Board\n3 June 2031\nPresent: Ada Example, Ben Sample\n" + "".join(
        f"{form.format(title)}\nThe board talked of it for an hour.\n"
        for title in ("Lamps", "Wicks", "Oil")
    )
    assert items(meeting(read(text, nothing))) == ["1. Lamps", "2. Wicks", "3. Oil"]


def test_lists_inside_items_are_not_items(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Present: Ada Example, Ben Sample
1. Lamps
1. The first lamp is red.
2. The second lamp is blue.
3. The third lamp is out.
2. Wicks
2.1 They are long.
3. Oil
"""
    assert items(meeting(read(text, nothing))) == ["1. Lamps", "2. Wicks", "3. Oil"]


def _in_table(*rows: str) -> str:
    head = "Minutes of the Lamp Board, 3 June 2031\nPresent: Ada Example, Ben Sample\n"
    return head + "\n".join(rows)


def test_a_table_with_an_item_in_each_row_is_read(nothing: Archive) -> None:
    text = _in_table(
        "| Item | Discussion | Action |",
        "| 1. | Lamps | BS to buy oil |",
        "| 2. | Wicks | Ada |",
        "| 3. | Any other business | None |",
    )
    recognised = read(text, nothing)
    assert lines(meeting(recognised)) == [
        "heading2 1. Lamps",
        "heading3 Action",
        "bullet1 BS to buy oil",
        "heading2 2. Wicks",
        "paragraph Action: Ada",
        "heading2 3. Any other business",
        "paragraph Action: None",
    ]
    assert (
        'an action that says who and not what: "Action: Ada"; if the text before is the action,'
        ' write it as a list under "### Actions"' in remarks_of(recognised, "question")
    )


def test_a_table_of_items_without_numbers_is_read(nothing: Archive) -> None:
    text = _in_table(
        "| Agenda item | Discussion and decisions | Action required | By whom | By when |",
        "| Lamps | They burn. | Buy oil | Ben | 1 July |",
        "| | Ada sees to that. | | | |",
        "| Wicks | None are left. | | | |",
    )
    assert lines(meeting(read(text, nothing))) == [
        "heading2 1. Lamps",
        "paragraph They burn.",
        "heading3 Action",
        "bullet1 Ben to: Buy oil (1 July)",
        "paragraph Ada sees to that.",
        "heading2 2. Wicks",
        "paragraph None are left.",
    ]


def test_a_numbered_list_of_actions_is_no_table_of_items(nothing: Archive) -> None:
    text = _in_table(
        "1. Lamps",
        "2. Actions",
        "| No. | Action | Owner | Due |",
        "| 1 | Publish the budget | AE | 1 December |",
        "| 2 | Book the hall | BS | |",
    )
    assert lines(meeting(read(text, nothing))) == [
        "heading2 1. Lamps",
        "heading2 2. Actions",
        "heading3 Actions",
        "bullet1 AE to: Publish the budget (1; 1 December)",
        "bullet1 BS to: Book the hall (2)",
    ]


def test_the_first_line_of_a_cell_is_the_title() -> None:
    cells = (TextSpan("Item"),), (TextSpan("Notes"),)
    row = (TextSpan("Lamps\nRed ones"),), (TextSpan("They burn."),)
    opened, _ = with_tables_opened([Block("table", rows=(cells, row))], str.isdigit)
    assert [(block.kind, block.text.strip()) for block in opened] == [
        ("heading", "Lamps"),
        ("paragraph", "Red ones"),
        ("paragraph", "They burn."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # A little table among much text, and one whose columns are something else.
        (
            "1. Lamps",
            "The board was told at length how each of the lamps in the hall burns, and why.",
            "| Item | Notes |",
            "| Oil | Dear |",
            "2. Wicks",
        ),
        ("1. Lamps", "| Item | Notes | Cost |", "| Oil | Dear | 3 |", "| Wick | Short | 4 |"),
    ],
)
def test_other_tables_stay_tables(nothing: Archive, rows: tuple[str, ...]) -> None:
    assert any(line.startswith("table") for line in lines(meeting(read(_in_table(*rows), nothing))))


def test_a_first_row_that_says_something_is_no_heading(nothing: Archive) -> None:
    text = _in_table(
        "| Chair | Ada opened the meeting at seven and said that all were welcome. |",
        "| 1. | Lamps |",
        "| 2. | Wicks |",
    )
    assert lines(meeting(read(text, nothing))) == [
        "paragraph Chair",
        "paragraph Ada opened the meeting at seven and said that all were welcome.",
        "heading2 1. Lamps",
        "heading2 2. Wicks",
    ]


def test_attendance_in_a_table_is_read(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Present
| Name | Role |
| Ada Example | Chair |
| Ben Sample | Lamp lighter |
1. Lamps
They burn.
"""
    draft = meeting(read(text, nothing))
    assert draft.data["chair"] == "ada-example"
    assert draft.data["present"] == [
        {"person": "ada-example", "role": "Chair"},
        {"person": "ben-sample", "role": "Lamp lighter"},
    ]


def test_who_sent_apologies_is_read_from_an_item(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Present: Cllrs Example, Sample and Specimen
1. Apologies for absence
Apologies were received from Cllr Instance and Cllr Model.
2. Lamps
"""
    recognised = read(text, nothing)
    draft = meeting(recognised)
    assert [seat["person"] for seat in draft.data["present"]] == ["example", "sample", "specimen"]
    assert [seat["person"] for seat in draft.data["apologies"]] == ["instance", "model"]
    assert lines(draft)[1] == "paragraph Apologies were received from Cllr Instance and Cllr Model."
    assert (
        "Example, Sample, Specimen, Instance and Model are printed by one name; write the whole"
        " name" in remarks_of(recognised, "question")
    )


def test_notes_without_items_stand_as_a_whole(nothing: Archive) -> None:
    text = "Minutes of the Lamp Board\n3 June 2031\nPresent: Ada Example, Ben Sample\nThey met."
    recognised = read(text, nothing)
    assert lines(meeting(recognised)) == ["paragraph They met."]
    assert "no items were found; the text stands as a whole" in remarks_of(recognised, "guessed")
    assert "nobody of the 2 people listed has a role" in remarks_of(recognised, "unsaid")


def test_lists_of_people_may_have_lost_their_lines(nothing: Archive) -> None:
    text = (
        "MINUTES OF THE LAMP BOARD MEETING HELD AT FERNWICK HALL ON TUESDAY 3 JUNE 2031 PRESENT"
        " (three members): - Ada Example (AE) - Chair, Ben Sample (BS) and Cy Specimen (CS)"
        " Clerk: Dora Instance Thirteen members of the public were in attendance.\n"
        "1. Oil\nAt present: none.\n2. Wicks"
    )
    draft = meeting(read(text, nothing))
    assert [seat["person"] for seat in draft.data["present"]] == [
        *("ada-example", "ben-sample", "cy-specimen"),
    ]
    assert [seat["person"] for seat in draft.data["also_present"]] == ["dora-instance"]
    assert draft.data["date"] == "2031-06-03"
    assert "paragraph At present: none." in lines(draft)


def test_people_with_titles_need_no_comma_between_them(nothing: Archive) -> None:
    text = (
        "Notes\n3 June 2031\nPresent: Cllr Ada Example, Cllr Ben Sample Cllr Cy Specimen,"
        " Mr Fay Model\n1. Oil\n2. Wicks"
    )
    assert [seat["person"] for seat in meeting(read(text, nothing)).data["present"]] == [
        *("ada-example", "ben-sample", "cy-specimen", "fay-model"),
    ]


def test_whole_names_that_have_run_together_are_two(nothing: Archive) -> None:
    text = (
        "Notes\n3 June 2031\nPresent: Cllr Ada Example (Chair) Cllr Ben Sample Cyd Specimen (Clerk)"
        "\nApologies: D Model E Instance, Cllr F Human\n1. Oil\n2. Wicks"
    )
    data = meeting(read(text, nothing)).data
    assert [seat["person"] for seat in data["present"]] == [
        *("ada-example", "ben-sample", "cyd-specimen"),
    ]
    assert [seat["person"] for seat in data["apologies"]] == ["d-model", "e-instance", "f-human"]


@pytest.mark.parametrize("line", ["Nil", "Pro Chancellor", "Introductions", "Changes To The"])
def test_what_only_stands_in_a_list_is_no_person(nothing: Archive, line: str) -> None:
    text = f"Notes\n3 June 2031\nPresent\nAda Example (Chair)\n{line}\n1. Oil\n2. Wicks"
    assert [seat["person"] for seat in meeting(read(text, nothing)).data["present"]] == [
        "ada-example"
    ]


def test_a_row_of_headings_names_nobody(nothing: Archive) -> None:
    text = "Notes\n3 June 2031\n# Present\n|Position|POC|\n|Secretary|Ada Example|\n# Oil\nDear."
    assert meeting(read(text, nothing)).data["present"] == [
        {"person": "ada-example", "role": "Secretary"}
    ]


def test_a_table_says_of_each_member_whether_they_came(nothing: Archive) -> None:
    text = (
        "Notes\n3 June 2031\n\n|Member|Role|Present|\n|Ada Example|Chair|Yes|\n"
        "|Ben Sample|Clerk|Apologies|\n|Cora Specimen|Member|No|\n|Dan Placeholder|Member|Yes|\n"
        "# Oil\nDear."
    )
    data = meeting(read(text, nothing)).data
    assert [seat["person"] for seat in data["present"]] == ["ada-example", "dan-placeholder"]
    assert [seat["person"] for seat in data["apologies"]] == ["ben-sample"]


def test_a_table_that_says_who_came_may_have_lists_in_it(nothing: Archive) -> None:
    text = (
        "Notes\n3 June 2031\n\n|Name|Present|\n|Members||\n|Ada Example|Yes|\n|Clerk||\n"
        "|Also present||\n|Ben Sample|Yes|\n# Oil\nDear."
    )
    data = meeting(read(text, nothing)).data
    assert [seat["person"] for seat in data["present"]] == ["ada-example"]
    assert data["also_present"] == [{"person": "ben-sample"}]


def test_who_was_absent_in_a_table_is_kept_as_a_line(nothing: Archive) -> None:
    text = "Notes\n3 June 2031\n\n|Present|Ada Example|\n|Absent|Cora Specimen|\n# Oil\nDear."
    recognised = meeting(read(text, nothing))
    assert recognised.data["present"] == [{"person": "ada-example"}]
    assert lines(recognised)[0] == "paragraph Absent: Cora Specimen"


def test_who_was_absent_is_kept_as_text(nothing: Archive) -> None:
    text = (
        "Notes\n3 June 2031\nPresent: Ada Example, Ben Sample\nAbsent: Cora Specimen\n# Oil\nDear."
    )
    recognised = meeting(read(text, nothing))
    assert "apologies" not in recognised.data
    assert lines(recognised)[0] == "paragraph Absent: Cora Specimen"


def test_a_list_of_the_items_is_no_part_of_the_title(nothing: Archive) -> None:
    """Its words stay, above the items."""
    text = (
        "# Lamp Committee Minutes\n## 3 June 2031\n## Agenda\n- Oil\n- Wicks\n## Present\n"
        "- AE Ada Example\n- BS Ben Sample\n# 1. Oil\nDear."
    )
    recognised = meeting(read(text, nothing))
    assert recognised.data["source"] == {"title": "Lamp Committee Minutes, 3 June 2031"}
    assert recognised.data["present"] == [
        {"person": "ada-example", "role": "AE"},
        {"person": "ben-sample", "role": "BS"},
    ]
    assert lines(recognised)[:3] == ["heading2 Agenda", "bullet1 Oil", "bullet1 Wicks"]


def test_notes_may_be_one_paragraph(nothing: Archive) -> None:
    text = (
        "Minutes of the meeting held on 3 June 2031. Mrs Example welcomed everyone, and read what"
        " had been written of the last time."
    )
    assert lines(meeting(read(text, nothing))) == [f"paragraph {text}"]


def test_a_date_is_taken_from_the_name_of_the_file(nothing: Archive) -> None:
    text = "Minutes of the Lamp Board\nPresent: Ada Example (Chair)\n1. Oil\n2. Wicks"
    recognised = read(text, nothing, "lamps-2031-06-03.docx")
    assert meeting(recognised).slug == "2031-06-03"
    assert "the date, 3 June 2031, is taken from the file's name" in remarks_of(
        recognised, "guessed"
    )


@pytest.mark.parametrize(
    ("name", "date", "shown"),
    [
        ("2031-06-03-minutes.docx", "2031-06-03", "3 June 2031"),
        ("20310603_minutes.docx", "2031-06-03", "3 June 2031"),
        ("Council20310603Minutes.txt", "2031-06-03", "3 June 2031"),
        ("Minutes 3 June 2031.pdf", "2031-06-03", "3 June 2031"),
        ("minutes_3rd-june-2031_final.pdf", "2031-06-03", "3 June 2031"),
        ("Minutes of 21.06.2031.pdf", "2031-06-21", "21 June 2031"),
        ("minutes-21-06-2031.pdf", "2031-06-21", "21 June 2031"),
        ("Minutes_03June2031.md", "2031-06-03", "3 June 2031"),
        ("203106 minutes.pdf", "2031-06", "June 2031"),
        ("minutes june 2031.pdf", "2031-06", "June 2031"),
    ],
)
def test_names_of_files_have_dates_in_many_forms(
    nothing: Archive, name: str, date: str, shown: str
) -> None:
    text = "Minutes of the Lamp Board\nPresent: Ada Example (Chair)\n1. Oil\n2. Wicks"
    recognised = read(text, nothing, name)
    assert meeting(recognised).slug == date
    assert f"the date, {shown}, is taken from the file's name" in remarks_of(recognised, "guessed")


def test_the_first_day_in_the_text_is_the_date_if_it_is_of_the_month_named(
    nothing: Archive,
) -> None:
    text = "Minutes\nPresent: Ada Example (Chair)\n1. Oil\nIt was 3 June 2031.\n2. Wicks"
    assert meeting(read(text, nothing, "203106.txt")).slug == "2031-06-03"
    assert meeting(read(text, nothing, "203107.txt")).slug == "2031-07"


@pytest.mark.parametrize("name", ["notes.txt", "minutes 2031.txt", "12345678 minutes.txt"])
def test_notes_without_a_month_have_no_date(nothing: Archive, name: str) -> None:
    text = "Minutes of the Lamp Board\nPresent: Ada Example (Chair)\n1. Oil\n2. Wicks"
    draft = meeting(read(text, nothing, name))
    assert draft.is_undated
    assert "date" not in draft.data


def test_figures_in_a_name_that_could_be_two_days_are_a_question(nothing: Archive) -> None:
    text = "Minutes of the Lamp Board\nPresent: Ada Example (Chair)\n1. Oil\n2. Wicks"
    assert remarks_of(read(text, nothing, "03.06.2031.txt"), "question") == [
        "'03.06.2031' is taken as 3 June 2031; if the month goes first, it is 6 March 2031"
    ]


def test_the_date_given_goes_before_all_others(nothing: Archive) -> None:
    text = "Minutes of a meeting\n4 June 2031\nPresent: Ada Example (Chair)\n1. Oil\n2. Wicks"
    recognised = read(text, nothing, "2031-06-05.txt", "2031-06-03")
    assert meeting(recognised).slug == "2031-06-03"
    assert remarks_of(recognised, "question") == [
        'the date given is 3 June 2031, but "4 June 2031" stands here: which is right?'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Attendees\n- A. Example\n# Apologies\n# Oil\n- Welcome\n# Wicks\n- Dear.",
        "# Oil\n- It was discussed.\n# Wicks\n- They were agreed.",
        "# Oil\n- Action: Ada to buy it.\n# Wicks\n- Action: Ben to sell them.",
    ],
)
def test_an_agenda_in_which_somebody_took_part_was_held(nothing: Archive, text: str) -> None:
    recognised = read(f"Agenda of the Lamp Board meeting\n3 June 2031\n{text}", nothing)
    assert meeting(recognised).data["status"] == "held"


@pytest.mark.parametrize(
    "lines",
    [
        "Members present and elsewhere:\nexample, sample, specimen",
        "Lamp lighters not in attendance:\nBen the Sample, Lamps Ltd",
        "Agenda\n- Oil and what it costs",
        "Recording: https://example.org/3",
    ],
)
def test_a_title_is_no_list_and_has_no_labels(nothing: Archive, lines: str) -> None:
    text = f"Minutes of the Lamp Board\nDate: 3 June 2031\n{lines}\n1. Oil\nDear.\n2. Wicks\nLong."
    recognised = read(text, nothing)
    assert meeting(recognised).data["source"] == {"title": "Minutes of the Lamp Board, 3 June 2031"}
    shown = " ".join(block.text for block in meeting(recognised).body)
    told = " ".join(remark.lost + remark.message for remark in recognised.remarks)
    assert all(word in f"{shown} {told}" for word in re.findall(r"\w+", lines))


def test_a_document_without_a_title_has_that_of_its_settings(nothing: Archive) -> None:
    text = "# Discussion\nDear oil.\n# Apologies\nNone.\n# Next meeting\nNever."
    named = replace(document(text, "2031-06-03.md"), title="Minutes of meeting 2")
    draft = meeting(recognise(named, nothing))
    assert draft.data["source"] == {"title": "Minutes of meeting 2"}


def test_draft_cancelled_and_coming_meetings_say_so(nothing: Archive) -> None:
    text = "{} of the Lamp Board meeting\n3 June 2031\n1. Oil\n2. Wicks\n3. Any other business"
    assert meeting(read(text.format("Draft minutes"), nothing)).data["notes"] == {"status": "draft"}
    assert meeting(read(text.format("Agenda"), nothing)).data["status"] == "scheduled"
    assert meeting(read(text.format("Cancelled minutes"), nothing)).data["status"] == "cancelled"


NOTES = "Minutes of the Lamp Board\n3 June 2031\nPresent: {}\n1. Oil\n{}\n2. Wicks\nNone.\n"


@pytest.mark.parametrize(
    ("people", "text", "kind", "message"),
    [
        (
            "Ada Example (Chair), Ben Sample",
            "None.",
            "unsaid",
            "Ben Sample is listed without a role",
        ),
        (
            "Ada Example (Chair), Ben Sample, Cy Specimen",
            "None.",
            "unsaid",
            "Ben Sample and Cy Specimen are listed without a role",
        ),
        ("Ada Example (Chair)", "None.", "guessed", "1 person is new: Ada Example"),
        (
            "Ada Example (Chair)",
            "Actions\n- Ada to buy oil.",
            "unsaid",
            "1 action, without a due date",
        ),
        (
            "Ada Example (Chair)",
            "Actions\n- Ada to buy oil.\n- Ada to sell it.",
            "unsaid",
            "2 actions, none with a due date",
        ),
        (
            "Ada Example (Chair)",
            "Actions\n- Oil.\n- Wicks.\n- Lamps.\n- Glass.",
            "unsaid",
            '4 actions do not begin with who is to do it: "Oil."; "Wicks."; "Lamps." and 1 more',
        ),
        (
            "Mrs Ada Example (Chair)",
            "Action items\n- Ada to buy oil by May.",
            "left out",
            "labels and titles that the page has in words of its own are not repeated",
        ),
    ],
)
def test_each_thing_to_look_at_is_told_in_a_line(
    nothing: Archive, people: str, text: str, kind: str, message: str
) -> None:
    assert message in remarks_of(read(NOTES.format(people, text), nothing), kind)


def test_numbers_of_another_kind_are_told_and_not_lost(nothing: Archive) -> None:
    text = "Minutes of the Lamp Board\n3 June 2031\nPresent: Ada Example, Ben Sample\n"
    recognised = read(f"{text}I. Oil\nDear.\nII. Wicks\nLong.\n", nothing)
    remark = next(remark for remark in recognised.remarks if "numbered" in remark.message)
    assert remark.message == "the items are numbered I to II in the document; here they are 1 to 2"
    assert remark.lost == "I. II."
    recognised = read(f"{text}Item 3: Oil\nDear.\nItem 4: Wicks\nLong.\n", nothing)
    (remark,) = (remark for remark in recognised.remarks if remark.kind == "left out")
    assert remark.message == "the words before the numbers of the items are not repeated"
    assert remark.lost == "Item 3: Item 4:"


def test_of_two_days_the_one_in_the_month_of_the_files_name_is_taken(nothing: Archive) -> None:
    text = "Minutes of the Lamp Board\nMeeting date: 6/3/2031\nPresent: Ada Example\n1. Lamps\n"
    recognised = read(text, nothing, "Minutes June 2031.txt")
    assert meeting(recognised).data["date"] == "2031-06-03"
    assert remarks_of(recognised, "guessed")[0] == (
        "'6/3/2031' is taken as 3 June 2031, which fits the file's name"
    )


def test_figures_that_could_be_two_days_are_a_question(nothing: Archive) -> None:
    text = "Minutes of the Lamp Board\n03/06/2031\nPresent: Ada Example (Chair)\n1. Oil\n2. Wicks"
    assert remarks_of(read(text, nothing), "question") == [
        "'03/06/2031' is taken as 3 June 2031; if the month goes first, it is 6 March 2031"
    ]


def test_a_date_in_the_text_is_a_guess(nothing: Archive) -> None:
    text = "Minutes\nPresent: Ada Example (Chair)\n1. Oil\nIt was 3 June 2031.\n2. Wicks"
    assert remarks_of(read(text, nothing), "guessed")[0] == (
        'the date, 3 June 2031, is the first in the text, "3 June 2031"'
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. Minutes of the meeting of 3 June 2031\nThey were agreed.\n2. Wicks",
        "1. Last time\nThe minutes of the meeting held on 3 June 2031 were signed.\n2. Wicks",
        "1. Minutes\n[Minutes of 3 June 2031](https://example.org/3)\n2. Wicks",
        "1. Oil\nAll to be lit (deadline 3 June 2031).\n2. Wicks",
        "1. Oil\nAda will light it by 3 June 2031.\n2. Wicks",
        "1. Oil\nIt burns.\n2. Next meeting(s)\n- In the hall: 3 June 2031",
    ],
)
def test_the_date_of_another_occasion_is_not_the_meetings(nothing: Archive, text: str) -> None:
    recognised = read(f"Minutes of the Lamp Board\nPresent: Ada Example (Chair)\n{text}", nothing)
    assert meeting(recognised).is_undated


def test_where_a_meeting_is_told_of_its_date_goes_before_others(nothing: Archive) -> None:
    text = """\
Lamp Board
Present: Ada Example (Chair)
1. Oil
The lamp of 1 May 2031 was lit.
The meeting was held on 3 June 2031.
2. Wicks
"""
    assert meeting(read(text, nothing)).slug == "2031-06-03"


def test_a_year_that_is_not_printed_is_that_of_the_settings(nothing: Archive) -> None:
    text = "Minutes of the meeting held on 3 June\nPresent: Ada Example (Chair)\n1. Oil\n2. Wicks"
    recognised = recognise(replace(document(text), stated="2031-07-10"), nothing)
    assert meeting(recognised).slug == "2031-06-03"
    assert remarks_of(recognised, "guessed")[0] == (
        "the year of the date, 3 June 2031, is taken from the settings at its top;"
        ' "3 June" has none'
    )


def test_a_visit_before_the_next_meeting_is_not_that_meeting(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board
3 June 2031
Present: Ada Example (Chair)
1. Visits
Monday 9th June at 1330. Ada and Ben. They will tell of it at the next meeting, which will be held\
 on Tuesday 1st July at 7pm AEDT/9pm NZT.
2. Wicks
"""
    draft = meeting(read(text, nothing))
    assert draft.data["next_meeting"] == {"date": "2031-07-01", "start": "19:00"}


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        ("Start: 10:00\nEnd: 11:30", ["10:00", "11:30"]),
        ("10:00-12:00 13:00-17:00", ["10:00", ""]),
        ("Location: Room R3, 2.13", ["", ""]),
        ("The meeting was convened at 10:00 and adjourned for lunch at 12:30.", ["10:00", ""]),
    ],
)
def test_when_a_meeting_began_and_ended(nothing: Archive, lines: str, times: list[str]) -> None:
    text = (
        f"Minutes of the Lamp Board\n3 June 2031\n{lines}\nPresent: Ada Example\n1. Oil\n2. Wicks"
    )
    data = meeting(read(text, nothing)).data
    assert [data.get("start", ""), data.get("end", "")] == times


def test_a_nickname_is_no_part_of_a_name_on_record(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {"people/ada-example.yaml": "name: Ada Example\n"})
    text = "Notes\n3 June 2031\nPresent: Ada “Addy” Example, Ben 'Benny' Sample\n1. Oil\n2. Wicks"
    recognised = read(text, archive)
    assert [seat["person"] for seat in meeting(recognised).data["present"]] == [
        *("ada-example", "ben-benny-sample"),
    ]


def test_initials_lead_to_the_one_person_on_record_who_has_them(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, {"people/ada-example.yaml": "name: Ada Example\n"})
    recognised = read(NOTES.format("Cllr A Example (Chair)", "None."), archive)
    assert meeting(recognised).data["chair"] == "ada-example"
    assert remarks_of(recognised, "guessed") == ["'A Example' is Ada Example"]


def test_a_table_of_who_came_leaves_out_who_did_not(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Participants
| Name | Role | Attendance |
| Ada Example | Chair | Yes |
| Ben Sample | Lamp lighter | No |
1. Lamps
"""
    draft = meeting(read(text, nothing))
    assert [seat["person"] for seat in draft.data["present"]] == ["ada-example"]
    assert draft.body[0].kind == "table"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (
            "A. Example - Chairman, B. Sample, Miss Specimen, D. Instance and 4 residents.",
            ["a-example", "b-sample", "specimen", "d-instance"],
        ),
        (
            "Mr A Example (Clerk) Mrs B Sample (Lamp Office) Ms C Specimen",
            ["a-example", "b-sample", "c-specimen"],
        ),
        (
            "Chairman Mrs A Example Vice Chairman Mr B Sample Councillors Ms C Specimen",
            ["a-example", "b-sample", "c-specimen"],
        ),
        (
            "Ada Example: President (Chair), Ben Sample: Sports and Societies, Cy Specimen",
            ["ada-example", "ben-sample", "cy-specimen"],
        ),
        (
            "Cllr A Example, Mrs B Sample, Parish Clerk, and Mr C Specimen Deputy Clerk.",
            ["a-example", "b-sample", "c-specimen"],
        ),
        (
            "The Chancellor (Dr A Example) in the Chair, Professor B Sample.",
            ["a-example", "b-sample"],
        ),
    ],
)
def test_people_on_one_line_are_told_apart(nothing: Archive, line: str, people: list[str]) -> None:
    draft = meeting(read(NOTES.format(line, "None."), nothing))
    assert [seat["person"] for seat in draft.data["present"]] == people


def test_who_was_there_is_read_from_an_item(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board
3 June 2031
1. Present: Miss A Example - Chair, Mrs B Sample, PCSO C Specimen and 6 residents.
2. Oil
It is dear.
"""
    draft = meeting(read(text, nothing))
    assert [seat["person"] for seat in draft.data["present"]] == [
        "a-example",
        "b-sample",
        "c-specimen",
    ]
    assert items(draft)[1] == "2. Oil"
    assert "6 residents" in " ".join(lines(draft))


def test_actions_that_only_name_people_are_asked_about_together(nothing: Archive) -> None:
    rows = (f"| {number}. | Lamp {number} is out. | A{number}B |" for number in range(1, 6))
    text = _in_table("| No | Discussion | Action |", *rows)
    assert (
        'an action that says who and not what: "Action: A1B"; "Action: A2B"; "Action: A3B" and 2'
        ' more; if the text before is the action, write it as a list under "### Actions"'
        in remarks_of(read(text, nothing), "question")
    )


def test_actions_within_a_list_stay_there_and_are_asked_about(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Present: Ada Example, Ben Sample
1. Lamps
- The first is out.
- Action: Ada to light it.
- The second burns.
- Action: Ben to watch it.
- It is red.
2. Wicks
- They are short.
- Action: Ben to buy longer ones.
"""
    recognised = read(text, nothing)
    assert lines(meeting(recognised)) == [
        "heading2 1. Lamps",
        "bullet1 The first is out.",
        "bullet1 Action: Ada to light it.",
        "bullet1 The second burns.",
        "bullet1 Action: Ben to watch it.",
        "bullet1 It is red.",
        "heading2 2. Wicks",
        "bullet1 They are short.",
        "heading3 Action",
        "bullet1 Ben to buy longer ones.",
    ]
    assert (
        'an action within or before another list: "Ada to light it."; "Ben to watch it."; to'
        ' have it among the actions, write it as a list under "### Actions"'
        in remarks_of(recognised, "question")
    )


def test_what_the_whole_is_called_is_no_item(nothing: Archive) -> None:
    text = """\
# Lamp Board meeting, 3 June 2031
# Minutes
## Lamps
They burn.
## Wicks
They are short.
"""
    draft = meeting(read(text, nothing))
    assert items(draft) == ["1. Lamps", "2. Wicks"]
    assert draft.data["source"] == {"title": "Lamp Board meeting, 3 June 2031, Minutes"}


def test_numbered_headings_go_before_those_below_them(nothing: Archive) -> None:
    text = """\
# Minutes of the Lamp Board, 3 June 2031
## Present
Ada Example (Chair), Ben Sample
### 1. Lamps
#### D1 Red ones
#### D2 Blue ones
#### D3 Green ones
#### D4 White ones
### 2. Wicks
"""
    assert items(meeting(read(text, nothing))) == ["1. Lamps", "2. Wicks"]
