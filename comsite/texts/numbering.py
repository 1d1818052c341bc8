"""Number the paragraphs of a text, which gives each its permanent address inside the record.

In a meeting, the paragraphs and list entries of item 5 are 5.1, 5.2 … and have the ids ``p5-1``,
``p5-2`` …; an entry that bears a letter keeps it (``p5-a``), and actions are ``action-5a``. In a
report, printed numbers are kept (``p12``, ``p1-4`` for 1.4) and the bullets inside a numbered
paragraph are counted (``p12-b1``); paragraphs without a number are counted under their heading
(``key-information-2``). A footnote has an id from its mark: ``fn5-1`` is that of ``[^1]`` in
item 5, and ``fn-1`` that in a report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from markdown_it.token import Token

from comsite.base.fingerprints import written_check
from comsite.base.language import _
from comsite.base.problems import Problem
from comsite.base.slugs import anchor_of
from comsite.base.urls import action as action_url
from comsite.base.urls import number_slug
from comsite.texts.clerk import ACTION, AGENDA, PLAIN, Block, Decision
from comsite.texts.footnotes import Mark, marks
from comsite.texts.markdown import gone_line, number_link, plain

FOOTNOTE = "footnote "
UNNUMBERED = "¶"  # the label of a report's paragraph that has no number in the document

LABEL = re.compile(r"\(?([a-z]{1,2})(?:\)|\.(?!\s+[0-9]))\s+")  # "c. 30 people" bears no letter
PRINTED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})+)\.?\s+")

# Templates give these ids to the parts of a page around its text, so no heading may have one.
_RESERVED = (
    *("attached", "contents", "corrections", "earlier", "in-short", "later", "main"),
    "originals",
)

# Remedies for a number that stands twice, in an agenda item and in a report.
_OF_ITEM = "give one another letter, or make the two lists one"
_AS_ACTIONS = '; if they are what was promised, write "### Actions" in place of the line above them'
_OF_REPORT = "give one another number, or make its part of the document a record of its own"
MOST_ACTIONS = 100  # in an item: each action has a page, and each of these lists all the others

# In Welsh too: the words mean nothing else.
ACTIONS = re.compile(
    r"(?:(?:agreed )?actions?(?: points?)?|camau gweithredu|pwyntiau gweithredu):?", re.IGNORECASE
)
# Headings of what may be actions, or may be told of those of earlier meetings: an editor is asked.
LIKE_ACTIONS = re.compile(
    r"(?:(?:new|further|outstanding|summary of|list of|table of) actions?(?: points?)?"
    r"|actions? (?:arising|agreed|items?|list|log|plan|required|summary|table|taken|tracker)"
    r"|next steps?|follow[- ]?ups?(?: actions?)?|to[- ]do(?: list)?|for action)(?: \w+){0,4}:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text that can be cited: ``anchor`` is its id, and ``label`` the number shown.

    ``line`` counts from 1 in the file.
    """

    anchor: str
    label: str
    text: str
    line: int

    @property
    def is_footnote(self) -> bool:
        """Whether it is a footnote, whose label says so."""
        return self.label.startswith(FOOTNOTE)

    @property
    def called(self) -> str:
        """What a sentence calls it: paragraph 5.3, or footnote 2."""
        if self.is_footnote:
            return _("footnote {number}", number=self.label.removeprefix(FOOTNOTE))
        return _("paragraph {number}", number=self.label)


