"""One tool on one archive: set up, build, and proof that the build did what it should."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import measure
from install import CACHE, HERE
from measure import BuildError
from peers import Tool

STAGES = ("cold", "unchanged", "changed")


@dataclass(frozen=True)
class Build:
    """A build that went well, in seconds by the wall clock and bytes.

    ``processor`` is the time of all cores together; ``search`` is the index's part of ``seconds``.
    """

    seconds: float
    processor: float
    search: float
    peak: int


@dataclass(frozen=True)
class Written:
    """What a tool has written: files of HTML, files in all, bytes."""

    pages: int
    files: int
    size: int


class Trial:
    """A tool's own copy of an archive, below ``.peers/``."""

    def __init__(self, tool: Tool, meetings: int, timeout: float) -> None:
        self.tool = tool
        self._timeout = timeout
        self._folder = CACHE / "work" / str(meetings) / tool.name
        self._pristine = self._folder / "pristine"
        self._site = self._folder / "fresh" / "site"
        self._meetings = meetings
        self._output = (self._site / tool.output).resolve()

    def prepare(self) -> None:
        """Write the archive in the tool's format, beside the tool's set-up.

        The archive is written by a process of its own, so that this one stays small.
        """
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        generate = (sys.executable, str(HERE / "generate.py"), "--format", self.tool.name)
        options = ("--meetings", str(self._meetings), "--output", str(self._pristine))
        subprocess.run((*generate, *options), check=True)
        setup = HERE / "sites" / self.tool.name
        if setup.exists():
            shutil.copytree(setup, self._pristine, dirs_exist_ok=True)

    def build(self, stage: str, run: int) -> Build:
        """Build and check; raise BuildError where the tool fails.

        ``cold``: a fresh copy of the archive, no output, no cache. ``unchanged``: again, as it is.
        ``changed``: again, after a sentence was added to one meeting.
        """
        if stage == "cold":
            shutil.rmtree(self._site.parent, ignore_errors=True)
            shutil.copytree(self._pristine, self._site)
        changed = self._change(run) if stage == "changed" else None
        os.sync()
        build = self._run_steps()
        self._check(changed)
        return build

    def _run_steps(self) -> Build:
        deadline = time.monotonic() + self._timeout
        environment = {**os.environ, "XDG_CACHE_HOME": str(self._site.parent / "cache")}
        seconds = processor = search = 0.0
        peak = 0
        for step in self.tool.steps(self._site):
            left = max(deadline - time.monotonic(), 0)
            log = self._folder / "log"
            cost = measure.run(step.argv, step.cwd, environment, log, left)
            seconds += cost.seconds
            processor += cost.processor
            search += cost.seconds if step.search else 0
            peak = max(peak, cost.peak)
        return Build(seconds, processor, search, peak)

    def _change(self, run: int) -> tuple[Path, str]:
        """Add a sentence to item 5 of the meeting in the middle; give its page and the sentence."""
        meetings = sorted((self._site / self.tool.documents).rglob("meetings/**/[0-9]*.md"))
        path = meetings[len(meetings) // 2]
        sentence = f"The clerk entered late return number {run} in the margin."
        before, heading, after = path.read_text("utf-8").partition("\n## 5. ")
        title, _, body = after.partition("\n\n")
        path.write_text(f"{before}{heading}{title}\n\n{sentence}\n{body}", "utf-8")
        return self._page(path), sentence

    def _check(self, changed: tuple[Path, str] | None) -> None:
        """A build counts only if every document has its page, up to date, and search its index."""
        documents = sorted((self._site / self.tool.documents).rglob("[0-9]*.md"))
        lacking = [path.name for path in documents if not self._page(path).exists()]
        if lacking:
            raise BuildError(f"wrote no page for {len(lacking)} documents, such as {lacking[0]}")
        if not any(self._output.glob(self.tool.index)):
            raise BuildError("wrote no search index")
        if changed and changed[1] not in changed[0].read_text("utf-8"):
            raise BuildError("did not write the changed sentence")

    def _page(self, document: Path) -> Path:
        section = "meetings" if "meetings" in document.parts[-3:-1] else "reports"
        slug = document.stem
        return self._output / self.tool.page.format(section=section, slug=slug, year=slug[:4])

    def written(self) -> Written:
        """Count what the last build has left."""
        files = [path for path in self._output.rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        return Written(pages, len(files), sum(path.stat().st_size for path in files))
