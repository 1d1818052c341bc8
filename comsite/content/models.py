"""The records of an archive: one class for each kind of file, and for each group of fields in it.

A record is frozen, and complete when it is made. Its definition serves for validation, for the
JSON Schema that text editors use, and for the field reference in ``docs/``; so each field
describes itself to an editor. Every value of a source file arrives as text, exactly as written,
and the types give it its meaning.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from comsite.base.dates import PartialDate
from comsite.base.language import times
from comsite.content.fields import (
    Count,
    EmailAddress,
    FileName,
    Line,
    MailService,
    MeetingSlug,
    Name,
    Number,
    OrganisationSlug,
    OrNone,
    Path,
    PersonSlug,
    PostSlug,
    ReportSlug,
    Repository,
    Slug,
    Time,
    TopicSlug,
    WebAddress,
    no_entries,
)

ReportKind = Literal[
    "report",
    "joint report",
    "cover report",
    "briefing",
    "update",
    "exception paper",
    "appendix",
    "extract",
]

Held = Literal["full", "digest", "missing"]
MeetingStatus = Literal["scheduled", "held", "postponed", "moved", "cancelled"]
CALLED_OFF = frozenset({"postponed", "moved", "cancelled"})  # of a day on which nobody met
NotesStatus = Literal["draft", "agreed"]
ActionStatus = Literal["open", "reported back", "done", "overtaken"]
DecisionOutcome = Literal[
    "carried", "carried as amended", "lost", "noted", "deferred", "referred", "withdrawn"
]
WAYS_TO_VOTE = ("for", "against", "abstained", "absent")

_DAY = 24 * 60  # minutes

# For records that are published because others use them.
AlwaysPublished = Annotated[
    bool, Field(description="`true` publishes it even while only drafts use it.")
]


class Record(BaseModel):
    """What all records share: unknown fields are errors, nothing changes once made."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,  # parts of a record are never checked by themselves
    )


def types_of(model: type[Record]) -> Mapping[str, Any]:
    """Return the type of each field of a record, as written, those from other records included."""
    above = [one for one in model.__mro__[::-1] if issubclass(one, Record)]
    return {
        name: annotation
        for one in above
        for name, annotation in inspect.get_annotations(one, eval_str=True).items()
    }


class Settled(Record):
    """The answer to a warning or a question, so that nobody is told or asked again."""

    rule: Name = Field(
        description="The rule, as `comsite check` has it in brackets behind its reason."
    )
    about: Line | None = Field(
        None,
        description="Words of the message that is answered; if left out, all of this rule in this"
        " file are.",
    )
    reason: Line = Field(description="Why it is right as it is, for whoever comes next.")


SettledHere = Annotated[
    tuple[Settled, ...],
    Field(description="Warnings and questions of `comsite check` that are answered for good."),
]


class Source(Record):
    """The official document that a page is made from."""

    title: Name = Field(description="The document's title, as printed.")
    publisher: Name | None = Field(None, description="Who published it.")
    url: WebAddress | None = Field(
        None, description="Where the official record is published. Leave out where not known."
    )
    note: Line | None = Field(None, description="What a reader should know about the source.")


class Attendance(Record):
    """One person at a meeting, as the notes print them."""

    person: PersonSlug = Field(description="The person's file name in `people/`.")
    role: Name | None = Field(None, description="The role as printed that day.")
    post: PostSlug | None = Field(
        None, description="The post held that day: its file name in `posts/`."
    )


class Notes(Record):
    """The state of a meeting's notes."""

    status: NotesStatus = Field(description="`draft` until a later meeting agrees the notes.")
    agreed_at: MeetingSlug | None = Field(None, description="The meeting that agreed the notes.")


class Naming(Record):
    """What a name in this text stands for, where the program cannot tell.

    With a name alone, without a record, it stays plain text and nobody is asked about it again.
    """

    name: Name = Field(description="The name as it stands in the text, like `Cllr Sample`.")
    person: PersonSlug | None = Field(None, description="The person, by file name in `people/`.")
    post: PostSlug | None = Field(None, description="The post, by file name in `posts/`.")
    organisation: OrganisationSlug | None = Field(
        None, description="The organisation, by file name in `organisations/`."
    )
    meeting: MeetingSlug | None = Field(
        None, description="The meeting, by file name in `meetings/`."
    )
    report: ReportSlug | None = Field(None, description="The report, by file name in `reports/`.")


