"""What the search page knows besides the index: names and words; and how browsers find it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.base.output import Output
from comsite.base.slugs import slugify
from comsite.content.kinds import KINDS
from comsite.content.models import Term
from comsite.library.search_parts import part_of
from comsite.search.coding import front_coded
from comsite.search.ordinary import first_words, ordinary_files
from comsite.search.references import reference_files
from comsite.search.thesaurus import thesaurus
from comsite.site.about import words_of_topics
from comsite.site.actions import heading_of
from comsite.site.amounts import count, how_many
from comsite.site.exact import exact_marks
from comsite.site.page import Link, browse
from comsite.site.rendering import Renderer
from comsite.site.views import Views

_SHORT_NAME = 16  # letters: what OpenSearch allows for the name that a browser shows
_WORD = re.compile(r"[^\W\d_]{3,}")
# What the index has as one word too; behind an apostrophe, an s alone is none of it.
_COMPOUND = re.compile(r"[^\W\d_](?<![^\W\d_]{2})[^\W\d_]*+(?:['’‐‑-][^\W\d_]++)+")
_BETWEEN = re.compile(r"['’]s$|[^\w]")
_COMMON = ((20, ":"), (3, "."), (0, ""))  # how often a word stands in the texts, and its mark
_EVERYWHERE = -1  # instead of a part: a word of a name, which a link may add to any text
_NOWHERE = -2  # a word of a name that no link gives: only texts that print it have it
_UNLINKED = ("Topic", "Page")  # kinds of offers whose other names no link gives to a text

# What people call pages of the register of actions beside their titles.
_OTHERWISE = {
    urls.ACTIONS: ("promises", "pledges", "action points", "action log"),
    urls.actions("status", "open"): ("open actions", "outstanding actions", "unfinished actions"),
    urls.actions("status", "done"): ("done actions", "completed actions", "finished actions"),
}

# For each word, how often it stands in each part of the search index.
Uses = Mapping[str, Counter[int]]

# What the search page can offer by name: kind, title, what is said of it, how much there is,
# address, feed, other names.
Offer = tuple[str, str, str, str, str, str, tuple[str, ...]]


def words(views: Views, base: str) -> Iterator[Output]:
    """Make the suggestions of the search page: what it offers by name, and all words of the texts.

    ``figures`` are the addresses of topics whose pages have figures at that place. If the search
    index has several parts, a second file says which have each word. Meetings are
    only their slugs: the address of each is ``meeting`` with the slug for the ``*``, that of a year
    is ``year`` with it, and that of a post and a topic is ``post_topic`` with the two for its two.
    So it is with items, actions, reports, the files of what is referred to by number, and those of
    ordinary words, of which the first word of each is told, and those of everyday words, of which
    it is told how their longest words begin.
    """
    offers = [*_people(views), *_posts(views), *_topics(views), *_organisations(views)]
    offers += [*_pages(views), *_terms(views)]
    uses = _vocabulary(views, offers)
    parts = len(views.library.search_parts)
    language = views.archive.site.language
    everyday = thesaurus(language, uses)
    data = {
        "offers": [
            (kind, title, note, much, base + url, feed and base + feed, names)
            for kind, title, note, much, url, feed, names in offers
        ],
        "figures": [base + urls.record("topics", slug) for slug in _with_figures(views)],
        "meeting": base + urls.record("meetings", "*"),
        "meetings": [entry.slug for entry in views.archive.meetings_by_date],
        "year": f"{base}{urls.DATES}*/",
        "years": sorted({str(entry.record.date.year) for entry in views.library.dated}),
        "post_topic": base + urls.post_topic("*", "*"),
        "post_topics": _post_topics(views),
        "words": coded(uses, parts),
        "everyday": base + urls.everyday("*"),
        "everyday_starts": list(everyday),
        "places": base + urls.PLACES if parts > 1 else "",
        "item": base + urls.item("*", "*"),
        "action": base + urls.action("*"),
        "report": base + urls.record("reports", "*"),
        "references": base + urls.references("*"),
        "ordinary": base + urls.ordinary("*"),
        "ordinary_from": first_words(language),
    }
    yield _json(urls.WORDS, data)
    yield from reference_files(views)
    yield from ordinary_files(language)
    for start, text in everyday.items():
        yield Output(urls.everyday(start).removeprefix("/"), text.encode())
    if parts > 1:
        yield _json(urls.PLACES, places(uses, parts))


def _json(url: str, data: object) -> Output:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Output(url.removeprefix("/"), text.encode())


def _post_topics(views: Views) -> dict[str, list[str]]:
    """Return the topics with which each post has a page."""
    by_post: dict[str, list[str]] = {}
    for post, topic in views.library.post_topics:
        by_post.setdefault(post, []).append(topic)
    return by_post


def description(renderer: Renderer) -> Output:
    """Tell browsers how to search the archive from their own search box (OpenSearch)."""
    body = renderer.site.body
    name = next(
        (
            candidate
            for candidate in (renderer.site.title, body.name)
            if len(candidate) <= _SHORT_NAME
        ),
        body.abbreviation or body.name[:_SHORT_NAME],
    )
    text = renderer.template("feeds/opensearch.xml", short_name=name, search=urls.SEARCH)
    return Output(urls.OPENSEARCH.removeprefix("/"), text.encode())


def coded(uses: Uses, parts: int) -> str:
    """Write words as one text, front-coded, each with what is known of it.

    A point stands behind a word that is used more than once or twice, a colon behind a frequent
    one. Last stands ``!`` if the index has several ``parts`` and the newest does not have it.
    """
    result = []
    ordered = sorted(uses)
    for word, short in zip(ordered, front_coded(ordered), strict=True):
        result.append(short + next(mark for least, mark in _COMMON if uses[word].total() >= least))
        if not uses[word].keys() & {_EVERYWHERE, parts - 1}:
            result.append("!")
    return "".join(result)


def places(uses: Uses, parts: int) -> str:
    """Write which parts of the index have each word, in the order of words, with blanks between.

    A hexadecimal digit for every four parts from the oldest on, the oldest of the four its lowest
    bit, without noughts at the end; nothing for a word that all parts have.
    """
    return " ".join(_places(set(uses[word]), parts) for word in sorted(uses))


def _places(stands_in: set[int], parts: int) -> str:
    stands = stands_in - {_NOWHERE}
    if _EVERYWHERE in stands or len(stands) == parts:
        return ""
    return f"{sum(1 << part for part in stands):x}"[::-1]


def _people(views: Views) -> Iterator[Offer]:
    archive = views.archive
    for slug, entry in archive.people.items():
        seats = archive.seats.get(slug, ())
        held = archive.held_by(slug)
        attended = [seat for seat in seats if seat.how != "apologies"]
        note = views.name("posts", held[-1].post) if held else ""
        much = count(len(attended), "meeting") if attended else ""
        yield _offer(views, "people", slug, note, much, entry.record.every_other_name)


def _posts(views: Views) -> Iterator[Offer]:
    for slug, entry in views.archive.posts.items():
        parts = views.library.involvement.of_post.get(slug, ())
        holders = {holding.person for holding in views.archive.holdings_of_post.get(slug, ())}
        note = ", ".join(entry.record.abbreviations)
        much = ", ".join(
            [count(len(holders), "holder")] * bool(holders)
            + [count(len(parts), "item")] * bool(parts)
        )
        names = (*entry.record.abbreviations, *entry.record.other_names)
        yield _offer(views, "posts", slug, note, much, names)


def _topics(views: Views) -> Iterator[Offer]:
    for slug, entry in views.archive.topics.items():
        items = views.library.backlinks.discussions_by_topic.get(slug, ())
        reports = views.library.backlinks.reports_by_topic.get(slug, ())
        much = how_many((len(items), "item"), (len(reports), "report"))
        much = _("{amounts} filed under it", amounts=much) if much else ""
        names = (*entry.record.other_names, *entry.record.search_words)
        yield _offer(views, "topics", slug, "", much, names)


def _with_figures(views: Views) -> Iterator[str]:
    """List the topics on which figures are known; what is only absent leads to nothing."""
    return (slug for slug in views.archive.topics if views.library.figures.by_topic.get(slug))


def _organisations(views: Views) -> Iterator[Offer]:
    for slug, entry in views.archive.organisations.items():
        note = ", ".join(entry.record.abbreviations)
        much = how_many((len(views.library.involvement.of_organisation.get(slug, ())), "item"))
        names = (*entry.record.abbreviations, *entry.record.other_names)
        yield _offer(views, "organisations", slug, note, much, names)


def _offer(views: Views, kind: str, slug: str, note: str, much: str, names: Iterable[str]) -> Offer:
    """Offer a record by its names, and by those that the glossary has for it."""
    title = views.name(kind, slug)
    every = (*names, *(name for term in _standing_for(views, kind, slug) for name in _names(term)))
    others = tuple(dict.fromkeys(name for name in every if name != title))
    feed = urls.feed(kind, slug) if slug in views.library.followed.get(kind, ()) else ""
    return KINDS[kind].title, title, note, much, views.library.address(kind, slug), feed, others


def _pages(views: Views) -> Iterator[Offer]:
    """Offer the site's own pages, and the lists, by what they are of."""
    for slug, entry in views.archive.pages.items():
        yield "Page", entry.record.title, "", "", urls.record("pages", slug), "", ()
    for link in (*browse(), Link(_("Glossary"), urls.GLOSSARY, _("abbreviations"))):
        names = (link.note, *_OTHERWISE.get(link.url, ()))
        yield "Page", link.text, link.note, "", link.url, "", names
    for chosen in views.library.register.selections.get("status", ()):
        names = _OTHERWISE.get(chosen.url, ())
        much = count(len(chosen.actions), "action")
        yield "Page", heading_of(views, chosen), "", much, chosen.url, "", names


