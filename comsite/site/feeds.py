"""The Atom feeds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zlib import crc32
from zoneinfo import ZoneInfo

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.base.output import Output
from comsite.content.entries import Entry
from comsite.content.kinds import FOLLOWED, KINDS
from comsite.content.models import Report
from comsite.library.register import ActionRemark
from comsite.library.schedule import NEVER
from comsite.site.changes import Dates
from comsite.site.decisions import decision_view
from comsite.site.news import EVERYTHING, News, Piece, opening
from comsite.site.rendering import Renderer
from comsite.site.views import Views, held
from comsite.texts.items import Action, Decided, Item
from comsite.texts.targets import Target

_NEWEST = 50
_REGISTER = Target("feeds", "actions")
_DECISIONS = Target("feeds", "decisions")
_CORRECTIONS = Target("feeds", "corrections")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: ``id`` is its name for good, ``kind`` what it is.

    ``updated`` is a time as RFC 3339 has it: the beginning of the day on which it became known.
    """

    title: str
    url: str
    id: str
    kind: str
    updated: str
    summary: str


def feeds(views: Views, renderer: Renderer, dates: Dates) -> Iterator[Output]:
    """Make the feeds: of all, of actions, of decisions, and of each record that is followed."""
    news = News(views, dates)
    by_target = _by_target(_pieces(views, news))
    yield _feed(news, renderer, by_target[EVERYTHING], urls.FEED, renderer.site.title, urls.HOME)
    yield _feed(news, renderer, by_target[_REGISTER], urls.ACTIONS_FEED, _("Actions"), urls.ACTIONS)
    if views.archive.has_decisions:
        decisions = by_target[_DECISIONS]
        yield _feed(news, renderer, decisions, urls.DECISIONS_FEED, _("Decisions"), urls.DECISIONS)
    corrections = by_target[_CORRECTIONS]
    title = _("Corrections")
    yield _feed(news, renderer, corrections, urls.CORRECTIONS_FEED, title, urls.CORRECTIONS)
    for kind, slugs in views.library.followed.items():
        for slug in slugs:
            title = f"{_(KINDS[kind].title)}: {views.name(kind, slug)}"
            url = urls.feed(kind, slug)
            page = urls.record(kind, slug)
            yield _feed(news, renderer, by_target[Target(kind, slug)], url, title, page)


def _feed(
    news: News, renderer: Renderer, pieces: list[Piece], url: str, title: str, page: str
) -> Output:
    entries = [
        FeedEntry(
            piece.title,
            piece.url,
            piece.id,
            piece.kind,
            _moment(piece.day, news.zone),
            piece.summary,
        )
        for piece in pieces
    ]
    # A feed needs a time even before its first entry, and that must not change by itself.
    latest = max((piece.day for piece in pieces), default=NEVER)
    text = renderer.template(
        "feeds/atom.xml",
        id=news.name_of_feed(url),
        title=title,
        url=url,
        page=page,
        updated=_moment(latest, news.zone),
        entries=entries,
    )
    return Output(url.removeprefix("/"), text.encode())


def _by_target(pieces: Iterable[Piece]) -> defaultdict[Target, list[Piece]]:
    """Return the newest entries of each feed, newest first."""
    by_target: defaultdict[Target, list[Piece]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda one: (one.day, one.url, one.id), reverse=True):
        for target in piece.targets:
            if len(by_target[target]) < _NEWEST:
                by_target[target].append(piece)
    return by_target


def _pieces(views: Views, news: News) -> Iterator[Piece]:
    """List everything that any feed has."""
    yield from news.announced()
    for meeting in views.archive.meetings.values():
        yield from news.of_meeting(meeting)
        for item in views.texts.meetings[meeting.slug].items:
            yield _item(views, news, item)
    for report in views.archive.reports.values():
        yield _report(views, news, report)
        yield from news.withdrawn(report)
    yield from _corrections(views, news)
    for decision in views.library.backlinks.decisions:
        yield _decision(views, news, decision)
    for action in views.library.backlinks.actions:
        yield _action(views, news, action)
        counts: Counter[str] = Counter()
        for remark in views.library.register.standing(action).remarks:
            if remark.status:
                counts[remark.source.slug] += 1
                yield _update(views, news, action, remark, counts[remark.source.slug])


def _corrections(views: Views, news: News) -> Iterator[Piece]:
    """List the corrections; each has a mark of its own, by its words or, once, by its number."""
    counts: Counter[tuple[str, str]] = Counter()
    for entry, correction in reversed(views.corrections):
        key = (entry.kind, entry.slug)
        counts[key] += 1
        words = f"{correction.where.url}\n{correction.was}\n{correction.now}"
        mark = counts[key] if news.is_old(*key) else f"{crc32(words.encode()):08x}"
        told = _("“{was}” is now “{now}”.", was=correction.was, now=correction.now)
        told = f"{told} {correction.why}".strip()
        yield Piece(
            news.day_of_correction(entry, correction),
            "correction",
            _("Correction: {record}", record=views.name(*key)),
            correction.where.url,
            news.name(*key, told=f"correction-{mark}"),
            told,
            frozenset({EVERYTHING, _CORRECTIONS}),
        )


