"""Read the text of a Word paragraph: runs, links, fields, tracked changes, notes, boxes."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from comsite.importing.document import TextSpan
from comsite.importing.readers.common import SYMBOLS, Finding, tidy
from comsite.importing.readers.docx.package import Package, R, Relation, W
from comsite.importing.readers.docx.styles import Properties, Styles, find, is_on, value_of
from comsite.importing.readers.docx.unseen import is_unseen, is_white

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?!\\)"?([^"\s]+)"?', re.IGNORECASE)

_THROUGH = frozenset(
    f"{W}{name}"
    for name in (
        *("bdo", "customXml", "dir", "fldSimple", "ins", "moveTo", "rubyBase", "sdtContent"),
        *("smartTag", "ruby", "subDoc"),
    )
)


@dataclass
class ParagraphContent:
    """What a paragraph holds: its spans, the text boxes anchored in it, and its notes."""

    spans: list[TextSpan] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    notes: list[tuple[str, str, int]] = field(default_factory=list)  # kind, id, printed number


@dataclass
class _Field:
    code: str = ""
    shows: bool = False  # the part that Word shows has begun

    @property
    def href(self) -> str:
        match = _HYPERLINK.match(self.code)
        return match[1] if match else ""


class ParagraphReader:
    """Reads paragraphs of one part; fields may run on from one to the next."""

    def __init__(
        self,
        package: Package,
        styles: Styles,
        relations: dict[str, Relation],
        add: Callable[[Finding], None],
    ) -> None:
        self._package = package
        self._styles = styles
        self.relations = relations
        self._add = add
        self._fields: list[_Field] = []
        self.on_paper = True  # False in a cell or box, which may be coloured
        self.pages = 1
        self.counts_pages = False
        self.paragraphs = 0
        self._noted = 0
        self._line = ParagraphContent()
        self._style = ""
        self._shaded = False

    @property
    def place(self) -> str:
        """The place of this paragraph, as an editor finds it: "page 3" or "paragraph 12"."""
        return self._place(self.paragraphs)

    @property
    def place_of_next(self) -> str:
        """The place of the next paragraph."""
        return self._place(self.paragraphs + 1)

    def _place(self, paragraph: int) -> str:
        return f"page {self.pages}" if self.counts_pages else f"paragraph {paragraph}"

    def read(self, paragraph: ET.Element) -> ParagraphContent:
        """Read a paragraph. A field without a result ends here, so that it hides nothing else."""
        outer = self._line, self._style
        self._line = line = ParagraphContent()
        properties = paragraph.find(f"{W}pPr")
        self._style = self._styles.style_of(properties)
        self._shaded = self._styles.shaded(properties)
        self._walk(paragraph, "")
        self._fields = [open_field for open_field in self._fields if open_field.shows]
        self._line, self._style = outer
        return line

    def _walk(self, parent: ET.Element, href: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, href)
            elif tag in _THROUGH:
                self._walk(child, href or _Field(child.get(f"{W}instr", "")).href)
            elif tag == f"{W}hyperlink":
                relation = self.relations.get(child.get(f"{R}id", ""))
                outside = relation.target if relation and relation.outside else ""
                self._walk(child, outside or href)
            elif tag == f"{W}sdt":
                self._control(child, href)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self.deleted(child)
            elif tag == f"{_MC}AlternateContent":
                if (chosen := choice(child)) is not None:
                    self._walk(chosen, href)
            elif tag.startswith(_MATH):
                text = "".join(element.text or "" for element in child.iter(f"{_MATH}t"))
                self._write(text, TextSpan("", href=href))

    def _control(self, element: ET.Element, href: str) -> None:
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            self._add(Finding("placeholder", self.place, words_of(content)))
        else:
            self._walk(content, href)

    def deleted(self, element: ET.Element) -> None:
        """Report how many words were deleted, but not which."""
        if count := len(words_of(element, deleted=True).split()):
            self._add(Finding("deleted", self.place, count=count))

    def _run(self, run: ET.Element, href: str) -> None:
        properties = run.find(f"{W}rPr")
        toggled = self._styles.toggled
        if toggled("vanish", properties, self._style) or is_unseen(properties):
            self._hide(run, "hidden")
            return
        if self.on_paper and not self._shaded and is_white(properties):
            self._hide(run, "white")
            return
        if any(is_on(value_of(mark) or "1") for mark in _strike_marks(properties)) and words_of(
            run
        ):
            self._add(Finding("struck", self.place))
        form = TextSpan(
            "",
            bold=toggled("b", properties, self._style),
            italic=toggled("i", properties, self._style),
            href=href,
        )
        self._run_content(run, form)

    def _run_content(self, parent: ET.Element, form: TextSpan) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}t":
                self._write(child.text or "", form)
            elif tag in _WRITTEN:
                self._write(_WRITTEN[tag], form)
            elif tag == f"{W}br":
                kind = child.get(f"{W}type", "textWrapping")
                self._write("\n" if kind != "column" else " ", form)
            elif tag == f"{W}lastRenderedPageBreak":
                self.pages += 1
            elif tag == f"{W}sym":
                self._symbol(child, form)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._noted += 1
                kind = tag.removeprefix(W).removesuffix("Reference")
                self._line.notes.append((kind, child.get(f"{W}id", ""), self._noted))
                self._write(f" [{self._noted}]", dataclasses.replace(form, bold=False))
            elif tag == f"{W}fldChar":
                self._field_mark(child)
            elif tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].code += child.text or ""
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(child)
            elif tag == f"{W}ruby":
                self._walk(child, form.href)
            elif tag == f"{_MC}AlternateContent" and (chosen := choice(child)) is not None:
                self._run_content(chosen, form)

    def _write(self, text: str, form: TextSpan) -> None:
        if any(not open_field.shows for open_field in self._fields):
            return
        href = form.href or next(
            (open_field.href for open_field in self._fields if open_field.href), ""
        )
        self._line.spans.append(dataclasses.replace(form, text=tidy(text), href=href))

    def _hide(self, run: ET.Element, kind: str) -> None:
        if count := len(words_of(run).split()):
            self._add(Finding(kind, self.place, count=count))
        for child in run:  # field marks count even if hidden
            if child.tag == f"{W}fldChar":
                self._field_mark(child)
            elif child.tag == f"{W}instrText" and self._fields:
                self._fields[-1].code += child.text or ""

    def _field_mark(self, mark: ET.Element) -> None:
        kind = mark.get(f"{W}fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _symbol(self, element: ET.Element, form: TextSpan) -> None:
        code = element.get(f"{W}char", "")
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else 0
        shown = SYMBOLS.get(number | 0xF000 if number < 0x100 else number)
        if shown is None:
            self._add(Finding("symbol", self.place))
            shown = "\ufffd"
        self._write(shown, form)

    def _drawing(self, element: ET.Element) -> None:
        boxes = list(_boxes(element))
        self._line.boxes += boxes
        pictured = False
        described = ""
        for shape in _drawn_elements(element):
            described = described or (shape.get("descr", "") if shape.tag == _PLACED else "")
            if shape.tag in (f"{_CHART}chart", f"{_DIAGRAM}relIds"):
                identity = shape.get(f"{R}id") or shape.get(f"{R}dm") or ""
                self._add(Finding("chart", self.place, self._words_in(identity)))
                return
            pictured = pictured or shape.tag in (f"{_DRAWING}blip", f"{_VML}imagedata")
        if element.tag == f"{W}object":
            self._add(Finding("object", self.place))
        elif pictured:
            self._add(Finding("described" if described else "picture", self.place, described))

    def _words_in(self, identity: str) -> str:
        """Return the words of a chart or diagram, which stand in a part of their own."""
        relation = self.relations.get(identity)
        root = self._package.xml(relation.target) if relation and not relation.outside else None
        wanted = (f"{_DRAWING}t", f"{_CHART}v")
        texts = (
            (node.text or "" for node in root.iter() if node.tag in wanted)
            if root is not None
            else ()
        )
        return tidy(" ".join(texts))


_WRITTEN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def choice(element: ET.Element) -> ET.Element | None:
    """Return the first of several versions of the same content."""
    chosen = element.find(f"{_MC}Choice")
    return chosen if chosen is not None else element.find(f"{_MC}Fallback")


def words_of(element: ET.Element, deleted: bool = False) -> str:
    """Return all words below an element, hidden or not."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag == f"{W}t" or (deleted and node.tag == f"{W}delText"):
            parts.append(node.text or "")
        elif node.tag in (f"{W}p", f"{W}tab", f"{W}br"):
            parts.append(" ")
    return " ".join(tidy("".join(parts)).split())


def _boxes(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the text boxes in a drawing, and not those within them."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            if (chosen := choice(child)) is not None:
                yield from _boxes(chosen)
        else:
            yield from _boxes(child)


def _drawn_elements(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the elements of a drawing itself, without those in its text boxes."""
    for child in element:
        if child.tag != f"{W}txbxContent":
            yield child
            yield from _drawn_elements(child)


def _strike_marks(properties: Properties) -> Iterator[ET.Element]:
    for name in ("strike", "dstrike"):
        if (mark := find(properties, name)) is not None:
            yield mark
