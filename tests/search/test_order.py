"""An index of Pagefind in one order."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any

import cbor2
from hypothesis import given
from hypothesis import strategies as st

from comsite.search.order import ENTRY, emptied, in_order

FILTERS = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.dictionaries(st.text(max_size=8), st.lists(st.integers(0, 70_000), max_size=4), max_size=5),
    max_size=4,
)


def _packed(fields: list[Any], digits: int) -> tuple[str, bytes]:
    data = cbor2.dumps(fields)
    name = f"en_{hashlib.sha1(data, usedforsecurity=False).hexdigest()[:digits]}"
    return name, gzip.compress(b"pagefind_dcd" + data)


def _index(
    filters: list[tuple[str, list[tuple[str, list[int]]]]], sorts: tuple[str, ...] = ("date",)
) -> dict[str, bytes]:
    """An index as Pagefind writes it, with filters and their values in the order given."""
    packed = [(title, *_packed([title, values], 7)) for title, values in filters]
    listed = [[title, name] for title, name, _ in packed]
    name, data = _packed(
        ["1.5.2", [["en_aaaaaaa", 3]], [], listed, [[one, [0]] for one in sorts], []], 10
    )
    entry = {"version": "1.5.2", "languages": {"en": {"hash": name, "page_count": 1}}}
    files = {f"filter/{file}.pf_filter": content for _, file, content in packed}
    return {ENTRY: json.dumps(entry).encode(), f"pagefind.{name}.pf_meta": data, **files}


@given(filters=FILTERS, data=st.data())
def test_any_order_gives_the_same_bytes_and_loses_nothing(
    filters: dict[str, dict[str, list[int]]], data: st.DataObject
) -> None:
    """Filters and values are those of before, whatever their order was; so are the names."""
    shuffled = [
        (title, data.draw(st.permutations(list(values.items()))))
        for title, values in data.draw(st.permutations(list(filters.items())))
    ]
    sorts = data.draw(st.permutations(["date", "title", "weight"]))
    ordered = in_order(_index(shuffled, tuple(sorts)))
    plain = [(title, [*values.items()]) for title, values in filters.items()]
    assert ordered == in_order(_index(plain, ("date", "title", "weight")))
    found = {}
    for path, content in ordered.items():
        if path.startswith("filter/"):
            title, values = cbor2.loads(gzip.decompress(content)[12:])
            found[title] = dict(values)
    assert found == filters


def test_what_is_in_order_stays_as_it_is() -> None:
    """Names are those that Pagefind itself would give."""
    index = _index([("kind", [("Item", [1, 3]), ("Report", [2])]), ("year", [("2031", [1, 2])])])
    assert in_order(index).keys() == index.keys()


def test_a_compressed_file_names_no_time_and_no_system() -> None:
    """Which system is named would depend on the version of Python."""
    for path, content in in_order(_index([("kind", [("Item", [1, 3])])])).items():
        if path != ENTRY:
            assert content[:10] == b"\x1f\x8b\x08\0" + bytes(4) + b"\x02\xff"


def test_an_index_of_nothing_keeps_the_form() -> None:
    """A program that reads the other reads it too, and finds nothing."""
    index = _index([("kind", [("Item", [1, 3])])])
    empty = emptied(index)
    about = json.loads(empty[ENTRY])["languages"]["en"]
    assert about["page_count"] == 0
    listed = cbor2.loads(gzip.decompress(empty[f"pagefind.{about['hash']}.pf_meta"])[12:])
    assert listed == ["1.5.2", [], [], [], [], []]
