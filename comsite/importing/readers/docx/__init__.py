"""Read Word documents from their XML: what Word prints, and nothing that it hides."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from comsite.importing.document import Block, SourceDocument, TextSpan
from comsite.importing.readers.common import (
    Finding,
    assemble,
    continues,
    lines_of,
    notices_of,
    tidy,
    with_marker,
)
from comsite.importing.readers.docx.inline import (
    ParagraphContent,
    ParagraphReader,
    choice,
    words_of,
)
from comsite.importing.readers.docx.numbering import Numbering
from comsite.importing.readers.docx.package import Package, R, W
from comsite.importing.readers.docx.sentences import SENTENCES
from comsite.importing.readers.docx.styles import Styles, find, is_on, value_of
from comsite.importing.readers.tables import Cell, Row, as_blocks

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CONTENTS = re.compile(r"toc \d|toc heading|contents( \d| heading)|table of contents")
_THROUGH = frozenset(f"{W}{name}" for name in ("customXml", "ins", "moveTo", "sdtContent"))


def read(name: str, data: bytes) -> SourceDocument:
    """Read a .docx as a SourceDocument. Raises CannotRead."""
    package = Package.opened(name, data)
    findings: list[Finding] = []
    root = package.xml(package.main)
    bodies = root.findall(f"{W}body") if root is not None else []  # a sound file has one
    reader = PartReader(package, package.main, findings)
    blocks = tuple(block for body in bodies for block in reader.blocks(body))
    findings += _around(package, root)
    return SourceDocument(name, blocks, tuple(notices_of(findings, SENTENCES)), _title(package))


def _title(package: Package) -> str:
    core = package.xml("docProps/core.xml")
    title = core.find(_TITLE) if core is not None else None
    return " ".join(tidy(title.text or "").split()) if title is not None else ""


def _around(package: Package, root: ET.Element | None) -> Iterator[Finding]:
    """Report what is around the text: headers and footers in use, and comments."""
    relations = package.relations(package.main)
    told_of: set[str] = set()
    for element in root.iter() if root is not None else ():
        if element.tag in (f"{W}headerReference", f"{W}footerReference"):
            relation = relations.get(element.get(f"{R}id", ""))
            if relation and relation.target not in told_of:
                told_of.add(relation.target)
                if words := _words(package, relation.target):
                    yield Finding("header", "", words)
    for relation in relations.values():
        if relation.kind == "comments":
            comments = package.xml(relation.target)
            for comment in comments.iter(f"{W}comment") if comments is not None else ():
                if words := words_of(comment):
                    yield Finding("comment", "", words)


def _words(package: Package, part: str) -> str:
    root = package.xml(part)
    if root is None:
        return ""
    return "\n".join(
        " ".join(f"{block.marker} {block.text}".split())
        for block in PartReader(package, part, []).blocks(root)
        if block.kind != "rule"
    )


class PartReader:
    """Reads the blocks of one part, and of the notes that it refers to."""

    def __init__(self, package: Package, part: str, findings: list[Finding]) -> None:
        self._package = package
        self._findings = findings
        relations = package.relations(part)
        related = {relation.kind: relation.target for relation in relations.values()}
        of_main = {
            relation.kind: relation.target for relation in package.relations(package.main).values()
        }
        self._styles = Styles(package.xml(of_main.get("styles", "")))
        self._numbering = Numbering(package.xml(of_main.get("numbering", "")), self._styles)
        self._inline = ParagraphReader(package, self._styles, relations, findings.append)
        self._note_parts = {
            kind: related[f"{kind}s"] for kind in ("footnote", "endnote") if f"{kind}s" in related
        }
        self._notes: dict[str, dict[str, ET.Element]] = {}
        self._carried: list[TextSpan] = []  # of a paragraph whose end was deleted
        self._in_cells = 0  # how many cells deep we are

    def blocks(self, container: ET.Element) -> Iterator[Block]:
        """Yield every block in a body, cell, box or note, in order."""
        if container.tag == f"{W}body":
            self._inline.counts_pages = any(
                True for _ in container.iter(f"{W}lastRenderedPageBreak")
            )
        for child in container:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child)
            elif tag == f"{W}tbl":
                place = self._inline.place_of_next
                yield from as_blocks(list(self._rows(child)), place, self._findings.append)
            elif tag in _THROUGH:
                yield from self.blocks(child)
            elif tag == f"{W}sdt":
                yield from self._control(child)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._inline.deleted(child)
            elif tag == f"{W}altChunk":
                self._findings.append(Finding("inserted file", self._inline.place_of_next))
            elif tag == _MC and (chosen := choice(child)) is not None:
                yield from self.blocks(chosen)

    def _control(self, element: ET.Element) -> Iterator[Block]:
        content = element.find(f"{W}sdtContent")
        gallery = value_of(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
        if content is None:
            return
        if gallery == "Table of Contents":
            place = self._inline.place_of_next
            for paragraph in content.iter(f"{W}p"):
                self._leave_out("contents", words_of(paragraph), place)
        elif element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            self._leave_out("placeholder", words_of(content), self._inline.place_of_next)
        else:
            yield from self.blocks(content)

    def _leave_out(self, kind: str, words: str, place: str) -> None:
        if words:
            self._findings.append(Finding(kind, place, words))

    def _paragraph(self, element: ET.Element) -> Iterator[Block]:
        self._inline.paragraphs += 1
        properties = element.find(f"{W}pPr")
        line = self._inline.read(element)
        place = self._inline.place
        spans = [*self._carried, *line.spans]
        self._carried = []
        mark = find(find(properties, "rPr"), "del")
        if mark is not None or _runs_on(find(properties, "rPr")):
            self._carried = spans
        elif _CONTENTS.fullmatch(self._styles.name(self._styles.style_of(properties))):
            self._leave_out(
                "contents", " ".join("".join(span.text for span in spans).split()), place
            )
        else:
            yield from self._blocks_of_lines(properties, spans, place)
        yield from self._attached_blocks(line)

    def _blocks_of_lines(
        self, properties: ET.Element | None, spans: Sequence[TextSpan], place: str
    ) -> Iterator[Block]:
        numbered = self._numbering.marker_of(properties)
        level = self._styles.heading(properties)
        lines = list(_rejoined_lines(lines_of(spans)))
        if not lines:
            if numbered and numbered.marker and self._in_cells:  # the text is in the next cell
                yield Block("number", (), numbered.level, numbered.marker, place=place)
            elif numbered and numbered.marker:
                self._leave_out("number", numbered.marker, place)
            elif find(find(properties, "pBdr"), "bottom") is not None:
                yield Block("rule", place=place)
            return
        first, *others = lines
        if level:
            marker = numbered.marker if numbered else ""
            yield with_marker(Block("heading", _without_bold(first), level, marker, place=place))
            for line in others:
                yield Block("heading", _without_bold(line), level, place=place)
            return
        if numbered is None:
            yield with_marker(Block("paragraph", first, place=place))
        elif numbered.bullet:
            yield with_marker(Block("bullet", first, numbered.level, place=place))
        else:
            yield Block("number", first, numbered.level, numbered.marker, place=place)
        for line in others:
            yield with_marker(Block("paragraph", line, place=place))

    def _attached_blocks(self, line: ParagraphContent) -> Iterator[Block]:
        """Yield the text boxes and notes of a paragraph, to follow it."""
        on_paper, self._inline.on_paper = self._inline.on_paper, False
        for box in line.boxes:
            yield from self.blocks(box)
        self._inline.on_paper = on_paper
        for kind, identity, printed in line.notes:
            note = self._note(kind, identity)
            if note is None:
                continue
            outer = self._inline.relations
            self._inline.relations = self._package.relations(self._note_parts[kind])
            marker = f"[{printed}]"
            for block in list(self.blocks(note)):
                if marker and block.kind == "paragraph":
                    block = dataclasses.replace(block, marker=marker)
                    marker = ""
                yield block
            self._inline.relations = outer

    def _note(self, kind: str, identity: str) -> ET.Element | None:
        if kind not in self._note_parts:
            return None
        if kind not in self._notes:
            root = self._package.xml(self._note_parts[kind])
            notes = root.iter(f"{W}{kind}") if root is not None else ()
            self._notes[kind] = {note.get(f"{W}id", ""): note for note in notes}
        # each note once, because a note may refer to itself
        return self._notes[kind].pop(identity, None)

    def _rows(self, table: ET.Element) -> Iterator[Row]:
        for child in table:
            if child.tag in _THROUGH:
                yield from self._rows(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                yield from self._rows(content) if content is not None else ()
            elif child.tag == f"{W}tr":
                properties = child.find(f"{W}trPr")
                if find(properties, "del") is not None:
                    self._inline.deleted(child)
                    continue
                before = value_of(find(properties, "gridBefore"))
                skipped = int(before) if re.fullmatch(r"\d{1,2}", before, re.ASCII) else 0
                yield ((),) * skipped + tuple(self._cells(child))

    def _cells(self, row: ET.Element) -> Iterator[Cell]:
        for child in row:
            if child.tag in _THROUGH:
                yield from self._cells(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                yield from self._cells(content) if content is not None else ()
            elif child.tag == f"{W}tc":
                properties = child.find(f"{W}tcPr")
                if find(properties, "cellDel") is not None:
                    self._inline.deleted(child)
                    continue
                self._in_cells += 1
                on_paper, self._inline.on_paper = self._inline.on_paper, False
                yield tuple(self.blocks(child))
                self._in_cells -= 1
                self._inline.on_paper = on_paper
                span = value_of(find(properties, "gridSpan"))
                wide = int(span) if re.fullmatch(r"\d{1,2}", span, re.ASCII) else 1
                yield from ((),) * (wide - 1)


def _runs_on(mark: ET.Element | None) -> bool:
    """Whether a paragraph's mark is hidden for good, so that the next one goes on in its line."""
    hidden = find(mark, "specVanish")
    return hidden is not None and is_on(value_of(hidden) or "1")


def _without_bold(spans: Sequence[TextSpan]) -> tuple[TextSpan, ...]:
    """Return the spans of a heading without bold, which means nothing there."""
    return assemble(dataclasses.replace(span, bold=False) for span in spans)


def _rejoined_lines(lines: Iterator[tuple[TextSpan, ...]]) -> Iterator[tuple[TextSpan, ...]]:
    """Join lines that were broken by hand within a sentence."""
    last: tuple[TextSpan, ...] = ()
    for line in lines:
        before = "".join(span.text for span in last)
        if len(before) > 40 and continues(before, "".join(span.text for span in line)):
            last = assemble((*last, TextSpan(" "), *line))
            continue
        if last:
            yield last
        last = line
    if last:
        yield last
