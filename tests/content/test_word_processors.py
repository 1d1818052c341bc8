"""Blanks that word processors put in are read as the blanks that were meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comsite.content.sourcefile import with_ordinary_blanks
from tests.small import archive, meeting

ODD = "\u00a0\u2007\u202f\u3000"


@pytest.mark.parametrize("blank", ODD)
def test_fields_headings_and_lists_are_read_as_meant(tmp_path: Path, blank: str) -> None:
    front = "place: Quay\npresent:\n  - person: ada-example\n    role: Clerk\n"
    text = "## 1. Lamps\n\n- one\n- two\n\n### Actions\n\n- a) Go.\n"
    front, text = (one.replace(" ", blank) for one in (front, text))
    records, texts = archive(
        tmp_path,
        {
            "people/ada-example.yaml": "name: Ada Example\n",
            "meetings/2031-03-04.md": meeting("2031-03-04", front, text),
        },
    )
    record = records.meetings["2031-03-04"].record
    assert record.place == "Quay"
    assert record.present[0].role == "Clerk"
    (item,) = texts.meetings["2031-03-04"].items
    assert (item.number, item.title) == ("1", "Lamps")
    assert item.html.count("<li") >= 3
    assert [action.text for action in item.actions] == ["Go."]


def test_blanks_between_words_stay() -> None:
    """They keep together what a writer wants together."""
    text = "He paid £40\u00a0000.\nname: Ada\u00a0Example\n"
    assert with_ordinary_blanks(text) == text


@given(st.text(alphabet=f"ab:#-1.) \n\t{ODD}", max_size=60))
def test_nothing_but_blanks_changes(text: str) -> None:
    """No letter moves, so lines and columns are as in the file; a second time changes nothing."""
    found = with_ordinary_blanks(text)
    assert [one if one not in ODD else " " for one in text] == [
        one if one not in ODD else " " for one in found
    ]
    assert with_ordinary_blanks(found) == found


def test_a_name_is_linked_however_its_letters_are_written(tmp_path: Path) -> None:
    """Accents of their own, hyphens for line breaks and ligatures are the letters that show."""
    text = "Zoe\u0308 Bru\u0302le\u0301 asked. Ada Sp\u00adeciﬁc left. Zoë\u200b Brûlé agreed.\n"
    _, texts = archive(
        tmp_path,
        {
            "people/zoe-brule.yaml": "name: Zoë Brûlé\n",
            "people/ada-specific.yaml": "name: Ada Specific\n",
            "meetings/2031-03-04.md": meeting("2031-03-04", "", f"## 1. Lamps\n\n{text}"),
        },
    )
    (item,) = texts.meetings["2031-03-04"].items
    assert [one.target.slug for one in item.mentions] == ["zoe-brule", "ada-specific", "zoe-brule"]
    assert "Ada Specific</a> left." in item.html
