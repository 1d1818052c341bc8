"""Reports."""

from __future__ import annotations

from comsite import urls
from comsite.archive import Archive
from comsite.contexts import FileLink, Head, Link, ReportPage, SearchUnit
from comsite.loader import Entry
from comsite.models import Attachment, Report
from comsite.names import Target
from comsite.outputs import size
from comsite.pages.page import Page, crumbs, section
from comsite.views import Views


def report_page(views: Views, entry: Entry[Report]) -> Page:
    """A report with its sections."""
    record = entry.record
    text = views.texts.reports[entry.slug]
    url = urls.record("reports", entry.slug)
    topics = views.topics_of(record.topics)
    put_to = views.backlinks.items_of_report.get(entry.slug, ())
    meetings = dict.fromkeys(
        [*([record.meeting] if record.meeting else []), *(m for m, _ in put_to)]
    )
    context = ReportPage(
        head=Head(
            title=f"{record.subject}, {record.date.text}",
            url=url,
            summary=f"{record.kind.capitalize()}: {record.subject}, {record.date.text}.",
            section="reports",
            crumbs=crumbs(section("reports")),
            json=urls.data(url),
            listed=not record.draft,
            search=SearchUnit(
                "Report",
                str(record.date),
                str(record.date.year),
                tuple(link.text for link in topics),
                _people(views, entry),
            ),
        ),
        subject=record.subject,
        kind=record.kind,
        date=record.date,
        meetings=views.links("meetings", meetings),
        items=tuple(_item_link(views, *item) for item in put_to),
        authors=tuple(views.attendee(one) for one in record.authors),
        sponsor=views.attendee(record.sponsor) if record.sponsor else None,
        requested_by=views.attendee(record.requested_by) if record.requested_by else None,
        topics=topics,
        provenance=views.provenance(entry),
        contents=tuple(
            Link(heading.text, f"#{heading.anchor}")
            for heading in text.headings
            if heading.level == 2
        ),
        html=text.html,
        part_of=views.maybe("reports", record.part_of),
        parts=tuple(
            views.link("reports", part.slug, part.record.kind)
            for part in views.backlinks.parts_of_report.get(entry.slug, ())
            if part.slug not in {one.report for one in record.attachments}
        ),
        extract_of=_extract(views, entry),
        attachments=tuple(_attachment(views, one) for one in record.attachments),
        files=tuple(file_link(views.archive, name) for name in record.files),
        corrections=views.corrections_of_report.get(entry.slug, ()),
    )
    return Page(url, "report.html", context, entry.path)


def file_link(archive: Archive, name: str) -> FileLink:
    """An original to download."""
    return FileLink(name, urls.file(name), size(archive.files[name].size), _type(name))


def _type(name: str) -> str:
    return name.rpartition(".")[2].upper()


def _item_link(views: Views, meeting: str, number: str) -> Link:
    """The item; where the notes are not held, its number alone, without an address."""
    known = views.backlinks.items.get((meeting, number))
    return views.item_link(known) if known else Link(number, "")


def _extract(views: Views, entry: Entry[Report]) -> Link | None:
    extract = entry.record.extract_of
    if extract is None:
        return None
    item = views.backlinks.items.get((extract.meeting, extract.item))
    meeting = views.link("meetings", extract.meeting)
    if item is None:
        return Link(f"item {extract.item} of the meeting of {meeting.text}", meeting.url)
    link = views.item_link(item)
    return Link(f"item {link.text}, {meeting.text}", link.url)


def _attachment(views: Views, one: Attachment) -> Link:
    if one.report:
        return Link(one.title, urls.record("reports", one.report))
    if one.file:
        original = views.archive.files[one.file]
        return Link(one.title, urls.file(one.file), f"{_type(one.file)}, {size(original.size)}")
    return Link(one.title, "", "not held")


def _people(views: Views, entry: Entry[Report]) -> tuple[str, ...]:
    """Who wrote, sponsored or is named in a report."""
    record = entry.record
    slugs = {
        one.person
        for one in (*record.authors, record.sponsor, record.requested_by)
        if one and one.person
    }
    targets: set[Target] = {m.target for m in views.texts.reports[entry.slug].mentions}
    slugs |= {target.slug for target in targets if target.kind == "people"}
    return tuple(sorted(views.name("people", slug) for slug in slugs))
