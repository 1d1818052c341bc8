"""What an item or a report says of a topic, in a sentence or two, and in which paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comsite.base import urls
from comsite.base.english import sentences
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.library.topic_names import TopicNames, stands_in
from comsite.site.page import Link
from comsite.site.story import clipped
from comsite.site.summaries import Event
from comsite.site.views import Views
from comsite.texts.items import Item
from comsite.texts.numbering import Paragraph

_LENGTH = 300  # characters of a paragraph's sentence

_LIST = 5  # commas of a sentence that is a list

_PRONOUNS = ("He ", "She ", "It ", "They ", "This ", "These ", "Those ")


class Excerpts:
    """The excerpts of texts that are filed under one topic."""

    def __init__(self, views: Views, topic: str) -> None:
        self.views = views
        self._names = TopicNames(views.archive, (topic,)).patterns

    def of_item(self, item: Item, note: str) -> Event:
        """Return an item with what it says of the topic."""
        event = self.views.item_event(item, note)
        paragraph = self._paragraph(item.paragraphs)
        url = urls.item(item.meeting, item.slug)
        if paragraph is None:
            return event
        place = Link(_beginning(paragraph.called), f"{url}#{paragraph.anchor}")
        return self._with(event, paragraph, place)

    def of_report(self, entry: Entry[Report], note: str) -> Event:
        """Return a report with what it says of the topic."""
        event = self.views.event(entry)
        event = replace(event, link=replace(event.link, note=note))
        paragraph = self._paragraph(self.views.texts.reports[entry.slug].paragraphs)
        if paragraph is None:
            return event
        place = self.views.report_paragraph_link(entry.slug, paragraph.anchor)
        place = replace(place, text=_beginning(place.text))
        return self._with(event, paragraph, place)

    def _with(self, event: Event, paragraph: Paragraph, place: Link) -> Event:
        """Choose what is shown of a text that names the topic, in this paragraph first.

        It is the whole summary where the title names it too; else the sentence of the summary that
        does, or that of the paragraph: whichever can be understood alone. A long list of names
        cannot: in its place stands the whole summary.
        """
        said = event.summary
        if not stands_in(self._names, event.link.text):
            short = (self._naming(said), clipped(self._naming(paragraph.text), _LENGTH))
            whole = (one for one in short if one and not one.startswith(_PRONOUNS))
            chosen = next(whole, short[0] or short[1])
            said = said if said and chosen.count(",") >= _LIST else chosen
        return replace(event, summary=said, place=place)

    def _naming(self, text: str) -> str:
        naming = (one for one in sentences(text) if stands_in(self._names, one))
        return next(naming, "")

    def _paragraph(self, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
        naming = (one for one in paragraphs if stands_in(self._names, one.text))
        return next(naming, None)


def _beginning(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]
