"""What was published and has no page now leads on, or says why it is gone; or the build stops."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, read
from comsite.cli.main import main
from comsite.ledger.addresses import Addresses
from comsite.publishing.build import build
from tests.publishing.hosts import own_rules
from tests.small import SITE, meeting, report, write

NOTES = """\
## 1. Lamps

The Board spoke of lamps at length, and Ada Example promised a plan for all of them.

Ben Sample asked whether the harbour would be dark in winter.

### Actions

- Ada Example to buy twelve lamps.

## 2. Mud

The mud was measured by the harbour master, who found less of it than last year.
"""
FRONT = "present:\n  - person: ada-example\n  - person: ben-sample\n"
FILES = {
    "meetings/2031-03-04.md": meeting("2031-03-04", FRONT, NOTES),
    "reports/mud.md": report("2031-03-04", "meeting: 2031-03-04\n", "Mud is wet and deep.\n"),
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "people/benn-sampel.yaml": "name: Benn Sampel\n",
}

ABOUT = "---\ntitle: About\n---\n\n[Mud](/files/mud.csv).\n"

Ask = Callable[..., str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A published archive: its ledger is written."""
    found = write(tmp_path, FILES)
    assert run(found)("update") == "Written: 4 of 4 files of the ledger had changed.\n"
    return found


def run(content: Path, code: int = 0) -> Ask:
    """How a command of the ledger is given; it must end with a code."""

    def ask(*words: str) -> str:
        result = CliRunner().invoke(main, ["ledger", *words, "--source", str(content)])
        assert result.exit_code == code, result.output
        return result.output

    return ask


def problems(content: Path) -> list[str]:
    """The problems that a check finds, each with its file."""
    result = CliRunner().invoke(main, ["check", "--format", "json", "--source", str(content)])
    found = json.loads(result.output)
    return [f"{one['path']}: {one['message']}" for one in found if one["grade"] == "error"]


def leads(content: Path) -> dict[str, str]:
    """Where old addresses lead."""
    return dict(Addresses(read(Options(content, content))).leads)


def test_an_update_is_verified_and_listed(content: Path) -> None:
    """The ledger is behind once something is new, and whole again after an update."""
    whole = "The ledger has all that is published, in 4 files.\n"
    assert run(content)("verify") == whole
    first = (content / "ledger" / "addresses.txt").read_text("utf-8").splitlines()[0]
    assert first == "# Written by comsite. To renew it: comsite ledger update"
    (content / "people" / "cy-third.yaml").write_text("name: Cy Third\n", "utf-8")
    behind = "ledger/addresses.txt is behind\nTo renew the ledger: comsite ledger update\n"
    assert run(content, 1)("verify") == behind
    assert "Written: 1 of 4" in run(content)("update")
    assert "Written: 0 of 4" in run(content)("update")
    assert "/people/cy-third/\n" in run(content)("list")


