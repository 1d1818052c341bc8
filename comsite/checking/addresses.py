"""Checks of addresses: given twice, or links and redirects that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain

from comsite.base import urls
from comsite.base.asked import asked, fault
from comsite.base.problems import Problem, nearest
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Record
from comsite.data.schemas import CONTENT_VERSION, VERSION
from comsite.data.tables import addresses as data_addresses
from comsite.ledger.addresses import Addresses
from comsite.library.library import Library
from comsite.library.routes import Route, files, folders_of
from comsite.texts.items import Texts
from comsite.texts.markdown import LinkUse

# Folders of the built site that hold other things than pages.
_TAKEN = frozenset(("/calendars/", "/feeds/", "/files/", "/pagefind/", "/sitemaps/", "/static/"))
# What is made beside pages: folders of such files, and the files themselves.
_OWN = (
    *(
        "/sitemaps/",
        "/static/",
        urls.PAGEFIND,
        urls.ADMIN,
        "/.netlify/",
        "/.comsite/",
        "/.indexed/",
    ),
    *(urls.schema("", VERSION)[:-5], urls.content_schema("", CONTENT_VERSION)[:-5]),
)
_OWN_FILES = frozenset(
    (urls.NOT_FOUND, urls.OPENSEARCH, urls.WORDS, urls.PLACES, *urls.FOR_SERVERS)
)


def check_addresses(library: Library, addresses: Addresses) -> list[Problem]:
    """Find every problem with the addresses of a library."""
    archive, texts = library.archive, library.texts
    pages = frozenset(route.url for route in library.routes if route.kind != "removed")
    places = _Places(
        known=frozenset(
            [
                *(route.url for route in library.routes),
                *files(archive, library.followed),
                *data_addresses(archive),
            ]
        ),
        drafts=tuple(
            address
            for kind, slug in archive.drafts
            for address in (urls.record(kind, slug), *_of_actions(kind, slug))
        ),
        held_back=tuple(
            urls.file(slug) if kind == "files" else urls.record(kind, slug)
            for kind, slug in archive.held_back
        ),
        unread=_unread(archive),
        pages=pages,
        folders=frozenset(chain.from_iterable(map(folders_of, pages))),
        anchors={route.url: route.anchors for route in library.routes},
        addresses=addresses,
    )
    taken = _TAKEN | ({urls.ADMIN} if archive.site.editing else set())
    reported = {problem.path for problem in texts.problems}
    return [
        *(
            problem
            for problem in _collisions(library.routes, taken)
            if problem.path not in reported
        ),
        *_texts_lead_somewhere(archive, texts, places),
        *_redirects(addresses, places),
    ]


def _unread(archive: Archive) -> tuple[str, ...]:
    """Return the beginnings of addresses that belong to files with problems of their own.

    Nobody can say yet which addresses such a file has, so links to them are not reported.
    """
    beginnings = [urls.record(kind, slug) for kind, slug in sorted(archive.unread) if slug]
    if any(kind in ("meetings", "reports") for kind, _ in archive.unread):
        beginnings += [urls.DATES, urls.ACTIONS, urls.DECISIONS]
    if ("glossary.yaml", "") in archive.unread:
        beginnings.append(urls.GLOSSARY)
    return tuple(beginnings)


def _of_actions(kind: str, slug: str) -> tuple[str, ...]:
    """Return the beginning of the addresses of a meeting's actions."""
    return (f"{urls.ACTIONS}{slug}-",) if kind == "meetings" else ()


@dataclass(frozen=True)
class _Places:
    """Where links may lead: all paths, those of ``pages`` that are not taken away, ids on pages.

    ``folders`` are these pages and what they are under.
    Beginnings of paths that belong to others are in ``drafts`` (left out), ``held_back`` (with
    them) and ``unread`` (files with problems of their own).
    """

    known: frozenset[str]
    pages: frozenset[str]
    folders: frozenset[str]
    drafts: tuple[str, ...]
    held_back: tuple[str, ...]
    unread: tuple[str, ...]
    anchors: Mapping[str, frozenset[str]]
    addresses: Addresses


