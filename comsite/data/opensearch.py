"""What the search index has, for OpenSearch: the body of its bulk API, and the mapping of an index.

The body is NDJSON: a line that says under which id to store a document, then the document. The id
is the whole address of the page, which no other archive has, and the line names no index; so the
bodies of many archives go into one index, and what is sent again replaces what was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from comsite.base import urls
from comsite.base.output import Output
from comsite.content.entries import Entry
from comsite.content.models import Report, Site
from comsite.data.schemas import dumps
from comsite.data.shapes import Anchor, Date, Shape, WebAddress
from comsite.library.library import Library
from comsite.texts.items import Action, Decided, Item
from comsite.texts.numbering import Paragraph

_BODY, _MAPPING = "opensearch.ndjson", "opensearch-mapping.json"
_NAMED = ("people", "posts", "organisations")


class Part(Shape):
    """A paragraph. Its address is that of the text, #, and the anchor."""

    anchor: Anchor = Field(description="Its id on the page.")
    number: str = Field(description="Its number as shown.")
    text: str = Field(description="Its words, without marks.")


class Text(Shape):
    """An item, report or action; filters have names, as in the search of the site."""

    url: WebAddress = Field(description="The whole address of its page.")
    body: str = Field(description="The body whose archive it is in.")
    kind: Literal["item", "report", "action"] = Field(description="What it is.")
    title: str = Field(description="Its title; of an action, its label.")
    date: Date = Field(description="The date of the meeting or report.")
    meeting: WebAddress | None = Field(None, description="The page of the meeting.")
    summary: str | None = Field(None, description="What it says, in plain sentences.")
    topics: tuple[str, ...] = Field(description="What it is about.")
    people: tuple[str, ...] = Field(description="Who is named in it, wrote it or owns it.")
    posts: tuple[str, ...] = Field(description="The posts of these, and others named in it.")
    organisations: tuple[str, ...] = Field(description="The organisations named in it.")
    records: tuple[WebAddress, ...] = Field(
        description="The pages of all these, which tell two of one name apart."
    )
    paragraphs: tuple[Part, ...] = Field(description="Its text.")


def export(library: Library) -> Iterator[Output]:
    """Make the mapping, and then the body piece by piece, an item or a report at a time."""
    site = library.archive.site
    yield Output(_MAPPING, dumps(mapping(site)))
    yield Output(_BODY, b"")
    makers = _Makers(library)
    for meeting in library.archive.meetings_by_date:
        for item in library.texts.meetings[meeting.slug].items:
            yield _lines((makers.item(item), *map(makers.action, item.actions)))
    for report in library.archive.reports_by_date:
        yield _lines([makers.report(report)])


def mapping(site: Site) -> dict[str, Any]:
    """Return what an index is created with. A field that is not in it is refused.

    Words are found in their other forms where the site is in English, and else as they stand.
    """
    analyzer = "english" if site.language.partition("-")[0] == "en" else "standard"
    text = {"type": "text", "analyzer": analyzer}
    keyword = {"type": "keyword"}
    part = {"anchor": keyword, "number": keyword, "text": text}
    fields = dict.fromkeys(Text.model_fields, keyword) | {
        "title": text,
        "summary": text,
        "date": {"type": "date", "format": "strict_date||strict_year_month||strict_year"},
        # Each paragraph can be found by itself, and all of a text together too.
        "paragraphs": {
            "type": "nested",
            "dynamic": "strict",
            "include_in_root": True,
            "properties": part,
        },
    }
    return {"mappings": {"dynamic": "strict", "properties": fields}}


def _lines(texts: Iterable[Text]) -> Output:
    """Return texts as lines of the body; what a text lacks is left out, as in all open data."""
    data = b"".join(
        dumps({"index": {"_id": text.url}}) + dumps(text.model_dump(exclude_none=True))
        for text in texts
    )
    return Output(_BODY, data, continued=True)


class _Makers:
    """Make texts of the records of an archive."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.archive = library.archive
        self.base = library.archive.site.base_url.rstrip("/")

    def item(self, item: Item) -> Text:
        date = self.archive.meetings[item.meeting].record.date
        return self._text(
            urls.item(item.meeting, item.slug),
            item.details.topics,
            self.library.involvement.named_in_item(item),
            kind="item",
            title=item.name,
            date=str(date),
            meeting=self.base + urls.record("meetings", item.meeting),
            summary=item.details.summary,
            paragraphs=(*_parts(item.paragraphs), *map(_decision, item.decisions)),
        )

    def action(self, action: Action) -> Text:
        part = Part(anchor=action.anchor, number=action.label, text=action.text)
        return self._text(
            urls.action(action.slug),
            action.topics,
            action.owners_by_kind,
            kind="action",
            title=action.label,
            date=str(self.archive.meetings[action.meeting].record.date),
            meeting=self.base + urls.record("meetings", action.meeting),
            paragraphs=(part,),
        )

    def report(self, entry: Entry[Report]) -> Text:
        record, meeting = entry.record, entry.record.meeting
        return self._text(
            urls.record("reports", entry.slug),
            record.topics,
            self.library.involvement.named_in_report(entry),
            kind="report",
            title=self.archive.name("reports", entry.slug),
            date=str(record.date),
            meeting=self.base + urls.record("meetings", meeting) if meeting else None,
            summary=record.summary,
            paragraphs=_parts(self.library.texts.reports[entry.slug].paragraphs),
        )

    def _text(
        self, url: str, topics: Iterable[str], named: Mapping[str, Iterable[str]], **others: Any
    ) -> Text:
        slugs = {"topics": topics} | {kind: named.get(kind, ()) for kind in _NAMED}
        names = {
            kind: tuple(sorted({self.archive.name(kind, slug) for slug in of_kind}))
            for kind, of_kind in slugs.items()
        }
        records = [urls.record(kind, slug) for kind in slugs for slug in slugs[kind]]
        return Text(
            url=self.base + url,
            body=self.archive.site.body.name,
            records=tuple(self.base + record for record in sorted(records)),
            **names,
            **others,
        )


def _decision(decision: Decided) -> Part:
    return Part(anchor=decision.anchor, number=decision.label, text=decision.record.text)


def _parts(paragraphs: Iterable[Paragraph]) -> tuple[Part, ...]:
    return tuple(Part(anchor=one.anchor, number=one.label, text=one.text) for one in paragraphs)
