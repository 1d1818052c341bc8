"""A file of the built site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the built site: its path below the output folder, and its bytes.

    A file that is ``continued`` is one begun before: the bytes are put behind those it has.
    """

    path: str
    data: bytes
    continued: bool = False


def size(octets: int) -> str:
    """A file's size as a reader says it: 812 bytes, 120 kB, 1.4 MB."""
    if octets < 1000:
        return f"{octets} bytes"
    return f"{octets / 1000:.0f} kB" if octets < 1_000_000 else f"{octets / 1_000_000:.1f} MB"