class Author(Record):
    """Who wrote, sponsored or asked for a report, or owns an action: a person, a post or a body."""

    person: PersonSlug | None = Field(None, description="A file name in `people/`.")
    post: PostSlug | None = Field(None, description="A file name in `posts/`.")
    organisation: OrganisationSlug | None = Field(
        None, description="A file name in `organisations/`."
    )
    role: Name | None = Field(None, description="The role as printed.")


class Figure(Record):
    """A number that the text gives, so that it can be found beside others of its kind.

    Figures with the same label and unit are one series, which is drawn from three on.
    """

    label: Name = Field(description="What is counted, in plain words, like `Buckets filled`.")
    value: Number = Field(description="The number as it stands in the text, like `1,500`.")
    unit: Name | None = Field(
        None, description="Its unit, like `%`, `£`, `£ million`, `£k` or `buckets`."
    )
    date: PartialDate | None = Field(
        None, description="The date that it is of, if the text says so and it is another."
    )
    where: Line = Field(description="The paragraph that gives it, like `p2-1`, or `p12`.")
    topics: tuple[TopicSlug, ...] = Field(
        (),
        description="What it is about, by file name in `topics/`, if not all that the text is"
        " about.",
    )


class ItemDetails(Record):
    """What belongs to an agenda item beside its text."""

    number: Name = Field(description='The number in the item\'s heading: `5` for "## 5. Title".')
    topics: tuple[TopicSlug, ...] = Field((), description="Topics, by file name in `topics/`.")
    reports: tuple[ReportSlug, ...] = Field(
        (), description="Reports put to the item, by file name in `reports/`."
    )
    title: Name | None = Field(
        None, description="A title in plain words, where the printed one needs explaining."
    )
    summary: Line | None = Field(
        None, description="What happened under the item, in two to four plain sentences."
    )
    procedural: bool | None = Field(
        None,
        description="`true` if it is only about the meeting itself, like apologies: the meeting's"
        " page then has it in grey, in a line with others. Where it is left out, an item is taken"
        " for that which has no topic, report, action, decision or summary, and but a line of"
        " text.",
    )
    remark: Line | None = Field(
        None,
        description="A remark of the archive, not of the notes: it has no paragraph number.",
    )
    figures: tuple[Figure, ...] = Field((), description="Numbers in its text, to find and compare.")


class Outcome(Record):
    """What came of an action, as a document says that is no notes or paper of this archive."""

    status: Literal["reported back", "done", "overtaken"] = Field(
        description="What has become of it."
    )
    date: PartialDate = Field(description="When, as the document says or is dated.")
    source: Source = Field(description="The document that says so.")
    note: Line | None = Field(None, description="What came of it, in a sentence.")


class ActionDetails(Record):
    """What belongs to an action beside its text."""

    label: Name = Field(description="Its number and letter: `4a` for the first under item 4.")
    topics: tuple[TopicSlug, ...] = Field(
        (), description="What the action itself is about, by file name in `topics/`."
    )
    owners: tuple[Author, ...] = Field(
        (), description="Who is to do it, where the text does not begin with them."
    )
    outcome: Outcome | None = Field(
        None,
        description="What came of it, where no later meeting or paper here says so, and another"
        " document does.",
    )


class Votes(Record):
    """How many voted in which way, as the notes count them."""

    for_: Count | None = Field(None, alias="for", description="How many were for it.")
    against: Count | None = Field(None, description="How many were against it.")
    abstained: Count | None = Field(None, description="How many abstained.")
    absent: Count | None = Field(None, description="How many were absent from the vote.")

    @property
    def by_way(self) -> Mapping[str, int]:
        """The numbers that are given, by the way to vote."""
        given = (self.for_, self.against, self.abstained, self.absent)
        return {
            way: int(number)
            for way, number in zip(WAYS_TO_VOTE, given, strict=True)
            if number is not None
        }


