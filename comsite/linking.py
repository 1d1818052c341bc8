"""Links in a text: its names, dates and abbreviations, marked in the tokens HTML is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markdown_it.token import Token

from comsite import urls
from comsite.archive import Archive
from comsite.markdown import marked, plain
from comsite.mentions import Mention, Resolver
from comsite.names import Names, Target, folded
from comsite.references import References
from comsite.schema import slugify
from comsite.speech import Statement, statements

_KINDS = ("meetings", "reports", "people", "posts", "organisations", "topics", "actions")
_ADDRESS = re.compile(rf"/({'|'.join(_KINDS)})/([a-z0-9-]+)/(?:[a-z0-9-]+/)?(?:#.*)?")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,8}s?\b")
# Capitals that every reader knows, or that are no abbreviation.
_PLAIN_CAPITALS = re.compile(r"UK|USA|US|EU|UN|TV|PDF|OK|AM|PM|AOB|BBC|NHS|ID|IT|[IVX]+")


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


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in a text that names a record, or without one, what could be several."""

    start: int
    end: int
    target: Target | None
    candidates: frozenset[Target] = frozenset()


@dataclass(frozen=True, slots=True)
class _Term:
    """A place in a text where a term of the glossary stands, in short or in full."""

    start: int
    end: int
    slug: str
    short: bool


class Linker:
    """Links the texts of one archive."""

    def __init__(self, archive: Archive, names: Names) -> None:
        self.archive = archive
        self.names = names
        self.references = References(archive, names)
        self.terms = {slugify(term.abbreviation): term for term in archive.terms}

    def link(
        self, tokens: list[Token], resolver: Resolver, anchor: str = "", first_line: int = 0
    ) -> Linked:
        """Link a text in place: people and posts once a paragraph, other records once.

        An abbreviation carries what it stands for at its first use in the text, and again at the
        first under each second-level heading. Names inside links, code and headings stay as they
        are; a link to a record is a mention of it.
        """
        work = _Text(self, resolver, anchor, first_line)
        heading = False
        for token in tokens:
            if token.type in ("heading_open", "heading_close"):
                heading = token.type == "heading_open"
                if token.tag == "h2":
                    work.explained.clear()
            if token.nesting == 1 and (identity := token.attrGet("id")):
                work.anchor = str(identity)
            if token.type == "inline" and token.children and not heading:
                token.children = work.inline(token)
        return work.linked

    def terms_in(self, text: str, words: Iterable[tuple[int, str]]) -> Iterator[_Term]:
        """Where terms of the glossary stand in a text, in short or in full."""
        shorts, wholes = self.names.terms, self.names.expansions
        low = text.lower()
        end = 0
        for start, word in words:
            if start < end:
                continue
            short = shorts.at(text, start, word) if word in shorts.by_word else None
            first = word.lower()
            found = short or (wholes.at(low, start, first) if first in wholes.by_word else None)
            if found:
                end = found[0]
                yield _Term(start, end, min(found[1]), bool(short))


