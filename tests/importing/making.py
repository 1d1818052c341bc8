"""Small .docx and .pdf files, made by hand, so that a test shows what it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from comsite.importing.document import SourceDocument
from comsite.importing.readers import read

DOCUMENTS = Path(__file__).parent / "documents"

_NAMES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body; ``parts`` are styles, numbering, comments, header1 and so on.

    ``links`` are addresses, of which the first has the id ``link0``.
    """
    links = parts.pop("links", "").split()
    title = parts.pop("title", "")
    relations = [_relation(name.rstrip("0123456789"), f"{name}.xml", name) for name in parts]
    relations += [
        _relation("hyperlink", address, f"link{number}", ' TargetMode="External"')
        for number, address in enumerate(links)
    ]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", _relations([_relation("officeDocument", "word/document.xml")]))
        file.writestr("word/document.xml", _xml("w:document", f"<w:body>{body}</w:body>"))
        file.writestr("word/_rels/document.xml.rels", _relations(relations))
        for name, content in parts.items():
            root = {"header": "w:hdr", "footer": "w:ftr", "chart": "c:chartSpace"}
            tag = root.get(name.rstrip("0123456789"), f"w:{name}")
            file.writestr(f"word/{name}.xml", _xml(tag, content))
        if title:
            file.writestr(
                "docProps/core.xml",
                '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"<dc:title>{title}</dc:title></cp:coreProperties>",
            )
    return held.getvalue()


def read_docx(body: str, **parts: str) -> SourceDocument:
    """The SourceDocument in a .docx with this body."""
    return read("notes.docx", docx(body, **parts))


def p(content: str, properties: str = "") -> str:
    """A paragraph: of runs, or of plain text."""
    inner = content if content.startswith("<") else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return p(text, f"<w:numPr>{place}</w:numPr>")


def _xml(tag: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{tag} {_NAMES}>{content}</{tag}>'


def _relation(kind: str, target: str, identity: str = "main", more: str = "") -> str:
    return f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"{more}/>'


def _relations(relations: Sequence[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(relations)}</Relationships>'


@dataclass(frozen=True)
class Text:
    """A line of text on a PDF's page, in points from the bottom left."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    invisible: bool = False
    turn: str = "1 0 0 1"  # the text matrix without its place
    rubbish: bool = False  # in a font that does not say which characters it has


PICTURE = "q 500 0 0 700 40 60 cm /Im Do Q"  # a picture over most of the page


# The rules of two rows of two cells, 120 by 20 points each, with the lower left at 60 and 660, as a
# drawing in the page that is twice as large as the page shows it.
RULES = "q 0.5 0 0 0.5 60 660 cm /Fo Do Q"


_RULES = " ".join(
    [f"0 {height} m 480 {height} l S" for height in (0, 40, 80)]
    + [f"{left} 0 m {left} 80 l S" for left in (0, 240, 480)]
)


def pdf(*pages: Sequence[Text | str]) -> bytes:
    """A PDF with these pages; a string is a piece of page description as it stands."""
    kids = " ".join(f"{8 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Length 1>>stream\nx\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[<</Type"
        "/Font/Subtype/CIDFontType2/BaseFont/Nameless/CIDSystemInfo<</Registry(X)/Ordering(Y)"
        "/Supplement 0>>>>]>>",
        f"<</Type/XObject/Subtype/Form/BBox[-5 -5 500 100]/Length {len(_RULES)}>>stream\n{_RULES}\n"
        "endstream",
    ]
    for number, page in enumerate(pages):
        content = "\n".join(entry if isinstance(entry, str) else _shown(entry) for entry in page)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {9 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R/B 4 0 R/N 6 0 R>>/XObject<</Im 5 0 R/Fo 7 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


def _shown(line: Text) -> str:
    font = "N" if line.rubbish else "B" if line.bold else "F"
    if line.rubbish:
        text = "<" + "".join(f"{ord(letter) - 29:04X}" for letter in line.text) + ">"
    else:
        escaped = line.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        text = f"({escaped})"
    mode = 3 if line.invisible else 0
    return f"BT /{font} {line.size} Tf {mode} Tr {line.turn} {line.x} {line.y} Tm {text} Tj ET"


def lines(texts: Sequence[str], top: float = 780, left: float = 60) -> list[Text]:
    """Lines set one below the other, as a paragraph's are."""
    return [Text(left, top - 13.5 * number, text) for number, text in enumerate(texts)]


def seen(document: SourceDocument) -> list[tuple[str, str, str]]:
    """Each block's kind, marker and text, which is what most tests look at."""
    return [(block.kind, block.marker, block.text) for block in document.blocks]


def notices(document: SourceDocument) -> list[tuple[str, str, str]]:
    """Each notice's place, message and words."""
    return [(notice.place, notice.message, notice.lost) for notice in document.notices]
