"""Topics over time, and what a post has to do with one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from comsite.checking.gate import Options
from comsite.ledger.addresses import Addresses
from comsite.library import backlinks
from comsite.publishing.build import build
from comsite.search.words import words
from comsite.site import post_topics, topics
from comsite.site.page import Link
from comsite.site.post_topics import PostTopicPage, post_topic_page
from comsite.site.topics import TopicPage, TopicYearPage, topic_page
from comsite.site.topics_overview import TopicsPage, topics_page
from comsite.site.views import Views
from tests import small
from tests.small import meeting, report

FRONT = """\
present:
  - {{person: ada-example, role: Chair, post: chair}}
  - {{person: {master}, role: Harbour Master, post: harbour-master}}
items:
{items}"""


def item(number: str, topics: str, reports: str = "") -> str:
    """What belongs to an item."""
    return f'  - {{number: "{number}", topics: [{topics}], reports: [{reports}]}}\n'


FILES = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "people/cora-specimen.yaml": "name: Cora Specimen\n",
    "posts/chair.yaml": "title: Chair\n",
    "posts/clerk.yaml": "title: Clerk\n",
    "posts/harbour-master.yaml": "title: Harbour Master\nabbreviations: [HM]\n",
    "topics/works.yaml": "title: Harbour works\n",
    "topics/mud.yaml": "title: Mud\nother_names: [WM]\nbroader: works\n",
    "topics/rope.yaml": "title: Rope\n",
    "topics/gulls.yaml": "title: Gulls\n",
    "meetings/2031-03-04.md": meeting(
        "2031-03-04",
        FRONT.format(master="ben-sample", items=item("1", "mud, rope", "paper"))
        + "actions:\n  - {label: 1a, topics: [mud]}\n",
        "## 1. Mud and rope\n\nThe Chair asked Ben Sample whether mud was wet.\n\n"
        "Ben Sample answered that it was.\n\nThe Chair asked how long a rope was.\n\n"
        "Cora Specimen answered.\n\n**Actions**\n\n- HM to weigh the mud.\n",
    ),
    "meetings/2033-03-01.md": meeting(
        "2033-03-01",
        FRONT.format(master="cora-specimen", items=item("2", "works")) + "action_updates:\n"
        "  - {action: 2031-03-04-1a, status: done, where: p2-1, note: It is heavy.}\n",
        "## 2. Works\n\nThe HM said that the mud had been weighed.\n",
    ),
    "meetings/2032-05.md": "---\ndate: 2032-05\nstatus: held\ntext: missing\n---\n",
    "reports/paper.md": report("2031-03-04", "topics: [mud]\n", "Mud.\n"),
    "reports/early.md": report(
        "2029-06", "topics: [mud]\nauthors: [{post: clerk}]\n", "Mud, early.\n"
    ),
    "reports/unnoted.md": report(
        "2032-05", "meeting: 2032-05\ntopics: [mud]\nauthors: [{post: harbour-master}]\n", "Mud.\n"
    ),
}


@pytest.fixture
def views(tmp_path: Path) -> Views:
    """An archive with a topic in another."""
    return small.views(tmp_path, FILES)


def topic(views: Views, slug: str) -> TopicPage:
    """A topic's page."""
    context = topic_page(views, views.archive.topics[slug]).context
    assert isinstance(context, TopicPage)
    return context


def post_topic(views: Views, post: str, slug: str) -> PostTopicPage:
    """A post's page for a topic."""
    context = post_topic_page(views, post, slug).context
    assert isinstance(context, PostTopicPage)
    return context


def test_numbers_by_year(views: Views) -> None:
    """What nobody can know is no number, and what narrower topics have is counted by itself."""
    mud, works = topic(views, "mud").counts, topic(views, "works").counts
    assert mud.columns == ("Items", "Reports", "Actions")
    assert [(row.head.text, *row.counts) for row in mud.rows] == [
        ("2029", None, 1, None),
        ("2030", None, None, None),
        ("2031", 1, 1, 1),
        ("2032", None, 1, None),
        ("2033", 0, None, 0),
    ]
    assert works.columns == ("Items", "Reports", "Actions", "In topics inside it")
    assert [row.counts for row in works.rows] == [
        (None, 0, None, 1),
        (None, None, None, None),
        (0, 0, 0, 2),
        (None, 0, None, 1),
        (1, None, 0, 0),
    ]
    assert [row.head.url for row in works.rows] == ["#y2029", "", "#y2031", "#y2032", "#y2033"]


