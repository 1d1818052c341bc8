"""JSON Schemas of the files of ``content/``, by which editors complete and check as one types.

Made from the same models as the checks. An editor reads YAML with YAML's own types, and comsite
reads every value as it is written; so a schema takes each value that an editor may make of a text
that comsite takes: ``2031`` as a number, ``Yes`` as true, an empty field as null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comsite.content.kinds import KINDS, SINGLES
from comsite.content.models import Record

FOLDER = ".schemas"  # in the content folder, which the loader passes over as hidden


_YES_AND_NO = ("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "1", "0")


_ANY_CASE = "|".join(
    "".join(f"[{mark.upper()}{mark}]" if mark.isalpha() else mark for mark in word)
    for word in _YES_AND_NO
)


# What an editor may make of a text without a form of its own, of one with, and of true or false.
_TEXT = {"type": ["string", "number", "boolean"]}


_FORMED = {"type": ["string", "integer"]}


# What the YAML language server says where a value has not the form of its field.
_REMEDIES = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Write the name of a file without its ending: lower case letters,"
    " digits and hyphens.",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "Write year, month and day, like 2031-03-04; 2031-03 or"
    " 2031 where no more is known.",
    "[0-9]{2}:[0-9]{2}": "Write the time as hours:minutes, like 09:30 or 14:00.",
    r"https?://[^\s/]\S*": "Write a whole web address that begins with https:// or http://.",
}


_FLAG = {"anyOf": [{"type": "boolean"}, {**_FORMED, "pattern": rf"^\s*(?:{_ANY_CASE})\s*$"}]}


def kind_of(model: type[Record]) -> str:
    """What a schema is called: ``person``."""
    return model.__name__.lower()


def content_schemas() -> Mapping[str, dict[str, Any]]:
    """The schema of each kind of file: all of a .yaml file, or what stands between two ``---``."""
    return {
        kind_of(model): {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **_written(model.model_json_schema()),
        }
        for model in (*(kind.model for kind in KINDS.values()), *SINGLES.values())
    }


def reference_line(path: str) -> str:
    """The line at the top of ``content/<path>`` by which an editor finds its schema."""
    folder, _, name = path.rpartition("/")
    model = KINDS[folder].model if folder else SINGLES[name]
    above = "../" if folder else ""
    return f"# yaml-language-server: $schema={above}{FOLDER}/{kind_of(model)}.json\n"


def editor_settings() -> dict[str, Any]:
    """Settings for Visual Studio Code: which schema goes with which files of ``content/``."""
    files = {f"{kind.folder}/*.yaml": kind.model for kind in KINDS.values() if kind.ending != ".md"}
    return {
        "yaml.schemas": {
            f"./content/{FOLDER}/{kind_of(model)}.json": f"content/{path}"
            for path, model in {**files, **SINGLES}.items()
        }
    }


def _written(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of values as pydantic takes them, for the same values as editors read them."""
    return dict(_keywords(schema))


def _keywords(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in schema.items():
        if name in ("properties", "$defs"):
            needed = schema.get("required", ()) if name == "properties" else value
            yield (
                name,
                {
                    key: _written(one) if key in needed else _or_empty(_written(one))
                    for key, one in value.items()
                },
            )
        elif name == "anyOf":
            yield name, [_written(one) for one in value]
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
            continue  # the field's name once more
        elif not (name == "default" and not value):
            yield name, value


def _or_empty(schema: dict[str, Any]) -> dict[str, Any]:
    """The same for a field that may be left empty."""
    inner = {
        name: value for name, value in schema.items() if name not in ("description", "default")
    }
    around = {name: value for name, value in schema.items() if name not in inner}
    if inner.get("anyOf") and {"type": "null"} in inner["anyOf"]:
        return schema
    choices = inner["anyOf"] if set(inner) == {"anyOf"} else [inner]
    return {"anyOf": [*choices, {"type": "null"}], **around}
