"""The JSON beside each record's page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests import cases

DATA = {path: json.loads(data) for path, data in cases.outputs().items() if path.endswith(".json")}


def addresses(value: Any) -> Iterator[str]:
    """Every text in the data that is a path of the site."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str) and value.startswith("/"):
        yield value


@pytest.mark.parametrize("path", sorted(DATA))
def test_ids_are_paths(path: str) -> None:
    """A record's id is the path of its page, and the data stands beside that page."""
    assert DATA[path]["id"] == "/" + path.removesuffix("index.json")
    assert path.replace("index.json", "index.html") in cases.outputs()
    assert DATA[path]["version"] == 1
    assert DATA[path]["type"]


@pytest.mark.parametrize("path", sorted(DATA))
def test_every_path_leads(path: str) -> None:
    """Every record, item, action and file that the data names by its path is there."""
    files = {f"files/{file.name}" for file in (cases.ARCHIVE / "files").iterdir()}
    for address in addresses(DATA[path]):
        target, _, fragment = address.removeprefix("/").partition("#")
        assert target in files or f"{target}index.html" in cases.outputs(), address
        if fragment:
            assert f'id="{fragment}"'.encode() in cases.outputs()[f"{target}index.html"]


def test_every_record_has_data() -> None:
    """Each page of a record has its data."""
    folders = ("meetings", "reports", "people", "posts", "organisations", "topics", "actions")
    pages = [path for path in cases.outputs() if path.endswith("index.html")]
    for page in pages:
        folder, *rest = page.split("/")
        register = folder == "actions" and not rest[0][0].isdigit()  # parts of the register
        is_view = folder == "posts" and "topics" in rest  # of other records, not one itself
        if folder in folders and len(rest) > 1 and not register and not is_view:
            assert page.replace("index.html", "index.json") in DATA


def test_anchors_are_on_the_page() -> None:
    """Every anchor in the data is an id on the record's page."""
    for path, data in DATA.items():
        page = cases.outputs()[path.replace("index.json", "index.html")].decode()
        for one in [*data.get("paragraphs", ()), *data.get("sections", ())]:
            assert f'id="{one["anchor"]}"' in page


def test_no_draft() -> None:
    """Nothing of a draft is in any file, unless drafts are asked for."""
    assert not any(b"2031-12-02" in data for data in cases.outputs().values())
    assert "meetings/2031-12-02/index.json" in cases.outputs(drafts=True)


def test_meeting() -> None:
    """A meeting's data has who was there, what was said, asked and corrected."""
    data = DATA["meetings/2031-03-04/index.json"]
    assert data["chair"] == "/people/ada-example/"
    assert data["notes"] == {"status": "agreed", "agreed_at": "/meetings/2031-06-10/"}
    assert data["present"][1] == {
        "role": "Harbour Master (HM)",
        "person": "/people/ben-sample/",
        "post": "/posts/harbour-master/",
    }
    assert [item["number"] for item in data["items"]] == ["1", "2", "3", "4A"]
    assert data["items"][1]["paragraphs"][4]["text"].endswith("there are: large ones; small ones;")
    assert data["corrections"][0]["report"] == "/reports/2031-03-04-dredging/"
    assert DATA["meetings/2031-06-10/index.json"]["apologies"] == []
    assert "apologies" not in DATA["meetings/2031-06-10-evening/index.json"]


def test_actions() -> None:
    """The register has every action, its owners and what became of it."""
    found = {
        one["id"]: (len(one["owners"]), one["status"])
        for one in DATA["actions/index.json"]["actions"]
    }
    assert found == {
        "/actions/2031-06-10-3a/": (1, "open"),
        "/actions/2031-03-04-2a/": (1, "done"),
        "/actions/2031-03-04-2b/": (2, "open"),
        "/actions/2031-03-04-2c/": (0, "overtaken"),
        "/actions/2031-03-04-3a/": (1, "open"),
        "/actions/2031-03-04-3c/": (3, "reported back"),
    }
