"""Read YAML into plain data in which every value is text as written, with the line of each value.

YAML would read 14:00 as 840, 0123 as 83 and No as false, and would let the last of two equal keys
win. So this module turns the events of libyaml's parser into data, and the types in ``models.py``
give the text its meaning. Aliases, anchors and tags are refused: nothing in an archive needs them,
and with them a small file can become a large one in memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from comsite.base.problems import CONTROL, Problem
from comsite.content.yamlremedies import begins_with, remedy

Location = tuple[str | int, ...]

DEEPEST = 20  # levels of lists and groups inside each other

# A value between the quotation marks of a word processor, without others inside.
_CURLY = re.compile("[“‘][^“”‘’]*[”’]")


@dataclass(frozen=True, slots=True)
class Tree:
    """Plain data (dict, list, str, None), and the line of each value by its location.

    A location is the keys and indexes that lead to a value. The tree is not ``whole`` if reading
    stopped at a mistake.
    """

    data: Any
    lines: Mapping[Location, int]
    whole: bool = True

    def line(self, location: Location) -> int:
        """Return the line of a value, from 1, or of the nearest value around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


class _RefusedError(Exception):
    """Reading stops here: the file has something that is not allowed."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Tree, list[Problem]]:
    """Read one YAML document, which begins at line ``first_line`` of the file at ``path``.

    Return the tree and all Problems. An empty document is an empty mapping. If there are Problems,
    the tree holds what could be read.
    """
    builder = _Builder(text.splitlines(), first_line)
    problems: list[tuple[int, str]] = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except _RefusedError as refused:
        problems.append((refused.line, refused.message))
    except yaml.MarkedYAMLError as error:
        unclosed = any(word in str(error.context) for word in ("quoted", "flow"))
        mark = (unclosed and error.context_mark) or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        last = max(len(builder.text) - 1, 0)
        problems.append(remedy(str(error.problem), builder.text, min(line, last), column))
    except yaml.YAMLError as error:
        problems.append(remedy(str(error), builder.text, 0, 0))
    tree = Tree({} if builder.root is None else builder.root, builder.lines, not problems)
    problems += builder.problems
    return tree, [Problem(path, line + first_line, message) for line, message in problems]


def _curly(value: str) -> str:
    """Return the message about a value in a word processor's quotation marks."""
    return (
        f"{value[0]} and {value[-1]} are not the quotation marks that YAML knows, and count as part"
        f" of the text; type straight ones or none, or '{value}' to keep them"
    )


class _Builder:
    """Builds data from parser events, without recursion.

    ``_open`` has the lists and mappings that are not closed, from the outside in, ``_key`` the key
    of each that waits for its value, and ``_where`` the location of the innermost.
    """

    def __init__(self, text: list[str], first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.root: Any = None
        self.lines: dict[Location, int] = {}
        self.problems: list[tuple[int, str]] = []
        self._open: list[dict[str, Any] | list[Any]] = []
        self._where: list[str | int] = []
        self._key: list[str | None] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take the parser's next event."""
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(line, begins_with("& or *", self._line(line)))
        if getattr(event, "tag", None):
            raise _RefusedError(line, begins_with("!", self._line(line)))
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _RefusedError(line, "a second document begins here with ---; keep one")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._start({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._start([], line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._key.pop()
            if self._where:
                self._where.pop()

    def _line(self, number: int) -> str:
        """Return the text of a line, counted from 0."""
        return self.text[number] if number < len(self.text) else ""

    def _scalar(self, event: Any, line: int) -> None:
        """Take a single value, or the key of one."""
        value: str | None = event.value
        plain = not event.style
        if match := CONTROL.search(event.value):
            self.problems.append(
                (
                    line,
                    f'"\\" writes an invisible control character (U+{ord(match[0]):04X}) here;'
                    " use single quotation marks",
                )
            )
        if plain and value in ("", "~", "null"):
            value = None
        container = self._open[-1] if self._open else None
        if isinstance(container, dict) and self._key[-1] is None:
            self._take_key(container, value, line)
            return
        if plain and value is not None:
            if _CURLY.fullmatch(value):
                self.problems.append((line, _curly(value)))
                value = value[1:-1]
            end = event.end_mark
            remark = self._line(end.line)[end.column :]
            if remark.lstrip().startswith("#"):
                self.problems.append(
                    (
                        end.line,
                        f'YAML ignores "{remark.strip()}" because of the #;'
                        " put the whole value in quotation marks, or the remark on a line of its"
                        " own",
                    )
                )
        self._add(value, line)

    def _take_key(self, container: dict[str, Any], key: str | None, line: int) -> None:
        """Take the key of the next value of a mapping."""
        if key is None:
            raise _RefusedError(line, "a field has no name before its colon")
        if key in container:
            first = self.lines[(*self._where, key)]
            self.problems.append(
                (line, f'"{key}" stands twice; the first is in line {first}: keep one')
            )
        self._key[-1] = key
        self.lines[(*self._where, key)] = line + self.first_line

    def _start(self, value: dict[str, Any] | list[Any], line: int) -> None:
        """Open a list or a mapping."""
        if self._open and isinstance(self._open[-1], dict) and self._key[-1] is None:
            raise _RefusedError(
                line,
                "a list or group stands where a field's name is expected;"
                " put the text in quotation marks if it begins with [ or {",
            )
        if len(self._open) >= DEEPEST:
            raise _RefusedError(
                line,
                f"lists and groups are nested more than {DEEPEST} deep; take the inner ones out",
            )
        location = self._add(value, line)
        if location is not None:
            self._where.append(location)
        self._open.append(value)
        self._key.append(None)

    def _add(self, value: Any, line: int) -> str | int | None:
        """Put a value where it belongs, and return its key or index, or None for the root."""
        if not self._open:
            self.root = value
            self.lines[()] = line + self.first_line
            return None
        container = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            self.lines[(*self._where, len(container) - 1)] = line + self.first_line
            return len(container) - 1
        key = self._key[-1]
        assert key is not None  # noqa: S101  (a mapping's value always follows its key)
        container[key] = value
        self._key[-1] = None
        return key
