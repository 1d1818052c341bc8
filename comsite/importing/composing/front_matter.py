"""Write plain data as front matter, in the style of files that people write by hand.

``yamltree`` reads back the same data, with every scalar as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comsite.content.yamltext import scalar
from comsite.importing.composing.cleaning import clean

# Lists of names that read better in one line.
_IN_ONE_LINE = {"abbreviations", "files", "related", "reports", "seen", "topics"}


def front_matter(data: Mapping[str, Any]) -> str:
    """Return the lines of a record's fields; what is empty is left out."""
    return "".join(f"{line}\n" for line in _fields(without_empty(data)))


def without_empty(value: Any) -> Any:
    """Return the data without texts, lists and groups that have nothing in them."""
    if isinstance(value, Mapping):
        inside = {key: without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in inside.items() if inner not in ("", None, [], {})}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [inner for inner in map(without_empty, value) if inner not in ("", None, [], {})]
    return value if isinstance(value, bool) or value is None else clean(str(value))


def _fields(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _fields(value))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _list(key, value)
        else:
            yield f"{key}: {scalar(value)}"


def _list(key: str, values: Sequence[Any]) -> Iterator[str]:
    if key in _IN_ONE_LINE and all(isinstance(value, str) for value in values):
        yield f"{key}: [{', '.join(scalar(value, listed=True) for value in values)}]"
        return
    yield f"{key}:"
    for value in values:
        first, *others = _fields(value) if isinstance(value, Mapping) else [scalar(value)]
        yield f"  - {first}"
        yield from (f"    {line}" for line in others)
