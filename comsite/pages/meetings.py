"""Meetings, and their items by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from comsite import urls
from comsite.contexts.meetings import (
    AttendanceGroup,
    ItemPage,
    ItemView,
    MeetingPage,
    MeetingsPage,
    MeetingYear,
    NextView,
)
from comsite.contexts.shared import CorrectionView, Head, Link
from comsite.contexts.story import TopicThread
from comsite.dates import PartialDate
from comsite.loader import Entry
from comsite.markdown import unindexed
from comsite.models import Meeting
from comsite.pages.page import Page, crumbs, neighbours, section
from comsite.texts import Item
from comsite.threads import asked_in, replies_in
from comsite.views import Views, count, times

# How people attended: its heading, and its words in a sum.
_HOW = (
    ("present", "Present", "{} present"),
    ("also_present", "Also present", "{} also present"),
    ("apologies", "Apologies", "apologies from {}"),
)


def meetings_page(views: Views) -> Page:
    """All meetings by year, latest first."""
    latest_first = reversed(views.archive.meetings_by_date)
    years = tuple(
        MeetingYear(
            Link(str(year), urls.date(PartialDate(year))),
            tuple(views.meeting_summary(entry) for entry in entries),
        )
        for year, entries in groupby(latest_first, key=lambda entry: entry.record.date.year)
    )
    body = views.archive.site.body.name
    head = Head(
        "Meetings",
        urls.index("meetings"),
        f"Every meeting of the {body} on record, by year.",
        "meetings",
        crumbs(),
        urls.table("meetings", "json"),
    )
    return Page(head.url, "meetings.html", MeetingsPage(head, years))


def meeting_page(views: Views, entry: Entry[Meeting]) -> Page:
    """A meeting with its notes."""
    archive, record = views.archive, entry.record
    text = views.texts.meetings[entry.slug]
    url = urls.record("meetings", entry.slug)
    name = views.meeting_name(entry)
    previous, following = neighbours(views.meeting_links, views.meeting_places[entry.slug])
    attendance = _attendance(views, record)
    of_meeting = views.backlinks.reports_of_meeting.get(entry.slug, ())
    introduction = text.introduction.html if text.introduction else Markup()
    context = MeetingPage(
        head=Head(
            title=f"{archive.site.body.name}, {name}",
            url=url,
            summary=_summary(views, entry),
            section="meetings",
            crumbs=crumbs(section("meetings")),
            json=urls.data(url),
            listed=not record.draft,
            cite=views.cited(entry, "notes") if text.items else "",
        ),
        date=record.date,
        status=views.status(entry),
        times=times(record.start, record.end),
        place=record.place or "",
        provenance=views.provenance(entry),
        notes_status=record.notes.status if record.notes else "",
        agreed_at=views.maybe("meetings", record.notes.agreed_at) if record.notes else None,
        chair=views.maybe("people", record.chair),
        attendance=attendance,
        attendance_sum=", ".join(group.sum for group in attendance),
        contents=tuple(
            Link(f"{item.number}. {item.title}", f"#{item.anchor}") for item in text.items
        ),
        introduction=introduction,
        items=tuple(_without_search_marks(item_view(views, item)) for item in text.items),
        reports=tuple(
            views.report_summary(one)
            for one in of_meeting
            if not text.items or one.slug not in views.backlinks.items_of_report
        ),
        next_meeting=_next(views, record),
        announced_by=views.announcements.get(record.date, ()),
        corrections=tuple(views.correction(entry.slug, one) for one in record.corrections),
        updates=views.updates_in(entry),
        referred=views.place_views(views.threads.referring_to_meeting(entry.slug)),
        missing=_missing(views, entry),
        previous=previous,
        following=following,
    )
    return Page(url, "meeting.html", context, entry.path)


def meeting_pages(views: Views, entry: Entry[Meeting]) -> Iterator[Page]:
    """A meeting, and each of its items by itself."""
    yield meeting_page(views, entry)
    yield from item_pages(views, entry)


def item_pages(views: Views, entry: Entry[Meeting]) -> Iterator[Page]:
    """Each item of a meeting by itself."""
    items = views.texts.meetings[entry.slug].items
    links = [views.item_link(item) for item in items]
    meeting = views.link("meetings", entry.slug)
    provenance = views.provenance(entry)
    record = entry.record
    for index, item in enumerate(items):
        url = urls.item(entry.slug, item.number)
        previous, following = neighbours(links, index)
        people = tuple(
            sorted(
                {
                    views.link("people", mention.target.slug)
                    for mention in item.mentions
                    if mention.target.kind == "people"
                },
                key=lambda link: (link.text, link.url),
            )
        )
        context = ItemPage(
            head=Head(
                title=f"{item.title}, {meeting.text}",
                url=url,
                summary=f"Item {item.number} of the {views.archive.site.body.name} of"
                f" {record.date.text}: {item.title}.",
                section="meetings",
                crumbs=crumbs(section("meetings"), meeting),
                json=urls.data(url),
                listed=not record.draft,
                search=views.search_unit(
                    "Item",
                    record.date,
                    item.details.topics,
                    views.involvement.named_in(item.mentions, record.date, entry.slug),
                    Link(f"Meeting of {meeting.text}", meeting.url),
                ),
                cite=views.cited(entry, "notes"),
            ),
            date=record.date,
            meeting=meeting,
            item=item_view(views, item),
            provenance=provenance,
            people=people,
            extracts=views.links(
                "reports", views.backlinks.extracts_of_item.get((item.meeting, item.number), ())
            ),
            asked=views.voices(item, asked_in(item)),
            replies=views.voices(item, replies_in(item)),
            outcomes=tuple(views.outcomes(item.actions)),
            threads=_threads(views, item),
            referred=views.place_views(views.threads.referring_to_item(item)),
            previous=previous,
            following=following,
        )
        yield Page(url, "item.html", context, entry.path)


def _threads(views: Views, item: Item) -> tuple[TopicThread, ...]:
    """The discussions before and after on each topic of an item."""

    def link(one: Item | None) -> Link | None:
        if one is None:
            return None
        name = f"{views.name('meetings', one.meeting)}, item {one.number}"
        return Link(name, urls.item(one.meeting, one.number), one.title)

    return views.topic_threads(
        (one.topic, link(one.before), link(one.after)) for one in views.threads.around_item(item)
    )


def item_view(views: Views, item: Item) -> ItemView:
    """An item with its text and what belongs to it."""
    put_to = views.backlinks.reports_of_item.get((item.meeting, item.number), ())
    return ItemView(
        number=item.number,
        title=item.title,
        anchor=item.anchor,
        url=urls.item(item.meeting, item.number),
        html=item.html,
        topics=views.topics_of(item.details.topics),
        reports=tuple(views.link("reports", slug) for slug in put_to),
        actions=tuple(views.action_summary(action) for action in item.actions),
        corrections=item_corrections(views, item),
    )


def _without_search_marks(view: ItemView) -> ItemView:
    """The item for the page of the whole meeting, which is not in the search index."""
    return replace(view, html=unindexed(view.html))


def item_corrections(views: Views, item: Item) -> tuple[CorrectionView, ...]:
    """The corrections made in an item's paragraphs."""
    anchors = {paragraph.anchor for paragraph in item.paragraphs}
    record = views.archive.meetings[item.meeting].record
    return tuple(
        views.correction(item.meeting, one) for one in record.corrections if one.where in anchors
    )


