"""No word is lost: it is in a block, in order, or in what is told as left out."""

from __future__ import annotations

import html
import random
import re
from collections import Counter
from contextlib import suppress
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.importing.document import SourceDocument
from comsite.importing.readers import read
from comsite.importing.readers.common import CannotRead
from tests.importing.making import DOCUMENTS, docx, lines, p, pdf, r

pytestmark = pytest.mark.slow

_PLAIN = st.characters(
    categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F, exclude_characters="\xaa\xba"
)
_WORD = st.text(_PLAIN | st.sampled_from(".,;:!?'()"), min_size=1, max_size=12)
_LINE = st.lists(_WORD, min_size=1, max_size=12).map(" ".join)
_LINES = st.lists(_LINE, min_size=1, max_size=12)


def _letters(text: str) -> str:
    """What must not be lost: letters and digits, however they are spaced or hyphenated."""
    return "".join(letter for letter in text if letter.isalnum())


def _kept(document: SourceDocument) -> str:
    return _letters(" ".join(document.words()))


def _lost(document: SourceDocument) -> str:
    return _letters(" ".join(notice.lost for notice in document.notices))


@given(
    st.lists(st.tuples(_LINE, st.sampled_from(["\n", "\n\n", "\n   ", "\r\n", "\n- ", "\n1. "])))
)
def test_of_a_text(pieces: list[tuple[str, str]]) -> None:
    """Wherever its lines and paragraphs begin, and whatever stands before them."""
    text = "".join(f"{line}{end}" for line, end in pieces)
    try:
        document = read("notes.txt", text.encode())
    except CannotRead:
        assert not _letters(text)
        return
    assert sorted(_kept(document) + _lost(document)) == sorted(_letters(text))
    if not document.notices:
        assert _kept(document) == _letters(text)


@given(st.lists(st.lists(st.tuples(_LINE, st.sampled_from(["", "<w:b/>", "<w:i/>"])), max_size=5)))
def test_of_a_word_file(paragraphs: list[list[tuple[str, str]]]) -> None:
    """Whatever runs its paragraphs are made of."""
    body = "".join(
        p("<w:r/>" + "".join(r(escape(text), form) for text, form in runs)) for runs in paragraphs
    )
    text = "".join(text for runs in paragraphs for text, _ in runs)
    try:
        document = read("notes.docx", docx(body))
    except CannotRead:
        assert not _letters(text)
        return
    assert _kept(document) == _letters(text)


@given(
    st.lists(
        st.tuples(
            _LINE,
            st.sampled_from(
                [
                    *("p", "h2", "li", "b", "div", "td", "blockquote", "pre", "span", "dd", "th"),
                    *("section", "em", "caption", "nav", "aside", "button"),
                ]
            ),
        )
    )
)
def test_of_a_web_page(pieces: list[tuple[str, str]]) -> None:
    """Whatever elements it stands in; order is that of the parts that are kept."""
    page = "<html><body>" + "".join(f"<{tag}>{html.escape(text)}</{tag}>" for text, tag in pieces)
    text = "".join(text for text, _ in pieces)
    try:
        document = read("notes.html", page.encode())
    except CannotRead:
        around = ("nav", "aside", "button")
        assert not _letters("".join(text for text, tag in pieces if tag not in around))
        return
    assert sorted(_kept(document) + _lost(document)) == sorted(_letters(text))


@given(st.lists(_LINES, min_size=1, max_size=3))
def test_of_a_pdf(pages: list[list[str]]) -> None:
    """Whatever its lines are, and whichever of them look like furniture."""
    shown = [[line.encode("cp1252", "ignore").decode("cp1252") for line in page] for page in pages]
    text = "".join(line for page in shown for line in page)
    try:
        document = read("notes.pdf", pdf(*(lines(page) for page in shown)))
    except CannotRead:
        return
    if any("do not say which characters" in notice.message for notice in document.notices):
        return  # what hypothesis wrote looks like rubbish
    assert Counter(_kept(document) + _lost(document)) == Counter(_letters(text))


@pytest.mark.parametrize("name", ["minutes.docx", "minutes.pdf", "table.docx", "table.pdf"])
def test_of_real_files(name: str) -> None:
    """Every word of the source from which LibreOffice made them, but for what it hides."""
    source = (DOCUMENTS / f"{name.partition('.')[0]}.fodt").read_text("utf-8")
    body = source.partition("<office:text>")[2].partition("</text:tracked-changes>")
    for hidden in ("He had told the clerk in confidence.", "Should we say who proposed it?"):
        body = (body[0], body[1], body[2].replace(hidden, ""))
    document = read(name, (DOCUMENTS / name).read_bytes())
    shown_or_lost = _kept(document) + _lost(document)
    wanted = re.sub(r"<office:annotation>.*?</office:annotation>|<[^>]*>", " ", body[2] or body[0])
    missing = Counter(wanted.split()) - Counter(" ".join(document.words()).split())
    assert [
        word for word in missing if _letters(word) and _letters(word) not in shown_or_lost
    ] == []


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.glob("*.[dp]*")))
def test_a_broken_file_is_read_or_refused(name: str) -> None:
    """Cut short, with bytes changed, taken out or put in: never an error of the program's."""
    data = (DOCUMENTS / name).read_bytes()
    chance = random.Random(name)  # noqa: S311  (the same damage at each run)
    for _ in range(25):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 3, 30))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        start = chance.randrange(len(broken))
        end = start + chance.randrange(200)
        for attempt in (
            bytes(broken),
            data[:start],
            data[:start] + data[end:],
            data[:start] + chance.randbytes(50) + data[start:],
        ):
            with suppress(CannotRead):
                assert list(read(name, attempt).words())


_NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a"])


@given(st.binary(max_size=400), _NAMES)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    """Whatever they are called."""
    for start in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>"):
        with suppress(CannotRead):
            assert list(read(name, start + data).words())
