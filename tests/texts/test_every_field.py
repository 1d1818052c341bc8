"""Whatever field of whatever record changes, what is read again is what a first reading gives."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydantic
import pytest
import yaml

from comsite.checking.gate import Earlier
from comsite.content import kinds
from comsite.content.archive import Archive
from comsite.content.fields import Reference
from comsite.content.loader import load
from comsite.content.models import Record
from comsite.texts.items import Texts
from comsite.texts.reader import read_texts
from tests import small

pytestmark = pytest.mark.slow

# The texts have every name that a field is given here, in every way that a name is looked for.
NAMES = ("Gull", "GULL", "Deputy Gull", "Gull of Sandwick", "Sandwick")
BODY = """
Ada Example, Ben Sample, the Clerk of Fernwick, CK, Warden Example and the FHB met.

Mr Gull, Ms Sample, Cllrs Gull and Example, GULL, Gull Example, the Deputy Gull and Sandwick met.

The Gull met; the Gull of Sandwick met; the gull met; Ada, Van and Gull met Ms Skipper of Sandwick.

The TRO and the GWT met on the traffic order and the gull water treaty of Fernwick, Bosun.

Read Mud of the North Quay, Gull of Sandwick, the notes of 4 March 2031, and the notes of May 2031.

The Gull met on 4 March 2031. The former Warden and Chair Example did not.

