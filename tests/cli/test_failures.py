"""What a person is told where the machine gives no more: a message, and no traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comsite.cli.shared import run
from tests import small


def deeper() -> object:
    return deeper()


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (
            lambda: bytearray(10**15),
            "There is not enough memory for this. Close other programs, or use a machine with"
            " more; a single file of many megabytes may be the reason.",
        ),
        (
            deeper,
            "Something in the content is nested too deeply to be read. Take out what was added"
            " last, and please report the file: it should be refused with its line.",
        ),
        (lambda: Path("/dev/full").write_text("Mud."), "No space left on device"),
        (lambda: Path("/nowhere/a").write_text("Mud."), "No such file or directory (/nowhere/a)"),
    ],
)
def test_what_the_machine_does_not_give(
    work: Callable[[], object], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command ends with 1, and says after it what that means for what is there."""
    with pytest.raises(SystemExit) as ended:
        run(work, Path("content"), "Nothing was changed.")
    assert ended.value.code == 1
    assert capsys.readouterr().err == f"{message}\nNothing was changed.\n"


@pytest.mark.parametrize(
    ("command", "after"),
    [
        (
            ["update"],
            "The ledger is written in part: make room, and type comsite ledger update.",
        ),
        (["move", "/a/", "/b/"], "content/redirects.yaml may be written in part: look at it."),
        (
            ["withdraw", "/reports/mud/", "Old."],
            "content/reports/mud.md may be written in part: look at it.",
        ),
    ],
)
def test_a_file_that_cannot_be_written(command: list[str], after: str, tmp_path: Path) -> None:
    """No file may be larger here than a byte."""
    small.write(tmp_path, {"reports/mud.md": small.report("2031-03-04", "", "Mud.\n")})
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1));"
        "from comsite.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, "ledger", *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, f"File too large\n{after}\n")
