"""PDFs: pages put together again as the text that was written, and what has no text is told."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdf
import pytest

from comsite.importing.document import SourceDocument, TextSpan
from comsite.importing.readers import read
from comsite.importing.readers.common import CannotRead
from tests.importing.making import DOCUMENTS, PICTURE, RULES, Text, lines, notices, pdf, seen

_ASK = (
    "ask for the Word file that it was made from, or run text recognition (OCR) over it and import"
    " the result"
)
_PROSE = (
    "The council heard that the bridge over the mill stream had been closed since",
    "the storm in January, and that the county had not yet said when it would be",
    "mended. The clerk will write again.",
)


def _read(*pages: Sequence[Text | str]) -> SourceDocument:
    return read("notes.pdf", pdf(*pages))


def _texts(document: SourceDocument) -> list[str]:
    return [text for _, _, text in seen(document)]


def _refused(*pages: Sequence[Text | str]) -> str:
    with pytest.raises(CannotRead) as refusal:
        _read(*pages)
    return refusal.value.message


def test_lines_become_a_paragraph() -> None:
    """A line that could have held the next word ends a paragraph."""
    assert _texts(_read(lines([*_PROSE, "Nobody objected to that."]))) == [
        " ".join(_PROSE),
        "Nobody objected to that.",
    ]


def test_a_space_between_lines_parts_paragraphs() -> None:
    """Though the line above is full."""
    page = [*lines(_PROSE[:2]), *lines(["Another matter was raised."], top=735)]
    assert _texts(_read(page)) == [" ".join(_PROSE[:2]), "Another matter was raised."]


def test_a_paragraph_goes_on_overleaf() -> None:
    """With what stands at the page's end and head taken out."""
    pages = [
        [Text(60, 810, "Example Parish Council"), *part, Text(290, 30, f"Page {number}")]
        for number, part in enumerate(
            (lines(_PROSE[:2]), lines(_PROSE[2:]), lines(["Nobody objected to that at all."])), 1
        )
    ]
    document = _read(*pages)
    assert _texts(document) == [" ".join(_PROSE), "Nobody objected to that at all."]
    assert notices(document) == [
        (
            "pages 1, 2 and 3",
            "6 headers, footers and page numbers were left out",
            "Example Parish Council\nPage 1\nExample Parish Council\nPage 2\n"
            "Example Parish Council\nPage 3",
        )
    ]


def test_what_begins_each_page_is_no_header_if_it_says_something_else() -> None:
    """A meeting a page, each with its date; or a label that stands within the pages too."""
    pages = [
        [Text(60, 810, f"Meeting of {day} June 2031"), *lines([text]), Text(290, 30, numeral)]
        for day, text, numeral in zip(
            (3, 10, 12, 26), [*_PROSE, "Nobody objected."], ("i", "ii", "iii", "iv"), strict=True
        )
    ]
    document = _read(*pages)
    assert "Meeting of 12 June 2031" in " ".join(_texts(document))
    assert [notice[2] for notice in notices(document)] == ["i\nii\niii\niv"]
    label = [*lines(["Action: the clerk", *_PROSE] * 6)]
    assert notices(_read(label, label)) == []


def test_the_number_of_a_single_page_is_left_out() -> None:
    """If it says that it is one, or is the page's."""
    for shown in ("Page 1 of 1", "1", "- 1 -"):
        assert _texts(_read([*lines(_PROSE), Text(290, 30, shown)])) == [" ".join(_PROSE)]


def test_a_word_split_at_a_lines_end_is_made_whole() -> None:
    """And one that has a hyphen of its own keeps it."""
    page = lines(
        [
            "It was agreed that the environ-",
            "ment and the self-",
            "employed matter, and our environment most of all to those who live in it.",
        ]
    )
    assert _texts(_read(page)) == [
        "It was agreed that the environment and the self-employed matter, and our environment most"
        " of all to those who live in it."
    ]