See [the lamps](/topics/mud/).
"""
NOTES = f"## 1. Gulls\n{BODY}\n### Actions\n\n- Clerk and Mr Gull to count the gulls.\n"
SEATS = [
    {"person": "ada-example", "role": "Clerk (CK)", "post": "clerk"},
    {"person": "ben-sample", "role": "Warden", "post": "warden"},
]
SOURCE = {"title": "Notes", "publisher": "FHB", "url": "https://x.example", "note": "A scan."}
AUTHOR = {"person": "ada-example", "post": "clerk", "role": "Clerk"}
NAMINGS = [
    {"name": "Skipper", "person": "ben-sample"},
    {"name": "Bosun", "post": "clerk"},
    {"name": "Van", "organisation": "fernwick"},
    {"name": "North Quay", "meeting": "2031-03-04"},
    {"name": "May 2031", "report": "mud"},
]
UPDATE = {"action": "2031-03-04-1a", "status": "open", "where": "p1-1", "note": "They are many."}
FIGURE = {
    "label": "Gulls",
    "value": "4",
    "unit": "birds",
    "date": "2031",
    "where": "p1-1",
    "topics": ["mud"],
}
MEETING = {
    "date": "2031-05-06",
    "start": "10:00",
    "end": "11:00",
    "place": "Hall",
    "status": "held",
    "draft": "false",
    "text": "full",
    "known_from": "A paper.",
    "source": SOURCE,
    "notes": {"status": "agreed", "agreed_at": "2031-07-08"},
    "chair": "ada-example",
    "present": SEATS,
    "also_present": [{"person": "cora-skipper", "role": "Guest", "post": "chair"}],
    "apologies": [{"person": "dan-gull", "role": "Clerk", "post": "clerk"}],
    "items": [{"number": "1", "topics": ["mud"], "reports": ["mud"], "figures": [FIGURE]}],
    "names": NAMINGS,
    "next_meeting": {"date": "2031-07-08", "start": "10:00", "end": "11:00", "place": "Hall"},
    "corrections": [
        {"date": "2031", "where": "p1-1", "report": "mud", "was": "a", "now": "b", "why": "So."}
    ],
    "action_updates": [UPDATE],
}
REPORT = {
    "subject": "Mud of the North Quay",
    "date": "2031-05-06",
    "kind": "report",
    "meeting": "2031-05-06",
    "item": "1",
    "draft": "false",
    "text": "full",
    "known_from": "A list.",
    "source": SOURCE,
    "authors": [AUTHOR, {"post": "warden"}, {"organisation": "fernwick"}],
    "sponsor": {"person": "ben-sample", "post": "chair"},
    "requested_by": {"organisation": "fernwick"},
    "topics": ["mud"],
    "names": NAMINGS,
    "part_of": "gulls",
    "extract_of": {"meeting": "2031-05-06", "item": "1"},
    "attachments": [{"title": "A map", "report": "gulls", "file": "map.pdf", "topics": ["mud"]}],
    "figures": [FIGURE],
    "files": ["map.pdf"],
    "action_updates": [UPDATE],
}
TENURE = {
    "post": "clerk",
    "role": "Clerk",
    "start": "2031-04",
    "end": "2031-08-01",
    "seen": ["2031-05-01"],
    "note": "So the notes.",
}
SITE = yaml.safe_load(small.SITE) | {
    "body": {"name": "Fernwick Harbour Board", "abbreviation": "FHB", "summary": "It meets."},
    "official_record": {"publisher": "FHB", "url": "https://x.example"},
    "licence": {"name": "CC0", "url": "https://x.example"},
    "contact": "team@x.example",
    "public_contacts": ["clerk@x.example"],
    "repository": "https://x.example",
    "editing": {"repository": "fernwick/notes"},
}
TERMS = [
    {
        "abbreviation": "TRO",
        "expansion": "traffic order",
        "other_names": ["GWT"],
        "note": "Of roads.",
        "topic": "mud",
        "post": "clerk",
        "organisation": "fernwick",
    }
]
# The first of each kind, of which each field is changed, has all of them.
FILES: dict[str, dict[str, Any]] = {
    "site.yaml": SITE,
    "glossary.yaml": {"terms": TERMS},
    "redirects.yaml": {"redirects": [{"old": "/old/", "new": "/about/"}]},
    "meetings/2031-05-06.md": MEETING,
    "meetings/2031-07-08.md": {"date": "2031-07-08", "status": "held"},
    "meetings/2031-03-04.md": {"date": "2031-03-04", "status": "held"},
    "reports/mud.md": REPORT,
    "reports/gulls.md": {"subject": "Gulls of the quay", "date": "2031-07-08"},
    "people/ada-example.yaml": {
        "name": "Ada Example",
        "sort_name": "Example, Ada",
        "other_names": ["Addie Example"],
        "organisation": "fernwick",
        "tenures": [
            TENURE,
            {"post": "chair", "start": "2030"},
            {"post": "warden", "seen": ["2030"]},
        ],
        "note": "She likes mud.",
    },
    "people/ben-sample.yaml": {"name": "Ben Sample"},
    "people/cora-skipper.yaml": {"name": "Cora Skipper"},
    "posts/clerk.yaml": {
        "title": "Clerk",
        "abbreviations": ["CK"],
        "other_names": ["Town Clerk"],
        "organisation": "fernwick",
        "shared": "false",
        "followed_by": {"post": "warden", "date": "2032"},
        "note": "An office.",
    },
    "posts/warden.yaml": {"title": "Warden", "organisation": "sandwick"},
    "posts/chair.yaml": {"title": "Chair"},
    "organisations/fernwick.yaml": {
        "name": "Fernwick Harbour Board",
        "abbreviations": ["FHB"],
        "other_names": ["Harbour Board"],
        "part_of": "sandwick",
        "url": "https://x.example",
        "note": "A board.",
    },
    "organisations/sandwick.yaml": {"name": "Town of Sandwick"},
    "topics/mud.yaml": {
        "title": "Mud",
        "other_names": ["Silt"],
        "search_words": ["Dredger"],
        "broader": "gulls",
        "related": ["gulls"],
        "summary": "Of mud.",
    },
    "topics/gulls.yaml": {"title": "Gulls"},
    "pages/about.md": {"title": "About", "summary": "Of this."},
}
TEXTS = {
    "meetings/2031-05-06.md": NOTES,
    "meetings/2031-07-08.md": NOTES,
    "reports/mud.md": BODY,
}
# What a field of one value may be given, the first few of these that it takes.
VALUES = (
    *NAMES,
    *("https://gull.example/sandwick", "gull@sandwick.example", "gull/sandwick", "gull"),
    *("true", "false", "2031-03-04", "2031-05-06", "2031-06", "2032", "09:30", "4"),
    "https://gull.example/?feed={feed}",
)
MANY, FEW = 5, 1  # a record whose name no other text can have is looked at less
KINDS = {path.partition("/")[0]: path for path in reversed(FILES)}


def kind_of(path: str) -> type[Record]:
    """The class of what a file holds."""
    single = kinds.SINGLES.get(path)
    return single or kinds.KINDS[path.partition("/")[0]].model


def written(path: str, fields: dict[str, Any]) -> str:
    """A file of these fields, with its text."""
    front = json.dumps(fields)  # which is YAML too, and written much sooner
    if not path.endswith(".md"):
        return front
    body = TEXTS.get(path, "See [the lamps](/topics/mud/).\n")
    return f"---\n{front}\n---\n\n{body}"


def values(annotation: Any, most: int) -> list[str]:
    """What a field of one value may be given: a record of its kind, a word it allows, a name."""
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Reference):
            inside = [path for path in FILES if path.startswith(f"{meta.folder}/")]
            slugs = [path.partition("/")[2].partition(".")[0] for path in inside] or ["gull.pdf"]
            return slugs[-most:]
    if typing.get_origin(annotation) is typing.Literal:
        return list(typing.get_args(annotation))[-most:]
    takes = pydantic.TypeAdapter(annotation)
    found = []
    for value in VALUES:
        try:
            takes.validate_python(value)
        except pydantic.ValidationError:
            continue
        found.append(value)
    assert found, f"no value is known for a field of the type {annotation}; add one to VALUES"
    return found[:most]


def unwrapped(annotation: Any) -> tuple[Any, bool]:
    """The type of a field's value, or of the values in it, and whether it is a list."""
    if typing.get_origin(annotation) is typing.Annotated and "tuple" in str(annotation):
        annotation = typing.get_args(annotation)[0]
    optional = [one for one in typing.get_args(annotation) if one is not type(None)]
    if type(None) in typing.get_args(annotation):
        (annotation,) = optional
    is_list = typing.get_origin(annotation) is tuple
    return (typing.get_args(annotation)[0], True) if is_list else (annotation, False)