@dataclass(frozen=True, slots=True)
class ActionText:
    """An action as the notes have it.

    ``letter`` is the printed one, or else one by position; ``tokens`` are the action's whole text,
    with Markdown, and ``text`` its words.
    """

    letter: str
    anchor: str
    text: str
    tokens: tuple[Token, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words, its id, and its level (2 for ``##``)."""

    text: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class NumberedText:
    """The results of numbering a text, whose tokens now carry ids and number links."""

    paragraphs: tuple[Paragraph, ...]
    actions: tuple[ActionText, ...]
    headings: tuple[Heading, ...]
    problems: tuple[Problem, ...]
    blocks: tuple[Block, ...]


class _Numbering:
    """The numbering of one text, so far: its tokens, the ids given, and what was collected.

    What is numbered is a ``Block`` too; the ``decision`` says which anchor each has in the end.

    Both ways of numbering, of items and of reports, work with it. An ``index`` is always the place
    of a block's opening token in ``tokens``. ``remedy`` ends the message about a number that
    stands twice.
    """

    def __init__(
        self,
        tokens: list[Token],
        path: str,
        first_line: int,
        decision: Decision,
        remedy: str = _OF_REPORT,
        number_of: Callable[[str], str] = lambda anchor: "",
    ) -> None:
        self.tokens = tokens
        self.path = path
        self.decision = decision
        self.remedy = remedy
        self.number_of = number_of
        self.first_line = first_line
        self.paragraphs: list[Paragraph] = []
        self.actions: list[ActionText] = []
        self.headings: list[Heading] = []
        self.problems: list[Problem] = []
        self.blocks: list[Block] = []
        self._ids: set[str] = set(_RESERVED)
        self._latest = Counter[str]()

    def line(self, token: Token) -> int:
        """Return the line of a token in the file."""
        return self.first_line + (token.map[0] if token.map else 0)

    def heading(self, index: int, prefix: str = "") -> str:
        """Give the heading at ``index`` an id made of its words, and return the id."""
        text = plain(self.tokens[index + 1].children or []).strip()
        anchor = self._unused(prefix + (anchor_of(text) or "section"))
        self._ids.add(anchor)
        kept = self.decision.kept(anchor)
        self.blocks.append(Block(kept, "", text))
        self.tokens[index].attrSet("id", kept)
        self.headings.append(Heading(text, kept, int(self.tokens[index].tag[1])))
        return anchor

    def _unused(self, base: str) -> str:
        """Return an id that is not given yet: the one asked for, or that with a number behind."""
        anchor, count = base, max(self._latest[base], 1)
        while anchor in self._ids:
            count += 1
            anchor = f"{base}-{count}"
        self._latest[base] = count
        return anchor

    def free(self, base: str, count: int) -> int:
        """Return the first number from ``count`` on for which ``<base>-<number>`` is unused."""
        while f"{base}-{count}" in self._ids:
            count += 1
        return count

    def paragraph(
        self,
        index: int,
        block: Block,
        shown: str,
        label: str,
        href: str = "",
        whole: bool = True,
        name: str = "",
    ) -> None:
        """Give the block at ``index`` an id, and its first line of text a number link.

        ``shown`` is the number as the link shows it, and ``label`` as a screen reader says it. The
        paragraph's words include those of the lists inside it only if it is ``whole``; it is not
        where the entries of these lists have numbers of their own. Their check goes into the page.
        Elsewhere it is named by its ``name``, where that is not just the number.
        """
        token = self.tokens[index]
        anchor = block.anchor
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
        kept = self.decision.kept(anchor)
        token.attrSet("id", kept)
        inlines = list(self._inlines(index))
        with_words = self._inlines(index, nested=whole)
        text = " ".join(plain(inline.children or []) for inline in with_words).strip()
        token.attrSet("data-check", written_check(text))
        self.blocks.append(replace(block, anchor=kept, text=text))
        self.paragraphs.append(Paragraph(kept, name or shown, text, self.line(token)))
        if token.type == "table_open":
            token.meta["label"] = _("Table, {paragraph}", paragraph=label[:1].lower() + label[1:])
        elif inlines and inlines[0].children is not None:
            inlines[0].children.insert(0, number_link(href or f"#{kept}", shown, label))

    def footnotes(self, prefix: str) -> None:
        """Give the footnotes at the end of the text their ids, and link them with their marks.

        An id is the ``prefix`` with the words of the mark, so that it stays when another footnote
        comes before. Footnotes are no paragraphs that count, but are cited and found as these are.
        """
        at = next((n for n, one in enumerate(self.tokens) if one.type == "footnotes_open"), None)
        every: dict[str, list[Mark]] = defaultdict(list)
        for mark in marks(self.tokens[:at]):
            every[mark.label].append(mark)
            if mark.is_of_another_part:
                self.problems.append(
                    Problem(
                        self.path,
                        self.first_line + mark.line,
                        f'the footnote "[^{mark.label}]" is of an item above, which has its mark'
                        " too; write it for this item once more, under another mark",
                    )
                )
        for entry in [] if at is None else self.entries(at):
            label, shown = self.tokens[entry].meta["label"], self.tokens[entry].meta["shown"]
            anchor = self._unused(prefix + (anchor_of(label) or "note"))
            block, name = Block(anchor, "", ""), f"{FOOTNOTE}{shown}"
            self.paragraph(entry, block, shown, name.capitalize(), name=name)
            own = every[label]
            for count, mark in enumerate(own, 1):
                mark.lead(self.decision.kept(anchor), count, shown)
            *_, last = self._inlines(entry)
            backs = (mark.back(count, len(own)) for count, mark in enumerate(own, 1))
            last.children = [*(last.children or ()), *backs]

    def _inlines(self, index: int, nested: bool = False) -> Iterator[Token]:
        """Yield the inline tokens of the block at ``index``.

        Those of lists inside the block are left out unless ``nested`` is true.
        """
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
        """Return the indexes at which the entries of the list at ``index`` begin."""
        level = self.tokens[index].level
        positions = []
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.level == level and token.nesting == -1:
                break
            if token.type == "list_item_open" and token.level == level + 1:
                positions.append(position)
        return positions

    def inside(self, index: int) -> tuple[Token, ...]:
        """Return copies of the tokens inside the block at ``index``, to show them once more."""
        level = self.tokens[index].level
        copies = []
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.level == level and token.nesting == -1:
                break
            copies.append(token.copy(children=token.children and list(token.children)))
        return tuple(copies)

    def take_labels(self, index: int) -> list[str] | None:
        """Remove the printed letters like ``a)`` from the entries of a list, and return them.

        If any entry has no letter, the list stays as it is and the result is None; if others have
        one, that is a Problem at the first entry without.
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
        """Remove a printed number like 1.4 from the beginning of a paragraph, and return it.

        The result is empty where there is none.
        """
        children = self.tokens[index + 1].children
        first = children[0] if children else None
        match = PRINTED.match(first.content) if first and first.type == "text" else None
        if first is None or match is None:
            return ""
        first.content = first.content[match.end() :]
        return match[1]

    def lettered(self, index: int, extra: str = "") -> None:
        """Turn the list at ``index`` into one whose entries show their letters as links.

        ``extra`` is added to the list's CSS class.
        """
        self.tokens[index].type, self.tokens[index].tag = "ordered_list_open", "ol"
        self.tokens[index].attrs.clear()
        self.tokens[index].attrSet("class", f"lettered{extra}")
        level = self.tokens[index].level
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.level == level and token.nesting == -1:
                token.type, token.tag = "ordered_list_close", "ol"
                return

    def result(self) -> NumberedText:
        """Return what was collected."""
        self._leave_the_gone()
        return NumberedText(
            tuple(self.paragraphs),
            tuple(self.actions),
            tuple(self.headings),
            tuple(self.problems),
            tuple(self.blocks),
        )

    def _leave_the_gone(self) -> None:
        """Put a line where each block stood whose words are gone; its address leads there."""
        for gone in self.decision.gone:
            at = next(
                (
                    index
                    for index, token in enumerate(self.tokens)
                    if gone.after and token.attrGet("id") == gone.after
                ),
                None,
            )
            entry = at is not None and self.tokens[at].type == "list_item_open"
            level = self.tokens[at].level if at is not None else 0
            end = 0 if at is None else self._end(at) + 1
            self.tokens[end:end] = gone_line(
                gone, self.number_of(gone.anchor), "li" if entry else "p", level
            )

    def _end(self, index: int) -> int:
        """Return where the block that opens at ``index`` closes."""
        level = self.tokens[index].level
        return next(
            position
            for position in range(index + 1, len(self.tokens))
            if self.tokens[position].nesting == -1 and self.tokens[position].level == level
        )


def number_item(
    tokens: list[Token],
    number: str,
    meeting: str,
    path: str,
    first_line: int,
    decision: Decision = PLAIN,
    *,
    is_agenda: bool = False,
) -> NumberedText:
    """Number the text of an agenda item, and find its actions. The tokens are changed in place.

    ``number`` is the item's number, ``meeting`` the meeting's slug; ``path`` and ``first_line``
    say where the text stands, for Problems. The ``decision`` is what the ledger makes of it. What
    an agenda says has anchors of its own, so that the notes to come are numbered from 1.
    """
    slug = number_slug(number)
    series = f"{AGENDA if is_agenda else 'p'}{slug}-"
    numbering = _Numbering(
        tokens, path, first_line, decision, _OF_ITEM, partial(_shown, series, number)
    )
    count = 0
    actions_heading: Token | None = None
    for index, token in enumerate(tokens):
        if token.level:
            continue
        if token.type == "heading_open":
            numbering.heading(index, f"h{slug}-")
            numbering.remedy = _OF_ITEM
        if token.type in ("heading_open", "paragraph_open") and _may_be_actions(tokens, index):
            numbering.remedy = _OF_ITEM + _AS_ACTIONS
        if token.type in ("heading_open", "paragraph_open") and _is_actions(tokens, index):
            if actions_heading is not None:
                break
            actions_heading = token
        elif token.type == "heading_open" and actions_heading is not None:
            break
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            if actions_heading is not None:
                _number_actions(numbering, index, number, meeting)
                actions_heading = None
                continue
            labels = numbering.take_labels(index)
            if labels is not None:
                numbering.lettered(index)
            for position, entry in enumerate(numbering.entries(index)):
                if labels is not None:
                    letter = labels[position]
                    shown = f"{letter})"
                    block = Block(f"{series}{letter}", "", "")
                    numbering.paragraph(
                        entry,
                        block,
                        shown,
                        _("Paragraph {number} {letter}", number=number, letter=shown),
                    )
                else:
                    count += 1
                    _count(numbering, entry, series, number, count)
        elif token.type in ("paragraph_open", "blockquote_open", "table_open"):
            if actions_heading is not None:
                break
            count += 1
            _count(numbering, index, series, number, count)
    if actions_heading is not None:
        numbering.problems.append(
            Problem(
                path,
                numbering.line(actions_heading),
                "no list of actions follows"
                ' this heading; write each action on a line that begins with "- "',
            )
        )
    numbering.footnotes(f"fn{slug}-")
    return numbering.result()


def _count(numbering: _Numbering, index: int, series: str, number: str, count: int) -> None:
    """Give the block at ``index`` the number ``count`` within its item: 5.3."""
    block = Block(f"{series}{count}", series, "")
    shown = _shown(block.series, number, numbering.decision.kept(block.anchor))
    numbering.paragraph(index, block, shown, _("Paragraph {number}", number=shown))


def _shown(series: str, number: str, anchor: str) -> str:
    """Return the number of a paragraph in an item as the public sees it: 5.3A for p5-3a."""
    own = anchor.removeprefix(series)
    if own == anchor:
        return ""
    return f"{own})" if own.isalpha() else f"{number}.{own.upper()}"


def _is_actions(tokens: list[Token], index: int) -> bool:
    """Whether the block at ``index`` is a heading "Actions", or a paragraph of that in bold."""
    children = tokens[index + 1].children or []
    marks = [child.type for child in children if child.type != "text" or child.content]
    if tokens[index].type == "paragraph_open" and marks[:1] != ["strong_open"]:
        return False
    return bool(ACTIONS.fullmatch(plain(children).strip()))


def _may_be_actions(tokens: list[Token], index: int) -> bool:
    """Whether a block may have been meant for the heading of a list of actions, and is none."""
    line = tokens[index + 1].content.strip()
    is_text = tokens[index].type == "paragraph_open"
    return bool(LIKE_ACTIONS.fullmatch(line.strip("*_ ")) or (is_text and ACTIONS.fullmatch(line)))


def _number_actions(numbering: _Numbering, index: int, number: str, meeting: str) -> None:
    """Make each entry of the list at ``index`` an action, with a link to its page."""
    labels = numbering.take_labels(index)
    entries = numbering.entries(index)
    if len(entries) > MOST_ACTIONS:
        line = numbering.line(numbering.tokens[entries[MOST_ACTIONS]])
        message = f"an item has at most {MOST_ACTIONS} actions; make it several items"
        numbering.problems.append(Problem(numbering.path, line, message))
        return
    numbering.lettered(index, " actions")
    for position, entry in enumerate(entries):
        letter = labels[position] if labels else letter_at(position)
        item = number_slug(number)
        block = Block(f"{ACTION}{item}{letter}", f"{ACTION}{item}", "", lettered=True)
        kept = numbering.decision.kept(block.anchor)
        slug = kept.removeprefix(ACTION)
        letter = kept.removeprefix(block.series)
        tokens = numbering.inside(entry)
        text = " ".join(plain(token.children or []) for token in tokens if token.type == "inline")
        line = numbering.line(numbering.tokens[entry])
        numbering.actions.append(ActionText(letter, kept, text.strip(), tokens, line))
        numbering.paragraph(
            entry,
            block,
            f"{number}{letter}",
            _("Action {label}", label=f"{number}{letter}"),
            action_url(f"{meeting}-{slug}"),
        )


def letter_at(position: int) -> str:
    """Return the letter at a position from 0: a … z, then aa, ab …"""
    first, second = divmod(position, 26)
    return (chr(96 + first) if first else "") + chr(97 + second)


def number_report(
    tokens: list[Token], path: str, first_line: int, decision: Decision = PLAIN
) -> NumberedText:
    """Number the text of a report. The tokens are changed in place.

    Printed numbers are kept, and other paragraphs are counted under their heading. ``path`` and
    ``first_line`` say where the text stands, for Problems. The ``decision`` is what the ledger
    makes of it.
    """
    numbering = _Numbering(tokens, path, first_line, decision)
    section, title, counts = "text", "the text", Counter[str]()
    for index, token in enumerate(tokens):
        if token.level:
            continue
        if token.type == "heading_open":
            section = numbering.heading(index)
            title = numbering.headings[-1].text
        elif token.type == "ordered_list_open":
            token.attrs.clear()
            for entry in numbering.entries(index):
                printed = tokens[entry].info
                tokens[entry].attrSet("value", printed)
                label = _("Paragraph {number}", number=printed)
                printed_block = Block(f"p{printed}", "", "")
                numbering.paragraph(entry, printed_block, printed, label, whole=False)
                _number_inside(numbering, entry, printed)
        elif token.type == "paragraph_open" and (printed := numbering.take_number(index)):
            label = _("Paragraph {number}", number=printed)
            numbering.paragraph(index, Block(f"p{number_slug(printed)}", "", ""), printed, label)
        elif token.type in ("paragraph_open", "blockquote_open", "table_open", "bullet_list_open"):
            is_list = token.type == "bullet_list_open"
            for block in numbering.entries(index) if is_list else [index]:
                counts[section] = numbering.free(section, counts[section] + 1)
                label = _("Paragraph {number} under {title}", number=counts[section], title=title)
                counted = Block(f"{section}-{counts[section]}", f"{section}-", "")
                numbering.paragraph(block, counted, UNNUMBERED, label)
    numbering.footnotes("fn-")
    return numbering.result()


def _number_inside(numbering: _Numbering, entry: int, printed: str) -> None:
    """Number the bullets inside the paragraph with the printed number 5: 5(1), 5(2) …"""
    level = numbering.tokens[entry].level
    count = 0
    for position in range(entry + 1, len(numbering.tokens)):
        token = numbering.tokens[position]
        if token.level == level and token.nesting == -1:
            return
        if token.type == "list_item_open" and token.level == level + 2:
            count += 1
            bullet = Block(f"p{printed}-b{count}", f"p{printed}-b", "")
            kept = numbering.decision.kept(bullet.anchor).rpartition("-b")[2]
            shown = f"{printed}({kept.upper()})"
            numbering.paragraph(position, bullet, shown, _("Paragraph {number}", number=shown))


def number_plain(
    tokens: list[Token], path: str, first_line: int, decision: Decision = PLAIN
) -> NumberedText:
    """Give ids to the headings of one of the site's own pages; nothing in it is numbered."""
    numbering = _Numbering(tokens, path, first_line, decision)
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            numbering.heading(index)
    numbering.footnotes("fn-")
    return numbering.result()
