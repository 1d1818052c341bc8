"""What an editor says of a record in a few sentences, and what the archive remarks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.publishing.build import build
from comsite.publishing.stages import outputs, planned
from tests import small
from tests.small import meeting, report

ITEM = "Ann Lee asked about tar."
REMARK = "Ann Lee said that the drawing is lost."
FRONT = f"""\
summary: The board spoke of ropes.
present:
  - {{person: ann-lee, role: Chair}}
items:
  - {{number: "1", topics: [mud], summary: "{ITEM}", remark: "{REMARK}"}}
"""
FILES = {
    "people/ann-lee.yaml": "name: Ann Lee\n",
    "topics/mud.yaml": "title: Mud\n",
    "meetings/2031-02-04.md": meeting("2031-02-04", FRONT, "## 1. Mud\n\nMud.\n"),
    "reports/mud.md": report(
        "2031-02-04", "topics: [mud]\nmeeting: 2031-02-04\nsummary: A paper on pitch.\n", "Tar.\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the archive."""
    folder = tmp_path_factory.mktemp("summaries")
    build(Options(small.write(folder, FILES), folder / "build", search=False))
    return folder / "build"


@pytest.mark.parametrize(
    ("page", "summaries"),
    [
        ("", ["The board spoke of ropes."]),
        ("meetings", ["The board spoke of ropes."]),
        ("meetings/2031-02-04", ["The board spoke of ropes.", ITEM, "A paper on pitch."]),
        ("topics/mud", [ITEM, "A paper on pitch."]),
        ("dates/2031", ["The board spoke of ropes.", "A paper on pitch."]),
        ("dates/2031/02", ["The board spoke of ropes.", "A paper on pitch."]),
        ("dates/2031/02/04", ["The board spoke of ropes.", "A paper on pitch."]),
        ("reports", ["A paper on pitch."]),
    ],
)
def test_lists_have_summaries(site: Path, page: str, summaries: list[str]) -> None:
    """Wherever a record stands in a list, its summary stands with it."""
    text = (site / page / "index.html").read_text("utf-8").partition("<main")[2]
    assert [one for one in summaries if one not in text] == []


def test_search_knows_the_words_of_summaries(site: Path) -> None:
    """They are in the index, in the element that search can lead to; those of a remark are not."""
    indexed = {
        output.path: output.indexed.decode()
        for output in outputs(planned(Options(site.parent / "content", site)))
    }
    words = json.loads((site / "search/words.json").read_text("utf-8"))["words"]
    assert "0tar" in words
    assert "rawing" not in words
    summary = '<div data-pagefind-body>\n<p class="lead summary" id="in-short">'
    assert summary in indexed["reports/mud/index.html"]
    remark = f'<p class="note remark" data-pagefind-ignore>A note of this archive: {REMARK}'
    assert remark in indexed["meetings/2031-02-04/1/index.html"]


def test_a_remark_is_no_part_of_the_notes(site: Path) -> None:
    """It has no number, nobody said it, and it names nobody; a summary likewise."""
    (item,) = json.loads((site / "meetings/2031-02-04/index.json").read_text("utf-8"))["items"]
    assert [one["text"] for one in item["paragraphs"]] == ["Mud."]
    assert (item["remark"], item["statements"], item["mentions"]) == (REMARK, [], [])
