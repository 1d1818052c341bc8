"""The built pages as a graph of links, and which records are related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from comsite.base import urls
from comsite.library.library import Library
from comsite.library.register import WAYS

_PAST = ('<meta http-equiv="refresh"', "<h1>This page was taken away</h1>")
# The pages that list all records of a kind, or all that they can be chosen by.
LISTINGS = frozenset(
    (
        *(urls.HOME, urls.ACTIONS, urls.DATES),
        *(urls.actions(how) for how in WAYS),
        *(urls.index(kind) for kind in ("meetings", "reports", "topics")),
        *(urls.index(kind) for kind in ("people", "posts", "organisations")),
    )
)


@dataclass
class Linked:
    """A page: the pages that its main part leads to, and those that all of it leads to.

    ``blocks`` counts what its main part holds beside headings: paragraphs, lists, facts, tables;
    ``words`` are its text.
    """

    main: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    blocks: int = 0
    words: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Reads a page; what is in an entry of its lists with an id is kept by that id, too."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Linked()
        self.in_main = False
        self.rows: dict[str, set[str]] = {}
        self.row = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_main |= tag == "main"
        target = dict(attrs).get("href") or ""
        path = urlsplit(urldefrag(target)[0]).path
        if tag == "li":
            self.row = dict(attrs).get("id") or ""
        if tag == "a" and path.endswith("/") and not urlsplit(target).netloc:
            paths = {path, target} if path == urls.index("organisations") else {path}
            self.page.whole |= paths
            if self.in_main:
                self.page.main |= paths
            self.rows.setdefault(self.row, set()).update(paths)
        if self.in_main and tag in ("p", "ul", "ol", "dl", "table", "svg"):
            self.page.blocks += 1

    def handle_endtag(self, tag: str) -> None:
        self.in_main &= tag != "main"

    def handle_data(self, data: str) -> None:
        if self.in_main:
            self.page.words.append(data)


def is_of_the_past(html: str) -> bool:
    """Whether a page only tells what became of one that was there: it has moved, or is gone."""
    return any(mark in html for mark in _PAST)


def graph(site: Path) -> Mapping[str, Linked]:
    """Every page of a built site by its path, but for those that have moved.

    A record without a page is there by its row, which links to itself.
    """
    found = {}
    for file in sorted(site.rglob("index.html")):
        html = file.read_text(encoding="utf-8")
        if is_of_the_past(html):
            continue
        parser = _Parser()
        parser.feed(html)
        folder = file.parent.relative_to(site).as_posix()
        url = "/" if folder == "." else f"/{folder}/"
        found[url] = parser.page
        for row, links in parser.rows.items():
            if (place := f"{url}#{row}") in links:
                found[place] = Linked(links - {url}, links - {url}, 1)
    return found


def within(start: str, steps: int, links: Mapping[str, Iterable[str]]) -> set[str]:
    """The pages that a reader reaches from one page in so many steps."""
    reached, edge = {start}, {start}
    for _ in range(steps):
        edge = {target for page in edge for target in links.get(page, ())} - reached
        reached |= edge
    return reached


def related(library: Library) -> Mapping[str, set[str]]:
    """The pages of the records that belong together, by what they share.

    What they share is a topic, a person named, an organisation named, a meeting or a report; the
    page of the thing shared is one of them.
    """
    archive, texts, backlinks = library.archive, library.texts, library.backlinks
    found: dict[str, set[str]] = defaultdict(set)

    def share(kind: str, slug: str, *pages: str) -> None:
        found[library.address(kind, slug)] |= {library.address(kind, slug), *pages}

    for item in backlinks.items.values():
        page = urls.item(item.meeting, item.number)
        pages = (page, *(urls.action(action.slug) for action in item.actions))
        share("meetings", item.meeting, *pages)
        for topic in item.details.topics:
            share("topics", topic, *pages)
        for mention in item.mentions:
            if mention.target.kind in ("people", "organisations"):
                share(mention.target.kind, mention.target.slug, page)
        for action in item.actions:
            for owner in action.owners:
                share(owner.kind, owner.slug, urls.action(action.slug))
        for report in backlinks.reports_of_item.get((item.meeting, item.number), ()):
            share("reports", report, *pages)
    for slug, report_ in archive.reports.items():
        page = urls.record("reports", slug)
        for topic in report_.record.topics:
            share("topics", topic, page)
        if report_.record.meeting:
            share("meetings", report_.record.meeting, page)
        if report_.record.part_of:
            share("reports", report_.record.part_of, page)
        for mention in texts.reports[slug].mentions:
            if mention.target.kind in ("people", "organisations"):
                share(mention.target.kind, mention.target.slug, page)
    for person, seats in archive.seats.items():
        for seat in seats:
            share("meetings", seat.meeting.slug, urls.record("people", person))
    for holding in archive.holdings:
        share("posts", holding.post, urls.record("people", holding.person))
    for slug, entry in archive.people.items():
        if entry.record.organisation:
            share("organisations", entry.record.organisation, urls.record("people", slug))
    return found
