"""The result as Markdown: one table a size, and what it was measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from peers import TOOLS
from trial import STAGES, Build, Written

_HEADINGS = ("Tool", "Cold build", "Unchanged", "One file changed")


@dataclass(frozen=True)
class Result:
    """One tool at one size; ``problem`` says why builds are missing, if they are."""

    tool: str
    builds: Mapping[str, Sequence[Build]]
    written: Written | None
    problem: str | None


def machine() -> str:
    """Name processor, cores, memory and system, and how busy the machine was."""
    info = Path("/proc/cpuinfo")
    names = info.read_text("utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in names if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = os.cpu_count()
    model = models[0] if models else platform.machine()
    load = os.getloadavg()[0]
    return (
        f"{model}, {cores} cores, {memory:.0f} GiB, {platform.system()}"
        f" (load before the first build: {load:.1f})"
    )


def table(meetings: int, results: Sequence[Result]) -> str:
    """Give a section with a table: medians, lowest and highest, and ratios to comsite."""
    base = next((result for result in results if result.tool == "comsite"), None)
    head = [
        *_HEADINGS,
        "Processor time",
        "Peak memory",
        "Search alone",
        "HTML pages",
        "Files",
        "Written",
    ]
    lines = [
        f"## {meetings:,} meetings, {meetings:,} reports",
        "",
        _row(head),
        _row(["---"] * len(head)),
    ]
    for result in results:
        cells = [TOOLS[result.tool].title]
        cells += [_seconds(result, base, stage) for stage in STAGES]
        cells += [
            _processor(result, base),
            _peak(result, base),
            _search(result),
            *_written(result.written),
        ]
        lines.append(_row(cells))
    notes = [f"- {TOOLS[r.tool].title}: {r.problem}" for r in results if r.problem]
    return "\n".join([*lines, *([""] if notes else []), *notes])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _seconds(result: Result, base: Result | None, stage: str) -> str:
    own = [build.seconds for build in result.builds[stage]]
    if not own:
        return "see below"
    spread = f" ({min(own):.2f}–{max(own):.2f})" if len(own) > 1 else ""
    others = [build.seconds for build in base.builds[stage]] if base else []
    return f"{median(own):.2f} s{spread}{_ratio(own, others)}"


def _processor(result: Result, base: Result | None) -> str:
    own = [build.processor for build in result.builds["cold"]]
    if not own:
        return "–"
    others = [build.processor for build in base.builds["cold"]] if base else []
    return f"{median(own):.2f} s{_ratio(own, others)}"


def _peak(result: Result, base: Result | None) -> str:
    own = [build.peak for build in result.builds["cold"]]
    if not own:
        return "–"
    others = [build.peak for build in base.builds["cold"]] if base else []
    return f"{median(own) / 2**20:.0f} MiB{_ratio(own, others)}"


def _ratio(own: Sequence[float], others: Sequence[float]) -> str:
    return f", × {median(own) / median(others):.2f}" if others else ""


def _search(result: Result) -> str:
    own = [build.search for build in result.builds["cold"]]
    if not own:
        return "–"
    return f"{median(own):.2f} s" if any(own) else "in the build"


def _written(written: Written | None) -> list[str]:
    if not written:
        return ["–"] * 3
    return [f"{written.pages:,}", f"{written.files:,}", f"{written.size / 2**20:.1f} MiB"]
