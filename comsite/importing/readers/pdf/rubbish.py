"""Detect pages whose fonts do not say which characters they show."""

from __future__ import annotations

import re

from comsite.importing.readers.pdf.page import PdfPage

_WORD = re.compile(r"[(\[\"'“‘]*(?:[A-Za-z]?[a-z]+(?:['’-][A-Za-z]+)*|[A-Z]+|[£$€]?[\d.,:/%-]+)\W*")
_RUN = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}")  # two words of "fileName", three of "a/file=Name"
_VOWELS = re.compile("[aeiouyAEIOUYÀ-ÿ]")
_UNSAYABLE = re.compile("[^aeiouy]{5}|^[^aeiouy]+$", re.IGNORECASE)


def is_rubbish(page: PdfPage) -> bool:
    """Whether most characters of a page are unknown, or its letters make no words.

    Code, tables of names and web addresses have words too, although they have few spaces.
    """
    if page.unreadable > page.characters * 0.08:
        return True
    tokens = [word.text for word in page.words if any(map(str.isalpha, word.text))]
    text = "".join(tokens)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    if len(tokens) < 20 or latin < len(text) * 0.5:
        return False
    worded = sum(bool(_WORD.fullmatch(token)) for token in tokens)
    sayable = sum(len(run) for token in tokens for run in _RUN.findall(token) if _is_said(run))
    wordless = worded < len(tokens) * 0.4 and sayable < latin * 0.6
    return wordless or len(_VOWELS.findall(text)) < latin * 0.18


def _is_said(run: str) -> bool:
    """Whether letters can be said, as those of a word can."""
    return not _UNSAYABLE.search(run)
