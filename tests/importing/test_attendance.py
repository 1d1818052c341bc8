"""Who was there is read however notes print it, and what is not understood stays as text."""

from __future__ import annotations

import pytest

from comsite.content.archive import Archive
from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.recognising.pipeline import recognise
from tests.importing.building import lines, meeting, read, remarks_of

HEAD = "Minutes of the Lamp Board, 3 June 2031\n"
ITEMS = "\n1. Lamps\nThey burn.\n2. Wicks\nThey are long.\n"


def people(text: str, archive: Archive, how: str) -> list[str]:
    """The people of one list of notes with these lines at their beginning."""
    return _listed(meeting(read(HEAD + text + ITEMS, archive)).data, how)


def _listed(data: dict[str, object], how: str) -> list[str]:
    seats = data.get(how, [])
    assert isinstance(seats, list)
    return [" | ".join(seat[key] for key in ("person", "role") if key in seat) for seat in seats]


@pytest.mark.parametrize(
    "rows",
    [
        ("| Present | Apologies |", "| Ada Example (Chair) | Cy Specimen |", "| Ben Sample | |"),
        ("| Present: | Ada Example (Chair) | Apologies: | Cy Specimen |", "| | Ben Sample | | |"),
        (
            "| Present | | Apologies |",
            "| Ada Example | Chair | Cy Specimen |",
            "| Ben Sample | | |",
        ),
        (
            "| Hall | Fernwick |",
            "| Present | Apologies |",
            "| Ada Example, Ben Sample | Cy Specimen |",
        ),
        (
            *("| Present | | Apologies |", "| Ada Example | | Cy Specimen |"),
            *("| Ben Sample | | |", "| No. | Item | Action |", "| 1 | Oil | Buy it |"),
        ),
    ],
)
def test_lists_side_by_side_are_each_a_list(nothing: Archive, rows: tuple[str, ...]) -> None:
    text = "\n".join(rows)
    present = [person.partition(" | ")[0] for person in people(text, nothing, "present")]
    assert present == ["ada-example", "ben-sample"]
    assert people(text, nothing, "apologies") == ["cy-specimen"]


def test_several_people_in_a_cell_are_told_apart(nothing: Archive) -> None:
    cells = (("Present\n(Board)", "Apologies"), ("Ada Example\nBen Sample (Oil)", "Cy Specimen"))
    rows = tuple(tuple((TextSpan(cell),) for cell in row) for row in cells)
    head = Block("paragraph", (TextSpan(HEAD),))
    recognised = recognise(SourceDocument("notes.docx", (head, Block("table", rows=rows))), nothing)
    assert _listed(meeting(recognised).data, "present") == ["ada-example", "ben-sample | Oil"]
    assert _listed(meeting(recognised).data, "apologies") == ["cy-specimen"]


def test_a_table_with_ticks_under_present_and_apologies_is_no_two_lists(nothing: Archive) -> None:
    text = "| Members | Present | Apologies |\n| Ada Example | ✓ | |\n| Ben Sample | | ✓ |"
    assert people(text, nothing, "apologies") != ["ada-example", "ben-sample"]
    assert any("Ben Sample" in line for line in lines(meeting(read(HEAD + text, nothing))))


def asked(text: str, archive: Archive) -> list[str]:
    """What is asked about the lists of people of such notes."""
    questions = remarks_of(read(HEAD + text + ITEMS, archive), "question")
    return [question for question in questions if "understood whole" in question]


def test_what_is_not_understood_stays_below_the_name_of_its_list(nothing: Archive) -> None:
    text = "Present\n- Ada Example, Clerk\nApologies\n- Ben Sample\n- Cy Specimen <oil\n- Di <x\n"
    text += "- E Model?? Oil\n- F Pattern?? Oil"
    assert people(text, nothing, "apologies") == ["ben-sample"]
    assert lines(meeting(read(HEAD + text + ITEMS, nothing)))[:2] == [
        "paragraph Apologies",
        "bullet1 Cy Specimen <oil",
    ]
    assert asked(text, nothing) == [
        "the lists of people were not understood whole; if somebody is missing, add them (still in"
        ' the text: "Cy Specimen <oil"; "Di <x"; "E Model?? Oil" and 1 more)'
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Present: dka, peter, mnot",
        "Present: Ada Example with Ben Sample & the Oil",
    ],
)
def test_a_list_that_is_not_understood_stays_as_it_is(nothing: Archive, line: str) -> None:
    assert people(line, nothing, "present") == []
    assert f"paragraph {line}" in lines(meeting(read(HEAD + line + ITEMS, nothing)))
    assert asked(line, nothing)


