"""Write words as Markdown that the site's own parser reads back as the same words.

Each text is checked: it is parsed as the site will parse it. If the words come out differently, it
is written again with less formatting, and at last with none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from comsite.importing.composing.cleaning import clean, single_spaced
from comsite.importing.document import TextSpan
from comsite.texts.markdown import RAW_HTML, inline_text

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


_SPECIAL = re.compile(
    r"\\|`|\*"
    r"|(?<![^\W_])_|_(?![^\W_])"  # not between letters
    r"|\](?=[(:\[]|$)"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
)


_SPECIAL_IN_BRACKETS = re.compile(rf"{_SPECIAL.pattern}|[\[\]]")


_TAGS = re.compile(f"(?:{RAW_HTML.pattern})+", re.IGNORECASE)


# Marks that would begin a heading, a list, a rule or a quotation at the start of a line.
_FIRST = re.compile(r"(?:#|>|[-+](?=\s|$)|[-=](?=[-=\s]*$)|~~~|\|)|([0-9]{1,9})(?=[.)](?:\s|$))")


_SENTENCE = re.compile(
    r"(?<!\b(?:Cllr|Cyng|Insp|Prof|Supt)\.)(?<!\b(?:Mrs|Rev|Sgt)\.)"
    r"(?<!\b(?:Dr|Mr|Ms|No|St|no|pp|vs)\.)"
    r"(?<!^[0-9]{2}\.)(?<!^[0-9]{3}\.)(?<!\.[a-z]\.)"
    r"(?:(?<=[a-z)”’\"'%][.?!])|(?<=[0-9]{2}[.?!])|(?<=[.?!][”’\"')]))"
    r" (?=[“‘\"'(]?[A-Z])"
)


_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?[0-9])\S*", re.IGNORECASE)


_IN_ADDRESS = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"}


def address(href: str) -> str:
    """Return the address as Markdown writes it, or "" where the site would not lead there."""
    escaped = "".join(_IN_ADDRESS.get(mark, mark) for mark in clean(href))
    return re.sub(r"&(?=#?\w+;)", r"\\&", escaped) if _ADDRESS.fullmatch(escaped) else ""


def prose(spans: Sequence[TextSpan], formed: bool = True) -> list[str]:
    """Return the words as Markdown, one sentence a line; ``formed``: keep bold and links."""
    return list(_prose(tuple(spans), formed))


@lru_cache(maxsize=50_000)  # each round of making a draft plainer writes all its blocks again
def _prose(spans: tuple[TextSpan, ...], formed: bool) -> Sequence[str]:
    joined = _joined(spans)
    words = "".join(span.text for span in joined)
    if not words:
        return []
    for write in (_with_forms, _links_alone, _words_alone) if formed else (_words_alone,):
        lines = [_start_escaped(line) for line in _SENTENCE.split(write(joined))]
        if inline_text("\n".join(lines)) == words:
            return lines
    return [_start_escaped(_all_escaped(words))]


def cell(spans: Sequence[TextSpan], formed: bool = True) -> str:
    """Return the words as the cell of a table."""
    return " ".join(prose(spans, formed)).replace("|", "\\|")


def _joined(spans: Sequence[TextSpan]) -> list[TextSpan]:
    """Join spans with the same formatting, put single spaces between words, drop empty spans."""
    joined: list[TextSpan] = []
    for span in spans:
        text = single_spaced(span.text)
        if not joined or joined[-1].text.endswith(" "):
            text = text.lstrip()
        if not text:
            continue
        if joined and (text == " " or replace(span, text="") == replace(joined[-1], text="")):
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        else:
            joined.append(replace(span, text=text))
    if joined and joined[-1].text.endswith(" "):
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return [span for span in joined if span.text]


def _with_forms(spans: Sequence[TextSpan]) -> str:
    """With bold, italics and links."""
    return _with_links(spans, _marked)


def _links_alone(spans: Sequence[TextSpan]) -> str:
    """With links alone."""
    return _with_links(spans, lambda span: _escaped(span.text, bool(span.href)))


def _words_alone(spans: Sequence[TextSpan]) -> str:
    """Return the words alone."""
    return _escaped("".join(span.text for span in spans))


def _with_links(spans: Sequence[TextSpan], write: Callable[[TextSpan], str]) -> str:
    parts = []
    for href, linked in groupby(spans, key=lambda span: address(span.href)):
        words = "".join(write(replace(span, href=href)) for span in linked)
        label = words.strip()
        parts.append(words.replace(label, f"[{label}]({href})") if href and label else words)
    return "".join(parts)


def _marked(span: TextSpan) -> str:
    mark = "**" * span.bold + "*" * span.italic
    words = span.text.strip()
    if not (mark and words):
        return _escaped(span.text, bool(span.href))
    before, after = span.text.split(words, 1)
    return f"{before}{mark}{_escaped(words, bool(span.href))}{mark}{after}"


def _escaped(text: str, in_brackets: bool = False) -> str:
    """Put a backslash before what would be a Markdown mark, and HTML in code marks."""
    pattern = _SPECIAL_IN_BRACKETS if in_brackets else _SPECIAL
    return _around_html(text, lambda words: pattern.sub(r"\\\g<0>", words))


def _all_escaped(text: str) -> str:
    """Return the text with a backslash before each mark."""
    return _around_html(text, lambda words: _PUNCTUATION.sub(r"\\\1", words))


def _around_html(text: str, write: Callable[[str], str]) -> str:
    """Put what looks like HTML in code marks, so that the page shows it."""
    parts, end = [], 0
    for match in _TAGS.finditer(text):
        fence = "`" * (1 + max(map(len, re.findall("`+", match[0])), default=0))
        parts += [write(text[end : match.start()]), fence, match[0], fence]
        end = match.end()
    return "".join([*parts, write(text[end:])])


def _start_escaped(line: str) -> str:
    """Return the line with a backslash before what would begin a list, a heading or a rule."""
    match = _FIRST.match(line)
    if not match:
        return line
    return f"{match[1]}\\{line[match.end() :]}" if match[1] else f"\\{line}"
