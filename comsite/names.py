"""Every name on record, and which records each may stand for; made once for an archive."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from comsite.archive import Archive
from comsite.dates import MONTHS
from comsite.schema import slugify

T = TypeVar("T")

WORD = re.compile(r"\w+(?:'(?!s\b)\w+)*")
_SAME = (("\n", " "), ("’", "'"), ("‘", "'"), ("\xa0", " "), ("\t", " "), ("\u202f", " "))
_BRACKETS = re.compile(r"\(([^()]*)\)")
HONORIFICS = (
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Doctor", "Prof", "Professor", "Sir", "Dame", "Lady"),
    *("Lord", "Baroness", "Rev", "Reverend", "Cllr", "Councillor", "Mr.", "Mrs.", "Ms.", "Dr."),
)
# The kinds of record that an entry under "names" can give, and the field of each.
NAMED_FIELDS = {
    "people": "person",
    "posts": "post",
    "organisations": "organisation",
    "meetings": "meeting",
    "reports": "report",
}
# A post's title begins with one of these, and the rest is another post: "Deputy Chief Clerk".
_BELOW = ("Deputy", "Assistant", "Vice")


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A record that a name stands for: its kind (a folder of ``content/``, or ``terms``) and slug.

    ``post`` is the post by whose name a person was named ("the CC"), or empty.
    """

    kind: str
    slug: str
    post: str = field(default="", compare=False)


