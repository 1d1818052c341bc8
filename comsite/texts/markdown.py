"""Turn Markdown into tokens and tokens into HTML: CommonMark and tables, without raw HTML.

Only this module and the templates make HTML. Content is not trusted: text that a page would drop,
block or show as code by accident is a Problem with its line instead.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from comsite.base.language import _
from comsite.base.letterforms import one_form
from comsite.base.problems import CONTROL, Problem
from comsite.texts import footnotes
from comsite.texts.bare_addresses import link_addresses
from comsite.texts.clerk import AGENDA, Gone
from comsite.texts.passages import passage

DEEPEST = 40  # levels of blocks; markdown-it drops what lies below its own limit without a word
_PARSER_LIMIT = 100
_MOST_PARTS = 10_000  # paragraphs, headings, list entries and table cells; 20,000 take seconds
_MOST_BRACKETS = 5_000  # "[" in a paragraph; the parser's time grows with the square of these

_SCHEMES = ("https://", "http://", "mailto:", "tel:")

_FENCED = (
    "``` or ~~~ makes a block of program code here, which notes and reports do not have; delete"
    " that line and the one that closes it"
)

_INDENTED = (
    "this text is indented by a tab, or by four spaces or more, which shows it as computer code;"
    " take them away"
)

_NO_TABLE = (
    "these lines make a table only if the second one is like | --- | --- |, with as many parts as"
    " the first"
)

_INDEXED = re.compile(
    r'<span data-short[^>]*>([^<]*)</span>| data-pagefind-(?:index-attrs="[^"]*"|ignore)()'
)

# A heading, or the beginning of a block that has an address.
_BLOCK = re.compile(r'<h([1-6])\b|<(p|blockquote|li) id="([^"]+)"[^>]*>')

RAW_HTML = re.compile(
    r"<!--|</?(?:a|abbr|b|big|blockquote|body|br|button|center|code|div|em|embed|font|form|h[1-6]"
    r"|head|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|s|script|small|span|strong"
    r"|style|sub|sup|svg|table|tbody|td|th|tr|u|ul|video|(?:o|v|w|m|st1):[a-z]+)\b[^<>]*>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link in a text to a path of this site, or an image: its target and its line."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as tokens, its links to this site, and the problems in it."""

    tokens: list[Token]
    links: tuple[LinkUse, ...]
    problems: tuple[Problem, ...]


def parse(text: str, path: str, first_line: int) -> Parsed:
    """Parse a text that begins at line ``first_line`` of the file at ``path``."""
    env: EnvType = {}
    lines = text.split("\n")
    crowded = _crowded(lines)
    if crowded is not None:
        message = f"there are more than {_MOST_BRACKETS:,} [ in this paragraph; make it several"
        return Parsed([], (), (Problem(path, first_line + crowded, message),))
    tokens = _PARSER.parse(text, env)
    parts = [token.map or [0] for token in tokens if token.type == "inline"]
    if len(parts) > _MOST_PARTS:
        message = (
            f"there are {_MOST_PARTS:,} paragraphs, list entries and table cells before this one,"
            " which is as many as a text can have; divide it into several records"
        )
        return Parsed([], (), (Problem(path, first_line + parts[_MOST_PARTS][0], message),))
    links: list[LinkUse] = []
    problems = list(_unused(env, tokens, path, first_line))
    problems += footnotes.gather(tokens, path, first_line)
    level = 1
    for number, token in enumerate(tokens):
        line = first_line + (token.map[0] if token.map else 0)
        if token.level >= DEEPEST:
            problems.append(
                Problem(path, line, "lists or quotations are nested too deeply here; flatten them")
            )
            break
        if token.type == "heading_open":
            level = _check_heading(token, tokens[number + 1], level, path, line, problems)
        elif token.type in ("th_open", "td_open"):
            _align_by_class(token)
        elif token.type == "tr_open":
            problems += _check_row(tokens, number, lines, path, line)
        elif token.type == "code_block":
            problems.append(Problem(path, line, _INDENTED))
        elif token.type == "fence":
            problems.append(Problem(path, line, _FENCED))
        elif token.type == "inline":
            if token.content.startswith("|") and "\n|" in token.content:
                problems.append(Problem(path, line, _NO_TABLE))
            for child, child_line in _with_lines(token, line):
                _check_inline(child, path, child_line, links, problems)
    return Parsed(tokens, tuple(links), tuple(problems))