def test_larger_type_makes_headings() -> None:
    """The largest is the first level; a number before it is its marker."""
    page = [
        Text(60, 800, "Minutes", size=20),
        *lines(_PROSE, top=770),
        Text(60, 700, "2. Finance", size=14, bold=True),
        *lines(_PROSE, top=680),
    ]
    assert [(block.kind, block.level, block.marker) for block in _read(page).blocks] == [
        *(("heading", 1, ""), ("paragraph", 0, ""), ("heading", 2, "2."), ("paragraph", 0, "")),
    ]


def test_bold_is_told_from_the_font() -> None:
    """By its name."""
    page = [Text(60, 700, "Mill Lane.", bold=True), Text(125, 700, "It is closed.")]
    assert _read(page).blocks[0].spans == (
        TextSpan("Mill Lane.", bold=True),
        TextSpan(" It is closed."),
    )


def test_lists_by_their_marks_and_indents() -> None:
    """A marker with a gap after it, and lines that hang below its text."""
    page = [
        *(Text(60, 700, "1."), Text(80, 700, "The first matter, which goes on so that")),
        *(
            Text(80, 686, "it has a second line."),
            Text(80, 672, "\u2022"),
            Text(95, 672, "a point"),
        ),
        *(Text(60, 658, "2."), Text(80, 658, "The second matter of them all, so there")),
    ]
    assert [(b.kind, b.level, b.marker, b.text) for b in _read(page).blocks] == [
        ("number", 1, "1.", "The first matter, which goes on so that it has a second line."),
        ("bullet", 2, "", "a point"),
        ("number", 1, "2.", "The second matter of them all, so there"),
    ]


def test_columns_are_read_one_after_the_other() -> None:
    """A heading across both stays before them; hyphens at line ends are taken out."""
    document = read("columns.pdf", (DOCUMENTS / "columns.pdf").read_bytes())
    assert [text.split(" ", 3)[:3] for text in _texts(document)] == [
        ["Lower", "Example", "Parish"],
        ["Report", "of", "the"],
        ["For", "the", "meeting"],
        *(["The", "working", "party"], ["The", "party", "recommends"]) * 3,
        ["Cleo", "Specimen,", "1"],
    ]
    assert "between January and April" in _texts(document)[3]
    assert "It also recommends that a leaflet" in _texts(document)[4]


def test_ruled_tables_keep_their_cells() -> None:
    """Cells of several lines, and one over two columns."""
    document = read("minutes.pdf", (DOCUMENTS / "minutes.pdf").read_bytes())
    (table,) = [block for block in document.blocks if block.kind == "table"]
    assert [["".join(s.text for s in cell) for cell in row] for row in table.rows] == [
        ["Payee", "For", "Amount"],
        [
            "Invented Mowers Ltd",
            "Grass cutting on the green and in the churchyard, April",
            "£212.50",
        ],
        ["Total", "", "£212.50"],
    ]


def test_tables_that_touch_are_two_where_their_columns_are_others() -> None:
    """Who was there in two columns, and below it the notes in three."""
    heights = (700, 680, 660, 640, 620)
    rules = [f"60 {height} m 420 {height} l S" for height in heights]
    rules += [f"{left} 700 m {left} 660 l S" for left in (60, 240, 420)]
    rules += [f"{left} 660 m {left} 620 l S" for left in (60, 150, 330, 420)]
    rows = (
        (686, {64: "Present", 244: "Apologies"}),
        (666, {64: "Ada", 244: "Ben"}),
        (646, {64: "Item", 154: "Said", 334: "Action"}),
        (626, {64: "Lamps", 154: "None", 334: "Wait"}),
    )
    words = [Text(left, base, text) for base, row in rows for left, text in row.items()]
    assert seen(_read([*rules, *words])) == [
        ("table", "", "Present\tApologies\nAda\tBen"),
        ("table", "", "Item\tSaid\tAction\nLamps\tNone\tWait"),
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("0 1 30 -40 60 0 c", id="curves"),
        pytest.param("60 -40 l 0 -40 l", id="slanted lines"),
    ],
)
def test_the_letters_of_a_drawn_watermark_are_no_frames(drawn: str) -> None:
    """They touch each other as the cells of a table do, but what is not straight holds no cells."""
    letters = [
        f"q 1 0 0 1 {left} {base} cm 0.8 g 0 0 m {drawn} f Q"
        for left in (60, 120, 180, 240)
        for base in (700, 740, 780)
    ]
    assert _texts(_read([*letters, "0 g", *lines(_PROSE, top=760)])) == [" ".join(_PROSE)]


