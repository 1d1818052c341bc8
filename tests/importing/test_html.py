"""Web pages: the text as a browser shows it, without what stands around it."""

from __future__ import annotations

import pytest

from comsite.importing.document import SourceDocument, TextSpan
from comsite.importing.readers import read
from comsite.importing.readers.common import CannotRead
from tests.importing.making import notices, seen


def _read(body: str, head: str = "") -> SourceDocument:
    return read("notes.html", f"<!doctype html><html><head>{head}</head><body>{body}".encode())


def test_blocks() -> None:
    """Headings, paragraphs, lines ended by hand, rules and preformatted text."""
    body = (
        "<h2>1. Minutes of <b>May</b></h2><p>One\n two<br>Three</p>bare<hr><dl><dt>Chair<dd>Ada"
        " Example</dl><pre>A=b</pre>"
    )
    assert [(b.kind, b.level, b.marker, b.text) for b in _read(body).blocks] == [
        ("heading", 2, "1.", "Minutes of May"),
        ("paragraph", 0, "", "One two"),
        ("paragraph", 0, "", "Three"),
        ("paragraph", 0, "", "bare"),
        ("rule", 0, "", ""),
        ("paragraph", 0, "", "Chair"),
        ("paragraph", 0, "", "Ada Example"),
        ("paragraph", 0, "", "A=b"),
    ]


@pytest.mark.parametrize(
    ("opened", "markers"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol start="5">', ["5.", "6."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol type="A">', ["A.", "B."]),
        ('<ol type="i" start="4">', ["iv.", "v."]),
        ('<ol type="I">', ["I.", "II."]),
        ("<ol reversed>", ["2.", "1."]),
        ('<ol start="x" type="?">', ["1.", "2."]),
        ("<ul>", ["", ""]),
    ],
)
def test_lists_have_the_numbers_that_a_browser_shows(opened: str, markers: list[str]) -> None:
    """By where the list starts and how it counts."""
    assert [block.marker for block in _read(f"{opened}<li>A<li>B").blocks] == markers


def test_an_item_may_have_its_own_number() -> None:
    """Those after it count on; lists within lists stand deeper."""
    blocks = _read('<ol><li value="7">A<ul><li>a</ul><li>B</ol>').blocks
    assert [(b.kind, b.level, b.marker) for b in blocks] == [
        ("number", 1, "7."),
        ("bullet", 2, ""),
        ("number", 1, "8."),
    ]


def test_forms_and_links() -> None:
    """By element or by style; scripts are no addresses."""
    (block,) = _read(
        '<p><b>Bold</b> <span style="font-style:italic">slanted</span> <a href="r.pdf">here</a>'
        ' <a href="javascript:x()">there</a></p>'
    ).blocks
    assert block.spans == (
        TextSpan("Bold", bold=True),
        TextSpan(" "),
        TextSpan("slanted", italic=True),
        TextSpan(" "),
        TextSpan("here", href="r.pdf"),
        TextSpan(" there"),
    )


def test_what_stands_around_the_text_is_told() -> None:
    """Each kind with its words."""
    document = _read(
        "<header>Example Council</header><nav><a>Home</a></nav><div class='cookie-bar'>We use"
        " cookies</div><p>Text</p><button>Share</button><aside>Related</aside>"
        "<footer>Contact</footer><script>x</script><style>y</style><template>z</template>"
    )
    assert seen(document) == [("paragraph", "", "Text")]
    assert notices(document) == [
        ("", "the header of the page was left out", "Example Council"),
        ("", "the navigation of the page was left out", "Home"),
        ("", "a notice about cookies was left out", "We use cookies"),
        ("", "the footer of the page was left out", "Contact"),
        ("", "a form or button was left out", "Share"),
        ("", "a column beside the text was left out", "Related"),
    ]


def test_the_main_part_is_the_text() -> None:
    """Its own header belongs to it; what stands outside is told."""
    document = _read(
        "<p>Outside</p><main><header><h1>Minutes</h1></header><p>Text of it</p></main>"
    )
    assert seen(document) == [("heading", "", "Minutes"), ("paragraph", "", "Text of it")]
    assert notices(document) == [
        ("", "what stands outside the main part of the page was left out", "Outside")
    ]


def test_a_main_part_with_little_in_it_is_not_believed() -> None:
    """The text may stand beside it."""
    document = _read("<main>Menu</main><p>The minutes of the meeting are these words.</p>")
    assert [text for _, _, text in seen(document)] == [
        "Menu",
        "The minutes of the meeting are these words.",
    ]


def test_a_page_within_a_form_is_read() -> None:
    """Some systems wrap every page in one."""
    assert seen(_read("<form><p>Text</p></form>")) == [("paragraph", "", "Text")]


