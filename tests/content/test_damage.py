"""A sound archive that is damaged in one place: a list of problems or a site, and no crash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests import cases

FILES = sorted(
    path.relative_to(cases.ARCHIVE).as_posix()
    for path in cases.ARCHIVE.rglob("*")
    if path.suffix in (".md", ".yaml")
)


def cut(file: Path) -> None:
    """Leave half of the lines."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")


def mistyped(file: Path) -> None:
    """Give each name of another record a letter too many."""
    text = file.read_text(encoding="utf-8")
    for folder in ("people", "posts", "topics", "organisations", "reports", "meetings"):
        for path in sorted((cases.ARCHIVE / folder).iterdir()):
            text = text.replace(f": {path.stem}\n", f": {path.stem}x\n")
            text = text.replace(f"[{path.stem}", f"[{path.stem}x")
    file.write_text(text, encoding="utf-8")


DAMAGE: Mapping[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "renamed": lambda file: file.rename(file.with_name(f"2031-05-06{file.suffix}")),
    "cut": cut,
    "names mistyped": mistyped,
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged(damage: str, tmp_path: Path) -> None:
    """Whatever file is damaged, the check ends, and says what is wrong if anything is."""
    told = 0
    for number, path in enumerate(FILES):
        content = cases.copy_archive(tmp_path / str(number))
        DAMAGE[damage](content / path)
        result = cases.check(content)
        assert result.exception is None or isinstance(result.exception, SystemExit), path
        assert result.exit_code in (0, 1), path
        assert result.exit_code == 0 or "content/" in result.output, path
        told += result.exit_code
    assert told > len(FILES) // 3
