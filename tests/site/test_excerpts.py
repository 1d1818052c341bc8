"""What a topic's page shows of each text."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.site.page import Link
from comsite.site.topics import TopicPage, topic_page
from tests import small
from tests.small import meeting, report

SUMMARY = "Ropes were counted. Wet mud lay in the boat. Nobody minded."
WORDS = "Ropes lay there.\n\nThe rope was long. Mud lay on it. It stank."


def shown(folder: Path, title: str, summary: str, words: str) -> tuple[str, Link | None]:
    """What the page of the topic mud shows of an item, and where it leads."""
    more = f', summary: "{summary}"' if summary else ""
    front = f'items:\n  - {{number: "1", topics: [mud]{more}}}\n'
    files = {
        "topics/mud.yaml": "title: Mud\nother_names: [Silt, WM]\n",
        "meetings/2021-05-04.md": meeting("2021-05-04", front, f"## 1. {title}\n\n{words}\n"),
    }
    views = small.views(folder, files)
    context = topic_page(views, views.archive.topics["mud"]).context
    assert isinstance(context, TopicPage)
    (event,) = context.years[0].events
    return event.summary, event.place


SECOND = Link("Paragraph 1.2", "/meetings/2021-05-04/1/#p1-2")


@pytest.mark.parametrize(
    ("title", "summary", "words", "said", "place"),
    [
        ("The mud", SUMMARY, WORDS, SUMMARY, SECOND),
        ("Ropes", SUMMARY, WORDS, "Wet mud lay in the boat.", SECOND),
        ("Ropes", "Ropes were counted.", WORDS, "Mud lay on it.", SECOND),
        ("Ropes", "He saw mud.", WORDS, "Mud lay on it.", SECOND),
        ("Ropes", "Ropes. She saw silt.", "Ropes.\n\nHe saw silt.", "She saw silt.", SECOND),
        ("Ropes", SUMMARY, "Ropes only.", SUMMARY, None),
        ("Ropes", "", "Rope.\n\nThe WM rose, and a wm is no short form.",
         "The WM rose, and a wm is no short form.", SECOND),
    ],
)  # fmt: skip
def test_an_item_on_a_topic(
    title: str, summary: str, words: str, said: str, place: Link | None, tmp_path: Path
) -> None:
    """One excerpt each: what can be understood alone, and the first paragraph with the name."""
    assert shown(tmp_path, title, summary, words) == (said, place)


def test_a_report_on_a_topic(tmp_path: Path) -> None:
    """A paragraph without a number is told by its heading; a long sentence is cut."""
    long = f"Mud {'and more mud ' * 40}lay there."
    files = {
        "topics/mud.yaml": "title: Mud\n",
        "reports/paper.md": report("2021-05", "topics: [mud]\n", f"## Quay\n\n{long}\n"),
    }
    views = small.views(tmp_path, files)
    context = topic_page(views, views.archive.topics["mud"]).context
    assert isinstance(context, TopicPage)
    (event,) = context.years[0].events
    assert event.place == Link("Paragraph 1 under Quay", "/reports/paper/#quay-1")
    assert event.summary.endswith(" …")
    assert len(event.summary) <= 302
