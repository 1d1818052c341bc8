"""The stages of a build, in order. The only writer of the output folder.

Everything is gathered and checked before anything is written; the new site is written beside the
old one and takes its place in one step, so that a build that fails, is stopped or meets another
leaves the published site as it was.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from comsite.base import urls
from comsite.base.output import Output
from comsite.checking.gate import Earlier, Options, read
from comsite.data import files as exports
from comsite.editing import forms
from comsite.library.years import part_of
from comsite.publishing import hosting
from comsite.publishing.staging import MARKER, alone, link, remove, safe_output, swap, write
from comsite.search import index as search
from comsite.search import words as finding
from comsite.site import calendars, feeds
from comsite.site.page import Page
from comsite.site.pages import all_pages
from comsite.site.rendering import Renderer, file_path
from comsite.site.structured import Structured
from comsite.site.views import Views


@dataclass(frozen=True)
class Summary:
    """What a build made: pages, files and their bytes, without the search index."""

    output: Path
    pages: int
    files: int
    size: int


@dataclass(frozen=True)
class Plan:
    """A site that is right and not yet rendered: what each page is given is known."""

    views: Views
    pages: tuple[Page, ...]
    renderer: Renderer


def build(options: Options) -> Summary:
    """Build the site. Raises ContentError or BuildError; then the old site is untouched."""
    output = safe_output(options.source, options.output)
    with alone(output), nothing_collected():
        plan = planned(options)
        return _publish(options, output, plan, all_outputs(plan))


def planned(options: Options) -> Plan:
    """Everything up to rendering. Raises ContentError or BuildError."""
    views, renderer = prepared(options)
    return Plan(views, tuple(all_pages(views)), renderer)


def prepared(options: Options, earlier: Earlier | None = None) -> tuple[Views, Renderer]:
    """Everything that pages are made with. Raises ContentError or BuildError."""
    views = Views(*read(options, earlier=earlier))
    return views, Renderer(views.archive, templates_folder(), listed=not options.drafts)


def publish(options: Options, plan: Plan, outputs: Iterator[Output]) -> Summary:
    """Everything from rendering on: write the outputs of a plan as the site, and index it."""
    output = safe_output(options.source, options.output)
    with alone(output), nothing_collected():
        return _publish(options, output, plan, outputs)


def all_outputs(plan: Plan) -> Iterator[Output]:
    """Every file of the site but the search index and the originals."""
    views, pages, renderer = plan.views, plan.pages, plan.renderer
    renderer.sizes.clear()  # those of a run that was broken off
    for output in exports.all_data(views):
        if f"/{output.path}".startswith(urls.DATA):
            renderer.sizes[f"/{output.path}"] += len(output.data)
        yield output
    structured = Structured(views)
    for page in pages:
        yield renderer.page(page, structured.of(page))
    yield from feeds.feeds(views, renderer)
    yield from calendars.calendars(views, renderer)
    yield feeds.sitemap(pages, renderer)
    yield from finding.words(views, renderer.base)
    yield finding.description(renderer)
    yield from renderer.static_files()
    editing = views.archive.site.editing
    if editing:
        yield from forms.forms(renderer, editing)
    moved = [(one.old, one.new) for one in views.archive.redirects]
    parts = [part.url for part in views.search_parts]
    yield hosting.headers_file(renderer.listed, parts, forms.SENT_WITH if editing else {})
    yield hosting.redirects_file([(old, renderer.base + new) for old, new in moved])
    yield hosting.robots_file(renderer.site.base_url)


def templates_folder() -> Path:
    """Where the templates are: beside the package in a checkout, inside it when installed."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave the search for cyclic garbage: a build makes next to none, and it takes a quarter."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _publish(options: Options, output: Path, plan: Plan, outputs: Iterator[Output]) -> Summary:
    """Write the new site beside the old one, index it, and let it take the old one's place."""
    archive, pages = plan.views.archive, plan.pages
    staged = output.parent / f".{output.name}.new"
    remove(staged)
    try:
        staged.mkdir()
        files, size = write(staged, outputs)
        for original in archive.files.values():
            target = staged / urls.file(original.name).removeprefix("/")
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(original.source, target, follow_symlinks=False)
            files, size = files + 1, size + original.size
        if options.search and any(page.context.head.search for page in pages):
            _index(staged, plan)
        (staged / MARKER).write_text("Made by comsite; a build replaces this folder.\n")
        swap(staged, output)
    finally:
        remove(staged)
    return Summary(output, len(pages), files, size)


def _index(folder: Path, plan: Plan) -> None:
    """Make the search index of the pages that are searched, each in the part of its year."""
    parts = plan.views.search_parts
    files: dict[str, list[str]] = {part.url: [] for part in parts}
    for page in plan.pages:
        unit = page.context.head.search
        if unit:
            files[part_of(parts, unit.year).url].append(file_path(page.url))
    for url, paths in files.items():
        chosen, target = folder / ".indexed", folder / url.strip("/")
        for path in paths:
            link(folder / path, chosen / path)
        search.index(chosen, target, plan.views.archive.site.language)
        remove(chosen)
    if len(parts) > 1:
        search.share([folder / part.url.strip("/") for part in parts])
