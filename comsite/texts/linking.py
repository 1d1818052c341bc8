"""Links in a text: its names, dates and abbreviations, marked in the tokens HTML is made of."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from markdown_it.token import Token

from comsite.base import urls
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.content.kinds import RECORDS
from comsite.texts.markdown import element, plain, with_parts
from comsite.texts.mentions import Found, Mention, Resolver
from comsite.texts.names import Names, Place
from comsite.texts.phrases import folded, lowered
from comsite.texts.references import References
from comsite.texts.speech import Statement, statements
from comsite.texts.targets import Target

_FOLDERS = "|".join((*RECORDS, "actions"))
_ADDRESS = re.compile(rf"/({_FOLDERS})/([a-z0-9-]+)/(?:[a-z0-9-]+/)?(?:#.*)?")


_CAPITALS = re.compile(r"[A-Z]{2,8}s?\b")


# Abbreviations that every reader knows, and capitals that are none.
_KNOWN_CAPITALS = re.compile(r"(?:UK|USA|US|EU|UN|TV|PDF|OK|AM|PM|AOB|BBC|NHS|ID|IT|[IVX]+)s?")


_OFTEN = ("people", "posts")  # what is linked in every paragraph, not once in a text


# Where a place in a text begins and ends: Found and _Term have them first.
_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that could be several records or, without candidates, an unknown abbreviation."""

    name: str
    line: int
    candidates: tuple[Target, ...]


@dataclass(slots=True)
class Linked:
    """What linking a text found; the tokens themselves now carry the links."""

    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class _Term(NamedTuple):
    """A place in a text where a term of the glossary stands, in short or in full."""

    start: int
    end: int
    slug: str
    short: bool


class Linker:
    """Links the texts of one archive; notes what is in doubt only when ``asking``, for it costs."""

    def __init__(self, archive: Archive, names: Names, asking: bool) -> None:
        self.archive = archive
        self.asking = asking
        self.names = names
        self.references = References(archive)
        self.terms = {slugify(term.abbreviation): term for term in archive.terms}
        self.term_targets = {slug: Target("terms", slug) for slug in self.terms}
        self._links: _Links | None = None

    def link(
        self,
        tokens: list[Token],
        resolver: Resolver,
        anchor: str = "",
        first_line: int = 0,
        minuted: bool = False,
    ) -> Linked:
        """Link a text in place: people and posts once a paragraph, other records once.

        An abbreviation carries what it stands for at its first use in the text, and again at the
        first under each second-level heading. Names inside links, code and headings stay as they
        are; a link to a record is a mention of it. Statements are looked for in what is minuted.
        """
        work = _Text(self, resolver, anchor, first_line, minuted)
        heading = False
        for token in tokens:
            if token.type in ("heading_open", "heading_close"):
                heading = token.type == "heading_open"
                if token.tag == "h2":
                    work.explained.clear()
            if token.nesting == 1 and (identity := token.attrs.get("id")):
                work.anchor = str(identity)
            if token.type == "inline" and token.children and not heading:
                token.children = work.inline(token)
        return work.linked

    def links(self, resolver: Resolver) -> _Links:
        """The links of the texts with this resolver; those of the last one are kept."""
        if self._links is None or self._links.resolver is not resolver:
            self._links = _Links(self.archive, resolver)
        return self._links

    def terms_in(self, text: str, places: Iterable[Place]) -> Iterator[_Term]:
        """Where terms of the glossary stand in a text, in short or in full."""
        wholes = self.names.expansions
        low = ""
        end = 0
        for start, word, standing in places:
            if start < end:
                continue
            if standing.terms:
                end = start + standing.terms[0]
                yield _Term(start, end, min(standing.terms[1]), True)
            elif first := self.names.expanding.get(word):
                low = low or lowered(text)
                if whole := wholes.at(low, start, first):
                    end = whole[0]
                    yield _Term(start, end, min(whole[1]), False)


