"""Puts an index of Pagefind in one order, and makes an index of no pages.

Pagefind writes filters, and the values of each, in an order that differs each time. A file's name
is a hash of what is in it, so the names differ too: every deploy would send again, and every
visitor fetch again, what has not changed. Here all is sorted and named anew, by Pagefind's rules:
a file is gzip of a mark and CBOR, and its name ends with the SHA-1 of the CBOR.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
FILTERS = "filter/*.pf_filter"
LISTS = "*.pf_meta"
MARK = b"pagefind_dcd"
_FILTERS, _SORTS = 3, 4  # the places of these fields in a list of texts
_FILTER_DIGITS, _LIST_DIGITS = 7, 10
_SYSTEM, _UNKNOWN = 9, b"\xff"  # the place in the header of gzip, and the system without a name


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that replace those of an index, by path within the index.

    ``files`` are those of the patterns above, of one index: where it begins, the filters, and the
    lists of texts.
    """
    entry = json.loads(files[ENTRY])
    ordered = {}
    for language, about in entry["languages"].items():
        fields = _fields(files[f"pagefind.{about['hash']}.pf_meta"])
        filters = []
        for name, file in fields[_FILTERS]:
            title, values = _fields(files[f"filter/{file}.pf_filter"])
            renamed, data = _file([title, sorted(values)], language, _FILTER_DIGITS)
            filters.append([name, renamed])
            ordered[f"filter/{renamed}.pf_filter"] = data
        fields[_FILTERS] = sorted(filters)
        fields[_SORTS] = sorted(fields[_SORTS])
        about["hash"], data = _file(fields, language, _LIST_DIGITS)
        ordered[f"pagefind.{about['hash']}.pf_meta"] = data
    ordered[ENTRY] = _json(entry)
    return ordered


def emptied(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Make an index of nothing, in the form of another.

    ``files`` has all of that other index but the filters.
    """
    entry = json.loads(files[ENTRY])
    empty = {}
    for language, about in entry["languages"].items():
        version, *lists, shown = _fields(files[f"pagefind.{about['hash']}.pf_meta"])
        nothing: list[Any] = [version, *([] for _ in lists), shown]
        about["hash"], data = _file(nothing, language, _LIST_DIGITS)
        about["page_count"] = 0
        empty[f"pagefind.{about['hash']}.pf_meta"] = data
    empty[ENTRY] = _json(entry)
    return empty


def _json(entry: Any) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def _fields(data: bytes) -> list[Any]:
    fields: list[Any] = cbor2.loads(gzip.decompress(data).removeprefix(MARK))
    return fields


def _file(fields: list[Any], language: str, digits: int) -> tuple[str, bytes]:
    """Return the name of a file and its bytes."""
    data = cbor2.dumps(fields)
    name = hashlib.sha1(data, usedforsecurity=False).hexdigest()[:digits]
    return f"{language}_{name}", _packed(MARK + data)


def _packed(data: bytes) -> bytes:
    """Compress bytes, with a header that names neither a time nor a system.

    Which system Python names there depends on its version.
    """
    whole = gzip.compress(data, mtime=0)
    return whole[:_SYSTEM] + _UNKNOWN + whole[_SYSTEM + 1 :]
