"""What came of an action, as pages tell it: which text said what, and which said nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _, figure, marked, ngettext
from comsite.content.entries import Entry
from comsite.content.models import Meeting
from comsite.library.course import Silence
from comsite.library.library import MeetingStanding
from comsite.library.register import ActionRemark, Standing
from comsite.site.page import Link
from comsite.site.views import Views

_AGREED = 3  # items of a topic that agreed actions on others too


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What a later text says of an action, or that nothing is said.

    ``sources`` are the meeting or report (with dates as texts of links), or the first and the last
    meeting of several in a row that say nothing; ``dates`` are theirs. ``status`` is empty where
    nothing is changed.
    """

    dates: tuple[PartialDate, ...]
    sources: tuple[Link, ...]
    status: str
    text: str
    where: Link | None


_SHORT = 3  # so many meetings in a row that say nothing have a line each; more are one line


def evidence(views: Views, remark: ActionRemark | None) -> tuple[Link, ...]:
    """Link to the text that gave an action its status, and to the paragraph."""
    if remark is None:
        return ()
    where = views.where_link(remark.source, remark.where)
    return (_source_link(views, remark), *([where] if where else []))


def _source_link(views: Views, remark: ActionRemark) -> Link:
    if remark.outcome:
        return Link(remark.outcome.source.title, remark.outcome.source.url or "")
    name = views.name(remark.source.kind, remark.source.slug)
    text = _("notes of {day}", day=name) if remark.source.kind == "meetings" else name
    return Link(text, urls.record(remark.source.kind, remark.source.slug))


def since(standing: Standing) -> str:
    """Say whether there are notes later than the last word on an action without an outcome.

    Those notes do not mention the action. Nothing is said of an action that is settled.
    """
    if standing.settled:
        return ""
    if standing.silent:
        return ngettext(
            "Not mentioned since: the archive has the notes of {number} later meeting, which say"
            " nothing of it. What happened next may be told elsewhere.",
            "Not mentioned since: the archive has the notes of {number} later meetings, which say"
            " nothing of it. What happened next may be told elsewhere.",
            standing.silent,
        )
    if standing.remarks:
        return ""
    return _(
        "No later record: the archive has no notes later than those in which it was agreed, and"
        " cannot say what happened next."
    )


def history(views: Views, standing: Standing) -> Iterator[HistoryStep]:
    """List what was said of an action, and where nothing was."""
    told = {part.date for part in standing.history if isinstance(part, ActionRemark)}
    for part in standing.history:
        if isinstance(part, ActionRemark):
            yield step(views, part)
        elif len(part.meetings) <= _SHORT:
            for entry in part.meetings:
                yield _step_without_remark(views, entry, told)
        else:
            yield _step_of_long_silence(views, part)


def step(views: Views, remark: ActionRemark) -> HistoryStep:
    """Return a remark on an action as a step of its history."""
    where = views.where_link(remark.source, remark.where)
    text = remark.note if remark.status else _("Named in")
    return HistoryStep((remark.date,), (_source_link(views, remark),), remark.status, text, where)


# What the archive has of a meeting without notes, as a sentence that a link to it ends. Meetings
# that were called off have no place in the register.
_NO_NOTES: Mapping[MeetingStanding, str] = {
    "papers only": marked("The archive has papers, but no notes, of the"),
    "mentioned only": marked("The archive has no notes and no papers of the"),
    "upcoming": marked("Announced is the"),
}


def _step_without_remark(
    views: Views, entry: Entry[Meeting], told: Collection[PartialDate]
) -> HistoryStep:
    """Return the step of a meeting whose notes do not mention an action, or are not here.

    ``told`` are the dates on which papers speak of the action.
    """
    link = views.link("meetings", entry.slug)
    if views.library.register.has_notes(entry):
        text = _("Not mentioned in the")
        link = Link(_("notes of {day}", day=link.text), link.url)
    else:
        status = views.library.status(entry)
        text = _(_NO_NOTES[status])
        if status == "papers only" and entry.record.date not in told:
            text = _("The archive has papers, but no notes and nothing on this action, of the")
        link = Link(_("meeting of {day}", day=link.text), link.url)
    return HistoryStep((entry.record.date,), (link,), "", text, None)


def _step_of_long_silence(views: Views, silence: Silence) -> HistoryStep:
    """Return one step for many meetings in a row that say nothing: the first and the last."""
    ends = (silence.meetings[0], silence.meetings[-1])
    not_here = len(silence.meetings) - silence.silent
    if not_here:
        text = ngettext(
            "Not mentioned in the notes of {number} meeting; those of {others} are not here:",
            "Not mentioned in the notes of {number} meetings; those of {others} are not here:",
            silence.silent,
            others=figure(not_here),
        )
    else:
        text = ngettext(
            "Not mentioned in the notes of {number} meeting:",
            "Not mentioned in the notes of {number} meetings:",
            silence.silent,
        )
    dates: tuple[PartialDate, ...] = tuple(entry.record.date for entry in ends)
    links = tuple(views.link("meetings", entry.slug) for entry in ends)
    return HistoryStep(dates, links, "", text, None)


def agreed_on(views: Views, topic: str) -> tuple[Link, ...]:
    """Link to the latest items of a topic under which not only actions on it were agreed."""
    items = [
        item
        for item in views.library.backlinks.discussions_by_topic.get(topic, ())
        if any(topic not in action.topics for action in item.actions)
    ]
    latest = sorted(items, key=views.library.backlinks.date_of, reverse=True)[:_AGREED]
    return tuple(
        Link(
            ngettext(
                "{number} agreed under item {item} of {meeting}",
                "{number} agreed under item {item} of {meeting}",
                len(item.actions),
                item=item.number,
                meeting=views.name("meetings", item.meeting),
            ),
            f"{urls.item(item.meeting, item.slug)}#actions",
        )
        for item in latest
    )