@pytest.mark.parametrize(
    "how",
    ["hidden", 'style="display: none"', 'style="visibility:hidden"', 'style="font-size: 0px"'],
)
def test_hidden_elements_are_not_read(how: str) -> None:
    """However they are hidden, if the page itself says so."""
    document = _read(f"<p>Text</p><div {how}>secret words</div>")
    assert seen(document) == [("paragraph", "", "Text")]
    assert notices(document) == [
        ("", "2 words that the page hides were left out", "secret words"),
    ]


def test_tables() -> None:
    """Cells over several rows and columns leave the others in place; a caption stands before."""
    document = _read(
        "<table><caption>Payments</caption><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d</table>"
    )
    assert seen(document) == [("paragraph", "", "Payments"), ("table", "", "a\tb\t\n\tc\td")]


def test_pages_laid_out_in_tables_are_read_as_text() -> None:
    """The number in one cell marks the text in the next."""
    prose = "The chair welcomed everybody and said that " + "this and that was so, " * 8
    rows = f"<tr><td>1.<td><p>Welcome<p>{prose}</tr><tr><td>2.<td>Close</tr>"
    assert [(marker, text[:9]) for _, marker, text in seen(_read(f"<table>{rows}</table>"))] == [
        ("1.", "Welcome"),
        ("", "The chair"),
        ("2.", "Close"),
    ]


def test_pictures_and_struck_words_are_told() -> None:
    """A picture that is there for looks alone is not."""
    document = _read('<p><s>Old</s> new<img src=a><img src=b alt="A map"><img src=c alt=""></p>')
    assert notices(document) == [
        (
            "",
            "words that are struck out were kept as plain words; delete them if they no longer"
            " hold",
            "",
        ),
        (
            "",
            "a picture was left out; if it says something that the text does not, say it in words"
            " there (alternative text)",
            "",
        ),
        (
            "",
            "a picture was left out; its alternative text is in the list of words left out",
            "A map",
        ),
    ]


@pytest.mark.parametrize("declared", ["iso-8859-2", "windows-1250"])
def test_the_characters_are_those_that_the_page_declares(declared: str) -> None:
    """Unless it is UTF-8, which shows."""
    page = f'<html><meta charset="{declared}"><p>Čas'
    assert seen(read("a.html", page.encode(declared))) == [("paragraph", "", "Čas")]
    assert seen(read("a.html", page.encode())) == [("paragraph", "", "Čas")]


def test_the_title_is_the_pages() -> None:
    """As in the browser's tab."""
    assert _read("<p>Text", "<title>Minutes of\n May</title>").title == "Minutes of May"


def test_elements_nested_without_end() -> None:
    """Their words are read all the same, unless no browser would show them."""
    document = _read("<div>" * 1900 + "deep" + "</div>" * 1900)
    assert seen(document) == [("paragraph", "", "deep")]
    with pytest.raises(CannotRead) as refusal:
        _read("<div>" * 2100 + "deep")
    assert refusal.value.message == (
        "its elements are nested far deeper than a page's are, so it is damaged; open it in a"
        " browser, copy what it shows into a .txt file, and import that"
    )


def test_notes_laid_out_in_columns_keep_titles_and_say_what_an_action_is() -> None:
    said = "The board talked of the lamps, and of each wick, for more than an hour. " * 2
    rows = "<tr><th>Subject<th>Discussion<th>Action<th>Owner" + (
        f"<tr><td>Lamps<td>{said}<td><p>Buy oil<p>Cut wicks<td><p>BS<p>AE"
        "<tr><td>Wicks<td><h4>Long ones</h4><p>None.<td><td>"
    )
    document = _read(f"<table>{rows}</table>")
    assert [text[:18] for _, _, text in seen(document)] == [
        *("Lamps", said[:18], "Action: Buy oil", "Action: Cut wicks", "Owner: BS", "Owner: AE"),
        *("Wicks", "Long ones", "None."),
    ]
    titles = [block.text for block in document.blocks if all(span.bold for span in block.spans)]
    assert titles == ["Lamps", "Wicks"]


def test_a_row_that_goes_on_has_no_title() -> None:
    said = "The board talked of the lamps, and of each wick, for more than an hour. " * 2
    document = _read(
        "<table><tr><th>No<th>Subject<th>Action"
        f"<tr><td>1<td><p>Lamps<p>{said}<td>BS<tr><td><td>They burn<td>"
        "<tr><td>2<td>Wicks<td></table>"
    )
    titles = [block.text for block in document.blocks if all(span.bold for span in block.spans)]
    assert titles == ["Lamps", "Wicks"]