def test_a_white_ground_is_no_frame() -> None:
    """It does not show on white paper, wherever its edges are."""
    grounds = [f"1 g {left} 700 200 90 re f 0 g" for left in (50, 250, 450)]
    grounds += [f"1 g {left} 610 200 90 re f 0 g" for left in (50, 250, 450)]
    assert _texts(_read([*grounds, *lines(_PROSE, top=720)])) == [" ".join(_PROSE)]


def test_lines_that_were_cut_are_told() -> None:
    """All words are there, but what stood right of a rule came after what stood left of it."""
    rules = [f"50 {height} m 560 {height} l S" for height in (600, 800)]
    rules += [f"{left} 600 m {left} 800 l S" for left in (50, 292, 560)]
    document = _read([*rules, *lines(_PROSE[:2] * 4)])
    assert notices(document) == [
        (
            "page 1",
            "8 pairs of words that are neighbours in a line do not stand together in the text,"
            " which may be out of order; read it against the PDF",
            "",
        )
    ]


def test_the_sides_of_filled_cells_are_rules() -> None:
    """A table may have no lines, but cells in grey."""
    cells = [f"0.9 g {left} {base} 120 20 re f" for left in (60, 180) for base in (680, 660)]
    words = [
        Text(left + 4, base + 6, text)
        for (left, base), text in {
            (60, 680): "Lamp",
            (180, 680): "State",
            (60, 660): "Red",
            (180, 660): "Lit",
        }.items()
    ]
    assert seen(_read([*cells, "0 g", *words])) == [("table", "", "Lamp\tState\nRed\tLit")]


def test_rules_in_a_drawing_stand_where_the_page_shows_them() -> None:
    """Some programs put the whole page into a drawing, and scale it."""
    words = [
        *(Text(64, 686, "Lamp"), Text(184, 686, "State")),
        *(Text(64, 666, "Red"), Text(184, 666, "Lit")),
    ]
    assert seen(_read([RULES, *words])) == [("table", "", "Lamp\tState\nRed\tLit")]


def _ruled(rows: Sequence[tuple[str, str]], top: int) -> list[Text | str]:
    """A table of two columns with its rules."""
    heights = [top - 20 * number for number in range(len(rows) + 1)]
    rules = [f"60 {height} m 420 {height} l S" for height in heights]
    rules += [f"{left} {top} m {left} {heights[-1]} l S" for left in (60, 150, 420)]
    return [
        *rules,
        *(
            Text(left, base - 14, text)
            for base, row in zip(heights, rows, strict=False)
            for left, text in zip((64, 154), row, strict=True)
        ),
    ]


@pytest.mark.parametrize("head", [(), (("Lamp", "State"),)])
def test_a_table_goes_on_overleaf(head: tuple[tuple[str, str], ...]) -> None:
    """With the headings of its columns again it is another."""
    first = _ruled((("Lamp", "State"), ("Red", "Lit"), ("Blue", "Out")), 200)
    document = _read(first, _ruled((*head, ("White", "Lit")), 780))
    assert [block.text.count("\n") + 1 for block in document.blocks] == ([3, 2] if head else [4])


def test_a_number_after_a_sentence_begins_a_paragraph() -> None:
    document = _read(lines(("2. Notes", "They were agreed by all who came.", "3. Oil")))
    assert _texts(document)[-1] == "Oil"


