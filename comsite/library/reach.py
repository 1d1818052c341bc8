"""What a published site holds back beside drafts: what only drafts use, and files nobody uses.

A record reaches others by the fields, the links and the names in it, and through each of these
those that it reaches in turn. What a published record reaches is published. What only drafts reach
is held back, unless an editor wants it published all the same. A record that nothing reaches is
published too, because an editor wrote it for its own sake; a file is not, unless an address has
moved to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from comsite.base import urls
from comsite.base.slugs import slugify
from comsite.content.archive import TERMS, Archive, Key
from comsite.content.entries import Entry
from comsite.content.kinds import KINDS
from comsite.content.models import Record
from comsite.content.pointers import references
from comsite.texts.items import Texts
from comsite.texts.markdown import LinkUse
from comsite.texts.targets import Target


@dataclass(frozen=True)
class HeldBack:
    """What is held back.

    ``by_draft`` has each draft with the records, terms and files that wait for it; what two drafts
    use stands with both. ``unused`` are the names of the files that no page uses, drafts included.
    """

    by_draft: tuple[tuple[Entry[Any], tuple[Key, ...]], ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[Key]:
        """All of it."""
        files = (("files", name) for name in self.unused)
        return frozenset(files).union(*(keys for _, keys in self.by_draft))


def held_back(whole: Archive, texts: Texts) -> HeldBack:
    """Find what to hold back of an archive with its drafts.

    The texts of published records are to be as they are read without drafts: what a name in them
    stands for must not come from a draft.
    """
    ways = _ways(whole, texts)
    drafts = {key for key, record in _records(whole) if getattr(record, "draft", False)}
    of_drafts = _reached(ways, drafts)
    by_itself = [
        key
        for key, record in _records(whole)
        if key not in drafts and (key not in of_drafts or getattr(record, "always_published", True))
    ]
    published = _reached({key: ways[key] for key in ways.keys() - drafts}, by_itself)
    held = of_drafts - published - drafts
    waiting = {key: ways.get(key, frozenset()) & held for key in held}
    by_draft = (
        (whole.named(kind)[slug], tuple(sorted(_reached(waiting, ways[kind, slug] & held))))
        for kind, slug in sorted(drafts)
    )
    moved = {key for redirect in whole.redirects for key in _at(redirect.new)}
    of_site = {(kind, slug) for _, kind, slug in references(whole.site_entry.record)}
    used = published | of_drafts | moved | of_site
    return HeldBack(
        tuple((entry, keys) for entry, keys in by_draft if keys),
        tuple(sorted(name for name in whole.files if ("files", name) not in used)),
    )


def _reached(ways: Mapping[Key, Iterable[Key]], starts: Iterable[Key]) -> set[Key]:
    """Return what can be reached from some records, with these themselves."""
    reached = set(starts)
    ahead = list(reached)
    while ahead:
        new = set(ways.get(ahead.pop(), ())) - reached
        reached |= new
        ahead += new
    return reached


def _records(archive: Archive) -> Iterator[tuple[Key, Record]]:
    """List everything that can reach something or be held back, but files."""
    for kind in KINDS:
        for slug, entry in archive.named(kind).items():
            yield (kind, slug), entry.record
    for term in archive.terms:
        yield (TERMS, slugify(term.abbreviation)), term


def _ways(archive: Archive, texts: Texts) -> dict[Key, frozenset[Key]]:
    """Return what each record leads to by itself."""
    ways = {
        key: {(folder, name) for _, folder, name in references(record)}
        for key, record in _records(archive)
    }
    for key, targets, links in _texts(texts):
        ways[key].update(_named(targets))
        for use in links:
            ways[key].update(_at(use.target))
    site = re.escape(archive.site_entry.record.base_url.rstrip("/"))
    own = re.compile(rf"{site}(/[^\s\"'()<>]*)")  # written in full
    for kind in KINDS:
        for slug, entry in archive.named(kind).items():
            for address in own.findall(f"{entry.tree.data}\n{entry.body}"):
                ways[kind, slug].update(_at(address))
    known = {*ways, *(("files", name) for name in archive.files)}
    return {key: frozenset(reached & known) for key, reached in ways.items()}


def _texts(texts: Texts) -> Iterator[tuple[Key, list[Target], tuple[LinkUse, ...]]]:
    """List each text with the records that it names and the links in it."""
    for slug, notes in texts.meetings.items():
        named = [mention.target for part in notes.parts for mention in part.mentions]
        actions = (action for part in notes.parts for action in part.actions)
        named += [owner for action in actions for owner in action.owners]
        yield ("meetings", slug), named, notes.links
    for kind, bodies in (("reports", texts.reports), ("pages", texts.pages)):
        for slug, body in bodies.items():
            yield (kind, slug), [mention.target for mention in body.mentions], body.links


def _named(targets: Iterable[Target]) -> Iterator[Key]:
    """List the records that names stand for; a person named by a post's name is of both."""
    for target in targets:
        yield target.kind, target.slug
        if target.post:
            yield "posts", target.post


def _at(address: str) -> Iterator[Key]:
    """List what an address of this site may belong to: ``/feeds/people/ada.xml`` to a person."""
    path, _, anchor = address.partition("#")
    path = path.partition("?")[0]
    if path == urls.GLOSSARY:
        yield TERMS, anchor
    for folder, name in pairwise(path.strip("/").split("/")):
        yield folder, name
        yield folder, name.removesuffix(".xml")
