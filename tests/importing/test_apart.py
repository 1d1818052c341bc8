"""Documents are read in a process of their own, which ends alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comsite.importing import apart
from comsite.importing.apart import Reader
from comsite.importing.outcome import File
from comsite.importing.readers import read as read_here
from comsite.importing.readers.common import CannotRead
from comsite.importing.run import Importer
from tests import small
from tests.importing.making import docx, lines, p, pdf

AGAIN = "save it again with the program that made it, or as text, and import that"


def drawing_itself() -> bytes:
    """A PDF with a form that draws itself twice, each of which draws itself twice, for ever."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</XObject<</X 5 0 R>>>>>>",
        "<</Length 5>>stream\n/X Do\nendstream",
        "<</Length 11/Type/XObject/Subtype/Form/BBox[0 0 1 1]"
        "/Resources<</XObject<</X 5 0 R>>>>>>stream\n/X Do /X Do\nendstream",
    ]
    body = "".join(f"{number} 0 obj {text} endobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 6>>\n%%EOF".encode()


@pytest.fixture
def reader() -> Iterator[Reader]:
    """A process that may take 400 MB."""
    found = Reader(seconds=120, memory=400_000_000)
    yield found
    found.close()


def refused(reader: Reader, name: str, data: bytes) -> str:
    """Why a document is refused."""
    with pytest.raises(CannotRead) as error:
        reader.read(name, data)
    return error.value.message


def test_a_document_is_read_as_it_is_here(reader: Reader) -> None:
    """With its formatting, its table, its notices and its date."""
    cell = "<w:tc><w:p><w:r><w:t>Lamp</w:t></w:r></w:p></w:tc>"
    body = (
        p("<w:r><w:rPr><w:b/></w:rPr><w:t>Lamps</w:t></w:r>")
        + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
        + p("The north lamp is out.")
    )
    documents = {
        "notes.docx": docx(body, header1=p("Draft"), title="Lamps"),
        "notes.pdf": pdf(lines(["Lamps", "The north lamp is out."])),
        "notes.html": b"<h1>Lamps</h1><p>The <b>north</b> lamp is out.</p>",
        "notes.md": b"# Lamps\n\n- a) The north lamp\n",
        "notes \udce9.txt": "Lämps\n\nThe north lamp is out.".encode(),
    }
    for name, data in documents.items():
        assert reader.read(name, data) == read_here(name, data), name


def test_a_refusal_is_the_same_as_here(reader: Reader) -> None:
    """Its message too."""
    with pytest.raises(CannotRead) as here:
        read_here("notes.txt", b" ")
    assert refused(reader, "notes.txt", b" ") == here.value.message


def test_a_document_that_takes_all_memory_is_refused(reader: Reader) -> None:
    """The one after it is read."""
    assert refused(reader, "bomb.pdf", drawing_itself()) == (
        f"reading it takes more than 400 MB of memory, or ends the program that reads it; {AGAIN}"
    )
    assert reader.read("notes.txt", b"The lamp is out.").blocks


def test_so_is_one_that_has_too_many_words() -> None:
    """Also where Python and not a library asks for the memory."""
    reader = Reader(memory=100_000_000)
    text = "The lamp is out.\n\n" * 400_000
    assert refused(reader, "notes.txt", text.encode()) == (
        f"reading it takes more than 100 MB of memory, or ends the program that reads it; {AGAIN}"
    )
    reader.close()


def test_a_document_that_takes_too_long_is_refused(reader: Reader) -> None:
    """The one after it is read, by another process."""
    reader.seconds = 0.01
    assert refused(reader, "notes.txt", b"The lamp is out.") == (
        f"reading it takes longer than 0.01 seconds; {AGAIN}"
    )
    reader.seconds = 120
    assert reader.read("notes.txt", b"The lamp is out.").blocks


def test_a_fault_of_a_reader_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the fault, so that somebody can report it."""

    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(apart, "read_here", fail)
    assert apart.answer("notes.txt", b"The lamp is out.") == {
        "refused": f"it could not be read (ZeroDivisionError); {AGAIN}"
    }


@pytest.mark.slow
def test_of_several_documents_the_others_are_imported(tmp_path: Path) -> None:
    """Nothing is written for the one that cannot be read."""
    bomb, notes = tmp_path / "2031-06-02 bomb.pdf", tmp_path / "2031-06-03 lamps.txt"
    bomb.write_bytes(drawing_itself())
    notes.write_text("Lamps\n\nThe north lamp is out.\n", "utf-8")
    importer = Importer(small.write(tmp_path, {}))
    first, second = importer.take(bomb), importer.take(notes)
    assert (first.refused.startswith("reading it takes more than"), first.files) == (True, ())
    assert second.files == (File("reports/2031-06-03-lamps.md", "new"),)
