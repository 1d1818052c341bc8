"""Write an invented archive: the same seed, the same bytes.

    python benchmarks/generate.py --meetings 100 --output DIR --format comsite

A meeting has about 11 items and 17 KB of notes, and one report of about 4 KB.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import comsite_format
import peer_formats
from documents import Archive

Writer = Callable[[Archive, Path], None]

FORMATS: dict[str, Writer] = {
    "comsite": comsite_format.write,
    "hugo": peer_formats.write_hugo,
    "eleventy": peer_formats.write_eleventy,
    "pelican": peer_formats.write_pelican,
    "mkdocs": peer_formats.write_mkdocs,
}


def main() -> None:
    """Read the command line and write the archive."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--meetings", type=int, required=True, metavar="N")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--format", choices=FORMATS, default="comsite")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    output: Path = arguments.output
    if output.exists() and any(output.iterdir()):
        parser.error(f"{output} is not empty: give a new folder")
    if arguments.meetings < 1:
        parser.error("--meetings must be 1 or more")
    output.mkdir(parents=True, exist_ok=True)
    FORMATS[arguments.format](Archive(arguments.meetings, arguments.seed), output)


if __name__ == "__main__":
    main()
