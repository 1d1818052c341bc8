"""Find the names in a text, and resolve each by that day's attendance, then by tenure.

A name that could mean two records stays plain text and becomes a question for the editor; nothing
is guessed. The rules for words that are names only in some places are in ``usage``.
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
from comsite.texts.names import NOTHING, LongestNames, Names, WordPlace, role_names
from comsite.texts.phrases import WORD, Phrases, folded, gathered, lowered
from comsite.texts.targets import Target
from comsite.texts.usage import (
    NameUse,
    PostUse,
    changing_word,
    is_in_title,
    is_of_deputy,
    joins,
    use_of_post,
    use_of_single_name,
)

_IN_BRACKETS = re.compile(r" ?\(([^()]{1,60})\)")
_TOOK = re.compile(r"\b(?:took|take|taking|takes|in|under|from|left|vacated|assumed) the $")

_STANDS_IN = re.compile(r"\b(?:acting|temporary|interim)\b", re.IGNORECASE)

_START = itemgetter(0)  # the start of a WordPlace
_MOST_TITLES = 8  # before one name; nobody has more, and a text of titles alone would take for ever

_NOBODY: frozenset[Target] = frozenset()

_NEXT_NAME = re.compile(r"(?:, and |, | and | & |/)")


class Mention(NamedTuple):
    """A place in a text that names a record.

    ``name`` is the name as written, and ``anchor`` the id of the block that it stands in.
    """

    target: Target
    name: str
    anchor: str


class FoundName(NamedTuple):
    """A name from ``start`` to ``end`` in a text.

    Without a ``target`` it could mean any of ``candidates``; without these too, it means no record
    and is left alone.
    """

    start: int
    end: int
    target: Target | None
    candidates: frozenset[Target] = frozenset()


class _PersonName(NamedTuple):
    """A person's name in a text: where it ends, and the slugs of the people whose it may be.

    It is ``whole`` where it is more than a family name or a first name alone.
    """

    end: int
    people: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Room:
    """The people at the meeting to which a text belongs, and those who sent apologies."""

    present: tuple[Attendance, ...] = ()
    absent: tuple[Attendance, ...] = ()


class Resolver:
    """Finds and resolves the names in one text, whose record has a date.

    It remembers whom the text has named in full, so that the family name alone is enough later.
    ``settled`` are the answers of editors to what a name in this text means.
    """

    def __init__(
        self, names: Names, date: PartialDate, room: Room, settled: Iterable[Naming] = ()
    ) -> None:
        self.names = names
        self.archive: Archive = names.archive
        self.date = date
        self.present = frozenset(attendance.person for attendance in room.present)
        self.absent = frozenset(attendance.person for attendance in room.absent)
        self.roles = Phrases(
            gathered(
                (name, Target("people", attendance.person, attendance.post))
                for attendance in room.present
                if attendance.post
                for name in role_names(attendance.role or "")
            )
        )
        given = {folded(naming.name).strip(): _settled(naming, self.archive) for naming in settled}
        self.settled = Phrases(gathered(given.items()))
        self._posts: dict[str, set[str]] = defaultdict(set)
        for attendance in room.present:
            if attendance.post:
                self._posts[attendance.post].add(attendance.person)
        self._titles_of = {
            attendance.person: attendance.role or "" for attendance in (*room.present, *room.absent)
        }
        # The people whom the text has named, and whose family name nobody else has.
        self._unmistaken: set[str] = set()
        # The words that begin the roles and settled names of this text.
        self._own_starts = {*self.roles.by_word, *self.settled.by_word}
        self._new_starts = self._own_starts - names.starts

    def places(self, text: str) -> list[WordPlace]:
        """Return the places of a folded text where a name, a term or a month can begin."""
        places = self.names.places(text, self._own_starts)
        if self._new_starts:
            places += [
                (word.start(), word[0], NOTHING)
                for word in WORD.finditer(text)
                if word[0] in self._new_starts
            ]
            places.sort(key=_START)
        return places

    def find(self, text: str, places: Iterable[WordPlace]) -> list[FoundName]:
        """Return the names in a folded text with these ``places``, in order, without overlap."""
        names: list[FoundName] = []
        end = 0
        for place in places:
            if place[0] >= end and (names_at_place := self._at(text, place, end)):
                names += names_at_place
                end = names_at_place[-1].end
        return [name for name in names if name.target or name.candidates]

    def is_settled(self, name: str) -> bool:
        """Whether an editor has said what a word means, or that it is to stay plain text."""
        match = self.settled.at(name, 0, name)
        return bool(match and match[0] == len(name))

    def role(self, target: Target) -> str:
        """Return what a person was that day: the post named, the printed role, or the post held.

        The result is empty where none of these is known, or several posts were held.
        """
        if target.post:
            return self.archive.posts[target.post].record.title
        if role := self._titles_of.get(target.slug):
            return _IN_BRACKETS.sub("", role)
        holdings = self.archive.held_by(target.slug)
        held = {holding.post for holding in holdings if holding.covers(self.date)}
        return self.archive.posts[held.pop()].record.title if len(held) == 1 else ""

    # The names at a place. Each method returns nothing where it does not apply.

    def _at(self, text: str, place: WordPlace, previous_end: int) -> Sequence[FoundName]:
        """Return the names that begin at a place; the name before them ends at ``previous_end``."""
        start, word, names_here = place
        record = names_here.records
        end = start + record[0] if record else 0
        may_be_title = names_here.titles or names_here.ranks or word in self.roles.by_word
        titled = self._titled(text, start, word, names_here) if may_be_title else None
        settled = self.settled.at(text, start, word) if word in self.settled.by_word else None
        if settled and settled[0] >= max(end, titled[0].end if titled else 0):
            (target,) = settled[1]
            return (FoundName(start, settled[0], target),)
        if titled and titled[0].end >= end:
            name, posts = titled
            people = _people(record[1]) if record and end == name.end else frozenset()
            name = _PersonName(name.end, people, True) if people else name
            if is_of_deputy(text, start):
                return (self._deputy(text, start, name, previous_end),)
            return (self._person(start, name, posts),)
        if names_here.plural_titles and (several := self._several(text, place)):
            return several
        if record and (posts := _posts_only(record[1])):
            return (self._post(text, start, end, posts, previous_end),)
        if record:
            return (self._whole_name(text, start, end, record[1]),)
        if role := self.roles.at(text, start, word):
            return (self._by_role(text, start, *role),)
        if names_here.lower_posts:
            return self._lower_post(text, start, *names_here.lower_posts, previous_end)
        if names_here.surnames or names_here.given_names:
            return self._alone(text, start, names_here)
        return ()

    def _whole_name(self, text: str, start: int, end: int, targets: frozenset[Target]) -> FoundName:
        """Resolve a whole name to its record, or to that of several people who was there."""
        people = _people(targets)
        if people and is_in_title(text, start, end):
            return FoundName(start, end, None)
        if people:
            return self._person(start, _PersonName(end, people, whole=True), frozenset())
        if len(targets) > 1:
            return FoundName(start, end, None, targets)
        return FoundName(start, end, next(iter(targets)))

    def _titled(
        self, text: str, start: int, word: str, names_here: LongestNames
    ) -> tuple[_PersonName, frozenset[str]] | None:
        """Return a person's name after titles, and the posts that the titles name.

        Examples are "Cllr Sample" and "Chair (CB) Ada Example".
        """
        posts: set[str] = set()
        place = start
        for _ in range(_MOST_TITLES):
            title = self._title(text, place, word, names_here)
            if not title:
                return None
            after, meant = title
            posts |= meant - {""}
            separator = joins(text, after)
            place = after + len(separator)
            following = WORD.match(text, place) if separator else None
            if not following:
                return None
            word = following[0]
            names_here = self.names.at(text, place, word)
            name = _name(text, place, names_here, whole=separator != " ")
            if name and (separator == " " or self._may_hold(name.people, posts)):
                return name, frozenset(posts)
            if name or separator != " ":
                return None
        return None

    def _title(
        self, text: str, place: int, word: str, names_here: LongestNames
    ) -> tuple[int, frozenset[str]] | None:
        """Return the end and the posts of a title: a post's name or an honorific.

        A short form in brackets belongs to it.
        """
        title = names_here.titles or names_here.ranks
        end, posts = (place + title[0], title[1]) if title else (0, frozenset[str]())
        role = self.roles.at(text, place, word)
        if role and role[0] > end:
            end, posts = role[0], frozenset(target.post for target in role[1])
        if not end:
            return None
        if text.startswith(".", end) and posts == {""}:
            end += 1
        brackets = _IN_BRACKETS.match(text, end) if text.startswith((" (", "("), end) else None
        return (brackets.end() if brackets else end), posts

    def _several(self, text: str, place: WordPlace) -> list[FoundName]:
        """Return the names after a title of several people: "Cllrs Sample and Example"."""
        start, _, names_here = place
        length, posts = names_here.plural_titles or (0, frozenset[str]())
        if not text.startswith(" ", start + length):
            return []
        names: list[FoundName] = []
        begin = start + length + 1
        singular = text[start : start + length - 1]
        while name_word := WORD.match(text, begin):
            name = _name(text, begin, self.names.at(text, begin, name_word[0]))
            if not name:
                break
            in_full = f"{singular} {text[begin : name.end]}"
            people = _people(self.names.records.get(in_full, _NOBODY))
            if people:
                name = _PersonName(name.end, people, whole=True)
            names.append(self._person(begin if names else start, name, posts))
            joint = _NEXT_NAME.match(text, name.end)
            if not joint:
                break
            begin = joint.end()
        return names

    def _post(
        self, text: str, start: int, end: int, posts: frozenset[str], previous_end: int
    ) -> FoundName:
        """Resolve a post's name without a person's: to the holder that day, or to the post."""
        if other := self._changed(text, start, end, previous_end):
            return self._post(text, *other, previous_end)
        post = self._which(posts)
        if post is None:
            candidates = frozenset(Target("posts", slug) for slug in posts)
            return FoundName(start, end, None, candidates)
        use = use_of_post(text, start, end, self.names, post)
        brackets = _IN_BRACKETS.match(text, end) if text.startswith((" (", "("), end) else None
        if brackets and self._is_short(brackets[1], post):
            end = brackets.end()
        if use is PostUse.OTHER or is_in_title(text, start, end):
            return FoundName(start, end, None)
        if use is PostUse.ANY and not self._is_shared(post):
            return FoundName(start, end, None)
        if use in (PostUse.POST, PostUse.ANY):
            return FoundName(start, end, _target("posts", post))
        if use in (PostUse.ACTING, PostUse.FORMER):
            before = changing_word(text, start)
            whole = start if before is None or before < previous_end else before
            if use is PostUse.ACTING:
                return self._stand_in(whole, end, post)
            return FoundName(whole, end, None, self._earlier_holders(post))
        return self._holder(start, end, post)

    def _changed(
        self, text: str, start: int, end: int, previous_end: int
    ) -> tuple[int, int, frozenset[str]] | None:
        """Return the place and the posts of a name with the word before it, as "deputy Warden".

        The result is None where no such word stands there, or the two are no post's name.
        """
        before = changing_word(text, start)
        if before is None or before < previous_end:
            return None
        small = lowered(text)
        word = WORD.match(small, before)
        match = self.names.any_case.at(small, before, word[0]) if word else None
        return (before, *match) if match and match[0] >= end else None

    def _deputy(self, text: str, start: int, name: _PersonName, previous_end: int) -> FoundName:
        """Resolve a person's name after a title with "deputy" or the like before it.

        It is a name of that other post; where this is not on record, only a whole name counts.
        """
        if other := self._changed(text, start, start + 1, previous_end):
            return self._person(other[0], name, other[2])
        if not name.whole:
            return FoundName(start, name.end, None)
        return self._person(start, name, frozenset())

    def _is_shared(self, post: str) -> bool:
        """Whether several people hold a post at once, as a rank."""
        return self.archive.posts[post].record.shared

    def _stand_in(self, start: int, end: int, post: str) -> FoundName:
        """Resolve "acting" with a post to the only person who is said to stand in that day."""
        roles = {person: self._titles_of.get(person, "") for person in self._posts.get(post, ())}
        for holding in self.archive.holdings_of_post.get(post, ()):
            if holding.role and holding.covers(self.date):
                roles.setdefault(holding.person, holding.role)
        people = [person for person, role in roles.items() if _STANDS_IN.search(role)]
        if len(people) == 1:
            return FoundName(start, end, _target("people", people[0], post))
        earlier = self._earlier_holders(post)
        return FoundName(start, end, None, earlier if len(earlier) > 1 else frozenset())

    def _which(self, posts: frozenset[str]) -> str | None:
        """Return the post that a title shared by several posts means, or None.

        It is the only one of these that somebody there held.
        """
        if len(posts) == 1:
            return next(iter(posts))
        there = [post for post in posts if post in self._posts]
        return there[0] if len(there) == 1 else None

    def _is_short(self, words: str, post: str) -> bool:
        """Whether words in brackets after a post's name are another name of the post."""
        return post in self.names.titles.get(words, ())

    def _holder(self, start: int, end: int, post: str) -> FoundName:
        """Resolve a post's name to who held it there, else to the holder on record, else to it."""
        holders = self._posts.get(post, set())
        if len(holders) > 1:
            people = frozenset(Target("people", slug, post) for slug in holders)
            return FoundName(start, end, None, people)
        holder = next(iter(holders), None) or self.archive.holder(post, self.date)
        target = _target("people", holder, post) if holder else _target("posts", post)
        return FoundName(start, end, target)

    def _earlier_holders(self, post: str) -> frozenset[Target]:
        """Return the people who held a post before the text's date."""
        return frozenset(
            Target("people", holding.person, post)
            for holding in self.archive.holdings_of_post.get(post, ())
            if holding.first < self.date
        )

    def _by_role(self, text: str, start: int, end: int, targets: frozenset[Target]) -> FoundName:
        """Resolve a role that the attendance prints and no post on record has as its name."""
        post = min((target.post for target in targets if target.post), default="")
        if use_of_post(text, start, end, self.names, post) is not PostUse.PERSON:
            return FoundName(start, end, None)
        if len(targets) > 1:
            return FoundName(start, end, None, targets)
        return FoundName(start, end, next(iter(targets)))

    def _lower_post(
        self, text: str, start: int, length: int, posts: frozenset[str], previous_end: int
    ) -> Sequence[FoundName]:
        """Resolve a post in small letters to its holder: "the warden", "the warden and deputy".

        Words in small letters often mean any such post, so nothing else than a holder counts.
        """
        end = start + length
        if other := self._changed(text, start, end, previous_end):
            start, end, posts = other
        near = text[max(0, start - 12) : start].lower()
        joined = previous_end and text[previous_end:start] in (" and ", "/", ", ")
        post = self._which(posts)
        if post and (joined or (near.endswith("the ") and not _TOOK.search(near))):
            holder = self._holder(start, end, post)
            use = use_of_post(text, start, end, self.names, post)
            if use is PostUse.PERSON and holder.target and holder.target.kind == "people":
                return (holder,)
        return ()

    def _alone(self, text: str, start: int, names_here: LongestNames) -> Sequence[FoundName]:
        """Resolve a first name or a family name by itself, or before a post: "Example HM"."""
        surname, given = names_here.surnames, names_here.given_names
        people = frozenset((surname[1] if surname else set()) & (self.present | self._unmistaken))
        if given and (not surname or surname[0] == given[0]):
            people |= given[1] & self.present
        if not people:
            return ()
        end = start + (surname or given or (0,))[0]
        title = self._title_after(text, end)
        if title:
            return (self._person(start, _PersonName(title[0], people, whole=False), title[1]),)
        use = use_of_single_name(text, start, end, self.names)
        if use is NameUse.DOUBTFUL:
            return (_unsure(start, end, people),)
        if use is NameUse.PERSON:
            return (self._person(start, _PersonName(end, people, whole=False), frozenset()),)
        return ()

    def _title_after(self, text: str, end: int) -> tuple[int, frozenset[str]] | None:
        """Return the end and the posts of a title right after a name, as in "Example HM"."""
        word = WORD.match(text, end + 1) if text.startswith(" ", end) else None
        title = self.names.at(text, end + 1, word[0]).titles if word else None
        return (end + 1 + title[0], title[1]) if title else None

    # The choice between several people.

    def _person(self, start: int, name: _PersonName, posts: frozenset[str]) -> FoundName:
        """Choose the person meant: among those there, else among the holders of ``posts`` that day.

        A family name is not enough for somebody who was not there, unless the post fits.
        """
        there = name.people & self.present
        if len(there) > 1 and posts:
            there = frozenset(person for person in there if self._held(person, posts)) or there
        if len(there) == 1:
            return self._met(start, name.end, next(iter(there)), posts)
        if there:
            return _unsure(start, name.end, there)
        held = frozenset(person for person in name.people if self._held(person, posts))
        if not held and len(name.people) == 1:
            (person,) = name.people
            known = name.whole or person in self._unmistaken or self._may_have_held(person, posts)
            held = name.people if known else held
        if len(held) == 1:
            return self._met(start, name.end, next(iter(held)), posts)
        return _unsure(start, name.end, name.people)

    def _met(self, start: int, end: int, person: str, posts: frozenset[str]) -> FoundName:
        """Return the name as this person's, and remember that the text has named the person."""
        if person in self.names.unmistakable:
            self._unmistaken.add(person)
        held = ""
        if posts:
            held = next((post for post in sorted(posts) if self._held(person, (post,))), "")
        return FoundName(start, end, _target("people", person, held))

    def _held(self, person: str, posts: Iterable[str]) -> bool:
        """Whether a person held one of the posts that day, by attendance or by tenure."""
        return any(
            person in self._posts.get(post, ())
            or any(
                holding.post == post and holding.covers(self.date)
                for holding in self.archive.held_by(person)
            )
            for post in posts
        )

    def _may_have_held(self, person: str, posts: Iterable[str]) -> bool:
        """Whether a person sent apologies, or may have held one of the posts that day.

        An unknown start or end of a holding does not speak against it.
        """
        return person in self.absent or any(
            holding.post in posts
            and (not holding.start or holding.start <= self.date)
            and (not holding.end or self.date <= holding.end)
            for holding in self.archive.held_by(person)
        )

    def _may_hold(self, people: frozenset[str], posts: set[str]) -> bool:
        """Whether a title before a comma belongs to the name after it: one ever held the post."""
        return any(
            self._held(person, posts)
            or any(holding.post in posts for holding in self.archive.held_by(person))
            for person in people
        )


