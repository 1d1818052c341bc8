"""Read PDFs: rebuild paragraphs, lists and tables from what is printed on the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from comsite.base.english import join
from comsite.importing.document import Block, SourceDocument
from comsite.importing.readers.common import CannotRead, Finding, notices_of, summed_up, tidy
from comsite.importing.readers.furniture import furniture
from comsite.importing.readers.pdf.direction import goes_left
from comsite.importing.readers.pdf.layout import reading_order
from comsite.importing.readers.pdf.lines import PageLine, TableGrid
from comsite.importing.readers.pdf.page import PdfPage, page_of
from comsite.importing.readers.pdf.paragraphs import Paragraphs
from comsite.importing.readers.pdf.rubbish import is_rubbish
from comsite.importing.readers.tables import TABLE_HEADING
from comsite.importing.words import pairs_apart

MOST_PAGES = 2_000
_FEW_TORN = 6  # pairs of words; a page may have so many in signs and split words
_TORN = 0.02  # of the pairs of a page; where more are apart, its lines were cut
_FEW = 12  # words; a page with a large picture and no more than these is a scan

_LONE_NUMBER = re.compile(
    r"(?:page\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?|[-–]\s*(\d{1,4})\s*[-–]", re.I
)

_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint|Excel) - |Untitled|Slide 1$)|\.(?:docx?|pdf|rtf|odt)$", re.I
)

_ASK = (
    "ask for the Word file that it was made from, or run text recognition (OCR) over it and import"
    " the result"
)

_APART = (
    "{count} pairs of words that are neighbours in a line do not stand together in the text, which"
    " may be out of order; read it against the PDF"
)

_SENTENCES = {
    "scan": (
        f"there is no text in this scan: the page is a picture, and nothing on it was read; {_ASK}",
        f"there is no text in these scans: {{count}} pages are pictures, and nothing on them was"
        f" read; {_ASK}",
    ),
    "broken page": (
        f"the page is damaged, and nothing on it was read; {_ASK}",
        f"{{count}} pages are damaged, and nothing on them was read; {_ASK}",
    ),
    "rubbish": (
        "the letters of the page do not say which characters they are, so its text was left out;"
        f" {_ASK}",
        "the letters of {count} pages do not say which characters they are, so their text was left"
        f" out; {_ASK}",
    ),
    "unreadable": (
        "a character does not say what it is and is shown as �; look at it in the original",
        "{count} characters do not say what they are and are shown as �; look at them in the"
        " original",
    ),
    "leftwards": (
        "the page has words of Arabic or Hebrew; they were put in order, but two letters that are"
        " set as one may be the wrong way round: read them against the page",
        "{count} pages have words of Arabic or Hebrew; they were put in order, but two letters that"
        " are set as one may be the wrong way round: read them against the pages",
    ),
    "recognised": (
        "the words of the page were read from a picture by a program (OCR); read them against it",
        "the words of {count} pages were read from pictures by a program (OCR); read them against"
        " the pages",
    ),
    "furniture": (
        "a header, footer or page number was left out",
        "{count} headers, footers and page numbers were left out",
    ),
    "table heading": TABLE_HEADING,
    "across": (
        "a word that stands askew was left out, such as a watermark",
        "{count} words that stand askew were left out, such as a watermark",
    ),
    "hidden": (
        "a word that nobody sees on the page was left out",
        "{count} words that nobody sees on the pages were left out",
    ),
    "torn": (_APART, _APART),
    "comment": (
        "a comment on the page was left out",
        "{count} comments on the pages were left out",
    ),
    "entry": (
        "what was typed into a form on the page was left out; type it into the text",
        "{count} entries typed into forms were left out; type them into the text",
    ),
    "picture": (
        "a picture was left out; if it says something that the text does not, say it in words there"
        " (alternative text)",
        "{count} pictures were left out; if they say something that the text does not, say it in"
        " words there (alternative text)",
    ),
}


def read(name: str, data: bytes) -> SourceDocument:
    """Read a PDF as a SourceDocument. Raises CannotRead if it is locked, broken or without text."""
    pdf = _opened(name, data)
    try:
        findings: list[Finding] = []
        pages = list(_pages(pdf, findings))
        title = _title(pdf)
    finally:
        pdf.close()
    _refuse_without_text(name, pages, findings)
    flow = list(_without_furniture(pages, findings))
    blocks = tuple(Paragraphs(flow, findings.append).blocks())
    findings += _torn(pages, blocks, findings)
    return SourceDocument(name, blocks, tuple(notices_of(findings, _SENTENCES)), title)


def _opened(name: str, data: bytes) -> Any:
    try:
        pdf = pypdfium2.PdfDocument(data)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (
            pdfium.FPDF_ERR_PASSWORD,
            pdfium.FPDF_ERR_SECURITY,
        ):
            message = (
                "it is protected with a password; open it with the password, print or save it as a"
                " PDF without one, and import that"
            )
        else:
            message = (
                "the PDF is damaged or was not copied whole; get it again from where it came from,"
                " and look whether it opens there"
            )
        raise CannotRead(name, message) from None
    if count > MOST_PAGES:
        pdf.close()
        message = f"it has {count:,} pages; split it into its documents, each of up to"
        raise CannotRead(name, f"{message} {MOST_PAGES:,}")
    return pdf


def _pages(pdf: Any, findings: list[Finding]) -> Iterator[tuple[int, PdfPage]]:
    """Yield the pages that can be read, each with its number from 1."""
    for index in range(len(pdf)):
        place = f"page {index + 1}"
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            findings.append(Finding("broken page", place))
            continue
        try:
            contents = page_of(page)
        except pypdfium2.PdfiumError:
            findings.append(Finding("broken page", place))
            continue
        finally:
            page.close()
        _note_findings(contents, place, findings)
        yield index + 1, contents


def _note_findings(page: PdfPage, place: str, findings: list[Finding]) -> None:
    """Note what is to be said of a page; take its words away where they are rubbish."""
    if page.words and is_rubbish(page):
        findings.append(Finding("rubbish", place))
        page.words = []
    elif page.unreadable:
        findings.append(Finding("unreadable", place, count=page.unreadable))
    if page.pictured > 0.5 and len(page.words) <= _FEW:
        findings.append(Finding("scan", place))
    elif page.recognised > len(page.words) * 0.5:
        findings.append(Finding("recognised", place))
    elif page.pictures:
        findings.append(Finding("picture", place, count=page.pictures))
    if any(goes_left(word.text) for word in page.words):
        findings.append(Finding("leftwards", place))
    if page.across:
        findings.append(Finding("across", place, " ".join(page.across), len(page.across)))
    if page.hidden:
        findings.append(Finding("hidden", place, count=page.hidden))
    findings += [Finding("comment", place, text) for text in page.comments]
    findings += [Finding("entry", place, text) for text in page.entries]


def _refuse_without_text(
    name: str, pages: Sequence[tuple[int, PdfPage]], findings: Sequence[Finding]
) -> None:
    if any(page.words for _, page in pages):
        return
    by_kind = {
        kind: [finding.place for finding in findings if finding.kind == kind]
        for kind in ("scan", "rubbish", "broken page")
    }
    reasons = []
    if by_kind["scan"]:
        reasons.append(f"there is no text in this scan: {_are(by_kind['scan'])} a picture")
    if by_kind["rubbish"]:
        reasons.append(
            f"the letters on {summed_up(by_kind['rubbish'])} do not say which characters they are"
        )
    if by_kind["broken page"]:
        reasons.append(f"{_are(by_kind['broken page'])} damaged")
    if not reasons:
        raise CannotRead(
            name, f"there is no text in this PDF: its pages are empty or drawn; {_ASK}"
        )
    raise CannotRead(name, f"{join(reasons)}; {_ASK}")


def _are(places: Sequence[str]) -> str:
    return f"{summed_up(places)} {'is' if len(places) == 1 else 'are each'}"


def _without_furniture(
    pages: Sequence[tuple[int, PdfPage]], findings: list[Finding]
) -> Iterator[PageLine | TableGrid]:
    flows = [(number, page, reading_order(page, number)) for number, page in pages]
    orders = [_by_height(flow) for _, _, flow in flows]
    left_out = furniture([[line.text for line in lines] for lines in orders])
    for (number, page, flow), lines, numbers in zip(flows, orders, left_out, strict=True):
        removed = {id(lines[index]) for index in numbers}
        removed |= {
            id(line)
            for line in (lines[:1] + lines[-1:])
            if _is_page_number(line, page, number, len(pages))
        }
        for piece in flow:
            if id(piece) in removed and isinstance(piece, PageLine):
                findings.append(Finding("furniture", f"page {number}", piece.text))
            else:
                yield piece


def _torn(
    pages: Sequence[tuple[int, PdfPage]], blocks: Sequence[Block], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the pages on which many words that are neighbours in a line are none in the text.

    Lines that were cut where no column ends look whole when only their words are counted.
    """
    lines = [(number, line) for number, page in pages for line in page.runs()]
    shown = [" ".join(f"{block.marker} {block.text}" for block in blocks)]
    told = [line for finding in findings for line in finding.lost.split("\n")]
    pairs, apart = Counter[int](), Counter[int]()
    counted = pairs_apart((line for _, line in lines), [*shown, *told])
    for (number, _), (of_line, apart_in_line) in zip(lines, counted, strict=True):
        pairs[number] += of_line
        apart[number] += apart_in_line
    for number, count in apart.items():
        if count > max(_FEW_TORN, pairs[number] * _TORN):
            yield Finding("torn", f"page {number}", count=count)


def _by_height(flow: Sequence[PageLine | TableGrid]) -> list[PageLine]:
    return sorted(
        (piece for piece in flow if isinstance(piece, PageLine)), key=lambda line: line.base
    )


def _is_page_number(line: PageLine, page: PdfPage, number: int, count: int) -> bool:
    """Return a number alone near the edge, which is the page's own."""
    match = _LONE_NUMBER.fullmatch(line.text.strip())
    near = line.base > page.height * 0.88 or line.base < page.height * 0.1
    if not match or not near:
        return False
    return count > 1 or (match[1] or match[2]) == str(number) or "of" in line.text


def _title(pdf: Any) -> str:
    title = " ".join(tidy(pdf.get_metadata_value("Title") or "").split())
    return "" if _PROGRAM.search(title) else title
