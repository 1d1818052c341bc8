"""JSON Schemas of the files of ``content/``, by which text editors complete and check as one types.

They are made from the models that the checks use. A text editor reads YAML with YAML's own types,
but comsite reads every value as it is written. So a schema accepts every value that a text editor
may make of a text that comsite accepts: ``2031`` as a number, ``Yes`` as true, an empty field as
null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comsite.content.kinds import KINDS, SINGLES
from comsite.content.models import Record

FOLDER = ".schemas"  # in the content folder; the loader passes over it because it is hidden

_YES_AND_NO = ("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "1", "0")

_ANY_CASE = "|".join(
    "".join(f"[{mark.upper()}{mark}]" if mark.isalpha() else mark for mark in word)
    for word in _YES_AND_NO
)

# A text editor may read any text as one of these types, and a text with a pattern as a date's year
# or other whole number.
_TEXT = {"type": ["string", "number", "boolean"]}
_FORMED = {"type": ["string", "integer"]}

# The YAML language server shows these messages where a value does not match the pattern of its
# field.
_REMEDIES = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Write the name of a file without its ending: lower case letters,"
    " digits and hyphens.",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "Write year, month and day, like 2031-03-04; 2031-03 or"
    " 2031 where no more is known.",
    "[0-9]{2}:[0-9]{2}": "Write the time as hours:minutes, like 09:30 or 14:00.",
    "[0-9]{1,6}": "Write how many in digits, like 7; 0 for none.",
    r"https?://[^\s/]\S*": "Write a whole web address that begins with https:// or http://.",
}

_FLAG = {"anyOf": [{"type": "boolean"}, {**_FORMED, "pattern": rf"^\s*(?:{_ANY_CASE})\s*$"}]}


def kind_of(model: type[Record]) -> str:
    """Return the name of a record's schema, like ``person``."""
    return model.__name__.lower()


def content_schemas() -> Mapping[str, dict[str, Any]]:
    """Return the schema of each kind of file, by name.

    It describes the whole of a .yaml file, or the front matter of a .md file.
    """
    return {
        kind_of(model): {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **_written(model.model_json_schema()),
        }
        for model in (*(kind.model for kind in KINDS.values()), *SINGLES.values())
    }


def reference_line(path: str) -> str:
    """Return the line at the top of ``content/<path>`` by which a text editor finds its schema."""
    folder, _, name = path.rpartition("/")
    model = KINDS[folder].model if folder else SINGLES[name]
    above = "../" if folder else ""
    return f"# yaml-language-server: $schema={above}{FOLDER}/{kind_of(model)}.json\n"


def editor_settings() -> dict[str, Any]:
    """Return settings for Visual Studio Code that give each file of ``content/`` its schema."""
    files = {f"{kind.folder}/*.yaml": kind.model for kind in KINDS.values() if kind.ending != ".md"}
    return {
        "yaml.schemas": {
            f"./content/{FOLDER}/{kind_of(model)}.json": f"content/{path}"
            for path, model in {**files, **SINGLES}.items()
        }
    }


def _written(schema: dict[str, Any]) -> dict[str, Any]:
    """Turn a schema of values as pydantic reads them into one of values as text editors do."""
    return dict(_keywords(schema))


def _keywords(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keywords of the schema that ``_written`` makes."""
    for name, value in schema.items():
        if name in ("properties", "$defs"):
            needed = schema.get("required", ()) if name == "properties" else value
            yield (
                name,
                {
                    key: _written(inner) if key in needed else _or_empty(_written(inner))
                    for key, inner in value.items()
                },
            )
        elif name == "anyOf":
            yield name, [_written(choice) for choice in value]
        elif name == "items":
            yield name, _written(value)
        elif name == "type" and value == "string" and not {"enum", "const"} & set(schema):
            yield from (_FORMED if "pattern" in schema else _TEXT).items()
        elif name == "type" and value == "boolean":
            yield from _FLAG.items()
        elif name == "pattern":
            yield name, rf"^\s*(?:{value.removeprefix('^').removesuffix('$')})\s*$"
            yield "patternErrorMessage", _REMEDIES[value]
        elif name == "title" and "properties" not in schema:
            continue  # it only repeats the field's name
        elif not (name == "default" and not value):
            yield name, value


def _or_empty(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field that may also be left empty."""
    inner = {
        name: value for name, value in schema.items() if name not in ("description", "default")
    }
    around = {name: value for name, value in schema.items() if name not in inner}
    if inner.get("anyOf") and {"type": "null"} in inner["anyOf"]:
        return schema
    choices = inner["anyOf"] if set(inner) == {"anyOf"} else [inner]
    return {"anyOf": [*choices, {"type": "null"}], **around}
