"""The page at every route: which function makes each kind, and what every page gets last."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from comsite import site
from comsite.content.kinds import KINDS
from comsite.library.routes import Route
from comsite.site import plain
from comsite.site.cards import Cards
from comsite.site.changes import Dates
from comsite.site.page import SitePage
from comsite.site.standing import standing
from comsite.site.structured import Structured
from comsite.site.views import Views


@cache
def page_makers() -> Mapping[str, Callable[..., SitePage]]:
    """Find what makes the page of each kind of route: ``year_page`` for ``year``.

    The function may stand in any file of this room. It is given the views, and what the route is
    of.
    """
    names = (module.name for module in pkgutil.iter_modules(site.__path__))
    modules = [importlib.import_module(f"{site.__name__}.{name}") for name in names]
    return {
        name.removesuffix("_page"): function
        for module in modules
        for name, function in vars(module).items()
        if name.endswith("_page") and getattr(function, "__module__", "") == module.__name__
    }


class Pages:
    """The pages of one archive. A page is complete when it is made, and never changed.

    ``sizes`` are the bytes of the files of open data, by address. Without ``listed`` every page
    asks search engines to leave it out, as a preview should.
    """

    def __init__(self, views: Views, sizes: Mapping[str, int], listed: bool = True) -> None:
        self.views = views
        self.sizes = sizes
        self.listed = listed
        self.dates = Dates(views)
        self.cards = Cards(views)
        self._structured = Structured(views)

    def at(self, route: Route) -> SitePage:
        """Make the page at a route; the plain one for a record or list without one of its own."""
        make = page_makers().get(route.kind)
        if route.kind == "data":
            page = page_makers()["data"](self.views, self.sizes)
        elif make:
            page = make(self.views, *route.of)
        elif route.kind in KINDS:
            page = plain.listing(self.views, route.kind)
        else:
            page = plain.record(self.views, *route.of)
        head = replace(
            page.context.head,
            listed=route.listed and self.listed,
            structured=self._structured.of(page),
            dates=self.dates.of(route),
            standing=standing(self.views, page.context.head),
            card=self.cards.of(route),
        )
        return replace(page, context=replace(page.context, head=head))
