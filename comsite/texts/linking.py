"""Link the names, dates and abbreviations in a text, in the tokens that its HTML is made of."""

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
from comsite.base.language import _
from comsite.base.slugs import slugify
from comsite.content.archive import Archive
from comsite.content.kinds import RECORDS
from comsite.texts.citations import Citations
from comsite.texts.markdown import element, plain, with_parts
from comsite.texts.mentions import FoundName, Mention, Resolver
from comsite.texts.names import Names, WordPlace
from comsite.texts.phrases import folded, lowered
from comsite.texts.speech import SpokenStatement, statements
from comsite.texts.targets import Target

_FOLDERS = "|".join((*RECORDS, "actions"))
_ADDRESS = re.compile(rf"/({_FOLDERS})/([a-z0-9-]+)/(?:[a-z0-9-]+/)?(?:#.*)?")
_CAPITALS = re.compile(r"[A-Z]{2,8}s?\b")

# Every reader knows these abbreviations, or they are Roman numerals.
_KNOWN_CAPITALS = re.compile(r"(?:UK|USA|US|EU|UN|TV|PDF|OK|AM|PM|AOB|BBC|NHS|ID|IT|[IVX]+)s?")

_OFTEN = ("people", "posts")  # linked once in every section; other records once in a text

# The start and the end of a place in a text: FoundName and _TermPlace both begin with them.
_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that only an editor can settle, and its line in the file.

    It could mean any of ``candidates``; without these, it is an abbreviation nobody has explained.
    """

    name: str
    line: int
    candidates: tuple[Target, ...]


@dataclass(slots=True)
class Linked:
    """The results of linking a text, whose tokens now carry the links."""

    mentions: list[Mention] = field(default_factory=list)
    statements: list[SpokenStatement] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class _TermPlace(NamedTuple):
    """A place in a text where a term of the glossary stands; ``short`` if as an abbreviation."""

    start: int
    end: int
    slug: str
    short: bool


class Linker:
    """Links the texts of one archive. It collects doubts only when ``asking``: that takes time."""

    def __init__(self, archive: Archive, names: Names, asking: bool) -> None:
        self.archive = archive
        self.asking = asking
        self.names = names
        self.citations = Citations(archive)
        self.terms = {slugify(term.abbreviation): term for term in archive.terms}
        self.term_targets = {slug: Target("terms", slug) for slug in self.terms}
        self._links: _LinkCache | None = None

    def link(
        self,
        tokens: list[Token],
        resolver: Resolver,
        anchor: str = "",
        first_line: int = 0,
        minuted: bool = False,
    ) -> Linked:
        """Link a text: people and posts once in each section, other records once in the text.

        The tokens are changed in place. ``anchor`` is the id of the text as a whole, and
        ``first_line`` its line in the file. A second-level heading begins a section, so an agenda
        item is one. An abbreviation shows what it stands for at its first use in each section.
        Names inside links, code and headings stay as they are; a link to a record's page is a
        mention of the record.
        Statements are collected only from texts that are ``minuted``.
        """
        linking = _TextLinking(self, resolver, anchor, first_line, minuted)
        heading = False
        for token in tokens:
            if token.type in ("heading_open", "heading_close"):
                heading = token.type == "heading_open"
                if token.tag == "h2" and heading:
                    linking.explained.clear()
                    linking.section += 1
            if token.nesting == 1 and (identity := token.attrs.get("id")):
                linking.anchor = str(identity)
            if token.type == "inline" and token.children and not heading:
                token.children = linking.inline(token)
        return linking.linked

    def links(self, resolver: Resolver) -> _LinkCache:
        """Return the links of the texts with this resolver; only the latest resolver's are kept."""
        if self._links is None or self._links.resolver is not resolver:
            self._links = _LinkCache(self.archive, resolver)
        return self._links

    def terms_in(self, text: str, places: Iterable[WordPlace]) -> Iterator[_TermPlace]:
        """Yield the places in a text where terms of the glossary stand, in short or in full."""
        expansions = self.names.expansions
        small = ""
        end = 0
        for start, word, names_here in places:
            if start < end:
                continue
            if names_here.terms:
                end = start + names_here.terms[0]
                yield _TermPlace(start, end, min(names_here.terms[1]), True)
            elif first := self.names.expanding.get(word):
                small = small or lowered(text)
                if expansion := expansions.at(small, start, first):
                    end = expansion[0]
                    yield _TermPlace(start, end, min(expansion[1]), False)


