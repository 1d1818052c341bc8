"""What is told of a document that holds more than its text: one sentence a kind, for one or many.

Each row of a table is a document and all that is told of it: the place, the sentence, the words.
"""

from __future__ import annotations

import io

import pypdf
import pytest
from pypdf.annotations import Text as Comment
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

from comsite.importing.readers import read
from comsite.importing.readers.common import CannotRead
from tests.importing.making import PICTURE, Text, docx, lines, notices, numbered, p, pdf, r

Told = tuple[str, str, str]

ASK = (
    "ask for the Word file that it was made from, or run text recognition (OCR) over it and import"
    " the result"
)


def _run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def _drawing(more: str = "") -> str:
    inner = f"<wp:inline><wp:docPr {more}/><a:blip/></wp:inline>"
    return _run(f"<w:drawing>{inner}</w:drawing>")


def _control(inner: str, properties: str) -> str:
    content = f"<w:sdtContent>{inner}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"


_CHART = _run('<w:drawing><c:chart r:id="chart1"/></w:drawing>')
_SIGN = _run('<w:sym w:font="Signs" w:char="F099"/>')
_OBJECT = _run("<w:object/>")
_DELETED = "<w:del><w:r><w:delText>not</w:delText></w:r></w:del>"
_HEADER = '<w:headerReference w:type="{}" r:id="header{}"/>'
_CONTENTS = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
_ASKS = "<w:showingPlcHdr/>"
_NUMBERS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_LAID_OUT = "".join(
    f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>"
    for row in (("Item", "Minute"), ("1.", "The gull sat on the lamp. " * 6), ("2.", "Closed."))
)

WORD: dict[str, tuple[bytes, list[Told]]] = {
    "headers": (
        docx(
            p("Text")
            + f"<w:sectPr>{_HEADER.format('default', 1)}{_HEADER.format('first', 2)}</w:sectPr>",
            header1=p("Harbour Board"),
            header2=p("Draft"),
        ),
        [("", "2 headers and footers of the pages were left out", "Harbour Board\nDraft")],
    ),
    "a list of contents": (
        docx(_control(p("Lamps 2") + p("Quays 3"), _CONTENTS) + p("Text")),
        [
            (
                "paragraph 1",
                "the list of contents (2 lines) was left out; the site makes its own",
                "Lamps 2\nQuays 3",
            )
        ],
    ),
    "texts laid out in tables": (
        docx(f"<w:tbl>{_LAID_OUT}</w:tbl>{p('Text')}<w:tbl>{_LAID_OUT}</w:tbl>"),
        [
            (
                "paragraphs 1 and 8",
                "the text was laid out in 2 tables; the headings of their columns were left out",
                "Item Minute\nItem Minute",
            )
        ],
    ),
    "a deleted word": (
        docx(p(r("It was") + _DELETED + r(" agreed"))),
        [
            (
                "paragraph 1",
                "a word deleted with Track Changes was left out; look whether it should be",
                "",
            )
        ],
    ),
    "comments": (
        docx(
            p("Text"),
            comments=f'<w:comment w:id="1">{p("Really?")}</w:comment>'
            f'<w:comment w:id="2">{p("Yes.")}</w:comment>',
        ),
        [("", "2 comments in the margin were left out", "Really?\nYes.")],
    ),
    "a hidden word": (
        docx(p(r("Seen") + r(" unseen", "<w:vanish/>"))),
        [
            (
                "paragraph 1",
                "a hidden or blacked-out word was left out; before the file itself is published,"
                " delete it",
                "",
            )
        ],
    ),
    "words struck out": (
        docx(p(r("Two ", "<w:strike/>") + r("lamps")) + p(r("Three", "<w:dstrike/>"))),
        [
            (
                "paragraphs 1 and 2",
                "words that are struck out in 2 places were kept as plain words; delete them if"
                " they no longer hold",
                "",
            )
        ],
    ),
    "pictures": (
        docx(p(r("Text") + _drawing() + _drawing())),
        [
            (
                "paragraph 1",
                "2 pictures were left out; if they say something that the text does not, say it in"
                " words there (alternative text)",
                "",
            )
        ],
    ),
    "described pictures": (
        docx(p(r("Text") + _drawing('descr="A lamp"') + _drawing('descr="A quay"'))),
        [
            (
                "paragraph 1",
                "2 pictures were left out; their alternative texts are in the list of words left"
                " out",
                "A lamp\nA quay",
            )
        ],
    ),
    "charts": (
        docx(p(r("Text") + _CHART + _CHART), chart1="<a:t>Gulls by month</a:t>"),
        [
            (
                "paragraph 1",
                "2 charts or diagrams were left out; say in words or in tables what they show",
                "Gulls by month\nGulls by month",
            )
        ],
    ),
    "a part of another program": (
        docx(p(r("Text") + _OBJECT)),
        [
            (
                "paragraph 1",
                "a part made with another program was left out; say in words or in a table what it"
                " shows",
                "",
            )
        ],
    ),
    "parts of other programs": (
        docx(p(r("Text") + _OBJECT + _OBJECT)),
        [
            (
                "paragraph 1",
                "2 parts made with other programs were left out; say in words or in tables what"
                " they show",
                "",
            )
        ],
    ),
    "an inserted file": (
        docx(p("Text") + "<w:altChunk/>"),
        [
            (
                "paragraph 2",
                "a file inserted into the document was left out; import it by itself",
                "",
            )
        ],
    ),
    "inserted files": (
        docx(p("Text") + "<w:altChunk/><w:altChunk/>"),
        [
            (
                "paragraph 2",
                "2 files inserted into the document were left out; import them by themselves",
                "",
            )
        ],
    ),
    "symbols": (
        docx(p(_SIGN + r(" is ours") + _SIGN)),
        [
            (
                "paragraph 1",
                "2 symbols that only their fonts know are shown as �; look at them in the original",
                "",
            )
        ],
    ),
    "form fields": (
        docx(p("Text") + _control(p("Click here"), _ASKS) + _control(p("Choose"), _ASKS)),
        [
            (
                "paragraph 2",
                "2 form fields that nobody filled in were left out",
                "Click here\nChoose",
            )
        ],
    ),
    "empty numbered paragraphs": (
        docx(numbered("A") + numbered("") + numbered(""), numbering=_NUMBERS),
        [("paragraphs 2 and 3", "2 empty paragraphs with numbers were left out", "2.\n3.")],
    ),
}


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body><h1>Gulls</h1><p>Text</p>{body}".encode()


