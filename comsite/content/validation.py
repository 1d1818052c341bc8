"""Turn the data of one source file into a record, or into Problems that an editor can act on."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from comsite.base.problems import Problem, nearest
from comsite.base.slugs import slugify
from comsite.content.fields import written
from comsite.content.yamltree import Location, Tree

T = TypeVar("T", bound=BaseModel)


def read_record(model: type[T], tree: Tree, path: str) -> tuple[T | None, list[Problem]]:
    """Make a record of the fields in ``tree``.

    Return the record and no Problems; or None and all Problems, at their lines in ``path``.
    """
    if not isinstance(tree.data, dict):
        line = tree.line(())
        return None, [
            Problem(path, line, 'fields are expected here, one a line, like "title: Road safety"')
        ]
    try:
        return model.model_validate(_without_empty(tree.data)), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        meant = {_meant(model, details) for details in errors}
        return None, [
            Problem(path, tree.line(_location(details)), _message(model, details))
            for details in errors
            if details["type"] != "missing" or _location(details) not in meant
        ]


def _meant(model: type[BaseModel], details: ErrorDetails) -> Location | None:
    """Return the location of the field that an unknown name was meant for, or None.

    A message about the unknown name is enough: the field is not reported as missing too.
    """
    *around, name = _location(details)
    if details["type"] != "extra_forbidden":
        return None
    suggestion = nearest(str(name), _names(_model_at(model, tuple(around))))
    return (*around, suggestion.split('"')[1]) if suggestion else None


def _without_empty(data: Any) -> Any:
    """Leave out all fields that are empty, for they count as not there."""
    if isinstance(data, dict):
        return {key: _without_empty(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_empty(value) for value in data]
    return data


def _location(details: ErrorDetails) -> Location:
    """Return where in the file's data an error is."""
    return details["loc"]


def _names(model: type[BaseModel]) -> list[str]:
    """Return what the fields of a record are called in a file."""
    return [written(name, field) for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """Return the record class of the group of fields at a location."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the record class inside the type of a field, if there is one."""
    if typing.get_origin(annotation) is None:
        is_record = isinstance(annotation, type) and issubclass(annotation, BaseModel)
        return annotation if is_record else None
    for argument in typing.get_args(annotation):
        if record_class := _inner(argument):
            return record_class
    return None


def _shown(value: Any) -> str:
    """Return a value as messages quote it, or what kind of value it is."""
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "empty"
    text = str(value)
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'


def _missing(model: type[BaseModel], details: ErrorDetails) -> str:
    *around, name = details["loc"]
    field = _model_at(model, tuple(around)).model_fields[str(name)]
    about = _first_sentence(field.description)
    return f'the field "{name}" is missing: {about}. Add a line that begins with "{name}: "'


def _unknown(model: type[BaseModel], details: ErrorDetails) -> str:
    *around, name = details["loc"]
    allowed = _names(_model_at(model, tuple(around)))
    return (
        f'there is no field "{name}" here{nearest(str(name), allowed) or "."}'
        f" Allowed: {', '.join(allowed)}"
    )


def _literal(model: type[BaseModel], details: ErrorDetails) -> str:
    allowed = re.findall(r"'([^']*)'", details["ctx"]["expected"])
    value = details["input"]
    remedy = nearest(value, allowed) if isinstance(value, str) else ""
    return f"{_name(details)} is {_shown(value)}{remedy or '.'} Allowed: {', '.join(allowed)}"


def _slug(model: type[BaseModel], details: ErrorDetails) -> str:
    value = str(details["input"])
    suggestion = slugify(re.sub(r"^.*/|\.[a-z]+$", "", value))
    remedy = f'; write "{suggestion}"' if suggestion else ""
    return (
        f"{_name(details)} is {_shown(value)}, which is not a file's name (lower case letters,"
        f" digits and hyphens, no ending){remedy}"
    )


def _of_kind(kind: str) -> Callable[[type[BaseModel], ErrorDetails], str]:
    def message(model: type[BaseModel], details: ErrorDetails) -> str:
        return f"{_name(details)} should be {kind}, and is {_shown(details['input'])}"

    return message


def _group(model: type[BaseModel], details: ErrorDetails) -> str:
    first = _names(_model_at(model, _location(details)))[0]
    value = details["input"]
    meant = value if isinstance(value, str) and value == slugify(value) else "…"
    return (
        f"{_name(details)} should be fields, one a line and indented alike, like"
        f' "{first}: {meant}", and is {_shown(value)}'
    )


def _as_pydantic_says(model: type[BaseModel], details: ErrorDetails) -> str:
    return f"{_name(details)} is {_shown(details['input'])}: {details['msg']}"


# The message about each type of error that pydantic knows. Types of our own bring a sentence along.
_MESSAGES: dict[str, Callable[[type[BaseModel], ErrorDetails], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _literal,
    "string_pattern_mismatch": _slug,
    "string_type": _of_kind("text"),
    "string_too_short": lambda _, details: f"{_name(details)} is empty; fill it in or leave it out",
    "bool_parsing": _of_kind("true or false"),
    "bool_type": _of_kind("true or false"),
    "tuple_type": _of_kind('a list, each entry on a line that begins with "- " or all in [ , ]'),
    "model_type": _group,
    "model_attributes_type": _group,
}


def _message(model: type[BaseModel], details: ErrorDetails) -> str:
    return _MESSAGES.get(details["type"], _as_pydantic_says)(model, details)


def _name(details: ErrorDetails) -> str:
    """Return what messages call a field: its name, or its place in a list."""
    *around, name = details["loc"]
    if isinstance(name, int):
        return f'entry {name + 1} of "{around[-1]}"' if around else f"entry {name + 1}"
    return f'"{name}"'


def _first_sentence(text: str | None) -> str:
    """Return the first sentence of a description, to stand inside another sentence."""
    sentence = (text or "").split(". ")[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]
