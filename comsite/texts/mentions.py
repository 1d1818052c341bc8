"""Names in a text: found, and resolved by that day's attendance, then by tenure.

What could be two records stays plain text and becomes a question for the editor; nothing is
guessed. The rules for a word that is a name only in some places are in ``context``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from comsite.base.dates import PartialDate
from comsite.content.archive import Archive
from comsite.content.kinds import NAMED
from comsite.content.models import Attendance, Naming
from comsite.texts.names import NOTHING, Names, Place, Standing, role_names
from comsite.texts.phrases import WORD, Phrases, folded, gathered
from comsite.texts.targets import Target
from comsite.texts.usage import Use, is_in_title, is_single_name, joins, use_of_post

_IN_BRACKETS = re.compile(r" ?\(([^()]{1,60})\)")


_TOOK = re.compile(r"\b(?:took|take|taking|takes|in|under|from|left|vacated|assumed) the $")


_START = itemgetter(0)  # where a place is


_NOBODY: frozenset[Target] = frozenset()


_NEXT_NAME = re.compile(r"(?:, and |, | and | & |/)")


class Mention(NamedTuple):
    """A place in a text that names a record: the name as it stands, and the block's anchor."""

    target: Target
    name: str
    anchor: str


class Found(NamedTuple):
    """A name at a place in a text; without a ``target`` it could be any of ``candidates``."""

    start: int
    end: int
    target: Target | None
    candidates: frozenset[Target] = frozenset()


class _Name(NamedTuple):
    """A person's name in a text: where it ends, whose it may be, and whether it is whole."""

    end: int
    people: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Room:
    """Who was there when a text was made: people present, and those who sent apologies."""

    present: tuple[Attendance, ...] = ()
    absent: tuple[Attendance, ...] = ()