@pytest.mark.parametrize(
    "line",
    [
        "- (not present) Cy Specimen",
        "- Cy Specimen (absent)",
        "- Cy Specimen: NO (sent apologies)",
        "Members Absent With Representation:\n- Cy Specimen",
        "Members Absent Without Representation: Cy Specimen",
        "Not present: Cy Specimen",
        "Proxy:\n- Cy Specimen (restricted)\nClerk: Dora Instance",
        "Strangers:\n- Cy Specimen\nClerk: Dora Instance",
    ],
)
def test_whoever_was_absent_is_in_no_list_and_stays_in_the_text(
    nothing: Archive, line: str
) -> None:
    text = f"Present\n- Ada Example\n- Ben Sample\n{line}"
    assert people(text, nothing, "present") == ["ada-example", "ben-sample"]
    assert people(text, nothing, "apologies") == []
    assert "Cy Specimen" in " ".join(lines(meeting(read(HEAD + text + ITEMS, nothing))))


@pytest.mark.parametrize(
    "text",
    [
        "Election of officers\nChair: Cy Specimen\nSecretary: Dora Instance",
        "Nominations for these were accepted:\n- Chair: Cy Specimen\n- Secretary: Dora Instance",
    ],
)
def test_who_was_elected_may_not_have_been_there(nothing: Archive, text: str) -> None:
    text = f"All members were told of it.\nThere was cake.\n{text}"
    data = meeting(read(HEAD + text + ITEMS, nothing)).data
    assert not {"chair", "present", "also_present"} & set(data)


@pytest.mark.parametrize(
    ("line", "how", "expected"),
    [
        ("Observing: Cy Specimen", "also_present", "cy-specimen"),
        ("ADDITIONAL PARTICIPANTS: Cy Specimen (Clerk)", "also_present", "cy-specimen | Clerk"),
        ("Invited Guests: Cy Specimen", "also_present", "cy-specimen"),
        ("Harbour Officers and Staff Present: Cy Specimen", "also_present", "cy-specimen"),
        ("Library Friends Present: Cy Specimen", "present", "cy-specimen"),
        ("Present from Fernwick: Cy Specimen (Clerk)", "present", "cy-specimen | Clerk, Fernwick"),
        ("**Scribes:** Cy Specimen **Guests:** Dora Instance", "also_present", "dora-instance"),
        ("Apologies: -\nCy Specimen", "also_present", ""),
        ("PART ONE – OPEN TO THE PUBLIC", "also_present", ""),
    ],
)
def test_each_list_is_what_its_name_says(
    nothing: Archive, line: str, how: str, expected: str
) -> None:
    text = f"Present: Ada Example, Ben Sample\nApologies: Eli Model\n{line}"
    assert expected in (people(text, nothing, how) or [""])
    assert people(text, nothing, "apologies") == ["eli-model"]
    assert not asked(text, nothing)


def test_observers_are_not_present_because_nobody_else_is(nothing: Archive) -> None:
    text = "In attendance: Ada Example, Ben Sample\nObserving: Cy Specimen"
    assert people(text, nothing, "present") == ["ada-example", "ben-sample"]
    assert people(text, nothing, "also_present") == ["cy-specimen"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada Example, Ben Sample. Cy Specimen may be late.", ["ada-example", "ben-sample"]),
        (
            "Ada Example online. Ben Sample, Cy Specimen",
            ["ada-example | online", "ben-sample", "cy-specimen"],
        ),
        (
            "Cllr Ada Example and Cllr Ben Sample (work). The board thanked them.",
            ["ada-example | Cllr", "ben-sample | Cllr"],
        ),
        ("A. Example and B. Sample – Trustee", ["a-example", "b-sample | Trustee"]),
        ("Apologies were received from Ada Example and Ben Sample", ["ada-example", "ben-sample"]),
    ],
)
def test_a_sentence_after_a_list_is_nobodys_role(
    nothing: Archive, line: str, expected: list[str]
) -> None:
    assert people(f"Present: Dora Instance\nApologies: {line}", nothing, "apologies") == expected


def test_a_letterhead_is_no_list(nothing: Archive) -> None:
    text = "Clerk: Mrs E Model, 1 Church Lane, Fernwick FW8 1RH\nPresent: Ada Example, Ben Sample"
    assert people(text, nothing, "present") == ["ada-example", "ben-sample"]
    assert people(text, nothing, "also_present") == []


