"""Match printed people, posts and organisations to those on record, or propose new ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.importing.recognising.block_text import folded, words
from comsite.importing.recognising.drafts import Draft
from comsite.importing.recognising.people.offices import (
    abbreviation_in,
    are_alike,
    is_office,
    offices_in,
)
from comsite.importing.recognising.people.person_names import (
    PrintedPerson,
    without_nickname,
    without_titles,
)
from comsite.texts.names import role_names

_POST_FIELDS = ("title", "abbreviations", "other_names", "shared")
_NEAR = 0.85  # similarity of two names, from 0 to 1, from which one may be a misspelling


@dataclass(frozen=True, slots=True)
class NearName:
    """A printed name that resembles one on record, and the people it may mean."""

    printed: str
    candidates: tuple[str, ...]
    is_taken: bool  # taken as the first candidate, because both have the same post


@dataclass
class NameRegister:
    """The people, posts and organisations on record, and those that a document adds."""

    archive: Archive
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    near_names: list[NearName] = field(default_factory=list)
    single: list[str] = field(default_factory=list)  # printed by one name alone
    by_initial: list[tuple[str, str]] = field(default_factory=list)  # as printed, and who it is
    new: list[str] = field(default_factory=list)
    # the roles as printed, each with the post that it names
    roles: list[tuple[str, str | None]] = field(default_factory=list)
    _names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _shown: dict[str, str] = field(default_factory=dict)
    _posts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _organisations: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for slug, person in self.archive.people.items():
            self._shown[slug] = person.record.name
            for name in (person.record.name, *person.record.other_names):
                self._names[folded(name)].add(slug)
        for slug, post in self.archive.posts.items():
            record = post.record
            for name in (record.title, *record.abbreviations, *record.other_names):
                self._posts[folded(name)].add(slug)
        for slug, body in self.archive.organisations.items():
            named = body.record
            for name in (named.name, *named.abbreviations, *named.other_names):
                self._organisations[folded(name)].add(slug)

    @property
    def known(self) -> frozenset[str]:
        """The names of all people without titles, in small letters."""
        return frozenset(folded(name) for name in self._shown.values())

    def shown(self, slug: str) -> str:
        """Return a person's name as their page has it."""
        return self._shown[slug]

    def is_known(self, name: str) -> bool:
        """Whether this is a name of somebody as printed before."""
        return folded(name) in self._names

    def is_body(self, text: str) -> bool:
        """Whether this is the name of an organisation on record, or of the body itself."""
        body = self.archive.site.body
        own = {folded(name) for name in (body.name, body.abbreviation or "") if name}
        return folded(text) in self._organisations or folded(text) in own

    def organisation(self, text: str) -> str | None:
        """Return the one organisation of this name."""
        return _single_slug(self._organisations.get(folded(text), ()))

    def post(self, role: str, person: str = "") -> str | None:
        """Return the post that a role names; a new one only where it is clearly an office."""
        slug = None
        for name in _names_in(role):
            slug = self.post_on_record(name)
            if slug and self._is_of_another_place(role, name, slug):
                slug = None
                break
            if slug and not self._is_another_office(role, name, slug):
                break
            slug = None
        else:
            slug = self._new_post(role)
        self.roles.append((role, slug))
        if slug:
            self._note_holder(slug, person)
        return slug

    def _is_of_another_place(self, role: str, name: str, post: str) -> bool:
        """Whether a role like "Warden, Gullport" has the short form of another place's post."""
        title = self.title_of(post)
        after = role.partition(",")[2]
        if folded(name) not in map(folded, offices_in(title)) or not after:
            return False
        body = self.archive.site.body
        ours = {*words(title), *words(body.name), *words(body.abbreviation or "")}
        places = [word.lower() for word in re.findall(r"[A-Z]\w+", after)]
        return bool(places) and not ours & {*places}

    def _is_another_office(self, role: str, name: str, post: str) -> bool:
        """Whether only the abbreviation of a role is that of a post, and its title is another."""
        title = (*role_names(role), "")[0]
        if name != abbreviation_in(role) or not is_office(title, name):
            return False
        return not any(are_alike(title, known) for known in self.names_of(post) if known != name)

    def title_of(self, post: str) -> str:
        """Return the title of a post on record or a new one."""
        if entry := self.archive.posts.get(post):
            return entry.record.title
        return str(self.drafts[("posts", post)].data["title"])

    def names_of(self, post: str) -> tuple[str, ...]:
        """Return all names of a post on record or a new one, the title first."""
        if entry := self.archive.posts.get(post):
            record = entry.record
            return (record.title, *record.abbreviations, *record.other_names)
        data = self.drafts[("posts", post)].data
        return (data["title"], *data.get("abbreviations", ()), *data.get("other_names", ()))

    def holders_of(self, post: str) -> frozenset[str]:
        """Return the people who held a post by the archive or by this document."""
        known = self.archive.holdings_of_post.get(post, ())
        return frozenset(self._holders.get(post, ())) | {holding.person for holding in known}

    def is_shared(self, post: str) -> bool:
        """Whether a post on record or a new one is a rank that several hold at once."""
        if entry := self.archive.posts.get(post):
            return entry.record.shared
        return "shared" in self.drafts[("posts", post)].data

    def rename(self, post: str, field_name: str, names: Sequence[str]) -> None:
        """Give a new post these abbreviations or other names, and no others."""
        data = {**self.drafts[("posts", post)].data, field_name: list(names)}
        in_order = {name: data[name] for name in _POST_FIELDS if data.get(name)}
        self.drafts[("posts", post)] = Draft("posts", post, in_order)

    def post_on_record(self, name: str) -> str | None:
        """Return the one post of this name."""
        return _single_slug(self._posts.get(folded(name), ()))

    def _new_post(self, role: str) -> str | None:
        names = role_names(role)
        if not names:
            return None
        title, short = names[0], abbreviation_in(role)
        slug = slugify(title)
        is_post = is_office(title, short) or offices_in(title)
        if not is_post or not slug or slug in self.archive.posts:
            return None
        data: dict[str, object] = {"title": title}
        if short:
            data["abbreviations"] = [short]
            self._posts[folded(short)].add(slug)
        self._posts[folded(title)].add(slug)
        self.drafts[("posts", slug)] = Draft("posts", slug, data)
        return slug

    def _note_holder(self, post: str, person: str) -> None:
        """Record a holder; a new post with several holders on one day is a shared rank."""
        if person:
            self._holders[post].add(person)
        draft = self.drafts.get(("posts", post))
        if draft and len(self._holders[post]) > 1 and "shared" not in draft.data:
            self.drafts[("posts", post)] = Draft("posts", post, {**draft.data, "shared": True})

    def person(self, printed: PrintedPerson) -> str:
        """Return the person of this name: on record, or proposed as new."""
        printed_name = " ".join(part for part in (printed.titles, printed.name) if part)
        slug = self.on_record(printed) or self._nearly_on_record(printed, printed_name)
        if slug is None:
            slug = self._new_person(printed, printed_name)
        elif slug in self.archive.people and ("people", slug) not in self.drafts:
            self.drafts[("people", slug)] = Draft("people", slug, {}, matched=True)
        return slug

    def on_record(self, printed: PrintedPerson) -> str | None:
        """Return the one person known by this name, whole, by initials or by family name alone."""
        with_role = f"{printed.role} {printed.name}"
        for name in (
            printed.name,
            with_role,
            _in_small_letters(printed.name),
            without_nickname(printed.name),
        ):
            if slug := _single_slug(self._names.get(folded(name), ())):
                return slug
        return self._by_initials(printed)

    def _by_initials(self, printed: PrintedPerson) -> str | None:
        *given_names, family = words(printed.name) or [""]
        if given_names and any(len(name) > 1 for name in given_names):
            return None
        slugs = {
            slug
            for slug, name in self._shown.items()
            if (parts := words(name))[-1:] == [family]
            and len(parts) > 1
            and (not given_names or parts[0][0] == given_names[0][0])
        }
        slug = _single_slug(slugs)
        if slug:
            self.by_initial.append((printed.name, slug))
        return slug

    def _nearly_on_record(self, printed: PrintedPerson, printed_name: str) -> str | None:
        candidates = self.similar_names(printed.name)
        if not candidates:
            return None
        posts = [self.post_on_record(name) for name in role_names(printed.role)[-1:]]
        theirs = {holding.post for holding in self.archive.held_by(candidates[0])}
        is_taken = any(post in theirs for post in posts)
        self.near_names.append(NearName(printed_name, candidates, is_taken))
        return candidates[0] if is_taken else None

    def similar_names(self, name: str, people: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return the slugs of people whose names resemble this one, the nearest first."""
        asked = folded(name)
        given_names = asked.split()[:-1]
        candidates = []
        for slug in self._shown if people is None else people:
            known_name = folded(self._shown[slug])
            if not given_names:
                known_name = known_name.rpartition(" ")[2]
            if (
                abs(len(known_name) - len(asked)) > 2
                or known_name[:1] != asked[:1]
                or known_name == asked
            ):
                continue
            if given_names and known_name.split()[0][0] != given_names[0][0]:
                continue
            if (ratio := SequenceMatcher(None, asked, known_name).ratio()) >= _NEAR:
                candidates.append((-ratio, slug))
        return tuple(slug for _, slug in sorted(candidates))

    def _new_person(self, printed: PrintedPerson, printed_name: str) -> str:
        name = _in_small_letters(printed.name)
        base = slugify(name) or "person"
        slug, count = base, 1
        while slug in self.archive.people or ("people", slug) in self.drafts:
            count += 1
            slug = f"{base}-{count}"
        data: dict[str, object] = {"name": name}
        if folded(printed_name) != folded(name):
            data["other_names"] = [printed_name]
        if len(words(name)) == 1:
            self.single.append(printed_name)
        self.drafts[("people", slug)] = Draft("people", slug, data)
        self._shown[slug] = name
        self._names[folded(name)].add(slug)
        self.new.append(name)
        return slug

    def authors_in(self, text: str, new: bool = False) -> list[dict[str, str]]:
        """Return the authors in a line like "the Clerk and the Treasurer"; [] if one is unknown.

        ``new`` proposes a post that is clearly an office.
        """
        named_people = []
        for part in _authors_apart(text, lambda name: self._is_author(name, new)):
            named = self.author(part)
            if named is None and new:
                office = _without_article(part)
                post = self.post(office) if is_office(office) else None
                named = {"post": post, "role": office} if post else None
            if named is None:
                return []
            named_people.append(named)
        return named_people

    def _is_author(self, text: str, new: bool) -> bool:
        return self.author(text) is not None or (new and is_office(_without_article(text)))

    def author(self, text: str) -> dict[str, str] | None:
        name = _without_article(text)
        if post := self.post_on_record(name):
            return {"post": post, "role": name}
        if organisation := self.organisation(name):
            return {"organisation": organisation, "role": name}
        for printed in _readings(name):
            if printed.role and not self.post_on_record(printed.role):
                continue
            if slug := _single_slug(self._names.get(folded(printed.name), ())) or self.by_rank(
                printed
            ):
                post = self.post_on_record(printed.role) if printed.role else None
                return {"person": slug, **({"post": post} if post else {})} | (
                    {"role": printed.role} if printed.role else {}
                )
        return None

    def by_rank(self, printed: PrintedPerson) -> str | None:
        """Return the only person on record with this family name, if a known post is before it."""
        post = self.post_on_record(printed.role)
        if not post or len(words(printed.name)) != 1:
            return None
        slugs = {
            slug
            for slug, name in self._shown.items()
            if words(name)[-1:] == words(printed.name) and slug in self.archive.people
        }
        return _single_slug(slugs)


def _single_slug(slugs: Iterable[str]) -> str | None:
    several = set(slugs)
    return several.pop() if len(several) == 1 else None


def _without_article(text: str) -> str:
    """Return the name in a text, without the article before it."""
    return re.sub(r"^(?:the|our)\s+", "", text.strip(" .,:"), flags=re.IGNORECASE)


def _in_small_letters(name: str) -> str:
    """Return a name printed in capitals with only its first letters as capitals."""
    if name.isupper() and len(name) > 3:
        return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)
    return name


def _names_in(role: str) -> Iterator[str]:
    yield role
    yield from role_names(role)
    without = re.sub(r"\s*\([^()]*\)", "", role)
    yield without
    yield without.partition(",")[0]
    yield from re.findall(r"\(([^()]*)\)", role)


def _readings(name: str) -> Iterator[PrintedPerson]:
    """Yield every way to cut a text into a rank or post and a name."""
    name = " ".join(without_titles(name)[1:]).strip()
    tokens = name.split()
    for count in range(1, len(tokens)):
        yield PrintedPerson(" ".join(tokens[count:]), " ".join(tokens[:count]))
    yield PrintedPerson(name)


def _authors_apart(text: str, is_author: Callable[[str], bool]) -> list[str]:
    """Cut a line at "and" and commas, but not inside a name that contains "and"."""
    if is_author(text):
        return [text]
    parts = re.split(r"\s+(?:and|&)\s+(?:the\s+)?|\s*,\s*(?:and\s+)?(?:the\s+)?|\s*/\s*", text)
    joined: list[str] = []
    place = 0
    while place < len(parts):
        for end in range(len(parts), place, -1):
            name = " and ".join(parts[place:end])
            if is_author(name) or end == place + 1:
                joined.append(name)
                place = end
                break
    return joined
