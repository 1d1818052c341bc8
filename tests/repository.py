"""A small archive in a git repository of its own, with commits on days that a test names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from click.testing import CliRunner

from comsite.cli.main import main
from tests.small import write

ROOT = Path(__file__).parents[1]


class Repository:
    """A repository whose ``content`` is an archive."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        self.folder = folder
        self.content = write(folder, files)
        attributes = (ROOT / ".gitattributes").read_text("utf-8")
        (folder / ".gitattributes").write_text(attributes, "utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Ada Example")
        self.git("config", "user.email", "ada@small.example")

    def git(self, *command: str, when: str = "") -> str:
        """Run a git command, at a time, and return what it says."""
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
        return subprocess.run(
            ["git", *command],
            cwd=self.folder,
            env={**os.environ, **dates},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def publish(self, when: str = "", files: dict[str, str] | None = None) -> None:
        """Write files, renew the ledger, and commit all."""
        write(self.folder, files or {})
        self.run("ledger", "update")
        self.commit(when)

    def commit(self, when: str = "") -> None:
        """Commit all as it is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Publish", when=when)

    def run(self, *command: str, code: int = 0) -> str:
        """Run a command of comsite on the archive; it must end with a code."""
        done = CliRunner().invoke(main, [*command, "--source", str(self.content)])
        assert done.exit_code == code, done.output
        return done.output