def test_the_chart_has_the_numbers_of_the_table(views: Views) -> None:
    """Every bar is a number of the table, and every number but 0 a bar."""
    page = topic(views, "works")
    assert page.chart
    assert {row.name: [bar.value for bar in row.bars] for row in page.chart.rows} == {
        column: [row.counts[place] for row in page.counts.rows if row.counts[place]]
        for place, column in enumerate(page.counts.columns)
    }


def test_the_history_of_a_topic(views: Views) -> None:
    """Year by year, latest first, with what was promised, and what narrower topics add."""
    mud, works = topic(views, "mud"), topic(views, "works")
    assert [(year.anchor, len(year.events)) for year in mud.years] == [
        ("y2032", 1),
        ("y2031", 2),
        ("y2029", 1),
    ]
    assert [(action.label, action.status) for action in mud.promises] == [("1a", "done")]
    assert not any(year.actions for year in mud.years)
    assert not any(year.inside for year in mud.years)
    assert [(year.anchor, len(year.events), len(year.inside)) for year in works.years] == [
        ("y2033", 1, 0),
        ("y2032", 0, 1),
        ("y2031", 0, 2),
        ("y2029", 0, 1),
    ]
    assert works.years[1].inside[0].link.note == "Mud"


def test_the_latest_text_on_a_topic(views: Views) -> None:
    """A list to come is none; a topic without a text of its own has the latest of those inside."""
    works = topic(views, "works").latest
    assert works
    assert (str(works.date), works.link.text) == ("2033-03-01", "2. Works")
    mud = topic(views, "mud").latest
    assert mud
    assert str(mud.date) == "2032-05"
    assert topic(views, "gulls").latest is None


def test_what_was_promised_beside_it(views: Views) -> None:
    """The items of a topic that agreed other actions are named; those with its own alone not."""
    rope, mud = topic(views, "rope"), topic(views, "mud")
    assert (rope.promises, rope.filed) == ((), "No action is filed here")
    assert rope.agreed == (
        Link("1 agreed under item 1 of 4 March 2031", "/meetings/2031-03-04/1/#actions"),
    )
    assert (mud.filed, mud.agreed) == ("1 action filed here", ())
    assert mud.below == rope.below == (Link("What was promised", "#promises"),)
    assert topic(views, "gulls").below == ()


