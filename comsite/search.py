"""Runs Pagefind over a finished folder of pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pagefind_bin

from comsite.errors import BuildError, system_reason

# Ready-made interfaces that the site does not use.
_UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
)


def index(folder: Path, language: str) -> None:
    """Index the pages of ``folder`` into ``folder/pagefind``, which must not exist yet.

    Pagefind never deletes old fragments, so that only a fresh folder keeps what was taken down
    out of the index. Raises BuildError with what it said if it fails.
    """
    target = folder / "pagefind"
    try:
        program = pagefind_bin.get_executable()
    except FileNotFoundError as error:
        raise BuildError("Pagefind is not installed; run make site to install it") from error
    command = [str(program), "--site", str(folder), "--exclude-selectors", ".number"]
    command += ["--force-language", language.split("-")[0]]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (our own program and folder)
    except OSError as error:
        raise BuildError(f"Pagefind could not be started: {system_reason(error)}") from error
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-3:]
        raise BuildError(f"Pagefind failed (exit {done.returncode}): {' '.join(said)}")
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