def _terms(views: Views) -> Iterator[Offer]:
    for term in views.archive.terms:
        url = urls.term(slugify(term.abbreviation))
        names = (term.expansion, *term.other_names)
        yield "Glossary", term.abbreviation, term.expansion, "", url, "", names


def _standing_for(views: Views, kind: str, slug: str) -> Iterator[Term]:
    field = KINDS[kind].noun
    return (term for term in views.archive.terms if getattr(term, field, None) == slug)


def _names(term: Term) -> tuple[str, ...]:
    return (term.abbreviation, term.expansion, *term.other_names)


def _vocabulary(views: Views, offers: Iterable[Offer]) -> Uses:
    """Count every word of three letters or more in items, reports and names, by where it stands.

    So are the marks of what is found only whole, and the words of topics where texts are filed
    under them.
    """
    in_parts: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def note(part: int, texts: Iterable[str]) -> None:
        for text in texts:
            in_parts[part].update(_words(text))

    def part_on(date: PartialDate) -> int:
        return part_of(views.library.search_parts, str(date.year)).number

    for kind, title, about, *__, names in offers:
        note(_EVERYWHERE, (title,))
        note(_NOWHERE if kind in _UNLINKED else _EVERYWHERE, (about, *names))
    note(_EVERYWHERE, (topic.record.summary or "" for topic in views.archive.topics.values()))
    note(_EVERYWHERE, (person.record.note or "" for person in views.archive.people.values()))
    for item in views.library.backlinks.items.values():
        details = item.details
        texts = (details.summary or "", *(paragraph.text for paragraph in item.paragraphs))
        note(
            part_on(views.library.backlinks.date_of(item)),
            (
                *(item.title, details.title or "", *texts),
                *(heading.text for heading in item.headings),
                exact_marks(texts, item.html),
                words_of_topics(views.archive, details.topics, texts),
            ),
        )
    for slug, report in views.archive.reports.items():
        record, body = report.record, views.texts.reports[slug]
        texts = (record.summary or "", *(paragraph.text for paragraph in body.paragraphs))
        note(
            part_on(record.date),
            (
                *(record.subject, record.title or "", *texts),
                *(heading.text for heading in body.headings),
                exact_marks(texts, body.html),
                words_of_topics(views.archive, record.topics, texts),
            ),
        )
    uses: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for part, words_of_part in in_parts.items():
        for word, times in words_of_part.items():
            uses[word][part] = times
    return uses


def _words(text: str) -> Iterator[str]:
    """List the words of a text in small letters, and those with a mark between also as one."""
    small = text.replace("İ", "i").lower()  # else it is two characters, the second no letter
    yield from _WORD.findall(small)
    for compound in _COMPOUND.findall(small):
        whole = _BETWEEN.sub("", compound)
        if whole != _BETWEEN.split(compound)[0]:
            yield from _WORD.findall(whole)
