"""What only an editor can settle."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from comsite.checking.gate import Options, check
from comsite.checking.questions import topics_that_are_named
from comsite.cli.main import main
from tests.small import SITE, archive, library, meeting, report, write

RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "people/bea-sample.yaml": "name: Bea Sample\n",
    "posts/assistant.yaml": "title: Assistant Harbour Master\nabbreviations: [AHM]\nshared: true\n",
    "posts/chair.yaml": "title: Chair\n",
    "glossary.yaml": "terms:\n  - abbreviation: FHB\n    expansion: Fernwick Harbour Board\n",
}
PRESENT = """\
present:
  - person: ben-sample
    post: assistant
  - person: bea-sample
    post: assistant
"""


def asked(folder: Path, text: str, front: str = "") -> list[str]:
    """What ``comsite check`` asks about a meeting with this text."""
    notes = meeting("2031-05-01", PRESENT + front, f"## 1. Gulls\n\n{text}\n")
    source = write(folder, {**RECORDS, "meetings/2031-05-01.md": notes})
    found = check(Options(source, folder / "build"))
    assert {one.grade for one in found} <= {"question"}
    return [str(one) for one in found]


def test_name_of_two(tmp_path: Path) -> None:
    """A name that two people there have is asked about once, with what to type."""
    text = "The AHM spoke, and Sample laughed.\nThen\nthe AHM sat.\n\nThe AHM slept."
    assert asked(tmp_path, text) == [
        'content/meetings/2031-05-01.md:13: "AHM" (in 3 places) could be Bea Sample or Ben Sample,'
        " and is not linked; write more of the name in the text, or settle it above the text, under"
        ' "names": with "name: AHM" and, below it, "person: bea-sample" (or nothing, which'
        ' leaves "AHM" plain wherever it stands in this file, and no other words)',
        'content/meetings/2031-05-01.md:13: "Sample" could be Bea Sample or Ben Sample, and is not'
        " linked; write more of the name in the text, or settle it above the text, under"
        ' "names": with "name: Sample" and, below it, "person: bea-sample" (or nothing, which'
        ' leaves "Sample" plain wherever it stands in this file, and no other words)',
    ]


def test_no_contact(tmp_path: Path) -> None:
    """An archive that does not say where readers report a mistake is asked for it."""
    source = write(tmp_path, {"site.yaml": SITE.replace("contact: archive@fernwick.example\n", "")})
    assert [str(one) for one in check(Options(source, tmp_path / "build"))] == [
        'content/site.yaml:1: there is no "contact", so no page offers to report a mistake; add the'
        ' e-mail address of whoever mends the archive, like "contact: team@example.org"'
    ]


def test_unknown_abbreviation(tmp_path: Path) -> None:
    """An abbreviation that the glossary does not know is asked about once, with its line."""
    text = "The FHB and the FHBs met.\nThe NGC met the NGC.\n\nThe FBH met. Ask the BBC, OK?"
    assert asked(tmp_path, text) == [
        'content/meetings/2031-05-01.md:14: "NGC" (in 2 places) is an abbreviation that'
        " glossary.yaml does not know; add it there, or write it out; if it is a name and no"
        ' abbreviation, put "name: NGC" under "names" above the text',
        'content/meetings/2031-05-01.md:16: "FBH" is an abbreviation that glossary.yaml does not'
        ' know; add it there, or write it out; if it is a name and no abbreviation, put "name: FBH"'
        ' under "names" above the text',
    ]


@pytest.mark.parametrize(
    ("settled", "found"),
    [
        ("    person: ben-sample\n", [("AHM", "people", "ben-sample")]),
        ("    post: assistant\n", [("AHM", "posts", "assistant")]),
        ("    report: mud\n", [("AHM", "reports", "mud")]),
        ("", []),
    ],
)
def test_settled(settled: str, found: list[tuple[str, str, str]], tmp_path: Path) -> None:
    """An editor says what a name stands for, or that it stays plain; nobody is asked again."""
    front = f"{PRESENT}names:\n  - name: AHM\n{settled}"
    files = {
        "meetings/2031-05-01.md": meeting("2031-05-01", front, "## 1. Gulls\n\nThe AHM spoke.\n"),
        "reports/mud.md": report("2031-05-01", "text: missing\n", ""),
    }
    _, texts = archive(tmp_path, {**RECORDS, **files})
    (item,) = texts.meetings["2031-05-01"].items
    assert [(one.name, one.target.kind, one.target.slug) for one in item.mentions] == found
    assert item.doubts == ()


def test_one_of_before(tmp_path: Path) -> None:
    """A former holder is none of those who hold the post, and is settled by these words alone."""
    text = "The former Clerk spoke. The Clerk asked why."
    held = "name: {}\ntenures:\n  - {{post: clerk, start: {}}}\n"
    files = {
        **RECORDS,
        "people/ada-example.yaml": held.format("Ada Example", "2030-01-01"),
        "people/dan-placeholder.yaml": held.format("Dan Placeholder", "2020-01-01, end: 2029"),
        "posts/clerk.yaml": "title: Clerk\n",
    }
    present = "present:\n  - {person: ada-example, post: clerk}\n"
    settled = "names:\n  - name: former Clerk\n"
    found = []
    for front in (present, present + settled):
        notes = meeting("2031-05-01", front, f"## 1. Gulls\n\n{text}\n")
        content = write(tmp_path, {**files, "meetings/2031-05-01.md": notes})
        found.append([str(one) for one in check(Options(content, tmp_path / "build"))])
    assert found == [
        [
            'content/meetings/2031-05-01.md:10: "former Clerk" could be Dan Placeholder, and is not'
            " linked; write more of the name in the text, or settle it above the text, under"
            ' "names": with "name: former Clerk" and, below it, "person: dan-placeholder" (or'
            ' nothing, which leaves "former Clerk" plain wherever it stands in this file, and no'
            " other words)"
        ],
        [],
    ]


def test_settled_abbreviation(tmp_path: Path) -> None:
    """Capitals that are a name are left alone once an editor says so."""
    assert asked(tmp_path, "The NGC met.", "names:\n  - name: NGC\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "An AHM spoke, and the AHMs laughed.",
        "- MINUTES OF THE BOARD",
        "`NGC` and [the NGC](/meetings/) and <https://x.example/NGC>.",
        "Part II of the UK plan (PDF).",
    ],
)
def test_nothing_to_ask(text: str, tmp_path: Path) -> None:
    """Posts in general, capitals for weight, code, links and what all readers know: no question."""
    assert asked(tmp_path, text) == []


def test_former_holder(tmp_path: Path) -> None:
    """Who held a post before is never guessed, but asked."""
    text = "The former Chair waved."
    earlier = "present:\n  - person: ada-example\n    post: chair\n"
    files = {
        "meetings/2030-05-01.md": meeting("2030-05-01", earlier + "text: missing\n", ""),
        "meetings/2031-05-01.md": meeting("2031-05-01", "", f"## 1. Gulls\n\n{text}\n"),
    }
    _, texts = archive(tmp_path, {**RECORDS, **files})
    (item,) = texts.meetings["2031-05-01"].items
    assert item.mentions == ()
    assert [(one.name, [t.slug for t in one.candidates]) for one in item.doubts] == [
        ("former Chair", ["ada-example"])
    ]


def test_every_question_as_text(tmp_path: Path) -> None:
    """Questions stand under their file, each with its line and why it is asked."""
    earlier = "## 1. Gulls\n\n### Actions\n\n- a) Ada Example to count them.\n"
    notes = meeting("2031-05-01", PRESENT, "## 1. Gulls\n\nThe AHM asked the NGC of nets.\n")
    files = {
        "topics/nets.yaml": "title: Nets\n",
        "meetings/2031-03-04.md": "---\ndate: 2031-03-04\nstatus: scheduled\ntext: missing\n---\n",
        "meetings/2031-04-01.md": meeting("2031-04-01", "", earlier),
        "meetings/2031-05-01.md": notes,
    }
    source = write(tmp_path, {**RECORDS, **files})
    result = CliRunner().invoke(main, ["check", "--source", str(source)])
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "content/meetings/2031-03-04.md",
        '  line 3: question: this meeting is "scheduled", and later ones took place, the last of'
        ' 1 May 2031. If it took place too, write "status: held"; if it did not, write "status:'
        ' postponed", "cancelled" or "moved" (and below it "moved_to", with the file name of the'
        " meeting on the new day). If no document tells, there is nothing to do; calendars say"
        " that the documents do not tell whether it took place",
        "    | status: scheduled",
        "    Why: Who follows the calendar would wait for a meeting that nobody holds."
        " [meetings-that-are-past]",
        "",
        "content/meetings/2031-05-01.md",
        "  line 2: question: these notes do not mention an action, and no earlier text tells its"
        ' outcome: 2031-04-01-1a, "Ada Example to count them." (Ada Example). If they do speak'
        ' of one, add to "action_updates" its number and what came of it, like "- action:'
        ' 2031-04-01-1a", "status: reported back" (or open, done, overtaken) and "where: p2-1"'
        " (the paragraph). If they do not, there is nothing to do",
        "    | date: 2031-05-01",
        "    Why: The register shows for how long nobody has spoken of a promise."
        " [open-actions-are-mentioned]",
        '  line 13: question: "AHM" could be Bea Sample or Ben Sample, and is not linked; write'
        ' more of the name in the text, or settle it above the text, under "names": with "name:'
        ' AHM" and, below it, "person: bea-sample" (or nothing, which leaves'
        ' "AHM" plain wherever it stands in this file, and no other words)',
        "    | The AHM asked the NGC of nets.",
        "    Why: A name that could be two people is linked to neither, and nothing is guessed."
        " [names-are-clear]",
        '  line 13: question: "NGC" is an abbreviation that glossary.yaml does not know; add it'
        ' there, or write it out; if it is a name and no abbreviation, put "name: NGC" under'
        ' "names" above the text',
        "    | The AHM asked the NGC of nets.",
        "    Why: Readers see what an abbreviation stands for, and search finds it both ways."
        " [abbreviations-are-known]",
        '  line 13: question: item 1 names, and is not filed under, nets ("nets"). Add what it is'
        ' about to its "topics"; put the words for anything else under "names" above the text,'
        ' like "name: nets", and nobody is asked again',
        "    | The AHM asked the NGC of nets.",
        "    Why: Readers take the page of a topic for all that there is on it."
        " [topics-that-are-named]",
        "",
        "No problems. 5 questions; the site builds as it is.",
    ]


def test_formats(tmp_path: Path) -> None:
    """On a pull request a question is a notice; as data it says what it is."""
    notes = meeting("2031-05-01", "", "## 1. Gulls\n\nThe NGC met.\n")
    source = write(tmp_path, {**RECORDS, "meetings/2031-05-01.md": notes})
    for form, start in (("github", "::notice file="), ("json", '[\n {\n  "path"')):
        result = CliRunner().invoke(main, ["check", "--format", form, "--source", str(source)])
        assert result.exit_code == 0
        assert result.output.startswith(start)
        assert form == "github" or '"grade": "question"' in result.output


@pytest.mark.parametrize(("owed", "more"), [(5, 0), (6, 1)])
def test_open_actions_that_are_asked_about(owed: int, more: int, tmp_path: Path) -> None:
    """Five are listed; one of which a paper of that day speaks is not asked about."""
    actions = "".join(f"- Dig hole {number}.\n" for number in range(owed + 1))
    update = "action_updates:\n  - {action: 2031-03-04-1a, status: open, where: p1}\n"
    files = {
        "meetings/2031-03-04.md": meeting("2031-03-04", "", f"## 1. A\n\n### Actions\n\n{actions}"),
        "meetings/2031-04-08.md": meeting("2031-04-08", "", "## 1. A\n\nNothing.\n"),
        "reports/holes.md": report("2031-04-08", update, "1. One is begun.\n"),
    }
    options = Options(write(tmp_path, files), tmp_path / "build")
    (found,) = [one.message for one in check(options) if one.grade == "question"]
    assert found.count('"Dig hole ') == 5
    assert f"mention {owed} actions" in found
    assert ("1 more, at /actions/status/open/" in found) == bool(more)


NAMING = """\
## 1. Nets

