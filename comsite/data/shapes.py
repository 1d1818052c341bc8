"""The shape of the data beside each page: the one definition behind the JSON and its JSON Schema.

A field without a value is left out, never null. Every address is a path of the site.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from comsite.content.models import ActionStatus, DecisionOutcome, Held, NotesStatus, ReportKind
from comsite.library.library import MeetingStanding
from comsite.library.register import ActionStanding
from comsite.texts.speech import Act

WayToVote = Literal["for", "against", "abstained", "absent"]
Path = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9/._-]*(#[a-z0-9-]+)?$")]
Date = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
Time = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}:[0-9]{2}$")]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$")]
Anchor = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Shape(BaseModel):
    """What all shapes share: nothing unknown, nothing changes once made."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # few are made


class Document(Shape):
    """What has a page, and so data beside it."""

    id: Path = Field(description="The path of its page.")


class Source(Shape):
    """The official document that a page is made from."""

    title: str = Field(description="The document's title, as printed.")
    publisher: str | None = Field(None, description="Who published it.")
    url: WebAddress | None = Field(None, description="Where the official record is.")
    note: str | None = Field(None, description="What a reader should know about it.")


class Paragraph(Shape):
    """A paragraph or list entry that can be cited."""

    anchor: Anchor = Field(description="Its id on the page: the address is the page's, # and this.")
    number: str = Field(description="Its number as shown.")
    text: str = Field(description="Its words, without marks.")


class Section(Shape):
    """A heading in a text."""

    anchor: Anchor = Field(description="Its id on the page.")
    title: str = Field(description="Its words.")
    level: int = Field(description="2 for a section, 3 for a part of one, and so on.")


class Mention(Shape):
    """A place in a text that names a record."""

    record: Path = Field(description="The record named.")
    post: Path | None = Field(
        None, description="The post by whose name a person was named, as in “the CC”."
    )
    name: str = Field(description="The name as it stands in the text.")
    anchor: Anchor = Field(description="The paragraph that it stands in.")


class Statement(Shape):
    """Somebody's words in a paragraph, where the text itself says so."""

    speaker: Path = Field(description="Who spoke.")
    act: Act = Field(description="What the text says that the person did.")
    to: tuple[Path, ...] = Field(description="Those addressed, where the text names them.")
    anchor: Anchor = Field(description="The paragraph that says so.")


class Who(Shape):
    """A person, post or organisation, with the role as printed."""

    role: str | None = Field(None, description="The role as printed.")
    person: Path | None = Field(None, description="The person.")
    post: Path | None = Field(None, description="The post, or the post that the person held.")
    organisation: Path | None = Field(None, description="The organisation.")


class Notes(Shape):
    """The state of a meeting's notes."""

    status: NotesStatus = Field(description="Whether a later meeting has agreed them.")
    agreed_at: Path | None = Field(None, description="The meeting that agreed them.")


class NextMeeting(Shape):
    """The next meeting, as the notes announce it."""

    date: Date = Field(description="Its date.")
    start: Time | None = Field(None, description="When it begins.")
    end: Time | None = Field(None, description="When it ends.")
    until: Date | None = Field(None, description="The day on which it ends, if another.")
    place: str | None = Field(None, description="Where it takes place.")


class Figure(Shape):
    """A number that a text gives."""

    label: str = Field(description="What is counted; of one series it is the same.")
    value: Number = Field(description="The number, without commas.")
    unit: str | None = Field(None, description="Its unit.")
    date: Date = Field(description="The date that it is of, or of the meeting or report.")
    anchor: Anchor = Field(description="The paragraph that gives it.")
    topics: tuple[Path, ...] = Field(description="What it is about.")


class Correction(Shape):
    """A correction on record."""

    date: Date = Field(description="When it was made.")
    where: Anchor = Field(description="The paragraph that says so, or that is corrected.")
    report: Path | None = Field(None, description="The report that is corrected, if it is one.")
    was: str = Field(description="What stood there.")
    now: str = Field(description="What is right.")
    why: str | None = Field(None, description="Who corrected it, and why.")


class ActionUpdate(Shape):
    """What a later text said of an action."""

    action: Path = Field(description="The action.")
    source: Path = Field(description="The meeting or report that says so.")
    date: Date = Field(description="The date of that.")
    status: ActionStatus = Field(description="What had become of it.")
    where: Anchor | None = Field(None, description="The paragraph that says so.")
    note: str | None = Field(None, description="What came of it, in a sentence.")
    document: str | None = Field(
        None,
        description="The document that says so, by title, where the archive does not hold it; the"
        " source is then the meeting of the action, and the date that of the document.",
    )
    document_url: WebAddress | None = Field(None, description="Where that document is.")


