"""Which kind a file is, told by what it holds; and each refusal says what to do."""

from __future__ import annotations

import builtins
import io
import sys
import zipfile
from collections.abc import Mapping, Sequence

import pytest

from comsite.importing.readers import read
from comsite.importing.readers.common import CannotRead
from tests.importing.making import docx, lines, p, pdf, seen

_AS_DOCX = "open it in Word or LibreOffice, save it as .docx, and import that"
_AGAIN = "open it in Word or LibreOffice, save it under a new name, and import that"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def _zip(names: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in names.items():
            file.writestr(name, content)
    return held.getvalue()


def _locked(data: bytes) -> bytes:
    """The zip file as one with a password: each entry says that it has one."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1")


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.doc", docx(p("Text"))),
        ("notes", pdf(lines(["Text"]))),
        ("notes.docx", pdf(lines(["Text"]))),
        ("notes.doc", b"<html><body>Text"),
        ("notes.doc", b"Text"),
        ("notes.TXT", b"Text"),
        ("notes", b"Text"),
        ("notes.txt", "Text".encode("utf-16")),
        ("notes.txt", b"<!-- saved --><!DOCTYPE html><p>Text"),
        ("notes.md", b"Text"),
        ("notes.xhtml", b"<?xml version='1.0'?><html><p>Text</p></html>"),
    ],
)
def test_a_kind_is_told_by_the_bytes(name: str, data: bytes) -> None:
    """Whatever the file's name says."""
    assert [text for _, _, text in seen(read(name, data))] == ["Text"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "the file is empty; look whether the right one was saved or copied"),
        ("a.txt", b" \n\0", "the file is empty; look whether the right one was saved or copied"),
        ("a.doc", _OLE, f"it is a Word file of the old kind (.doc); {_AS_DOCX}"),
        (
            "a.docx",
            _OLE + _wide("WordDocument"),
            "it is a Word file of the old kind (.doc), although its name ends in .docx;"
            f" {_AS_DOCX}",
        ),
        (
            "a.docx",
            _OLE + _wide("EncryptedPackage"),
            "it is protected with a password; open it in Word, take the password away under File,"
            " Info, Protect Document, save it, and import it again",
        ),
        (
            "a.msg",
            _OLE + _wide("__substg1.0_"),
            "it is an e-mail saved from Outlook; save the document attached to it, or its text as"
            " .txt, and import that",
        ),
        ("a.xls", _OLE, f"it is an Office file of the old kind (up to 2003); {_AS_DOCX}"),
        ("a.rtf", b"{\\rtf1 x}", f"it is a Rich Text file (RTF); {_AS_DOCX}"),
        (
            "a.doc",
            b"{\\rtf1 x}",
            f"it is a Rich Text file (RTF), although its name ends in .doc; {_AS_DOCX}",
        ),
        (
            "a.doc",
            b"From: ada@example.org\r\nMIME-Version: 1.0\r\n\r\nText",
            "it is an e-mail or a web page saved in one file; save the document attached to it, or"
            " copy what it shows into a .txt file, and import that",
        ),
        (
            "a.txt",
            bytes(range(1, 32)),
            "its name ends in .txt, but it holds no text; look whether it is the right file",
        ),
        ("a.rtf", b"x", f"Rich Text files (.rtf) are not read; {_AS_DOCX}"),
        (
            "a.pdf",
            b"\x89PNG\r\n",
            "it is a picture or film (PNG), and words in it cannot be read; ask for the document it"
            " was made from, or type what it says into a .txt file",
        ),
        (
            "a.txt",
            b"\x1f\x8b\x08",
            "it is a compressed archive; unpack it, and import the documents in it",
        ),
        ("a.odt", b"x", f"it is an OpenDocument file; {_AS_DOCX}"),
        (
            "a.odt",
            _zip({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "it is an OpenDocument file; open it in Word or LibreOffice, save it as .docx, and"
            " import that",
        ),
        (
            "a.xlsx",
            _zip({"xl/workbook.xml": ""}),
            "it is a spreadsheet (.xlsx); save the part that you need as .docx, and import that",
        ),
        (
            "a.pptx",
            _zip({"ppt/presentation.xml": ""}),
            "it is a presentation (.pptx); save its text as .docx, and import that",
        ),
        (
            "a.pages",
            _zip({"Index/Document.iwa": ""}),
            "it is a Pages file; in Pages choose File, Export To, Word, and import that",
        ),
        (
            "a.xml",
            b'<?xml version="1.0"?><w:wordDocument'
            b' xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
            f"it is a Word file in one piece of XML; {_AS_DOCX}",
        ),
        (
            "a.zip",
            _locked(_zip({"word/document.xml": "x"})),
            "it is a zip file protected with a password; unpack it, and import the documents in it",
        ),
        (
            "a.zip",
            _zip({"minutes.txt": "x"}),
            "it is a zip file and no Word document; unpack it, and import the documents in it. If"
            f" it should be a Word document, {_AGAIN}",
        ),
        (
            "a.docx",
            b"Text",
            "it is plain text and no Word file, although its name says so; give it the ending .txt"
            " and import it again",
        ),
        (
            "a.pdf",
            bytes(range(200)),
            "it is no PDF, although its name says so, or its beginning is damaged; get it again"
            " from where it came from, and look whether it opens there",
        ),
        (
            "a.csv",
            b"a,b",
            f"files ending in .csv are not read, only .docx, .pdf, .txt, .md and .html; {_AS_DOCX}",
        ),
        (
            "a",
            bytes(range(1, 200)),
            f"its name has no ending and what it holds is not text; {_AS_DOCX}",
        ),
        (
            "a.docx",
            docx(p("Text"))[:-40],
            f"the file is damaged or was not copied whole; get it again, or {_AGAIN}",
        ),
        (
            "a.docx",
            _zip({"word/document.xml": "<w:document"}),
            f"its part word/document.xml is damaged; {_AGAIN}",
        ),
        (
            "a.docx",
            _zip({"word/document.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'b'>]><x>&a;</x>"}),
            f"it has declarations (DOCTYPE) that a Word file never has; {_AGAIN}",
        ),
        (
            "a.docx",
            docx(p("")),
            "there are no words in it; was it saved before it was written?",
        ),
        (
            "a.docx",
            docx("<w:sdt><w:sdtContent>" * 900 + p("x") + "</w:sdtContent></w:sdt>" * 900),
            "its parts are nested far deeper than a document's are; save it anew and try again",
        ),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(name: str, data: bytes, message: str) -> None:
    """In one sentence, without a word of the program's."""
    with pytest.raises(CannotRead) as refusal:
        read(name, data)
    assert refusal.value.message == message
    assert str(refusal.value) == f"{name}: {message}"


@pytest.mark.slow
def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    """Before it is unpacked."""
    data = docx(p("x" * 70_000_000))
    assert len(data) < 200_000
    with pytest.raises(CannotRead) as refusal:
        read("bomb.docx", data)
    assert refusal.value.message == (
        "unpacked, it is larger than 60 MB, which no document is; get it again, or save it without"
        " its pictures"
    )


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred megabytes are the minutes of centuries."""
    monkeypatch.setattr("comsite.importing.readers.detecting.LARGEST", 1_000_000)
    with pytest.raises(CannotRead) as refusal:
        read("a.txt", b"x" * 1_000_001)
    assert refusal.value.message == (
        "it is larger than 1 MB; split it into its documents, or save it without its pictures"
    )


@pytest.mark.parametrize(
    ("name", "data", "needs"),
    [("a.pdf", pdf(lines(["Text"])), "pypdfium2"), ("a.html", b"<html>Text", "selectolax")],
)
def test_without_the_extra_it_says_what_to_type(
    name: str, data: bytes, needs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site build installs none of these; texts and Word files are read without them."""
    usual = builtins.__import__

    def without(wanted: str, *arguments: object, **named: object) -> object:
        if wanted.split(".")[0] == needs:
            raise ModuleNotFoundError(f"No module named {needs!r}", name=needs)
        return usual(wanted, *arguments, **named)  # type: ignore[arg-type]  # as it was called

    modules = ("pdf", "pdf.page", "pdf.layout", "pdf.paragraphs", "html")
    for module in modules:
        monkeypatch.delitem(sys.modules, f"comsite.importing.readers.{module}", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CannotRead) as refusal:
        read(name, data)
    assert refusal.value.message == (
        f"reading this kind of file takes {needs}, which is not installed; type"
        " pip install pypdfium2 selectolax, and try again"
    )
    texts: Sequence[tuple[str, bytes]] = (("a.txt", b"Text"), ("a.docx", docx(p("Text"))))
    assert [read(*name_and_data).blocks[0].text for name_and_data in texts] == ["Text", "Text"]
