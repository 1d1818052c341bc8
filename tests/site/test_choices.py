"""The ways to choose from the register of actions."""

from __future__ import annotations

from pathlib import Path

from comsite.site.actions import ActionsPage
from comsite.site.listings import ListingPage
from comsite.site.page import Link
from tests import small
from tests.small import meeting

MANY = [f"mud-{place}" for place in range(1, 10)]  # topics of actions a and b
FRONT = f"""\
actions:
  - {{label: 1a, topics: [{", ".join(MANY)}]}}
  - {{label: 1b, topics: [{", ".join(MANY)}]}}
  - {{label: 1c, topics: [rope]}}
  - {{label: 1d, topics: [mud-1, tar]}}
"""
NOTES = """\
## 1. Mud

There was mud.

### Actions

- a) Ann to dig.
- b) Ann to sieve.
- c) Ann to tie.
- d) Ann to paint.
- e) Ann to rest.
"""
FILES = {
    "meetings/2031-02-04.md": meeting("2031-02-04", FRONT, NOTES),
    **{f"topics/{slug}.yaml": f"title: {slug.title()}\n" for slug in (*MANY, "rope", "tar")},
}


def test_every_action_is_under_a_topic(tmp_path: Path) -> None:
    """The largest topics are shown, those that alone have an action, and what has none."""
    pages = {page.url: page.context for page in small.pages(small.views(tmp_path, FILES))}
    register = pages["/actions/"]
    assert isinstance(register, ActionsPage)
    topics = next(group for group in register.filters if group.heading == "By topic")
    assert [(choice.text, choice.note) for choice in topics.choices] == [
        ("Mud-1", "3"),
        *((f"Mud-{place}", "2") for place in range(2, 9)),
        ("Rope", "1"),
        ("No topic", "1"),
    ]
    assert topics.choices[-1].url == "/actions/topic/#without-a-topic"
    by_topic = pages["/actions/topic/"]
    assert isinstance(by_topic, ListingPage)
    without = by_topic.groups[-1]
    assert (without.title, without.anchor) == ("Without a topic", "without-a-topic")
    assert without.entries == (
        Link("Action 1e, 4 February 2031", "/actions/2031-02-04-1e/", summary="Ann to rest."),
    )