class Vote(Shape):
    """How somebody voted, where the notes print the name."""

    person: Path = Field(description="Who voted.")
    option: WayToVote = Field(description="In which way.")


class Decision(Document):
    """What was decided under an item."""

    id: Path = Field(description="Its place on the page of the item.")
    label: str = Field(description="Its item's number and a letter, like 4a.")
    text: str = Field(description="What was decided, in the words of the notes.")
    meeting: Path = Field(description="The meeting.")
    item: Path = Field(description="The agenda item.")
    anchor: Anchor = Field(description="Its id on the pages of the meeting and the item.")
    date: Date = Field(description="The meeting's date.")
    outcome: DecisionOutcome | None = Field(
        None, description="What came of it, if the notes say so."
    )
    moved_by: Path | None = Field(None, description="Who moved it.")
    seconded_by: Path | None = Field(None, description="Who seconded it.")
    unanimous: bool | None = Field(
        None, description="Whether all agreed, where the notes say that they did."
    )
    votes_for: int | None = Field(None, description="How many were for it.")
    votes_against: int | None = Field(None, description="How many were against it.")
    votes_abstained: int | None = Field(None, description="How many abstained.")
    votes_absent: int | None = Field(None, description="How many were absent from the vote.")
    votes: tuple[Vote, ...] = Field(description="The votes of those who are named.")
    where: Anchor | None = Field(None, description="The paragraph that says so.")


class Item(Document):
    """An agenda item, with the text minuted under it."""

    number: str = Field(description="Its number on the agenda.")
    title: str = Field(description="Its title, as printed.")
    plain_title: str | None = Field(None, description="A title in plain words.")
    summary: str | None = Field(None, description="What happened under it, in plain sentences.")
    remark: str | None = Field(None, description="A remark of the archive.")
    meeting: Path = Field(description="The meeting.")
    date: Date = Field(description="The meeting's date.")
    topics: tuple[Path, ...] = Field(description="What it is about.")
    reports: tuple[Path, ...] = Field(description="The reports put to it.")
    paragraphs: tuple[Paragraph, ...] = Field(description="Its text.")
    actions: tuple[Path, ...] = Field(description="The actions minuted under it.")
    decisions: tuple[Decision, ...] | None = Field(
        None, description="What was decided under it, where that is on record."
    )
    mentions: tuple[Mention, ...] = Field(description="Whom and what its text names, in order.")
    statements: tuple[Statement, ...] = Field(
        description="Who asked, answered, said or presented what, in order."
    )
    figures: tuple[Figure, ...] = Field(description="Numbers in its text that editors listed.")


class Opening(Shape):
    """What stands in the notes before the first item."""

    paragraphs: tuple[Paragraph, ...] = Field(description="Its text.")
    mentions: tuple[Mention, ...] = Field(description="Whom and what its text names, in order.")


class Meeting(Document):
    """One sitting of the body."""

    body: str = Field(description="The body that met, or the committee of it.")
    held_by: Path | None = Field(
        None, description="The committee, where the archive has the meetings of several."
    )
    date: Date = Field(description="Its date; year and month where the day is not known.")
    start: Time | None = Field(None, description="When it began.")
    end: Time | None = Field(None, description="When it ended.")
    until: Date | None = Field(None, description="The day on which it ended, if another.")
    place: str | None = Field(None, description="Where it took place.")
    status: MeetingStanding = Field(
        description="What the archive has of it, or that it is to come, or was called off."
    )
    moved_to: Path | None = Field(None, description="The meeting on the day to which it moved.")
    summary: str | None = Field(None, description="What happened, in plain sentences.")
    text: Held = Field(
        description="What the archive holds of the notes: the full text, a digest, or nothing."
    )
    withdrawn: str | None = Field(None, description="Why its notes should be relied on no more.")
    known_from: str | None = Field(
        None, description="For a meeting without notes: how the archive knows of it."
    )
    source: Source | None = Field(None, description="The document behind the page.")
    notes: Notes | None = Field(None, description="Whether the notes are agreed.")
    chair: Path | None = Field(None, description="Who chaired.")
    present: tuple[Who, ...] = Field(description="Members and officers present.")
    also_present: tuple[Who, ...] = Field(description="Others in the room.")
    apologies: tuple[Who, ...] | None = Field(
        None, description="Who sent apologies: empty where the notes say that nobody did."
    )
    introduction: Opening | None = Field(None, description="The text before the first item.")
    items: tuple[Item, ...] = Field(description="The agenda items, whole.")
    reports: tuple[Path, ...] = Field(description="The reports put to it.")
    files: tuple[Path, ...] = Field(description="Originals, byte for byte.")
    next_meeting: NextMeeting | None = Field(None, description="The next meeting announced.")
    corrections: tuple[Correction, ...] = Field(description="Corrections on record.")
    action_updates: tuple[ActionUpdate, ...] = Field(
        description="What was said of earlier actions."
    )


