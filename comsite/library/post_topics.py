"""Which posts have to do with which topics, whoever held the post at the time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.library.backlinks import Backlinks
from comsite.library.involvement import Involvement, PartInItem
from comsite.texts.items import Item


@dataclass(frozen=True, slots=True)
class PostTopic:
    """What a post has to do with a topic, and with the topics inside it; earliest first.

    ``parts`` are the items that name a holder, by meeting and number. ``items`` are these, and the
    other items on the topic at whose meeting a holder was. ``wrote`` says what the post did for
    reports on the topic, by slug: author, sponsor, asked for it.
    """

    post: str
    topic: str
    parts: Mapping[tuple[str, str], PartInItem]
    items: tuple[Item, ...]
    reports: tuple[Entry[Report], ...]
    wrote: Mapping[str, str]


def post_topics(
    archive: Archive, backlinks: Backlinks, involvement: Involvement
) -> Mapping[tuple[str, str], PostTopic]:
    """Find every post and topic that have to do with each other, by the names of both."""
    within = archive.wider_topics
    parts: dict[tuple[str, str], dict[tuple[str, str], PartInItem]] = defaultdict(dict)
    for post, of_post in involvement.of_post.items():
        for part in of_post:
            for topic in _wider(part.item.details.topics, within):
                parts[post, topic][part.item.meeting, part.item.number] = part
    wrote: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entry in archive.reports_by_date:
        for post, how in _roles(entry.record):
            for topic in _wider(entry.record.topics, within):
                wrote[post, topic].setdefault(entry.slug, how)
    return {
        (post, topic): PostTopic(
            post,
            topic,
            parts[post, topic],
            tuple(
                item
                for item in filter(backlinks.is_discussion, backlinks.items_within[topic])
                if (item.meeting, item.number) in parts[post, topic]
                or involvement.holders_at(post, item.meeting)
            ),
            backlinks.reports_within[topic],
            wrote[post, topic],
        )
        for post, topic in sorted({*parts, *wrote})
    }


def _wider(topics: Iterable[str], within: Mapping[str, tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(wider for topic in topics for wider in within.get(topic, ())))


def _roles(record: Report) -> list[tuple[str, str]]:
    """List the posts that wrote, sponsored or asked for a report, and which of these they did."""
    roles = [(author, "author") for author in record.authors]
    roles += [(record.sponsor, "sponsor")] if record.sponsor else []
    roles += [(record.requested_by, "asked for it")] if record.requested_by else []
    return [(author.post, how) for author, how in roles if author.post]
