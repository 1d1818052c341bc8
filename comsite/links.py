"""Checks that need every page: addresses given twice, links and redirects that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comsite import urls
from comsite.archive import Archive
from comsite.errors import Problem, nearest
from comsite.loader import Entry
from comsite.markdown import LinkUse
from comsite.models import Record
from comsite.pages.page import Page
from comsite.schema import slugify
from comsite.texts import Texts

# Folders of the built site that hold other things than pages.
_TAKEN = frozenset(("/data/", "/feeds/", "/files/", "/pagefind/", "/static/"))


def check_links(archive: Archive, texts: Texts, pages: list[Page]) -> list[Problem]:
    """Every problem with addresses."""
    places = _Places(
        known=frozenset(
            [page.url for page in pages]
            + [urls.file(name) for name in archive.files]
            + [urls.FEED, urls.SITEMAP]
        ),
        drafts=frozenset(urls.record(kind, slug) for kind, slug in archive.drafts),
        anchors=_anchors(archive, texts),
    )
    return [
        *_collisions(pages),
        *_texts_lead_somewhere(archive, texts, places),
        *_redirects(archive, places),
    ]


@dataclass(frozen=True)
class _Places:
    """Where links may lead: paths, those of drafts that are left out, and the ids on pages."""

    known: frozenset[str]
    drafts: frozenset[str]
    anchors: Mapping[str, frozenset[str]]


def _collisions(pages: list[Page]) -> Iterator[Problem]:
    seen: dict[str, Page] = {}
    for page in pages:
        if page.url in _TAKEN:
            yield Problem(
                page.origin,
                0,
                f"its address {page.url} is used by the site itself; rename the file",
            )
        first = seen.setdefault(page.url, page)
        if first is not page:
            origin, other = (page.origin, first.origin) if page.origin else (first.origin, "")
            by = other or "a page that every site has"
            yield Problem(
                origin, 0, f"its address {page.url} is already that of {by}; rename the file"
            )


def _anchors(archive: Archive, texts: Texts) -> Mapping[str, frozenset[str]]:
    """The ids that links may name, by page; pages not listed here have none on record."""
    found: dict[str, frozenset[str]] = {}
    for slug, text in texts.meetings.items():
        found[urls.record("meetings", slug)] = text.anchors
        for item in text.items:
            found[urls.item(slug, item.number)] = frozenset(
                paragraph.anchor for paragraph in item.paragraphs
            )
    for kind, bodies in (("reports", texts.reports), ("pages", texts.pages)):
        for slug, body in bodies.items():
            found[urls.record(kind, slug)] = body.anchors
    found[urls.GLOSSARY] = frozenset(slugify(term.abbreviation) for term in archive.terms)
    return found


def _texts_lead_somewhere(archive: Archive, texts: Texts, places: _Places) -> Iterator[Problem]:
    for kind, found in (
        ("meetings", texts.meetings),
        ("reports", texts.reports),
        ("pages", texts.pages),
    ):
        entries: Mapping[str, Entry[Record]] = archive.named(kind)
        for slug, text in found.items():
            for use in text.links:
                message = _wrong(use, urls.record(kind, slug), places)
                if message:
                    yield Problem(entries[slug].path, use.line, message)


def _wrong(use: LinkUse, page: str, places: _Places) -> str:
    path, _, fragment = use.target.partition("#")
    path = path.partition("?")[0] or page
    anchors = places.anchors.get(path, frozenset())
    if path in places.drafts:
        return f'the link leads to "{path}", which is a draft; publish it too, or take the link out'
    if path.startswith("/files/") and path not in places.known:
        near = nearest(path, places.known) or "; put the file there, or correct its name"
        return f'the link leads to "{path}", and there is no such file{near}'
    if path not in places.known:
        return f'the link leads to "{path}", and there is no such page{nearest(path, places.known)}'
    if fragment and fragment not in anchors:
        return (
            f'the link leads to "#{fragment}", and there is no such place on {path}'
            f"{nearest(fragment, anchors)}"
        )
    return ""


def _redirects(archive: Archive, places: _Places) -> Iterator[Problem]:
    entry = archive.redirects_entry
    if entry is None:
        return
    old_paths: set[str] = set()
    for index, redirect in enumerate(archive.redirects):
        at = ("redirects", index)
        old, new = redirect.old, redirect.new
        if not _is_path(old) or any(mark in old for mark in "?#"):
            yield entry.problem(
                f'"old" is "{old}"; write a path in lower case that begins with /,'
                " without spaces, *, :, ? or #",
                *at,
                "old",
            )
        elif old in old_paths:
            yield entry.problem(f'"{old}" has moved twice here; keep one', *at, "old")
        elif places.known & {old, f"{old.rstrip('/')}/"}:
            yield entry.problem(
                f'"{old}" is a page of the site still; a redirect would hide it', *at, "old"
            )
        old_paths.add(old)
        message = _wrong(LinkUse(new, 0), new, places) if _is_path(new) else ""
        if not _is_path(new):
            yield entry.problem(
                f'"new" is "{new}"; write a path of this site in lower case that begins'
                " with /, without spaces, * or :",
                *at,
                "new",
            )
        elif new.partition("#")[0] in {one.old for one in archive.redirects}:
            yield entry.problem(
                f'"{new}" has moved itself; lead straight to where it is now', *at, "new"
            )
        elif message:
            yield entry.problem(f'"new": {message}', *at, "new")


def _is_path(path: str) -> bool:
    return (
        path.startswith("/")
        and not path.startswith("//")
        and path == path.lower()
        and not any(mark.isspace() or mark in "*:\\" for mark in path)
        and not {".", ".."}.intersection(path.split("/"))
    )