class _Text:
    """The linking of one text: what it has linked and explained so far."""

    def __init__(self, linker: Linker, resolver: Resolver, anchor: str, first_line: int) -> None:
        self.linker = linker
        self.resolver = resolver
        self.anchor = anchor
        self.first_line = first_line
        self.linked = Linked()
        self.explained: set[str] = set()
        self.once: set[Target] = set()
        self.indexed: set[Target] = set()

    def inline(self, token: Token) -> list[Token]:
        """The tokens of a paragraph, with its names linked."""
        result: list[Token] = []
        paragraph: set[Target] = set()
        said: list[tuple[int, int, Target]] = []
        before = ""
        title = False  # in the bold words that a paragraph begins with
        opened: tuple[int, Target | None] | None = None
        for child in _joined(token.children or []):
            if child.type == "link_open":
                opened = len(before), _record_of(str(child.attrGet("href") or ""))
            elif child.type == "link_close" and opened and opened[1]:
                self._mention(opened[1], before[opened[0] :])
                said.append((opened[0], len(before), opened[1]))
            opened = None if child.type == "link_close" else opened
            if child.type == "strong_open":
                title = not before.strip()
            elif child.type == "strong_close":
                title = False
            if child.type == "text" and opened is None:
                marks, terms = self._marks(child.content)
                if title and not _is_name(child.content, marks):
                    marks = []
                line = self.first_line + (token.map[0] if token.map else 0) + before.count("\n")
                self._doubts(child.content, marks, terms, line)
                result += self._linked(child.content, marks, terms, paragraph)
                said += [
                    (len(before) + mark.start, len(before) + mark.end, mark.target)
                    for mark in marks
                    if mark.target
                ]
            else:
                result.append(child)
            before += child.content if child.type == "text" else plain([child])
        if said:
            self.linked.statements += statements(before.replace("\n", " "), said, self.anchor)
        return result

    def _marks(self, text: str) -> tuple[list[_Mark], list[_Term]]:
        """The records and the terms that a text names, each in order and without overlap."""
        date = self.resolver.date
        flat = folded(text)
        words = self.resolver.words(flat)
        if not words:
            return [], []
        marks = [
            _Mark(one.start, one.end, one.target, one.candidates)
            for one in self.resolver.find(flat, words)
        ]
        for find in (self.linker.references.meetings, self.linker.references.reports):
            marks += [
                _Mark(start, end, target)
                for start, end, target in find(flat, words, date)
                if not any(mark.start < end and start < mark.end for mark in marks)
            ]
        marks.sort(key=lambda mark: mark.start)
        return marks, list(self.linker.terms_in(flat, words))

    def _doubts(self, text: str, marks: list[_Mark], terms: list[_Term], line: int) -> None:
        found = [
            (mark.start, mark.end, tuple(sorted(mark.candidates)))
            for mark in marks
            if not mark.target
        ]
        found += [
            (word.start(), word.end(), ())
            for word in _unknown_abbreviations(text)
            if not any(one.start < word.end() and word.start() < one.end for one in terms)
            and not any(one.start < word.end() and word.start() < one.end for one in marks)
            and not self.resolver.is_settled(word[0])
        ]
        self.linked.doubts += [
            Doubt(" ".join(text[start:end].split()), line + text.count("\n", 0, start), candidates)
            for start, end, candidates in found
        ]

    def _mention(self, target: Target, shown: str) -> None:
        self.linked.mentions.append(Mention(target, " ".join(shown.split()), self.anchor))

    def _linked(
        self, text: str, marks: list[_Mark], terms: list[_Term], paragraph: set[Target]
    ) -> list[Token]:
        """The tokens of a text, with its marks linked and its terms explained."""
        result: list[Token] = []
        position = 0
        everything: list[_Mark | _Term] = sorted([*marks, *terms], key=lambda one: one.start)
        for one in everything:
            shown = text[one.start : one.end]
            if isinstance(one, _Term):
                self._mention(Target("terms", one.slug), shown)
            elif one.target:
                self._mention(one.target, shown)
            if one.start < position:
                continue
            if isinstance(one, _Term):
                overlaps = any(m.start < one.end and one.start < m.end for m in marks if m.target)
                made = None if overlaps else self._explained(one, shown)
            else:
                made = self._link(one.target, shown, paragraph) if one.target else None
            if made:
                result += [*_text(text[position : one.start]), made]
                position = one.end
        return [*result, *_text(text[position:])]

    def _link(self, target: Target, shown: str, paragraph: set[Target]) -> Token | None:
        if target in paragraph or target in self.once:
            return None
        paragraph.add(target)
        if target.kind not in ("people", "posts"):
            self.once.add(target)
        attributes: dict[str, str | int | float]
        attributes = {"class": "mention", "href": urls.record(target.kind, target.slug)}
        title = self._title(target)
        if title != " ".join(shown.split()):
            attributes["title"] = title
            if target not in self.indexed:
                attributes["data-pagefind-index-attrs"] = "title"
        self.indexed.add(target)
        return marked("a", attributes, shown)

    def _title(self, target: Target) -> str:
        """What a link says when pointed at: who that was on the day."""
        if target.kind == "people":
            name = self.linker.archive.people[target.slug].record.name
            role = self.resolver.role(target)
            return f"{name}, {role}" if role else name
        if target.kind == "meetings":
            return f"Meeting of {self.linker.archive.meetings[target.slug].record.date.text}"
        record = self.linker.archive.named(target.kind)[target.slug].record
        field = {"posts": "title", "organisations": "name", "reports": "subject"}[target.kind]
        return str(getattr(record, field))

    def _explained(self, one: _Term, shown: str) -> Token | None:
        """A term at its first use, with what it stands for, or with its short form for search."""
        if one.slug in self.explained:
            return None
        self.explained.add(one.slug)
        term = self.linker.terms[one.slug]
        tag, name, value = (
            ("abbr", "title", term.expansion)
            if one.short
            else ("span", "data-short", term.abbreviation)
        )
        return marked(tag, {name: value, "data-pagefind-index-attrs": name}, shown)


def _is_name(text: str, marks: list[_Mark]) -> bool:
    """Whether a text is a name and nothing else, as that of who speaks."""
    return any(text[mark.start : mark.end] == text.strip(" :.") for mark in marks)


def _record_of(href: str) -> Target | None:
    """The record that a path of the site belongs to."""
    match = _ADDRESS.fullmatch(href)
    return Target(match[1], match[2]) if match else None


def _unknown_abbreviations(text: str) -> Iterator[re.Match[str]]:
    """Words of capitals that no reader can be expected to know; not where all is in capitals."""
    for word in _ABBREVIATION.finditer(text):
        if not _PLAIN_CAPITALS.fullmatch(word[0]) and not text.isupper():
            yield word


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


def _text(content: str) -> list[Token]:
    return [Token("text", "", 0, content=content)] if content else []