def test_a_renamed_report_stops_the_build_until_it_is_led_on(content: Path) -> None:
    """The message has the commands to paste; the places of the text stay, and so does its data."""
    (content / "reports" / "mud.md").rename(content / "reports" / "silt.md")
    (problem,) = problems(content)
    assert problem == (
        'content/reports/mud.md: this file is gone, and its address "/reports/mud/" was published;'
        " put it back, or say what became of it: comsite ledger move /reports/mud/ NEW-ADDRESS, or"
        ' comsite ledger remove /reports/mud/ "WHY"; to keep the page with a banner, put the file'
        ' back and type comsite withdraw /reports/mud/ "WHY"'
    )
    said = run(content)("move", "/reports/mud/", "/reports/silt/")
    file = content / "redirects.yaml"
    assert said == f"Written: {file}. To see whether all is well: comsite check\n"
    assert problems(content) == []
    assert leads(content) == {
        "/reports/mud/": "/reports/silt/",
        "/reports/mud/changes/": "/reports/silt/changes/",
    }
    before = (content / "ledger" / "reports" / "mud.txt").read_text("utf-8")
    run(content)("update")
    assert (content / "ledger" / "reports" / "silt.txt").read_text("utf-8") == before
    assert not (content / "ledger" / "reports" / "mud.txt").exists()
    output = content.parent / "build"
    build(Options(content, output, search=False))
    assert own_rules(output) == [
        "/reports/mud/ /reports/silt/ 301!",
        "/reports/mud/changes/ /reports/silt/changes/ 301!",
        "/reports/mud/index.json /reports/silt/index.json 301!",
    ]
    moved = (output / "reports" / "mud" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=/reports/silt/">' in moved


def test_a_deleted_item_and_action_stop_the_build_until_they_are_told_of(content: Path) -> None:
    """Each is one problem at the file of the meeting."""
    file = content / "meetings" / "2031-03-04.md"
    file.write_text(meeting("2031-03-04", FRONT, NOTES[NOTES.index("## 2.") :]), "utf-8")
    found = problems(content)
    assert found == [
        f'content/meetings/2031-03-04.md: the address "{address}" was published, and what stood'
        f" there is gone; put it back, or say what became of it: comsite ledger move {address}"
        f' NEW-ADDRESS, or comsite ledger remove {address} "WHY"; to keep the page with a banner,'
        ' put it back and type comsite withdraw /meetings/2031-03-04/ "WHY"'
        for address in ("/actions/2031-03-04-1a/", "/meetings/2031-03-04/1/")
    ]
    run(content)("remove", "/meetings/2031-03-04/1/", "It was another board's.")
    run(content)("move", "/actions/2031-03-04-1a/", "/meetings/2031-03-04/")
    assert problems(content) == []
    output = content.parent / "build"
    build(Options(content, output, search=False))
    removed = (output / "meetings" / "2031-03-04" / "1" / "index.html").read_text("utf-8")
    assert "It was another board’s." in removed or "It was another board&#39;s." in removed
    assert "noindex" in removed
    notes = (output / "meetings" / "2031-03-04" / "index.html").read_text("utf-8")
    assert "Item 1 was taken out after it was published." in notes
    assert 'id="p1-2"' in notes
    assert "/meetings/2031-03-04/1/ removed" in run(content)("list")


def test_a_change_is_told_before_it_is_merged(content: Path) -> None:
    """What is new, changed, gone and led on, by address and anchor."""
    assert run(content)("changes") == "Nothing that was published changes.\n"
    file = content / "meetings" / "2031-03-04.md"
    text = NOTES.replace("Ben Sample asked whether the harbour would be dark in winter.\n\n", "")
    text = text.replace("twelve", "twenty").replace("## 2.", "Some lamps hum.\n\n## 2.")
    file.write_text(meeting("2031-03-04", FRONT, text), "utf-8")
    (content / "reports" / "mud.md").rename(content / "reports" / "silt.md")
    run(content)("move", "/reports/mud/", "/reports/silt/")
    assert (
        run(content)("changes")
        == """**Pages that moved: 2**

- /reports/mud/ to /reports/silt/
- /reports/mud/changes/ to /reports/silt/changes/

**New places in texts: 1**

- /meetings/2031-03-04/ p1-3

**Words changed, under their old numbers: 1**

- /meetings/2031-03-04/ action-1a

**Places gone, each with a line that says so: 1**

- /meetings/2031-03-04/ p1-2
"""
    )


def test_many_changes_are_folded(content: Path) -> None:
    """A pull request that adds a meeting is read at a glance."""
    (content / "meetings" / "2031-06-03.md").write_text(
        meeting("2031-06-03", FRONT, NOTES + "\n".join(f"## {n}. A\n\nB.\n" for n in range(3, 19)))
    )
    (content / "redirects.yaml").write_text(
        "removed:\n- old: /reports/mud/\n  reason: It was another harbour’s.\n", "utf-8"
    )
    (content / "reports" / "mud.md").unlink()
    told = run(content)("changes")
    assert told.startswith("<details><summary>New pages: ")
    assert "\n- /meetings/2031-06-03/18/\n" in told
    assert "\n</details>\n" in told
    assert "**Pages taken away: 2**\n\n- /reports/mud/\n- /reports/mud/changes/\n" in told


def test_two_people_who_are_one_have_one_page(content: Path) -> None:
    """The feed leads on too."""
    (content / "people" / "benn-sampel.yaml").unlink()
    assert len(problems(content)) == 1
    run(content)("move", "/people/benn-sampel/", "/people/ben-sample/")
    assert leads(content) == {
        "/feeds/people/benn-sampel.xml": "/feeds/people/ben-sample.xml",
        "/people/benn-sampel/": "/people/ben-sample/",
    }


def test_a_meeting_of_another_day_keeps_its_addresses(content: Path) -> None:
    """Items and actions lead on with it; the old day leads to what is above it."""
    old = content / "meetings" / "2031-03-04.md"
    text = old.read_text("utf-8").replace("date: 2031-03-04", "date: 2031-04-05")
    (content / "meetings" / "2031-04-05.md").write_text(text, "utf-8")
    old.unlink()
    mud = content / "reports" / "mud.md"
    mud.write_text(mud.read_text("utf-8").replace("2031-03-04", "2031-04-05"), "utf-8")
    run(content)("move", "/meetings/2031-03-04/", "/meetings/2031-04-05/")
    assert problems(content) == []
    assert leads(content) == {
        "/actions/2031-03-04-1a/": "/actions/2031-04-05-1a/",
        "/actions/meeting/2031-03-04/": "/actions/meeting/",
        "/dates/2031/03/": "/dates/2031/",
        "/dates/2031/03/04/": "/dates/2031/",
        "/meetings/2031-03-04/": "/meetings/2031-04-05/",
        "/meetings/2031-03-04/1/": "/meetings/2031-04-05/1/",
        "/meetings/2031-03-04/2/": "/meetings/2031-04-05/2/",
        "/meetings/2031-03-04/changes/": "/meetings/2031-04-05/changes/",
    }
    data = dict(Addresses(read(Options(content, content))).data)
    assert data["/meetings/2031-03-04/1/index.json"] == "/meetings/2031-04-05/index.json"
    assert "/actions/meeting/2031-03-04/index.json" not in data
    beside = {old: new for old, new in data.items() if not old.endswith("index.json")}
    assert beside == {
        "/actions/2031-03-04-1a/card.png": "/actions/2031-04-05-1a/card.png",
        "/calendars/meetings/2031-03-04.ics": "/calendars/meetings/2031-04-05.ics",
        "/meetings/2031-03-04/card.png": "/meetings/2031-04-05/card.png",
        "/meetings/2031-03-04/1/card.png": "/meetings/2031-04-05/1/card.png",
        "/meetings/2031-03-04/2/card.png": "/meetings/2031-04-05/2/card.png",
    }


def test_a_page_of_a_post_and_a_topic_leads_to_the_topic(content: Path) -> None:
    """Where the post no longer did anything on it; if the topic is gone too, to the post."""
    topic, paper = content / "topics" / "nets.yaml", content / "reports" / "nets.md"
    for file in (topic, content / "posts" / "clerk.yaml"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"title: {file.stem.title()}\n", "utf-8")
    front = "topics: [nets]\nauthors: [{post: clerk}]\n"
    paper.write_text(report("2031-03-04", front, "Nets.\n"), "utf-8")
    run(content)("update")
    old = "/posts/clerk/topics/nets/"
    assert old in (content / "ledger" / "addresses.txt").read_text("utf-8")
    assert leads(content) == {}
    paper.write_text(report("2031-03-04", "topics: [nets]\n", "Nets.\n"), "utf-8")
    assert leads(content) == {old: "/topics/nets/"}
    topic.rename(topic.with_name("ropes.yaml"))
    paper.write_text(report("2031-03-04", "topics: [ropes]\n", "Nets.\n"), "utf-8")
    run(content)("move", "/topics/nets/", "/topics/ropes/")
    assert leads(content)[old] == "/topics/ropes/"
    (content / "redirects.yaml").unlink()
    run(content)("remove", "/topics/nets/", "It was too wide.")
    assert leads(content)[old] == "/posts/clerk/"
    assert problems(content) == []


def test_a_chain_is_made_short_and_a_second_move_needs_no_change_of_the_first(
    content: Path,
) -> None:
    """Whoever follows the first address comes to the end at once."""
    (content / "reports" / "mud.md").rename(content / "reports" / "slime.md")
    run(content)("move", "/reports/mud/", "/reports/silt/")
    run(content)("move", "/reports/silt/", "/reports/slime/")
    assert problems(content) == []
    assert leads(content)["/reports/mud/"] == "/reports/slime/"


def test_what_leads_into_a_meeting_goes_with_it(content: Path) -> None:
    """An action that was led to an item leads to that item once the meeting has another day."""
    file = content / "meetings" / "2031-03-04.md"
    gone = NOTES.replace("### Actions\n\n- Ada Example to buy twelve lamps.\n\n", "")
    file.write_text(meeting("2031-03-04", FRONT, gone), "utf-8")
    run(content)("move", "/actions/2031-03-04-1a/", "/meetings/2031-03-04/1/")
    assert problems(content) == []
    text = file.read_text("utf-8").replace("date: 2031-03-04", "date: 2031-04-05")
    (content / "meetings" / "2031-04-05.md").write_text(text, "utf-8")
    file.unlink()
    mud = content / "reports" / "mud.md"
    mud.write_text(mud.read_text("utf-8").replace("2031-03-04", "2031-04-05"), "utf-8")
    run(content)("move", "/meetings/2031-03-04/", "/meetings/2031-04-05/")
    assert problems(content) == []
    assert leads(content)["/actions/2031-03-04-1a/"] == "/meetings/2031-04-05/1/"


def test_redirects_in_a_circle_are_an_error(content: Path) -> None:
    """They would lead nowhere."""
    run(content)("move", "/reports/one/", "/reports/two/")
    run(content)("move", "/reports/two/", "/reports/three/")
    run(content)("move", "/reports/three/", "/reports/one/")
    circle = "these addresses lead in a circle; take one out"
    assert problems(content) == [
        f'content/redirects.yaml: "/reports/{new}/" has moved itself, and in the end back here:'
        f" {circle}"
        for new in ("one", "three", "two")
    ]


def test_a_move_can_be_taken_back(content: Path) -> None:
    """The redirect turns round, so that the address in between leads to the first again."""
    file = content / "reports" / "mud.md"
    file.rename(content / "reports" / "silt.md")
    run(content)("move", "/reports/mud/", "/reports/silt/")
    assert CliRunner().invoke(main, ["ledger", "update", "--source", str(content)]).exit_code == 0
    (content / "reports" / "silt.md").rename(file)
    run(content)("move", "/reports/silt/", "/reports/mud/")
    assert problems(content) == []
    assert leads(content)["/reports/silt/"] == "/reports/mud/"
    assert (content / "redirects.yaml").read_text("utf-8").count("- old:") == 1


def test_a_withdrawn_page_stays_and_says_so(content: Path) -> None:
    """The reason stands at its top; whoever withdraws what is not there is told."""
    run(content)("withdraw", "/reports/mud/", 'A later "paper" took its place.')
    assert problems(content) == []
    output = content.parent / "build"
    build(Options(content, output, search=False))
    page = (output / "reports" / "mud" / "index.html").read_text("utf-8")
    assert "Withdrawn." in page
    assert "took its place" in page
    listed = (output / "reports" / "index.html").read_text("utf-8")
    assert "withdrawn" in listed
    rows = json.loads((output / "data" / "reports.json").read_text("utf-8"))["rows"]
    assert [row["withdrawn"] for row in rows if row.get("withdrawn")] == [
        'A later "paper" took its place.'
    ]
    said = run(content, 1)("withdraw", "/reports/silt/", "Why.")
    silt = content / "reports" / "silt.md"
    assert said == f"There is no {silt}; put the file back first. Nothing was written.\n"


def test_what_is_not_front_matter_is_left_alone(content: Path) -> None:
    """A file that begins otherwise is no file of a meeting or report."""
    file = content / "reports" / "mud.md"
    file.write_text("Mud.\n", "utf-8")
    said = run(content, 1)("withdraw", "/reports/mud/", "Why.")
    assert said == f"{file} does not begin with ---. Nothing was written.\n"
    assert file.read_text("utf-8") == "Mud.\n"


def test_what_is_gone_stands_in_the_text(content: Path) -> None:
    """A line in its place has its number and leads to where most of the words are now."""
    file = content / "meetings" / "2031-03-04.md"
    joined = NOTES.replace("all of them.\n\nBen", "all of them. Ben").replace("wet and deep", "wet")
    file.write_text(meeting("2031-03-04", FRONT, joined), "utf-8")
    mud = content / "reports" / "mud.md"
    mud.write_text(report("2031-03-04", "meeting: 2031-03-04\n", "Nothing at all.\n"), "utf-8")
    library = read(Options(content, content))
    (item, _) = library.texts.meetings["2031-03-04"].items
    into = 'What stood here is now part of <a href="#p1-1">another paragraph</a>.'
    assert into in item.html
    assert '<p id="p1-2" class="gone">' in item.html
    assert '<span class="number">1.2</span>' in item.html
    out = "What stood here was taken out after it was published."
    assert out in library.texts.reports["mud"].html
    assert [one.anchor for one in library.texts.reports["mud"].gone] == ["text-1"]
    assert [one.anchor for one in library.texts.reports["mud"].paragraphs] == ["text-2"]


def test_a_correction_stands_at_the_paragraph_and_at_the_top(content: Path) -> None:
    """Also in a report; the page of corrections has all of them, the newest first."""
    correction = "corrections:\n- {date: %s, where: %s, was: %s, now: right}\n"
    notes = meeting("2031-03-04", FRONT + correction % ("2031-05-01", "p1-2", "wrong"), NOTES)
    (content / "meetings" / "2031-03-04.md").write_text(notes, "utf-8")
    front = "meeting: 2031-03-04\n" + correction % ("2031-06-01", "text-1", "dry")
    mud = report("2031-03-04", front, "Mud is wet and deep.\n")
    (content / "reports" / "mud.md").write_text(mud, "utf-8")
    assert problems(content) == []
    output = content.parent / "build"
    build(Options(content, output, search=False))
    said = "Corrected on 1 May 2031: “wrong” is now “right”."
    page = (output / "meetings" / "2031-03-04" / "index.html").read_text("utf-8")
    assert page.index('id="p1-2"') < page.index(said) < page.index('id="action-1a"')
    assert 'Corrected: see <a href="#corrections">what was corrected</a>.' in page
    page = (output / "reports" / "mud" / "index.html").read_text("utf-8")
    assert "Corrected on 1 June 2031: “dry” is now “right”." in page
    assert 'Corrected: see <a href="#corrections">what was corrected</a>.' in page
    page = (output / "corrections" / "index.html").read_text("utf-8")
    assert page.index("<del>dry</del>") < page.index("<del>wrong</del>")


def test_a_place_without_a_fingerprint_was_taken_down(content: Path) -> None:
    """Its line says so, its number is not given again, and an update leaves it as it is."""
    file = content / "meetings" / "2031-03-04.md"
    asked = "Ben Sample asked whether the harbour would be dark in winter."
    file.write_text(file.read_text("utf-8").replace(asked, "Nets were mended."), "utf-8")
    ledger = content / "ledger" / "meetings" / "2031-03-04.txt"
    lines = [
        "p1-2" if line.startswith("p1-2 ") else line for line in ledger.read_text().splitlines()
    ]
    ledger.write_text("\n".join([*lines, ""]), "utf-8")
    library = read(Options(content, content))
    (item, _) = library.texts.meetings["2031-03-04"].items
    assert "</span> What stood here was taken down.</span>" in item.html
    assert [one.anchor for one in item.paragraphs] == ["p1-1", "p1-3", "action-1a"]
    run(content)("update")
    assert "p1-2" in ledger.read_text().splitlines()


def test_what_was_published_is_not_taken_back_in_silence(content: Path) -> None:
    """A report that becomes a draft is lost to its readers, and so is told of."""
    mud = content / "reports" / "mud.md"
    mud.write_text(mud.read_text("utf-8").replace("date:", "draft: true\ndate:"), "utf-8")
    assert problems(content) == [
        'content/reports/mud.md: the address "/reports/mud/" was published, and is held back now,'
        " as a draft or with the drafts that alone use it; publish it again; if it must go, delete"
        ' it and type comsite ledger remove /reports/mud/ "WHY"'
    ]


def test_half_of_a_paragraph_is_written_anew(content: Path) -> None:
    """Between the same neighbours it is the same paragraph, and has the same number."""
    file = content / "meetings" / "2031-03-04.md"
    half = "Ben Sample wanted to know if the harbour would have lamps at night in spring."
    asked = "Ben Sample asked whether the harbour would be dark in winter."
    file.write_text(meeting("2031-03-04", FRONT, NOTES.replace(asked, half)), "utf-8")
    (item, _) = read(Options(content, content)).texts.meetings["2031-03-04"].items
    assert [one.anchor for one in item.paragraphs] == ["p1-1", "p1-2", "action-1a"]


def test_a_number_is_not_given_again(content: Path) -> None:
    """Neither that of a paragraph that is gone, to words like it, nor that of an item."""
    file = content / "meetings" / "2031-03-04.md"
    asked = "Ben Sample asked whether the harbour would be dark in winter."
    file.write_text(meeting("2031-03-04", FRONT, NOTES.replace(f"{asked}\n\n", "")), "utf-8")
    run(content)("update")
    text = NOTES.replace(asked, asked.replace("winter", "autumn"))
    file.write_text(meeting("2031-03-04", FRONT, text), "utf-8")
    (item, _) = read(Options(content, content)).texts.meetings["2031-03-04"].items
    assert [one.anchor for one in item.paragraphs] == ["p1-1", "p1-3", "action-1a"]
    file.write_text(meeting("2031-03-04", FRONT, NOTES), "utf-8")
    (item, _) = read(Options(content, content)).texts.meetings["2031-03-04"].items
    assert [one.anchor for one in item.paragraphs] == ["p1-1", "p1-2", "action-1a"]  # it is back
    only = NOTES[: NOTES.index("## 2.")]
    file.write_text(meeting("2031-03-04", FRONT, only), "utf-8")
    run(content)("remove", "/meetings/2031-03-04/2/", "It was another board's.")
    run(content)("update")
    new = f"{only}## 2. Ropes\n\nA rope was bought for the ferry.\n"
    file.write_text(meeting("2031-03-04", FRONT, new), "utf-8")
    items = read(Options(content, content)).texts.meetings["2031-03-04"].items
    assert [one.slug for one in items] == ["1", "1a"]


def test_words_that_moved_to_another_item_are_led_to(content: Path) -> None:
    """The very words go before others that are like them; also where their item is gone."""
    file = content / "meetings" / "2031-03-04.md"
    asked = "Ben Sample asked whether the harbour would be dark in winter."
    alike = asked.replace("winter", "winter and in spring")
    text = NOTES.replace(asked, f"{alike}\n\n{asked}")
    file.write_text(meeting("2031-03-04", FRONT, text), "utf-8")
    run(content)("update")
    text = NOTES.replace(asked, alike) + f"\n{asked}\n"
    file.write_text(meeting("2031-03-04", FRONT, text), "utf-8")
    (item, _) = read(Options(content, content)).texts.meetings["2031-03-04"].items
    assert [(one.anchor, one.into) for one in item.gone] == [("p1-2", "/meetings/2031-03-04/#p2-2")]


def test_the_same_number_of_two_branches_is_told(content: Path) -> None:
    """Git joins the lines of both; which was published first only a person can say."""
    file = content / "ledger" / "reports" / "mud.txt"
    other = (content / "ledger" / "meetings" / "2031-03-04.txt").read_text("utf-8")
    words = next(line for line in other.splitlines() if line.startswith("p1-1 "))
    file.write_text(file.read_text("utf-8") + words.replace("p1-1", "text-1") + "\n", "utf-8")
    (problem,) = problems(content)
    assert problem == (
        'content/ledger/reports/mud.txt: "text-1" stands twice in the ledger, for other words: two'
        " branches gave the same number; keep the line that was published first, and take out the"
        " other"
    )


def test_a_broken_line_is_told(content: Path) -> None:
    """It is read as nothing else, and the remedy is in the message."""
    file = content / "ledger" / "reports" / "mud.txt"
    file.write_text(file.read_text("utf-8") + "text-2 %%% zz\n", "utf-8")
    (problem,) = problems(content)
    assert problem == (
        'content/ledger/reports/mud.txt: this line of the ledger reads "text-2 %%% zz"; take the'
        " file as it was published last, from git, and type comsite ledger update"
    )


def test_a_file_that_was_taken_away_is_told_of_at_its_address(content: Path) -> None:
    """Its page lies in a folder of its name; what moved from under something removed leads on."""
    write(content.parent, {"files/mud.csv": "a\n", "pages/about.md": ABOUT})
    run(content)("update")
    (content / "files" / "mud.csv").unlink()
    (content / "pages" / "about.md").unlink()
    run(content)("remove", "/files/mud.csv", "It had names.")
    run(content)("remove", "/about", "It was old.")
    assert problems(content) == []
    assert "/files/mud.csv removed\n" in run(content)("list")
    output = content.parent / "build"
    build(Options(content, output, search=False))
    for page in ("files/mud.csv", "about"):
        text = (output / page / "index.html").read_text("utf-8")
        assert "This page was taken away" in text
    rules = own_rules(output)
    assert "/files/mud.csv /files/mud.csv/index.html 410!" in rules


def test_what_was_under_a_removed_page_may_lead_elsewhere(content: Path) -> None:
    """The page of an item that an editor led on is not among those taken away."""
    (content / "meetings" / "2031-03-04.md").unlink()
    (content / "reports" / "mud.md").unlink()
    run(content)("remove", "/reports/mud/", "Mud.")
    run(content)("remove", "/actions/2031-03-04-1a/", "It was done.")
    run(content)("remove", "/meetings/2031-03-04/", "It was another board's.")
    run(content)("move", "/meetings/2031-03-04/2", "/people/ada-example/")
    assert problems(content) == []
    addresses = Addresses(read(Options(content, content)))
    assert addresses.leads["/meetings/2031-03-04/2/"] == "/people/ada-example/"
    assert addresses.removed["/meetings/2031-03-04/1/"] == "/meetings/2031-03-04/1/"
    assert "/meetings/2031-03-04/2/" not in addresses.removed
    listed = run(content)("list")
    assert "/meetings/2031-03-04/1/ removed\n" in listed
    assert "/meetings/2031-03-04/2/ -> /people/ada-example/\n" in listed


def test_a_line_that_is_no_address_is_no_page(content: Path) -> None:
    """The ledger is content, and content is not trusted to name files."""
    file = content / "ledger" / "addresses.txt"
    lines = '/../evil/\n//evil/\n/a b/\n/a";/\n/./x/\n'
    lines += "/_headers\n/index.html\n/meetings\n/meetings/2031-03-04/index.html\n/data\n"
    file.write_text(file.read_text("utf-8") + lines, "utf-8")
    assert problems(content) == []
    build(Options(content, content.parent / "build", search=False))
    assert not (content.parent / "build" / "_headers").is_dir()


def test_the_names_of_news_are_fixed_once(content: Path, tmp_path: Path) -> None:
    """The ledger keeps the first address of the site, and what feeds named by it before."""
    file = content / "ledger" / "feeds.txt"
    first = "first https://small.example"
    assert file.read_text("utf-8").splitlines()[1:] == [first]
    site = {"site.yaml": SITE.replace("small.example", "other.example/here/")}
    write(tmp_path, site)
    run(content)("update")
    assert file.read_text("utf-8").splitlines()[1:] == [first]
    file.unlink()  # as an earlier comsite left it
    write(tmp_path, {**site, "reports/rope.md": report("2031-03-04", "", "1. Rope.\n")})
    run(content)("update")
    assert file.read_text("utf-8").splitlines()[1:] == [
        "first https://other.example/here",
        "/meetings/2031-03-04/ notes",
        "/reports/mud/",
    ]
