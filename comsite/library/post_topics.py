"""What each post asked, answered, promised and reported on each topic, whoever held it then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.library.backlinks import Backlinks
from comsite.library.involvement import Involvement, presented_at
from comsite.library.topic_names import Patterns, TopicNames, stands_in
from comsite.texts.items import Action, Item
from comsite.texts.speech import SpokenStatement, exchanges
from comsite.texts.targets import Target

# What is said to be a post's own doing; of what it was asked, or only said, nothing comes.
_OWN = ("asked", "answered", "presented")


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a post itself did in an item on a topic.

    ``people`` are the slugs of those who did it. ``turns`` are the anchors of the paragraphs in
    which they asked, answered or presented a report, and ``replies`` those of the answers to them.
    ``reports`` are the slugs of what they presented, ``actions`` what they own on the topic.
    """

    item: Item
    people: dict[str, None] = field(default_factory=dict)
    turns: dict[str, None] = field(default_factory=dict)
    replies: dict[str, None] = field(default_factory=dict)
    reports: dict[str, None] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PostTopic:
    """What a post did on a topic, or on the topics inside it; earliest first.

    ``reports`` are those that it wrote, sponsored or asked for, each with which of these it did.
    """

    post: str
    topic: str
    parts: tuple[OwnPart, ...]
    reports: tuple[tuple[Entry[Report], str], ...]


def post_topics(
    archive: Archive, backlinks: Backlinks, involvement: Involvement
) -> Mapping[tuple[str, str], PostTopic]:
    """Find every post and topic on which the post itself did something that is on record."""
    collected = _Collected(archive, backlinks, involvement)
    for item in backlinks.items.values():
        collected.add(item)
    reports: dict[tuple[str, str], list[tuple[Entry[Report], str]]] = defaultdict(list)
    for entry in archive.reports_by_date:
        for post, how in _roles(entry.record).items():
            for topic in _wider(archive, entry.record.topics):
                reports[post, topic].append((entry, how))
    return {
        (post, topic): PostTopic(
            post,
            topic,
            tuple(collected.parts[post, topic].values()),
            tuple(reports[post, topic]),
        )
        for post, topic in sorted({*collected.parts, *reports})
    }


class _Spoken(NamedTuple):
    """A statement on a topic, the anchors of answers to it, and the slugs of reports presented."""

    statement: SpokenStatement
    replies: tuple[str, ...]
    reports: tuple[str, ...]


class _Collected:
    """The parts of posts in the items on topics, as they are found.

    ``parts`` has them by post and topic, and among these by the item's meeting and number.
    """

    def __init__(self, archive: Archive, backlinks: Backlinks, involvement: Involvement) -> None:
        self.archive = archive
        self.backlinks = backlinks
        self.involvement = involvement
        self.parts: dict[tuple[str, str], dict[tuple[str, str], OwnPart]] = defaultdict(dict)
        self._named: dict[str, Patterns] = {}

    def add(self, item: Item) -> None:
        """Add what every post did in an item."""
        date = self.backlinks.date_of(item)
        posts_on = partial(self.involvement.posts_on, date=date, meeting=item.meeting)
        posts = {
            post
            for statement in item.statements
            if statement.act in _OWN
            for post in posts_on(statement.speaker)
        }
        for topic in _wider(self.archive, item.details.topics) if posts else ():
            spoken = list(self._spoken(item, topic))
            for post in sorted(posts):
                for one in spoken:
                    if post in posts_on(one.statement.speaker):
                        part = self._part(post, topic, item, one.statement.speaker)
                        part.turns[one.statement.anchor] = None
                        part.replies.update(dict.fromkeys(one.replies))
                        part.reports.update(dict.fromkeys(one.reports))
        for action in item.actions:
            for topic in _wider(self.archive, action.topics):
                for owner in action.owners:
                    for post in sorted(posts_on(owner)):
                        actions = self._part(post, topic, item, owner).actions
                        actions += [action] if action not in actions else []

    def _spoken(self, item: Item, topic: str) -> Iterator[_Spoken]:
        """List what was asked, answered and presented on a topic, whoever did it.

        A question is on it with its answers: where one of them names the topic, all are.
        """
        near = self._on_topic(item, topic)
        replies: dict[SpokenStatement, tuple[str, ...]] = {}
        for exchange in exchanges(item.statements):
            answers = [reply for reply in exchange.replies if reply.act == "answered"]
            places = tuple(reply.anchor for reply in answers)
            if not near.isdisjoint((exchange.question.anchor, *places)):
                replies |= {exchange.question: places} | dict.fromkeys(answers, ())
        put_to = self.backlinks.reports_of_item.get((item.meeting, item.number), ())
        for statement in item.statements:
            papers: list[str] = []
            if statement.act == "presented":
                papers = [
                    slug
                    for slug in presented_at(item, statement.anchor, put_to)
                    if slug in self.archive.reports  # a file with a mistake is none
                    and topic in _wider(self.archive, self.archive.reports[slug].record.topics)
                ]
            is_near = statement.act in _OWN and statement.anchor in near
            if papers or is_near or statement in replies:
                yield _Spoken(statement, replies.get(statement, ()), tuple(papers))

    def _part(self, post: str, topic: str, item: Item, who: Target) -> OwnPart:
        part = self.parts[post, topic].setdefault((item.meeting, item.number), OwnPart(item))
        if who.kind == "people":
            part.people[who.slug] = None
        return part

    def _on_topic(self, item: Item, topic: str) -> frozenset[str]:
        """Return the anchors of the paragraphs on a topic: all, if the item is on nothing else."""
        within = (topic, *self.backlinks.narrower[topic])
        if set(item.details.topics) <= {*within}:
            return frozenset(paragraph.anchor for paragraph in item.paragraphs)
        if topic not in self._named:
            self._named[topic] = TopicNames(self.archive, within).patterns
        named = self._named[topic]
        return frozenset(
            paragraph.anchor for paragraph in item.paragraphs if stands_in(named, paragraph.text)
        )


def _wider(archive: Archive, topics: Iterable[str]) -> list[str]:
    """Return topics with those around them, once each."""
    within = archive.wider_topics
    return list(dict.fromkeys(wider for topic in topics for wider in within.get(topic, ())))


def _roles(record: Report) -> Mapping[str, str]:
    """Return the posts that wrote, sponsored or asked for a report, and the first of these."""
    roles = [(author, "author") for author in record.authors]
    roles += [(record.sponsor, "sponsor")] if record.sponsor else []
    roles += [(record.requested_by, "asked for it")] if record.requested_by else []
    return {author.post: how for author, how in reversed(roles) if author.post}
