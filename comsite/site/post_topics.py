"""A post and a topic: what was asked, answered and promised, whoever held the post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import how_many
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.library.post_topics import PostTopic
from comsite.library.topic_names import Patterns, TopicNames, stands_in
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.story import (
    ActPlaces,
    Promise,
    Turn,
    act_places,
    anchors_of,
    place_link,
    promise,
    took_part,
    turns,
)
from comsite.site.summaries import ReportSummary, TenureView
from comsite.site.views import Views
from comsite.texts.items import Item
from comsite.texts.speech import Exchange, exchanges
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class PostTopicItem:
    """An item on a post's page for a topic; ``inside`` are the narrower topics that it is on.

    ``others`` are the paragraphs with questions on something else. Where there is no room for
    words, ``untold`` counts those with questions, and ``other_actions`` those of other owners.
    ``nearby`` are actions that no editor gave topics.
    """

    item: Link
    meeting: Link
    date: PartialDate
    inside: tuple[Link, ...]
    holders: tuple[Link, ...]
    acts: tuple[ActPlaces, ...]
    turns: tuple[Turn, ...]
    others: tuple[Link, ...]
    untold: int
    reports: tuple[Link, ...]
    promises: tuple[Promise, ...]
    other_actions: int
    nearby: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PostTopicReport:
    """A report there that no item has; ``role`` is what the post did for it."""

    report: ReportSummary
    inside: tuple[Link, ...]
    role: str


@dataclass(frozen=True, slots=True)
class PostTopicYear:
    """A year there; ``unnoted`` are meetings with such reports of which no notes are held."""

    year: Link
    anchor: str
    items: tuple[PostTopicItem, ...]
    reports: tuple[PostTopicReport, ...]
    unnoted: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PostTopicPage:
    """``post_topic.html``: a post and a topic over the years, whoever held the post.

    ``elsewhere`` counts earlier items and reports, too many to list; ``unknown`` says in
    sentences what the archive does not know.
    """

    head: Head
    post: Link
    topic: Link
    lead: str
    inside: tuple[Link, ...]
    holders: tuple[TenureView, ...]
    shared: bool
    years: tuple[PostTopicYear, ...]
    elsewhere: str
    unknown: tuple[str, ...]


_IN_WORDS = 8  # the latest items that name a holder: their questions stand here in words
_LISTED = 60  # the latest items and reports stand here; the topic's page has every one


def post_topic_page(views: Views, post_slug: str, topic_slug: str) -> SitePage:
    """Make the page of what a post has to do with a topic."""
    pair = views.library.post_topics[post_slug, topic_slug]
    url = urls.post_topic(pair.post, pair.topic)
    post, topic = views.link("posts", pair.post), views.link("topics", pair.topic)
    title = f"{post.text}: {topic.text}"
    lead = _lead(views, pair)
    holders = views.archive.holdings_of_post.get(pair.post, ())
    latest = max(
        [views.library.backlinks.date_of(item) for item in pair.items]
        + [entry.record.date for entry in pair.reports]
    )
    context = PostTopicPage(
        head=Head(
            title=title,
            url=url,
            summary=lead,
            section="topics",
            crumbs=crumbs(section("posts"), post),
            search=views.search_unit(
                "Post and topic",
                latest,
                (pair.topic,),
                {"people": {holding.person for holding in holders}, "posts": (pair.post,)},
            ),
        ),
        post=post,
        topic=topic,
        lead=lead,
        inside=views.topics_of(views.library.backlinks.narrower[pair.topic]),
        holders=tuple(views.tenure(holding, of_post=True) for holding in holders),
        shared=views.archive.posts[pair.post].record.shared,
        years=_years(views, pair),
        elsewhere=how_many(
            (len(pair.items[:-_LISTED]), "item"), (len(pair.reports[:-_LISTED]), "report")
        ),
        unknown=_unknown(views, pair),
    )
    return SitePage(url, "post_topic.html", context)


def _lead(views: Views, pair: PostTopic) -> str:
    topics = {pair.topic, *views.library.backlinks.narrower[pair.topic]}
    actions = sum(bool(topics & {*action.topics}) for item in pair.items for action in item.actions)
    dates = [views.library.backlinks.date_of(item) for item in pair.items]
    dates += [entry.record.date for entry in pair.reports]
    first, last = min(dates).year, max(dates).year
    when = f"{first} to {last}" if first < last else str(first)
    amounts = how_many(
        (len(pair.items), "item"), (len(pair.reports), "report"), (actions, "action")
    )
    return f"Items that name the post, and reports, filed under the topic, {when}: {amounts}."


def _years(views: Views, pair: PostTopic) -> tuple[PostTopicYear, ...]:
    """Return what there is to show, by year, latest first."""
    items = pair.items[-_LISTED:]
    in_words = set(list(pair.parts)[-_IN_WORDS:])
    topics = (pair.topic, *views.library.backlinks.narrower[pair.topic])
    named = TopicNames(views.archive, topics).patterns
    at_items = {
        slug
        for item in items
        for slug in views.library.backlinks.reports_of_item.get(_key(item), ())
    }
    reports = [entry for entry in pair.reports[-_LISTED:] if entry.slug not in at_items]
    years = {views.library.backlinks.date_of(item).year for item in items}
    years |= {entry.record.date.year for entry in reports}
    return tuple(
        PostTopicYear(
            Link(str(year), urls.date(PartialDate(year))),
            f"y{year}",
            tuple(
                _item(views, pair, item, named if _key(item) in in_words else None)
                for item in sorted(items, key=views.library.backlinks.date_of, reverse=True)
                if views.library.backlinks.date_of(item).year == year
            ),
            tuple(
                _report(views, pair, entry)
                for entry in reversed(reports)
                if entry.record.date.year == year
            ),
            _unnoted(views, (entry for entry in reports if entry.record.date.year == year)),
        )
        for year in sorted(years, reverse=True)
    )


def _key(item: Item) -> tuple[str, str]:
    return item.meeting, item.number


def _item(views: Views, pair: PostTopic, item: Item, named: Patterns | None) -> PostTopicItem:
    """Return an item: with ``named``, the names of the topic, in words; without it in numbers."""
    date = views.library.backlinks.date_of(item)
    part = pair.parts.get(_key(item))
    holders = views.library.involvement.holders_at(pair.post, item.meeting) or (
        part.people if part else ()
    )

    def own(target: Target) -> bool:
        return pair.post in views.library.involvement.posts_on(target, date, item.meeting)

    topical = _topical(views, pair.topic, item, named) if named else frozenset[str]()

    def chosen(exchange: Exchange) -> bool:
        return took_part(own, exchange) or bool(topical & anchors_of(exchange))

    shown = turns(views, item, own, chosen) if named else ()
    asked: set[str] = set().union(*map(anchors_of, exchanges(item.statements)))
    shown_links = {turn.paragraph for turn in shown}
    topics = {pair.topic, *views.library.backlinks.narrower[pair.topic]}
    promised = [action for action in item.actions if topics & {*action.topics}]
    owned = [action for action in promised if named or any(map(own, action.owners))]
    put_to = views.library.backlinks.reports_of_item.get(_key(item), ())
    return PostTopicItem(
        item=views.item_link(item),
        meeting=views.link("meetings", item.meeting),
        date=date,
        inside=_inside(views, pair, item.details.topics),
        holders=views.links("people", holders),
        acts=act_places(views, part) if part else (),
        turns=shown,
        others=tuple(
            link
            for paragraph in item.paragraphs
            if named and paragraph.anchor in asked
            if (link := place_link(item, paragraph.anchor)) not in shown_links
        ),
        untold=0 if named else len(asked),
        reports=tuple(views.link("reports", slug, pair.wrote.get(slug, "")) for slug in put_to),
        promises=tuple(promise(views, action, own) for action in owned),
        other_actions=len(promised) - len(owned),
        nearby=tuple(
            views.action_summary(action).link for action in item.actions if not action.topics
        ),
    )


def _topical(views: Views, topic: str, item: Item, named: Patterns) -> frozenset[str]:
    """Return the anchors of an item's paragraphs on a topic: all, if it is on nothing else."""
    if set(item.details.topics) <= {topic, *views.library.backlinks.narrower[topic]}:
        return frozenset(paragraph.anchor for paragraph in item.paragraphs)
    return frozenset(
        paragraph.anchor for paragraph in item.paragraphs if _names(named, paragraph.text)
    )


