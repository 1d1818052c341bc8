"""The pages of meetings and of their items."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from comsite.contexts.shared import (
    ActionSummary,
    Attendee,
    CorrectionView,
    Head,
    Link,
    MeetingSummary,
    PlaceView,
    Provenance,
    ReportSummary,
    UpdateView,
)
from comsite.contexts.story import ThreadStep, TopicThread, VoiceView
from comsite.dates import PartialDate


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """Present, also present or apologies; ``people`` is empty where the notes say nobody.

    ``sum`` says how many: "6 present", "apologies from nobody".
    """

    title: str
    sum: str
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item with its text; ``anchor`` is its id on the meeting's page."""

    number: str
    title: str
    anchor: str
    url: str
    html: Markup
    topics: tuple[Link, ...]
    reports: tuple[Link, ...]
    actions: tuple[ActionSummary, ...]
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class NextView:
    """The next meeting as announced; ``link`` is None where the archive has no page for it."""

    link: Link | None
    date: PartialDate
    times: str
    place: str


@dataclass(frozen=True, slots=True)
class MeetingYear:
    """The meetings of a year, latest first."""

    year: Link
    meetings: tuple[MeetingSummary, ...]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """``meetings.html``: all meetings by year."""

    head: Head
    years: tuple[MeetingYear, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """``meeting.html``: ``missing`` says in sentences what the archive does not hold."""

    head: Head
    date: PartialDate
    status: str
    times: str
    place: str
    provenance: Provenance
    notes_status: str
    agreed_at: Link | None
    chair: Link | None
    attendance: tuple[AttendanceGroup, ...]
    attendance_sum: str
    contents: tuple[Link, ...]
    introduction: Markup
    items: tuple[ItemView, ...]
    reports: tuple[ReportSummary, ...]
    next_meeting: NextView | None
    announced_by: tuple[Link, ...]
    corrections: tuple[CorrectionView, ...]
    updates: tuple[UpdateView, ...]
    referred: tuple[PlaceView, ...]
    missing: tuple[str, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """``item.html``: one item by itself; ``people`` are those whom its text names.

    ``extracts`` are reports that repeat it; ``outcomes`` what later texts say of its actions.
    """

    head: Head
    date: PartialDate
    meeting: Link
    item: ItemView
    provenance: Provenance
    people: tuple[Link, ...]
    extracts: tuple[Link, ...]
    asked: tuple[VoiceView, ...]
    replies: tuple[VoiceView, ...]
    outcomes: tuple[ThreadStep, ...]
    threads: tuple[TopicThread, ...]
    referred: tuple[PlaceView, ...]
    previous: Link | None
    following: Link | None
