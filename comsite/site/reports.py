"""The page of a report, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _
from comsite.content.entries import Entry
from comsite.content.models import Attachment, Report
from comsite.library.threads import Hearing
from comsite.site.citing import cited_report
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.summaries import (
    Attendee,
    CorrectionView,
    PlaceView,
    ThreadStep,
    TopicThread,
    UpdateView,
)
from comsite.site.views import Views


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``report.html``: a report with its sections; ``thread`` is what came of it, by date.

    ``earlier`` and ``later`` are the nearest reports on each of its topics, whether or not they
    have to do with it.
    """

    head: Head
    title: str
    printed: str
    summary: str
    kind: str
    date: PartialDate
    meetings: tuple[Link, ...]
    items: tuple[Link, ...]
    authors: tuple[Attendee, ...]
    sponsor: Attendee | None
    requested_by: Attendee | None
    topics: tuple[Link, ...]
    contents: tuple[Link, ...]
    html: Markup
    part_of: Link | None
    parts: tuple[Link, ...]
    extract_of: Link | None
    attachments: tuple[Link, ...]
    files: tuple[Link, ...]
    corrections: tuple[CorrectionView, ...]
    updates: tuple[UpdateView, ...]
    thread: tuple[ThreadStep, ...]
    earlier: tuple[TopicThread, ...]
    later: tuple[TopicThread, ...]
    referred: tuple[PlaceView, ...]


def report_page(views: Views, entry: Entry[Report]) -> SitePage:
    """Make the page of a report with its sections."""
    record = entry.record
    text = views.texts.reports[entry.slug]
    url, title = urls.record("reports", entry.slug), views.name("reports", entry.slug)
    topics = views.topics_of(record.topics)
    put_to = views.library.backlinks.items_of_report.get(entry.slug, ())
    meetings = dict.fromkeys(
        [*([record.meeting] if record.meeting else []), *(meeting for meeting, __ in put_to)]
    )
    around = _around(views, entry)
    context = ReportPage(
        head=Head(
            title=f"{title}, {record.date.text}",
            url=url,
            summary=record.summary
            or f"{_(record.kind).capitalize()}: {title}, {record.date.text}.",
            section="reports",
            crumbs=crumbs(section("reports")),
            json=urls.data(url),
            search=views.search_unit(
                "Report",
                record.date,
                record.topics,
                views.library.involvement.named_in_report(entry),
                texts=(record.summary or "", *(part.text for part in text.paragraphs)),
                html=text.html,
            ),
            cite=cited_report(views, entry),
            withdrawn=record.withdrawn or "",
            provenance=views.provenance(entry),
        ),
        title=title,
        printed=record.subject if record.title else "",
        summary=record.summary or "",
        kind=record.kind,
        date=record.date,
        meetings=views.links("meetings", meetings),
        items=tuple(_item_link(views, *item) for item in put_to),
        authors=tuple(views.attendee(author, record.date) for author in record.authors),
        sponsor=views.attendee(record.sponsor, record.date) if record.sponsor else None,
        requested_by=views.attendee(record.requested_by, record.date)
        if record.requested_by
        else None,
        topics=topics,
        contents=tuple(
            Link(heading.text, f"#{heading.anchor}")
            for heading in text.headings
            if heading.level == 2
        ),
        html=text.html,
        part_of=views.link_if_any("reports", record.part_of),
        parts=tuple(
            views.link("reports", part.slug, _(part.record.kind))
            for part in views.library.backlinks.parts_of_report.get(entry.slug, ())
            if part.slug not in {attachment.report for attachment in record.attachments}
        ),
        extract_of=_extract(views, entry),
        attachments=tuple(_attachment(views, attachment) for attachment in record.attachments),
        files=tuple(views.file_link(name) for name in record.files),
        corrections=views.corrections_of_report.get(entry.slug, ()),
        updates=views.updates_in(entry),
        thread=_thread(views, entry),
        earlier=views.topic_threads(
            (topic, before, None) for topic, before, __ in around if before
        ),
        later=views.topic_threads((topic, None, after) for topic, __, after in around if after),
        referred=views.place_views(views.library.threads.referring_to_report(entry.slug)),
    )
    return SitePage(url, "report.html", context)


def _thread(views: Views, entry: Entry[Report]) -> tuple[ThreadStep, ...]:
    """Return what came of a report: where it was put, what was promised there and done."""
    hearings = views.library.threads.hearings(entry.slug)
    steps = [_heard(views, hearing) for hearing in hearings]
    promised = [
        action
        for hearing in hearings
        if hearing.put and hearing.item
        for action in hearing.item.actions
    ]
    steps += views.outcomes(promised)
    return tuple(sorted(steps, key=lambda step: step.date))


def _heard(views: Views, hearing: Hearing) -> ThreadStep:
    """Return the step of a report at an item, or at a meeting of which no more is known."""
    date, meeting = hearing.meeting.record.date, views.link("meetings", hearing.meeting.slug)
    if hearing.item is None:
        noted = views.library.register.has_notes(hearing.meeting)
        text = (
            _("Went to the meeting of") if noted else _("Written for a meeting without notes here,")
        )
        return ThreadStep(date, text, meeting, corrected=_corrected(views, hearing))
    return ThreadStep(
        date,
        _("Put to") if hearing.put else _("Corrected at"),
        views.item_link(hearing.item),
        spoken=views.spoken(hearing.item) if hearing.put else (),
        corrected=_corrected(views, hearing),
        actions=tuple(views.action_summary(action) for action in hearing.item.actions)
        if hearing.put
        else (),
    )


def _corrected(views: Views, hearing: Hearing) -> tuple[Link, ...]:
    where = dict.fromkeys(correction.where for correction in hearing.corrections)
    return tuple(views.paragraph_link(hearing.meeting.slug, anchor) for anchor in where)


def _around(views: Views, entry: Entry[Report]) -> tuple[tuple[str, Link | None, Link | None], ...]:
    """Return the reports before and after on each topic of a report."""

    def link(report: Entry[Report] | None) -> Link | None:
        return views.link("reports", report.slug, report.record.date.text) if report else None

    return tuple(
        (around.topic, link(around.before), link(around.after))
        for around in views.library.threads.around_report(entry)
    )


def _item_link(views: Views, meeting: str, number: str) -> Link:
    """Link to an item; where the notes are not here, the link has a number and no address."""
    known = views.library.backlinks.items.get((meeting, number))
    return views.item_link(known) if known else Link(number, "")


def _extract(views: Views, entry: Entry[Report]) -> Link | None:
    extract = entry.record.extract_of
    if extract is None:
        return None
    item = views.library.backlinks.items.get((extract.meeting, extract.item))
    meeting = views.link("meetings", extract.meeting)
    if item is None:
        return Link(
            _("item {item} of the meeting of {day}", item=extract.item, day=meeting.text),
            meeting.url,
        )
    link = views.item_link(item)
    return Link(_("item {item}, {day}", item=link.text, day=meeting.text), link.url)


def _attachment(views: Views, attachment: Attachment) -> Link:
    if attachment.report:
        return Link(attachment.title, urls.record("reports", attachment.report))
    if attachment.file:
        return views.file_link(attachment.file, attachment.title)
    return Link(attachment.title, "", _("not here"))
