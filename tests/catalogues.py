"""The messages of the program, found in its code, and the catalogues of ``comsite/languages/``."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from comsite.base.language import Catalogue
from comsite.content.catalogues import FOLDER, messages
from comsite.publishing.shipped import templates_folder
from comsite.site.wording import Wording, in_language

PACKAGE = Path(__file__).parents[1] / "comsite"
TEMPLATE = FOLDER / "messages.pot"
# Which arguments of a function are the context, the message and the form for many.
_CALLS = {
    "_": (None, 0, None),
    "marked": (None, 0, None),
    "pgettext": (0, 1, None),
    "marked_as": (0, 1, None),
    "ngettext": (None, 0, 1),
    "counting": (None, 0, 1),
}
_HEADER = """\
# The messages of comsite. How to translate them: docs/languages.md
msgid ""
msgstr ""
"Language: \\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


@dataclass
class Message:
    """A message: its form for many numbers, if it has one, and the files that have it."""

    many: str = ""
    places: list[str] = field(default_factory=list)


Found = dict[tuple[str, str], Message]


class _Recorder(Catalogue):
    """A catalogue without messages, which notes what it is asked for."""

    def noting(self, found: Found, place: str) -> _Recorder:
        object.__setattr__(self, "found", found)
        object.__setattr__(self, "place", place)
        return self

    def text(self, message: str, context: str = "") -> str:
        _note(self.found, self.place, context, message)  # type: ignore[attr-defined]
        return message

    def forms(self, one: str, many: str) -> tuple[str, ...]:
        _note(self.found, self.place, "", one, many)  # type: ignore[attr-defined]
        return ()


def _note(found: Found, place: str, context: str, message: str, many: str = "") -> None:
    known = found.setdefault((context, message), Message())
    known.many = known.many or many
    if place not in known.places:
        known.places.append(place)


def found() -> Found:
    """Return every message of templates, scripts and code."""
    every: Found = {}
    for path, place in _files(templates_folder(), "templates", (".html", ".xml")):
        recorder = _Recorder("xx", {}, int).noting(every, place)
        environment = jinja2.Environment(autoescape=True, extensions=[Wording])
        environment.extend(catalogue=recorder)
        environment.parse(path.read_text("utf-8"))
    for path, place in _files(templates_folder(), "templates", (".js",)):
        in_language(path.read_text("utf-8"), _Recorder("xx", {}, int).noting(every, place))
    for path, place in _files(PACKAGE, "comsite", (".py",)):
        for context, message, many in _in_code(ast.parse(path.read_text("utf-8"))):
            _note(every, place, context, message, many)
    return every


def _files(folder: Path, name: str, endings: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.suffix in endings and not inside.startswith(("admin", "preview/")):
            yield path, f"{name}/{inside}"


def _in_code(tree: ast.AST) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        texts = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        context, message, many = (
            (
                "" if at is None or at >= len(texts) else texts[at]
                for at in _CALLS.get(node.func.id, ())
            )
            if node.func.id in _CALLS
            else ("", "", "")
        )
        if message and isinstance(message, str):
            yield str(context or ""), message, str(many or "")


def written(path: Path) -> str:
    """Return a catalogue as it should be: every message of the code, with what is translated."""
    before = path.read_text("utf-8") if path.is_file() else _HEADER
    header = before.partition("\n\n")[0].strip() + "\n"
    number = int(re.search(r"nplurals=(\d)", header)[1])  # type: ignore[index]
    known = dict(messages(before))
    blocks = [header]
    for (context, message), about in found().items():
        lines = [f"#: {' '.join(about.places)}"]
        lines += [f"msgctxt {quoted(context)}"] if context else []
        lines += [f"msgid {quoted(message)}"]
        said = known.get((context, message), ())
        if about.many:
            forms = (*said, *[""] * number)[:number]
            lines += [f"msgid_plural {quoted(about.many)}"]
            lines += [f"msgstr[{at}] {quoted(form)}" for at, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {quoted(said[0] if said else '')}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def renewed() -> Iterator[tuple[Path, str]]:
    """The catalogues of all languages, and the template of a new one."""
    for path in sorted({TEMPLATE, *FOLDER.glob("*.po")}):
        yield path, written(path)