class _LinkCache:
    """Remembers, for the texts with one resolver, the names in each and the HTML of each link."""

    def __init__(self, archive: Archive, resolver: Resolver) -> None:
        self.archive = archive
        self.resolver = resolver
        self.marks_of: dict[str, tuple[list[FoundName], list[_TermPlace]]] = {}
        self.html_of: dict[tuple[str, str, str, str, bool], str] = {}

    def link(self, target: Target, shown: str, first: bool) -> str:
        """Return the HTML of a link to a record.

        The ``first`` link to it in a text makes the record's title a word to find the text by.
        """
        key = (target.kind, target.slug, target.post, shown, first)
        html = self.html_of.get(key)
        if html is None:
            attributes = {"href": urls.record(target.kind, target.slug)}
            title = self._title(target)
            if title != " ".join(shown.split()):
                attributes["title"] = title
                if first:
                    attributes["data-pagefind-index-attrs"] = "title"
            html = self.html_of[key] = element("a", attributes, shown)
        return html

    def _title(self, target: Target) -> str:
        """Return the text that shows when a reader points at a link: who that was on the day."""
        if target.kind == "people":
            name = self.archive.people[target.slug].record.name
            role = self.resolver.role(target)
            return f"{name}, {role}" if role else name
        if target.kind == "meetings":
            return _("Meeting of {day}", day=self.archive.meetings[target.slug].record.date.text)
        return self.archive.name(target.kind, target.slug)


