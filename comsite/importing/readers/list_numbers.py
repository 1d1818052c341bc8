"""Numbers as lists print them: 4, d, D, iv, IV, 04, 4th, four."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def roman(number: int) -> str:
    """Return ``iv`` for 4; digits below 1 and from 4,000 on, which have no letters."""
    if not 0 < number < 4000:
        return str(number)
    letters = ""
    for value, mark in _ROMAN:
        count, number = divmod(number, value)
        letters += mark * count
    return letters


def letters(number: int) -> str:
    """Return a to z, then aa to zz, as Word counts; digits beyond 520."""
    if not 0 < number <= 26 * 20:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def letters_of_base_26(number: int) -> str:
    """Return a to z, then aa, ab, ac, as browsers count."""
    if number < 1:
        return str(number)
    text = ""
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def in_words(number: int) -> str:
    """Return Zero to Ninety-nine in words; digits beyond."""
    if 0 <= number < 20:
        return _UNITS[number].capitalize()
    if number < 100:
        tens, units = divmod(number, 10)
        return (_TENS[tens - 2] + (f"-{_UNITS[units]}" if units else "")).capitalize()
    return str(number)


# The keys are Word's names of number formats.
FORMATS: dict[str, Callable[[int], str]] = {
    "cardinalText": in_words,
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letters,
    "lowerRoman": roman,
    "none": lambda _: "",
    "ordinal": ordinal,
    "upperLetter": lambda number: letters(number).upper(),
    "upperRoman": lambda number: roman(number).upper(),
}
