"""Write a value as YAML, in the style of the files that people write by hand."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A text that YAML reads as it is without quotation marks, unless it is one of the words below.
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n]|:(?=[^\s])|(?<=\S)#)*", re.UNICODE)

_MEANS_MORE = {"", "n", "no", "null", "off", "on", "true", "false", "y", "yes", "~"}


def scalar(value: object, listed: bool = False) -> str:
    """Write a value, in quotation marks where YAML would read something else without them.

    ``listed`` is true for an entry of a list in square brackets.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]{2}:[0-9]{2}", text):
        return text
    is_plain = _PLAIN.fullmatch(text) or (_SLUG.fullmatch(text) and not text.isdigit())
    if (
        is_plain
        and text.lower() not in _MEANS_MORE
        and not (listed and re.search(r"[,:\[\]{}]", text))
    ):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
