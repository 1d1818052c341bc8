"""A post and a topic: what the post itself asked, answered, promised and reported on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.content.entries import Entry
from comsite.content.models import Report
from comsite.library.post_topics import OwnPart, PostTopic
from comsite.site.amounts import how_many
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.story import Promise, Turn, place_link, promise, turns_at
from comsite.site.summaries import ReportSummary
from comsite.site.views import Views
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class PostTopicItem:
    """An item in which the post did something; ``inside`` are the narrower topics that it is on.

    ``holders`` held the post that day. ``replies`` lead to the answers that stand in paragraphs of
    their own, ``reports`` to what the post presented.
    """

    item: Link
    meeting: Link
    date: PartialDate
    inside: tuple[Link, ...]
    holders: tuple[Link, ...]
    turns: tuple[Turn, ...]
    replies: tuple[Link, ...]
    reports: tuple[Link, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class PostTopicReport:
    """A report on the topic; ``role`` is what the post did for it."""

    report: ReportSummary
    inside: tuple[Link, ...]
    role: str


@dataclass(frozen=True, slots=True)
class PostTopicYear:
    """A year there."""

    year: Link
    anchor: str
    items: tuple[PostTopicItem, ...]
    reports: tuple[PostTopicReport, ...]


@dataclass(frozen=True, slots=True)
class PostTopicPage:
    """``post_topic.html``: what a post did on a topic over the years, whoever held it.

    ``elsewhere`` counts earlier items and reports, too many to list.
    """

    head: Head
    post: Link
    topic: Link
    owned: str
    lead: str
    years: tuple[PostTopicYear, ...]
    elsewhere: str


_LISTED = 60  # the latest items stand here, and as many reports; the topic's page has every one


def post_topic_page(views: Views, post_slug: str, topic_slug: str) -> SitePage:
    """Make the page of what a post did on a topic.

    It repeats what other pages have, so it is in no search index; search offers it by name.
    """
    pair = views.library.post_topics[post_slug, topic_slug]
    url = urls.post_topic(pair.post, pair.topic)
    post, topic = views.link("posts", pair.post), views.link("topics", pair.topic)
    lead = _lead(views, pair)
    context = PostTopicPage(
        head=Head(
            title=f"{post.text}: {topic.text}",
            url=url,
            summary=lead,
            section="topics",
            crumbs=crumbs(section("posts"), post),
        ),
        post=post,
        topic=topic,
        owned=_("the {post}’s", post=post.text),
        lead=lead,
        years=_years(views, pair),
        elsewhere=how_many(
            (len(pair.parts[:-_LISTED]), "item"), (len(pair.reports[:-_LISTED]), "report")
        ),
    )
    return SitePage(url, "post_topic.html", context)


def _lead(views: Views, pair: PostTopic) -> str:
    dates = [views.library.backlinks.date_of(part.item) for part in pair.parts]
    dates += [entry.record.date for entry, _ in pair.reports]
    first, last = min(dates).year, max(dates).year
    when = _("{start} to {end}", start=first, end=last) if first < last else str(first)
    amounts = how_many(
        (sum(len(part.turns) for part in pair.parts), "paragraph"),
        (sum(len(part.actions) for part in pair.parts), "action"),
        (len(pair.reports), "report"),
    )
    return _(
        "What the post asked, answered, promised or reported on this, {when}: {amounts}.",
        when=when,
        amounts=amounts,
    )


def _years(views: Views, pair: PostTopic) -> tuple[PostTopicYear, ...]:
    """Return what there is to show, by year, latest first."""
    parts, reports = pair.parts[-_LISTED:], pair.reports[-_LISTED:]
    date_of = views.library.backlinks.date_of
    years = {date_of(part.item).year for part in parts}
    years |= {entry.record.date.year for entry, _ in reports}
    latest_reports = sorted(reports, key=lambda report: report[0].record.date, reverse=True)
    latest = sorted(parts, key=lambda part: date_of(part.item), reverse=True)
    return tuple(
        PostTopicYear(
            Link(str(year), urls.date(PartialDate(year))),
            f"y{year}",
            tuple(_item(views, pair, part) for part in latest if date_of(part.item).year == year),
            tuple(
                _report(views, pair, *report)
                for report in latest_reports
                if report[0].record.date.year == year
            ),
        )
        for year in sorted(years, reverse=True)
    )


def _item(views: Views, pair: PostTopic, part: OwnPart) -> PostTopicItem:
    item, involvement = part.item, views.library.involvement
    date = views.library.backlinks.date_of(item)

    def own(target: Target) -> bool:
        return pair.post in involvement.posts_on(target, date, item.meeting)

    return PostTopicItem(
        item=views.item_link(item),
        meeting=views.link("meetings", item.meeting),
        date=date,
        inside=_inside(views, pair, item.details.topics),
        holders=views.links(
            "people", involvement.holders_at(pair.post, item.meeting) or sorted(part.people)
        ),
        turns=turns_at(views, item, own, part.turns),
        replies=tuple(
            place_link(item, anchor) for anchor in part.replies if anchor not in part.turns
        ),
        reports=views.links("reports", part.reports),
        promises=tuple(promise(views, action, own) for action in part.actions),
    )


def _report(views: Views, pair: PostTopic, entry: Entry[Report], role: str) -> PostTopicReport:
    inside = _inside(views, pair, entry.record.topics)
    return PostTopicReport(views.report_summary(entry), inside, role)


def _inside(views: Views, pair: PostTopic, topics: Iterable[str]) -> tuple[Link, ...]:
    """Link to the narrower topics that a record is on, if it is not on the topic itself."""
    if pair.topic in topics:
        return ()
    return views.topics_of(set(topics).intersection(views.library.backlinks.narrower[pair.topic]))
