"""Who was there is read however notes print it, and what is not understood stays as text."""

from __future__ import annotations

import pytest

from comsite.archive import Archive
from comsite.importers.document import Block, Document, Span
from comsite.importers.recognising.recognise import recognise
from tests.importers.building import lines, meeting, read

HEAD = "Minutes of the Lamp Board, 3 June 2031\n"
ITEMS = "\n1. Lamps\nThey burn.\n2. Wicks\nThey are long.\n"


def people(text: str, archive: Archive, how: str) -> list[str]:
    """The people of one list of notes with these lines at their beginning."""
    return _listed(meeting(read(HEAD + text + ITEMS, archive)).data, how)


def _listed(data: dict[str, object], how: str) -> list[str]:
    found = data.get(how, [])
    assert isinstance(found, list)
    return [" | ".join(one[key] for key in ("person", "role") if key in one) for one in found]


@pytest.mark.parametrize(
    "rows",
    [
        ("| Present | Apologies |", "| Ada Example (Chair) | Cy Specimen |", "| Ben Sample | |"),
        ("| Present: | Ada Example (Chair) | Apologies: | Cy Specimen |", "| | Ben Sample | | |"),
        (
            "| Present | | Apologies |",
            "| Ada Example | Chair | Cy Specimen |",
            "| Ben Sample | | |",
        ),
        (
            "| Hall | Fernwick |",
            "| Present | Apologies |",
            "| Ada Example, Ben Sample | Cy Specimen |",
        ),
        (
            *("| Present | | Apologies |", "| Ada Example | | Cy Specimen |"),
            *("| Ben Sample | | |", "| No. | Item | Action |", "| 1 | Oil | Buy it |"),
        ),
    ],
)
def test_lists_side_by_side_are_each_a_list(nothing: Archive, rows: tuple[str, ...]) -> None:
    text = "\n".join(rows)
    found = [one.partition(" | ")[0] for one in people(text, nothing, "present")]
    assert found == ["ada-example", "ben-sample"]
    assert people(text, nothing, "apologies") == ["cy-specimen"]


def test_several_people_in_a_cell_are_told_apart(nothing: Archive) -> None:
    cells = (("Present\n(Board)", "Apologies"), ("Ada Example\nBen Sample (Oil)", "Cy Specimen"))
    rows = tuple(tuple((Span(cell),) for cell in row) for row in cells)
    head = Block("paragraph", (Span(HEAD),))
    found = recognise(Document("notes.docx", (head, Block("table", rows=rows))), nothing)
    assert _listed(meeting(found).data, "present") == ["ada-example", "ben-sample | Oil"]
    assert _listed(meeting(found).data, "apologies") == ["cy-specimen"]


def test_a_table_with_ticks_under_present_and_apologies_is_no_two_lists(nothing: Archive) -> None:
    text = "| Members | Present | Apologies |\n| Ada Example | ✓ | |\n| Ben Sample | | ✓ |"
    assert people(text, nothing, "apologies") != ["ada-example", "ben-sample"]
    assert any("Ben Sample" in line for line in lines(meeting(read(HEAD + text, nothing))))
