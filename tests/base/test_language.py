"""Messages in the language of an archive."""

from __future__ import annotations

from comsite.base.dates import PartialDate
from comsite.base.language import (
    Catalogue,
    _,
    figure,
    listed,
    ngettext,
    pgettext,
    speaking,
)
from comsite.base.letterforms import initial, sort_key

LETTERS = "a b c ch d dd e f ff g ng h i l ll m n o p ph r rh s t th u w y"
WELSH = Catalogue(
    "cy",
    {
        ("", "Meetings"): ("Cyfarfodydd",),
        ("", "{number} item"): ("{number} eitem", "{number} o eitemau"),
        ("", "{day} {month} {year}"): ("{day} {month} {year}",),
        ("", "May"): ("Mai",),
        ("", "Tuesday"): ("dydd Mawrth",),
        ("month", "May"): ("Fai",),
        ("between thousands", ","): (" ",),
    },
    lambda number: int(number > 5),
    tuple(LETTERS.split()),
)


def test_english_needs_no_catalogue() -> None:
    """A message is its English sentence, with its values put in."""
    assert _("Agreed on {date}", date="1 May") == "Agreed on 1 May"
    assert _("100 % of {it} as it is") == "100 % of {it} as it is"
    assert ngettext("{number} item", "{number} items", 1) == "1 item"
    assert ngettext("{number} item", "{number} items", 1234) == "1,234 items"
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_catalogue_is_spoken_within_its_block_alone() -> None:
    """What a catalogue lacks is English, and so is all that is made outside."""
    with speaking(WELSH):
        assert (_("Meetings"), _("Reports")) == ("Cyfarfodydd", "Reports")
        assert (_("May"), pgettext("month", "May")) == ("Mai", "Fai")
        assert ngettext("{number} item", "{number} items", 2) == "2 eitem"
        assert ngettext("{number} item", "{number} items", 6000) == "6 000 o eitemau"
        assert ngettext("{number} paper", "{number} papers", 1) == "1 paper"
        assert figure(1234567) == "1 234 567"
    assert _("Meetings") == "Meetings"


def test_dates_are_in_the_language() -> None:
    """A day, its month and its weekday come from the catalogue."""
    day = PartialDate(2024, 5, 14)
    with speaking(WELSH):
        assert (day.text, day.long) == ("14 Mai 2024", "dydd Mawrth 14 Mai 2024")
        assert (PartialDate(2024, 5).text, PartialDate(2024).long) == ("Mai 2024", "2024")
    assert day.long == "Tuesday 14 May 2024"


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    """In Welsh ch, dd and ll are letters: Cymru stands before Chwaraeon."""
    names = ["Llanelli", "Chwaraeon", "Lwc", "cymru", "Dinbych", "Ddraig", "Ôl-ofal", "2024", "Oed"]
    with speaking(WELSH):
        ordered = sorted(names, key=sort_key)
        assert ordered == [
            *("2024", "cymru", "Chwaraeon", "Dinbych", "Ddraig", "Lwc", "Llanelli"),
            *("Oed", "Ôl-ofal"),
        ]
        assert [initial(name) for name in ordered] == [
            *("2", "C", "Ch", "D", "Dd", "L", "Ll", "O", "O"),
        ]
    assert sorted(["Lwc", "b", "A", "Llanelli"], key=sort_key) == ["A", "b", "Llanelli", "Lwc"]
    assert initial("Llanelli") == "L"