class Voters(Record):
    """Who voted in which way, where the notes print the names; not all need be named."""

    for_: tuple[PersonSlug, ...] = Field((), alias="for", description="Who was for it.")
    against: tuple[PersonSlug, ...] = Field((), description="Who was against it.")
    abstained: tuple[PersonSlug, ...] = Field((), description="Who abstained.")
    absent: tuple[PersonSlug, ...] = Field((), description="Who was absent from the vote.")

    @property
    def by_way(self) -> Mapping[str, tuple[str, ...]]:
        """The people who are named, by the way to vote."""
        named = (self.for_, self.against, self.abstained, self.absent)
        return {way: who for way, who in zip(WAYS_TO_VOTE, named, strict=True) if who}


class Decision(Record):
    """What a meeting decided under an item: a motion, a resolution, a recommendation taken up."""

    label: Name = Field(
        description="Its item's number and a letter: `4a` for the first under item 4. Once"
        " published, the letter stays with these words."
    )
    text: Line = Field(description="What was decided, in the words of the notes.")
    outcome: DecisionOutcome | None = Field(
        None, description="What came of it, if the notes say so."
    )
    moved_by: PersonSlug | None = Field(None, description="Who moved or proposed it.")
    seconded_by: PersonSlug | None = Field(None, description="Who seconded it.")
    unanimous: bool = Field(False, description="`true` if the notes say that all agreed.")
    votes: Votes | None = Field(None, description="How many voted in which way.")
    voted: Voters | None = Field(
        None, description="Who voted in which way, where the notes name them."
    )
    where: Line | None = Field(None, description="The paragraph that says so, like `p4-2`.")

    @property
    def counts(self) -> Mapping[str, int]:
        """How many voted, by the way to vote, where the notes count them."""
        return self.votes.by_way if self.votes else {}

    @property
    def voters(self) -> Mapping[str, tuple[str, ...]]:
        """Who voted, by the way to vote, where the notes name them."""
        return self.voted.by_way if self.voted else {}


class Sitting(Record):
    """When and where a meeting is, or was."""

    date: PartialDate = Field(
        description="The day of the meeting; year and month where the day is not known."
    )
    start: Time | None = Field(None, description="When it begins or began.")
    end: Time | None = Field(
        None,
        description="When it ends or ended. A time before `start` is of the next day, if that is"
        " less than twelve hours on.",
    )
    until: PartialDate | None = Field(
        None, description="Its last day, if it lasts more than one day."
    )
    place: Name | None = Field(None, description="Where it takes or took place.")

    @property
    def is_past_midnight(self) -> bool:
        """Whether it ends early on the next day, by its times alone."""
        if not (self.start and self.end and self.end < self.start and self.date.day):
            return False
        first, last = (int(at[:2]) * 60 + int(at[3:]) for at in (self.start, self.end))
        return last + _DAY - first < _DAY / 2

    @property
    def last_day(self) -> PartialDate:
        """The day on which it ends, as far as is known."""
        return self.until or (self.date.next_day if self.is_past_midnight else self.date)

    @property
    def times(self) -> str:
        """The times in words, with the day of the end if it is another: "19:00 to 16:00 on …"."""
        if self.last_day == self.date:
            return times(self.start, self.end)
        if self.is_past_midnight and self.last_day == self.date.next_day:
            return times(self.start, f"{self.end} the next day")
        last = self.last_day.text
        return times(self.start, f"{self.end} on {last}" if self.end else last)


class NextMeeting(Sitting):
    """The next meeting, as these notes announce it."""


class Correction(Record):
    """A correction: made at the meeting to a report, or later to this record."""

    date: PartialDate = Field(description="When the correction was made.")
    where: Line = Field(
        description="The paragraph that says so, or that is corrected: `p5-3` is 5.3 of notes,"
        " `p12` is 12 of a report."
    )
    report: ReportSlug | None = Field(
        None, description="The report that is corrected, if it is one."
    )
    was: Line = Field(description="What stood there.")
    now: Line = Field(description="What is right.")
    why: Line | None = Field(None, description="Who corrected it, and why.")


