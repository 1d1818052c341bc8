"""People, organisations, posts, memberships and motions in the form of Popolo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from comsite.base import urls
from comsite.content.holdings import Holding
from comsite.content.models import DecisionOutcome
from comsite.data import shapes
from comsite.data.records import decision_shape
from comsite.data.shapes import Date, Path, Shape, WebAddress
from comsite.library.library import Library

Option = Literal["yes", "no", "abstain", "absent"]

# Popolo's words for the ways to vote, and for what became of a motion.
_OPTIONS: Mapping[str, Option] = {
    "for": "yes",
    "against": "no",
    "abstained": "abstain",
    "absent": "absent",
}
_RESULTS: Mapping[str, Literal["pass", "fail"]] = {
    "carried": "pass",
    "carried as amended": "pass",
    "lost": "fail",
}


class OtherName(Shape):
    """Another name on record."""

    name: str = Field(description="The name.")


class Link(Shape):
    """A web address."""

    url: WebAddress = Field(description="The address.")
    note: str = Field(description="What is there.")


class Person(Shape):
    """Somebody named in the archive."""

    id: Path = Field(description="The path of the page.")
    name: str = Field(description="Given and family name, without titles.")
    sort_name: str | None = Field(None, description="For sorting, if not by the last word.")
    other_names: tuple[OtherName, ...] = Field(description="Other ways in which it is printed.")
    summary: str | None = Field(None, description="What a reader should know.")


class Organization(Shape):
    """An organisation named in the archive."""

    id: Path = Field(description="The path of its page.")
    name: str = Field(description="Its name.")
    other_names: tuple[OtherName, ...] = Field(description="Short forms and other names.")
    parent_id: Path | None = Field(None, description="The organisation that it belongs to.")
    links: tuple[Link, ...] = Field(description="Its own site.")
    summary: str | None = Field(None, description="What a reader should know.")


class Post(Shape):
    """An office or rank."""

    id: Path = Field(description="The path of its page.")
    label: str = Field(description="Its title.")
    organization_id: Path | None = Field(None, description="The organisation it belongs to.")


class Membership(Shape):
    """A person in a post, or of an organisation."""

    person_id: Path = Field(description="The person.")
    post_id: Path | None = Field(None, description="The post.")
    organization_id: Path | None = Field(None, description="The organisation.")
    role: str | None = Field(None, description="The role as printed, else the post's title.")
    start_date: Date | None = Field(None, description="When it began, if a document says so.")
    end_date: Date | None = Field(None, description="When it ended, if a document says so.")


class Count(Shape):
    """How many voted in a way."""

    option: Option = Field(description="In which way.")
    value: int = Field(description="How many.")


class Vote(Shape):
    """How somebody voted, where the notes print the name."""

    voter_id: Path = Field(description="The person.")
    option: Option = Field(description="In which way.")


class Motion(Shape):
    """What was decided under an item."""

    id: Path = Field(description="Its place on the page of the item.")
    identifier: str = Field(description="Its item's number and a letter, like 4a.")
    text: str = Field(description="What was decided, in the words of the notes.")
    date: Date = Field(description="The meeting's date.")
    creator_id: Path | None = Field(None, description="Who moved it.")
    seconder_id: Path | None = Field(
        None, description="Who seconded it, of whom Popolo says nothing."
    )
    result: DecisionOutcome | None = Field(
        None, description="What came of it, if the notes say so."
    )
    meeting: Path = Field(description="The meeting.")
    item: Path = Field(description="The agenda item.")


class VoteEvent(Shape):
    """The vote on a motion, where the notes count or name votes, or say that all agreed."""

    motion_id: Path = Field(description="The motion.")
    start_date: Date = Field(description="The meeting's date.")
    result: Literal["pass", "fail"] | None = Field(
        None, description="Whether it was carried or lost, if the notes say so."
    )
    unanimous: bool | None = Field(None, description="Whether all agreed, if the notes say so.")
    counts: tuple[Count, ...] = Field(description="The votes that the notes count.")
    votes: tuple[Vote, ...] = Field(description="The votes of those who are named.")


class Popolo(Shape):
    """People, organisations, posts, memberships and motions, as Popolo has them."""

    id: Path = Field(description="The path of this file.")
    persons: tuple[Person, ...] = Field(description="Everybody on record.")
    organizations: tuple[Organization, ...] = Field(description="Every organisation on record.")
    posts: tuple[Post, ...] = Field(description="Every post on record.")
    memberships: tuple[Membership, ...] = Field(description="Who held what when.")
    motions: tuple[Motion, ...] | None = Field(
        None, description="Every decision, where any is on record."
    )
    vote_events: tuple[VoteEvent, ...] | None = Field(None, description="The votes on them.")


def popolo(library: Library) -> Popolo:
    """Return everybody and everything on record in the form of Popolo."""
    archive = library.archive
    decisions = [decision_shape(library, one) for one in library.backlinks.decisions]
    voted = [one for one in decisions if one.unanimous or _counts(one) or one.votes]
    return Popolo(
        id=urls.POPOLO,
        persons=tuple(
            Person(
                id=urls.record("people", slug),
                name=entry.record.name,
                sort_name=entry.record.sort_name,
                other_names=_names(*entry.record.every_other_name),
                summary=entry.record.note,
            )
            for slug, entry in archive.people.items()
        ),
        organizations=tuple(
            Organization(
                id=urls.record("organisations", slug),
                name=entry.record.name,
                other_names=_names(*entry.record.abbreviations, *entry.record.other_names),
                parent_id=_organisation(entry.record.part_of),
                links=(Link(url=entry.record.url, note="Its own site"),)
                if entry.record.url
                else (),
                summary=entry.record.note,
            )
            for slug, entry in archive.organisations.items()
        ),
        posts=tuple(
            Post(
                id=urls.record("posts", slug),
                label=entry.record.title,
                organization_id=_organisation(entry.record.organisation),
            )
            for slug, entry in archive.posts.items()
        ),
        memberships=tuple(_memberships(library)),
        motions=tuple(map(_motion, decisions)) or None,
        vote_events=tuple(map(_vote_event, voted)) or None,
    )


def _motion(decision: shapes.Decision) -> Motion:
    return Motion(
        id=decision.id,
        identifier=decision.label,
        text=decision.text,
        date=decision.date,
        creator_id=decision.moved_by,
        seconder_id=decision.seconded_by,
        result=decision.outcome,
        meeting=decision.meeting,
        item=decision.item,
    )


def _counts(decision: shapes.Decision) -> tuple[Count, ...]:
    given = {
        "for": decision.votes_for,
        "against": decision.votes_against,
        "abstained": decision.votes_abstained,
        "absent": decision.votes_absent,
    }
    return tuple(
        Count(option=_OPTIONS[way], value=number)
        for way, number in given.items()
        if number is not None
    )


def _vote_event(decision: shapes.Decision) -> VoteEvent:
    return VoteEvent(
        motion_id=decision.id,
        start_date=decision.date,
        result=_RESULTS.get(decision.outcome or ""),
        unanimous=decision.unanimous,
        counts=_counts(decision),
        votes=tuple(
            Vote(voter_id=vote.person, option=_OPTIONS[vote.option]) for vote in decision.votes
        ),
    )


def _names(*names: str) -> tuple[OtherName, ...]:
    return tuple(OtherName(name=name) for name in names)


def _organisation(slug: str | None) -> str | None:
    return urls.record("organisations", slug) if slug else None


def _memberships(library: Library) -> Iterator[Membership]:
    """List every tenure; and people of an organisation who held no post there."""
    archive = library.archive
    for slug, entry in archive.people.items():
        held = archive.held_by(slug)
        yield from (_membership(library, holding) for holding in held)
        body = entry.record.organisation
        if body and body not in {
            archive.posts[holding.post].record.organisation for holding in held
        }:
            yield Membership(
                person_id=urls.record("people", slug), organization_id=_organisation(body)
            )


def _membership(library: Library, holding: Holding) -> Membership:
    post = library.archive.posts[holding.post].record
    return Membership(
        person_id=urls.record("people", holding.person),
        post_id=urls.record("posts", holding.post),
        organization_id=_organisation(post.organisation),
        role=holding.role or post.title,
        start_date=str(holding.start) if holding.start else None,
        end_date=str(holding.end) if holding.end else None,
    )
