"""The JSON beside each record's page. Every ``id`` is the record's path on the site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from comsite import urls
from comsite.archive import Holding
from comsite.contexts import ActionSummary
from comsite.loader import Entry
from comsite.mentions import Mention
from comsite.models import (
    Attendance,
    Author,
    Meeting,
    Organisation,
    Person,
    Post,
    Report,
    Term,
    Topic,
)
from comsite.render import Output
from comsite.schema import slugify
from comsite.texts import Action, Item
from comsite.views import Views

VERSION = 1
_KINDS = (("topics", "topic"), ("posts", "post"), ("organisations", "organisation"))
Data = dict[str, Any]


def all_data(views: Views) -> Iterator[Output]:
    """The JSON of every record."""
    archive = views.archive
    for meeting in archive.meetings.values():
        yield _output("meeting", urls.record("meetings", meeting.slug), _meeting(views, meeting))
        for item in views.texts.meetings[meeting.slug].items:
            yield _output("item", urls.item(meeting.slug, item.number), _item(views, item))
    for report in archive.reports.values():
        yield _output("report", urls.record("reports", report.slug), _report(views, report))
    for person in archive.people.values():
        yield _output("person", urls.record("people", person.slug), _person(views, person))
    for post in archive.posts.values():
        yield _output("post", urls.record("posts", post.slug), _post(views, post))
    for body in archive.organisations.values():
        url = urls.record("organisations", body.slug)
        yield _output("organisation", url, _organisation(body))
    for topic in archive.topics.values():
        yield _output("topic", urls.record("topics", topic.slug), _topic(views, topic))
    actions = [(action, views.action_summary(action)) for action in views.backlinks.actions]
    for action, summary in actions:
        yield _output("action", urls.action(action.slug), _action(action, summary))
    yield _output("glossary", urls.GLOSSARY, {"terms": [_term(term) for term in archive.terms]})
    register = [{"id": urls.action(one.slug), **_action(one, summary)} for one, summary in actions]
    yield _output("actions", urls.ACTIONS, {"actions": register})


def _output(kind: str, url: str, data: Data) -> Output:
    whole = {"version": VERSION, "type": kind, "id": url, **data}
    text = json.dumps(whole, ensure_ascii=False)
    return Output(urls.data(url).removeprefix("/"), (text + "\n").encode())


def _plain(record: Any, *names: str) -> Data:
    """The named fields that are filled in, as text."""
    found: Data = record.model_dump(mode="json", include=set(names), exclude_defaults=True)
    return found


def _ids(kind: str, slugs: Iterable[str]) -> list[str]:
    return [urls.record(kind, slug) for slug in slugs]


def _who(one: Attendance | Author) -> Data:
    found: Data = {"role": one.role} if one.role else {}
    for kind, field in (("people", "person"), *_KINDS):
        if slug := getattr(one, field, None):
            found[field] = urls.record(kind, slug)
    return found


def _meeting(views: Views, entry: Entry[Meeting]) -> Data:
    record = entry.record
    data: Data = {
        "body": views.archive.site.body.name,
        **_plain(record, "date", "start", "end", "place", "status", "known_from", "source"),
        "text": record.text,
    }
    if record.chair:
        data["chair"] = urls.record("people", record.chair)
    if record.notes:
        data["notes"] = {"status": record.notes.status}
        if record.notes.agreed_at:
            data["notes"]["agreed_at"] = urls.record("meetings", record.notes.agreed_at)
    for how in ("present", "also_present", "apologies"):
        people = getattr(record, how)
        if people is not None:
            data[how] = [_who(one) for one in people]
    text = views.texts.meetings[entry.slug]
    if text.introduction:
        data["introduction"] = _paragraphs(text.introduction)
    data["items"] = [
        {"id": urls.item(entry.slug, item.number), **_item(views, item)} for item in text.items
    ]
    data["reports"] = [
        urls.record("reports", report.slug)
        for report in views.backlinks.reports_of_meeting.get(entry.slug, ())
    ]
    if record.next_meeting:
        data["next_meeting"] = _plain(record.next_meeting, "date", "start", "end", "place")
    data["corrections"] = [
        {
            **_plain(one, "date", "where", "was", "now", "why"),
            **({"report": urls.record("reports", one.report)} if one.report else {}),
        }
        for one in record.corrections
    ]
    data["action_updates"] = [
        {"action": urls.action(one.action), **_plain(one, "status", "where", "note")}
        for one in record.action_updates
    ]
    return data


def _item(views: Views, item: Item) -> Data:
    reports = views.backlinks.reports_of_item.get((item.meeting, item.number), ())
    return {
        "number": item.number,
        "title": item.title,
        "meeting": urls.record("meetings", item.meeting),
        "date": str(views.archive.meetings[item.meeting].record.date),
        "topics": _ids("topics", item.details.topics),
        "reports": _ids("reports", reports),
        "paragraphs": _paragraphs(item),
        "actions": [urls.action(action.slug) for action in item.actions],
        "mentions": _mentions(item.mentions),
    }


def _paragraphs(item: Item) -> list[Data]:
    return [
        {"anchor": one.anchor, "number": one.label, "text": one.text} for one in item.paragraphs
    ]


def _mentions(mentions: Iterable[Mention]) -> list[Data]:
    return [
        {
            "record": urls.record(mention.target.kind, mention.target.slug),
            "name": mention.name,
            "anchor": mention.anchor,
        }
        for mention in mentions
    ]


def _report(views: Views, entry: Entry[Report]) -> Data:
    record = entry.record
    text = views.texts.reports[entry.slug]
    data: Data = {
        **_plain(record, "subject", "date", "known_from", "source"),
        "kind": record.kind,
        "text": record.text,
        "authors": [_who(one) for one in record.authors],
        "topics": _ids("topics", record.topics),
    }
    for field in ("sponsor", "requested_by"):
        if one := getattr(record, field):
            data[field] = _who(one)
    if record.meeting:
        data["meeting"] = urls.record("meetings", record.meeting)
    data["put_to"] = [
        {"meeting": urls.record("meetings", meeting), "item": item}
        for meeting, item in views.backlinks.items_of_report.get(entry.slug, ())
    ]
    if record.part_of:
        data["part_of"] = urls.record("reports", record.part_of)
    if record.extract_of:
        data["extract_of"] = urls.item(record.extract_of.meeting, record.extract_of.item)
    data["attachments"] = [
        {
            "title": one.title,
            **({"report": urls.record("reports", one.report)} if one.report else {}),
            **({"file": urls.file(one.file)} if one.file else {}),
        }
        for one in record.attachments
    ]
    data["files"] = [urls.file(name) for name in record.files]
    data["sections"] = [
        {"anchor": heading.anchor, "title": heading.text, "level": heading.level}
        for heading in text.headings
    ]
    data["paragraphs"] = [
        {"anchor": one.anchor, "number": one.label, "text": one.text} for one in text.paragraphs
    ]
    data["mentions"] = _mentions(text.mentions)
    return data


def _holding(holding: Holding, other: str) -> Data:
    dates: Mapping[str, Any] = {"start": holding.start, "end": holding.end}
    return {
        other: urls.record(
            "people" if other == "person" else "posts",
            holding.person if other == "person" else holding.post,
        ),
        **({"role": holding.role} if holding.role else {}),
        **{name: str(date) for name, date in dates.items() if date},
        "seen": [str(date) for date in holding.seen],
    }


def _person(views: Views, entry: Entry[Person]) -> Data:
    record = entry.record
    data: Data = {
        **_plain(record, "name", "other_names", "note"),
        "tenures": [_holding(one, "post") for one in views.archive.held_by(entry.slug)],
        "attendance": [
            {
                "meeting": urls.record("meetings", seat.meeting.slug),
                "as": seat.how,
                **({"role": seat.attendance.role} if seat.attendance.role else {}),
            }
            for seat in views.archive.seats.get(entry.slug, ())
        ],
    }
    if record.organisation:
        data["organisation"] = urls.record("organisations", record.organisation)
    return data


def _post(views: Views, entry: Entry[Post]) -> Data:
    record = entry.record
    data: Data = {
        **_plain(record, "title", "abbreviations", "other_names", "shared", "note"),
        "holders": [
            _holding(one, "person") for one in views.archive.holdings_of_post.get(entry.slug, ())
        ],
    }
    if record.organisation:
        data["organisation"] = urls.record("organisations", record.organisation)
    if record.followed_by:
        data["followed_by"] = {
            "post": urls.record("posts", record.followed_by.post),
            **_plain(record.followed_by, "date"),
        }
    return data


def _organisation(entry: Entry[Organisation]) -> Data:
    record = entry.record
    data = _plain(record, "name", "abbreviations", "other_names", "url", "note")
    if record.part_of:
        data["part_of"] = urls.record("organisations", record.part_of)
    return data


def _topic(views: Views, entry: Entry[Topic]) -> Data:
    record = entry.record
    data: Data = _plain(record, "title", "other_names", "summary")
    if record.broader:
        data["broader"] = urls.record("topics", record.broader)
    data["related"] = _ids("topics", record.related)
    data["records"] = [event.link.url for event in views.topic_events.get(entry.slug, ())]
    return data


def _term(term: Term) -> Data:
    return {
        "id": urls.term(slugify(term.abbreviation)),
        **_plain(term, "abbreviation", "expansion", "other_names", "note"),
        **{
            field: urls.record(kind, slug)
            for kind, field in _KINDS
            if (slug := getattr(term, field))
        },
    }


def _action(action: Action, summary: ActionSummary) -> Data:
    return {
        "label": action.label,
        "text": action.text,
        "meeting": urls.record("meetings", action.meeting),
        "item": urls.item(action.meeting, action.item),
        "anchor": action.anchor,
        "date": str(summary.date),
        "owners": [owner.url for owner in summary.owners],
        "status": summary.status,
    }
