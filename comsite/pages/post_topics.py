"""A post and a topic: what was asked, answered and promised, whoever held the post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comsite import urls
from comsite.contexts import (
    Head,
    Link,
    PostTopicItem,
    PostTopicPage,
    PostTopicReport,
    PostTopicYear,
    SearchUnit,
)
from comsite.dates import PartialDate
from comsite.loader import Entry
from comsite.models import Report
from comsite.names import Target
from comsite.pages.page import Page, crumbs, section
from comsite.post_topics import PostTopic
from comsite.speech import Exchange
from comsite.story import act_places, anchors_of, promise, took_part, turns
from comsite.texts import Item
from comsite.views import Views, how_many

_IN_WORDS = 30  # items, the latest, whose questions stand here in words
_LISTED = 200  # items and reports, the latest, that stand here; the topic's page has every one


def post_topic_pages(views: Views) -> Iterator[Page]:
    """A page for each post and topic that have something to do with each other."""
    for one in views.post_topics.values():
        yield _page(views, one)


def _page(views: Views, one: PostTopic) -> Page:
    url = urls.post_topic(one.post, one.topic)
    post, topic = views.link("posts", one.post), views.link("topics", one.topic)
    title = f"{post.text}: {topic.text}"
    lead = _lead(views, one)
    holders = views.archive.holdings_of_post.get(one.post, ())
    latest = max(
        [views.backlinks.date_of(item) for item in one.items]
        + [entry.record.date for entry in one.reports]
    )
    context = PostTopicPage(
        head=Head(
            title=title,
            url=url,
            summary=lead,
            section="topics",
            crumbs=crumbs(section("posts"), post),
            search=SearchUnit(
                "Post and topic",
                str(latest),
                str(latest.year),
                (topic.text,),
                tuple(sorted({views.name("people", holding.person) for holding in holders})),
            ),
        ),
        post=post,
        topic=topic,
        lead=lead,
        inside=views.topics_of(views.backlinks.narrower[one.topic]),
        holders=tuple(views.tenure(holding, of_post=True) for holding in holders),
        shared=views.archive.posts[one.post].record.shared,
        years=_years(views, one),
        elsewhere=how_many(
            (len(one.items[:-_LISTED]), "item"), (len(one.reports[:-_LISTED]), "report")
        ),
        unknown=_unknown(views, one),
    )
    return Page(url, "post_topic.html", context)


def _lead(views: Views, one: PostTopic) -> str:
    actions = sum(len(item.actions) for item in one.items)
    dates = [views.backlinks.date_of(item) for item in one.items]
    dates += [entry.record.date for entry in one.reports]
    first, last = min(dates).year, max(dates).year
    when = f"{first} to {last}" if first < last else str(first)
    found = how_many((len(one.items), "item"), (len(one.reports), "report"), (actions, "action"))
    return f"Questions, answers, promises and reports, {when}, whoever held the post: {found}."


def _years(views: Views, one: PostTopic) -> tuple[PostTopicYear, ...]:
    """What there is to show, by year, latest first."""
    items = one.items[-_LISTED:]
    in_words = {(item.meeting, item.number) for item in items[-_IN_WORDS:]}
    at_items = {
        slug
        for item in items
        for slug in views.backlinks.reports_of_item.get((item.meeting, item.number), ())
    }
    reports = [entry for entry in one.reports[-_LISTED:] if entry.slug not in at_items]
    years = {views.backlinks.date_of(item).year for item in items}
    years |= {entry.record.date.year for entry in reports}
    return tuple(
        PostTopicYear(
            Link(str(year), urls.date(PartialDate(year))),
            f"y{year}",
            tuple(
                _item(views, one, item, (item.meeting, item.number) in in_words)
                for item in sorted(items, key=views.backlinks.date_of, reverse=True)
                if views.backlinks.date_of(item).year == year
            ),
            tuple(
                _report(views, one, entry)
                for entry in reversed(reports)
                if entry.record.date.year == year
            ),
            _unnoted(views, (entry for entry in reports if entry.record.date.year == year)),
        )
        for year in sorted(years, reverse=True)
    )


def _item(views: Views, one: PostTopic, item: Item, in_words: bool) -> PostTopicItem:
    date = views.backlinks.date_of(item)
    part = one.parts.get((item.meeting, item.number))
    holders = views.involvement.holders_at(one.post, item.meeting) or (part.people if part else ())

    def own(target: Target) -> bool:
        return one.post in views.involvement.posts_on(target, date, item.meeting)

    topical = _topical(views, one.topic, item)

    def chosen(exchange: Exchange) -> bool:
        return took_part(own, exchange) or bool(topical & anchors_of(exchange))

    shown = turns(views, item, own, chosen) if in_words else ()
    known = {turn.paragraph for turn in shown}
    everything = turns(views, item, own, lambda _: True)
    put_to = views.backlinks.reports_of_item.get((item.meeting, item.number), ())
    return PostTopicItem(
        item=views.item_link(item),
        meeting=views.link("meetings", item.meeting),
        date=date,
        inside=_inside(views, one, item.details.topics),
        holders=views.links("people", holders),
        acts=act_places(views, part) if part else (),
        turns=shown,
        others=tuple(turn.paragraph for turn in everything if turn.paragraph not in known),
        reports=tuple(views.link("reports", slug, one.wrote.get(slug, "")) for slug in put_to),
        promises=tuple(promise(views, action, own) for action in item.actions),
    )


def _topical(views: Views, topic: str, item: Item) -> set[str]:
    """The anchors of an item's paragraphs on a topic: all, if it is on nothing else."""
    topics = (topic, *views.backlinks.narrower[topic])
    if set(item.details.topics) <= set(topics):
        return {paragraph.anchor for paragraph in item.paragraphs}
    named = _names_of(views, topics)
    return {paragraph.anchor for paragraph in item.paragraphs if named.search(paragraph.text)}