class ActionUpdate(Record):
    """What a text says of an action of an earlier meeting."""

    action: Slug = Field(description="The action: `2023-07-11-4a` is action a under item 4.")
    status: ActionStatus = Field(description="What has become of it.")
    where: Line | None = Field(
        None, description="The paragraph that says so, like `p2-1`, or `p12` in a report."
    )
    note: Line | None = Field(None, description="What came of it, in a sentence.")


class Meeting(Sitting):
    """One sitting of the body. The text under the front matter is its notes."""

    status: MeetingStatus = Field(
        description="Whether it is to come, took place on this day, was put off to a day that is"
        " not known yet (`postponed`) or to another day (`moved`), or was `cancelled`."
    )
    moved_to: MeetingSlug | None = Field(
        None, description="For one that was `moved`: the meeting on the new day, by file name."
    )
    held_by: OrganisationSlug | None = Field(
        None,
        description="The committee whose meeting it is, by file name in `organisations/`; left out"
        " where the archive has the meetings of one body.",
    )
    draft: bool = Field(False, description="`true` shows the page in previews only.")
    withdrawn: Line | None = Field(
        None, description="Why the page should be relied on no more; it stays, with this on top."
    )
    summary: Line | None = Field(
        None, description="What happened at the meeting, in two to four plain sentences."
    )
    text: Held = Field(
        "full",
        description="What the archive holds of the notes: the `full` text, a `digest`, or nothing"
        " (`missing`).",
    )
    known_from: Line | None = Field(
        None, description="For a meeting without notes: how the archive knows of it."
    )
    source: Source | None = Field(None, description="The official document behind the page.")
    notes: Notes | None = Field(None, description="Whether the notes are agreed.")
    chair: PersonSlug | None = Field(None, description="Who chaired, by file name in `people/`.")
    present: tuple[Attendance, ...] = Field((), description="Members and officers present.")
    also_present: tuple[Attendance, ...] = Field((), description="Others in the room.")
    apologies: Annotated[
        tuple[Attendance, ...] | None,
        BeforeValidator(
            no_entries, json_schema_input_type=tuple[Attendance, ...] | Literal["none"]
        ),
        OrNone(),
    ] = Field(None, description="Who sent apologies; `none` where the notes say that nobody did.")
    items: tuple[ItemDetails, ...] = Field((), description="Topics and reports of each item.")
    actions: tuple[ActionDetails, ...] = Field(
        (), description="Topics, and owners, of each action in the notes."
    )
    decisions: tuple[Decision, ...] = Field((), description="What was decided, item by item.")
    names: tuple[Naming, ...] = Field(
        (), description="Names in the notes that could be several, and what each stands for."
    )
    next_meeting: NextMeeting | None = Field(None, description="The next meeting announced.")
    corrections: tuple[Correction, ...] = Field((), description="Corrections on record.")
    action_updates: tuple[ActionUpdate, ...] = Field(
        (), description="What these notes say of earlier actions."
    )
    files: tuple[FileName, ...] = Field(
        (), description="Originals of the notes or the agenda in `files/`, byte for byte."
    )
    settled: SettledHere = ()


class ItemReference(Record):
    """An agenda item of a meeting."""

    meeting: MeetingSlug = Field(description="The meeting's file name.")
    item: Line = Field(description="The item's number.")


class Attachment(Record):
    """Something a report says is attached to it."""

    title: Name = Field(description="Its title, as printed.")
    report: ReportSlug | None = Field(
        None, description="The report that it is, if the archive has it."
    )
    file: FileName | None = Field(None, description="Its file in `files/`, if the archive has it.")
    topics: tuple[TopicSlug, ...] = Field(
        (),
        description="For one that is not here: the topics whose pages say that figures may be in"
        " it.",
    )


