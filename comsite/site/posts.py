"""Posts: who held them, and what the holders asked, answered and promised."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.base import urls
from comsite.base.language import _
from comsite.base.letterforms import sort_key
from comsite.content.entries import Entry
from comsite.content.models import Post
from comsite.library.post_topics import PostTopic
from comsite.site.amounts import how_many
from comsite.site.counting import spoken_and_promised
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.story import (
    LISTED,
    LatestTurns,
    Own,
    PartView,
    latest_first,
    latest_turns,
    part_view,
    presented,
    report_part,
    report_roles,
)
from comsite.site.summaries import ActionSummary, TenureView
from comsite.site.views import Views
from comsite.texts.items import Item
from comsite.texts.targets import Target


@dataclass(frozen=True, slots=True)
class PostPage:
    """``post.html``: its holders by date, and what they did, each on their days in the post."""

    head: Head
    title: str
    the_post: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    organisation: Link | None
    note: str
    holders: tuple[TenureView, ...]
    scale: tuple[int, int]
    preceded_by: tuple[Link, ...]
    followed_by: Link | None
    topics: tuple[Link, ...]
    items: tuple[PartView, ...]
    earlier: int
    counts: str
    turns: LatestTurns
    reports: tuple[PartView, ...]
    earlier_reports: int
    actions: tuple[ActionSummary, ...]
    earlier_actions: int


def post_page(views: Views, entry: Entry[Post]) -> SitePage:
    """Make the page of a post: its holders by date, and what each did while they held it."""
    archive, record = views.archive, entry.record
    url = urls.record("posts", entry.slug)
    followed = record.followed_by
    note = followed.date.text if followed and followed.date else ""
    parts = views.library.involvement.of_post.get(entry.slug, ())

    def own_on(item: Item) -> Own:
        date = views.library.backlinks.date_of(item)
        return lambda target: (
            entry.slug in views.library.involvement.posts_on(target, date, item.meeting)
        )

    reports, actions = _reports(views, entry.slug), _actions(views, entry.slug)
    context = PostPage(
        head=Head(
            title=record.title,
            url=url,
            summary=_(
                "{post}: who held the post, and what was asked and promised.", post=record.title
            ),
            section="people",
            crumbs=crumbs(section("posts")),
            json=urls.data(url),
            feed=urls.feed("posts", entry.slug),
        ),
        title=record.title,
        the_post=_("the {post}", post=record.title),
        abbreviations=record.abbreviations,
        other_names=record.other_names,
        organisation=views.link_if_any("organisations", record.organisation),
        note=record.note or "",
        holders=tuple(
            views.tenure(holding, of_post=True)
            for holding in archive.holdings_of_post.get(entry.slug, ())
        ),
        scale=views.library.scale,
        preceded_by=tuple(
            views.link("posts", post.slug)
            for post in archive.posts.values()
            if post.record.followed_by and post.record.followed_by.post == entry.slug
        ),
        followed_by=views.link("posts", followed.post, note) if followed else None,
        topics=_topics(views, entry.slug),
        items=tuple(
            part_view(views, part, with_people=True) for part in latest_first(views, parts)
        ),
        earlier=len(parts[:-LISTED]),
        counts=spoken_and_promised(parts, own_on, actions),
        turns=latest_turns(views, parts, own_on),
        reports=reports[:LISTED],
        earlier_reports=len(reports[LISTED:]),
        actions=actions[:LISTED],
        earlier_actions=len(actions[LISTED:]),
    )
    return SitePage(url, "post.html", context)


def _topics(views: Views, post: str) -> tuple[Link, ...]:
    """Link to the pages of the post for each topic, with how much there is."""

    def link(pair: PostTopic) -> Link:
        amounts = how_many((len(pair.parts), "item"), (len(pair.reports), "report"))
        return Link(views.name("topics", pair.topic), urls.post_topic(post, pair.topic), amounts)

    links = [link(pair) for pair in views.library.post_topics.values() if pair.post == post]
    return tuple(sorted(links, key=lambda topic_link: sort_key(topic_link.text)))


def _actions(views: Views, post: str) -> tuple[ActionSummary, ...]:
    """List the actions of whoever held the post on the day, latest first."""
    involvement, backlinks = views.library.involvement, views.library.backlinks
    return tuple(
        views.action_summary(action)
        for action in backlinks.actions
        if any(
            post
            in involvement.posts_on(
                owner,
                backlinks.date_of(backlinks.items[action.meeting, action.item]),
                action.meeting,
            )
            for owner in action.owners
        )
    )


def _reports(views: Views, post: str) -> tuple[PartView, ...]:
    """List the reports that holders had to do with, or that name them, latest first."""
    named = views.library.involvement.reports_of_post.get(post, {})
    roles = report_roles(views, Target("posts", post))
    for part in views.library.involvement.of_post.get(post, ()):
        for slug in presented(views, part):
            roles[slug].append(_("presented by {people}", people=_spoken(views, part.people)))
    parts = []
    for entry in views.archive.latest_reports:
        if entry.slug in named or entry.slug in roles:
            naming = named.get(entry.slug)
            people, anchors = (naming.people, naming.anchors) if naming else ((), ())
            parts.append(report_part(views, entry, roles[entry.slug], anchors, people))
    return tuple(parts)


def _spoken(views: Views, people: tuple[str, ...]) -> str:
    return ", ".join(views.name("people", person) for person in people)
