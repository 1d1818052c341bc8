"""What in a text is found only whole: short forms, and figures however they are written.

Pagefind finds a word by its beginning too, so that AI would find "aimed", and knows no figures. So
each is indexed beside the text as a mark that nothing else begins with. The search page makes the
same marks of what is typed (``templates/static/search/exact.js``). Figures above or below the line
(CO₂) are indexed as people type them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

# What may not stand before is looked for behind the first sign, which few places have.
_SHORT = re.compile(r"[A-Z](?<![^\W_][A-Z])[A-Z]{1,4}(?=s?(?![^\W_]))")
_STANDING_FOR = re.compile(r'(?<= data-short=")[^"]+')
_FIGURE = re.compile(
    r"(\d(?<![\w.,]\d)(?:\d{0,2}(?:,\d{3})+|\d*))(\.\d+)?"
    r"(?: ?(%|per ?cent\b)| ?(bn|m|k|thousand|million|billion)\b)?(?![\w%]|[.,]\d)"
)
_TIMES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_SMALL = re.compile("[⁰¹²³⁴-⁹₀-₉]")  # figures above or below the line
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans("0123456789.", "abcdefghijp")  # because a list of words has no digits
_LONGEST = 24  # letters of a figure; what is longer is none
_LEAST = 10_000  # of a figure without anything beside it; a smaller one is written in one way


def exact_marks(texts: Iterable[str], html: str) -> str:
    """Return the marks of the short forms and figures in some texts, in order, with blanks between.

    ``html`` is that of the texts, where what a short form stands for has the short form beside it.
    """
    found = set(_STANDING_FOR.findall(html))
    figures: set[str] = set()
    for text in texts:
        found.update(_SHORT.findall(text))
        figures.update(_figures(text))
        small = filter(_SMALL.search, _WORD.findall(text) if _SMALL.search(text) else ())
        figures.update(unicodedata.normalize("NFKC", one.lower()) for one in small)
    short = {f"{form.lower()}xx" for form in found if form.isalpha() and form.isascii()}
    return " ".join(sorted(short | figures))


def _figures(text: str) -> Iterator[str]:
    """Make the marks of figures that may be written in several ways: £1.2m, 31%, 11,000."""
    for whole, part, percent, times in _FIGURE.findall(text):
        if len(whole + part) > _LONGEST:
            continue
        number = Decimal(whole.replace(",", "") + part) * _TIMES.get(times, 1)
        if percent or times or "," in whole or number >= _LEAST:
            letters = f"{number.normalize():f}".translate(_LETTERS)
            yield f"qq{letters}{'w' if percent else ''}xx"
