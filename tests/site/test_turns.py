"""Who speaks, above each turn of a discussion."""

from __future__ import annotations

import re
from pathlib import Path

from comsite.site.items import ItemPage
from comsite.site.meetings import MeetingPage
from tests import small
from tests.small import meeting

FRONT = """\
present:
  - {person: ann-lee, role: Chair of the Board, post: chair}
  - {person: bo-ray, role: Assistant Master, post: assistant}
  - {person: cy-orr, role: Visitor from <Fernwick>}
"""
RECORDS = {
    "people/ann-lee.yaml": "name: Ann Lee\n",
    "people/bo-ray.yaml": "name: Bo Ray\n",
    "people/cy-orr.yaml": "name: Cy Orr\n",
    "posts/chair.yaml": "title: Chair\n",
    "posts/assistant.yaml": "title: Assistant Master\nabbreviations: [AM]\nshared: true\n",
}
NOTES = """\
## 1. Mud

It had rained.

Ann Lee asked why. Bo Ray replied that it does. Ann Lee said that it should not.

Bo Ray explained that mud is wet.

Bo Ray added that it dries.

It was late.

Bo Ray stressed that he was tired.

### Ropes

Cy Orr asked about ropes.

- a) Ann Lee said that they are long.
- b) Bo Ray asked how long.

### Actions

- a) Ann Lee said that she would measure.
"""
HEADING = re.compile(r'<(h\d) class="turn([^"]*)" data-pagefind-ignore>(.*?)</\1>\n?')


def made(folder: Path, address: str) -> ItemPage | MeetingPage:
    """The page at an address."""
    files = {**RECORDS, "meetings/2031-02-04.md": meeting("2031-02-04", FRONT, NOTES)}
    pages = small.pages(small.views(folder, files))
    context = next(page.context for page in pages if page.url == address)
    assert isinstance(context, ItemPage | MeetingPage)
    return context


def test_each_turn_says_who_speaks(tmp_path: Path) -> None:
    """Each in their order with the office of the day; what nobody is said to say stays plain."""
    page = made(tmp_path, "/meetings/2031-02-04/1/")
    assert isinstance(page, ItemPage)
    html = page.item.html
    above = {match.end(): match.groups() for match in HEADING.finditer(html)}
    blocks = re.finditer(r'<p id="([^"]+)"|<li id="([^"]+)"[^>]*>', html)
    found = {match[1] or match[2]: above.get(match.start() if match[1] else -1) for match in blocks}
    assert found == {
        "p1-1": None,
        "p1-2": ("h3", " asks", "Ann Lee, Chair · <b>asks</b><br>"
                 "Bo Ray, Assistant Master · <b>answers</b>"),
        "p1-3": ("h3", "", "Bo Ray, AM · <b>says</b>"),
        "p1-4": None,
        "p1-5": None,
        "p1-6": ("h3", "", "Bo Ray, AM · <b>says</b>"),
        "p1-7": ("h4", " asks", "Cy Orr, Visitor from &lt;Fernwick&gt; · <b>asks</b>"),
        "p1-a": None,
        "p1-b": None,
        "action-1a": None,
    }  # fmt: skip
    point = re.search(r'<li id="p1-b"[^>]*>(<h4.*?</h4>)', html)
    assert point
    assert point[1] == ('<h4 class="turn asks" data-pagefind-ignore>Bo Ray, AM · <b>asks</b></h4>')
    assert len(above) == 5


def test_turns_on_the_page_of_the_meeting(tmp_path: Path) -> None:
    """They are there too, without what only the search index reads."""
    page = made(tmp_path, "/meetings/2031-02-04/")
    assert isinstance(page, MeetingPage)
    html = page.items[0].html
    assert html.count(' class="turn') == 5
    assert "data-pagefind" not in html
