"""A build from end to end: plan, write, index, swap.

The new site is written beside the old one and takes its place in one step, so that a build that
fails, is stopped or meets another leaves the published site as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from comsite.base import urls
from comsite.base.language import speaking
from comsite.base.output import Output
from comsite.checking.gate import Options
from comsite.publishing.beside import beside
from comsite.publishing.kept import Made, Shelf
from comsite.publishing.lastbuild import Summary
from comsite.publishing.stages import (
    Plan,
    nothing_collected,
    other_outputs,
    planned,
    searched_pages,
)
from comsite.publishing.staging import (
    INDEXED,
    Written,
    copy,
    held,
    link,
    remove,
    safe_output,
    staged,
    write,
)
from comsite.search import index

# Is told what is being done, and of how many pages how many are done.
Tell = Callable[[str, int, int], None]


def build(
    options: Options,
    shelf: Shelf | None = None,
    tell: Tell = lambda stage, done, of: None,
    alone: bool = False,
) -> Summary:
    """Build the site. Raises ContentError or BuildError; then the old site is untouched.

    The pages that are searched are made and indexed in a process of their own, if there can be one
    and it is not to be done ``alone``, while the other files are made here. What an earlier build
    left on the ``shelf`` is not made again.
    """
    output = safe_output(options.source, options.output)
    with held(output), nothing_collected():
        tell("Reading", 0, 0)
        plan = planned(options, shelf.take() if shelf else None)
        files, searched = other_outputs(plan), searched_pages(plan)
        begun = nullcontext if alone else beside
        with speaking(plan.renderer.catalogue):
            summary = _publish(output, plan, begun, files, searched, shelf, tell)
        if shelf:
            shelf.put(plan.kept)
    return summary


def _publish(
    output: Path,
    plan: Plan,
    begun: Callable[[Callable[[], Written]], AbstractContextManager[Callable[[], Written]]],
    files: Iterator[Output],
    searched: Iterator[Output],
    shelf: Shelf | None = None,
    tell: Tell = lambda stage, done, of: None,
) -> Summary:
    """Write the new site beside the old one, index it, and let it take the old one's place."""
    with (
        staged(output) as folder,
        begun(partial(_searched, folder, plan, searched)) as indexed,
    ):
        written = write(folder, _told(files, tell, plan.other_pages))
        originals = plan.library.archive.files.values()
        copy(folder, originals)
        tell("Indexing", 0, 0)
        written += indexed()
        if shelf:
            shelf.clear()  # it tells of the old site
            shelf.take_in(folder / INDEXED)
        remove(folder / INDEXED)
    plan.kept.files, plan.kept.whole, plan.kept.index = written.made, written.whole, written.index
    plan.kept.templates = written.templates
    plan.kept.parts = plan.sums_of_parts(written.searched, written.made) if written.index else {}
    return Summary(
        output,
        sum(1 for _ in plan.library.pages),
        written.files + len(originals),
        written.size + sum(original.size for original in originals),
        written.taken_over,
        plan.library.history.is_cut,
    )


def _told(files: Iterator[Output], tell: Tell, number: int) -> Iterator[Output]:
    """Tell how many of so many pages are made."""
    done = 0
    for output in files:
        done += bool(output.of)
        tell("Writing", done, number)
        yield output


def _searched(folder: Path, plan: Plan, pages: Iterator[Output]) -> Written:
    """Write the pages that are searched, and index them."""
    written = write(folder, pages, plan.part if plan.indexed else None)
    if not written.searched:
        return written
    _index(folder, plan, plan.sums_of_parts(written.searched, written.made))
    found = (path for path in (folder / urls.PAGEFIND.strip("/")).rglob("*") if path.is_file())
    index = {path.relative_to(folder).as_posix(): Made.at(path, "") for path in found}
    return replace(written, index=index)


def _index(folder: Path, plan: Plan, sums: Mapping[str, str]) -> None:
    """Index the pages that are searched, each in the part of its year.

    A part whose pages have the sum that they had is not made again.
    """
    before = plan.kept.parts
    if sums == before and _link(folder, plan, urls.PAGEFIND):
        return
    parts = [part.url for part in plan.library.search_parts]
    # One part at least is made, for it brings the program that all share.
    alike = {part for part in parts if sums.get(part) == before.get(part, "")}
    if sums == before or sums.keys() != before.keys():
        alike = set()
    for part in parts:
        if part in alike and _link(folder, plan, part):
            continue
        pages = folder / INDEXED / part.strip("/")
        pages.mkdir(parents=True, exist_ok=True)
        index.index(pages, folder / part.strip("/"), plan.library.archive.site.language)
    if len(parts) > 1:
        index.share([folder / part.strip("/") for part in parts])


def _link(folder: Path, plan: Plan, part: str) -> bool:
    """Put a part of the old index into the new site, if all of it is there as it was made."""
    files = plan.kept.index_of(part, plan.before)
    for path, file in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        link(file, folder / path)
    return bool(files)
