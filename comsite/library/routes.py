"""The list of every address of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comsite.base import urls
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.library.backlinks import Backlinks
from comsite.library.involvement import Involvement
from comsite.library.post_topics import post_topics
from comsite.library.register import Register
from comsite.texts.items import Texts


def addresses(archive: Archive, texts: Texts) -> Iterator[tuple[str, str]]:
    """The path of every page, and the source file that it is made from ("" for none)."""
    yield from ((url, "") for url in (urls.HOME, urls.SEARCH, urls.GLOSSARY))
    yield from ((url, "") for url in (urls.DATES, urls.DATA, urls.NOT_FOUND))
    for kind in ("meetings", "reports", "people", "posts", "organisations", "topics"):
        yield urls.index(kind), ""
    for entry in archive.entries():
        if entry.slug:
            yield urls.record(entry.kind, entry.slug), entry.path
    for slug, text in texts.meetings.items():
        path = archive.meetings[slug].path
        for item in text.items:
            yield urls.item(slug, item.number), path
            yield from ((urls.action(action.slug), path) for action in item.actions)
    backlinks, involvement = Backlinks(archive, texts), Involvement(archive, texts)
    yield from ((url, "") for url in Register(archive, texts, backlinks).addresses)
    for topic, years in backlinks.years_of_long_topics.items():
        yield from ((urls.topic_year(topic, year), "") for year in years)
    for pair in post_topics(archive, backlinks, involvement):
        yield urls.post_topic(*pair), ""
    dated = [entry.record.date for entry in archive.meetings.values()]
    dated += [entry.record.date for entry in archive.reports.values()]
    yield from ((urls.date(date), "") for date in sorted({d for one in dated for d in one.parts}))


def anchors_of(archive: Archive, texts: Texts) -> Mapping[str, frozenset[str]]:
    """The ids that links may name, by page; pages not listed here have none on record."""
    found: dict[str, frozenset[str]] = {}
    for slug, text in texts.meetings.items():
        found[urls.record("meetings", slug)] = text.anchors
        for item in text.items:
            found[urls.item(slug, item.number)] = item.anchors
    for kind, bodies in (("reports", texts.reports), ("pages", texts.pages)):
        for slug, body in bodies.items():
            found[urls.record(kind, slug)] = body.anchors
    found[urls.GLOSSARY] = frozenset(slugify(term.abbreviation) for term in archive.terms)
    return found
