"""Warnings of records that may be one, of names in the wrong form, and of tenures that overlap."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, combinations, pairwise
from typing import Any

from comsite.base.problems import Problem
from comsite.base.slugs import slugify
from comsite.checking.rule_tables import Check
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.kinds import KINDS
from comsite.content.models import Person
from comsite.library.library import Library
from comsite.texts.names import HONORIFICS

_FIELDS = ("name", "title", "abbreviations", "other_names")
_SINGLE = ("people", "posts", "organisations", "topics")
_LONG, _LONGER = 4, 6  # letters of words that are compared
_IF_TWO = "leave the name to one of them"
_IF_TWO_PEOPLE = 'say so under "settled"'
_OWN_COMPUTER = re.compile(r"http://(?:localhost|127\.)")
_AFTER_NAMES = re.compile(r", (?:Jr|Sr|[A-Z]{2,})\b")  # as in "Ada Example, OBE"


def names_are_of_one_record(library: Library) -> Iterator[Problem]:
    """No two records of a kind have a name in common."""
    archive = library.archive
    for folder in _SINGLE:
        seen: dict[str, Entry[Any]] = {}
        for entry in archive.named(folder).values():
            for field, name in _names(entry):
                other = seen.setdefault(name.casefold(), entry)
                if other is entry or _may_share(folder, other, entry, field):
                    continue
                two = _IF_TWO_PEOPLE if folder == "people" else _IF_TWO
                yield entry.problem(
                    f'"{name}" is also a name of {_file(other)}; if the two are one'
                    f" {KINDS[folder].noun}, keep one file, and name it in all others; if they are"
                    f" two, {two}",
                    field,
                )


def _names(entry: Entry[Any]) -> Iterator[tuple[str, str]]:
    """List the names of a record, each with its field; of a person only whole ones."""
    for name in getattr(entry.record, "name_before", ()):
        yield "earlier_names", name
    for field in _FIELDS:
        value = getattr(entry.record, field, None) or ()
        for name in (value,) if isinstance(value, str) else value:
            if entry.kind != "people" or field == "name" or _is_whole(name):
                yield field, name


def _is_whole(name: str) -> bool:
    """Whether a name has a first name and a family name, as in no "Cllr Example"."""
    words = [word for word in name.split() if word.rstrip(".") not in HONORIFICS]
    return len(words) > 1 and all(len(word.rstrip(".")) > 1 for word in words)


def _may_share(folder: str, one: Entry[Any], other: Entry[Any], field: str) -> bool:
    """Whether two posts are of two bodies, or one follows the other, or it is a short form."""
    if folder == "people":
        return field == "other_names" and not _named_so(one, other)
    if folder != "posts":
        return field == "abbreviations"  # of organisations: an editor is asked where it stands
    bodies = one.record.organisation, other.record.organisation
    if bodies[0] != bodies[1] and all(bodies):
        return True
    follows = [
        (post.record.followed_by, slug) for post, slug in ((one, other.slug), (other, one.slug))
    ]
    return any(after and after.post == slug for after, slug in follows)


def _named_so(one: Entry[Any], other: Entry[Any]) -> bool:
    """Whether the name of a person is another name of the other."""
    return one.record.name in other.record.every_other_name


def _file(entry: Entry[Any]) -> str:
    return entry.path.partition("/")[2]


def people_are_apart(library: Library) -> Iterator[Problem]:
    """No two people have names that differ by a slip of typing."""
    alike: dict[tuple[str, ...], list[Entry[Person]]] = defaultdict(list)
    for entry in library.archive.people.values():
        words = entry.record.name.casefold().split()
        for at in range(len(words)):  # those that have all words but one in common
            alike[(str(at), *words[:at], *words[at + 1 :])].append(entry)
    for one, other in chain.from_iterable(combinations(people, 2) for people in alike.values()):
        if _is_slip(one.record.name, other.record.name):
            yield other.problem(
                f'"{other.record.name}" is nearly "{one.record.name}" of {_file(one)}; if they are'
                f' one person, write "{other.record.name}" under "other_names" there, put'
                f" {one.slug} wherever {other.slug} stands, and delete this file; if they are two,"
                ' say so under "settled"',
                "name",
            )


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ in one word, and there by one letter that is easily mistyped."""
    words, others = one.casefold().split(), other.casefold().split()
    pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(words) < 2 or len(pairs) != 1:
        return False
    (word, with_slip), is_last = pairs[0], words[-1] != others[-1]
    if abs(len(word) - len(with_slip)) == 1:
        short, long = sorted((word, with_slip), key=len)
        return len(long) >= _LONG and any(
            long[:at] + long[at + 1 :] == short for at in range(len(long))
        )
    least = _LONG if is_last else _LONGER  # Ben and Bea are two, Marsh and March may be one
    differ = sum(a != b for a, b in zip(word, with_slip, strict=False))
    return len(word) == len(with_slip) >= least and differ == 1


