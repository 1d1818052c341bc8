"""How a page is cited: as data for the script that writes citations, and for Zotero and others.

The data is an item of CSL-JSON, without what only the reader's browser knows: the part that is
cited and the day. The meta elements are those that Zotero's translator "Embedded Metadata" reads:
Dublin Core, ``og:site_name`` for the archive, and Highwire's name for who stands behind a report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from comsite.content.entries import Entry
from comsite.content.models import Author, Meeting, Person, Report
from comsite.site.page import Citation
from comsite.site.views import Views
from comsite.texts.items import Item

_GENRES = {"full": "{}", "digest": "digest of the {}", "missing": "what is known of the {}"}


def cited_notes(
    views: Views, entry: Entry[Meeting], title: str, items: Iterable[Item] = ()
) -> Citation:
    """Return how something in the notes of a meeting is cited: the body is its author.

    ``items`` are those whose paragraphs the page has.
    """
    site = views.archive.site
    what = "meeting" if entry.record.text == "missing" else "notes"
    data = {
        **_data(views, entry, "webpage", title, what),
        "author": [{"literal": site.body.name}],
        "container-title": site.title,
    }
    return Citation(data, _metas(data, (), site.body.name), _voices(views, items))


def cited_report(views: Views, entry: Entry[Report]) -> Citation:
    """Return how a report is cited, with its authors in the order in which they are printed."""
    site, record = views.archive.site, entry.record
    authors = [_author(views, author) for author in record.authors]
    publisher = (record.source and record.source.publisher) or site.body.name
    data = {
        **_data(views, entry, "report", record.subject, record.kind),
        **({"author": authors} if authors else {}),
        "publisher": publisher,
        "archive": site.title,
    }
    names = tuple(", ".join(author.values()) for author in authors)
    metas = _metas(data, names, publisher)
    return Citation(data, (*metas, ("citation_technical_report_institution", publisher)), {})


def _voices(views: Views, items: Iterable[Item]) -> Mapping[str, str]:
    """Return who spoke in each paragraph whose text says so, with the office of the day."""
    voices: dict[str, list[str]] = defaultdict(list)
    for item in items:
        date = views.archive.meetings[item.meeting].record.date
        for one in item.statements:
            posts = views.library.involvement.posts_on(one.speaker, date, item.meeting)
            names = [views.name(one.speaker.kind, one.speaker.slug)]
            names += [views.name("posts", post) for post in sorted(posts)]
            who = ", ".join(dict.fromkeys(names))
            if who not in voices[one.anchor]:
                voices[one.anchor].append(who)
    return {anchor: "; ".join(who) for anchor, who in voices.items()}


def _data(
    views: Views, entry: Entry[Meeting] | Entry[Report], kind: str, title: str, what: str
) -> dict[str, Any]:
    date = entry.record.date
    return {
        "type": kind,
        "title": title,
        "genre": _GENRES[entry.record.text].format(what),
        "issued": {"date-parts": [[date.year, date.month, date.day][: date.precision]]},
        "language": views.archive.site.language,
    }


def _author(views: Views, author: Author) -> dict[str, str]:
    """Return an author's name in parts, as CSL has it; that of a post or a body is whole."""
    if author.person:
        person: Person = views.archive.people[author.person].record
        family, _, given = (person.sort_name or "").partition(",")
        if not given:
            given, _, family = person.name.rpartition(" ")
        if given:
            return {"family": family.strip(), "given": given.strip()}
        return {"literal": person.name}
    if author.organisation:
        return {"literal": views.name("organisations", author.organisation)}
    return {"literal": author.role or views.name("posts", author.post or "")}


def _metas(
    data: Mapping[str, Any], authors: tuple[str, ...], publisher: str
) -> tuple[tuple[str, str], ...]:
    (date,) = data["issued"]["date-parts"]
    return (
        ("DC.title", data["title"]),
        *(("DC.creator", author) for author in authors),
        ("DC.publisher", publisher),
        ("DC.date", "-".join(f"{part:02d}" for part in date)),
        ("DC.type", data["genre"]),
        ("DC.language", data["language"]),
    )
