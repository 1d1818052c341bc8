"""The Atom feeds."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import sentences
from comsite.base.output import Output
from comsite.base.zones import zone as time_zone
from comsite.content.entries import Entry
from comsite.content.kinds import FOLLOWED, KINDS
from comsite.content.models import Meeting, Report
from comsite.library.register import ActionRemark
from comsite.site.changes import Dates
from comsite.site.page import RecordDates
from comsite.site.rendering import Renderer
from comsite.site.views import HELD, Views
from comsite.texts.items import Action, Item
from comsite.texts.targets import Target

_NEWEST = 50
_SUMMARY = 200  # characters of what a record says, or of its text, that a feed shows
_ALL = Target("feeds", "all")
_REGISTER = Target("feeds", "actions")
_CORRECTIONS = Target("feeds", "corrections")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: ``id`` is its address for good, ``kind`` what it is.

    ``updated`` is a time as RFC 3339 has it: the beginning of the day on which it changed last, if
    that is known, or else of the day of the record. ``published`` is empty if nobody knows it.
    """

    title: str
    url: str
    id: str
    kind: str
    updated: str
    published: str
    summary: str


@dataclass(frozen=True, slots=True)
class _News:
    """Something that bears a date, and the feeds that have it.

    ``dates`` say when it was published here and changed last, if that is known.
    """

    date: PartialDate
    kind: str
    title: str
    url: str
    id: str
    summary: str
    targets: frozenset[Target]
    dates: RecordDates | None = None

    @property
    def updated(self) -> PartialDate:
        """The day on which it changed last, as far as is known."""
        known = self.dates and (self.dates.changed or self.dates.published)
        return known or self.date

    @property
    def published(self) -> PartialDate | None:
        """The day on which it was published here, if that is known."""
        return self.dates.published if self.dates else None


def feeds(views: Views, renderer: Renderer, dates: Dates) -> Iterator[Output]:
    """Make the feeds: of everything, of the register, and of each record that is followed."""
    by_target = _by_target(_news(views, dates))
    yield _feed(views, renderer, by_target[_ALL], urls.FEED, renderer.site.title, urls.HOME)
    yield _feed(views, renderer, by_target[_REGISTER], urls.ACTIONS_FEED, "Actions", urls.ACTIONS)
    corrections = by_target[_CORRECTIONS]
    yield _feed(
        views, renderer, corrections, urls.CORRECTIONS_FEED, "Corrections", urls.CORRECTIONS
    )
    for kind, slugs in views.library.followed.items():
        for slug in slugs:
            title = f"{KINDS[kind].title}: {views.name(kind, slug)}"
            url = urls.feed(kind, slug)
            page = urls.record(kind, slug)
            yield _feed(views, renderer, by_target[Target(kind, slug)], url, title, page)


def _feed(
    views: Views, renderer: Renderer, news: list[_News], url: str, title: str, page: str
) -> Output:
    zone = time_zone(views.archive.site.time_zone)
    base = renderer.site.base_url
    entries = [
        FeedEntry(
            piece.title,
            piece.url,
            base + piece.id,
            piece.kind,
            _moment(piece.updated, zone),
            _moment(piece.published, zone) if piece.published else "",
            piece.summary,
        )
        for piece in news
    ]
    # A feed needs a time even before its first entry, and that must not change by itself.
    latest = max((piece.updated for piece in news), default=PartialDate(2000))
    updated = _moment(latest, zone)
    text = renderer.template(
        "feeds/atom.xml", title=title, url=url, page=page, updated=updated, entries=entries
    )
    return Output(url.removeprefix("/"), text.encode())


def _by_target(news: Iterable[_News]) -> defaultdict[Target, list[_News]]:
    """Return the newest entries of each feed, newest first; of one day by the records' dates."""
    by_target: defaultdict[Target, list[_News]] = defaultdict(list)
    for piece in sorted(news, key=lambda one: (one.updated, one.date, one.id), reverse=True):
        for target in piece.targets:
            if len(by_target[target]) < _NEWEST:
                by_target[target].append(piece)
    return by_target