def test_a_table_without_rules_is_told_from_what_stands_below_each_other() -> None:
    """Three rows whose cells begin at the same places."""
    page = [
        Text(x, 700 - 14 * number, text)
        for number, row in enumerate(
            [("Ada Example", "Chair"), ("Ben Sample", "Vice-Chair"), ("Dot Pattern", "Clerk")]
        )
        for x, text in zip((60, 250), row, strict=True)
    ]
    assert seen(_read(page)) == [
        ("table", "", "Ada Example\tChair\nBen Sample\tVice-Chair\nDot Pattern\tClerk")
    ]


def _placed(rows: Sequence[Sequence[tuple[int, str]]], top: int = 700) -> list[Text]:
    """Words at the places given, a row below the other."""
    return [Text(x, top - 14 * at, text) for at, row in enumerate(rows) for x, text in row]


def test_names_centred_in_columns_are_a_table() -> None:
    """They begin at no common place; a name in the last column alone is told from the others."""
    rows = (
        ((70, "Present:"), (240, "In attendance:"), (430, "Apologies:")),
        ((60, "Ada Example (AE)"), (255, "Fay Cast"), (424, "Dan Pattern")),
        ((75, "Ben Oak"), (430, "Eli Mould")),
        ((66, "Cora Model"),),
        ((58, "Gus Sample (Clerk)"), (250, "Hal Figure")),
        ((436, "Ida Form"),),
    )
    assert seen(_read([*_placed(rows), *lines(_PROSE, top=600)])) == [
        (
            "table",
            "",
            "Present:\tIn attendance:\tApologies:\nAda Example (AE)\tFay Cast\tDan Pattern\n"
            "Ben Oak\t\tEli Mould\nCora Model\t\t\nGus Sample (Clerk)\tHal Figure\tIda Form",
        ),
        ("paragraph", "", " ".join(_PROSE)),
    ]


def test_an_amount_without_a_first_cell_is_a_row_of_its_own() -> None:
    """And a text is more of the row above it."""
    rows = (
        ((60, "3 May"), (150, "Grass, green"), (400, "20.00")),
        ((150, "Grass, churchyard"), (400, "15.00")),
        ((60, "9 May"), (150, "Stamps for the leaflet that tells of the old"), (400, "4.50")),
        ((150, "footpaths"),),
    )
    assert seen(_read(_placed(rows))) == [
        (
            "table",
            "",
            "3 May\tGrass, green\t20.00\n\tGrass, churchyard\t15.00\n"
            "9 May\tStamps for the leaflet that tells of the old footpaths\t4.50",
        )
    ]


def test_numbers_in_the_margin_make_no_table() -> None:
    """They are the numbers of the texts beside them."""
    rows = [((60, f"C05{number}/31"), (150, "Lamps")) for number in range(3, 7)]
    assert {block.kind for block in _read(_placed(rows)).blocks} == {"paragraph"}


def test_who_leads_an_item_is_in_no_sentence() -> None:
    """Initials at the right edge come after the paragraph that they stand beside."""
    rows = (
        ((60, "1"), (90, "Apologies"), (520, "BS")),
        ((90, "None had been received."),),
        (
            (60, "2"),
            (90, "The bridge over the mill stream is closed, and the clerk is to"),
            (520, "AE/BS"),
        ),
        ((90, "write to the county once more about it."),),
        ((60, "3"), (90, "Lamps"), (520, "All")),
    )
    assert _texts(_read(_placed(rows))) == [
        "1\tApologies",
        "BS",
        "None had been received.",
        "2\tThe bridge over the mill stream is closed, and the clerk is to write to the county once"
        " more about it.",
        "AE/BS",
        "3\tLamps",
        "All",
    ]


