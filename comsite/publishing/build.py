"""A build from end to end: plan, write, index, swap.

The new site is written beside the old one and takes its place in one step, so that a build that
fails, is stopped or meets another leaves the published site as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comsite.base.output import Output
from comsite.checking.gate import Options
from comsite.library.search_parts import SearchPart, part_of
from comsite.publishing.stages import Plan, nothing_collected, outputs, planned
from comsite.publishing.staging import Written, copy, held, link, remove, safe_output, staged, write
from comsite.search import index


@dataclass(frozen=True)
class Summary:
    """What a build made: pages, files and their bytes, without the search index.

    It was ``shallow`` if a shallow clone kept the history of the files from it.
    """

    output: Path
    pages: int
    files: int
    size: int
    shallow: bool


def build(options: Options) -> Summary:
    """Build the site. Raises ContentError or BuildError; then the old site is untouched."""
    output = safe_output(options.source, options.output)
    with held(output), nothing_collected():
        plan = planned(options)
        return _publish(options, output, plan, outputs(plan))


def publish(options: Options, plan: Plan, files: Iterator[Output]) -> Summary:
    """Write the outputs of a plan as the site. Raises BuildError, as `build` does."""
    output = safe_output(options.source, options.output)
    with held(output), nothing_collected():
        return _publish(options, output, plan, files)


def _publish(options: Options, output: Path, plan: Plan, files: Iterator[Output]) -> Summary:
    """Write the new site beside the old one, index it, and let it take the old one's place."""
    with staged(output) as folder:
        written = write(folder, files)
        originals = plan.library.archive.files.values()
        copy(folder, originals)
        if options.search and written.searched:
            _index(folder, plan.library.search_parts, written, plan.library.archive.site.language)
    return Summary(
        output,
        sum(1 for _ in plan.library.pages),
        written.files + len(originals),
        written.size + sum(original.size for original in originals),
        plan.library.history.is_cut,
    )


def _index(folder: Path, parts: tuple[SearchPart, ...], written: Written, language: str) -> None:
    """Index the pages that are searched, each in the part of its year."""
    paths: dict[str, list[str]] = {part.url: [] for part in parts}
    for path, year in written.searched:
        paths[part_of(parts, year).url].append(path)
    for url, chosen in paths.items():
        pages = folder / ".indexed"
        for path in chosen:
            link(folder / path, pages / path)
        index.index(pages, folder / url.strip("/"), language)
        remove(pages)
    if len(parts) > 1:
        index.share([folder / part.url.strip("/") for part in parts])
