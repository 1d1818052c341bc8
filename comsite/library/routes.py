"""The one list of all addresses of the site: what stands at each, and its anchors.

Pages, the checks of links, the sitemap and open data walk this list, and make none of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from comsite.base import urls
from comsite.base.asked import asked
from comsite.base.dates import PartialDate
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.history import WITH_HISTORY
from comsite.content.kinds import KINDS, RECORDS
from comsite.content.models import Removed
from comsite.library.backlinks import Backlinks
from comsite.library.register import MOST, Register, Selection
from comsite.library.rows import Rows
from comsite.texts.items import Texts

_NO_ANCHORS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Route:
    """An address of the site, and what stands there.

    ``kind`` says which function makes the page, and ``of`` what that function is given: an entry,
    an item, an action. ``origin`` is the source file (empty where a page is made of many), and
    ``anchors`` are the ids on the page that a link may name. A page that is not ``listed`` asks
    search engines to leave it out. One that is not ``published`` has an address that nobody should
    rely on, which the ledger does not keep. Where ``row`` is given there is no page: the record
    stands there, on the page that lists its kind, and the address leads on.
    """

    url: str
    kind: str
    of: tuple[Any, ...] = ()
    origin: str = ""
    anchors: frozenset[str] = _NO_ANCHORS
    listed: bool = True
    published: bool = True
    row: str = ""


def routes(
    register: Register,
    rows: Rows,
    post_topics: Iterable[tuple[str, str]],
    dates: Iterable[PartialDate],
) -> Iterator[Route]:
    """List every address of the archive that a register is of, records in the order of open data.

    ``rows`` are the records without a page, ``post_topics`` the posts and topics that have a page
    together, ``dates`` the years, months and days with a page.
    """
    archive, backlinks = register.archive, register.backlinks
    yield Route(urls.HOME, "home")
    for folder in RECORDS:
        anchors = frozenset(archive.named(folder)) if folder in rows else _NO_ANCHORS
        yield Route(urls.index(folder), folder, anchors=anchors)
    for folder in KINDS:
        for slug, entry in archive.named(folder).items():
            if slug in rows.get(folder, ()):
                url, row = urls.record(folder, slug), urls.row(folder, slug)
                yield Route(url, KINDS[folder].noun, (entry,), entry.path, listed=False, row=row)
            else:
                yield from _of_entry(register.texts, backlinks, entry)
    for action in backlinks.actions:
        minuted = archive.meetings[action.meeting]
        url, final = urls.action(action.slug), not minuted.record.draft
        yield Route(url, "action", (action,), minuted.path, listed=final, published=final)
    yield from _of_register(register)
    yield from _of_decisions(register)
    for post, topic in post_topics:
        yield Route(urls.post_topic(post, topic), "post_topic", (post, topic), listed=False)
    yield Route(urls.DATES, "dates")
    for date in dates:
        yield Route(urls.date(date), _kind_of_date(date), (date,))
    anchors = frozenset(slugify(term.abbreviation) for term in archive.terms)
    yield Route(urls.GLOSSARY, "glossary", anchors=anchors)
    yield Route(urls.CORRECTIONS, "corrections")
    yield Route(urls.UPDATES, "updates")
    yield Route(urls.SEARCH, "search")
    yield Route(urls.DATA, "data")
    yield Route(urls.NOT_FOUND, "not_found", listed=False, published=False)
    yield from _of_removed(archive)


def _of_entry(texts: Texts, backlinks: Backlinks, entry: Entry[Any]) -> Iterator[Route]:
    """List the page of a record, and those of its items, of its years, and of what changed."""
    kind = KINDS[entry.kind]
    final = not getattr(entry.record, "draft", False)
    page = partial(Route, origin=entry.path, listed=final, published=final)
    yield page(
        urls.record(entry.kind, entry.slug),
        "text" if kind.is_page else kind.noun,
        (entry,),
        anchors=_anchors(texts, entry),
    )
    if entry.kind == "meetings":
        for item in texts.meetings[entry.slug].items:
            address = urls.item(entry.slug, item.slug)
            yield page(address, "item", (item,), anchors=item.anchors)
    elif entry.kind == "topics":
        for year in backlinks.years_of_long_topics.get(entry.slug, ()):
            address = urls.topic_year(entry.slug, year)
            yield page(address, "topic_year", (entry, year))
    if entry.kind in WITH_HISTORY and entry.body.strip():
        yield page(urls.changes(entry.kind, entry.slug), "changes", (entry,), listed=False)


def _anchors(texts: Texts, entry: Entry[Any]) -> frozenset[str]:
    """Return the ids in the text of a record; none where a record has no text."""
    if entry.kind == "meetings":
        return texts.meetings[entry.slug].anchors
    bodies = {"reports": texts.reports, "pages": texts.pages}.get(entry.kind, {})
    return bodies[entry.slug].anchors if entry.slug in bodies else _NO_ANCHORS


def _of_register(register: Register) -> Iterator[Route]:
    """List the register of actions, each part of it, and the pages that lead to the parts."""
    yield Route(register.whole.url, "register", (register.whole,))
    yield from _years(register.whole)
    for how, selections in register.selections.items():
        yield Route(urls.actions(how), "choices", (how,))
        for selection in selections:
            yield Route(selection.url, "selection", (selection,))
            yield from _years(selection)


def _of_decisions(register: Register) -> Iterator[Route]:
    """List the page of all decisions, and those of years where they are too many for one."""
    decisions = register.backlinks.decisions
    if decisions:
        yield Route(urls.DECISIONS, "decisions")
    if len(decisions) > MOST:
        for year in dict.fromkeys(one.meeting[:4] for one in decisions):
            yield Route(urls.decisions(year), "decisions", (year,))


def _of_removed(archive: Archive) -> Iterator[Route]:
    """List the pages that say what was taken away: that of each, and what was under it."""
    for removed, address in removed_addresses(archive):
        page = f"{address.rstrip('/')}/"
        yield Route(page, "removed", (removed, page), listed=False, published=False)


def removed_addresses(archive: Archive) -> Iterator[tuple[Removed, str]]:
    """List the addresses whose pages were taken away, and those under them that lead nowhere else.

    Each is with the entry that takes it away.
    """
    if not archive.removed:
        return
    others = {asked(one.old).key for one in archive.redirects}
    others.update(asked(one.old).key for one in archive.removed)
    under: dict[str, list[str]] = {_folder(removed): [] for removed in archive.removed}
    for old in archive.ledger.addresses:
        if old.rstrip("/") not in others:
            for folder in under.keys() & set(folders_of(old)):
                under[folder].append(old)
    for removed in archive.removed:
        for address in sorted({removed.old, *under[_folder(removed)]}):
            yield removed, address


def _folder(removed: Removed) -> str:
    return f"{removed.old.rstrip('/')}/"


def folders_of(address: str) -> Iterator[str]:
    """List the addresses that an address `is_under`, but for itself where it ends otherwise."""
    end = address.find("/")
    while end >= 0:
        yield address[: end + 1]
        end = address.find("/", end + 1)


def is_under(address: str, other: str) -> bool:
    """Return whether an address is another, or below it."""
    return address == other or (other.endswith("/") and address.startswith(other))


def _years(selection: Selection) -> Iterator[Route]:
    """List the years of a selection that is too large for a page."""
    for year in selection.years:
        yield Route(selection.url_of(year), "selection", (selection, year))


def _kind_of_date(date: PartialDate) -> str:
    return "day" if date.day else "month" if date.month else "year"


def files(archive: Archive, followed: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """List the addresses of files that follow from records: originals, feeds and calendars.

    ``followed`` are the records with a feed, by kind.
    """
    yield from (urls.FEED, urls.ACTIONS_FEED, urls.CORRECTIONS_FEED, urls.CALENDAR, urls.SITEMAP)
    if archive.has_decisions:
        yield urls.DECISIONS_FEED
    yield urls.calendar(archive.body_slug)
    yield from (urls.file(name) for name in archive.files)
    for folder, slugs in followed.items():
        yield from (urls.feed(folder, slug) for slug in slugs)
