"""Runs Pagefind over a finished folder of pages."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pagefind_bin

from comsite.base.problems import BuildError, system_reason
from comsite.search.order import ENTRY, FILTERS, LISTS, emptied, in_order
from comsite.search.whole import check_whole

LIMIT = 600.0  # seconds for a part of the index; our archive takes three
_INSTALL = "install it: pip install pagefind-bin"
_AGAIN = (
    "build again, and if that does not help, leave search out for now: comsite build --no-search"
)

# Ready-made interfaces that the site does not use.
_UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
)

_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.*")


def index(site: Path, target: Path, language: str, limit: float = LIMIT) -> None:
    """Index every page of ``site`` into the folder ``target``, which must hold no index yet.

    Pagefind never deletes old fragments, so that only a fresh folder keeps what was taken down
    out of the index. Raises BuildError if Pagefind fails, takes longer than ``limit`` seconds, or
    leaves an index with a hole in it.
    """
    try:
        program = pagefind_bin.get_executable()
    except FileNotFoundError as error:
        raise BuildError(f"Pagefind is not installed; {_INSTALL}") from error
    command = [str(program), "--site", str(site), "--output-path", str(target)]
    command += ["--exclude-selectors", ".number", "--force-language", language.split("-")[0]]
    try:
        done = subprocess.run(  # noqa: S603  (our own program and folder)
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=limit
        )
    except OSError as error:
        reason = system_reason(error)
        raise BuildError(f"Pagefind could not be started: {reason}; {_INSTALL}") from error
    except subprocess.TimeoutExpired:
        raise BuildError(
            f"Pagefind was not done after {limit:,.0f} seconds, so it was ended; {_AGAIN}"
        ) from None
    if done.returncode < 0:
        raise BuildError(
            f"Pagefind was killed (signal {-done.returncode}), as it is where memory runs out;"
            f" {_AGAIN}"
        )
    if done.returncode:
        last_lines = (done.stderr.strip() or done.stdout.strip()).splitlines()[-3:]
        said = " ".join(line.strip() for line in last_lines)
        raise BuildError(
            f"Pagefind failed (exit {done.returncode}){said and f' and said: {said}'}\n{_AGAIN}"
        )
    check_whole(target, sum(1 for _ in site.rglob("*.html")))
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
    _put_in_order(target)


def share(parts: Sequence[Path]) -> None:
    """Give the parts of an index one program, in the folder that they are all in.

    It has an index of nothing, so that a search fetches no part but those that it looks through.
    One part at least must bring the program.
    """
    first = parts[0]
    for path in (path for part in parts for name in _PROGRAM for path in part.glob(name)):
        path.replace(first.parent / path.name)
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