@lru_cache(maxsize=50_000)
def _names(named: Patterns, text: str) -> bool:
    """Return whether a paragraph names a topic.

    The answer is kept, because each post on the topic's list asks again.
    """
    return stands_in(named, text)


def _report(views: Views, pair: PostTopic, entry: Entry[Report]) -> PostTopicReport:
    return PostTopicReport(
        views.report_summary(entry),
        _inside(views, pair, entry.record.topics),
        pair.wrote.get(entry.slug, ""),
    )


def _unnoted(views: Views, entries: Iterable[Entry[Report]]) -> tuple[Link, ...]:
    """Link to the meetings to which reports went and of which the archive holds no notes."""
    meetings = dict.fromkeys(entry.record.meeting for entry in entries if entry.record.meeting)
    return views.links(
        "meetings", (meeting for meeting in meetings if not views.texts.meetings[meeting].items)
    )


def _inside(views: Views, pair: PostTopic, topics: Iterable[str]) -> tuple[Link, ...]:
    """Link to the narrower topics that a record is on, if it is not on the topic itself."""
    if pair.topic in topics:
        return ()
    return views.topics_of(set(topics).intersection(views.library.backlinks.narrower[pair.topic]))


def _unknown(views: Views, pair: PostTopic) -> tuple[str, ...]:
    """Say in sentences what the archive does not know."""
    reported = {entry.record.date.year for entry in pair.reports}
    unnoted = [year for year in views.library.years if year not in views.library.years_with_items]
    silent = [year for year in unnoted if year in reported]
    nothing = [year for year in unnoted if year not in views.library.years_with_reports]
    sentences = []
    if silent:
        sentences.append(
            f"From {_spell(silent)} there are reports on this topic but no notes of a meeting:"
            " what was asked and answered then is not known here."
        )
    if nothing:
        sentences.append(f"From {_spell(nothing)} the archive has neither notes nor reports.")
    return tuple(sentences)


def _spell(years: list[int]) -> str:
    """Write years as ``2015, 2019 and 2023``."""
    *before, last = map(str, years)
    return f"{', '.join(before)} and {last}" if before else last
