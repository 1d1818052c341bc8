"""Back-links: which items, reports and actions belong to each record. All are derived."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.texts.items import Action, Decided, Item, Texts
from comsite.texts.markdown import LinkUse
from comsite.texts.numbering import Paragraph
from comsite.texts.targets import Target

LONG = 400  # items, reports and actions of a topic; more are split into years
ONLY_NAMED = "named in it"  # what a report has to do with a record that only its text names


_VOTED = {
    "for": "voted for",
    "against": "voted against",
    "abstained": "abstained",
    "absent": "absent from the vote",
}

_Written: TypeAlias = tuple[int, Item | Entry[Report], Sequence[Paragraph]]


class TextPlace(NamedTuple):
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
        """Return the date of an item's meeting."""
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
    def decisions(self) -> tuple[Decided, ...]:
        """Every decision, latest meeting first, in the order of the agenda."""
        return tuple(
            decision
            for entry in reversed(self.archive.meetings_by_date)
            for item in self.texts.meetings[entry.slug].items
            for decision in item.decisions
        )

    @cached_property
    def decisions_of_person(self) -> Mapping[str, tuple[tuple[Decided, tuple[str, ...]], ...]]:
        """The decisions that a person moved, seconded or voted on, latest first.

        With each is what the person did, as the notes say: ``moved``, ``voted against``.
        """
        by_person: dict[str, list[tuple[Decided, tuple[str, ...]]]] = defaultdict(list)
        for decision in self.decisions:
            did: dict[str, list[str]] = defaultdict(list)
            record = decision.record
            for person, what in ((record.moved_by, "moved"), (record.seconded_by, "seconded")):
                if person:
                    did[person].append(what)
            for way, people in record.voters.items():
                for person in people:
                    did[person].append(_VOTED[way])
            for person, acts in did.items():
                by_person[person].append((decision, tuple(acts)))
        return {person: tuple(decisions) for person, decisions in by_person.items()}

    def is_discussion(self, item: Item) -> bool:
        """Return whether notes tell something under an item; an agenda does not."""
        return self.archive.meetings[item.meeting].record.status == "held" and item.tells

    @cached_property
    def discussions_by_topic(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each topic under which the notes tell something, earliest first."""
        return {
            topic: tuple(filter(self.is_discussion, items))
            for topic, items in self.items_by_topic.items()
        }

    @cached_property
    def items_by_topic(self) -> Mapping[str, tuple[Item, ...]]:
        """The items filed under each topic, earliest first."""
        by_topic: dict[str, list[Item]] = defaultdict(list)
        for item in self.items.values():
            for topic in item.details.topics:
                by_topic[topic].append(item)
        return {topic: tuple(items) for topic, items in by_topic.items()}

    @cached_property
    def actions_by_topic(self) -> Mapping[str, tuple[Action, ...]]:
        """The actions of each topic that an editor gave them, earliest first."""
        by_topic: dict[str, list[Action]] = defaultdict(list)
        for item in self.items.values():
            for action in item.actions:
                for topic in dict.fromkeys(action.topics):
                    by_topic[topic].append(action)
        return {topic: tuple(actions) for topic, actions in by_topic.items()}

    @cached_property
    def reports_by_topic(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports filed under each topic, earliest first."""
        by_topic: dict[str, list[Entry[Report]]] = defaultdict(list)
        for entry in self.archive.reports_by_date:
            for topic in entry.record.topics:
                by_topic[topic].append(entry)
        return {topic: tuple(reports) for topic, reports in by_topic.items()}

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """The topics inside each topic, and inside those, by slug."""
        narrower: dict[str, list[str]] = {slug: [] for slug in self.archive.topics}
        for slug, (_, *wider) in self.archive.wider_topics.items():
            for topic in wider:
                narrower[topic].append(slug)
        return {slug: tuple(sorted(inside)) for slug, inside in narrower.items()}

    @cached_property
    def items_within(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each topic and of the topics inside it, earliest first."""
        places = {key: place for place, key in enumerate(self.items)}
        by_topic = {}
        for topic, narrower in self.narrower.items():
            within = {
                places[item.meeting, item.number]: item
                for slug in (topic, *narrower)
                for item in self.items_by_topic.get(slug, ())
            }
            by_topic[topic] = tuple(within[place] for place in sorted(within))
        return by_topic

    @cached_property
    def reports_within(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports of each topic and of the topics inside it, earliest first."""
        places = self._report_places
        by_topic = {}
        for topic, narrower in self.narrower.items():
            within = {
                places[entry.slug]: entry
                for slug in (topic, *narrower)
                for entry in self.reports_by_topic.get(slug, ())
            }
            by_topic[topic] = tuple(within[place] for place in sorted(within))
        return by_topic

    @cached_property
    def years_of_long_topics(self) -> Mapping[str, tuple[int, ...]]:
        """The years of each topic whose history is too long for one page."""
        by_topic = {}
        for topic in self.archive.topics:
            items = [
                item
                for item in self.items_within[topic]
                if topic in item.details.topics or self.is_discussion(item)
            ]
            reports = self.reports_within[topic]
            actions = self.actions_by_topic.get(topic, ())
            if len(items) + len(reports) + len(actions) > LONG:
                years = {self.date_of(item).year for item in items}
                minuted = (self.archive.meetings[action.meeting] for action in actions)
                years |= {meeting.record.date.year for meeting in minuted}
                by_topic[topic] = tuple(
                    sorted(years | {report.record.date.year for report in reports})
                )
        return by_topic

    @cached_property
    def items_by_target(self) -> Mapping[Target, tuple[Item, ...]]:
        """The items whose text names a record, earliest first."""
        by_target: dict[Target, dict[str, Item]] = defaultdict(dict)
        for item in self.items.values():
            for mention in item.mentions:
                by_target[mention.target][urls.item(item.meeting, item.slug)] = item
        return {target: tuple(items.values()) for target, items in by_target.items()}

    def places(self, target: Target) -> tuple[TextPlace, ...]:
        """List where texts name a record, earliest first; on one day reports stand before notes."""
        return self._places.get(target, ())

    @cached_property
    def _places(self) -> Mapping[Target, tuple[TextPlace, ...]]:
        by_target: dict[Target, list[TextPlace]] = defaultdict(list)
        for record in self._texts_by_date:
            text = record if isinstance(record, Item) else self.texts.reports[record.slug]
            paragraphs = {paragraph.anchor: paragraph for paragraph in text.paragraphs}
            named: dict[Target, dict[str, None]] = defaultdict(dict)
            for mention in text.mentions:
                named[mention.target][mention.anchor] = None
            for target, anchors in named.items():
                known = (paragraphs[anchor] for anchor in anchors if anchor in paragraphs)
                by_target[target].append(TextPlace(record, tuple(known)))
        return {target: tuple(places) for target, places in by_target.items()}

    def links_to(self, *addresses: str) -> tuple[TextPlace, ...]:
        """List the texts in which a link leads to one of these addresses, earliest first."""
        by_text: dict[int, dict[str, Paragraph]] = defaultdict(dict)
        for address in addresses:
            for number, paragraph in self._links.get(address, ()):
                by_text[number] |= {paragraph.anchor: paragraph} if paragraph else {}
        return tuple(
            TextPlace(self._texts_by_date[number], tuple(paragraphs.values()))
            for number, paragraphs in sorted(by_text.items())
        )

    @cached_property
    def _links(self) -> Mapping[str, list[tuple[int, Paragraph | None]]]:
        """For each address: the number of each text that links to it, and the paragraph."""
        by_address: dict[str, list[tuple[int, Paragraph | None]]] = defaultdict(list)
        numbers = {id(record): number for number, record in enumerate(self._texts_by_date)}
        for parts, uses in self._written():
            places: list[tuple[int, int, Paragraph | None]] = []
            for line, record, paragraphs in parts:
                number = numbers[id(record)]
                places += [(line, number, None), *((one.line, number, one) for one in paragraphs)]
            places.sort(key=itemgetter(0))  # footnotes may be written far from their items
            for use in uses:
                at = bisect_right(places, use.line, key=itemgetter(0))
                if at:
                    by_address[use.target.partition("?")[0]].append(places[at - 1][1:])
        return by_address

    def _written(self) -> Iterator[tuple[list[_Written], Sequence[LinkUse]]]:
        """List the parts of each text, each with its line and its paragraphs; and its links."""
        for entry in self.archive.reports.values():
            body = self.texts.reports[entry.slug]
            yield [(0, entry, body.paragraphs)], body.links
        for meeting in self.archive.meetings:
            text = self.texts.meetings[meeting]
            yield [(part.line, part, part.paragraphs) for part in text.parts], text.links

    @cached_property
    def _texts_by_date(self) -> Sequence[Item | Entry[Report]]:
        """Every report and item, with what stands before the first item, in order of date."""
        dated: list[tuple[PartialDate, Item | Entry[Report]]]
        dated = [(entry.record.date, entry) for entry in self.archive.reports_by_date]
        for entry in self.archive.meetings_by_date:
            text = self.texts.meetings[entry.slug]
            opening = (text.introduction,) if text.introduction else ()
            dated += [(entry.record.date, item) for item in chain(opening, text.items)]
        return [record for _, record in sorted(dated, key=lambda dated_record: dated_record[0])]

    @cached_property
    def reports_by_target(self) -> Mapping[Target, tuple[tuple[Entry[Report], str], ...]]:
        """The reports that a record wrote, sponsored, asked for or is named in, earliest first."""
        by_target: dict[Target, dict[str, tuple[Entry[Report], str]]] = defaultdict(dict)
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
                        by_target[Target(kind, slug)].setdefault(entry.slug, (entry, how))
            for mention in self.texts.reports[entry.slug].mentions:
                by_target[mention.target].setdefault(entry.slug, (entry, ONLY_NAMED))
        return {target: tuple(reports.values()) for target, reports in by_target.items()}

    @cached_property
    def actions_by_owner(self) -> Mapping[Target, tuple[Action, ...]]:
        """The actions of each owner, latest first; a post owns what its holder was named for."""
        by_owner: dict[Target, list[Action]] = defaultdict(list)
        for action in self.actions:
            for owner in action.owners:
                by_owner[owner].append(action)
                if owner.post:
                    by_owner[Target("posts", owner.post)].append(action)
        return {owner: tuple(actions) for owner, actions in by_owner.items()}

    @cached_property
    def reports_of_meeting(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports put to each meeting, whether it or the report says so."""
        by_meeting: dict[str, set[str]] = defaultdict(set)
        for meeting in self.archive.meetings_by_date:
            for item in meeting.record.items:
                by_meeting[meeting.slug].update(item.reports)
        for report in self.archive.reports_by_date:
            if report.record.meeting and not report.record.extract_of:
                by_meeting[report.record.meeting].add(report.slug)
        return {
            meeting: tuple(
                self.archive.reports[slug] for slug in sorted(slugs, key=self._report_place)
            )
            for meeting, slugs in by_meeting.items()
        }

    @cached_property
    def items_of_report(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The meeting and number of each item that a report was put to, as either of them says."""
        by_report: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for meeting in self.archive.meetings_by_date:
            for item in meeting.record.items:
                for slug in item.reports:
                    by_report[slug][meeting.slug, item.number] = None
        for slug, report in self.archive.reports.items():
            if report.record.meeting and report.record.item:
                by_report[slug][report.record.meeting, report.record.item] = None
        return {slug: tuple(items) for slug, items in by_report.items()}

    @cached_property
    def reports_of_item(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The reports put to each item, by meeting and number."""
        by_item: dict[tuple[str, str], list[str]] = defaultdict(list)
        for report, items in self.items_of_report.items():
            for item in items:
                by_item[item].append(report)
        return {
            item: tuple(sorted(reports, key=self._report_place))
            for item, reports in by_item.items()
        }

    def _report_place(self, report: str) -> int:
        """Return where a report stands among all; one that is not there is told of elsewhere."""
        return self._report_places.get(report, 0)

    @cached_property
    def _report_places(self) -> Mapping[str, int]:
        """Where each report stands among all."""
        return {entry.slug: place for place, entry in enumerate(self.archive.reports_by_date)}

    @cached_property
    def extracts_of_item(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The reports that repeat each item, by meeting and number."""
        by_item: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in self.archive.reports_by_date:
            if extract := entry.record.extract_of:
                by_item[extract.meeting, extract.item].append(entry.slug)
        return {item: tuple(reports) for item, reports in by_item.items()}

    @cached_property
    def parts_of_report(self) -> Mapping[str, tuple[Entry[Report], ...]]:
        """The reports attached to each report."""
        by_report: dict[str, list[Entry[Report]]] = defaultdict(list)
        for entry in self.archive.reports_by_date:
            if entry.record.part_of:
                by_report[entry.record.part_of].append(entry)
        return {slug: tuple(parts) for slug, parts in by_report.items()}
