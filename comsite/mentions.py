"""Names in a text: found, resolved by that day's attendance, then by tenure, and linked.

What could be two people stays plain text; nothing is guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from markdown_it.token import Token

from comsite.archive import Archive
from comsite.dates import PartialDate
from comsite.models import Person
from comsite.urls import record as record_url

_WORD = re.compile(r"\w+(?:'(?!s\b)\w+)*")
_TITLE_FOLLOWS = re.compile(r"'s? [A-Z]")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A record that a name stands for: its kind (a folder of ``content/``) and slug.

    ``post`` is the post by whose name a person was named ("the CC"), or empty.
    """

    kind: str
    slug: str
    post: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a record: the name as it stands, and the block's anchor."""

    target: Target
    name: str
    anchor: str


class Names:
    """Every name on record, indexed by its first word; made once for an archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def index(self) -> Mapping[str, tuple[tuple[str, frozenset[Target]], ...]]:
        """First word → (name, what it may stand for), longest names first."""
        candidates: dict[str, set[Target]] = defaultdict(set)
        for name, target in self._all_names():
            candidates[_folded(name)].add(target)
        found: dict[str, list[tuple[str, frozenset[Target]]]] = defaultdict(list)
        for name, targets in candidates.items():
            if first := _WORD.match(name):
                found[first[0]].append((name, frozenset(targets)))
        return {
            word: tuple(sorted(names, key=lambda one: (-len(one[0]), one[0])))
            for word, names in found.items()
        }

    def _all_names(self) -> Iterator[tuple[str, Target]]:
        for slug, person in self.archive.people.items():
            for name in self._person_names(slug, person.record):
                yield name, Target("people", slug)
        for slug, post in self.archive.posts.items():
            record = post.record
            for name in (record.title, *record.abbreviations, *record.other_names):
                yield name, Target("posts", slug)
        for slug, body in self.archive.organisations.items():
            named = body.record
            for name in (named.name, *named.abbreviations, *named.other_names):
                yield name, Target("organisations", slug)

    def _person_names(self, slug: str, person: Person) -> set[str]:
        """Full and other names, and rank and surname: "ACC Foster", "Mayor Brabin"."""
        name = person.name
        surname = (person.sort_name or "").partition(",")[0] or name.rpartition(" ")[2]
        names = {name, *person.other_names}
        for holding in self.archive.held_by(slug):
            post = self.archive.posts.get(holding.post)
            if post:
                record = post.record
                for title in (record.title, *record.abbreviations):
                    names |= {f"{title} {surname}", f"{title} {name}"}
        return names

    def resolver(
        self, date: PartialDate, attended: Mapping[str, frozenset[str]], people: frozenset[str]
    ) -> Resolver:
        """Resolve names in a text of a date; ``attended`` is the holders present by post."""
        return Resolver(self, date, attended, people)


class Resolver:
    """Resolves the names in one text."""

    def __init__(
        self,
        names: Names,
        date: PartialDate,
        attended: Mapping[str, frozenset[str]],
        people: frozenset[str],
    ) -> None:
        self.index = names.index
        self.archive = names.archive
        self.date = date
        self.attended = attended
        self.people = people
        self._known: dict[str, Target | None] = {}

    def resolve(self, name: str, targets: frozenset[Target]) -> Target | None:
        """The one record that a name stands for in this text, or None."""
        if name not in self._known:
            self._known[name] = self._resolve(targets)
        return self._known[name]

    def _resolve(self, targets: frozenset[Target]) -> Target | None:
        present = {t for t in targets if t.kind == "people" and t.slug in self.people}
        chosen = present or targets
        if len(chosen) != 1:
            return None
        target = next(iter(chosen))
        if target.kind == "posts":
            holders = self.attended.get(target.slug, frozenset())
            holder = next(iter(holders)) if len(holders) == 1 else None
            holder = holder or self.archive.holder(target.slug, self.date)
            named = holder and len(holders) < 2
            return Target("people", holder, target.slug) if named and holder else target
        return target

    def find(self, text: str) -> list[tuple[int, int, Target]]:
        """Where names stand in a text: (start, end, record), in order, never overlapping."""
        found = []
        end = 0
        text = _folded(text)
        for word in _WORD.finditer(text):
            start = word.start()
            if start < end:
                continue
            for name, targets in self.index.get(word[0], ()):
                after = start + len(name)
                if not text.startswith(name, start) or text[after : after + 1].isalnum():
                    continue
                target = self.resolve(name, targets)
                if target and not self._is_title(text, after, target):
                    found.append((start, after, target))
                end = after
                break
        return found

    def _is_title(self, text: str, after: int, target: Target) -> bool:
        """Whether the name is part of another: "Mayor's Safer Communities Fund"."""
        return target.kind != "organisations" and bool(_TITLE_FOLLOWS.match(text, after))


def _folded(text: str) -> str:
    """The text, as long as before, with one kind of space and one of apostrophe."""
    return _SPACE.sub(" ", text).replace("’", "'")


def link(tokens: list[Token], resolver: Resolver, anchor: str = "") -> list[Mention]:
    """Link the names in a text, in place: people and posts once a paragraph, organisations once.

    Names inside links, code and headings stay as they are. Returns every mention in order.
    """
    mentions: list[Mention] = []
    linked_once: set[Target] = set()
    heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        if token.nesting == 1 and (identity := token.attrGet("id")):
            anchor = str(identity)
        if token.type == "inline" and token.children and not heading:
            lines = _joined(token.children)
            token.children = _link_inline(lines, resolver, anchor, mentions, linked_once)
    return mentions


def _joined(children: Sequence[Token]) -> list[Token]:
    """The tokens, with text that goes on in the next line made one: a name may stand in both."""
    result: list[Token] = []
    for is_text, run in groupby(children, lambda child: child.type in ("text", "softbreak")):
        if is_text:
            words = ["\n" if child.type == "softbreak" else child.content for child in run]
            result.append(Token("text", "", 0, content="".join(words)))
        else:
            result += run
    return result


def _link_inline(
    children: list[Token],
    resolver: Resolver,
    anchor: str,
    mentions: list[Mention],
    linked_once: set[Target],
) -> list[Token]:
    result: list[Token] = []
    linked: set[Target] = set()
    inside = 0
    for child in children:
        inside += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        found = resolver.find(child.content) if child.type == "text" and not inside else []
        position = 0
        for start, end, target in found:
            name = child.content[start:end]
            mentions.append(Mention(target, " ".join(name.split()), anchor))
            if target in linked or target in linked_once:
                continue
            linked.add(target)
            if target.kind == "organisations":
                linked_once.add(target)
            result += [
                Token("text", "", 0, content=child.content[position:start]),
                Token(
                    "link_open",
                    "a",
                    1,
                    attrs={"class": "mention", "href": record_url(target.kind, target.slug)},
                ),
                Token("text", "", 0, content=name),
                Token("link_close", "a", -1),
            ]
            position = end
        if position:
            child = Token("text", "", 0, content=child.content[position:])
        result.append(child)
    return result
