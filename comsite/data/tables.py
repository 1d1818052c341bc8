"""The tables of open data: a class a row, and which records the rows come from.

Rows are made from the published shapes and from nothing else, so that whoever has the JSON of the
records has all that is in the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from comsite.base import urls
from comsite.base.language import marked
from comsite.content.archive import Archive
from comsite.content.models import ActionStatus, DecisionOutcome, Held, NotesStatus, ReportKind
from comsite.data import shapes
from comsite.data.shapes import Anchor, Date, Path, Shape, Time
from comsite.library.library import MeetingStanding
from comsite.library.register import ActionStanding
from comsite.texts.speech import Act

_PLACE = "Its place among those of the record, from 1."


class MeetingRow(Shape):
    """One sitting of the body."""

    id: Path = Field(description="The path of its page.")
    date: Date = Field(description="Its date; year and month where the day is not known.")
    start: Time | None = Field(None, description="When it began.")
    end: Time | None = Field(None, description="When it ended.")
    until: Date | None = Field(None, description="The day on which it ended, if another.")
    place: str | None = Field(None, description="Where it took place.")
    status: MeetingStanding = Field(
        description="What the archive has of it, or that it is to come, or was called off."
    )
    moved_to: Path | None = Field(None, description="The meeting on the day to which it moved.")
    text: Held = Field(description="What the archive holds of the notes.")
    notes: NotesStatus | None = Field(None, description="Whether the notes are agreed.")
    agreed_at: Path | None = Field(None, description="The meeting that agreed them.")
    chair: Path | None = Field(None, description="Who chaired.")
    reports: tuple[Path, ...] = Field(description="The reports put to it.")
    topics: tuple[Path, ...] = Field(description="What its items are about.")
    files: tuple[Path, ...] = Field(description="Originals, byte for byte.")
    held_by: Path | None = Field(None, description="The committee, where there are several.")
    withdrawn: str | None = Field(None, description="Why its notes should be relied on no more.")


class ItemRow(Shape):
    """An agenda item."""

    id: Path = Field(description="The path of its page.")
    meeting: Path = Field(description="The meeting.")
    date: Date = Field(description="The meeting's date.")
    number: str = Field(description="Its number on the agenda.")
    title: str = Field(description="Its title.")
    topics: tuple[Path, ...] = Field(description="What it is about.")
    reports: tuple[Path, ...] = Field(description="The reports put to it.")


class ReportRow(Shape):
    """A paper put to a meeting."""

    id: Path = Field(description="The path of its page.")
    date: Date = Field(description="The date it bears, or of the meeting it went to.")
    subject: str = Field(description="Its subject, as printed.")
    kind: ReportKind = Field(description="What kind of paper it is.")
    text: Held = Field(description="What the archive holds of it.")
    meeting: Path | None = Field(None, description="The meeting it went to.")
    items: tuple[Path, ...] = Field(
        description="The items it was put to, where its notes are here."
    )
    authors: tuple[Path, ...] = Field(description="Who wrote it: people, or else posts or others.")
    topics: tuple[Path, ...] = Field(description="What it is about.")
    part_of: Path | None = Field(None, description="The report to which it is attached.")
    files: tuple[Path, ...] = Field(description="Originals, byte for byte.")
    withdrawn: str | None = Field(None, description="Why it should be relied on no more.")


class PersonRow(Shape):
    """Somebody named in the archive."""

    id: Path = Field(description="The path of the page.")
    name: str = Field(description="Given and family name, without titles.")
    sort_name: str | None = Field(None, description="For sorting, if not by the last word.")
    organisation: Path | None = Field(None, description="The organisation.")
    note: str | None = Field(None, description="What a reader should know.")


class PostRow(Shape):
    """An office or rank."""

    id: Path = Field(description="The path of its page.")
    title: str = Field(description="Its title.")
    organisation: Path | None = Field(None, description="The organisation that it belongs to.")
    shared: bool = Field(description="Whether it is a rank that several hold at once.")
    followed_by: Path | None = Field(None, description="The post that took over its duties.")


class OrganisationRow(Shape):
    """An organisation."""

    id: Path = Field(description="The path of its page.")
    name: str = Field(description="Its name.")
    part_of: Path | None = Field(None, description="The organisation that it belongs to.")
    url: shapes.WebAddress | None = Field(None, description="Its own site.")
    note: str | None = Field(None, description="What a reader should know.")


class TopicRow(Shape):
    """A subject."""

    id: Path = Field(description="The path of its page.")
    title: str = Field(description="Its title.")
    broader: Path | None = Field(None, description="The wider topic that it belongs to.")
    summary: str | None = Field(None, description="What it covers.")


class TenureRow(Shape):
    """A person in a post, as far as documents say."""

    person: Path = Field(description="The person.")
    place: int = Field(description="Its place among the person's tenures, from 1.")
    post: Path = Field(description="The post.")
    role: str | None = Field(None, description="The role as printed, where it differs.")
    start: Date | None = Field(None, description="When it began, if a document says so.")
    end: Date | None = Field(None, description="When it ended, if a document says so.")
    seen: tuple[Date, ...] = Field(description="Dates on which a document shows it.")
    note: str | None = Field(None, description="Which document says so.")


class AttendanceRow(Shape):
    """A person at a meeting, or in its apologies."""

    meeting: Path = Field(description="The meeting.")
    person: Path = Field(description="The person.")
    date: Date = Field(description="The meeting's date.")
    how: Literal["present", "also_present", "apologies"] = Field(
        description="Among whom the notes list the person."
    )
    role: str | None = Field(None, description="The role as printed that day.")
    post: Path | None = Field(None, description="The post held that day.")


class ActionRow(Shape):
    """A promise recorded under an item."""

    id: Path = Field(description="The path of its page.")
    date: Date = Field(description="The meeting's date.")
    meeting: Path = Field(description="The meeting.")
    item: Path = Field(description="The agenda item.")
    anchor: Anchor = Field(description="Its id on the pages of the meeting and the item.")
    label: str = Field(description="Its label, like 4a.")
    text: str = Field(description="What was promised, in the words of the notes.")
    owners: tuple[Path, ...] = Field(description="Who is to do it.")
    topics: tuple[Path, ...] = Field(description="What it is about itself, as an editor says.")
    status: ActionStanding = Field(
        description="What the latest text that reports on it says, or that none does."
    )


class UpdateRow(Shape):
    """What a later text said of an action."""

    action: Path = Field(description="The action.")
    place: int = Field(description=_PLACE)
    source: Path = Field(description="The meeting or report that says so.")
    date: Date = Field(description="The date of that.")
    status: ActionStatus = Field(description="What had become of it.")
    where: Anchor | None = Field(None, description="The paragraph that says so.")
    note: str | None = Field(None, description="What came of it.")
    document: str | None = Field(
        None, description="The document that says so, by title, if the archive does not hold it."
    )
    document_url: shapes.WebAddress | None = Field(None, description="Where that document is.")


class DecisionRow(Shape):
    """What was decided under an item."""

    id: Path = Field(description="Its place on the page of the item.")
    date: Date = Field(description="The meeting's date.")
    meeting: Path = Field(description="The meeting.")
    item: Path = Field(description="The agenda item.")
    anchor: Anchor = Field(description="Its id on the pages of the meeting and the item.")
    label: str = Field(description="Its label, like 4a.")
    text: str = Field(description="What was decided, in the words of the notes.")
    outcome: DecisionOutcome | None = Field(
        None, description="What came of it, if the notes say so."
    )
    moved_by: Path | None = Field(None, description="Who moved it.")
    seconded_by: Path | None = Field(None, description="Who seconded it.")
    unanimous: bool | None = Field(None, description="Whether all agreed, if the notes say so.")
    votes_for: int | None = Field(None, description="How many were for it.")
    votes_against: int | None = Field(None, description="How many were against it.")
    votes_abstained: int | None = Field(None, description="How many abstained.")
    votes_absent: int | None = Field(None, description="How many were absent from the vote.")
    where: Anchor | None = Field(None, description="The paragraph that says so.")


class VoteRow(Shape):
    """How somebody voted, where the notes print the name."""

    decision: Path = Field(description="The decision.")
    person: Path = Field(description="Who voted.")
    date: Date = Field(description="The meeting's date.")
    option: shapes.WayToVote = Field(description="In which way.")


class MentionRow(Shape):
    """A place in a text that names a record."""

    source: Path = Field(description="The item or report (or meeting, before its first item).")
    place: int = Field(description=_PLACE)
    date: Date = Field(description="The date of the meeting or report.")
    anchor: Anchor = Field(description="The paragraph.")
    name: str = Field(description="The name as it stands there.")
    record: Path = Field(description="The record named.")
    post: Path | None = Field(None, description="The post by whose name a person was named.")


class StatementRow(Shape):
    """Who asked, answered, said or presented, where the text itself says so."""

    item: Path = Field(description="The agenda item.")
    place: int = Field(description=_PLACE)
    date: Date = Field(description="The meeting's date.")
    anchor: Anchor = Field(description="The paragraph that says so.")
    speaker: Path = Field(description="Who spoke.")
    act: Act = Field(description="What the text says that the person did.")
    to: tuple[Path, ...] = Field(description="Those addressed, where the text names them.")
    topics: tuple[Path, ...] = Field(description="What the item is about.")


class ParagraphRow(Shape):
    """A paragraph of notes or of a report."""

    source: Path = Field(description="The item or report (or meeting, before its first item).")
    place: int = Field(description=_PLACE)
    date: Date = Field(description="The date of the meeting or report.")
    anchor: Anchor = Field(description="Its id on the page.")
    number: str = Field(description="Its number as shown.")
    text: str = Field(description="Its words, without marks.")
    speakers: tuple[Path, ...] = Field(description="Who spoke in it, where the text says so.")
    acts: tuple[Act, ...] = Field(description="What the text says that they did, in its order.")
    topics: tuple[Path, ...] = Field(description="What the item or report is about.")


class FigureRow(Shape):
    """A number that a text gives."""

    source: Path = Field(description="The item or report.")
    place: int = Field(description=_PLACE)
    date: Date = Field(description="The date that it is of, or of the meeting or report.")
    label: str = Field(description="What is counted; of one series it is the same.")
    value: shapes.Number = Field(description="The number, without commas.")
    unit: str | None = Field(None, description="Its unit.")
    anchor: Anchor = Field(description="The paragraph that gives it.")
    topics: tuple[Path, ...] = Field(description="What it is about.")


class CorrectionRow(Shape):
    """A correction on record."""

    meeting: Path = Field(description="The meeting whose notes say so.")
    place: int = Field(description=_PLACE)
    date: Date = Field(description="When it was made.")
    where: Anchor = Field(description="The paragraph that says so.")
    report: Path | None = Field(None, description="The report that is corrected, if it is one.")
    was: str = Field(description="What stood there.")
    now: str = Field(description="What is right.")
    why: str | None = Field(None, description="Who corrected it, and why.")


# What a row has, by the name of the column; a list is a tuple. There may be more than the columns.
Row = Mapping[str, Any]
Rows = Callable[[Any], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``key`` tells its rows apart, ``foreign`` names the tables its columns lead to.

    ``sources`` has, for each shape that gives rows, the function that makes them. ``at`` are the
    columns with the page, and perhaps the anchor, at which a reader finds what a row is about.
    A long table has no JSON of its own: the files of meetings and reports have all of its rows.
    One that is ``of_decisions`` is there only where a decision is on record.
    What is ``by_name`` has no paths there: they are those of the item or the report, in its table.
    """

    name: str
    title: str
    row: type[Shape]
    key: tuple[str, ...]
    foreign: Mapping[str, str]
    sources: Mapping[type[Shape], Rows]
    at: tuple[str, ...] = ("id",)
    has_json: bool = True
    by_name: tuple[str, ...] = ()
    of_decisions: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(self.row.model_fields)

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its files."""
        return ("csv", "json") if self.has_json else ("csv",)

    @property
    def summary(self) -> str:
        """What a row is."""
        return (self.row.__doc__ or "").strip()

    def rows(self, shape: Shape) -> Iterator[Row]:
        """Make the rows that a record gives."""
        make = self.sources.get(type(shape))
        return make(shape) if make else iter(())


def _meeting(meeting: shapes.Meeting) -> Iterator[Row]:
    notes = meeting.notes
    yield _row(
        meeting,
        notes=notes.status if notes else None,
        agreed_at=notes.agreed_at if notes else None,
        topics=tuple(dict.fromkeys(topic for item in meeting.items for topic in item.topics)),
    )


def _report(report: shapes.Report) -> Iterator[Row]:
    authors = [who.person or who.post or who.organisation for who in report.authors]
    yield _row(
        report,
        items=tuple(put.item for put in report.put_to if put.item),
        authors=tuple(author for author in authors if author),
    )


def _post(post: shapes.Post) -> Iterator[Row]:
    yield _row(post, followed_by=post.followed_by.post if post.followed_by else None)


def _tenures(person: shapes.Person) -> Iterator[Row]:
    for place, held in enumerate(person.tenures, 1):
        yield _row(held, place=place)


def _attendance(person: shapes.Person) -> Iterator[Row]:
    for seat in person.attendance:
        yield _row(seat, person=person.id)


def _decisions(item: shapes.Item) -> Iterator[Row]:
    yield from map(vars, item.decisions or ())


def _votes(item: shapes.Item) -> Iterator[Row]:
    for decision in item.decisions or ():
        for vote in decision.votes:
            yield _row(vote, decision=decision.id, date=decision.date)


def _updates(action: shapes.Action) -> Iterator[Row]:
    for place, update in enumerate(action.updates, 1):
        yield _row(update, place=place)


def _mentions(text: shapes.Item | shapes.Report) -> Iterator[Row]:
    for place, mention in enumerate(text.mentions, 1):
        yield _row(mention, source=text.id, date=text.date, place=place)


def _opening(meeting: shapes.Meeting) -> Iterator[Row]:
    for place, mention in enumerate(
        meeting.introduction.mentions if meeting.introduction else (), 1
    ):
        yield _row(mention, source=meeting.id, date=meeting.date, place=place)


def _statements(item: shapes.Item) -> Iterator[Row]:
    for place, statement in enumerate(item.statements, 1):
        yield _row(
            statement,
            item=item.id,
            date=item.date,
            place=place,
            topics=item.topics,
        )


def _figures(text: shapes.Item | shapes.Report) -> Iterator[Row]:
    for place, figure in enumerate(text.figures, 1):
        yield _row(figure, source=text.id, place=place)


def _paragraphs(text: shapes.Item | shapes.Report) -> Iterator[Row]:
    said = text.statements if isinstance(text, shapes.Item) else ()
    yield from _paragraphs_of(text.id, text.date, text.paragraphs, said, text.topics)


def _opening_paragraphs(meeting: shapes.Meeting) -> Iterator[Row]:
    if meeting.introduction:
        paragraphs = meeting.introduction.paragraphs
        yield from _paragraphs_of(meeting.id, meeting.date, paragraphs, (), ())


def _paragraphs_of(
    source: str,
    date: str,
    paragraphs: Iterable[shapes.Paragraph],
    said: Iterable[shapes.Statement],
    topics: tuple[str, ...],
) -> Iterator[Row]:
    by_anchor: dict[str, list[shapes.Statement]] = defaultdict(list)
    for statement in said:
        by_anchor[statement.anchor].append(statement)
    for place, paragraph in enumerate(paragraphs, 1):
        here = by_anchor[paragraph.anchor]
        yield _row(
            paragraph,
            source=source,
            date=date,
            place=place,
            speakers=tuple(dict.fromkeys(one.speaker for one in here)),
            acts=tuple(one.act for one in here),
            topics=topics,
        )


def _corrections(meeting: shapes.Meeting) -> Iterator[Row]:
    for place, correction in enumerate(meeting.corrections, 1):
        yield _row(correction, meeting=meeting.id, place=place)


def _as_it_is(shape: Shape) -> Iterator[Row]:
    yield vars(shape)


def _row(shape: Shape, **others: Any) -> Row:
    """Make a row: some columns are fields of a shape, the others are given.

    What both are is right by then, so the class of the row does not check it again.
    """
    return vars(shape) | others


TABLES = (
    Table(
        "meetings",
        marked("Meetings"),
        MeetingRow,
        ("id",),
        {
            "agreed_at": "meetings",
            "chair": "people",
            "held_by": "organisations",
            "moved_to": "meetings",
        },
        {shapes.Meeting: _meeting},
    ),
    Table(
        "items",
        marked("Agenda items"),
        ItemRow,
        ("id",),
        {"meeting": "meetings"},
        {shapes.Item: _as_it_is},
    ),
    Table(
        "reports",
        marked("Reports"),
        ReportRow,
        ("id",),
        {"meeting": "meetings", "part_of": "reports"},
        {shapes.Report: _report},
    ),
    Table(
        "actions",
        marked("Actions"),
        ActionRow,
        ("id",),
        {"meeting": "meetings", "item": "items"},
        {shapes.Action: _as_it_is},
    ),
    Table(
        "action-updates",
        marked("What came of actions"),
        UpdateRow,
        ("action", "place"),
        {"action": "actions"},
        {shapes.Action: _updates},
        at=("action",),
    ),
    Table(
        "decisions",
        marked("Decisions"),
        DecisionRow,
        ("id",),
        {"meeting": "meetings", "item": "items", "moved_by": "people", "seconded_by": "people"},
        {shapes.Item: _decisions},
        of_decisions=True,
    ),
    Table(
        "votes",
        marked("Votes"),
        VoteRow,
        ("decision", "person"),
        {"decision": "decisions", "person": "people"},
        {shapes.Item: _votes},
        at=("decision",),
        of_decisions=True,
    ),
    Table(
        "people",
        marked("People"),
        PersonRow,
        ("id",),
        {"organisation": "organisations"},
        {shapes.Person: _as_it_is},
    ),
    Table(
        "tenures",
        marked("Posts held"),
        TenureRow,
        ("person", "place"),
        {"person": "people", "post": "posts"},
        {shapes.Person: _tenures},
        at=("person",),
    ),
    Table(
        "attendance",
        marked("Attendance"),
        AttendanceRow,
        ("meeting", "person"),
        {"meeting": "meetings", "person": "people", "post": "posts"},
        {shapes.Person: _attendance},
        at=("meeting",),
    ),
    Table(
        "statements",
        marked("Questions and answers"),
        StatementRow,
        ("item", "place"),
        {"item": "items", "speaker": "people"},
        {shapes.Item: _statements},
        at=("item", "anchor"),
        has_json=False,
        by_name=("topics",),
    ),
    Table(
        "paragraphs",
        marked("Paragraphs"),
        ParagraphRow,
        ("source", "anchor"),
        {},
        {
            shapes.Item: _paragraphs,
            shapes.Report: _paragraphs,
            shapes.Meeting: _opening_paragraphs,
        },
        at=("source", "anchor"),
        has_json=False,
        by_name=("topics",),
    ),
    Table(
        "figures",
        marked("Figures"),
        FigureRow,
        ("source", "place"),
        {},
        {shapes.Item: _figures, shapes.Report: _figures},
        at=("source", "anchor"),
    ),
    Table(
        "mentions",
        marked("Mentions"),
        MentionRow,
        ("source", "place"),
        {"post": "posts"},
        {shapes.Item: _mentions, shapes.Report: _mentions, shapes.Meeting: _opening},
        at=("source", "anchor"),
        has_json=False,
    ),
    Table(
        "corrections",
        marked("Corrections"),
        CorrectionRow,
        ("meeting", "place"),
        {"meeting": "meetings", "report": "reports"},
        {shapes.Meeting: _corrections},
        at=("meeting", "where"),
    ),
    Table(
        "posts",
        marked("Posts"),
        PostRow,
        ("id",),
        {"organisation": "organisations", "followed_by": "posts"},
        {shapes.Post: _post},
    ),
    Table(
        "organisations",
        marked("Organisations"),
        OrganisationRow,
        ("id",),
        {"part_of": "organisations"},
        {shapes.Organisation: _as_it_is},
    ),
    Table(
        "topics",
        marked("Topics"),
        TopicRow,
        ("id",),
        {"broader": "topics"},
        {shapes.Topic: _as_it_is},
    ),
)


def tables_of(archive: Archive) -> tuple[Table, ...]:
    """Return the tables that an archive has."""
    return tuple(one for one in TABLES if archive.has_decisions or not one.of_decisions)


def addresses(archive: Archive) -> Iterator[str]:
    """List the addresses of open data that lie by themselves, not beside a page."""
    yield from (urls.POPOLO, urls.DATAPACKAGE, urls.DATABASE)
    for table in tables_of(archive):
        yield from (urls.table(table.name, ending) for ending in table.endings)
