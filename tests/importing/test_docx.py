"""Word documents: what Word prints is read, in order, and what it hides is not."""

from __future__ import annotations

import io
import zipfile

import pytest

from comsite.importing.document import Block, TextSpan
from comsite.importing.readers import read
from tests.importing.making import (
    DOCUMENTS,
    docx,
    notices,
    numbered,
    p,
    r,
    read_docx,
    seen,
)


def _level(number: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def _list(*levels: str, identity: int = 1, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}{more}</w:abstractNum>'


def _use(number: int, of: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


_THREE = (
    _level(0, "decimal", "%1."),
    _level(1, "decimal", "%1.%2"),
    _level(2, "lowerLetter", "%3)"),
)


def _markers(body: str, **parts: str) -> list[str]:
    return [block.marker for block in read_docx(body, **parts).blocks]


def test_numbers_are_those_that_word_prints() -> None:
    """Each level counts by itself, prints those above it, and starts anew after them."""
    body = "".join(numbered("Text", level) for level in (0, 1, 1, 2, 2, 1, 2, 0, 1, 2))
    assert _markers(body, numbering=_list(*_THREE) + _use(1)) == [
        *("1.", "1.1", "1.2", "a)", "b)", "1.3", "a)", "2.", "2.1", "a)"),
    ]


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("decimal", "3"),
        ("decimalZero", "03"),
        ("lowerLetter", "c"),
        ("upperLetter", "C"),
        ("lowerRoman", "iii"),
        ("upperRoman", "III"),
        ("ordinal", "3rd"),
        ("cardinalText", "Three"),
        ("hebrew1", "3"),
    ],
)
def test_a_number_is_printed_in_its_form(form: str, third: str) -> None:
    """Letters, Roman numbers and words, as the list says; digits in a form that we do not know."""
    numbering = _list(_level(0, form, "(%1)")) + _use(1)
    assert _markers(numbered("Text") * 3, numbering=numbering)[-1] == f"({third})"


def test_letters_go_on_after_z() -> None:
    """Word doubles the letter: after z comes aa, then bb."""
    numbering = _list(_level(0, "lowerLetter", "%1.")) + _use(1)
    assert _markers(numbered("Text") * 28, numbering=numbering)[25:] == ["z.", "aa.", "bb."]


def test_two_lists_of_one_definition_count_on() -> None:
    """Unless the second one says where it starts."""
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = _list(*_THREE) + _use(1) + _use(2) + _use(3, more=again)
    body = numbered("A") + numbered("B", number=2) + numbered("C", number=3)
    assert _markers(body + numbered("D", number=3) + numbered("E"), numbering=numbering) == [
        *("1.", "2.", "1.", "2.", "3."),
    ]


def test_a_list_may_change_a_level_of_its_definition() -> None:
    """The whole level is replaced."""
    change = f'<w:lvlOverride w:ilvl="0">{_level(0, "upperLetter", "Part %1:")}</w:lvlOverride>'
    numbering = _list(*_THREE) + _use(1, more=change)
    assert _markers(numbered("A") + numbered("B"), numbering=numbering) == ["Part A:", "Part B:"]


def test_a_level_may_count_through() -> None:
    """Paragraph numbers that go on through all sections of a report."""
    through = _level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    numbering = _list(_THREE[0], through) + _use(1)
    body = "".join(numbered("Text", level) for level in (0, 1, 1, 0, 1))
    assert _markers(body, numbering=numbering) == ["1.", "1.", "2.", "2.", "3."]


def test_legal_numbers_are_digits_throughout() -> None:
    """1.1 under I, where the list says so."""
    numbering = _list(
        _level(0, "upperRoman", "%1"), _level(1, "decimal", "%1.%2", "<w:isLgl/>")
    ) + _use(1)
    assert _markers(numbered("A") + numbered("B", 1), numbering=numbering) == ["I", "1.1"]


def test_a_level_above_that_was_never_used_shows_its_start() -> None:
    """Word prints 1.1 though there is no 1."""
    assert _markers(numbered("A", 1), numbering=_list(*_THREE) + _use(1)) == ["1.1"]