def test_names_at_the_right_edge_stay_in_their_table() -> None:
    """Two lists beside each other are no initials; nor is a word where the lines of text end."""
    rows = [((60, f"{name} Example"), (480, f"{name} Sample")) for name in ("Ada", "Ben", "Cora")]
    assert [block.kind for block in _read(_placed(rows)).blocks] == ["table"]
    page = [
        *lines([f"{line} and so all of us will" for line in _PROSE[:2] * 3]),
        *_placed([((60, "Lit."), (450, "Nobody")), ((60, "So."), (450, "Nobody"))], top=600),
    ]
    assert _texts(_read(page))[-2:] == ["Lit.\tNobody", "So.\tNobody"]


def test_a_justified_line_has_no_cells() -> None:
    """All its gaps are wide, and one is as wide as the other."""
    words = (("Nobody", 60), ("objected", 137), ("to", 220), ("anything", 270), ("there.", 355))
    assert _texts(_read([Text(x, 700, word) for word, x in words])) == [
        "Nobody objected to anything there."
    ]


def test_raised_letters_stand_with_their_word() -> None:
    """Some programs write them before the line, a little above it."""
    page = [Text(85.8, 705.4, "rd", size=7), Text(60, 700, "ON 3"), Text(97, 700, "JUNE 2031")]
    assert _texts(_read(page)) == ["ON 3rd JUNE 2031"]


def test_minutes_laid_out_in_a_table_are_read_as_text() -> None:
    """As from the Word file."""
    document = read("table.pdf", (DOCUMENTS / "table.pdf").read_bytes())
    assert [(marker, text[:22]) for _, marker, text in seen(document)][3:7] == [
        ("1.", "Welcome"),
        ("", "The chair welcomed eve"),
        ("2.", "Elections"),
        ("", "Fay Model reported tha"),
    ]


def test_a_pdf_has_the_blocks_of_the_word_file() -> None:
    """Both were made from one document; footnotes stand at the page's foot."""
    of_pdf = read("minutes.pdf", (DOCUMENTS / "minutes.pdf").read_bytes())
    of_word = read("minutes.docx", (DOCUMENTS / "minutes.docx").read_bytes())

    def comparable(document: SourceDocument) -> list[tuple[str, str, str]]:
        skipped = ("Under", "1Under", "Apologies were", "The accounts", "In attendance")
        return [line for line in seen(document) if not line[2].startswith(skipped)]

    assert comparable(of_pdf) == comparable(of_word)


def test_links_are_found_by_their_place() -> None:
    """The address lies over the words."""
    document = read("minutes.pdf", (DOCUMENTS / "minutes.pdf").read_bytes())
    links = [span for block in document.blocks for span in block.spans if span.href]
    assert links == [TextSpan("county’s map", href="https://example.org/footpaths")]


def test_a_paragraph_is_not_torn_by_a_note_at_the_pages_foot() -> None:
    """The note comes after the paragraph that goes on overleaf."""
    page = [*lines(_PROSE[:2], top=100), Text(60, 60, "1 By letter of 3 May.", size=8)]
    more = lines([*_PROSE[2:], *("Another matter was raised and not decided.",) * 5])
    assert _texts(_read(page, more))[:2] == [" ".join(_PROSE), "1 By letter of 3 May."]


def test_a_page_that_is_a_scan_is_told_and_the_others_read() -> None:
    """With its number."""
    document = _read(lines(_PROSE), [PICTURE], lines(_PROSE), [PICTURE])
    assert _texts(document) == [" ".join(_PROSE)] * 2
    assert notices(document) == [
        (
            "pages 2 and 4",
            "there is no text in these scans: 2 pages are pictures, and nothing on them was read;"
            f" {_ASK}",
            "",
        )
    ]


def test_a_scan_is_refused() -> None:
    """A PDF of pictures alone."""
    assert _refused([PICTURE]) == f"there is no text in this scan: page 1 is a picture; {_ASK}"
    assert _refused([PICTURE], [PICTURE]) == (
        f"there is no text in this scan: pages 1 and 2 are each a picture; {_ASK}"
    )


def test_an_empty_pdf_is_refused() -> None:
    """Nothing written, nothing drawn."""
    assert _refused([]) == f"there is no text in this PDF: its pages are empty or drawn; {_ASK}"


