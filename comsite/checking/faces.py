"""The rules on how a site looks: its colours can be read, its logo is a picture."""

from __future__ import annotations

from collections.abc import Iterator

from comsite.base.colours import COLOUR, LIGHT, SHAPE, TEXT, contrast, readable
from comsite.base.problems import Problem
from comsite.library.library import Library

_PICTURES = (".png", ".jpg", ".jpeg")

# Each colour, the contrast that it needs, and what for.
_NEEDS = (("colour", TEXT, "links and marks"), ("second_colour", SHAPE, "rules and edges"))


def the_face_can_be_seen(library: Library) -> Iterator[Problem]:
    """Colours in site.yaml have enough contrast with the page, and the logo is a picture."""
    site, face = library.archive.site_entry, library.archive.site.face
    if face is None:
        return
    for field, least, what in _NEEDS:
        colour = getattr(face, field)
        if not colour:
            continue
        if not COLOUR.fullmatch(colour):
            yield site.problem(
                f'"{field}" is "{colour}"; write a colour as # with six digits or letters from a'
                " to f, like #0a4c8c",
                "face",
                field,
            )
        elif (found := contrast(colour, LIGHT)) < least:
            yield site.problem(
                f'"{field}" is "{colour}", which has a contrast of {found:.2f} to 1 with the page;'
                f" {what} need {least:g} to 1. The nearest shade that has it is"
                f" {readable(colour, LIGHT, least)}",
                "face",
                field,
            )
    if face.logo and not face.logo.lower().endswith(_PICTURES):
        yield site.problem(
            f'"logo" is "{face.logo}", which is no picture that browsers show; name a file that'
            " ends in .png or .jpg",
            "face",
            "logo",
        )