class _TextLinking:
    """The linking of one text, and what it has linked and explained so far."""

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
        self.section = 0
        self.last: dict[Target, int] = {}  # the section with the last link to each

    def inline(self, token: Token) -> list[Token]:
        """Return the tokens inside a paragraph, with its names linked."""
        result: list[Token] = []
        spans: list[tuple[int, int, Target]] = []
        text_before = ""
        line = self.first_line + (token.map[0] if token.map else 0)
        has_words = in_title = False  # in_title: in the bold words that begin the paragraph
        opened: tuple[int, Target | None] | None = None
        children = token.children or []
        for child in _joined(children) if "\n" in token.content else children:
            if child.type == "text":
                shown = child.content
                if opened is None:
                    marks, terms = self._marks(shown, line)
                    if in_title and not _is_name(shown, marks):
                        marks = []
                    child = self._linked(shown, marks, terms)
                    if self.minuted:
                        place = len(text_before)
                        spans += [
                            (place + mark.start, place + mark.end, mark.target)
                            for mark in marks
                            if mark.target
                        ]
                line += shown.count("\n")
            else:
                shown = plain([child])
                line += child.type == "hardbreak"
                if child.type == "link_open":
                    opened = len(text_before), _record_of(str(child.attrGet("href") or ""))
                elif child.type == "link_close":
                    if opened and opened[1]:
                        self._mention(opened[1], text_before[opened[0] :])
                        spans.append((opened[0], len(text_before), opened[1]))
                    opened = None
                elif child.type == "strong_open":
                    in_title = not has_words
                elif child.type == "strong_close":
                    in_title = False
            result.append(child)
            has_words = has_words or bool(shown.strip())
            text_before += shown
        if spans and self.minuted:
            self.linked.statements += statements(text_before.replace("\n", " "), spans, self.anchor)
        return result

    def _marks(self, text: str, line: int) -> tuple[list[FoundName], list[_TermPlace]]:
        """Return the names and the terms in a text, each in order and without overlap."""
        known = self.links.marks_of.get(text)  # an action's text is linked twice
        marks, terms = known or self.links.marks_of.setdefault(text, self._named(folded(text)))
        if self.linker.asking:
            self.linked.doubts += self._doubts(text, line, marks, terms)
        return marks, terms

    def _named(self, text: str) -> tuple[list[FoundName], list[_TermPlace]]:
        """Return the same for a folded text, which is read for it."""
        places = self.resolver.places(text)
        marks = self.resolver.find(text, places)
        for start, end, target in self.linker.citations.find(text, places, self.resolver.date):
            if _is_free(start, end, marks):
                insort(marks, FoundName(start, end, target), key=_START)
        return marks, list(self.linker.terms_in(text, places))

    def _doubts(
        self, text: str, line: int, marks: list[FoundName], terms: list[_TermPlace]
    ) -> Iterator[Doubt]:
        """Yield the names that could mean several records, and the unknown abbreviations.

        A text all in capitals shows nothing about abbreviations.
        """
        unclear = [(mark.start, mark.end, mark.candidates) for mark in marks if not mark.target]
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
        """Add a mention of a record, by the words that show it."""
        name = shown if shown.isprintable() else " ".join(shown.split())
        self.linked.mentions.append(Mention(target, name, self.anchor))

    def _linked(self, text: str, marks: list[FoundName], terms: list[_TermPlace]) -> Token:
        """Return the token of a text, with its marks linked and its terms explained."""
        parts: list[tuple[int, int, str]] = []
        position = 0
        places: Sequence[FoundName | _TermPlace]
        places = sorted([*marks, *terms], key=_START) if marks and terms else (marks or terms)
        for place in places:
            shown = text[place.start : place.end]
            html = None
            if isinstance(place, _TermPlace):
                self._mention(self.linker.term_targets[place.slug], shown)
                if place.slug not in self.explained and _is_free(place.start, place.end, marks):
                    html = self._explained(place, shown)
            elif target := place.target:
                self._mention(target, shown)
                last = self.last.get(target)
                if last is None or (last != self.section and target.kind in _OFTEN):
                    self.last[target] = self.section
                    html = self.links.link(target, shown, first=last is None)
            if html and place.start >= position:
                parts.append((place.start, place.end, html))
                position = place.end
        return with_parts(text, parts) if parts else Token("text", "", 0, content=text)

    def _explained(self, place: _TermPlace, shown: str) -> str:
        """Return the HTML of a term at its first use.

        An abbreviation shows what it stands for; a term in full is found by its abbreviation.
        """
        self.explained.add(place.slug)
        term = self.linker.terms[place.slug]
        tag, name, value = (
            ("abbr", "title", term.expansion)
            if place.short
            else ("span", "data-short", term.abbreviation)
        )
        return element(tag, {name: value, "data-pagefind-index-attrs": name}, shown)


def _is_free(start: int, end: int, taken: Sequence[FoundName | _TermPlace]) -> bool:
    """Whether a place overlaps none of the taken ones, which are in order and without overlap."""
    place = bisect_right(taken, start, key=_END)
    return place == len(taken) or taken[place].start >= end


def _is_name(text: str, marks: list[FoundName]) -> bool:
    """Whether a text is a name and nothing else, like that of a speaker before their words."""
    return any(text[mark.start : mark.end] == text.strip(" :.") for mark in marks)


def _record_of(href: str) -> Target | None:
    """Return the record to whose page a link on this site leads, or None."""
    match = _ADDRESS.fullmatch(href)
    return Target(match[1], match[2]) if match else None


def _joined(children: Sequence[Token]) -> Sequence[Token]:
    """Join text tokens across the ends of lines, because a name may begin in one line."""
    result: list[Token] = []
    for is_text, run in groupby(children, lambda child: child.type in ("text", "softbreak")):
        if is_text:
            words = ["\n" if child.type == "softbreak" else child.content for child in run]
            result.append(Token("text", "", 0, content="".join(words)))
        else:
            result += run
    return result
