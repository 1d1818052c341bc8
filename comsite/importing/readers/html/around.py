"""Recognise what is around the text of a web page: navigation, headers, cookie notices."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_AROUND = {
    "aside": "side column",
    "button": "form",
    "dialog": "form",
    "footer": "page footer",
    "header": "page header",
    "nav": "navigation",
    "noscript": "page footer",
    "select": "form",
    "svg": "drawing",
    "textarea": "form",
}

_ROLES = {
    "alertdialog": "cookie banner",
    "banner": "page header",
    "complementary": "side column",
    "contentinfo": "page footer",
    "dialog": "form",
    "navigation": "navigation",
    "search": "form",
}

_OF_TEXT = frozenset({"aside", "footer", "header"})  # inside the main text these are part of it


def _named(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{words})(?=\s|$)", re.IGNORECASE)


_NAMES = (  # by an element's id and classes
    (re.compile(r"cookie|(?:^|[\s_-])(?:gdpr|consent)(?:[\s_-]|$)", re.I), "cookie banner"),
    (_named("(?:site-|main-|page-)?(?:nav|navbar|navigation|menu|breadcrumbs?)"), "navigation"),
    (_named("(?:site-|page-|global-)(?:header|banner)"), "page header"),
    (_named("(?:site-|page-|global-)?footer"), "page footer"),
    (_named("side-?bar|share|social(?:-links|-share)?"), "side column"),
    (
        _named("(?:[a-z]+-)?visually-?hidden|sr-only|screen-reader-text|(?:[a-z]+-)?skip-?link"),
        "screen reader",
    ),
)


def around(node: LexborNode, tag: str, attributes: dict[str, str | None], within_main: bool) -> str:
    """Return the kind of page part that an element is, such as "navigation", or ""."""
    kind = _ROLES.get(attributes.get("role") or "") or _AROUND.get(tag, "")
    if tag in _OF_TEXT and (within_main or node.css_first("h1") is not None):
        return ""
    if kind:
        return kind
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
    if not names or tag in ("body", "main", "article"):
        return ""
    return next((kind for pattern, kind in _NAMES if pattern.search(names)), "")
