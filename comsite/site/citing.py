"""How a page is cited, by Zotero and others, and by the script that writes citations.

The meta elements are those that Zotero's translator "Embedded Metadata" reads: Dublin Core,
``og:site_name`` for the archive, and Highwire's name for who stands behind a report. The script
makes an item of CSL-JSON of the same elements; only the parts of authors' names are not in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from comsite.base.language import _, marked
from comsite.content.entries import Entry
from comsite.content.models import Author, Meeting, Person, Report
from comsite.site.page import Citation, Voices
from comsite.site.views import Views
from comsite.texts.items import Item

_GENRES = {
    "full": marked("{document}"),
    "digest": marked("digest of the {document}"),
    "missing": marked("what is known of the {document}"),
}


def cited_notes(
    views: Views, entry: Entry[Meeting], title: str, items: Iterable[Item] = ()
) -> Citation:
    """Return how something in the notes of a meeting is cited: the body is its author.

    ``items`` are those whose paragraphs the page has.
    """
    what = marked("meeting") if entry.record.text == "missing" else marked("notes")
    metas = _metas(views, entry, title, what, (), views.archive.body_of(entry.slug))
    return Citation((), metas, _voices(views, items))


def cited_report(views: Views, entry: Entry[Report]) -> Citation:
    """Return how a report is cited, with its authors in the order in which they are printed."""
    record = entry.record
    authors = tuple(_author(views, author) for author in record.authors)
    publisher = (record.source and record.source.publisher) or views.archive.site.body.name
    names = tuple(", ".join(author.values()) for author in authors)
    metas = _metas(views, entry, record.subject, record.kind, names, publisher)
    institution = ("citation_technical_report_institution", publisher)
    return Citation(authors, (*metas, institution), ())


def _voices(views: Views, items: Iterable[Item]) -> Voices:
    """Return who spoke in each paragraph whose text says so, with the office of the day."""
    places: dict[str, int] = {}
    voices: dict[str, list[int]] = defaultdict(list)
    for item in items:
        date = views.archive.meetings[item.meeting].record.date
        for one in item.statements:
            posts = views.library.involvement.posts_on(one.speaker, date, item.meeting)
            names = [views.name(one.speaker.kind, one.speaker.slug)]
            names += [views.name("posts", post) for post in sorted(posts)]
            place = places.setdefault(", ".join(dict.fromkeys(names)), len(places))
            if place not in voices[one.anchor]:
                voices[one.anchor].append(place)
    return (tuple(places), voices) if voices else ()


def _author(views: Views, author: Author) -> dict[str, str]:
    """Return an author's name in parts, as CSL has it; that of a post or a body is whole."""
    if author.person:
        person: Person = views.archive.people[author.person].record
        family, __, given = (person.sort_name or "").partition(",")
        if not given:
            given, __, family = person.name.rpartition(" ")
        if given:
            return {"family": family.strip(), "given": given.strip()}
        return {"literal": person.name}
    if author.organisation:
        return {"literal": views.name("organisations", author.organisation)}
    return {"literal": author.role or views.name("posts", author.post or "")}


def _metas(
    views: Views,
    entry: Entry[Meeting] | Entry[Report],
    title: str,
    what: str,
    authors: tuple[str, ...],
    publisher: str,
) -> tuple[tuple[str, str], ...]:
    return (
        ("DC.title", title),
        *(("DC.creator", author) for author in authors),
        ("DC.publisher", publisher),
        ("DC.date", str(entry.record.date)),
        ("DC.type", _(_GENRES[entry.record.text], document=_(what))),
        ("DC.language", views.archive.site.language),
    )
