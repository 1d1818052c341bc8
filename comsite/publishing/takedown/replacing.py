"""Other words in the place of a phrase, in the text of a content file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comsite.base.problems import BuildError
from comsite.content.rewording import cut_front_matter, with_values
from comsite.publishing.takedown.wording import FEWEST, Wording, canonical, plain, with_places

_WORD = re.compile(r"[^\W_]+")
_ENDS = frozenset(".,;:!?")  # marks at which a phrase ends, unless it has them itself
_TARGET = re.compile(r"\]\([^)\s]*\)")  # the rest of a link behind its words
_KEPT = re.compile(r"\]\([^)\s]*|\]:[ \t]*[</]\S*|https?://[^\s)]+")  # addresses
_REACHED = re.compile(r"\[([^\[\]\n]*)\]\((?:mailto|tel):([^)\s]*)\)", re.IGNORECASE)
_MARKS = re.compile(rf"{_TARGET.pattern}|[*_`]+|\[")
_MARK = r"(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]+"  # how a block begins
_LABEL = r"\(?[A-Za-z0-9]{1,3}\)[ \t]+"  # of an entry of a list
_NUMBER = re.compile(r"^[ \t>]*(?:[-*+>][ \t]+)*(\d{1,9})[.)][ \t]", re.MULTILINE)
_LETTER = re.compile(rf"^[ \t>]*(?:{_MARK})+\(?([A-Za-z0-9]{{1,3}})\)[ \t]", re.MULTILINE)
_NEW_LINE = re.compile(rf"\n[ \t]*(?:\n|{_MARK}|\|)")
# Between the parts of what is replaced: paragraphs, entries of a list, and cells of a table.
_BREAK = re.compile(
    rf"([ \t]*\n(?:[ \t]*\n\s*(?:{_MARK})*|[ \t]*(?:{_MARK})+)(?:{_LABEL})?"
    r"|[ \t]*\|[ \t]*(?:\n[ \t]*\|[ \t]*)?)"
)
_BETWEEN = "\n\n"  # texts that are looked through as one


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: where it stands, and whether it only counts or names an entry."""

    text: str
    start: int
    end: int
    is_label: bool


class Replacing:
    """Puts words in the place of a phrase. Raises BuildError where that cannot be meant.

    A word is the same whatever its accents and capitals, and however its letters are written. A
    phrase goes on from one paragraph, or entry of a list, to the next where it has a line break
    or the end of a sentence; the words then stand in each. Names of records and files, which are
    in ``names``, and addresses are left as they are, but no address of mail and no telephone.
    """

    def __init__(self, phrase: str, words: str, names: Collection[str]) -> None:
        check_phrase(phrase)
        self._wording = Wording((phrase,))
        if self._wording.is_in(words):
            raise BuildError(f'the words "{words}" have "{phrase}" in them; choose others')
        self.words = " ".join(words.split())
        self.names = names
        phrase = plain(phrase)
        found = [*_WORD.finditer(phrase)]
        self._phrase = [match[0] for match in found]
        self._between = [phrase[one.end() : other.start()] for one, other in pairwise(found)]

    def in_file(self, path: str, text: str) -> str:
        """Return the text of a content file with the words in the place of the phrase."""
        head, fields, body = ("", text, "")
        if path.endswith(".md"):
            head, fields, body = cut_front_matter(text)
        body = _REACHED.sub(self._without_target, body)
        return head + with_values(fields, self._in_value) + self._in_text(body, keeping=True)

    def in_texts(self, texts: Sequence[str]) -> list[str]:
        """Return texts that follow each other, of a line each, with the words in the place."""
        return self._in_text(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []

    def _in_value(self, value: str) -> str:
        if value in self.names or (value.startswith(("/", "http")) and " " not in value):
            return value
        return self._in_text(value)

    def _without_target(self, link: re.Match[str]) -> str:
        return link[1] if self._wording.is_in(link[2]) else link[0]

    def _in_text(self, text: str, keeping: bool = False) -> str:
        """Replace the phrase; with ``keeping``, what is an address is left as it is."""
        pieces, at = [], 0
        for start, end in self._hits(text, keeping):
            follows = text[end : end + 1] if keeping else ""
            pieces += [text[at:start], self._replaced(text[start:end], follows)]
            at = end
        return "".join([*pieces, text[at:]])

    def _hits(self, text: str, keeping: bool) -> Iterator[tuple[int, int]]:
        """List where the phrase begins and ends in a text."""
        folded, places = with_places(text)
        words = _words(folded, keeping)
        at = 0
        while at < len(words):
            last = self._end(folded, words, at)
            if last is None:
                at += 1
                continue
            yield places[words[at].start][0], places[words[last].end - 1][1]
            at = last + 1

    def _end(self, text: str, words: Sequence[_Word], first: int) -> int | None:
        """Return which word ends the phrase that begins with the first one, or None."""
        if words[first].text != self._phrase[0]:
            return None
        before, at = first, first + 1
        for word, between in zip(self._phrase[1:], self._between, strict=True):
            goes_on = "\n" in between or not _ENDS.isdisjoint(between)
            while goes_on and at < len(words) and words[at].is_label and words[at].text != word:
                at += 1
            if at == len(words) or words[at].text != word:
                return None
            gap = _TARGET.sub("", text[words[before].end : words[at].start])
            if not goes_on and (_NEW_LINE.search(gap) or not _ENDS.isdisjoint(gap)):
                return None
            if any(mark.isalnum() for mark in gap) and at == before + 1:
                return None  # an address stands between
            before, at = at, at + 1
        return before

    def _replaced(self, hit: str, follows: str) -> str:
        parts = _BREAK.split(hit)
        for number in range(0, len(parts), 2):
            if any(mark.isalnum() for mark in parts[number]):
                last = number == len(parts) - 1
                parts[number] = self._put(parts[number], follows if last else "")
        return "".join(parts)

    def _put(self, hit: str, follows: str) -> str:
        """Put the words in the place of a part, within the marks that begin or end there."""
        words = self.words
        if follows and follows in "(:[":
            words = words.replace("[", "\\[").replace("]", "\\]")  # or it would be read as a link
        before = after = ""
        for mark in _MARKS.finditer(hit):
            if not hit[mark.end() : mark.end() + 1].isalnum():
                after += mark[0]
            elif not hit[: mark.start()][-1:].isalnum():
                before += mark[0]
        return f"{before}{words}{after}"


def check_phrase(phrase: str) -> None:
    """Raise BuildError where a phrase is too short to be looked for."""
    letters = canonical(phrase).replace(" ", "")
    if min(len(letters), len("".join(_WORD.findall(phrase)))) < FEWEST:
        raise BuildError(
            f'"{phrase}" is too short: it has fewer than {FEWEST} letters, and would stand in very'
            " many places; type more of the words"
        )


def _words(text: str, keeping: bool) -> list[_Word]:
    """List the words of a text, without those of addresses if these are kept."""
    labels = {match.start(1) for how in (_NUMBER, _LETTER) for match in how.finditer(text)}
    kept = [match.span() for match in _KEPT.finditer(text)] if keeping else []
    found, at = [], 0
    for word in _WORD.finditer(text):
        while at < len(kept) and kept[at][1] <= word.start():
            at += 1
        if at == len(kept) or word.start() < kept[at][0]:
            found.append(_Word(word[0], word.start(), word.end(), word.start() in labels))
    return found
