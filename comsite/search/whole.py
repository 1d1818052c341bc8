"""Proves that an index is whole: Pagefind ends well even where the disk was too full to write it.

The entry names the lists of texts, and these name all else. A file of the index ends with a
checksum of what is in it; the program is text, of which a piece does not end as the whole does.
"""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import cbor2

from comsite.base.problems import BuildError
from comsite.search.order import ENTRY, MARK

_SCRIPTS = ("pagefind.js", "pagefind-worker.js")
_PAIRS = (b"{}", b"()")


def check_whole(target: Path, pages: int) -> None:
    """Raise BuildError unless the index in ``target`` is whole and has so many pages."""
    try:
        entry = json.loads((target / ENTRY).read_bytes())
        languages = list(entry["languages"].values())
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise _broken(ENTRY) from None
    for name in _SCRIPTS:
        _check_script(target, name)
    found = 0
    for about in languages:
        _read(target, f"wasm.{about['wasm'] or 'unknown'}.pagefind")
        lists = f"pagefind.{about['hash']}.pf_meta"
        names = _named(target, lists)
        found += sum(name.startswith("fragment/") for name in names)
        for name in names:
            _read(target, name)
    if found != pages:
        raise BuildError(
            f"Pagefind indexed {found:,} of {pages:,} pages; build again, and if that does not"
            " help, leave search out for now: comsite build --no-search"
        )


def _named(target: Path, lists: str) -> list[str]:
    """Return the files that the lists of texts name."""
    try:
        _, fragments, chunks, filters, *_ = cbor2.loads(_read(target, lists).removeprefix(MARK))
        return [
            *(f"fragment/{name}.pf_fragment" for name, _ in fragments),
            *(f"index/{name}.pf_index" for *_, name in chunks),
            *(f"filter/{name}.pf_filter" for _, name in filters),
        ]
    except (cbor2.CBORDecodeError, ValueError, TypeError):
        raise _broken(lists) from None


def _read(target: Path, name: str) -> bytes:
    try:
        data = gzip.decompress((target / name).read_bytes())
    except (OSError, EOFError, zlib.error):
        raise _broken(name) from None
    if not data:
        raise _broken(name)
    return data


def _check_script(target: Path, name: str) -> None:
    try:
        script = (target / name).read_bytes().rstrip()
    except OSError:
        raise _broken(name) from None
    if not script.endswith(b";") or any(
        script.count(pair[:1]) != script.count(pair[1:]) for pair in _PAIRS
    ):
        raise _broken(name)


def _broken(name: str) -> BuildError:
    return BuildError(
        f"Pagefind left no whole {name}, as it does where the disk is full; make room there, and"
        " build again"
    )
