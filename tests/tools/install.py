"""Brings what the tests use and pip cannot: a browser, and the Node packages.

Run as `python -m tests.tools.install`, with `'a browser'` for that alone.
Nothing is fetched that is there already. Every step that fails is named, and
then the exit code is 1: a check that cannot run is a failure.
"""

import base64
import hashlib
import os
import platform
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from comsite.editing.forms import INTEGRITY, SCRIPT
from tests.tools.browser import found_chromium
from tests.tools.programs import (
    FORMS_PROGRAM,
    JAVA,
    NODE,
    NODE_MODULES,
    NPM_CLI,
    TOOLS,
    VNU_JAR,
    CannotCheckError,
    installed,
    run,
    said,
)

# Written last, with what was installed: half an installation is done again.
_STAMP: Final = NODE_MODULES / ".installed"


def bring_browser() -> None:
    """A Chromium that is there, else Debian's when root, else Playwright's."""
    if found_chromium():
        return
    if os.geteuid() == 0 and _has_debian_packages():
        print("Installing Debian's Chromium ...", flush=True)
        environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
        _must([*environment, "apt-get", "update", "--quiet=2"], "apt-get update")
        packages = ["chromium", "fonts-liberation"]  # text without a font has no size to test
        install = ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends"]
        _must([*environment, *install, *packages], "apt-get install chromium")
    else:
        print("Installing Playwright's Chromium ...", flush=True)
        playwright = [sys.executable, "-m", "playwright"]
        _must([*playwright, "install", "--no-shell", "chromium"], "playwright install chromium")
    if not found_chromium():
        msg = (
            "A Chromium was installed, but it does not start.\n"
            "Its system libraries may be missing; as an administrator, run:\n"
            f"  {sys.executable} -m playwright install-deps chromium"
        )
        raise CannotCheckError(msg)


def bring_node_packages() -> None:
    """The packages of package-lock.json, with npm as the Node of pip's package has it."""
    wanted = hashlib.sha256()
    for name in ("package.json", "package-lock.json", ".npmrc"):
        wanted.update((TOOLS / name).read_bytes())
    if _STAMP.is_file() and _STAMP.read_text(encoding="ascii") == wanted.hexdigest():
        return
    print("Installing the checkers' Node packages ...", flush=True)
    _must([NODE, NPM_CLI, "ci", "--loglevel=error"], "npm ci")
    _STAMP.write_text(wanted.hexdigest(), encoding="ascii")


def bring_forms_program() -> None:
    """Decap CMS's script, as the page of forms names it: the very bytes, or none."""
    if FORMS_PROGRAM.is_file() and integrity(FORMS_PROGRAM.read_bytes()) == INTEGRITY:
        return
    name, inside = SCRIPT.removeprefix("https://unpkg.com/").split("/", 1)
    print(f"Fetching {name} ...", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        _must([NODE, NPM_CLI, "pack", name, "--pack-destination", folder], f"npm pack {name}")
        (package,) = Path(folder).glob("*.tgz")
        with tarfile.open(package) as archive:
            member = archive.extractfile(f"package/{inside}")
            data = member.read() if member else b""
    if integrity(data) != INTEGRITY:
        msg = f"{inside} of {name} is not the file that comsite/editing/forms.py names"
        raise CannotCheckError(msg)
    FORMS_PROGRAM.write_bytes(data)


def integrity(data: bytes) -> str:
    """What a browser compares a script with: Subresource Integrity's sha384."""
    return f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}"


def prove_java() -> None:
    """The Java of pip's package starts, and runs the Nu checker."""
    _must([JAVA, "-jar", installed(VNU_JAR), "--version"], "The Nu checker")


STEPS: Final = {
    "a browser": bring_browser,
    "the checkers' Node packages": bring_node_packages,
    "the program of the forms": bring_forms_program,
    "Java for the Nu checker": prove_java,
}


def main(*wanted: str) -> int:
    """Take every step, or those ``wanted``, name those that failed, and give the exit code."""
    failed = 0
    for what in wanted or STEPS:
        try:
            STEPS[what]()
        except CannotCheckError as error:
            failed += 1
            print(f"The tests need {what}, and it could not be had.\n{error}\n", file=sys.stderr)
    return 1 if failed else 0


def _has_debian_packages() -> bool:
    """Debian itself, with apt-get: Ubuntu's package of that name is empty without snap."""
    try:
        return (
            bool(shutil.which("apt-get"))
            and platform.freedesktop_os_release().get("ID") == "debian"
        )
    except OSError:
        return False


def _must(command: Sequence[str | Path], what: str) -> None:
    """Run a program that has to succeed."""
    result = run(command)
    if result.returncode:
        msg = f"{what} failed. It said:\n{said(result)}"
        raise CannotCheckError(msg)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
