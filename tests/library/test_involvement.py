"""Who took part in what, by person and across the holders of a post."""

from __future__ import annotations

from pathlib import Path

import pytest

from comsite.base.dates import PartialDate
from comsite.library.involvement import Involvement
from comsite.site.people import PersonPage, person_page
from comsite.site.posts import PostPage, post_page
from comsite.site.story import presented
from comsite.site.views import Views
from comsite.texts.targets import Target
from tests import small
from tests.small import meeting, report

PRESENT = """\
present:
  - {{person: ada-example, role: Chair, post: chair}}
  - {{person: {master}, role: Harbour Master, post: harbour-master}}
"""
FILES = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "people/cora-specimen.yaml": "name: Cora Specimen\n",
    "posts/chair.yaml": "title: Chair\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
    "meetings/2031-03-04.md": meeting(
        "2031-03-04",
        PRESENT.format(master="ben-sample") + 'items: [{number: "1", reports: [mud]}]\n',
        "## 1. Mud\n\nThe HM presented the report on mud.\n\n"
        "Ada Example asked whether it was wet.\n\nBen Sample answered that it was.\n\n"
        "Cora Specimen was thanked.\n\n**Actions**\n\n- HM to weigh the mud.\n",
    ),
    "meetings/2032-03-02.md": meeting(
        "2032-03-02",
        PRESENT.format(master="cora-specimen"),
        "## 1. Mud\n\nThe Chair asked the HM whether it had been weighed.\n\n"
        "The HM said that it was heavy.\n\n## 2. Rope\n\nBen Sample said that it was blue.\n",
    ),
    "reports/mud.md": report("2031-03-04", "authors: [{post: harbour-master}]\n", "The HM dug.\n"),
}


@pytest.fixture
def views(tmp_path: Path) -> Views:
    """An archive with two holders of a post."""
    return small.views(tmp_path, FILES)


def parts(found: Involvement, post: str) -> list[tuple[str, str, tuple[str, ...], dict[str, int]]]:
    """What a post has to do with items: meeting, number, who, and how many places an act."""
    return [
        (
            part.item.meeting,
            part.item.number,
            part.people,
            {act: len(anchors) for act, anchors in part.acts.items()},
        )
        for part in found.of_post[post]
    ]


def test_a_post_across_its_holders(views: Views) -> None:
    """What whoever held the post that day asked, was asked and said, by post or by name."""
    assert parts(views.library.involvement, "harbour-master") == [
        ("2031-03-04", "1", ("ben-sample",), {"presented": 1, "answered": 1, "named": 1}),
        ("2032-03-02", "1", ("cora-specimen",), {"put": 1, "said": 1}),
    ]


def test_a_former_holder_is_no_holder(views: Views) -> None:
    """Somebody named on a day on which another held the post does not count for it."""
    on = views.library.involvement.posts_on
    ben = Target("people", "ben-sample")
    assert on(ben, PartialDate(2031, 3, 4), "2031-03-04") == {"harbour-master"}
    assert on(ben, PartialDate(2032, 3, 2), "2032-03-02") == set()
    assert on(Target("organisations", "board"), PartialDate(2032)) == set()


def test_a_paper_is_presented_where_the_notes_say_so(views: Views) -> None:
    """The only paper of the item; where there are two and neither is named, nobody guesses."""
    (part, *_) = views.library.involvement.of_post["harbour-master"]
    assert list(presented(views, part)) == ["mud"]


def test_which_of_two_papers(tmp_path: Path) -> None:
    """Of two papers the one that the paragraph leads to is meant, and none if it leads to none."""
    text = (
        "## 1. Mud\n\nBen Sample presented the report ([mud](/reports/mud/)).\n\n"
        "## 2. Rope\n\nBen Sample presented the report.\n"
    )
    front = 'items: [{number: "1", reports: [mud, rope]}, {number: "2", reports: [mud, rope]}]\n'
    files = {
        **FILES,
        "meetings/2031-03-04.md": meeting(
            "2031-03-04", PRESENT.format(master="ben-sample") + front, text
        ),
        "reports/rope.md": report("2031-03-04", "", "Rope.\n"),
    }
    views = small.views(tmp_path, files)
    found = [
        list(presented(views, part)) for part in views.library.involvement.of_person["ben-sample"]
    ]
    assert found == [["mud"], [], []]


def test_the_page_of_a_post(views: Views) -> None:
    """It has the items, questions, actions and reports of all holders, and says who it was."""
    page = post_page(views, views.archive.posts["harbour-master"]).context
    assert isinstance(page, PostPage)
    assert [(str(one.date), [who.text for who in one.people]) for one in page.items] == [
        ("2032-03-02", ["Cora Specimen"]),
        ("2031-03-04", ["Ben Sample"]),
    ]
    assert [(turn.said[0].who.text, turn.said[0].act, turn.own) for turn in page.turns.own] == [
        ("Ada Example", "asked", True),
        ("Cora Specimen", "said", True),
        ("Ben Sample", "presented", True),
        ("Ben Sample", "answered", True),
    ]
    assert [(turn.said[0].who.text, turn.own) for turn in page.turns.around] == [
        ("Ada Example", False)
    ]
    assert page.turns.rest == ()
    assert [action.label for action in page.actions] == ["1a"]
    (paper,) = page.reports
    assert [one.act for one in paper.acts] == [
        "report",
        "author",
        "presented by Ben Sample",
        "named",
    ]


def test_items_whose_turns_are_not_shown_are_linked_with_how_many(tmp_path: Path) -> None:
    """Turns are shown by meeting, the latest first, and by agenda; each other item is linked."""
    parts = range(1, 8)
    items = (
        f"## {number}. Mud\n\n"
        + "".join(f"{number}.{part} Ben Sample said so.\n\n" for part in parts)
        for number in (1, 2, 3)
    )
    files = {**FILES, "meetings/2032-03-02.md": meeting("2032-03-02", "", "".join(items))}
    views = small.views(tmp_path, files)
    page = person_page(views, views.archive.people["ben-sample"]).context
    assert isinstance(page, PersonPage)
    shown = [turn.paragraph.text for turn in page.turns.own]
    assert shown == [f"{number}.{part}" for number in (1, 2) for part in range(1, 8)]
    assert [(link.text, link.note) for link in page.turns.rest] == [
        ("3. Mud", "2 March 2032, 7 paragraphs"),
        ("1. Mud", "4 March 2031, 2 paragraphs"),
    ]


def test_the_page_of_a_person(views: Views) -> None:
    """It has the papers that they presented, and links to the paragraphs they spoke in."""
    page = person_page(views, views.archive.people["ben-sample"]).context
    assert isinstance(page, PersonPage)
    assert [(one.item.text, [act.act for act in one.acts]) for one in page.items] == [
        ("2. Rope", ["said"]),
        ("1. Mud", ["answered", "presented a paper", "named"]),
    ]
    assert page.items[1].acts[0].paragraphs[0].url == "/meetings/2031-03-04/1/#p1-3"
    assert [act.act for act in page.reports[0].acts] == ["report", "presented it", "named"]
