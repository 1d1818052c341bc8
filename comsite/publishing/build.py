"""A build from end to end: plan, write, index, swap.

The new site is written beside the old one and takes its place in one step, so that a build that
fails, is stopped or meets another leaves the published site as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from comsite.base.output import Output
from comsite.checking.gate import Options
from comsite.library.search_parts import SearchPart, part_of
from comsite.publishing.beside import beside
from comsite.publishing.lastbuild import Summary
from comsite.publishing.stages import (
    Plan,
    nothing_collected,
    other_outputs,
    planned,
    searched_pages,
)
from comsite.publishing.staging import Written, copy, held, remove, safe_output, staged, write
from comsite.search import index

_INDEXED = ".indexed"  # the folder of the pages as the search index is made of them


def build(options: Options) -> Summary:
    """Build the site. Raises ContentError or BuildError; then the old site is untouched.

    The pages that are searched are made and indexed in a process of their own, if there can be one,
    while the other files are made here.
    """
    output = safe_output(options.source, options.output)
    with held(output), nothing_collected():
        plan = planned(options)
        return _publish(options, output, plan, beside, other_outputs(plan), searched_pages(plan))


def publish(options: Options, plan: Plan, files: Iterator[Output]) -> Summary:
    """Write the outputs of a plan as the site. Raises BuildError, as `build` does."""
    output = safe_output(options.source, options.output)
    with held(output), nothing_collected():
        return _publish(options, output, plan, nullcontext, iter(()), files)


def _publish(
    options: Options,
    output: Path,
    plan: Plan,
    begun: Callable[[Callable[[], Written]], AbstractContextManager[Callable[[], Written]]],
    files: Iterator[Output],
    searched: Iterator[Output],
) -> Summary:
    """Write the new site beside the old one, index it, and let it take the old one's place."""
    with (
        staged(output) as folder,
        begun(partial(_searched, options, folder, plan, searched)) as indexed,
    ):
        written = write(folder, files)
        originals = plan.library.archive.files.values()
        copy(folder, originals)
        written += indexed()
    return Summary(
        output,
        sum(1 for _ in plan.library.pages),
        written.files + len(originals),
        written.size + sum(original.size for original in originals),
        plan.library.history.is_cut,
    )


def _searched(options: Options, folder: Path, plan: Plan, pages: Iterator[Output]) -> Written:
    """Write the pages that are searched, and index them."""
    parts = plan.library.search_parts
    part = partial(_part, folder, parts) if options.search else None
    written = write(folder, pages, part)
    if written.searched:
        _index(folder, parts, plan.library.archive.site.language)
    return written


def _part(folder: Path, parts: tuple[SearchPart, ...], year: str) -> Path:
    """Return the folder of the pages that the part of the search index for a year is made of."""
    return folder / _INDEXED / part_of(parts, year).url.strip("/")


def _index(folder: Path, parts: tuple[SearchPart, ...], language: str) -> None:
    """Index the pages that are searched, each in the part of its year."""
    for part in parts:
        pages = folder / _INDEXED / part.url.strip("/")
        pages.mkdir(parents=True, exist_ok=True)
        index.index(pages, folder / part.url.strip("/"), language)
    remove(folder / _INDEXED)
    if len(parts) > 1:
        index.share([folder / part.url.strip("/") for part in parts])
