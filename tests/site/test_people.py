"""The pages of people and posts: how much they said and promised, and their own turns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comsite.site.listings import ListingPage, people_page
from comsite.site.meetings import MeetingPage, meeting_page
from comsite.site.people import PersonPage, person_page
from comsite.site.posts import PostPage, post_page
from comsite.site.reports import ReportPage, report_page
from comsite.site.story import speakers_of
from comsite.site.turns import with_turns
from comsite.site.views import Views
from tests import small
from tests.small import meeting

NOTES = """\
## 1. Mud

ACC Sample said that ropes were dry.

Rain fell. The Chair asked ACC Sample whether mud was wet. ACC Sample answered that it was.

The Chair asked how wet. CC Lee answered that nobody knew.

Nobody spoke.

### Actions

- CC Lee and ACC Sample to dig.
- CC Lee to weigh.
"""
FRONT = """\
present:
  - {person: ada-example, role: Chair, post: chair}
  - {person: ben-sample, role: ACC Sample}
  - {person: ann-lee, role: CC Lee}
"""


@pytest.fixture
def views(tmp_path: Path) -> Views:
    """Notes in which three people speak."""
    files = {
        "posts/chair.yaml": "title: Chair\n",
        "people/ada-example.yaml": "name: Ada Example\n",
        "people/ben-sample.yaml": "name: Ben Sample\nother_names: [ACC Sample]\n",
        "people/ann-lee.yaml": "name: Ann Lee\nother_names: [CC Lee]\n",
        "meetings/2031-03-04.md": meeting("2031-03-04", FRONT, NOTES),
    }
    return small.views(tmp_path, files)


def person(views: Views, slug: str) -> PersonPage:
    """A person's page."""
    context = person_page(views, views.archive.people[slug]).context
    assert isinstance(context, PersonPage)
    return context


def test_how_much_somebody_said_and_promised(views: Views) -> None:
    """Each act of speech that the notes tell, and each action; what is shared is told as such."""
    assert person(views, "ada-example").counts == "2 questions"
    assert person(views, "ben-sample").counts == "1 answer, 1 statement, 1 shared action"
    assert person(views, "ann-lee").counts == "1 answer, 1 action, 1 shared action"
    page = post_page(views, views.archive.posts["chair"]).context
    assert isinstance(page, PostPage)
    assert page.counts == "2 questions"


def test_own_turns_begin_with_the_name(views: Views) -> None:
    """A statement that answers nothing is there too; "CC" within "ACC" is nobody's name."""
    sample = person(views, "ben-sample")
    assert [(turn.paragraph.text, turn.own, turn.text) for turn in sample.turns.own] == [
        ("1.1", True, "ACC Sample said that ropes were dry."),
        (
            "1.2",
            True,
            "… The Chair asked ACC Sample whether mud was wet. ACC Sample answered that it was.",
        ),
    ]
    assert [(turn.paragraph.text, turn.text) for turn in person(views, "ann-lee").turns.own] == [
        ("1.3", "… CC Lee answered that nobody knew."),
    ]


def test_people_with_accents_stand_among_the_others(tmp_path: Path) -> None:
    """The list of people puts Å and É where a reader looks for A and E."""
    names = ("Al Zed", "Bo Åberg", "Cy Abel", "Di Évans", "Ed Evan")
    files = {f"people/{name[:2].lower()}.yaml": f"name: {name}\n" for name in names}
    context = people_page(small.views(tmp_path, files)).context
    assert isinstance(context, ListingPage)
    assert [(group.title, [link.text for link in group.entries]) for group in context.groups] == [
        ("A", ["Cy Abel", "Bo Åberg"]),
        ("E", ["Ed Evan", "Di Évans"]),
        ("Z", ["Al Zed"]),
    ]


def test_the_name_of_that_day(tmp_path: Path) -> None:
    """Attendance has the name of its day, and every name in a text leads to the one page."""
    person = "name: Liz Sample\nearlier_names:\n"
    person += "  - {name: Liz Marsh, until: 2030-05}\n  - {name: Liz Hart, until: 2029}\n"
    front = "chair: liz-hart\npresent:\n  - {person: liz-hart, role: Chair}\n"
    notes = "## 1. Mud\n\nLiz Hart spoke.\n\nMrs Marsh asked why.\n\nLiz Sample left.\n"
    days = ("2029-12-31", "2030-05-31", "2030-06-01")
    files = {f"meetings/{day}.md": meeting(day, front, notes) for day in days}
    wrote = "meeting: 2030-05-31\nauthors:\n  - person: liz-hart\n"
    files["reports/mud.md"] = small.report("2030-05-31", wrote, "Mud.\n")
    views = small.views(tmp_path, {"people/liz-hart.yaml": person, **files})
    shown = []
    for entry in views.archive.meetings_by_date:
        page = meeting_page(views, entry).context
        assert isinstance(page, MeetingPage)
        assert page.chair is not None
        (who,) = page.attendance[0].people
        assert (who.link.text, who.link.url) == (page.chair.text, "/people/liz-hart/")
        shown.append(who.link.text)
        (item,) = views.texts.meetings[entry.slug].items
        assert {mention.target.slug for mention in item.mentions} == {"liz-hart"}
        assert [mention.name for mention in item.mentions] == [
            "Liz Hart",
            "Mrs Marsh",
            "Liz Sample",
        ]
        assert who.link.text == speakers_of(views, item)[0].who.text
        assert f"{who.link.text}, Chair · asks" in re.sub("<[^>]+>", "", with_turns(views, item))
    assert shown == ["Liz Hart", "Liz Marsh", "Liz Sample"]
    report = report_page(views, views.archive.reports["mud"]).context
    assert isinstance(report, ReportPage)
    assert [one.link.text for one in report.authors] == ["Liz Marsh"]
    own = person_page(views, views.archive.people["liz-hart"]).context
    assert isinstance(own, PersonPage)
    assert own.earlier_names == ("Liz Marsh (until May 2030)", "Liz Hart (until 2029)")