def _names_of(views: Views, topics: Iterable[str]) -> re.Pattern[str]:
    """The names of topics in a text; an abbreviation only as it is written."""
    records = (views.archive.topics[topic].record for topic in topics)
    names = {name for record in records for name in (record.title, *record.other_names)}
    words = (
        re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})"
        for name in sorted(names, key=lambda name: (-len(name), name))
    )
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


def _report(views: Views, one: PostTopic, entry: Entry[Report]) -> PostTopicReport:
    return PostTopicReport(
        views.report_summary(entry),
        _inside(views, one, entry.record.topics),
        one.wrote.get(entry.slug, ""),
    )


def _unnoted(views: Views, entries: Iterable[Entry[Report]]) -> tuple[Link, ...]:
    """The meetings to which reports went and of which the archive holds no notes."""
    meetings = dict.fromkeys(entry.record.meeting for entry in entries if entry.record.meeting)
    return views.links("meetings", (one for one in meetings if not views.texts.meetings[one].items))


def _inside(views: Views, one: PostTopic, topics: Iterable[str]) -> tuple[Link, ...]:
    """The narrower topics for which something is here that is not on the topic itself."""
    if one.topic in topics:
        return ()
    return views.topics_of(set(topics).intersection(views.backlinks.narrower[one.topic]))


def _unknown(views: Views, one: PostTopic) -> tuple[str, ...]:
    """What the archive does not know, in sentences."""
    reported = {entry.record.date.year for entry in one.reports}
    unnoted = [year for year in views.years if year not in views.years_with_items]
    silent = [year for year in unnoted if year in reported]
    nothing = [year for year in unnoted if year not in views.years_with_reports]
    found = []
    if silent:
        found.append(
            f"From {_spell(silent)} there are reports on this topic but no notes of a meeting:"
            " what was asked and answered then is not known here."
        )
    if nothing:
        found.append(f"From {_spell(nothing)} the archive has neither notes nor reports.")
    return tuple(found)


def _spell(years: list[int]) -> str:
    """``2015, 2019 and 2023``."""
    *before, last = map(str, years)
    return f"{', '.join(before)} and {last}" if before else last
