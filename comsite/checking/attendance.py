"""Warnings of who was there: chairs, speakers and owners that the attendance does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Any

from comsite.base.dates import PartialDate
from comsite.base.english import join
from comsite.base.problems import Problem, nearest
from comsite.checking.lines import short
from comsite.checking.rule_tables import Check
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.holdings import is_outside, tenure_on
from comsite.content.models import Author, Meeting
from comsite.content.yamltree import Location
from comsite.library.library import Library
from comsite.texts.names import role_names

_LISTS = ("present", "also_present")
_CHAIR = re.compile(r"chair(?:man|woman|person)?\b", re.IGNORECASE)
# Whoever stands in for another has no tenure then.
_STANDS_IN = re.compile(r"\b(?:acting|interim|temporary|temp|deputising|for|on behalf)\b", re.I)
_FULL_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w-]+(?: [A-Z][\w-]+)+")
_PROMISED = "is given an action"
_ALIKE = 0.75  # the least likeness of the one word in which two names differ
_SHORTEST = 4  # letters of that word


def chairs_were_there(library: Library) -> Iterator[Problem]:
    """Whoever chaired is listed as present, and a chair who is listed is named as such."""
    for entry in library.archive.meetings.values():
        record = entry.record
        there = _there(record)
        if not there:
            continue
        if record.chair and record.chair not in there:
            sent = any(seat.person == record.chair for seat in record.apologies or ())
            where = 'is under "apologies"' if sent else 'is not under "present"'
            near = nearest(record.chair, there)
            add = f'add "person: {record.chair}" under "present"'
            add += ", and not there" if sent else ""
            remedy = f"{near} Otherwise {add}" if near else f"; name who chaired, or {add}"
            yield entry.problem(
                f'"chair" is {record.chair}, who {where}{remedy}',
                "chair",
            )
        elif not record.chair and record.status == "held":
            for index, seat in enumerate(record.present):
                if _CHAIR.match(seat.role or ""):
                    yield entry.problem(
                        f'the role of {seat.person} is "{seat.role}", and nobody is named as chair;'
                        f' write "chair: {seat.person}" if they chaired this meeting',
                        *("present", index, "role"),
                    )
                    break


def _there(record: Meeting) -> list[str]:
    return [seat.person for how in _LISTS for seat in getattr(record, how)]


def speakers_were_there(library: Library) -> Iterator[Problem]:
    """Whoever asks, answers or is given an action at a meeting is listed there."""
    archive = library.archive
    for entry in archive.meetings.values():
        there = {*_there(entry.record)}
        if not there:
            continue
        away = {seat.person for seat in entry.record.apologies or ()}
        found: dict[str, tuple[int, str]] = {}
        for slug, line, what in sorted(_acts(library, entry), key=itemgetter(1)):
            if slug in archive.people and slug not in there:
                found.setdefault(slug, (line, what))
        for slug, (line, what) in found.items():
            if slug in away and what == _PROMISED:
                continue  # whoever is away may be given something to do
            where = 'is under "apologies"' if slug in away else "is not listed as present"
            there_alone = ", and not there" if slug in away else ""
            yield Problem(
                entry.path,
                line,
                f"{archive.people[slug].record.name} {what} here, and {where}; if somebody else is"
                f' meant, write more of the name; if they were there, write "person: {slug}" under'
                f' "present" or "also_present"{there_alone}',
            )


def _acts(library: Library, entry: Entry[Meeting]) -> Iterator[tuple[str, int, str]]:
    """List who does something in the notes: the person, the line, and what."""
    text = library.texts.meetings[entry.slug]
    lines = {anchor: paragraph.line for anchor, paragraph in text.paragraphs.items()}
    for item in text.items:
        for statement in item.statements:
            if statement.speaker.kind == "people":
                yield statement.speaker.slug, lines[statement.anchor], "speaks"
        for action in item.actions:
            for slug in action.owners_by_kind.get("people", ()):
                yield slug, action.line, _PROMISED


def names_are_those_of_the_room(library: Library) -> Iterator[Problem]:
    """A name in the notes that is nearly that of somebody who was there is written as theirs."""
    archive = library.archive
    known = _words_of_names(archive)
    whole = {_plain(name) for name in _all_names(archive)}
    for entry in archive.meetings.values():
        people = [archive.people[slug] for slug in _there(entry.record) if slug in archive.people]
        told: set[str] = set()
        for paragraph in library.texts.meetings[entry.slug].paragraphs.values():
            for match in _FULL_NAME.finditer(paragraph.text):
                name = match[0]
                if name in told or _plain(name) in whole:
                    continue
                meant = next((p for p in people if _is_nearly(name, p.record.name, known)), None)
                if meant:
                    told.add(name)
                    yield Problem(
                        entry.path,
                        paragraph.line,
                        f'"{name}" is nobody on record, and nearly "{meant.record.name}", who was'
                        " there; write it so, or if the document prints it otherwise, add"
                        f' "{name}" to "other_names" in people/{meant.slug}.yaml',
                    )


def _all_names(archive: Archive) -> Iterator[str]:
    for person in archive.people.values():
        yield from (person.record.name, *person.record.other_names)
    for post in archive.posts.values():
        yield from (post.record.title, *post.record.other_names)
    for body in archive.organisations.values():
        yield from (body.record.name, *body.record.other_names)


def _words_of_names(archive: Archive) -> set[str]:
    return {word for name in _all_names(archive) for word in _plain(name).split()}


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'")


def _is_nearly(written: str, name: str, known: set[str]) -> bool:
    """Whether two names have the same words but one, which is alike and is no other's name."""
    words, others = _plain(written).split(), _plain(name).split()
    if len(words) != len(others):
        return False
    pairs = [(word, other) for word, other in zip(words, others, strict=True) if word != other]
    if len(pairs) != 1:
        return False
    word, other = pairs[0]
    if word in known or min(len(word), len(other)) < _SHORTEST:
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE


