"""The invalid archives: a valid one with some files replaced, added or removed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from comsite.cli import main

TESTS = Path(__file__).parent
ARCHIVE = TESTS / "archive" / "content"
INVALID = TESTS / "invalid"
EXPECTED = "expected.txt"
REMOVE = "_remove.txt"  # paths below content/ that the case does not have, one a line


def names() -> list[str]:
    """The names of the cases, sorted; each is a folder of ``tests/invalid/``."""
    return sorted(folder.name for folder in INVALID.iterdir() if folder.is_dir())


def make(case: str, folder: Path) -> Path:
    """Make the archive of a case in ``folder``; return its content folder."""
    source = INVALID / case
    content = copy_archive(folder)
    remove = source / REMOVE
    if remove.exists():
        for path in remove.read_text(encoding="utf-8").splitlines():
            (content / path).unlink()
    for file in source.rglob("*"):
        if file.is_file() and file not in (remove, source / EXPECTED):
            target = content / file.relative_to(source)
            target.parent.mkdir(exist_ok=True, parents=True)
            shutil.copyfile(file, target)
    return content


def copy_archive(folder: Path) -> Path:
    """Copy the valid archive into ``folder``; return its content folder."""
    content = folder / "content"
    shutil.copytree(ARCHIVE, content, copy_function=shutil.copyfile)
    return content


def check(content: Path, *options: str) -> Result:
    """What ``comsite check`` does with a content folder; its output as a person sees it."""
    return CliRunner().invoke(main, ["check", "--source", os.fspath(content), *options])
