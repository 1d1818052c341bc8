"""Read what is in a file of a search index, as texts."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import cbor2

from comsite.search.order import MARK

PACKED = b"\x1f\x8b"  # how a file begins that is compressed


def texts_of(data: bytes) -> list[str]:
    """Return the texts in a compressed file: those of its CBOR, or else the whole of it as text."""
    try:
        whole = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return [data.decode("utf-8", "replace")]
    if whole.startswith(MARK) and not whole.startswith(MARK + b"{"):
        packed = io.BytesIO(whole.removeprefix(MARK))
        with suppress(cbor2.CBORDecodeError, RecursionError):
            found = list(_texts(cbor2.load(packed)))
            if not packed.read(1):
                return found
    return [whole.decode("utf-8", "replace")]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for pair in value.items():
            yield from _texts(list(pair))
