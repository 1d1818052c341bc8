"""What an installed package does alone, far from a clone of it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an installer unpacks the wheel into."""
    folder = tmp_path_factory.mktemp("installed")
    making = f"import hatchling.build; print(hatchling.build.build_wheel({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", making], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def comsite(installed: Path, at: Path, *words: str) -> str:
    """What a command prints that is run in a folder; it must go well."""
    done = subprocess.run(
        [sys.executable, "-m", "comsite", *words],
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_documentation_comes_along(installed: Path, tmp_path: Path) -> None:
    """All of it, and nothing of the clone's."""
    listed = comsite(installed, tmp_path, "help").splitlines()
    assert [line.split()[2] for line in listed] == sorted(
        path.stem for path in (ROOT / "docs").glob("[a-z]*.md")
    )
    where = [sys.executable, "-c", "import comsite.publishing.shipped as s; print(s.docs_folder())"]
    done = subprocess.run(
        where, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True
    )
    assert Path(done.stdout.decode().strip()).is_relative_to(installed)


def test_an_archive_is_begun_checked_and_built(installed: Path, tmp_path: Path) -> None:
    comsite(installed, tmp_path, "init", "new", "--body", "Larkwick Town Council")
    at = tmp_path / "new"
    comsite(installed, at, "new", "meeting", "--date", "2031-09-02")
    assert "No problems." in comsite(installed, at, "check")
    assert "Built " in comsite(installed, at, "build")
    assert (at / "build" / "meetings" / "2031-09-02" / "index.html").exists()
