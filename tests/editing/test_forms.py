"""The forms for editing in a browser say what the records say, and are there when asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comsite.checking.gate import Options, check
from comsite.content.kinds import KINDS
from comsite.content.models import Editing, Meeting
from comsite.editing.forms import INTEGRITY, SCRIPT, SENT_WITH, configuration
from comsite.publishing.build import build
from comsite.publishing.hosting import HEADERS
from tests.small import SITE, write
from tests.tools.checkers import netlify_headers

EDITING = "editing:\n  repository: example/archive\n"
TOLD = configuration(Editing(repository="example/archive"), "https://small.example")


def fields_in(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All fields of a form, and of the groups in it."""
    for field in fields:
        yield field
        yield from fields_in(field.get("fields", []))


def collection(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in TOLD["collections"] if one["name"] == kind)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_has_every_field_in_its_order_with_its_meaning(kind: str) -> None:
    """Names, order, hints and what is needed are those of the field reference."""
    model, ending = KINDS[kind].model, KINDS[kind].ending
    fields = [one for one in collection(kind)["fields"] if one["name"] != "body"]
    assert [one["name"] for one in fields] == list(model.model_fields)
    assert collection(kind)["fields"] == fields + [
        one for one in collection(kind)["fields"] if ending == ".md" and one["name"] == "body"
    ]
    for one in fields:
        known = model.model_fields[one["name"]]
        assert one["hint"].startswith(str(known.description).replace("`", ""))
        assert one["required"] == known.is_required()


def test_what_may_be_typed_is_what_is_checked() -> None:
    """Choices are offered, names of records chosen from those there are, and dates have a shape."""
    fields = {one["name"]: one for one in collection("meetings")["fields"]}
    assert fields["status"]["options"] == ["scheduled", "held", "postponed", "moved", "cancelled"]
    assert fields["chair"]["widget"] == "relation"
    assert fields["chair"]["collection"] == "people"
    assert fields["apologies"]["widget"] == "list-or-none"
    assert [one["name"] for one in fields["present"]["fields"]] == ["person", "role", "post"]
    reports = next(one for one in fields["items"]["fields"] if one["name"] == "reports")
    assert (reports["widget"], reports["multiple"]) == ("relation", True)
    for typed, fits in (("2031-03-04", True), ("2031-03", True), ("4/3/2031", False)):
        assert bool(re.fullmatch(fields["date"]["pattern"][0], typed)) == fits
    assert fields["text"]["hint"].endswith("Left out, it is full.")
    assert set(fields) == {*Meeting.model_fields, "body"}


def test_an_optional_group_can_be_left_empty() -> None:
    """Nothing in a group that may be left out has to be filled in; entries of a list have."""
    fields = {one["name"]: one for one in collection("meetings")["fields"]}
    title = next(one for one in fields["source"]["fields"] if one["name"] == "title")
    assert not title["required"]
    assert title["hint"].endswith("Needed if anything is filled in here.")
    person = next(one for one in fields["present"]["fields"] if one["name"] == "person")
    assert person["required"]


def test_files_are_named_by_the_rules_and_none_is_deleted() -> None:
    """A new file has the name that its kind asks for; what was published stays."""
    assert collection("meetings")["slug"] == "{{fields.date}}"
    assert collection("reports")["slug"] == "{{fields.date}}-{{fields.subject}}"
    assert collection("people")["slug"] == "{{fields.name}}"
    for one in TOLD["collections"]:
        assert one["delete"] is False
    widgets = {
        field["widget"] for one in TOLD["collections"] for field in fields_in(one.get("fields", []))
    }
    known = {"string", "text", "boolean", "select", "relation", "list", "list-or-none", "object"}
    assert widgets == known


def test_there_are_no_forms_unless_they_are_asked_for(tmp_path: Path) -> None:
    """Without `editing` nothing of them is in the site, and no other page changes with it."""
    for name, site in (("without", SITE), ("with", SITE + EDITING)):
        content = write(tmp_path / name, {"site.yaml": site})
        build(Options(content, tmp_path / name / "build", search=False))
    without, with_forms = (
        {
            path.relative_to(tmp_path / name / "build").as_posix(): path.read_bytes()
            for path in (tmp_path / name / "build").rglob("*")
            if path.is_file()
        }
        for name in ("without", "with")
    )
    new = {path for path in with_forms if path not in without}
    assert {re.sub(r"\.[0-9a-f]{10}\.", ".", path) for path in new} == {
        "admin/index.html",
        "admin/forms.json",
        "static/forms.js",
    }
    assert {path for path in without if with_forms[path] != without[path]} == {"_headers"}
    assert json.loads(with_forms["admin/forms.json"]) == TOLD


def test_the_page_of_forms_is_apart(tmp_path: Path) -> None:
    """It names one script from elsewhere, at one version and by its bytes, and is not listed."""
    content = write(tmp_path, {"site.yaml": SITE + EDITING})
    build(Options(content, tmp_path / "build", search=False))
    page = (tmp_path / "build" / "admin" / "index.html").read_text("utf-8")
    assert f'<script src="{SCRIPT}" integrity="{INTEGRITY}" crossorigin="anonymous"' in page
    assert re.findall(r'(?:src|href)="(https?:[^"]*)"', page) == [SCRIPT]
    assert '<meta name="robots" content="noindex">' in page
    assert "/admin/" not in (tmp_path / "build" / "sitemap.xml").read_text("utf-8")
    rules, errors = netlify_headers(tmp_path / "build" / "_headers")
    assert errors == []
    assert rules[0] == {"for": "/*", "values": HEADERS}
    assert rules[1] == {"for": "/admin/*", "values": SENT_WITH["/admin/*"]}
    policy = rules[1]["values"]["Content-Security-Policy"]
    assert f"script-src 'self' 'unsafe-eval' {SCRIPT};" in policy
    assert "unpkg" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["larkwick", "https://github.com/larkwick/meetings", "a/b/c"])
def test_a_repository_has_an_owner_and_a_name(name: str, tmp_path: Path) -> None:
    """Anything but owner/name is told what to write."""
    content = write(tmp_path, {"site.yaml": f"{SITE}editing:\n  repository: {name}\n"})
    (problem,) = check(Options(content, content))
    assert str(problem) == (
        f'content/site.yaml:9: "repository" is "{name}": write its owner and its name on GitHub,'
        " like larkwick/meetings"
    )
