"""A page as it is sent to readers: without what only the search index reads, and blank lines.

What the index is told of a page is as long as the text of a short one, and no reader's browser
needs it. So the index is made of the whole page, and readers get this one.
"""

from __future__ import annotations

import re

# The element that search marks words in: the script on the page looks for it too.
_KEPT = "data-pagefind-body"

_TOLD = re.compile(r"<meta [^<>]* data-pagefind-[^<>]*>\n?")
_TAG = re.compile(r"<[a-z][^<>]* data-pagefind-[^<>]*>")
_ATTRIBUTE = re.compile(r""" ([\w:.-]+)(?:="[^"]*"|='[^']*')?""")
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_AS_WRITTEN = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)


def lean(html: str) -> str:
    """Return a page without the marks for the search index and without blank lines.

    Inside tags and in the text ``<``, ``>`` and quotation marks of values are always escaped, so
    that words of the content that look like a mark stay.
    """
    html = _TAG.sub(_unmarked, _TOLD.sub("", html))
    if "<pre" not in html and "<textarea" not in html:
        return _BLANK.sub("\n", html)
    pieces = _AS_WRITTEN.split(html)  # what is between, what stays as written, and its name
    between = [_BLANK.sub("\n", piece) for piece in pieces[::3]]
    return "".join(a + b for a, b in zip(between, [*pieces[1::3], ""], strict=True))


def _unmarked(tag: re.Match[str]) -> str:
    """Return a tag without its attributes that only the index reads."""
    return _ATTRIBUTE.sub(_if_kept, tag[0])


def _if_kept(attribute: re.Match[str]) -> str:
    is_mark = attribute[1].startswith("data-pagefind-") and attribute[1] != _KEPT
    return "" if is_mark else attribute[0]
