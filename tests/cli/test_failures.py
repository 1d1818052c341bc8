"""What a person is told where the machine gives no more: a message, and no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comsite.cli.shared import run


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
