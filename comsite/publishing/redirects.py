"""Where addresses lead that have no page now, as Netlify and nginx read it.

Hosts that read neither have pages at the old addresses: see ``site/moved.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.asked import Asked, asked
from comsite.base.output import Output
from comsite.data.moved import MOVED
from comsite.ledger.addresses import Addresses

# What stands at the end of an address that somebody typed, or that another server once had.
_ENDS = re.compile(r"(/index)?(\.html?)?/?$")
_OF_EVERY_ARCHIVE = "# Data that have moved in every archive:"
_POINTED = re.compile(r"(/meetings/[^/]+/[0-9]+)((?:-[0-9]+)+[a-z]*)")


@dataclass(frozen=True)
class Moves:
    """All that servers are told of a site in the folder ``base``.

    ``moved`` has where addresses lead, and ``for_now`` those that may have a page again;
    ``removed`` has the pages at those whose page was taken away; ``now`` are the addresses that
    there are.
    """

    base: str
    moved: tuple[tuple[Asked, str], ...]
    for_now: tuple[tuple[Asked, str], ...]
    removed: Mapping[str, str]
    now: frozenset[str]


def moves_of(addresses: Addresses, base: str) -> Moves:
    """Gather what servers are told, those with a query first."""
    moved = [*addresses.leads.items(), *addresses.data]
    found = sorted((not asked(old).query, old, new) for old, new in moved)
    for_now = addresses.for_now
    beside = {urls.beside(page): page for page in addresses.removed.values()}
    return Moves(
        base,
        tuple((asked(old), new) for _, old, new in found if old not in for_now),
        tuple((asked(old), new) for _, old, new in found if old in for_now),
        {**addresses.removed, **beside},
        addresses.published,
    )


def netlify_file(moves: Moves) -> Output:
    """Make Netlify's ``_redirects``: each address that has moved, and those taken away.

    They go before the pages at the old addresses, which are for hosts that read no such file. A
    site in a folder is asked with it or, behind another server, without. Netlify compares paths
    without a slash at the end, and in small letters; a rule with capitals is there in both forms.
    """
    rules = [
        (path, old.pairs, f"{moves.base}{new} {status}!")
        for led, status in ((moves.moved, 301), (moves.for_now, 302))
        for old, new in led
        for path in dict.fromkeys((old.sent, old.small.sent))
    ]
    lines = [
        " ".join((before + path, *pairs, end))
        for path, pairs, end in rules
        for before in dict.fromkeys(("", moves.base))
    ]
    lines += [
        f"{before}{old} {before}{page}index.html 410!"
        for old, page in sorted(moves.removed.items())
        for before in dict.fromkeys(("", moves.base))
    ]
    lines.append(_OF_EVERY_ARCHIVE)
    lines += [
        f"{before}{old} {moves.base}{new} 301!"
        for old, new in (*MOVED.items(), *urls.DATA_MOVED)
        for before in dict.fromkeys(("", moves.base))
    ]
    return Output(urls.REDIRECTS[1:], "\n".join([*lines, ""]).encode())


_NGINX = """\
# Made by comsite. How nginx is told to read this: comsite help deployment.
map $uri $comsite_bare {{
default $uri;
"~^(?<comsite_cut>.+)/$" $comsite_cut;
}}
map $comsite_bare $comsite_path {{
{paths}{data}}}
map $uri$is_args$args $comsite_moved {{
default $comsite_path;
{queries}}}
map $comsite_bare $comsite_for_now {{
{for_now}}}
map $comsite_bare $comsite_removed {{
{removed}}}
map $uri $comsite_stem {{
default $uri;
"~*^(?<comsite_before>.*?)(/index)?(\\.html?)?/?$" $comsite_before;
}}
map $comsite_stem $comsite_home {{
{home}}}
"""


def nginx_file(moves: Moves) -> Output:
    """Make maps for nginx: where an address leads, what was taken away, and the way home.

    nginx compares the keys of a map without capitals, and here without the slash at the end, so a
    key stands once. The way home is for
    addresses that are nearly right: with capitals or another ending, or 5.1 for an item 5-1.
    """
    paths: dict[str, str] = {}
    queries: dict[str, str] = {}
    for old, new in moves.moved:
        if not old.query:
            paths.setdefault(_bare(old.small.path), new)
        for path in _with_slash(old.small.path) if old.query else ():
            queries.setdefault(f"{path}?{old.query.lower()}", new)
    for_now = {_bare(old.small.path): new for old, new in moves.for_now}
    removed = {
        path: f"{page}index.html"
        for old, page in moves.removed.items()
        if (path := _bare(old)) not in paths and path not in for_now
    }
    home: dict[str, str] = {}
    for address in sorted(moves.now):
        home.setdefault(_ENDS.sub("", address), address)
    for address in sorted(moves.now):
        item = _POINTED.fullmatch(address.rstrip("/"))
        if item:
            home.setdefault(item[1] + item[2].replace("-", "."), address)
    text = _NGINX.format(
        paths=_lines(moves.base, paths),
        data="".join(_patterns(moves.base)),
        queries=_lines(moves.base, queries),
        for_now=_lines(moves.base, for_now),
        removed=_lines(moves.base, removed),
        home=_lines(moves.base, home),
    )
    return Output(urls.NGINX[1:], text.encode())


def _lines(base: str, entries: Mapping[str, str]) -> str:
    return "".join(f'"{base}{old}" "{base}{new}";\n' for old, new in entries.items())


def _patterns(base: str) -> Iterator[str]:
    """Yield the lines of nginx for data that have moved in every archive."""
    yield _lines(base, MOVED)
    for old, new in urls.DATA_MOVED:
        path = re.sub(r":(\w+)", r"(?<comsite_\1>[^/]+)", old.replace(".", r"\."))
        onward = re.sub(r":(\w+)", r"${comsite_\1}", new)
        yield f'"~*^{re.escape(base)}{path}$" "{base}{onward}";\n'


def _bare(path: str) -> str:
    return path.rstrip("/") or "/"


def _with_slash(path: str) -> tuple[str, ...]:
    """Return the forms in which servers are asked for a path: a page also without its slash."""
    bare = path.rstrip("/")
    named = "." in bare.rpartition("/")[2]
    return (path,) if named or not bare else (f"{bare}/", bare)