class PutTo(Shape):
    """An agenda item that a report was put to."""

    meeting: Path = Field(description="The meeting.")
    number: str = Field(description="The item's number.")
    item: Path | None = Field(None, description="The item's page, where its notes are here.")


class Attachment(Shape):
    """Something that a report says is attached to it."""

    title: str = Field(description="Its title, as printed.")
    report: Path | None = Field(None, description="The report that it is, if the archive has it.")
    file: Path | None = Field(None, description="Its file, if the archive has it.")


class Report(Document):
    """A paper put to a meeting."""

    subject: str = Field(description="Its subject, as printed.")
    title: str | None = Field(None, description="A title in plain words.")
    summary: str | None = Field(None, description="What it says, in plain sentences.")
    date: Date = Field(description="The date it bears, or of the meeting it went to.")
    kind: ReportKind = Field(description="What kind of paper it is.")
    text: Held = Field(
        description="What the archive holds of it: the full text, a digest, or nothing."
    )
    withdrawn: str | None = Field(None, description="Why it should be relied on no more.")
    known_from: str | None = Field(
        None, description="For a report without text: how the archive knows of it."
    )
    source: Source | None = Field(None, description="The document behind the page.")
    meeting: Path | None = Field(None, description="The meeting it went to.")
    put_to: tuple[PutTo, ...] = Field(description="The agenda items that it was put to.")
    authors: tuple[Who, ...] = Field(description="Who wrote it.")
    sponsor: Who | None = Field(None, description="Who put their name to it.")
    requested_by: Who | None = Field(None, description="Who asked for it.")
    topics: tuple[Path, ...] = Field(description="What it is about.")
    part_of: Path | None = Field(None, description="The report to which it is attached.")
    extract_of: PutTo | None = Field(None, description="For an extract: the item that it repeats.")
    attachments: tuple[Attachment, ...] = Field(description="What it says is attached.")
    files: tuple[Path, ...] = Field(description="Originals, byte for byte.")
    corrections: tuple[Correction, ...] = Field(description="What was corrected here since.")
    action_updates: tuple[ActionUpdate, ...] = Field(description="What it says of earlier actions.")
    figures: tuple[Figure, ...] = Field(description="Numbers in its text that editors listed.")
    sections: tuple[Section, ...] = Field(description="Its headings.")
    paragraphs: tuple[Paragraph, ...] = Field(description="Its text.")
    mentions: tuple[Mention, ...] = Field(description="Whom and what its text names, in order.")


class Holding(Shape):
    """A time in a post, as far as documents say."""

    person: Path = Field(description="The person.")
    post: Path = Field(description="The post.")
    role: str | None = Field(None, description="The role as printed, where it differs.")
    start: Date | None = Field(None, description="When it began, if a document says so.")
    end: Date | None = Field(None, description="When it ended, if a document says so.")
    seen: tuple[Date, ...] = Field(
        description="Dates on which a document shows the person in the post."
    )
    note: str | None = Field(None, description="Which document says so.")


class Seat(Shape):
    """A meeting that somebody attended, or sent apologies to."""

    meeting: Path = Field(description="The meeting.")
    date: Date = Field(description="Its date.")
    how: Literal["present", "also_present", "apologies"] = Field(
        description="Among whom the notes list the person."
    )
    role: str | None = Field(None, description="The role as printed that day.")
    post: Path | None = Field(None, description="The post held that day.")


class Named(Shape):
    """Where the archive names a person, a post or an organisation."""

    items: tuple[Path, ...] = Field(description="The items whose text names it, earliest first.")
    reports: tuple[Path, ...] = Field(
        description="The reports that it wrote, sponsored, asked for or is named in."
    )
    actions: tuple[Path, ...] = Field(description="The actions that it owns, latest first.")


class EarlierName(Shape):
    """A name that a person had before."""

    name: str = Field(description="The name.")
    until: Date = Field(description="The last day, month or year of it on record.")


