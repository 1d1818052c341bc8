"""A body's own face: its colours as a style sheet."""

from __future__ import annotations

from comsite.base.colours import DARK, LIGHT, SHAPE, TEXT, readable
from comsite.content.models import Face

_MORE = "(prefers-contrast: more)"


def colours(face: Face | None) -> str:
    """Return the style of a body's colours, each as it is on light paper and on dark.

    On dark paper it is the nearest shade that can be read. Who asks for more contrast has the
    rules in ink.
    """
    if face is None:
        return ""
    styles = []
    for paper, scheme in ((LIGHT, ""), (DARK, "(prefers-color-scheme: dark)")):
        if face.colour:
            link = f":root {{ --link: {readable(face.colour, paper, TEXT)}; }}"
            styles.append(f"@media {scheme} {{ {link} }}" if scheme else link)
        if face.second_colour:
            rule = f":root {{ --rule: {readable(face.second_colour, paper, SHAPE)}; }}"
            asked = f"{scheme} and (not {_MORE})" if scheme else f"not {_MORE}"
            styles.append(f"@media {asked} {{ {rule} }}")
    inside = "".join(f"  {style}\n" for style in styles)
    return f"@layer tokens {{\n{inside}}}\n" if styles else ""