WEB: dict[str, tuple[bytes, list[Told]]] = {
    "columns": (
        _page("<aside>Related</aside><div class=sidebar>Share</div>"),
        [("", "2 columns beside the text were left out", "Related\nShare")],
    ),
    "buttons": (
        _page("<button>Print</button><select><option>May</select>"),
        [("", "2 forms and buttons were left out", "Print\nMay")],
    ),
    "for screen readers": (
        _page("<a class=skip-link href=#x>Skip</a>"),
        [("", "words for screen readers only were left out", "Skip")],
    ),
    "a drawing": (
        _page("<svg><text>Gull</text></svg>"),
        [("", "a drawing with words in it was left out", "Gull")],
    ),
    "for screen readers, twice": (
        _page("<a class=skip-link href=#x>Skip</a><span class=sr-only>Menu</span>"),
        [("", "words for screen readers only were left out in 2 places", "Skip\nMenu")],
    ),
    "drawings": (
        _page("<svg><text>Gull</text></svg><svg><text>Tern</text></svg>"),
        [("", "2 drawings with words in them were left out", "Gull\nTern")],
    ),
    "a hidden word": (
        _page("<p hidden>secret"),
        [("", "a word that the page hides was left out", "secret")],
    ),
    "words struck out": (
        _page("<p><s>Two</s> lamps, <del>three</del> quays"),
        [
            (
                "",
                "words that are struck out in 2 places were kept as plain words; delete them if"
                " they no longer hold",
                "",
            )
        ],
    ),
    "pictures": (
        _page("<img src=a><img src=b>"),
        [
            (
                "",
                "2 pictures were left out; if they say something that the text does not, say it in"
                " words there (alternative text)",
                "",
            )
        ],
    ),
    "described pictures": (
        _page("<img src=a alt=Lamp><img src=b alt=Quay>"),
        [
            (
                "",
                "2 pictures were left out; their alternative texts are in the list of words left"
                " out",
                "Lamp\nQuay",
            )
        ],
    ),
    "a character": (
        _page("") + "Café, fête ".encode() + b"\xff",
        [("", "a character could not be read and is shown as �; look at it in the original", "")],
    ),
    "characters": (
        _page("") + "Café, crème, fête, déjà vu ".encode() + b"\xff \xff",
        [
            (
                "",
                "2 characters could not be read and are shown as �; look at them in the original",
                "",
            )
        ],
    ),
}

