"""People, organisations, posts and memberships in the form of the Popolo specification."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from comsite.base import urls
from comsite.content.holdings import Holding
from comsite.data.shapes import Date, Path, Shape, WebAddress
from comsite.library.library import Library


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


class Popolo(Shape):
    """People, organisations, posts and memberships, as Popolo has them."""

    id: Path = Field(description="The path of this file.")
    persons: tuple[Person, ...] = Field(description="Everybody on record.")
    organizations: tuple[Organization, ...] = Field(description="Every organisation on record.")
    posts: tuple[Post, ...] = Field(description="Every post on record.")
    memberships: tuple[Membership, ...] = Field(description="Who held what when.")


def popolo(library: Library) -> Popolo:
    """Return everybody and everything on record in the form of Popolo."""
    archive = library.archive
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