def test_recognised_text_is_read_and_told() -> None:
    """Scanners put the words that they recognised behind the picture, unseen."""
    hidden = [Text(line.x, line.y, line.text, invisible=True) for line in lines(_PROSE)]
    document = _read([PICTURE, *hidden])
    assert _texts(document) == [" ".join(_PROSE)]
    assert notices(document) == [
        (
            "page 1",
            "the words of the page were read from a picture by a program (OCR); read them against"
            " it",
            "",
        )
    ]


def test_unseen_words_are_not_read() -> None:
    """Where there is no picture of them; nor are those beyond the page's edge."""
    document = _read([*lines(_PROSE), Text(60, 600, "secret", invisible=True), Text(700, 9, "out")])
    assert _texts(document) == [" ".join(_PROSE)]
    assert notices(document) == [
        ("page 1", "2 words that nobody sees on the pages were left out", "")
    ]


def test_words_under_black_bars_are_not_read() -> None:
    """Who drew a bar over a name wanted it out; white words on black are a table's heading."""
    bar = "0 g 55 595 200 20 re f"
    hidden = _read([*lines(_PROSE), Text(60, 600, "the informant"), bar])
    assert "informant" not in repr(hidden)
    assert notices(hidden) == [
        ("page 1", "2 words that nobody sees on the pages were left out", "")
    ]
    white = _read([*lines(_PROSE), bar, "1 g", Text(60, 600, "Heading"), "0 g"])
    assert _texts(white)[1:] == ["Heading"]


def test_pages_of_code_are_read() -> None:
    """Though few of their words are words."""
    code = [f"<td><strong>{word}</strong></td>:var_{word}(a1);" for word in _PROSE[0].split()[:9]]
    document = _read([*lines(code * 3)])
    assert "<td><strong>" in "".join(_texts(document))
    assert notices(document) == []


def test_letters_without_meaning_are_refused() -> None:
    """Fonts that do not say which characters they have; the other pages are read."""
    rubbish = [Text(line.x, line.y, line.text, rubbish=True) for line in lines(_PROSE)]
    assert _refused(rubbish) == (
        f"the letters on page 1 do not say which characters they are; {_ASK}"
    )
    document = _read(lines(_PROSE), rubbish)
    assert _texts(document) == [" ".join(_PROSE)]
    assert notices(document) == [
        (
            "page 2",
            "the letters of the page do not say which characters they are, so its text was left"
            f" out; {_ASK}",
            "",
        )
    ]


def test_text_askew_is_left_out_and_told() -> None:
    """A watermark is nobody's words."""
    stamp = Text(200, 300, "DRAFT", size=60, turn="0.7 0.7 -0.7 0.7")
    document = _read([*lines(_PROSE), stamp])
    assert _texts(document) == [" ".join(_PROSE)]
    assert notices(document) == [
        ("page 1", "a word that stands askew was left out, such as a watermark", "DRAFT")
    ]


def test_a_page_on_its_side_is_read() -> None:
    """Its lines run upwards."""
    page = [Text(100 + 14 * at, 60, line, turn="0 1 -1 0") for at, line in enumerate(_PROSE)]
    assert _texts(_read(page)) == [" ".join(_PROSE)]


def test_a_password_is_told() -> None:
    """A file that opens without one, though it may not be changed, is read."""
    for user, expected in (("secret", False), ("", True)):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines(_PROSE))))
        writer.encrypt(user, "owner", algorithm="RC4-128")
        held = io.BytesIO()
        writer.write(held)
        if expected:
            assert _texts(read("a.pdf", held.getvalue())) == [" ".join(_PROSE)]
            continue
        with pytest.raises(CannotRead) as refusal:
            read("a.pdf", held.getvalue())
        assert refusal.value.message == (
            "it is protected with a password; open it with the password, print or save it as a PDF"
            " without one, and import that"
        )


