"""Measure comsite beside its peers on the same invented documents.

    python benchmarks/run.py --sizes 100,1000 --markdown figures.md

Each tool builds from nothing, again unchanged, and again after one changed file; the order is
A B C, A B C, so that what else the machine does meets all of them. A tool that fails, takes
longer than --timeout, leaves out a document or shows old text is reported as such.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import report
from install import install, versions
from measure import BuildError
from peers import TOOLS
from trial import STAGES, Build, Trial

_READING = """\
Seconds are medians of {runs} runs (lowest–highest); × is the ratio to comsite's median: above 1 \
the tool takes longer, or more memory, than comsite. "Cold": a fresh copy, no output and no cache \
of any tool. Processor time (of all cores together; it suffers less from what else runs), peak \
memory (of all processes) and search alone are those of the cold build. All have the same \
Pagefind, except MkDocs, which has a search of its own; peers index a page a document. Peers write \
meetings, reports and topics only: compare the number of pages."""


def compare(meetings: int, tools: list[str], runs: int, timeout: float) -> list[report.Result]:
    """Measure the tools at one size, in turns."""
    trials = [Trial(TOOLS[name], meetings, timeout) for name in tools]
    builds: dict[str, dict[str, list[Build]]] = {
        name: {stage: [] for stage in STAGES} for name in tools
    }
    problems: dict[str, str] = {}
    for trial in trials:
        trial.prepare()
    for run in range(1, runs + 1):
        for stage in STAGES:
            for trial in trials:
                name = trial.tool.name
                if name in problems:
                    continue
                try:
                    build = trial.build(stage, run)
                except BuildError as error:
                    problems[name] = f"{stage} build, run {run}: {error}"
                    _say(f"{meetings} {name} {problems[name]}")
                else:
                    builds[name][stage].append(build)
                    _say(f"{meetings} {name} {stage} {build.seconds:.2f} s")
    return [
        report.Result(
            trial.tool.name,
            builds[trial.tool.name],
            None if trial.tool.name in problems else trial.written(),
            problems.get(trial.tool.name),
        )
        for trial in trials
    ]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _names(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in TOOLS:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(TOOLS)}")
    return [name for name in TOOLS if name in names]


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


def main() -> None:
    """Read the command line, install the peers, measure, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000], metavar="N,N")
    parser.add_argument("--tools", type=_names, default=list(TOOLS), metavar="NAME,NAME")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=1800, help="seconds for one build")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write there, not to stdout")
    arguments = parser.parse_args()
    if arguments.runs < 1 or min(arguments.sizes) < 1:
        parser.error("--runs and --sizes must be 1 or more")
    install(arguments.tools)
    about = [f"Measured on {report.machine()}."]
    about.append(", ".join(f"{name} {at}" for name, at in versions(arguments.tools).items()) + ".")
    sections = [
        report.table(size, compare(size, arguments.tools, arguments.runs, arguments.timeout))
        for size in arguments.sizes
    ]
    text = "\n\n".join(["\n".join(about), _READING.format(runs=arguments.runs), *sections]) + "\n"
    if arguments.markdown:
        arguments.markdown.write_text(text, "utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
