"""The records of the archive in the shapes in which they are published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from comsite.base import urls
from comsite.base.slugs import slugify
from comsite.content.entries import Entry
from comsite.content.holdings import Holding as HoldingRecord
from comsite.content.models import (
    Attendance,
    Author,
    Meeting,
    Organisation,
    Page,
    Person,
    Post,
    Record,
    Report,
    Term,
    Topic,
)
from comsite.data import shapes
from comsite.site.views import Views
from comsite.texts.items import Action, Item
from comsite.texts.mentions import Mention
from comsite.texts.numbering import Paragraph
from comsite.texts.targets import Target

S = TypeVar("S", bound=shapes.Shape)


def all_records(views: Views) -> Iterator[shapes.Document]:
    """Every record, one at a time."""
    archive = views.archive
    for meeting in archive.meetings.values():
        shape = _meeting(views, meeting)
        yield shape
        yield from shape.items
    yield from (_report(views, entry) for entry in archive.reports.values())
    yield from (_person(views, entry) for entry in archive.people.values())
    yield from (_post(views, entry) for entry in archive.posts.values())
    yield from (_organisation(views, entry) for entry in archive.organisations.values())
    yield from (_topic(views, entry) for entry in archive.topics.values())
    actions = tuple(_action(views, action) for action in views.backlinks.actions)
    yield from actions
    yield shapes.Actions(id=urls.ACTIONS, actions=actions)
    yield shapes.Glossary(id=urls.GLOSSARY, terms=tuple(_term(term) for term in archive.terms))
    yield from (_page(entry) for entry in archive.pages.values())
    yield from _days(views)


def address(target: Target) -> str:
    """The path of what a name stands for."""
    if target.kind == "terms":
        return urls.term(target.slug)
    return urls.record(target.kind, target.slug)


def _maybe(kind: str, slug: str | None) -> str | None:
    return urls.record(kind, slug) if slug else None


def _all(kind: str, slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(urls.record(kind, slug) for slug in slugs)


def _same(shape: type[S], record: Record, **others: Any) -> S:
    """A shape of the fields that it has in common with a record, and of others."""
    wanted = set(shape.model_fields) - set(others)
    return shape(**record.model_dump(mode="json", include=wanted, exclude_none=True), **others)


def _who(one: Attendance | Author) -> shapes.Who:
    return shapes.Who(
        role=one.role,
        person=_maybe("people", one.person),
        post=_maybe("posts", one.post),
        organisation=_maybe("organisations", getattr(one, "organisation", None)),
    )


def _those(people: Iterable[Attendance | Author]) -> tuple[shapes.Who, ...]:
    return tuple(_who(one) for one in people)


def _source(record: Meeting | Report) -> shapes.Source | None:
    return _same(shapes.Source, record.source) if record.source else None


def _paragraphs(found: Iterable[Paragraph]) -> tuple[shapes.Paragraph, ...]:
    return tuple(
        shapes.Paragraph(anchor=one.anchor, number=one.label, text=one.text) for one in found
    )


def _mentions(found: Iterable[Mention]) -> tuple[shapes.Mention, ...]:
    return tuple(
        shapes.Mention(
            record=address(one.target),
            post=_maybe("posts", one.target.post),
            name=one.name,
            anchor=one.anchor,
        )
        for one in found
    )


def _meeting(views: Views, entry: Entry[Meeting]) -> shapes.Meeting:
    record, text = entry.record, views.texts.meetings[entry.slug]
    url = urls.record("meetings", entry.slug)
    opening, notes, after = text.introduction, record.notes, record.next_meeting
    return _same(
        shapes.Meeting,
        record,
        id=url,
        body=views.archive.site.body.name,
        source=_source(record),
        notes=shapes.Notes(status=notes.status, agreed_at=_maybe("meetings", notes.agreed_at))
        if notes
        else None,
        chair=_maybe("people", record.chair),
        present=_those(record.present),
        also_present=_those(record.also_present),
        apologies=None if record.apologies is None else _those(record.apologies),
        introduction=shapes.Opening(
            paragraphs=_paragraphs(opening.paragraphs), mentions=_mentions(opening.mentions)
        )
        if opening
        else None,
        items=tuple(_item(views, item) for item in text.items),
        reports=_all(
            "reports",
            (report.slug for report in views.backlinks.reports_of_meeting.get(entry.slug, ())),
        ),
        next_meeting=_same(shapes.NextMeeting, after) if after else None,
        corrections=tuple(
            _same(shapes.Correction, one, report=_maybe("reports", one.report))
            for one in record.corrections
        ),
        action_updates=_updates(record, url),
    )


def _updates(record: Meeting | Report, url: str) -> tuple[shapes.ActionUpdate, ...]:
    return tuple(
        _same(
            shapes.ActionUpdate,
            one,
            action=urls.action(one.action),
            source=url,
            date=str(record.date),
        )
        for one in record.action_updates
    )


def _item(views: Views, item: Item) -> shapes.Item:
    reports = views.backlinks.reports_of_item.get((item.meeting, item.number), ())
    return shapes.Item(
        id=urls.item(item.meeting, item.number),
        number=item.number,
        title=item.title,
        meeting=urls.record("meetings", item.meeting),
        date=str(views.archive.meetings[item.meeting].record.date),
        topics=_all("topics", item.details.topics),
        reports=_all("reports", reports),
        paragraphs=_paragraphs(item.paragraphs),
        actions=tuple(urls.action(action.slug) for action in item.actions),
        mentions=_mentions(item.mentions),
        statements=tuple(
            shapes.Statement(
                speaker=address(one.speaker),
                act=one.act,
                to=tuple(address(target) for target in one.to),
                anchor=one.anchor,
            )
            for one in item.statements
        ),
    )


def _report(views: Views, entry: Entry[Report]) -> shapes.Report:
    record, text = entry.record, views.texts.reports[entry.slug]
    extract = record.extract_of
    url = urls.record("reports", entry.slug)
    return _same(
        shapes.Report,
        record,
        id=url,
        action_updates=_updates(record, url),
        source=_source(record),
        meeting=_maybe("meetings", record.meeting),
        put_to=tuple(
            shapes.PutTo(
                meeting=urls.record("meetings", meeting),
                number=number,
                item=_item_held(views, meeting, number),
            )
            for meeting, number in views.backlinks.items_of_report.get(entry.slug, ())
        ),
        authors=_those(record.authors),
        sponsor=_who(record.sponsor) if record.sponsor else None,
        requested_by=_who(record.requested_by) if record.requested_by else None,
        topics=_all("topics", record.topics),
        part_of=_maybe("reports", record.part_of),
        extract_of=shapes.PutTo(
            meeting=urls.record("meetings", extract.meeting),
            number=extract.item,
            item=_item_held(views, extract.meeting, extract.item),
        )
        if extract
        else None,
        attachments=tuple(
            shapes.Attachment(
                title=one.title,
                report=_maybe("reports", one.report),
                file=urls.file(one.file) if one.file else None,
            )
            for one in record.attachments
        ),
        files=tuple(urls.file(name) for name in record.files),
        sections=tuple(
            shapes.Section(anchor=one.anchor, title=one.text, level=one.level)
            for one in text.headings
        ),
        paragraphs=_paragraphs(text.paragraphs),
        mentions=_mentions(text.mentions),
    )


def _item_held(views: Views, meeting: str, number: str) -> str | None:
    """The item's page, where the notes are held."""
    held = (meeting, number) in views.backlinks.items
    return urls.item(meeting, number) if held else None