def test_damage_is_told() -> None:
    """What cannot be mended; a file without its end can."""
    data = pdf(lines(_PROSE))
    assert _texts(read("a.pdf", data[:-20])) == [" ".join(_PROSE)]
    with pytest.raises(CannotRead) as refusal:
        read("a.pdf", data[:300])
    assert refusal.value.message == (
        "the PDF is damaged or was not copied whole; get it again from where it came from, and look"
        " whether it opens there"
    )


def test_the_title_is_not_that_of_the_program() -> None:
    """A title from the properties, unless it is a file's name."""
    for title, expected in (("Minutes", "Minutes"), ("Microsoft Word - minutes.docx", "")):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines(_PROSE))))
        writer.add_metadata({"/Title": title})
        held = io.BytesIO()
        writer.write(held)
        assert read("a.pdf", held.getvalue()).title == expected


@pytest.mark.parametrize(
    ("cover", "colour"),
    [
        pytest.param("1 g 55 595 200 20 re f 0 g", "0 g", id="white over black"),
        pytest.param("1 0 0 rg 55 595 200 20 re f 0 g", "0 0 1 rg", id="red over blue"),
        pytest.param("0 g 55 595 200 20 re f", "1 0 0 rg", id="black over red"),
        pytest.param("", "1 g", id="white on paper"),
    ],
)
def test_words_that_are_painted_over_are_not_read(cover: str, colour: str) -> None:
    """Whatever the colours are, and nothing is told of what they said."""
    hidden = _read([*lines(_PROSE), colour, Text(60, 600, "the informant"), "0 g", cover])
    assert "informant" not in repr(hidden)
    assert notices(hidden) == [
        ("page 1", "2 words that nobody sees on the pages were left out", "")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("0 g 55 560 200 60 re f 1 g 55 595 200 20 re f 0 g", "", id="a shadow"),
        pytest.param("0 0 1 rg 55 595 200 20 re f 1 g", "0 g", id="white on blue"),
        pytest.param("", "1 g 55 595 m 255 595 l 255 590 l 55 590 l f 0 g", id="beside it"),
        pytest.param("", "1 g 55 640 m 300 640 l 300 500 l f 0 g", id="a triangle that misses it"),
    ],
)
def test_words_that_are_seen_are_read(before: str, after: str) -> None:
    """On top of what is painted there, or not under it."""
    seen = _read([*lines(_PROSE), before, Text(60, 600, "Heading"), after])
    assert _texts(seen)[1:] == ["Heading"]


def test_a_letter_alone_is_seen() -> None:
    """Its middle is all ink, as a bar would be."""
    shaded = _read(["0.9 g 55 595 200 20 re f 0 g", Text(60, 590, "I", size=24, turn="3 0 0 1")])
    assert _texts(shaded) == ["I"]


def test_words_that_are_written_again_are_read() -> None:
    """A table's cells are painted over the text and the text is set once more, as some do."""
    again = Text(60, 600, "Heading")
    seen = _read([*lines(_PROSE), again, "0.9 g 55 595 200 20 re f 0 g", again])
    assert _texts(seen)[1:] == ["Heading"]


def test_words_with_few_spaces_are_words() -> None:
    """Code and addresses of pages are no rubbish."""
    code = [
        f'"entry{number}":{{"address":"https://records.example.org/{name}/reading?page={number}"}}'
        for number, name in enumerate(["ada", "grace", "oil", "tower", "bridges"] * 5)
    ]
    assert notices(_read(lines(code))) == []


def test_letters_that_make_no_words_are_rubbish() -> None:
    """A font whose letters are others than those that it shows."""
    shifted = "".join(
        letter if letter == " " else chr(33 + (ord(letter) - 33 + 52) % 94)
        for letter in " ".join(_PROSE * 4)
    )
    words = shifted.split()
    page = lines([" ".join(words[at : at + 8]) for at in range(0, len(words), 8)])
    assert [message.split(";")[0] for _, message, _ in notices(_read(lines(_PROSE), page))] == [
        "the letters of the page do not say which characters they are, so its text was left out"
    ]