class Phrases(Generic[T]):
    """Phrases by their first word, with what each may stand for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        meanings: dict[str, set[T]] = defaultdict(set)
        for phrase, meaning in entries:
            meanings[folded(phrase).strip()].add(meaning)
        found: dict[str, list[tuple[str, frozenset[T]]]] = defaultdict(list)
        for phrase, meant in meanings.items():
            if first := WORD.match(phrase):
                found[first[0]].append((phrase, frozenset(meant)))
        self.by_word: Mapping[str, tuple[tuple[str, frozenset[T]], ...]] = {
            word: tuple(sorted(phrases, key=lambda one: (-len(one[0]), one[0])))
            for word, phrases in found.items()
        }

    def at(self, text: str, start: int, word: str) -> tuple[int, frozenset[T]] | None:
        """The longest phrase that stands whole at a place: where it ends, and its meanings."""
        for phrase, meanings in self.by_word.get(word, ()):
            end = start + len(phrase)
            if text.startswith(phrase, start) and not _is_in_word(text[end : end + 1]):
                return end, meanings
        return None


class Names:
    """The names of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def words(self, text: str) -> list[tuple[int, str]]:
        """The words of a folded text, with their places, with which any of these can begin."""
        starts = self._starts
        return [
            (start, starts[index])
            for index, start, end in self._finder.find_matches_as_indexes(text)
            if not (_is_in_word(text[start - 1 : start]) or text[end : end + 1].isalnum())
        ]

    @cached_property
    def _starts(self) -> list[str]:
        return sorted(self.starts)

    @cached_property
    def _finder(self) -> AhoCorasick:
        return AhoCorasick(self._starts, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def records(self) -> Phrases[Target]:
        """Whole names of people, posts and organisations."""
        return Phrases(self._records())

    def _records(self) -> Iterator[tuple[str, Target]]:
        for slug, person in self.archive.people.items():
            for name in (person.record.name, *person.record.other_names):
                yield name, Target("people", slug)
        for name, slug in self._posts:
            yield name, Target("posts", slug)
        for slug, body in self.archive.organisations.items():
            named = body.record
            for name in (named.name, *named.abbreviations, *named.other_names):
                yield name, Target("organisations", slug)

    @cached_property
    def _posts(self) -> tuple[tuple[str, str], ...]:
        """Every name of every post, with "Deputy CE" where CE is short for the post below it."""
        found = []
        short = {
            post.record.title: post.record.abbreviations for post in self.archive.posts.values()
        }
        for slug, post in self.archive.posts.items():
            record = post.record
            found += [
                (name, slug) for name in (record.title, *record.abbreviations, *record.other_names)
            ]
            below, _, rest = record.title.partition(" ")
            if below in _BELOW:
                found += [(f"{below} {abbreviation}", slug) for abbreviation in short.get(rest, ())]
        return tuple(found)

    @cached_property
    def titles(self) -> Phrases[str]:
        """What may stand before a person's name: the name of a post, or an honorific (no post)."""
        return Phrases([*self._posts, *((word, "") for word in HONORIFICS)])

    @cached_property
    def plural_titles(self) -> Phrases[str]:
        """The same for several: "Cllrs Example and Sample"."""
        several = ((f"{word.rstrip('.')}s", "") for word in HONORIFICS)
        return Phrases([*((f"{name}s", slug) for name, slug in self._posts), *several])

    @cached_property
    def ranks(self) -> Phrases[str]:
        """The last words of titles, as in "Superintendent Example" of a Detective one."""
        return Phrases((name.rpartition(" ")[2], slug) for name, slug in self._posts if " " in name)

    @cached_property
    def lower_posts(self) -> Phrases[str]:
        """Titles of posts in small letters, as in "the warden"."""
        return Phrases((name.lower(), slug) for name, slug in self._posts if not name.isupper())

    @cached_property
    def surnames(self) -> Phrases[str]:
        """Family names."""
        return Phrases((self.surname(slug), slug) for slug in self.archive.people)

    @cached_property
    def unmistakable(self) -> frozenset[str]:
        """The people who alone have their family name."""
        return frozenset(
            slug
            for names in self.surnames.by_word.values()
            for _, slugs in names
            if len(slugs) == 1
            for slug in slugs
        )

    @cached_property
    def given_names(self) -> Phrases[str]:
        """First names."""
        return Phrases(
            (person.record.name.partition(" ")[0], slug)
            for slug, person in self.archive.people.items()
        )

    def surname(self, slug: str) -> str:
        """A person's family name."""
        person = self.archive.people[slug].record
        return (person.sort_name or "").partition(",")[0] or person.name.rpartition(" ")[2]

    @cached_property
    def areas(self) -> Mapping[str, frozenset[str]]:
        """The words with which each post's own area is named: those of its organisation."""
        found = {}
        for slug, post in self.archive.posts.items():
            words = {*post.record.title.split(), *" ".join(post.record.other_names).split()}
            body = self.archive.organisations.get(post.record.organisation or "")
            if body:
                words |= {*body.record.name.split(), *body.record.abbreviations}
            found[slug] = frozenset(word for word in words if word[:1].isupper())
        return found

    def knows(self, word: str) -> bool:
        """Whether a word, or what it is the plural of, is a whole name on record."""
        found = (self.records.at(one, 0, one) for one in (word, word.removesuffix("s")))
        return any(one is not None for one in found)

    def is_general(self, post: str, word: str) -> bool:
        """Whether a post has no organisation on record, and a word begins one's name."""
        known = post in self.archive.posts and self.archive.posts[post].record.organisation
        return not known and any(
            target.kind == "organisations"
            for _, targets in self.records.by_word.get(word, ())
            for target in targets
        )

    @cached_property
    def terms(self) -> Phrases[str]:
        """Abbreviations of the glossary and their plurals, by slug."""
        entries = []
        for term in self.archive.terms:
            for name in (term.abbreviation, *(one for one in term.other_names if one.isupper())):
                forms = [name] if name.endswith(("s", "S")) else [name, f"{name}s", f"{name}'s"]
                entries += [(form, slugify(term.abbreviation)) for form in forms]
        return Phrases(entries)

    @cached_property
    def expansions(self) -> Phrases[str]:
        """What the terms stand for, in small letters, by slug."""
        return Phrases(
            (lowered(name), slugify(term.abbreviation))
            for term in self.archive.terms
            for name in (term.expansion, *term.other_names)
            if " " in name
        )

    @cached_property
    def subjects(self) -> Phrases[str]:
        """The subjects of reports."""
        reports = self.archive.reports.items()
        return Phrases(
            (entry.record.subject, slug) for slug, entry in reports if " " in entry.record.subject
        )

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words with which any of these, or a month, can begin: no other needs a look."""
        every = (
            *(self.records, self.titles, self.plural_titles, self.ranks, self.lower_posts),
            *(self.surnames, self.terms, self.subjects),
        )
        in_full = self.expansions.by_word
        return frozenset(MONTHS).union(
            *(phrases.by_word for phrases in every),
            self.given_names.by_word,
            in_full,
            (word.capitalize() for word in in_full),
        )


@cache
def role_names(role: str) -> tuple[str, ...]:
    """The title and the short form in a role as printed: "Head of Lamps (HL), Town Hall"."""
    inside = [part.strip() for part in _BRACKETS.findall(role)]
    title = _BRACKETS.split(role)[0].partition(",")[0].strip()
    return tuple(name for name in (title, *inside[:1]) if name[:1].isupper())


def _is_in_word(mark: str) -> bool:
    """Whether a character belongs to a word: a letter, a digit, or what is set on one of them."""
    return mark.isalnum() or (mark > "\u02ff" and unicodedata.category(mark).startswith("M"))


def lowered(text: str) -> str:
    """The text in small letters, as long as before."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := mark.lower()) == 1 else mark for mark in text)


def folded(text: str) -> str:
    """The text, as long as before, with one kind of space and one of apostrophe."""
    for other, same in _SAME:
        if other in text:
            text = text.replace(other, same)
    return text
