"""Whether an original is what its name says: its size and first bytes beside its ending."""

from __future__ import annotations

from pathlib import Path

_FIRST = 1024  # bytes that tell what a file is
_OFFICE = b"PK"  # a packed folder, which these formats are
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF",),
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "rtf": (b"{\\rtf",),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), (_OFFICE,)),
    # A file of the new kind under an old ending opens all the same.
    **dict.fromkeys(("doc", "xls", "ppt"), (_OLD_OFFICE, _OFFICE, b"{\\rtf")),
}
_PAGES = (b"<!doctype html", b"<html")
_POINTER = b"version https://git-lfs"
_AGAIN = "open it yourself, and put it here once more"


def fault_of_original(source: Path) -> str:
    """Return what is wrong with a file that readers are to open, or nothing. Raises OSError."""
    ending = source.name.rpartition(".")[2].lower()
    with source.open("rb") as file:
        first = file.read(_FIRST)
    if not first:
        return f"this file is empty; {_AGAIN}"
    if first.startswith(_POINTER):
        return (
            "this is a pointer of Git LFS, and not the file itself; type git lfs pull, or put the"
            " file here without Git LFS"
        )
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        return f"this is a web page, such as one that asks to sign in, and no .{ending}; {_AGAIN}"
    if ending in _BEGINNINGS and not _begins(first, ending):
        return f"this does not begin as a .{ending} does, so nobody could open it; {_AGAIN}"
    return ""


def _begins(first: bytes, ending: str) -> bool:
    if ending == "pdf":  # its mark may stand anywhere in the first bytes
        return _BEGINNINGS[ending][0] in first
    return first.startswith(_BEGINNINGS[ending])
