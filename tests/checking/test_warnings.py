"""Warnings: what a person should look at, with its whole text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from comsite.base.problems import Problem
from comsite.checking.agendas import AGENDAS
from comsite.checking.attendance import ATTENDANCE
from comsite.checking.gate import Options, check
from comsite.checking.papers import PAPERS
from comsite.checking.records import RECORDS as RULES_OF_RECORDS
from comsite.checking.slips import SLIPS as SLIPS_OF_MARKS
from comsite.checking.states import STATES
from comsite.checking.warnings import WARNINGS
from comsite.cli.main import main
from tests.small import SITE, meeting, write

RECORDS = {
    "people/ada-example.yaml": "name: Ada Example\n",
    "people/ben-sample.yaml": "name: Ben Sample\n",
    "posts/clerk.yaml": "title: Clerk\n",
    "pages/plan.md": "---\ntitle: Plan\n---\n\n![The quay](/files/plan.png)\n",
}
PATH = "meetings/2031-05-01.md"


def _source(folder: Path, text: str, front: str = "", site: str = "") -> Path:
    notes = meeting("2031-05-01", front, text)
    content = write(folder, {**RECORDS, "site.yaml": SITE + site, PATH: notes})
    (content / "files").mkdir(exist_ok=True)
    (content / "files" / "plan.png").write_bytes(b"\x89PNG, as far as it goes")
    return content


def looked_at(folder: Path, text: str, front: str = "", site: str = "") -> list[Problem]:
    """The warnings about a meeting with this text; line 6 is its first."""
    found = check(Options(_source(folder, text, front, site), folder / "build"))
    assert not any(one.grade == "error" for one in found)
    return [one for one in found if one.grade == "warning"]


def printed(folder: Path, text: str, front: str = "", site: str = "") -> list[str]:
    """The same, as text."""
    return [str(one) for one in looked_at(folder, text, front, site)]


SLIPS = {
    "weekday": (
        "They met on Monday 26th January 2020 in the hall.",
        '"Monday 26th January 2020" was a Sunday; write "Sunday", or the date of the Monday, which'
        " may be 27 January 2020; if the document prints it so, keep it and write"
        ' "(as printed)" after it',
    ),
    "weekday in short": (
        "Next: Thurs, 2 Feb 2018.",
        '"Thurs, 2 Feb 2018" was a Friday; write "Friday", or the date of the Thursday, which may'
        ' be 1 February 2018; if the document prints it so, keep it and write "(as printed)" after'
        " it",
    ),
    "weekday, full": (
        "On Friday the 2nd of May 2031, all day.",
        None,
    ),
    "weekday as printed": ("On Monday 26 January 2020 (as printed).", None),
    "no such day": (
        "On Monday 31 June 2020, or 29 February.",
        'there is no day "31 June 2020"; write the day that is meant; if the document prints it so,'
        ' keep it and write "(as printed)" after it',
    ),
    "no such day of any year": (
        "By 30 February, and by 31 June (as printed).",
        'there is no day "30 February"; write the day that is meant; if the document prints it so,'
        ' keep it and write "(as printed)" after it',
    ),
    "a heading without a blank": (
        "##2. Terns",
        '"##2. Terns" is shown as it stands, and is no heading; write "## 2. Terns"',
    ),
    "a number with its mark": ("#1 in the list", None),
    "here": (
        "See [here](/meetings/) for all.",
        'the link "here" does not say where it leads; put the brackets around words that do, like'
        " [report on parking](/reports/…)",
    ),
    "click here": (
        "[Click here.](https://example.org)",
        'the link "Click here." does not say where it leads; put the brackets around words that do,'
        " like [report on parking](/reports/…)",
    ),
    "a link that says": ("All are under [meetings held here](/meetings/).", None),
    "bare address": (
        "[https://example.org/survey](https://example.org/survey)",
        'the link "https://example.org/survey" shows its bare address; write what is there between'
        " the square brackets, like [survey of traders](https://…)",
    ),
    "image": (
        "![Image 1](/files/plan.png)",
        'the image is described as "Image 1" only; write what it shows, as you would tell it on the'
        " telephone",
    ),
    "described image": ("![Plan of the quay](/files/plan.png)", None),
    "e-mail": (
        "Write to ada@private.example, please.",
        '"ada@private.example" is an e-mail address; take it out if it is of a private person; if'
        ' it may be published, list it in site.yaml under "public_contacts"',
    ),
    "telephone": (
        "Ring 01632 960 001 or so.",
        '"01632 960 001" looks like a telephone number; take it out if it is of a private person;'
        ' if it may be published, list it in site.yaml under "public_contacts"',
    ),
    "mobile": (
        "Ring +44 (0)7700 900123.",
        '"+44 (0)7700 900123" looks like a telephone number; take it out if it is of a private'
        ' person; if it may be published, list it in site.yaml under "public_contacts"',
    ),
    "numbers of organisations": ("Ring 101, 999, 0800 555 111 or 0300 123 4567.", None),
    "other numbers": (
        "Of 2031-05-01, 01-05-2031 10 30, 10,000,000 and 20310501999 in /files/01632960001.",
        None,
    ),
    "twice": (
        "It was in the the harbour.",
        '"the the" has a word twice; delete one, or write "(as printed)" after it if the document'
        " prints it so",
    ),
    "not twice": ("Talk of on on-line things; he had had that that day.", None),
    "left over": (
        "The cost is TODO.",
        '"TODO" seems to wait for somebody to fill it in; write what is known, or take it out',
    ),
    "left in brackets": (
        "Thanks to [insert name].",
        '"[insert name]" seems to wait for somebody to fill it in; write what is known, or take it'
        " out",
    ),
    "typed bullets": (
        "• the quay\n• the mill",
        '"• the quay" is shown as it stands, and is no entry of a list; write "- the quay", and so'
        " with those after it",
    ),
    "dashes as bullets": (
        "– the quay\n– the mill\n",
        '"– the quay" is shown as it stands, and is no entry of a list; write "- the quay", and so'
        " with those after it",
    ),
    "letters as bullets": (
        "o\tthe quay\no\tthe mill\n",
        '"o the quay" is shown as it stands, and is no entry of a list; write "- the quay", and so'
        " with those after it",
    ),
    "a dash at the beginning": ("– so she said.", None),
    "hyphens by themselves": ("They met.\n\n---\n\nThey left.", None),
    "a sum": (
        "It was 3*4*5 feet.",
        'the stars of "3*4*5" do not show, and what is between them leans; write "3 × 4 × 5"',
    ),
    "a sum of money": (
        "It was £3m*4*5.5.",
        'the stars of "£3m*4*5.5." do not show, and what is between them leans; write'
        ' "£3m × 4 × 5.5."',
    ),
    "lettered lines": (
        "a) the quay\nb) the mill\nc) the lane",
        '"a) the quay" and the line after it run together; write "- a) the quay", and so with those'
        " after it",
    ),
    "numbers of Rome": (
        "They saw:\n(i) the quay\n(ii) the mill",
        '"(i) the quay" and the line after it run together; write "- (i) the quay", and so with'
        " those after it",
    ),
    "a lettered line by itself": ("a) the quay\n\nb) the mill", None),
    "a list that runs on": (
        "They saw the quay.\n2. Then the mill.\n3. Then the lane.",
        '"2. Then the mill." runs on from the line above, and begins no list; put an empty line'
        " between them",
    ),
    "a list with long entries": ("1. They saw\nthe quay.\n2. Then the mill.", None),
    "a year that begins a list": (
        "2031. It was wet.",
        '"2031. It was wet." begins a list that counts from 2031; write "2031\\." for the number'
        " and a full stop, or begin with another word",
    ),
    "a year in a line": ("It was wet in\n2031. Then it was dry.", None),
    "more than": (
        ">40 lamps failed.",
        '">40 lamps failed." is shown as a quotation, without its >; write "more than 40 lamps'
        ' failed.", or "\\>" for the mark',
    ),
    "a quotation": ("> Forty lamps failed.", None),
    "ticks as quotation marks": (
        "The `old quay' and the `new mill' are shut.",
        "\"`old quay' and the `\" is shown as computer code, without its marks; write ‘ or ' in the"
        " place of each `",
    ),
    "code": ("The lamp `HM-17` failed.", None),
    "a footnote": ("They met.[^1]\n\n[^1]: Quay.", None),
    "a mark without a footnote": (
        "They met.[^1]",
        '"[^1]" is shown as it stands, and leads to no footnote; write below the text what it says,'
        ' as "[^1]: …", or delete the mark',
    ),
    "a mark with a blank": (
        "They met.[^the  quay]",
        '"[^the quay]" is shown as it stands, and leads to no footnote (a mark has no blank in it);'
        ' write below the text what it says, as "[^the-quay]: …", or delete the mark',
    ),
    "brackets and ^ as text or link": ("They met.\\[^1] [^2](/meetings/)", None),
    "columns with bars": (
        "Lamp | Cost\nQuay | 40\nMill | 20",
        '"Lamp Cost" and the line after it look like rows of a table, and run together; write'
        ' "| Lamp | Cost |", below it "| --- | --- |", and so with each row',
    ),
    "columns with tabs": (
        "Lamp\tCost\tDay\nQuay\t40\tMay",
        '"Lamp Cost Day" and the line after it look like rows of a table, and run together; write'
        ' "| Lamp | Cost | Day |", below it "| --- | --- | --- |", and so with each row',
    ),
    "a table": ("Lamp | Cost\n--- | ---\nQuay | 40\nMill | 20", None),
    "entries with tabs": ("*\tthe quay\n*\tthe mill", None),
    "a bar in a line": ("They said yes | no.\nNobody asked.", None),
    "letters read as others twice": (
        "They met at the CafÃƒÂ© Quay.",
        'in "CafÃƒÂ©" letters were read as others; write "Café"',
    ),
    "letters read as those of a Mac": (
        "The caf√© closed.",
        'in "caf√©" letters were read as others; write "café"',
    ),
    "letters read as question marks": (
        "It was the warden?s lamp.",
        'in "warden?s" a question mark seems to stand for another letter; look in the document'
        " which it was, or put a blank behind the question mark",
    ),
    "question marks": ("Why? /search/?q=lamp, or https://example.org/a?b=c, or what?Then.", None),
    "letters read as others": (
        "The cafÃ© closed.",
        'in "cafÃ©" letters were read as others; write "café"',
    ),
    "marks read as others": (
        "It was Adaâ€™s.",
        'in "Adaâ€™s." letters were read as others; write "Ada’s."',
    ),
    "a letter that is lost": (
        "It cost \ufffd40.",
        'in "\ufffd40." a letter is lost here; look in the document which it was',
    ),
    "letters that are rare": ("CAFÉ’S and ÂME, Ålesund, “SÃO”, Âge, Tŷ Ŵyn.", None),
    "a link of that name": ("See [insert 4](/meetings/).", None),
}


@pytest.mark.parametrize("case", SLIPS)
def test_warnings_about_a_text(case: str, tmp_path: Path) -> None:
    """Each slip is told once, at its line; what only looks like one is not."""
    text, expected = SLIPS[case]
    found = printed(tmp_path, f"## 1. Gulls\n\n{text}\n")
    if expected is None:
        assert found == []
    else:
        (message,) = found
        place, told = message.split(": ", 1)
        assert place in (f"content/{PATH}:8", f"content/{PATH}:9")
        assert told.startswith(expected)


def test_field_with_a_wrong_weekday(tmp_path: Path) -> None:
    """A field is looked at like the text."""
    front = "known_from: The notes of Monday, 26 January 2020.\n"
    (message,) = printed(tmp_path, "## 1. Gulls\n\nNone.\n", front)
    assert message.startswith(f'content/{PATH}:4: "Monday, 26 January 2020" was a Sunday; ')


def test_contacts_that_may_be_published(tmp_path: Path) -> None:
    """The contact of site.yaml, and what stands under public_contacts, is not warned of."""
    site = """\