class _Links:
    """What texts with one resolver share: what was found in each, and the HTML of links."""

    def __init__(self, archive: Archive, resolver: Resolver) -> None:
        self.archive = archive
        self.resolver = resolver
        self.found: dict[str, tuple[list[Found], list[_Term]]] = {}
        self.made: dict[tuple[str, str, str, str, bool], str] = {}

    def link(self, target: Target, shown: str, first: bool) -> str:
        """A link to a record, whose title is to be found in search where it is the ``first``."""
        key = (target.kind, target.slug, target.post, shown, first)
        made = self.made.get(key)
        if made is None:
            attributes = {"href": urls.record(target.kind, target.slug)}
            title = self._title(target)
            if title != " ".join(shown.split()):
                attributes["title"] = title
                if first:
                    attributes["data-pagefind-index-attrs"] = "title"
            made = self.made[key] = element("a", attributes, shown)
        return made

    def _title(self, target: Target) -> str:
        """What a link says when pointed at: who that was on the day."""
        if target.kind == "people":
            name = self.archive.people[target.slug].record.name
            role = self.resolver.role(target)
            return f"{name}, {role}" if role else name
        if target.kind == "meetings":
            return f"Meeting of {self.archive.meetings[target.slug].record.date.text}"
        return self.archive.name(target.kind, target.slug)