class Report(Record):
    """A paper put to a meeting. The text under the front matter is the paper."""

    subject: Name = Field(description="Its subject, as printed.")
    title: Name | None = Field(
        None, description="A title in plain words, where the printed subject needs explaining."
    )
    summary: Line | None = Field(None, description="What it says, in two to four plain sentences.")
    date: PartialDate = Field(description="The date it bears, or of the meeting it went to.")
    kind: ReportKind = Field("report", description="What kind of paper it is.")
    meeting: MeetingSlug | None = Field(None, description="The meeting it went to, by file name.")
    item: Line | None = Field(None, description="The agenda item it went to.")
    draft: bool = Field(False, description="`true` shows the page in previews only.")
    withdrawn: Line | None = Field(
        None, description="Why the page should be relied on no more; it stays, with this on top."
    )
    text: Held = Field(
        "full",
        description="What the archive holds of it: the `full` text, a `digest`, or nothing"
        " (`missing`).",
    )
    known_from: Line | None = Field(
        None, description="For a report without text: how the archive knows of it."
    )
    source: Source | None = Field(None, description="The official document behind the page.")
    authors: tuple[Author, ...] = Field((), description="Who wrote it.")
    sponsor: Author | None = Field(None, description="Who put their name to it.")
    requested_by: Author | None = Field(None, description="Who asked for it.")
    topics: tuple[TopicSlug, ...] = Field((), description="Topics, by file name in `topics/`.")
    names: tuple[Naming, ...] = Field(
        (), description="Names in the text that could be several, and what each stands for."
    )
    part_of: ReportSlug | None = Field(None, description="The report to which it is attached.")
    extract_of: ItemReference | None = Field(
        None, description="For an extract: the meeting and item that it repeats."
    )
    attachments: tuple[Attachment, ...] = Field((), description="What it says is attached.")
    figures: tuple[Figure, ...] = Field((), description="Numbers in its text, to find and compare.")
    files: tuple[FileName, ...] = Field((), description="Originals in `files/`, byte for byte.")
    corrections: tuple[Correction, ...] = Field(
        (), description="What was corrected here since it was published."
    )
    action_updates: tuple[ActionUpdate, ...] = Field(
        (), description="What this paper says of earlier actions."
    )
    settled: SettledHere = ()


class Tenure(Record):
    """A time in a post. Where a date is not known it is left out, not guessed."""

    post: PostSlug = Field(description="The post, by file name in `posts/`.")
    role: Name | None = Field(None, description="The role as printed, where it differs.")
    start: PartialDate | None = Field(None, description="When it began, if a document says so.")
    end: PartialDate | None = Field(None, description="When it ended, if a document says so.")
    seen: tuple[PartialDate, ...] = Field(
        (),
        description="Dates on which a document shows the person in the post. Attendance counts by"
        " itself and is not repeated here.",
    )
    note: Line | None = Field(None, description="Which document says so.")


class EarlierName(Record):
    """A name that a person had before."""

    name: Name = Field(description="Given and family name, without titles.")
    until: PartialDate = Field(
        description="The last day, month or year in which a document has that name."
    )


class Person(Record):
    """Somebody named in the archive."""

    name: Name = Field(description="Given and family name, without titles.")
    sort_name: Name | None = Field(
        None, description="For sorting, where the last word is not the family name."
    )
    other_names: tuple[Name, ...] = Field(
        (), description='Other ways in which documents print the name, like "Cllr Exampel".'
    )
    earlier_names: tuple[EarlierName, ...] = Field(
        (), description="Names had before: lists of who attended have the name of that day."
    )
    organisation: OrganisationSlug | None = Field(
        None, description="The organisation, where a document names it."
    )
    tenures: tuple[Tenure, ...] = Field((), description="Posts held.")
    note: Line | None = Field(None, description="What a reader should know, in a sentence.")
    always_published: AlwaysPublished = False
    settled: SettledHere = ()

    @property
    def name_before(self) -> tuple[str, ...]:
        """The names had before, the last of them first."""
        latest = sorted(self.earlier_names, key=lambda one: one.until, reverse=True)
        return tuple(one.name for one in latest)

    @property
    def every_other_name(self) -> tuple[str, ...]:
        """The names had before, and other ways in which documents print them."""
        return (*self.name_before, *self.other_names)

    def name_on(self, date: PartialDate) -> str:
        """Return the name that the person had on a date."""
        for earlier in sorted(self.earlier_names, key=lambda one: one.until):
            if date <= earlier.until or earlier.until.covers(date):
                return earlier.name
        return self.name