def test_a_style_may_number_its_paragraphs() -> None:
    """By itself or by the one it is based on, at the level that names it; 0 turns it off."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/>'
        '<w:basedOn w:val="Item"/></w:style>'
    )
    numbering = _list(_THREE[0], _level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>')) + _use(1)
    off = '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        p("A", '<w:pStyle w:val="Item"/>')
        + p("B", '<w:pStyle w:val="Sub"/>')
        + p("C", off)
        + p("D", '<w:pStyle w:val="Item"/>')
    )
    assert _markers(body, styles=styles, numbering=numbering) == ["1.", "1.1", "", "2."]


def test_a_list_may_be_defined_by_a_style_of_lists() -> None:
    """The definition is where the style of lists has it."""
    numbering = (
        _list(identity=1, more='<w:numStyleLink w:val="Agenda"/>')
        + _list(_level(0, "decimal", "Item %1"), identity=2, more='<w:styleLink w:val="Agenda"/>')
        + _use(1)
    )
    assert _markers(numbered("A"), numbering=numbering) == ["Item 1"]


def test_bullets_and_levels() -> None:
    """A bullet has no marker; how deep an item stands is told from 1."""
    numbering = _list(_level(0, "bullet", "•"), _level(1, "bullet", "o")) + _use(1)
    blocks = read_docx(numbered("A") + numbered("B", 1), numbering=numbering).blocks
    assert [(block.kind, block.level, block.marker) for block in blocks] == [
        ("bullet", 1, ""),
        ("bullet", 2, ""),
    ]


def test_an_empty_numbered_paragraph_counts_and_is_told() -> None:
    """Word prints its number, so the ones after it are as printed."""
    document = read_docx(
        numbered("A") + numbered("") + numbered("B"), numbering=_list(*_THREE) + _use(1)
    )
    assert [block.marker for block in document.blocks] == ["1.", "3."]
    assert notices(document) == [
        ("paragraph 2", "an empty paragraph with a number was left out", "2.")
    ]


def test_a_deleted_item_does_not_count() -> None:
    """With its mark deleted it is no paragraph any more."""
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>"
    )
    body = numbered("A") + gone + numbered("B")
    assert _markers(body, numbering=_list(*_THREE) + _use(1)) == ["1.", "2."]


@pytest.mark.parametrize(
    ("typed", "kind", "marker", "text"),
    [
        ("5. Planning", "number", "5.", "Planning"),
        ("5.3 Planning", "number", "5.3", "Planning"),
        ("5.3A\tPlanning", "number", "5.3A", "Planning"),
        ("a) Planning", "number", "a)", "Planning"),
        ("(iv) Planning", "number", "(iv)", "Planning"),
        ("1.Planning", "number", "1.", "Planning"),
        ("• Planning", "bullet", "", "Planning"),
        ("- 4. Planning", "number", "4.", "Planning"),
        ("A. Example spoke", "paragraph", "", "A. Example spoke"),
        ("10.30 am start", "paragraph", "", "10.30 am start"),
        ("2.5 million pounds", "paragraph", "", "2.5 million pounds"),
        ("12.05.24 was a Sunday", "paragraph", "", "12.05.24 was a Sunday"),
        ("18 June 2015", "paragraph", "", "18 June 2015"),
    ],
)
def test_typed_markers(typed: str, kind: str, marker: str, text: str) -> None:
    """A number typed before the text is its marker; an initial, a time or a date is none."""
    assert seen(read_docx(p(typed.replace("\t", "</w:t><w:tab/><w:t>")))) == [(kind, marker, text)]


def test_headings_by_style_and_by_outline_level() -> None:
    """Built-in styles, styles based on them, titles, and paragraphs that say it themselves."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>'
        '<w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    body = (
        p("Name", '<w:pStyle w:val="T"/>')
        + p("One", '<w:pStyle w:val="H2"/>')
        + p("Two", '<w:pStyle w:val="Mine"/>')
        + p("Three", '<w:outlineLvl w:val="2"/>')
        + p("Four", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
    )
    assert [(block.kind, block.level) for block in read_docx(body, styles=styles).blocks] == [
        *(("heading", 1), ("heading", 2), ("heading", 2), ("heading", 3), ("paragraph", 0)),
    ]