def render(tokens: Sequence[Token]) -> Markup:
    """Return the HTML of tokens from ``parse``. Links to this site stay paths from its top."""
    rendered = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return Markup(rendered)  # noqa: S704  (the parser escapes all text and makes no raw HTML)


def plain(tokens: Sequence[Token]) -> str:
    """Return the words of inline tokens, without any markup."""
    words = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_with_parts"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type == "image" and token.children:
            words.append(plain(token.children))
    return "".join(words)


def inline_text(text: str) -> str | None:
    """Return the words of a text that is one paragraph and nothing else, or None if it is more."""
    parsed = parse(text, "", 1)
    kinds = [token.type for token in parsed.tokens]
    if parsed.problems or kinds != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    return " ".join(plain(parsed.tokens[1].children or []).split())


def number_link(href: str, text: str, label: str) -> Token:
    """Return the token of the link that shows a paragraph's number and leads to it.

    ``label`` is what a screen reader says.
    """
    return Token("number_link", "", 0, meta={"href": href, "text": text, "label": label})


def gone_line(gone: Gone, shown: str, tag: str, level: int) -> list[Token]:
    """Return the tokens of a line in the place of words that are gone.

    ``tag`` is ``p``, or ``li`` in a list. ``shown`` is the number that the place had.
    """
    kind = "list_item" if tag == "li" else "paragraph"
    line = Token("gone_line", "", 0, meta={"gone": gone, "shown": shown})
    inline = Token("inline", "", 0, children=[line], level=level + 1)
    attributes: dict[str, str | int | float] = {"id": gone.anchor, "class": "gone"}
    return [
        Token(f"{kind}_open", tag, 1, attributes, level=level, block=True),
        inline,
        Token(f"{kind}_close", tag, -1, level=level, block=True),
    ]


def correction_line(date: str, was: str, now: str) -> list[Token]:
    """Return the tokens of a line behind a paragraph that was corrected."""
    line = Token("correction_line", "", 0, meta={"date": date, "was": was, "now": now})
    return [
        Token("paragraph_open", "p", 1, {"class": "corrected"}, block=True),
        Token("inline", "", 0, children=[line], level=1),
        Token("paragraph_close", "p", -1, block=True),
    ]


def unindexed(text: Markup) -> Markup:
    """Return the HTML without the marks that only the search index reads."""
    return Markup(_INDEXED.sub(r"\1", text))  # noqa: S704  (attributes of our own are taken out)


def with_headings(text: Markup, headings: Mapping[str, tuple[str, Markup]]) -> Markup:
    """Return the HTML with headings of ours above some of its blocks, by the block's anchor.

    A heading is its class and its words. It is a level below the text's own heading, and search
    leaves it out.
    """
    level = 2

    def put(block: re.Match[str]) -> str:
        nonlocal level
        depth, tag, anchor = block.groups()
        level = int(depth) if depth else level
        if anchor not in headings:
            return block[0]
        name, words = headings[anchor]
        below = min(level + 1, 6)
        heading = f'<h{below} class="{escape(name)}" data-pagefind-ignore>{words}</h{below}>'
        return f"{block[0]}{heading}" if tag == "li" else f"{heading}\n{block[0]}"

    return Markup(_BLOCK.sub(put, text))  # noqa: S704  (HTML from here, and words that are safe)


def element(tag: str, attributes: Mapping[str, str], text: str) -> str:
    """Return the HTML of a piece of text in an element of its own."""
    attribute_text = "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])
    return f"<{tag}{attribute_text}>{html.escape(text, quote=False)}</{tag}>"


def with_parts(text: str, parts: list[tuple[int, int, str]]) -> Token:
    """Return the token of a text in which an ``element`` replaces each part.

    A part is (start, end, HTML); the parts are in order and do not overlap. It is one token for
    the whole text, because a token for each part would take more time and memory.
    """
    return Token("text_with_parts", "", 0, content=text, meta={"parts": parts})


def _crowded(lines: list[str]) -> int | None:
    """Return the line, from 0, at which a paragraph has too many brackets, or None."""
    brackets = 0
    for number, line in enumerate(lines):
        brackets = brackets + line.count("[") if line.strip() else 0
        if brackets > _MOST_BRACKETS:
            return number
    return None


