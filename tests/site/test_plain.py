"""A kind of record that has a class and a row in the table of kinds, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field

from comsite.checking.gate import Options, check
from comsite.content import kinds
from comsite.content.fields import Line, TopicSlug
from comsite.content.models import Record
from comsite.publishing.build import build
from tests import small


class Venue(Record):
    """A place where meetings are held."""

    name: Line = Field(description="Its name.")
    address: Line | None = Field(None, description="Where it is.")
    topics: tuple[TopicSlug, ...] = Field((), description="What is said there.")


@pytest.fixture
def venues(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind of venues."""
    kind = kinds.Kind("venues", "venue", Venue, ".yaml", "name", ("name",))
    monkeypatch.setitem(kinds.KINDS, "venues", kind)
    for module in ("library.routes", "site.rendering", "importing.composing.removal"):
        monkeypatch.setattr(f"comsite.{module}.RECORDS", (*kinds.RECORDS, "venues"))


@pytest.mark.usefixtures("venues")
def test_a_kind_without_pages_of_its_own_has_plain_ones(tmp_path: Path) -> None:
    """Its records are listed, and each has a page with its fields, and links to what they name."""
    venue = "name: The Net Loft\naddress: Quay 1\ntopics: [mud]\n"
    files = {"topics/mud.yaml": "title: Mud\n", "venues/net-loft.yaml": venue}
    build(Options(small.write(tmp_path, files), tmp_path / "build", search=False))
    listing, page, home = (
        (tmp_path / "build" / path / "index.html").read_text("utf-8")
        for path in ("venues", "venues/net-loft", "")
    )
    assert '<a href="/venues/net-loft/">The Net Loft</a>' in listing
    assert "<dt>Address</dt> <dd>Quay 1</dd>" in page
    assert '<a href="/topics/mud/">Mud</a>' in page
    assert '<a href="/venues/">Venues</a>' in home


@pytest.mark.usefixtures("venues")
def test_its_fields_are_checked(tmp_path: Path) -> None:
    """A name that leads nowhere, and a field that there is not, are told as for every kind."""
    venue = "name: The Net Loft\ntopics: [mudd]\n"
    files = {"topics/mud.yaml": "title: Mud\n", "venues/net-loft.yaml": venue}
    (problem,) = check(Options(small.write(tmp_path, files), tmp_path / "build"))
    assert 'did you mean "mud"?' in problem.message
    small.write(tmp_path, {**files, "venues/net-loft.yaml": "name: The Net Loft\nadress: Quay\n"})
    (problem,) = check(Options(tmp_path / "content", tmp_path / "build"))
    assert 'did you mean "address"?' in problem.message
