"""Every name on record, and which records each may stand for; made once for an archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from comsite.base.dates import MONTHS
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.texts.phrases import WORD, Phrases, gathered, is_in_word, lowered
from comsite.texts.targets import Target

_BRACKETS = re.compile(r"\(([^()]*)\)")


HONORIFICS = (
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Doctor", "Prof", "Professor", "Sir", "Dame", "Lady"),
    *("Lord", "Baroness", "Rev", "Reverend", "Cllr", "Councillor", "Mr.", "Mrs.", "Ms.", "Dr."),
)


# A post's title begins with one of these, and the rest is another post: "Deputy Chief Clerk".
_BELOW = ("Deputy", "Assistant", "Vice")


class Standing(NamedTuple):
    """What stands whole at a place: of each kind the longest name, as its length and meanings."""

    records: tuple[int, frozenset[Target]] | None = None
    titles: tuple[int, frozenset[str]] | None = None
    plural_titles: tuple[int, frozenset[str]] | None = None
    ranks: tuple[int, frozenset[str]] | None = None
    lower_posts: tuple[int, frozenset[str]] | None = None
    surnames: tuple[int, frozenset[str]] | None = None
    given_names: tuple[int, frozenset[str]] | None = None
    terms: tuple[int, frozenset[str]] | None = None
    subjects: tuple[int, frozenset[str]] | None = None
    months: tuple[int, frozenset[str]] | None = None


NOTHING = Standing()


# A word of a folded text with which a name can begin: where it starts, the word, and what stands
# there whole. A plain tuple, for a text has one in every fourth word.
Place: TypeAlias = tuple[int, str, Standing]


class Names:
    """The names of one archive: each kind of :class:`Standing` has a property that lists them."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def at(self, text: str, start: int, word: str) -> Standing:
        """What stands at a place of a folded text, where ``word`` begins."""
        found = self._phrases.at(text, start, word)
        return found[1] if found else NOTHING

    def places(self, text: str, others: Set[str]) -> list[Place]:
        """The places of a folded text where any name, or one of ``others``, may begin."""
        found = []
        starts, phrases, expanding = self._starts, self._phrases, self.expanding
        for index, start, end in self._finder.find_matches_as_indexes(text):
            before, after = text[start - 1 : start], text[end : end + 1]
            if (before != " " and is_in_word(before)) or (after != " " and after.isalnum()):
                continue
            word = starts[index]
            if standing := phrases.at(text, start, word):
                found.append((start, word, standing[1]))
            elif word in others or word in expanding:
                found.append((start, word, NOTHING))
        return found

    @cached_property
    def _phrases(self) -> Phrases[Standing]:
        """Every name of any kind, with the longest of each kind that it begins with."""
        kinds = {kind: getattr(self, kind) for kind in Standing._fields}
        every = Phrases({name: NOTHING for names in kinds.values() for name in names})
        found = {}
        for lengths, begun in every.by_word.values():
            whole = {name for name, meaning in begun.items() if meaning is not None}
            for name in whole:
                begins = [
                    name[:length]
                    for length in lengths
                    if name[:length] in whole and not is_in_word(name[length : length + 1])
                ]
                found[name] = Standing(
                    **{
                        kind: (len(one), meant[one])
                        for one in begins
                        for kind, meant in kinds.items()
                        if one in meant
                    }
                )
        return Phrases(found)

    @cached_property
    def _starts(self) -> list[str]:
        return sorted(self.starts)

    @cached_property
    def _finder(self) -> AhoCorasick:
        return AhoCorasick(self._starts, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def records(self) -> Mapping[str, frozenset[Target]]:
        """Whole names of people, posts and organisations."""
        return gathered(self._records())

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
    def titles(self) -> Mapping[str, frozenset[str]]:
        """What may stand before a person's name: the name of a post, or an honorific (no post)."""
        return gathered([*self._posts, *((word, "") for word in HONORIFICS)])

    @cached_property
    def plural_titles(self) -> Mapping[str, frozenset[str]]:
        """The same for several: "Cllrs Example and Sample"."""
        several = ((f"{word.rstrip('.')}s", "") for word in HONORIFICS)
        return gathered([*((f"{name}s", slug) for name, slug in self._posts), *several])

    @cached_property
    def ranks(self) -> Mapping[str, frozenset[str]]:
        """The last words of titles, as in "Superintendent Example" of a Detective one."""
        return gathered(
            (name.rpartition(" ")[2], slug) for name, slug in self._posts if " " in name
        )

    @cached_property
    def lower_posts(self) -> Mapping[str, frozenset[str]]:
        """Titles of posts in small letters, as in "the warden"."""
        return gathered((name.lower(), slug) for name, slug in self._posts if not name.isupper())

    @cached_property
    def surnames(self) -> Mapping[str, frozenset[str]]:
        """Family names."""
        return gathered((self.surname(slug), slug) for slug in self.archive.people)

    @cached_property
    def unmistakable(self) -> frozenset[str]:
        """The people who alone have their family name."""
        return frozenset(
            slug for slugs in self.surnames.values() if len(slugs) == 1 for slug in slugs
        )

    @cached_property
    def given_names(self) -> Mapping[str, frozenset[str]]:
        """First names."""
        return gathered(
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
        return word in self.records or word.removesuffix("s") in self.records

    def is_general(self, post: str, word: str) -> bool:
        """Whether a post has no organisation on record, and a word begins one's name."""
        known = post in self.archive.posts and self.archive.posts[post].record.organisation
        return not known and word in self._bodies

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The words with which the names of organisations begin."""
        return frozenset(
            first[0]
            for name, targets in self.records.items()
            if any(target.kind == "organisations" for target in targets)
            and (first := WORD.match(name))
        )

    @cached_property
    def terms(self) -> Mapping[str, frozenset[str]]:
        """Abbreviations of the glossary and their plurals, by slug."""
        entries = []
        for term in self.archive.terms:
            for name in (term.abbreviation, *(one for one in term.other_names if one.isupper())):
                forms = [name] if name.endswith(("s", "S")) else [name, f"{name}s", f"{name}'s"]
                entries += [(form, slugify(term.abbreviation)) for form in forms]
        return gathered(entries)

    @cached_property
    def expansions(self) -> Phrases[frozenset[str]]:
        """What the terms stand for, in small letters, by slug."""
        return Phrases(
            gathered(
                (lowered(name), slugify(term.abbreviation))
                for term in self.archive.terms
                for name in (term.expansion, *term.other_names)
                if " " in name
            )
        )

    @cached_property
    def subjects(self) -> Mapping[str, frozenset[str]]:
        """The subjects of reports."""
        reports = self.archive.reports.items()
        return gathered(
            (entry.record.subject, slug) for slug, entry in reports if " " in entry.record.subject
        )

    @cached_property
    def months(self) -> Mapping[str, frozenset[str]]:
        """The months, with which a date may begin."""
        return {month: frozenset({month}) for month in MONTHS}

    @cached_property
    def expanding(self) -> Mapping[str, str]:
        """The words with which what a term stands for may begin, with the same in small letters."""
        in_full = self.expansions.by_word
        return {form: word for word in in_full for form in (word, word.capitalize())}

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words with which any of these can begin: no other needs a look."""
        return frozenset({*self.expanding, *self._phrases.by_word})


@cache
def role_names(role: str) -> tuple[str, ...]:
    """The title and the short form in a role as printed: "Head of Lamps (HL), Town Hall"."""
    inside = [part.strip() for part in _BRACKETS.findall(role)]
    title = _BRACKETS.split(role)[0].partition(",")[0].strip()
    return tuple(name for name in (title, *inside[:1]) if name[:1].isupper())
