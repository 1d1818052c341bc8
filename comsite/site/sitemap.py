"""The sitemap: what search engines are to read, in files no larger than they read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import escape

from comsite.base import urls
from comsite.base.output import Output
from comsite.library.routes import Route
from comsite.site.changes import Dates
from comsite.site.page import RecordDates
from comsite.site.rendering import Renderer

_MOST, _LARGEST = 50_000, 50_000_000  # addresses, bytes: what search engines read of a file
_AROUND = 150  # bytes of the marks around an address, and of the head and foot of a file at most

_Row = tuple[str, str]  # an address, and the day of its last change if it is known


def sitemap(
    routes: Iterable[Route],
    renderer: Renderer,
    dates: Dates,
    most: int = _MOST,
    largest: int = _LARGEST,
) -> Iterator[Output]:
    """List every page meant for search engines, with the day of its last change if it is known.

    Where these are more than ``most``, or take more than the ``largest`` number of bytes, the list
    is one of parts. A part has pages of one folder, so that it keeps its address and most of what
    is in it; a folder that is too large has several, with a number.
    """
    base = renderer.site.base_url
    pages = sorted((route.url, _changed(dates.of(route))) for route in routes if route.listed)
    if len(list(_in_parts(pages, base, most, largest))) < 2:
        yield _file(renderer, urls.SITEMAP, pages)
        return
    parts: list[_Row] = []
    for folder, group in groupby(sorted(pages, key=_folder), _folder):
        for number, part in enumerate(_in_parts(group, base, most, largest), 1):
            url = urls.sitemap(folder, number)
            parts.append((url, max(changed for _, changed in part)))
            yield _file(renderer, url, part)
    yield _file(renderer, urls.SITEMAP, parts, of_parts=True)


def _folder(page: _Row) -> str:
    """Return the first folder of an address; a page at the top, or of a whole folder, has none."""
    first, _, rest = page[0].removeprefix("/").partition("/")
    return first if rest else "pages"


def _in_parts(pages: Iterable[_Row], base: str, most: int, largest: int) -> Iterator[list[_Row]]:
    part: list[_Row] = []
    size = _AROUND
    for page in pages:
        more = len(escape(base + page[0]).encode()) + _AROUND
        if part and (len(part) == most or size + more > largest):
            yield part
            part, size = [], _AROUND
        part.append(page)
        size += more
    if part:
        yield part


def _file(renderer: Renderer, url: str, rows: Iterable[_Row], of_parts: bool = False) -> Output:
    base = renderer.site.base_url
    whole = [(base + address, changed) for address, changed in rows]
    text = renderer.template("feeds/sitemap.xml", of_parts=of_parts, rows=whole)
    return Output(url.removeprefix("/"), text.encode())


def _changed(dates: RecordDates | None) -> str:
    return str((dates and (dates.changed or dates.published)) or "")
