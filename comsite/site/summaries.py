"""What pages of several kinds show: records in a list, provenance, events."""

from __future__ import annotations

from dataclasses import dataclass

from comsite.base.dates import PartialDate
from comsite.site.charts import Strip
from comsite.site.page import Link


@dataclass(frozen=True, slots=True)
class TenureView:
    """A time in a post: ``who`` links to the person (on a post's page) or the post.

    ``strip`` draws the period, unless all that is known lies in one year.
    """

    who: Link
    role: str
    period: str
    note: str
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class VoiceView:
    """Somebody who asked or spoke, and the paragraphs that say so."""

    who: Link
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """Who asked under an item, who answered, or who spoke besides: ``how`` says which."""

    how: str
    voices: tuple[VoiceView, ...]


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """A step of what came of a report: ``text`` says what it is, ``link`` leads there.

    ``spoken``, ``corrected`` and ``actions`` are what happened at it, if it is an item.
    """

    date: PartialDate
    text: str
    link: Link
    status: str = ""
    where: Link | None = None
    spoken: tuple[VoiceGroup, ...] = ()
    corrected: tuple[Link, ...] = ()
    actions: tuple[ActionSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicThread:
    """The discussions, or reports, before or after on a topic: links with dates as notes."""

    topic: Link
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person, post or organisation with the role as printed; ``post`` is the post that day."""

    link: Link
    role: str
    post: Link | None


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """A meeting in a list; ``note`` says how much the archive has of it.

    ``committee`` is whose it is, where there are several.
    """

    link: Link
    date: PartialDate
    status: str
    note: str
    summary: str
    committee: str = ""


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """An item in a list."""

    link: Link
    meeting: Link
    date: PartialDate


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in a list; ``note`` says what the archive has, or what somebody did for it."""

    link: Link
    kind: str
    date: PartialDate
    note: str
    summary: str


@dataclass(frozen=True, slots=True)
class ActionSummary:
    """An action in a list: ``label`` is 4a; ``status`` is what may be said of it.

    ``spelt`` has what the short forms in its text stand for: "CSE: child sexual exploitation".

    ``span`` stands after the status: "after 2 meetings and 91 days", "in the notes of 2 later
    meetings", or nothing.
    """

    link: Link
    label: str
    text: str
    spelt: tuple[str, ...]
    owners: tuple[Link, ...]
    status: str
    span: str
    item: Link
    meeting: Link
    date: PartialDate


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction: the ``record`` that has it, ``where`` in that, the ``report`` corrected.

    ``corrects`` is the anchor of the paragraph, where that itself is corrected and no report.
    """

    date: PartialDate
    record: Link
    where: Link
    corrects: str
    report: Link | None
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class UpdateView:
    """What a text says of an earlier action."""

    action: Link
    where: Link | None
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A text that names a record, an item or a report, and the paragraphs that do."""

    date: PartialDate
    link: Link
    paragraphs: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that bears a date: a meeting, an item, a report.

    ``summary`` is what it says, on a topic's page of that topic; ``place`` the paragraph there.
    """

    date: PartialDate
    kind: str
    link: Link
    summary: str
    place: Link | None = None
