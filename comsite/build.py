"""The stages of a build, in order. The only writer of the output folder.

Everything is gathered and checked before anything is written; the new site is written beside the
old one and takes its place in one step, so that a build that fails, is stopped or meets another
leaves the published site as it was.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import gc
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from comsite import calendars, exports, feeds, finding, forms, render, search, urls
from comsite.advice import run_advice
from comsite.archive import Archive
from comsite.checks import run_checks
from comsite.errors import BuildError, ContentError, Problem, found_by, system_reason
from comsite.links import check_links
from comsite.loader import ReadFile, load
from comsite.outputs import Output
from comsite.pages import Page, all_pages
from comsite.questions import run_questions
from comsite.render import Renderer
from comsite.search_parts import part_of
from comsite.structured import Structured
from comsite.surroundings import Surroundings, surroundings
from comsite.texts import Texts, read_texts
from comsite.views import Views

MARKER = ".comsite"  # in every folder that a build made, so that no other folder is replaced


@dataclass(frozen=True)
class Options:
    """What a build is asked to do. ``base_url`` replaces that of ``site.yaml`` if given."""

    source: Path
    output: Path
    base_url: str | None = None
    drafts: bool = False
    search: bool = True


@dataclass(frozen=True)
class Summary:
    """What a build made: pages, files and their bytes, without the search index."""

    output: Path
    pages: int
    files: int
    size: int


@dataclass
class Earlier:
    """What was read before, of which all that must be as it was is not read again.

    ``readings`` are the last two that differ in their names, latest first: while a name is
    mistyped, and once it is mended, the texts are at hand.
    """

    files: dict[str, ReadFile] = field(default_factory=dict)
    readings: list[tuple[Surroundings, Archive, Texts]] = field(default_factory=list)

    def texts(self, archive: Archive, asking: bool) -> Texts:
        """The texts of an archive, read only where they may have changed."""
        now = surroundings(archive)
        same = next((one for one in self.readings if one[0].named == now.named), None)
        if same:
            texts = read_texts(archive, asking, same[1:], partial(now.are_alike, same[0]))
        else:
            texts = read_texts(archive, asking)
        others = [one for one in self.readings if one is not same]
        self.readings = [(now, archive, texts), *others[:1]]
        return texts


@dataclass(frozen=True)
class Plan:
    """A site that is right and not yet rendered: what each page is given is known."""

    views: Views
    pages: tuple[Page, ...]
    renderer: Renderer


def build(options: Options) -> Summary:
    """Build the site. Raises ContentError or BuildError; then the old site is untouched."""
    output = safe_output(options.source, options.output)
    with _alone(output), nothing_collected():
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
    with _alone(output), nothing_collected():
        return _publish(options, output, plan, outputs)


def read(
    options: Options, asking: bool = False, earlier: Earlier | None = None
) -> tuple[Archive, Texts]:
    """Read and check the content; raise ContentError with every problem in it.

    ``asking`` notes also what only an editor can settle, which a build has no use for.
    What was read goes into ``earlier``, for the next time.
    """
    earlier = earlier or Earlier()
    content, problems = load(options.source, earlier.files)
    problems = found_by("files", problems)
    if content is None:
        raise ContentError(problems)
    archive = Archive(content, options.drafts, options.base_url)
    texts = earlier.texts(archive, asking)
    problems += [*run_checks(archive, texts), *found_by("links", check_links(archive, texts))]
    if problems:
        raise ContentError(problems)
    return archive, texts


def read_leniently(source: Path) -> tuple[Archive, Texts]:
    """What can be read of the content, drafts too, whatever else is wrong with it."""
    content, problems = load(source)
    if content is None:
        raise ContentError(found_by("files", problems))
    archive = Archive(content, drafts=True)
    return archive, read_texts(archive)


def check(options: Options) -> list[Problem]:
    """Every error of the content, or if there is none every warning and question, sorted.

    Nothing is written. What is asked of a text depends on all records being right, so errors come
    first and alone.
    """
    try:
        archive, texts = read(options, asking=True)
    except ContentError as error:
        return list(error.problems)
    return sorted([*run_advice(archive, texts), *run_questions(archive, texts)])


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
    yield render.headers_file(renderer.listed, parts, forms.SENT_WITH if editing else {})
    yield render.redirects_file([(old, renderer.base + new) for old, new in moved])
    yield render.robots_file(renderer.site.base_url)


def templates_folder() -> Path:
    """Where the templates are: beside the package in a checkout, inside it when installed."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


def safe_output(source: Path, output: Path) -> Path:
    """The output folder as an absolute path; refused where replacing it would lose something."""
    try:
        return _safe_output(source, output)
    except (OSError, RuntimeError) as error:  # a RuntimeError: links that lead round in a circle
        raise BuildError(
            f"the output folder {output} cannot be used: {system_reason(error)}"
        ) from error