class Resolver:
    """Finds and resolves the names in one text of a date.

    It remembers whom the text has named in full, so that the family name alone is enough later.
    """

    def __init__(
        self, names: Names, date: PartialDate, room: Room, settled: Iterable[Naming] = ()
    ) -> None:
        self.names = names
        self.archive: Archive = names.archive
        self.date = date
        self.present = frozenset(one.person for one in room.present)
        self.absent = frozenset(one.person for one in room.absent)
        self.roles = Phrases(
            gathered(
                (name, Target("people", one.person, one.post))
                for one in room.present
                if one.post
                for name in role_names(one.role or "")
            )
        )
        given = {folded(one.name).strip(): _settled(one, self.archive) for one in settled}
        self.settled = Phrases(gathered(given.items()))
        self._posts: dict[str, set[str]] = defaultdict(set)
        for one in room.present:
            if one.post:
                self._posts[one.post].add(one.person)
        self._titles_of = {one.person: one.role or "" for one in (*room.present, *room.absent)}
        self._unmistaken: set[str] = set()  # named before, and alone in having the family name
        self._here = {*self.roles.by_word, *self.settled.by_word}
        self._only_here = self._here - names.starts

    def places(self, text: str) -> list[Place]:
        """The places of a folded text where a name, a term or a month can begin."""
        found = self.names.places(text, self._here)
        if self._only_here:
            found += [
                (one.start(), one[0], NOTHING)
                for one in WORD.finditer(text)
                if one[0] in self._only_here
            ]
            found.sort(key=_START)
        return found

    def find(self, text: str, places: Iterable[Place]) -> list[Found]:
        """Where names stand in a folded text with these ``places``: in order, not overlapping."""
        found: list[Found] = []
        end = 0
        for place in places:
            if place[0] >= end and (here := self._at(text, place, end)):
                found += here
                end = here[-1].end
        return [one for one in found if one.target or one.candidates]

    def is_settled(self, name: str) -> bool:
        """Whether an editor has said what a word stands for, or that it is to stay plain."""
        found = self.settled.at(name, 0, name)
        return bool(found and found[0] == len(name))

    def role(self, target: Target) -> str:
        """What a person was that day: the post named, the role as printed, or the post held."""
        if target.post:
            return self.archive.posts[target.post].record.title
        if role := self._titles_of.get(target.slug):
            return _IN_BRACKETS.sub("", role)
        held = {h.post for h in self.archive.held_by(target.slug) if h.covers(self.date)}
        return self.archive.posts[held.pop()].record.title if len(held) == 1 else ""

    # What stands at a place; each gives nothing where it does not apply

    def _at(self, text: str, place: Place, before: int) -> Sequence[Found]:
        start, word, standing = place
        whole = standing.records
        end = start + whole[0] if whole else 0
        may_be_title = standing.titles or standing.ranks or word in self.roles.by_word
        titled = self._titled(text, start, word, standing) if may_be_title else None
        settled = self.settled.at(text, start, word) if word in self.settled.by_word else None
        if settled and settled[0] >= max(end, titled[0].end if titled else 0):
            (target,) = settled[1]
            return (Found(start, settled[0], target),)
        if titled and titled[0].end >= end:
            name, posts = titled
            people = _people(whole[1]) if whole and end == name.end else frozenset()
            name = _Name(name.end, people, True) if people else name
            return (self._person(start, name, posts),)
        if standing.plural_titles and (several := self._several(text, place)):
            return several
        if whole and (posts := _posts_only(whole[1])):
            return (self._post(text, start, end, posts),)
        if whole:
            return (self._one(text, start, end, whole[1]),)
        if role := self.roles.at(text, start, word):
            return (self._by_role(text, start, *role),)
        if standing.lower_posts:
            return self._lower_post(text, start, *standing.lower_posts, before)
        if standing.surnames or standing.given_names:
            return self._alone(text, start, standing)
        return ()

    def _one(self, text: str, start: int, end: int, targets: frozenset[Target]) -> Found:
        """A whole name: the one record it stands for, or the one of those who were there."""
        people = _people(targets)
        if people and is_in_title(text, start, end):
            return Found(start, end, None)
        if people:
            return self._person(start, _Name(end, people, whole=True), frozenset())
        if len(targets) > 1:
            return Found(start, end, None, targets)
        return Found(start, end, next(iter(targets)))

    def _titled(
        self, text: str, start: int, word: str, standing: Standing
    ) -> tuple[_Name, frozenset[str]] | None:
        """Titles and a name ("Cllr Sample", "Chair (CB) Ada Example"), and the posts."""
        posts: set[str] = set()
        place = start
        while title := self._title(text, place, word, standing):
            after, meant = title
            posts |= meant - {""}
            separator = joins(text, after)
            place = after + len(separator)
            following = WORD.match(text, place) if separator else None
            if not following:
                return None
            word = following[0]
            standing = self.names.at(text, place, word)
            name = _name(text, place, standing, whole=separator != " ")
            if name and (separator == " " or self._may_hold(name.people, posts)):
                return name, frozenset(posts)
            if name or separator != " ":
                return None
        return None

    def _title(
        self, text: str, place: int, word: str, standing: Standing
    ) -> tuple[int, frozenset[str]] | None:
        """A post's name or an honorific, with its short form in brackets: where it ends."""
        found = standing.titles or standing.ranks
        end, posts = (place + found[0], found[1]) if found else (0, frozenset[str]())
        role = self.roles.at(text, place, word)
        if role and role[0] > end:
            end, posts = role[0], frozenset(target.post for target in role[1])
        if not end:
            return None
        if text.startswith(".", end) and posts == {""}:
            end += 1
        brackets = _IN_BRACKETS.match(text, end) if text.startswith((" (", "("), end) else None
        return (brackets.end() if brackets else end), posts

    def _several(self, text: str, place: Place) -> list[Found]:
        """A title for several people: "Cllrs Sample and Example"."""
        start, _, standing = place
        length, posts = standing.plural_titles or (0, frozenset[str]())
        if not text.startswith(" ", start + length):
            return []
        found: list[Found] = []
        here = start + length + 1
        one = text[start : start + length - 1]
        while name_word := WORD.match(text, here):
            name = _name(text, here, self.names.at(text, here, name_word[0]))
            if not name:
                break
            printed = _people(self.names.records.get(f"{one} {text[here : name.end]}", _NOBODY))
            if printed:
                name = _Name(name.end, printed, whole=True)
            found.append(self._person(here if found else start, name, posts))
            joint = _NEXT_NAME.match(text, name.end)
            if not joint:
                break
            here = joint.end()
        return found

    def _post(self, text: str, start: int, end: int, posts: frozenset[str]) -> Found:
        """A post alone: its holder that day, or the post itself."""
        post = self._which(posts)
        if post is None:
            candidates = frozenset(Target("posts", slug) for slug in posts)
            return Found(start, end, None, candidates)
        use = use_of_post(text, start, end, self.names, post)
        brackets = _IN_BRACKETS.match(text, end) if text.startswith((" (", "("), end) else None
        if brackets and self._is_short(brackets[1], post):
            end = brackets.end()
        if use is Use.ACTING:
            use = Use.PERSON if post in self._posts else Use.FORMER
        if use is Use.OTHER or is_in_title(text, start, end):
            return Found(start, end, None)
        if use is Use.POST:
            return Found(start, end, _target("posts", post))
        if use is Use.FORMER:
            return Found(start, end, None, self._earlier_holders(post))
        return self._holder(start, end, post)

    def _which(self, posts: frozenset[str]) -> str | None:
        """The one post that a title of several stands for: the one that somebody there held."""
        if len(posts) == 1:
            return next(iter(posts))
        there = [post for post in posts if post in self._posts]
        return there[0] if len(there) == 1 else None

    def _is_short(self, words: str, post: str) -> bool:
        return post in self.names.titles.get(words, ())

    def _holder(self, start: int, end: int, post: str) -> Found:
        holders = self._posts.get(post, set())
        if len(holders) > 1:
            people = frozenset(Target("people", slug, post) for slug in holders)
            return Found(start, end, None, people)
        holder = next(iter(holders), None) or self.archive.holder(post, self.date)
        target = _target("people", holder, post) if holder else _target("posts", post)
        return Found(start, end, target)

    def _earlier_holders(self, post: str) -> frozenset[Target]:
        return frozenset(
            Target("people", holding.person, post)
            for holding in self.archive.holdings_of_post.get(post, ())
            if holding.first < self.date
        )

    def _by_role(self, text: str, start: int, end: int, targets: frozenset[Target]) -> Found:
        """A role as the attendance prints it, which no post on record has."""
        post = min((target.post for target in targets if target.post), default="")
        if use_of_post(text, start, end, self.names, post) is not Use.PERSON:
            return Found(start, end, None)
        if len(targets) > 1:
            return Found(start, end, None, targets)
        return Found(start, end, next(iter(targets)))

    def _lower_post(
        self, text: str, start: int, length: int, posts: frozenset[str], before: int
    ) -> Sequence[Found]:
        """ "the warden", "the warden and deputy": somebody's post, for it often means any."""
        end = start + length
        near = text[max(0, start - 12) : start].lower()
        joined = before and text[before:start] in (" and ", "/", ", ")
        post = self._which(posts)
        if post and (joined or (near.endswith("the ") and not _TOOK.search(near))):
            found = self._holder(start, end, post)
            use = use_of_post(text, start, end, self.names, post)
            if use is Use.PERSON and found.target and found.target.kind == "people":
                return (found,)
        return ()

    def _alone(self, text: str, start: int, standing: Standing) -> Sequence[Found]:
        """A first name or a family name by itself, or with a post after it: "Example HM"."""
        surname, given = standing.surnames, standing.given_names
        people = frozenset((surname[1] if surname else set()) & (self.present | self._unmistaken))
        if given and (not surname or surname[0] == given[0]):
            people |= given[1] & self.present
        if not people:
            return ()
        end = start + (surname or given or (0,))[0]
        title = self._title_after(text, end)
        if title:
            return (self._person(start, _Name(title[0], people, whole=False), title[1]),)
        if is_single_name(text, start, end):
            return (self._person(start, _Name(end, people, whole=False), frozenset()),)
        return ()

    def _title_after(self, text: str, end: int) -> tuple[int, frozenset[str]] | None:
        """The post right after a name, where it ends the name: "Example HM"."""
        word = WORD.match(text, end + 1) if text.startswith(" ", end) else None
        found = self.names.at(text, end + 1, word[0]).titles if word else None
        return (end + 1 + found[0], found[1]) if found else None

    # Who is meant

    def _person(self, start: int, name: _Name, posts: frozenset[str]) -> Found:
        """The one who is meant: of those there, else of those who held a post that day.

        A family name is not enough for somebody who was not there, unless the post fits.
        """
        there = name.people & self.present
        if len(there) > 1 and posts:
            there = frozenset(one for one in there if self._held(one, posts)) or there
        if len(there) == 1:
            return self._met(start, name.end, next(iter(there)), posts)
        if there:
            return _unsure(start, name.end, there)
        held = frozenset(one for one in name.people if self._held(one, posts))
        if not held and len(name.people) == 1:
            (one,) = name.people
            known = name.whole or one in self._unmistaken or self._may_have_held(one, posts)
            held = name.people if known else held
        if len(held) == 1:
            return self._met(start, name.end, next(iter(held)), posts)
        return _unsure(start, name.end, name.people)

    def _met(self, start: int, end: int, person: str, posts: frozenset[str]) -> Found:
        if person in self.names.unmistakable:
            self._unmistaken.add(person)
        held = ""
        if posts:
            held = next((post for post in sorted(posts) if self._held(person, (post,))), "")
        return Found(start, end, _target("people", person, held))

    def _held(self, person: str, posts: Iterable[str]) -> bool:
        """Whether a person held one of the posts that day, by attendance or by tenure."""
        return any(
            person in self._posts.get(post, ())
            or any(h.post == post and h.covers(self.date) for h in self.archive.held_by(person))
            for post in posts
        )

    def _may_have_held(self, person: str, posts: Iterable[str]) -> bool:
        """Whether nothing on record speaks against it that a person held one of the posts."""
        return person in self.absent or any(
            h.post in posts
            and (not h.start or h.start <= self.date)
            and (not h.end or self.date <= h.end)
            for h in self.archive.held_by(person)
        )

    def _may_hold(self, people: frozenset[str], posts: set[str]) -> bool:
        """Whether a title before a comma belongs to the name after it."""
        return any(
            self._held(person, posts) or any(h.post in posts for h in self.archive.held_by(person))
            for person in people
        )