class Succession(Record):
    """The post that took over the duties of another."""

    post: PostSlug = Field(description="The later post, by file name in `posts/`.")
    date: PartialDate | None = Field(None, description="When.")


class Post(Record):
    """An office that people hold one after the other, or a rank that several hold."""

    title: Name = Field(description="Its title.")
    abbreviations: tuple[Name, ...] = Field((), description="Short forms, like `CC`.")
    other_names: tuple[Name, ...] = Field((), description="Other titles for it.")
    organisation: OrganisationSlug | None = Field(
        None, description="The organisation it belongs to."
    )
    shared: bool = Field(False, description="`true` for a rank that several hold at once.")
    followed_by: Succession | None = Field(None, description="The post that took over its duties.")
    note: Line | None = Field(None, description="What a reader should know, in a sentence.")
    always_published: AlwaysPublished = False
    settled: SettledHere = ()


class Organisation(Record):
    """A force, council, charity or other organisation named in the archive."""

    name: Name = Field(description="Its name.")
    abbreviations: tuple[Name, ...] = Field((), description="Short forms, like `FHB`.")
    other_names: tuple[Name, ...] = Field((), description="Other or earlier names.")
    part_of: OrganisationSlug | None = Field(
        None, description="The organisation that it belongs to."
    )
    url: WebAddress | None = Field(None, description="Its own site, where a document gives it.")
    note: Line | None = Field(None, description="What a reader should know, in a sentence.")
    always_published: AlwaysPublished = False
    settled: SettledHere = ()


class Topic(Record):
    """A subject that items and reports are about."""

    title: Name = Field(description="Its title.")
    other_names: tuple[Name, ...] = Field(
        (), description="What else it is called: another name of the same subject, or a short form."
    )
    search_words: tuple[Name, ...] = Field(
        (),
        description="Other words by which readers may look for it: search offers the topic for"
        " them, and no page shows them.",
    )
    broader: TopicSlug | None = Field(None, description="The wider topic it belongs to.")
    related: tuple[TopicSlug, ...] = Field((), description="Neighbouring topics.")
    summary: Line | None = Field(None, description="What it covers, in a sentence.")
    always_published: AlwaysPublished = False
    settled: SettledHere = ()


class Term(Record):
    """A glossary entry."""

    abbreviation: Name = Field(description="As printed, like `TRO`.")
    expansion: Name = Field(description="In full.")
    other_names: tuple[Name, ...] = Field((), description="Other spellings of it.")
    note: Line | None = Field(None, description="What a reader should know, in a sentence.")
    topic: TopicSlug | None = Field(None, description="The topic it stands for.")
    post: PostSlug | None = Field(None, description="The post it stands for.")
    organisation: OrganisationSlug | None = Field(
        None, description="The organisation it stands for."
    )
    always_published: AlwaysPublished = False


class Glossary(Record):
    """All glossary entries, one file."""

    terms: tuple[Term, ...] = Field((), description="The entries, in any order.")
    settled: SettledHere = ()


class Page(Record):
    """A page of the site's own, like About."""

    title: Name = Field(description="Its title.")
    summary: Line | None = Field(None, description="What it says, in a sentence.")
    settled: SettledHere = ()


class Redirect(Record):
    """An address that has moved."""

    old: Path = Field(
        description="The path that was published, like `/reports/old-name/`, or an address of an"
        " earlier system, like `/Meetings/Agenda.aspx?ID=12`."
    )
    new: Path = Field(description="Where it is now, like `/reports/new-name/`.")


class Removed(Record):
    """An address whose page was taken away; a page there says so."""

    old: Path = Field(description="The path that was published, like `/reports/old-name/`.")
    reason: Line = Field(description="What readers are told, in a sentence.")
    date: PartialDate | None = Field(None, description="When it was taken away.")