def _check_heading(
    token: Token, inline: Token, level: int, path: str, line: int, problems: list[Problem]
) -> int:
    """Add what is wrong with a heading to ``problems``, and return its level.

    ``level`` is that of the heading before it.
    """
    depth = int(token.tag[1])
    shown = plain(inline.children or [])
    if not shown.strip():
        problems.append(Problem(path, line, "this heading has no words; write them or delete it"))
    elif token.markup == "=":
        problems.append(Problem(path, line, underlined(shown, token.markup)))
    elif depth == 1:
        problems.append(
            Problem(
                path, line, f'"# {shown}": a single # is the page\'s own title; write "## {shown}"'
            )
        )
    elif depth > level + 1:
        problems.append(
            Problem(
                path,
                line,
                f'"{"#" * depth} {shown}" skips a level; write "{"#" * (level + 1)} {shown}"',
            )
        )
    return depth


def underlined(shown: str, mark: str) -> str:
    """Return what is wrong with a heading that is one because of the line of marks under it."""
    marks = "hyphens" if mark == "-" else "equals signs"
    return (
        f'the line of {marks} below makes a heading of "{shown}"; put an empty line between them,'
        " or delete it"
    )


def _unused(env: EnvType, tokens: list[Token], path: str, first_line: int) -> Iterator[Problem]:
    """Report lines like ``[CC]: agreed``, which vanish from the page where no link uses them."""
    used = {
        child.attrGet("href") or child.attrGet("src")
        for token in tokens
        for child in token.children or []
    }
    unused = [
        (label, definition)
        for label, definition in env.get("references", {}).items()
        if definition["href"] not in used
    ]
    unused += [(duplicate["label"], duplicate) for duplicate in env.get("duplicate_refs", [])]
    for label, definition in unused:
        yield Problem(
            path,
            first_line + definition["map"][0],
            f'a line that begins with "[{label}]:" does not show, and no link uses it;'
            " write it without the brackets",
        )


def _check_row(
    tokens: list[Token], number: int, lines: list[str], path: str, line: int
) -> Iterator[Problem]:
    """Report a row of a table with more cells than its heading: the page drops the others."""
    row = tokens[number]
    last = ""
    for position in range(number + 1, len(tokens)):
        token = tokens[position]
        if token.type == "tr_close":
            break
        if token.type == "inline" and token.content:
            last = token.content
    written = lines[row.map[0]] if row.map else ""
    if not written.replace("\\|", "|").rstrip("| \t").endswith(last.rstrip("| \t")):
        yield Problem(
            path, line, "this row has more cells than the first row of its table; make them alike"
        )


def _with_lines(inline: Token, line: int) -> Iterator[tuple[Token, int]]:
    """Yield the tokens inside a block that begins at ``line``, each with its own line."""
    for child in inline.children or []:
        yield child, line
        if child.type in ("softbreak", "hardbreak"):
            line += 1


def _check_inline(
    token: Token, path: str, line: int, links: list[LinkUse], problems: list[Problem]
) -> None:
    """Add what is wrong with an inline token to ``problems``, and its target to ``links``."""
    shown = [token.content, plain(token.children or []), *map(str, token.attrs.values())]
    if match := CONTROL.search("\n".join(shown)):
        problems.append(
            Problem(
                path,
                line,
                f"there is an invisible control character (U+{ord(match[0]):04X}) in this line,"
                " written with & and ;: delete it",
            )
        )
    if token.type == "text" and (match := RAW_HTML.search(token.content)):
        problems.append(
            Problem(
                path,
                line,
                f'"{match[0][:40]}" is HTML, which is not allowed;'
                " take it out, or use Markdown (**bold**, *italic*, [text](address))",
            )
        )
    elif token.type == "link_open":
        token.attrSet("class", "link")  # links of names, which are many, have no class
        target = str(token.attrGet("href") or "")
        if target.startswith(("/", "#")) and not target.startswith("//"):
            links.append(LinkUse(target, line))
        elif not target.lower().startswith(_SCHEMES):
            token.attrs.pop("href", None)
            problems.append(
                Problem(
                    path,
                    line,
                    f'the link leads to "{target[:60]}"; write a path of'
                    " this site that begins with / (like /meetings/), or a whole"
                    " address that begins with https://",
                )
            )
    elif token.type == "passage_open" and "fault" in token.meta:
        problems.append(Problem(path, line, token.meta["fault"]))
    elif token.type == "image":
        source = str(token.attrGet("src") or "")
        if not source.startswith("/files/"):
            token.attrs.pop("src", None)
            problems.append(
                Problem(
                    path,
                    line,
                    f'the image "{source[:60]}" is not in files/; put it'
                    " there and write /files/ and its name",
                )
            )
            return
        if not plain(token.children or []).strip():
            problems.append(
                Problem(
                    path,
                    line,
                    f'the image "{source}" has no description; write'
                    " what it shows between the brackets: ![description](…)",
                )
            )
        links.append(LinkUse(source, line))


