"""Count the numbers that Word prints before paragraphs; the file has only rules for them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from comsite.importing.readers.docx.package import W
from comsite.importing.readers.docx.styles import Properties, Styles, find, value_of
from comsite.importing.readers.list_numbers import FORMATS

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _ListLevel:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False  # prints every number in digits
    restart: int | None = None  # the level after which it starts anew; 0 for never
    style: str = ""  # the paragraph style that has this level


@dataclass(frozen=True, slots=True)
class ParagraphMarker:
    """The bullet or number that Word prints before a paragraph, and its level."""

    level: int  # from 1
    marker: str  # "" for a bullet
    bullet: bool


class Numbering:
    """Counts as Word does, paragraph by paragraph, in the document's order."""

    def __init__(self, root: ET.Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, _ListLevel]] = {}
        self._lists: dict[str, str] = {}  # numId → abstractNumId
        self._starts: dict[tuple[str, int], int] = {}
        self._changed: dict[str, dict[int, _ListLevel]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def marker_of(self, properties: Properties) -> ParagraphMarker | None:
        """Count on, and return what Word prints before a paragraph, or None."""
        number, level = self._place(properties)
        abstract = self._lists.get(number)
        if abstract is None:
            return None
        levels = self._abstract.get(abstract, {}) | self._changed.get(number, {})
        if level not in levels:
            return None
        definition = levels[level]
        self._count(number, abstract, level, levels)
        if definition.form == "bullet":
            return ParagraphMarker(level + 1, "", bullet=True)
        marker = self._marker_text(abstract, level, levels)
        return ParagraphMarker(level + 1, marker, bullet=False) if marker else None

    def _count(self, number: str, abstract: str, level: int, levels: dict[int, _ListLevel]) -> None:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        key = (number, level)
        if key in self._starts and key not in self._begun:
            self._begun.add(key)
            counts[level] = self._starts[key] - 1
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels.get(deeper, _ListLevel()).restart
            if restart is None or 0 < level + 1 <= restart:
                counts[deeper] = None

    def _marker_text(self, abstract: str, level: int, levels: dict[int, _ListLevel]) -> str:
        counts = self._counts[abstract]
        definition = levels[level]

        def count_at(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            if depth > level:
                return ""
            outer = levels.get(depth, _ListLevel())
            count = counts[depth]
            form = "decimal" if definition.legal and outer.form != "decimalZero" else outer.form
            return FORMATS.get(form, str)(outer.start if count is None else count)

        return " ".join(_PLACEHOLDER.sub(count_at, definition.text).split())

    def _place(self, properties: Properties) -> tuple[str, int]:
        """Return the list and level of a paragraph: its own, or that of its style."""
        style = self._styles.style_of(properties)
        own = find(properties, "numPr")
        number, level = value_of(find(own, "numId")), value_of(find(own, "ilvl"))
        for ancestor in self._styles.chain(style):
            inherited = find(ancestor.paragraph, "numPr")
            if inherited is None:
                continue
            number = number or value_of(find(inherited, "numId"))
            level = level or value_of(find(inherited, "ilvl"))
            if number:
                break
        if not level:
            level = str(self._level_of_style(number, properties))
        return number, int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 0

    def _level_of_style(self, number: str, properties: Properties) -> int:
        style = self._styles.style_of(properties)
        levels = self._abstract.get(self._lists.get(number, ""), {})
        return next(
            (depth for depth, definition in levels.items() if style and definition.style == style),
            0,
        )

    def _read(self, root: ET.Element) -> None:
        linked: dict[str, str] = {}  # a style's name for a list → the list that defines it
        links: dict[str, str] = {}
        for element in root.iter(f"{W}abstractNum"):
            identity = element.get(f"{W}abstractNumId", "")
            self._abstract[identity] = _levels(element)
            if name := value_of(element.find(f"{W}styleLink")):
                linked[name] = identity
            if name := value_of(element.find(f"{W}numStyleLink")):
                links[identity] = name
        for element in root.iter(f"{W}num"):
            identity = element.get(f"{W}numId", "")
            abstract = value_of(element.find(f"{W}abstractNumId"))
            abstract = linked.get(links.get(abstract, ""), abstract)
            if identity == "0" or abstract not in self._abstract:
                continue
            self._lists[identity] = abstract
            for override in element.iter(f"{W}lvlOverride"):
                level = _number(override.get(f"{W}ilvl", ""), 0)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._starts[identity, level] = _number(value_of(start), 1)
                if changed := _levels(override):
                    self._changed[identity] = self._changed.get(identity, {}) | changed


def _levels(element: ET.Element) -> dict[int, _ListLevel]:
    levels = {}
    for level in element.iter(f"{W}lvl"):
        form = value_of(level.find(f"{W}numFmt")) or "decimal"
        restart = level.find(f"{W}lvlRestart")
        legal = level.find(f"{W}isLgl")
        levels[_number(level.get(f"{W}ilvl", ""), 0)] = _ListLevel(
            start=_number(value_of(level.find(f"{W}start")), 0),
            form=form,
            text=value_of(level.find(f"{W}lvlText")),
            legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off"),
            restart=None if restart is None else _number(value_of(restart), 0),
            style=value_of(level.find(f"{W}pStyle")),
        )
    return {depth: level for depth, level in levels.items() if 0 <= depth < _LEVELS}


def _number(value: str, otherwise: int) -> int:
    return int(value) if re.fullmatch(r"-?\d{1,9}", value, re.ASCII) else otherwise
