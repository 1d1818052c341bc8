"""Read one source file as text: UTF-8 without control characters, cut at its front matter."""

from __future__ import annotations

import re
from pathlib import Path

from comsite.base.misread import as_written
from comsite.base.problems import CONTROL, Problem

# How git marks the place at which two changes met, and nobody chose between them.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
# Blanks of word processors, and the beginning of a line, where only an ordinary blank is read.
_ODD_BLANK = re.compile("[\u00a0\u2007\u202f\u3000]")
_BEGINNING = re.compile(
    r"^[^\S\n]*(?:(?:#{1,6}|[-*+]|\d{1,3}[.)]|[A-Za-z][.)]|\w{1,40}:)[^\S\n]+)*", re.MULTILINE
)
LARGEST_TEXT = 4_000_000  # bytes; a year of notes is under one million


def read_text(source: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Read a text file, whose Problems are at ``path``. Line ends become ``\\n``.

    Return the text and no Problems, or None and the Problem that stopped the reading.
    """
    try:
        size = source.stat().st_size
        data = source.read_bytes() if size <= LARGEST_TEXT else b""
    except OSError as error:
        return None, [Problem(path, 0, f"this file cannot be read: {error.strerror}")]
    if wrong := size_problem(path, size):
        return None, [wrong]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [
            Problem(
                path,
                line,
                "this line is not UTF-8 text (a file saved by an older"
                ' program?); save the file again with the encoding "UTF-8"',
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        return None, [Problem(path, line, _about_control(text, match.start()))]
    if wrong := conflict_problem(text, path):
        return None, [wrong]
    return text, []


def conflict_problem(text: str, path: str) -> Problem | None:
    """Return the Problem of a text in which git left the marks of a conflict, or None."""
    match = _CONFLICT.search(text)
    if match is None:
        return None
    return Problem(
        path,
        text.count("\n", 0, match.start()) + 1,
        f'"{match[0][:40]}" is a mark of git: two changes met here, and nobody has chosen;'
        " keep the lines of one, or what is right of both, and delete the lines that begin"
        " with <<<<<<<, |||||||, ======= and >>>>>>>",
        rule="conflicts",
    )


def _about_control(text: str, place: int) -> str:
    """Say what to do about a control character: it may be a part of a letter read as others."""
    start = max(text.rfind(blank, 0, place) for blank in " \n\t") + 1
    end = min(found for blank in " \n\t" if (found := f"{text}\n".find(blank, place)) >= 0)
    word = text[start:end]
    meant = as_written(word)
    if meant != word and not CONTROL.search(meant):
        return f'in "{word[:60]}" letters were read as others; write "{meant[:60]}"'
    if text[place] in "\v\f":
        what = "line" if text[place] == "\v" else "page"
        return (
            f"a word processor ended a {what} in the middle of this line"
            f" (U+{ord(text[place]):04X}); begin a new line there, with an empty line above it for"
            " a new paragraph"
        )
    return (
        f"there is an invisible control character (U+{ord(text[place]):04X}) in this line; delete"
        " it"
    )


def with_ordinary_blanks(text: str) -> str:
    """Return a text with ordinary blanks where lines begin, and after the marks with which they do.

    Word processors put others there, which neither YAML nor Markdown reads. No letter moves.
    """
    if not _ODD_BLANK.search(text):
        return text
    return _BEGINNING.sub(lambda begun: _ODD_BLANK.sub(" ", begun[0]), text)


def size_problem(path: str, size: int) -> Problem | None:
    """Return the Problem of a text file with more bytes than it may have, or None."""
    if size <= LARGEST_TEXT:
        return None
    return Problem(
        path,
        0,
        f"this file has {size:,} bytes; a text file has at most {LARGEST_TEXT:,}. Put large"
        " originals in files/",
    )


def front_matter(text: str, path: str, problems: list[Problem]) -> tuple[str, int, str, int] | None:
    """Split a Markdown file into front matter and body.

    Return the front matter, the number of its first line, the body, and the number of its first
    line. If the file cannot be split, add the reason to ``problems`` and return None.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.append(
            Problem(
                path,
                1,
                'the file must begin with a line "---", then its fields, then another line "---"',
            )
        )
        return None
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            front = "\n".join(lines[1 : number - 1])
            return front, 2, "\n".join(lines[number:]), number + 1
        if line.startswith("## "):
            break
    problems.append(
        Problem(
            path,
            1,
            'the fields that begin here are not closed; put a line "---" after the last one',
        )
    )
    return None