def _align_by_class(token: Token) -> None:
    """Align a cell by a class: the site's security policy blocks inline styles."""
    style = str(token.attrs.pop("style", ""))
    if style:
        token.attrSet("class", style.replace("text-align:", "align-"))


class _Renderer(RendererHTML):
    """Renders our own kinds of token: number links, texts with parts, tables that scroll.

    Quotation marks in a text stay as they are, because only attributes need them escaped.
    """

    def text(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return html.escape(tokens[index].content, quote=False)

    def number_link(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        meta = tokens[index].meta
        return (
            f'<a class="number" href="{escape(meta["href"])}" aria-label="{escape(meta["label"])}"'
            f">{escape(meta['text'])}</a> "
        )

    def correction_line(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        meta = {name: escape(value) for name, value in tokens[index].meta.items()}
        return (
            f"<span data-pagefind-ignore>"
            f"{_('Corrected on {date}: “{was}” is now “{now}”.', **meta)}"
            f' <a href="#corrections">{_("Corrections")}</a></span>'
        )

    def gone_line(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        gone, shown = tokens[index].meta["gone"], escape(tokens[index].meta["shown"])
        href = escape(gone.into if gone.into.startswith("/") else f"#{gone.into}")
        told = _("What stood here was taken out after it was published.")
        if gone.anchor.startswith(AGENDA):
            told = _("What the agenda said here was replaced by the notes.")
        elif gone.into:
            told = _(
                'What stood here is now part of <a href="{href}">another paragraph</a>.', href=href
            )
        elif gone.taken_down:
            told = _("What stood here was taken down.")
        number = f'<span class="number">{shown}</span> ' if shown else ""
        return f"<span data-pagefind-ignore>{number}{told}</span>"

    def footnote_ref(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        meta = {name: escape(value) for name, value in tokens[index].meta.items()}
        identity = f' id="{meta["place"]}"' if meta.get("place") else ""
        label = _("Footnote {number}", number=meta.get("shown", ""))
        return (
            f'<sup data-pagefind-ignore><a class="mark"{identity} href="{meta["href"]}"'
            f' role="doc-noteref" aria-label="{label}">{meta["shown"]}</a></sup>'
            if "href" in meta
            else ""
        )

    def footnote_back(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        meta = {name: escape(value) for name, value in tokens[index].meta.items()}
        return (
            f' <a class="mark-back" data-pagefind-ignore href="{meta["href"]}"'
            f' role="doc-backlink" aria-label="{meta["label"]}">↩\ufe0e</a>'
        )

    def text_with_parts(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        text, pieces, position = tokens[index].content, [], 0
        for start, end, part in tokens[index].meta["parts"]:
            pieces += [html.escape(text[position:start], quote=False), part]
            position = end
        return "".join(pieces) + html.escape(text[position:], quote=False)

    def table_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        anchor = tokens[index].attrGet("id")
        identity = f' id="{escape(anchor)}"' if anchor else ""
        if check := tokens[index].attrGet("data-check"):
            identity += f' data-check="{escape(check)}"'
        label = escape(tokens[index].meta.get("label", _("Table")))
        return f'<section class="table"{identity} tabindex="0" aria-label="{label}"><table>'

    def table_close(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</table></section>\n"

    def th_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        tokens[index].attrSet("scope", "col")
        return self.renderToken(tokens, index, options, env)


def _reference(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read an address that stands by itself below a text; what a footnote says is none."""
    start = state.bMarks[first] + state.tShift[first]
    return not state.src.startswith("[^", start) and reference(state, first, last, silent)


def _one_form(state: StateCore) -> None:
    """Put letters that were written with & and ; into one form, as the others are."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = one_form(child.content)


def _parser() -> MarkdownIt:
    """Return a parser of CommonMark and tables, without raw HTML."""
    options: dict[str, Any] = {"html": False, "maxNesting": _PARSER_LIMIT}
    parser = MarkdownIt("commonmark", options, renderer_cls=_Renderer)
    parser.enable("table")
    parser.block.ruler.at("reference", _reference)
    footnotes.add_to(parser)
    parser.inline.ruler.before("link", "passage", passage)
    parser.core.ruler.push("one_form", _one_form)
    parser.core.ruler.push("bare_addresses", link_addresses)
    # A blocked link would stay in the page as source text; _check_inline reports it instead.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # the documented way
    return parser


_PARSER = _parser()
