"""Records as YAML, as a person would write it: block style, quotes only where they are needed."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = (
    "str | int | bool | datetime.date | Sequence[Value] | Mapping[str, Value | None] | None"
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .,()/&'-]*")
_SLUG = re.compile(r"[a-z][a-z0-9-]*")


def to_yaml(record: Mapping[str, Value], indent: str = "") -> str:
    """Give one line or more a field; fields that are None or empty are left out."""
    lines = []
    for key, value in record.items():
        if value is None or value in ((), [], {}):
            continue
        if isinstance(value, Mapping):
            lines.append(f"{indent}{key}:\n{to_yaml(value, indent + '  ')}")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            lines.append(f"{indent}{key}:{_sequence(value, indent + '  ')}\n")
        else:
            lines.append(f"{indent}{key}: {_scalar(value)}\n")
    return "".join(lines)


def document(record: Mapping[str, Value], body: str) -> str:
    """Give a Markdown file: front matter between lines of three hyphens, then the body."""
    return f"---\n{to_yaml(record)}---\n\n{body}\n"


def _sequence(values: Sequence[Value], indent: str) -> str:
    """Slugs stand on the line of their field, anything else under it."""
    if all(isinstance(value, str) and _SLUG.fullmatch(value) for value in values):
        return f" [{', '.join(str(value) for value in values)}]"
    lines = []
    for value in values:
        if isinstance(value, Mapping):
            lines.append(f"\n{indent}- {to_yaml(value, indent + '  ').strip()}")
        else:
            lines.append(f"\n{indent}- {_scalar(value)}")
    return "".join(lines)


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | datetime.date):
        return str(value)
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