def _name(text: str, place: int, standing: Standing, whole: bool = False) -> _Name | None:
    """A whole name, or a family name unless ``whole``, and whose it may be."""
    record, surname = standing.records, standing.surnames
    if record and (people := _people(record[1])):
        return _Name(place + record[0], people, whole=True)
    if surname and not whole and not text.startswith("-", place + surname[0]):
        return _Name(place + surname[0], surname[1], whole=False)
    return None


@cache
def _people(targets: frozenset[Target]) -> frozenset[str]:
    return frozenset(target.slug for target in targets if target.kind == "people")


@cache
def _posts_only(targets: frozenset[Target]) -> frozenset[str]:
    """The posts, if all of these are posts."""
    posts = frozenset(target.slug for target in targets if target.kind == "posts")
    return posts if len(posts) == len(targets) else frozenset()


def _unsure(start: int, end: int, people: Iterable[str]) -> Found:
    return Found(start, end, None, frozenset(Target("people", one) for one in people))


@cache
def _target(kind: str, slug: str, post: str = "") -> Target:
    return Target(kind, slug, post)


def _settled(one: Naming, archive: Archive) -> Target | None:
    """What an editor says that a name stands for; None where it is to stay plain."""
    given = ((kind, getattr(one, field)) for kind, field in NAMED.items())
    return next((Target(*named) for named in given if named[1] in archive.named(named[0])), None)
