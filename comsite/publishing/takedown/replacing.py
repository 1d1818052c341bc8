"""Other words in the place of a phrase, in the text of a content file."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from comsite.base.problems import BuildError
from comsite.content.rewording import cut_front_matter, with_values
from comsite.publishing.takedown.wording import FEWEST, Wording, canonical

_WORD = re.compile(r"[^\W_]+")
_ENDS = ".,;:!?"  # marks at which a phrase ends, unless it has them itself
_TARGET = r"\]\([^)\s]*\)"  # the rest of a link behind its words
_ENTITY = r"&#?\w{1,31};"
_KEPT = rf"(?P<kept>{_TARGET}|https?://[^\s)]+)"
_MARKS = re.compile(rf"{_TARGET}|[*_`]+|\[")


class Replacing:
    """Puts words in the place of a phrase. Raises BuildError where that cannot be meant.

    Names of records and files, which are in ``names``, and addresses are left as they are.
    """

    def __init__(self, phrase: str, words: str, names: Collection[str]) -> None:
        check_phrase(phrase)
        if Wording((phrase,)).is_in(words):
            raise BuildError(f'the words "{words}" have "{phrase}" in them; choose others')
        self.words = " ".join(words.split())
        self.names = names
        self._hit = _pattern(phrase)
        self._in_text = re.compile(f"{_KEPT}|(?P<hit>{self._hit.pattern})", re.IGNORECASE)

    def in_file(self, path: str, text: str) -> str:
        """Return the text of a content file with the words in the place of the phrase."""
        head, fields, body = ("", text, "")
        if path.endswith(".md"):
            head, fields, body = cut_front_matter(text)
        return head + with_values(fields, self._in_value) + self._in_text.sub(self._put, body)

    def in_plain(self, text: str) -> str:
        """Return the words of a text with other words in the place of the phrase."""
        return self._hit.sub(lambda _: self.words, text)

    def _in_value(self, value: str) -> str:
        if value in self.names or (value.startswith(("/", "http")) and " " not in value):
            return value
        return self._hit.sub(lambda _: self.words, value)

    def _put(self, found: re.Match[str]) -> str:
        if found["kept"]:
            return found["kept"]
        hit, words = found["hit"], self.words
        if found.string[found.end() : found.end() + 1] in ("(", ":", "["):
            words = words.replace("[", "\\[").replace("]", "\\]")  # or it would be read as a link
        before = after = ""
        for mark in _MARKS.finditer(hit):
            follows = hit[mark.start() - 1].isalnum()
            if not hit[mark.end()].isalnum():
                after += mark[0]
            elif not follows:
                before += mark[0]
        return f"{before}{words}{after}"


def check_phrase(phrase: str) -> None:
    """Raise BuildError where a phrase is too short to be looked for."""
    if min(len(canonical(phrase).replace(" ", "")), len("".join(_WORD.findall(phrase)))) < FEWEST:
        raise BuildError(
            f'"{phrase}" is too short: it has fewer than {FEWEST} letters, and would stand in very'
            " many places; type more of the words"
        )


def _pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase in a source text: other spaces and marks, no other words."""
    words = list(_WORD.finditer(phrase))
    pieces = [re.escape(words[0][0])]
    for one, other in pairwise(words):
        between = phrase[one.end() : other.start()]
        ends = re.escape("".join(mark for mark in _ENDS if mark not in between))
        pieces.append(rf"(?:(?!\n[ \t]*\n)(?:{_TARGET}|{_ENTITY}|[^\w{ends}]|_))+")
        pieces.append(re.escape(other[0]))
    return re.compile(rf"(?<![^\W_]){''.join(pieces)}(?![^\W_])", re.IGNORECASE)