class Person(Document):
    """Somebody named in the archive."""

    name: str = Field(description="Given and family name, without titles.")
    sort_name: str | None = Field(
        None, description="For sorting, where the last word is not the family name."
    )
    other_names: tuple[str, ...] = Field(description="Other ways in which documents print it.")
    earlier_names: tuple[EarlierName, ...] = Field(description="Names had before.")
    organisation: Path | None = Field(None, description="The organisation.")
    note: str | None = Field(None, description="What a reader should know.")
    tenures: tuple[Holding, ...] = Field(description="The posts held, earliest first.")
    attendance: tuple[Seat, ...] = Field(description="Meetings, earliest first.")
    named: Named = Field(description="Where the archive names the person.")


class Succession(Shape):
    """The post that took over the duties of another."""

    post: Path = Field(description="The later post.")
    date: Date | None = Field(None, description="When.")


class Post(Document):
    """An office that people hold one after the other, or a rank that several hold."""

    title: str = Field(description="Its title.")
    abbreviations: tuple[str, ...] = Field(description="Short forms.")
    other_names: tuple[str, ...] = Field(description="Other titles for it.")
    organisation: Path | None = Field(None, description="The organisation that it belongs to.")
    shared: bool = Field(description="Whether it is a rank that several hold at once.")
    followed_by: Succession | None = Field(None, description="The post that took over its duties.")
    note: str | None = Field(None, description="What a reader should know.")
    holders: tuple[Holding, ...] = Field(description="Who held it, earliest first.")
    named: Named = Field(description="Where the archive names it.")


class Organisation(Document):
    """A force, council, charity or other organisation named in the archive."""

    name: str = Field(description="Its name.")
    abbreviations: tuple[str, ...] = Field(description="Short forms.")
    other_names: tuple[str, ...] = Field(description="Other or earlier names.")
    part_of: Path | None = Field(None, description="The organisation that it belongs to.")
    url: WebAddress | None = Field(None, description="Its own site, where a document gives it.")
    note: str | None = Field(None, description="What a reader should know.")
    named: Named = Field(description="Where the archive names it.")


class Topic(Document):
    """A subject that items and reports are about."""

    title: str = Field(description="Its title.")
    other_names: tuple[str, ...] = Field(description="What else it is called.")
    search_words: tuple[str, ...] = Field(
        description="Other words by which readers may look for it."
    )
    summary: str | None = Field(None, description="What it covers.")
    broader: Path | None = Field(None, description="The wider topic that it belongs to.")
    related: tuple[Path, ...] = Field(description="Neighbouring topics.")
    records: tuple[Path, ...] = Field(
        description="The items and reports filed under it, latest first."
    )


class Action(Document):
    """A promise recorded under an item."""

    label: str = Field(description="Its label on the page of the meeting, like 4a.")
    text: str = Field(description="What was promised, in the words of the notes.")
    meeting: Path = Field(description="The meeting.")
    item: Path = Field(description="The agenda item.")
    anchor: Anchor = Field(description="Its id on the pages of the meeting and the item.")
    date: Date = Field(description="The meeting's date.")
    owners: tuple[Path, ...] = Field(
        description="Who is to do it, where the text begins so or an editor says so."
    )
    topics: tuple[Path, ...] = Field(description="What it is about itself, as an editor says.")
    status: ActionStanding = Field(
        description="What the latest text that reports on it says, or that none does."
    )
    updates: tuple[ActionUpdate, ...] = Field(
        description="What later texts said of it, earliest first."
    )


class Actions(Document):
    """The register of actions."""

    actions: tuple[Action, ...] = Field(description="Every action, latest meeting first.")


class Term(Shape):
    """A glossary entry."""

    id: Path = Field(description="Its place in the glossary.")
    abbreviation: str = Field(description="As printed.")
    expansion: str = Field(description="In full.")
    other_names: tuple[str, ...] = Field(description="Other spellings of it.")
    note: str | None = Field(None, description="What a reader should know.")
    topic: Path | None = Field(None, description="The topic it stands for.")
    post: Path | None = Field(None, description="The post it stands for.")
    organisation: Path | None = Field(None, description="The organisation it stands for.")


class Glossary(Document):
    """The glossary."""

    terms: tuple[Term, ...] = Field(description="Its entries, by abbreviation.")


class Page(Document):
    """A page of the archive's own, like About."""

    title: str = Field(description="Its title.")
    summary: str | None = Field(None, description="What it says.")
    markdown: str = Field(description="Its text as Markdown.")


# The types of the files beside pages, by the name in their field "type".
RECORDS: dict[str, type[Document]] = {
    "meeting": Meeting,
    "report": Report,
    "person": Person,
    "post": Post,
    "organisation": Organisation,
    "topic": Topic,
    "actions": Actions,
    "glossary": Glossary,
    "page": Page,
}
