"""The schemas by which editors complete and check what comsite reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from comsite.content.kinds import KINDS, SINGLES
from comsite.content.models import Record
from comsite.content.schemas import content_schemas, editor_settings
from comsite.content.validation import read_record
from comsite.content.yamltree import read_yaml
from tests import cases

ROOT = Path(__file__).parents[2]
CONTENTS = (cases.ARCHIVE, cases.TOWN)


class Core(yaml.SafeLoader):
    """YAML 1.2 with its core schema, by which the YAML language server reads a file."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (as PyYAML has it)


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def _whole_number(loader: Core, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text.removeprefix("0o"), base)


Core.add_constructor("tag:yaml.org,2002:int", _whole_number)


@cache
def validator(kind: str) -> Draft202012Validator:
    """What checks a kind of file."""
    return Draft202012Validator(content_schemas()[kind])


def as_an_editor(text: str) -> Any:
    """A file's fields with YAML's own types."""
    front = text.split("---\n")[1] if text.startswith("---\n") else text
    return yaml.load(front, Core)  # noqa: S506  (a SafeLoader with other types)


def _files(content: Path) -> list[tuple[str, Path]]:
    kinds: list[tuple[str, type[Record]]]
    kinds = [(f"{name}/*{kind.ending}", kind.model) for name, kind in KINDS.items()]
    kinds += list(SINGLES.items())
    return [
        (model.__name__.lower(), path)
        for pattern, model in kinds
        for path in sorted(content.glob(pattern))
    ]


def refused(content: Path) -> Iterator[str]:
    """What the schemas say against the files of an archive."""
    for kind, path in _files(content):
        for error in validator(kind).iter_errors(as_an_editor(path.read_text("utf-8"))):
            yield f"{path}: {error.json_path} {error.message}"


@pytest.mark.slow
@pytest.mark.parametrize("content", CONTENTS, ids=lambda path: path.parent.name)
def test_no_file_without_problems_is_refused(content: Path) -> None:
    """What comsite takes, an editor takes, with dates, times and numbers as YAML reads them."""
    assert len(_files(content)) > 30
    assert list(refused(content)) == []


# Kind, fields, and whether comsite takes them.
FIELDS = (
    ("meeting", "date: 2031-03-04\nstatus: held\n", True),
    ("meeting", "date: 2031-03\nstart: 09:30\nstatus: held\n", True),
    ("meeting", "date: 2031\nstatus: held\n", True),
    ("meeting", "date: ' 2031-03-04 '\nstatus: held\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\ndraft: yes\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\ndraft: TRUE\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\ndraft: On\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\ndraft: 1\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\nplace: 12\nknown_from: true\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\nplace:\npresent:\ntext:\ndraft:\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\napologies: none\n", True),
    ("meeting", "date: 2031-03-04\nstatus: held\nitems: [{number: 5.1, topics: [2031]}]\n", True),
    ("topic", "title: 2.50\nsummary: 1e3\nother_names: [No, 0x1F, .5]\n", True),
    ("site", "title: A\nsummary: B\nbase_url: https://a.example\ntime_zone: UTC\nbody: {name: C}\n"
     "contact: a@b.example\npublic_contacts: [01632960001]\n", True),
    ("glossary", "", True),
    ("redirects", "redirects:\n", True),
    ("meeting", "date: 4 March\nstatus: held\n", False),
    ("meeting", "date: 2031-03-04\nstart: 9.30\nstatus: held\n", False),
    ("meeting", "date: 2031-03-04\nstatus: helt\n", False),
    ("meeting", "date: 2031-03-04\nstatus: held\ndraft: maybe\n", False),
    ("meeting", "date: 2031-03-04\nstatus: held\nplace: [a]\n", False),
    ("meeting", "date: 2031-03-04\nstatus: held\napologies: nobody\n", False),
    ("meeting", "date: 2031-03-04\n", False),
    ("person", "name: Ada Example\nmood: calm\n", False),
    ("person", "name: Ada Example\norganisation: Harbour Board\n", False),
    ("person", "name: Ada Example\ntenures: [{role: Clerk}]\n", False),
    ("organisation", "name: Board\nurl: board.example\n", False),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "taken"), FIELDS)
def test_an_editor_agrees_with_the_check(kind: str, text: str, taken: bool) -> None:
    """What comsite takes an editor takes, and these mistakes are seen by both."""
    models = {model.__name__.lower(): model for model in (kind.model for kind in KINDS.values())}
    models |= {model.__name__.lower(): model for model in SINGLES.values()}
    tree, problems = read_yaml(text, "x")
    _, more = read_record(models[kind], tree, "x")
    assert (not problems and not more) is taken
    assert validator(kind).is_valid(as_an_editor(text) or {}) is taken


def test_each_field_has_the_description_of_the_reference() -> None:
    """What an editor shows at a field is what docs/fields.md says of it."""
    reference = (ROOT / "docs" / "fields.md").read_text("utf-8")
    for kind, schema in content_schemas().items():
        for part in (schema, *schema.get("$defs", {}).values()):
            for name, field in part["properties"].items():
                text = field["description"].replace("|", "\\|")
                assert f"| `{name}` |" in reference, kind
                assert text in reference, f"{kind}: {name}"


def test_the_settings_for_vs_code() -> None:
    """A file without that line has its schema by its place, if its editor reads the settings."""
    assert json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8")) == editor_settings()


def test_schemas_are_published() -> None:
    """Each schema has an address on the site, which it gives as its own."""
    built = cases.outputs()
    for kind, schema in content_schemas().items():
        path = f"data/schemas/content/v1/{kind}.json"
        whole = {"$id": f"https://fernwick.example/{path}", **schema}
        assert json.loads(built[path]) == whole
