"""Paragraph numbers: the permanent address of each paragraph inside a record.

In a meeting, the paragraphs and list entries of item 5 are 5.1, 5.2 … (``p5-1``); an entry that
bears a letter keeps it (``p5-a``); actions are ``action-5a``. In a report the printed numbers are
kept (``p12``, ``p1-4`` for 1.4) and bullets inside them counted (``p12-b1``); what is not numbered
is counted under its heading (``key-information-2``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from comsite.base.problems import Problem
from comsite.base.slugs import slugify
from comsite.base.urls import action as action_url
from comsite.base.urls import number_slug
from comsite.texts.markdown import number_link, plain

UNNUMBERED = "¶"  # the label of a paragraph of a report that bears no number


LABEL = re.compile(r"\(?([a-z]{1,2})(?:\)|\.(?!\s+[0-9]))\s+")  # "c. 30 people" bears no letter


PRINTED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})+)\.?\s+")


# The ids that templates give to what stands around a text: a heading there needs another.
_RESERVED = ("attached", "contents", "corrections", "main", "originals")


# What to do about a number that stands twice.
_OF_ITEM = "give one another letter, or make the two lists one"


_OF_REPORT = "give one another number, or make its part of the document a record of its own"


MOST_ACTIONS = 100  # of an item: each has a page that lists the others


ACTIONS = re.compile(r"(?:agreed )?actions?(?: points?)?:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A citable piece of text: its anchor, the number shown, its words, and its line."""

    anchor: str
    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ActionText:
    """An action as minuted: ``letter`` as printed or by position; ``tokens``: its text whole."""

    letter: str
    anchor: str
    text: str
    tokens: tuple[Token, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its id."""

    text: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """What numbering found; the tokens themselves now carry ids and number links."""

    paragraphs: tuple[Paragraph, ...]
    actions: tuple[ActionText, ...]
    headings: tuple[Heading, ...]
    problems: tuple[Problem, ...]


class _Numbering:
    """Shared by both ways of numbering: gives ids, collects, and refuses an id used twice."""

    def __init__(
        self, tokens: list[Token], path: str, first_line: int, remedy: str = _OF_REPORT
    ) -> None:
        self.tokens = tokens
        self.path = path
        self.remedy = remedy
        self.first_line = first_line
        self.paragraphs: list[Paragraph] = []
        self.actions: list[ActionText] = []
        self.headings: list[Heading] = []
        self.problems: list[Problem] = []
        self._ids: set[str] = set(_RESERVED)
        self._latest = Counter[str]()

    def line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def heading(self, index: int, prefix: str = "") -> str:
        text = plain(self.tokens[index + 1].children or []).strip()
        base = prefix + (slugify(text) or "section")
        anchor, count = base, max(self._latest[base], 1)
        while anchor in self._ids:
            count += 1
            anchor = f"{base}-{count}"
        self._latest[base] = count
        self._ids.add(anchor)
        self.tokens[index].attrSet("id", anchor)
        self.headings.append(Heading(text, anchor, int(self.tokens[index].tag[1])))
        return anchor

    def free(self, base: str, count: int) -> int:
        """The first number from ``count`` on that makes an id after ``base`` which none has."""
        while f"{base}-{count}" in self._ids:
            count += 1
        return count

    def paragraph(
        self, index: int, anchor: str, shown: str, label: str, href: str = "", whole: bool = True
    ) -> None:
        """Give the block at ``index`` an id, and its first line of text a number link.

        Its words are ``whole`` with those of the lists inside it, unless these have numbers too.
        """
        token = self.tokens[index]
        if anchor in self._ids:
            self.problems.append(
                Problem(
                    self.path,
                    self.line(token),
                    f"{label} stands twice in this text; {self.remedy}",
                )
            )
            return
        self._ids.add(anchor)
        token.attrSet("id", anchor)
        inlines = list(self._inlines(index))
        said = self._inlines(index, nested=whole)
        text = " ".join(plain(inline.children or []) for inline in said).strip()
        self.paragraphs.append(Paragraph(anchor, shown, text, self.line(token)))
        if token.type == "table_open":
            token.meta["label"] = f"Table, {label[:1].lower()}{label[1:]}"
        elif inlines and inlines[0].children is not None:
            inlines[0].children.insert(0, number_link(href or f"#{anchor}", shown, label))

    def _inlines(self, index: int, nested: bool = False) -> Iterator[Token]:
        """The inline tokens of the block at ``index``; of lists inside it only if ``nested``."""
        block = self.tokens[index]
        lists = 0
        for position in range(index, len(self.tokens)):
            token = self.tokens[position]
            if token is not block and token.nesting == -1 and token.level == block.level:
                return
            if token is not block and token.type in ("bullet_list_open", "ordered_list_open"):
                lists += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists -= 1
            elif token.type == "inline" and (nested or not lists):
                yield token

    def entries(self, index: int) -> list[int]:
        """Where the entries of the list at ``index`` begin."""
        level = self.tokens[index].level
        found = []
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.level == level and token.nesting == -1:
                break
            if token.type == "list_item_open" and token.level == level + 1:
                found.append(position)
        return found

    def inside(self, index: int) -> tuple[Token, ...]:
        """Copies of the tokens inside the block at ``index``, for showing them once more."""
        level = self.tokens[index].level
        found = []
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.level == level and token.nesting == -1:
                break
            found.append(token.copy(children=token.children and list(token.children)))
        return tuple(found)

    def take_labels(self, index: int) -> list[str] | None:
        """Take the letters ``a)`` off the entries of a list if each has one, else leave it.

        A list in which only some have one is a Problem at the first that has none.
        """
        firsts = []
        without = 0
        for entry in self.entries(index):
            inline = next(self._inlines(entry), None)
            first = inline.children[0] if inline and inline.children else None
            match = LABEL.match(first.content) if first and first.type == "text" else None
            if first is None or match is None:
                without = without or entry
            else:
                firsts.append((first, match))
        if without and firsts:
            letter = firsts[0][1][0].strip()
            self.problems.append(
                Problem(
                    self.path,
                    self.line(self.tokens[without]),
                    f'this entry has no letter, but others of its list have (like "{letter}");'
                    " give each entry one, or none",
                )
            )
        if without:
            return None
        for first, match in firsts:
            first.content = first.content[match.end() :]
        return [match[1] for _, match in firsts]

    def take_number(self, index: int) -> str:
        """Take a printed number like 1.4 off the beginning of a paragraph, if it has one."""
        children = self.tokens[index + 1].children
        first = children[0] if children else None
        match = PRINTED.match(first.content) if first and first.type == "text" else None
        if first is None or match is None:
            return ""
        first.content = first.content[match.end() :]
        return match[1]

    def lettered(self, index: int, extra: str = "") -> None:
        """Turn a list into one whose entries show their letters as links."""
        self.tokens[index].type, self.tokens[index].tag = "ordered_list_open", "ol"
        self.tokens[index].attrs.clear()
        self.tokens[index].attrSet("class", f"lettered{extra}")
        level = self.tokens[index].level
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.level == level and token.nesting == -1:
                token.type, token.tag = "ordered_list_close", "ol"
                return

    def result(self) -> Numbered:
        return Numbered(
            tuple(self.paragraphs), tuple(self.actions), tuple(self.headings), tuple(self.problems)
        )


def number_item(
    tokens: list[Token], number: str, meeting: str, path: str, first_line: int
) -> Numbered:
    """Number the text of an agenda item, in place, and find its actions."""
    work = _Numbering(tokens, path, first_line, _OF_ITEM)
    slug = number_slug(number)
    count = 0
    actions_heading: Token | None = None
    for index, token in enumerate(tokens):
        if token.level:
            continue
        if token.type == "heading_open":
            work.heading(index, f"h{slug}-")
        if token.type in ("heading_open", "paragraph_open") and _is_actions(tokens, index):
            if actions_heading is not None:
                break
            actions_heading = token
        elif token.type == "heading_open" and actions_heading is not None:
            break
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            if actions_heading is not None:
                _number_actions(work, index, number, meeting)
                actions_heading = None
                continue
            labels = work.take_labels(index)
            if labels is not None:
                work.lettered(index)
            for position, entry in enumerate(work.entries(index)):
                if labels is not None:
                    letter = labels[position]
                    shown = f"{letter})"
                    work.paragraph(entry, f"p{slug}-{letter}", shown, f"Paragraph {number} {shown}")
                else:
                    count += 1
                    _count(work, entry, slug, number, count)
        elif token.type in ("paragraph_open", "blockquote_open", "table_open"):
            if actions_heading is not None:
                break
            count += 1
            _count(work, index, slug, number, count)
    if actions_heading is not None:
        work.problems.append(
            Problem(
                path,
                work.line(actions_heading),
                "no list of actions follows"
                ' this heading; write each action on a line that begins with "- "',
            )
        )
    return work.result()


def _count(work: _Numbering, index: int, slug: str, number: str, count: int) -> None:
    work.paragraph(index, f"p{slug}-{count}", f"{number}.{count}", f"Paragraph {number}.{count}")


def _is_actions(tokens: list[Token], index: int) -> bool:
    """Whether a heading, or a paragraph all in bold, says "Actions"."""
    children = tokens[index + 1].children or []
    marks = [child.type for child in children if child.type != "text" or child.content]
    if tokens[index].type == "paragraph_open" and marks[:1] != ["strong_open"]:
        return False
    return bool(ACTIONS.fullmatch(plain(children).strip()))


def _number_actions(work: _Numbering, index: int, number: str, meeting: str) -> None:
    labels = work.take_labels(index)
    entries = work.entries(index)
    if len(entries) > MOST_ACTIONS:
        line = work.line(work.tokens[entries[MOST_ACTIONS]])
        message = f"an item has at most {MOST_ACTIONS} actions; make it several items"
        work.problems.append(Problem(work.path, line, message))
        return
    work.lettered(index, " actions")
    for position, entry in enumerate(entries):
        letter = labels[position] if labels else letter_at(position)
        slug = f"{number_slug(number)}{letter}"
        tokens = work.inside(entry)
        text = " ".join(plain(token.children or []) for token in tokens if token.type == "inline")
        line = work.line(work.tokens[entry])
        work.actions.append(ActionText(letter, f"action-{slug}", text.strip(), tokens, line))
        work.paragraph(
            entry,
            f"action-{slug}",
            f"{number}{letter}",
            f"Action {number}{letter}",
            action_url(f"{meeting}-{slug}"),
        )


def letter_at(position: int) -> str:
    """a … z, aa, ab …"""
    first, second = divmod(position, 26)
    return (chr(96 + first) if first else "") + chr(97 + second)


def number_report(tokens: list[Token], path: str, first_line: int) -> Numbered:
    """Number the text of a report, in place: printed numbers, else a count under each heading."""
    work = _Numbering(tokens, path, first_line)
    section, title, counts = "text", "the text", Counter[str]()
    for index, token in enumerate(tokens):
        if token.level:
            continue
        if token.type == "heading_open":
            section = work.heading(index)
            title = work.headings[-1].text
        elif token.type == "ordered_list_open":
            token.attrs.clear()
            for entry in work.entries(index):
                printed = tokens[entry].info
                tokens[entry].attrSet("value", printed)
                label = f"Paragraph {printed}"
                work.paragraph(entry, f"p{printed}", printed, label, whole=False)
                _number_inside(work, entry, printed)
        elif token.type == "paragraph_open" and (printed := work.take_number(index)):
            label = f"Paragraph {printed}"
            work.paragraph(index, f"p{number_slug(printed)}", printed, label)
        elif token.type in ("paragraph_open", "blockquote_open", "table_open", "bullet_list_open"):
            is_list = token.type == "bullet_list_open"
            for block in work.entries(index) if is_list else [index]:
                counts[section] = work.free(section, counts[section] + 1)
                label = f"Paragraph {counts[section]} under {title}"
                work.paragraph(block, f"{section}-{counts[section]}", UNNUMBERED, label)
    return work.result()


def _number_inside(work: _Numbering, entry: int, printed: str) -> None:
    """Number the bullets inside a printed paragraph: 5(1), 5(2) …"""
    level = work.tokens[entry].level
    count = 0
    for position in range(entry + 1, len(work.tokens)):
        token = work.tokens[position]
        if token.level == level and token.nesting == -1:
            return
        if token.type == "list_item_open" and token.level == level + 2:
            count += 1
            shown = f"{printed}({count})"
            work.paragraph(position, f"p{printed}-b{count}", shown, f"Paragraph {shown}")


def number_plain(tokens: list[Token], path: str, first_line: int) -> Numbered:
    """Give the headings of a page of the site's own their ids."""
    work = _Numbering(tokens, path, first_line)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            work.heading(index)
    return work.result()
