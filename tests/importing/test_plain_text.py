"""Plain text: paragraphs, lists and headings are told by how they stand."""

from __future__ import annotations

import pytest

from comsite.importing.document import SourceDocument, TextSpan
from comsite.importing.readers import read
from tests.importing.making import notices, seen


def _read(text: str, name: str = "notes.txt") -> SourceDocument:
    return read(name, text.encode())


def _texts(text: str) -> list[str]:
    return [shown for _, _, shown in seen(_read(text))]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "utf-32"],
)
def test_encodings(encoding: str) -> None:
    """By the mark at the start, by how it reads, or as old programs wrote it."""
    document = read("notes.txt", "Café – £5 for “tea”".encode(encoding))
    assert seen(document) == [("paragraph", "", "Café – £5 for “tea”")]


def test_damaged_bytes_are_told() -> None:
    """They are shown as what cannot be read."""
    document = read("notes.txt", "Café, crème, fête – ".encode() + b"\xff and tea")
    assert seen(document) == [("paragraph", "", "Café, crème, fête – \ufffd and tea")]
    assert notices(document) == [
        (
            "",
            "a character could not be read and is shown as �; look at it in the original",
            "",
        )
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    """Where the next line's first word would not have fitted."""
    text = """\
The council heard that the bridge over the mill stream had been closed
since the storm in January, and that the county had not yet said when
it would be mended. The clerk will write again.

The chair thanked those who had cleared the footpath behind the forge,
and hoped that others would come forward in the summer.
"""
    assert [shown[:11] for shown in _texts(text)] == ["The council", "The chair t"]
    assert "closed since" in _texts(text)[0]


def test_lines_that_stand_by_themselves_stay_so() -> None:
    """A list of names, though some lines are as long as others."""
    text = "Present:\nAda Example – Chair of the council\nBen Sample – Vice-Chair\nCleo Specimen\n"
    assert _texts(text) == [line for line in text.split("\n") if line]


def test_a_sentence_cut_by_a_page_goes_on() -> None:
    """A converter leaves an empty line where a page ended."""
    text = "The council discussed at length the commissioning\n\nof a new survey of its trees.\n"
    assert _texts(text) == [
        "The council discussed at length the commissioning of a new survey of its trees."
    ]


def test_hanging_indents_and_levels() -> None:
    """A marker, its text over several lines, and a list below it."""
    text = """\
1.  The first matter, which has
    a second line
    - a point that goes
      on here
    - another point
2.  The second matter
"""
    assert [(b.kind, b.level, b.marker, b.text) for b in _read(text).blocks] == [
        ("number", 1, "1.", "The first matter, which has a second line"),
        ("bullet", 2, "", "a point that goes on here"),
        ("bullet", 2, "", "another point"),
        ("number", 1, "2.", "The second matter"),
    ]


def test_bullets_before_numbers_are_the_converters() -> None:
    """``- 4. Text`` is number 4, and ``- a) Text`` letter a."""
    assert seen(_read("- 4. Finance\n- a) Grants\n")) == [
        ("number", "4.", "Finance"),
        ("number", "a)", "Grants"),
    ]


def test_headings_by_underline() -> None:
    """A row of = or - as long as what stands above it."""
    blocks = _read("MINUTES\n=======\n\nFinance\n-------\nText\n").blocks
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        *(("heading", 1, "MINUTES"), ("heading", 2, "Finance"), ("paragraph", 0, "Text")),
    ]


def test_rules_keep_their_dots() -> None:
    """A dotted line is a rule; one within a text is text."""
    assert seen(_read("One\n\n..........\n\nSigned ...... Date ......\n")) == [
        ("paragraph", "", "One"),
        ("rule", "", ".........."),
        ("paragraph", "", "Signed ...... Date ......"),
    ]


def test_the_marks_of_a_converter_are_read() -> None:
    """Headings, bold over two lines, links and underlines, in what is no Markdown otherwise."""
    text = "## 5. Planning\n\n**MINUTES\n7 May 2024**\n\nSee <u>the</u> report [here](#), *soon*.\n"
    document = _read(text)
    assert seen(document) == [
        ("heading", "5.", "Planning"),
        ("paragraph", "", "MINUTES"),
        ("paragraph", "", "7 May 2024"),
        ("paragraph", "", "See the report here, soon."),
    ]
    assert [block.spans[0].bold for block in document.blocks] == [False, True, True, False]
    assert TextSpan("here", href="#") in document.blocks[3].spans


def test_stars_in_a_text_without_marks_stay() -> None:
    """A footnote's star is no italic."""
    assert _texts("The fee* is £5.\n\n* for members\n")[0] == "The fee* is £5."


def test_page_numbers_and_headers_are_left_out() -> None:
    """Between form feeds, or where a line says that it is one."""
    pages = [
        f"Example Council\n\nPart {name}\n\n{number}\n" for number, name in ((1, "A"), (2, "B"))
    ]
    document = _read("\f".join(pages))
    assert [shown for _, _, shown in seen(document)] == ["Part A", "Part B"]
    assert notices(document) == [
        (
            "lines 1, 5, 6 and 10",
            "4 page numbers and headers were left out",
            "Example Council\n1\nExample Council\n2",
        )
    ]
    assert notices(_read("One\n\nPage 3 of 9\n\nTwo\n"))[0][2] == "Page 3 of 9"


def test_tables_of_pipes() -> None:
    """As converters write them."""
    (table,) = _read("| a | **b** |\n|---|---|\n| c | d |\n").blocks
    assert table.text == "a\tb\nc\td"


def test_words_split_at_line_ends() -> None:
    """Made whole where the text has the word; its own hyphen stays where it has not."""
    text = """\
The environment matters, and so does each person who is self-
employed in this parish; the council will protect the environ-
ment as well as it can, and the people who live in it as well.
It will do so at every meeting until the summer of next year.
"""
    assert _texts(text) == [
        "The environment matters, and so does each person who is self-employed in this parish; the"
        " council will protect the environment as well as it can, and the people who live in it as"
        " well. It will do so at every meeting until the summer of next year."
    ]


def test_what_nobody_sees_is_taken_out() -> None:
    """Control characters, marks without width, and ligatures of old fonts."""
    assert _texts("of\x00\x07\u200bﬁce\u202e and\xa0so\n") == ["office and so"]


def test_places_are_lines() -> None:
    """As an editor counts them."""
    assert [block.place for block in _read("One\n\n\nTwo\n").blocks] == ["line 1", "line 4"]
