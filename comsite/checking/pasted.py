"""Warnings of what a word processor leaves in a text that was pasted from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comsite.base.problems import Problem
from comsite.checking.lines import body_lines, short
from comsite.checking.rule_tables import Check
from comsite.content.entries import Entry
from comsite.library.library import Library

_ACTION = re.compile(
    r"\s*[*_]*(?:Action|ACTION)(?:S|s| points?| POINTS?)?[*_]*\s*[:–—-]\s*[*_]*\s*(?P<words>\w.*)"
)
# What is found, and what it is, with what to do about it.
_TRACES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"Error! (?:Reference source|Bookmark|Hyperlink|No text)[^.!?]{0,40}[.!]?"),
        "is what a word processor writes where a reference leads nowhere; write what should stand"
        " there, or take it out",
    ),
    (
        re.compile(r"\bHYPERLINK\s+(?:\\l\s+)?[\"“][^\"”\n]*[\"”](?:\s+\\[a-z]\b)*"),
        "is the code of a link; take it out, and write the link as [its words](address)",
    ),
    (
        re.compile(r"\b(?:PAGEREF|NOTEREF|REF|MERGEFIELD) [_\w]{3,40}(?:\s+\\[a-z*]\b)+"),
        "is a code of a word processor; write what it shows in the document",
    ),
    (
        re.compile(r"^\s*Page \d{1,4}(?: of \d{1,4})?\s*$", re.IGNORECASE),
        "is from the foot of a page; take the line out, and join what it parts",
    ),
    (
        re.compile(r"^\s*(?:Commented|Comment) ?\[[A-Za-z]{1,4}\d{1,3}(?:R\d+)?\]:.*"),
        "is a comment from the margin; take it out, or readers will see it",
    ),
    (
        re.compile(r"(?<!Commented )(?<!Comment )\[[A-Z]{2,4}\d{1,3}(?:R\d+)?\](?![(:{\[])"),
        "is the mark of a comment in the margin; take it out",
    ),
    (
        re.compile(r"(?<![~\w])~~[^~\n]{1,200}~~"),
        "is shown with its marks; what the document strikes out is taken out of the text",
    ),
)
_LONGEST = 300  # letters of a line of contents
# A line of a table of contents: words, a tab or points, and a page.
_CONTENTS = re.compile(r"(?=\s*\S)[^\t]{1,200}?(?:\t+|\.{4,}|…{2,}) ?\d{1,3}\s*")


def pasted_text_has_no_traces(library: Library) -> Iterator[Problem]:
    """Nothing in a text is a code or a mark of the program that it was pasted from."""
    first: tuple[int, str] | None = None
    above: Entry[Any] | None = None  # the text whose line above is one of contents
    for entry, line, text in body_lines(library.archive):
        for pattern, told in _TRACES:
            for match in pattern.finditer(text):
                shown = short(" ".join(match[0].split()))
                yield Problem(entry.path, line, f'"{shown}" {told}')
        if not text.strip():
            continue
        is_contents = len(text) < _LONGEST and _CONTENTS.fullmatch(text) is not None
        if is_contents and above is not entry:
            first = line, text
        elif is_contents and first:
            yield Problem(
                entry.path,
                first[0],
                f'"{short(" ".join(first[1].split()))}" and the line after it look like a table of'
                " contents, whose pages are those of the document; take these lines out",
            )
            first = None
        above = entry if is_contents else None


def actions_have_a_heading(library: Library) -> Iterator[Problem]:
    """What is called an action in the notes of a meeting stands in a list of actions."""
    for entry, line, text in body_lines(library.archive):
        match = _ACTION.fullmatch(text)
        if entry.kind == "meetings" and match:
            words = match["words"].rstrip("*_ ")
            yield Problem(
                entry.path,
                line,
                f'"{short(text.strip())}" is shown as text, and is in no list of what was promised;'
                f' write a heading "### Actions" at the end of its item, and below it'
                f' "- {short(words)}"',
            )


# Each warning, and why it matters.
PASTED: Mapping[Check, str] = {
    pasted_text_has_no_traces: "Readers would see what means something to a program only.",
    actions_have_a_heading: "Nobody finds a promise that has no page of its own.",
}
