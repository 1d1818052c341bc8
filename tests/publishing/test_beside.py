"""Two processes make the same site as one, and neither outlives the other."""

from __future__ import annotations

import filecmp
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import cases

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")

SCRIPT = """
import os, signal, sys
from comsite.base.problems import BuildError
from comsite.publishing.beside import beside
def work():
    {work}
try:
    with beside(work) as wait:
        {meanwhile}
        print(wait() != os.getpid())
except (BuildError, OSError, KeyError) as error:
    print(f"{{type(error).__name__}}: {{error}}")
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("nobody left")
"""


def said(work: str, meanwhile: str = "pass") -> list[str]:
    """What a program prints that does some work beside its own; it has no threads."""
    script = SCRIPT.format(work=work, meanwhile=meanwhile)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("work", "meanwhile", "lines"),
    [
        ("return os.getpid()", "pass", "True"),
        ("raise BuildError('no mud')", "pass", "BuildError: no mud"),
        ("raise OSError(28, 'No space')", "pass", "OSError: [Errno 28] No space"),
        ("signal.pause()", "raise KeyError(1)", "KeyError: 1"),
        (
            "os.kill(os.getpid(), signal.SIGKILL)",
            "pass",
            "BuildError: a process that the build had begun was ended by something else, perhaps"
            " because there was not enough memory; build again",
        ),
    ],
    ids=["a result", "an error", "a full disk", "an error here", "killed"],
)
def test_work_in_a_process_of_its_own(work: str, meanwhile: str, lines: str) -> None:
    """What it returns or raises comes back, and no process stays."""
    assert said(work, meanwhile) == [lines, "nobody left"]


def test_where_threads_run_the_work_is_done_here() -> None:
    """A copy of a process with threads may wait for ever for what one of them held."""
    thread = "import threading; threading.Thread(target=signal.pause, daemon=True).start()"
    script = SCRIPT.format(work="return os.getpid()", meanwhile="pass")
    done = subprocess.run(
        [sys.executable, "-c", f"import signal\n{thread}\n{script}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[0] == "False"


@pytest.mark.slow
def test_two_processes_make_the_same_site(tmp_path: Path) -> None:
    """The search index too, byte for byte."""
    content = cases.copy_archive(tmp_path)
    threading.Thread(
        target=lambda: build(Options(content, tmp_path / "one", history=True)), daemon=True
    ).run()
    command = [sys.executable, "-m", "comsite", "build", "--source", str(content)]
    subprocess.run([*command, "--output", str(tmp_path / "two")], check=True, capture_output=True)
    assert _differences(filecmp.dircmp(tmp_path / "one", tmp_path / "two", ignore=[])) == []


def _differences(both: filecmp.dircmp[str]) -> list[str]:
    """The names of what is in one folder only, or not the same in both."""
    _, unlike, unread = filecmp.cmpfiles(both.left, both.right, both.common_files, shallow=False)
    found = [*both.left_only, *both.right_only, *unlike, *unread]
    return found + [name for inner in both.subdirs.values() for name in _differences(inner)]
