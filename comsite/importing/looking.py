"""Look for words in an original: its text as it reads, and all else that it holds as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from comsite.importing.apart import read
from comsite.importing.readers.decoding import decode

_PLAIN = ("csv", "txt")
_PACKED = ("docx", "odp", "ods", "odt", "pptx", "xlsx")  # zip files of XML
_MOST = 200_000_000  # bytes unpacked: a file that grows to more is not looked into
_TAG = re.compile(r"<[^<>]*>")


def texts_of(name: str, data: bytes) -> list[tuple[str, str]] | None:
    """Return the texts in a file, each with its place, or None where it cannot be looked into.

    The place is as an editor says it, like "page 3", and may be empty. A picture or a recording
    cannot be looked into, nor can a scan or a file that is damaged.
    """
    ending = name.rpartition(".")[2].lower()
    if ending in _PLAIN:
        lines = decode(data).splitlines() or [""]
        return [("", "\n".join(lines))]
    try:
        found = list(_as_read(name, data)) if ending in ("docx", "pdf") else []
        if ending in _PACKED:
            found += _parts(data)
    except Exception:  # noqa: BLE001  (a file may be broken in any way)
        return None
    return found or None


def _as_read(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    document = read(name, data)
    yield "", document.title
    for block in document.blocks:
        yield block.place, f"{block.marker} {block.text}"
    for notice in document.notices:
        yield notice.place, notice.lost


def _parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the files inside a zip file as text, without tags: remarks and properties too."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        if sum(one.file_size for one in file.infolist()) > _MOST:
            raise zipfile.LargeZipFile
        for one in file.infolist():
            text = file.read(one).decode("utf-8", "replace")
            yield one.filename, text
            for between in ("", " "):
                yield one.filename, _TAG.sub(between, text)