@pytest.mark.parametrize(
    ("line", "expected", "in_text"),
    [
        (
            "Mayor Exam, Councilmembers Sample, Specimen and Model.",
            ["exam", "sample | Councilmember", "specimen | Councilmember", "model | Councilmember"],
            "",
        ),
        (
            "City Manager Sample, Fire Captain Model",
            ["sample | City Manager", "model | Fire Captain"],
            "",
        ),
        ("LMP - Sample, Specimen", ["sample | LMP", "specimen | LMP"], ""),
        (
            "Non-lamps - Ada Example (PM), Ben Sample",
            ["ada-example | PM, Non-lamps", "ben-sample | Non-lamps"],
            "",
        ),
        ("A. McExample, tenant", ["a-mcexample | tenant"], ""),
        ("Clerk and Ada Example (Fernwick Club)", ["ada-example | Fernwick Club"], "Clerk and"),
        ("Dr Ada Example (AE), JL, MC", ["ada-example | AE"], "JL, MC"),
        ("Ada Example, oli, Ben Sample", ["ada-example", "ben-sample"], "oli"),
        (
            "Ada Example ABE, Ben Sample BSa, Cy McSpecimen CMc",
            ["ada-example | ABE", "ben-sample | BSa", "cy-mcspecimen | CMc"],
            "",
        ),
        (
            "Councillors Sample and Model (Councillor Model left after item 6)",
            ["sample | Councillor", "model | Councillor"],
            "left after",
        ),
        ("A. Model, President–Elect; B. Sample, Past President", ["a-model | President–Elect"], ""),
    ],
)
def test_each_in_a_list_keeps_their_own_name_and_role(
    nothing: Archive, line: str, expected: list[str], in_text: str
) -> None:
    """Who is not named there stays in the text."""
    text = f"Attendees\n- Dora Instance\n- {line}"
    mayor = [person.removesuffix(" | Mayor") for person in people(text, nothing, "present")]
    assert mayor[1 : len(expected) + 1] == expected
    assert in_text in " ".join(lines(meeting(read(HEAD + text + ITEMS, nothing))))


def test_a_name_that_a_line_breaks_is_one_name(nothing: Archive) -> None:
    text = "Present: Ada Example, Ben Sample, Cy Specimen, Dora\nInstance, Eli Model"
    assert people(text, nothing, "present") == [
        *("ada-example", "ben-sample", "cy-specimen", "dora-instance", "eli-model"),
    ]
    text = "Present: Ada Example, Ben, Cy, Dora\nEli, Fay"
    assert people(text, nothing, "present")[-3:] == ["dora", "eli", "fay"]


def test_letters_after_names_are_what_a_legend_says(nothing: Archive) -> None:
    coded = "1. Attendance\nAda Example (Chair) A\nBen Sample P (in the chair)\nCy Specimen N\n"
    legend = "P = present, A = apology, N = non-attendance\n2. Oil\nThere is none.\n"
    data = meeting(read(HEAD + coded + legend, nothing)).data
    assert _listed(data, "present") == ["ben-sample | in the chair"]
    assert _listed(data, "apologies") == ["ada-example | Chair"]
    data = meeting(read(f"{HEAD}{coded}2. Oil\nThere is none.\n", nothing)).data
    assert _listed(data, "present") == []


def test_a_cross_among_letters_is_asked_about(nothing: Archive) -> None:
    text = "| Name | Attendance |\n| Ada Example | P |\n| Ben Sample | X |\n| Cy Specimen | A |"
    assert people(text, nothing, "present") == ["ada-example"]
    assert asked(text, nothing)
    crossed = "| Name | Attendance |\n| Ada Example | X |\n| Ben Sample | |"
    assert people(crossed, nothing, "present") == ["ada-example"]
    assert not asked(crossed, nothing)


def test_names_below_a_table_of_lists_are_in_none_of_them_and_asked_about(
    nothing: Archive,
) -> None:
    text = "| Present | Apologies |\n| Ada Example | Ben Sample |\nCy Specimen"
    assert people(text, nothing, "apologies") == ["ben-sample"]
    assert people(text, nothing, "present") == ["ada-example"]
    assert asked(text, nothing)[0].endswith('(still in the text: "Cy Specimen")')


def test_a_secretary_in_a_table_is_not_in_the_chair(nothing: Archive) -> None:
    text = "Present\n| Secretary | Ada Example |\n| Chair | Ben Sample |"
    assert meeting(read(HEAD + text + ITEMS, nothing)).data["chair"] == "ben-sample"


