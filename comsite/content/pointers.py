"""Find the fields of a record that name other records."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from comsite.content.fields import Reference, written
from comsite.content.yamltree import Location


def references(record: BaseModel, at: Location = ()) -> Iterator[tuple[Location, str, str]]:
    """Yield (location, folder, name) for every field that names a record or a file.

    ``at`` is the location of ``record`` itself. A name in a list has its index in the location.
    """
    fields = type(record).model_fields
    for name, folder in _plan(type(record)).items():
        value, here = getattr(record, name), (*at, written(name, fields[name]))
        for index, element in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            location = here if index is None else (*here, index)
            if isinstance(element, BaseModel):
                yield from references(element, location)
            elif folder and isinstance(element, str):
                yield location, folder, element


@cache
def _plan(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the fields of a record that can name others, each with the folder that it names.

    The folder is empty for a group of fields, in which there may be such fields.
    """
    plan = {}
    for name, field in model.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Reference)]
        folder, groups = _marked(field.annotation)
        if marks or folder or groups:
            plan[name] = marks[0].folder if marks else folder
    return plan


def _marked(annotation: Any) -> tuple[str, bool]:
    """Return the folder that values of a type name, or "", and whether it has groups of fields."""
    if isinstance(annotation, Reference):
        return annotation.folder, False
    if isinstance(annotation, type) and typing.get_origin(annotation) is None:
        return "", issubclass(annotation, BaseModel)
    metadata = getattr(annotation, "__metadata__", ())
    inner = [_marked(argument) for argument in (*typing.get_args(annotation), *metadata)]
    return (
        next((folder for folder, _ in inner if folder), ""),
        any(groups for _, groups in inner),
    )
