"""What an outsider makes of the open data of a built site: its files by path, and nothing else."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

Files = Mapping[str, bytes]
_TYPES = {"string": str, "integer": int, "boolean": lambda cell: {"true": 1, "false": 0}[cell]}


def read(folder: Path) -> Files:
    """The data files of a built site."""
    paths = [path for path in folder.rglob("*") if path.suffix in (".json", ".csv", ".xml", ".ics")]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if not {"pagefind", "search"} & {*path.relative_to(folder).parts[:-1]}
    }


# A form of others; and what is for our own script is no open data.
_OTHERS = ("data/datapackage.json",)


def documents(files: Files) -> dict[str, Any]:
    """The JSON files that follow a schema of ours, by path."""
    found = {path: json.loads(data) for path, data in files.items() if path.endswith(".json")}
    return {
        path: data
        for path, data in found.items()
        if not path.startswith(("data/schemas/", "search/")) and path not in _OTHERS
    }


def schema_errors(files: Files) -> Iterator[str]:
    """Where a JSON file is not as the schema says that it names."""
    schemas = {
        schema["$id"]: schema
        for path, data in files.items()
        if path.startswith("data/schemas/") and (schema := json.loads(data))
    }
    validators = {}
    for address, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        validators[address] = Draft202012Validator(schema, format_checker=FormatChecker())
    for path, data in documents(files).items():
        errors = validators[data["$schema"]].iter_errors(data)
        yield from (f"{path}: {error.json_path} {error.message}" for error in errors)


def sheet(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file as a spreadsheet has them."""
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def package_errors(files: Files) -> Iterator[str]:
    """Where the tables are not as ``datapackage.json`` says: types, constraints and keys."""
    package = json.loads(files["data/datapackage.json"])
    tables = {one["name"]: sheet(files[f"data/{one['path']}"]) for one in package["resources"]}
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        data = files[f"data/{resource['path']}"]
        if len(data) != resource["bytes"]:
            yield f"{name}: bytes"
        if f"sha256:{hashlib.sha256(data).hexdigest()}" != resource["hash"]:
            yield f"{name}: hash"
        header = data.decode("utf-8-sig").partition("\r\n")[0].split(",")
        if header != [field["name"] for field in schema["fields"]]:
            yield f"{name}: header"
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in tables[name]]
        if len(keys) != len(set(keys)):
            yield f"{name}: two rows have one key"
        for row in tables[name]:
            yield from (f"{name}: {error}" for error in _row_errors(row, schema, tables))


def _row_errors(
    row: Mapping[str, str], schema: Mapping[str, Any], tables: Mapping[str, list[dict[str, str]]]
) -> Iterator[str]:
    for field in schema["fields"]:
        cell, constraints = row[field["name"]], field.get("constraints", {})
        if not cell:
            if constraints.get("required"):
                yield f"{field['name']} is required"
            continue
        try:
            _TYPES[field["type"]](cell)  # type: ignore[operator]
        except (KeyError, ValueError):
            yield f"{cell} is no {field['type']}"
        if "enum" in constraints and cell not in constraints["enum"]:
            yield f"{cell} is none of {constraints['enum']}"
        if not re.search(constraints.get("pattern", ""), cell):
            yield f"{cell} does not match"
    for key in schema["foreignKeys"]:
        cell = row[key["fields"]]
        if cell and cell not in {one["id"] for one in tables[key["reference"]["resource"]]}:
            yield f"{cell} is not in {key['reference']['resource']}"