def names_have_their_form(library: Library) -> Iterator[Problem]:
    """The name of a person is a given name and a family name, and that of the file."""
    archive = library.archive
    titles = {word.rstrip(".") for word in HONORIFICS}
    for entry in archive.people.values():
        name = entry.record.name
        first, _, bare = name.partition(" ")
        message = ""
        if bare and (first.rstrip(".") in titles or (post := _post_before(archive, name))):
            bare = bare if first.rstrip(".") in titles else name[len(post) :].strip()
            message = (
                f'"{name}" begins with a title; write "name: {bare}", and "{name}" under'
                ' "other_names"'
            )
        elif "," in name and not _AFTER_NAMES.search(name):
            family, _, given = (part.strip() for part in name.partition(","))
            message = (
                f'"{name}" has the family name first; write "name: {given} {family}"; for sorting'
                f' there is "sort_name: {name}"'
            )
        elif name.isupper() and bare:
            message = f'"{name}" is all in capitals; write "name: {name.title()}"'
        elif not _slug_fits(entry):
            message = (
                f'the file is named {entry.slug}, and the name is "{name}"; if this is a copy of'
                " another file, write the name of this person; if it is their name now, write the"
                ' earlier one under "earlier_names"'
            )
        if message:
            yield entry.problem(message, "name")


def _post_before(archive: Archive, name: str) -> str:
    """Return the title of a post with which a name begins, or nothing."""
    titles = (
        title
        for post in archive.posts.values()
        for title in (post.record.title, *post.record.abbreviations)
    )
    return max((one for one in titles if name.startswith(f"{one} ")), key=len, default="")


def _slug_fits(entry: Entry[Person]) -> bool:
    names = (entry.record.name, entry.record.sort_name or "", *entry.record.every_other_name)
    words = {word for name in names for word in slugify(name).split("-")}
    return bool(words & set(entry.slug.split("-"))) or not words


def tenures_follow_each_other(library: Library) -> Iterator[Problem]:
    """A post that is not shared has one holder at a time, and none after another took its place."""
    archive = library.archive
    for post in archive.posts.values():
        holdings = [one for one in archive.holdings_of_post.get(post.slug, ()) if one.start]
        if not post.record.shared:
            for one, other in pairwise(sorted(holdings, key=lambda h: (str(h.start), h.person))):
                start, end = other.start, one.end
                if start and end and end > start and not (end.covers(start) or start.covers(end)):
                    yield from _at_tenure(
                        archive,
                        other.person,
                        post.slug,
                        f"{archive.name('people', one.person)} held {post.slug} until"
                        f" {end.text}, and this begins on {start.text}; mend one of the dates, or"
                        f' write "shared: true" in {_file(post)} if several hold it at once',
                    )
        after = post.record.followed_by
        for held in holdings:
            if after and after.date and held.start and held.start > after.date:
                yield from _at_tenure(
                    archive,
                    held.person,
                    post.slug,
                    f"{after.post} followed {post.slug} on {after.date.text}, and this begins on"
                    f' {held.start.text}; write "post: {after.post}", or mend the date here or in'
                    f" {_file(post)}",
                )


def _at_tenure(archive: Archive, person: str, post: str, message: str) -> Iterator[Problem]:
    entry = archive.people[person]
    for index, tenure in enumerate(entry.record.tenures):
        if tenure.post == post:
            yield entry.problem(message, "tenures", index, "start")
            return


def terms_are_the_right_way_round(library: Library) -> Iterator[Problem]:
    """A glossary entry has the short form first, and says which record of that short form it is."""
    archive = library.archive
    glossary = archive.glossary
    owners = {
        short: (noun, slug, entry)
        for folder, noun in (("posts", "post"), ("organisations", "organisation"))
        for slug, entry in archive.named(folder).items()
        for short in entry.record.abbreviations
    }
    for index, term in enumerate(glossary.record.terms if glossary else ()):
        short, full = term.abbreviation, term.expansion
        if glossary and full.isupper() and len(full) < len(short) and " " in short:
            yield glossary.problem(
                f'"{short}" is longer than "{full}"; write "abbreviation: {full}" and'
                f' "expansion: {short}"',
                *("terms", index, "abbreviation"),
            )
        elif glossary and short in owners and not (term.topic or term.post or term.organisation):
            noun, slug, entry = owners[short]
            names = [name.casefold() for _, name in _names(entry)]
            if full.casefold() not in names:
                yield glossary.problem(
                    f'"{short}" stands for "{full}" here, and is the short form of {_file(entry)}'
                    f' too; if that is meant, write "{noun}: {slug}" here; if not, take it out of'
                    ' "abbreviations" there',
                    *("terms", index, "expansion"),
                )


def pages_have_text(library: Library) -> Iterator[Problem]:
    """A page of the site's own has a text."""
    for page in library.archive.pages.values():
        if not page.body.strip():
            yield page.problem("this page has no text; write it below the fields", "title")


def the_site_is_encrypted(library: Library) -> Iterator[Problem]:
    """The address of the site begins with https."""
    site = library.archive.site_entry
    address = site.record.base_url
    if address.startswith("http://") and not _OWN_COMPUTER.match(address):
        yield site.problem(
            f'"base_url" is "{address}", which is not encrypted; write'
            f' "https://{address.removeprefix("http://")}" if the site answers there',
            "base_url",
        )


# Each warning, and why it matters.
RECORDS: Mapping[Check, str] = {
    names_are_of_one_record: "What is said of one would be split over two pages, or be on neither.",
    people_are_apart: "One person would have two pages, each with a part of what they did.",
    names_have_their_form: "People are listed, sorted and found by these names.",
    tenures_follow_each_other: "A title leads to whoever held the post on that day, if it is one.",
    terms_are_the_right_way_round: "Readers see in the text what an abbreviation stands for.",
    pages_have_text: "Readers would come to a page with nothing on it.",
    the_site_is_encrypted: "Browsers warn readers of a site that is not.",
}
