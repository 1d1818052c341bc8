"""Back-links: which items, reports and actions stand behind each record, all derived."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.texts.items import Action, Item, Texts
from comsite.texts.markdown import LinkUse
from comsite.texts.numbering import Paragraph
from comsite.texts.targets import Target

LONG = 400  # items, reports and actions of a topic; more are split into years


NAMED = "named in it"  # what a report has to do with a record that only its text names


class Place(NamedTuple):
    """A text that names a record, an item or a report, and the paragraphs in which it does."""

    record: Item | Entry[Report]
    paragraphs: tuple[Paragraph, ...]


class Backlinks:
    """The back-links of one archive."""

    def __init__(self, archive: Archive, texts: Texts) -> None:
        self.archive = archive
        self.texts = texts

    @cached_property
    def items(self) -> Mapping[tuple[str, str], Item]:
        """Every item by meeting and number, in order of date and agenda."""
        return {
            (entry.slug, item.number): item
            for entry in self.archive.meetings_by_date
            for item in self.texts.meetings[entry.slug].items
        }

    def date_of(self, item: Item) -> PartialDate:
        """The date of an item's meeting."""
        return self.archive.meetings[item.meeting].record.date

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Every action, latest meeting first, in the order of the notes."""
        return tuple(
            action
            for entry in reversed(self.archive.meetings_by_date)
            for item in self.texts.meetings[entry.slug].items
            for action in item.actions
        )

    @cached_property
    def items_by_topic(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each topic, earliest first."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items.values():
            for topic in item.details.topics:
                found[topic].append(item)
        return {topic: tuple(items) for topic, items in found.items()}

    @cached_property
    def reports_by_topic(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports of each topic, earliest first."""
        found: dict[str, list[Entry[Report]]] = defaultdict(list)
        for entry in self.archive.reports_by_date:
            for topic in entry.record.topics:
                found[topic].append(entry)
        return {topic: tuple(reports) for topic, reports in found.items()}

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """The topics inside each topic, and inside those, by slug."""
        found: dict[str, list[str]] = {slug: [] for slug in self.archive.topics}
        for slug, (_, *wider) in self.archive.wider_topics.items():
            for one in wider:
                found[one].append(slug)
        return {slug: tuple(sorted(inside)) for slug, inside in found.items()}

    @cached_property
    def items_within(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each topic and of the topics inside it, earliest first."""
        places = {key: place for place, key in enumerate(self.items)}
        found = {}
        for topic, narrower in self.narrower.items():
            within = {
                places[item.meeting, item.number]: item
                for one in (topic, *narrower)
                for item in self.items_by_topic.get(one, ())
            }
            found[topic] = tuple(within[place] for place in sorted(within))
        return found

    @cached_property
    def reports_within(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports of each topic and of the topics inside it, earliest first."""
        places = {entry.slug: place for place, entry in enumerate(self.archive.reports_by_date)}
        found = {}
        for topic, narrower in self.narrower.items():
            within = {
                places[entry.slug]: entry
                for one in (topic, *narrower)
                for entry in self.reports_by_topic.get(one, ())
            }
            found[topic] = tuple(within[place] for place in sorted(within))
        return found

    @cached_property
    def years_of_long_topics(self) -> Mapping[str, tuple[int, ...]]:
        """The years of each topic whose history is too long for one page."""
        found = {}
        for topic in self.archive.topics:
            items, reports = self.items_within[topic], self.reports_within[topic]
            own = (item for item in items if topic in item.details.topics)
            if len(items) + len(reports) + sum(len(item.actions) for item in own) > LONG:
                years = {self.date_of(item).year for item in items}
                found[topic] = tuple(sorted(years | {one.record.date.year for one in reports}))
        return found

    @cached_property
    def items_by_target(self) -> Mapping[Target, tuple[Item, ...]]:
        """The items whose text names a record, earliest first."""
        found: dict[Target, dict[str, Item]] = defaultdict(dict)
        for item in self.items.values():
            for mention in item.mentions:
                found[mention.target][urls.item(item.meeting, item.number)] = item
        return {target: tuple(items.values()) for target, items in found.items()}

    def places(self, target: Target) -> tuple[Place, ...]:
        """Where texts name a record, earliest first; of one day the reports, then the notes."""
        return self._places.get(target, ())

    @cached_property
    def _places(self) -> Mapping[Target, tuple[Place, ...]]:
        found: dict[Target, list[Place]] = defaultdict(list)
        for record in self._texts_by_date:
            text = record if isinstance(record, Item) else self.texts.reports[record.slug]
            paragraphs = {paragraph.anchor: paragraph for paragraph in text.paragraphs}
            named: dict[Target, dict[str, None]] = defaultdict(dict)
            for mention in text.mentions:
                named[mention.target][mention.anchor] = None
            for target, anchors in named.items():
                known = (paragraphs[anchor] for anchor in anchors if anchor in paragraphs)
                found[target].append(Place(record, tuple(known)))
        return {target: tuple(places) for target, places in found.items()}

    def links_to(self, *addresses: str) -> tuple[Place, ...]:
        """The texts in which a link leads to one of these addresses, earliest first."""
        found: dict[int, dict[str, Paragraph]] = defaultdict(dict)
        for address in addresses:
            for number, paragraph in self._links.get(address, ()):
                found[number] |= {paragraph.anchor: paragraph} if paragraph else {}
        return tuple(
            Place(self._texts_by_date[number], tuple(paragraphs.values()))
            for number, paragraphs in sorted(found.items())
        )

    @cached_property
    def _links(self) -> Mapping[str, list[tuple[int, Paragraph | None]]]:
        """For each address: the number of each text that links to it, and the paragraph."""
        found: dict[str, list[tuple[int, Paragraph | None]]] = defaultdict(list)
        for number, record in enumerate(self._texts_by_date):
            text = record if isinstance(record, Item) else self.texts.reports[record.slug]
            lines = [paragraph.line for paragraph in text.paragraphs]
            for use in self._links_in(record):
                place = bisect_right(lines, use.line)
                paragraph = text.paragraphs[place - 1] if place else None
                found[use.target.partition("?")[0]].append((number, paragraph))
        return found

    def _links_in(self, record: Item | Entry[Report]) -> Iterator[LinkUse]:
        """The links of a report or item; an item reaches to where the next one begins."""
        if not isinstance(record, Item):
            yield from self.texts.reports[record.slug].links
            return
        notes = self.texts.meetings[record.meeting]
        after = next((one.line for one in notes.items if one.line > record.line), None)
        for use in notes.links:
            if record.line <= use.line and (after is None or use.line < after):
                yield use

    @cached_property
    def _texts_by_date(self) -> Sequence[Item | Entry[Report]]:
        """Every report and item, with what stands before the first item, in order of date."""
        dated: list[tuple[PartialDate, Item | Entry[Report]]]
        dated = [(entry.record.date, entry) for entry in self.archive.reports_by_date]
        for entry in self.archive.meetings_by_date:
            text = self.texts.meetings[entry.slug]
            opening = (text.introduction,) if text.introduction else ()
            dated += [(entry.record.date, item) for item in chain(opening, text.items)]
        return [record for _, record in sorted(dated, key=lambda one: one[0])]

    @cached_property
    def reports_by_target(self) -> Mapping[Target, tuple[tuple[Entry[Report], str], ...]]:
        """The reports that a record wrote, sponsored, asked for or is named in, earliest first."""
        found: dict[Target, dict[str, tuple[Entry[Report], str]]] = defaultdict(dict)
        for entry in self.archive.reports_by_date:
            record = entry.record
            roles = [("author", author) for author in record.authors]
            roles += [("sponsor", record.sponsor)] if record.sponsor else []
            roles += [("asked for it", record.requested_by)] if record.requested_by else []
            for how, author in roles:
                for kind, slug in (
                    ("people", author.person),
                    ("posts", author.post),
                    ("organisations", author.organisation),
                ):
                    if slug:
                        found[Target(kind, slug)].setdefault(entry.slug, (entry, how))
            for mention in self.texts.reports[entry.slug].mentions:
                found[mention.target].setdefault(entry.slug, (entry, NAMED))
        return {target: tuple(reports.values()) for target, reports in found.items()}

    @cached_property
    def actions_by_owner(self) -> Mapping[Target, tuple[Action, ...]]:
        """The actions of each owner, latest first; a post owns what its holder was named for."""
        found: dict[Target, list[Action]] = defaultdict(list)
        for action in self.actions:
            for owner in action.owners:
                found[owner].append(action)
                if owner.post:
                    found[Target("posts", owner.post)].append(action)
        return {owner: tuple(actions) for owner, actions in found.items()}

    @cached_property
    def reports_of_meeting(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports put to each meeting, whether it or the report says so, by item and date."""
        found: dict[str, dict[str, Entry[Report]]] = defaultdict(dict)
        for meeting in self.archive.meetings_by_date:
            for item in meeting.record.items:
                for slug in item.reports:
                    found[meeting.slug][slug] = self.archive.reports[slug]
        for report in self.archive.reports_by_date:
            if report.record.meeting and not report.record.extract_of:
                found[report.record.meeting].setdefault(report.slug, report)
        return {meeting: tuple(reports.values()) for meeting, reports in found.items()}

    @cached_property
    def items_of_report(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The meeting and number of each item that a report was put to, as either of them says."""
        found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for meeting in self.archive.meetings_by_date:
            for item in meeting.record.items:
                for slug in item.reports:
                    found[slug][meeting.slug, item.number] = None
        for slug, report in self.archive.reports.items():
            if report.record.meeting and report.record.item:
                found[slug][report.record.meeting, report.record.item] = None
        return {slug: tuple(items) for slug, items in found.items()}

    @cached_property
    def reports_of_item(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The reports put to each item, by meeting and number."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for report, items in self.items_of_report.items():
            for item in items:
                found[item].append(report)
        return {item: tuple(reports) for item, reports in found.items()}

    @cached_property
    def extracts_of_item(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The reports that repeat each item, by meeting and number."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in self.archive.reports_by_date:
            if extract := entry.record.extract_of:
                found[extract.meeting, extract.item].append(entry.slug)
        return {item: tuple(reports) for item, reports in found.items()}

    @cached_property
    def parts_of_report(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports attached to each report."""
        found: dict[str, list[Entry[Report]]] = defaultdict(list)
        for entry in self.archive.reports.values():
            if entry.record.part_of:
                found[entry.record.part_of].append(entry)
        return {slug: tuple(parts) for slug, parts in found.items()}