def _report(views: Views, news: News, entry: Entry[Report]) -> Piece:
    record, link = entry.record, views.link("reports", entry.slug)
    named = [mention.target for mention in views.texts.reports[entry.slug].mentions]
    for author in (*record.authors, record.sponsor, record.requested_by):
        if author and author.person:
            named.append(Target("people", author.person, author.post or ""))
        elif author and author.post:
            named.append(Target("posts", author.post))
        elif author and author.organisation:
            named.append(Target("organisations", author.organisation))
    note = opening(record.summary or "") or (f"{_(record.kind).capitalize()}, {held(record)}")
    return Piece(
        news.day_of_report(entry),
        "report",
        link.text,
        link.url,
        news.name("reports", entry.slug),
        note,
        frozenset({EVERYTHING}) | _followed(named, record.topics),
    )


def _item(views: Views, news: News, item: Item) -> Piece:
    """Return an item; with the notes it is news anew, if it was on an agenda before."""
    told = [paragraph.text for paragraph in item.paragraphs if not paragraph.is_footnote]
    is_told = views.library.register.has_notes(views.archive.meetings[item.meeting])
    rest = urls.item(item.meeting, item.slug).removeprefix(urls.record("meetings", item.meeting))
    return Piece(
        news.day_of_item(item),
        "item" if is_told else "agenda item",
        f"{item.name}, {views.name('meetings', item.meeting)}",
        urls.item(item.meeting, item.slug),
        news.name("meetings", item.meeting, rest, "notes" if is_told else "announced"),
        opening(item.details.summary or " ".join(told[:3])),
        _followed((mention.target for mention in item.mentions), item.details.topics),
    )


def _action(views: Views, news: News, action: Action) -> Piece:
    return Piece(
        news.day_of_item(views.library.backlinks.items[action.meeting, action.item]),
        "action",
        _(
            "Action {label}, {meeting}",
            label=action.label,
            meeting=views.name("meetings", action.meeting),
        ),
        urls.action(action.slug),
        news.name_of_action(action),
        action.text,
        _of_action(action),
    )


def _decision(views: Views, news: News, decision: Decided) -> Piece:
    """Return a decision; it is news of who moved and seconded it, and on its item's topics."""
    item = views.library.backlinks.items[decision.meeting, decision.item]
    view = decision_view(views, decision)
    page = urls.item(decision.meeting, decision.item_slug)
    record = decision.record
    by = (Target("people", one) for one in (record.moved_by, record.seconded_by) if one)
    return Piece(
        news.day_of_item(item),
        "decision",
        _(
            "Decision {label}, {meeting}",
            label=decision.label,
            meeting=views.name("meetings", decision.meeting),
        ),
        view.link.url,
        news.name(
            "meetings",
            decision.meeting,
            page.removeprefix(urls.record("meetings", decision.meeting)),
            decision.anchor,
        ),
        f"{record.text} {view.outcome}{'.' * bool(view.outcome)}".strip(),
        frozenset({_DECISIONS}) | _followed(by, item.details.topics),
    )


def _update(views: Views, news: News, action: Action, remark: ActionRemark, place: int) -> Piece:
    """Return what a text says of an action; ``place`` counts what the same text says of it."""
    source = remark.source
    if remark.outcome:
        day = news.past(remark.date)
    elif source.kind == "meetings":
        day = news.day_of_notes(views.archive.meetings[source.slug])
    else:
        day = news.day_of_report(views.archive.reports[source.slug])
    return Piece(
        day,
        "action update",
        _(
            "{status}: action {label}, {meeting}",
            status=_(remark.status).capitalize(),
            label=action.label,
            meeting=views.name("meetings", action.meeting),
        ),
        urls.action(action.slug),
        news.name_of_action(action, f"#{source.slug}{f'-{place}' if place > 1 else ''}"),
        remark.note or action.text,
        _of_action(action),
    )


def _of_action(action: Action) -> frozenset[Target]:
    return frozenset({_REGISTER}) | _followed(action.owners, action.topics)


def _followed(named: Iterable[Target], topics: Iterable[str]) -> frozenset[Target]:
    """Return the feeds of those named, of the posts by which they are named, and of topics."""
    targets = {Target("topics", topic) for topic in topics}
    for target in named:
        if target.kind in FOLLOWED:
            targets.add(target)
        if target.post:
            targets.add(Target("posts", target.post))
    return frozenset(targets)


def _moment(date: PartialDate, zone: ZoneInfo) -> str:
    """Return the time at which a date begins in a time zone.

    A month or year begins on its first day. The time is in UTC where clocks were not yet set by
    whole minutes, because RFC 3339 cannot say that.
    """
    when = datetime(date.year, date.month or 1, date.day or 1, tzinfo=zone)
    by_minutes = not (when.utcoffset() or timedelta()) % timedelta(minutes=1)
    return (when if by_minutes else when.astimezone(UTC)).isoformat()
