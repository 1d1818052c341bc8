"""What is to be taken down: a phrase, or what stands at an address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from comsite.base import urls
from comsite.base.problems import BuildError, nearest
from comsite.content.entries import Entry
from comsite.content.kinds import KINDS
from comsite.library.library import Library
from comsite.publishing.takedown.replacing import check_phrase
from comsite.publishing.takedown.wording import Wording, canonical
from comsite.texts.clerk import Block

_BEGINNING = 8  # words of a paragraph, by which it is found where only its beginning is shown
_TELLING = 5  # words that a line has at least which is looked for by itself

Kind = Literal["phrase", "paragraph", "record", "file"]


@dataclass(frozen=True)
class Target:
    """What is to be taken down, and the words that it has.

    ``entry`` is the record that a paragraph is of, or the record itself. ``anchor`` is that of the
    paragraph, and ``name`` that of a file. The words are empty where nobody knows them any more.
    """

    kind: Kind
    shown: str
    wording: Wording
    entry: Entry[Any] | None = None
    anchor: str = ""
    name: str = ""


def target(library: Library, what: str) -> Target:
    """Return what somebody names. Raises BuildError where there is no such thing."""
    what = unicodedata.normalize("NFC", what.strip())
    site = library.archive.site.base_url.rstrip("/")
    address = what.removeprefix(site) if what.startswith(f"{site}/") else what
    if address.startswith(("http://", "https://")):
        raise BuildError(f'"{what}" is not an address of this site, which is at {site}/')
    if not address.startswith("/"):
        check_phrase(what)
        return Target("phrase", what, Wording((what, *_telling(what.split("\n")))))
    path, _, anchor = address.partition("#")
    if path.startswith(urls.file("")):
        return _file(library, path)
    if path.startswith(urls.ACTIONS) and not anchor:
        path, anchor = _action(library, path)
    entry = _entry(library, path if path.endswith("/") else f"{path}/", bool(anchor))
    if entry is None:
        raise BuildError(_unknown(library, path))
    return _paragraph(library, entry, anchor) if anchor else _record(library, entry)


def blocks_of(library: Library, entry: Entry[Any]) -> Iterator[Block]:
    """List the places of a record's text, by the anchors that they keep, and its decisions."""
    if entry.kind == "meetings":
        for part in library.texts.meetings[entry.slug].parts:
            yield from part.blocks
            yield from (Block(one.anchor, "", one.record.text) for one in part.decisions)
    elif entry.kind in ("reports", "pages"):
        yield from getattr(library.texts, entry.kind)[entry.slug].blocks


def _file(library: Library, path: str) -> Target:
    name = path.removeprefix(urls.file(""))
    names = {
        *library.archive.files,
        *(slug for kind, slug in library.archive.held_back if kind == "files"),
    }
    if name not in names:
        near = nearest(path, map(urls.file, names))
        raise BuildError(f'there is no file at "{path}"{near}')
    return Target("file", path, Wording(()), name=name)


def _action(library: Library, path: str) -> tuple[str, str]:
    """Return the meeting and the anchor of an action by its page, or the path as it is."""
    for action in library.texts.actions:
        if urls.action(action.slug) == path:
            return urls.record("meetings", action.meeting), action.anchor
    return path, ""


def _entry(library: Library, path: str, also_items: bool) -> Entry[Any] | None:
    """Return the record at an address; with ``also_items``, that of an item's page too."""
    for kind in KINDS:
        for slug, entry in library.archive.named(kind).items():
            pages = {urls.record(kind, slug)}
            if also_items and kind == "meetings":
                items = library.texts.meetings[slug].items
                pages |= {urls.item(slug, item.slug) for item in items}
            if path in pages:
                found: Entry[Any] = entry
                return found
    return None


def _paragraph(library: Library, entry: Entry[Any], anchor: str) -> Target:
    url = f"{urls.record(entry.kind, entry.slug)}#{anchor}"
    paragraphs = {block.anchor: block for block in blocks_of(library, entry)}
    recorded = library.archive.recorded(entry.kind, entry.slug)
    places = {place.anchor: place for place in recorded.places} if recorded else {}
    if anchor in paragraphs:
        text = paragraphs[anchor].text
        words = text.split()
        phrases = [text]
        if len(words) > _BEGINNING:
            phrases.append(" ".join(words[:_BEGINNING]))
        return Target("paragraph", url, Wording(tuple(phrases)), entry, anchor)
    if anchor not in places:
        near = nearest(anchor, {*paragraphs, *places})
        raise BuildError(
            f'there is no place "#{anchor}" on {urls.record(entry.kind, entry.slug)}{near}'
        )
    if places[anchor].fingerprint is None:
        raise BuildError(f"what stood at {url} was taken down before")
    return Target("paragraph", url, Wording(()), entry, anchor)


def _record(library: Library, entry: Entry[Any]) -> Target:
    texts = [block.text for block in blocks_of(library, entry)]
    texts += _values(entry.tree.data)
    url = urls.record(entry.kind, entry.slug)
    return Target("record", url, Wording(_telling(texts)), entry)


def _telling(texts: Iterable[str]) -> tuple[str, ...]:
    """Return those texts that are long enough to be looked for by themselves, each once."""
    return tuple(dict.fromkeys(one for one in texts if len(canonical(one).split()) >= _TELLING))


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _values(value)


def _unknown(library: Library, path: str) -> str:
    if any(removed.old == path for removed in library.archive.removed):
        return f"what stood at {path} was taken away before"
    if any(route.url == path for route in library.routes):
        return (
            f"{path} is made of records and has no file of its own; name the record, or the place"
            ' of a paragraph like /meetings/2031-03-04/2/#p2-3, or the "words" themselves'
        )
    known = {route.url for route in library.routes} | set(library.archive.ledger.addresses)
    near = nearest(path, known) or "; look for it with comsite ledger list"
    return f'there is no page at "{path}"{near}'