def test_a_numbered_list_before_one_without_a_number_is_read(nothing: Archive) -> None:
    text = "1. Those Attending: Ada Example, Ben Sample\nApologies: Cy Specimen\n2. Oil\nDear."
    data = meeting(read(HEAD + text, nothing)).data
    assert _listed(data, "present") == ["ada-example", "ben-sample"]
    assert _listed(data, "apologies") == ["cy-specimen"]


@pytest.mark.parametrize(
    ("lines", "present"),
    [
        (
            ("Ada Example, Lamp Works", "Ben Sample, Wickers", "Cy Specimen, Lamp Works"),
            [
                ("ada-example", "Lamp Works"),
                ("ben-sample", "Wickers"),
                ("cy-specimen", "Lamp Works"),
            ],
        ),
        (
            ("[x] Ada Example, Lamp Works", "[x] Ben Sample", "[x] Cy Specimen, Wickers"),
            [("ada-example", "Lamp Works"), ("ben-sample", ""), ("cy-specimen", "Wickers")],
        ),
        (
            ("Ada Example, Ben Sample", "Cy Specimen, Dora Instance", "Eve Model, Fay Pattern"),
            [
                *(("ada-example", ""), ("ben-sample", ""), ("cy-specimen", "")),
                *(("dora-instance", ""), ("eve-model", ""), ("fay-pattern", "")),
            ],
        ),
    ],
)
def test_whom_people_are_from_is_no_person(
    nothing: Archive, lines: tuple[str, ...], present: list[tuple[str, str]]
) -> None:
    listed = "\n".join(f"- {line}" for line in lines)
    text = f"Minutes of the Lamp Board, 3 June 2031\nPresent:\n{listed}\n1. Lamps\nThey burn."
    seats = meeting(read(text, nothing)).data["present"]
    assert [(seat["person"], seat.get("role", "")) for seat in seats] == present


def test_names_after_a_place_are_those_of_that_place(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Present:
Lantern Place – Ada Example (Acting Chair), Ben Sample.
Wick Close – Cy Specimen, Dora Instance.
1. Lamps
"""
    data = meeting(read(text, nothing)).data
    assert data["chair"] == "ada-example"
    assert [(seat["person"], seat["role"]) for seat in data["present"]] == [
        ("ada-example", "Acting Chair, Lantern Place"),
        ("ben-sample", "Lantern Place"),
        ("cy-specimen", "Wick Close"),
        ("dora-instance", "Wick Close"),
    ]


def test_a_list_is_begun_without_a_mark_after_its_name(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Present Members
Ada Example
Absent with apologies Ben Sample
Cy Specimen
1. Lamps
"""
    data = meeting(read(text, nothing)).data
    assert [seat["person"] for seat in data["present"]] == ["ada-example"]
    assert [seat["person"] for seat in data["apologies"]] == ["ben-sample", "cy-specimen"]


def test_apologies_on_lines_of_their_own_are_read_from_an_item(nothing: Archive) -> None:
    text = """\
Minutes of the Lamp Board, 3 June 2031
Present: Ada Example (Chair), Ben Sample
1. Apologies for absence
Apologies were received from:
Cy Specimen (Wickers)
Dora Instance (Lamp Works)
2. Lamps
"""
    data = meeting(read(text, nothing)).data
    assert [seat["person"] for seat in data["apologies"]] == ["cy-specimen", "dora-instance"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada Example, and June Sample", ["ada-example", "june-sample"]),
        ("Ada Example, Ben Ward, Cy Specimen", ["ada-example", "ben-ward", "cy-specimen"]),
        ("the Pro Chancellor (The Hon Justice B Sample)", ["b-sample | the Pro Chancellor"]),
    ],
)
def test_names_that_have_a_word_of_roles_or_months_are_names(
    nothing: Archive, line: str, expected: list[str]
) -> None:
    assert people(f"Present: {line}", nothing, "present") == expected


@pytest.mark.parametrize(
    "line",
    [
        "Ada Example, Ben Sample. Note-taker: Cy Specimen: Clerk",
        "Ada Example, Ben Sample\nInvitee: Cy Specimen (Wickers)",
        "Ada Example, Ben Sample\nDr. C. Specimen, Dora R, Eve M, Fay F.",
    ],
)
def test_nobody_is_called_what_a_label_says_or_has_names_for_a_role(
    nothing: Archive, line: str
) -> None:
    present = people(f"Present: {line}", nothing, "present")
    assert [person.split(" | ")[0] for person in present[:2]] == ["ada-example", "ben-sample"]
    assert not any(
        "note" in person or "invitee" in person or "Dora" in person for person in present
    )
