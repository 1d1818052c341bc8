"""Notes in another language than English are understood by their labels."""

from __future__ import annotations

import pytest

from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.importing.recognising.printed_dates import dates_in, first_of
from tests.importing.building import meeting, read

WELSH = """\
Cyngor Cymuned Mwd

Cofnodion y cyfarfod a gynhaliwyd ddydd Mawrth 3 Mehefin 2031

Dyddiad: 3 Mehefin 2031
Amser: 19:00
Lleoliad: Neuadd y Pentref

Yn bresennol: Y Cyng. Ada Example (Cadeirydd), Y Cyng. Ben Sample
Hefyd yn bresennol: Dora Instance (Clerc)
Ymddiheuriadau: Y Cyng. Cy Specimen

1. Ymddiheuriadau

Derbyniwyd ymddiheuriadau gan y Cyng. Cy Specimen.

2. Y cei

Gofynnodd y Cyng. Sample am y cei.

Camau gweithredu: Y Clerc i fesur y cei.

3. Dyddiad y cyfarfod nesaf

7 Gorffennaf 2031
"""


def test_notes_in_welsh_become_a_meeting(nothing: Archive) -> None:
    """Labels, titles of people and dates are known; the label of actions is the archive's own."""
    draft = meeting(read(WELSH, nothing))
    assert draft.slug == "2031-06-03"
    assert draft.data["start"] == "19:00"
    assert draft.data["place"] == "Neuadd y Pentref"
    assert draft.data["present"] == [
        {"person": "ada-example", "role": "Y Cyng., Cadeirydd"},
        {"person": "ben-sample", "role": "Y Cyng."},
    ]
    assert draft.data["also_present"] == [{"person": "dora-instance", "role": "Clerc"}]
    assert draft.data["apologies"] == [{"person": "cy-specimen", "role": "Y Cyng."}]
    assert draft.data["next_meeting"] == {"date": "2031-07-07"}
    texts = [block.text for block in draft.body]
    assert texts[texts.index("Camau gweithredu") + 1] == "Y Clerc i fesur y cei."


@pytest.mark.parametrize(
    ("text", "date", "wrong"),
    [
        ("Dydd Mawrth 3 Mehefin 2031", PartialDate(2031, 6, 3), ""),
        ("ddydd Llun 3 Mehefin 2031", PartialDate(2031, 6, 3), "Tuesday"),
        ("3 MAWRTH 2031", PartialDate(2031, 3, 3), ""),
        ("Tachwedd 2031", PartialDate(2031, 11), ""),
    ],
)
def test_a_day_in_welsh_is_read(text: str, date: PartialDate, wrong: str) -> None:
    """Mawrth is a month and a day of the week."""
    printed = first_of(dates_in(text))
    assert printed
    assert (printed.date, printed.contradiction) == (date, wrong)