def is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def whole(model: type[Record]) -> dict[str, Any]:
    """A record of a class with all of its fields."""
    made: dict[str, Any] = {}
    for name, annotation in typing.get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            kind, is_list = unwrapped(annotation)
            value = whole(kind) if is_record(kind) else values(kind, FEW)[0]
            made[name] = [value] if is_list else value
    return made


def changes(
    model: type[Record], fields: dict[str, Any], most: int
) -> Iterator[tuple[type[Record], str, dict[str, Any]]]:
    """Each record that differs in one field, with the class that has the field, and its name."""
    hints = typing.get_type_hints(model, include_extras=True)
    for name, about in model.model_fields.items():
        kind, is_list = unwrapped(hints[name])
        given = fields.get(name)
        others: list[Any] = [whole(kind)] if is_record(kind) else values(kind, most)
        if is_list:
            given = given or []
            others = [[], *([one] for one in others)]
        for other in others:
            yield model, name, {**fields, name: other}
        if not about.is_required():
            yield model, name, {one: value for one, value in fields.items() if one != name}
        inner: list[Any] = (given if is_list else [given] if given else None) or []
        for place, one in enumerate(inner[:most] if is_record(kind) else []):
            for inside, inner_name, changed in changes(kind, one, most):
                value = [*inner[:place], changed, *inner[place + 1 :]] if is_list else changed
                yield inside, inner_name, {**fields, name: value}


@pytest.mark.parametrize("path", KINDS.values())
def test_every_field_may_change(path: str, tmp_path: Path) -> None:
    """The fields are those of the models, so that one which is added is tried as well."""
    content = small.write(tmp_path, {one: written(one, FILES[one]) for one in FILES})
    base = Earlier()
    before = base.texts(archive(content, base), asking=True)
    most = FEW if path in TEXTS else MANY
    for model, name, fields in changes(kind_of(path), FILES[path], most):
        (content / path).write_text(written(path, fields), "utf-8")
        earlier = Earlier(dict(base.files), list(base.readings))
        changed = archive(content, earlier)
        again = earlier.texts(changed, asking=True)
        if any(taken_over(before, again)):
            first = read_texts(changed, asking=True)
            assert repr(again) == repr(first), (model.__name__, name, fields.get(name))


def taken_over(before: Texts, now: Texts) -> Iterator[bool]:
    """Whether each text is that from before; if none is, all of them were read."""
    for folder in ("meetings", "reports", "pages"):
        known = getattr(before, folder)
        yield from (known.get(slug) is text for slug, text in getattr(now, folder).items())


def archive(content: Path, earlier: Earlier) -> Archive:
    """The archive as it is now; a file that its own change made wrong is not in it."""
    read, _ = load(content, earlier.files)
    assert read
    return Archive(read)