class Redirects(Record):
    """All addresses that have moved or were taken away, one file."""

    redirects: tuple[Redirect, ...] = Field((), description="One entry an address that has moved.")
    removed: tuple[Removed, ...] = Field((), description="One entry an address taken away.")
    settled: SettledHere = ()


class Body(Record):
    """The body whose meetings the archive holds."""

    name: Name = Field(description="Its name, like `Parish Council`.")
    abbreviation: Name | None = Field(None, description="Its short form.")
    summary: Line | None = Field(None, description="What it does, in a sentence or two.")


class OfficialRecord(Record):
    """Where the official record of the body is published."""

    publisher: Name = Field(description="Who publishes it.")
    url: WebAddress | None = Field(None, description="Where. Leave out where not known.")


class Licence(Record):
    """The terms on which the archive's own text may be used again."""

    name: Name = Field(description="The licence's name.")
    url: WebAddress | None = Field(None, description="Its text.")


class FooterLink(Record):
    """A link of the body's own at the end of each page."""

    text: Line = Field(description="What it says.")
    url: WebAddress = Field(description="Where it leads.")


class Face(Record):
    """How the site looks as the body's own. Each field may be left out."""

    logo: FileName | None = Field(
        None,
        description="A picture in `files/`, `.png` or `.jpg`, for the head of each page.",
    )
    colour: Line | None = Field(
        None, description="The colour of links and marks, like `#0a4c8c`: dark enough to be read."
    )
    second_colour: Line | None = Field(
        None, description="The colour of rules and edges, like `#b0413e`."
    )
    home_text: Line | None = Field(
        None, description="What the home page says of the body, in a few sentences."
    )
    footer: tuple[FooterLink, ...] = Field(
        (), description="Links at the end of each page, after those of the archive."
    )


class Editing(Record):
    """Editing in a browser, at `/admin/`: forms that commit to the repository by pull request."""

    repository: Repository = Field(
        description="The repository on GitHub, like `larkwick/meetings`."
    )
    branch: Line = Field("main", description="The branch that is published.")
    folder: Line = Field("content", description="The folder of this file in the repository.")


class Site(Record):
    """The archive as a whole: `site.yaml`."""

    title: Name = Field(description="The archive's name, at the top of each page.")
    summary: Line = Field(
        description="What it is, in a sentence, for the home page and search engines."
    )
    base_url: WebAddress = Field(description="Its address, like `https://meetings.example.org`.")
    language: Line = Field("en-GB", description="The language of the pages.")
    time_zone: Line = Field(description="The time zone of the meetings, like `Europe/London`.")
    body: Body = Field(description="The body whose meetings these are.")
    official: bool = Field(
        False,
        description="`true` if the body itself publishes this archive; else each page says that it"
        " is unofficial.",
    )
    examples: tuple[Line, ...] = Field(
        (),
        description="Two to four searches to offer on the home page; the most frequent topics, if"
        " left out.",
    )
    official_record: OfficialRecord | None = Field(
        None, description="Where the official record is published."
    )
    licence: Licence | None = Field(None, description="How the text may be used again.")
    contact: EmailAddress | None = Field(None, description="Where readers report a mistake.")
    public_contacts: tuple[Line, ...] = Field(
        (),
        description="E-mail addresses and telephone numbers that texts may show beside `contact`:"
        " each as it stands, or like `@example.org` for all addresses there.",
    )
    repository: WebAddress | None = Field(None, description="Where the archive's files are kept.")
    feed_to_mail: MailService | None = Field(
        None,
        description="A service that sends feeds by e-mail, for the page Get updates: its address,"
        " with `{feed}` where that of the feed goes, like `https://mail.example.org/?feed={feed}`.",
    )
    face: Face | None = Field(None, description="How the site looks as the body's own.")
    editing: Editing | None = Field(
        None, description="The repository that forms at `/admin/` edit; no forms if left out."
    )
    settled: SettledHere = ()
