"""Addresses that stand in a text by themselves become links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# A host has a dot in it, and ends with letters.
_ADDRESS = re.compile(
    r"(?<![\w@/.:-])(?:https?://(?:[\w-]+\.)+|www\.(?:[\w-]+\.)+)[^\W\d_]{2,}(?![\w@-])"
    r"(?::\d{1,5})?(?:[/?#][^\s<>\"“”|]*)?",
    re.IGNORECASE,
)
_ENDS = ".,;:!?'’*_…"  # marks of the sentence, not of the address
_CLOSING = {")": "(", "]": "[", "}": "{"}


def link_addresses(state: StateCore) -> None:
    """Put links around the addresses in the texts of a document; a rule of markdown-it.

    What is in a link or is code stays as it is.
    """
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_linked(token.children, state.md.normalizeLink))


def _linked(children: list[Token], whole: Callable[[str], str]) -> Iterator[Token]:
    inside = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            inside += child.nesting
        if child.type == "text" and not inside:
            yield from _cut(child, whole)
        else:
            yield child


def _cut(token: Token, whole: Callable[[str], str]) -> Iterator[Token]:
    """Yield a text cut into links and what stands between them."""
    text, at = token.content, 0
    for match in _ADDRESS.finditer(text):
        shown = _without_ends(match[0])
        if match.start() > at:
            yield _text(text[at : match.start()], token.level)
        href = whole(shown if "://" in shown else f"https://{shown}")
        yield Token("link_open", "a", 1, {"href": href}, level=token.level, markup="linkify")
        yield _text(shown, token.level + 1)
        yield Token("link_close", "a", -1, level=token.level, markup="linkify")
        at = match.start() + len(shown)
    if not at:
        yield token
    elif at < len(text):
        yield _text(text[at:], token.level)


def _text(text: str, level: int) -> Token:
    return Token("text", "", 0, content=text, level=level)


def _without_ends(address: str) -> str:
    """Return an address without the marks of the sentence that it ends, or that it stands in."""
    surplus = {mark: address.count(mark) - address.count(_CLOSING[mark]) for mark in _CLOSING}
    end = len(address)
    while address[end - 1] in _ENDS or surplus.get(address[end - 1], 0) > 0:
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]
