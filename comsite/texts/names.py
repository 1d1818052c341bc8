"""Every name on record, and the records that each may mean; made once for an archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from comsite.base.dates import MONTHS
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.content.entries import Entry
from comsite.content.models import Person
from comsite.content.ordinary import ordinary_words
from comsite.texts.phrases import WORD, Phrases, gathered, is_in_word, lowered
from comsite.texts.targets import Target

_BRACKETS = re.compile(r"\(([^()]*)\)")

HONORIFICS = (
    *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Doctor", "Prof", "Professor", "Sir", "Dame", "Lady"),
    *("Lord", "Baroness", "Rev", "Reverend", "Cllr", "Councillor", "Mr.", "Mrs.", "Ms.", "Dr."),
)

# Ordinary English words that are names, and too short for the list of ordinary words.
_SHORT_WORDS = (
    "art ash bay bee cat cub day fox gay guy ham hay ivy jay joy key kid law lay"
    " lee lot low new oak old pat pay pea pen pop pot ram ray red rob roe rye sky son sue"
    " tan way win"
)

# A title may begin with one of these before the title of a higher post: "Deputy Chief Clerk".
_DEPUTY_WORDS = ("Deputy", "Assistant", "Vice")


class LongestNames(NamedTuple):
    """The longest name of each kind at one place in a text: its length in letters, and meanings.

    A meaning is a record (in ``records``), the slug of a person, post, term or report, or the name
    of a month. A post's slug is empty for an honorific like "Mr".
    """

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


NOTHING = LongestNames()

# A word of a folded text with which a name can begin: where it starts, the word, and the names
# there. It is a plain tuple for speed, because about every fourth word of a text has one.
WordPlace: TypeAlias = tuple[int, str, LongestNames]


class Names:
    """The names of one archive, with a property for each field of :class:`LongestNames`."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def at(self, text: str, start: int, word: str) -> LongestNames:
        """Return the names at a place of a folded text, where ``word`` begins."""
        match = self._phrases.at(text, start, word)
        return match[1] if match else NOTHING

    def places(self, text: str, others: Set[str]) -> list[WordPlace]:
        """Return the places of a folded text where a name, or one of ``others``, may begin."""
        places = []
        starts, phrases, expanding = self._starts, self._phrases, self.expanding
        for index, start, end in self._finder.find_matches_as_indexes(text):
            before, after = text[start - 1 : start], text[end : end + 1]
            if (before != " " and is_in_word(before)) or (after != " " and after.isalnum()):
                continue
            word = starts[index]
            if match := phrases.at(text, start, word):
                places.append((start, word, match[1]))
            elif word in others or word in expanding:
                places.append((start, word, NOTHING))
        return places

    @cached_property
    def _phrases(self) -> Phrases[LongestNames]:
        """Every name of every kind, with the longest name of each kind that it begins with."""
        kinds = {kind: getattr(self, kind) for kind in LongestNames._fields}
        every = Phrases({name: NOTHING for names in kinds.values() for name in names})
        longest = {}
        for lengths, phrases in every.by_word.values():
            whole = {name for name, meaning in phrases.items() if meaning is not None}
            for name in whole:
                beginnings = [
                    name[:length]
                    for length in lengths
                    if name[:length] in whole and not is_in_word(name[length : length + 1])
                ]
                longest[name] = LongestNames(
                    **{
                        kind: (len(beginning), meanings[beginning])
                        for beginning in beginnings
                        for kind, meanings in kinds.items()
                        if beginning in meanings
                    }
                )
        return Phrases(longest)

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

    @cached_property
    def _people(self) -> Mapping[str, Entry[Person]]:
        """The people with a name; one whose name was taken down is only described: "a resident"."""
        return {
            slug: person
            for slug, person in self.archive.people.items()
            if not person.record.name.islower()
        }

    def _records(self) -> Iterator[tuple[str, Target]]:
        for slug, person in self._people.items():
            for name in (person.record.name, *person.record.every_other_name):
                yield name, Target("people", slug)
        for name, slug in self._posts:
            yield name, Target("posts", slug)
        for slug, body in self.archive.organisations.items():
            named = body.record
            for name in (named.name, *named.abbreviations, *named.other_names):
                yield name, Target("organisations", slug)

    @cached_property
    def _posts(self) -> tuple[tuple[str, str], ...]:
        """Every name of every post, as pairs of name and slug.

        A deputy of a post with a short form has one too: "Deputy CE" where CE is Chief Executive.
        """
        names = []
        short_forms = {
            post.record.title: post.record.abbreviations for post in self.archive.posts.values()
        }
        for slug, post in self.archive.posts.items():
            record = post.record
            names += [
                (name, slug) for name in (record.title, *record.abbreviations, *record.other_names)
            ]
            deputy, _, title = record.title.partition(" ")
            if deputy in _DEPUTY_WORDS:
                names += [(f"{deputy} {short}", slug) for short in short_forms.get(title, ())]
        return tuple(names)

    @cached_property
    def titles(self) -> Mapping[str, frozenset[str]]:
        """The titles before a person's name, by post: names of posts, and honorifics with none."""
        return gathered([*self._posts, *((word, "") for word in HONORIFICS)])

    @cached_property
    def plural_titles(self) -> Mapping[str, frozenset[str]]:
        """The titles before the names of several people, as in "Cllrs Example and Sample"."""
        several = ((f"{word.rstrip('.')}s", "") for word in HONORIFICS)
        return gathered([*((f"{name}s", slug) for name, slug in self._posts), *several])

    @cached_property
    def ranks(self) -> Mapping[str, frozenset[str]]:
        """The last words of titles: "Superintendent Example" may be a Detective Superintendent."""
        return gathered(
            (name.rpartition(" ")[2], slug) for name, slug in self._posts if " " in name
        )

    @cached_property
    def lower_posts(self) -> Mapping[str, frozenset[str]]:
        """The titles of posts in small letters, as in "the warden"."""
        return gathered((name.lower(), slug) for name, slug in self._posts if not name.isupper())

    @cached_property
    def surnames(self) -> Mapping[str, frozenset[str]]:
        """The people by family name, also by those that they had before."""
        now = ((self.surname(slug), slug) for slug in self._people)
        before = (
            (name.rpartition(" ")[2], slug)
            for slug, person in self._people.items()
            for name in person.record.name_before
        )
        return gathered([*now, *before])

    @cached_property
    def unmistakable(self) -> frozenset[str]:
        """The people whose family name nobody else on record has."""
        return frozenset(
            slug for slugs in self.surnames.values() if len(slugs) == 1 for slug in slugs
        )

    @cached_property
    def given_names(self) -> Mapping[str, frozenset[str]]:
        """The people by first name."""
        return gathered(
            (person.record.name.partition(" ")[0], slug) for slug, person in self._people.items()
        )

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The first names and family names that are ordinary words too, in small letters."""
        ordinary = frozenset(ordinary_words(self.archive.site.language))
        return (ordinary | frozenset(_SHORT_WORDS.split())) & {
            name.lower() for name in (*self.surnames, *self.given_names)
        }

    def surname(self, slug: str) -> str:
        """Return the family name of a person."""
        person = self.archive.people[slug].record
        return (person.sort_name or "").partition(",")[0] or person.name.rpartition(" ")[2]

    @cached_property
    def areas(self) -> Mapping[str, frozenset[str]]:
        """For each post, the words with capitals in its own names and its organisation's.

        A name of the post together with another area's word means somebody else's post.
        """
        areas = {}
        for slug, post in self.archive.posts.items():
            words = {*post.record.title.split(), *" ".join(post.record.other_names).split()}
            body = self.archive.organisations.get(post.record.organisation or "")
            if body:
                words |= {*body.record.name.split(), *body.record.abbreviations}
            areas[slug] = frozenset(word for word in words if word[:1].isupper())
        return areas

    def knows(self, word: str) -> bool:
        """Whether a word, or the word without a final s, is a whole name on record."""
        return word in self.records or word.removesuffix("s") in self.records

    def is_general(self, post: str, text: str, place: int) -> bool:
        """Whether a post is of no body or place on record, and a body's name stands at a place.

        A post with a longer name too, as "Warden of Fernwick" is for "Warden", is of some place.
        """
        entry = self.archive.posts.get(post)
        if entry:
            record = entry.record
            every = (record.title, *record.other_names)
            longer = any(one != other and one in other for one in every for other in every)
            if record.organisation or longer:
                return False
        word = WORD.match(text, place)
        here = self.at(text, place, word[0]).records if word else None
        return bool(here and any(target.kind == "organisations" for target in here[1]))

    @cached_property
    def any_case(self) -> Phrases[frozenset[str]]:
        """The posts by their names in small letters, also by those that are all capitals."""
        return Phrases(gathered((name.lower(), slug) for name, slug in self._posts))

    @cached_property
    def terms(self) -> Mapping[str, frozenset[str]]:
        """The slugs of glossary terms by abbreviation, in the singular and plural."""
        entries = []
        for term in self.archive.terms:
            acronyms = [name for name in term.other_names if name.isupper()]
            for name in (term.abbreviation, *acronyms):
                forms = [name] if name.endswith(("s", "S")) else [name, f"{name}s", f"{name}'s"]
                entries += [(form, slugify(term.abbreviation)) for form in forms]
        return gathered(entries)

    @cached_property
    def expansions(self) -> Phrases[frozenset[str]]:
        """The slugs of glossary terms by what they stand for, in small letters."""
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
        """The slugs of reports by subject; a subject of one word is too common to count."""
        reports = self.archive.reports.items()
        return gathered(
            (entry.record.subject, slug) for slug, entry in reports if " " in entry.record.subject
        )

    @cached_property
    def months(self) -> Mapping[str, frozenset[str]]:
        """The names of the months, at which a date may stand."""
        return {month: frozenset({month}) for month in MONTHS}

    @cached_property
    def expanding(self) -> Mapping[str, str]:
        """The first words of the expansions of terms, as they may be written, to small letters."""
        in_full = self.expansions.by_word
        return {form: word for word in in_full for form in (word, word.capitalize())}

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words with which any name can begin; at other words nothing is looked up."""
        return frozenset({*self.expanding, *self._phrases.by_word})


@cache
def role_names(role: str) -> tuple[str, ...]:
    """Return the title and the short form in a printed role: "Head of Lamps (HL), Town Hall"."""
    inside = [part.strip() for part in _BRACKETS.findall(role)]
    title = _BRACKETS.split(role)[0].partition(",")[0].strip()
    return tuple(name for name in (title, *inside[:1]) if name[:1].isupper())
