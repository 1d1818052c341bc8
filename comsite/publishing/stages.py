"""What a build is made of, stage by stage: from checked content to every file of the site."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from comsite.base import urls
from comsite.base.language import speaking
from comsite.base.output import Output
from comsite.checking.gate import Options, read
from comsite.content.catalogues import catalogue_of
from comsite.content.loader import TEMPLATES
from comsite.data.files import all_data
from comsite.editing import forms
from comsite.ledger.addresses import Addresses
from comsite.library.library import Library
from comsite.library.routes import Route
from comsite.library.search_parts import SEARCHED, part_of
from comsite.publishing import hosting, redirects
from comsite.publishing.kept import Kept, Made, sum_of
from comsite.publishing.shipped import digest, templates_folder
from comsite.search import words
from comsite.site import calendars, feeds
from comsite.site.cards import pictures
from comsite.site.moved import moved_pages
from comsite.site.rendering import Renderer, file_path, take_compiled
from comsite.site.route_pages import Pages
from comsite.site.sitemap import sitemap
from comsite.site.views import Views

_BESIDE = SEARCHED | {"changes"}  # the kinds of pages that are made in a process of their own


@dataclass(frozen=True)
class Plan:
    """A site whose content is right, and of which nothing is made yet.

    ``sizes`` are the bytes of the files of open data by address, which `outputs` fills in;
    ``before`` is the folder of the site that is to be replaced, and ``kept`` what its build kept.
    ``site`` is the sum of what all pages share. Pages are ``indexed`` for search, or not.
    """

    library: Library
    views: Views
    pages: Pages
    renderer: Renderer
    sizes: Counter[str]
    before: Path
    kept: Kept
    site: str
    indexed: bool

    def page(self, route: Route) -> Output:
        """Make the page at a route, if it is not as it was."""
        with speaking(self.renderer.catalogue):
            page = self.pages.at(route)
        path, of = file_path(page.url), sum_of((self.site, page))
        made, file = self.kept.files.get(path), self.before / path
        unit = page.context.head.search if self.indexed else None
        whole = self.kept.whole_at(f"{self.part(unit.year)}{path}") if unit else None
        if made is None or made.of != of or not made.is_still(file) or (unit and not whole):
            return replace(self.renderer.page(page), of=of)
        year = unit.year if unit else ""
        return Output(path, b"", searched=year, of=of, kept=str(file), whole=str(whole or ""))

    @property
    def other_pages(self) -> int:
        """How many pages are not in the search index, nor made with those that are."""
        return sum(route.kind not in _BESIDE for route in self.library.pages)

    def part(self, year: str) -> str:
        """Return the address of the part of the search index that a year is in."""
        return part_of(self.library.search_parts, year).url

    def sums_of_parts(self, years: Mapping[str, str], made: Mapping[str, Made]) -> dict[str, str]:
        """Sum up the pages in each part of the search index; ``years`` are those of the pages."""
        parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for path, year in sorted(years.items()):
            parts[self.part(year)].append((path, made[path].of))
        return {part: sum_of(pages) for part, pages in parts.items()}


def planned(options: Options, kept: Kept | None = None) -> Plan:
    """Read and check the content. Raises ContentError or BuildError."""
    kept = kept or Kept()
    library = read(options, earlier=kept.reading)
    views, sizes = Views(library), Counter[str]()
    pages = Pages(views, sizes, listed=not options.drafts)
    take_compiled(kept.templates)
    laid = options.source / TEMPLATES
    with speaking(catalogue_of(library.archive.site.language)):
        renderer = Renderer(library.archive, laid, templates_folder())
    site = sum_of((repr(renderer.site), digest(laid)))
    return Plan(library, views, pages, renderer, sizes, options.output, kept, site, options.search)


def outputs(plan: Plan) -> Iterator[Output]:
    """Make every file of the site but the search index and the originals."""
    with speaking(plan.renderer.catalogue):
        yield from other_outputs(plan)
        yield from searched_pages(plan)


def try_templates(options: Options) -> None:
    """Make all that templates of an archive's own make, and keep nothing of it.

    Raises BuildError where one is wrong, as a build does, and ContentError.
    """
    if (options.source / TEMPLATES).is_dir():
        for _ in outputs(planned(options)):
            pass


def searched_pages(plan: Plan) -> Iterator[Output]:
    """Make the pages that are in the search index, and those of changes, which take as long."""
    for route in plan.library.pages:
        if route.kind in _BESIDE:
            yield plan.page(route)


def other_outputs(plan: Plan) -> Iterator[Output]:
    """Make all other files, the data first: a page tells their sizes."""
    library, views, renderer = plan.library, plan.views, plan.renderer
    yield from _data(plan)
    for route in library.pages:
        if route.kind not in _BESIDE:
            yield plan.page(route)
    yield from pictures(map(plan.pages.cards.of, library.pages), plan.before)
    yield from feeds.feeds(views, renderer, plan.pages.dates)
    yield from calendars.calendars(views, renderer)
    routes = library.routes if plan.pages.listed else ()
    yield from sitemap(routes, renderer, plan.pages.dates)
    yield from words.words(views, renderer.base)
    yield words.description(renderer)
    yield from renderer.static_files()
    editing = library.archive.site.editing
    if editing:
        yield from forms.forms(renderer, editing)
    parts = [part.url for part in library.search_parts]
    yield hosting.headers_file(plan.pages.listed, parts, forms.SENT_WITH if editing else {})
    addresses = Addresses(library)
    for page in moved_pages(addresses.leads, addresses.now):
        yield renderer.page(page)
    moves = redirects.moves_of(addresses, renderer.base)
    yield redirects.netlify_file(moves)
    yield redirects.nginx_file(moves)
    yield hosting.robots_file(renderer.site.base_url)


def _data(plan: Plan) -> Iterator[Output]:
    """Make the open data, and note its sizes for the page that tells of them."""
    plan.sizes.clear()  # an earlier run that was broken off may have left sizes
    for output in all_data(plan.library):
        address = f"/{output.path}"
        if address.startswith(urls.DATA):
            plan.sizes[address] += len(output.data)
        yield output


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Switch off the search for cyclic garbage.

    A build makes almost none, and the search would take a quarter of its time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
