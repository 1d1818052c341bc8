"""The messages of each language, from ``comsite/languages/``: catalogues as gettext writes them."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from gettext import c2py
from pathlib import Path

from comsite.base.language import Catalogue

FOLDER = Path(__file__).parents[1] / "languages"
_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[([0-9])\])? )?("(?:[^"\\]|\\.)*")')
# Alphabets with letters of two signs, which other languages do not take for letters.
_ALPHABETS = {"cy": "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"}


@cache
def catalogue_of(language: str) -> Catalogue | None:
    """Return the messages of a language such as ``cy`` or ``cy-GB``.

    English needs none. A language that has no catalogue yet has English messages.
    """
    code = language.partition("-")[0].lower()
    path = FOLDER / f"{code}.po"
    if not path.is_file():
        return None
    texts = dict(messages(path.read_text("utf-8")))
    found = re.search(r"plural=(.+?);", texts.pop(("", ""))[0])
    rule = found[1] if found else "n != 1"
    letters = tuple(_ALPHABETS.get(code, "").split())
    return Catalogue(code, texts, c2py(rule), letters, rule)


def messages(text: str) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Yield each message of a catalogue that is translated: its context and English, its forms.

    The first has neither, and the catalogue's own facts for a form. A fuzzy one is left out.
    """
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        fields: defaultdict[str, str] = defaultdict(str)
        name = ""
        for line in lines:
            if match := _LINE.fullmatch(line.strip()):
                name = f"{match[1]}{match[2] or 0}" if match[1] else name
                fields[name] += ast.literal_eval(match[3])
        forms = tuple(said for name, said in fields.items() if name.startswith("msgstr"))
        if forms and all(forms) and not re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE):
            yield (fields["msgctxt0"], fields["msgid0"]), forms
