"""The fields of a record that name other records."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from comsite.content.fields import Reference
from comsite.content.yamltree import Location


def references(record: BaseModel, at: Location = ()) -> Iterator[tuple[Location, str, str]]:
    """Every field that names a record: where it stands, the folder, and the name given."""
    for name, folder in _plan(type(record)).items():
        value = getattr(record, name)
        for index, one in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            location = (*at, name) if index is None else (*at, name, index)
            if isinstance(one, BaseModel):
                yield from references(one, location)
            elif folder and isinstance(one, str):
                yield location, folder, one


@cache
def _plan(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields worth walking: the folder that each names, or "" for a group of fields."""
    plan = {}
    for name, field in model.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Reference)]
        folder, groups = _marked(field.annotation)
        if marks or folder or groups:
            plan[name] = marks[0].folder if marks else folder
    return plan


def _marked(annotation: Any) -> tuple[str, bool]:
    """The folder that a type's names stand for, and whether it holds groups of fields."""
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