def _holdings(found: Iterable[HoldingRecord]) -> tuple[shapes.Holding, ...]:
    return tuple(
        shapes.Holding(
            person=urls.record("people", one.person),
            post=urls.record("posts", one.post),
            role=one.role or None,
            start=str(one.start) if one.start else None,
            end=str(one.end) if one.end else None,
            seen=tuple(str(date) for date in one.seen),
            note=one.note or None,
        )
        for one in found
    )


def _named(views: Views, kind: str, slug: str) -> shapes.Named:
    target, backlinks = Target(kind, slug), views.backlinks
    items = backlinks.items_by_target.get(target, ())
    return shapes.Named(
        items=tuple(urls.item(item.meeting, item.number) for item in items),
        reports=_all(
            "reports", (one.slug for one, _ in backlinks.reports_by_target.get(target, ()))
        ),
        actions=tuple(urls.action(one.slug) for one in backlinks.actions_by_owner.get(target, ())),
    )


def _person(views: Views, entry: Entry[Person]) -> shapes.Person:
    return _same(
        shapes.Person,
        entry.record,
        id=urls.record("people", entry.slug),
        organisation=_maybe("organisations", entry.record.organisation),
        tenures=_holdings(views.archive.held_by(entry.slug)),
        attendance=tuple(
            shapes.Seat(
                meeting=urls.record("meetings", seat.meeting.slug),
                date=str(seat.meeting.record.date),
                how=seat.how,
                role=seat.attendance.role,
                post=_maybe("posts", seat.attendance.post),
            )
            for seat in views.archive.seats.get(entry.slug, ())
        ),
        named=_named(views, "people", entry.slug),
    )