The nets were dry. No gulls, and no GHQ.

## 2. Ropes

Robberies of rope: none. Again, robbery; puddles.

## 3. Nothing
"""
TOPICS = {
    "topics/robbery.yaml": "title: Robbery\nsearch_words: [Puddles]\n",
    "topics/nets.yaml": "title: Nets\nother_names: [GHQ]\n",
    "topics/dry-nets.yaml": "title: Dry nets\nbroader: nets\n",
    "topics/gulls.yaml": "title: Gulls\n",
}


def topics_asked(
    folder: Path, front: str, status: str = "held", paper: str = "Rope.\n"
) -> list[str]:
    """What is asked about topics in notes, or an agenda, and a report that name some."""
    notes = meeting("2031-05-01", front, NAMING).replace("held", status)
    files = {"meetings/2031-05-01.md": notes, "reports/paper.md": report("2031-05-01", "", paper)}
    found = library(folder, {**TOPICS, **files})
    return [str(one) for one in topics_that_are_named(found)]


def test_topics_that_a_text_names(tmp_path: Path) -> None:
    """A text is filed under what it names by a true name, or under a topic inside it."""
    front = 'items:\n  - {number: "1", topics: [dry-nets]}\n'
    assert topics_asked(tmp_path, front) == [
        'content/meetings/2031-05-01.md:10: item 1 names, and is not filed under, gulls ("gulls").'
        ' Add what it is about to its "topics"; put the words for anything else under "names" above'
        ' the text, like "name: gulls", and nobody is asked again',
        "content/meetings/2031-05-01.md:14: item 2 names, and is not filed under, robbery"
        ' ("Robberies"). Add what it is about to its "topics"; put the words for anything else'
        ' under "names" above the text, like "name: Robberies", and nobody is asked again',
    ]


def test_topics_that_need_not_be_asked_about(tmp_path: Path) -> None:
    """What an editor settled, and an agenda, which tells nothing; a report is asked about too."""
    names = ("gulls", "Robberies", "robbery", "GHQ", "nets")
    settled = "names:\n" + "".join(f"  - name: {name}\n" for name in names)
    assert topics_asked(tmp_path / "a", settled) == []
    assert topics_asked(tmp_path / "b", "", "scheduled") == []
    [asked] = topics_asked(tmp_path / "c", "", "scheduled", "Gulls.\n")
    assert "this report names, and is not filed under, gulls" in asked


COMING = "next_meeting: {{date: {}}}\n"
NOTES = "## 1. Mud\n\nMud.\n"


def past(folder: Path, files: dict[str, str]) -> list[str]:
    """What is asked about the meetings of an archive with these files, by date."""
    source = write(folder, {f"meetings/{date}.md": text for date, text in files.items()})
    found = check(Options(source, folder / "build"))
    assert {one.grade for one in found} <= {"question"}
    return [str(one) for one in found]


@pytest.mark.parametrize(
    ("status", "said", "asked"),
    [
        ("draft", "The notes of 4 March were agreed.", True),
        ("agreed", "The notes of 4 March were agreed.", False),
        ("draft", "The notes of 4 March were read.", False),
    ],
)
def test_notes_that_the_next_meeting_agreed(
    status: str, said: str, asked: bool, tmp_path: Path
) -> None:
    """Where a draft may be agreed by now, somebody is asked; other committees agree nothing."""
    agreed_at = "" if status == "draft" else ", agreed_at: 2031-05-06"
    front = f"notes: {{status: {status}{agreed_at}}}\n"
    later = f"## 1. Notes of the last meeting\n\n{said}\n"
    files = {
        "2031-03-04": meeting("2031-03-04", front, NOTES),
        "2031-05-06": meeting("2031-05-06", "", later),
    }
    assert past(tmp_path, files) == (
        [
            'content/meetings/2031-03-04.md:4: these notes are "draft", and those of 6 May 2031 say'
            " under item 1 that notes were agreed; if they mean these, write"
            ' "status: agreed" and below it "agreed_at: 2031-05-06"'
        ]
        if asked
        else []
    )
    printed = CliRunner().invoke(main, ["check", "--source", str(tmp_path / "content")]).output
    assert asked == (
        "    Why: Readers see whether notes were agreed, and followers hear of it."
        " [agreement-is-on-record]" in printed
    )


def test_a_scheduled_meeting_that_later_ones_overtook(tmp_path: Path) -> None:
    """It is asked about when one took place on a later day, and not before."""
    planned = "---\ndate: 2031-04-08\nstatus: scheduled\ntext: missing\n---\n"
    files = {"2031-03-04": meeting("2031-03-04", "", NOTES), "2031-04-08": planned}
    assert past(tmp_path / "a", files) == []
    files["2031-05-06"] = meeting("2031-05-06", "", NOTES)
    assert past(tmp_path / "b", files) == [
        'content/meetings/2031-04-08.md:3: this meeting is "scheduled", and later ones took place,'
        ' the last of 6 May 2031. If it took place too, write "status: held"; if it did not, write'
        ' "status: postponed", "cancelled" or "moved" (and below it "moved_to", with the file name'
        " of the meeting on the new day). If no document tells, there is nothing to do; calendars"
        " say that the documents do not tell whether it took place"
    ]


@pytest.mark.parametrize(
    ("held", "question"),
    [
        (
            "2031-06-10",
            "these notes announce a meeting for 3 June 2031, and later ones took place, the last of"
            " 10 June 2031, but the archive has none of that day. The meeting of 10 June 2031 seems"
            " to be the one, and calendars show it so. If it is, write meetings/2031-06-03.md with"
            ' "status: moved" and "moved_to: 2031-06-10" (the file name of the meeting on the new'
            ' day); if it was called off, with "status: cancelled"; if it took place, with "status:'
            ' held". If no document tells, there is nothing to do',
        ),
        (
            "2031-09-02",
            "these notes announce a meeting for 3 June 2031, and later ones took place, the last of"
            " 2 September 2031, but the archive has none of that day. If it was moved, write"
            ' meetings/2031-06-03.md with "status: moved" and "moved_to: 2031-09-16" (the file name'
            ' of the meeting on the new day); if it was called off, with "status: cancelled"; if it'
            ' took place, with "status: held". If no document tells, there is nothing to do',
        ),
    ],
)
def test_a_meeting_that_notes_announced_in_vain(held: str, question: str, tmp_path: Path) -> None:
    """The notes are asked about, with the meeting that it seems to be if one is near enough."""
    files = {
        "2031-03-04": meeting("2031-03-04", COMING.format("2031-06-03"), NOTES),
        held: meeting(held, "", NOTES),
    }
    assert past(tmp_path, files) == [f"content/meetings/2031-03-04.md:4: {question}"]


def test_meetings_that_are_not_asked_about(tmp_path: Path) -> None:
    """Neither the one to come, nor one of which only the month is known, nor one that moved."""
    coming = COMING.format
    files = {
        "2031-01-07": meeting("2031-01-07", coming("2031-02"), NOTES),
        "2031-02-04": meeting("2031-02-04", coming("2031-03-04"), NOTES),
        "2031-03-04": "---\ndate: 2031-03-04\nstatus: moved\nmoved_to: 2031-03-11\n"
        "text: missing\n---\n",
        "2031-03-11": meeting("2031-03-11", coming("2031-04-08"), NOTES),
    }
    assert past(tmp_path, files) == []
