"""Ask git, which may not be there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SECONDS = 120  # that git may take


def git(folder: Path, *arguments: str, stdin: str = "") -> bytes | None:
    """Return what git says, or None where there is no git, no repository or no commit."""
    command = ["git", "-C", str(folder), *arguments]
    alone = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  (arguments are ours, and the folder's name)
            command,
            input=stdin.encode(),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, **alone},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def commit(folder: Path) -> str:
    """Return the commit that a folder is at, and whether its history is cut; empty without git."""
    told = git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "HEAD")
    return (told or b"").decode("utf-8", "replace")


def committed(folder: Path, path: str) -> bytes | None:
    """Return a file below a folder as the last commit has it, or None if that has no such file."""
    return git(folder, "cat-file", "blob", f"HEAD:./{path}")
