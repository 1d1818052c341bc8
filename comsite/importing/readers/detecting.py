"""Recognise the kind of a file by its bytes, and say what to do about kinds that are not read."""

from __future__ import annotations

import re
from typing import Literal

from comsite.importing.readers.common import CannotRead

Kind = Literal["docx", "pdf", "html", "markdown", "text"]
LARGEST = 100_000_000  # bytes; the minutes of years have less
_AS_DOCX = "open it in Word or LibreOffice, save it as .docx, and import that"

_ENDINGS: dict[str, Kind] = {
    "docx": "docx",
    "docm": "docx",
    "htm": "html",
    "html": "html",
    "markdown": "markdown",
    "md": "markdown",
    "pdf": "pdf",
    "text": "text",
    "txt": "text",
    "xhtml": "html",
}

# The first bytes of a file, and the format that they mean.
_PICTURES = (
    *((b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"BM", "BMP")),
    *((b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"\0\0\0\x1cftyp", "video"), (b"\0\0\1\0", "icon")),
)

_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)

_MAIL = re.compile(
    rb"(?:[A-Za-z-]+: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*MIME-Version: 1", re.IGNORECASE
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(name: str, data: bytes) -> Kind:
    """Return the kind of a file. Raises CannotRead with a remedy for kinds that are not read."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    if len(data) > LARGEST:
        raise CannotRead(
            name,
            f"it is larger than {LARGEST // 1_000_000} MB; split it into its documents, or save it"
            " without its pictures",
        )
    start = data[:2048].lstrip(b"\xef\xbb\xbf")
    if not data.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise CannotRead(name, "the file is empty; look whether the right one was saved or copied")
    if start.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return "docx"  # another zip file is refused by the reader
    if b"%PDF-" in start[:1024]:
        return "pdf"
    _refuse_others(name, ending, start, data)
    if _HTML.match(start) or (ending in ("doc", "docx") and b"<html" in start.lower()):
        return "html"
    kind = _ENDINGS.get(ending)
    if kind in ("docx", "pdf"):
        raise CannotRead(name, _damaged_message(kind, data))
    if kind and not _is_text(data, bearable=0.1):
        raise CannotRead(
            name,
            f"its name ends in .{ending}, but it holds no text; look whether it is the right file",
        )
    if kind:
        return kind
    if ending in ("", "doc", "asc", "log", "notes") and _is_text(data):
        return "text"
    raise CannotRead(
        name,
        f"files ending in .{ending} are not read, only .docx, .pdf, .txt, .md and .html; {_AS_DOCX}"
        if ending
        else f"its name has no ending and what it holds is not text; {_AS_DOCX}",
    )


def _refuse_others(name: str, ending: str, start: bytes, data: bytes) -> None:
    """Raise CannotRead for kinds of files that are known but not read."""
    if start.startswith(_OLE):
        raise CannotRead(name, _old_office_message(ending, data))
    if start.lstrip().startswith(b"{\\rtf"):
        message = "it is a Rich Text file (RTF)" + _ending_note(ending, "rtf")
        raise CannotRead(name, f"{message}; {_AS_DOCX}")
    for mark, kind in _PICTURES:
        if start.startswith(mark) and not (mark == b"BM" and _is_text(data)):
            raise CannotRead(
                name,
                f"it is a picture or film ({kind}), and words in it cannot be read; ask for the"
                " document it was made from, or type what it says into a .txt file",
            )
    if start.startswith(_ARCHIVES):
        message = "it is a compressed archive; unpack it, and import the documents in it"
        raise CannotRead(name, message)
    if b"urn:oasis:names:tc:opendocument" in start or ending in ("odt", "fodt", "ott"):
        raise CannotRead(name, f"it is an OpenDocument file; {_AS_DOCX}")
    if ending in ("eml", "mht", "mhtml") or _MAIL.match(start):
        raise CannotRead(
            name,
            "it is an e-mail or a web page saved in one file; save the document attached to it, or"
            " copy what it shows into a .txt file, and import that",
        )
    if ending == "rtf":
        raise CannotRead(name, f"Rich Text files (.rtf) are not read; {_AS_DOCX}")
    if b"schemas.microsoft.com/office/word/2003/wordml" in start or (
        b"schemas.microsoft.com/office/2006/xmlPackage" in start
    ):
        raise CannotRead(name, f"it is a Word file in one piece of XML; {_AS_DOCX}")


def _ending_note(ending: str, real: str) -> str:
    return f", although its name ends in .{ending}" if ending and ending != real else ""


def _old_office_message(ending: str, data: bytes) -> str:
    """Say what an OLE file is: a protected .docx, an old Word file, an e-mail."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            "it is protected with a password; open it in Word, take the password away under"
            " File, Info, Protect Document, save it, and import it again"
        )
    if "WordDocument".encode("utf-16-le") in data or ending == "doc":
        return f"it is a Word file of the old kind (.doc){_ending_note(ending, 'doc')}; {_AS_DOCX}"
    if "__substg1.0_".encode("utf-16-le") in data:
        return (
            "it is an e-mail saved from Outlook; save the document attached to it, or its text as"
            " .txt, and import that"
        )
    return f"it is an Office file of the old kind (up to 2003); {_AS_DOCX}"


def _damaged_message(kind: str, data: bytes) -> str:
    noun = "Word file" if kind == "docx" else "PDF"
    if _is_text(data):
        return (
            f"it is plain text and no {noun}, although its name says so; give it the ending .txt"
            " and import it again"
        )
    return (
        f"it is no {noun}, although its name says so, or its beginning is damaged; get it again"
        " from where it came from, and look whether it opens there"
    )


def _is_text(data: bytes, bearable: float = 0.01) -> bool:
    """Whether there are few control characters in it, or it is UTF-16."""
    sample = data[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return odd <= len(sample) * bearable or (
        b"\0" in sample[:200:2] + sample[1:200:2]
        and (sample[1::2].count(0) > len(sample) * 0.3 or sample[::2].count(0) > len(sample) * 0.3)
    )
