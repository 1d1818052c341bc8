"""A value as YAML has it, in the style of the files that people write by hand."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n]|:(?=[^\s])|(?<=\S)#)*", re.UNICODE)


_MEANS_MORE = {"", "n", "no", "null", "off", "on", "true", "false", "y", "yes", "~"}


def scalar(value: object, listed: bool = False) -> str:
    """A value as it is written: in quotation marks where YAML would read something else."""
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
