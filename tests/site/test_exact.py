"""The marks of what search finds only whole."""

from __future__ import annotations

import pytest

from comsite.site.exact import exact_marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The CC and the PCSOs met.", "ccxx pcsoxx"),
        ("£1.2m", "qqbcaaaaaxx"),
        ("£1.2 million", "qqbcaaaaaxx"),
        ("1,200,000 and 12000", "qqbcaaaaaxx qqbcaaaxx"),
        ("£341k of it", "qqdebaaaxx"),
        ("31% or 31 per cent, 74.25%", "qqdbwxx qqhepcfwxx"),
        ("12 people in 2018, at 5.14 and 1.2.3", ""),
        ("Aimed at Maine", ""),
        ("CO₂ in 40 m³, x² of H2O", "co2 m3 x2"),
    ],
)
def test_short_forms_and_figures_have_marks(text: str, marks: str) -> None:
    """A figure has the same mark however it is written; what is written in one way has none."""
    assert exact_marks([text], "") == marks


def test_what_a_short_form_stands_for_has_its_mark() -> None:
    """The text has it beside the words."""
    html = '<p><span data-short="AI" data-pagefind-index-attrs="data-short">thinking</span></p>'
    assert exact_marks(["thinking"], html) == "aixx"


@pytest.mark.parametrize("sign", ["a", "A", "1", "ﬁ", "²", "1,"])
def test_a_word_without_end(sign: str) -> None:
    """One of millions of letters is looked through once; otherwise this would take for ever."""
    assert len(exact_marks([sign * 2_000_000], "")) <= 2_000_000
