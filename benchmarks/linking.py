"""Time linking beside all else that turns the same texts' Markdown into HTML, in one process.

    python benchmarks/linking.py --meetings 1000
    python benchmarks/linking.py --source content

Prints the processor seconds of each stage over all meetings and reports, and the ratio of linking
to the others together: parsing, numbering, rendering. What is the same for all texts (the index of
names) counts to linking.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import comsite_format
from documents import Archive as Invented

from comsite.content.archive import Archive
from comsite.content.loader import load
from comsite.texts import reader as texts
from comsite.texts.linking import Linker

T = TypeVar("T")


def main() -> None:
    """Read the command line, generate an archive if none is given, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--meetings", type=int, default=1000, metavar="N")
    parser.add_argument("--source", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        if arguments.source is None:
            comsite_format.write(Invented(arguments.meetings, 1), Path(folder))
        source = arguments.source or Path(folder)
        content, problems = load(source)
        if content is None or problems:
            parser.error(f"{source} has {len(problems)} problems")
        measure(Archive(content))


def measure(archive: Archive) -> None:
    """Read every text with its stages timed, and print the sums."""
    spent: dict[str, float] = defaultdict(float)

    def timed(stage: str, function: Callable[..., T]) -> Callable[..., T]:
        def run(*values: Any, **named: Any) -> T:
            began = time.process_time()
            result = function(*values, **named)
            spent[stage] += time.process_time() - began
            return result

        return run

    for stage, owner, name in (
        ("parse", texts, "parse"),
        ("render", texts, "render"),
        ("link", texts, "Resolver"),
        ("link", Linker, "link"),
    ):
        setattr(owner, name, timed(stage, getattr(owner, name)))
    began = time.process_time()
    read = texts.read_texts(archive)
    rest = time.process_time() - began - spent["link"]
    found = [item.mentions for text in read.meetings.values() for item in text.items]
    found += [text.mentions for text in read.reports.values()]
    print(f"{len(archive.meetings):,} meetings, {len(archive.reports):,} reports")
    print(f"{sum(map(len, found)):,} mentions")
    spent["number"] = rest - spent["parse"] - spent["render"]
    for stage in ("parse", "number", "render", "link"):
        print(f"{stage:<7}{spent[stage]:8.2f} s")
    print(f"linking takes {spent['link'] / rest:.2f} of the time of the Markdown")


if __name__ == "__main__":
    main()
