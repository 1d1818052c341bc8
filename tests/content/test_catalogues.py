"""The catalogues of messages, and the code whose messages they have."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from comsite.content.catalogues import FOLDER, catalogue_of, messages
from tests import catalogues

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.po"))
COMPLETE = ["cy"]
PLACE = re.compile(r"\{\w+\}")
TAG = re.compile(r"</?[a-z]+[^<>]*>")


def test_english_needs_none_and_others_fall_back() -> None:
    """A country behind the language changes nothing; an unknown language has English."""
    assert catalogue_of("en") is None
    assert catalogue_of("en-GB") is None
    assert catalogue_of("xx") is None
    welsh = catalogue_of("cy-GB")
    assert welsh is not None
    assert welsh.language == "cy"
    assert welsh.text("Meetings") == "Cyfarfodydd"
    french = catalogue_of("fr")
    assert french is not None
    assert french.text("Actions overtaken") == "Actions overtaken"


def test_welsh_numbers_change_the_noun() -> None:
    """Two, three and six each take a form of their own."""
    welsh = catalogue_of("cy")
    assert welsh is not None
    said = [
        welsh.counted("{number} meeting", "{number} meetings", number).format(number=number)
        for number in (0, 1, 2, 3, 4, 6, 7)
    ]
    assert said == [
        *("0 cyfarfod", "1 cyfarfod", "2 gyfarfod", "3 chyfarfod"),
        *("4 cyfarfod", "6 chyfarfod", "7 cyfarfod"),
    ]


def test_the_catalogues_have_every_message_and_no_other() -> None:
    """What was renewed in the code is renewed there too."""
    old = [path.name for path, now in catalogues.renewed() if path.read_text("utf-8") != now]
    assert old == [], "to renew them: python -m tests.bless languages"


@pytest.mark.parametrize("language", COMPLETE)
def test_a_complete_language_lacks_nothing(language: str) -> None:
    """Every message of the code has its translation."""
    known = dict(messages((FOLDER / f"{language}.po").read_text("utf-8")))
    assert [message for message in catalogues.found() if message not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fits_its_message(language: str) -> None:
    """It has the same values and the same HTML, and as many forms as the language has."""
    text = (FOLDER / f"{language}.po").read_text("utf-8")
    known, wrong = dict(messages(text)), []
    catalogue = catalogue_of(language)
    assert catalogue is not None
    number = int(re.findall(r"nplurals=(\d)", text)[0])
    assert {catalogue.form(count) for count in range(200)} == set(range(number))
    for (context, message), about in catalogues.found().items():
        forms = known.get((context, message), ())
        if forms and len(forms) != (number if about.many else 1):
            wrong.append(f"{message}: {len(forms)} forms")
        for form in forms:
            if set(PLACE.findall(form)) != set(PLACE.findall(message)):
                wrong.append(f"{message}: {form}")
            if Counter(TAG.findall(form)) != Counter(TAG.findall(message)):
                wrong.append(f"{message}: {form}")
    assert wrong == []


def test_a_message_in_doubt_is_not_used() -> None:
    """One marked as fuzzy, or without all of its forms, is English until somebody settles it."""
    text = (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2;"\n\n'
        '#: a.html\nmsgid "Mud"\nmsgstr "Llaid"\n\n'
        '#, fuzzy\nmsgid "Quay"\nmsgstr "Cei"\n\n'
        'msgid "{number} boat"\nmsgid_plural "{number} boats"\nmsgstr[0] "cwch"\nmsgstr[1] ""\n\n'
        'msgctxt "verb"\nmsgid ""\n"Row "\n"on"\nmsgstr "Rhwyfo"\n'
    )
    assert dict(messages(text)) == {
        ("", ""): ("Plural-Forms: nplurals=2;",),
        ("", "Mud"): ("Llaid",),
        ("verb", "Row on"): ("Rhwyfo",),
    }
