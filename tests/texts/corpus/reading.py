"""Reads ``names.yaml`` and resolves its texts with the program's own names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from comsite.checking.gate import Options, read
from comsite.content.archive import Archive
from comsite.texts.mentions import Resolver, Room
from comsite.texts.names import Names
from comsite.texts.phrases import folded
from tests.small import write

SOURCE = Path(__file__).parent / "names.yaml"
_MARK = re.compile(r"\[\[(?P<name>.+?)\|(?P<means>[a-z0-9-]+|\?|-)\]\]", re.DOTALL)
_PARAGRAPH = re.compile(r"(?:(?!\n\n|\n- |\n\d+\. ).)+", re.DOTALL)
# What is never linked, blanked out so that places stay as they are.
_BLANK = re.compile(
    r"^#.*|^ *- (?:[a-z]\) )?|^\d+\. |`[^`]*`|\]\([^)]*\)|\[(?=[^]]*\]\()|\*\*", re.M
)
_LINK = re.compile(r"\[[^]]*\]\([^)]*\)")


@dataclass(frozen=True)
class Marked:
    """A name in a text: where it is, and the person meant, ``?`` (unclear) or ``-`` (no name)."""

    start: int
    end: int
    means: str


@dataclass(frozen=True)
class Text:
    """A text of the corpus: its marks, and what the program found in it."""

    title: str
    plain: str
    marks: tuple[Marked, ...]
    apposed: str
    found: tuple[Marked, ...]


def texts(folder: Path) -> Iterator[Text]:
    """Every text of the corpus, read by the program."""
    data: dict[str, Any] = yaml.load(SOURCE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  (no types, no tags)
    archive = _archive(data, folder)
    names = Names(archive)
    for kind, field in (("meetings", "notes"), ("reports", "text")):
        for one in data[kind]:
            plain, marks = _plain(one[field])
            record = archive.named(kind)[one["slug"]].record
            room = Room()
            if kind == "meetings":
                room = Room((*record.present, *record.also_present), record.apologies or ())
            resolver = Resolver(names, record.date, room)
            found = tuple(_found(plain, resolver))
            yield Text(one["slug"], plain, marks, str(one.get("apposed", "")), found)


def _archive(data: Mapping[str, Any], folder: Path) -> Archive:
    files = {}
    for kind in ("organisations", "posts", "people"):
        for one in data[kind]:
            record = {name: value for name, value in one.items() if name != "slug" and value}
            files[f"{kind}/{one['slug']}.yaml"] = yaml.safe_dump(record, allow_unicode=True)
    for one in data["meetings"]:
        front = {"date": one["date"], "status": "held", "text": "missing"}
        front["present"] = [_filled(seat) for seat in one["attendance"]]
        front["apologies"] = [_filled(seat) for seat in one["apologies"]] or "none"
        files[f"meetings/{one['slug']}.md"] = f"---\n{yaml.safe_dump(front)}---\n"
    for one in data["reports"]:
        front = {"date": one["date"], "subject": one["subject"], "text": "missing"}
        files[f"reports/{one['slug']}.md"] = f"---\n{yaml.safe_dump(front)}---\n"
    return read(Options(write(folder, files), folder / "build")).archive


def _filled(seat: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in seat.items() if value}


def _plain(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """The text without its marks, and where they were."""
    marked = re.sub(r"\n[ \t]+(?=\S)", "\n", marked)
    text, marks, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        marks.append(Marked(len(text), len(text) + len(mark["name"]), mark["means"]))
        text += mark["name"]
        position = mark.end()
    return text + marked[position:], tuple(marks)


def _found(text: str, resolver: Resolver) -> Iterator[Marked]:
    blanked = _LINK.sub(lambda link: " " * len(link[0]), text)
    blanked = _BLANK.sub(lambda other: " " * len(other[0]), blanked)
    for paragraph in _PARAGRAPH.finditer(blanked):
        flat = folded(paragraph[0])
        for one in resolver.find(flat, resolver.places(flat)):
            means = one.target.slug if one.target and one.target.kind == "people" else "?"
            if means != "?" or not one.target:
                yield Marked(paragraph.start() + one.start, paragraph.start() + one.end, means)
