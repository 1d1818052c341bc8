"""Contrast, as WCAG 2.2 counts it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.base.colours import DARK, LIGHT, Paper, contrast, readable

TOKENS = Path(__file__).parents[2] / "templates/styles/tokens.css"
BLACK_AND_WHITE = Paper(("#ffffff", "#ffffff"), "#000000")


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#777777", 4.48), ("#767676", 4.54), ("#ffffff", 1.0)]
)
def test_contrast_with_white(colour: str, ratio: float) -> None:
    """The known values of the guideline."""
    assert round(contrast(colour, BLACK_AND_WHITE), 2) == ratio


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format), st.sampled_from([LIGHT, DARK]))
def test_every_colour_has_a_readable_shade(colour: str, paper: Paper) -> None:
    """It is the colour itself where that can be read."""
    shade = readable(colour, paper, 4.5)
    assert contrast(shade, paper) >= 4.5
    assert (shade == colour) is (contrast(colour, paper) >= 4.5)


def test_the_papers_are_those_of_the_pages() -> None:
    """What the rules count with is what the style sheet has."""
    text = TOKENS.read_text("utf-8")
    found = [re.findall(rf"--{name}: (#[0-9a-f]+);", text) for name in ("paper", "tint")]
    assert [tuple(pair) for pair in zip(*found, strict=True)] == [LIGHT.grounds, DARK.grounds]