def _post(views: Views, entry: Entry[Post]) -> shapes.Post:
    followed = entry.record.followed_by
    return _same(
        shapes.Post,
        entry.record,
        id=urls.record("posts", entry.slug),
        organisation=_maybe("organisations", entry.record.organisation),
        followed_by=_same(shapes.Succession, followed, post=urls.record("posts", followed.post))
        if followed
        else None,
        holders=_holdings(views.archive.holdings_of_post.get(entry.slug, ())),
        named=_named(views, "posts", entry.slug),
    )


def _organisation(views: Views, entry: Entry[Organisation]) -> shapes.Organisation:
    return _same(
        shapes.Organisation,
        entry.record,
        id=urls.record("organisations", entry.slug),
        part_of=_maybe("organisations", entry.record.part_of),
        named=_named(views, "organisations", entry.slug),
    )


def _topic(views: Views, entry: Entry[Topic]) -> shapes.Topic:
    return _same(
        shapes.Topic,
        entry.record,
        id=urls.record("topics", entry.slug),
        broader=_maybe("topics", entry.record.broader),
        related=_all("topics", entry.record.related),
        records=tuple(event.link.url for event in views.topic_events.get(entry.slug, ())),
    )


def _action(views: Views, action: Action) -> shapes.Action:
    url = urls.action(action.slug)
    standing = views.register.standing(action)
    updates = tuple(
        shapes.ActionUpdate(
            action=url,
            source=urls.record(word.source.kind, word.source.slug),
            date=str(word.date),
            status=word.status,
            where=word.where or None,
            note=word.note or None,
        )
        for word in standing.words
        if word.status
    )
    return shapes.Action(
        id=url,
        label=action.label,
        text=action.text,
        meeting=urls.record("meetings", action.meeting),
        item=urls.item(action.meeting, action.item),
        anchor=action.anchor,
        date=str(views.archive.meetings[action.meeting].record.date),
        owners=tuple(address(owner) for owner in action.owners),
        status=standing.status,
        updates=updates,
    )


def _term(term: Term) -> shapes.Term:
    return _same(
        shapes.Term,
        term,
        id=urls.term(slugify(term.abbreviation)),
        topic=_maybe("topics", term.topic),
        post=_maybe("posts", term.post),
        organisation=_maybe("organisations", term.organisation),
    )


def _page(entry: Entry[Page]) -> shapes.Page:
    return _same(
        shapes.Page, entry.record, id=urls.record("pages", entry.slug), markdown=entry.body
    )


def _days(views: Views) -> Iterator[shapes.Day]:
    """Every year, month and day with a meeting or report."""
    found: dict[Any, list[str]] = {}
    for event in views.events:
        for date in event.date.parts:
            found.setdefault(date, []).append(event.link.url)
    for date, records in sorted(found.items()):
        yield shapes.Day(id=urls.date(date), date=str(date), records=tuple(records))