def _attendance(views: Views, record: Meeting) -> tuple[AttendanceGroup, ...]:
    groups = []
    for how, title, words in _HOW:
        people = getattr(record, how)
        if people or (how == "apologies" and people is not None):
            shown = tuple(views.attendee(one) for one in people)
            groups.append(AttendanceGroup(title, words.format(len(shown) or "nobody"), shown))
    return tuple(groups)


def _next(views: Views, record: Meeting) -> NextView | None:
    coming = record.next_meeting
    if coming is None:
        return None
    that_day = views.meetings_on.get(coming.date)
    link = that_day[0] if that_day else None
    return NextView(link, coming.date, times(coming.start, coming.end), coming.place or "")


def _summary(views: Views, entry: Entry[Meeting]) -> str:
    text = views.texts.meetings[entry.slug]
    body = views.archive.site.body.name
    if not text.items:
        return f"What is known of the {body} of {entry.record.date.text}."
    actions = sum(len(item.actions) for item in text.items)
    parts = [count(len(text.items), "agenda item")]
    parts += [count(actions, "action")] if actions else []
    return f"Notes of the {body} of {entry.record.date.text}: {' and '.join(parts)}."


def _missing(views: Views, entry: Entry[Meeting]) -> tuple[str, ...]:
    """What the archive does not hold of a meeting, in sentences."""
    record = entry.record
    found = []
    if record.text == "missing":
        found.append("The archive does not hold the notes of this meeting.")
    if record.status == "scheduled":
        found.append(
            "The documents here announce this meeting or were written for it; none of them says"
            " whether it took place."
        )
    if record.status == "held" and not record.date.day:
        found.append("The documents give the month, not the day.")
    if record.status == "held" and not (record.present or record.also_present):
        found.append("It is not known here who attended.")
    if not record.start:
        found.append("The time is not known here.")
    if not record.place:
        found.append("The place is not known here.")
    return tuple(found)