def test_bold_italic_and_links() -> None:
    """Runs of one form are one span; a space between two forms is plain."""
    body = p(
        r("Mill ", "<w:b/>")
        + r("Lane. ", "<w:b/>")
        + r("Is ")
        + r("closed", "<w:i/>")
        + f'<w:hyperlink r:id="link0">{r(", see here")}</w:hyperlink>'
    )
    assert read_docx(body, links="https://example.org/a").blocks == (
        Block(
            "paragraph",
            (
                TextSpan("Mill Lane.", bold=True),
                TextSpan(" Is "),
                TextSpan("closed", italic=True),
                TextSpan(", see here", href="https://example.org/a"),
            ),
            place="paragraph 1",
        ),
    )


def test_bold_of_a_style_is_turned_off_by_a_run() -> None:
    """A run's own word goes before its styles'; two styles cancel each other out."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>'
    )
    runs = r("bold ") + r("plain", '<w:b w:val="0"/>') + r(" plain", '<w:rStyle w:val="C"/>')
    (block,) = read_docx(p(runs, '<w:pStyle w:val="S"/>'), styles=styles).blocks
    assert block.spans == (TextSpan("bold", bold=True), TextSpan(" plain plain"))


def test_tracked_changes() -> None:
    """What was put in is there, what was taken out is not, and its words are not repeated."""
    body = p(
        r("Agreed")
        + f"<w:ins>{r(' and signed')}</w:ins>"
        + "<w:del><w:r><w:delText> with two against</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{r(' moved')}</w:moveFrom><w:moveTo>{r(' here')}</w:moveTo>"
    )
    document = read_docx(body)
    assert seen(document) == [("paragraph", "", "Agreed and signed here")]
    assert notices(document) == [
        (
            "paragraph 1",
            "4 words deleted with Track Changes were left out; look whether they should be",
            "",
        )
    ]


def test_a_deleted_paragraph_end_joins_two() -> None:
    """As Word shows them once the change is accepted."""
    mark = "<w:rPr><w:del/></w:rPr>"
    assert seen(read_docx(p("One ", mark) + p("and two"))) == [("paragraph", "", "One and two")]


def test_a_deleted_row_is_left_out() -> None:
    """Rows can be deleted with Track Changes too."""
    cell = "<w:tc>{}</w:tc>"
    rows = "".join(
        f"<w:tr>{more}{cell.format(p(text))}{cell.format(p('x'))}</w:tr>"
        for text, more in (("kept", ""), ("gone", "<w:trPr><w:del/></w:trPr>"))
    )
    document = read_docx(f"<w:tbl>{rows}</w:tbl>")
    assert seen(document) == [("table", "", "kept\tx")]
    assert document.notices[0].message.startswith("2 words deleted")


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:vanish/>",
        '<w:rStyle w:val="Secret"/>',
        '<w:highlight w:val="black"/>',
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
        '<w:sz w:val="1"/>',
    ],
)
def test_hidden_text_is_nowhere(hidden: str) -> None:
    """Neither in the text nor in what is told of it."""
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    document = read_docx(p(r("Seen") + r(" the informant", hidden)), styles=styles)
    assert seen(document) == [("paragraph", "", "Seen")]
    assert notices(document) == [
        (
            "paragraph 1",
            "2 hidden or blacked-out words were left out; before the file itself is published,"
            " delete them",
            "",
        )
    ]
    assert "informant" not in repr(document)


def test_white_words_on_paper_are_left_out() -> None:
    """They are told with what to do if they stand on a colour that is not seen here."""
    white = '<w:color w:val="FFFFFF"/>'
    document = read_docx(p(r("Seen") + r(" the informant", white)))
    assert seen(document) == [("paragraph", "", "Seen")]
    assert notices(document) == [
        (
            "paragraph 1",
            "2 white words on white paper were left out; if they can be seen in Word, on"
            " something coloured, give them a dark colour and import the document again; else"
            " delete them before the file itself is published",
            "",
        )
    ]
    assert notices(read_docx(p(r("Seen") + r(" him", white)))) == [
        (
            "paragraph 1",
            "a white word on white paper was left out; if it can be seen in Word, on something"
            " coloured, give it a dark colour and import the document again; else delete it before"
            " the file itself is published",
            "",
        )
    ]


@pytest.mark.parametrize(
    ("properties", "run"),
    [
        ('<w:shd w:val="clear" w:fill="1F3864"/>', ""),
        ('<w:pStyle w:val="Banner"/>', ""),
        ("", '<w:shd w:val="clear" w:fill="1F3864"/>'),
        ("", '<w:highlight w:val="darkBlue"/>'),
    ],
)
def test_white_words_on_a_colour_are_read(properties: str, run: str) -> None:
    """A ground of the run, the paragraph or its style; and any cell, which may have one."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Banner"><w:name w:val="Banner"/>'
        '<w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr></w:style>'
    )
    white = r("Heading", f'<w:color w:val="FFFFFF"/>{run}')
    paragraph = f"<w:p><w:pPr>{properties}</w:pPr>{white}</w:p>"
    assert seen(read_docx(paragraph, styles=styles)) == [("paragraph", "", "Heading")]
    cells = f"<w:tc>{p(white)}</w:tc><w:tc>{p('x')}</w:tc>"
    assert "Heading" in repr(seen(read_docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{p('After')}")))


def test_text_hidden_by_its_paragraphs_style() -> None:
    """A style can hide whole paragraphs."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    document = read_docx(p("Seen") + p("secret", '<w:pStyle w:val="S"/>'), styles=styles)
    assert "secret" not in repr(document)


def test_comments_and_headers_are_told() -> None:
    """Their words are in no block, and in the list of words left out."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read_docx(
        p("Text") + section,
        comments=f'<w:comment w:id="1">{p("Really?")}</w:comment>',
        header1=p("Draft minutes"),
    )
    assert seen(document) == [("paragraph", "", "Text")]
    assert notices(document) == [
        ("", "the header or footer of the pages was left out", "Draft minutes"),
        ("", "a comment in the margin was left out", "Really?"),
    ]


def test_notes_stand_after_what_they_belong_to() -> None:
    """The text has their number, and they have it as their marker."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read_docx(
        p(r("A sum") + reference + r(" was paid.")) + p("Next."),
        footnotes=f'<w:footnote w:id="2">{p("In April.")}</w:footnote>',
    )
    assert seen(document) == [
        ("paragraph", "", "A sum [1] was paid."),
        ("paragraph", "[1]", "In April."),
        ("paragraph", "", "Next."),
    ]


def test_fields_show_their_result() -> None:
    """And not what they are made by; a link's address is taken from it."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>'
    body = p(mark("begin") + code + mark("separate") + r("here") + mark("end") + r("."))
    (block,) = read_docx(body).blocks
    assert block.spans == (TextSpan("here", href="https://example.org/b"), TextSpan("."))


def test_a_field_that_never_ends_hides_no_words() -> None:
    """Those after the paragraph in which it begins are read."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    code = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    document = read_docx(p(r("The lamp") + begun + code) + p("The oil"))
    assert [text for _, _, text in seen(document)] == ["The lamp", "The oil"]


def test_a_text_box_is_read_once() -> None:
    """Files hold it twice, for old and new versions of Word."""
    box = f"<w:txbxContent>{p('In a box')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [text for _, _, text in seen(read_docx(p(r("Text") + both)))] == ["Text", "In a box"]


def test_pictures_are_told() -> None:
    """With the alternative text where there is one, and a request for it where there is none."""

    def drawing(more: str) -> str:
        return (
            f"<w:r><w:drawing><wp:inline><wp:docPr {more}/><a:blip/></wp:inline></w:drawing></w:r>"
        )

    document = read_docx(p(r("Text") + drawing("") + drawing('descr="A map of the ward"')))
    assert notices(document) == [
        (
            "paragraph 1",
            "a picture was left out; if it says something that the text does not, say it in words"
            " there (alternative text)",
            "",
        ),
        (
            "paragraph 1",
            "a picture was left out; its alternative text is in the list of words left out",
            "A map of the ward",
        ),
    ]


def test_the_words_of_a_chart_are_told() -> None:
    """A chart has its words in a file of its own."""
    chart = '<w:r><w:drawing><c:chart r:id="chart1"/></w:drawing></w:r>'
    document = read_docx(p(r("Text") + chart), chart1="<a:t>Visitors by month</a:t>")
    assert notices(document) == [
        (
            "paragraph 1",
            "a chart or diagram was left out; say in words or in a table what it shows",
            "Visitors by month",
        )
    ]


def test_lines_ended_by_hand_are_blocks() -> None:
    """But a sentence that goes on in the next line is one."""
    broken = "Present:</w:t><w:br/><w:t>Ada Example</w:t><w:br/><w:t>Ben Sample"
    prose = "The council heard that the bridge over the mill</w:t><w:br/><w:t>stream was closed."
    assert [text for _, _, text in seen(read_docx(p(broken) + p(prose)))] == [
        "Present:",
        "Ada Example",
        "Ben Sample",
        "The council heard that the bridge over the mill stream was closed.",
    ]


def test_signs_within_a_run() -> None:
    """Tabs, hyphens that never break and those that only may, symbols of fonts, and mathematics."""
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>co</w:t><w:noBreakHyphen/><w:t>op be</w:t><w:softHyphen/>"
        '<w:t>gin</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    )
    assert seen(read_docx(body)) == [("paragraph", "", "a\tco-op begin✓x+1")]


def test_a_symbol_that_only_its_font_knows_is_told() -> None:
    """It is shown as what it is: unknown."""
    document = read_docx(p('<w:r><w:sym w:font="Signs" w:char="F099"/></w:r>' + r(" is ours")))
    assert seen(document) == [("paragraph", "", "\ufffd is ours")]
    assert document.notices[0].message == (
        "a symbol that only its font knows is shown as �; look at it in the original"
    )


def test_content_controls() -> None:
    """What was filled in is read; what still asks to be filled in is told."""
    filled = f"<w:sdt><w:sdtContent>{p('Filled in')}</w:sdtContent></w:sdt>"
    empty = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here')}"
        "</w:sdtContent></w:sdt>"
    )
    document = read_docx(filled + empty)
    assert seen(document) == [("paragraph", "", "Filled in")]
    assert notices(document) == [
        ("paragraph 2", "a form field that nobody filled in was left out", "Click here")
    ]


def test_a_list_of_contents_is_left_out() -> None:
    """The site makes its own; its words are told."""
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    document = read_docx(p("Finance 2", '<w:pStyle w:val="T1"/>') + p("Text"), styles=styles)
    assert notices(document) == [
        (
            "paragraph 1",
            "a line of the list of contents was left out; the site makes its own",
            "Finance 2",
        )
    ]


def test_cells_over_several_columns_keep_the_others_in_place() -> None:
    """Every row has as many cells; those that are covered are empty."""
    rows = (
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Total")}</w:tc>'
        f"<w:tc>{p('9')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p('a')}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
        f"<w:tc>{p('c')}</w:tc></w:tr>"
    )
    (table,) = read_docx(f"<w:tbl>{rows}</w:tbl>").blocks
    assert [["".join(s.text for s in cell) for cell in row] for row in table.rows] == [
        ["Total", "", "9"],
        ["a", "", "c"],
    ]


def test_minutes_laid_out_in_a_table_are_read_as_text() -> None:
    """The number beside a text is its marker, and an action says that it is one."""
    document = read("table.docx", (DOCUMENTS / "table.docx").read_bytes())
    assert [(kind, marker, text[:24]) for kind, marker, text in seen(document)] == [
        ("paragraph", "", "Students’ Union Example "),
        ("paragraph", "", "Minutes of the meeting o"),
        ("number", "1.", "Welcome"),
        ("paragraph", "", "The chair welcomed every"),
        ("number", "2.", "Elections"),
        ("paragraph", "", "Fay Model reported that "),
        ("paragraph", "", "Action: FM to write to a"),
        ("number", "3.", "Any other business"),
        ("paragraph", "", "None."),
        ("paragraph", "", "Next meeting: 16 April 2"),
    ]
    assert notices(document)[1][1:] == (
        "the text was laid out in a table; the headings of its columns were left out",
        "Item Minute Action",
    )


def test_a_column_of_numbers_that_word_counts() -> None:
    """A template's first column has the item's number and no text; the number is the text's."""
    texts = ("Apologies", "Minutes of the last meeting")
    rows = "".join(
        f"<w:tr><w:tc>{numbered('')}</w:tc><w:tc>{p(text)}{p('So agreed, ' * 15)}</w:tc></w:tr>"
        for text in texts
    )
    document = read_docx(f"<w:tbl>{rows}</w:tbl>", numbering=_list(*_THREE) + _use(1))
    assert [(kind, marker, text[:9]) for kind, marker, text in seen(document)] == [
        ("number", "1.", "Apologies"),
        ("paragraph", "", "So agreed"),
        ("number", "2.", "Minutes o"),
        ("paragraph", "", "So agreed"),
    ]
    assert document.notices == ()


def test_an_agenda_in_a_table_is_read_as_text_and_figures_as_a_table() -> None:
    """Two columns, of which the first has numbers and the second words."""

    def table(*rows: tuple[str, str]) -> str:
        made = "".join(
            f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
        )
        return f"<w:tbl>{made}</w:tbl>"

    agenda = read_docx(table(("1", "Apologies"), ("2", "Finance")))
    assert seen(agenda) == [("number", "1", "Apologies"), ("number", "2", "Finance")]
    figures = read_docx(table(("1", "345"), ("2", "417")))
    assert seen(figures) == [("table", "", "1\t345\n2\t417")]


def test_places_are_pages_where_word_noted_them() -> None:
    """Word writes down where its pages began; others do not."""
    turned = p("<w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r>")
    assert [block.place for block in read_docx(p("One") + turned).blocks] == ["page 1", "page 2"]


def test_a_strict_file_is_read_alike() -> None:
    """The standard has other names for the same elements."""
    data = docx(p("Text"))
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            new.writestr(name, old.read(name).replace(usual, strict))
    assert seen(read("strict.docx", held.getvalue())) == [("paragraph", "", "Text")]


def test_the_title_is_that_of_the_properties() -> None:
    """Where the file has one."""
    assert read_docx(p("Text"), title="Minutes").title == "Minutes"


def test_minutes_that_libreoffice_wrote() -> None:
    """Numbers, letters, notes, a box and a table, all in order; nothing hidden, nothing lost."""
    document = read("minutes.docx", (DOCUMENTS / "minutes.docx").read_bytes())
    assert [(kind, marker, text[:20]) for kind, marker, text in seen(document)][7:24] == [
        ("heading", "1.", "Apologies for absenc"),
        ("paragraph", "", "Apologies were recei"),
        ("paragraph", "[1]", "Under standing order"),
        ("heading", "2.", "Minutes of the last "),
        ("paragraph", "", "The minutes of 2 Apr"),
        ("heading", "3.", "Highways and footpat"),
        ("number", "a)", "Mill Lane. The count"),
        ("number", "(i)", "The clerk will ask f"),
        ("number", "(ii)", "Cllr Sample will spe"),
        ("number", "b)", "Footpath 9. The stil"),
        ("heading", "4.", "Finance"),
        ("paragraph", "", "The payments below w"),
        ("table", "", "Payee\tFor\tAmount\nInv"),
        ("paragraph", "", "The clerk presented "),
        ("paragraph", "", "The accounts may be "),
        ("heading", "5.", "Planning"),
        ("number", "1.1", "The council consider"),
    ]
    assert "confidence" not in repr(document)
    assert "shouted" not in repr(document)
