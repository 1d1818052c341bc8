"""Small pieces that several pages show: summaries of records, events, and what search knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from comsite.base import urls
from comsite.base.dates import PartialDate
from comsite.base.language import _, listed, marked, ngettext
from comsite.base.letterforms import sort_key
from comsite.content.entries import Entry
from comsite.content.holdings import Holding
from comsite.content.models import Attendance, Author, Correction, Meeting, Report
from comsite.library.backlinks import TextPlace
from comsite.library.library import Library
from comsite.library.register import Standing
from comsite.library.threads import Voice, voices_in
from comsite.site.about import words_of_topics
from comsite.site.amounts import count
from comsite.site.charts import strip
from comsite.site.exact import exact_marks
from comsite.site.links import Links, bare
from comsite.site.page import Link, Provenance, SearchUnit
from comsite.site.summaries import (
    ActionSummary,
    Attendee,
    CorrectionView,
    Event,
    ItemSummary,
    MeetingSummary,
    PlaceView,
    ReportSummary,
    TenureView,
    ThreadStep,
    TopicThread,
    UpdateView,
    VoiceGroup,
    VoiceView,
)
from comsite.texts.items import Action, Item
from comsite.texts.speech import Act
from comsite.texts.targets import Target

_HELD = {"full": marked("full text"), "digest": marked("digest"), "missing": marked("not here")}

# What pages call those who spoke under an item, and the acts that make them so.
_SPOKEN: tuple[tuple[str, tuple[Act, ...]], ...] = (
    (marked("Asked"), ("asked",)),
    (marked("Answered"), ("answered",)),
    (marked("Also spoke"), ("presented", "said")),
)


def held(report: Report) -> str:
    """Say how much the archive has of a report, and whether it was withdrawn."""
    text = _(_HELD[report.text])
    return _("withdrawn, {text}", text=text) if report.withdrawn else text


def span(standing: Standing) -> str:
    """Say what stands after an action's status: ``after 2 meetings and 91 days``, or nothing.

    Of an action that later notes do not mention, it is ``in the notes of 2 later meetings``.
    """
    if not standing.settled:
        silent = standing.silent if standing.word == "not mentioned since" else 0
        if not silent:
            return ""
        return ngettext(
            "in the notes of {number} later meeting",
            "in the notes of {number} later meetings",
            silent,
        )
    parts = [count(standing.meetings, "meeting")] if standing.meetings else []
    parts += [count(standing.days, "day")] if standing.days else []
    return _("after {times}", times=listed(parts)) if parts else ""


class Views(Links):
    """Summaries of the records of one archive, as pages of several kinds show them."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._summaries: dict[str, ActionSummary] = {}
        self.changes: dict[str, tuple[Any, ...]] = {}  # those of each record, as `site.changes` has

    def place_views(self, places: Iterable[TextPlace]) -> tuple[PlaceView, ...]:
        """Return the texts that name a record, with links to the paragraphs that do."""
        return tuple(self._place_view(place) for place in places)

    def _place_view(self, place: TextPlace) -> PlaceView:
        record, paragraphs = place
        if isinstance(record, Item):
            summary = self.item_summary(record)
            url, date, link = summary.link.url, summary.date, summary.link
            links = (Link(paragraph.label, f"{url}#{paragraph.anchor}") for paragraph in paragraphs)
        else:
            date, link = record.record.date, self.link("reports", record.slug)
            anchors = (paragraph.anchor for paragraph in paragraphs)
            numbered = (self.report_paragraph_link(record.slug, anchor) for anchor in anchors)
            links = (Link(bare(shown.text), shown.url) for shown in numbered)
        return PlaceView(date, link, tuple(links))

    def office(self, who: Target, item: Item, short: bool = False) -> str:
        """Return the office in which a person spoke: the post that day, else the printed role.

        ``short`` is for the post's short form, where it has one.
        """
        date = self.library.backlinks.date_of(item)
        posts = [
            self.archive.posts[slug].record
            for slug in sorted(self.library.involvement.posts_on(who, date, item.meeting))
        ]
        if posts:
            return listed(
                post.abbreviations[0] if short and post.abbreviations else post.title
                for post in posts
            )
        seats = self.archive.seats.get(who.slug, ())
        roles = (seat.attendance.role for seat in seats if seat.meeting.slug == item.meeting)
        return next(filter(None, roles), "")

    # Threads

    def spoken(self, item: Item) -> tuple[VoiceGroup, ...]:
        """Return who asked, answered and else spoke under an item, where the notes say so."""
        groups = ((how, voices_in(item, *acts)) for how, acts in _SPOKEN)
        return tuple(
            VoiceGroup(how, self._voices(item, voices)) for how, voices in groups if voices
        )

    def _voices(self, item: Item, voices: Iterable[Voice]) -> tuple[VoiceView, ...]:
        labels = {paragraph.anchor: paragraph.label for paragraph in item.paragraphs}
        url = urls.item(item.meeting, item.slug)
        return tuple(
            VoiceView(
                self.link(voice.who.kind, voice.who.slug),
                tuple(
                    Link(labels[anchor], f"{url}#{anchor}")
                    for anchor in voice.anchors
                    if anchor in labels
                ),
            )
            for voice in voices
        )

    def outcomes(self, actions: Iterable[Action]) -> Iterator[ThreadStep]:
        """List what later texts say became of actions, action by action."""
        for action in actions:
            link = self.action_summary(action).link
            for remark in self.library.register.standing(action).remarks:
                if remark.status:
                    source = self.link(remark.source.kind, remark.source.slug)
                    if remark.outcome:
                        told = remark.outcome.source
                        source = Link(told.title, told.url or "")
                    where = self.where_link(remark.source, remark.where) or source
                    yield ThreadStep(remark.date, remark.note, link, remark.status, where)

    def topic_threads(
        self, around: Iterable[tuple[str, Link | None, Link | None]]
    ) -> tuple[TopicThread, ...]:
        """Return what stands before and after on topics, by title."""
        threads = [
            TopicThread(self.link("topics", topic), before, after)
            for topic, before, after in around
        ]
        return tuple(sorted(threads, key=lambda thread: sort_key(thread.topic.text)))

    # What search knows

    def named_in(self, item: Item) -> Mapping[str, Iterable[str]]:
        """Return whom an item names, by kind, for the filters of search; its committee too."""
        named = self.library.involvement.named_in_item(item)
        committee = self.archive.meetings[item.meeting].record.held_by
        if not committee:
            return named
        return {**named, "organisations": {*named.get("organisations", ()), committee}}

    def search_unit(
        self,
        kind: str,
        date: PartialDate,
        topics: Sequence[str],
        named: Mapping[str, Iterable[str]],
        meeting: Link | None = None,
        texts: Iterable[str] = (),
        html: str = "",
    ) -> SearchUnit:
        """Describe a text for the search index: its topics by title, whom it ``named`` by kind.

        ``texts`` are its paragraphs and its summary, and ``html`` is that of its paragraphs. The
        words of the topics' names count too, a little.
        """

        def names(folder: str, slugs: Iterable[str]) -> tuple[str, ...]:
            return tuple(sorted({self.name(folder, slug) for slug in slugs}))

        written = tuple(texts)
        return SearchUnit(
            kind,
            str(date),
            str(date.year),
            f"{date.year}-{date.month or 1:02d}",
            f"{date.year}-{date.month or 1:02d}-{date.day or 1:02d}",
            names("topics", topics),
            names("people", named.get("people", ())),
            names("posts", named.get("posts", ())),
            names("organisations", named.get("organisations", ())),
            meeting,
            exact_marks(written, html),
            words_of_topics(self.library.archive, topics, written),
        )

    @cached_property
    def expansions(self) -> Mapping[str, str]:
        """What each abbreviation of the glossary stands for."""
        return {term.abbreviation: term.expansion for term in self.archive.terms}

    @cached_property
    def _short_forms(self) -> re.Pattern[str]:
        longest_first = sorted(self.expansions, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    def spelt(self, text: str) -> tuple[str, ...]:
        """Say what the short forms in a text stand for, where it does not say so itself."""
        pairs = ((short, self.expansions[short]) for short in self._short_forms.findall(text))
        return tuple(
            f"{short}: {in_full}"
            for short, in_full in dict.fromkeys(pairs)
            if in_full.lower() not in text.lower()
        )

    # Summaries

    def meeting_summary(self, entry: Entry[Meeting]) -> MeetingSummary:
        """Return a meeting as it stands in a list."""
        text = self.texts.meetings[entry.slug]
        reports = self.library.backlinks.reports_of_meeting.get(entry.slug, ())
        here = sum(report.record.text != "missing" for report in reports)
        absent = len(reports) - here
        moved_to = self.link_if_any("meetings", entry.record.moved_to)
        parts = [_("to {day}", day=moved_to.text)] if moved_to else []
        parts += [count(len(text.items), "item")] if text.items else []
        parts += [count(here, "report")] if here else []
        if absent:
            parts.append(ngettext("{number} report not here", "{number} reports not here", absent))
        return MeetingSummary(
            self.link("meetings", entry.slug),
            entry.record.date,
            self.meeting_state(entry),
            ", ".join(parts),
            entry.record.summary or "",
            self.archive.body_of(entry.slug) if self.archive.committees else "",
        )

    def meeting_state(self, entry: Entry[Meeting]) -> str:
        """Say what the archive has of a meeting, and whether its agenda and agreed notes are here.

        That is what readers see; in data, the standing is less fine.
        """
        if entry.record.withdrawn:
            return "withdrawn"
        status = self.library.status(entry)
        if status == "upcoming" and self.library.has_agenda(entry):
            return "agenda published"
        notes = entry.record.notes
        return f"{notes.status} notes" if notes and status == "notes here" else status

    def item_summary(self, item: Item) -> ItemSummary:
        """Return an item as it stands in a list."""
        return ItemSummary(
            self.item_link(item),
            self.link("meetings", item.meeting),
            self.archive.meetings[item.meeting].record.date,
        )

    def report_summary(self, entry: Entry[Report], note: str = "") -> ReportSummary:
        """Return a report as it stands in a list."""
        return ReportSummary(
            self.link("reports", entry.slug),
            entry.record.kind,
            entry.record.date,
            note or held(entry.record),
            entry.record.summary or "",
        )

    def action_summary(self, action: Action) -> ActionSummary:
        """Return an action as it stands in a list; made once, because it stands in many."""
        if action.slug not in self._summaries:
            self._summaries[action.slug] = self._action_summary(action)
        return self._summaries[action.slug]

    def _action_summary(self, action: Action) -> ActionSummary:
        standing = self.library.register.standing(action)
        item = self.library.backlinks.items[action.meeting, action.item]
        return ActionSummary(
            Link(_("Action {label}", label=action.label), urls.action(action.slug)),
            action.label,
            action.text,
            self.spelt(action.text),
            tuple(self.link(owner.kind, owner.slug) for owner in action.owners),
            standing.word,
            span(standing),
            self.item_link(item),
            self.link("meetings", action.meeting),
            self.archive.meetings[action.meeting].record.date,
        )

    def provenance(self, entry: Entry[Meeting] | Entry[Report]) -> Provenance:
        """Return what a page is made from."""
        record = entry.record
        source = record.source
        official = self.archive.site.official_record
        return Provenance(
            of="notes" if isinstance(record, Meeting) else record.kind,
            held=record.text,
            draft=record.draft,
            title=source.title if source else "",
            publisher=(source and source.publisher) or "",
            url=(source and source.url) or "",
            note=(source and source.note) or "",
            known_from=record.known_from or "",
            official_publisher=official.publisher if official else "",
            official_url=(official and official.url) or "",
        )

    def person_on(self, slug: str, date: PartialDate) -> Link:
        """Link to a person, by the name of that day."""
        return replace(
            self.link("people", slug), text=self.archive.people[slug].record.name_on(date)
        )

    def attendee(self, who: Attendance | Author, date: PartialDate) -> Attendee:
        """Return who attended, wrote, sponsored or asked on a day, with the role as printed."""
        organisation = who.organisation if isinstance(who, Author) else None
        post = self.link_if_any("posts", who.post)
        if who.person:
            return Attendee(self.person_on(who.person, date), who.role or "", post)
        if organisation:
            return Attendee(self.link("organisations", organisation), who.role or "", None)
        return Attendee(self.link("posts", who.post or ""), who.role or "", None)

    @cached_property
    def corrections(self) -> tuple[tuple[Entry[Meeting] | Entry[Report], CorrectionView], ...]:
        """All corrections with the records that have them, the newest first."""
        entries: list[Entry[Meeting] | Entry[Report]] = [
            *self.archive.meetings_by_date,
            *self.archive.reports_by_date,
        ]
        found = [
            (entry, self.correction(entry, correction))
            for entry in entries
            for correction in entry.record.corrections
        ]
        return tuple(sorted(found, key=lambda pair: pair[1].date, reverse=True))

    def correction(
        self, entry: Entry[Meeting] | Entry[Report], correction: Correction
    ) -> CorrectionView:
        """Return a correction, with links to where it stands and what it corrects."""
        return CorrectionView(
            correction.date,
            self.link(entry.kind, entry.slug),
            self.paragraph_link(entry.slug, correction.where)
            if entry.kind == "meetings"
            else self.report_paragraph_link(entry.slug, correction.where),
            "" if correction.report else correction.where,
            self.link_if_any("reports", correction.report),
            correction.was,
            correction.now,
            correction.why or "",
        )

    def period(self, holding: Holding) -> str:
        """Say when somebody held a post, as far as the documents say."""
        start, end, seen = holding.start, holding.end, holding.seen
        if start and end:
            return _("{start} to {end}", start=start.text, end=end.text)
        if start:
            return _("from {start}", start=start.text)
        if end:
            return _("until {end}", end=end.text)
        if not seen:
            return _("dates not known")
        if len(seen) == 1:
            day = seen[0].text
            return _("named on {day}", day=day) if seen[0].day else _("named in {month}", month=day)
        first, last = seen[0].text, seen[-1].text
        if len(seen) == 2:
            return _("named on 2 dates, {first} and {last}", first=first, last=last)
        return ngettext(
            "named on {number} date, first {first}, last {last}",
            "named on {number} dates, first {first}, last {last}",
            len(seen),
            first=first,
            last=last,
        )

    def tenure(self, holding: Holding, of_post: bool) -> TenureView:
        """Return a holding as it stands on the page of its post, or of its person."""
        who = ("people", holding.person) if of_post else ("posts", holding.post)
        first, last = self.library.scale
        shown = (first, last, holding.start, holding.end, holding.seen)
        return TenureView(
            self.link(*who),
            holding.role,
            self.period(holding),
            holding.note,
            strip(*shown) if first < last else None,
        )

    def event(self, entry: Entry[Meeting] | Entry[Report]) -> Event:
        """Return a meeting or report as something that bears a date."""
        record = entry.record
        if isinstance(record, Meeting):
            status = _(self.library.status(self.archive.meetings[entry.slug]))
            kind = _("Meeting, {status}", status=status.lower())
            text = f"{self.archive.body_of(entry.slug)}, {self.name('meetings', entry.slug)}"
            link = Link(text, urls.record("meetings", entry.slug))
        else:
            is_absent = record.text == "missing" and not record.extract_of
            kind = _(record.kind).capitalize()
            kind = _("{kind}, not here", kind=kind) if is_absent else kind
            link = self.link("reports", entry.slug)
        return Event(record.date, kind, link, record.summary or "")

    def item_event(self, item: Item, note: str = "") -> Event:
        """Return an item as something that bears a date."""
        link = self.item_link(item)
        return Event(
            self.library.backlinks.date_of(item),
            _("Item"),
            Link(link.text, link.url, note),
            item.details.summary or "",
        )

    def updates_in(self, entry: Entry[Meeting] | Entry[Report]) -> tuple[UpdateView, ...]:
        """Return what a text says of earlier actions."""
        return tuple(
            UpdateView(
                Link(_("Action {label}", label=update.action), urls.action(update.action)),
                self.where_link(entry, update.where or ""),
                update.status,
                update.note or "",
            )
            for update in entry.record.action_updates
        )

    @cached_property
    def corrections_of_report(self) -> Mapping[str, tuple[CorrectionView, ...]]:
        """The corrections that meetings made to each report."""
        by_report: dict[str, list[CorrectionView]] = defaultdict(list)
        for entry in self.archive.meetings_by_date:
            for correction in entry.record.corrections:
                if correction.report:
                    by_report[correction.report].append(self.correction(entry, correction))
        for report in self.archive.reports_by_date:
            own = [self.correction(report, correction) for correction in report.record.corrections]
            by_report[report.slug] += own
        return {slug: tuple(corrections) for slug, corrections in by_report.items()}