class _Text:
    """The linking of one text: what it has linked and explained so far."""

    def __init__(
        self, linker: Linker, resolver: Resolver, anchor: str, first_line: int, minuted: bool
    ) -> None:
        self.linker = linker
        self.resolver = resolver
        self.anchor = anchor
        self.first_line = first_line
        self.minuted = minuted
        self.linked = Linked()
        self.explained: set[str] = set()
        self.links = linker.links(resolver)
        self.paragraph = 0
        self.last: dict[Target, int] = {}  # the paragraph in which each was linked last

    def inline(self, token: Token) -> list[Token]:
        """The tokens of a paragraph, with its names linked."""
        result: list[Token] = []
        self.paragraph += 1
        said: list[tuple[int, int, Target]] = []
        before = ""
        line = self.first_line + (token.map[0] if token.map else 0)
        begun = title = False  # title: in the bold words that a paragraph begins with
        opened: tuple[int, Target | None] | None = None
        children = token.children or []
        for child in _joined(children) if "\n" in token.content else children:
            if child.type == "text":
                shown = child.content
                if opened is None:
                    marks, terms = self._marks(shown, line)
                    if title and not _is_name(shown, marks):
                        marks = []
                    child = self._linked(shown, marks, terms)
                    if self.minuted:
                        place = len(before)
                        said += [
                            (place + mark.start, place + mark.end, mark.target)
                            for mark in marks
                            if mark.target
                        ]
                line += shown.count("\n")
            else:
                shown = plain([child])
                line += child.type == "hardbreak"
                if child.type == "link_open":
                    opened = len(before), _record_of(str(child.attrGet("href") or ""))
                elif child.type == "link_close":
                    if opened and opened[1]:
                        self._mention(opened[1], before[opened[0] :])
                        said.append((opened[0], len(before), opened[1]))
                    opened = None
                elif child.type == "strong_open":
                    title = not begun
                elif child.type == "strong_close":
                    title = False
            result.append(child)
            begun = begun or bool(shown.strip())
            before += shown
        if said and self.minuted:
            self.linked.statements += statements(before.replace("\n", " "), said, self.anchor)
        return result

    def _marks(self, text: str, line: int) -> tuple[list[Found], list[_Term]]:
        """The records and the terms that a text names, each in order and without overlap."""
        known = self.links.found.get(text)  # an action's text is read twice
        marks, terms = known or self.links.found.setdefault(text, self._named(folded(text)))
        if self.linker.asking:
            self.linked.doubts += self._doubts(text, line, marks, terms)
        return marks, terms

    def _named(self, flat: str) -> tuple[list[Found], list[_Term]]:
        places = self.resolver.places(flat)
        marks = self.resolver.find(flat, places)
        for start, end, target in self.linker.references.find(flat, places, self.resolver.date):
            if _is_free(start, end, marks):
                insort(marks, Found(start, end, target), key=_START)
        return marks, list(self.linker.terms_in(flat, places))

    def _doubts(
        self, text: str, line: int, marks: list[Found], terms: list[_Term]
    ) -> Iterator[Doubt]:
        """What only an editor can settle: names of several, and unknown abbreviations."""
        unclear = [(one.start, one.end, one.candidates) for one in marks if not one.target]
        unclear += [
            (word.start(), word.end(), frozenset())
            for word in _CAPITALS.finditer(text)
            if _is_free(word.start(), word.end(), terms)
            and _is_free(word.start(), word.end(), marks)
            and not text[word.start() - 1 : word.start()].isalnum()
            and not _KNOWN_CAPITALS.fullmatch(word[0])
            and not self.linker.names.knows(word[0])
            and not self.resolver.is_settled(word[0])
        ]
        loud, seen = text.isupper(), 0
        for start, end, candidates in sorted(unclear, key=_START):
            line += text.count("\n", seen, start)
            seen = start
            if candidates or not loud:
                name = " ".join(text[start:end].split())
                yield Doubt(name, line, tuple(sorted(candidates)))

    def _mention(self, target: Target, shown: str) -> None:
        name = shown if shown.isprintable() else " ".join(shown.split())
        self.linked.mentions.append(Mention(target, name, self.anchor))

    def _linked(self, text: str, marks: list[Found], terms: list[_Term]) -> Token:
        """The token of a text, with its marks linked and its terms explained."""
        parts: list[tuple[int, int, str]] = []
        position = 0
        named: Sequence[Found | _Term]
        named = sorted([*marks, *terms], key=_START) if marks and terms else (marks or terms)
        for one in named:
            shown = text[one.start : one.end]
            made = None
            if isinstance(one, _Term):
                self._mention(self.linker.term_targets[one.slug], shown)
                if one.slug not in self.explained and _is_free(one.start, one.end, marks):
                    made = self._explained(one, shown)
            elif target := one.target:
                self._mention(target, shown)
                last = self.last.get(target)
                if last is None or (last != self.paragraph and target.kind in _OFTEN):
                    self.last[target] = self.paragraph
                    made = self.links.link(target, shown, first=last is None)
            if made and one.start >= position:
                parts.append((one.start, one.end, made))
                position = one.end
        return with_parts(text, parts) if parts else Token("text", "", 0, content=text)

    def _explained(self, one: _Term, shown: str) -> str:
        """A term at its first use, with what it stands for, or with its short form for search."""
        self.explained.add(one.slug)
        term = self.linker.terms[one.slug]
        tag, name, value = (
            ("abbr", "title", term.expansion)
            if one.short
            else ("span", "data-short", term.abbreviation)
        )
        return element(tag, {name: value, "data-pagefind-index-attrs": name}, shown)


def _is_free(start: int, end: int, taken: Sequence[Found | _Term]) -> bool:
    """Whether nothing that is taken, in order and without overlap, is at a place."""
    place = bisect_right(taken, start, key=_END)
    return place == len(taken) or taken[place].start >= end


def _is_name(text: str, marks: list[Found]) -> bool:
    """Whether a text is a name and nothing else, as that of who speaks."""
    return any(text[mark.start : mark.end] == text.strip(" :.") for mark in marks)


def _record_of(href: str) -> Target | None:
    """The record that a path of the site belongs to."""
    match = _ADDRESS.fullmatch(href)
    return Target(match[1], match[2]) if match else None


def _joined(children: Sequence[Token]) -> Sequence[Token]:
    """The tokens, with text that goes on in the next line made one: a name may stand in both."""
    result: list[Token] = []
    for is_text, run in groupby(children, lambda child: child.type in ("text", "softbreak")):
        if is_text:
            words = ["\n" if child.type == "softbreak" else child.content for child in run]
            result.append(Token("text", "", 0, content="".join(words)))
        else:
            result += run
    return result