def _safe_output(source: Path, output: Path) -> Path:
    absolute, content = Path(os.path.abspath(output)), source.resolve()  # noqa: PTH100  (a link must be seen, not followed)
    if absolute.is_symlink():
        raise BuildError(f"the output folder {output} is a link; name the folder itself")
    resolved = absolute.resolve()
    if resolved == content or resolved in content.parents or content in resolved.parents:
        raise BuildError(
            f"the output folder {output} is, holds or lies in the source folder"
            f" {source}; name another with --output"
        )
    if absolute.exists():
        if not absolute.is_dir():
            raise BuildError(f"{output} is a file; name a folder with --output")
        if any(absolute.iterdir()) and not (absolute / MARKER).is_file():
            raise BuildError(
                f"the folder {output} holds files that comsite did not make; name"
                " another with --output, or empty it"
            )
    return resolved


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave the search for cyclic garbage: a build makes next to none, and it takes a quarter."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Hold the output folder against a second build."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(output.parent / f".{output.name}.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise BuildError(f"another build is writing {output}; wait until it is done") from None
    except OSError as error:
        raise BuildError(f"{output.parent} cannot be written to: {error.strerror}") from error
    try:
        _recover(output)
        yield
    except OSError as error:
        raise BuildError(f"the site could not be written: {system_reason(error)}") from error
    finally:
        lock.release()


def _publish(options: Options, output: Path, plan: Plan, outputs: Iterator[Output]) -> Summary:
    """Write the new site beside the old one, index it, and let it take the old one's place."""
    archive, pages = plan.views.archive, plan.pages
    staged = output.parent / f".{output.name}.new"
    _remove(staged)
    try:
        staged.mkdir()
        files, size = _write(staged, outputs)
        for original in archive.files.values():
            target = staged / urls.file(original.name).removeprefix("/")
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(original.source, target, follow_symlinks=False)
            files, size = files + 1, size + original.size
        if options.search and any(page.context.head.search for page in pages):
            _index(staged, plan)
        (staged / MARKER).write_text("Made by comsite; a build replaces this folder.\n")
        _swap(staged, output)
    finally:
        _remove(staged)
    return Summary(output, len(pages), files, size)


def _index(folder: Path, plan: Plan) -> None:
    """Make the search index of the pages that are searched, each in the part of its year."""
    parts = plan.views.search_parts
    files: dict[str, list[str]] = {part.url: [] for part in parts}
    for page in plan.pages:
        unit = page.context.head.search
        if unit:
            files[part_of(parts, unit.year).url].append(render.file_path(page.url))
    for url, paths in files.items():
        chosen, target = folder / ".indexed", folder / url.strip("/")
        for path in paths:
            _link(folder / path, chosen / path)
        search.index(chosen, target, plan.views.archive.site.language)
        _remove(chosen)
    if len(parts) > 1:
        search.share([folder / part.url.strip("/") for part in parts])


def _link(file: Path, link: Path) -> None:
    """The file at another place too; a copy where the file system knows no links."""
    link.parent.mkdir(parents=True, exist_ok=True)
    try:
        link.hardlink_to(file)
    except OSError:
        shutil.copyfile(file, link, follow_symlinks=False)


def _write(folder: Path, outputs: Iterator[Output]) -> tuple[int, int]:
    files = size = 0
    made: set[Path] = set()
    for output in outputs:
        target = folder / output.path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        with target.open("ab" if output.continued else "wb") as file:
            file.write(output.data)
        files, size = files + (not output.continued), size + len(output.data)
    return files, size


def _old(output: Path) -> Path:
    """Where the old site is for a moment, on a system that cannot exchange names."""
    return output.parent / f".{output.name}.old"


def _swap(staged: Path, output: Path) -> None:
    """Put the new site in the old one's place: in one step where the system can exchange names."""
    old = _old(output)
    if output.exists() and _exchange(staged, output):
        return
    if output.exists():
        output.rename(old)
    try:
        staged.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
    _remove(old)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two names at once (Linux's renameat2); False where that cannot be done."""
    if sys.platform != "linux":
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    done = function(here, os.fsencode(first), here, os.fsencode(second), exchange)
    return bool(done == 0)


def _recover(output: Path) -> None:
    """Put back a site that an earlier build was stopped from replacing."""
    old = _old(output)
    if not old.is_symlink() and not (old / MARKER).is_file():
        return
    if not output.exists() and not old.is_symlink():
        old.rename(output)
    _remove(old)


def _remove(folder: Path) -> None:
    if folder.is_symlink():  # never what it leads to
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
