"""The new site takes the old one's place, or the old one is there as it was."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from comsite.base.problems import BuildError
from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small


def refusing(*_: object, **__: object) -> SimpleNamespace:
    """A system library that refuses to exchange names, as it does for some file systems."""
    return SimpleNamespace(renameat2=lambda *_: -1)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """An archive, its site, and a change that is not built yet."""
    content = small.write(tmp_path, {"pages/news.md": "---\ntitle: News\n---\n\nOld.\n"})
    build(Options(content, tmp_path / "build", search=False))
    (content / "pages/news.md").write_text("---\ntitle: News\n---\n\nNew.\n")
    return tmp_path


def shown(work: Path) -> str:
    """Which of the two sites stands in the output folder, with nothing beside it."""
    assert {path.name for path in work.iterdir()} == {"content", "build", ".build.lock"}
    page = (work / "build/news/index.html").read_text("utf-8")
    return "new" if "<p>New.</p>" in page else "old"


def build_again(work: Path) -> None:
    build(Options(work / "content", work / "build", search=False))


@pytest.mark.parametrize("failing", [1, 2])
def test_a_swap_that_fails_puts_the_old_site_back(
    failing: int, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where names are not exchanged at once, either of the two renames may be refused."""
    monkeypatch.setattr(ctypes, "CDLL", refusing)
    rename, calls = Path.rename, []

    def refuse_one(path: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == failing:
            raise PermissionError(1, "Operation not permitted")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_one)
    with pytest.raises(BuildError, match="could not be written: Operation not permitted"):
        build_again(work)
    assert shown(work) == "old"
    monkeypatch.undo()
    build_again(work)
    assert shown(work) == "new"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_without_exchange_two_renames_do_it(
    platform: str, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both where the system knows no exchange and where it refuses one."""
    if platform == "linux":
        monkeypatch.setattr(ctypes, "CDLL", refusing)
    else:
        monkeypatch.setattr(sys, "platform", platform)
    build_again(work)
    assert shown(work) == "new"


def test_an_exchange_is_one_step(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can exchange two names, there is a site at every moment."""

    def exchange(_: int, first: bytes, __: int, second: bytes, flag: int) -> int:
        assert flag == 2  # RENAME_EXCHANGE
        os.rename(first, first + b".between")  # noqa: PTH104  (the names are bytes)
        os.rename(second, first)  # noqa: PTH104  (the same)
        os.rename(first + b".between", second)  # noqa: PTH104  (the same)
        return 0

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(renameat2=exchange))
    monkeypatch.setattr(Path, "rename", refuse)
    build_again(work)
    assert shown(work) == "new"