def _collisions(routes: Iterable[Route], taken: Set[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for route in routes:
        if route.kind == "removed":
            continue  # its entry is checked
        url, origin = route.url, route.origin
        if url in taken:
            yield Problem(
                origin, 0, f"its address {url} is used by the site itself; rename the file"
            )
        if url in seen:
            path, other = (origin, seen[url]) if origin else (seen[url], "")
            by = other or "a page that every site has"
            yield Problem(path, 0, f"its address {url} is already that of {by}; rename the file")
        seen.setdefault(url, origin)


def _texts_lead_somewhere(archive: Archive, texts: Texts, places: _Places) -> Iterator[Problem]:
    for kind, bodies in (
        ("meetings", texts.meetings),
        ("reports", texts.reports),
        ("pages", texts.pages),
    ):
        entries: Mapping[str, Entry[Record]] = archive.named(kind)
        for slug, text in bodies.items():
            for use in text.links:
                message = _message(use, urls.record(kind, slug), places)
                if message:
                    yield Problem(entries[slug].path, use.line, message)


def _message(use: LinkUse, page: str, places: _Places) -> str:
    path, _, fragment = use.target.partition("#")
    path = path.partition("?")[0] or page
    anchors = places.anchors.get(path, frozenset())
    if path.startswith(places.unread) and (path not in places.known or fragment not in anchors):
        return ""
    if path.startswith(places.drafts) and path not in places.known:
        return f'the link leads to "{path}", which is a draft; publish it too, or take the link out'
    if path.startswith(places.held_back) and path not in places.known:
        return (
            f'the link leads to "{path}", which is held back, because no published page uses it;'
            " use it on one, or take the link out"
        )
    if path.startswith("/files/") and path not in places.known:
        near = nearest(path, places.known) or "; put the file there, or correct its name"
        return f'the link leads to "{path}", and there is no such file{near}'
    moved = "" if path in places.known else places.addresses.leads.get(path, "")
    if moved:
        return f'the link leads to "{path}", which has moved; write "{moved}"'
    if path not in places.known:
        return f'the link leads to "{path}", and there is no such page{nearest(path, places.known)}'
    if fragment and fragment not in anchors:
        return (
            f'the link leads to "#{fragment}", and there is no such place on {path}'
            f"{nearest(fragment, anchors)}"
        )
    return ""


def _redirects(addresses: Addresses, places: _Places) -> Iterator[Problem]:
    archive = addresses.archive
    entry = archive.redirects_entry
    if entry is None:
        return
    seen: set[str] = set()
    keys = ((asked(redirect.old).key, redirect.new) for redirect in archive.redirects)
    ends = _ends({key: new for key, new in keys if f"{key}/" not in places.pages})
    for index, redirect in enumerate(archive.redirects):
        at = ("redirects", index)
        old, new = redirect.old, redirect.new
        message = _of_old(old, places)
        if not message and asked(old).key in seen:
            message = f'"{old}" has moved twice here; keep one'
        if message:
            yield entry.problem(message, *at, "old")
        seen.add(asked(old).key)
        end = new if "?" in new else ends.get(asked(new.partition("#")[0]).key, new)
        message = _message(LinkUse(end, 0), end, places) if _is_path(new) else ""
        if message and end:  # what stands above it may have moved
            end = addresses.end(new)
            message = _message(LinkUse(end, 0), end, places)
        if not _is_path(new):
            yield entry.problem(
                f'"new" is "{new}"; write a path of this site in lower case that begins'
                ' with /, without spaces, *, :, \\, $, ; or "',
                *at,
                "new",
            )
        elif not end:
            yield entry.problem(
                f'"{new}" has moved itself, and in the end back here: these addresses lead in a'
                " circle; take one out",
                *at,
                "new",
            )
        elif message:
            yield entry.problem(f'"new": {message}', *at, "new")
    for index, removed in enumerate(archive.removed):
        message = _of_removed(removed.old, places)
        if not message and asked(removed.old).key in seen:
            message = f'"{removed.old}" has moved, or was taken away, in another entry; keep one'
        if message:
            yield entry.problem(message, "removed", index, "old")
        seen.add(asked(removed.old).key)


def _of_old(old: str, places: _Places) -> str:
    """Return what is wrong with an address that should be led on, or nothing."""
    wrong = fault(old)
    if wrong:
        return f'"old" is "{old}"; {wrong}'
    key = asked(old).key
    if _is_of_site(key, places):
        return (
            f'"{old}" is a file that the site needs, or lies where only such files are;'
            " a redirect would hide it, so take this entry out"
        )
    if f"{key}/" in places.pages:
        return f'"{old}" is a page of the site still; a redirect would hide it'
    return ""


def _of_removed(old: str, places: _Places) -> str:
    """Return what is wrong with an address whose page was taken away, or nothing."""
    wrong = fault(old)
    if wrong:
        return f'"old" is "{old}"; {wrong}'
    path = asked(old)
    if not _is_path(old) or path.query or path.path != old:
        return f'"old" is "{old}"; write an address that this site had, in lower case'
    if _is_of_site(path.key, places):
        return f'"{old}" is a file that the site needs; take this entry out'
    if f"{path.key}/" in places.folders:
        return (
            f'"{old}" is a page of the site still, or has such below it; take its file away,'
            " or take this entry out"
        )
    return ""


def _is_of_site(key: str, places: _Places) -> bool:
    """Return whether an address is that of a file of the site, or lies where only these are."""
    above = key.split("/")
    paths = {"/".join(above[:length]) for length in range(2, len(above) + 1)}
    page = key.removesuffix("index.json") if key.endswith("/index.json") else ""
    return (
        f"{key}/".startswith(_OWN)
        or bool(paths & _OWN_FILES)
        or bool((paths | {page}) & places.known)
    )


def _ends(leads: Mapping[str, str]) -> dict[str, str]:
    """Return where each chain of redirects ends, by its first key; nothing in a circle."""
    ends: dict[str, str] = {}
    for first in leads:
        chain: dict[str, None] = {}
        key, new = first, ""
        while key in leads and key not in ends and key not in chain:
            chain[key] = None
            new = leads[key]
            key = "" if "?" in new else asked(new.partition("#")[0]).key
        end = ends.get(key, "" if key in chain else new)
        ends |= dict.fromkeys(chain, end)
    return ends


def _is_path(path: str) -> bool:
    return (
        path.startswith("/")
        and not path.startswith("//")
        and path == path.lower()
        and not any(mark.isspace() or mark in '*:\\$;"' for mark in path)
        and not {".", ".."}.intersection(path.split("/"))
    )
