"""One file's data to a record or to problems."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from comsite.base.dates import PartialDate
from comsite.base.slugs import slugify
from comsite.content.kinds import KINDS, SINGLES
from comsite.content.models import Meeting, Person, Report
from comsite.content.validation import read_record
from comsite.content.yamltree import read_yaml

MODELS: list[type[BaseModel]] = [*SINGLES.values(), *(kind.model for kind in KINDS.values())]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ada Example", "ada-example"),
        ("  D&D: 4 x P's ", "d-d-4-x-p-s"),
        ("Zoë Çağ", "zoe-cag"),
        ("../x", "x"),
        ("例", ""),
        ("--", ""),
        ("ﬁsh", "fish"),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    """A slug has lower case letters, digits and single hyphens, and nothing else."""
    assert slugify(text) == slug


@given(st.text())
def test_slugs_are_their_own_slugs(text: str) -> None:
    """Whatever a slug is made from, it is one."""
    slug = slugify(text)
    assert slugify(slug) == slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug


def read(model: type[Any], text: str) -> Any:
    """The record that a text makes, without problems."""
    tree, problems = read_yaml(text, "x.yaml")
    record, more = read_record(model, tree, "x.yaml")
    assert [*problems, *more] == []
    return record


@pytest.mark.parametrize(
    "written",
    ['"Ada\\nExample"', "|\n  Ada\n  Example", '"Ada \\r\\n  Example"'],
)
def test_lines_are_joined(written: str) -> None:
    """A name in several lines is one name; calendars and feeds could not hold a line break."""
    assert read(Person, f"name: {written}\n") == Person(name="Ada Example")


def test_empty_field_is_left_out() -> None:
    """A field with nothing after its colon is as if it were not there."""
    assert read(Person, "name: Ada Example\nnote:\nother_names:\n") == Person(name="Ada Example")


def test_spaces_are_stripped() -> None:
    """Spaces around a value are not part of it."""
    assert read(Person, "name: '  Ada Example '").name == "Ada Example"


@pytest.mark.parametrize(
    ("text", "apologies"),
    [("", None), ("apologies: none", ()), ("apologies: []", ()), ("apologies:", None)],
)
def test_apologies(text: str, apologies: object) -> None:
    """That nobody sent apologies is not the same as that nothing is known of it."""
    assert read(Meeting, f"date: 2031-03\nstatus: held\n{text}").apologies == apologies


def test_records_do_not_change() -> None:
    """A record is frozen, and so are the lists in it."""
    record = read(Report, "subject: Mud\ndate: 2031\ntopics: [mud]\n")
    with pytest.raises(ValueError, match="frozen"):
        record.subject = "Silt"
    assert record.topics == ("mud",)
    assert record.date == PartialDate(2031)


NAMES = sorted({name for model in MODELS for name in model.model_fields})
VALUES = st.recursive(
    st.none() | st.text(max_size=9) | st.sampled_from(["2031-03-04", "held", "true", "14:00", "a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=10,
)


@pytest.mark.slow
@given(
    st.sampled_from(MODELS), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5) | VALUES
)
def test_never_raises(model: type[BaseModel], data: Any) -> None:
    """Any data gives a record, or problems with a line of the file and a message."""
    text = yaml.safe_dump(data, allow_unicode=True)
    tree, _ = read_yaml(text, "x.yaml")
    record, problems = read_record(model, tree, "x.yaml")
    assert (record is None) == bool(problems)
    for problem in problems:
        assert 1 <= problem.line <= len(text.splitlines())
        assert problem.message
        assert "None" not in problem.message or "None" in text


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    """Each field says what it holds: messages and the reference show it."""
    assert all(field.description for field in model.model_fields.values())