def _news(views: Views, dates: Dates) -> Iterator[_News]:
    """List everything that any feed has."""
    for meeting in views.archive.meetings.values():
        yield replace(_meeting(views, meeting), dates=dates.of_record(meeting))
        for item in views.texts.meetings[meeting.slug].items:
            yield replace(_item(views, item), dates=dates.of_item(item))
    for report in views.archive.reports.values():
        yield replace(_report(views, report), dates=dates.of_record(report))
    yield from _corrections(views)
    for action in views.library.backlinks.actions:
        yield _action(views, action)
        counts: Counter[str] = Counter()
        for remark in views.library.register.standing(action).remarks:
            if remark.status:
                counts[remark.source.slug] += 1
                yield _update(views, action, remark, counts[remark.source.slug])


def _corrections(views: Views) -> Iterator[_News]:
    """List the corrections; a record's are counted, so that each has an address of its own."""
    counts: Counter[str] = Counter()
    for entry, correction in reversed(views.corrections):
        url = urls.record(entry.kind, entry.slug)
        counts[url] += 1
        told = f"“{correction.was}” is now “{correction.now}”. {correction.why}".strip()
        yield _News(
            correction.date,
            "correction",
            f"Correction: {views.name(entry.kind, entry.slug)}",
            correction.where.url,
            f"{url}#correction-{counts[url]}",
            told,
            frozenset({_ALL, _CORRECTIONS}),
        )


def _meeting(views: Views, entry: Entry[Meeting]) -> _News:
    link = views.link("meetings", entry.slug)
    title = f"{views.archive.site.body.name}, {link.text}"
    note = _opening(entry.record.summary or "") or views.meeting_summary(entry).note
    return _News(entry.record.date, "meeting", title, link.url, link.url, note, frozenset({_ALL}))


def _report(views: Views, entry: Entry[Report]) -> _News:
    record, link = entry.record, views.link("reports", entry.slug)
    named = [mention.target for mention in views.texts.reports[entry.slug].mentions]
    for author in (*record.authors, record.sponsor, record.requested_by):
        if author and author.person:
            named.append(Target("people", author.person, author.post or ""))
        elif author and author.post:
            named.append(Target("posts", author.post))
        elif author and author.organisation:
            named.append(Target("organisations", author.organisation))
    note = _opening(record.summary or "") or f"{record.kind.capitalize()}, {HELD[record.text]}"
    return _News(
        record.date,
        "report",
        link.text,
        link.url,
        link.url,
        note,
        frozenset({_ALL}) | _followed(named, record.topics),
    )


def _item(views: Views, item: Item) -> _News:
    url = urls.item(item.meeting, item.slug)
    texts = " ".join(paragraph.text for paragraph in item.paragraphs[:3])
    return _News(
        views.archive.meetings[item.meeting].record.date,
        "item",
        f"{item.name}, {views.name('meetings', item.meeting)}",
        url,
        url,
        _opening(item.details.summary or texts),
        _followed((mention.target for mention in item.mentions), item.details.topics),
    )


def _opening(text: str) -> str:
    """Return the first sentences of a text: as many as a feed shows, which many feeds repeat."""
    shown = ""
    for sentence in sentences(text):
        longer = f"{shown} {sentence}".strip()
        if len(longer) > _SUMMARY:
            break
        shown = longer
    return shown or textwrap.shorten(text, _SUMMARY, placeholder=" …")


def _action(views: Views, action: Action) -> _News:
    url = urls.action(action.slug)
    return _News(
        views.archive.meetings[action.meeting].record.date,
        "action",
        f"Action {action.label}, {views.name('meetings', action.meeting)}",
        url,
        url,
        action.text,
        _of_action(action),
    )


def _update(views: Views, action: Action, remark: ActionRemark, place: int) -> _News:
    """Return what a text says of an action; ``place`` counts what the same text says of it."""
    url = urls.action(action.slug)
    return _News(
        remark.date,
        "action update",
        f"{remark.status.capitalize()}: action {action.label},"
        f" {views.name('meetings', action.meeting)}",
        url,
        f"{url}#{remark.source.slug}{f'-{place}' if place > 1 else ''}",
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