MARKDOWN: dict[str, tuple[bytes, list[Told]]] = {
    "comments": (
        b"Text <!-- one --> and <!-- two --> more\n",
        [("line 1", "2 hidden comments (<!-- … -->) were left out", "one\ntwo")],
    ),
    "pictures": (
        b"Text ![](a.png) and ![Quay](b.png)\n",
        [
            (
                "line 1",
                "2 pictures were left out; if they say something that the text does not, say it in"
                " words",
                "Quay",
            )
        ],
    ),
}

TEXT: dict[str, tuple[bytes, list[Told]]] = {
    "a page number": (
        b"One\n\nPage 3 of 9\n\nTwo\n",
        [("line 3", "a page's number or header was left out", "Page 3 of 9")],
    ),
    "characters": (
        "Café, crème, fête – ".encode() + b"\xff and \xff",
        [
            (
                "",
                "2 characters could not be read and are shown as �; look at them in the original",
                "",
            )
        ],
    ),
}

_PROSE = lines(
    (
        "The council heard that the bridge over the mill stream had been closed since",
        "the storm in January, and that the county had not yet said when it would be",
        "mended. The clerk will write again.",
    )
)
_BEHIND = [Text(line.x, line.y, line.text, invisible=True) for line in _PROSE]
_RUBBISH = [Text(line.x, line.y, line.text, rubbish=True) for line in _PROSE]
_SMALL = "q 100 0 0 100 {} 400 cm /Im Do Q"  # a picture beside the text
_ODD = Text(60, 600, " ", rubbish=True)


def _hebrew(pages: int) -> bytes:
    """Pages of prose with a word of Hebrew, of a font that says so of the letters a to c."""
    page = [*_PROSE, Text(60, 600, "abc", bold=True)]
    latin = b"/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding"
    hebrew = b"/BaseFont/Helvetica/Encoding<</Differences[97/afii57664/afii57665/afii57666]>>"
    return pdf(*[page] * pages).replace(latin, hebrew)


