"""The page of a meeting, and the page of all meetings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.english import first_sentence
from comsite.base.language import _, listed, marked
from comsite.content.entries import Entry
from comsite.content.models import CALLED_OFF, Meeting
from comsite.library.schedule import Day
from comsite.site.amounts import count
from comsite.site.charts import TimeLine
from comsite.site.citing import cited_notes
from comsite.site.decisions import DecisionView, decision_views
from comsite.site.items import GoneView, ItemView, gone_view, item_view, without_search_marks
from comsite.site.page import Head, Link, SitePage, crumbs, section
from comsite.site.summaries import (
    ActionSummary,
    Attendee,
    CorrectionView,
    MeetingSummary,
    PlaceView,
    ReportSummary,
    UpdateView,
)
from comsite.site.time_line import time_line
from comsite.site.views import Views
from comsite.texts.items import Item


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """Present, also present or apologies; ``people`` is empty where the notes say nobody.

    ``sum`` says how many: "6 present", "apologies from nobody".
    """

    title: str
    sum: str
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class NextView:
    """The next meeting as announced; ``link`` is None where the archive has no page for it.

    ``called_off`` says that it was ``moved``, and then ``moved_to`` where, or something else.
    """

    link: Link | None
    date: PartialDate
    times: str
    place: str
    called_off: str
    moved_to: Link | None


@dataclass(frozen=True, slots=True)
class MeetingYear:
    """The meetings of a year, latest first."""

    year: Link
    meetings: tuple[MeetingSummary, ...]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """``meetings.html``: all meetings by year, and on a time line; the committees if several."""

    head: Head
    committees: tuple[Link, ...]
    years: tuple[MeetingYear, ...]
    time_line: TimeLine


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """``meeting.html``: ``missing`` says in sentences what the archive does not hold.

    ``event`` is the calendar of a meeting to come. ``moved_to`` is the meeting on the new day of
    one that was moved, ``moved_from`` are those that were moved to this one.

    ``agreed`` are the actions of all items and ``decided`` their decisions, ``discussed`` the items
    with a sentence each, and ``procedural`` those that are only about the meeting itself. ``below``
    are the parts of the page after the notes. ``body`` met, or a ``committee`` of it.
    """

    head: Head
    body: str
    committee: Link | None
    date: PartialDate
    summary: str
    status: str
    when: str
    event: str
    moved_to: Link | None
    moved_from: tuple[Link, ...]
    notes_status: str
    agreed_at: Link | None
    chair: Link | None
    attendance: tuple[AttendanceGroup, ...]
    attendance_sum: str
    agreed: tuple[ActionSummary, ...]
    agreed_sum: str
    decided: tuple[DecisionView, ...]
    decided_sum: str
    discussed: tuple[Link, ...]
    procedural: tuple[Link, ...]
    heading: str
    contents: tuple[Link, ...]
    below: tuple[Link, ...]
    introduction: Markup
    items: tuple[ItemView, ...]
    gone: tuple[GoneView, ...]
    reports: tuple[ReportSummary, ...]
    files: tuple[Link, ...]
    next_meeting: NextView | None
    announced_by: tuple[Link, ...]
    corrections: tuple[CorrectionView, ...]
    corrected: bool
    updates: tuple[UpdateView, ...]
    referred: tuple[PlaceView, ...]
    missing: tuple[str, ...]
    previous: Link | None
    following: Link | None


# Each way to attend: the field, its heading, and its words in a sum.
_HOW = (
    ("present", marked("Present"), marked("{number} present")),
    ("also_present", marked("Also present"), marked("{number} also present")),
    ("apologies", marked("Apologies"), marked("apologies from {number}")),
)


def meetings_page(views: Views) -> SitePage:
    """Make the page of all meetings by year, latest first."""
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
        _("Meetings"),
        urls.index("meetings"),
        _("Every meeting of the {body} on record, by year.", body=body),
        "meetings",
        crumbs(),
        urls.table("meetings", "json"),
    )
    context = MeetingsPage(head, committees_of(views), years, time_line(views))
    return SitePage(head.url, "meetings.html", context)


def committees_of(views: Views) -> tuple[Link, ...]:
    """Link to the committees, where the archive has the meetings of more than one body."""
    slugs = views.archive.committees
    is_one = len({entry.record.held_by for entry in views.archive.meetings.values()}) < 2
    return () if is_one else views.links("organisations", slugs)


def meeting_page(views: Views, entry: Entry[Meeting]) -> SitePage:
    """Make the page of a meeting with its notes."""
    archive, record = views.archive, entry.record
    text = views.texts.meetings[entry.slug]
    agreed = [action for item in text.items for action in item.actions]
    decided = [decision for item in text.items for decision in item.decisions]
    url = urls.record("meetings", entry.slug)
    name = views.name("meetings", entry.slug)
    previous, following = views.beside(entry)
    attendance = _attendance(views, record)
    of_meeting = views.library.backlinks.reports_of_meeting.get(entry.slug, ())
    status = views.library.status(entry)
    is_put_off = status in ("postponed", "moved")  # so that nobody takes its times for the new ones
    introduction = text.introduction.html if text.introduction else Markup()
    context = MeetingPage(
        head=Head(
            title=f"{archive.body_of(entry.slug)}, {name}",
            url=url,
            summary=_summary(views, entry),
            section="meetings",
            crumbs=crumbs(section("meetings")),
            json=urls.data(url),
            cite=cited_notes(views, entry, _("Meeting of {day}", day=record.date.text), text.items),
            withdrawn=record.withdrawn or "",
            provenance=views.provenance(entry),
        ),
        body=archive.body_of(entry.slug),
        committee=views.link_if_any("organisations", record.held_by),
        date=record.date,
        summary=record.summary or "",
        status=views.meeting_state(entry),
        when="" if is_put_off else ", ".join(filter(None, (record.times, record.place))),
        event=urls.event(entry.slug) if status == "upcoming" and record.date.day else "",
        moved_to=views.link_if_any("meetings", record.moved_to),
        moved_from=views.links("meetings", views.library.schedule.moved_from.get(entry.slug, ())),
        notes_status=record.notes.status if record.notes else "",
        agreed_at=views.link_if_any("meetings", record.notes.agreed_at) if record.notes else None,
        chair=views.person_on(record.chair, record.date) if record.chair else None,
        attendance=attendance,
        attendance_sum=", ".join(group.sum for group in attendance),
        agreed=tuple(map(views.action_summary, agreed)),
        agreed_sum=count(len(agreed), "action"),
        decided=decision_views(views, decided),
        decided_sum=count(len(decided), "decision"),
        discussed=tuple(_in_contents(item) for item in text.items if not item.is_procedural),
        procedural=tuple(_in_contents(item) for item in text.items if item.is_procedural),
        heading=_("What was discussed") if status == "notes here" else _("On the agenda"),
        contents=tuple(map(_in_contents, text.items)),
        below=(),
        introduction=introduction,
        items=tuple(without_search_marks(item_view(views, item)) for item in text.items),
        gone=tuple(gone_view(item, text.anchors) for item in text.gone),
        reports=tuple(map(views.report_summary, of_meeting)),
        files=tuple(views.file_link(name) for name in record.files),
        next_meeting=_next(views, entry),
        announced_by=views.links(
            "meetings",
            (one.slug for one in views.library.schedule.announcing.get(Day.of(entry), ())),
        ),
        corrections=tuple(views.correction(entry, correction) for correction in record.corrections),
        corrected=any(not correction.report for correction in record.corrections),
        updates=views.updates_in(entry),
        referred=views.place_views(views.library.threads.referring_to_meeting(entry.slug)),
        missing=_missing(views, entry),
        previous=previous,
        following=following,
    )
    return SitePage(url, "meeting.html", replace(context, below=_below(context)))


def _attendance(views: Views, record: Meeting) -> tuple[AttendanceGroup, ...]:
    groups = []
    for how, title, words in _HOW:
        people = getattr(record, how)
        if people or (how == "apologies" and people is not None):
            shown = tuple(views.attendee(attendance, record.date) for attendance in people)
            sum_ = _(words, number=len(shown)) if shown else _("apologies from nobody")
            groups.append(AttendanceGroup(_(title), sum_, shown))
    return tuple(groups)


def _below(page: MeetingPage) -> tuple[Link, ...]:
    """Link to the parts of a page after the notes."""
    about = page.attendance or page.chair or page.notes_status or page.announced_by
    parts = (
        (_("Attendance") if page.attendance else _("About the meeting"), "#attendance", about),
        (_("Papers"), "#reports", page.reports),
        (_("Originals"), "#originals", page.files),
        (_("Earlier actions"), "#updates", page.updates),
        (_("Corrections"), "#corrections", page.corrections),
        (_("Mentioned in"), "#referred", page.referred),
        (_("Next meeting announced"), "#next-meeting", page.next_meeting),
    )
    return tuple(Link(text, anchor) for text, anchor, there in parts if there)


def _in_contents(item: Item) -> Link:
    """Link to an item further down on the page, with the first sentence of what happened."""
    sentence = first_sentence(item.details.summary or "")
    return Link(f"{item.number}. {item.name}", f"#{item.anchor}", summary=sentence)


def _next(views: Views, entry: Entry[Meeting]) -> NextView | None:
    coming = entry.record.next_meeting
    if coming is None:
        return None
    that_day = views.library.schedule.on.get(Day.of(entry, coming.date))
    link = views.link("meetings", that_day[0].slug) if that_day else None
    own = that_day[0].record if that_day else None
    called_off = own.status if own and own.status in CALLED_OFF else ""
    moved_to = views.link_if_any("meetings", own.moved_to) if own else None
    return NextView(link, coming.date, coming.times, coming.place or "", called_off, moved_to)


def _summary(views: Views, entry: Entry[Meeting]) -> str:
    if entry.record.summary:
        return entry.record.summary
    text = views.texts.meetings[entry.slug]
    body = views.archive.body_of(entry.slug)
    if not text.items:
        return _("What is known of the {body} of {date}.", body=body, date=entry.record.date.text)
    actions = sum(len(item.actions) for item in text.items)
    parts = [count(len(text.items), "agenda item")]
    decisions = sum(len(item.decisions) for item in text.items)
    parts += [count(decisions, "decision")] if decisions else []
    parts += [count(actions, "action")] if actions else []
    return _(
        "Notes of the {body} of {date}: {amounts}.",
        body=body,
        date=entry.record.date.text,
        amounts=listed(parts),
    )


def _missing(views: Views, entry: Entry[Meeting]) -> tuple[str, ...]:
    """Say in sentences what the archive does not hold of a meeting."""
    record = entry.record
    sentences = []
    if record.status == "postponed":
        sentences.append(_("The meeting was postponed. The new day is not known here."))
    elif record.text == "missing" and record.status != "moved":
        sentences.append(_("The archive does not hold the notes of this meeting."))
    if record.status == "scheduled":
        sentences.append(
            _(
                "The documents here announce this meeting or were written for it; none of them says"
                " whether it took place."
            )
        )
    if record.status == "held" and not record.date.day:
        sentences.append(_("The documents give the month, not the day."))
    if record.status == "held" and not (record.present or record.also_present):
        sentences.append(_("It is not known here who attended."))
    if record.status in CALLED_OFF:
        return tuple(sentences)
    if not record.start:
        sentences.append(_("The time is not known here."))
    if not record.place:
        sentences.append(_("The place is not known here."))
    return tuple(sentences)
