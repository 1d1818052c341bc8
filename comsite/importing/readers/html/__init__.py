"""Read web pages: the main text as a browser shows it, without navigation and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from comsite.importing.document import Block, SourceDocument
from comsite.importing.readers.common import CannotRead, Finding, notices_of, tidy
from comsite.importing.readers.decoding import decode
from comsite.importing.readers.html.walk import HtmlWalk
from comsite.importing.readers.tables import TABLE_HEADING

_NESTED = 2_000  # nested elements; no real page has more
_TAG = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")

_ENDED = re.compile(  # elements that need no end tag
    "area|base|body|br|col|colgroup|dd|dt|embed|frame|head|hr|html|img|input|li|link|meta|option"
    "|optgroup|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr",
    re.IGNORECASE,
)

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]+)""", re.IGNORECASE)

_ONCE = {
    "page header": "the header of the page",
    "navigation": "the navigation of the page",
    "cookie banner": "a notice about cookies",
    "page footer": "the footer of the page",
    "outside": "what stands outside the main part of the page",
}

_SENTENCES = {
    **{kind: (f"{what} was left out", f"{what} was left out") for kind, what in _ONCE.items()},
    "form": ("a form or button was left out", "{count} forms and buttons were left out"),
    "side column": (
        "a column beside the text was left out",
        "{count} columns beside the text were left out",
    ),
    "screen reader": (
        "words for screen readers only were left out",
        "words for screen readers only were left out in {count} places",
    ),
    "drawing": (
        "a drawing with words in it was left out",
        "{count} drawings with words in them were left out",
    ),
    "hidden": (
        "a word that the page hides was left out",
        "{count} words that the page hides were left out",
    ),
    "table heading": TABLE_HEADING,
    "struck": (
        "words that are struck out were kept as plain words; delete them if they no longer hold",
        "words that are struck out in {count} places were kept as plain words; delete them if they"
        " no longer hold",
    ),
    "picture": (
        "a picture was left out; if it says something that the text does not, say it in words there"
        " (alternative text)",
        "{count} pictures were left out; if they say something that the text does not, say it in"
        " words there (alternative text)",
    ),
    "described": (
        "a picture was left out; its alternative text is in the list of words left out",
        "{count} pictures were left out; their alternative texts are in the list of words left out",
    ),
    "unreadable": (
        "a character could not be read and is shown as �; look at it in the original",
        "{count} characters could not be read and are shown as �; look at them in the original",
    ),
}


def read(name: str, data: bytes) -> SourceDocument:
    """Read a web page as a SourceDocument. Raises CannotRead."""
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared[1].decode("ascii") if declared else "").replace("\0", "")
    if _nesting(text) > _NESTED:
        raise CannotRead(
            name,
            "its elements are nested far deeper than a page's are, so it is damaged; open it in a"
            " browser, copy what it shows into a .txt file, and import that",
        )
    tree = LexborHTMLParser(text)
    findings: list[Finding] = []
    if bad := text.count("\ufffd"):
        findings.append(Finding("unreadable", "", count=bad))
    everything = HtmlWalk(tree.body)
    blocks = everything.blocks
    main = _main(tree)
    within = HtmlWalk(main, within_main=True) if main is not None else None
    if within and _words(within.blocks) > _words(blocks) * 0.3:
        around = HtmlWalk(tree.body, without=main)
        lost = "\n".join(f"{block.marker} {block.text}".strip() for block in around.blocks)
        findings += [*within.findings, *around.findings]
        if lost:
            findings.append(Finding("outside", "", lost))
        blocks = within.blocks
    else:
        findings += everything.findings
    title = tree.css_first("title")
    shown = " ".join(tidy(title.text()).split()) if title is not None else ""
    return SourceDocument(name, tuple(blocks), tuple(notices_of(findings, _SENTENCES)), shown)


def _nesting(text: str) -> int:
    """Return how deep elements are nested; the parser's time grows with the square of it."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if not _ENDED.fullmatch(match[2]):
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the element that holds the page's own text, if the page says which."""
    for selector in ("main", "[role=main]", "article", "#main-content", "#maincontent", "#content"):
        nodes = tree.css(selector)
        if len(nodes) == 1 or (nodes and selector != "article"):
            return max(nodes, key=lambda node: len(node.text()))
    return None


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)
