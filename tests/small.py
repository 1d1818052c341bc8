"""Small archives, written as they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from comsite.checking.gate import Options, read
from comsite.content.archive import Archive
from comsite.library.library import Library
from comsite.site.page import SitePage
from comsite.site.route_pages import Pages
from comsite.site.views import Views
from comsite.texts.items import Texts

SITE = """\
title: Small archive
summary: Invented.
base_url: https://small.example
time_zone: Europe/London
contact: archive@fernwick.example
body:
  name: Fernwick Harbour Board
"""


def library(folder: Path, files: Mapping[str, str]) -> Library:
    """Write an archive of these files, by path below content/, and read it."""
    return read(Options(write(folder, files), folder / "build"), asking=True)


def archive(folder: Path, files: Mapping[str, str]) -> tuple[Archive, Texts]:
    """Write an archive of these files, and read it: its records and their texts."""
    found = library(folder, files)
    return found.archive, found.as_read


def views(folder: Path, files: Mapping[str, str]) -> Views:
    """Write an archive of these files, and read it for its pages."""
    return Views(library(folder, files))


def pages(views: Views) -> list[SitePage]:
    """Every page of an archive."""
    made = Pages(views, {})
    return [made.at(route) for route in views.library.pages]


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write an archive of these files; return its content folder."""
    content = folder / "content"
    for path, text in {"site.yaml": SITE, **files}.items():
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return content


def meeting(date: str, front: str, body: str) -> str:
    """A meeting's file."""
    return f"---\ndate: {date}\nstatus: held\n{front}---\n\n{body}"


def report(date: str, front: str, body: str) -> str:
    """A report's file."""
    return f"---\nsubject: A paper\ndate: {date}\n{front}---\n\n{body}"
