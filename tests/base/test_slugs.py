"""Slugs of names, and anchors of headings."""

from __future__ import annotations

import pytest

from comsite.base.slugs import anchor_of, slugify


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("What was asked", "what-was-asked"),
        ("Café & Straße", "cafe-strae"),
        ("Дорожная безопасность", "дорожная-безопасность"),
        ("道路の安全 (2031)", "道路の安全-2031"),
        ("ΔΕΗ 5", "δεη-5"),
        ("…", ""),
    ],
)
def test_a_heading_has_an_anchor_of_its_own_letters(text: str, anchor: str) -> None:
    """Two headings in another script have two anchors, not section and section-2."""
    assert anchor_of(text) == anchor


def test_a_slug_is_ascii() -> None:
    """A file's name and an address work everywhere."""
    assert slugify("Дорожная 5") == "5"
