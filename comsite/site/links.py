"""Links to records and to places in texts, each with the words that stand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from comsite.base import urls
from comsite.base.language import _
from comsite.base.letterforms import sort_key
from comsite.content.entries import Entry
from comsite.content.models import Meeting, Report
from comsite.library.backlinks import TextPlace
from comsite.library.library import Library
from comsite.site.amounts import size
from comsite.site.page import Link, neighbours
from comsite.texts.agenda import OPENING
from comsite.texts.items import Item
from comsite.texts.numbering import UNNUMBERED, Paragraph


def bare(text: str) -> str:
    """Return the number of a paragraph as a link of its own has it, without the word before."""
    return text.removeprefix(_("paragraph {number}", number=""))


class Links:
    """The links that pages of one archive are made with."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.archive = library.archive
        self.texts = library.texts

    def name(self, kind: str, slug: str) -> str:
        """Return what a record is called."""
        return self.archive.name(kind, slug)

    def link(self, kind: str, slug: str, note: str = "") -> Link:
        """Link to a record."""
        return Link(self.name(kind, slug), self.library.address(kind, slug), note)

    def links(self, kind: str, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Link to records, in the order given."""
        return tuple(self.link(kind, slug) for slug in slugs)

    def file_link(self, name: str, title: str = "") -> Link:
        """Link to an original to download; its type and size stand behind: PDF, 120 kB."""
        what = f"{name.rpartition('.')[2].upper()}, {size(self.archive.files[name].size)}"
        return Link(title or name, urls.file(name), what)

    def link_if_any(self, kind: str, slug: str | None) -> Link | None:
        """Link to a record, if one is named."""
        return self.link(kind, slug) if slug else None

    def item_link(self, item: Item) -> Link:
        """Link to an item; to the meeting for what stands before the first item."""
        if item.number == OPENING:
            return Link(_("Opening of the notes"), urls.record("meetings", item.meeting))
        return Link(f"{item.number}. {item.name}", urls.item(item.meeting, item.slug))

    def place_link(self, place: TextPlace) -> Link:
        """Link to the first paragraph of a text that names a record, by date and title."""
        record = place.record
        anchor = f"#{place.paragraphs[0].anchor}" if place.paragraphs else ""
        if isinstance(record, Item):
            link = self.item_link(record)
            return Link(link.text, link.url + anchor, self.name("meetings", record.meeting))
        link = self.link("reports", record.slug)
        return Link(link.text, link.url + anchor, record.record.date.text)

    def paragraph_link(self, meeting: str, anchor: str) -> Link:
        """Link to a paragraph of a meeting's notes, with its number as text."""
        paragraph = self._paragraphs[meeting].get(anchor)
        name = paragraph.called if paragraph else anchor.replace("-", " ", 1)
        return Link(name, f"{urls.record('meetings', meeting)}#{anchor}")

    @cached_property
    def _paragraphs(self) -> Mapping[str, Mapping[str, Paragraph]]:
        return {slug: text.paragraphs for slug, text in self.texts.meetings.items()}

    def report_paragraph_link(self, report: str, anchor: str) -> Link:
        """Link to a paragraph of a report, by its number, or by its place under its heading."""
        text, url = self.texts.reports[report], urls.record("reports", report)
        found = next((one for one in text.paragraphs if one.anchor == anchor), None)
        if found and found.label != UNNUMBERED:
            return Link(found.called, f"{url}#{anchor}")
        section, __, number = anchor.rpartition("-")
        title = next(
            (heading.text for heading in text.headings if heading.anchor == section),
            _("the opening"),
        )
        name = _("paragraph {number} under {title}", number=number, title=title)
        return Link(name, f"{url}#{anchor}")

    def where_link(self, entry: Entry[Meeting] | Entry[Report], where: str) -> Link | None:
        """Link to a paragraph of a text, if one is named."""
        if not where:
            return None
        link = self.paragraph_link if entry.kind == "meetings" else self.report_paragraph_link
        return link(entry.slug, where)

    def topics_of(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Link to topics, by title."""
        return tuple(sorted(self.links("topics", slugs), key=lambda link: sort_key(link.text)))

    def beside(self, meeting: Entry[Meeting]) -> tuple[Link | None, Link | None]:
        """Link to the meetings before and after one, of the same committee."""
        links, places = self._meetings_of[meeting.record.held_by or ""]
        return neighbours(links, places[meeting.slug])

    @cached_property
    def _meetings_of(self) -> Mapping[str, tuple[tuple[Link, ...], Mapping[str, int]]]:
        """Links to the meetings of each committee, earliest first, and the place of each."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.archive.meetings_by_date:
            found[entry.record.held_by or ""].append(entry.slug)
        return {
            committee: (
                self.links("meetings", slugs),
                {slug: place for place, slug in enumerate(slugs)},
            )
            for committee, slugs in found.items()
        }
