"""Resolve Word's styles: find a property in a style or in the styles it is based on."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from comsite.importing.readers.docx.package import W

_HEADING = re.compile(r"heading ([1-9])")
_BASED_ON = 30  # more styles based on each other would be a circle
Properties = ET.Element | None


@dataclass(frozen=True, slots=True)
class Style:
    """A style as styles.xml defines it."""

    name: str
    based_on: str
    paragraph: Properties
    run: Properties


class Styles:
    """All styles of a document."""

    def __init__(self, root: ET.Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._default_run: Properties = None
        self._toggled: dict[tuple[str, str, str], bool] = {}
        if root is None:
            return
        self._default_run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for element in root.iter(f"{W}style"):
            identity = element.get(f"{W}styleId", "")
            self._styles[identity] = Style(
                name=value_of(element.find(f"{W}name")).casefold(),
                based_on=value_of(element.find(f"{W}basedOn")),
                paragraph=element.find(f"{W}pPr"),
                run=element.find(f"{W}rPr"),
            )
            is_paragraph = element.get(f"{W}type", "paragraph") == "paragraph"
            if is_paragraph and is_on(element.get(f"{W}default", "0")):
                self._default = identity

    def style_of(self, properties: Properties) -> str:
        """Return the id of the style that a paragraph's properties name, or of the default."""
        named = value_of(find(properties, "pStyle"))
        return named if named in self._styles else self._default

    def chain(self, style: str) -> list[Style]:
        """Return the style, then those it is based on."""
        styles: list[Style] = []
        while style in self._styles and len(styles) < _BASED_ON:
            styles.append(self._styles[style])
            style = styles[-1].based_on
        return styles

    def name(self, style: str) -> str:
        """Return the style's name, in small letters."""
        return self._styles[style].name if style in self._styles else ""

    def heading(self, properties: Properties) -> int:
        """Return the level of the heading that a paragraph is, or 0."""
        style = self.style_of(properties)
        direct = find(properties, "outlineLvl")
        if direct is not None:
            return _outline(direct)
        for ancestor in self.chain(style):
            if match := _HEADING.fullmatch(ancestor.name):
                return min(int(match[1]), 6)
            if ancestor.name == "title":
                return 1
            if (outline := find(ancestor.paragraph, "outlineLvl")) is not None:
                return _outline(outline)
        return 0

    def shaded(self, properties: Properties) -> bool:
        """Whether a paragraph has a ground of its own, by itself or by its styles."""
        every = (
            properties,
            *(ancestor.paragraph for ancestor in self.chain(self.style_of(properties))),
        )
        return any(find(layer, "shd") is not None for layer in every)

    def toggled(self, name: str, run: Properties, paragraph_style: str) -> bool:
        """Whether a run is ``b``, ``i`` or ``vanish``: as it says itself, or as its styles do."""
        if (direct := find(run, name)) is not None:
            return is_on(direct.get(f"{W}val", "1"))
        styles = name, paragraph_style, value_of(find(run, "rStyle"))
        if styles not in self._toggled:
            self._toggled[styles] = self._toggled_by_styles(*styles)
        return self._toggled[styles]

    def _toggled_by_styles(self, name: str, *styles: str) -> bool:
        value = False
        for style in styles:
            for ancestor in self.chain(style):
                if (set_by := find(ancestor.run, name)) is not None:
                    value ^= is_on(set_by.get(f"{W}val", "1"))
                    break
        default = find(self._default_run, name)
        return value or (default is not None and is_on(default.get(f"{W}val", "1")))


def find(properties: Properties, name: str) -> ET.Element | None:
    """Return the element of this name among properties."""
    return None if properties is None else properties.find(f"{W}{name}")


def is_on(value: str) -> bool:
    """Whether Word reads a value as yes."""
    return value not in ("0", "false", "off", "none")


def value_of(element: ET.Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _outline(element: ET.Element) -> int:
    value = value_of(element)
    level = int(value) + 1 if value.isascii() and value.isdigit() else 10
    return min(level, 6) if level < 10 else 0
