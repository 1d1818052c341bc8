"""Open a .docx, a zip file of XML, and guard against hostile content."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from dataclasses import dataclass, field

from comsite.importing.readers.common import CannotRead

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
LARGEST = 60_000_000  # bytes of one part unpacked, and of all together that are read
_AGAIN = "open it in Word or LibreOffice, save it under a new name, and import that"

# A strict .docx has the same elements under other names.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)

_OTHERS = (
    ("mimetype", "it is an OpenDocument file; open it in Word or LibreOffice, save it as .docx"),
    ("xl/workbook.xml", "it is a spreadsheet (.xlsx); save the part that you need as .docx"),
    ("ppt/presentation.xml", "it is a presentation (.pptx); save its text as .docx"),
    ("Index/Document.iwa", "it is a Pages file; in Pages choose File, Export To, Word"),
)


class _NoDoctype(ET.TreeBuilder):
    """Builds a tree, unless the file declares entities, which no program writes into a .docx."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise _Refused


class _Refused(Exception):  # noqa: N818  (never leaves this module)
    pass


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from a part to another part or to an address outside."""

    kind: str  # the last word of its type: "hyperlink", "footnotes"
    target: str
    outside: bool = False


@dataclass
class Package:
    """An open .docx. ``main`` is the name of its document part."""

    name: str
    _zip: zipfile.ZipFile
    main: str = ""
    _left: int = field(default=LARGEST)

    @classmethod
    def opened(cls, name: str, data: bytes) -> Package:
        """Return the package in these bytes; CannotRead says what is wrong with it."""
        try:
            package = cls(name, zipfile.ZipFile(io.BytesIO(data)))
        except (zipfile.BadZipFile, ValueError, OSError, OverflowError, NotImplementedError):
            message = f"the file is damaged or was not copied whole; get it again, or {_AGAIN}"
            raise CannotRead(name, message) from None
        names = set(package._zip.namelist())
        starts = [
            relation
            for relation in package.relations("").values()
            if relation.kind == "officeDocument"
        ]
        main = starts[0].target if starts else "word/document.xml"
        if main not in names or not main.startswith("word"):
            for mark, message in _OTHERS:
                if mark in names:
                    raise CannotRead(name, f"{message}, and import that")
            if "word/document.xml" not in names:
                raise CannotRead(
                    name,
                    "it is a zip file and no Word document; unpack it, and import the documents in"
                    f" it. If it should be a Word document, {_AGAIN}",
                )
            main = "word/document.xml"
        package.main = main
        return package

    def xml(self, part: str) -> ET.Element | None:
        """Return the root of a part, or None where there is none."""
        data = self._read(part)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            return ET.fromstring(data, ET.XMLParser(target=_NoDoctype()))  # noqa: S314  (no DTD)
        except _Refused:
            message = f"it has declarations (DOCTYPE) that a Word file never has; {_AGAIN}"
            raise CannotRead(self.name, message) from None
        except (ET.ParseError, ValueError, LookupError):
            message = f"its part {part} is damaged; {_AGAIN}"
            raise CannotRead(self.name, message) from None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id."""
        folder, _, name = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        relations = {}
        for element in root.iter(f"{_PACKAGE}Relationship") if root is not None else ():
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            kind = element.get("Type", "").rpartition("/")[2]
            relations[element.get("Id", "")] = Relation(
                kind, target if outside else _resolved(folder, target), outside
            )
        return relations

    def _read(self, part: str) -> bytes | None:
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            return None
        self._left -= info.file_size
        if self._left < 0:
            raise CannotRead(
                self.name,
                f"unpacked, it is larger than {LARGEST // 1_000_000} MB, which no document is;"
                " get it again, or save it without its pictures",
            )
        if info.flag_bits & 1:
            raise CannotRead(
                self.name,
                "it is a zip file protected with a password; unpack it, and import the documents"
                " in it",
            )
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            message = f"its part {part} is damaged; {_AGAIN}"
            raise CannotRead(self.name, message) from None


def _resolved(folder: str, target: str) -> str:
    """Return a part's name from the folder of the part that refers to it."""
    if target.startswith("/"):
        return re.sub("^/+", "", target)
    parts = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)
