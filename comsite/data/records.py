"""The records of the archive in the shapes in which they are published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.slugs import slugify
from comsite.content.entries import Entry
from comsite.content.holdings import Holding
from comsite.content.models import (
    Attendance,
    Author,
    Correction,
    Figure,
    Meeting,
    Organisation,
    Page,
    Person,
    Post,
    Record,
    Report,
    Sitting,
    Term,
    Topic,
)
from comsite.data import shapes
from comsite.library.library import Library
from comsite.library.register import Selection
from comsite.texts.items import Action, Decided, Item
from comsite.texts.mentions import Mention
from comsite.texts.numbering import Paragraph
from comsite.texts.targets import Target

S = TypeVar("S", bound=shapes.Shape)


def all_records(library: Library) -> Iterator[shapes.Document]:
    """Make every record, one at a time, in the order of the routes to their pages."""
    for route in library.routes:
        if make := _MAKERS.get(route.kind):
            yield from make(library, *route.of)


def address(target: Target) -> str:
    """Return the path of what a name stands for."""
    if target.kind == "terms":
        return urls.term(target.slug)
    return urls.record(target.kind, target.slug)


def _address_of(record: Item | Entry[Report]) -> str:
    """Return the path of an item, or of a report."""
    if isinstance(record, Item):
        return urls.item(record.meeting, record.slug)
    return urls.record(record.kind, record.slug)


def _path_if_any(kind: str, slug: str | None) -> str | None:
    return urls.record(kind, slug) if slug else None


def _paths(kind: str, slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(urls.record(kind, slug) for slug in slugs)


def _shape_from(shape: type[S], record: Record, **others: Any) -> S:
    """Make a shape: some fields are those of a record, the others are given."""
    wanted = set(shape.model_fields) - set(others)
    return shape(**record.model_dump(mode="json", include=wanted, exclude_none=True), **others)


def _who(who: Attendance | Author) -> shapes.Who:
    return shapes.Who(
        role=who.role,
        person=_path_if_any("people", who.person),
        post=_path_if_any("posts", who.post),
        organisation=_path_if_any("organisations", getattr(who, "organisation", None)),
    )


def _everybody(people: Iterable[Attendance | Author]) -> tuple[shapes.Who, ...]:
    return tuple(_who(who) for who in people)


def _source(record: Meeting | Report) -> shapes.Source | None:
    return _shape_from(shapes.Source, record.source) if record.source else None


def _paragraphs(paragraphs: Iterable[Paragraph]) -> tuple[shapes.Paragraph, ...]:
    return tuple(
        shapes.Paragraph(anchor=paragraph.anchor, number=paragraph.label, text=paragraph.text)
        for paragraph in paragraphs
    )


def _mentions(mentions: Iterable[Mention]) -> tuple[shapes.Mention, ...]:
    return tuple(
        shapes.Mention(
            record=address(mention.target),
            post=_path_if_any("posts", mention.target.post),
            name=mention.name,
            anchor=mention.anchor,
        )
        for mention in mentions
    )


def _with_items(library: Library, entry: Entry[Meeting]) -> Iterator[shapes.Document]:
    """Make a meeting, and each of its items.

    The items are made once, because the file of the meeting has them too.
    """
    meeting = _meeting(library, entry)
    yield meeting
    yield from meeting.items


def _meeting(library: Library, entry: Entry[Meeting]) -> shapes.Meeting:
    record, text = entry.record, library.texts.meetings[entry.slug]
    url = urls.record("meetings", entry.slug)
    opening, notes, after = text.introduction, record.notes, record.next_meeting
    return _shape_from(
        shapes.Meeting,
        record,
        id=url,
        body=library.archive.body_of(entry.slug),
        held_by=_path_if_any("organisations", record.held_by),
        until=_other_day(record),
        status=library.status(entry),
        moved_to=_path_if_any("meetings", record.moved_to),
        source=_source(record),
        notes=shapes.Notes(status=notes.status, agreed_at=_path_if_any("meetings", notes.agreed_at))
        if notes
        else None,
        chair=_path_if_any("people", record.chair),
        present=_everybody(record.present),
        also_present=_everybody(record.also_present),
        apologies=None if record.apologies is None else _everybody(record.apologies),
        introduction=shapes.Opening(
            paragraphs=_paragraphs(opening.paragraphs), mentions=_mentions(opening.mentions)
        )
        if opening
        else None,
        items=tuple(_item(library, item) for item in text.items),
        reports=_paths(
            "reports",
            (report.slug for report in library.backlinks.reports_of_meeting.get(entry.slug, ())),
        ),
        files=tuple(urls.file(name) for name in record.files),
        next_meeting=_shape_from(shapes.NextMeeting, after, until=_other_day(after))
        if after
        else None,
        corrections=_corrections(record.corrections),
        action_updates=_updates(record, url),
    )


def _other_day(sitting: Sitting) -> str | None:
    """Return the day on which a meeting ends, if it is not that on which it begins."""
    return None if sitting.last_day == sitting.date else str(sitting.last_day)


def _updates(record: Meeting | Report, url: str) -> tuple[shapes.ActionUpdate, ...]:
    return tuple(
        _shape_from(
            shapes.ActionUpdate,
            update,
            action=urls.action(update.action),
            source=url,
            date=str(record.date),
        )
        for update in record.action_updates
    )


def _item(library: Library, item: Item) -> shapes.Item:
    reports = library.backlinks.reports_of_item.get((item.meeting, item.number), ())
    return shapes.Item(
        id=urls.item(item.meeting, item.slug),
        number=item.number,
        title=item.title,
        plain_title=item.details.title,
        summary=item.details.summary,
        remark=item.details.remark,
        meeting=urls.record("meetings", item.meeting),
        date=str(library.archive.meetings[item.meeting].record.date),
        topics=_paths("topics", item.details.topics),
        reports=_paths("reports", reports),
        paragraphs=_paragraphs(item.paragraphs),
        actions=tuple(urls.action(action.slug) for action in item.actions),
        decisions=tuple(decision_shape(library, one) for one in item.decisions) or None,
        mentions=_mentions(item.mentions),
        statements=tuple(
            shapes.Statement(
                speaker=address(statement.speaker),
                act=statement.act,
                to=tuple(address(target) for target in statement.to),
                anchor=statement.anchor,
            )
            for statement in item.statements
        ),
        figures=_figures(
            item.details.figures,
            library.archive.meetings[item.meeting].record.date,
            item.details.topics,
        ),
    )


def decision_shape(library: Library, decision: Decided) -> shapes.Decision:
    """Return a decision as it is published."""
    record, meeting = decision.record, library.archive.meetings[decision.meeting].record
    return shapes.Decision(
        id=urls.decision(decision.meeting, decision.item_slug, decision.anchor),
        label=decision.label,
        text=record.text,
        meeting=urls.record("meetings", decision.meeting),
        item=urls.item(decision.meeting, decision.item_slug),
        anchor=decision.anchor,
        date=str(meeting.date),
        outcome=record.outcome,
        moved_by=_path_if_any("people", record.moved_by),
        seconded_by=_path_if_any("people", record.seconded_by),
        unanimous=record.unanimous or None,
        votes_for=record.counts.get("for"),
        votes_against=record.counts.get("against"),
        votes_abstained=record.counts.get("abstained"),
        votes_absent=record.counts.get("absent"),
        votes=tuple(
            shapes.Vote.model_validate({"person": urls.record("people", person), "option": way})
            for way, people in record.voters.items()
            for person in people
        ),
        where=record.where,
    )


def _figures(
    figures: Iterable[Figure], date: PartialDate, topics: Iterable[str]
) -> tuple[shapes.Figure, ...]:
    """Return figures; what one does not say itself is that of its item or report."""
    return tuple(
        shapes.Figure(
            label=figure.label,
            value=figure.value.replace(",", ""),
            unit=figure.unit,
            date=str(figure.date or date),
            anchor=figure.where,
            topics=_paths("topics", figure.topics or topics),
        )
        for figure in figures
    )


def _report(library: Library, entry: Entry[Report]) -> shapes.Report:
    record, text = entry.record, library.texts.reports[entry.slug]
    extract = record.extract_of
    url = urls.record("reports", entry.slug)
    return _shape_from(
        shapes.Report,
        record,
        id=url,
        action_updates=_updates(record, url),
        source=_source(record),
        meeting=_path_if_any("meetings", record.meeting),
        put_to=tuple(
            shapes.PutTo(
                meeting=urls.record("meetings", meeting),
                number=number,
                item=_item_held(library, meeting, number),
            )
            for meeting, number in library.backlinks.items_of_report.get(entry.slug, ())
        ),
        authors=_everybody(record.authors),
        sponsor=_who(record.sponsor) if record.sponsor else None,
        requested_by=_who(record.requested_by) if record.requested_by else None,
        topics=_paths("topics", record.topics),
        figures=_figures(record.figures, record.date, record.topics),
        part_of=_path_if_any("reports", record.part_of),
        extract_of=shapes.PutTo(
            meeting=urls.record("meetings", extract.meeting),
            number=extract.item,
            item=_item_held(library, extract.meeting, extract.item),
        )
        if extract
        else None,
        attachments=tuple(
            shapes.Attachment(
                title=attachment.title,
                report=_path_if_any("reports", attachment.report),
                file=urls.file(attachment.file) if attachment.file else None,
            )
            for attachment in record.attachments
        ),
        files=tuple(urls.file(name) for name in record.files),
        corrections=_corrections(record.corrections),
        sections=tuple(
            shapes.Section(anchor=heading.anchor, title=heading.text, level=heading.level)
            for heading in text.headings
        ),
        paragraphs=_paragraphs(text.paragraphs),
        mentions=_mentions(text.mentions),
    )


def _corrections(corrections: Iterable[Correction]) -> tuple[shapes.Correction, ...]:
    return tuple(
        _shape_from(shapes.Correction, one, report=_path_if_any("reports", one.report))
        for one in corrections
    )


def _item_held(library: Library, meeting: str, number: str) -> str | None:
    """Return the path of an item, or None where the notes are not held."""
    item = library.backlinks.items.get((meeting, number))
    return urls.item(meeting, item.slug) if item else None


def _holdings(holdings: Iterable[Holding]) -> tuple[shapes.Holding, ...]:
    return tuple(
        shapes.Holding(
            person=urls.record("people", holding.person),
            post=urls.record("posts", holding.post),
            role=holding.role or None,
            start=str(holding.start) if holding.start else None,
            end=str(holding.end) if holding.end else None,
            seen=tuple(str(date) for date in holding.seen),
            note=holding.note or None,
        )
        for holding in holdings
    )


def _named(library: Library, kind: str, slug: str) -> shapes.Named:
    target, backlinks = Target(kind, slug), library.backlinks
    items = backlinks.items_by_target.get(target, ())
    return shapes.Named(
        items=tuple(urls.item(item.meeting, item.slug) for item in items),
        reports=_paths(
            "reports", (entry.slug for entry, _ in backlinks.reports_by_target.get(target, ()))
        ),
        actions=tuple(
            urls.action(action.slug) for action in backlinks.actions_by_owner.get(target, ())
        ),
    )


def _person(library: Library, entry: Entry[Person]) -> shapes.Person:
    return _shape_from(
        shapes.Person,
        entry.record,
        id=urls.record("people", entry.slug),
        earlier_names=tuple(
            shapes.EarlierName(name=one.name, until=str(one.until))
            for one in entry.record.earlier_names
        ),
        organisation=_path_if_any("organisations", entry.record.organisation),
        tenures=_holdings(library.archive.held_by(entry.slug)),
        attendance=tuple(
            shapes.Seat(
                meeting=urls.record("meetings", seat.meeting.slug),
                date=str(seat.meeting.record.date),
                how=seat.how,
                role=seat.attendance.role,
                post=_path_if_any("posts", seat.attendance.post),
            )
            for seat in library.archive.seats.get(entry.slug, ())
        ),
        named=_named(library, "people", entry.slug),
    )


def _post(library: Library, entry: Entry[Post]) -> shapes.Post:
    followed = entry.record.followed_by
    return _shape_from(
        shapes.Post,
        entry.record,
        id=urls.record("posts", entry.slug),
        organisation=_path_if_any("organisations", entry.record.organisation),
        followed_by=_shape_from(
            shapes.Succession, followed, post=urls.record("posts", followed.post)
        )
        if followed
        else None,
        holders=_holdings(library.archive.holdings_of_post.get(entry.slug, ())),
        named=_named(library, "posts", entry.slug),
    )


def _organisation(library: Library, entry: Entry[Organisation]) -> shapes.Organisation:
    return _shape_from(
        shapes.Organisation,
        entry.record,
        id=urls.record("organisations", entry.slug),
        part_of=_path_if_any("organisations", entry.record.part_of),
        named=_named(library, "organisations", entry.slug),
    )


def _topic(library: Library, entry: Entry[Topic]) -> shapes.Topic:
    return _shape_from(
        shapes.Topic,
        entry.record,
        id=urls.record("topics", entry.slug),
        broader=_path_if_any("topics", entry.record.broader),
        related=_paths("topics", entry.record.related),
        records=tuple(_address_of(record) for record in library.on_topic.get(entry.slug, ())),
    )


def _action(library: Library, action: Action) -> shapes.Action:
    url = urls.action(action.slug)
    standing = library.register.standing(action)
    updates = tuple(
        shapes.ActionUpdate(
            action=url,
            source=urls.record(remark.source.kind, remark.source.slug),
            date=str(remark.date),
            status=remark.status,
            where=remark.where or None,
            note=remark.note or None,
            document=remark.outcome.source.title if remark.outcome else None,
            document_url=remark.outcome.source.url if remark.outcome else None,
        )
        for remark in standing.remarks
        if remark.status
    )
    return shapes.Action(
        id=url,
        label=action.label,
        text=action.text,
        meeting=urls.record("meetings", action.meeting),
        item=urls.item(action.meeting, action.item_slug),
        anchor=action.anchor,
        date=str(library.archive.meetings[action.meeting].record.date),
        owners=tuple(address(owner) for owner in action.owners),
        topics=_paths("topics", action.topics),
        status=standing.word,
        updates=updates,
    )


def _term(term: Term) -> shapes.Term:
    return _shape_from(
        shapes.Term,
        term,
        id=urls.term(slugify(term.abbreviation)),
        topic=_path_if_any("topics", term.topic),
        post=_path_if_any("posts", term.post),
        organisation=_path_if_any("organisations", term.organisation),
    )


def _page(library: Library, entry: Entry[Page]) -> shapes.Page:
    return _shape_from(
        shapes.Page, entry.record, id=urls.record("pages", entry.slug), markdown=entry.body
    )


def _register(library: Library, whole: Selection) -> Iterator[shapes.Document]:
    """Make every action, and the register of them.

    The actions are made once, because the file of the register has them too.
    """
    actions = tuple(_action(library, action) for action in whole.actions)
    yield from actions
    yield shapes.Actions(id=urls.ACTIONS, actions=actions)


def _glossary(library: Library) -> shapes.Glossary:
    terms = tuple(_term(term) for term in library.archive.terms)
    return shapes.Glossary(id=urls.GLOSSARY, terms=terms)


def _single(make: Callable[..., shapes.Document]) -> Callable[..., Iterator[shapes.Document]]:
    """Turn a function that makes one document into one that gives several."""
    return lambda *of: iter((make(*of),))


# The function that makes documents, by the kind of route. A meeting's also makes its items, and
# the register's its actions.
_MAKERS: dict[str, Callable[..., Iterator[shapes.Document]]] = {
    "meeting": _with_items,
    "report": _single(_report),
    "person": _single(_person),
    "post": _single(_post),
    "organisation": _single(_organisation),
    "topic": _single(_topic),
    "text": _single(_page),
    "register": _register,
    "glossary": _single(_glossary),
}
