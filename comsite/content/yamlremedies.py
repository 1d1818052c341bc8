"""Turn what the YAML parser says into an editor's words: what is wrong, and what to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

# The number of a line to mend, from 0, and what is wrong with it.
Remedy = tuple[int, str]

_FIELD = re.compile(r"\s*(?:- +)*(?P<name>[^\s:#\"'\[{][^:#]*?): +(?P<value>\S(?:.*\S)?)\s*")
_ENTRY = re.compile(r"\s*(?P<name>-) +(?P<value>\S(?:.*\S)?)\s*")
_JOINED = re.compile(r"(?:- +)*(?P<name>[A-Za-z][\w-]*):(?P<value>(?!//)[^\s:].*)")

TAB = "a tab stands here; delete it, and indent with spaces"
_BEGINS = "a value that begins with {} means something else here; put it in quotation marks"
_PERCENT = "a line that begins with % means something else here; put it in quotation marks"
_BACKSLASH = "a backslash in double quotation marks; use single quotation marks"
_UNCLOSED = "a quotation mark is opened and never closed; close it, or leave it out"

# What libyaml says, and what it means to an editor. Where a meaning ends with "in quotation marks",
# what to type is added to it.
_REMEDIES: Mapping[str, str] = {
    "mapping values are not allowed": (
        'a second ": " stands in this line (put the value in quotation marks), or this line is'
        " indented too far"
    ),
    "could not find expected ':'": 'a colon and a space (": ") is missing after the field\'s name',
    "unexpected end of stream": _UNCLOSED,
    "unexpected document indicator": _UNCLOSED,
    "did not find expected ',' or ']'": (
        "a list is opened and not closed, or lacks a comma; write it like [lamps, quays]"
    ),
    "did not find expected ',' or '}'": (
        "a { is not closed, or a comma is missing; put the value in quotation marks"
    ),
    "did not find expected key": (
        "it does not begin where the lines above begin; indent it like them"
    ),
    "did not find expected '-' indicator": (
        "the lines of this list are not indented alike; begin each where the first begins"
    ),
    "did not find expected alphabetic": _BEGINS.format("& or *"),
    "did not find expected node content": (
        "a comma, a colon or a bracket stands where a value is expected; put the value in"
        " quotation marks"
    ),
    "unexpected ':'": "a colon in a [list] or {group} means more; put the value in quotation marks",
    "did not find expected comment or line break": _BEGINS.format("| or >"),
    "block sequence entries are not allowed": (
        'a "- " stands in the middle of a line; put each entry of a list on a line of its own, or'
        " the value in quotation marks"
    ),
    "mapping keys are not allowed": _BEGINS.format("a question mark and a space"),
    "did not find expected <document start>": _PERCENT,
    "directive": _PERCENT,
    "non-alphabetical": _PERCENT,
    "version number": _PERCENT,
    "tag": _BEGINS.format("!"),
    "expected whitespace or line break": _BEGINS.format("!"),
    "hexdecimal": _BACKSLASH,
    "tab character": TAB,
    "incompatible YAML document": _PERCENT,
    "unknown escape": _BACKSLASH,
}


def remedy(problem: str, lines: Sequence[str], line: int, column: int) -> Remedy:
    """Return the line to mend, and what is wrong, where the parser stopped.

    ``problem`` is what libyaml says; ``line`` and ``column`` count from 0.
    """
    text = lines[line] if line < len(lines) else ""
    for words, diagnose in _DIAGNOSES.items():
        if words in problem and (diagnosis := diagnose(lines, line, column)):
            return diagnosis[0], f"this line cannot be read: {diagnosis[1]}"
    for words, meaning in _REMEDIES.items():
        if words in problem:
            return line, f"this line cannot be read: {_with_example(meaning, text)}"
    return line, (
        f"this line cannot be read ({problem}): something in it means more than its letters; put"
        f" the value in quotation marks{_in_quotes(text)}"
    )


def begins_with(sign: str, line: str) -> str:
    """Return what to do with the value in a line that begins with a sign of YAML."""
    return f"this line cannot be read: {_BEGINS.format(sign)}{_in_quotes(line)}"


def _with_example(meaning: str, line: str) -> str:
    """Add what to type to a remedy that asks for quotation marks."""
    return meaning + _in_quotes(line) if meaning.endswith("in quotation marks") else meaning


def _in_quotes(line: str) -> str:
    """Return what to type instead of a line, as in ``: place: "Net Loft: upper floor"``.

    It is empty if quotation marks would not mend the line.
    """
    match = _FIELD.fullmatch(line) or _ENTRY.fullmatch(line)
    if not match or match["value"][0] in "[{":
        return ""
    value, separator = match["value"], " " if match["name"] == "-" else ": "
    value = value.strip("'") if value[0] == "'" else value
    mark = "'" if '"' in value or "\\" in value else '"'
    return "" if mark in value else f": {match['name']}{separator}{mark}{value}{mark}"


def _second_colon(lines: Sequence[str], line: int, column: int) -> Remedy | None:
    """Diagnose a second colon in a line, a missing one above it, or a wrong indent."""
    text = lines[line]
    match = _FIELD.fullmatch(text)
    if match and (": " in match["value"] or match["value"].endswith(":")):
        message = 'a second ": " stands in it; put the value in quotation marks'
        return line, f"{message}{_in_quotes(text)}"
    if diagnosis := _without_colon(lines, line, column):
        return diagnosis
    above = _above(lines, line)
    if above >= 0 and _indent(text) > _indent(lines[above]):
        message = "it is indented too far; begin it right below the first letter of the line above"
        return line, message
    return None


def _without_colon(lines: Sequence[str], line: int, column: int) -> Remedy | None:
    """Diagnose a line without its colon, or without the space after it: the line above or this."""
    for place in (_above(lines, line), line):
        text = lines[place].strip() if 0 <= place < len(lines) else ""
        if match := _JOINED.fullmatch(text):
            message = (
                f'a space is missing after the colon; write "{match["name"]}: {match["value"]}"'
            )
            return place, message
        name, _, value = text.partition(" ")
        if ":" not in text and name.isidentifier():
            return place, f'a colon is missing after "{name}"; write "{name}: {value or "…"}"'
    return None


def _odd_beginning(lines: Sequence[str], line: int, column: int) -> Remedy | None:
    """Diagnose a tab, or a sign with which no value may begin."""
    text = lines[line]
    if "\t" in text[: column + 1]:
        return line, TAB
    return line, f"{_BEGINS.format(text[column : column + 1])}{_in_quotes(text)}"


def _odd_key(lines: Sequence[str], line: int, column: int) -> Remedy | None:
    """Diagnose a field without a name, or a text after a closing quotation mark."""
    text = lines[line]
    if text.lstrip().startswith(":"):
        return line, "a field has no name before its colon"
    match = _FIELD.fullmatch(text)
    if match and match["value"][0] in "\"'":
        message = "its text goes on after a quotation mark closes; put all of it in quotation marks"
        return line, f"{message}{_in_quotes(text)}"
    return None


# For these problems, the lines themselves can show more. If a function returns None, _REMEDIES
# has the meaning.
_DIAGNOSES: Mapping[str, Callable[[Sequence[str], int, int], Remedy | None]] = {
    "mapping values are not allowed": _second_colon,
    "could not find expected ':'": _without_colon,
    "cannot start any token": _odd_beginning,
    "did not find expected key": _odd_key,
}


def _above(lines: Sequence[str], line: int) -> int:
    """Return the number of the nearest line above with words that are no remark, or -1."""
    for place in range(min(line, len(lines)) - 1, -1, -1):
        if lines[place].strip() and not lines[place].lstrip().startswith("#"):
            return place
    return -1


def _indent(line: str) -> int:
    """Return the column of the first letter of a line, after the marks of lists."""
    return len(line) - len(re.sub(r"^\s*(?:- +)*", "", line))
