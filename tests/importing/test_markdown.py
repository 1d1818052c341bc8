"""Markdown is read as the site reads it."""

from __future__ import annotations

from comsite.importing.document import SourceDocument, TextSpan
from comsite.importing.readers import read
from tests.importing.making import notices, seen


def _read(text: str) -> SourceDocument:
    return read("notes.md", text.encode())


def test_blocks() -> None:
    """Headings, lists with their numbers, rules, tables and code."""
    text = """\
# 1. Minutes

A line
and another.\\
A third.

3. three
   - inner
4. four

***

| a | b |
| --- | --- |
| c | d |

    code
"""
    assert [(b.kind, b.level, b.marker, b.text) for b in _read(text).blocks] == [
        ("heading", 1, "1.", "Minutes"),
        ("paragraph", 0, "", "A line and another."),
        ("paragraph", 0, "", "A third."),
        ("number", 1, "3.", "three"),
        ("bullet", 2, "", "inner"),
        ("number", 1, "4.", "four"),
        ("rule", 0, "", ""),
        ("table", 0, "", "a\tb\nc\td"),
        ("paragraph", 0, "", "code"),
    ]


def test_labels_and_titles_stand_by_themselves() -> None:
    """Though Markdown makes one paragraph of lines that follow each other."""
    text = (
        "**Present:** Ada Example\n**Apologies:** Ben Sample\n\nPresent: Ada\nAbsent: Ben\n\n"
        "- Ada\n- Ben\nApologies\n- Cora\n\nA long\nNote: line\n\n- one\n  Two\n"
    )
    assert [block.text for block in read("a.md", text.encode()).blocks] == [
        *("Present: Ada Example", "Apologies: Ben Sample", "Present: Ada", "Absent: Ben"),
        *("Ada", "Ben", "Apologies", "Cora", "A long Note: line", "one Two"),
    ]


def test_forms_and_links() -> None:
    """Bold, italic, and addresses as they stand."""
    (block,) = _read("**Bold** and *slanted*, see [here](report.pdf).").blocks
    assert block.spans == (
        TextSpan("Bold", bold=True),
        TextSpan(" and "),
        TextSpan("slanted", italic=True),
        TextSpan(", see "),
        TextSpan("here", href="report.pdf"),
        TextSpan("."),
    )


def test_front_matter_comments_and_pictures_are_told() -> None:
    """They are no text of the document."""
    document = _read(
        "---\ntitle: Minutes\ndate: 2031-06-03\n---\nText <!-- note -->\n\n![A map](map.png)\n"
    )
    assert (document.title, document.stated) == ("Minutes", "2031-06-03")
    assert seen(document) == [("paragraph", "", "Text")]
    assert notices(document) == [
        (
            "line 1",
            "the lines at the top are settings of another program and were left out",
            "title: Minutes\ndate: 2031-06-03",
        ),
        ("line 5", "a hidden comment (<!-- … -->) was left out", "note"),
        (
            "line 7",
            "a picture was left out; if it says something that the text does not, say it in words",
            "A map",
        ),
    ]


def test_settings_without_lines_of_dashes_are_settings() -> None:
    """Names that only programs use tell them from the first lines of minutes."""
    settings = "title: Minutes\nslug: minutes\ndate: 2031-07-01 12:03:03"
    document = _read(f"{settings}\n\n# Minutes of 3 June 2031\n")
    assert (document.title, document.stated) == ("Minutes", "2031-07-01")
    assert seen(document) == [("heading", "", "Minutes of 3 June 2031")]
    assert [lost for _, _, lost in notices(document)] == [settings]
    for text in ("Date: 3 June 2031\nTags: none\n\nText\n", "tags: these\nare words\n\nText\n"):
        assert not notices(_read(text))


def test_html_in_it_is_read_as_words() -> None:
    """Tags are not shown."""
    assert seen(_read("<p>One<br>two</p>\n\nA <b>b</b>\n")) == [
        ("paragraph", "", "One"),
        ("paragraph", "", "two"),
        ("paragraph", "", "A b"),
    ]


def test_a_table_of_html_in_it_is_a_table() -> None:
    """Its cells are apart, and no word of it is lost."""
    table = (
        "<table><tr><th>Name</th><th>Role</th></tr><tr>x<td>Ada &amp; Bea</td><td>Chair<br></table>"
    )
    before, block, after, _ = _read(f"<p>Here:</p>{table}<div>One</div><div>two</div>\n").blocks
    assert (before.text, after.text) == ("Here:", "One")
    rows = [["".join(span.text for span in cell) for cell in row] for row in block.rows]
    assert rows == [["Name", "Role", ""], ["x", "Ada & Bea", "Chair"]]


def test_html_that_is_cut_off_is_read_as_words() -> None:
    """A table without an end has its rows as lines."""
    text = "<table><tr><td>Ada</td><td>Chair</td></tr><tr><td>Bea</td></tr>\n"
    assert seen(_read(text)) == [("paragraph", "", "Ada Chair"), ("paragraph", "", "Bea")]


def test_a_table_of_html_that_lays_a_text_out_is_text() -> None:
    """As in a web page: numbers stand before the text beside them."""
    said = "The Board noted that the north lamp had been out for all of the week before. " * 3
    rows = "".join(f"<tr><td>{number}.</td><td>{said}</td></tr>" for number in (1, 2))
    assert seen(_read(f"<table>{rows}</table>\n")) == [
        ("number", "1.", said.strip()),
        ("number", "2.", said.strip()),
    ]