def test_many_promises(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register has those that the page has no room for."""
    assert topic(views, "mud").more_promises is None
    monkeypatch.setattr(topics, "_PROMISES", 0)
    page = topic(views, "mud")
    assert page.more_promises == Link("All 1 actions", "/actions/topic/mud/")
    assert page.promises == ()


def test_who_and_what_stands_beside_a_topic(views: Views) -> None:
    """The people named in its items, and the topics that share items and reports with it."""
    page = topic(views, "mud")
    assert {(link.text, link.note) for link in page.people} == {
        ("Ada Example", "1 item"),
        ("Ben Sample", "1 item"),
        ("Cora Specimen", "1 item"),
    }
    assert [(link.text, link.note) for link in page.neighbours] == [("Rope", "1 item")]
    assert [link.text for link in page.by_post] == ["Chair", "Clerk", "Harbour Master"]
    assert topic(views, "gulls").chart is None


def test_a_long_history_has_a_page_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The topic's page counts and leads on, and each year is there whole."""
    monkeypatch.setattr(backlinks, "LONG", 3)
    views = small.views(tmp_path, FILES)
    more = [year.more for year in topic(views, "mud").years]
    years = [page for page in small.pages(views) if page.url.startswith("/topics/mud/2")]
    assert [(link.url, link.note) for link in more if link] == [
        ("/topics/mud/2032/", "1 report"),
        ("/topics/mud/2031/", "1 item, 1 report, 1 action"),
        ("/topics/mud/2029/", "1 report"),
    ]
    assert {page.url for page in years} == {link.url for link in more if link}
    for page in years:
        assert isinstance(page.context, TopicYearPage)
        assert page.context.year.events


def test_the_heat_map(views: Views) -> None:
    """Narrower topics under the broad one; years with anything; each number leads to its year."""
    page = topics_page(views).context
    assert isinstance(page, TopicsPage)
    assert [year.text for year in page.years] == ["2029", "2031", "2032", "2033"]
    assert page.gaps == "2030"
    rows = {row.topic.text: row for group in page.groups for row in group}
    assert list(rows) == ["Gulls", "Harbour works", "Mud", "Rope"]
    assert rows["Mud"].inside
    assert [cell.count for cell in rows["Mud"].cells] == [1, 2, 1, 0]
    assert [cell.level for cell in rows["Mud"].cells] == [3, 5, 3, 0]
    assert rows["Mud"].cells[1].url == "/topics/mud/#y2031"
    assert rows["Mud"].total == 4
    assert not rows["Gulls"].total


def test_pages_for_posts_and_topics(views: Views) -> None:
    """There is one only where the post asked, answered, promised or reported on the topic.

    It is told to search engines neither by the sitemap nor by itself; its address is one to keep.
    """
    routes = [route for route in views.library.routes if route.kind == "post_topic"]
    assert [route.url for route in routes] == [
        "/posts/chair/topics/mud/",  # asked
        "/posts/chair/topics/rope/",
        "/posts/chair/topics/works/",  # mud is one of the works
        "/posts/clerk/topics/mud/",  # wrote a report
        "/posts/clerk/topics/works/",
        "/posts/harbour-master/topics/mud/",  # answered, promised
        "/posts/harbour-master/topics/works/",
    ]
    assert not any(route.listed for route in routes)
    assert Addresses(views.library).published.issuperset(route.url for route in routes)
    for url in ("/posts/chair/topics/rope/", "/posts/clerk/topics/mud/"):
        head = next(page for page in small.pages(views) if page.url == url).context.head
        assert (head.listed, head.search) == (False, None)


def test_who_is_asked_named_or_only_there_has_no_page(tmp_path: Path) -> None:
    """Nor who says something that is no answer, or speaks under another topic's question."""
    text = (
        "The Chair asked the Clerk whether mud was wet.\n\nThe Clerk answered that it was."
        "\n\nThe Chair asked how long rope was.\n\nThe Harbour Master answered.\n\n"
        "The Pilot said that mud was deep, as the Diver knew.\n"
    )
    people = ("ada-example", "ben-sample", "cora-specimen", "dan-placeholder", "eve-mockup")
    posts = ("chair", "clerk", "harbour-master", "pilot", "diver")
    seats = [f"{{person: {one}, post: {post}}}" for one, post in zip(people, posts, strict=True)]
    front = f"present: [{', '.join(seats)}]\nitems: [{{number: '1', topics: [mud, rope]}}]\n"
    files = {
        **{f"people/{one}.yaml": f"name: {one.replace('-', ' ').title()}\n" for one in people},
        **{f"posts/{post}.yaml": f"title: {post.replace('-', ' ').title()}\n" for post in posts},
        **{f"topics/{topic}.yaml": f"title: {topic.title()}\n" for topic in ("mud", "rope")},
        "meetings/2031-03-04.md": meeting("2031-03-04", front, f"## 1. Mud and rope\n\n{text}"),
    }
    library = small.library(tmp_path, files)
    assert {
        pair: [[*part.turns] for part in found.parts] for pair, found in library.post_topics.items()
    } == {
        ("chair", "mud"): [["p1-1"]],
        ("chair", "rope"): [["p1-3"]],
        ("clerk", "mud"): [["p1-2"]],
        ("harbour-master", "rope"): [["p1-4"]],
    }


def test_who_presents_a_report_has_a_page_for_its_topics(tmp_path: Path) -> None:
    """Where the item is on more, those of the report count; the author has one too."""
    front = "present: [{person: ada-example, post: chair}]\n"
    front += "items: [{number: '1', topics: [mud, rope], reports: [paper]}]\n"
    files = {
        "people/ada-example.yaml": "name: Ada Example\n",
        "posts/chair.yaml": "title: Chair\n",
        "topics/mud.yaml": "title: Mud\n",
        "topics/rope.yaml": "title: Rope\n",
        "reports/paper.md": report("2031-03-04", "topics: [mud]\n", "Deep.\n"),
        "meetings/2031-03-04.md": meeting(
            "2031-03-04", front, "## 1. Depths\n\nThe Chair presented the report.\n"
        ),
    }
    views = small.views(tmp_path, files)
    assert list(views.library.post_topics) == [("chair", "mud")]
    (item,) = post_topic(views, "chair", "mud").years[0].items
    assert [turn.paragraph.text for turn in item.turns] == ["1.1"]
    assert [link.text for link in item.reports] == ["A paper"]


def test_asked_answered_promised_and_done(views: Views) -> None:
    """A page says who held the post, what they asked and answered, and what came of a promise."""
    page = post_topic(views, "harbour-master", "works")
    assert [year.year.text for year in page.years] == ["2032", "2031"]
    assert page.lead == (
        "What the post asked, answered, promised or reported on this, 2031 to 2032: 1 paragraph,"
        " 1 action, 1 report."
    )
    then = page.years[1].items[0]
    assert [link.text for link in then.holders] == ["Ben Sample"]
    assert [link.text for link in then.inside] == ["Mud"]
    assert [(turn.paragraph.text, turn.own) for turn in then.turns] == [("1.2", True)]
    (promise,) = then.promises
    assert promise.own
    assert [(one.status, one.text) for one in promise.steps] == [("done", "It is heavy.")]
    assert page.years[0].reports[0].role == "author"
    assert page.elsewhere == ""


def test_a_question_leads_to_its_answers(views: Views) -> None:
    """The words of others are not repeated: their paragraphs are a link away."""
    mud = post_topic(views, "chair", "mud").years[0].items[0]
    assert [turn.paragraph.text for turn in mud.turns] == ["1.1"]
    assert [(link.text, link.url) for link in mud.replies] == [
        ("1.2", "/meetings/2031-03-04/1/#p1-2")
    ]
    rope = post_topic(views, "chair", "rope").years[0].items[0]
    assert [turn.paragraph.text for turn in rope.turns] == ["1.3"]


def test_long_pages_lead_on(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too much for a page is counted, and stands at the topic."""
    monkeypatch.setattr(post_topics, "_LISTED", 1)
    monkeypatch.setitem(
        views.library.post_topics,  # the same again
        ("clerk", "mud"),
        replace((pair := views.library.post_topics["clerk", "mud"]), reports=(*pair.reports * 2,)),
    )
    page = post_topic(views, "clerk", "mud")
    assert page.elsewhere == "1 report"
    assert [len(year.reports) for year in page.years] == [1]


def test_an_action_without_topics_is_promised_under_none(tmp_path: Path) -> None:
    """It stands "in the same items": it may be about anything that its item is about."""
    bare = {
        path: text.replace("actions:\n  - {label: 1a, topics: [mud]}\n", "")
        for path, text in FILES.items()
    }
    views = small.views(tmp_path, bare)
    (year,) = [year for year in topic(views, "mud").years if year.year.text == "2031"]
    assert year.actions == ()
    assert [action.label for action in year.nearby] == ["1a"]
    assert "topic" not in views.library.register.selections
    (item,) = [
        item
        for year in post_topic(views, "harbour-master", "mud").years
        for item in year.items
        if item.date.year == 2031
    ]
    assert item.promises == ()


def test_an_editor_can_say_whose_an_action_is(tmp_path: Path) -> None:
    """An owner above the notes counts where the text does not begin with one."""
    notes = meeting(
        "2031-03-04",
        "actions:\n"
        + "".join(f"  - {{label: {label}, owners: [{{post: chair}}]}}\n" for label in ("1a", "1b")),
        "## 1. Mud\n\nMud.\n\n**Actions**\n\n- The mud is to be weighed.\n- Ada Example to dig.\n",
    )
    people = {
        "people/ada-example.yaml": "name: Ada Example\n",
        "posts/chair.yaml": "title: Chair\n",
    }
    views = small.views(tmp_path, {**people, "meetings/2031-03-04.md": notes})
    owners = {action.label: action.owners for action in views.library.backlinks.actions}
    assert [(target.kind, target.slug) for target in owners["1a"]] == [("posts", "chair")]
    assert [(target.kind, target.slug) for target in owners["1b"]] == [("people", "ada-example")]


def test_what_stands_first(tmp_path: Path) -> None:
    """A plain title goes before the printed one; summary and remark stand above the notes."""
    front = "summary: Mud was weighed.\nitems:\n  - number: '1'\n    title: Mud at the quay\n"
    front += "    summary: They weighed it.\n    remark: A drawing is missing.\n"
    files = {
        "meetings/2031-03-04.md": meeting("2031-03-04", front, "## 1. MaQ\n\nMud.\n"),
        "reports/mud.md": report("2031-03-04", "title: Mud\nsummary: It is wet.\n", "1. Mud.\n"),
    }
    build(Options(small.write(tmp_path, files), tmp_path / "build", search=False))
    item, paper, data = (
        (tmp_path / "build" / path).read_text("utf-8")
        for path in (
            "meetings/2031-03-04/1/index.html",
            "reports/mud/index.html",
            "data/items.json",
        )
    )
    assert "<h1>Mud at the quay</h1>" in item
    assert "Printed as “MaQ”" in item
    assert '<meta name="description" property="og:description" content="They weighed it.">' in item
    assert "A note of this archive: A drawing is missing." in item
    assert item.count('id="p1-') == 1  # the remark has no number
    assert "It is wet." in paper
    assert "Printed as “A paper”" in paper
    assert "MaQ" in data


def test_search_words_are_no_names(tmp_path: Path) -> None:
    """Search offers a topic for all its words; its page says only what it is also called."""
    topic = "title: Mud\nother_names: [Wet earth]\nsearch_words: [Puddles]\n"
    views = small.views(tmp_path, {"topics/mud.yaml": topic})
    page = topic_page(views, views.archive.topics["mud"]).context
    assert isinstance(page, TopicPage)
    assert page.other_names == ("Wet earth",)
    offers = json.loads(next(words(views, "")).data)["offers"]
    assert [offer[-1] for offer in offers if offer[0] == "Topic"] == [["Wet earth", "Puddles"]]


@pytest.mark.parametrize(
    ("status", "notes", "counted"),
    [
        ("held", "## 1. Mud\n\nIt is wet.\n", True),
        ("held", "## 1. Future agenda items\n\nMud will come, as ever.\n", True),
        ("held", "## 1. Future agenda items\n\n- Mud\n- More mud\n", False),
        ("held", "## 1. Mud\n", False),
        ("scheduled", "## 1. Mud\n\nIt is wet.\n", False),
    ],
)
def test_only_what_is_told_is_counted(
    status: str, notes: str, counted: bool, tmp_path: Path
) -> None:
    """An agenda, an empty item and a list to come are shown on the topic, and are no discussion."""
    front = 'items:\n  - {number: "1", topics: [mud], remark: Mud is meant.}\n'
    files = {
        "topics/mud.yaml": "title: Mud\n",
        "meetings/2031-02-04.md": meeting("2031-02-04", front, notes).replace("held", status),
        "meetings/2031-03-04.md": meeting("2031-03-04", "", "## 1. Rope\n\nRope.\n"),
        "meetings/2032-03-04.md": meeting("2032-03-04", "", "## 1. Rope\n\nRope.\n"),
    }
    views = small.views(tmp_path, files)
    page = topic_page(views, views.archive.topics["mud"]).context
    overview = topics_page(views).context
    assert isinstance(page, TopicPage)
    assert isinstance(overview, TopicsPage)
    assert [row.counts[0] for row in page.counts.rows] == [int(counted), 0]
    assert [row.total for row in overview.groups[0]] == [int(counted)]
    [event] = page.years[0].events
    assert event.link.note == ("" if counted else "only on the agenda")
