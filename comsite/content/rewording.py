"""Change words in the text of a content file, and entries of its lists; all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import yaml

Change = Callable[[str], str]

_FIELD = re.compile(r"^(\w+):", re.MULTILINE)
_REMARK = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)


def cut_front_matter(text: str) -> tuple[str, str, str]:
    """Cut a Markdown file into its first line, its fields, and the rest with the closing line."""
    opening, _, rest = text.partition("\n")
    closing = re.search(r"^---[ \t]*$", rest, re.MULTILINE)
    if opening.rstrip() != "---" or closing is None:
        return "", "", text
    return f"{opening}\n", rest[: closing.start()], rest[closing.start() :]


def fields_of(front: str) -> Mapping[str, str]:
    """Cut fields at their names: what stands after each name, as it is written."""
    starts = [*_FIELD.finditer(front)]
    ends = [*(start.start() for start in starts[1:]), len(front)]
    return {
        start[1]: front[start.end() : end].strip() for start, end in zip(starts, ends, strict=True)
    }


def with_values(text: str, change: Change) -> str:
    """Return YAML with its values and remarks changed, but not its keys.

    A value that changes is put in double quotation marks, unless it stands in a block of lines.
    What is no YAML is returned as it is.
    """
    pieces, end = [], 0
    try:
        values = list(_values(text))
    except yaml.YAMLError:
        return text
    for value in values:
        new = change(value.value)
        start, stop = value.start_mark.index, value.end_mark.index  # type: ignore[union-attr]  # a parser sets them
        written = text[start:stop]
        if value.style in ("|", ">"):
            written = change(written)
        elif new != value.value:
            written = quoted(new)
        pieces += [_with_remarks(text[end:start], change), written]
        end = stop
    return "".join([*pieces, _with_remarks(text[end:], change)])


def _with_remarks(text: str, change: Change) -> str:
    return _REMARK.sub(lambda remark: change(remark[0]), text)


def _values(text: str) -> list[yaml.ScalarEvent]:
    """Return the single values of a YAML text, without keys, in their order."""
    found: list[yaml.ScalarEvent] = []
    waiting: list[bool | None] = []  # of each mapping around, whether a key comes; None: a list
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        is_key = bool(waiting and waiting[-1])
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            waiting.pop()
            continue
        if isinstance(event, yaml.ScalarEvent) and not is_key:
            found.append(event)
        if isinstance(event, yaml.NodeEvent) and waiting and waiting[-1] is not None:
            waiting[-1] = not waiting[-1]
        if isinstance(event, yaml.MappingStartEvent):
            waiting.append(True)
        elif isinstance(event, yaml.SequenceStartEvent):
            waiting.append(None)
    return found


def with_entry(text: str, field: str, entry: dict[str, str]) -> str:
    """Return the text of ``redirects.yaml`` with one more entry, above those of its field."""
    lines = [line for line in text.splitlines() if line.strip() != f"{field}: []"]
    at = next((n for n, line in enumerate(lines, 1) if line.rstrip() == f"{field}:"), 0)
    if not at:
        lines.append(f"{field}:")
        at = len(lines)
    following = lines[at] if at < len(lines) else ""
    indent = following[: len(following) - len(following.lstrip())] if following else "  "
    written = [f"{name}: {_plain_or_quoted(value)}" for name, value in entry.items()]
    lines[at:at] = [f"{indent}- {written[0]}", *(f"{indent}  {one}" for one in written[1:])]
    return "\n".join([*lines, ""])


def with_listed(text: str, field: str, value: str) -> str:
    """Return YAML with one more value at the end of the list of a field, as YAML writes it."""
    text = text if text.endswith("\n") else f"{text}\n"
    flow = re.compile(rf"^({field}:[ \t]*\[[^\]\n]*?)[ \t]*\]", re.M)
    if found := flow.search(text):
        comma = "" if found[1].endswith("[") else ", "
        return f"{text[: found.end() - 1].rstrip()}{comma}{value}{text[found.end() - 1 :]}"
    block = re.compile(rf"^{field}:[ \t]*\n(?:([ \t]*)- .*\n(?:\1[ \t]+.*\n)*)+", re.M)
    if found := block.search(text):
        return f"{text[: found.end()]}{found[1]}- {value}\n{text[found.end() :]}"
    return f"{text}{field}:\n  - {value}\n"


def without_entry(text: str, entry: dict[str, str]) -> str:
    """Return the text of ``redirects.yaml`` without an entry that has a value in each line."""
    values = (rf"{name}:[ \t]*[\"']?{re.escape(value)}[\"']?" for name, value in entry.items())
    lines = r"[ \t]*\n[ \t]+".join(values)
    return re.sub(rf"^[ \t]*-[ \t]+{lines}[ \t]*(?:\n|\Z)", "", text, flags=re.M)


def without_listed(text: str, field: str, value: str) -> str:
    """Return YAML without a value in the list of a field; a list of nothing goes too."""
    written = rf"[\"']?{re.escape(value)}[\"']?"
    flow = re.compile(rf"^({field}:[ \t]*\[[^\]\n]*?)(?:,[ \t]*)?{written}[ \t]*(?=[,\]])", re.M)
    text = flow.sub(r"\1", text)
    text = re.sub(rf"^({field}:[ \t]*\[),[ \t]*", r"\1", text, flags=re.M)
    block = re.compile(rf"^({field}:[ \t]*\n(?:[ \t]*-.*\n)*?)[ \t]*-[ \t]+{written}[ \t]*\n", re.M)
    text = block.sub(r"\1", text)
    return re.sub(rf"^{field}:[ \t]*(?:\[[ \t]*\])?[ \t]*\n(?![ \t]*-)", "", text, flags=re.M)


def quoted(value: str) -> str:
    """Return a value in double quotation marks, as YAML takes it, whatever is in it."""
    plain = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _plain_or_quoted(value: str) -> str:
    return value if value.startswith("/") and " " not in value else quoted(value)