def _name(
    text: str, place: int, names_here: LongestNames, whole: bool = False
) -> _PersonName | None:
    """Return the person's name at a place: a whole name, or a family name unless ``whole``."""
    record, surname = names_here.records, names_here.surnames
    if record and (people := _people(record[1])):
        return _PersonName(place + record[0], people, whole=True)
    if surname and not whole and not text.startswith("-", place + surname[0]):
        return _PersonName(place + surname[0], surname[1], whole=False)
    return None


@cache
def _people(targets: frozenset[Target]) -> frozenset[str]:
    """Return the slugs of the people among some records."""
    return frozenset(target.slug for target in targets if target.kind == "people")


@cache
def _posts_only(targets: frozenset[Target]) -> frozenset[str]:
    """Return the slugs of some records if all of them are posts, else nothing."""
    posts = frozenset(target.slug for target in targets if target.kind == "posts")
    return posts if len(posts) == len(targets) else frozenset()


def _unsure(start: int, end: int, people: Iterable[str]) -> FoundName:
    """Return a name that could be that of any of some people."""
    return FoundName(start, end, None, frozenset(Target("people", slug) for slug in people))


@cache
def _target(kind: str, slug: str, post: str = "") -> Target:
    """Return a Target, the same object each time: texts name the same records again and again."""
    return Target(kind, slug, post)


def _settled(naming: Naming, archive: Archive) -> Target | None:
    """Return the record that an editor says a name means, or None where it is to stay plain."""
    given = ((kind, getattr(naming, field)) for kind, field in NAMED.items())
    return next((Target(*named) for named in given if named[1] in archive.named(named[0])), None)