public_contacts: ["@harbour.example", 01632 960001, press@gulls.example]
"""
    text = "## 1. Gulls\n\nArchive@fernwick.example, a@harbour.example, press@gulls.example\n{}\n"
    assert printed(tmp_path, text.format("or +44 1632 960 001."), "", site) == []
    assert len(printed(tmp_path, text.format("or b@gulls.example."), "", site)) == 1


def test_attendee_without_a_role(tmp_path: Path) -> None:
    """Those with neither role nor post are told in one message for each list."""
    front = """\
present:
  - person: ada-example
  - person: ben-sample
"""
    assert printed(tmp_path, "## 1. Gulls\n\nNone.\n", front) == [
        f'content/{PATH}:5: ada-example and ben-sample, under "present", have neither "role" nor'
        ' "post"; write "role" as the notes print it, like "role: Parish Clerk"'
    ]
    front = front.replace("ada-example", "ada-example\n    post: clerk")
    assert printed(tmp_path, "## 1. Gulls\n\nNone.\n", front) == [
        f'content/{PATH}:7: ben-sample, under "present", has neither "role" nor "post"; write'
        ' "role" as the notes print it, like "role: Parish Clerk"'
    ]


def test_action_without_an_owner(tmp_path: Path) -> None:
    """An action that begins with nobody on record is looked at."""
    text = "## 1. Gulls\n\n### Actions\n\n- a) Clerk to count them.\n- b) Feed them.\n"
    assert printed(tmp_path, text) == [
        f'content/{PATH}:11: the action 1b, "Feed them.", has no owner that the archive knows;'
        ' begin it with who is to do it and "to", like "Clerk to …", in a name or abbreviation on'
        " record; if the document names nobody, leave it"
    ]


def test_item_without_text(tmp_path: Path) -> None:
    """A heading alone is looked at, if the meeting was held."""
    text = "## 1. Gulls\n\nNone.\n\n## 2. Terns\n"
    assert printed(tmp_path, text) == [
        f'content/{PATH}:10: item 2, "Terns", has a heading and no text; write what the notes say'
        ' of it, or "Nothing was recorded."'
    ]


def _check(source: Path, form: str) -> Result:
    return CliRunner().invoke(main, ["check", "--source", str(source), "--format", form])


EVERY = """\
## 1. Gulls