def posts_fit_roles(library: Library) -> Iterator[Problem]:
    """The post of somebody who attended is that of the role as printed."""
    archive = library.archive
    named: dict[str, set[str]] = defaultdict(set)
    for slug, post in archive.posts.items():
        for name in (post.record.title, *post.record.abbreviations, *post.record.other_names):
            named[name].add(slug)
    for entry in archive.meetings.values():
        for how in _LISTS:
            for index, seat in enumerate(getattr(entry.record, how)):
                role = (seat.role or "").strip()
                title = next(iter(role_names(role)), "")
                posts = named.get(title, set()) if "," not in role else set()
                if not posts or seat.post in posts:
                    continue
                if not seat.post and _holds(archive, seat.person, posts, entry.record.date):
                    continue
                says = f'"post" is {seat.post}' if seat.post else 'there is no "post"'
                yield entry.problem(
                    f'the role of {seat.person} is "{short(role)}", and {says}; write'
                    f' "post: {join(sorted(posts), "or")}", so that the title in these notes leads'
                    " to them",
                    *(how, index, "post" if seat.post else "role"),
                )


def _holds(archive: Archive, person: str, posts: Set[str], date: PartialDate) -> bool:
    """Whether the file of a person has a tenure in one of these posts that a day belongs to."""
    entry = archive.people.get(person)
    tenures = entry.record.tenures if entry else ()
    return any(tenure.post in posts and not is_outside(tenure, date) for tenure in tenures)


def posts_fit_tenures(library: Library) -> Iterator[Problem]:
    """Whoever is given a post on a day held it then, as the file of the person has it."""
    archive = library.archive
    seats = (
        (entry, Author(person=seat.person, post=seat.post, role=seat.role), (how, index, "post"))
        for entry in archive.meetings.values()
        for how in (*_LISTS, "apologies")
        for index, seat in enumerate(getattr(entry.record, how) or ())
    )
    authors = (
        (entry, author, ("authors", index, "post"))
        for entry in archive.reports.values()
        for index, author in enumerate(entry.record.authors)
    )
    for entry, author, at in (*seats, *authors):
        yield from _outside(archive, entry, author, at)


def _outside(
    archive: Archive, entry: Entry[Any], author: Author, at: Location
) -> Iterator[Problem]:
    person = archive.people.get(author.person or "")
    post = author.post or ""
    if not person or not any(tenure.post == post for tenure in person.record.tenures):
        return
    tenure = person.record.tenures[tenure_on(person.record.tenures, post, entry.record.date)]
    if not is_outside(tenure, entry.record.date) or _STANDS_IN.search(author.role or ""):
        return
    ended = tenure.end and tenure.end < entry.record.date
    when = f"until {tenure.end.text}" if ended and tenure.end else ""
    when = when or (f"from {tenure.start.text}" if tenure.start else "")
    yield entry.problem(
        f"{author.person} is {post} here, on {entry.record.date.text}, and only {when} by"
        f" {person.path.partition('/')[2]}; mend the person, the post or the date there; for"
        ' whoever stood in, write that as the "role", like "Acting Clerk"',
        *at,
    )


# Each warning, and why it matters.
ATTENDANCE: Mapping[Check, str] = {
    chairs_were_there: "Readers would take somebody for the chair who was elsewhere.",
    speakers_were_there: "A question or a promise would be somebody's who never made it.",
    names_are_those_of_the_room: "What a misspelt person said is on nobody's page.",
    posts_fit_roles: "A title in the notes leads to whoever held the post that day.",
    posts_fit_tenures: "A title in other texts leads to whoever held the post, by these dates.",
}