def _annotated(comments: int = 0, entries: int = 0) -> bytes:
    """A page of prose with comments and filled-in fields of a form."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(_PROSE)))
    for number in range(comments):
        writer.add_annotation(0, Comment(rect=(50, 550, 200, 650), text=f"Remark {number + 1}"))
    for number in range(entries):
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(f"field{number}"),
                NameObject("/V"): TextStringObject(f"Typed {number + 1}"),
                NameObject("/F"): NumberObject(4),
            }
        )
        field[NameObject("/Rect")] = pypdf.generic.RectangleObject((50, 500, 200, 520))
        writer.add_annotation(0, field)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def _damaged(*pages: int) -> bytes:
    """Three pages of prose, of which these, from 0, are no pages."""
    data = pdf(_PROSE, _PROSE, _PROSE)
    for page in pages:
        begin = f"{8 + 2 * page} 0 obj\n<</Type/Page/Parent".encode()
        assert begin in data
        data = data.replace(begin, begin.replace(b"/Page/", b"/Pipe/"))
    return data


PDF: dict[str, tuple[bytes, list[Told]]] = {
    "a scan": (
        pdf(_PROSE, [PICTURE]),
        [
            (
                "page 2",
                "there is no text in this scan: the page is a picture, and nothing on it was read;"
                f" {ASK}",
                "",
            )
        ],
    ),
    "a damaged page": (
        _damaged(1),
        [("page 2", f"the page is damaged, and nothing on it was read; {ASK}", "")],
    ),
    "damaged pages": (
        _damaged(1, 2),
        [("pages 2 and 3", f"2 pages are damaged, and nothing on them was read; {ASK}", "")],
    ),
    "pages of rubbish": (
        pdf(_PROSE, _RUBBISH, _RUBBISH),
        [
            (
                "pages 2 and 3",
                "the letters of 2 pages do not say which characters they are, so their text was"
                f" left out; {ASK}",
                "",
            )
        ],
    ),
    "a character": (
        pdf([*_PROSE, _ODD]),
        [
            (
                "page 1",
                "a character does not say what it is and is shown as �; look at it in the original",
                "",
            )
        ],
    ),
    "characters": (
        pdf([*_PROSE, _ODD], [*_PROSE, _ODD]),
        [
            (
                "pages 1 and 2",
                "2 characters do not say what they are and are shown as �; look at them in the"
                " original",
                "",
            )
        ],
    ),
    "a page that is read from right to left": (
        _hebrew(1),
        [
            (
                "page 1",
                "the page has words of Arabic or Hebrew; they were put in order, but two letters"
                " that are set as one may be the wrong way round: read them against the page",
                "",
            )
        ],
    ),
    "pages that are read from right to left": (
        _hebrew(2),
        [
            (
                "pages 1 and 2",
                "2 pages have words of Arabic or Hebrew; they were put in order, but two letters"
                " that are set as one may be the wrong way round: read them against the pages",
                "",
            )
        ],
    ),
    "recognised pages": (
        pdf([PICTURE, *_BEHIND], [PICTURE, *_BEHIND]),
        [
            (
                "pages 1 and 2",
                "the words of 2 pages were read from pictures by a program (OCR); read them against"
                " the pages",
                "",
            )
        ],
    ),
    "a page number": (
        pdf([*_PROSE, Text(290, 30, "Page 1 of 1")]),
        [("page 1", "a header, footer or page number was left out", "Page 1 of 1")],
    ),
    "a watermark": (
        pdf([*_PROSE, Text(200, 300, "NOT AGREED", size=60, turn="0.7 0.7 -0.7 0.7")]),
        [
            (
                "page 1",
                "2 words that stand askew were left out, such as a watermark",
                "NOT AGREED",
            )
        ],
    ),
    "an unseen word": (
        pdf([*_PROSE, Text(60, 600, "secret", invisible=True)]),
        [("page 1", "a word that nobody sees on the page was left out", "")],
    ),
    "a comment": (
        _annotated(comments=1),
        [("page 1", "a comment on the page was left out", "Remark 1")],
    ),
    "comments": (
        _annotated(comments=2),
        [("page 1", "2 comments on the pages were left out", "Remark 1\nRemark 2")],
    ),
    "an entry of a form": (
        _annotated(entries=1),
        [
            (
                "page 1",
                "what was typed into a form on the page was left out; type it into the text",
                "Typed 1",
            )
        ],
    ),
    "entries of a form": (
        _annotated(entries=2),
        [
            (
                "page 1",
                "2 entries typed into forms were left out; type them into the text",
                "Typed 1\nTyped 2",
            )
        ],
    ),
    "pictures": (
        pdf([*_PROSE, _SMALL.format(60), _SMALL.format(300)]),
        [
            (
                "page 1",
                "2 pictures were left out; if they say something that the text does not, say it in"
                " words there (alternative text)",
                "",
            )
        ],
    ),
}

ALL = {
    f"{name}: {case}": (name, *row)
    for name, rows in (
        ("notes.docx", WORD),
        ("notes.html", WEB),
        ("notes.md", MARKDOWN),
        ("notes.txt", TEXT),
        ("notes.pdf", PDF),
    )
    for case, row in rows.items()
}


@pytest.mark.parametrize("case", ALL)
def test_what_is_told(case: str) -> None:
    """Each thing is told with its place, what to do, and the words that nobody would find else."""
    name, data, expected = ALL[case]
    assert notices(read(name, data)) == expected


REFUSED: dict[str, tuple[bytes, str]] = {
    "a damaged page": (_damaged(0, 1, 2), f"pages 1, 2 and 3 are each damaged; {ASK}"),
    "a scan and a damaged page": (
        pdf([PICTURE], _PROSE).replace(b"10 0 obj\n<</Type/Page/", b"10 0 obj\n<</Type/Pipe/"),
        f"there is no text in this scan: page 1 is a picture and page 2 is damaged; {ASK}",
    ),
    "too many pages": (
        pdf(_PROSE)
        .replace(b"/Count 1", b"/Count 2001")
        .replace(b"[7 0 R]", b"[" + b"7 0 R " * 2001 + b"]"),
        "it has 2,001 pages; split it into its documents, each of up to 2,000",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_pdf_without_text_says_why(case: str) -> None:
    """With its pages, and what to do."""
    data, message = REFUSED[case]
    with pytest.raises(CannotRead) as refusal:
        read("notes.pdf", data)
    assert refusal.value.message == message
