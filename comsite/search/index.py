"""Runs Pagefind over a finished folder of pages."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pagefind_bin

from comsite.base.problems import BuildError, system_reason
from comsite.search.order import ENTRY, FILTERS, LISTS, emptied, in_order

# Ready-made interfaces that the site does not use.
_UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
)

_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.*")


def index(site: Path, target: Path, language: str) -> None:
    """Index every page of ``site`` into the folder ``target``, which must hold no index yet.

    Pagefind never deletes old fragments, so that only a fresh folder keeps what was taken down
    out of the index. Raises BuildError with what it said if it fails.
    """
    try:
        program = pagefind_bin.get_executable()
    except FileNotFoundError as error:
        raise BuildError("Pagefind is not installed; run make site to install it") from error
    command = [str(program), "--site", str(site), "--output-path", str(target)]
    command += ["--exclude-selectors", ".number", "--force-language", language.split("-")[0]]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (our own program and folder)
    except OSError as error:
        raise BuildError(f"Pagefind could not be started: {system_reason(error)}") from error
    if done.returncode:
        last_lines = (done.stderr.strip() or done.stdout.strip()).splitlines()[-3:]
        raise BuildError(f"Pagefind failed (exit {done.returncode}): {' '.join(last_lines)}")
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
    _put_in_order(target)


def share(parts: Sequence[Path]) -> None:
    """Give the parts of an index one program, in the folder that they are all in.

    It has an index of nothing, so that a search fetches no part but those that it looks through.
    """
    first, *others = parts
    for pattern in _PROGRAM:
        for path in first.glob(pattern):
            path.rename(first.parent / path.name)
        for path in (path for other in others for path in other.glob(pattern)):
            path.unlink()
    for name, data in emptied(_read(first, ENTRY, LISTS)).items():
        (first.parent / name).write_bytes(data)


def _read(target: Path, *patterns: str) -> dict[str, bytes]:
    paths = (path for pattern in patterns for path in target.glob(pattern))
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in paths}


def _put_in_order(target: Path) -> None:
    files = _read(target, ENTRY, FILTERS, LISTS)
    for name in files:
        (target / name).unlink()
    for name, data in in_order(files).items():
        (target / name).write_bytes(data)
