"""What one guard refuses already, the next refuses alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from comsite.base.problems import BuildError, ContentError
from comsite.checking.gate import Options
from comsite.publishing.build import build
from tests import small


def test_an_original_that_became_a_link(tmp_path: Path) -> None:
    """A link is refused when the content is read; one that comes later is not followed either."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret.")
    page = "---\ntitle: A\n---\n\n[A map](/files/map.txt), [a sea](/files/sea.txt).\n"
    files = {"files/map.txt": "A map.", "files/sea.txt": "A sea.", "pages/a.md": page}
    content = small.write(tmp_path, files)
    options = Options(content, tmp_path / "build", search=False)

    def become(stage: str, *_: int) -> None:
        if stage == "Writing" and not (content / "files/map.txt").is_symlink():
            (content / "files/map.txt").unlink()
            (content / "files/map.txt").symlink_to(secret)

    message = "files/map.txt became a link while the site was built; put the file itself there"
    with pytest.raises(BuildError, match=message):
        build(options, tell=become)
    assert not (tmp_path / "build").exists()


def test_a_link_where_the_old_site_would_be(tmp_path: Path) -> None:
    """It is no site to put back, whether or not there is one."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / ".comsite").write_text("Made by comsite.")
    (tmp_path / ".build.old").symlink_to(precious)
    content = small.write(tmp_path, {"site.yaml": "title: [\n"})
    with pytest.raises(ContentError):
        build(Options(content, tmp_path / "build", search=False))
    assert not (tmp_path / "build").is_symlink()
    assert [path.name for path in precious.iterdir()] == [".comsite"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """It is a problem of the content, which the build tells as the check does."""
    content = small.write(tmp_path, {})
    os.mkfifo(content / "pipe.yaml")
    command = [sys.executable, "-m", "comsite", "build", "--no-search"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 1
    assert "this is neither a file nor a folder; remove it" in done.stderr
