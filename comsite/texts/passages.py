"""Passages in another language: ``[geiriau Cymraeg]{lang=cy}``."""

from __future__ import annotations

import re
from typing import Any

from markdown_it.rules_inline import StateInline

from comsite.base.problems import nearest

_WRITTEN = re.compile(r"\{([^{}\n]{0,100})\}")
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=]+)=(?P<quote>[\"“”]?)(?P<value>[^\s\"“”]*)(?P=quote)")
_NAMES = ("lang", "dir")
_DIRECTIONS = ("ltr", "rtl", "auto")
# A language may be followed by a script, a region and the like: zh-Hant, pt-BR.
_MORE = re.compile(r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")

# The codes of ISO 639-1, and of languages without one that are spoken or signed in Britain.
CODES_OF_LANGUAGES = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie
ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv
mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm
rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts
tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
bfi ckb isg kmr prs rmc rmy rom sco skr syl yue
"""
_LANGUAGES = frozenset(CODES_OF_LANGUAGES.split())
CODES_READ_LEFTWARDS = "ar ckb dv fa he ks prs ps sd skr ug ur yi"
_LEFTWARDS = frozenset(CODES_READ_LEFTWARDS.split())
# What people type for a code.
_CODES = {
    "welsh": "cy",
    "cymraeg": "cy",
    "irish": "ga",
    "gaelic": "gd",
    "scots": "sco",
    "manx": "gv",
    "cornish": "kw",
    "arabic": "ar",
    "hebrew": "he",
    "urdu": "ur",
    "polish": "pl",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "latin": "la",
    "english": "en",
    "punjabi": "pa",
    "bengali": "bn",
    "gujarati": "gu",
    "romanian": "ro",
    "ukrainian": "uk",
    "gb": "en",
    "uk": "en",
    "wel": "cy",
    "eng": "en",
    "ara": "ar",
    "heb": "he",
    "iw": "he",
}


def passage(state: StateInline, silent: bool) -> bool:
    """Read a passage with attributes; a rule of markdown-it for what stands in a line.

    What is wrong with the attributes is the ``fault`` in the token's meta.
    """
    start = state.pos
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    written = _WRITTEN.match(state.src, end + 1) if end >= 0 else None
    if not written or "=" not in written[1]:
        return False
    if not silent:
        last = state.posMax
        state.pos, state.posMax = start + 1, end
        token = state.push("passage_open", "span", 1)
        token.attrs, fault = attributes(written[1])
        if fault:
            token.meta["fault"] = f'"{written[0][:60]}": {fault}'
        state.md.inline.tokenize(state)
        state.push("passage_close", "span", -1)
        state.posMax = last
    state.pos = written.end()
    return True


def attributes(written: str) -> tuple[dict[str, Any], str]:
    """Return the attributes that are written between braces, and what is wrong with them."""
    found: dict[str, str] = {}
    for part in written.split():
        match = _ATTRIBUTE.fullmatch(part)
        if not match or match["name"] not in _NAMES or match["name"] in found:
            return {}, (
                'only lang and dir can stand here, each once, like "{lang=cy}" or'
                ' "{lang=ar dir=rtl}"'
            )
        name, value = match["name"], match["value"]
        fault = _fault_of_language(value) if name == "lang" else _fault_of_direction(value)
        if fault:
            return {}, fault
        found[name] = value
    if found.get("lang", "").partition("-")[0] in _LEFTWARDS:
        found.setdefault("dir", "rtl")
    return found, ""


def _fault_of_language(value: str) -> str:
    code, _, more = value.partition("-")
    if code in _LANGUAGES and _MORE.fullmatch(f"-{more}" if more else ""):
        return ""
    low = code.lower()
    meant = _CODES.get(low, low if low in _LANGUAGES else "")
    hint = f'; write "lang={meant}"' if meant else ""
    return (
        f'"{value}" is no code of a language, of two or three small letters such as cy for Welsh,'
        f" ar for Arabic or pl for Polish{hint}"
    )


def _fault_of_direction(value: str) -> str:
    if value in _DIRECTIONS:
        return ""
    return (
        f'"{value}" is no direction; it is ltr (from left to right), rtl (from right to left) or'
        f" auto{nearest(value, _DIRECTIONS)}"
    )
