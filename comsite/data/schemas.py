"""Data files and their JSON Schemas: the fields that each has besides those of its shape."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from comsite.base import urls
from comsite.base.output import Output
from comsite.data.shapes import Shape

VERSION = 2  # of the data files
CONTENT_VERSION = 1  # of the files that editors write


class _Plain(GenerateJsonSchema):
    """Makes schemas in which a missing value is left out: no null, no default, no field titles."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def plain_schema(shape: type[Shape]) -> dict[str, Any]:
    """Return the JSON Schema of a shape."""
    return shape.model_json_schema(schema_generator=_Plain)


def around_document(base: str, kind: str) -> dict[str, Any]:
    """Return the first fields of a data file: its schema, the schema's version, its type."""
    return {"$schema": base + urls.schema(kind, VERSION), "version": VERSION, "type": kind}


def document(base: str, kind: str, shape: Shape, path: str) -> Output:
    """Make a data file."""
    head = dumps(around_document(base, kind)).rstrip().removesuffix(b"}")
    body = shape.model_dump_json(exclude_none=True).encode().removeprefix(b"{")
    return Output(path.removeprefix("/"), head + b"," + body + b"\n")


def schema(base: str, kind: str, shape: type[Shape]) -> Output:
    """Make the JSON Schema of a type of data file."""
    address = base + urls.schema(kind, VERSION)
    plain = plain_schema(shape)
    around = {
        "$schema": {"const": address, "description": "The address of this schema."},
        "version": {"const": VERSION, "description": "A new number when a field changes or goes."},
        "type": {"const": kind, "description": "The type of the file."},
    }
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        **plain,
        "properties": {**around, **plain["properties"]},
        "required": [*around, *plain.get("required", ())],
    }
    return Output(urls.schema(kind, VERSION).removeprefix("/"), dumps(whole))


def content_schema(base: str, kind: str, json_schema: dict[str, Any]) -> Output:
    """Make the JSON Schema of a kind of file that editors write."""
    path = urls.content_schema(kind, CONTENT_VERSION)
    return Output(path.removeprefix("/"), dumps({"$id": base + path, **json_schema}))


def dumps(data: Any) -> bytes:
    """Write JSON in one line, as UTF-8."""
    return f"{compact(data)}\n".encode()


# Writes JSON without a blank or a line break.
compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