On Monday 26 January 2020 the the gull came.

See [here](/meetings/) and ![Image 1](/files/plan.png)

Ring 01632 960 001, or TODO.

Done by 31 June.

##2. Gannets

### Actions

- a) Feed them.

## 2. Terns
"""


def test_every_warning_as_text(tmp_path: Path) -> None:
    """Warnings stand under their file with line, remedy and reason, and the exit code is 0."""
    result = _check(_source(tmp_path, EVERY, "present:\n  - person: ada-example\n"), "text")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "content/meetings/2031-05-01.md",
        '  line 5: please look: ada-example, under "present", has neither "role" nor "post";'
        ' write "role" as the notes print it, like "role: Parish Clerk"',
        "    |   - person: ada-example",
        "    Why: Readers cannot tell a member from an officer or a visitor."
        " [attendees-have-a-role]",
        '  line 10: please look: "Monday 26 January 2020" was a Sunday; write "Sunday", or the'
        " date of the Monday, which may be 27 January 2020; if the document prints it so, keep"
        ' it and write "(as printed)" after it',
        "    | On Monday 26 January 2020 the the gull came.",
        "    Why: One of the two is wrong, and a reader may come on the wrong day."
        " [weekdays-fit-dates]",
        '  line 10: please look: "the the" has a word twice; delete one, or write "(as printed)"'
        " after it if the document prints it so",
        "    | On Monday 26 January 2020 the the gull came.",
        "    Why: It is almost always a slip of typing. [words-stand-once]",
        '  line 12: please look: the image is described as "Image 1" only; write what it shows,'
        " as you would tell it on the telephone",
        "    | See [here](/meetings/) and ![Image 1](/files/plan.png)",
        "    Why: Who cannot see the image has this description in its place."
        " [images-are-described]",
        '  line 12: please look: the link "here" does not say where it leads; put the brackets'
        " around words that do, like [report on parking](/reports/…)",
        "    | See [here](/meetings/) and ![Image 1](/files/plan.png)",
        "    Why: Who listens to a page, or looks through its links, hears these words alone."
        " [links-say-where]",
        '  line 14: please look: "01632 960 001" looks like a telephone number; take it out if'
        " it is of a private person; if it may be published, list it in site.yaml under"
        ' "public_contacts"',
        "    | Ring 01632 960 001, or TODO.",
        "    Why: What is published is copied at once, and cannot be taken back."
        " [private-details-stay-out]",
        '  line 14: question: "TODO" is an abbreviation that glossary.yaml does not know; add it'
        ' there, or write it out; if it is a name and no abbreviation, put "name: TODO" under'
        ' "names" above the text',
        "    | Ring 01632 960 001, or TODO.",
        "    Why: Readers see what an abbreviation stands for, and search finds it both ways."
        " [abbreviations-are-known]",
        '  line 14: please look: "TODO" seems to wait for somebody to fill it in; write what is'
        " known, or take it out",
        "    | Ring 01632 960 001, or TODO.",
        "    Why: Readers would see the gap. [nothing-is-left-to-fill-in]",
        '  line 16: please look: there is no day "31 June"; write the day that is meant; if the'
        ' document prints it so, keep it and write "(as printed)" after it',
        "    | Done by 31 June.",
        "    Why: Readers cannot tell which day was meant. [days-exist]",
        '  line 18: please look: "##2. Gannets" is shown as it stands, and is no heading; write'
        ' "## 2. Gannets"',
        "    | ##2. Gannets",
        "    Why: What was to be an item is lost in the text of the one before."
        " [headings-are-headings]",
        '  line 22: please look: the action 1a, "Feed them.", has no owner that the archive'
        ' knows; begin it with who is to do it and "to", like "Clerk to …", in a name or'
        " abbreviation on record; if the document names nobody, leave it",
        "    | - a) Feed them.",
        "    Why: A promise without an owner is in no list of what somebody promised."
        " [actions-have-an-owner]",
        '  line 24: please look: item 2, "Terns", has a heading and no text; write what the'
        ' notes say of it, or "Nothing was recorded."',
        "    | ## 2. Terns",
        "    Why: The item has a page of its own, with nothing on it. [items-have-text]",
        "",
        "No problems. 11 warnings and 1 question; the site builds as it is.",
    ]


def test_warnings_as_annotations(tmp_path: Path) -> None:
    """On a pull request a warning is a warning."""
    result = _check(_source(tmp_path, "## 1. Gulls\n\nThe the gull.\n"), "github")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"::warning file=content/{PATH},line=8,title=Please look::"
        '"The the" has a word twice; delete one, or write "(as printed)" after it if the document'
        " prints it so%0AWhy: It is almost always a slip of typing. [words-stand-once]",
        "No problems. 1 warning; the site builds as it is.",
    ]


def test_warnings_as_data(tmp_path: Path) -> None:
    """A program gets the place, grade, rule, message and reason, and nothing else."""
    result = _check(_source(tmp_path, "## 1. Gulls\n\nThe the gull.\n"), "json")
    assert result.exit_code == 0
    assert json.loads(result.output) == [
        {
            "path": f"content/{PATH}",
            "line": 8,
            "grade": "warning",
            "rule": "words-stand-once",
            "message": '"The the" has a word twice; delete one, or write "(as printed)" after it'
            " if the document prints it so",
            "why": "It is almost always a slip of typing.",
        }
    ]


def test_a_silent_change_of_agreed_notes(tmp_path: Path) -> None:
    """It is told until a correction says what it was, and not of notes that are drafts still."""
    front = "notes:\n  status: agreed\n"
    text = "## 1. Gulls\n\nThere were twelve gulls on the quay.\n"
    source = _source(tmp_path, text, front)
    assert CliRunner().invoke(main, ["ledger", "update", "--source", str(source)]).exit_code == 0
    changed = text.replace("twelve", "twenty")
    (warning,) = printed(tmp_path, changed, front)
    assert warning == (
        "content/meetings/2031-05-01.md:10: paragraph 1.1 of agreed notes is not as it was"
        ' published; say under "corrections" what it was and what is right, or leave it if only a'
        " slip of typing was mended"
    )
    said = CliRunner().invoke(main, ["check", "--source", str(source)]).output
    assert "    Why: Readers have relied on what the meeting agreed. [agreed-notes-stay]" in said
    (warning,) = printed(tmp_path, "## 1. Gulls\n\nNothing was said.\n", front)
    assert warning == (
        'content/meetings/2031-05-01.md: what stood at "#p1-1" of agreed notes is gone; say under'
        ' "corrections" what it was and why it was taken out, or put it back'
    )
    correction = "  - {date: 2031-06-01, where: p1-1, was: twelve, now: twenty}\n"
    assert printed(tmp_path, changed, f"{front}corrections:\n{correction}") == []
    assert printed(tmp_path, changed, front.replace("agreed", "draft")) == []


def test_marks_as_text(tmp_path: Path) -> None:
    """What looks like a mark and is none, or the reverse, on a page: there headings need no number.

    In notes a text with hyphens under it is an error, because the heading has none.
    """
    text = (
        "They met.\n---\n\n• a gull\n• a tern\n\nIt was 3*4*5 feet, at the cafÃ©.\n\n"
        "2031. The `old quay' and `new mill' shut.[^1]\n\nQuay | 40\nMill | 20\n"
    )
    content = write(tmp_path, {"pages/mud.md": f"---\ntitle: Mud\n---\n\n{text}"})
    result = CliRunner().invoke(main, ["check", "--source", str(content)])
    assert result.output.splitlines() == [
        "content/pages/mud.md",
        '  line 6: please look: this line makes a heading of "They met."; put an empty line between'
        ' them, or delete it; for a heading write "## They met."',
        "    | ---",
        "    Why: A heading that nobody meant cuts the text in two. [text-is-no-heading]",
        '  line 8: please look: "• a gull" is shown as it stands, and is no entry of a list; write'
        ' "- a gull", and so with those after it',
        "    | • a gull",
        "    Why: Lines run together, and nobody can cite an entry by itself. [lists-are-lists]",
        '  line 11: please look: in "cafÃ©." letters were read as others; write "café."',
        "    | It was 3*4*5 feet, at the cafÃ©.",
        "    Why: Nobody finds a word with letters that it does not have. [letters-are-right]",
        '  line 11: please look: the stars of "3*4*5" do not show, and what is between them leans;'
        ' write "3 × 4 × 5"',
        "    | It was 3*4*5 feet, at the cafÃ©.",
        "    Why: Readers would see one figure in place of three. [sums-keep-their-stars]",
        "  line 13: please look: \"2031. The `old quay' and `new mill' shut.[^1]\" begins a list"
        ' that counts from 2031; write "2031\\." for the number and a full stop, or begin with'
        " another word",
        "    | 2031. The `old quay' and `new mill' shut.[^1]",
        "    Why: Readers would see another number, or none. [text-is-no-list]",
        '  line 13: please look: "[^1]" is shown as it stands, and leads to no footnote; write'
        ' below the text what it says, as "[^1]: …", or delete the mark',
        "    | 2031. The `old quay' and `new mill' shut.[^1]",
        "    Why: Readers would see a mark, and look for what it means. [marks-lead-to-footnotes]",
        '  line 13: please look: "`old quay\' and `" is shown as computer code, without its marks;'
        " write ‘ or ' in the place of each `",
        "    | 2031. The `old quay' and `new mill' shut.[^1]",
        "    Why: Readers would take words that somebody quoted for a program's."
        " [ticks-are-no-code]",
        '  line 15: please look: "Quay 40" and the line after it look like rows of a table, and run'
        ' together; write "| Quay | 40 |", below it "| --- | --- |", and so with each row',
        "    | Quay | 40",
        "    Why: Readers cannot tell which number belongs to what. [tables-are-tables]",
        "",
        "No problems. 8 warnings; the site builds as it is.",
    ]


def test_each_rule_is_tried_here(tmp_path: Path) -> None:
    """No warning is without a test."""
    texts = [text for text, expected in SLIPS.values() if expected]
    front = "present:\n  - person: ada-example\n"
    text = "\n\n".join(["## 1. Gulls", *texts, "### Actions", "- Feed.", "## 2. Terns\n"])
    found = looked_at(tmp_path, text, front)
    own = {"agreed-notes-stay", "text-is-no-heading"}  # tried above
    pasted = {"pasted-text-has-no-traces", "actions-have-a-heading"}  # tried in test_pasted.py
    decided = {
        "voters-were-there",
        "movers-have-another-second",
        "outcomes-fit-votes",
    }  # in test_decisions.py
    others = {  # in files named after these
        check.__name__.replace("_", "-")
        for check in (*SLIPS_OF_MARKS, *AGENDAS, *ATTENDANCE, *STATES, *PAPERS, *RULES_OF_RECORDS)
    }
    assert {one.rule for one in found} | own | pasted | decided | others == {
        rule.__name__.replace("_", "-") for rule in WARNINGS
    }
